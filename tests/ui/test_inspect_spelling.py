"""Misspelt words on the bench, by the real dictionary where this system has one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from inspect_stage import Stage, on_stage
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from qa_studio.dictionaries import system_dictionaries
from qa_studio.services.spelling import Spelling
from qa_studio.services.studio import Studio
from qa_studio.ui.components.fields import TextArea
from qa_studio.ui.spelling_underline import SpellingUnderline
from qa_studio.ui.theme import Theme

Key = Qt.Key
HAS_ENGLISH = any(tag.startswith("en") for tag in system_dictionaries().tags())
needs_english = pytest.mark.skipif(not HAS_ENGLISH, reason="this system has no English dictionary (hunspell-en-us)")


@pytest.fixture
def stage(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(tmp_path / "own words"))
    with on_stage(studio, tmp_path, qtbot) as set_up:
        yield set_up


def commenting(stage: Stage) -> tuple[QPlainTextEdit, SpellingUnderline]:
    """A field for a comment, and what checks it."""
    bench = stage.open()
    stage.until(lambda: stage.studio.spelling.ready)
    stage.settle()
    stage.press(Key.Key_C)
    editor = bench.checklist.row(bench.checklist.active).editor
    assert editor is not None
    checking = editor.area.editor.findChild(SpellingUnderline)
    assert isinstance(checking, SpellingUnderline)
    return editor.area.editor, checking


@needs_english
def test_a_word_is_underlined_once_it_is_written(stage: Stage) -> None:
    editor, checking = commenting(stage)
    QTest.keyClicks(editor, "Teh custmer")
    assert checking.wrong() == ("Teh",), "the last word may not be finished"
    QTest.keyClicks(editor, " waits. ")
    editor.insertPlainText("客户等待。")
    assert checking.wrong() == ("Teh", "custmer")


@needs_english
def test_the_menu_mends_a_word_and_nothing_else(stage: Stage) -> None:
    editor, checking = commenting(stage)
    QTest.keyClicks(editor, "the custmer waits ")
    place = QTextCursor(editor.document())
    place.setPosition(6)
    menu = checking.menu(place)
    mended = next(action for action in menu.actions() if action.text() == "customer")
    mended.trigger()
    assert editor.toPlainText() == "the customer waits "
    assert checking.wrong() == ()
    place.setPosition(1)
    assert "customer" not in [action.text() for action in checking.menu(place).actions()]


@needs_english
def test_my_own_words_are_known_in_every_text(stage: Stage) -> None:
    editor, checking = commenting(stage)
    QTest.keyClicks(editor, "the fernabfrage waits ")
    place = QTextCursor(editor.document())
    place.setPosition(6)
    learn = next(a for a in checking.menu(place).actions() if a.text() == "Add “fernabfrage” to my words")
    learn.trigger()
    assert checking.wrong() == ()
    assert stage.studio.spelling.wrong("fernabfrage") == ()


@needs_english
def test_who_does_not_want_it_sees_no_line(stage: Stage) -> None:
    stage.preferences.change(check_spelling=False)
    editor, checking = commenting(stage)
    QTest.keyClicks(editor, "teh custmer waits ")
    assert checking.wrong() == ()
    place = QTextCursor(editor.document())
    assert all("custmer" not in action.text() for action in checking.menu(place).actions())


@needs_english
def test_the_summary_is_checked_too(stage: Stage) -> None:
    bench = stage.open()
    stage.until(lambda: stage.studio.spelling.ready)
    stage.settle()
    editor = bench.tabs.notes.summary.editor
    QTest.keyClicks(editor, "teh call was long")
    checking = editor.findChild(SpellingUnderline)
    assert isinstance(checking, SpellingUnderline)
    assert checking.wrong() == ("teh",)


def test_without_a_dictionary_nothing_is_underlined_and_nothing_fails(qtbot: QtBot, theme: Theme) -> None:
    class Nothing:
        """A system without dictionaries."""

        def tags(self) -> tuple[str, ...]:
            return ()

        def knows(self, tag: str, word: str) -> bool:
            return False

        def suggest(self, tag: str, word: str) -> tuple[str, ...]:
            return ()

        def add(self, tag: str, word: str) -> None:
            raise AssertionError

    spelling = Spelling(Nothing, "en")
    assert spelling.load() == ()
    area = TextArea("Words")
    qtbot.addWidget(area)
    checking = SpellingUnderline(area.editor, spelling, lambda: True)
    QTest.keyClicks(area.editor, "teh custmer waits")
    assert checking.wrong() == ()
    plain = area.editor.createStandardContextMenu()
    assert len(checking.menu(area.editor.textCursor()).actions()) == len(plain.actions())
