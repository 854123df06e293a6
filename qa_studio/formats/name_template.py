"""A template of one's own for the names of recordings: `{date:%Y%m%d}-{time:%H%M%S}_{customer_number}_{queue}`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as time_of_day
from itertools import pairwise

from qa_studio.domain.calls import CallField
from qa_studio.errors import Refused
from qa_studio.texts import Message, message

SKIP, DATE, TIME, EPOCH = "-", "date", "time", "epoch"
_USUAL = {DATE: "%Y%m%d", TIME: "%H%M%S", str(CallField.STARTED_AT): "%Y%m%d%H%M%S"}
TEXTS = tuple(str(each) for each in CallField if each not in (CallField.FILE, CallField.STARTED_AT))
FIELDS = (DATE, TIME, str(CallField.STARTED_AT), EPOCH, *TEXTS, SKIP)
# What each directive stands for: which part of a moment, how it is written, in how many characters.
_DIRECTIVES = {
    "Y": ("year", r"\d{4}", 4, 4),
    "y": ("short_year", r"\d{2}", 2, 2),
    "m": ("month", r"\d{2}", 2, 2),
    "b": ("month_name", r"[A-Za-z]{3}", 3, 3),
    "B": ("month_name", r"[A-Za-z]{3,9}", 3, 9),
    "d": ("day", r"\d{2}", 2, 2),
    "H": ("hour", r"\d{2}", 2, 2),
    "I": ("hour", r"\d{2}", 2, 2),
    "p": ("half", r"[AaPp][Mm]", 2, 2),
    "M": ("minute", r"\d{2}", 2, 2),
    "S": ("second", r"\d{2}", 2, 2),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GAP = re.compile(r"\{([^{}]*)\}")
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_LONGEST = 1024  # characters of a path that are looked at


@dataclass(frozen=True, slots=True)
class _Piece:
    """`words` as they stand, or a `field` to be read, written by the `pattern` in so many characters."""

    words: str = ""
    field: str = ""
    pattern: str = ""
    parts: tuple[str, ...] = ()
    shortest: int = 0
    longest: int = 0

    @property
    def free(self) -> bool:
        """Any text at all, so that only its neighbours tell where it ends."""
        return bool(self.field) and not self.pattern


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was understood; `folders` is how many of them stand before the name in it."""

    pieces: tuple[_Piece, ...]
    folders: int

    def read(self, path: str) -> "Found | None":
        """What a path (with `/`, its suffix left out) says; None where it isn't written so."""
        text = "/".join(path.split("/")[-1 - self.folders :])[-_LONGEST:]
        found = _matched(self.pieces, text)
        return None if found is None else Found.of(self.pieces, found)


@dataclass(frozen=True, slots=True)
class Found:
    """What a name said: the texts by field, the moment without a zone, and the seconds since 1970."""

    texts: Mapping[str, str]
    local: datetime | None
    epoch: str | None
    dated: bool

    @classmethod
    def of(cls, pieces: Iterable[_Piece], words: Iterable[str]) -> "Found":
        """Out of the words that each piece stands for."""
        texts: dict[str, str] = {}
        parts: dict[str, str] = {}
        epoch = None
        for piece, said in zip(pieces, words, strict=True):
            if piece.parts:
                written = re.fullmatch(piece.pattern, said)
                assert written is not None  # it was matched by this pattern
                parts.update(zip(piece.parts, written.groups(), strict=True))
            elif piece.field == EPOCH:
                epoch = said
            elif piece.field and piece.field != SKIP:
                texts[piece.field] = said
        return cls(texts, _moment(parts), epoch, bool(parts))


def read_template(written: str) -> Template:
    """Understand a template; raises Refused with what is wrong in it."""
    text = _SUFFIX.sub("", written.strip().replace("\\", "/")).strip("/")
    pieces: list[_Piece] = []
    at = 0
    for gap in _GAP.finditer(text):
        pieces += _words(text[at : gap.start()])
        pieces.append(_piece(gap[1]))
        at = gap.end()
    pieces += _words(text[at:])
    _check(pieces, written)
    return Template(tuple(pieces), text.count("/"))


def _words(text: str) -> list[_Piece]:
    if "{" in text or "}" in text:
        raise _wrong(message("A brace in it is not closed, or not opened."))
    return [_Piece(words=text)] if text else []


