"""The tree of the designer: what it shows, and what happens to its rows when the form changes."""

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Checklist, Fails, Method, Scoring, Section, ShowWhen
from qa_studio.domain.checklist_edit import FORM, Spot, change_question, moved, with_questions, without
from qa_studio.domain.question_shapes import Shape, new_question
from qa_studio.domain.wording import Wording, plain
from qa_studio.ui.checklists.designer.clipboard import mime_of
from qa_studio.ui.checklists.designer.editing import Editing, Touches
from qa_studio.ui.checklists.designer.tree import FormTree
from qa_studio.ui.checklists.designer.tree_delegate import CARET
from qa_studio.ui.checklists.designer.tree_drop import Landing, Landings
from qa_studio.ui.checklists.designer.tree_model import FormModel
from qa_studio.ui.theme import Theme

PER = Method.PERCENTAGE


def a_form(**sections: str) -> Checklist:
    """Sections by code, each with questions named by its letters."""
    return Checklist(
        "form",
        plain("Form"),
        Scoring(PER, Fraction(80)),
        tuple(
            Section(
                code, plain(code.title()), tuple(new_question(Shape.YES_NO, PER, q, plain(f"Asks {q}")) for q in qs)
            )
            for code, qs in sections.items()
        ),
    )


@pytest.fixture
def editing(qtbot: QtBot, theme: Theme) -> Editing:
    return Editing(a_form(opening="abc", closing="de"))


@pytest.fixture
def model(editing: Editing) -> FormModel:
    made = FormModel(editing, "en")
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


@pytest.fixture
def tree(qtbot: QtBot, editing: Editing, model: FormModel) -> FormTree:
    view = FormTree(editing, model, "en")
    qtbot.addWidget(view)
    view.resize(340, 500)
    view.show()
    qtbot.waitExposed(view)
    return view


def rows(model: FormModel, parent: QModelIndex | None = None) -> list[str]:
    above = QModelIndex() if parent is None else parent
    said = []
    for at in range(model.rowCount(above)):
        index = model.index(at, 0, above)
        row = model.row(index)
        said += [f"{row.number} {row.words}".strip(), *rows(model, index)]
    return said


def asked(*codes: str) -> list[Spot]:
    return [Spot(question=code) for code in codes]


def test_the_form_stands_above_its_sections(model: FormModel) -> None:
    assert rows(model) == [
        "Form: percentage, pass mark 80",
        *("1 Opening", "1.1 Asks a", "1.2 Asks b", "1.3 Asks c"),
        *("2 Closing", "2.1 Asks d", "2.2 Asks e"),
    ]


def test_a_keystroke_repaints_the_question_and_its_section_only(
    editing: Editing, model: FormModel, qtbot: QtBot
) -> None:
    repainted: list[Spot] = []
    model.dataChanged.connect(lambda first, last, *_: repainted.append(model.spot(first)))
    editing.go_to(Spot(question="b"))
    editing.change_question("Wording", lambda question: replace(question, text=plain("Asks b!")))
    assert repainted == [Spot(question="b"), Spot(section="opening")]
    assert "1.2 Asks b!" in rows(model)


def test_new_rows_come_and_old_rows_go_where_they_stand(editing: Editing, model: FormModel) -> None:
    came: list[tuple[int, int]] = []
    went: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _, first, last: came.append((first, last)))
    model.rowsRemoved.connect(lambda _, first, last: went.append((first, last)))
    more = [new_question(Shape.TEXT, PER, code, plain(f"Asks {code}")) for code in "xy"]
    editing.edit("New", with_questions(editing.checklist, "opening", 1, more))
    assert came == [(1, 2)]
    assert rows(model)[2:7] == ["1.1 Asks a", "1.2 Asks x", "1.3 Asks y", "1.4 Asks b", "1.5 Asks c"]
    editing.edit("Delete", without(editing.checklist, [Spot(section="opening")]))
    assert went == [(1, 1)]
    editing.steps.undo()
    editing.steps.undo()
    assert len(rows(model)) == 8


