"""Cells of a checklist workbook, to and from the plain data of the checklist file."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from ruamel.yaml import YAML
from ruamel.yaml.representer import SafeRepresenter

from qa_studio.formats.yaml_nodes import parse

Plain = dict[str, object]
CellPath = tuple[str | int, ...]
LANGUAGE_MARK = "::"
_STRUCTURED = frozenset({"comments", "ranges", "root_causes", "suggest", "show_when", "bands"})
_FLAGS = frozenset({"not_applicable", "bonus", "alert", "critical"})
_CODES = frozenset({"code", "question", "checklist"})


class _Representer(SafeRepresenter):
    """Writes decimals as they are."""


def _decimal(representer: SafeRepresenter, value: Decimal) -> object:
    return representer.represent_scalar("tag:yaml.org,2002:float", format(value, "f"))


_Representer.add_representer(Decimal, _decimal)


def cell_of(value: object) -> str | int | float | bool | Decimal:
    """What a cell holds for `value`: itself, or a list or mapping as YAML on one line."""
    if isinstance(value, str):
        return ILLEGAL_CHARACTERS_RE.sub("", value)
    if isinstance(value, int | float | Decimal):
        return value
    yaml = YAML(typ="safe", pure=True)
    yaml.Representer = _Representer
    yaml.default_flow_style = True
    yaml.allow_unicode = True
    yaml.width = 1_000_000
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue().strip()


def value_of(key: str, cell: object) -> object:
    """The plain data that `cell` in the column `key` holds; raises YamlUnreadable where a list or mapping is broken."""
    if key in _STRUCTURED and isinstance(cell, str):
        return parse(cell).plain
    if key in _FLAGS and isinstance(cell, str) and cell.strip().casefold() in ("true", "false"):
        return cell.strip().casefold() == "true"
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if key in _CODES and isinstance(cell, int | float) and not isinstance(cell, bool):
        # Excel makes a number of a code such as 1 as soon as somebody touches the cell.
        return f"{cell:g}" if isinstance(cell, float) else str(cell)
    return cell.strip() if isinstance(cell, str) else cell


def languages_in(rows: Sequence[Plain], key: str) -> list[str]:
    """The languages in which any of the rows has a text at `key`; English where there is none."""
    found: dict[str, None] = {}
    for row in rows:
        texts = row.get(key)
        if isinstance(texts, Mapping):
            found |= dict.fromkeys(str(language) for language in texts)
    return list(found) or ["en"]
