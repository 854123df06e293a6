"""The checklist in hand of its author: steps, and the way back."""

from dataclasses import replace
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Checklist, Method, Option, Question, QuestionKind, Scoring, Section
from qa_studio.domain.checklist_edit import FORM, Spot, without
from qa_studio.domain.wording import plain
from qa_studio.ui.checklists.designer.editing import Edit, Editing, Touches


@pytest.fixture
def editing(qtbot: QtBot) -> Editing:
    options = (Option("yes", Fraction(100), plain("yes")), Option("no", Fraction(0), plain("no")))
    questions = tuple(Question(code, plain(code), QuestionKind.CHOICE, options=options) for code in ("one", "two"))
    section = Section("all", plain("All"), questions)
    return Editing(Checklist("form", plain("Form"), Scoring(Method.PERCENTAGE, Fraction(80)), (section,)))


def say(editing: Editing, text: str) -> None:
    editing.change_question("Wording", lambda question: replace(question, text=plain(text)), merge="text")


def test_typing_in_one_field_is_one_step(editing: Editing) -> None:
    editing.go_to(Spot(question="one"))
    say(editing, "G")
    say(editing, "Gr")
    assert editing.steps.count() == 1
    editing.steps.undo()
    assert editing.checklist.question("one").text == plain("one")


def test_typing_in_two_questions_is_two_steps_and_undo_goes_back_to_each(editing: Editing) -> None:
    editing.go_to(Spot(question="one"))
    say(editing, "First")
    editing.go_to(Spot(question="two"))
    say(editing, "Second")
    assert editing.steps.count() == 2
    editing.go_to(FORM)
    editing.steps.undo()
    assert editing.spot == Spot(question="two")


def test_taking_away_the_question_in_hand_leaves_the_form_in_hand_and_undo_brings_it_back(editing: Editing) -> None:
    editing.go_to(Spot(question="one"))
    editing.edit("Delete", without(editing.checklist, [editing.spot]), then=FORM)
    assert editing.question is None
    editing.steps.undo()
    assert editing.question is not None
    assert editing.question.code == "one"


def test_nothing_changed_is_no_step(editing: Editing) -> None:
    editing.go_to(Spot(question="one"))
    say(editing, "one")
    assert not editing.steps.canUndo()


def test_another_code_tells_that_the_places_are_others(editing: Editing) -> None:
    told: list[Edit] = []
    editing.changed.connect(told.append)
    editing.go_to(Spot(question="one"))
    editing.change_question("Code", lambda question: replace(question, code="first"))
    assert told == [Edit(Touches.ORDER, Spot(question="first"))]
    assert editing.spot == Spot(question="first")


def test_what_looks_at_the_whole_form_is_told_after_a_pause(editing: Editing, qtbot: QtBot) -> None:
    editing.go_to(Spot(question="one"))
    with qtbot.waitSignal(editing.settled):
        say(editing, "Greets")
