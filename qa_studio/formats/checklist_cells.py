"""Cells of a checklist workbook, to and from the plain data of the checklist file."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from ruamel.yaml import YAML
from ruamel.yaml.representer import SafeRepresenter

from qa_studio.errors import FileTrouble
from qa_studio.formats.checklist_layout import WORDED
from qa_studio.formats.checklist_relevant import show_when_of
from qa_studio.formats.yaml_nodes import ODD, LineProblem, YamlUnreadable, parse
from qa_studio.texts import message

Plain = dict[str, object]
CellPath = tuple[str | int, ...]
_STRUCTURED = frozenset({"comments", "ranges", "root_causes", "suggest", "bands"})
_FLAGS = frozenset({"not_applicable", "bonus", "alert", "critical"})
_CODES = frozenset({"code", "list", "checklist"})
_NUMBERS = frozenset(
    {"weight", "multiplier", "score", "points", "max_points"} | {"pass_mark", "start", "floor", "ceiling"}
)
_YES, _NO = frozenset({"true", "yes", "y", "x", "是"}), frozenset({"false", "no", "n", "否"})
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_LONGEST = 32_767
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _Representer(SafeRepresenter):
    """Writes decimals as they are, and nothing as a reference to what was written before."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _decimal(representer: SafeRepresenter, value: Decimal) -> object:
    return representer.represent_scalar("tag:yaml.org,2002:float", format(value, "f"))


def _text(representer: SafeRepresenter, value: str) -> object:
    return representer.represent_scalar("tag:yaml.org,2002:str", value, style='"' if ODD.search(value) else None)


_Representer.add_representer(Decimal, _decimal)
_Representer.add_representer(str, _text)


def cell_of(value: object) -> str | int | float | Decimal:
    """What a cell holds for `value`: itself, or a list or mapping as YAML on one line; raises FileTrouble."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Decimal):
        # A spreadsheet keeps 15 digits; a number with more of them stays exact as a text.
        return value if len(Decimal(str(value)).as_tuple().digits) <= 15 else format(Decimal(str(value)), "f")
    text = value if isinstance(value, str) else _on_one_line(value)
    text = _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    if len(text) > _LONGEST:
        raise FileTrouble(
            message("A text is longer than the {most} characters that a cell can hold.", most=_LONGEST),
            message("Export it as YAML."),
        )
    return text


def _on_one_line(value: object) -> str:
    yaml = YAML(typ="safe", pure=True)
    yaml.Representer = _Representer
    yaml.default_flow_style = True
    yaml.allow_unicode = True
    yaml.width = 1_000_000
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue().strip().removesuffix("...").strip()


def value_of(key: str, cell: object, language: str = "") -> object:
    """The plain data that `cell` in the column `key` holds; raises YamlUnreadable where a list or mapping is broken."""
    if isinstance(cell, str):
        cell = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
        return cell if language or key in WORDED else _from_text(key, cell.strip())
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, int | float) and not isinstance(cell, bool) and (language or key in _CODES | WORDED):
        # Excel makes a number of a code such as 1 as soon as somebody touches the cell.
        return f"{cell:g}" if isinstance(cell, float) else str(cell)
    return str(cell) if language else cell


def _from_text(key: str, text: str) -> object:
    if key == "show_when":
        return _condition(text)
    if key == "root_causes" and text and text[0] not in "[{":
        return [code for code in re.split(r"[\s,;，；、]+", text) if code]
    if key in _STRUCTURED:
        return parse(text).plain
    if key in _FLAGS and text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    return Decimal(text) if key in _NUMBERS and _NUMBER.fullmatch(text) else text


def _condition(text: str) -> object:
    if text.startswith("{"):
        return parse(text).plain
    show_when = show_when_of(text)
    if show_when is None:
        what = message(
            "This condition can't be read; write {example}, with or between several answers of one question.",
            example="${greeting} = 'yes'",
        )
        raise YamlUnreadable([LineProblem(1, "", what)])
    return show_when


def languages_in(rows: Sequence[Plain], key: str) -> list[str]:
    """The languages in which any of the rows has a text at `key`; English where there is none."""
    found: dict[str, None] = {}
    for row in rows:
        texts = row.get(key)
        for language in texts if isinstance(texts, Mapping) else ():
            found[str(language)] = None
    return list(found) or ["en"]
