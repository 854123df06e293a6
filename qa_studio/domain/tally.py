"""What the marks add up to under each method."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple, Protocol

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.marks import Mark, Marking
from qa_studio.domain.worths import FULL, NOTHING
from qa_studio.texts import Message


class SectionSum(NamedTuple):
    """What the marks of a section add up to, in parts (`Marking.unit`); `counted`: how many take part."""

    earned: int
    possible: int
    counted: int
    failed: bool


class Rates(NamedTuple):
    """What a part counts in the form, by section: `times[n]` of which `unit` make 1 in the unit of the form."""

    times: Sequence[int]
    unit: int


@dataclass(frozen=True, slots=True)
class SectionTally:
    """What a section earned of what was possible, in the unit of the form; `score` in %, or None."""

    earned: Fraction
    possible: Fraction
    score: Fraction | None


class Counting(Protocol):
    """A method, for one checklist."""

    def rates(self, sums: Sequence[SectionSum]) -> Rates:
        """What the sections count in the form."""
        ...

    def score(self, earned: Fraction, possible: Fraction) -> Fraction | None:
        """The form before a form fail; something takes part."""
        ...

    def section_score(self, added: SectionSum, times: int) -> Fraction | None:
        """The score of a section in %, of which something takes part."""
        ...

    def critical_score(self, critical: Sequence[Mark]) -> Fraction | None:
        """The critical score of these marks, at least one."""
        ...

    def lines(self, marks: Sequence[Mark], tally: "Tally") -> Iterator[Message]:
        """How the sections and the form came to `tally`, a line each."""
        ...


class Tally:
    """The form before a form fail, exact; `marks` holds one for every question, in the order of the form."""

    def __init__(self, checklist: Checklist, counting: Counting, marks: Sequence[Mark]) -> None:
        self._checklist, self._counting, self._marks = checklist, counting, marks
        self._bounds = checklist.kept(Marking).bounds
        self.sums = [_added(marks[begins:ends]) for begins, ends in self._bounds]
        self.rates = counting.rates(self.sums)

    @property
    def earned(self) -> Fraction:
        """What the sections earned together."""
        times, unit = self.rates
        return Fraction(sum(map(_earned, self.sums, times)), unit)

    @property
    def possible(self) -> Fraction:
        """What was possible in the sections together."""
        times, unit = self.rates
        return Fraction(sum(added.possible * rate for added, rate in zip(self.sums, times, strict=True)), unit)

    @cached_property
    def score(self) -> Fraction | None:
        """The score of the form, None where nothing takes part."""
        if not any(added.counted for added in self.sums):
            return None
        return self._counting.score(self.earned, self.possible)

    @cached_property
    def critical(self) -> Fraction | None:
        """The critical score, None where no critical question takes part."""
        critical = critical_marks(self._marks)
        return self._counting.critical_score(critical) if critical else None

    @cached_property
    def sections(self) -> Mapping[str, SectionTally]:
        """What each section comes to, by its code."""
        whole = zip(self._checklist.sections, self.sums, self.rates.times, strict=True)
        return {section.code: self._section(added, times) for section, added, times in whole}

    @cached_property
    def full(self) -> Mapping[str, Fraction]:
        """What full marks of each question are in the form, by its code; 0 for a bonus, texts and dates."""
        times, unit = self.rates
        return {
            mark.question.code: Fraction(mark.possible * rate, unit)
            for (begins, ends), rate in zip(self._bounds, times, strict=True)
            for mark in self._marks[begins:ends]
        }

    def _section(self, added: SectionSum, times: int) -> SectionTally:
        unit = self.rates.unit
        score = None
        if added.counted:
            score = NOTHING if added.failed else self._counting.section_score(added, times)
        return SectionTally(Fraction(_earned(added, times), unit), Fraction(added.possible * times, unit), score)


def _added(marks: Iterable[Mark]) -> SectionSum:
    earned = possible = counted = 0
    failed = False
    for mark in marks:
        if mark.counts:
            earned += mark.earned
            possible += mark.possible
            counted += 1
            failed = failed or mark.fails_section
    return SectionSum(earned, possible, counted, failed)


def _earned(added: SectionSum, times: int) -> int:
    return 0 if added.failed else added.earned * times


def rates_of(unit: int, weights: Sequence[Fraction]) -> Rates:
    """The rates where 1 (of which `unit` parts are made) counts `weights[n]` in the form."""
    common = lcm(*(weight.denominator for weight in weights))
    return Rates([weight.numerator * (common // weight.denominator) for weight in weights], unit * common)


def total(parts: Iterable[Fraction]) -> Fraction:
    """The exact sum of `parts`, 0 of none."""
    # Over one common denominator: adding fractions pair by pair is what makes a long sum slow.
    parts = list(parts)
    common = lcm(*(part.denominator for part in parts))
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
    return frozenset(mark.section.code for mark in marks if mark.fails_section)


def percent(earned: Fraction, possible: Fraction) -> Fraction | None:
    """`earned` of `possible` in %, None where nothing was possible."""
    return FULL * earned / possible if possible else None


def critical_marks(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that count in the critical score."""
    return [mark for mark in marks if mark.counts and mark.question.critical]
