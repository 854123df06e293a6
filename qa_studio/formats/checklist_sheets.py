"""The rows of a checklist workbook back to the plain data of the checklist file, remembering which cell is what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from qa_studio.formats.checklist_cells import CellPath, Plain, value_of
from qa_studio.formats.checklist_layout import (
    BEGINS,
    CHOICES,
    ENDS,
    KINDS,
    NOT_OURS,
    OUTSIDE_SCORING,
    SETTINGS,
    SILENT,
    SURVEY,
    WORDED,
    offered,
    read_header,
)
from qa_studio.formats.yaml_nodes import YamlUnreadable
from qa_studio.texts import Message, message

Place = tuple[str, str]
_MOST_CELLS = 5_000_000


@dataclass(frozen=True, slots=True)
class _Row:
    """One row that holds something: its values by (key, language), and where each stands."""

    sheet: str
    number: int
    values: Mapping[tuple[str, str], object]
    places: Mapping[tuple[str, str], str]

    def take(self, key: str) -> str:
        """The text at `key`; empty where there is none."""
        return str(self.values.get((key, ""), "")).strip()

    def place(self, key: str) -> Place:
        """Sheet and cell of `key`, or of the row."""
        return self.sheet, self.places.get((key, ""), f"A{self.number}")


class WorkbookReading:
    """Reads one workbook.

    `problems` are (sheet, cell, code, sentence) of what is wrong with its sheets themselves, `unmapped` the same of
    what a checklist has nothing for.
    """

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._cells: dict[CellPath, Place] = {}
        self._lists: dict[str, list[tuple[Plain, _Row]]] = {}
        self._used: set[str] = set()
        self.problems: list[tuple[str, str, str, Message]] = []
        self.unmapped: list[tuple[str, str, str, Message]] = []

    def plain(self) -> Plain:
        """The data of the file; what is wrong with the sheets themselves is in `problems`."""
        for name in ("settings", "survey", "choices"):
            if name not in self._book.sheetnames:
                what = message(
                    "The sheet {sheet} is missing; a checklist has settings, survey and choices.", sheet=name
                )
                self._refuse((name, "A1"), what)
                return {}
            sheet = self._book[name]
            if not isinstance(sheet, Worksheet) or sheet.max_row * sheet.max_column > _MOST_CELLS:
                what = message(
                    "This sheet is far larger than a checklist; delete what comes after its last row and column."
                )
                self._refuse((name, "A1"), what)
                return {}
        plain = self._settings()
        self._read_choices()
        plain["sections"] = self._sections()
        self._refuse_unused()
        return plain

    def place_of(self, path: CellPath) -> Place:
        """Sheet and cell of `path`, or of the nearest thing above it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._cells:
                return self._cells[path[:length]]
        return "settings", "A1"

    def _settings(self) -> Plain:
        scoring: Plain = {}
        plain: Plain = {"scoring": scoring}
        known = dict.fromkeys(SETTINGS, "")
        for number, row in enumerate(self._book["settings"].iter_rows(min_row=2, max_col=2), start=2):
            if row[0].value is None or len(row) < 2 or row[1].value is None:
                continue
            key, language = read_header(str(row[0].value), known)
            if key not in SETTINGS:
                known_ones = ", ".join(SETTINGS)
                what = message("There is no setting {key}; take it out. Settings: {known}.", key=key, known=known_ones)
                self._refuse(("settings", f"A{number}"), what)
                continue
            home, path = (plain, ()) if key in OUTSIDE_SCORING else (scoring, ("scoring",))
            place = ("settings", f"B{number}")
            if self._there_already(home, key, language):
                what = message("The setting {key} is here twice; take one out.", key=str(row[0].value))
                self._refuse(("settings", f"A{number}"), what)
                continue
            self._cells.setdefault((*path, key), place)
            self._put(home, key, language, self._value(row[1], place), place)
        return plain

    def _there_already(self, home: Plain, key: str, language: str) -> bool:
        there = home.get(key)
        if isinstance(there, dict) and key in WORDED:
            return (language or "en") in there
        return key in home

    def _read_choices(self) -> None:
        for row in self._rows("choices", CHOICES):
            plain: Plain = {}
            for (key, language), value in row.values.items():
                self._put(plain, key, language, value, (row.sheet, row.places[key, language]))
            name = str(plain.pop("list", ""))
            if not name:
                self._refuse(
                    (row.sheet, f"A{row.number}"),
                    message("This answer belongs to no list; write the name of its list into the column list_name."),
                )
            self._lists.setdefault(name, []).append((plain, row))

    def _refuse_unused(self) -> None:
        for name, rows in self._lists.items():
            if name and name not in self._used:
                what = message(
                    "There is no question with the answers {list}; write select_one {list} into the column type of "
                    "survey, or take these rows out.",
                    list=name,
                )
                self._refuse(rows[0][1].place("list"), what)

    def _sections(self) -> list[Plain]:
        sections: list[Plain] = []
        within = False
        for row in self._rows("survey", SURVEY):
            kind = " ".join(row.take("type").casefold().split())
            if kind in BEGINS:
                within = True  # one that was not ended is ended by the next
                path: CellPath = ("sections", len(sections))
                sections.append({**self._at(path, row, {"text": "title"}), "questions": []})
            elif kind in ENDS:
                within = False
            elif kind.split(" ")[0] in SILENT:
                what = message("Rows of the type {type} ask nothing; it was left out.", type=kind)
                self.unmapped.append((*row.place("type"), row.take("code"), what))
            elif within:
                self._question(sections, kind, row)
            else:
                what = message("This row stands in no section; write begin_group into the column type of a row above.")
                self._refuse(row.place("type"), what, row.take("code"))
        return sections

    def _question(self, sections: list[Plain], written: str, row: _Row) -> None:
        questions = sections[-1]["questions"]
        assert isinstance(questions, list)
        path: CellPath = ("sections", len(sections) - 1, "questions", len(questions))
        question = self._at(path, row, {})
        question["kind"] = kind = self._kind(written, row)
        self._cells[(*path, "kind")] = row.place("type")
        if kind in ("choice", "multiple"):
            self._options(path, question, row)
        questions.append(question)

    def _kind(self, written: str, row: _Row) -> str:
        for name, kind in KINDS.items():
            if written == name or (written.startswith(f"{name} ") and kind in ("choice", "multiple")):
                return kind
        known = ", ".join(offered("type"))
        what = message("The type is {value}; write one of: {known}.", value=written or "…", known=known)
        self._refuse(row.place("type"), what, row.take("code"))
        return "choice" if row.take("code") in self._lists else "number" if row.take("ranges") else "text"

    def _options(self, path: CellPath, question: Plain, row: _Row) -> None:
        code = str(question.get("code", ""))
        words = row.take("type").split()
        name = words[-1] if len(words) > 1 and words[-1].casefold() not in ("one", "multiple") else code
        self._used.add(name)
        own = self._lists.get(name, [])
        if not own and name:
            what = message("The list {list} has no answers; write them into the sheet choices.", list=name)
            self._refuse(row.place("type"), what, code)
        question["options"] = [plain for plain, _ in own]
        for position, (_, choice) in enumerate(own):
            self._cells[(*path, "options", position)] = choice.place("code")
            for key, language in choice.values:
                self._cells[(*path, "options", position, key)] = ("choices", choice.places[key, language])

    def _at(self, path: CellPath, row: _Row, renamed: Mapping[str, str]) -> Plain:
        plain: Plain = {}
        self._cells[path] = (row.sheet, f"A{row.number}")
        for (key, language), value in row.values.items():
            if key == "type":
                continue
            name = renamed.get(key, key)
            place = (row.sheet, row.places[key, language])
            self._cells.setdefault((*path, name), place)
            self._put(plain, name, language, value, place)
        return plain

    def _put(self, home: Plain, key: str, language: str, value: object, place: Place) -> None:
        if key in WORDED:
            texts = home.setdefault(key, {})
            assert isinstance(texts, dict)
            texts[language or "en"] = value_of(key, value, language or "en")
            return
        try:
            home[key] = value_of(key, value)
        except YamlUnreadable as error:
            self._refuse(place, error.problems[0].message)

    def _rows(self, name: str, columns: Mapping[str, str]) -> Iterator[_Row]:
        """The rows of a sheet that hold anything."""
        sheet = self._book[name]
        headers = self._headers(sheet, columns)
        for number, cells in enumerate(sheet.iter_rows(min_row=2), start=2):
            values: dict[tuple[str, str], object] = {}
            places: dict[tuple[str, str], str] = {}
            for column, (header, cell) in enumerate(zip(headers, cells, strict=False), start=1):
                if header is None or cell.value is None or cell.value == "":
                    continue
                places[header] = f"{get_column_letter(column)}{number}"
                values[header] = self._value(cell, (name, places[header]))
            if values:
                yield _Row(name, number, values, places)

    def _value(self, cell: Cell, place: Place) -> object:
        if cell.data_type == "e":
            self._refuse(place, message("This formula gives {value}; write the value itself.", value=str(cell.value)))
        if isinstance(cell.value, float) and "%" in str(cell.number_format):
            return round(cell.value * 100, 10)  # 80 % is kept as 0.8
        return cell.value

    def _headers(self, sheet: Worksheet, columns: Mapping[str, str]) -> list[tuple[str, str] | None]:
        """Key and language of each column; None where it is passed over."""
        headers: list[tuple[str, str] | None] = []
        for column, cell in enumerate(sheet[1], start=1):
            place = (sheet.title, f"{get_column_letter(column)}1")
            header = self._header(str(cell.value or "").strip(), columns, place)
            if header is not None and header in headers:
                what = message("The column {column} is here twice; take one out.", column=str(cell.value))
                self._refuse(place, what)
                header = None
            headers.append(header)
        return headers

    def _header(self, written: str, columns: Mapping[str, str], place: Place) -> tuple[str, str] | None:
        if not written:
            return None
        key, language = read_header(written, columns)
        if key in columns:
            return (key, language or "en") if key in WORDED else (key, "")
        if key.casefold() in NOT_OURS:
            what = message("A checklist has nothing for the column {column}; it was left out.", column=written)
            self.unmapped.append((*place, "", what))
        else:
            known = ", ".join(columns.values())
            what = message("There is no column {column}; take it out. Columns: {known}.", column=written, known=known)
            self._refuse(place, what)
        return None

    def _refuse(self, place: Place, what: Message, code: str = "") -> None:
        self.problems.append((*place, code, what))
