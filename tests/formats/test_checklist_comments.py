"""What an author wrote beside a checklist stays, also when it comes back changed from a workbook."""

from hypothesis import HealthCheck, given, settings
from made_checklists import checklists

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.formats.checklist_comments import rewritten
from qa_studio.formats.checklist_yaml import read_text_of, write

SOURCE = """\
# Ours since 2024; ask Ms Li before changing weights.
checklist: call
title: {en: Call, zh_CN: 通话}
scoring:
  pass_mark: 80        # agreed with the client
  method: percentage
sections:
  - code: one
    title: {en: One}
    questions:
      # The opening
      - code: greeting
        text: {en: Greets}
        weight: 4.0    # was 3
        not_applicable: false
        kind: choice
        options: [{code: yes, score: 100}, {code: no, score: 0}]
      # Always asked
      - code: closing
        text: {en: Closes}
        kind: choice
        options:
          - {code: yes, score: 100}   # full
          - {code: no, score: 0}
"""


def changed(*changes: tuple[str, str]) -> Checklist:
    text = SOURCE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return read_text_of(text)


def test_what_is_unchanged_stays_to_the_letter() -> None:
    assert rewritten(SOURCE, read_text_of(SOURCE)) == SOURCE


def test_a_change_touches_its_own_line_only() -> None:
    mended = rewritten(SOURCE, changed(("pass_mark: 80 ", "pass_mark: 85 "), ("{en: Closes}", "{en: Says goodbye}")))
    differing = [
        (a, b) for a, b in zip(SOURCE.splitlines(), mended.splitlines(), strict=True) if a.split() != b.split()
    ]
    assert [after.split("#")[0].strip() for _, after in differing] == ["pass_mark: 85", "text: {en: Says goodbye}"]
    assert "# agreed with the client" in mended


def test_questions_that_come_go_and_move_leave_the_rest_and_its_comments() -> None:
    plain = to_plain(read_text_of(SOURCE))
    questions = plain["sections"][0]["questions"]  # type: ignore[index]
    more = {"code": "remark", "text": {"en": "Remark"}, "kind": "text"}
    questions[:] = [questions[1], more, questions[0]]
    moved = read_checklist(plain)
    mended = rewritten(SOURCE, moved)
    assert read_text_of(mended) == moved
    assert all(words in mended for words in ("ask Ms Li", "# was 3", "# full", "# agreed", "not_applicable: false"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(checklists(), checklists())
def test_whatever_has_changed_it_is_what_the_file_says(before: Checklist, after: Checklist) -> None:
    assert read_text_of(rewritten(write(before), after)) == after
