"""What each answer to one question does to the score."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_studio.domain.answer_effects import asking, effects
from qa_studio.domain.answers import Answers
from qa_studio.domain.balance import points_of_questions, points_of_sections
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
    WeightGoesTo,
)
from qa_studio.domain.effect_words import effect_sentence, remarks
from qa_studio.domain.scoring import score
from qa_studio.domain.wording import plain
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.texts import catalogue

HEAD = """\
checklist: call
title: {en: Call}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: first
    title: {en: First}
    questions:
"""
YES_NO = (
    "options: [{code: yes, text: {en: Yes, zh_CN: 是}, score: 100}, {code: no, text: {en: No, zh_CN: 否}, score: 0}]"
)


def form(*questions: str, head: str = HEAD) -> Checklist:
    return read_text_of(head + "".join(f"      - {{{question}}}\n" for question in questions))


def sentences(checklist: Checklist, code: str, answers: Answers | None = None) -> list[str]:
    found, question = effects(checklist, code, answers), checklist.question(code)
    return [str(effect_sentence(checklist, question, each, found.points, "en")) for each in found.answers]


VERIFIED = form(
    "code: verified, text: {en: V}, kind: choice, weight: 12, not_applicable: true, options: "
    "[{code: yes, text: {en: Yes}, score: 100}, {code: partly, text: {en: Partly}, score: 50}, "
    "{code: no, text: {en: No}, score: 0, fails: form}]",
    f"code: rest, text: {{en: R}}, kind: choice, weight: 88, {YES_NO}",
)


def test_every_answer_says_what_it_does() -> None:
    found = effects(VERIFIED, "verified").answers
    assert [(each.value, each.score, each.change, each.fails) for each in found] == [
        ("yes", Decimal("100.00"), Decimal("0.00"), None),
        ("partly", Decimal("94.00"), Decimal("-6.00"), None),
        ("no", Decimal("88.00"), Decimal("-12.00"), Fails.FORM),
        ("na", Decimal("100.00"), Decimal("0.00"), None),
    ]
    assert sentences(VERIFIED, "verified") == [
        "Answering Yes keeps all 12 points",
        "Answering Partly takes 6 points",
        "Answering No takes 12 points and fails the form",
        "N/A spreads its 12 points over the rest",
    ]


def test_the_other_answers_are_those_that_were_given() -> None:
    given_ = Answers("call", {"rest": "no"})
    found = effects(VERIFIED, "verified", given_).answers
    assert [each.score for each in found] == [Decimal("12.00"), Decimal("6.00"), Decimal("0.00"), Decimal("0.00")]
    alone = effects(form(f"code: a, text: {{en: A}}, kind: choice, not_applicable: true, {YES_NO}"), "a").answers
    assert [each.score for each in alone] == [Decimal("100.00"), Decimal("0.00"), None]


def test_a_form_that_another_answer_fails_already_says_which() -> None:
    assert effects(VERIFIED, "rest", Answers("call", {"verified": "no"})).failed_by == ("verified",)
    assert effects(VERIFIED, "verified", Answers("call", {"verified": "no"})).failed_by == ()


def test_numbers_are_told_by_their_range() -> None:
    checklist = form(
        "code: silence, text: {en: S}, kind: number, "
        "ranges: [{up_to: 5, score: 100}, {up_to: 15, score: 50}, {score: 0}]",
        f"code: rest, text: {{en: R}}, kind: choice, {YES_NO}",
    )
    assert [each.value for each in effects(checklist, "silence").answers] == [5, 15, 16]
    assert sentences(checklist, "silence") == [
        "Up to 5 keeps all 50 points",
        "More than 5 up to 15 takes 25 points",
        "More than 15 takes 50 points",
    ]


def test_a_border_between_two_numbers_stays_in_its_range() -> None:
    checklist = form("code: fine, text: {en: F}, kind: number, ranges: [{up_to: 0.00016, score: 100}, {score: 0}]")
    assert [each.score for each in effects(checklist, "fine").answers] == [Decimal("100.00"), Decimal("0.00")]


def test_of_several_options_each_is_tried_alone() -> None:
    checklist = form(
        "code: said, text: {en: M}, kind: multiple, "
        "options: [{code: a, text: {en: Name}, score: 60}, {code: b, text: {en: Date}, score: 40}]",
        f"code: rest, text: {{en: R}}, kind: choice, {YES_NO}",
        "code: remark, text: {en: T}, kind: text",
    )
    assert sentences(checklist, "said") == [
        "None of these takes 50 points",
        "Only Name takes 20 points",
        "Only Date takes 30 points",
    ]
    assert effects(checklist, "remark").answers == ()


def test_what_comes_and_goes_with_an_answer_is_counted() -> None:
    checklist = form(
        f"code: gate, text: {{en: G}}, kind: choice, {YES_NO}",
        f"code: inner, text: {{en: I}}, kind: choice, show_when: {{question: gate, is: [yes]}}, {YES_NO}",
        f"code: why, text: {{en: W}}, kind: choice, show_when: {{question: gate, is: [no]}}, {YES_NO}",
    )
    yes, no = effects(checklist, "gate").answers
    assert (yes.hides, yes.asks, no.hides, no.asks) == (0, 0, 1, 1)
    assert [str(each) for each in remarks(no)] == ["1 question less", "1 question more"]


def test_a_question_with_a_condition_is_judged_as_asked() -> None:
    checklist = form(
        f"code: gate, text: {{en: G}}, kind: choice, {YES_NO}",
        f"code: why, text: {{en: W}}, kind: choice, show_when: {{question: gate, is: [no]}}, {YES_NO}",
        f"code: deeper, text: {{en: D}}, kind: choice, show_when: {{question: why, is: [no]}}, {YES_NO}",
    )
    assert [each.score for each in effects(checklist, "deeper").answers] == [Decimal("33.33"), Decimal("0.00")]
    # Also where the answers that were given would hide it; its No asks one more, which is answered Yes.
    hidden = effects(checklist, "why", Answers("call", {"gate": "yes"})).answers
    assert [each.score for each in hidden] == [Decimal("50.00"), Decimal("33.33")]


def test_points_are_taken_from_a_start_and_held_at_its_limits() -> None:
    head = HEAD.replace("percentage", "base")
    checklist = form(
        "code: a, text: {en: A}, kind: choice, not_applicable: true, options: "
        "[{code: plus, text: {en: Great}, points: 3}, {code: ok, text: {en: Fine}, points: 0}, "
        "{code: bad, text: {en: Bad}, points: -5}, {code: worst, text: {en: Awful}, points: 0, fails: form}]",
        head=head,
    )
    assert sentences(checklist, "a") == [
        "Answering Great changes nothing: the score is at its limit",
        "Answering Fine changes nothing",
        "Answering Bad takes 5 points",
        "Answering Awful fails the form",
        "N/A leaves nothing to score",
    ]


def test_points_bonus_and_sections() -> None:
    head = HEAD.replace("percentage", "points")
    checklist = form(
        "code: a, text: {en: A}, kind: choice, not_applicable: true, options: "
        "[{code: y, text: {en: Yes}, points: 4}, {code: n, text: {en: No}, points: 0, fails: section}]",
        "code: b, text: {en: B}, kind: choice, options: [{code: y, points: 4}, {code: n, points: 0}]",
        "code: c, text: {en: C}, kind: choice, bonus: true, "
        "options: [{code: y, text: {en: Yes}, points: 2}, {code: n, text: {en: No}, points: 0}]",
        head=head,
    )
    # With the bonus earned 125 can be had; the failed section takes the bonus, too.
    assert sentences(checklist, "a") == [
        "Answering Yes keeps all 50 points",
        "Answering No takes 125 points and fails the section",
        "N/A leaves its 50 points out of the total",
    ]
    assert sentences(checklist, "c") == ["Answering Yes adds 25 points", "Answering No changes nothing"]


def test_the_sentences_are_there_in_chinese() -> None:
    found, say = effects(VERIFIED, "verified"), catalogue("zh_CN")
    no = effect_sentence(VERIFIED, VERIFIED.question("verified"), found.answers[2], found.points, "en")
    assert say.say(no) == "答“No”扣 12 分，并整单否决"


WORTHS = {"best": Fraction(100), "half": Fraction(50), "worst": Fraction(0), "fatal": Fraction(0)}


@st.composite
def forms(draw: st.DrawFn) -> Checklist:
    method = draw(st.sampled_from(Method))
    weighted = method is Method.PERCENTAGE and draw(st.booleans())
    shift = draw(st.sampled_from(WeightGoesTo)) if weighted else WeightGoesTo.FORM
    earlier: list[str] = []
    sections = []
    for s in range(draw(st.integers(1, 3))):
        questions = []
        for n in range(draw(st.integers(1, 3))):
            code = f"q{s}.{n}"
            options = tuple(
                Option(option, worth, plain(option), Fails.FORM if option == "fatal" else None)
                for option, worth in WORTHS.items()
            )
            gate = draw(st.sampled_from([*earlier, ""]))
            when = ShowWhen(gate, tuple(draw(st.sets(st.sampled_from(tuple(WORTHS)), min_size=1)))) if gate else None
            weight = Fraction(draw(st.integers(0, 40)), 4)
            kind = draw(st.sampled_from((QuestionKind.CHOICE, QuestionKind.MULTIPLE)))
            questions.append(Question(code, plain(code), kind, weight, options, not_applicable=True, show_when=when))
            earlier.append(code)
        weight_of = Fraction(draw(st.integers(0, 50))) if weighted else None
        sections.append(Section(f"s{s}", plain("S"), tuple(questions), weight_of))
    return Checklist("form", plain("Form"), Scoring(method, Fraction(80), shift), tuple(sections))


@settings(max_examples=60, deadline=None)
@given(forms(), st.data())
def test_an_effect_is_the_difference_of_two_scores(checklist: Checklist, data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(checklist.questions))
    others = asking(checklist, question.code)
    for effect in effects(checklist, question.code).answers:
        assert effect.score == score(checklist, others.with_answer(question.code, effect.value)).score_before_fail
    # Against full marks: the same form in which the first option of the question is worth them and fails nothing.
    if checklist.scoring.method is Method.PERCENTAGE and question.kind is QuestionKind.CHOICE:
        full = score(checklist, others.with_answer(question.code, "best")).score_before_fail
        for effect in effects(checklist, question.code).answers:
            assert effect.change == (None if effect.score is None or full is None else effect.score - full)


@settings(max_examples=60, deadline=None)
@given(forms())
def test_what_questions_count_adds_up_to_the_form(checklist: Checklist) -> None:
    points = points_of_questions(checklist)
    sections = points_of_sections(checklist, points)
    assert sum(sections.values()) == sum(points.values())
    if checklist.weighs_sections:
        for section in checklist.sections:
            weights = any(question.weight for question in section.questions)
            assert sections[section.code] == (section.weight if weights else 0)


def test_the_points_at_stake_under_base() -> None:
    options = tuple(Option(code, Fraction(worth), plain(code)) for code, worth in (("a", 2), ("b", 0), ("c", -8)))
    one = Question("one", plain("One"), QuestionKind.CHOICE, options=options)
    several = replace(one, code="several", kind=QuestionKind.MULTIPLE)
    remark = Question("remark", plain("R"), QuestionKind.TEXT)
    form_ = Checklist(
        "f", plain("F"), Scoring(Method.BASE, Fraction(80)), (Section("s", plain("S"), (one, several, remark)),)
    )
    assert points_of_questions(form_) == {"one": 10, "several": 10, "remark": 0}


@pytest.mark.parametrize("code", ["verified", "rest"])
def test_nothing_is_told_of_a_question_that_no_answer_asks(code: str) -> None:
    never = replace(VERIFIED.question(code), code="never", show_when=ShowWhen(code, ()))
    section = VERIFIED.sections[0]
    checklist = replace(VERIFIED, sections=(replace(section, questions=(*section.questions, never)),))
    assert effects(checklist, "never").answers == ()
