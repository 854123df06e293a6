"""An inspector opens a hundred calls a day: what was shown before is gone, for Python too."""

import gc
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from weakref import ref

import pytest
from inspect_stage import on_stage
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from window_stage import Seat, seated

from qa_studio.bootstrap import preferences
from qa_studio.services.studio import Studio
from qa_studio.ui.help.window import HelpWindow
from qa_studio.ui.palette import CommandPalette
from qa_studio.ui.place_list import PLACES
from qa_studio.ui.settings_dialog import SettingsDialog
from qa_studio.ui.theme import Theme


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nothing is heard, and nobody's settings are remembered from another story."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    preferences.cache_clear()
    yield
    preferences.cache_clear()


def left_of(shown: list["ref[QObject]"]) -> list[str]:
    """What is still there of that, when all that was to be deleted is deleted and Python has looked for garbage."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return [type(each).__name__ for weak in shown if (each := weak()) is not None]


def pages_of(seat: Seat) -> list["ref[QObject]"]:
    """Every page, once it was shown."""
    shown: list[ref[QObject]] = []
    for code, _, _ in PLACES:
        shown.append(ref(seat.go(code)))
        seat.settle()
    assert seat.window.rooms is not None
    return [*shown, ref(seat.window.rooms), ref(seat.window.rooms.player)]


def test_of_the_calls_opened_one_after_the_other_only_the_last_stays(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme
) -> None:
    with on_stage(studio, tmp_path, qtbot) as stage:
        opened: list[ref[QObject]] = []
        for open_one in (stage.open, stage.show_again, stage.show_again, stage.show_again):
            bench = open_one()
            stage.until(lambda: stage.bench.waveform.source is not None)
            opened += [ref(bench), ref(bench.waveform)]
            del bench
        assert left_of(opened) == ["Bench", "WaveformView"]
        assert left_of(opened[:-2]) == []


def test_the_pages_of_one_language_go_when_another_is_spoken(founded: Path, tmp_path: Path, qtbot: QtBot) -> None:
    copytree(founded, tmp_path / "centre")
    with seated(qtbot, tmp_path / "centre") as seat:
        shown = pages_of(seat)
        seat.window.speak("zh_CN")
        seat.settle()
        assert left_of(shown) == []


def test_so_do_those_of_a_workspace_when_another_is_opened(founded: Path, tmp_path: Path, qtbot: QtBot) -> None:
    copytree(founded, tmp_path / "centre")
    with seated(qtbot, tmp_path / "centre") as seat:
        shown = pages_of(seat)
        seat.open(tmp_path / "second", create=True)
        assert left_of(shown) == []


def test_dialogs_over_the_window_go_when_they_are_closed(qtbot: QtBot) -> None:
    with seated(qtbot) as seat:
        opened: list[ref[QObject]] = []
        for open_one, kind in (
            (seat.window.show_settings, SettingsDialog),
            (seat.window.shell.open_palette, CommandPalette),
            (seat.window.show_help, HelpWindow),
        ):
            open_one()
            dialog: QWidget | None = seat.window.shell.findChild(kind)
            assert dialog is not None
            dialog.close()
            opened.append(ref(dialog))
            del dialog
        assert left_of(opened) == []
