"""What the designer finds wrong and doubtful, and where."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from centre import Centre
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import (
    Checklist,
    Fails,
    Method,
    Option,
    Question,
    QuestionKind,
    Scoring,
    Section,
    ShowWhen,
)
from qa_studio.domain.checklist_edit import FORM, Spot, change_question
from qa_studio.domain.what_if import QuestionUse
from qa_studio.domain.wording import Wording, plain
from qa_studio.texts import catalogue
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.findings import Findings
from qa_studio.ui.checklists.designer.newest import Newest
from qa_studio.ui.checklists.designer.past_uses import PastUses
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner

OPTIONS = (Option("yes", Fraction(100), plain("Yes")), Option("no", Fraction(0), plain("No")))


def question(code: str, **others: object) -> Question:
    made = Question(code, plain("Greets"), QuestionKind.CHOICE, options=OPTIONS)
    return replace(made, **others)  # type: ignore[arg-type]


def form(*questions: Question) -> Checklist:
    scoring = Scoring(Method.PERCENTAGE, Fraction(80))
    return Checklist("form", plain("Form"), scoring, (Section("first", plain("First"), questions),))


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner(Presenter("en"))
    yield made
    made.close()


def found(qtbot: QtBot, runner: TaskRunner, checklist: Checklist) -> Findings:
    findings = Findings(Editing(checklist), runner, catalogue("en"))
    with qtbot.waitSignal(findings.changed):
        pass
    return findings


def test_what_is_not_filled_in_yet_says_what_to_do_at_its_field(qtbot: QtBot, runner: TaskRunner) -> None:
    checklist = form(
        question("a", text=Wording({"en": ""})),
        question("b", options=()),
        question("c", show_when=ShowWhen("a", ())),
        question("d", kind=QuestionKind.NUMBER, options=()),
        question("e", options=(Option("x", Fraction(100), Wording({"en": " "})), OPTIONS[1])),
    )
    findings = found(qtbot, runner, checklist)
    assert [(each.spot.question, each.key, each.words) for each in findings.all() if each.serious] == [
        ("a", "text", "Write what the inspector reads."),
        ("b", "options", "Add the answers to choose from."),
        ("c", "show_when", "Choose the answers that show this question."),
        ("d", "ranges", "Add the ranges that numbers fall into."),
        ("e", "options", "Write the answer."),
    ]
    assert findings.serious == 5


def test_an_empty_form_says_what_it_lacks(qtbot: QtBot, runner: TaskRunner) -> None:
    checklist = replace(form(), title=Wording({}), sections=(Section("s", Wording({"en": ""}), ()),))
    findings = found(qtbot, runner, checklist)
    assert [(each.spot, each.key, each.words) for each in findings.all()] == [
        (FORM, "title", "Name the checklist."),
        (Spot(section="s"), "questions", "Add a question to this section, or delete it."),
        (Spot(section="s"), "title", "Name the section."),
    ]
    nothing = found(qtbot, runner, replace(form(), sections=()))
    assert [(each.spot, each.words) for each in nothing.all()] == [(FORM, "Add a section.")]


def test_other_places_are_named_as_the_window_numbers_them(qtbot: QtBot, runner: TaskRunner) -> None:
    later = form(question("a", show_when=ShowWhen("b", ("yes",))), question("b"))
    [problem] = found(qtbot, runner, later).of(Spot(question="a"))
    assert problem.words == "1.2 comes later; name an earlier question, or move it up."
    assert (problem.key, problem.serious) == ("show_when", True)
    failing = (replace(OPTIONS[0], fails=Fails.FORM), OPTIONS[1], Option("partly", Fraction(100), plain("Partly")))
    words = [each.words for each in found(qtbot, runner, form(question("a", options=failing))).all()]
    assert "Yes fails but earns more than No: is the fail at the right answer?" in words


def test_doubts_stand_at_their_field_behind_what_is_wrong(qtbot: QtBot, runner: TaskRunner) -> None:
    checklist = form(question("a", text=plain("Did not greet")), question("b", text=Wording({})))
    findings = found(qtbot, runner, checklist)
    assert [(each.spot.question, each.serious) for each in findings.all()] == [("b", True), ("a", False)]
    [doubt] = findings.of(Spot(question="a"))
    assert doubt.key == "text"
    assert doubt.words.startswith("It is put in the negative")


def test_what_is_mended_is_found_no_more(qtbot: QtBot, runner: TaskRunner) -> None:
    editing = Editing(form(question("a", text=Wording({}))))
    findings = Findings(editing, runner, catalogue("en"))
    with qtbot.waitSignal(findings.changed):
        pass
    assert findings.of(Spot(question="a"))
    with qtbot.waitSignal(findings.changed):
        mended = change_question(editing.checklist, "a", lambda old: replace(old, text=plain("Greets")))
        editing.edit("Wording", mended)
    assert findings.all() == ()


def test_a_long_form_is_looked_at_when_its_author_rests(qtbot: QtBot, runner: TaskRunner) -> None:
    editing = Editing(form(*(question(f"q{n}") for n in range(300))))
    findings = Findings(editing, runner, catalogue("en"))
    qtbot.waitUntil(lambda: not findings.looking)
    editing.go_to(Spot(question="q7"))
    editing.change_question("Wording", lambda old: replace(old, text=Wording({})))
    editing.settle()
    assert findings.looking
    editing.change_question("Wording", lambda old: replace(old, text=Wording({"en": ""})))
    assert not findings.looking
    with qtbot.waitSignal(findings.changed):
        editing.settle()
    assert [each.words for each in findings.of(Spot(question="q7"))] == ["Write what the inspector reads."]


def test_what_past_evaluations_say_is_a_doubt_too(qtbot: QtBot, runner: TaskRunner) -> None:
    findings = Findings(Editing(form(question("a"))), runner, catalogue("zh_CN"))
    with qtbot.waitSignal(findings.changed):
        findings.set_uses({"a": QuestionUse(judged_twice=100, agreed=61)})
    [doubt] = findings.of(Spot(question="a"))
    assert doubt.words.startswith("100 通双人评分的通话中，质检员一致率为 61 %")


def test_inspectors_who_disagreed_are_told_of_in_the_designer(qtbot: QtBot, runner: TaskRunner, centre: Centre) -> None:
    first = centre.inspector
    for day in range(2, 8):
        call = centre.recording(centre.agent(f"Agent {day}"), date(2026, 3, day))
        centre.inspector = first
        centre.evaluate(call)
        centre.inspector = centre.lead
        centre.evaluate(call, solution="partly")
    editing = Editing(centre.studio.checklists.newest("call")[0])
    findings = Findings(editing, runner, catalogue("en"))
    PastUses(centre.studio.trying, runner, editing, findings, after_ms=0)
    qtbot.waitUntil(lambda: "agreed in 0 % of 6 calls" in " ".join(each.words for each in findings.all()))
    [doubt] = [each for each in findings.all() if "agreed" in each.words]
    assert (doubt.spot, doubt.key) == (Spot(question="solution"), "guidance")


def test_only_the_last_of_many_looks_counts(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[int] = []
    newest = Newest(runner, runner)
    for n in range(50):
        newest.look(lambda n=n: n, told.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: bool(told))
    assert told == [49]
    assert not newest.busy
