"""Rules of a question: what is required, when it is asked, what is suggested, comments and causes to offer."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from property_desk import Desk, both, desk_for, small_form
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import (
    CriticalFamily,
    Fails,
    Method,
    Question,
    QuestionKind,
    Requirement,
    ShowWhen,
    Suggest,
    SuggestRange,
)
from qa_studio.domain.checklist_edit import with_questions
from qa_studio.domain.checklist_method import with_method
from qa_studio.domain.wording import Wording, plain
from qa_studio.ui.checklists.designer.cause_chips import CausePopover
from qa_studio.ui.checklists.designer.comment_lines import CommentLines
from qa_studio.ui.checklists.designer.condition_editor import ConditionEditor
from qa_studio.ui.checklists.designer.limit_table import AnswerPick
from qa_studio.ui.checklists.designer.question_properties import QuestionProperties
from qa_studio.ui.checklists.designer.suggestion_editor import SuggestionEditor
from qa_studio.ui.theme import Theme


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    with desk_for(qtbot, small_form()) as opened:
        opened.go("hold")
        yield opened


def shown(desk: Desk) -> QuestionProperties:
    return desk.panel.question


def condition(desk: Desk) -> ConditionEditor:
    return shown(desk).condition


def suggestion(desk: Desk) -> SuggestionEditor:
    return shown(desk).suggestion


def comments(desk: Desk) -> CommentLines:
    return shown(desk).comments


def test_evidence_comment_and_criticality_are_chosen_with_the_keyboard_and_taken_back(desk: Desk) -> None:
    desk.choose(shown(desk).evidence, "on_loss")
    desk.choose(shown(desk).comment, "always")
    desk.choose(shown(desk).critical, "compliance")
    question = desk.question()
    assert (question.evidence, question.comment) == (Requirement.ON_LOSS, Requirement.ALWAYS)
    assert question.critical is CriticalFamily.COMPLIANCE
    desk.choose(shown(desk).critical, "true")
    assert desk.question().critical is CriticalFamily.UNNAMED
    while desk.editing.steps.canUndo():
        desk.undo()
    assert shown(desk).evidence.code == shown(desk).comment.code == "optional"
    assert shown(desk).critical.currentText() == "Not critical"
    assert desk.question().critical is None


def test_a_bonus_is_there_under_points_only_and_never_with_a_fail(qtbot: QtBot, theme: Theme) -> None:
    with desk_for(qtbot, with_method(small_form(), Method.POINTS).checklist) as desk:
        desk.go("identity")
        bonus, row = shown(desk).bonus, shown(desk).bonus_row
        desk.click(bonus)
        assert not desk.question().bonus and not bonus.isChecked()
        assert "can't fail anything" in row.problems.words
        desk.choose(shown(desk).answers.options.shown_rows[1].consequence, "none")
        assert not row.problems.isVisible()
        desk.click(bonus)
        assert desk.question().bonus
        assert shown(desk).answers.options.shown_rows[1].consequence.findData(Fails.FORM.value) < 0
    with desk_for(qtbot, small_form()) as desk:
        desk.go("identity")
        assert not shown(desk).bonus_row.isVisible()


def test_a_question_is_asked_only_after_an_answer_to_an_earlier_one(desk: Desk) -> None:
    part = condition(desk)
    assert part.note.text() == "Always asked"
    part.switch.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.question().show_when == ShowWhen("identity", ("no",))
    assert part.note.text() == "Asked only when “Identity” is No"
    assert part.question.hasFocus()
    desk.press(Qt.Key.Key_Up)
    assert desk.question().show_when == ShowWhen("greeting", ("no",))
    desk.click(part.chips[1])
    assert desk.question().show_when == ShowWhen("greeting", ("partly", "no"))
    assert part.note.text() == "Asked only when “Greets” is Partly or No"
    desk.click(part.chips[1])
    desk.click(part.chips[2])
    assert part.note.text() == "Never asked: tick the answers that show it"
    desk.click(part.switch)
    assert desk.question().show_when is None
    desk.undo_anywhere()
    assert part.question.currentText() == "1.1  Greets"


def test_only_earlier_questions_with_answers_can_decide(desk: Desk) -> None:
    desk.go("greeting")
    assert not condition(desk).switch.isEnabled()
    assert "no earlier question" in condition(desk).note.text()
    desk.go("identity")
    desk.click(condition(desk).switch)
    condition(desk).question.showPopup()
    offered = [condition(desk).question.itemData(n) for n in range(condition(desk).question.count())]
    condition(desk).question.hidePopup()
    assert offered == ["greeting"]


def test_a_measurement_suggests_answers_by_ranges(desk: Desk) -> None:
    desk.go("greeting")
    part = suggestion(desk)
    desk.click(part.switch)
    assert desk.question().suggest == usual(5)
    assert part.measure.currentText() == "Dead air: longest, seconds"
    desk.choose(part.measure, "interruption.count")
    desk.type_into(part.ranges.shown_rows[0].limit, "2")
    rest = part.ranges.rest.cell
    assert isinstance(rest, AnswerPick)
    desk.choose(rest, "partly")
    expected = (SuggestRange(Fraction(2), "yes"), SuggestRange(None, "partly"))
    assert desk.question().suggest == Suggest("interruption.count", expected)
    desk.choose(rest, "na")
    desk.choose(rest, "")
    assert desk.question().suggest == Suggest("interruption.count", expected[:1])
    desk.click(part.ranges.add)
    suggest = desk.question().suggest
    assert suggest is not None
    assert suggest.ranges == (SuggestRange(Fraction(2), "yes"), SuggestRange(Fraction(7), "yes"))
    desk.click(part.switch)
    assert desk.question().suggest is None
    assert not part.ranges.isVisible()


def usual(limit: int) -> Suggest:
    ranges = (SuggestRange(Fraction(limit), "yes"), SuggestRange(None, "no"))
    return Suggest("dead_air.longest_s", ranges)


def test_a_number_is_suggested_as_it_was_measured(desk: Desk) -> None:
    desk.click(suggestion(desk).switch)
    assert desk.question().suggest == Suggest("dead_air.longest_s")
    assert not suggestion(desk).ranges.isVisible()
    assert "measured value" in suggestion(desk).note.text()


def test_a_text_can_not_be_measured(desk: Desk) -> None:
    desk.choose(shown(desk).answers.kind, "text")
    assert not suggestion(desk).switch.isEnabled()


def test_a_measure_that_nobody_knows_is_shown_as_it_is_written(desk: Desk) -> None:
    desk.editing.change_question("Own", lambda old: replace(old, suggest=Suggest("ours.of_old")))
    assert suggestion(desk).measure.currentText() == "ours.of_old"


def test_comments_are_written_line_by_line(desk: Desk) -> None:
    lines = comments(desk)
    desk.panel.show_problem("comments")
    desk.type("Too long")
    desk.press(Qt.Key.Key_Return)
    desk.type("No reason")
    assert desk.question().comments == (plain("Too long"), plain("No reason"))
    assert len(lines.shown_lines) == 3
    desk.panel.use_language("zh_CN")
    assert lines.lines[0].box.placeholderText() == "Too long"
    desk.type_into(lines.lines[0].box, "太长")
    assert desk.question().comments[0] == both("Too long", "太长")
    desk.undo()
    assert lines.lines[0].box.text() == ""


def test_an_empty_line_goes_when_it_is_left_and_backspace_takes_one_away(desk: Desk) -> None:
    lines = comments(desk)
    desk.editing.change_question("Two", lambda old: replace(old, comments=(plain("a"), plain("b"))))
    desk.type_into(lines.lines[0].box, "")
    desk.press(Qt.Key.Key_Delete)
    assert desk.question().comments == (Wording({}), plain("b"))
    lines.lines[1].box.setFocus()
    assert desk.question().comments == (plain("b"),)
    lines.lines[0].box.setFocus()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Backspace)
    assert desk.question().comments == ()
    desk.undo_anywhere()
    desk.undo_anywhere()
    assert lines.lines[0].box.text() == "b"
    desk.click(lines.lines[0].remove)
    assert desk.question().comments == ()


def test_causes_are_looked_for_and_offered_first(desk: Desk) -> None:
    part = shown(desk).causes
    desk.panel.show_problem("root_causes")
    desk.press(Qt.Key.Key_Space)
    popover = part.popover
    assert isinstance(popover, CausePopover)
    QTest.keyClicks(popover.search, "sys")
    assert [popover.list.item(n).text() for n in range(popover.list.count())] == ["System"]
    for _ in "sys":
        QTest.keyClick(popover.search, Qt.Key.Key_Backspace)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popover.search, key)
    QApplication.processEvents()
    assert desk.question().root_causes == ("RC-P.2",)
    assert [chip.text() for chip in part.chips] == ["Attitude"]
    QTest.keyClick(part.chips[0], Qt.Key.Key_Delete)
    assert desk.question().root_causes == ()
    desk.undo_anywhere()
    assert [chip.text() for chip in part.chips] == ["Attitude"]


def test_the_list_of_earlier_questions_is_read_only_when_it_is_opened(desk: Desk) -> None:
    question = desk.question("greeting")
    many = [replace(question, code=f"q{n}", text=plain(f"Question {n}")) for n in range(300)]
    last = Question("last", plain("Last"), QuestionKind.CHOICE, options=question.options)
    desk.editing.edit("Many", with_questions(desk.editing.checklist, "manner", 1, [*many, last]))
    desk.go("last")
    desk.click(condition(desk).switch)
    assert condition(desk).question.count() == 1
    assert condition(desk).question.currentText() == "2.301  Question 299"
    condition(desk).question.showPopup()
    assert condition(desk).question.count() == 302
    condition(desk).question.hidePopup()
