"""Hundreds of malformed checklists: each is refused with its place, a code where there is one, and what to write."""

import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from format_example import EXAMPLE

from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.formats.checklist_book import write_workbook
from qa_studio.formats.checklist_excel import WorkbookRefused, read_book
from qa_studio.formats.checklist_yaml import ChecklistRefused, read, read_text_of
from qa_studio.texts import Message, catalogue

WHAT_TO_DO = re.compile(
    r"\b(write|take|give|mean|choose|save|delete|check|indent|close|begin|start|must|belongs?|name)\b|can't|ha[sv]e? no"
)
LINES = EXAMPLE.splitlines()
KEY = re.compile(r"^(\s*(?:- )?)([a-z_]+): ?(.*)$")
Case = tuple[str, str]
"""What was done, and the text that came of it."""


def with_line(number: int, *lines: str) -> str:
    return "\n".join([*LINES[:number], *lines, *LINES[number + 1 :]]) + "\n"


def keyed() -> Iterator[tuple[int, str, str, str]]:
    for number, line in enumerate(LINES):
        if found := KEY.match(line):
            yield number, found[1], found[2], found[3].split("  #")[0]


def misspelt_keys() -> Iterator[Case]:
    for number, indent, key, value in keyed():
        yield f"{key} misspelt in line {number + 1}", with_line(number, f"{indent}{key}q: {value}")


def repeated_keys() -> Iterator[Case]:
    for number, indent, key, value in keyed():
        if value:
            again = f"{indent.replace('-', ' ')}{key}: {value}"
            yield f"{key} again in line {number + 1}", with_line(number, LINES[number], again)


def forgotten_colons() -> Iterator[Case]:
    for number, indent, key, value in keyed():
        yield f"no colon in line {number + 1}", with_line(number, f"{indent}{key} {value}")


def open_brackets() -> Iterator[Case]:
    for number, line in enumerate(LINES):
        if line.rstrip().endswith(("}", "]")):
            yield f"open bracket in line {number + 1}", with_line(number, line.rstrip()[:-1])


def brackets_too_many() -> Iterator[Case]:
    for number, line in enumerate(LINES):
        if line.rstrip().endswith(("}", "]")):
            yield f"bracket too many in line {number + 1}", with_line(number, line.rstrip() + line.rstrip()[-1])


def tabs() -> Iterator[Case]:
    for number, line in enumerate(LINES):
        if line.startswith(" "):
            yield f"tab in line {number + 1}", with_line(number, "\t" + line.lstrip())


def open_quotes() -> Iterator[Case]:
    for number, indent, key, value in keyed():
        if value:
            yield f"open quote in line {number + 1}", with_line(number, f'{indent}{key}: "{value}')


def merge_keys() -> Iterator[Case]:
    for number, indent, key, _ in keyed():
        if key in ("code", "method"):
            spaces = indent.replace("-", " ")
            yield f"merge key after line {number + 1}", with_line(number, LINES[number], f"{spaces}<<: {{weight: 3}}")


