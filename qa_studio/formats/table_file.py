"""Tables of other systems: CSV in the encodings and with the delimiters that occur, and Excel workbooks."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

import openpyxl

from qa_studio.errors import FileTrouble
from qa_studio.texts import Message, message

Cell = str | datetime
_DELIMITERS = ",;\t|"
_LONGEST_RECORD = 50  # lines that one record with line breaks in its cells may span
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_IN_A_WORD = re.compile(r"[A-Za-z][\u3400-\u9fff][a-z]")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row below the header; `number` counts from 1, the header being 1.  With a `problem` its cells are no good."""

    number: int
    cells: tuple[Cell, ...]
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The first row, and what is below it; empty rows are left out, short ones filled up."""

    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(path: Path) -> Table:
    """The table in the CSV or .xlsx file `path`; raises FileTrouble where there is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileTrouble(
            message("{path} can't be read: {why}.", path=str(path), why=error.strerror or str(error)),
            message("Check the name and that you may read it."),
        ) from error
    if data.startswith(b"PK\x03\x04"):
        return _shaped(path, _excel_rows(path))
    if data.startswith(_OLD_EXCEL):
        raise FileTrouble(
            message("{path} is an Excel file of the old kind.", path=str(path)),
            message("Open it in Excel and save it as .xlsx or as CSV UTF-8."),
        )
    return _shaped(path, csv_rows(_decoded(path, data)))


def _shaped(path: Path, rows: Iterator[TableRow]) -> Table:
    header = next(rows, None)
    if header is None or header.problem is not None or not any(header.cells):
        raise FileTrouble(
            header.problem
            if header is not None and header.problem is not None
            else message("{path} has no first row with the names of the columns.", path=str(path)),
            message("Write the names of the columns into the first row, such as file, start_time, agent_id."),
        )
    headers = [str(cell).strip() for cell in header.cells]
    while headers and not headers[-1]:
        headers.pop()
    return Table(tuple(headers), tuple(_fitted(row, len(headers)) for row in rows if row.problem or any(row.cells)))


def _fitted(row: TableRow, width: int) -> TableRow:
    if row.problem is not None:
        return row
    if any(row.cells[width:]):
        what = message("It has {cells} cells and the first row has {width}.", cells=len(row.cells), width=width)
        return TableRow(row.number, row.cells, what)
    return TableRow(row.number, (row.cells + ("",) * width)[:width])


@dataclass(frozen=True, slots=True)
class DecodedLines:
    """The lines of a text file, and the positions (from 0) of those in another encoding than the rest."""

    lines: Sequence[str]
    foreign: frozenset[int]


def _decoded(path: Path, data: bytes) -> DecodedLines:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
        return DecodedLines(text.splitlines(keepends=True), frozenset())
    if b"\x00" in data:
        raise FileTrouble(
            message("{path} is no table.", path=str(path)), message("Choose a CSV file in UTF-8, or an .xlsx file.")
        )
    return decode_lines(data.removeprefix(b"\xef\xbb\xbf"))


def decode_lines(data: bytes) -> DecodedLines:
    """UTF-8, or GB18030 where most lines that tell the difference are not UTF-8."""
    raw_lines = re.split(rb"(?<=\n)|(?<=\r)(?!\n)", data)
    as_utf8 = [_text(line, "utf-8") for line in raw_lines]
    telling = [text for line, text in zip(raw_lines, as_utf8, strict=True) if not line.isascii()]
    chinese = sum(1 for text in telling if text is None) * 2 > len(telling)
    lines: list[str] = []
    foreign: set[int] = set()
    for position, (raw, utf8) in enumerate(zip(raw_lines, as_utf8, strict=True)):
        text = _gb18030(raw, utf8) if chinese else utf8
        if text is None:
            foreign.add(position)
        lines.append(raw.decode("ascii", errors="replace") if text is None else text)
    return DecodedLines(lines, frozenset(foreign))


def _text(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _gb18030(raw: bytes, utf8: str | None) -> str | None:
    """The line as GB18030; None where it is none, or reads as something else."""
    if utf8 is not None and _HAN.search(utf8):
        return None
    text = _text(raw, "gb18030")
    # An umlaut of a Western encoding takes the next letter with it into one Chinese character: M黮ler.
    return None if text is not None and _HAN_IN_A_WORD.search(text) else text


def csv_rows(decoded: DecodedLines) -> Iterator[TableRow]:
    """The records, in order; a broken one has a problem and does not harm the next."""
    lines = decoded.lines
    begin = 1 if lines and re.fullmatch(r"sep=.\s*", lines[0]) else 0
    delimiter = lines[0][4] if begin else _delimiter(lines[0] if lines else "")
    number = begin
    while begin < len(lines):
        reader = csv.reader(islice(lines, begin, None), delimiter=delimiter, strict=True)
        offset, done = begin, 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield TableRow(number, (), _BROKEN_QUOTES)
                # What follows the first line of the broken record may be whole again.
                begin = offset + done + 1
                break
            if reader.line_num - done > _LONGEST_RECORD:
                yield TableRow(number, (), _BROKEN_QUOTES)
                begin = offset + done + 1
                break
            if decoded.foreign.isdisjoint(range(offset + done, offset + reader.line_num)):
                yield TableRow(number, tuple(cell.strip() for cell in cells))
            else:
                yield TableRow(number, tuple(cells), _FOREIGN)
            done = reader.line_num


_BROKEN_QUOTES = message("A quotation mark in it is not closed, or stands where none belongs.")
_FOREIGN = message("It is written in another encoding than the rest of the file.")


def _delimiter(first_line: str) -> str:
    outside_quotes = re.sub(r'"[^"]*"', "", first_line)
    return max(_DELIMITERS, key=outside_quotes.count)


def _excel_rows(path: Path) -> Iterator[TableRow]:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        rows = [tuple(_cell(value) for value in row) for row in sheet.iter_rows(values_only=True)]
        book.close()
    except Exception as error:
        # openpyxl lets through whatever its zip and XML readers raise over a damaged workbook.
        raise FileTrouble(
            message("{path} can't be read as an Excel file: {why}.", path=str(path), why=str(error)[:200]),
            message("Open it in Excel, save it again as .xlsx, or export it as CSV UTF-8."),
        ) from error
    for number, cells in enumerate(rows, start=1):
        yield TableRow(number, cells)


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()
