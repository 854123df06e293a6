"""What retention wrote down holds against whoever read the recording before, on each engine."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from qa_studio.domain.recording import AudioState, CallDetails, Recording, RecordingId, Sound
from qa_studio.domain.retention import LegalHold
from qa_studio.errors import NotFound, Refused
from qa_studio.storage.work import SqlWorkFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def call(begin: SqlWorkFactory) -> RecordingId:
    sound = Sound(60.0, 8000, 2, "pcm_s16")
    with begin() as work:
        return work.recordings.add(
            Recording(RecordingId(0), "/calls/1.wav", "a" * 64, 1, sound, CallDetails(started_at=NOON), NOON)
        )


def test_audio_that_is_gone_does_not_come_back_with_what_was_read_before(
    begin: SqlWorkFactory, call: RecordingId
) -> None:
    with begin.read() as work:
        before = work.recordings.get(call)
    with begin() as work:
        work.retention.remove(call, NOON, words=False)
    with begin() as work:
        work.recordings.save(replace(before, audio=AudioState.MISSING, swapped=True))
    with begin.read() as work:
        after = work.recordings.get(call)
        assert (after.audio, after.swapped) == (AudioState.REMOVED, True)
        assert work.retention.removed_at(call) == NOON


def test_a_hold_is_replaced_by_a_newer_reason_and_lifted_once(begin: SqlWorkFactory, call: RecordingId) -> None:
    with begin() as work:
        work.holds.place(LegalHold(call, "Claim 17", None, NOON))
        work.holds.place(LegalHold(call, "Police", None, NOON))
    with begin() as work:
        assert [hold.reason for hold in work.holds.all()] == ["Police"]
        assert work.holds.lift(call)
        assert not work.holds.lift(call)


def test_a_held_recording_keeps_its_audio_whoever_asks(begin: SqlWorkFactory, call: RecordingId) -> None:
    with begin() as work:
        work.holds.place(LegalHold(call, "Police", None, NOON))
    with pytest.raises(Refused, match="held"), begin() as work:
        work.retention.remove(call, NOON, words=False)
    with begin.read() as work:
        assert work.recordings.get(call).audio is AudioState.PRESENT


def test_what_is_not_there_can_not_be_held(begin: SqlWorkFactory) -> None:
    with pytest.raises(NotFound), begin() as work:
        work.holds.place(LegalHold(RecordingId(99), "Police", None, NOON))
