"""Reading a checklist out of plain data, noting every problem by the path to its place."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from qa_studio.domain.wording import Wording
from qa_studio.texts import Message, message

Path = tuple[str | int, ...]
Kind = TypeVar("Kind", bound=StrEnum)
CODE = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{1,8})*")
_LARGEST = Fraction(10) ** 9


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at `path` (keys and positions from the top), in the question, section or checklist `code`."""

    path: Path
    code: str
    message: Message


def exact(raw: object) -> Fraction | None:
    """The number that `raw` is, exactly; None where it is none, not finite, or beyond a thousand million."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        return None
    if isinstance(raw, int):
        return Fraction(raw) if abs(raw) <= _LARGEST else None
    if isinstance(raw, float):
        if not math.isfinite(raw):
            return None
        raw = Decimal(repr(raw))
    # Looking at the exponent first: the fraction of 1E+999999 would fill the memory.
    if not raw.is_finite() or raw.adjusted() > 9 or (raw and raw.adjusted() < -400):
        return None
    value = Fraction(raw)
    return value if abs(value) <= _LARGEST else None


def shown(raw: object) -> str:
    """`raw` as a sentence can quote it."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if raw is None:
        return "nothing"
    text = raw if isinstance(raw, str) else type(raw).__name__ if isinstance(raw, list | dict) else str(raw)
    return text if len(text) <= 60 else text[:57] + "..."


