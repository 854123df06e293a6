"""Questions that move from one checklist to another."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from made_checklists import checklists

from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import (
    Checklist,
    Fails,
    Method,
    Option,
    Question,
    QuestionKind,
    Range,
    Scoring,
    Section,
    ShowWhen,
)
from qa_studio.domain.checklist_edit import with_questions
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_rules import problems
from qa_studio.domain.question_adapting import Adapted, adapted
from qa_studio.domain.question_method import question_under
from qa_studio.domain.scoring import score
from qa_studio.domain.wording import Wording, plain


def a_question(code: str, *worths: int, **more: object) -> Question:
    options = tuple(Option(f"o{at}", Fraction(worth), plain(f"o{at}")) for at, worth in enumerate(worths))
    kind = more.pop("kind", QuestionKind.CHOICE)
    return Question(code, Wording({"en": code}), kind, options=options, **more)  # type: ignore[arg-type]


def a_form(method: Method, *questions: Question) -> Checklist:
    title = Wording({"en": "Form"})
    return Checklist("form", title, Scoring(method, Fraction(80)), (Section("s", title, questions),))


def worths(found: Adapted) -> list[float]:
    return [float(option.worth) for option in found.questions[0].options]


def words(found: Adapted) -> list[str]:
    return [f"{note.code}: {note.words}" for note in found.notes]


@given(checklists(), checklists(), st.data())
def test_any_questions_of_any_checklist_fit_any_other(
    source: Checklist, target: Checklist, data: st.DataObject
) -> None:
    asked = data.draw(st.lists(st.sampled_from(source.questions)))
    found = adapted([(question, source.scoring.method) for question in asked], target)
    last = target.sections[-1]
    filled = with_questions(target, last.code, len(last.questions), found.questions)
    assert problems(to_plain(filled)) == []


def test_under_the_same_method_nothing_changes() -> None:
    question = a_question("greeting", 100, 50, 0, weight=Fraction(4))
    assert adapted([(question, Method.PERCENTAGE)], a_form(Method.PERCENTAGE)) == Adapted((question,), ())


def test_a_share_of_a_weight_becomes_points_and_the_other_way_round() -> None:
    question = a_question("greeting", 100, 50, 0, weight=Fraction(4))
    points = adapted([(question, Method.PERCENTAGE)], a_form(Method.POINTS))
    assert worths(points) == [4, 2, 0]
    assert words(points) == [
        "greeting: What its answers are worth was turned from percent (100 / 50 / 0) into points (4 / 2 / 0)."
    ]
    back = adapted([(points.questions[0], Method.POINTS)], a_form(Method.PERCENTAGE))
    assert back.questions == (question,)


def test_from_a_start_points_are_taken_for_what_is_missed() -> None:
    question = a_question("greeting", 10, 6, 0)
    base = adapted([(question, Method.POINTS)], a_form(Method.BASE))
    assert worths(base) == [0, -4, -10]
    percent = adapted([(base.questions[0], Method.BASE)], a_form(Method.PERCENTAGE))
    assert worths(percent) == [100, 60, 0]
    assert percent.questions[0].weight == 10


def test_a_question_that_moves_nothing_still_moves_nothing() -> None:
    question = a_question("identity", 100, 0, weight=Fraction(0))
    points = adapted([(question, Method.PERCENTAGE)], a_form(Method.POINTS))
    assert worths(points) == [0, 0]
    percent = adapted([(points.questions[0], Method.POINTS)], a_form(Method.PERCENTAGE))
    assert percent.questions[0].weight == 0


def test_several_answers_keep_their_limit_and_are_to_be_looked_over() -> None:
    question = a_question("steps", 60, 60, -20, kind=QuestionKind.MULTIPLE, weight=Fraction(5))
    points = adapted([(question, Method.PERCENTAGE)], a_form(Method.POINTS))
    assert worths(points) == [3, 3, 0]
    assert points.questions[0].max_points == 5
    assert "look over" in words(points)[-1]


def test_what_the_other_method_does_not_know_is_taken_out_and_told() -> None:
    bonus = a_question("extra", 5, 0, bonus=True)
    failing = a_question("data", 100, 0)
    failing = replace(failing, options=tuple(replace(each, fails=Fails.SECTION) for each in failing.options))
    found = adapted([(bonus, Method.POINTS), (failing, Method.PERCENTAGE)], a_form(Method.BASE))
    assert not found.questions[0].bonus
    assert {option.fails for option in found.questions[1].options} == {None}
    assert "extra: It was a bonus; here its points are added too, as far as the ceiling lets them." in words(found)
    assert worths(found) == [5, 0]
    assert adapted([(bonus, Method.POINTS)], a_form(Method.PERCENTAGE)).questions[0].weight == 0
    assert any(line.startswith("data: It could fail its section") for line in words(found))


def test_codes_that_are_taken_are_changed_and_conditions_follow() -> None:
    first = a_question("greeting", 100, 0)
    second = a_question("name", 100, 0, show_when=ShowWhen("greeting", ("o1",)))
    picked = [(first, Method.PERCENTAGE), (second, Method.PERCENTAGE)]
    found = adapted(picked, a_form(Method.PERCENTAGE, first))
    assert [question.code for question in found.questions] == ["greeting-2", "name"]
    assert found.questions[1].show_when == ShowWhen("greeting-2", ("o1",))
    assert words(found) == ["greeting-2: The code greeting is taken here; this question is greeting-2."]


def test_a_condition_that_means_nothing_here_is_dropped() -> None:
    lonely = a_question("name", 100, 0, show_when=ShowWhen("greeting", ("o1", "o7")))
    found = adapted([(lonely, Method.PERCENTAGE)], a_form(Method.PERCENTAGE))
    assert found.questions[0].show_when is None
    assert words(found) == ["name: It was asked only after certain answers to greeting; here it is always asked."]
    home = a_form(Method.PERCENTAGE, a_question("greeting", 100, 0))
    kept = adapted([(lonely, Method.PERCENTAGE)], home)
    assert kept.questions[0].show_when == ShowWhen("greeting", ("o1",))


def test_of_two_with_the_same_code_each_condition_means_its_own() -> None:
    pair = [a_question("greeting", 100, 0), a_question("name", 100, 0, show_when=ShowWhen("greeting", ("o1",)))]
    found = adapted([(question, Method.PERCENTAGE) for question in pair * 2], a_form(Method.PERCENTAGE))
    assert [question.code for question in found.questions] == ["greeting", "name", "greeting-2", "name-2"]
    assert [question.show_when.question for question in found.questions[1::2] if question.show_when] == [
        "greeting",
        "greeting-2",
    ]


def test_numbers_above_the_last_range_are_worth_nothing_under_either_method() -> None:
    ranges = (Range(Fraction(5), Fraction(100)), Range(Fraction(15), Fraction(50)))
    number = replace(a_question("hold", kind=QuestionKind.NUMBER, weight=Fraction(4)), ranges=ranges)
    base = adapted([(number, Method.PERCENTAGE)], a_form(Method.BASE)).questions[0]
    assert [each.worth for each in base.ranges] == [0, -2, -4]
    assert base.ranges[-1].up_to is None


def test_points_that_are_taken_for_what_is_ticked_weigh_nothing_elsewhere() -> None:
    errors = a_question("errors", -5, -10, kind=QuestionKind.MULTIPLE)
    for method in (Method.PERCENTAGE, Method.POINTS):
        found = adapted([(errors, Method.BASE)], a_form(method))
        assert worths(found) == [0, 0]
        assert "Points can't be taken for what is ticked here" in words(found)[-1]
    assert adapted([(errors, Method.BASE)], a_form(Method.PERCENTAGE)).questions[0].weight == 0


@given(st.lists(st.integers(0, 99), max_size=3), st.integers(1, 20), st.sampled_from([Method.POINTS, Method.BASE]))
def test_each_answer_keeps_its_score_under_another_method(others: list[int], weight: int, method: Method) -> None:
    question = a_question("only", 100, *others, weight=Fraction(weight))
    turned, _ = question_under(question, Method.PERCENTAGE, method)
    before = a_form(Method.PERCENTAGE, question)
    after = a_form(method, turned)
    if method is Method.BASE:  # so that the one question is the whole form
        after = replace(after, scoring=replace(after.scoring, start=Fraction(weight)))
    for option in question.options:
        answers = Answers("form", {"only": option.code})
        share, kept = score(before, answers).score, score(after, answers).score
        assert share is not None and kept is not None
        scale = Fraction(100, weight) if method is Method.BASE else 1
        assert Fraction(kept) * scale == Fraction(share)
