"""The question bank in the window: look, pick, insert, keep."""

from collections.abc import Iterator

import pytest
from page_stage import settle
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Method
from qa_studio.domain.question_adapting import Adapted
from qa_studio.services.studio import Studio
from qa_studio.ui.checklists.bank_dialog import BankDialog
from qa_studio.ui.checklists.keep_dialog import KeepDialog
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def bank(studio: Studio, around: Surroundings, qtbot: QtBot) -> Iterator[BankDialog]:
    target, _ = studio.checklists.newest("inbound-consultation")
    dialog = BankDialog(studio.question_bank, around, target)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(around, qtbot)
    yield dialog


def headings(dialog: BankDialog) -> list[str]:
    return [line.words for line in dialog.list.bank.lines if line.row is None]


def looked_for(dialog: BankDialog, words: str) -> list[str]:
    dialog.search.setText(words)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    return [line.words for line in dialog.list.bank.lines if line.row is not None]


def test_questions_stand_under_their_checklist_and_are_found_in_either_language(bank: BankDialog) -> None:
    assert headings(bank)[0].startswith("Complaint handling call v1  ›  ")
    assert any("empathy" in words for words in looked_for(bank, "投诉 EMPATHY"))
    assert looked_for(bank, "no such thing") == []
    assert not bank.list.isVisible()
    QTest.mouseClick(bank.accept_button, Qt.MouseButton.LeftButton)
    assert bank.isVisible() and bank.why.text() == "Pick a question first."
    QTest.keyClick(bank.search, Qt.Key.Key_Escape)
    assert len(headings(bank)) > 5 and bank.list.isVisible()


def test_everything_goes_by_keys(bank: BankDialog, qtbot: QtBot) -> None:
    given: list[Adapted] = []
    bank.inserted.connect(given.append)
    QTest.keyClick(bank.search, Qt.Key.Key_Down)
    assert bank.list.hasFocus()
    codes = []
    for _ in range(2):
        assert bank.list.current is not None
        codes.append(bank.list.current.question.code)
        QTest.keyClick(bank.list, Qt.Key.Key_Space)
        QTest.keyClick(bank.list, Qt.Key.Key_Down)
    assert bank.accept_button.text() == "Insert 2 questions"
    QTest.keyClick(bank.list, Qt.Key.Key_Return)
    assert [question.code for question in given[0].questions] == codes
    assert not bank.isVisible()


def test_with_nothing_picked_the_question_in_hand_is_inserted(bank: BankDialog) -> None:
    given: list[Adapted] = []
    bank.inserted.connect(given.append)
    words = looked_for(bank, "empathy")
    rectangle = bank.list.visualRect(bank.list.bank.index(1))
    QTest.mouseClick(bank.list.viewport(), Qt.MouseButton.LeftButton, pos=rectangle.center())
    QTest.mouseDClick(bank.list.viewport(), Qt.MouseButton.LeftButton, pos=rectangle.center())
    assert [str(question.text) for question in given[0].questions] == words[:1]


def test_a_click_on_the_box_picks_and_another_search_keeps_it(bank: BankDialog) -> None:
    box = bank.list.visualRect(bank.list.bank.index(1)).topLeft() + QPoint(24, 28)
    QTest.mouseClick(bank.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    picked = bank.list.bank.picked
    looked_for(bank, "nothing of the kind")
    assert bank.list.bank.picked == picked and bank.accept_button.text() == "Insert 1 question"
    looked_for(bank, "")
    assert bank.list.bank.data(bank.list.bank.index(1), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_what_has_to_be_changed_is_shown_before(bank: BankDialog, studio: Studio) -> None:
    title = studio.checklists.newest("inbound-consultation")[0].title
    assert looked_for(bank, str(title))
    assert "is taken here; this question is" in said(bank)
    looked_for(bank, "empathy apologises")
    assert "taken here" not in said(bank)


def test_ones_own_questions_are_kept_moved_and_taken_out(
    bank: BankDialog, studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    question = studio.checklists.newest("follow-up")[0].questions[0]
    keep = KeepDialog(studio.question_bank, around, [question], Method.PERCENTAGE, "Openings", bank)
    keep.show()
    settle(around, qtbot)
    keep.topic.setText(" ")
    QTest.keyClick(keep.topic, Qt.Key.Key_Return)
    assert keep.isVisible() and keep.why.text() == "A topic is needed."
    keep.topic.setText("Greetings")
    QTest.keyClick(keep.topic, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not keep.isVisible())
    settle(around, qtbot)
    assert headings(bank)[0] == "Greetings"
    assert all(action.isEnabled() for action in bank.menu().actions())
    bank.sort_under("问候")
    settle(around, qtbot)
    assert headings(bank)[0] == "问候"
    bank.list.setFocus()
    QTimer.singleShot(0, press_accept)
    QTest.keyClick(bank.list, Qt.Key.Key_Delete)
    settle(around, qtbot)
    assert headings(bank)[0].startswith("Complaint")
    assert not any(action.isEnabled() for action in bank.menu().actions())


def press_accept() -> None:
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Dialog)
    QTest.keyClick(asked.accept_button, Qt.Key.Key_Return)


def said(dialog: BankDialog) -> str:
    return "\n".join(each.text() for each in dialog.notes.findChildren(Paragraph)) if dialog.notes.isVisible() else ""
