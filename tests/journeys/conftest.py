"""The whole program: a real window, real sound files, real papers; no sound server, and no warning of Qt's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui_thread import the_window_asks_nothing_while_it_paints
from no_qt_warning import no_qt_warning
from pytestqt.qtbot import QtBot
from window_garbage import widgets_end_with_their_test
from window_stage import Sit, seated

from qa_studio.bootstrap import preferences

__all__ = ["no_qt_warning", "the_window_asks_nothing_while_it_paints", "widgets_end_with_their_test"]


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nothing is heard, and nobody's settings are remembered from another story."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    preferences.cache_clear()
    yield
    preferences.cache_clear()


@pytest.fixture
def sit(qtbot: QtBot) -> Sit:
    """Sit down before a window: `with sit(folder) as seat`."""
    return lambda place=None, language="en": seated(qtbot, place, language)
