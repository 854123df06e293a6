"""Checklists as Excel workbooks."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from qa_studio.domain.checklist import Checklist, ShowWhen
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.errors import FileTrouble
from qa_studio.formats.checklist_book import write_workbook
from qa_studio.formats.checklist_excel import WorkbookRefused, read_workbook, read_workbook_with_notes
from qa_studio.formats.files import ChecklistFileFormats


def everything(method: str) -> Checklist:
    """A checklist that uses every key its method knows."""
    worth = "score" if method == "percentage" else "points"
    section_keys: dict[str, dict[str, object]] = {
        "percentage": {"weight": 2.5},
        "points": {"multiplier": 3},
        "base": {},
    }
    scorings: dict[str, dict[str, object]] = {
        "percentage": {"not_applicable": "section", "bands": [{"from": 0, "title": {"en": "Low", "zh_CN": "低"}}]},
        "points": {"ceiling": 110},
        "base": {"start": 90, "floor": -10, "ceiling": 120},
    }
    head = {"method": method, "pass_mark": 79.5, **scorings[method]}
    one: dict[str, object] = {
        "code": "one",
        "title": {"en": "One"},
        "note": {"en": "First"},
        **section_keys.get(method, {}),
    }
    questions: list[dict[str, object]] = [
        {
            "code": "greeting",
            "text": {"en": "=Greets, well", "zh_CN": "问候：好"},
            "kind": "choice",
            "weight": 4.25,
            "options": [
                {"code": "yes", "text": {"en": "Yes", "zh_CN": "是"}, worth: 100},
                {"code": "no", worth: 0, "fails": "form", "alert": True},
            ],
            "not_applicable": True,
            "critical": "customer",
            "comment": "on_loss",
            "evidence": "always",
            "comments": [{"en": "Name, not given"}, {"zh_CN": "未报姓名"}],
            "root_causes": ["RC-P.1", "RC-R.2"],
            "guidance": {"en": "At once."},
            "note": {"en": "Source: D0-11"},
            "suggest": {"measure": "dead_air.longest_s", "ranges": [{"up_to": 5.5, "option": "yes"}, {"option": "no"}]},
        },
        {
            "code": "1.10",
            "text": {"en": "5"},
            "kind": "number",
            "critical": True,
            "ranges": [{"up_to": 0.1, worth: 33.3}, {worth: 0}],
            "suggest": {"measure": "hold.total_s"},
            "show_when": {"question": "greeting", "is": ["yes", "no"]},
        },
        {"code": "several", "text": {"en": "Several"}, "kind": "multiple", "options": [{"code": "true", worth: 3}]},
        {"code": "remark", "text": {"en": "Remark"}, "kind": "text", "comment": "never"},
        {"code": "day", "text": {"en": "Day"}, "kind": "date"},
    ]
    if method == "points":
        questions[2]["max_points"] = 2
        questions.append({**questions[2], "code": "extra", "bonus": True})
    return read_checklist(
        {
            "checklist": "everything",
            "title": {"en": "Everything", "zh_CN": "全部"},
            "note": {"en": "Ours"},
            "scoring": head,
            "sections": [{**one, "questions": questions}],
        }
    )


@pytest.mark.parametrize("method", ["percentage", "points", "base"])
def test_a_workbook_gives_back_what_was_written(method: str, tmp_path: Path) -> None:
    path = tmp_path / "everything.xlsx"
    path.write_bytes(write_workbook(everything(method)))
    assert read_workbook(path) == everything(method)


def changed(tmp_path: Path, sheet: str, cell: str, value: str) -> Path:
    """The workbook of `everything` with one cell changed."""
    book: Workbook = openpyxl.load_workbook(BytesIO(write_workbook(everything("percentage"))))
    book[sheet][cell] = value
    path = tmp_path / "changed.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "sentence"),
    [
        ("survey", "A3", "choise", "The type is choise; write one of"),
        ("survey", "B3", "gree ting", "no code"),
        ("survey", "A2", "choice", "begin_group"),
        ("survey", "B1", "kode", "no column kode"),
        ("choices", "A2", "nowhere", "no question with the answers nowhere"),
        ("settings", "A2", "chekclist", "no setting chekclist"),
    ],
)
def test_what_is_wrong_is_named_with_sheet_and_cell(
    tmp_path: Path, sheet: str, cell: str, value: str, sentence: str
) -> None:
    with pytest.raises(WorkbookRefused) as refusal:
        read_workbook(changed(tmp_path, sheet, cell, value))
    assert any((s, c) == (sheet, cell) and sentence in str(what) for s, c, _, what in refusal.value.problems)


def test_a_bad_weight_and_a_broken_list_are_named_with_their_cells(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(write_workbook(everything("percentage"))))
    survey = book["survey"]
    columns = {str(cell.value): get_column_letter(n) for n, cell in enumerate(survey[1], 1)}
    survey[f"{columns['weight']}3"] = "heavy"
    path = tmp_path / "weight.xlsx"
    book.save(path)
    with pytest.raises(WorkbookRefused, match=f"cell {columns['weight']}3: weight must be a number"):
        read_workbook(path)
    survey[f"{columns['ranges']}4"] = "[{up_to: 5"
    book.save(path)
    with pytest.raises(WorkbookRefused, match=f"cell {columns['ranges']}4"):
        read_workbook(path)


def test_a_workbook_without_the_sheets_or_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    Workbook().save(path)
    with pytest.raises(WorkbookRefused, match="The sheet settings is missing"):
        read_workbook(path)
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(FileTrouble):
        read_workbook(path)


def test_a_bad_workbook_tells_its_problems_by_row_like_a_yaml_file_by_line(tmp_path: Path) -> None:
    (problem,) = ChecklistFileFormats().problems(changed(tmp_path, "survey", "A3", "choise"))
    assert (problem.line, problem.code) == (3, "greeting")
    assert "cell A3" in str(problem.message)


def sheets(**rows: list[list[object]]) -> Workbook:
    """A workbook with these rows in its sheets."""
    book = Workbook()
    for name, lines in rows.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    return book


def test_workbooks_of_the_layout_before_are_still_read(tmp_path: Path) -> None:
    path = tmp_path / "before.xlsx"
    condition = "{question: greeting, is: [no]}"
    sheets(
        settings=[
            ["key", "value"],
            ["checklist", "before"],
            ["title::en", "Before"],
            ["method", "percentage"],
            ["pass_mark", 80],
        ],
        survey=[
            ["type", "code", "text::en", "not_applicable", "critical", "show_when"],
            ["begin section", "one", "One"],
            ["choice", "greeting", "Greets", True, "customer", None],
            ["text", "why", "Why not?", None, None, condition],
            ["begin section", "two", "Two"],
            ["date", "day", "Day"],
        ],
        choices=[
            ["question", "code", "text::en", "score"],
            ["greeting", "yes", "Yes", 100],
            ["greeting", "no", "No", 0],
        ],
    ).save(path)
    checklist = read_workbook(path)
    assert [len(section.questions) for section in checklist.sections] == [2, 1]
    assert checklist.question("greeting").not_applicable
    assert checklist.question("why").show_when == ShowWhen("greeting", ("no",))


def test_a_form_made_for_xlsform_needs_only_its_scores(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheets(
        survey=[
            ["type", "name", "label", "relevant", "required", "na"],
            ["start", "begun"],
            ["begin_group", "opening", "Opening"],
            ["select_one yes_no", "greeting", "Greets", None, "yes", "是"],
            ["select_one yes_no", "name_given", "Says the name", "${greeting} = 'yes' or ${greeting} = 'no'", "yes"],
            ["select_multiple faults", "faults", "Faults"],
            ["text", "which", "Which?", "selected(${faults}, 'late')"],
            ["end_group"],
        ],
        choices=[
            ["list_name", "name", "label::English (en)", "label::中文 (zh_CN)", "score"],
            ["yes_no", "yes", "Yes", "是", 1],
            ["yes_no", "no", "No", "否", "0"],
            ["faults", "late", "Late", "迟到", 50],
        ],
        settings=[
            ["key", "value"],
            ["checklist", "form"],
            ["title", "Form"],
            ["method", "percentage"],
            ["pass_mark", 0.8],
        ],
    ).save(path)
    book = openpyxl.load_workbook(path)
    book["choices"]["E2"].number_format = book["settings"]["B5"].number_format = "0%"
    book["choices"]["E2"] = 1.0
    book.save(path)
    checklist, notes = read_workbook_with_notes(path)
    assert checklist.question("greeting").options == checklist.question("name_given").options
    assert checklist.question("name_given").show_when == ShowWhen("greeting", ("yes", "no"))
    assert checklist.question("which").show_when == ShowWhen("faults", ("late",))
    assert checklist.scoring.pass_mark == 80
    assert checklist.question("greeting").option("yes").text.texts["zh_CN"] == "是"
    assert [str(what) for _, what in notes] == [
        "Sheet survey, cell E1: A checklist has nothing for the column required; it was left out.",
        "Sheet survey, cell A2: Rows of the type start ask nothing; it was left out.",
    ]


def test_the_workbook_is_good_to_work_in() -> None:
    book = openpyxl.load_workbook(BytesIO(write_workbook(everything("percentage"))))
    assert book.sheetnames == ["survey", "choices", "settings", "help"]
    assert [cell.value for cell in book["survey"][1]][:5] == [
        *("type", "name", "label::English (en)", "label::中文 (zh_CN)", "hint::English (en)"),
    ]
    assert book["survey"].freeze_panes == "C2"
    offers = {rule.formula1 for rule in book["survey"].data_validations.dataValidation}
    assert '"customer,business,compliance,yes"' in offers
    assert next(rule.formula1 for rule in book["choices"].data_validations.dataValidation) == '"section,form"'
    assert all(all(row) for row in book["help"].iter_rows(min_row=3, values_only=True))


def test_a_text_too_long_for_a_cell_is_not_cut() -> None:
    plain = to_plain(everything("base"))
    long = read_checklist({**plain, "note": {"en": "x" * 40_000}})
    with pytest.raises(FileTrouble, match="longer than the 32767"):
        write_workbook(long)
