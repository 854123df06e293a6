"""TextGrids of Praat, as text files in the long and the short way.

As the manual of Praat describes them under “TextGrid file formats”: only free-standing numbers, texts in double quotes
(a quote in them is doubled) and <flags> count, in a fixed order; everything else between them, and what follows an
exclamation mark, is for people.  So both ways are read alike.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from qa_studio.domain.annotation import Label, Tier
from qa_studio.domain.spans import Span
from qa_studio.services.annotations import AnnotationsRefused
from qa_studio.texts import Message, message

_TOKEN = re.compile(
    r"""(?P<space>\s+|![^\n]*)
      | (?P<text>"[^"]*(?:""[^"]*)*")
      | (?P<flag><[^>\s]*>)
      | (?P<number>[+-]?\d[^\s!]*)
      | (?P<open>")
      | (?P<word>\S+)""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d{1,3})?")
_KINDS = ("ooTextFile", "ooTextFile short")
_CHRONOLOGICAL = "Praat chronological TextGrid text file"

_Kind = Literal["number", "text", "flag"]
_EXPECTED: dict[_Kind, Message] = {
    "number": message("A number is expected here."),
    "text": message("A text in double quotes is expected here."),
    "flag": message("<exists> or <absent> is expected here."),
}


def is_textgrid(text: str) -> bool:
    """Whether a text is meant for Praat, whatever the file is called."""
    return text.lstrip()[:60].startswith(("File type", '"ooTextFile', f'"{_CHRONOLOGICAL}', "ooBinaryFile"))


def read_textgrid(path: Path, text: str) -> tuple[Tier, ...]:
    """The tiers of the file `path` with the content `text`; raises AnnotationsRefused with the line."""
    tokens = _Tokens(path, text.replace("\r\n", "\n").replace("\r", "\n"))
    tokens.header()
    tokens.number()
    tokens.number()
    if tokens.next("flag").value != "<exists>":
        return ()
    return tuple(_tier(tokens) for _ in range(tokens.count()))


def _tier(tokens: "_Tokens") -> Tier:
    kind = tokens.next("text")
    if kind.value not in ("IntervalTier", "TextTier"):
        raise tokens.refusal(kind.line, message("“{found}” is no kind of tier.", found=kind.value[:40]))
    name = tokens.next("text").value
    tokens.number()
    tokens.number()
    labels = []
    for _ in range(tokens.count()):
        line = tokens.line
        start = tokens.number()
        end = tokens.number() if kind.value == "IntervalTier" else start
        words = tokens.next("text").value
        if end < start:
            raise tokens.refusal(line, message("The label ends before it begins."))
        if words.strip():
            if start < 0:
                raise tokens.refusal(line, message("The label begins before the recording."))
            labels.append(Label(Span(start, end), words, line))
    return Tier(name, tuple(labels), plain=True)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    value: str
    line: int


class _Tokens:
    """What counts in a text file of Praat, one after the other."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._last_line = text.count("\n") + 1
        self._rest = self._scan(text)
        self._ahead: _Token | None = next(self._rest, None)

    def _scan(self, text: str) -> Iterator[_Token]:
        line = 1
        for found in _TOKEN.finditer(text):
            kind, raw = found.lastgroup or "", found.group()
            if kind == "open":
                raise self.refusal(line, message("A text begins here with a double quote and never ends."))
            if kind in ("text", "flag", "number"):
                yield _Token(kind, raw[1:-1].replace('""', '"') if kind == "text" else raw, line)
            line += raw.count("\n")

    def refusal(self, line: int, why: Message) -> AnnotationsRefused:
        """What is wrong in a line."""
        return AnnotationsRefused(self._path, line, why)

    @property
    def line(self) -> int:
        """Where the next one stands."""
        return self._ahead.line if self._ahead is not None else self._last_line

    def next(self, kind: _Kind) -> _Token:
        """The next one, which has to be of this kind."""
        token = self._ahead
        if token is None:
            raise self.refusal(self._last_line, message("The file ends here, but something is still missing."))
        if token.kind != kind:
            raise self.refusal(token.line, _EXPECTED[kind])
        self._ahead = next(self._rest, None)
        return token

    def number(self) -> float:
        """The next one, a finite number; what follows its figures is its unit."""
        token = self.next("number")
        found = _NUMBER.match(token.value)
        value = float(found.group()) if found else math.nan
        if not math.isfinite(value):
            raise self.refusal(token.line, _EXPECTED["number"])
        return value

    def count(self) -> int:
        """The next one, a whole number from 0 on."""
        line, value = self.line, self.number()
        if value < 0 or value != int(value):
            raise self.refusal(line, message("A whole number is expected here."))
        return int(value)

    def header(self) -> None:
        """The two texts with which a TextGrid begins."""
        first = self.next("text")
        if first.value == _CHRONOLOGICAL or first.value not in _KINDS:
            raise self.refusal(first.line, message("This is a file of Praat, but no TextGrid saved as a text file."))
        kind = self.next("text")
        if kind.value != "TextGrid":
            raise self.refusal(
                kind.line, message("This file of Praat holds a {kind}, no TextGrid.", kind=kind.value[:40])
            )


def write_textgrid(tiers: Iterable[Tier], seconds: float, *, short: bool = False) -> str:
    """A TextGrid of `seconds` with every tier: spans as intervals without gaps, marks as points.

    Praat knows no overlapping intervals: labels that overlap go to a further tier, “name 2”, marks to one more.
    """
    laid = [each for tier in tiers for each in _laid_out(tier)]
    seconds = max([seconds, *(label.span.end for _, _, labels in laid for label in labels)])
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', ""]
    lines += _Lines(short).grid(laid, seconds)
    return "\n".join(lines) + "\n"


def praat_words(tier: Tier, label: Label) -> str:
    """What stands at a label: never nothing, which would be no label."""
    return label.text if label.text.strip() else tier.name


_Laid = tuple[str, str, Sequence[Label]]  # class, name, labels by time


def _laid_out(tier: Tier) -> list[_Laid]:
    labels = sorted(replace(label, text=praat_words(tier, label)) for label in tier.labels)
    rows: list[list[Label]] = []
    for label in (each for each in labels if each.span.length > 0):
        row = next((row for row in rows if row[-1].span.end <= label.span.start), None)
        if row is None:
            rows.append([label])
        else:
            row.append(label)
    found: list[_Laid] = [
        ("IntervalTier", tier.name if number == 1 else f"{tier.name} {number}", row)
        for number, row in enumerate(rows, start=1)
    ]
    marks = [each for each in labels if each.span.length == 0]
    return [*found, ("TextTier", tier.name if not rows else f"{tier.name} {len(rows) + 1}", marks)] if marks else found


class _Lines:
    """The lines of a TextGrid: with names and numbers for people, or bare."""

    def __init__(self, short: bool) -> None:
        self._short = short

    def grid(self, tiers: Sequence[_Laid], seconds: float) -> Iterator[str]:
        yield from self._bounds(0, 0.0, seconds)
        yield "<exists>" if self._short else "tiers? <exists>"
        yield self._line(0, "size", str(len(tiers)))
        if not self._short:
            yield "item []:"
        for number, (kind, name, labels) in enumerate(tiers, start=1):
            yield from self._head(1, f"item [{number}]:")
            yield self._line(2, "class", _quoted(kind))
            yield self._line(2, "name", _quoted(name))
            yield from self._bounds(2, 0.0, seconds)
            if kind == "TextTier":
                yield from self._points(labels)
            else:
                yield from self._intervals(_without_gaps(labels, seconds))

    def _points(self, labels: Sequence[Label]) -> Iterator[str]:
        yield self._line(2, "points: size", str(len(labels)))
        for number, label in enumerate(labels, start=1):
            yield from self._head(2, f"points [{number}]:")
            yield self._line(3, "number", repr(label.span.start))
            yield self._line(3, "mark", _quoted(label.text))

    def _intervals(self, labels: Sequence[Label]) -> Iterator[str]:
        yield self._line(2, "intervals: size", str(len(labels)))
        for number, label in enumerate(labels, start=1):
            yield from self._head(2, f"intervals [{number}]:")
            yield from self._bounds(3, label.span.start, label.span.end)
            yield self._line(3, "text", _quoted(label.text))

    def _bounds(self, depth: int, start: float, end: float) -> Iterator[str]:
        yield self._line(depth, "xmin", repr(float(start)))
        yield self._line(depth, "xmax", repr(float(end)))

    def _head(self, depth: int, words: str) -> Iterator[str]:
        if not self._short:
            yield "    " * depth + words

    def _line(self, depth: int, name: str, value: str) -> str:
        return value if self._short else f"{'    ' * depth}{name} = {value}"


def _without_gaps(labels: Sequence[Label], seconds: float) -> list[Label]:
    filled: list[Label] = []
    at = 0.0
    for label in labels:
        if label.span.start > at:
            filled.append(Label(Span(at, label.span.start), ""))
        filled.append(label)
        at = label.span.end
    if at < seconds or not filled:
        filled.append(Label(Span(at, seconds), ""))
    return filled


def _quoted(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return '"' + plain.replace('"', '""') + '"'
