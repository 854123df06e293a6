"""A fixture for everything that shows windows: any warning of Qt's own fails the test."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

# What the offscreen platform says about itself; a real window system has these.
OF_THE_PLATFORM = (
    "This plugin does not support",
    "propagateSizeHints",
)


@pytest.fixture(autouse=True)
def no_qt_warning() -> Iterator[None]:
    """Qt has nothing to complain about."""
    said: list[str] = []

    def listen(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind != QtMsgType.QtDebugMsg and kind != QtMsgType.QtInfoMsg and not words.startswith(OF_THE_PLATFORM):
            said.append(words)

    before = qInstallMessageHandler(listen)
    yield
    qInstallMessageHandler(before)
    assert not said, said
