"""Excel workbooks: real numbers and dates, headings that stay in sight, and text that never becomes a formula."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from qa_studio.errors import Refused
from qa_studio.reports.formats import Formats
from qa_studio.services.papers import Imprint
from qa_studio.texts import Catalogue, message

MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
_NARROW, _WIDE = 7, 48  # characters
_SAMPLE = 300


@dataclass(frozen=True, slots=True)
class Share:
    """A share of 1, shown in per cent."""

    value: float


Cell = str | int | float | Decimal | Fraction | Share | date | datetime | None


class Book:
    """A workbook that is being filled, one sheet after the other."""

    def __init__(self, say: Catalogue, imprint: Imprint) -> None:
        self.say, self.imprint = say, imprint
        self.formats = Formats(imprint.language, imprint.zone)
        self._bytes = BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, {"constant_memory": True})
        about = {"company": imprint.centre, "created": imprint.printed_at.replace(tzinfo=None)}
        self._trail = f"audit {imprint.trail}" if imprint.trail.id else ""
        self._book.set_properties({**about, "keywords": self._trail} if self._trail else about)
        self._head = self._book.add_format({"bold": True, "bg_color": "#F6F7F9", "bottom": 1, "text_wrap": True})
        self._head.set_align("top")
        self._kinds = {
            name: self._book.add_format({"num_format": pattern, "align": "left" if "yy" in pattern else "right"})
            for name, pattern in (
                ("day", "yyyy-mm-dd"), ("moment", "yyyy-mm-dd hh:mm"), ("share", "0.0%"), ("number", "General"),
            )
        }  # fmt: skip
        self._names: set[str] = set()

    @property
    def sheets(self) -> int:
        """How many there are."""
        return len(self._names)

    def sheet(self, title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, frozen: int = 0) -> None:
        """A sheet with headings and rows; `frozen` columns stay in sight too.  Raises Refused where Excel ends."""
        sheet = self._book.add_worksheet(self._free_name(title))
        sheet.freeze_panes(1, frozen)
        if self._trail:  # at the foot of what is printed
            sheet.set_footer(f"&L{self.say('Audit trail {head}', head=self.imprint.trail.short)}&R&P / &N")
        widths = [min(_WIDE // 2, _columns(heading)) for heading in headings]
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, heading, self._head)
        last = 0
        for number, row in enumerate(rows, 1):
            if number >= MOST_ROWS:
                raise Refused(
                    message("A sheet of Excel holds no more than {rows} rows.", rows=MOST_ROWS),
                    message("Choose a narrower filter or a shorter period."),
                )
            for at, cell in enumerate(row):
                length = self._write(sheet, number, at, cell)
                if number <= _SAMPLE and at < len(widths):
                    widths[at] = max(widths[at], length)
            last = number
        for at, width in enumerate(widths):
            sheet.set_column(at, at, min(_WIDE, max(_NARROW, width)) + 2)
        if headings:
            sheet.autofilter(0, 0, last, len(headings) - 1)

    def close(self) -> bytes:
        """The finished file; raises OSError where the disk refuses the pages that are kept there meanwhile."""
        try:
            self._book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else None
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
        return self._bytes.getvalue()

    def _write(self, sheet: Worksheet, row: int, at: int, cell: Cell) -> int:
        """Write one cell by its kind and give the characters that it takes."""
        match cell:
            case None:
                return 0
            case str():
                # Never `write`, which would make a formula of a text that begins with an equals sign.
                sheet.write_string(row, at, cell[:_MOST_CHARACTERS])
                return max((_columns(line) for line in cell[:400].split("\n")), default=0)
            case datetime():
                sheet.write_datetime(row, at, self.formats.local(cell).replace(tzinfo=None), self._kinds["moment"])
                return 16
            case date():
                sheet.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), self._kinds["day"])
                return 10
            case Share():
                sheet.write_number(row, at, cell.value, self._kinds["share"])
                return 7
            case _:
                sheet.write_number(row, at, float(cell), self._kinds["number"])
                return 8

    def _free_name(self, title: str) -> str:
        """At most 31 characters, none that Excel forbids, and not there yet."""
        plain = "".join(" " if character in "[]:*?/\\" else character for character in title).strip("' ")[:31] or "1"
        name, number = plain, 2
        while name.casefold() in self._names:
            tail = f" ({number})"
            name, number = plain[: 31 - len(tail)] + tail, number + 1
        self._names.add(name.casefold())
        return name


def write_book(path: Path, say: Catalogue, imprint: Imprint, fill: Callable[[Book], None]) -> int:
    """Let `fill` make a workbook at `path`; gives the number of sheets."""
    book = Book(say, imprint)
    fill(book)
    path.write_bytes(book.close())
    return book.sheets


def _columns(text: str) -> int:
    """Columns of a narrow letter that the text takes; Chinese takes two each."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
