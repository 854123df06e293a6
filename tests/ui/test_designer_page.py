"""The designer as its author meets it: typing, keys, saving, publishing."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Fails, Method, ShowWhen
from qa_studio.domain.checklist_draft import DraftId
from qa_studio.domain.checklist_edit import FORM, Spot
from qa_studio.domain.question_adapting import adapted
from qa_studio.domain.wording import plain
from qa_studio.services.studio import Studio
from qa_studio.ui.checklists.designer.consequence import ConsequenceChoice
from qa_studio.ui.checklists.designer.dialogs import CompareDialog
from qa_studio.ui.checklists.designer.page import DesignerPage
from qa_studio.ui.checklists.publish_dialog import PublishDialog
from qa_studio.ui.surroundings import Surroundings

CALL = "inbound-consultation"
Open = Callable[[DraftId], DesignerPage]


@pytest.fixture
def open_page(qtbot: QtBot, studio: Studio, around: Surroundings) -> Iterator[Open]:
    def opened(draft: DraftId) -> DesignerPage:
        page = DesignerPage(studio, studio.drafts.get(draft), around)
        qtbot.addWidget(page)
        page.resize(1416, 900)
        page.show()
        qtbot.waitUntil(lambda: page.isActiveWindow() and page.furnished)
        return page

    yield opened
    # The offscreen platform keeps its clipboard until after Python has ended, which what was made in Python can't bear.
    QApplication.clipboard().clear()


@pytest.fixture
def blank(studio: Studio, open_page: Open) -> DesignerPage:
    """A checklist that nobody has written yet."""
    return open_page(studio.drafts.blank("Billing call", Method.PERCENTAGE, "en"))


@pytest.fixture
def known(studio: Studio, open_page: Open, qtbot: QtBot) -> DesignerPage:
    """The next version of a checklist that is in use."""
    page = open_page(studio.drafts.edit(CALL))
    qtbot.waitUntil(lambda: bool(page.editing.published) and page.head.version.text() == "v2")
    return page


def field() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def texts(page: DesignerPage) -> list[str]:
    return [question.text.in_language("en") for question in page.editing.checklist.questions]


def wait_for_text_field(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))


def test_a_new_checklist_begins_with_the_caret_in_its_first_question(qtbot: QtBot, blank: DesignerPage) -> None:
    wait_for_text_field(qtbot)
    for words in ("Greets the customer", "Confirms the identity", "Thanks the customer"):
        QTest.keyClicks(field(), words)
        QTest.keyClick(field(), Qt.Key.Key_Return)
    assert texts(blank) == ["Greets the customer", "Confirms the identity", "Thanks the customer", ""]
    QTest.keyClick(field(), Qt.Key.Key_Return)
    assert len(texts(blank)) == 4  # an empty one is written first
    qtbot.waitUntil(lambda: blank.head.saved.text().startswith("Saved "))


def test_what_was_typed_is_kept_when_the_page_is_left(
    qtbot: QtBot, blank: DesignerPage, studio: Studio, around: Surroundings
) -> None:
    wait_for_text_field(qtbot)
    QTest.keyClicks(field(), "Greets")
    with qtbot.waitSignal(blank.left):
        QTest.mouseClick(blank.head.back, Qt.MouseButton.LeftButton)
    around.runner.finish_writes()
    kept = studio.drafts.get(blank.draft_id).checklist
    assert [question.text.in_language("en") for question in kept.questions] == ["Greets"]


def test_keys_add_a_question_and_a_section_from_anywhere(qtbot: QtBot, blank: DesignerPage) -> None:
    wait_for_text_field(qtbot)
    QTest.keyClicks(field(), "Greets")
    QTest.keyClick(field(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for_text_field(qtbot)
    QTest.keyClicks(field(), "Asks")
    QTest.keyClick(field(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field(), "Closing")
    QTest.keyClick(field(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for_text_field(qtbot)
    QTest.keyClicks(field(), "Thanks")
    form = blank.editing.checklist
    assert [(str(section.title), [str(q.text) for q in section.questions]) for section in form.sections] == [
        ("Section 1", ["Greets", "Asks"]),
        ("Closing", ["Thanks"]),
    ]


def test_the_tree_is_worked_with_the_keyboard_alone(qtbot: QtBot, known: DesignerPage) -> None:
    tree, editing = known.tree, known.editing
    first, second = editing.checklist.questions[:2]
    editing.go_to(Spot(question=first.code))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert editing.checklist.questions[:2] == (second, first)
    QTest.keyClick(tree, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert editing.checklist.questions[2].text == first.text
    assert editing.spot == Spot(question=editing.checklist.questions[2].code)
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    QTest.keyClick(tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editing.checklist.questions[:2] == (first, second)
    QTest.keyClick(tree, Qt.Key.Key_F2)
    wait_for_text_field(qtbot)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Slash)
    assert field() is known.left_column.search


def test_down_in_the_search_leads_to_the_first_hit(qtbot: QtBot, known: DesignerPage) -> None:
    search, last = known.left_column.search, known.editing.checklist.questions[-1]
    search.setFocus()
    QTest.keyClicks(search, last.text.in_language("en"))
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert known.editing.spot == Spot(question=last.code)
    assert QApplication.focusWidget() is known.tree


def test_tab_reaches_everything_and_comes_round(known: DesignerPage) -> None:
    known.left_column.search.setFocus()
    reached = [field()]
    while field() is not reached[0] or len(reached) == 1:
        QTest.keyClick(field(), Qt.Key.Key_Tab)
        reached.append(field())
        assert len(reached) < 100
    for control in (known.tree, known.head.back, known.head.publish, known.left_column.add_button):
        assert control in reached
    assert any(known.properties.isAncestorOf(each) for each in reached)
    assert any(known.preview.isAncestorOf(each) for each in reached)


def test_cut_and_paste_bring_a_question_to_another_section(known: DesignerPage) -> None:
    tree, editing = known.tree, known.editing
    first, target = editing.checklist.questions[0], editing.checklist.sections[1]
    editing.go_to(Spot(question=first.code))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert not editing.checklist.has_question(first.code)
    editing.go_to(Spot(section=target.code))
    QTest.keyClick(tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editing.checklist.sections[1].questions == (*target.questions, first)


def test_what_went_with_a_question_is_told_with_the_way_back(qtbot: QtBot, known: DesignerPage) -> None:
    editing = known.editing
    first, second = editing.checklist.questions[:2]
    editing.go_to(Spot(question=second.code))
    editing.change_question("Condition", lambda question: replace(question, show_when=ShowWhen(first.code, ("no",))))
    before = editing.checklist
    editing.go_to(Spot(question=first.code))
    known.left_column.actions_.delete.trigger()
    notice = known.left_column.notice
    assert notice is not None
    assert "a condition that named it" in notice.words.text()
    notice.acted.emit()
    assert editing.checklist == before
    assert known.left_column.notice is None


def test_questions_dragged_from_another_window_are_copied_under_free_codes(
    known: DesignerPage, studio: Studio, open_page: Open
) -> None:
    other = open_page(studio.drafts.copy(studio.checklists.rows()[0].id, "Other call", "en"))
    code = known.editing.checklist.questions[0].code
    known.left_column.tree.choose([Spot(question=code)])
    known.left_column.actions_.copy.trigger()
    data = QApplication.clipboard().mimeData()
    drop_below(other, other.editing.checklist.questions[1].code, data)
    new = other.editing.checklist.questions[2]
    assert new.text == known.editing.checklist.question(code).text
    assert other.editing.spot == Spot(question=new.code)


def drop_below(page: DesignerPage, code: str, data: QMimeData) -> None:
    tree = page.left_column.tree
    box = tree.visualRect(page.left_column.model.index_of(Spot(question=code)))
    at = QPoint(box.center().x(), box.bottom() - 3)
    event = QDropEvent(
        QPointF(at), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    tree.dropEvent(event)


def test_lines_dropped_from_another_program_become_questions(known: DesignerPage) -> None:
    lines = QMimeData()
    lines.setText("• Names the price\n• Names the term")
    first = known.editing.checklist.questions[0]
    drop_below(known, first.code, lines)
    assert texts(known)[1:3] == ["Names the price", "Names the term"]
    assert known.left_column.tree.chosen_spots() == [
        Spot(question=question.code) for question in known.editing.checklist.questions[1:3]
    ]


def test_published_from_the_designer_the_draft_is_a_version(qtbot: QtBot, known: DesignerPage, studio: Studio) -> None:
    known.editing.go_to(Spot(question=known.editing.checklist.questions[0].code))
    known.editing.change_question("Weight", lambda question: replace(question, weight=question.weight + 1))
    QTest.mouseClick(known.head.publish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(known.publishing.dialog, PublishDialog))
    dialog = known.publishing.dialog
    assert isinstance(dialog, PublishDialog)
    with qtbot.waitSignal(known.published) as told:
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert told.args == [CALL]
    assert studio.checklists.newest(CALL) == (known.editing.checklist, 2)
    assert studio.drafts.rows() == ()


def test_problems_are_shown_before_anything_is_published(qtbot: QtBot, blank: DesignerPage) -> None:
    wait_for_text_field(qtbot)
    QTest.keyClicks(field(), "Greets")
    blank.editing.change_question("Answers", lambda question: replace(question, options=()))
    blank.editing.go_to(FORM)
    blank.editing.settle()
    qtbot.waitUntil(lambda: blank.findings.serious > 0)
    QTest.mouseClick(blank.head.publish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: blank.left_column.notice is not None)
    assert blank.publishing.dialog is None
    assert blank.editing.spot == Spot(question=blank.editing.checklist.questions[0].code)


def test_the_last_question_that_nobody_wrote_is_in_nobodys_way(qtbot: QtBot, blank: DesignerPage) -> None:
    wait_for_text_field(qtbot)
    QTest.keyClicks(field(), "Greets")
    QTest.keyClick(field(), Qt.Key.Key_Return)
    QTest.mouseClick(blank.head.publish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(blank.publishing.dialog, PublishDialog))
    assert texts(blank) == ["Greets"]


def test_nothing_changed_is_nothing_to_publish(qtbot: QtBot, known: DesignerPage, around: Surroundings) -> None:
    told: list[str] = []
    around.presenter.noticed.connect(lambda notice: told.append(notice.words))
    QTest.mouseClick(known.head.publish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["The draft is the same as v1: there is nothing to publish."]


def test_the_draft_is_compared_with_the_version_in_use(known: DesignerPage) -> None:
    known.editing.go_to(Spot(question=known.editing.checklist.questions[0].code))
    known.editing.change_question(
        "Fail", lambda q: replace(q, options=(*q.options[:-1], replace(q.options[-1], fails=Fails.FORM)))
    )
    QTest.mouseClick(known.head.compare, Qt.MouseButton.LeftButton)
    assert isinstance(known.publishing.dialog, CompareDialog)
    assert known.head.compare.text() == "Compare with v1"
    known.publishing.dialog.reject()


def test_a_new_checklist_has_nothing_to_be_compared_with(blank: DesignerPage) -> None:
    assert blank.head.version.text() == "v1"
    assert not blank.head.compare.isVisible()


def test_what_somebody_else_saved_is_told_and_decided(qtbot: QtBot, known: DesignerPage, studio: Studio) -> None:
    now = studio.drafts.get(known.draft_id)
    other = studio.people.add_person("王芳")
    studio.drafts.save(now.id, replace(now.checklist, note=plain("Theirs")), now.revision, other)
    known.editing.change_form("Note", lambda form: replace(form, note=plain("Mine")))
    known.keep()
    qtbot.waitUntil(lambda: known.bar.banner is not None)
    assert known.bar.banner is not None
    assert "王芳 saved this draft at" in known.bar.banner.words.text()
    assert known.head.saved.text() == "Not saved"
    known.bar.acted.emit()
    qtbot.waitUntil(lambda: known.head.saved.text().startswith("Saved "))
    assert studio.drafts.get(known.draft_id).checklist.note == plain("Mine")
    assert known.bar.isHidden()


def test_what_is_not_saved_keeps_its_author_here(
    qtbot: QtBot, known: DesignerPage, studio: Studio, around: Surroundings
) -> None:
    told: list[str] = []
    left: list[bool] = []
    around.presenter.noticed.connect(lambda notice: told.append(notice.words))
    known.left.connect(lambda: left.append(True))
    studio.drafts.discard(known.draft_id)
    known.editing.change_form("Note", lambda form: replace(form, note=plain("Mine")))
    known.head.back.clicked.emit()
    qtbot.waitUntil(lambda: known.bar.banner is not None)
    known.head.back.clicked.emit()
    assert told == ["The last changes are not saved yet; decide about them first."]
    assert not left


def test_the_undo_button_says_what_it_takes_back(known: DesignerPage) -> None:
    assert not known.head.undo.isEnabled()
    code = known.editing.checklist.questions[0].code
    known.left_column.tree.choose([Spot(question=code)])
    known.left_column.actions_.duplicate.trigger()
    assert known.head.undo.toolTip().startswith("Undo Duplicate “")
    QTest.mouseClick(known.head.undo, Qt.MouseButton.LeftButton)
    assert not known.head.undo.isEnabled()
    assert known.head.redo.isEnabled()


def test_a_hidden_preview_stays_hidden_in_the_next_draft(studio: Studio, known: DesignerPage, open_page: Open) -> None:
    assert known.preview.isVisible()
    QTest.mouseClick(known.head.preview_button, Qt.MouseButton.LeftButton)
    assert not known.preview.isVisible()
    other = open_page(studio.drafts.blank("Other", Method.POINTS, "en"))
    assert not other.preview.isVisible()
    QTest.mouseClick(other.head.preview_button, Qt.MouseButton.LeftButton)
    assert other.preview.width() > 390


def test_questions_from_the_bank_follow_the_one_in_hand(qtbot: QtBot, known: DesignerPage) -> None:
    first = known.editing.checklist.questions[0]
    dialog = known.open_bank()
    qtbot.waitUntil(dialog.isVisible)
    dialog.inserted.emit(adapted([(first, Method.PERCENTAGE)], known.editing.checklist))
    assert known.editing.checklist.questions[1].text == first.text
    assert known.editing.steps.undoText() == "Insert from the question bank"
    dialog.reject()


TEN = (
    *("Greets with name and company", "Asks for the reason of the call", "Confirms the identity"),
    *("Listens without interrupting", "Asks what the customer has tried", "Solves the problem"),
    *("Says when it will be solved", "Explains the bill in plain words", "Sums up what was agreed", "Says goodbye"),
)


def test_a_newcomer_makes_and_publishes_ten_questions_with_a_fail_and_a_condition(
    qtbot: QtBot, blank: DesignerPage, studio: Studio
) -> None:
    wait_for_text_field(qtbot)
    for words in TEN:
        QTest.keyClicks(field(), words)
        QTest.keyClick(field(), Qt.Key.Key_Return)
    identity, promise = blank.editing.checklist.questions[2], blank.editing.checklist.questions[6]
    click_row(blank, identity.code)
    consequence = [each for each in blank.properties.findChildren(ConsequenceChoice) if each.isVisible()][-1]
    consequence.setFocus()
    QTest.keyClick(consequence, Qt.Key.Key_End)
    click_row(blank, promise.code)
    QTest.mouseClick(blank.properties.question.condition.switch, Qt.MouseButton.LeftButton)
    QTest.mouseClick(blank.head.publish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(blank.publishing.dialog, PublishDialog))
    dialog = blank.publishing.dialog
    assert isinstance(dialog, PublishDialog)
    with qtbot.waitSignal(blank.published):
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    made, number = studio.checklists.newest("billing-call")
    assert number == 1
    assert tuple(str(question.text) for question in made.questions) == TEN
    assert made.question(identity.code).options[-1].fails is Fails.FORM
    assert made.question(promise.code).show_when is not None


def click_row(page: DesignerPage, code: str) -> None:
    tree = page.left_column.tree
    index = page.left_column.model.index_of(Spot(question=code))
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
