"""The methods `points` and `base`: points earned of points possible, and points gained or taken from a start.

Source of every formula: the checklist format, "method: points" and "method: base".
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Scoring, Section
from qa_studio.domain.marks import FULL, Mark
from qa_studio.domain.score import in_words
from qa_studio.domain.score_trace import failed_section_line, form_line
from qa_studio.domain.tally import (
    NOTHING,
    SectionTally,
    Tally,
    by_section,
    counted,
    critical_marks,
    failed_sections,
    percent,
    section_percent,
    total,
)
from qa_studio.texts import Message, message


def tally_points(checklist: Checklist, marks: Sequence[Mark]) -> Tally:
    """The marks under points; earned and possible are points times the section's multiplier."""
    failed = failed_sections(marks)
    sections: dict[str, SectionTally] = {}
    groups = by_section(counted(marks))
    for section in checklist.sections:
        taking_part = groups[section.code]
        down = section.code in failed
        possible = section.multiplier * total(_possible(mark) for mark in taking_part)
        earned = NOTHING if down else section.multiplier * total(mark.worth for mark in taking_part)
        score = section_percent(earned, possible, down) if taking_part else None
        sections[section.code] = SectionTally(earned, possible, score)
    critical = critical_marks(marks)
    critical_score = percent(total(mark.worth for mark in critical), total(_possible(mark) for mark in critical))
    full = {mark.question.code: mark.section.multiplier * _possible(mark) for mark in marks}
    exact = percent(
        total(each.earned for each in sections.values()), total(each.possible for each in sections.values())
    )
    ceiling = checklist.scoring.ceiling
    held = ceiling if exact is not None and ceiling is not None and exact > ceiling else exact
    return Tally(held, critical_score, sections, full)


def lines_of_points(checklist: Checklist, marks: Sequence[Mark], tally: Tally) -> Iterator[Message]:
    """How the sections and the form came to `tally`, a line each."""
    groups = by_section(counted(marks))
    failed = failed_sections(marks)
    for section in checklist.sections:
        yield _section_line(section, tally.sections[section.code], bool(groups[section.code]), section.code in failed)
    if tally.score is not None:
        yield form_line(tally)
        if percent(tally.earned, tally.possible) != tally.score:
            yield message("Form: held at the ceiling {ceiling}", ceiling=in_words(tally.score))


def tally_base(checklist: Checklist, marks: Sequence[Mark]) -> Tally:
    """The marks under base; earned are the points gained or taken, possible the most that could be gained."""
    sections: dict[str, SectionTally] = {}
    groups = by_section(counted(marks))
    for section in checklist.sections:
        taking_part = groups[section.code]
        earned = total(mark.worth for mark in taking_part)
        sections[section.code] = SectionTally(earned, total(mark.full for mark in taking_part), None)
    critical = critical_marks(marks)
    kept = sum(1 for mark in critical if not mark.lost)
    critical_score = percent(Fraction(kept), Fraction(len(critical)))
    score = _from_start(checklist.scoring, counted(marks))
    return Tally(score, critical_score, sections, {mark.question.code: mark.full for mark in marks})


def limits(scoring: Scoring) -> tuple[Fraction, Fraction, Fraction]:
    """Start, floor and ceiling under base, with their defaults."""
    start = FULL if scoring.start is None else scoring.start
    floor = NOTHING if scoring.floor is None else scoring.floor
    return start, floor, start if scoring.ceiling is None else scoring.ceiling


def _from_start(scoring: Scoring, taking_part: Sequence[Mark]) -> Fraction | None:
    if not taking_part:
        return None
    start, floor, ceiling = limits(scoring)
    return min(ceiling, max(floor, start + total(mark.worth for mark in taking_part)))


def lines_of_base(checklist: Checklist, marks: Sequence[Mark], tally: Tally) -> Iterator[Message]:
    """How the form came to `tally` from its start, and whether it was held at a limit; nothing where nothing counts."""
    if tally.score is None:
        return
    start, floor, ceiling = limits(checklist.scoring)
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


def _possible(mark: Mark) -> Fraction:
    # A bonus adds to what is earned, never to what is possible.
    return NOTHING if mark.question.bonus else mark.full


def _section_line(section: Section, result: SectionTally, takes_part: bool, failed: bool) -> Message:
    if not takes_part:
        return message("Section {section}: nothing takes part", section=section.code)
    if failed:
        return failed_section_line(section, result)
    return message(
        "Section {section}: {earned} of {possible} points, multiplier {multiplier} included",
        section=section.code,
        earned=in_words(result.earned),
        possible=in_words(result.possible),
        multiplier=in_words(section.multiplier),
    )
