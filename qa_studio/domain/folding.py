"""Comparing texts without regard to case and to full or half width."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache


def folded(text: str) -> str:
    """Small letters of half width (NFKC)."""
    return unicodedata.normalize("NFKC", text).casefold()


_letter = lru_cache(maxsize=8192)(folded)


def folded_with_places(text: str) -> tuple[str, Sequence[int]]:
    """The same letter by letter, and for each folded letter the place of the one that it came from (and the end)."""
    # Nearly every text stays as long as it is: ten hours of a call are looked through in one go.
    if unicodedata.is_normalized("NFKC", text) and len(plain := text.casefold()) == len(text):
        return plain, range(len(text) + 1)
    letters = [_letter(each) for each in text]
    plain = "".join(letters)
    if len(plain) == len(letters) and all(letters):
        return plain, range(len(text) + 1)
    return plain, [*(place for place, folds in enumerate(letters) for _ in folds), len(text)]


def occurrences(text: str, wanted: Iterable[str], whole_words: bool = False) -> list[tuple[int, int]]:
    """Where any of the words stand, as (first letter, letter behind the last), in order and without overlaps.

    With `whole_words` a word of Latin letters must not go on at either side; Chinese knows no such borders.
    """
    plain, places = folded_with_places(text)
    found: list[tuple[int, int]] = []
    for word in {folded(each) for each in wanted} - {""}:
        at = plain.find(word)
        while at >= 0:
            end = at + len(word)
            if not whole_words or not (_goes_on(plain, at - 1, at) or _goes_on(plain, end - 1, end)):
                found.append((places[at], max(places[end - 1] + 1, places[at] + 1)))
            at = plain.find(word, at + 1)
    return _apart(sorted(found, key=lambda each: (each[0], -each[1])))


def _goes_on(text: str, left: int, right: int) -> bool:
    if left < 0 or right >= len(text):
        return False
    return all(text[at].isalnum() and not "\u2e80" <= text[at] <= "\uffef" for at in (left, right))


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for first, last in found:
        if not kept or first >= kept[-1][1]:
            kept.append((first, last))
    return kept
