"""Spelling: which words of a text no dictionary of the system knows, and what they may have been meant to be."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Protocol

MOST_SUGGESTED = 5
_MOST_REMEMBERED = 5000
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_NO_PROSE = re.compile(r"\S*(?:://|@|www\.|\\)\S*")
_SENTENCE_ENDS = ".!?:\n"
_LANGUAGES_OF = {"CYRILLIC": ("ru", "uk", "bg", "sr", "be", "mk"), "GREEK": ("el",)}
_OTHER_SCRIPTS = tuple(language for languages in _LANGUAGES_OF.values() for language in languages)


class Dictionaries(Protocol):
    """The dictionaries of the system, by tags such as "en_US"."""

    def tags(self) -> tuple[str, ...]:
        """Those that are installed; none where spelling can't be checked."""
        ...

    def knows(self, tag: str, word: str) -> bool: ...
    def suggest(self, tag: str, word: str) -> Sequence[str]: ...
    def add(self, tag: str, word: str) -> None:
        """Know the word from now on, as one of this person's own."""
        ...


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word that nobody knows, from character `start` to before `end` of the text."""

    start: int
    end: int
    word: str


class Spelling:
    """Checks texts with what is installed; where nothing is, or before `load`, every word is well spelt."""

    def __init__(self, find: Callable[[], Dictionaries], language: str) -> None:
        """`find` looks for the dictionaries, which takes a moment; `language` is the system's, such as "de"."""
        self._find, self._language = find, language
        self._dictionaries: Dictionaries | None = None
        self._tags: tuple[str, ...] = ()
        self._known: dict[tuple[str, str], bool] = {}

    def load(self) -> tuple[str, ...]:
        """Look for the dictionaries, once; gives their tags."""
        if self._dictionaries is None:
            found = self._find()
            self._tags = found.tags()
            for tag in {tag for script in ("LATIN", *_LANGUAGES_OF) for tag in self._for_script(script)}:
                found.knows(tag, "a")  # reads it now, where nobody waits
            self._dictionaries = found
        return self._tags

    @property
    def ready(self) -> bool:
        """Whether anything can be checked."""
        return self._dictionaries is not None and bool(self._tags)

    def wrong(self, text: str) -> tuple[Misspelt, ...]:
        """The words that no dictionary of their script knows.

        Chinese, Japanese and Korean are left alone, and so are addresses, what holds figures, abbreviations in
        capitals, and capitalised words within a sentence: they are names.
        """
        if self._dictionaries is None or not self._tags:
            return ()
        return tuple(each for each in _words(text) if not self._is_known(each.word))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the best first."""
        if self._dictionaries is None:
            return ()
        found: dict[str, None] = {}
        for tag in self._for_script(_script(word[0])):
            found.update(dict.fromkeys(self._dictionaries.suggest(tag, word)))
        # Letters in the wrong order are the commonest slip of all ("teh"); dictionaries rank others before it.
        letters = sorted(word.casefold())
        return tuple(sorted(found, key=lambda each: sorted(each.casefold()) != letters))[:MOST_SUGGESTED]

    def learn(self, word: str) -> None:
        """Know this word from now on."""
        if self._dictionaries is not None:
            for tag in self._for_script(_script(word[0]))[:1]:
                self._dictionaries.add(tag, word)
            self._known.clear()

    def _is_known(self, word: str) -> bool:
        dictionaries, tags = self._dictionaries, self._for_script(_script(word[0]))
        if dictionaries is None or not tags:
            return True
        plain = word.replace("’", "'")
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()
        for tag in tags:
            if (tag, plain) not in self._known:
                self._known[tag, plain] = dictionaries.knows(tag, plain)
            if self._known[tag, plain]:
                return True
        return False

    def _for_script(self, script: str) -> tuple[str, ...]:
        """The dictionaries for a script: the system's language and English for Latin letters."""
        if script == "LATIN":
            wanted: tuple[str, ...] = (self._language, "en")
            fitting = tuple(tag for tag in self._tags if _plain(tag) in wanted)
            return fitting or tuple(tag for tag in self._tags if _plain(tag) not in _OTHER_SCRIPTS)[:1]
        return tuple(tag for tag in self._tags if _plain(tag) in _LANGUAGES_OF.get(script, ()))


def _plain(tag: str) -> str:
    return tag.replace("-", "_").split("_")[0].casefold()


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The script of a letter as Unicode names it: LATIN, CYRILLIC, CJK …"""
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]


def _words(text: str) -> Iterator[Misspelt]:
    """The words that are worth checking."""
    skipped = [(found.start(), found.end()) for found in _NO_PROSE.finditer(text)]
    for found in _WORD.finditer(text):
        if any(start <= found.start() < end for start, end in skipped):
            continue
        if any(letter.isdigit() for letter in found.group()):
            continue
        yield from _worth_checking(text, found.start(), found.group())


def _worth_checking(text: str, start: int, letters: str) -> Iterator[Misspelt]:
    # Chinese puts no space before an English word; an apostrophe belongs to the letter before it.
    scripts: list[str] = []
    for letter in letters:
        scripts.append(scripts[-1] if letter in "'’" else _script(letter))
    for _, run in groupby(range(len(letters)), scripts.__getitem__):
        places = list(run)
        word = letters[places[0] : places[-1] + 1]
        if _is_prose(text, start + places[0], word):
            yield Misspelt(start + places[0], start + places[-1] + 1, word)


def _is_prose(text: str, start: int, word: str) -> bool:
    if len(word) < 2 or any(letter.isupper() for letter in word[1:]):
        return False
    before = text[:start].rstrip(" \t\"'“‘(")
    return not word[0].isupper() or not before or before[-1] in _SENTENCE_ENDS or _script(before[-1]) == "IDEOGRAPHIC"
