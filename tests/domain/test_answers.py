"""Answers: which values fit which question, and changing them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from qa_studio.domain.answers import AnswerRefused, Answers, value_from_json, value_to_json
from qa_studio.domain.checklist import Option, Question, QuestionKind, Range
from qa_studio.domain.spans import Span
from qa_studio.domain.wording import Wording, plain

OPTIONS = tuple(Option(code, Fraction(0), plain(code)) for code in ("yes", "partly", "no"))


def a_question(kind: QuestionKind, na: bool = False) -> Question:
    ranges = (Range(None, Fraction(0)),) if kind is QuestionKind.NUMBER else ()
    return Question(
        "q", plain("Q"), kind, options=OPTIONS if kind.has_options else (), ranges=ranges, not_applicable=na
    )


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (QuestionKind.CHOICE, "yes", "yes"),
        (QuestionKind.MULTIPLE, ["no", "yes"], ("yes", "no")),
        (QuestionKind.MULTIPLE, [], ()),
        (QuestionKind.NUMBER, 7.5, Decimal("7.5")),
        (QuestionKind.NUMBER, 3, Decimal(3)),
        (QuestionKind.TEXT, "Well done", "Well done"),
        (QuestionKind.DATE, "2026-03-31", "2026-03-31"),
    ],
)
def test_a_value_that_fits_is_taken_and_goes_back_to_json(kind: QuestionKind, raw: object, value: object) -> None:
    question = a_question(kind)
    taken = value_from_json(question, raw)
    assert taken == value
    assert value_from_json(question, value_to_json(question, taken)) == value


UNFIT: dict[QuestionKind, tuple[object, ...]] = {
    QuestionKind.CHOICE: ("perhaps", True, 1, ["yes"], "", "na"),
    QuestionKind.MULTIPLE: ("yes", ["perhaps"], [True], {"yes": 1}, "na"),
    QuestionKind.NUMBER: ("7", True, float("nan"), float("inf"), 1e300, [], "na"),
    QuestionKind.TEXT: (5, [], True, "na"),
    QuestionKind.DATE: ("31.3.2026", "2026-02-30", 20260331, "na"),
}


@pytest.mark.parametrize(("kind", "raw"), [(kind, raw) for kind, unfit in UNFIT.items() for raw in unfit])
def test_a_value_that_does_not_fit_is_refused_with_what_fits(kind: QuestionKind, raw: object) -> None:
    with pytest.raises(AnswerRefused) as refusal:
        value_from_json(a_question(kind), raw)
    assert refusal.value.question == "q"
    assert str(refusal.value.hint).startswith("Write")


@pytest.mark.parametrize("kind", list(QuestionKind))
def test_na_is_an_answer_where_it_is_allowed(kind: QuestionKind) -> None:
    assert value_from_json(a_question(kind, na=True), "na") == "na"


def test_changing_answers_leaves_the_old_ones_alone() -> None:
    empty = Answers("form")
    full = empty.with_answer("q", "no").with_comment("q", "Rude").with_evidence("q", [Span(5, 6), Span(1, 2)])
    assert (empty.values, empty.comments, empty.evidence) == ({}, {}, {})
    assert full.evidence["q"] == (Span(1, 2), Span(5, 6))
    bare = full.without_answer("q").with_comment("q", " ").with_evidence("q", [])
    assert bare == empty


def test_a_text_is_said_in_the_language_asked_else_in_english_else_in_any() -> None:
    both, chinese = Wording({"en": "Yes", "zh_CN": "是"}), Wording({"zh_CN": "是"})
    assert (both.in_language("zh_CN"), both.in_language("de"), chinese.in_language("en")) == ("是", "Yes", "是")
    assert hash(both) == hash(Wording({"zh_CN": "是", "en": "Yes"}))
