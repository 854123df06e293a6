"""What the tests of pages do alike."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.ui.reading_again import ReadingAgain
from qa_studio.ui.surroundings import Surroundings


def reads_soon() -> bool:
    """Whether a page that is seen waits a moment before it reads what was changed."""
    pages = QApplication.topLevelWidgets()
    return any(again.waiting for page in pages for again in page.findChildren(ReadingAgain))


def settle(around: Surroundings, qtbot: QtBot) -> None:
    """Wait until the page has read what it was told of."""
    QApplication.processEvents()  # what happened is told first, then read
    qtbot.waitUntil(lambda: not (around.runner.busy or reads_soon()), timeout=20_000)
    QApplication.processEvents()  # what was shown last is laid out
