"""Excel, read back as Excel would."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from qa_studio.services.papers import ListPaper
from qa_studio.services.progress import Quiet


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_evaluations_have_a_row_each_and_a_column_for_every_question(office: Any, writer: Any, tmp_path: Path) -> None:
    first, second = office.evaluation(), office.evaluation({"IC-1.1": "no"})
    out = tmp_path / "evaluations.xlsx"
    sheets = writer.evaluations([first, second], office.imprint(), out, Quiet())
    book = load_workbook(out)
    assert book.sheetnames == ["Inbound consultation call", "Comments", "Root causes"]
    assert sheets == 3
    rows = rows_of(book.worksheets[0])
    assert len(rows) == 2
    assert rows[0]["IC-1.2 Confirms customer identity"] == "No"
    assert rows[1]["IC-1.1 Greets warmly with the standard opening"] == "No"
    assert rows[0]["Score"] == float(first.result.score)
    assert rows[0]["Call"] == datetime(2026, 5, 14, 10, 32)
    assert rows[0]["Customer number"] == "138****8001"
    assert rows[0]["Heard"] == pytest.approx(277 / 302)
    assert sum(str(key).startswith("IC-") for key in rows[0]) == len(first.checklist.questions)
    assert book.worksheets[0].freeze_panes == "C2"


def test_comments_and_causes_have_sheets_of_their_own(office: Any, writer: Any, tmp_path: Path) -> None:
    out = tmp_path / "evaluation.xlsx"
    writer.evaluation(office.evaluation(), office.imprint("zh_CN"), out)
    book = load_workbook(out)
    comments = list(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    assert [comments[0][at] for at in (3, 4, 5, 6, 7)] == ["IC-1.2", "确认客户身份", "否", 0, 6]
    assert "客户说“王芳”没有核实身份" in str(comments[0][8])
    causes = list(book.worksheets[2].iter_rows(min_row=2, values_only=True))
    assert causes[0][5] == "人员 › 服务态度 › 打断客户"


def test_evaluations_of_two_checklists_stand_on_two_sheets(office: Any, writer: Any, tmp_path: Path) -> None:
    other = office.evaluation({}, checklist=office.checklist("follow-up"))
    out = tmp_path / "evaluations.xlsx"
    assert writer.evaluations([office.evaluation(), other], office.imprint(), out, Quiet()) == 4


def test_text_never_becomes_a_formula(office: Any, writer: Any, tmp_path: Path) -> None:
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "http://example.org", "{=1}", "0012"]
    out = tmp_path / "list.xlsx"
    writer.table(ListPaper("=Title", ("=Head",), [(text,) for text in texts]), office.imprint(), out)
    sheet = load_workbook(out).active
    assert sheet is not None
    cells = [row[0] for row in sheet.iter_rows()]
    assert [cell.value for cell in cells] == ["=Head", *texts]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_a_list_holds_real_numbers_days_and_times(office: Any, writer: Any, tmp_path: Path) -> None:
    row = ("王芳", 3, 81.25, date(2026, 5, 14), datetime(2026, 5, 14, 20, 0, tzinfo=UTC), None)
    out = tmp_path / "list.xlsx"
    writer.table(ListPaper("录音", ("a", "b", "c", "d", "e", "f"), [row]), office.imprint(), out)
    sheet = load_workbook(out).active
    assert sheet is not None
    cells = next(sheet.iter_rows(min_row=2))
    assert [cell.value for cell in cells] == [
        "王芳", 3, 81.25, datetime(2026, 5, 14), datetime(2026, 5, 15, 4, 0), None,
    ]  # fmt: skip
    assert cells[3].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "A2"


def test_a_title_that_excel_forbids_becomes_a_name(office: Any, writer: Any, tmp_path: Path) -> None:
    out = tmp_path / "list.xlsx"
    title = "Calls [May/June]: a name of more than thirty-one letters"
    writer.table(ListPaper(title, ("a",), [("b",)]), office.imprint(), out)
    assert load_workbook(out).sheetnames == ["Calls  May June   a name of mor"]


def test_a_scorecard_keeps_too_few_empty(office: Any, writer: Any, tmp_path: Path) -> None:
    out = tmp_path / "scorecard.xlsx"
    writer.scorecard(office.scorecard(6, team=True), office.imprint(), out)
    book = load_workbook(out)
    figures = rows_of(book["Figures"])
    assert figures[0]["Figure"] == "Score"
    assert (figures[0]["Value"], figures[0]["n"], figures[0]["Remark"]) == (None, 5, "too few")
    assert len(rows_of(book["Evaluations"])) == 6


def test_a_scorecard_has_its_figures_with_intervals(office: Any, writer: Any, tmp_path: Path) -> None:
    paper = office.scorecard(team=True)
    out = tmp_path / "scorecard.xlsx"
    writer.scorecard(paper, office.imprint(), out)
    score = paper.scorecard.cards[0].score
    row = rows_of(load_workbook(out)["Figures"])[0]
    assert (row["Value"], row["n"], row["Low"], row["High"]) == pytest.approx(
        (score.value, score.n, score.low, score.high)
    )


def test_actions_keep_every_field(office: Any, writer: Any, tmp_path: Path) -> None:
    out = tmp_path / "actions.xlsx"
    paper = office.actions()
    writer.actions(replace(paper, actions=paper.actions[:2]), office.imprint(), out)
    rows = rows_of(load_workbook(out).active)
    assert [row["No."] for row in rows] == ["A-17", "A-18", "A-19"]
    assert rows[0]["Due"] == datetime(2026, 5, 10)
    assert (rows[1]["Baseline"], rows[1]["Target"], rows[1]["Effect"], rows[1]["Effect n"]) == (47, 85, 88, 131)
    assert rows[2]["Baseline"] == 47


def test_causes_are_counted_and_listed(office: Any, writer: Any, tmp_path: Path) -> None:
    out = tmp_path / "causes.xlsx"
    writer.causes(office.causes(), office.imprint(), out)
    book = load_workbook(out)
    counts = rows_of(book["Counts"])
    assert [row["Times"] for row in counts] == [9, 4, 3, 1]
    assert counts[-1]["Running"] == 1
    assert len(rows_of(book["Root causes"])) == 17
