"""Changing a checklist that is being made: references stay true."""

from dataclasses import replace
from fractions import Fraction

import pytest

from qa_studio.domain.checklist import (
    Checklist,
    Method,
    Option,
    Question,
    QuestionKind,
    Scoring,
    Section,
    ShowWhen,
)
from qa_studio.domain.checklist_edit import (
    FORM,
    Spot,
    change_question,
    free_code,
    moved,
    moved_sections,
    recoded,
    with_questions,
    without,
)
from qa_studio.domain.wording import plain

YES_NO = (Option("yes", Fraction(100), plain("yes")), Option("no", Fraction(0), plain("no")))


def asked(code: str, when: ShowWhen | None = None) -> Question:
    return Question(code, plain(code), QuestionKind.CHOICE, options=YES_NO, show_when=when)


@pytest.fixture
def form() -> Checklist:
    opening = Section("opening", plain("Opening"), (asked("greeting"), asked("identity"), asked("reason")))
    depends = asked("apology", ShowWhen("identity", ("no",)))
    closing = Section("closing", plain("Closing"), (depends, asked("summary")))
    return Checklist("call", plain("Call"), Scoring(Method.PERCENTAGE, Fraction(80)), (opening, closing))


def order(checklist: Checklist) -> list[list[str]]:
    return [[question.code for question in section.questions] for section in checklist.sections]


def test_a_question_that_is_dragged_down_in_its_section_lands_before_the_one_it_was_dropped_on(form: Checklist) -> None:
    assert order(moved(form, {"greeting"}, "opening", 2))[0] == ["identity", "greeting", "reason"]


def test_several_questions_move_to_another_section_in_the_order_of_the_form(form: Checklist) -> None:
    assert order(moved(form, {"reason", "greeting"}, "closing", 1)) == [
        ["identity"],
        ["apology", "greeting", "reason", "summary"],
    ]


def test_a_section_moves_with_its_questions(form: Checklist) -> None:
    assert [section.code for section in moved_sections(form, {"opening"}, 2).sections] == ["closing", "opening"]


def test_a_condition_follows_a_question_that_gets_another_code(form: Checklist) -> None:
    changed = change_question(form, "identity", lambda question: replace(question, code="verified"))
    assert changed.question("apology").show_when == ShowWhen("verified", ("no",))


def test_a_condition_follows_an_option_that_gets_another_code(form: Checklist) -> None:
    options = (YES_NO[0], replace(YES_NO[1], code="missed"))
    changed = change_question(form, "identity", lambda question: replace(question, options=options))
    assert changed.question("apology").show_when == ShowWhen("identity", ("missed",))


def test_a_condition_forgets_an_option_that_is_taken_away(form: Checklist) -> None:
    changed = change_question(form, "identity", lambda question: replace(question, options=YES_NO[:1]))
    assert changed.question("apology").show_when == ShowWhen("identity", ())


def test_without_the_question_it_depended_on_a_question_is_always_asked(form: Checklist) -> None:
    left = without(form, [Spot(question="identity")])
    assert not left.has_question("identity")
    assert left.question("apology").show_when is None


def test_a_section_goes_with_its_questions(form: Checklist) -> None:
    assert order(without(form, [Spot(section="opening")])) == [["apology", "summary"]]


def test_pasted_questions_get_codes_of_their_own_and_their_conditions_follow(form: Checklist) -> None:
    copies = recoded([form.question("identity"), form.question("apology")], (each.code for each in form.questions))
    pasted = with_questions(form, "closing", 2, copies)
    assert order(pasted)[1] == ["apology", "summary", "identity-2", "apology-2"]
    assert pasted.question("apology-2").show_when == ShowWhen("identity-2", ("no",))


def test_what_did_not_change_stays_the_same_object(form: Checklist) -> None:
    changed = change_question(form, "greeting", lambda question: replace(question, weight=Fraction(4)))
    assert changed.sections[1] is form.sections[1]
    assert changed.question("identity") is form.question("identity")


def test_spots_know_whether_a_checklist_has_them(form: Checklist) -> None:
    assert FORM.of(form)
    assert Spot(section="opening").of(form)
    assert not Spot(section="greeting").of(form)
    assert Spot(question="greeting").of(form)
    assert free_code("greeting", {"greeting", "greeting-2"}) == "greeting-3"
