"""Checklists as Excel workbooks, in the layout of XLSForm: one row for each thing.

    survey     type | name | label::English (en) | hint::… | relevant | weight | critical | na …   `begin_group`, the
               rows of its questions, `end_group`
    choices    list_name | name | label::… | score or points | fails | alert
    settings   key | value                    checklist, title::en, method, pass_mark …, bands
    help       what belongs into each column, in both languages

A cell holds what the YAML file holds at that key; lists and mappings (ranges, suggest, bands …) are written in one cell
as YAML on one line, conditions like XLSForm's.  The rules are those of the YAML file: the workbook is only another way
to write its data.
"""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from qa_studio.domain import checklist_rules
from qa_studio.domain.checklist import Checklist
from qa_studio.errors import FileTrouble, StudioError
from qa_studio.formats.checklist_layout import CHOICES, SURVEY
from qa_studio.formats.checklist_sheets import WorkbookReading
from qa_studio.formats.yaml_nodes import LineProblem
from qa_studio.texts import Message, message

_LARGEST_FILE, _LARGEST_INSIDE = 20_000_000, 300_000_000


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


def read_workbook(path: Path) -> Checklist:
    """The checklist in the .xlsx file `path`; raises FileTrouble and WorkbookRefused."""
    return read_workbook_with_notes(path)[0]


def read_workbook_with_notes(path: Path) -> tuple[Checklist, tuple[tuple[str, Message], ...]]:
    """The checklist, and (code, sentence) of what in the file a checklist has nothing for."""
    return read_book(_opened(path), path)


def read_book(book: Workbook, path: Path) -> tuple[Checklist, tuple[tuple[str, Message], ...]]:
    """The same for a workbook that was opened from `path`."""
    reading = WorkbookReading(book)
    plain = reading.plain()
    found = list(reading.problems)
    known = {(sheet, cell) for sheet, cell, _, _ in found}
    for problem in checklist_rules.problems(plain) if plain else ():
        place = reading.place_of(problem.path)
        if place not in known:  # there it was told already, in the words of the workbook
            found.append((*place, problem.code, _in_columns(problem.message, place[0])))
    if found:
        raise WorkbookRefused(path, found)
    notes = [(code, _placed(sheet, cell, what)) for sheet, cell, code, what in reading.unmapped]
    return checklist_rules.read_checklist(plain), tuple(notes)


def _placed(sheet: str, cell: str, what: Message) -> Message:
    return message("Sheet {sheet}, cell {cell}: {problem}", sheet=sheet, cell=cell, problem=what)


def _in_columns(what: Message, sheet: str) -> Message:
    """The sentence with the names of the columns in place of the keys of the file."""
    columns = {"survey": SURVEY, "choices": CHOICES}.get(sheet, {})
    key = what.values.get("key")
    if not isinstance(key, str) or key not in columns:
        return what
    example = str(what.values.get("example", "")).removeprefix(f"{key}: ")
    return Message(what.template, {**what.values, "key": columns[key], "example": example})


def _opened(path: Path) -> Workbook:
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST_FILE else b""
    except OSError as error:
        raise FileTrouble(
            message("{path} can't be read: {why}.", path=str(path), why=error.strerror or str(error)),
            message("Check the name and that you may read it."),
        ) from error
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST_INSIDE:
                raise ValueError("300 MB")
        return openpyxl.load_workbook(BytesIO(data), data_only=True)
    except Exception as error:
        # openpyxl lets through whatever its zip and XML readers raise over a damaged workbook.
        raise FileTrouble(
            message("{path} can't be read as an Excel file: {why}.", path=str(path), why=str(error)[:200]),
            message("Open it in Excel and save it again as .xlsx."),
        ) from error
