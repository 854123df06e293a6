"""Every test of the window runs in the shipped theme, and any warning of Qt's own fails it."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.ui.theme import Theme

# What the offscreen platform says about itself; a real window system has these.
OF_THE_PLATFORM = (
    "This plugin does not support",
    "propagateSizeHints",
)


@pytest.fixture(autouse=True)
def _no_qt_warning() -> Iterator[None]:
    said: list[str] = []

    def listen(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind != QtMsgType.QtDebugMsg and kind != QtMsgType.QtInfoMsg and not words.startswith(OF_THE_PLATFORM):
            said.append(words)

    before = qInstallMessageHandler(listen)
    yield
    qInstallMessageHandler(before)
    assert not said, said


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    """The light theme over the application; a test may change it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    worn = Theme(app, "light")
    yield worn
    worn.use("light")
