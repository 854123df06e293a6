"""Checklist and answers files: YAML 1.2, or JSON of the same shape."""

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.representer import RoundTripRepresenter

from qa_studio.domain import checklist_rules
from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.errors import StudioError
from qa_studio.formats.answers_rules import read_plain_answers
from qa_studio.formats.yaml_nodes import ODD, LineProblem, YamlUnreadable, parse, read_text
from qa_studio.texts import Message, message

__all__ = ["AnswersRefused", "ChecklistRefused", "LineProblem", "read", "read_answers", "read_text_of", "write"]


class ChecklistRefused(StudioError):
    """A checklist file that can't be used; `problems` in the order of the lines, at least one."""

    def __init__(self, path: Path | str, problems: Sequence[LineProblem]) -> None:
        self.path, self.problems = path, tuple(problems)
        super().__init__(*_summary(message("{path} is no good checklist.", path=str(path)), self.problems))


class AnswersRefused(StudioError):
    """An answers file that can't be used; `problems` in the order of the lines, at least one."""

    def __init__(self, path: Path | str, problems: Sequence[LineProblem]) -> None:
        self.path, self.problems = path, tuple(problems)
        super().__init__(*_summary(message("{path} holds no good answers.", path=str(path)), self.problems))


def _summary(what: Message, problems: Sequence[LineProblem]) -> tuple[Message, Message]:
    first = problems[0]
    if len(problems) == 1:
        return what, message("Line {line}: {problem}", line=first.line, problem=first.message)
    return what, message(
        "Line {line}: {problem} ({more} more problems.)", line=first.line, problem=first.message, more=len(problems) - 1
    )


def read(path: Path) -> Checklist:
    """The checklist in the file `path`; raises FileTrouble and ChecklistRefused."""
    try:
        return read_text_of(read_text(path), path)
    except YamlUnreadable as error:
        raise ChecklistRefused(path, error.problems) from error


def read_text_of(text: str, path: Path | str = "") -> Checklist:
    """The checklist in `text`, which came from `path`; raises ChecklistRefused."""
    try:
        document = parse(text)
        return checklist_rules.read_checklist(document.plain)
    except YamlUnreadable as error:
        raise ChecklistRefused(path, error.problems) from error
    except checklist_rules.ChecklistInvalid as error:
        found = [LineProblem(document.line_of(each.path), each.code, each.message) for each in error.problems]
        raise ChecklistRefused(path, sorted(found, key=lambda problem: problem.line)) from error


def read_answers(path: Path, checklist: Checklist) -> Answers:
    """The answers to `checklist` in the file `path`; raises FileTrouble and AnswersRefused."""
    try:
        document = parse(read_text(path))
    except YamlUnreadable as error:
        raise AnswersRefused(path, error.problems) from error
    answers, found = read_plain_answers(document.plain, checklist)
    if found:
        lines = [LineProblem(document.line_of(each.path), each.code, each.message) for each in found]
        raise AnswersRefused(path, sorted(lines, key=lambda problem: problem.line))
    return answers


class _Representer(RoundTripRepresenter):
    """Writes decimals as they are."""


def _decimal(representer: RoundTripRepresenter, value: Decimal) -> object:
    return representer.represent_scalar("tag:yaml.org,2002:float", format(value, "f"))


def _text(representer: RoundTripRepresenter, value: str) -> object:
    # Line ends of other kinds and control characters are kept by escapes alone.
    return representer.represent_scalar("tag:yaml.org,2002:str", value, style='"' if ODD.search(value) else None)


_Representer.add_representer(Decimal, _decimal)
_Representer.add_representer(str, _text)

# What reads best on one line.
_ON_ONE_LINE = frozenset({"title", "text", "guidance", "note", "show_when", "suggest", "root_causes"})
_ITEMS_ON_ONE_LINE = frozenset({"options", "ranges", "bands", "comments"})


def write(checklist: Checklist) -> str:
    """The file of `checklist`; reading it gives an equal one."""
    stream = io.StringIO()
    round_trip().dump(laid_out(to_plain(checklist)), stream)
    return stream.getvalue()


def round_trip() -> YAML:
    """Reads and writes with comments, on lines as the built-in checklists have them."""
    yaml = YAML(typ="rt", pure=True)
    yaml.Representer = _Representer
    yaml.width = 4096
    yaml.allow_unicode = True
    yaml.preserve_quotes = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def laid_out(plain: object, key: str = "") -> Any:
    """`plain`, which belongs at `key`, as it is written: on one line what reads best there."""
    return _list_of_lines(plain) if key in _ITEMS_ON_ONE_LINE else _laid_out(plain, key in _ON_ONE_LINE)


def _laid_out(plain: object, flow: bool = False) -> object:
    if isinstance(plain, Mapping):
        laid = CommentedMap()
        for key, value in plain.items():
            laid[key] = _laid_out(value, True) if flow else laid_out(value, str(key))
        if flow:
            laid.fa.set_flow_style()
        return laid
    if isinstance(plain, list):
        items = CommentedSeq([_laid_out(item, flow) for item in plain])
        if flow:
            items.fa.set_flow_style()
        return items
    return plain


def _list_of_lines(items: object) -> CommentedSeq:
    return CommentedSeq([_laid_out(item, flow=True) for item in items] if isinstance(items, list) else [])
