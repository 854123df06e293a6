"""What is known along a call, as tiers of labels for other programs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qa_studio.domain.annotation import Label, Tier
from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import Evaluation, EvaluationState
from qa_studio.domain.inspected_call import evidence_of
from qa_studio.domain.inspection import Inspection
from qa_studio.domain.mask import hidden_segments
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.domain.speakers import AGENT, CUSTOMER
from qa_studio.domain.transcript import Segment
from qa_studio.services.masks import covers_of
from qa_studio.services.measuring import Measurements
from qa_studio.services.ports import Work
from qa_studio.texts import Catalogue


def tiers_of(work: Work, recording: RecordingId, reader: PersonId | None, say: Catalogue) -> tuple[Tier, ...]:
    """Notes, evidence, measurements and transcript as `reader` may see them; what lies under masks is not told."""
    notes = [Label(row.note.span, row.note.text) for row in work.notes.of_recording(recording, reader)]
    evidence = dict.fromkeys(_evidence(work, recording, reader, say))
    measured, transcript = work.measures.get(recording), work.transcripts.get(recording)
    tiers = [Tier(say("Notes"), tuple(notes), plain=True), Tier(say("Evidence"), tuple(sorted(evidence)))]
    if measured is not None:
        tiers += _measured(measured, say)
    if transcript is not None:
        tiers += _spoken(hidden_segments(transcript.segments, covers_of(work, recording)), say)
    return tuple(tier for tier in tiers if tier.labels)


def _evidence(work: Work, recording: RecordingId, reader: PersonId | None, say: Catalogue) -> Iterator[Label]:
    """Of evaluations that count, and of the reader's inspections that are not completed."""
    for head in work.evaluations.of_recording(recording):
        if head.state is EvaluationState.CURRENT:
            done = work.evaluations.get(head.id)
            yield from _evidence_of(work.checklists.get(done.checklist), _in(recording, done), say)
    for begun in work.inspections.open_of(recording):
        if begun.inspector == reader:
            yield from _evidence_of(work.checklists.get(begun.checklist), _in(recording, begun), say)


def _in(recording: RecordingId, judged: Inspection | Evaluation) -> Answers:
    """The answers with the evidence that lies in this call."""
    return replace(judged.answers, evidence=evidence_of(judged.answers.evidence, recording, judged.recording))


def _evidence_of(checklist: Checklist, answers: Answers, say: Catalogue) -> Iterator[Label]:
    for first, section in enumerate(checklist.sections, start=1):
        for second, question in enumerate(section.questions, start=1):
            words = f"{first}.{second} {question.text.in_language(say.language)}"
            if comment := answers.comments.get(question.code):
                words = f"{words} – {comment}"
            for span in answers.evidence.get(question.code, ()):
                yield Label(Span(span.start, span.end), words)


def _sides(say: Catalogue) -> dict[str, str]:
    return {AGENT: say("Agent"), CUSTOMER: say("Customer")}


def _measured(found: Measurements, say: Catalogue) -> Iterator[Tier]:
    sides = _sides(say)
    for number, channel in enumerate(found.channels, start=1):
        side = sides.get(channel.role, say("Channel {number}", number=number) if len(found.channels) > 1 else "")
        name = say("Speech: {side}", side=side) if side else say("Speech")
        yield Tier(name, tuple(Label(span, "") for span in channel.speech))
    yield _lengths(say("Dead air"), found.dead_air)
    cut_in = {"agent": say("the agent cuts in"), "customer": say("the customer cuts in")}
    overlaps = tuple(Label(each.span, cut_in.get(each.cut_in, _seconds(each.span))) for each in found.overlaps)
    yield Tier(say("Overlap"), overlaps)
    yield _lengths(say("Hold"), found.hold)
    # Which keys they were stays in the workspace: card numbers are typed so.
    yield Tier(say("Keypad tones"), tuple(Label(each.span, "") for each in found.keypad))


def _lengths(name: str, spans: Iterable[Span]) -> Tier:
    return Tier(name, tuple(Label(span, _seconds(span)) for span in spans))


def _seconds(span: Span) -> str:
    return f"{span.length:.1f} s"


def _spoken(segments: Sequence[Segment], say: Catalogue) -> Iterator[Tier]:
    sides = _sides(say)
    for speaker in dict.fromkeys(segment.speaker for segment in segments):
        side = sides.get(speaker, speaker)
        name = say("Transcript: {side}", side=side) if side else say("Transcript")
        said = (Label(each.span, each.text) for each in segments if each.speaker == speaker and each.text.strip())
        yield Tier(name, tuple(said))