def test_words_begin_behind_the_longest_number(editing: Editing, model: FormModel) -> None:
    assert model.widest == "2.3"
    more = [new_question(Shape.TEXT, PER, f"n{at}", plain("More")) for at in range(9)]
    editing.edit("New", with_questions(editing.checklist, "opening", 3, more))
    assert model.widest == "2.12"


def test_moved_questions_stay_selected_and_their_sections_as_they_were_folded(
    editing: Editing, tree: FormTree, model: FormModel
) -> None:
    tree.choose(asked("a", "b"))
    tree.collapse(model.index_of(Spot(section="closing")))
    editing.edit("Move", moved(editing.checklist, ["a", "b"], "closing", 1))
    assert rows(model)[1:] == [
        "1 Opening",
        "1.1 Asks c",
        "2 Closing",
        "2.1 Asks d",
        "2.2 Asks a",
        "2.3 Asks b",
        "2.4 Asks e",
    ]
    assert tree.chosen_spots() == asked("a", "b")
    assert tree.isExpanded(model.index_of(Spot(section="opening")))


def test_another_code_keeps_the_row(editing: Editing, tree: FormTree, model: FormModel) -> None:
    editing.go_to(Spot(question="b"))
    editing.change_question("Code", lambda question: replace(question, code="greeting"))
    assert tree.chosen_spots() == asked("greeting")
    editing.go_to(Spot(section="closing"))
    editing.change_section("Code", lambda section: replace(section, code="end"))
    assert tree.isExpanded(model.index_of(Spot(section="end")))


