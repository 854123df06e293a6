"""The media keys of keyboards and headsets, as far as the system hands them to the window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench


def add_media_keys(bench: "Bench") -> None:
    """Make them work wherever the keyboard is in the window of a bench that is in sight."""
    listening = bench.listening
    meant: dict[Qt.Key, Callable[[], object]] = {
        Qt.Key.Key_MediaPlay: listening.toggle,
        Qt.Key.Key_MediaTogglePlayPause: listening.toggle,
        Qt.Key.Key_MediaPause: listening.pause,
        Qt.Key.Key_MediaStop: listening.pause,
        Qt.Key.Key_MediaNext: partial(listening.to_moment, 1),
        Qt.Key.Key_MediaPrevious: partial(listening.to_moment, -1),
        Qt.Key.Key_AudioForward: partial(listening.skip, 5.0),
        Qt.Key.Key_AudioRewind: partial(listening.skip, -5.0),
    }
    for key, action in meant.items():
        QShortcut(QKeySequence(key), bench, action)
