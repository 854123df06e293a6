"""An evaluation of several calls on paper and in a workbook."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from qa_studio.domain.inspected_call import CallSpan, InspectedCall
from qa_studio.domain.listening import Ledger, ToHear
from qa_studio.domain.people import AgentId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.papers import EvaluationPaper, PaperCall
from qa_studio.services.progress import Quiet

SECOND = RecordingId(8)
PART = Span(20.0, 50.0)
HEARD = Ledger.of([Span(10.0, 35.0)], 1.0, "both")


def two_calls(office: Any) -> EvaluationPaper:
    """The first call with its evidence, and a second of which half a minute is judged and half of that heard."""
    paper: EvaluationPaper = office.evaluation()
    recording = replace(paper.recording, id=SECOND, path="/calls/second.wav", agent_name="Zhao Min", duration_s=60.0)
    evidence = [Span(42.0, 47.3), CallSpan(22.0, 24.0, SECOND), CallSpan(55.0, 56.0, SECOND)]
    answers = paper.evaluation.answers.with_evidence("IC-1.2", evidence)
    calls = (InspectedCall(SECOND, PART, HEARD),)
    second = PaperCall(recording, False, PART, HEARD, ToHear(60.0, part=PART), paper.waveform)
    return replace(paper, evaluation=replace(paper.evaluation, answers=answers, more_calls=calls), more_calls=(second,))


def test_every_call_has_its_line_and_its_picture(press: Any, office: Any) -> None:
    printed = press.evaluation(two_calls(office), office.imprint())
    for words in ("Calls", "Zhao Min", "00:20.0–00:50.0", "Call 1: 14 May 2026", "Call 2: 14 May 2026"):
        assert printed.says(words), words
    assert printed.says("Heard 50 % of the part that is judged")


def test_evidence_says_in_which_call_it_lies_and_what_is_outside_the_part(press: Any, office: Any) -> None:
    printed = press.evaluation(two_calls(office), office.imprint())
    assert printed.says("Evidence 1 · 00:42.0–00:47.3, 2 · 00:22.0–00:24.0, 2 · 00:55.0–00:56.0")
    assert printed.says("Not heard by the inspector: 2 · 00:55.0–00:56.0")
    assert printed.says("Outside the part that is judged: 2 · 00:55.0–00:56.0")


def test_a_part_of_a_single_call_is_said(press: Any, office: Any) -> None:
    paper = office.evaluation()
    part = replace(paper, evaluation=replace(paper.evaluation, part=Span(0.0, 100.0)))
    printed = press.evaluation(part, office.imprint())
    assert printed.says("Only 00:00.0–01:40.0 of the call was judged.")
    assert printed.says("Outside the part that is judged: 03:10.0")
    assert not printed.says("Call 1:")


def test_a_chinese_reader_reads_of_the_calls_in_chinese(press: Any, office: Any) -> None:
    printed = press.evaluation(two_calls(office), office.imprint("zh_CN"))
    for words in ("超出所评片段", "所评片段已听 50 %"):
        assert printed.says(words), words


def test_the_workbook_has_a_row_for_each_call(office: Any, writer: Any, tmp_path: Path) -> None:
    out = tmp_path / "evaluations.xlsx"
    writer.evaluations([two_calls(office), office.evaluation()], office.imprint(), out, Quiet())
    book = load_workbook(out)
    assert book.sheetnames == ["Inbound consultation call", "Comments", "Calls", "Root causes"]
    head, *rows = book["Calls"].iter_rows(values_only=True)
    lines = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(line["No."], line["Judged from, s"], line["Judged to, s"]) for line in lines] == [
        (1, 0, lines[0]["Duration, s"]),
        (2, 20, 50),
        (1, 0, lines[0]["Duration, s"]),
    ]
    assert lines[1]["Heard"] == pytest.approx(0.5)
    first = next(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    shares = [cell for cell in first if isinstance(cell, float) and 0 < cell < 1]
    assert pytest.approx((277 + 15) / (302 + 30)) in shares  # of both calls together
    evidence = [row[9] for row in book["Comments"].iter_rows(min_row=2, values_only=True)]
    assert "1 · 00:42.0–00:47.3, 2 · 00:22.0–00:24.0, 2 · 00:55.0–00:56.0" in evidence


def test_whoever_is_judged_has_not_the_number_of_the_recordings_agent(press: Any, office: Any) -> None:
    paper = office.evaluation()
    other = replace(paper, evaluation=replace(paper.evaluation, agent=AgentId(99)), agent_name="Zhao Min")
    printed = press.evaluation(other, office.imprint())
    assert printed.says("Zhao Min")
    assert not printed.says("A1027")
