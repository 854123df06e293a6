"""Checklists as Excel workbooks: the sheets `survey`, `choices` and `settings`, one row for each thing.

    settings   key | value                    checklist, title::en, method, pass_mark …, band (from; titles)
    survey     type | code | text::en | …     `begin section` rows, each followed by the rows of its questions
    choices    question | code | text::en | score or points | fails | alert

A cell holds what the YAML file holds at that key; lists and mappings (ranges, suggest, show_when …) are written in one
cell as YAML on one line.  The rules are those of the YAML file: the workbook is only another way to write its data.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.styles import Font
from openpyxl.workbook import Workbook

from qa_studio.domain import checklist_rules
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.errors import FileTrouble, StudioError
from qa_studio.formats.checklist_cells import (
    LANGUAGE_MARK,
    Plain,
    cell_of,
    languages_in,
)
from qa_studio.formats.checklist_sheets import (
    CHOICES,
    OUTSIDE_SCORING,
    SECTION,
    SETTINGS,
    SURVEY,
    WORDED,
    WorkbookReading,
)
from qa_studio.formats.yaml_nodes import LineProblem
from qa_studio.texts import Message, message


class WorkbookRefused(StudioError):
    """A workbook that holds no good checklist; `problems` as (sheet, cell such as B7, code, sentence), at least one.

    `by_row` has the same with the row of the sheet as line, for those who tell problems by line.
    """

    def __init__(self, path: Path | str, problems: Sequence[tuple[str, str, str, Message]]) -> None:
        self.path, self.problems = path, tuple(problems)
        self.by_row = tuple(
            LineProblem(
                int("".join(filter(str.isdigit, cell)) or 1),
                code,
                message("Sheet {sheet}, cell {cell}: {problem}", sheet=sheet, cell=cell, problem=what),
            )
            for sheet, cell, code, what in self.problems
        )
        sheet, cell, _, first = self.problems[0]
        super().__init__(
            message("{path} is no good checklist.", path=str(path)),
            message("Sheet {sheet}, cell {cell}: {problem}", sheet=sheet, cell=cell, problem=first),
        )


def write_workbook(checklist: Checklist) -> bytes:
    """The .xlsx file of `checklist`; reading it gives an equal one."""
    plain = to_plain(checklist)
    book = Workbook()
    _write_settings(book, plain)
    _write_questions(book, plain)
    del book["Sheet"]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_settings(book: Workbook, plain: Plain) -> None:
    scoring = plain["scoring"]
    assert isinstance(scoring, Mapping)
    rows: list[dict[str, object]] = []
    for key in SETTINGS:
        value = (plain if key in OUTSIDE_SCORING else scoring).get(key)
        if key in WORDED and isinstance(value, Mapping):
            rows += [{"key": f"{key}{LANGUAGE_MARK}{language}", "value": text} for language, text in value.items()]
        elif value is not None:
            rows.append({"key": key, "value": value})
    _write_sheet(book, "settings", ("key", "value"), rows)


def _write_questions(book: Workbook, plain: Plain) -> None:
    survey: list[Plain] = []
    choices: list[Plain] = []
    for section in _mappings(plain["sections"]):
        head = {key: value for key, value in section.items() if key not in ("title", "questions")}
        survey.append({"type": SECTION, "text": section["title"], **head})
        for question in _mappings(section["questions"]):
            survey.append({"type": question["kind"], **question})
            choices += [{"question": question["code"], **option} for option in _mappings(question.get("options", []))]
    _write_sheet(book, "survey", _with_languages(SURVEY, survey), survey)
    _write_sheet(book, "choices", _with_languages(CHOICES, choices), choices)


def _mappings(items: object) -> list[Plain]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _with_languages(columns: Sequence[str], rows: Sequence[Plain]) -> list[str]:
    headers: list[str] = []
    for column in columns:
        if column in WORDED:
            headers += [f"{column}{LANGUAGE_MARK}{language}" for language in languages_in(rows, column)]
        else:
            headers.append(column)
    return headers


def _write_sheet(book: Workbook, name: str, headers: Sequence[str], rows: Sequence[Plain]) -> None:
    sheet = book.create_sheet(name)
    sheet.append(list(headers))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for position, row in enumerate(rows, start=2):
        for column, header in enumerate(headers, start=1):
            key, _, language = header.partition(LANGUAGE_MARK)
            value = row.get(key)
            if language:
                value = value.get(language) if isinstance(value, Mapping) else None
            if value is None:
                continue
            cell = sheet.cell(position, column)
            cell.value = cell_of(value)
            if isinstance(cell.value, str):
                # A text that begins with = stays a text.
                cell.data_type = "s"
    sheet.freeze_panes = "A2"


def read_workbook(path: Path) -> Checklist:
    """The checklist in the .xlsx file `path`; raises FileTrouble and WorkbookRefused."""
    book = _opened(path)
    reading = WorkbookReading(book)
    plain = reading.plain()
    found = list(reading.problems)
    if plain:
        found += [(*reading.place_of(p.path), p.code, p.message) for p in checklist_rules.problems(plain)]
    if found:
        raise WorkbookRefused(path, found)
    return checklist_rules.read_checklist(plain)


def _opened(path: Path) -> Workbook:
    try:
        return openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=True)
    except OSError as error:
        raise FileTrouble(
            message("{path} can't be read: {why}.", path=str(path), why=error.strerror or str(error)),
            message("Check the name and that you may read it."),
        ) from error
    except Exception as error:
        # openpyxl lets through whatever its zip and XML readers raise over a damaged workbook.
        raise FileTrouble(
            message("{path} can't be read as an Excel file: {why}.", path=str(path), why=str(error)[:200]),
            message("Open it in Excel and save it again as .xlsx."),
        ) from error