def _piece(inside: str) -> _Piece:
    field, colon, form = inside.partition(":")
    field = field.strip()
    if field not in FIELDS:
        raise Refused(
            message("{field} is nothing that a file name can tell.", field="{" + inside + "}"),
            message("There are: {fields}.", fields=", ".join("{" + each + "}" for each in FIELDS)),
        )
    if field in _USUAL:
        return _dated(field, form if colon else _USUAL[field])
    if field == EPOCH:
        return _Piece(field=EPOCH, pattern=r"\d{9,10}", shortest=9, longest=10)
    return _Piece(field=field)


def _dated(field: str, form: str) -> _Piece:
    pattern, parts, shortest, longest = "", [], 0, 0
    for sign in re.findall(r"%.?|[^%]", form, re.DOTALL):
        if sign[0] != "%":
            pattern += re.escape(sign)
            shortest, longest = shortest + 1, longest + 1
            continue
        if sign[1:] not in _DIRECTIVES:
            raise _wrong(message("{sign} is no part of a date or a time.", sign=sign))
        part, writing, least, most = _DIRECTIVES[sign[1:]]
        pattern += f"({writing})"
        parts.append(part)
        shortest, longest = shortest + least, longest + most
    if not parts or "/" in form:
        raise _wrong(message("{form} is no way to write a date or a time.", form=form))
    return _Piece("", field, pattern, tuple(parts), shortest, longest)


def _check(pieces: list[_Piece], written: str) -> None:
    if not any(piece.field and piece.field != SKIP for piece in pieces):
        raise _wrong(message("{words} names nothing to read.", words=written))
    for first, second in pairwise(pieces):
        if first.free and second.free:
            gaps = "{" + first.field + "}{" + second.field + "}"
            raise _wrong(message("Nothing tells where in {gaps} the one ends and the other begins.", gaps=gaps))
    told = [piece.field for piece in pieces if piece.field and piece.field not in (SKIP, DATE, TIME)]
    twice = next((field for field in told if told.count(field) > 1), None)
    if twice:
        raise _wrong(message("{field} is in it twice.", field="{" + twice + "}"))


def _wrong(reason: Message) -> Refused:
    return Refused(
        message("The template of the file names can't be used: {reason}", reason=reason),
        message("Write it like {example}.", example="{date:%Y%m%d}-{time:%H%M%S}_{customer_number}_{agent_number}"),
    )


def _matched(pieces: tuple[_Piece, ...], text: str) -> list[str] | None:
    """The words of each piece, from the right: what stands last is taken as short as it can be."""
    hopeless: set[tuple[int, int]] = set()  # (pieces left, characters left): keeps the search from doubling

    def before(count: int, end: int) -> list[str] | None:
        if count == 0:
            return [] if end == 0 else None
        if (count, end) in hopeless:
            return None
        for start in _starts(pieces[count - 1], text, end):
            rest = before(count - 1, start)
            if rest is not None:
                return [*rest, text[start:end]]
        hopeless.add((count, end))
        return None

    return before(len(pieces), len(text))


def _starts(piece: _Piece, text: str, end: int) -> Iterable[int]:
    if piece.free:
        folder = text.rfind("/", 0, end) + 1
        return range(end - 1, folder - 1, -1)
    if piece.words:
        start = end - len(piece.words)
        return (start,) if start >= 0 and text.startswith(piece.words, start) else ()
    exact = re.compile(piece.pattern)
    lengths = range(piece.shortest, min(piece.longest, end) + 1)
    return (end - length for length in lengths if exact.fullmatch(text, end - length, end))


def _moment(parts: Mapping[str, str]) -> datetime | None:
    """The moment that the parts name; None where there is no day in them, or no such day."""
    try:
        day = date(_year(parts), _month(parts), int(parts["day"]))
        hour = int(parts.get("hour", 0))
        half = parts.get("half", "").lower()
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        return datetime.combine(day, time_of_day(hour, int(parts.get("minute", 0)), int(parts.get("second", 0))))
    except (KeyError, ValueError):
        return None


def _year(parts: Mapping[str, str]) -> int:
    return int(parts["year"]) if "year" in parts else 2000 + int(parts["short_year"])


def _month(parts: Mapping[str, str]) -> int:
    name = parts.get("month_name")
    return _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"])
