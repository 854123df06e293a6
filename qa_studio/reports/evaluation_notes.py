"""The public notes of a call on paper."""

from qa_studio.reports.setter import LABEL, Cell, Setter, Story
from qa_studio.services.papers import EvaluationPaper

MOST = 40


def notes_story(setter: Setter, paper: EvaluationPaper) -> Story:
    """What was noted beside the answers, by time, as far as it fits; nothing where nothing was."""
    if not paper.notes:
        return []
    rows: list[list[Cell]] = [
        [
            setter.formats.in_call(row.note.span, paper.number(row.note.recording)),
            setter.texts(row.note.text),
            row.author,
        ]
        for row in paper.notes[:MOST]
    ]
    head = [setter.say("Time"), setter.say("Note"), setter.say("Written by")]
    story = [*setter.heading(setter.say("Notes")), setter.table(head, rows, [90, 318, 85])]
    if (left := len(paper.notes) - MOST) > 0:
        story.append(setter.text(setter.say("{number} more are in the program.", number=left), LABEL))
    return story
