"""A form turned to another method of scoring: the same answers come out the same, and what can't is said."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.checklist import (
    Band,
    Checklist,
    Fails,
    Method,
    Option,
    Question,
    QuestionKind,
    Range,
    Scoring,
    Section,
)
from qa_studio.domain.checklist_method import with_method
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_rules import problems
from qa_studio.domain.scoring import score
from qa_studio.domain.wording import plain


def option(code: str, worth: int, fails: Fails | None = None) -> Option:
    return Option(code, Fraction(worth), plain(code), fails)


GREETING = Question(
    "greeting",
    plain("Greets"),
    QuestionKind.CHOICE,
    Fraction(12),
    (option("yes", 100), option("partly", 50), option("no", 0)),
)
HOLD = Question(
    "hold",
    plain("Longest silence"),
    QuestionKind.NUMBER,
    Fraction(3),
    ranges=(Range(Fraction(5), Fraction(100)), Range(Fraction(15), Fraction(40))),
)
OFFERS = Question(
    "offers",
    plain("What was offered"),
    QuestionKind.MULTIPLE,
    Fraction(5),
    (option("one", 60), option("two", 40), option("three", 20)),
)
IDENTITY = Question(
    "identity", plain("Identity"), QuestionKind.CHOICE, Fraction(7), (option("yes", 100), option("no", 0, Fails.FORM))
)


def form(*sections: Section, method: Method = Method.PERCENTAGE) -> Checklist:
    bands = (Band(Fraction(90), plain("Good")), Band(Fraction(0), plain("Poor")))
    return Checklist("form", plain("Form"), Scoring(method, Fraction(80), bands=bands), sections)


FLAT = form(Section("a", plain("A"), (GREETING, HOLD)), Section("b", plain("B"), (IDENTITY,)))
WEIGHED = form(
    Section("a", plain("A"), (GREETING, HOLD), Fraction(30)), Section("b", plain("B"), (IDENTITY,), Fraction(70))
)
WITH_SEVERAL = form(Section("a", plain("A"), (GREETING, OFFERS)), Section("b", plain("B"), (IDENTITY,)))

_VALUES: dict[str, tuple[AnswerValue, ...]] = {
    "greeting": ("yes", "partly", "no"),
    "hold": (Decimal(3), Decimal(9), Decimal(60)),
    "identity": ("yes", "no"),
    "offers": ((), ("one",), ("one", "two"), ("one", "two", "three")),
}


def every_answer(checklist: Checklist) -> Iterator[Answers]:
    codes = [question.code for question in checklist.questions]
    for values in product(*(_VALUES[code] for code in codes)):
        yield Answers("form", dict(zip(codes, values, strict=True)))


@pytest.mark.parametrize("checklist", [FLAT, WEIGHED, WITH_SEVERAL], ids=["flat", "section weights", "several"])
def test_points_give_the_same_scores_as_the_shares_they_come_from_and_so_does_the_way_back(
    checklist: Checklist,
) -> None:
    pointed = with_method(checklist, Method.POINTS).checklist
    back = with_method(pointed, Method.PERCENTAGE).checklist
    assert problems(to_plain(pointed)) == problems(to_plain(back)) == []
    for answers in every_answer(checklist):
        expected = score(checklist, answers).score_before_fail
        assert score(pointed, answers).score_before_fail == expected
        assert score(back, answers).score_before_fail == expected


@pytest.mark.parametrize("checklist", [FLAT, WEIGHED], ids=["flat", "section weights"])
def test_points_taken_from_a_start_give_the_same_scores(checklist: Checklist) -> None:
    for source in (checklist, with_method(checklist, Method.POINTS).checklist):
        based = with_method(source, Method.BASE).checklist
        back = with_method(based, Method.PERCENTAGE).checklist
        assert problems(to_plain(based)) == problems(to_plain(back)) == []
        for answers in every_answer(checklist):
            expected = score(checklist, answers).score_before_fail
            assert score(based, answers).score_before_fail == expected
            assert score(back, answers).score_before_fail == expected


def test_a_form_whose_questions_have_several_answers_starts_lower_and_they_add_to_it() -> None:
    several = replace(OFFERS, options=(option("one", 60), option("two", 40)))
    checklist = form(Section("a", plain("A"), (GREETING, several)), Section("b", plain("B"), (IDENTITY,)))
    based = with_method(checklist, Method.BASE)
    assert based.checklist.scoring.start == Fraction(100) - Fraction(500, 24)
    assert any("starts at 79.1667" in str(words) for words in based.done)
    answers = Answers("form", {"greeting": "partly", "identity": "yes", "offers": ("one",)})
    assert score(based.checklist, answers).score == score(checklist, answers).score == Decimal("66.67")


def test_weights_of_sections_become_multipliers() -> None:
    pointed = with_method(WEIGHED, Method.POINTS)
    assert [section.multiplier for section in pointed.checklist.sections] == [2, 10]
    assert not pointed.checklist.weighs_sections
    assert [o.worth for o in pointed.checklist.question("greeting").options] == [12, 6, 0]
    assert "The weights of the sections are multipliers now." in [str(words) for words in pointed.done]


def test_an_answer_that_fails_its_section_no_longer_does_where_that_can_not_be_said() -> None:
    failing = replace(IDENTITY, options=(option("yes", 100), option("no", 0, Fails.SECTION)))
    based = with_method(form(Section("a", plain("A"), (failing,))), Method.BASE)
    assert based.checklist.question("identity").option("no").fails is None
    assert "No answer can fail a section here; answers that did and don't now: 1." in [
        str(words) for words in based.done
    ]


def test_a_bonus_weighs_nothing_as_a_share() -> None:
    bonus = replace(GREETING, bonus=True, weight=Fraction(1))
    checklist = form(Section("a", plain("A"), (bonus, IDENTITY)), method=Method.POINTS)
    shared = with_method(checklist, Method.PERCENTAGE)
    assert not shared.checklist.question("greeting").bonus
    assert shared.checklist.question("greeting").weight == 0
    assert shared.checklist.question("identity").weight == 100


def test_the_pass_mark_and_the_bands_of_another_start_are_scaled() -> None:
    scoring = Scoring(Method.BASE, Fraction(40), bands=form().scoring.bands, start=Fraction(50), floor=Fraction(-10))
    based = replace(form(Section("a", plain("A"), (GREETING,)), method=Method.BASE), scoring=scoring)
    shared = with_method(based, Method.PERCENTAGE).checklist
    assert shared.scoring.pass_mark == 80
    assert [band.least for band in shared.scoring.bands] == [180, 0]
    assert shared.scoring.start is shared.scoring.floor is None


def test_the_method_it_has_changes_nothing() -> None:
    converted = with_method(FLAT, Method.PERCENTAGE)
    assert converted.checklist is FLAT
    assert converted.done == ()
