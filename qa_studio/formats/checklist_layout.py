"""The columns of a checklist workbook: XLSForm's names beside our own, and which cells offer what.

The layout is that of https://xlsform.org: `survey` (type, name, label::language, hint::language, relevant) and
`choices` (list_name, name, label::language), with the columns of the checklist file beside them.
"""

import re
from collections.abc import Mapping

LANGUAGE_MARK = "::"
SECTION, SECTION_ENDS = "begin_group", "end_group"
SURVEY: Mapping[str, str] = {
    "type": "type",
    "code": "name",
    "text": "label",
    "guidance": "hint",
    "show_when": "relevant",
    "weight": "weight",
    "multiplier": "multiplier",
    "critical": "critical",
    "not_applicable": "na",
    "comment": "comment",
    "evidence": "evidence",
    "ranges": "ranges",
    "max_points": "max_points",
    "bonus": "bonus",
    "root_causes": "root_causes",
    "comments": "comments",
    "suggest": "suggest",
    "note": "note",
}
"""The keys of a section or question and the columns that hold them, in the order of the sheet."""
CHOICES: Mapping[str, str] = {
    "list": "list_name",
    "code": "name",
    "text": "label",
    "score": "score",
    "points": "points",
    "fails": "fails",
    "alert": "alert",
}
SETTINGS = (
    *("checklist", "title", "note", "method", "not_applicable", "pass_mark", "start", "floor", "ceiling", "bands"),
)
OUTSIDE_SCORING = frozenset({"checklist", "title", "note"})
"""Settings of the checklist itself; the others belong to its scoring."""
WORDED = frozenset({"title", "text", "guidance", "note"})
NOT_OURS = frozenset(
    {
        *("required", "required_message", "constraint", "constraint_message", "appearance", "calculation", "default"),
        *("read_only", "readonly", "parameters", "choice_filter", "repeat_count", "trigger", "image", "media", "audio"),
        *("video", "order", "body", "guidance_hint"),
    }
)
"""Columns of XLSForm that a checklist has nothing for."""
KINDS: Mapping[str, str] = {
    "select_one": "choice",
    "select one": "choice",
    "choice": "choice",
    "select_multiple": "multiple",
    "select multiple": "multiple",
    "multiple": "multiple",
    "decimal": "number",
    "integer": "number",
    "number": "number",
    "text": "text",
    "date": "date",
}
TYPES: Mapping[str, str] = {
    "choice": "select_one",
    "multiple": "select_multiple",
    "number": "decimal",
    "text": "text",
    "date": "date",
}
"""What a question of each kind is called in the column `type`."""
BEGINS = frozenset({"begin_group", "begin group", "begin section", "begin_section"})
ENDS = frozenset({"end_group", "end group", "end section", "end_section"})
SILENT = frozenset(
    {
        *("note", "calculate", "start", "end", "today", "deviceid", "username", "email", "phonenumber", "audit"),
        *("simserial", "subscriberid", "hidden", "acknowledge", "trigger", "background-audio", "start-geopoint"),
    }
)
"""Types of XLSForm that ask nothing a checklist could ask."""
_OFFERED = {
    "type": (SECTION, SECTION_ENDS, *TYPES.values()),
    "critical": ("customer", "business", "compliance", "yes"),
    "not_applicable": ("yes", "no"),
    "bonus": ("yes", "no"),
    "alert": ("yes", "no"),
    "comment": ("never", "optional", "on_loss", "always"),
    "evidence": ("never", "optional", "on_loss", "always"),
    "fails": ("section", "form"),
    "method": ("percentage", "points", "base"),
}
WIDTHS = {
    "type": 24,
    "list": 18,
    "code": 20,
    "text": 46,
    "guidance": 46,
    "note": 30,
    "show_when": 30,
    "comments": 34,
    "ranges": 34,
    "suggest": 30,
    "root_causes": 18,
    "title": 40,
}
"""Widths of columns in characters; the others are as wide as their names."""
_NAMED = {"en": "English (en)", "zh_CN": "中文 (zh_CN)"}
_SPOKEN = {"english": "en", "chinese": "zh_CN", "中文": "zh_CN", "简体中文": "zh_CN"}
_IN_BRACKETS = re.compile(r"\(([A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{1,8})*)\)\s*$")


def offered(key: str, *, setting: bool = False) -> tuple[str, ...]:
    """What the drop-down of the cells for `key` offers; nothing where anything may be written."""
    return ("form", "section") if setting and key == "not_applicable" else _OFFERED.get(key, ())


def header_of(column: str, language: str) -> str:
    """The header of a text in one language, as XLSForm writes it: `label::English (en)`."""
    return f"{column}{LANGUAGE_MARK}{_NAMED.get(language, language)}"


def read_header(header: str, columns: Mapping[str, str]) -> tuple[str, str]:
    """Key (or what is written there) and language (empty: none is named) of a header; our own names are known too."""
    name, _, language = header.strip().partition(LANGUAGE_MARK)
    name = name.strip()
    keys = {column: key for key, column in columns.items()} | {"question": "list"}
    key = keys.get(name.casefold(), name.casefold() if name.casefold() in columns else name)
    return key, language_code(language.strip())


def language_code(named: str) -> str:
    """The code of a language that is named `English (en)`, `English` or `en`."""
    found = _IN_BRACKETS.search(named)
    return found[1] if found else _SPOKEN.get(named.casefold(), named)
