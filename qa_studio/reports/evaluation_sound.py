"""The sound of judged calls on paper: their pictures, what of them was heard, and the evidence that nobody heard."""

from qa_studio.domain.inspected_call import recording_of, unheard_in
from qa_studio.domain.recording import AudioState
from qa_studio.domain.spans import Span, without
from qa_studio.reports.charts.heard import HeardStrip, heard_strip
from qa_studio.reports.charts.waveform import Flag, waveform_picture, waveform_thumbnail
from qa_studio.reports.evaluation_calls import call_heading
from qa_studio.reports.evaluation_questions import answer_tone
from qa_studio.reports.picture import Picture
from qa_studio.reports.setter import BODY, LABEL, SECOND, Setter, Story
from qa_studio.services.heard_words import heard_words
from qa_studio.services.papers import EvaluationPaper, PaperCall


def thumbnail(setter: Setter, paper: EvaluationPaper, width: float) -> Picture | None:
    """The first call in small with its evidence; None where there is no sound."""
    if paper.waveform is None:
        return None
    flags = _flags(paper, paper.judged[0])
    return waveform_thumbnail(setter, paper.waveform, flags, width, swapped=paper.swapped)


def unheard(paper: EvaluationPaper) -> dict[str, tuple[Span, ...]]:
    """By question, the evidence that nobody heard; nothing in calls of which no listening is on record."""
    calls = paper.evaluation.calls
    told = {call.recording for call in calls if call.heard}
    evidence = {
        code: tuple(span for span in spans if recording_of(span, calls[0].recording) in told)
        for code, spans in paper.evaluation.answers.evidence.items()
    }
    return unheard_in(evidence, calls)


def sound_story(setter: Setter, paper: EvaluationPaper) -> Story:
    """For each call its picture, the strip of what was heard, and both in words."""
    story: Story = []
    for number, call in enumerate(paper.judged, start=1):
        story += setter.heading(call_heading(setter, paper, number), room=230)
        if call.waveform is None:
            gone = {
                AudioState.PRESENT: setter.say("The sound could not be read when this was printed."),
                AudioState.MISSING: setter.say("The sound file is missing."),
                AudioState.REMOVED: setter.say("The sound was removed by retention."),
            }[call.recording.audio]
            story.append(setter.text(gone, SECOND))
        else:
            story.append(waveform_picture(setter, call.waveform, _flags(paper, call), swapped=call.swapped))
        story += _heard(setter, paper, call)
    return story


def _in(paper: EvaluationPaper, call: PaperCall) -> dict[str, tuple[Span, ...]]:
    """By question, the evidence in one call."""
    first = paper.evaluation.recording
    return {
        code: tuple(span for span in spans if recording_of(span, first) == call.recording.id)
        for code, spans in paper.evaluation.answers.evidence.items()
    }


def _flags(paper: EvaluationPaper, call: PaperCall) -> list[Flag]:
    return sorted(
        (
            Flag(code, span, answer_tone(paper.result.question(code)))
            for code, spans in _in(paper, call).items()
            if paper.checklist.has_question(code)
            for span in spans
        ),
        key=lambda flag: flag.span,
    )


def _heard(setter: Setter, paper: EvaluationPaper, call: PaperCall) -> Story:
    ledger, say = call.heard, setter.say
    words = setter.text(say.sentences(*heard_words(ledger, call.coverage, call.to_hear, say)), BODY)
    flags = say("Flags: evidence with the code of its question.")
    if not ledger:
        return [*([setter.text(flags, LABEL)] if call.waveform is not None else []), words]
    caption = say(
        "Strip: green was heard, with a line in it more than once; amber was said and not heard; grey is masked."
    )
    strip = _strip(paper, call)
    hollow = any(not known for _, known in strip.evidence)
    below = say("A hollow triangle is evidence that the inspector did not hear.") if hollow else None
    above = flags if call.waveform is not None else None
    part = say("Grey is also what is not judged.") if call.part is not None else None
    return [heard_strip(setter, strip), setter.text(say.sentences(above, caption, part, below), LABEL), words]


def _strip(paper: EvaluationPaper, call: PaperCall) -> HeardStrip:
    ledger, found, missed = call.heard, call.coverage, unheard(paper)
    return HeardStrip(
        call.to_hear.duration_s,
        ledger.spans,
        tuple(span for span, _ in ledger.repeated()),
        found.missed if found.said is not None else (),
        (*call.to_hear.masked, *_not_judged(call)),
        tuple((span, span not in missed.get(code, ())) for code, spans in _in(paper, call).items() for span in spans),
    )


def _not_judged(call: PaperCall) -> tuple[Span, ...]:
    return without((Span(0.0, call.to_hear.duration_s),), (call.part,)) if call.part is not None else ()
