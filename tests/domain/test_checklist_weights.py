"""What a question weighs in the form, with and without weights of sections."""

from dataclasses import replace
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Method, Question, QuestionKind, Scoring, Section
from qa_studio.domain.checklist_edit import FORM, Spot, change_question
from qa_studio.domain.checklist_languages import or_none, reworded, translated
from qa_studio.domain.checklist_weights import FormWeights, with_section_weights, without_section_weights
from qa_studio.domain.wording import Wording, plain


def asked(code: str, weight: int, kind: QuestionKind = QuestionKind.NUMBER) -> Question:
    return Question(code, plain(code), kind, Fraction(weight))


FORM_OF_TWO = Checklist(
    "form",
    plain("Form"),
    Scoring(Method.PERCENTAGE, Fraction(80)),
    (
        Section("a", plain("A"), (asked("one", 2), asked("two", 4), asked("remark", 9, QuestionKind.TEXT))),
        Section("b", plain("B"), (asked("three", 6),)),
    ),
)


def shares(checklist: Checklist) -> list[Fraction]:
    weights = FormWeights()
    return [weights.of_question(checklist, question) for question in checklist.questions]


def test_a_question_weighs_its_weight_of_all_scored_ones() -> None:
    assert shares(FORM_OF_TWO) == [Fraction(1, 6), Fraction(1, 3), 0, Fraction(1, 2)]


def test_another_weight_is_seen_at_once() -> None:
    weights = FormWeights()
    weights.of_question(FORM_OF_TWO, FORM_OF_TWO.question("one"))
    changed = change_question(FORM_OF_TWO, "one", lambda question: replace(question, weight=Fraction(8)))
    assert weights.of_question(changed, changed.question("one")) == Fraction(8, 18)


def test_weights_of_sections_leave_the_balance_as_it_is_and_taking_them_off_does_too() -> None:
    weighed = with_section_weights(FORM_OF_TWO)
    assert [section.weight for section in weighed.sections] == [6, 6]
    assert shares(weighed) == shares(FORM_OF_TWO)
    heavier = replace(weighed, sections=(replace(weighed.sections[0], weight=Fraction(18)), weighed.sections[1]))
    flat = without_section_weights(heavier)
    assert not flat.weighs_sections
    assert shares(flat) == shares(heavier) == [Fraction(1, 4), Fraction(1, 2), 0, Fraction(1, 4)]


def test_a_text_in_another_language_leaves_the_first_and_an_empty_one_takes_it_out() -> None:
    both = reworded(plain("Yes"), "zh_CN", "是")
    assert both == Wording({"en": "Yes", "zh_CN": "是"})
    assert reworded(both, "en", " ") == Wording({"zh_CN": "是"})
    assert or_none(reworded(None, "en", "")) is None


def test_it_is_told_how_many_texts_are_translated_and_where_the_first_is_missing() -> None:
    form = replace(FORM_OF_TWO, title=reworded(FORM_OF_TWO.title, "zh_CN", "表"))
    found = translated(form, "zh_CN")
    assert (found.there, found.of) == (1, 7)
    assert found.first_missing is not None
    assert (found.first_missing.spot, found.first_missing.key) == (Spot(section="a"), "title")
    assert translated(FORM_OF_TWO, "en").first_missing is None
    title = translated(FORM_OF_TWO, "zh_CN").first_missing
    assert title is not None
    assert title.spot == FORM