def test_a_row_says_all_that_is_in_it(editing: Editing, model: FormModel) -> None:
    def fatal(checklist: Checklist) -> Checklist:
        when = ShowWhen("a", ("no",))
        form = change_question(checklist, "b", lambda q: replace(q, show_when=when, weight=Fraction(12)))
        return change_question(
            form, "b", lambda q: replace(q, options=(q.options[0], replace(q.options[1], fails=Fails.FORM)))
        )

    editing.edit("Fatal", fatal(editing.checklist), Touches.PLACE, then=Spot(question="b"))
    said = model.data(model.index_of(Spot(question="b")), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "1.2 Asks b, 12, Asked under a condition, Fatal: an answer fails the form"


def test_what_has_no_words_yet_says_so(editing: Editing, model: FormModel) -> None:
    editing.go_to(Spot(question="a"))
    editing.change_question("Wording", lambda question: replace(question, text=Wording({"en": ""})))
    assert model.data(model.index_of(Spot(question="a"))) == "Question without a text"


def test_the_search_leaves_what_has_all_the_words_in_any_language(
    editing: Editing, tree: FormTree, model: FormModel
) -> None:
    both = Wording({"en": "Greets warmly", "zh_CN": "热情问候"})
    editing.go_to(Spot(question="d"))
    editing.change_question("Wording", lambda question: replace(question, text=both))
    tree.collapse(model.index_of(Spot(section="closing")))
    for words in ("warmly greets", "问候"):
        tree.search(words)
        assert rows(model)[1:] == ["2 Closing", "2.1 Greets warmly"]
    assert tree.isExpanded(model.index_of(Spot(section="closing")))
    tree.search("opening")
    assert rows(model)[1:] == ["1 Opening", "1.1 Asks a", "1.2 Asks b", "1.3 Asks c"]
    tree.search("")
    assert len(rows(model)) == 8
    assert not tree.isExpanded(model.index_of(Spot(section="closing")))


def test_a_question_that_is_new_is_seen_whatever_is_searched(
    editing: Editing, tree: FormTree, model: FormModel
) -> None:
    tree.search("closing")
    new = new_question(Shape.YES_NO, PER, "z", plain("Other"))
    editing.edit("New", with_questions(editing.checklist, "opening", 1, [new]), then=Spot(question="z"))
    assert rows(model)[1:] == ["1 Opening", "1.2 Other", "2 Closing", "2.1 Asks d", "2.2 Asks e"]
    assert tree.chosen_spots() == asked("z")


def test_the_place_in_hand_is_the_current_row_and_the_other_way_round(
    editing: Editing, tree: FormTree, model: FormModel
) -> None:
    editing.go_to(Spot(question="d"))
    assert model.spot(tree.currentIndex()) == Spot(question="d")
    tree.setCurrentIndex(model.index_of(Spot(section="opening")))
    assert editing.spot == Spot(section="opening")


def test_going_to_a_question_of_a_folded_section_unfolds_it(editing: Editing, tree: FormTree, model: FormModel) -> None:
    tree.collapse(model.index_of(Spot(section="closing")))
    editing.go_to(Spot(question="e"))
    assert tree.isExpanded(model.index_of(Spot(section="closing")))


def test_questions_of_a_chosen_section_go_with_it(tree: FormTree, model: FormModel) -> None:
    for spot in (Spot(section="opening"), Spot(question="b"), Spot(question="e"), FORM):
        tree.selectionModel().select(model.index_of(spot), QItemSelectionModel.SelectionFlag.Select)
    assert tree.chosen_spots() == [Spot(section="opening"), Spot(question="e")]


def test_a_click_on_the_caret_folds_without_going_there(editing: Editing, tree: FormTree, model: FormModel) -> None:
    index = model.index_of(Spot(section="opening"))
    at = QPoint(CARET + 6, tree.visualRect(index).center().y())
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not tree.isExpanded(index)
    assert editing.spot == FORM


def test_left_goes_from_a_question_to_its_section(editing: Editing, tree: FormTree) -> None:
    editing.go_to(Spot(question="e"))
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert editing.spot == Spot(section="closing")


def test_where_something_falls_is_the_nearest_gap(tree: FormTree, model: FormModel) -> None:
    landings = Landings(tree, model)

    def at(spot: Spot, below: bool) -> QPoint:
        box = tree.visualRect(model.index_of(spot))
        return QPoint(100, box.bottom() - 3 if below else box.top() + 3)

    def places(landing: Landing) -> tuple[int, int | None]:
        return landing.section, landing.place

    assert places(landings.for_questions(at(Spot(question="b"), False))) == (0, 1)
    assert places(landings.for_questions(at(Spot(question="b"), True))) == (0, 2)
    assert places(landings.for_questions(at(Spot(section="closing"), False))) == (0, 3)
    assert places(landings.for_questions(at(Spot(section="closing"), True))) == (1, 0)
    assert places(landings.for_questions(QPoint(100, 490))) == (1, 2)
    assert places(landings.for_sections(at(Spot(question="a"), False))) == (0, None)
    assert places(landings.for_sections(at(Spot(question="c"), True))) == (1, None)
    assert places(landings.for_sections(QPoint(100, 490))) == (2, None)


def test_held_near_the_edge_the_tree_scrolls_until_let_go(qtbot: QtBot, editing: Editing, tree: FormTree) -> None:
    tree.resize(340, 200)
    tree.verticalScrollBar().setValue(0)
    data = mime_of(editing.checklist, asked("a"), "en")
    at = QPoint(100, tree.viewport().height() - 4)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tree.dragMoveEvent(QDragMoveEvent(at, Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: tree.verticalScrollBar().value() == tree.verticalScrollBar().maximum())
    tree.dragLeaveEvent(QDragLeaveEvent())
    assert tree.verticalScrollBar().maximum() > 100


def test_ctrl_makes_a_copy_of_what_is_dragged_within_the_tree(qtbot: QtBot, editing: Editing, tree: FormTree) -> None:
    data = mime_of(editing.checklist, asked("a"), "en")
    at = QPoint(100, 490)
    event = QDropEvent(
        at.toPointF(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
    )
    with qtbot.waitSignal(tree.dropped) as told:
        tree.dropEvent(event)
    assert told.args is not None
    assert (told.args[1].section, told.args[1].place) == (1, 2)
