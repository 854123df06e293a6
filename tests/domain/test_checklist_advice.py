"""What authors of checklists get wrong."""

from dataclasses import replace
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_studio.domain.answer_effects import effects
from qa_studio.domain.balance import points_of_questions, points_of_sections
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
from qa_studio.domain.checklist_advice import advice
from qa_studio.domain.effect_words import effect_sentence
from qa_studio.domain.what_if import QuestionUse
from qa_studio.domain.wording import Wording, plain
from qa_studio.formats.checklist_yaml import read_text_of

HEAD = """\
checklist: call
title: {en: Call}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: first
    title: {en: First}
    questions:
"""
YES_NO = "options: [{code: yes, score: 100}, {code: no, score: 0}]"


BILINGUAL = HEAD.replace("{en: Call}", "{en: Call, zh_CN: 来电}").replace("{en: First}", "{en: First, zh_CN: 第一}")


def form(*questions: str, head: str = HEAD) -> Checklist:
    return read_text_of(head + "".join(f"      - {{{question}}}\n" for question in questions))


def rules(checklist: Checklist) -> list[tuple[str, str]]:
    return [(each.rule, each.code) for each in advice(checklist)]


def test_a_sound_checklist_raises_no_doubt() -> None:
    assert rules(form(f"code: greets, text: {{en: Greets}}, kind: choice, {YES_NO}")) == []


@pytest.mark.parametrize(
    ("rule", "question"),
    [
        ("fail_on_better", "kind: choice, evidence: always, guidance: {en: When}, "
         "options: [{code: a, score: 100, fails: form}, {code: b, score: 0}, {code: c, score: 100}]"),
        ("all_same", "kind: choice, options: [{code: a, score: 100}, {code: b, score: 100}]"),
        ("worthless", f"kind: choice, weight: 0.001, {YES_NO}"),
        ("yes_is_bad", "kind: choice, options: [{code: yes, score: 0}, {code: no, score: 100}]"),
        ("yes_is_bad", "kind: choice, options: [{code: a, text: {en: Met, zh_CN: 是}, score: 0}, "
         "{code: b, text: {en: Not met, zh_CN: 否}, score: 100}]"),
        ("yes_is_bad", "kind: choice, options: [{code: a, text: {en: 'Yes, once', zh_CN: 是，一次}, score: 0}, "
         "{code: b, text: {en: No, zh_CN: 否}, score: 100}]"),
        ("fail_without_evidence", "kind: choice, guidance: {en: When}, "
         "options: [{code: ok, score: 100}, {code: bad, score: 0, fails: form}]"),
        ("fail_without_guidance", "kind: choice, evidence: on_loss, "
         "options: [{code: ok, score: 100}, {code: bad, score: 0, fails: form}]"),
        ("untranslated", f"kind: choice, guidance: {{zh_CN: 指引}}, {YES_NO}"),
    ],
)  # fmt: skip
def test_each_doubt_names_its_question(rule: str, question: str) -> None:
    checklist = form(
        f"code: other, text: {{en: Other, zh_CN: 其他}}, kind: choice, {YES_NO}",
        f"code: doubtful, text: {{en: Doubtful, zh_CN: 存疑}}, {question}",
        head=BILINGUAL,
    )
    assert (rule, "doubtful") in rules(checklist)
    assert all(code == "doubtful" for _, code in rules(checklist))


def test_conditions_that_say_nothing_or_come_too_late() -> None:
    first = "code: first-q, text: {en: F}, kind: choice, evidence: always, guidance: {en: G}, "
    first += "options: [{code: yes, score: 100}, {code: no, score: 0, fails: form}]"
    always = f"code: always, text: {{en: A}}, kind: choice, show_when: {{question: first-q, is: [yes, no]}}, {YES_NO}"
    late = f"code: late, text: {{en: L}}, kind: choice, show_when: {{question: first-q, is: [no]}}, {YES_NO}"
    assert rules(form(first, always, late)) == [("always_shown", "always"), ("never_matters", "late")]


def test_a_section_that_can_be_answered_away_and_a_pass_mark_out_of_reach() -> None:
    text = HEAD.replace("pass_mark: 80", "pass_mark: 80, start: 50").replace("percentage", "base")
    text += "      - {code: a, text: {en: A}, kind: choice, options: [{code: x, points: 0}, {code: y, points: -5}]}\n"
    assert rules(read_text_of(text)) == [("unreachable", "")]
    away = HEAD + f"      - {{code: a, text: {{en: A}}, kind: choice, not_applicable: true, {YES_NO}}}\n"
    away += "  - code: second\n    title: {en: S}\n    questions:\n"
    away += f"      - {{code: b, text: {{en: B}}, kind: choice, {YES_NO}}}\n"
    assert rules(read_text_of(away)) == [("section_away", "first")]


