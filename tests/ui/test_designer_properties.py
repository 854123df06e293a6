"""The designer's panel: texts in two languages, undo in every field, going from question to question."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from property_desk import Desk, both, desk_for, small_form
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Question, QuestionKind
from qa_studio.domain.checklist_edit import FORM, Spot, moved, with_questions
from qa_studio.domain.wording import Wording, plain
from qa_studio.texts import catalogue
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.findings import Findings
from qa_studio.ui.checklists.designer.text_boxes import LinesBox, kept_place
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import Theme


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    with desk_for(qtbot, small_form()) as opened:
        opened.go("greeting")
        yield opened


def text_box(desk: Desk) -> LinesBox:
    box = desk.panel.question.text.box
    assert isinstance(box, LinesBox)
    return box


def test_what_is_typed_is_in_the_checklist_and_the_undo_keys_take_back_the_field_and_the_data(desk: Desk) -> None:
    desk.panel.focus_text()
    desk.type(" warmly")
    assert desk.question().text == both("Greets warmly", "问候")
    assert desk.editing.steps.count() == 1
    desk.undo()
    assert desk.question().text == both("Greets", "问候")
    assert text_box(desk).text() == "Greets"
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert text_box(desk).text() == "Greets warmly"


def test_text_and_guidance_are_steps_of_their_own(desk: Desk) -> None:
    desk.panel.focus_text()
    desk.type("!")
    desk.panel.show_problem("guidance")
    desk.type("At once.")
    assert desk.question().guidance == plain("At once.")
    desk.undo()
    assert desk.question().guidance is None
    assert desk.question().text.texts["en"] == "Greets!"


def test_the_characters_are_counted(desk: Desk) -> None:
    field = desk.panel.question.text
    desk.panel.focus_text()
    assert field.count.words == "6 of 120"
    desk.type("x" * 120)
    assert field.count.words == "126 of 120"


def test_enter_asks_for_the_next_question_and_writes_nothing(desk: Desk) -> None:
    desk.panel.focus_text()
    with desk.bot.waitSignal(desk.panel.next_wanted):
        desk.press(Qt.Key.Key_Return)
    assert desk.question().text.texts["en"] == "Greets"


def test_lines_that_are_pasted_into_the_text_become_one(desk: Desk) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("Greets warmly\nwith the name\n")
    desk.panel.focus_text()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.question().text.texts["en"] == "Greets warmly with the name"
    assert text_box(desk).text() == "Greets warmly with the name"


def test_enter_in_the_guidance_is_a_new_line(desk: Desk) -> None:
    desk.panel.question.guidance.take_focus()
    desk.type("one")
    desk.press(Qt.Key.Key_Return)
    desk.type("two")
    assert desk.question().guidance == plain("one\ntwo")


def test_the_other_language_is_written_in_the_same_field(desk: Desk) -> None:
    languages = desk.panel.languages
    languages.setFocus()
    desk.press(Qt.Key.Key_Right)
    assert text_box(desk).text() == "问候"
    desk.type_into(text_box(desk).editor, "热情问候")
    assert desk.question().text == both("Greets", "热情问候")


def test_where_a_translation_is_missing_a_mark_leads_to_it(desk: Desk) -> None:
    desk.go("identity")
    field = desk.panel.question.text
    assert field._other.isVisible()
    assert field._other.text() == "中文 missing"
    desk.click(field._other)
    assert desk.panel.languages.code == "zh_CN"
    assert text_box(desk).editor.hasFocus()
    assert text_box(desk).text() == ""
    assert text_box(desk).editor.placeholderText() == "Identity"
    assert field._other.text() == "中文 missing"
    desk.type("核实身份")
    assert desk.question().text == both("Identity", "核实身份")
    assert not field._other.isVisible()


def test_a_form_in_one_language_has_no_marks(qtbot: QtBot, theme: Theme) -> None:
    form = small_form()
    sections = tuple(replace(each, title=plain("x")) for each in form.sections)
    with desk_for(qtbot, replace(form, title=plain("Form"), sections=sections)) as desk:
        desk.go("identity")
        assert not desk.panel.question.text._other.isVisible()


def test_a_text_that_is_wiped_out_is_taken_out(desk: Desk) -> None:
    text_box(desk).editor.setFocus()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Delete)
    assert desk.question().text == Wording({"zh_CN": "问候"})
    assert text_box(desk).editor.placeholderText() == "问候"


def test_the_caret_stays_in_its_words_when_a_step_is_taken_back(desk: Desk) -> None:
    desk.panel.focus_text()
    desk.type(" by name")
    desk.editing.change_question("Other", lambda question: replace(question, weight=question.weight + 1))
    cursor = text_box(desk).editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    text_box(desk).editor.setTextCursor(cursor)
    desk.undo()  # the weight, elsewhere
    assert text_box(desk).editor.textCursor().position() == 0
    desk.undo()
    assert text_box(desk).text() == "Greets"


def test_a_caret_follows_what_changed() -> None:
    assert kept_place("Greets", "Greets by name", 2) == 14
    assert kept_place("abc", "abXc", 0) == 3
    assert kept_place("same", "same", 3) == 3


def test_going_to_another_question_fills_the_same_fields(desk: Desk) -> None:
    panel, text = desk.panel.question, desk.panel.question.text
    desk.go("identity")
    assert desk.panel.question is panel and panel.text is text
    assert text_box(desk).text() == "Identity"
    assert desk.panel.number.text() == "1.2"
    desk.go(section="manner")
    assert desk.panel.kind.text() == "Section"
    assert desk.panel.section.title.box.text() == "Manner"
    desk.go()
    assert desk.panel.kind.text() == "Checklist"
    assert desk.panel.form.title.box.text() == "Billing call"


def test_typing_after_going_elsewhere_changes_that_one(desk: Desk) -> None:
    desk.panel.focus_text()
    desk.type("1")
    desk.go("identity")
    desk.panel.focus_text()
    desk.type("2")
    assert desk.question("greeting").text.texts["en"] == "Greets1"
    assert desk.question("identity").text.texts["en"] == "Identity2"
    desk.undo()
    desk.undo()
    assert desk.editing.spot == Spot(question="greeting")
    assert text_box(desk).text() == "Greets"


def test_the_buttons_of_the_head_ask_for_a_copy_and_for_taking_it_away(desk: Desk) -> None:
    with desk.bot.waitSignals([desk.panel.duplicate_wanted, desk.panel.delete_wanted]):
        desk.click(desk.panel.duplicate)
        desk.click(desk.panel.delete)
    desk.editing.go_to(FORM)
    assert not desk.panel.delete.isVisible()


def test_tab_goes_through_every_field_and_no_field_keeps_the_keyboard(desk: Desk) -> None:
    desk.panel.focus_text()
    first = desk.keyboard()
    seen = []
    for _ in range(80):
        desk.press(Qt.Key.Key_Tab)
        seen.append(desk.keyboard())
        if desk.keyboard() is first:
            break
    question = desk.panel.question
    rows = question.answers.options.shown_rows
    wanted = [
        question.answers.kind,
        question.answers.presets,
        question.answers.weight,
        rows[0].wording,
        rows[2].worth,
        rows[1].consequence,
        question.answers.options.not_applicable.switch,
        question.evidence,
        question.critical,
        question.suggestion.switch,
        desk.panel.languages,
    ]
    assert seen[-1] is first
    assert all(widget in seen for widget in wanted)
    assert all(widget.accessibleName() for widget in seen)


def test_a_problem_is_said_below_its_field_and_jumped_to(qtbot: QtBot, around: Surroundings) -> None:
    editing = Editing(small_form())
    findings = Findings(editing, around.runner, catalogue("en"))
    with desk_for(qtbot, editing.checklist, found=findings, editing=editing) as desk:
        desk.go("identity")
        text_box(desk).editor.setFocus()
        desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        desk.press(Qt.Key.Key_Delete)
        problems = desk.panel.question.text.problems
        qtbot.waitUntil(lambda: bool(problems.words) and problems.isVisible())
        desk.panel.show_problem("show_when")
        assert desk.panel.question.condition.switch.hasFocus()
        desk.panel.show_problem("text")
        desk.type("Identity")
        qtbot.waitUntil(lambda: not problems.isVisible())


def test_a_problem_of_a_folded_field_unfolds_it(desk: Desk) -> None:
    desk.panel.show_problem("code")
    assert desk.panel.question.advanced.code.box.isVisible()
    assert desk.panel.question.advanced.code.box.hasFocus()


def test_a_code_can_be_given_and_one_that_is_taken_is_refused_in_the_field(desk: Desk) -> None:
    desk.panel.show_problem("code")
    field = desk.panel.question.advanced.code
    desk.type_into(field.box, "identity")
    desk.press(Qt.Key.Key_Return)
    assert desk.editing.checklist.has_question("greeting")
    assert field.problems.words == "Another one has this code already."
    desk.type_into(field.box, "hello there")
    assert "letters" in field.problems.words
    desk.type_into(field.box, "hello")
    desk.press(Qt.Key.Key_Return)
    assert desk.editing.spot == Spot(question="hello")
    assert not field.problems.isVisible()


def test_a_published_code_stays_and_says_why(qtbot: QtBot, theme: Theme) -> None:
    with desk_for(qtbot, small_form(), published=frozenset({"greeting"})) as desk:
        desk.go("greeting")
        desk.panel.show_problem("code")
        field = desk.panel.question.advanced.code
        assert field.box.isReadOnly()
        assert "evaluations refer to it" in field._hint.text()
        desk.go("identity")
        assert not field.box.isReadOnly()


def test_codes_that_turn_out_to_be_published_are_frozen_when_they_are_looked_at(desk: Desk) -> None:
    desk.editing.published = frozenset({"greeting"})
    advanced = desk.panel.question.advanced
    advanced.fold.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert advanced.code.box.isReadOnly()
    desk.press(Qt.Key.Key_Return)
    assert not advanced.code.box.isVisible()


def test_a_note_is_for_authors(desk: Desk) -> None:
    desk.panel.show_problem("note")
    desk.type("Since March")
    assert desk.question().note == plain("Since March")


def test_a_keystroke_fills_no_field_again_and_makes_no_widget(desk: Desk) -> None:
    many = [Question(f"q{n}", plain(f"Question {n}"), QuestionKind.TEXT) for n in range(200)]
    desk.editing.edit("Many", with_questions(desk.editing.checklist, "manner", 1, many), then=Spot(question="greeting"))
    desk.go("q0")
    desk.go("greeting")
    desk.panel.focus_text()
    before = len(desk.panel.findChildren(QObject))
    desk.type("abc")
    assert len(desk.panel.findChildren(QObject)) == before
    for n in range(200):
        desk.go(f"q{n}")
    QApplication.processEvents()
    assert text_box(desk).text() == "Question 199"
    assert len(desk.panel.findChildren(QObject)) == before


def test_enter_in_the_title_of_a_section_asks_for_its_first_question(desk: Desk, qtbot: QtBot) -> None:
    desk.go(section="manner")
    with qtbot.waitSignal(desk.panel.next_wanted):
        QTest.keyClick(desk.panel.section.title.box, Qt.Key.Key_Return)


def test_the_number_in_the_head_follows_a_question_that_is_moved(desk: Desk) -> None:
    assert desk.panel.number.text() == "1.1"
    desk.editing.edit("Move", moved(desk.editing.checklist, ["greeting"], "manner", 0))
    assert desk.panel.number.text() == "2.1"
    desk.editing.steps.undo()
    assert desk.panel.number.text() == "1.1"


def test_who_renames_a_code_stays_where_it_is_written(desk: Desk) -> None:
    desk.panel.resize(460, 300)
    advanced = desk.panel.question.advanced
    advanced.fold.click()
    desk.panel.show_problem("code")
    QApplication.processEvents()
    bar = desk.panel._area(desk.panel.question).verticalScrollBar()
    before = bar.value()
    advanced.renamed.emit("welcome")
    assert desk.editing.spot == Spot(question="welcome")
    assert bar.value() == before > 0
