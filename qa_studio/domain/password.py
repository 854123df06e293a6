"""How hard a password is to guess, and passwords that are easy to read out and to type."""

import math
import re
from collections.abc import Callable, Iterable
from enum import StrEnum

LEAST = 8
"""Characters that a password has at least."""

# Without those that are taken for each other on paper and on the telephone: i l 1, o 0.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4

_COMMON = (
    *("password", "passwort", "qwerty", "asdf", "welcome", "letmein", "admin", "login", "quality", "studio"),
    *("secret", "monkey", "dragon", "iloveyou", "abc", "123", "woaini", "mima"),
)
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_WEAK_BITS, _STRONG_BITS = 40.0, 60.0


class Strength(StrEnum):
    """How a password stands up to guessing."""

    TOO_SHORT = "too_short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def made_password(choose: Callable[[str], str]) -> str:
    """One of 79 bits in four groups, such as "kvtu-9mra-t2wp-xq7d"; `choose` picks a letter, each as likely."""
    return "-".join("".join(choose(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def strength(password: str, about: Iterable[str] = ()) -> Strength:
    """How strong one is; words `about` the person (login, name) count for nothing in it."""
    if len(password) < LEAST:
        return Strength.TOO_SHORT
    bits = _bits(password, tuple(about))
    if bits < _WEAK_BITS:
        return Strength.WEAK
    return Strength.STRONG if bits >= _STRONG_BITS else Strength.FAIR


def _bits(password: str, about: tuple[str, ...]) -> float:
    """What guessing costs where each character is independent of the one before, after what is easily guessed."""
    left = password.casefold()
    words = [word for each in about for word in re.split(r"[\s._@-]+", each.casefold()) if len(word) > 2]
    for word in sorted((*words, *_COMMON), key=len, reverse=True):
        left = left.replace(word, "\0")
    surprising = sum(1 for before, here in zip("\0" + left, left, strict=False) if _surprises(before, here))
    return surprising * math.log2(_alphabet(password))


def _surprises(before: str, here: str) -> bool:
    """Whether a character is neither the one before again nor the next in a row, either way."""
    if here in (before, "\0"):
        return False
    return not any(before + here in run or here + before in run for run in _RUNS)


def _alphabet(password: str) -> int:
    kinds = (
        (26, str.islower),
        (26, str.isupper),
        (10, str.isdigit),
        (2000, lambda each: ord(each) > 127 and each.isalpha()),
        (33, lambda each: ord(each) < 128 and not each.isalnum()),
    )
    return max(2, sum(size for size, is_of in kinds if any(is_of(each) for each in password)))
