"""What the agent said to an evaluation, on paper."""

from qa_studio.reports.setter import Cell, Setter, Story
from qa_studio.services.acknowledged import acknowledged_words
from qa_studio.services.papers import EvaluationPaper


def said_story(setter: Setter, paper: EvaluationPaper) -> Story:
    """When it was acknowledged, and every comment; nothing where it is not acknowledged."""
    if not paper.said:
        return []
    agent = paper.agent_name or paper.recording.agent_name or ""
    words = setter.say.say(acknowledged_words(paper.said[0], agent, setter.formats.moment))
    rows: list[list[Cell]] = [
        [setter.formats.moment(each.at), each.by, setter.texts(each.comment)] for each in paper.said if each.comment
    ]
    story = [*setter.heading(setter.say("Acknowledgement")), setter.text(words)]
    if rows:
        head = [setter.say("Time"), setter.say("Written by"), setter.say("Comment")]
        story.append(setter.table(head, rows, [105, 85, 303]))
    return story
