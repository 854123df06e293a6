"""The methods `points` and `base`: points earned of points possible, and points gained or taken from a start.

Source of every formula: the checklist format, "method: points" and "method: base".
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Scoring, Section
from qa_studio.domain.marks import Mark, Marking
from qa_studio.domain.score import in_words
from qa_studio.domain.score_trace import failed_section_line, form_line
from qa_studio.domain.tally import (
    Rates,
    SectionSum,
    SectionTally,
    Tally,
    percent,
    rates_of,
    total,
)
from qa_studio.domain.worths import FULL, NOTHING
from qa_studio.texts import Message, message


class Points:
    """Counts the marks of one checklist under points; earned and possible are points times the section's multiplier."""

    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist
        self._rates = rates_of(checklist.kept(Marking).unit, [each.multiplier for each in checklist.sections])

    def rates(self, sums: Sequence[SectionSum]) -> Rates:
        """The sections' multipliers, whatever takes part."""
        return self._rates

    def score(self, earned: Fraction, possible: Fraction) -> Fraction | None:
        """Earned of possible in %, at most the ceiling."""
        exact, ceiling = percent(earned, possible), self._checklist.scoring.ceiling
        return exact if exact is None or ceiling is None else min(exact, ceiling)

    def section_score(self, added: SectionSum, times: int) -> Fraction | None:
        """Earned of possible in %, None where the multiplier makes nothing of it."""
        possible = added.possible * times
        return FULL * Fraction(added.earned * times, possible) if possible else None

    def critical_score(self, critical: Sequence[Mark]) -> Fraction | None:
        """Points without multipliers; a bonus adds to what is earned, never to what is possible."""
        possible = total(mark.full for mark in critical if not mark.question.bonus)
        return percent(total(mark.worth for mark in critical), possible)

    def lines(self, marks: Sequence[Mark], tally: Tally) -> Iterator[Message]:
        """How the sections and the form came to `tally`, a line each."""
        for section, added in zip(self._checklist.sections, tally.sums, strict=True):
            yield _section_line(section, tally.sections[section.code], added)
        if tally.score is not None:
            yield form_line(tally)
            if percent(tally.earned, tally.possible) != tally.score:
                yield message("Form: held at the ceiling {ceiling}", ceiling=in_words(tally.score))


class Base:
    """Counts the marks of one checklist from a start: earned are points gained or taken, possible the most to gain."""

    def __init__(self, checklist: Checklist) -> None:
        self._limits = limits(checklist.scoring)
        self._rates = rates_of(checklist.kept(Marking).unit, [Fraction(1)] * len(checklist.sections))

    def rates(self, sums: Sequence[SectionSum]) -> Rates:
        """A point is a point everywhere."""
        return self._rates

    def score(self, earned: Fraction, possible: Fraction) -> Fraction | None:
        """What was gained and taken from the start on, held between floor and ceiling."""
        start, floor, ceiling = self._limits
        return min(ceiling, max(floor, start + earned))

    def section_score(self, added: SectionSum, times: int) -> Fraction | None:
        """None: only the form has a start."""
        return None

    def critical_score(self, critical: Sequence[Mark]) -> Fraction | None:
        """The share of them that were not lost, in %."""
        return FULL * Fraction(sum(not mark.lost for mark in critical), len(critical))

    def lines(self, marks: Sequence[Mark], tally: Tally) -> Iterator[Message]:
        """How the form came to `tally` from its start, and whether it was held; nothing where nothing counts."""
        if tally.score is None:
            return
        start, floor, ceiling = self._limits
        exact = start + tally.earned
        yield message(
            "Form: start {start}, points {points} = {score}",
            start=in_words(start),
            points=in_words(tally.earned),
            score=in_words(exact),
        )
        if exact > ceiling:
            yield message("Form: held at the ceiling {ceiling}", ceiling=in_words(ceiling))
        elif exact < floor:
            yield message("Form: held at the floor {floor}", floor=in_words(floor))


def limits(scoring: Scoring) -> tuple[Fraction, Fraction, Fraction]:
    """Start, floor and ceiling under base, with their defaults."""
    start = FULL if scoring.start is None else scoring.start
    floor = NOTHING if scoring.floor is None else scoring.floor
    return start, floor, start if scoring.ceiling is None else scoring.ceiling


def _section_line(section: Section, result: SectionTally, added: SectionSum) -> Message:
    if not added.counted:
        return message("Section {section}: nothing takes part", section=section.code)
    if added.failed:
        return failed_section_line(section, result)
    return message(
        "Section {section}: {earned} of {possible} points, multiplier {multiplier} included",
        section=section.code,
        earned=in_words(result.earned),
        possible=in_words(result.possible),
        multiplier=in_words(section.multiplier),
    )
