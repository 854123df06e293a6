"""What a passphrase is worth."""

import math
import unicodedata
from enum import StrEnum
from itertools import pairwise

LEAST = 8
"""So many characters a passphrase has at least."""
_FAIR_BITS, _STRONG_BITS = 45, 70


class Strength(StrEnum):
    """How long a passphrase holds against somebody who has the file and tries."""

    SHORT = "short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """By length and the kinds of characters; repeated and counted-up characters add nothing."""
    if len(passphrase) < LEAST:
        return Strength.SHORT
    bits = _counted(passphrase) * math.log2(sum(size for is_in, size in _KINDS if any(map(is_in, passphrase))))
    if bits < _FAIR_BITS:
        return Strength.WEAK
    return Strength.FAIR if bits < _STRONG_BITS else Strength.STRONG


def composed(passphrase: str) -> str:
    """The same characters however a keyboard or a system writes them (NFC)."""
    return unicodedata.normalize("NFC", passphrase)


def _counted(passphrase: str) -> int:
    """The characters that don't follow from the one before."""
    steps = [ord(after) - ord(before) for before, after in pairwise(passphrase)]
    return 1 + sum(step not in (-1, 0, 1) for step in steps)


_KINDS = (
    (lambda each: each.islower() and each.isascii(), 26),
    (lambda each: each.isupper() and each.isascii(), 26),
    (lambda each: each.isdigit() and each.isascii(), 10),
    (lambda each: each.isascii() and not each.isalnum(), 33),
    (lambda each: not each.isascii(), 2000),
)
