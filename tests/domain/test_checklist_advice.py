"""What authors of checklists get wrong."""

import pytest

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_advice import advice
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


def form(*questions: str) -> Checklist:
    return read_text_of(HEAD + "".join(f"      - {{{question}}}\n" for question in questions))


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
