"""Marks and spans from one key, and writes that fail."""

from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from qa_studio.domain.changes import Begun, Entry, SummaryChanged
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import FileTrouble
from qa_studio.services.applying import Applying
from qa_studio.services.events import EventBus
from qa_studio.services.journal import MemoryJournal
from qa_studio.services.outbox import Outbox
from qa_studio.texts import message
from qa_studio.ui.inspect.marking import SpanMarker
from qa_studio.ui.inspect.saving import Saving
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.sending import Sending

NOON = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)


def test_holding_the_key_takes_what_was_heard_meanwhile() -> None:
    marker = SpanMarker()
    marker.press(10.0, 0)
    assert marker.release(12.5, 2500) == Span(10.0, 12.5)


def test_two_presses_take_what_lies_between_in_whatever_order() -> None:
    marker = SpanMarker()
    marker.press(20.0, 0)
    assert marker.release(20.1, 100) is None
    assert marker.pending == 20.0
    marker.press(15.0, 5000)
    assert marker.release(15.1, 5100) == Span(15.0, 20.0)
    assert marker.pending is None


def test_two_quick_presses_make_a_mark() -> None:
    marker = SpanMarker()
    marker.press(7.0, 0)
    marker.release(7.1, 90)
    marker.press(7.2, 200)
    assert marker.release(7.3, 290) == Span(7.0, 7.0)


def test_a_begun_span_can_be_forgotten() -> None:
    marker = SpanMarker()
    marker.press(7.0, 0)
    marker.release(7.1, 90)
    assert marker.give_up()
    assert not marker.give_up()
    assert marker.pending is None


class ToAFile(Applying):
    """Writes summaries to a file, if its folder is there."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def apply(self, entry: Entry) -> None:
        """One after the other."""
        assert isinstance(entry.change, SummaryChanged)
        if not self._target.parent.exists():
            raise FileTrouble(message("The folder is gone."))
        with self._target.open("a") as file:
            file.write(entry.change.after)


def test_after_a_failed_write_the_later_ones_wait_and_all_come_in_their_order(qtbot: QtBot, tmp_path: Path) -> None:
    runner = TaskRunner(Presenter())
    target = tmp_path / "not there yet" / "answers"
    sending = Sending(Outbox(MemoryJournal(), ToAFile(target), lambda: NOON), runner, EventBus(), runner)
    saving = Saving(Begun(InspectionId(1), RecordingId(1), "call", PersonId(1)), sending, runner, runner)

    with qtbot.waitSignal(saving.failed):
        saving.write(SummaryChanged("", "one "))
        saving.write(SummaryChanged("one ", "two "))
    assert saving.unsaved == 2
    saving.write(SummaryChanged("two ", "three "))
    qtbot.waitUntil(lambda: saving.unsaved == 3)

    target.parent.mkdir()
    with qtbot.waitSignal(saving.saved) as saved:
        saving.retry()
    assert saved.args == [NOON]
    assert target.read_text() == "one two three "
    assert saving.unsaved == 0 and not saving.waits
    runner.close()
