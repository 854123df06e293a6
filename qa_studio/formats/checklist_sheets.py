"""The rows of a checklist workbook back to the plain data of the checklist file, remembering which cell is what."""

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from qa_studio.formats.checklist_cells import LANGUAGE_MARK, CellPath, Plain, value_of
from qa_studio.formats.yaml_nodes import YamlUnreadable
from qa_studio.texts import Message, message

SURVEY = (
    *("type", "code", "text", "guidance", "weight", "multiplier", "critical", "bonus", "not_applicable", "comment"),
    *("comments", "evidence", "ranges", "max_points", "root_causes", "suggest", "show_when", "note"),
)
CHOICES = ("question", "code", "text", "score", "points", "fails", "alert")
SETTINGS = (
    "checklist",
    "title",
    "note",
    "method",
    "not_applicable",
    "pass_mark",
    "start",
    "floor",
    "ceiling",
    "bands",
)
WORDED = frozenset({"title", "text", "guidance", "note"})
SECTION = "begin section"
OUTSIDE_SCORING = frozenset({"checklist", "title", "note"})
"""Settings of the checklist itself; the others belong to its scoring."""


class WorkbookReading:
    """Reads one workbook; `problems` are (sheet, cell, code, sentence) of what is wrong with its sheets themselves."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._cells: dict[CellPath, tuple[str, str]] = {}
        self.problems: list[tuple[str, str, str, Message]] = []

    def plain(self) -> Plain:
        """The data of the file; what is wrong with the sheets themselves is in `problems`."""
        missing = [name for name in ("settings", "survey", "choices") if name not in self._book.sheetnames]
        if missing:
            what = message(
                "The sheet {sheet} is missing; a checklist has settings, survey and choices.", sheet=missing[0]
            )
            self.problems.append((missing[0], "A1", "", what))
            return {}
        plain = self._settings()
        plain["sections"] = self._sections(self._options())
        return plain

    def place_of(self, path: CellPath) -> tuple[str, str]:
        """Sheet and cell of `path`, or of the nearest thing above it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._cells:
                return self._cells[path[:length]]
        return "settings", "A1"

    def _settings(self) -> Plain:
        plain: Plain = {"scoring": {}}
        scoring = plain["scoring"]
        assert isinstance(scoring, dict)
        sheet = self._book["settings"]
        for number, row in enumerate(sheet.iter_rows(min_row=2, max_col=2, values_only=True), start=2):
            if row[0] is None or (len(row) > 1 and row[1] is None):
                continue
            name, language = self._header(str(row[0]))
            known = name in SETTINGS
            if not known:
                self._refuse("settings", f"A{number}", message("There is no setting {key}; take it out.", key=name))
                continue
            home, path = (plain, ()) if name in OUTSIDE_SCORING else (scoring, ("scoring",))
            self._put(home, (*path, name), name, language, row[1], ("settings", f"B{number}"))
        return plain

    def _options(self) -> dict[str, list[tuple[Plain, int]]]:
        options: dict[str, list[tuple[Plain, int]]] = {}
        for number, cells in self._rows("choices", CHOICES):
            plain: Plain = {}
            for header, (value, _) in cells.items():
                name, language = self._header(header)
                self._put(plain, None, name, language, value, ("choices", ""))
            question = str(plain.pop("question", ""))
            options.setdefault(question, []).append((plain, number))
        return options

    def _sections(self, options: dict[str, list[tuple[Plain, int]]]) -> list[Plain]:
        sections: list[Plain] = []
        for number, cells in self._rows("survey", SURVEY):
            kind = cells.pop("type", (None, ""))[0]
            if kind == SECTION:
                path: CellPath = ("sections", len(sections))
                sections.append(self._row(path, cells, number, {"text": "title"}))
                sections[-1]["questions"] = []
            elif not sections:
                what = message("The first row must begin a section; write begin section into the column type.")
                self._refuse("survey", f"A{number}", what)
            else:
                self._question(sections, kind, cells, number, options)
        for question, rows in options.items():
            what = message("There is no question {question} in the sheet survey.", question=question)
            self._refuse("choices", f"A{rows[0][1]}", what)
        return sections

    def _question(
        self,
        sections: list[Plain],
        kind: object,
        cells: dict[str, tuple[object, str]],
        number: int,
        options: dict[str, list[tuple[Plain, int]]],
    ) -> None:
        questions = sections[-1]["questions"]
        assert isinstance(questions, list)
        path: CellPath = ("sections", len(sections) - 1, "questions", len(questions))
        question = self._row(path, cells, number, {})
        question["kind"] = kind
        self._cells[(*path, "kind")] = ("survey", f"A{number}")
        own = options.pop(str(question.get("code")), None)
        if own:
            question["options"] = [plain for plain, _ in own]
            columns = self._columns("choices")
            for position, (plain, row) in enumerate(own):
                self._cells[(*path, "options", position)] = ("choices", f"A{row}")
                for key in plain:
                    self._cells[(*path, "options", position, key)] = ("choices", f"{columns.get(key, 'A')}{row}")
        questions.append(question)

    def _row(
        self, path: CellPath, cells: dict[str, tuple[object, str]], number: int, renamed: Mapping[str, str]
    ) -> Plain:
        plain: Plain = {}
        self._cells[path] = ("survey", f"A{number}")
        for header, (value, letter) in cells.items():
            name, language = self._header(header)
            name = renamed.get(name, name)
            self._put(plain, (*path, name), name, language, value, ("survey", f"{letter}{number}"))
        return plain

    def _put(
        self, home: Plain, path: CellPath | None, name: str, language: str, value: object, place: tuple[str, str]
    ) -> None:
        if path is not None:
            self._cells.setdefault(path, place)
        if language:
            texts = home.setdefault(name, {})
            if isinstance(texts, dict):
                texts[language] = str(value)
            return
        try:
            home[name] = value_of(name, value)
        except YamlUnreadable as error:
            self._refuse(*place, error.problems[0].message)

    def _rows(self, name: str, known: Sequence[str]) -> list[tuple[int, dict[str, tuple[object, str]]]]:
        """Number and cells (value and column letter, by header) of each row that has any."""
        sheet = self._book[name]
        headers = self._headers(sheet, known)
        rows: list[tuple[int, dict[str, tuple[object, str]]]] = []
        for number, values in enumerate(sheet.iter_rows(min_row=2, values_only=True), start=2):
            cells: dict[str, tuple[object, str]] = {
                header: (value, get_column_letter(column))
                for column, (header, value) in enumerate(zip(headers, values, strict=False), start=1)
                if header and value is not None and value != ""
            }
            if cells:
                rows.append((number, cells))
        return rows

    def _headers(self, sheet: Worksheet, known: Sequence[str]) -> list[str]:
        headers = ["" if cell.value is None else str(cell.value).strip() for cell in sheet[1]]
        for column, header in enumerate(headers, start=1):
            if header and self._header(header)[0] not in known:
                what = message("There is no column {column}; take it out.", column=header)
                self._refuse(sheet.title, f"{get_column_letter(column)}1", what)
        return headers

    def _columns(self, name: str) -> dict[str, str]:
        headers = [self._header(str(cell.value or ""))[0] for cell in self._book[name][1]]
        return {header: get_column_letter(column) for column, header in reversed(list(enumerate(headers, start=1)))}

    def _header(self, header: str) -> tuple[str, str]:
        name, _, language = header.strip().partition(LANGUAGE_MARK)
        return name.strip(), language.strip()

    def _refuse(self, sheet: str, cell: str, what: Message) -> None:
        self.problems.append((sheet, cell, "", what))
