"""The calls of an evaluation on paper, where there are several or only a part of one was judged."""

from collections.abc import Iterable

from qa_studio.domain.spans import Span
from qa_studio.reports.names import file_name
from qa_studio.reports.setter import SECOND, Cell, Setter, Story
from qa_studio.services.heard_words import share_words
from qa_studio.services.papers import EvaluationPaper, PaperCall

_WIDTHS = (26.0, 108.0, 96.0, 80.0, 48.0, 92.0, 43.0)


def span_words(setter: Setter, paper: EvaluationPaper, span: Span) -> str:
    """From–to, before it the number of the call where there are several."""
    return setter.formats.in_call(span, paper.number_of(span))


def times_words(setter: Setter, paper: EvaluationPaper, spans: Iterable[Span]) -> str:
    """All of them in a line."""
    return ", ".join(span_words(setter, paper, span) for span in spans)


def calls_story(setter: Setter, paper: EvaluationPaper) -> Story:
    """A line for each call; nothing for one that was judged as a whole."""
    say = setter.say
    if not paper.several:
        part = paper.judged[0].part
        if part is None:
            return []
        words = say("Only {part} of the call was judged.", part=setter.formats.span(part))
        return [setter.text(words, SECOND)]
    rows = [_row(setter, number, call) for number, call in enumerate(paper.judged, start=1)]
    head = [say("No."), say("Call"), say("Agent"), say("Case"), say("Duration"), say("Judged"), say("Heard")]
    return [*setter.heading(say("Calls")), setter.table(head, rows, _WIDTHS, right=(6,))]


def _row(setter: Setter, number: int, call: PaperCall) -> list[Cell]:
    formats, recording = setter.formats, call.recording
    return [
        str(number),
        formats.moment(recording.started_at),
        recording.agent_name or file_name(setter, recording),
        recording.case or "–",
        formats.clock(recording.duration_s),
        formats.span(call.part) if call.part is not None else setter.say("All of it"),
        share_words(call.coverage.call) if call.heard else "–",
    ]


def call_heading(setter: Setter, paper: EvaluationPaper, number: int) -> str:
    """What stands above the sound of a call."""
    if not paper.several:
        return setter.say("The call")
    recording = paper.judged[number - 1].recording
    when = setter.formats.moment(recording.started_at) if recording.started_at else file_name(setter, recording)
    return setter.say("Call {number}: {when}", number=number, when=when)
