"""Writing a checklist as a workbook that is good to work in: drop-downs, a header that stays, a sheet of help."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.formats.checklist_cells import Plain, cell_of, languages_in
from qa_studio.formats.checklist_help import help_rows
from qa_studio.formats.checklist_layout import (
    CHOICES,
    OUTSIDE_SCORING,
    SECTION,
    SECTION_ENDS,
    SETTINGS,
    SURVEY,
    TYPES,
    WIDTHS,
    WORDED,
    header_of,
    offered,
)
from qa_studio.formats.checklist_relevant import relevant_of

_Column = tuple[str, str, str]
"""Header, key, language."""
_SPARE_ROWS = 500
_HEAD, _GROUP = PatternFill("solid", fgColor="DDE6F0"), PatternFill("solid", fgColor="F1F4F8")
_UNDERLINED = Border(bottom=Side("thin", color="8796A5"))
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def write_workbook(checklist: Checklist) -> bytes:
    """The .xlsx file of `checklist`; reading it gives an equal one.  Raises FileTrouble where a text is too long."""
    plain = to_plain(checklist)
    book = Workbook()
    survey, choices = _rows_of(plain, checklist)
    _write(book.create_sheet("survey"), _columns(SURVEY, survey), survey, "C2")
    _write(book.create_sheet("choices"), _columns(CHOICES, choices), choices, "C2")
    _write_settings(book.create_sheet("settings"), plain)
    _write_help(book.create_sheet("help"))
    del book["Sheet"]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _rows_of(plain: Plain, checklist: Checklist) -> tuple[list[Plain], list[Plain]]:
    survey: list[Plain] = []
    choices: list[Plain] = []
    for section in _mappings(plain["sections"]):
        head = {key: value for key, value in section.items() if key not in ("title", "questions")}
        survey.append({"type": SECTION, "text": section["title"], **head})
        for question in _mappings(section["questions"]):
            survey.append(_question_row(question, checklist))
            choices += [
                {"text": {"en": option["code"]}, **option, "list": question["code"]}
                for option in _mappings(question.get("options", []))
            ]
        survey.append({"type": SECTION_ENDS})
    return survey, choices


def _question_row(question: Plain, checklist: Checklist) -> Plain:
    row = dict(question)
    kind = str(question["kind"])
    row["type"] = f"{TYPES[kind]} {question['code']}" if "options" in question else TYPES[kind]
    when = question.get("show_when")
    if isinstance(when, Mapping):
        row["show_when"] = relevant_of(when, checklist.question(str(when["question"])).kind.value)
    return row


def _mappings(items: object) -> list[Plain]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _columns(columns: Mapping[str, str], rows: Sequence[Plain]) -> list[_Column]:
    found: list[_Column] = []
    for key, column in columns.items():
        if key in WORDED:
            found += [(header_of(column, language), key, language) for language in languages_in(rows, key)]
        elif key not in ("score", "points") or any(key in row for row in rows):
            found.append((column, key, ""))
    return found


def _write(sheet: Worksheet, columns: Sequence[_Column], rows: Sequence[Plain], freeze: str) -> None:
    sheet.append([header for header, _, _ in columns])
    for position, row in enumerate(rows, start=2):
        for column, (_, key, language) in enumerate(columns, start=1):
            value = row.get(key)
            if language:
                value = value.get(language) if isinstance(value, Mapping) else None
            if value is not None:
                _fill(sheet, position, column, value)
        if row.get("type") == SECTION:
            for cell in sheet[position]:
                cell.font, cell.fill = Font(bold=True), _GROUP
    for column, (_, key, _) in enumerate(columns, start=1):
        letter = get_column_letter(column)
        _offer(sheet, f"{letter}2:{letter}{len(rows) + _SPARE_ROWS}", offered(key), strict=key != "type")
    _dress(sheet, [(header, key) for header, key, _ in columns], freeze)


def _fill(sheet: Worksheet, row: int, column: int, value: object) -> None:
    cell = sheet.cell(row, column)
    cell.value = cell_of(value)
    if isinstance(cell.value, str):
        cell.data_type = "s"  # a text that begins with = stays a text
        cell.alignment = _WRAPPED


def _offer(sheet: Worksheet, cells: str, words: Sequence[str], strict: bool = True) -> None:
    if not words:
        return
    rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=strict)
    rule.error = ", ".join(words)
    sheet.add_data_validation(rule)
    rule.add(cells)


def _dress(sheet: Worksheet, columns: Iterable[tuple[str, str]], freeze: str) -> None:
    for number, (header, key) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(key, max(len(header) + 3, 10))
    for cell in sheet[1]:
        cell.font, cell.fill, cell.border = Font(bold=True), _HEAD, _UNDERLINED
    sheet.freeze_panes = freeze


def _write_settings(sheet: Worksheet, plain: Plain) -> None:
    scoring = plain["scoring"]
    assert isinstance(scoring, Mapping)
    sheet.append(["key", "value"])
    for key in SETTINGS:
        value = (plain if key in OUTSIDE_SCORING else scoring).get(key)
        if key in WORDED and isinstance(value, Mapping):
            for language, text in value.items():
                _setting(sheet, header_of(key, language), text)
        elif value is not None:
            _setting(sheet, key, value)
            _offer(sheet, f"B{sheet.max_row}", offered(key, setting=True))
    _dress(sheet, [("key", "code"), ("value", "text")], "B2")


def _setting(sheet: Worksheet, name: str, value: object) -> None:
    row = sheet.max_row + 1
    sheet.cell(row, 1).value = name
    _fill(sheet, row, 2, value)


def _write_help(sheet: Worksheet) -> None:
    sheet.append(["sheet", "column", "English", "中文"])
    for row in help_rows():
        sheet.append(row)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = _WRAPPED
    _dress(sheet, [("sheet", "code"), ("column", "code"), ("English", "text"), ("中文", "text")], "C2")
    sheet.column_dimensions["C"].width = sheet.column_dimensions["D"].width = 70