def test_it_is_the_wording_that_is_misread_not_a_code_that_nobody_sees() -> None:
    options = "[{code: no, text: {en: Not seen}, score: 100}, {code: yes, text: {en: Happened}, score: 0}]"
    assert rules(form(f"code: leak, text: {{en: Leaks data}}, kind: choice, options: {options}")) == []


def turned(text: str, yes: int = 100) -> list[str]:
    answers = (
        f"options: [{{code: yes, text: {{en: Yes}}, score: {yes}}}, {{code: no, text: {{en: No}}, score: {100 - yes}}}]"
    )
    return [rule for rule, _ in rules(form(f"code: q, text: {{en: {text!r}}}, kind: choice, {answers}"))]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Interrupted the customer", "fault_earns"),
        ("Was the customer insulted?", "fault_earns"),
        ("The agent hides a fee", "fault_earns"),
        ("打断客户", "fault_earns"),
        ("坐席隐瞒信息", "fault_earns"),
        ("Did not interrupt the customer", "negative"),
        ("The agent didn't interrupt", "negative"),
        ("未打断客户", "negative"),
    ],
)
def test_a_wording_that_is_misread_is_doubted(text: str, doubt: str) -> None:
    assert turned(text) == [doubt]
    # Where Yes loses the points, the wording may be true, but Yes is the bad answer.
    assert turned(text, yes=0) == ["yes_is_bad"]


@pytest.mark.parametrize(
    "text",
    [
        "Greets with name and company",
        "Listens patiently without interrupting",
        "Hides nothing from the customer",
        "Verified identity before disclosing account data",
        "Promised nothing that cannot be kept",
        "No dead air longer than 5 s without a reason",
        "Not solved: escalated, call back promised",
        "耐心倾听，不打断客户",
        "没有把握的内容不作答复",
    ],
)
def test_a_wording_that_asks_for_the_good_raises_no_doubt(text: str) -> None:
    assert turned(text) == []


def shown(code: str, gate: str, *answers: str) -> str:
    when = f"show_when: {{question: {gate}, is: [{', '.join(answers)}]}}"
    return f"code: {code}, text: {{en: T}}, kind: choice, {when}, {YES_NO}"


def test_a_condition_that_rests_on_one_which_never_comes_true_never_does_either() -> None:
    gate = Question("gate", plain("Gate"), QuestionKind.CHOICE, options=(Option("a", Fraction(1), plain("A")),))
    never = replace(gate, code="never", show_when=ShowWhen("gate", ("gone",)))
    deeper = replace(gate, code="deeper", show_when=ShowWhen("never", ("a",)))
    deepest = replace(gate, code="deepest", show_when=ShowWhen("deeper", ("a",)))
    checklist = Checklist(
        "f",
        plain("F"),
        Scoring(Method.PERCENTAGE, Fraction(0)),
        (Section("s", plain("S"), (gate, never, deeper, deepest)),),
    )
    found = [doubt for doubt in advice(checklist) if doubt.key == "show_when"]
    assert [(doubt.rule, doubt.code) for doubt in found] == [
        ("never_shown", "never"),
        ("never_shown", "deeper"),
        ("never_shown", "deepest"),
    ]
    assert "never" in str(found[1].words)


def test_what_is_asked_after_a_fail_comes_too_late_at_any_depth() -> None:
    fatal = (
        "code: gate, text: {en: G}, kind: choice, evidence: always, guidance: {en: G}, "
        "options: [{code: yes, score: 100}, {code: no, score: 0, fails: form}]"
    )
    late = form(
        fatal,
        shown("why", "gate", "no"),
        shown("deep", "why", "yes"),
        "code: note, text: {en: N}, kind: text, show_when: {question: gate, is: [no]}",
    )
    assert rules(late) == [("never_matters", "why"), ("never_matters", "deep")]
    in_section = form(
        "code: gate, text: {en: G}, kind: choice, "
        "options: [{code: yes, score: 100}, {code: no, score: 0, fails: section}]",
        shown("why", "gate", "no"),
    )
    assert rules(in_section) == [("never_matters", "why")]


def test_a_condition_on_every_answer_says_something_where_that_question_isn_t_always_asked() -> None:
    checklist = form(
        f"code: gate, text: {{en: G}}, kind: choice, {YES_NO}",
        shown("inner", "gate", "yes"),
        shown("innermost", "inner", "yes", "no"),
    )
    assert rules(checklist) == []


def test_a_form_in_which_all_may_be_left_out_and_one_that_goes_with_its_condition() -> None:
    away = f"kind: choice, not_applicable: true, {YES_NO}"
    assert rules(form(f"code: a, text: {{en: A}}, {away}", f"code: b, text: {{en: B}}, {away}")) == [("form_away", "")]
    text = HEAD + f"      - {{code: a, text: {{en: A}}, {away}}}\n      - {{{shown('b', 'a', 'no')}}}\n"
    text += "  - code: second\n    title: {en: S}\n    questions:\n"
    text += f"      - {{code: first, text: {{en: F}}, kind: choice, {YES_NO}}}\n"
    found = advice(read_text_of(text))
    # A question may have the code of a section: the doubt tells which of the two it is about.
    assert [(each.rule, each.code, each.of_section) for each in found] == [("section_away", "first", True)]


