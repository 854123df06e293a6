"""Masks: hiding stretches of recordings from those who may not hear them, wherever sound is handed out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from qa_studio.domain.audit import Subject
from qa_studio.domain.mask import (
    HIDDEN_KEY,
    SHORTEST_MASK_S,
    Cover,
    Mask,
    MaskId,
    MaskOrigin,
    MaskSound,
    is_covered,
    is_wholly_covered,
    may_change_mask,
    may_hear_masked,
    typed_stretches,
)
from qa_studio.domain.people import PersonId, Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import Refused
from qa_studio.services.events import MasksChanged
from qa_studio.services.meanwhile import both_kept, refuse_changed
from qa_studio.services.measuring import Measurements
from qa_studio.services.ports import Clock, Work, WorkFactory
from qa_studio.texts import message


@dataclass(frozen=True, slots=True)
class MaskLine:
    """A mask as lists show it; `maker` is empty where the program made it."""

    mask: Mask
    maker: str


class Masks:
    """What is hidden in each recording.

    `by` is who asks; None is whoever runs a command on the workspace, who owns everything in it.
    """

    def __init__(self, work: WorkFactory, clock: Clock) -> None:
        self._work, self._clock = work, clock

    def of(self, recording: RecordingId) -> tuple[Mask, ...]:
        """All masks of a recording, by time; raises NotFound."""
        with self._work.read() as work:
            work.recordings.get(recording)
            return work.masks.of(recording)

    def lines(self, recording: RecordingId) -> tuple[MaskLine, ...]:
        """The same with who made them."""
        with self._work.read() as work:
            names = {person.id: person.name for person in work.people.persons()}
            masks = work.masks.of(recording)
        return tuple(MaskLine(mask, names.get(mask.made_by, "") if mask.made_by else "") for mask in masks)

    def covers(self, recording: RecordingId, open_for: PersonId | None = None) -> tuple[Cover, ...]:
        """What has to be hidden; nothing for somebody who asks to hear all and may, refused where they may not."""
        with self._work.read() as work:
            return covers_of(work, recording, open_for)

    def add(
        self,
        recording: RecordingId,
        spans: Sequence[Span],
        sound: MaskSound,
        by: PersonId | None,
        origin: MaskOrigin = MaskOrigin.HAND,
    ) -> tuple[Mask, ...]:
        """Hide these stretches at once; refused where one is too short or begins after the end."""
        with self._work() as work:
            _refuse_maker(work, by)
            length = work.recordings.get(recording).sound.duration_s
            now = self._clock()
            fresh = [
                Mask(MaskId(0), recording, _inside(span, length), sound, origin, by, now) for span in sorted(set(spans))
            ]
            added = tuple(replace(mask, id=work.masks.add(mask)) for mask in fresh)
            work.record(MasksChanged((recording,)))
            return added

    def change(self, mask: MaskId, span: Span, sound: MaskSound, by: PersonId | None, seen: Mask | None = None) -> Mask:
        """Move the edges of a mask or let it sound otherwise; gives what it was.

        Raises ChangedMeanwhile where somebody else did the same since it was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.MASK, mask)
            known = work.masks.get(mask)
            _refuse_change(work, known, by, self._clock())
            length = work.recordings.get(known.recording).sound.duration_s
            wanted = replace(known, span=_inside(span, length), sound=sound)
            work.masks.save(both_kept(work, (Subject.MASK, str(mask)), seen, wanted, known))
            work.record(MasksChanged((known.recording,)))
            return known

    def remove(self, mask: MaskId, by: PersonId | None, seen: Mask | None = None) -> Mask:
        """Let everybody hear the stretch again; gives what it was.

        Raises ChangedMeanwhile where it is not what was `seen`: what others hide since must not be heard by mistake.
        """
        with self._work() as work:
            work.lock(Subject.MASK, mask)
            known = work.masks.get(mask)
            _refuse_change(work, known, by, self._clock())
            refuse_changed(work, (Subject.MASK, str(mask)), seen, known)
            work.masks.remove(mask)
            work.record(MasksChanged((known.recording,)))
            return known

    def put_back(self, mask: Mask) -> Mask:
        """A mask that was removed, as it was; its id is a new one."""
        with self._work() as work:
            again = replace(mask, id=work.masks.add(mask))
            work.record(MasksChanged((mask.recording,)))
            return again

    def typed(self, recording: RecordingId) -> tuple[Span, ...]:
        """Stretches in which numbers are typed that are not masked yet; refused before the sound was measured."""
        with self._work.read() as work:
            found = work.measures.get(recording)
            if found is None:
                raise Refused(
                    message("The recording is not measured yet, so its keypad tones are not known."),
                    message("Measure it first: qa-studio measure --recording ID."),
                )
            return _typed(work, recording, found)


def covers_of(work: Work, recording: RecordingId, open_for: PersonId | None = None) -> tuple[Cover, ...]:
    """What has to be hidden of a recording; `open_for` somebody who may hear it: nothing; raises Refused."""
    if open_for is not None:
        refuse_hearing(work, open_for)
        return ()
    return tuple(mask.cover for mask in work.masks.of(recording))


def refuse_hearing(work: Work, by: PersonId) -> None:
    """Raises Refused where the person may not hear masked stretches."""
    if not may_hear_masked(work.people.person(by).role):
        raise Refused(
            message("Masked stretches can be heard by administrators and team leads only."),
            message("Ask one of them."),
        )


def with_hidden_keys(found: Measurements, covers: Sequence[Cover]) -> Measurements:
    """The measurements without saying which keys are pressed in covered stretches."""
    keys = tuple(replace(each, key=HIDDEN_KEY) if is_covered(each.span, covers) else each for each in found.keypad)
    return replace(found, keypad=keys)


def mask_typed(work: Work, found: Mapping[RecordingId, Measurements], at: datetime) -> None:
    """Hide the numbers that are typed in recordings measured for the first time, where the workspace wishes that.

    To be called before what was found is kept.
    """
    typed = [recording for recording, each in found.items() if each.keypad]
    if not typed or not work.settings().mask_keypad:
        return
    there = [row.id for row in work.recordings.rows(typed) if work.measures.get(row.id) is None]
    for recording in there:
        for span in _typed(work, recording, found[recording]):
            work.masks.add(Mask(MaskId(0), recording, span, MaskSound.TONE, MaskOrigin.KEYPAD, None, at))
    if there:
        work.record(MasksChanged(tuple(there)))


def _typed(work: Work, recording: RecordingId, found: Measurements) -> tuple[Span, ...]:
    covers = [mask.cover for mask in work.masks.of(recording)]
    stretches = typed_stretches((key.span for key in found.keypad), found.duration_s)
    return tuple(span for span in stretches if not is_wholly_covered(span, covers))


def _inside(span: Span, length: float) -> Span:
    inside = Span(min(span.start, length), min(span.end, length))
    if inside.length < SHORTEST_MASK_S:
        raise Refused(
            message("Between {start} s and {end} s there is nothing to mask.", start=span.start, end=span.end),
            message("The recording is {seconds} s long.", seconds=round(length, 3)),
        )
    return inside


def _refuse_maker(work: Work, by: PersonId | None) -> None:
    if by is not None and work.people.person(by).role is Role.AGENT:
        raise Refused(message("Agents don't mask recordings."), message("Ask an inspector or a team lead."))


def _refuse_change(work: Work, mask: Mask, by: PersonId | None, now: datetime) -> None:
    if by is not None and not may_change_mask(work.people.person(by), mask, now):
        raise Refused(
            message("This mask can be changed by administrators and team leads only."),
            message("Whoever made it may take it back within an hour."),
        )
