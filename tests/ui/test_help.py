"""The built-in help: the same pages in both languages, beside the work, found by their words."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qa_studio.services.help_pages import HelpPage, help_pages
from qa_studio.texts import Language
from qa_studio.ui.help.page_view import PageView
from qa_studio.ui.help.window import HelpWindow, show_help

ENGLISH, CHINESE = help_pages("en"), help_pages("zh_CN")


def _shape(page: HelpPage) -> list[str]:
    """Headings, table rows and list items, without their words."""
    marks = (re.match(r"#+ |\||- |\d\. ", line) for line in page.text.splitlines())
    return [mark[0] for mark in marks if mark]


@pytest.mark.parametrize(("english", "chinese"), list(zip(ENGLISH, CHINESE, strict=True)))
def test_both_languages_say_the_same(english: HelpPage, chinese: HelpPage) -> None:
    assert english.code == chinese.code and english.title != chinese.title
    assert _shape(english) == _shape(chinese)
    keys = [set(re.findall(r"`([^`]+)`", page.text)) for page in (english, chinese)]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("page", (*ENGLISH, *CHINESE), ids=lambda page: page.title)
def test_every_link_leads_to_a_page(page: HelpPage) -> None:
    codes = {f"{each.code}.md" for each in ENGLISH}
    assert set(re.findall(r"\]\(([^)]+)\)", page.text)) <= codes


@pytest.mark.parametrize("page", (*ENGLISH, *CHINESE), ids=lambda page: page.title)
def test_no_marks_of_the_format_are_left_in_what_is_read(qtbot: QtBot, page: HelpPage) -> None:
    view = PageView("Page")
    qtbot.addWidget(view)
    view.show_text(page.text)
    assert not set("*`|") & set(view.toPlainText())


def test_a_page_is_found_by_its_words(qtbot: QtBot) -> None:
    window = HelpWindow(ENGLISH)
    qtbot.addWidget(window)
    window.show()
    window.field.setText("keypad tones")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.page == "listening"
    assert window.view.textCursor().selectedText().casefold() == "keypad"
    window.field.setText("keypad xylophone")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.none.isVisible() and window.list.count() == 0


def test_a_link_opens_the_other_page(qtbot: QtBot) -> None:
    window = HelpWindow(ENGLISH)
    qtbot.addWidget(window)
    window.view.anchorClicked.emit(QUrl("judging.md"))
    assert window.page == "judging"
    assert window.view.toPlainText().startswith("Judging a call")


@pytest.mark.parametrize(("language", "title"), [("en", "The first hour"), ("zh_CN", "第一个小时")])
def test_there_is_one_help_and_it_speaks_the_windows_language(qtbot: QtBot, language: Language, title: str) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    other: Language = "zh_CN" if language == "en" else "en"
    show_help(other, owner).open_page("checklists")
    window = show_help(language, owner)
    assert window.page == "checklists"
    assert show_help(language, owner) is window
    window.open_page("begin")
    assert window.view.toPlainText().startswith(title)
