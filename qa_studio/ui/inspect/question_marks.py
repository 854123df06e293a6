"""What the answers leave along the call: flags of evidence, and lines among the notes."""

from qa_studio.domain.score import QuestionScore
from qa_studio.domain.spans import Span
from qa_studio.ui.components.pills import TagKind
from qa_studio.ui.inspect.draft import Draft
from qa_studio.ui.inspect.note_row import ShownNote
from qa_studio.ui.waveform_layers import LayerSpan


def question_marks(draft: Draft, language: str, movable: bool) -> tuple[list[LayerSpan], list[ShownNote]]:
    """Of the open call: a flag for each span of evidence, keyed "question#number"; a line for each and for comments."""
    flags: list[LayerSpan] = []
    notes: list[ShownNote] = []
    noted = {*draft.answers.evidence, *draft.answers.comments}
    for question in draft.checklist.questions:
        code = question.code
        if code not in noted:
            continue
        kind, icon = _looks(draft.scores[code])
        spans, comment = draft.evidence(code), draft.answers.comments.get(code, "")
        number, text = draft.numbers[code], question.text.in_language(language)
        flags += [
            LayerSpan(span.start, span.end, number, f"{code}#{at}", "both", kind, icon, movable)
            for at, span in enumerate(spans)
            if draft.calls.is_here(span)
        ]
        here = [Span(span.start, span.end) for span in spans if draft.calls.is_here(span)]
        notes += [ShownNote(code, number, text, comment, span, kind, icon) for span in here]
        if comment and not here:
            notes.append(ShownNote(code, number, text, comment, None, kind, icon))
    return flags, notes


def _looks(outcome: QuestionScore) -> tuple[TagKind, str]:
    """Colour and sign of a question's flag."""
    if outcome.lost:
        return ("warn", "circle-half-bold") if outcome.share else ("bad", "x-bold")
    return ("good", "check-bold") if outcome.share is not None else ("accent", "")
