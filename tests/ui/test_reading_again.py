"""A page reads again what was changed: when it is seen, and not at every one of many changes."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qa_studio.ui.reading_again import ReadingAgain


class Page(QWidget):
    """Counts how often it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.read = 0
        self.again = ReadingAgain(self, self.count)

    def count(self) -> None:
        self.read += 1


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    return made


def test_the_first_change_is_read_at_once_and_the_others_together(qtbot: QtBot, page: Page) -> None:
    page.show()
    for _ in range(100):
        page.again.ask()
    at_once = page.read
    qtbot.waitUntil(lambda: page.read > at_once)
    assert 1 <= at_once < page.read < 100


def test_a_page_that_nobody_sees_is_read_when_it_is_shown(qtbot: QtBot, page: Page) -> None:
    page.again.ask()
    page.again.ask()
    assert page.read == 0
    page.show()
    qtbot.waitUntil(lambda: page.read == 1)
    page.hide()
    page.show()
    page.again.ask()
    qtbot.waitUntil(lambda: page.read == 2)
