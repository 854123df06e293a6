"""What the marks add up to under each method."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from qa_studio.domain.checklist import Fails
from qa_studio.domain.marks import FULL, Mark

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class SectionTally:
    """What a section earned of what was possible, in the unit of the form; `score` in %, or None."""

    earned: Fraction
    possible: Fraction
    score: Fraction | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The form before a form fail; `full` is, by question code, what full marks of it are in the unit of the form."""

    score: Fraction | None
    critical: Fraction | None
    sections: Mapping[str, SectionTally]
    full: Mapping[str, Fraction]

    @property
    def earned(self) -> Fraction:
        """What the sections earned together."""
        return total(section.earned for section in self.sections.values())

    @property
    def possible(self) -> Fraction:
        """What was possible in the sections together."""
        return total(section.possible for section in self.sections.values())


def total(parts: Iterable[Fraction]) -> Fraction:
    """The exact sum of `parts`, 0 of none."""
    # Over one common denominator: adding fractions pair by pair is what made scoring a long form slow.
    parts = list(parts)
    common = math.lcm(*(part.denominator for part in parts))
    return Fraction(sum(part.numerator * (common // part.denominator) for part in parts), common)


def counted(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that take part in the score."""
    return [mark for mark in marks if mark.counts]


def by_section(marks: Iterable[Mark]) -> Mapping[str, list[Mark]]:
    """The marks by section code; a section without any has an empty list."""
    groups: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        groups[mark.section.code].append(mark)
    return groups


def failed_sections(marks: Iterable[Mark]) -> frozenset[str]:
    """Codes of the sections that an answer failed."""
    return frozenset(mark.section.code for mark in marks if mark.fails(Fails.SECTION))


def percent(earned: Fraction, possible: Fraction) -> Fraction | None:
    """`earned` of `possible` in %, None where nothing was possible."""
    return FULL * earned / possible if possible else None


def section_percent(earned: Fraction, possible: Fraction, failed: bool) -> Fraction | None:
    """The score of a section in %; a failed one has 0, also where nothing was possible."""
    return NOTHING if failed else percent(earned, possible)


def critical_marks(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that count in the critical score."""
    return [mark for mark in counted(marks) if mark.question.critical]