class Place:
    """One mapping of the file, its values by key; what is wrong goes to `found` and a harmless value comes back."""

    def __init__(self, raw: Mapping[object, object], path: Path, code: str, found: list[Problem]) -> None:
        self.raw, self.path, self.code, self.found = raw, path, code, found

    def has(self, key: str) -> bool:
        """Whether `key` is there with something in it."""
        return self.raw.get(key) is not None

    def refuse(self, key: str | int | None, what: Message) -> None:
        """Note a problem at `key`, or at this place itself."""
        self.found.append(Problem(self.path if key is None else (*self.path, key), self.code, what))

    def only(self, known: Iterable[str]) -> None:
        """Refuse every key that is not `known`."""
        known = tuple(known)
        for key in self.raw:
            if key in known:
                continue
            close = get_close_matches(str(key), known, 1)
            listed = ", ".join(known)
            self.refuse(
                key if isinstance(key, str | int) else None,
                message("There is no key {key} here; did you mean {close}?", key=shown(key), close=close[0])
                if close
                else message(
                    "There is no key {key} here; take it out. Keys here: {known}.", key=shown(key), known=listed
                ),
            )

    def needs(self, key: str, example: str) -> bool:
        """Whether `key` is there; refused where it is missing."""
        if self.has(key):
            return True
        self.refuse(
            key if key in self.raw else None, message("{key} is missing; write {example}.", key=key, example=example)
        )
        return False

    def code_at(self, key: str, example: str) -> str:
        """The code at `key`; empty where there is no good one."""
        if not self.needs(key, f"{key}: {example}"):
            return ""
        return self.code_from(key, self.raw[key])

    def code_from(self, key: str | int, raw: object) -> str:
        """`raw`, found at `key`, as a code; empty where it is none."""
        if isinstance(raw, bool | int | float | Decimal):
            quoted = "yes" if raw is True else "no" if raw is False else shown(raw)
            self.refuse(
                key,
                message(
                    'A code is text, and {value} is not; write it in quotes, such as "{quoted}".',
                    value=shown(raw),
                    quoted=quoted,
                ),
            )
            return ""
        if not isinstance(raw, str) or not CODE.fullmatch(raw):
            self.refuse(
                key,
                message(
                    "{value} is no code; write letters a-z, digits, -, _ and . only, without spaces.", value=shown(raw)
                ),
            )
            return ""
        return raw

    def number(
        self, key: str, default: Fraction, least: Fraction | None = None, most: Fraction | None = None
    ) -> Fraction:
        """The number at `key`, or `default` where it is left out; within `least` and `most`."""
        return default if key not in self.raw else self._number(key, default, least, most)

    def number_or_none(self, key: str, least: Fraction | None = None) -> Fraction | None:
        """The number at `key`, None where it is left out."""
        return self._number(key, Fraction(0), least, None) if self.has(key) else None

    def _number(self, key: str, default: Fraction, least: Fraction | None, most: Fraction | None) -> Fraction:
        raw = self.raw[key]
        value = exact(raw)
        if value is None:
            self.refuse(
                key,
                message(
                    "{key} must be a number, not {value}; write it without quotes, such as {key}: 10.",
                    key=key,
                    value=shown(raw),
                ),
            )
            return default
        if least is not None and value < least:
            self.refuse(
                key,
                message("{key} is {value}; write {least} or more.", key=key, value=shown(raw), least=str(least)),
            )
            return default
        if most is not None and value > most:
            self.refuse(
                key, message("{key} is {value}; write {most} or less.", key=key, value=shown(raw), most=str(most))
            )
            return default
        return value

    def flag(self, key: str) -> bool:
        """True or false at `key`; false where it is left out."""
        raw = self.raw.get(key)
        if raw is None or isinstance(raw, bool):
            return bool(raw)
        self.refuse(key, message("{key} is {value}; write true or false.", key=key, value=shown(raw)))
        return False

    def one_of(self, key: str, kinds: type[Kind], default: Kind) -> Kind:
        """The word of `kinds` at `key`, `default` where it is left out."""
        raw = self.raw.get(key)
        if raw is None:
            return default
        for kind in kinds:
            if raw == kind.value and isinstance(raw, str):
                return kind
        listed = ", ".join(kind.value for kind in kinds)
        self.refuse(key, message("{key} is {value}; write one of: {known}.", key=key, value=shown(raw), known=listed))
        return default

    def text(self, key: str) -> str:
        """The plain text at `key`; empty where there is no good one."""
        raw = self.raw.get(key)
        if isinstance(raw, str) and raw.strip():
            return raw
        self.refuse(key, message("{key} must be a text, not {value}.", key=key, value=shown(raw)))
        return ""

    def wording(self, key: str) -> Wording:
        """The text at `key`, which must be there."""
        if not self.needs(key, f"{key}: {{en: …}}"):
            return Wording({})
        return self.wording_from(key, self.raw[key])

    def wording_or_none(self, key: str) -> Wording | None:
        """The text at `key`, None where it is left out."""
        return self.wording_from(key, self.raw[key]) if self.has(key) else None

    def note(self) -> Wording | None:
        """The note here; a plain text is taken too."""
        raw = self.raw.get("note")
        return Wording({"en": raw}) if isinstance(raw, str) and raw.strip() else self.wording_or_none("note")

    def wording_from(self, key: str | int, raw: object) -> Wording:
        """`raw`, found at `key`, as a text in its languages."""
        if isinstance(raw, str) and raw.strip():
            self.refuse(
                key,
                message("This text has no language; write {example}.", example=f"{{en: {shown(raw)}}}"),
            )
            return Wording({})
        if not isinstance(raw, Mapping) or not raw:
            self.refuse(key, message("A text is written by language, such as {example}.", example="{en: Greeting}"))
            return Wording({})
        texts: dict[str, str] = {}
        for language, text in _with_commas(raw).items():
            if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
                self.refuse(
                    key, message("{value} is no language; write a code such as en or zh_CN.", value=shown(language))
                )
            elif not isinstance(text, str) or not text.strip():
                self.refuse(
                    key,
                    message(
                        "The text for {language} is {value}; write words, in quotes where they look like a number.",
                        language=language,
                        value=shown(text) if text != "" else "nothing",
                    ),
                )
            else:
                texts[language] = text
        return Wording(texts)

    def items(self, key: str, example: str, needed: bool = True) -> Sequence[object]:
        """The list at `key`; refused where it is no list, or empty though `needed`."""
        if not self.has(key) and not needed:
            return ()
        if not self.needs(key, example):
            return ()
        raw = self.raw[key]
        if not isinstance(raw, list | tuple):
            self.refuse(key, message("{key} must be a list; write {example}.", key=key, example=example))
            return ()
        if not raw and needed:
            self.refuse(key, message("{key} is empty; write {example}.", key=key, example=example))
        return raw

    def places(self, key: str, example: str, needed: bool = True) -> list["Place"]:
        """The mappings in the list at `key`, each with its own path."""
        places = [self.place_from((key, i), raw) for i, raw in enumerate(self.items(key, example, needed))]
        return [place for place in places if place is not None]

    def place(self, key: str, example: str) -> "Place | None":
        """The mapping at `key`, None where there is no good one."""
        return self.place_from((key,), self.raw[key]) if self.needs(key, example) else None

    def place_from(self, below: Path, raw: object) -> "Place | None":
        """`raw`, found at `below` this place, as a mapping."""
        if isinstance(raw, Mapping):
            return Place(raw, (*self.path, *below), self.code, self.found)
        what = message("Here belongs a mapping, such as {example}, not {value}.", example="{code: …}", value=shown(raw))
        self.found.append(Problem((*self.path, *below), self.code, what))
        return None

    def named(self, code: str) -> "Place":
        """The same place, its problems noted under `code`."""
        return Place(self.raw, self.path, code or self.code, self.found)


def _with_commas(raw: Mapping[object, object]) -> Mapping[object, object]:
    """Texts by language, put together again where an unquoted comma cut one: `{en: Longest silence, seconds}`."""
    texts: dict[object, object] = {}
    last: object = None
    for language, text in raw.items():
        before = texts.get(last)
        cut_off = text is None and isinstance(language, str) and not _LANGUAGE.fullmatch(language)
        if cut_off and isinstance(before, str):
            texts[last] = f"{before}, {language}"
        else:
            texts[language] = text
            last = language
    return texts
