"""What a reader is told about two versions of a checklist."""

import re

import pytest

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_difference import Touches, differences, only_wording
from qa_studio.formats.checklist_yaml import read_text_of

TEXT = """\
checklist: call
title: {en: Call, zh_CN: 通话}
scoring: {method: percentage, pass_mark: 80, bands: [{from: 90, title: {en: Good}}, {from: 0, title: {en: Poor}}]}
sections:
  - code: first
    title: {en: First}
    questions:
      - {code: greets, text: {en: Greets}, kind: choice, weight: 4,
         options: [{code: yes, score: 100}, {code: no, score: 0}]}
      - {code: solves, text: {en: Solves}, kind: choice, options: [{code: yes, score: 100}, {code: no, score: 0}]}
  - code: second
    title: {en: Second}
    questions:
      - {code: silence, text: {en: Silence}, kind: number, ranges: [{up_to: 5, score: 100}, {score: 0}]}
      - {code: remark, text: {en: Remark}, kind: text}
"""


def changed(*replacements: tuple[str, str]) -> list[tuple[Touches, str, str]]:
    text = TEXT
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    return [(each.touches, each.code, str(each.words)) for each in differences(call(), read_text_of(text))]


def call() -> Checklist:
    return read_text_of(TEXT)


def test_nothing_differs_from_itself() -> None:
    assert changed() == []


@pytest.mark.parametrize(
    ("old", "new", "touches", "code", "words"),
    [
        ("{en: Greets}", "{en: Greets at once}", "wording", "greets", "Text (en): “Greets” becomes “Greets at once”"),
        ("{en: Greets}", "{en: Greets, zh_CN: 问候}", "wording", "greets", "Text (zh_CN): “问候” is new"),
        ("zh_CN: 通话", "de: Anruf", "wording", "", "Title (de): “Anruf” is new"),
        ("weight: 4", "weight: 5", "score", "greets", "Weight: 4 becomes 5"),
        ("pass_mark: 80", "pass_mark: 75.5", "score", "", "Pass mark: 80 becomes 75.5"),
        ("{code: no, score: 0}", "{code: no, score: 20}", "score", "greets", "Answer no: 0 becomes 20"),
        ("{code: no, score: 0}", "{code: no, score: 0, fails: form}", "score", "greets",
         "Answer no fails: – becomes form"),
        ("{code: no, score: 0}", "{code: no, score: 0, alert: true}", "rules", "greets",
         "Answer no raises an alert: – becomes ✓"),
        ("from: 90", "from: 85", "score", "", "Bands: 90, 0 become 85, 0"),
        ("{en: Good}", "{en: Fine}", "wording", "", "Band from 90 (en): “Good” becomes “Fine”"),
        ("kind: text", "kind: text, evidence: always", "rules", "remark", "Evidence: optional becomes always"),
        ("up_to: 5", "up_to: 8", "score", "silence", "Ranges: ≤ 5: 100, 0 become ≤ 8: 100, 0"),
        ("kind: choice, options", "kind: choice, not_applicable: true, options", "score", "solves",
         "May be N/A: – becomes ✓"),
        ("code: remark", "code: summary", "rules", "summary", "New question “Remark”"),
        ("title: {en: Second}", "title: {en: End}", "wording", "second", "Title (en): “Second” becomes “End”"),
    ],
)  # fmt: skip
def test_each_change_is_one_sentence(old: str, new: str, touches: str, code: str, words: str) -> None:
    assert (Touches(touches), code, words) in changed((old, new))


def test_a_question_that_moved_and_one_that_went() -> None:
    line = re.search(r"      - \{code: solves.*\n", TEXT)
    assert line is not None
    moved = changed((line[0], ""), ("      - {code: silence", line[0] + "      - {code: silence"))
    assert moved == [(Touches.RULES, "solves", "Moved from “First” to “Second”")]
    assert changed((line[0], "")) == [(Touches.SCORE, "solves", "Question “Solves” is gone")]


def test_only_another_wording_is_a_correction() -> None:
    old = call()
    assert only_wording(differences(old, read_text_of(TEXT.replace("{en: Greets}", "{en: Greets at once}"))))
    assert not only_wording(differences(old, read_text_of(TEXT.replace("weight: 4", "weight: 5"))))
    assert not only_wording(differences(old, read_text_of(TEXT.replace("kind: text", "kind: text, comment: always"))))
