"""What every store of masks promises, on each engine."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from qa_studio.domain.mask import Mask, MaskId, MaskOrigin, MaskSound
from qa_studio.domain.people import Person, PersonId, Role
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound, Refused
from qa_studio.services.events import Event, MasksChanged
from qa_studio.services.masks import Masks, covers_of, mask_typed
from qa_studio.services.measuring import ChannelMeasures, KeypadTone, Measurements
from qa_studio.services.ports import Work, WorkFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TYPED = Measurements(
    60.0,
    (ChannelMeasures("agent", (), None, -70, 0), ChannelMeasures("customer", (), None, -70, 0)),
    keypad=tuple(
        KeypadTone(Span(at, at + 0.1), "customer", key) for at, key in ((10.0, "4"), (10.4, "2"), (30.0, "1"))
    ),
)


def a_recording(work: Work, name: str = "call.wav") -> RecordingId:
    sound = Sound(60.0, 8000, 2, "pcm_s16le")
    return work.recordings.add(
        Recording(RecordingId(0), f"/calls/{name}", f"hash of {name}", 1000, sound, CallDetails(), NOON)
    )


def a_mask(recording: RecordingId, start: float, end: float, by: PersonId | None = None) -> Mask:
    return Mask(MaskId(0), recording, Span(start, end), MaskSound.TONE, MaskOrigin.HAND, by, NOON)


def test_masks_are_kept_changed_and_removed(begin: WorkFactory) -> None:
    with begin() as work:
        lead = work.people.add_person(Person(PersonId(0), "Chen", Role.LEAD))
        recording, other = a_recording(work), a_recording(work, "other.wav")
        late, early = a_mask(recording, 7, 9.25, lead), a_mask(recording, 1.5, 3)
        keys = [work.masks.add(each) for each in (late, early)]
        assert work.masks.get(keys[0]) == replace(late, id=keys[0])
        assert work.masks.of(recording) == (replace(early, id=keys[1]), replace(late, id=keys[0]))
        assert work.masks.of(other) == ()
        assert dict(work.masks.of_many([recording, other])) == {recording: work.masks.of(recording)}
        moved = replace(late, id=keys[0], span=Span(6, 9), sound=MaskSound.SILENCE)
        work.masks.save(moved)
        assert work.masks.get(keys[0]) == moved
        work.masks.remove(keys[1])
        assert work.masks.of(recording) == (moved,)
        work.recordings.remove([recording])
        assert work.masks.of(recording) == ()
    with pytest.raises(NotFound), begin() as work:
        work.masks.get(MaskId(9))
    with pytest.raises(NotFound), begin() as work:
        work.masks.save(a_mask(other, 1, 2))


@pytest.mark.parametrize("role", list(Role))
def test_each_role_hears_what_it_may(role: Role, begin: WorkFactory) -> None:
    with begin() as work:
        person = work.people.add_person(Person(PersonId(0), "Chen", role))
        recording = a_recording(work)
        mask = a_mask(recording, 7, 9)
        work.masks.add(mask)
    with begin.read() as work:
        assert covers_of(work, recording) == (mask.cover,)
        if role in (Role.ADMINISTRATOR, Role.LEAD):
            assert covers_of(work, recording, person) == ()
        else:
            with pytest.raises(Refused, match="administrators and team leads"):
                covers_of(work, recording, person)


def test_masks_are_made_adjusted_and_taken_back_by_who_may(begin: WorkFactory, published: list[Event]) -> None:
    clock = [NOON]
    masks = Masks(begin, lambda: clock[0])
    with begin() as work:
        lead = work.people.add_person(Person(PersonId(0), "Chen", Role.LEAD))
        maker = work.people.add_person(Person(PersonId(0), "Wu", Role.INSPECTOR))
        agent = work.people.add_person(Person(PersonId(0), "Fang", Role.AGENT))
        recording = a_recording(work)
    (mask,) = masks.add(recording, [Span(50, 90)], MaskSound.TONE, maker)
    assert published == [MasksChanged((recording,))]
    assert [(line.mask.span, line.maker) for line in masks.lines(recording)] == [(Span(50, 60), "Wu")]
    clock[0] = NOON + timedelta(minutes=30)
    assert masks.change(mask.id, Span(52, 58), MaskSound.SILENCE, maker) == mask
    clock[0] = NOON + timedelta(hours=2)
    with pytest.raises(Refused, match="team leads only"):
        masks.remove(mask.id, maker)
    removed = masks.remove(mask.id, lead)
    assert removed.span == Span(52, 58) and masks.of(recording) == ()
    back = masks.put_back(removed)
    assert masks.of(recording) == (back,) and replace(back, id=removed.id) == removed
    for span, by in ((Span(60, 61), lead), (Span(5, 5), lead), (Span(5, 6), agent)):
        with pytest.raises(Refused):
            masks.add(recording, [span], MaskSound.TONE, by)
    with pytest.raises(NotFound):
        masks.of(RecordingId(99))


def test_numbers_that_are_typed_are_proposed_until_they_are_masked(begin: WorkFactory) -> None:
    masks = Masks(begin, lambda: NOON)
    with begin() as work:
        recording = a_recording(work)
    with pytest.raises(Refused, match="not measured yet"):
        masks.typed(recording)
    with begin() as work:
        work.measures.keep({recording: TYPED}, NOON)
    assert masks.typed(recording) == (Span(9.75, 10.75), Span(29.75, 30.35))
    masks.add(recording, masks.typed(recording)[:1], MaskSound.TONE, None, MaskOrigin.KEYPAD)
    assert masks.typed(recording) == (Span(29.75, 30.35),)


@pytest.mark.parametrize("wished", [False, True])
def test_new_recordings_are_masked_by_themselves_where_it_is_wished(wished: bool, begin: WorkFactory) -> None:
    with begin() as work:
        work.save_settings(WorkspaceSettings(mask_keypad=wished))
        recording, gone = a_recording(work), RecordingId(99)
        mask_typed(work, {recording: TYPED, gone: TYPED}, NOON)
        work.measures.keep({recording: TYPED}, NOON)
        spans = [mask.span for mask in work.masks.of(recording)]
        assert spans == ([Span(9.75, 10.75), Span(29.75, 30.35)] if wished else [])
        for mask in work.masks.of(recording):
            assert (mask.origin, mask.made_by) == (MaskOrigin.KEYPAD, None)
            work.masks.remove(mask.id)
        mask_typed(work, {recording: TYPED}, NOON)  # measured anew: what somebody let be heard stays so
        assert work.masks.of(recording) == ()
