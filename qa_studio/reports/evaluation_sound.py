"""The sound of a judged call on paper: its picture, what of it was heard, and the evidence that nobody heard."""

from qa_studio.domain.listening import Coverage, coverage, unheard_evidence
from qa_studio.domain.recording import AudioState
from qa_studio.domain.spans import Span
from qa_studio.reports.charts.heard import HeardStrip, heard_strip
from qa_studio.reports.charts.waveform import Flag, waveform_picture, waveform_thumbnail
from qa_studio.reports.evaluation_questions import answer_tone
from qa_studio.reports.picture import Picture
from qa_studio.reports.setter import BODY, LABEL, SECOND, Setter, Story
from qa_studio.services.heard_words import heard_words
from qa_studio.services.papers import EvaluationPaper


def thumbnail(setter: Setter, paper: EvaluationPaper, width: float) -> Picture | None:
    """The call in small with its evidence; None where there is no sound."""
    if paper.waveform is None:
        return None
    return waveform_thumbnail(setter, paper.waveform, _flags(paper), width, swapped=paper.swapped)


def covered(paper: EvaluationPaper) -> Coverage:
    """How much of the call was heard."""
    return coverage(paper.evaluation.heard, paper.to_hear)


def unheard(paper: EvaluationPaper) -> dict[str, tuple[Span, ...]]:
    """By question, the evidence that nobody heard; nothing where no listening is on record."""
    ledger = paper.evaluation.heard
    return unheard_evidence(paper.evaluation.answers.evidence.items(), ledger) if ledger else {}


def sound_story(setter: Setter, paper: EvaluationPaper) -> Story:
    """The picture of the call, the strip of what was heard, and both in words."""
    story = setter.heading(setter.say("The call"), room=230)
    if paper.waveform is None:
        gone = {
            AudioState.PRESENT: setter.say("The sound could not be read when this was printed."),
            AudioState.MISSING: setter.say("The sound file is missing."),
            AudioState.REMOVED: setter.say("The sound was removed by retention."),
        }[paper.recording.audio]
        story.append(setter.text(gone, SECOND))
    else:
        story.append(waveform_picture(setter, paper.waveform, _flags(paper), swapped=paper.swapped))
    return [*story, *_heard(setter, paper)]


def _flags(paper: EvaluationPaper) -> list[Flag]:
    return sorted(
        (
            Flag(code, span, answer_tone(paper.result.question(code)))
            for code, spans in paper.evaluation.answers.evidence.items()
            if paper.checklist.has_question(code)
            for span in spans
        ),
        key=lambda flag: flag.span,
    )


def _heard(setter: Setter, paper: EvaluationPaper) -> Story:
    ledger, say = paper.evaluation.heard, setter.say
    words = setter.text(say.sentences(*heard_words(ledger, covered(paper), paper.to_hear, say)), BODY)
    flags = say("Flags: evidence with the code of its question.")
    if not ledger:
        return [*([setter.text(flags, LABEL)] if paper.waveform is not None else []), words]
    caption = say(
        "Strip: green was heard, with a line in it more than once; amber was said and not heard; grey is masked."
    )
    below = say("A hollow triangle is evidence that the inspector did not hear.") if unheard(paper) else None
    above = flags if paper.waveform is not None else None
    return [heard_strip(setter, _strip(paper)), setter.text(say.sentences(above, caption, below), LABEL), words]


def _strip(paper: EvaluationPaper) -> HeardStrip:
    ledger, found, missed = paper.evaluation.heard, covered(paper), unheard(paper)
    return HeardStrip(
        paper.to_hear.duration_s,
        ledger.spans,
        tuple(span for span, _ in ledger.repeated()),
        found.missed if found.said is not None else (),
        paper.to_hear.masked,
        tuple(
            (span, span not in missed.get(code, ()))
            for code, spans in paper.evaluation.answers.evidence.items()
            for span in spans
        ),
    )
