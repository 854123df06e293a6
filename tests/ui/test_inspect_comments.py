"""Ready-made comments: the question's own and what one wrote before, with keys and with the mouse."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from inspect_stage import Stage, on_stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.domain.answers import Answers
from qa_studio.domain.recording import RecordingId
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.studio import Studio
from qa_studio.texts import catalogue
from qa_studio.ui.inspect.checklist_panel import ChecklistPanel
from qa_studio.ui.inspect.comment_editor import CommentEditor
from qa_studio.ui.inspect.draft import Draft
from qa_studio.ui.theme import Theme

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
FORM = read_text_of("""
checklist: words
title: {en: Words}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: all
    title: {en: All}
    questions:
      - {code: greeting, text: {en: Greets}, kind: choice, comments: [{en: Name missing}, {en: Too late}],
         options: [{code: yes, score: 100}, {code: no, score: 0}]}
""")


@pytest.fixture
def draft() -> Draft:
    return Draft(FORM, Answers(FORM.code))


@pytest.fixture
def panel(draft: Draft, qtbot: QtBot, theme: Theme) -> ChecklistPanel:
    panel = ChecklistPanel(draft, 1, catalogue("en"))
    panel.commented.connect(draft.comment)
    qtbot.addWidget(panel)
    panel.resize(464, 700)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.offer_comments({"greeting": ("Sounds bored", "Too late", "Hangs up\nwithout a word " + "and more " * 30)})
    return panel


@pytest.fixture
def write(panel: ChecklistPanel) -> Callable[[], CommentEditor]:
    def open_field() -> CommentEditor:
        panel.row("greeting").edit_comment()
        editor = panel.row("greeting").editor
        assert editor is not None
        return editor

    return open_field


def test_own_comments_stand_below_those_of_the_question_each_once(write: Callable[[], CommentEditor]) -> None:
    editor = write()
    words = [chip.text() for chip in editor.offers.chips]
    assert words[:3] == ["Name missing", "Too late", "Sounds bored"]
    assert len(words) == 4 and words[3].startswith("Hangs up without a word and")
    assert all(chip.width() <= editor.width() for chip in editor.offers.chips)
    assert editor.offers.chips[2].accessibleName() == "You wrote before: Sounds bored"


def test_down_and_enter_take_an_offer_without_the_mouse(
    write: Callable[[], CommentEditor], draft: Draft, panel: ChecklistPanel, qtbot: QtBot
) -> None:
    editor = write()
    QTest.keyClick(editor.area.editor, Key.Key_Down)
    assert editor.offers.chips[0].hasFocus()
    QTest.keyClick(editor.offers.chips[0], Key.Key_Right)
    QTest.keyClick(editor.offers.chips[1], Key.Key_Right)
    QTest.keyClick(editor.offers.chips[2], Key.Key_Return)
    assert draft.answers.comments == {"greeting": "Sounds bored"}
    qtbot.waitUntil(lambda: panel.row("greeting").editor is None)


def test_escape_and_up_lead_back_from_the_offers_into_the_field(write: Callable[[], CommentEditor]) -> None:
    editor = write()
    for key in (Key.Key_Up, Key.Key_Escape):
        QTest.keyClick(editor.area.editor, Key.Key_Down)
        assert editor.offers.chips[0].hasFocus(), key
        QTest.keyClick(editor.offers.chips[0], key)
        QApplication.processEvents()
        assert editor.area.editor.hasFocus() and editor.isVisible(), key


def test_an_offer_comes_in_where_the_cursor_stands_and_writing_goes_on(
    write: Callable[[], CommentEditor], draft: Draft
) -> None:
    editor = write()
    QTest.keyClicks(editor.area.editor, "At first: Then polite.")
    cursor = editor.area.editor.textCursor()
    cursor.setPosition(len("At first:"))
    editor.area.editor.setTextCursor(cursor)
    QTest.keyClick(editor.area.editor, Key.Key_2, ALT)
    assert draft.answers.comments == {"greeting": "At first: Too late Then polite."}
    QTest.keyClicks(editor.area.editor, "!")
    assert editor.area.text() == "At first: Too late! Then polite."
    QTest.keyClick(editor.area.editor, Key.Key_9, ALT)
    assert editor.area.text() == "At first: Too late! Then polite.", "there is no ninth"


def test_what_i_wrote_on_earlier_calls_is_offered_on_the_next(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme
) -> None:
    with on_stage(studio, tmp_path, qtbot) as stage:
        bench = stage.open()
        first = stage.questions[0].code
        bench.judging.comment(first, "Talks over the customer")
        stage.settle()
        other = another_call(stage)
        stage.recording = other
        bench = stage.open()
        bench.checklist.activate(first)
        stage.press(Key.Key_C)
        editor = bench.checklist.row(first).editor
        assert editor is not None
        assert [chip.words for chip in editor.offers.chips][-1] == "Talks over the customer"


def another_call(stage: Stage) -> RecordingId:
    """The same sound under another name."""
    known = stage.studio.library.get(stage.recording)

    return stage.studio.library.add_without_sound(
        replace(known, id=RecordingId(0), path="/calls/another.wav", content_hash="another")
    )
