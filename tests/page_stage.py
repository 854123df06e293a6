"""What the tests of pages do alike."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.ui.surroundings import Surroundings


def settle(around: Surroundings, qtbot: QtBot) -> None:
    """Wait until the page has read what it was told of."""
    QApplication.processEvents()  # what happened is told first, then read
    qtbot.waitUntil(lambda: not around.runner.busy, timeout=20_000)
