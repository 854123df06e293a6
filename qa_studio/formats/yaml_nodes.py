"""YAML 1.2 and JSON text as plain data that remembers its lines, whatever the text is."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from qa_studio.domain.checklist_problems import shown
from qa_studio.errors import FileTrouble, StudioError
from qa_studio.formats.yaml_reasons import reason
from qa_studio.texts import Message, message

_LARGEST_FILE = 5_000_000
_MOST_VALUES = 1_000_000
_MOST_DIGITS = 1000
_TAG = "tag:yaml.org,2002:"
ODD = re.compile(r"^[:?-]|:[^ A-Za-z0-9\u4e00-\u9fff]|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Texts that only double quotes keep: odd characters, and colons where the writer of YAML forgets the quotes."""


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong in line `line` (from 1), in the question, section or checklist `code` (empty: the file)."""

    line: int
    code: str
    message: Message

    def __str__(self) -> str:
        return f"{self.line}: {self.code}: {self.message}" if self.code else f"{self.line}: {self.message}"


class YamlUnreadable(StudioError):
    """A text that is no YAML; `problems` say where."""

    def __init__(self, problems: list[LineProblem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(message("Line {line}: {problem}", line=first.line, problem=first.message))


@dataclass(frozen=True)
class YamlDocument:
    """`plain` is mappings, lists, texts, numbers (int or Decimal), true, false and None."""

    plain: object
    _root: Node | None

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """The line (from 1) of the key or item at `path`, or of the nearest thing above it."""
        node, line = self._root, 1 if self._root is None else self._root.start_mark.line + 1
        for step in path:
            found = _step(node, step)
            if found is None:
                return line
            key, node = found
            line = key.start_mark.line + 1
        return line


def _step(node: Node | None, step: str | int) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if str(key.value) == str(step)), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read_text(path: Path) -> str:
    """The text of a file in UTF-8 (or UTF-16 with its mark); raises FileTrouble and YamlUnreadable."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise _unreadable(1, message("The file is larger than 5 MB; a checklist never is."))
        data = path.read_bytes()
    except OSError as error:
        raise FileTrouble(
            message("{path} can't be read: {why}.", path=str(path), why=error.strerror or str(error)),
            message("Check the name and that you may read it."),
        ) from error
    return decode(data)


def decode(data: bytes) -> str:
    """`data` as text; raises YamlUnreadable with the line where it is none."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _unreadable(line, message("This is not UTF-8; save the file as UTF-8.")) from error
    if "\x00" in text:
        raise _unreadable(
            text[: text.index("\x00")].count("\n") + 1, message("This is not a text file; choose a YAML file.")
        )
    return text


def parse(text: str) -> YamlDocument:
    """The one document in `text`; raises YamlUnreadable where it is no YAML, or holds what a checklist never needs."""
    if text.lstrip().startswith("{"):
        # JSON may be indented with tabs; inside its texts there are none.
        text = text.replace("\t", " ")
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except ReaderError as error:
        line = text[: error.position].count("\n") + 1 if isinstance(error.position, int) else 1
        raise _unreadable(line, message("There is a character here that a text can't hold; take it out.")) from error
    except MarkedYAMLError as error:
        raise _from_yaml(error) from error
    except (YAMLError, ValueError, KeyError, IndexError, AttributeError, TypeError, AssertionError) as error:
        # The parser stumbles over some broken texts in its own code; to the user it is the same.
        raise _unreadable(1, message("This is no YAML: {why}.", why=str(error)[:200])) from error
    except RecursionError as error:
        raise _unreadable(1, message("The file is nested too deeply; check its brackets and indentation.")) from error
    if root is None:
        raise _unreadable(1, message("The file is empty; write checklist: and a code in its first line."))
    construction = _Construction()
    try:
        plain = construction.value(root)
    except RecursionError as error:
        raise _unreadable(1, message("The file is nested too deeply; check its brackets and indentation.")) from error
    if construction.problems:
        raise YamlUnreadable(construction.problems)
    return YamlDocument(plain, root)


def _unreadable(line: int, what: Message) -> YamlUnreadable:
    return YamlUnreadable([LineProblem(line, "", what)])


def _from_yaml(error: MarkedYAMLError) -> YamlUnreadable:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else 1
    return _unreadable(line, reason(error))


class _Construction:
    """Turns nodes to plain data; the safe constructor of ruamel would lose decimals and stop at the first problem."""

    def __init__(self) -> None:
        self.problems: list[LineProblem] = []
        self._open: set[int] = set()
        self._values = 0

    def value(self, node: Node) -> object:
        """The plain value of `node`."""
        self._values += 1
        if self._values > _MOST_VALUES:
            # Aliases of aliases would unfold to more than any memory holds.
            raise _unreadable(node.start_mark.line + 1, message("The aliases here unfold without end; write them out."))
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if id(node) in self._open:
            raise _unreadable(node.start_mark.line + 1, message("This contains itself; write the value itself."))
        self._open.add(id(node))
        self._own_tags_only(node)
        if isinstance(node, MappingNode):
            plain: object = self._mapping(node)
        else:
            plain = [self.value(item) for item in node.value]
        self._open.discard(id(node))
        return plain

    def _mapping(self, node: MappingNode) -> dict[object, object]:
        plain: dict[object, object] = {}
        for key_node, value_node in node.value:
            key = self.value(key_node)
            if not isinstance(key, Hashable):
                self._refuse(key_node, message("A key must be a word; write key: value."))
                continue
            if key in plain:
                self._refuse(key_node, message("The key {key} is here twice; take one out.", key=shown(key)))
                continue
            plain[key] = self.value(value_node)
        return plain

    def _scalar(self, node: ScalarNode) -> object:
        kind = str(node.tag).removeprefix(_TAG)
        text = str(node.value)
        match kind:
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return self._int(node, text)
            case "float":
                return self._float(text)
            case "str" | "timestamp" | "merge" | "value":
                return self._whole(node, text)
        self._own_tags_only(node)
        return text

    def _whole(self, node: ScalarNode, text: str) -> str:
        """`text` with the halves that JSON escapes make of rare characters put together."""
        try:
            return text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            self._refuse(node, message("There is half a character here; write it again."))
            return ""

    def _int(self, node: ScalarNode, text: str) -> object:
        digits = text.replace("_", "")
        try:
            if len(digits) > _MOST_DIGITS:
                raise ValueError
            if digits.lstrip("+-")[:2].lower() in ("0x", "0o", "0b"):
                return int(digits, 0)
            return int(digits)
        except ValueError:
            self._refuse(node, message("This number is too long; write a shorter one."))
            return 0

    def _float(self, text: str) -> object:
        try:
            return Decimal(text.replace("_", "").replace(".inf", "inf").replace(".Inf", "inf").replace(".INF", "inf"))
        except InvalidOperation:
            return Decimal("nan")

    def _own_tags_only(self, node: Node) -> None:
        tag = str(node.tag)
        if tag.startswith(_TAG) and tag.removeprefix(_TAG) in ("map", "seq", "str"):
            return
        self._refuse(node, message("The tag {tag} has no meaning here; take it out.", tag=tag.replace(_TAG, "!!")))

    def _refuse(self, node: Node, what: Message) -> None:
        self.problems.append(LineProblem(node.start_mark.line + 1, "", what))
