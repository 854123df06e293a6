"""Marks and spans from one key, and writes that fail."""

from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from qa_studio.domain.spans import Span
from qa_studio.errors import FileTrouble
from qa_studio.texts import message
from qa_studio.ui.inspect.marking import SpanMarker
from qa_studio.ui.inspect.saving import Saving
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner

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


def test_after_a_failed_write_the_later_ones_wait_and_all_come_in_their_order(qtbot: QtBot, tmp_path: Path) -> None:
    runner = TaskRunner(Presenter())
    saving = Saving(runner)
    target = tmp_path / "not there yet" / "answers"

    def write(line: str) -> datetime:
        if not target.parent.exists():
            raise FileTrouble(message("The folder is gone."))
        with target.open("a") as file:
            file.write(line)
        return NOON

    with qtbot.waitSignal(saving.failed):
        saving.write(lambda: write("one "))
        saving.write(lambda: write("two "))
    qtbot.waitUntil(lambda: saving.unsaved == 2)
    saving.write(lambda: write("three "))
    qtbot.waitUntil(lambda: saving.unsaved == 3)

    target.parent.mkdir()
    saved: list[datetime] = []
    saving.saved.connect(saved.append)
    saving.retry()
    qtbot.waitUntil(lambda: len(saved) == 3)
    assert target.read_text() == "one two three "
    assert saving.unsaved == 0
    runner.close()
