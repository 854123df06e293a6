"""A newcomer builds a checklist of ten questions with a fail and a condition, tries it, and publishes it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from window_stage import CONTROL, Seat, Sit

from qa_studio.domain.checklist import Fails, ShowWhen
from qa_studio.domain.checklist_edit import Spot
from qa_studio.ui.checklists.bank_dialog import BankDialog
from qa_studio.ui.checklists.designer.page import DesignerPage
from qa_studio.ui.checklists.new_dialog import NewChecklistDialog
from qa_studio.ui.checklists.page import ChecklistsPage
from qa_studio.ui.checklists.publish_dialog import PublishDialog

Key = Qt.Key
QUESTIONS = (
    *("Greets with name and company", "Confirms who is calling", "Asks for the reason", "Lets the customer finish"),
    *("Checks the account", "Explains the bill in plain words", "Offers a solution", "Says what happens next"),
    *("Asks whether anything is left", "Thanks and says goodbye"),
)


def dialog_of(seat: Seat, kind: type[QWidget]) -> QWidget:
    seat.until(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    seat.settle()
    return dialog


def begin(seat: Seat, title: str) -> DesignerPage:
    """From the shelf: a title, Enter, and the caret stands in the first question."""
    page = seat.go("checklists")
    assert isinstance(page, ChecklistsPage)
    seat.click(page.shelf.new_button)
    dialog_of(seat, NewChecklistDialog)
    seat.type(title)
    seat.press(Key.Key_Return)
    seat.until(lambda: page.designer is not None)
    seat.until(lambda: isinstance(seat.keyboard(), QPlainTextEdit))
    assert page.designer is not None
    return page.designer


def write_questions(seat: Seat) -> None:
    """One after the other, with Enter between them."""
    for number, words in enumerate(QUESTIONS):
        if number:
            seat.press(Key.Key_Return)
        seat.type(words)


def take_in_hand(seat: Seat, designer: DesignerPage, number: int) -> str:
    code = designer.editing.checklist.questions[number].code
    designer.editing.go_to(Spot(question=code))
    QApplication.processEvents()
    return code


def test_ten_questions_with_a_fail_and_a_condition_are_in_use_minutes_later(sit: Sit, tmp_path: Path) -> None:
    with sit() as seat:
        studio = seat.open(tmp_path / "centre", create=True)
        designer = begin(seat, "Billing call")
        write_questions(seat)
        assert [str(question.text) for question in designer.editing.checklist.questions] == list(QUESTIONS)

        identity = take_in_hand(seat, designer, 1)
        no = designer.properties.question.answers.options.shown_rows[-1]
        no.consequence.setFocus()
        while no.consequence.code != Fails.FORM:
            seat.press(Key.Key_Down)
        account = take_in_hand(seat, designer, 4)
        designer.properties.question.condition.switch.setFocus()
        seat.press(Key.Key_Space)
        when = designer.editing.checklist.question(account).show_when
        assert when is not None and when.among == ("no",)

        seat.click(designer.head.back)
        seat.settle()
        page = seat.page()
        assert isinstance(page, ChecklistsPage) and page.designer is None
        chosen = page.shelf.chosen()
        assert chosen is not None and chosen.draft is not None and chosen.row.questions == len(QUESTIONS)
        seat.press(Key.Key_Return)
        seat.until(lambda: page.designer is not None)
        assert page.designer is not None
        seat.settle()

        seat.click(page.designer.head.publish)
        dialog_of(seat, PublishDialog)
        seat.press(Key.Key_Return)
        seat.until(lambda: page.designer is None)
        seat.settle()
        published, version = studio.checklists.newest("billing-call")
        assert (version, len(published.questions), studio.drafts.rows()) == (1, 10, ())
        assert published.question(identity).options[-1].fails is Fails.FORM
        assert published.question(account).show_when == ShowWhen(when.question, ("no",))
        chosen = page.shelf.chosen()
        assert chosen is not None and chosen.published is not None and chosen.code == "billing-call"


def test_questions_of_another_checklist_are_asked_again_without_the_mouse(sit: Sit, tmp_path: Path) -> None:
    with sit() as seat:
        studio = seat.open(tmp_path / "centre", create=True)
        designer = begin(seat, "Night calls")
        seat.type("Says that it is night")
        bank = designer.open_bank()
        assert isinstance(dialog_of(seat, BankDialog), BankDialog)
        seat.type("complaint empathy")
        seat.press(Key.Key_Return, Key.Key_Down, Key.Key_Space)
        picked = [row.question for row in bank.list.bank.picked]
        seat.press(Key.Key_Return, modifier=CONTROL)
        seat.settle()
        asked = designer.editing.checklist.questions
        assert list(asked[1:]) == picked and len(picked) == 1
        designer.editing.steps.undo()
        assert len(designer.editing.checklist.questions) == 1
        designer.keep()
        seat.settle()
        assert studio.drafts.get(designer.draft_id).checklist == designer.editing.checklist