def places(plain: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    if path:
        yield path, plain
    items = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in items:
        yield from places(value, (*path, key))


def example() -> Any:
    return json.loads(json.dumps(to_plain(read_text_of(EXAMPLE)), default=float))


def replaced(path: tuple[str | int, ...], value: object) -> str:
    plain = example()
    home = plain
    for step in path[:-1]:
        home = home[step]
    home[path[-1]] = value
    return json.dumps(plain, indent=1)


def wrong_shapes() -> Iterator[Case]:
    for path, value in places(example()):
        wrong: object = "text" if isinstance(value, dict | list) else {"a": 1}
        yield f"{'.'.join(map(str, path))}: {wrong!r}", replaced(path, wrong)


def wrong_numbers() -> Iterator[Case]:
    for path, value in places(example()):
        if isinstance(value, int | float) and not isinstance(value, bool):
            for wrong in ("heavy", -1_000_001, 10**12, "1e5", [1]):
                if not (wrong == -1_000_001 and path[-1] == "up_to"):
                    yield f"{'.'.join(map(str, path))}: {wrong!r}", replaced(path, wrong)


def wrong_words() -> Iterator[Case]:
    for path, value in places(example()):
        texts = "text" in path or "title" in path or "guidance" in path
        if isinstance(value, str) and not texts:
            for wrong in ("so what", 5, True)[: 2 if path[-1] == "critical" else 3]:
                yield f"{'.'.join(map(str, path))}: {wrong!r}", replaced(path, wrong)
        elif isinstance(value, str):
            yield f"{'.'.join(map(str, path))}: empty", replaced(path, " ")


def by_hand() -> Iterator[Case]:
    deep = "\n".join(f"{' ' * level}a:" for level in range(300))
    nested = "".join("- " for _ in range(3000))
    pieces = {
        "nothing but spaces": "   \n \n",
        "only a mark of a document": "---\n",
        "a second document": f"{EXAMPLE}---\n{EXAMPLE}",
        "deep mappings": deep,
        "deep lists": nested + "x",
        "deep brackets": "{a: " * 3000,
        "an anchor in itself": EXAMPLE.replace("title: {en: Opening, zh_CN: 开场}", "title: &t {en: *t}"),
        "a tag of Python": EXAMPLE.replace("weight: 10", "weight: !!python/name:os.system x"),
        "a tag of one's own": EXAMPLE.replace("weight: 10", "weight: !heavy 10"),
        "binary": EXAMPLE.replace("weight: 10", "weight: !!binary aGVsbG8="),
        "a set": EXAMPLE.replace("[RC-P.1]", "!!set {RC-P.1}"),
        "not a number": EXAMPLE.replace("weight: 10", "weight: .nan"),
        "endless": EXAMPLE.replace("weight: 10", "weight: .inf"),
        "a huge exponent": EXAMPLE.replace("weight: 10", "weight: 1e999999999"),
        "a tiny exponent": EXAMPLE.replace("weight: 10", "weight: 1e-999999999"),
        "many digits": EXAMPLE.replace("weight: 10", "weight: " + "9" * 5000),
        "many digits in hexadecimal": EXAMPLE.replace("weight: 10", "weight: 0x" + "f" * 5000),
        "a date for a weight": EXAMPLE.replace("weight: 10", "weight: 2026-11-22"),
        "a condition on a later question": EXAMPLE.replace(
            "kind: choice\n        weight: 4",
            "kind: choice\n        weight: 4\n        show_when: {question: identity, is: [yes]}",
        ),
        "a condition on itself": EXAMPLE.replace("question: greeting, is", "question: hold, is"),
        "half of the file": EXAMPLE[: EXAMPLE.index("{en: Confirms") + 9],
        "a directive": "%YAML 9.9\n---\n" + EXAMPLE,
        "a strange directive": "%FOO bar\n%YAML 1.2\n%YAML 1.2\n---\n" + EXAMPLE,
        "an unknown escape": EXAMPLE.replace("{en: Opening,", '{en: "Op\\qening",'),
        "a text that begins with @": EXAMPLE.replace("{en: Opening,", "{en: @pening,"),
        "a text that begins with `": EXAMPLE.replace("{en: Opening,", "{en: `Opening,"),
        "a colon in a text": EXAMPLE.replace("title: {en: Opening, zh_CN: 开场}", "title: en: Opening"),
        "a list within a line": EXAMPLE.replace("method: percentage ", "method: - percentage "),
        "a question mark": EXAMPLE.replace("    weight: 10", "    ? [weight]\n    : 10"),
        "a control character": EXAMPLE.replace("Opening", "Ope\x01ning"),
        "half a character": EXAMPLE.replace("{en: Opening,", '{en: "\\ud83d",'),
        "an HTML page": "<html><body>Not here</body></html>",
        "a table": "code,text,weight\na,b,3\n",
        "JSON cut off": json.dumps(example())[:-3],
        "JSON with a comma too many": json.dumps(example())[:-1] + ",,}",
    }
    yield from pieces.items()


MUTATIONS: tuple[Callable[[], Iterator[Case]], ...] = (
    *(misspelt_keys, repeated_keys, forgotten_colons, open_brackets, brackets_too_many, tabs, open_quotes, merge_keys),
    *(wrong_shapes, wrong_numbers, wrong_words, by_hand),
)


def test_there_are_hundreds_of_them() -> None:
    assert sum(len(list(mutation())) for mutation in MUTATIONS) >= 400


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_every_malformed_file_is_refused_with_line_code_and_advice(mutation: Callable[[], Iterator[Case]]) -> None:
    for what, text in mutation():
        with pytest.raises(ChecklistRefused) as refusal:
            read_text_of(text)
            pytest.fail(f"taken although: {what}")
        for problem in refusal.value.problems:
            assert 1 <= problem.line <= text.count("\n") + 2, what
            says_what_to_do_in_both_languages(problem.message, what)


def says_what_to_do_in_both_languages(sentence: Message, what: str) -> None:
    assert WHAT_TO_DO.search(str(sentence)), f"{what}: {sentence}"
    assert catalogue("zh_CN").say(sentence) != str(sentence), f"{what}: {sentence}"


def test_places_are_exact() -> None:
    for number, indent, key, value in keyed():
        if not value.startswith(("{", "[")) and value:
            with pytest.raises(ChecklistRefused) as refusal:
                read_text_of(with_line(number, f"{indent}{key}: [[]]"))
            assert number + 1 in [problem.line for problem in refusal.value.problems], LINES[number]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-32", "latin-1", "utf-16-be"])
def test_other_encodings_are_refused_or_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "odd.yaml"
    path.write_bytes(EXAMPLE.replace("优秀", "é").encode(encoding, "replace"))
    with pytest.raises(ChecklistRefused) as refusal:
        read(path)
    assert refusal.value.problems[0].line >= 1


def test_a_file_larger_than_any_checklist_is_not_read_for_minutes(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("- a\n" * 1_300_000, "utf-8")
    with pytest.raises(ChecklistRefused, match="larger than 5 MB"):
        read(path)


WRONG_IN_COLUMNS: dict[str, dict[str, tuple[object, ...]]] = {
    "survey": {
        "type": ("selectone", "select_one nowhere", "begin_repeat", 5, "#REF!"),
        "name": ("two words", "é", "a" * 101, None),
        "label::English (en)": (" ",),
        "relevant": (
            "greeting = yes",
            "${greeting} > 3",
            "${nowhere} = 'yes'",
            "{question: [",
            "not(selected(${a}, 'b'))",
        ),
        "weight": ("heavy", -1, 1e12, True),
        "critical": ("agent", 3),
        "na": ("perhaps", 2),
        "comment": ("sometimes", 1),
        "evidence": ("sometimes", True),
        "ranges": ("[{up_to: 5", "5", "[{up_to: x, score: 1}]", "{a: 1}", "[[1]]"),
        "bonus": ("perhaps", "yes"),
        "root_causes": ("[1", "[[a]]"),
        "comments": ("Rude", "[Rude]", "[{en: 5}]"),
        "suggest": ("silence", "{measure: [}", "{measure: x, ranges: [{option: si}]}"),
        "max_points": ("many", -2),
    },
    "choices": {
        "list_name": ("nowhere", None),
        "name": ("two words", "na", None),
        "score": ("full", -1, 101, None, 1e12),
        "fails": ("everything", 1),
        "alert": ("perhaps", 7),
    },
    "settings": {
        "value": ("[", "{a: 1}", "so what?", -1e12),
        "key": ("chekclist", "title::en2x!", "pass-mark"),
    },
}


def form() -> openpyxl.Workbook:
    """A good workbook with every column."""
    plain = example()
    first = plain["sections"][0]["questions"][0]
    first |= {"comments": [{"en": "Rude"}], "note": {"en": "n"}}
    plain["sections"][0]["questions"].append(
        {"code": "faults", "text": {"en": "Faults"}, "kind": "multiple", "options": [{"code": "late", "score": 5}]}
    )
    return openpyxl.load_workbook(BytesIO(write_workbook(read_checklist(plain))))


def wrong_cells(book: openpyxl.Workbook) -> Iterator[tuple[Any, object]]:
    for name, columns in WRONG_IN_COLUMNS.items():
        sheet = book[name]
        for column, header in enumerate((cell.value for cell in sheet[1]), start=1):
            for row in range(2, sheet.max_row + 1):
                cell = sheet.cell(row, column)
                if cell.value is not None:
                    yield from ((cell, wrong) for wrong in columns.get(str(header), ()))
            yield sheet.cell(1, column), f"{header}x"


def test_every_wrong_cell_is_refused_with_sheet_row_and_column() -> None:
    book, path = form(), Path("form.xlsx")
    read_book(book, path)
    count = 0
    for cell, wrong in wrong_cells(book):
        right, count = cell.value, count + 1
        cell.value = wrong
        where = f"{cell.parent.title}!{cell.coordinate} = {wrong!r} for {right!r}"
        try:
            read_book(book, path)
        except WorkbookRefused as refusal:
            for sheet, place, _, sentence in refusal.problems:
                assert sheet in ("survey", "choices", "settings"), where
                assert re.fullmatch(r"[A-Z]+[0-9]+", place), where
                says_what_to_do_in_both_languages(sentence, where)
        else:
            assert harmless(cell, wrong), f"taken although: {where}"
        cell.value = right
    assert count >= 150


def harmless(cell: Any, wrong: object) -> bool:
    """A text may be anything, a header name another language, and one of several answers take marks away."""
    of_several = cell.parent.title == "choices" and wrong == -1 and cell.row == cell.parent.max_row
    return cell.parent.title == "settings" or of_several or (cell.row == 1 and "::" in str(wrong))
