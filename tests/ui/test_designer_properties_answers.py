"""How a question is answered: kinds, usual sets, the table of answers, ranges of numbers, weight."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from property_desk import Desk, both, desk_for, small_form
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Fails, Method, QuestionKind, Range, ShowWhen
from qa_studio.domain.checklist_edit import change_question
from qa_studio.domain.checklist_method import with_method
from qa_studio.domain.wording import Wording, plain
from qa_studio.ui.checklists.designer.answers_editor import AnswersEditor
from qa_studio.ui.checklists.designer.number_box import NumberBox, read_number
from qa_studio.ui.checklists.designer.option_row import OptionRow
from qa_studio.ui.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    with desk_for(qtbot, small_form()) as opened:
        opened.go("greeting")
        yield opened


def editor(desk: Desk) -> AnswersEditor:
    return desk.panel.question.answers


def rows(desk: Desk) -> list[OptionRow]:
    return editor(desk).options.shown_rows


def worths(desk: Desk) -> list[Fraction]:
    return [option.worth for option in desk.question().options]


def codes(desk: Desk) -> list[str]:
    return [option.code for option in desk.question().options]


def test_the_table_shows_share_points_and_consequence(desk: Desk) -> None:
    desk.go("identity")
    yes, no = rows(desk)
    assert [row.wording.text() for row in (yes, no)] == ["Yes", "No"]
    assert [row.worth.text() for row in (yes, no)] == ["100", "0"]
    assert [row.result.text() for row in (yes, no)] == ["30", "0"]
    assert [row.consequence.currentText() for row in (yes, no)] == ["None", "Fails the form"]


def test_a_share_is_typed_and_its_points_follow_and_undo_returns_both(desk: Desk) -> None:
    partly = rows(desk)[1]
    desk.type_into(partly.worth, "25")
    assert worths(desk) == [100, 25, 0]
    assert partly.result.text() == "5"
    assert desk.editing.steps.count() == 1
    desk.undo()
    assert worths(desk) == [100, 50, 0]
    assert (partly.worth.text(), partly.result.text()) == ("50", "10")


@pytest.mark.parametrize(
    ("typed", "words"),
    [("1x", "A number belongs here."), ("101", "Write at most 100."), ("-1", "Write at least 0.")],
)
def test_what_is_no_share_stays_in_the_field_marked_and_is_not_taken(desk: Desk, typed: str, words: str) -> None:
    partly = rows(desk)[1]
    desk.type_into(partly.worth, typed)
    assert partly.worth.text() == typed
    assert partly.worth.is_wrong
    assert editor(desk).problems.words == words
    assert editor(desk).problems.isVisible()
    assert worths(desk)[0] == 100 and worths(desk)[1] in (50, 1, 10)
    desk.type_into(partly.worth, "40")
    assert worths(desk) == [100, 40, 0]
    assert not editor(desk).problems.isVisible()


def test_going_elsewhere_forgets_what_was_wrong(desk: Desk) -> None:
    desk.type_into(editor(desk).weight, "none")
    desk.go("identity")
    assert editor(desk).weight.text() == "6"
    assert not editor(desk).problems.isVisible()
    desk.go("greeting")
    assert editor(desk).weight.text() == "4"


def test_numbers_are_read_as_people_write_them() -> None:
    assert read_number("12,5") == Fraction(25, 2)
    assert read_number("１２") == 12
    assert read_number(" 0.1 ") == Fraction(1, 10)
    assert read_number("1e400") is None
    assert read_number("") is None


def test_arrows_count_up_and_down_within_the_limits(desk: Desk) -> None:
    box = rows(desk)[0].worth
    box.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_PageDown)
    assert worths(desk)[0] == 89
    desk.press(Qt.Key.Key_PageUp)
    desk.press(Qt.Key.Key_PageUp)
    assert worths(desk)[0] == 100


def test_the_wording_is_written_in_the_table_in_the_language_in_hand(desk: Desk) -> None:
    assert rows(desk)[1].wording.toolTip() == "中文 missing"
    desk.type_into(rows(desk)[1].wording, "In part")
    desk.panel.use_language("zh_CN")
    assert rows(desk)[1].wording.text() == ""
    assert rows(desk)[1].wording.placeholderText() == "In part"
    desk.type_into(rows(desk)[1].wording, "部分")
    assert desk.question().options[1].text == both("In part", "部分")
    assert rows(desk)[1].wording.toolTip() == ""


def test_an_answer_that_loses_its_words_asks_for_them_and_may_be_called_as_its_code(desk: Desk) -> None:
    box = rows(desk)[2].wording
    desk.type_into(box, "n")
    desk.press(Qt.Key.Key_Backspace)
    assert desk.question().options[2].text == Wording({})
    assert box.placeholderText() == "Write the answer"
    desk.type("no")
    assert desk.question().options[2].text == plain("no")
    assert box.text() == "no"
    assert box.toolTip() == ""


def test_a_consequence_is_chosen_with_the_keyboard(desk: Desk) -> None:
    desk.choose(rows(desk)[2].consequence, "section")
    assert desk.question().options[2].fails is Fails.SECTION
    desk.choose(rows(desk)[2].consequence, "alert")
    assert (desk.question().options[2].fails, desk.question().options[2].alert) == (None, True)
    desk.undo()
    assert rows(desk)[2].consequence.code in ("section", "form")


def test_fails_and_alert_together_are_kept_as_they_are(desk: Desk) -> None:
    option = replace(desk.question().options[2], fails=Fails.FORM, alert=True)
    desk.editing.change_question("Both", lambda old: replace(old, options=(*old.options[:2], option)))
    assert rows(desk)[2].consequence.currentText() == "Fails the form, alert"
    desk.choose(rows(desk)[2].consequence, "none")
    assert (desk.question().options[2].fails, desk.question().options[2].alert) == (None, False)


def test_an_answer_is_added_worded_moved_and_taken_away_without_the_mouse(desk: Desk) -> None:
    rows(desk)[2].wording.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert codes(desk) == ["yes", "partly", "no", "answer-4"]
    desk.type("Hardly")
    assert desk.question().options[3].text == plain("Hardly")
    desk.press(Qt.Key.Key_Up, ALT)
    assert codes(desk) == ["yes", "partly", "answer-4", "no"]
    assert rows(desk)[2].wording.hasFocus()
    desk.press(Qt.Key.Key_Down, ALT)
    assert codes(desk) == ["yes", "partly", "no", "answer-4"]
    rows(desk)[3].menu.setFocus()
    desk.press(Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Remove the answer").trigger()
    menu.close()
    assert codes(desk) == ["yes", "partly", "no"]
    desk.undo()
    assert rows(desk)[3].wording.text() == "Hardly"


def test_conditions_and_their_answers_follow_an_answer_that_is_taken_away(desk: Desk) -> None:
    desk.go("identity")
    when = ShowWhen("greeting", ("yes", "partly"))
    desk.editing.change_question("When", lambda old: replace(old, show_when=when))
    desk.go("greeting")
    editor(desk).options.remove_option("partly")
    assert desk.question("identity").show_when == ShowWhen("greeting", ("yes",))


def test_usual_answers_keep_what_is_there(desk: Desk) -> None:
    desk.go("identity")
    assert editor(desk).presets.code == "yes_no"
    editor(desk).presets.setFocus()
    desk.press(Qt.Key.Key_Right)
    assert codes(desk) == ["yes", "partly", "no"]
    assert desk.question().options[2].fails is Fails.FORM
    assert [row.sign._mark for row in rows(desk)] == ["good", "partly", "fatal"]
    desk.undo()
    assert (editor(desk).presets.code, codes(desk)) == ("yes_no", ["yes", "no"])


def test_other_answers_are_own(desk: Desk) -> None:
    desk.click(editor(desk).options.add)
    assert editor(desk).presets.code == "own"
    assert rows(desk)[3].wording.hasFocus()


def test_not_applicable_is_a_switch(desk: Desk) -> None:
    row = editor(desk).options.not_applicable
    assert row._what.text() == "left out of the total"
    desk.click(row.switch)
    assert not desk.question().not_applicable
    assert row._what.text() == "not offered"
    desk.undo_anywhere()
    assert desk.question().not_applicable
    assert row.switch.isChecked()


def test_the_weight_moves_the_points_of_its_answers_and_after_a_pause_those_of_others(desk: Desk) -> None:
    desk.type_into(editor(desk).weight, "24")
    assert desk.question().weight == 24
    assert [row.result.text() for row in rows(desk)] == ["60", "30", "0"]
    heavier = change_question(desk.editing.checklist, "identity", lambda old: replace(old, weight=Fraction(26)))
    with desk.bot.waitSignal(desk.editing.settled):
        desk.editing.edit("Elsewhere", heavier)
    assert [row.result.text() for row in rows(desk)] == ["40", "20", "0"]


def test_a_number_has_ranges_that_rise_and_a_rest(desk: Desk) -> None:
    desk.go("hold")
    table = editor(desk).ranges
    first, second = table.shown_rows
    assert isinstance(first.cell, NumberBox) and isinstance(table.rest.cell, NumberBox)
    assert [first.limit.text(), second.limit.text()] == ["5", "15"]
    assert [first.result.text(), second.result.text(), table.rest.result.text()] == ["50", "25", "0"]
    desk.type_into(second.limit, "4")
    assert editor(desk).problems.words == "Limits must rise: write more than 5."
    assert desk.question().ranges[1].up_to == 15
    desk.type_into(second.limit, "20")
    desk.type_into(table.rest.cell, "10")
    assert desk.question().ranges[1:] == (Range(Fraction(20), Fraction(50)), Range(None, Fraction(10)))
    desk.undo()
    desk.undo()
    assert second.limit.text() == "15"


def test_limits_are_added_and_taken_away(desk: Desk) -> None:
    desk.go("hold")
    table = editor(desk).ranges
    desk.click(table.add)
    assert [each.up_to for each in desk.question().ranges] == [5, 15, 20, None]
    assert table.shown_rows[2].limit.hasFocus()
    desk.click(table.shown_rows[0].remove)
    assert [each.up_to for each in desk.question().ranges] == [15, 20, None]


def test_another_kind_shows_its_own_table(desk: Desk) -> None:
    desk.choose(editor(desk).kind, "number")
    assert desk.question().kind is QuestionKind.NUMBER
    assert editor(desk).ranges.isVisible() and not editor(desk).options.isVisible()
    desk.choose(editor(desk).kind, "date")
    assert editor(desk).unscored.isVisible()
    assert not editor(desk).weight.isVisible()
    desk.click(editor(desk).unscored.not_applicable.switch)
    assert not desk.question().not_applicable
    while desk.editing.steps.canUndo():
        desk.editing.steps.undo()
    assert desk.question().kind is QuestionKind.CHOICE
    assert codes(desk) == ["yes", "partly", "no"]
    assert editor(desk).options.isVisible()


def test_points_stand_in_place_of_shares(qtbot: QtBot, theme: Theme) -> None:
    pointed = with_method(small_form(), Method.POINTS).checklist
    with desk_for(qtbot, pointed) as desk:
        desk.go("greeting")
        assert [row.worth.text() for row in rows(desk)] == ["4", "2", "0"]
        assert not editor(desk).weight.isVisible()
        assert not rows(desk)[0].result.isVisible()
        desk.type_into(rows(desk)[0].worth, "250")
        assert worths(desk)[0] == 250


def test_several_answers_under_points_may_have_a_most(qtbot: QtBot, theme: Theme) -> None:
    pointed = with_method(small_form(), Method.POINTS).checklist
    with desk_for(qtbot, pointed) as desk:
        desk.go("greeting")
        desk.choose(editor(desk).kind, "multiple")
        assert not editor(desk).presets.isVisible()
        desk.type_into(editor(desk).most, "5")
        assert desk.question().max_points == 5
        editor(desk).most.setFocus()
        desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        desk.press(Qt.Key.Key_Delete)
        assert desk.question().max_points is None


def test_under_a_start_answers_may_take_points_away_and_no_section_fails(qtbot: QtBot, theme: Theme) -> None:
    based = with_method(small_form(), Method.BASE).checklist
    with desk_for(qtbot, based) as desk:
        desk.go("greeting")
        desk.type_into(rows(desk)[2].worth, "-12.5")
        assert worths(desk)[2] == Fraction(-25, 2)
        assert rows(desk)[0].consequence.findData("section") < 0
