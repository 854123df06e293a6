"""The methods `points` and `base`: points earned of points possible, and points gained or taken from a start.

Source of every formula: the checklist format, "method: points" and "method: base".
"""

from collections.abc import Sequence
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Scoring, Section
from qa_studio.domain.marks import FULL, Mark
from qa_studio.domain.score import in_words
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
)
from qa_studio.texts import Message, message


def tally_points(checklist: Checklist, marks: Sequence[Mark]) -> Tally:
    """The marks under points; earned and possible are points times the section's multiplier."""
    failed = failed_sections(marks)
    sections: dict[str, SectionTally] = {}
    trace: list[Message] = []
    groups = by_section(counted(marks))
    for section in checklist.sections:
        taking_part = groups[section.code]
        down = section.code in failed
        possible = section.multiplier * sum((_possible(mark) for mark in taking_part), NOTHING)
        earned = NOTHING if down else section.multiplier * sum((mark.worth for mark in taking_part), NOTHING)
        score = section_percent(earned, possible, down) if taking_part else None
        sections[section.code] = SectionTally(earned, possible, score)
        trace.append(_section_line(section, sections[section.code], bool(taking_part), down))
    earned = sum((each.earned for each in sections.values()), NOTHING)
    possible = sum((each.possible for each in sections.values()), NOTHING)
    score = percent(earned, possible)
    if score is not None:
        trace.append(
            message(
                "Form: {earned} of {possible} = {score}%",
                earned=in_words(earned),
                possible=in_words(possible),
                score=in_words(score),
            )
        )
        ceiling = checklist.scoring.ceiling
        if ceiling is not None and score > ceiling:
            trace.append(message("Form: held at the ceiling {ceiling}", ceiling=in_words(ceiling)))
            score = ceiling
    critical = critical_marks(marks)
    critical_score = percent(
        sum((mark.worth for mark in critical), NOTHING), sum((_possible(mark) for mark in critical), NOTHING)
    )
    full = {mark.question.code: mark.section.multiplier * _possible(mark) for mark in marks}
    return Tally(score, critical_score, sections, full, tuple(trace))


def tally_base(checklist: Checklist, marks: Sequence[Mark]) -> Tally:
    """The marks under base; earned are the points gained or taken, possible the most that could be gained."""
    sections: dict[str, SectionTally] = {}
    groups = by_section(counted(marks))
    for section in checklist.sections:
        taking_part = groups[section.code]
        earned = sum((mark.worth for mark in taking_part), NOTHING)
        sections[section.code] = SectionTally(earned, sum((mark.full for mark in taking_part), NOTHING), None)
    score, trace = _from_start(checklist.scoring, counted(marks))
    critical = critical_marks(marks)
    kept = sum(1 for mark in critical if not mark.lost)
    critical_score = percent(Fraction(kept), Fraction(len(critical)))
    return Tally(score, critical_score, sections, {mark.question.code: mark.full for mark in marks}, trace)


def limits(scoring: Scoring) -> tuple[Fraction, Fraction, Fraction]:
    """Start, floor and ceiling under base, with their defaults."""
    start = FULL if scoring.start is None else scoring.start
    floor = NOTHING if scoring.floor is None else scoring.floor
    return start, floor, start if scoring.ceiling is None else scoring.ceiling


def _from_start(scoring: Scoring, taking_part: Sequence[Mark]) -> tuple[Fraction | None, tuple[Message, ...]]:
    if not taking_part:
        return None, ()
    start, floor, ceiling = limits(scoring)
    points = sum((mark.worth for mark in taking_part), NOTHING)
    exact = start + points
    lines = [
        message(
            "Form: start {start}, points {points} = {score}",
            start=in_words(start),
            points=in_words(points),
            score=in_words(exact),
        )
    ]
    if exact > ceiling:
        lines.append(message("Form: held at the ceiling {ceiling}", ceiling=in_words(ceiling)))
    elif exact < floor:
        lines.append(message("Form: held at the floor {floor}", floor=in_words(floor)))
    return min(ceiling, max(floor, exact)), tuple(lines)


def _possible(mark: Mark) -> Fraction:
    # A bonus adds to what is earned, never to what is possible.
    return NOTHING if mark.question.bonus else mark.full


def _section_line(section: Section, result: SectionTally, takes_part: bool, failed: bool) -> Message:
    if not takes_part:
        return message("Section {section}: nothing takes part", section=section.code)
    if failed:
        return message(
            "Section {section}: failed, earns 0 of {possible}",
            section=section.code,
            possible=in_words(result.possible),
        )
    return message(
        "Section {section}: {earned} of {possible} points, multiplier {multiplier} included",
        section=section.code,
        earned=in_words(result.earned),
        possible=in_words(result.possible),
        multiplier=in_words(section.multiplier),
    )