def test_no_answer_with_full_marks_is_doubted() -> None:
    almost = "options: [{code: good, score: 90}, {code: bad, score: 0}]"
    assert rules(form(f"code: a, text: {{en: A}}, kind: choice, {almost}")) == [("never_full", "a")]
    several = "kind: multiple, options: [{code: a, score: 60}, {code: b, score: 40}]"
    assert rules(form(f"code: a, text: {{en: A}}, {several}")) == []


def test_in_a_long_form_only_what_counts_far_less_than_the_others_is_doubted() -> None:
    many = [f"code: q{n}, text: {{en: Q}}, kind: choice, {YES_NO}" for n in range(400)]
    assert rules(form(*many)) == []
    assert rules(form(*many, f"code: tiny, text: {{en: Q}}, kind: choice, weight: 0.1, {YES_NO}")) == [
        ("worthless", "tiny")
    ]


def test_where_most_is_missing_in_a_language_one_doubt_says_so() -> None:
    questions = [f"code: q{n}, text: {{en: Q}}, kind: choice, {YES_NO}" for n in range(4)]
    found = advice(form(*questions, head=BILINGUAL))
    assert [(each.rule, each.code) for each in found] == [("untranslated", "")]
    assert "4 of 6 texts are missing in Chinese" in str(found[0].words)


def test_inspectors_who_disagree_are_told_of_with_what_helps() -> None:
    checklist = form(
        f"code: plain, text: {{en: P}}, kind: choice, {YES_NO}",
        f"code: guided, text: {{en: G}}, guidance: {{en: G}}, kind: choice, {YES_NO}",
        f"code: alike, text: {{en: A}}, kind: choice, {YES_NO}",
        f"code: seldom, text: {{en: S}}, kind: choice, {YES_NO}",
    )
    past = {
        "plain": QuestionUse(judged_twice=100, agreed=61),
        "guided": QuestionUse(judged_twice=6, agreed=3),
        "alike": QuestionUse(judged_twice=10, agreed=9),
        "seldom": QuestionUse(judged_twice=4, agreed=0),
    }
    assert [str(each.words) for each in advice(checklist, past)] == [
        "Inspectors agreed in 61 % of 100 calls judged twice, and there is no guidance: say when which answer applies.",
        "Inspectors agreed in 50 % of 6 calls judged twice: sharpen the guidance.",
    ]


WORDS = st.sampled_from(("", "Yes", "No", "Did not greet", "打断", "x" * 200))
NUMBERS = st.sampled_from([Fraction(n, d) for n in (-200, -1, 0, 1, 100, 10**9) for d in (1, 3)])
CODES = st.sampled_from(("a", "b", "c", "na", ""))


@st.composite
def unfinished_questions(draw: st.DrawFn) -> Question:
    wording = draw(st.dictionaries(st.sampled_from(("en", "zh_CN", "de")), WORDS, max_size=2).map(Wording))
    options = draw(
        st.lists(
            st.builds(Option, CODES, NUMBERS, st.just(wording), st.sampled_from((None, *Fails)), st.booleans()),
            max_size=3,
        )
    )
    ranges = draw(st.lists(st.builds(Range, st.none() | NUMBERS, NUMBERS), max_size=3))
    when = draw(st.none() | st.builds(ShowWhen, st.sampled_from(("q0", "q1", "q2", "gone")), st.tuples(CODES)))
    return Question(
        "q",
        wording,
        draw(st.sampled_from(QuestionKind)),
        draw(NUMBERS),
        tuple(options),
        tuple(ranges),
        draw(st.none() | NUMBERS),
        draw(st.booleans()),
        bonus=draw(st.booleans()),
        show_when=when,
        guidance=draw(st.none() | st.just(wording)),
    )


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(unfinished_questions(), max_size=3), max_size=3), st.sampled_from(Method), st.booleans(), NUMBERS
)
def test_nothing_unfinished_is_too_broken_to_be_looked_at(
    parts: list[list[Question]], method: Method, weighted: bool, weight: Fraction
) -> None:
    at = count()
    sections = tuple(
        Section(
            f"s{n}", Wording({}), tuple(replace(q, code=f"q{next(at)}") for q in part), weight if weighted else None
        )
        for n, part in enumerate(parts)
    )
    checklist = Checklist("draft", Wording({}), Scoring(method, Fraction(80)), sections)
    for doubt in advice(checklist):
        assert str(doubt.words)
    points_of_sections(checklist, points_of_questions(checklist))
    for question in checklist.questions:
        for effect in (found := effects(checklist, question.code)).answers:
            assert str(effect_sentence(checklist, question, effect, found.points, "en"))
