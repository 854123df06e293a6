"""How much of a recording an inspector has heard, and whether that is enough to judge it."""

from qa_studio.domain.inspection import Inspection
from qa_studio.domain.listening import Coverage, HeardChannel, SaidBy, ToHear, coverage
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span, united
from qa_studio.errors import Refused
from qa_studio.services.call_clock import clock
from qa_studio.services.heard_words import share_words
from qa_studio.services.measuring import Measurements
from qa_studio.services.ports import Work
from qa_studio.texts import Message, message


class NotHeardEnough(Refused):
    """An inspection can't be completed before more of a call is heard; `following` is the first that is missing.

    `number` is the place of the call among several, from 1; 0 where it is the only one.
    """

    def __init__(self, found: Coverage, least: int, recording: RecordingId, number: int = 0) -> None:
        super().__init__(_of_call(number, _too_little(found, least)), _what_is_missing(found))
        self.coverage, self.recording = found, recording
        self.following = found.next_missed(-1.0)


def to_hear(work: Work, recording: RecordingId, part: Span | None = None) -> ToHear:
    """What there is to hear in a recording, or a part of it, by its measurements and masks as they are now."""
    measured = work.measures.get(recording)
    return ToHear(
        work.recordings.get(recording).sound.duration_s,
        None if measured is None else speech(measured),
        tuple(mask.span for mask in work.masks.of(recording)),
        part,
    )


def speech(measured: Measurements) -> tuple[SaidBy, ...]:
    """Who speaks when; both as one where they can't be told apart."""
    if measured.mono:
        return (SaidBy("both", united(span for channel in measured.channels for span in channel.speech)),)
    sides: dict[str, HeardChannel] = {"agent": "agent", "customer": "customer"}
    return tuple(SaidBy(sides.get(channel.role, "both"), channel.speech) for channel in measured.channels)


def refuse_too_little_heard(work: Work, found: Inspection) -> None:
    """Raise NotHeardEnough where the workspace asks for more than was heard of a call, or of its part."""
    settings = work.settings()
    if settings.least_heard <= 0:
        return
    several = len(found.calls) > 1
    for number, call in enumerate(found.calls, start=1):
        covered = coverage(call.heard, to_hear(work, call.recording, call.part))
        asked = covered if settings.least_heard_of_said else covered.of_the_call()
        share = asked.call if asked.said is None else asked.said
        # All of it may be masked: then nothing is missing.
        if asked.missed and share * 100 < settings.least_heard - 1e-9:
            raise NotHeardEnough(asked, settings.least_heard, call.recording, number if several else 0)


def _of_call(number: int, what: Message) -> Message:
    return message("Call {number}: {what}", number=number, what=what) if number else what


def _too_little(found: Coverage, least: int) -> Message:
    if found.said is None:
        return message(
            "Only {share} of the call was heard; at least {least} % is asked for.",
            share=share_words(found.call),
            least=least,
        )
    return message(
        "Only {share} of what was said was heard; at least {least} % is asked for.",
        share=share_words(found.said),
        least=least,
    )


def _what_is_missing(found: Coverage) -> Message:
    first = found.next_missed(-1.0) or Span(0.0, 0.0)
    seconds = f"{found.missed_s:.0f}"
    return message(
        "{seconds} s are missing; the first stretch begins at {time}.", seconds=seconds, time=clock(first.start)
    )
