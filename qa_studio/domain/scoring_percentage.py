"""The method `percentage`: shares of weights.

Source of every formula: the checklist format, "method: percentage".
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, WeightGoesTo
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


def tally(checklist: Checklist, marks: Sequence[Mark]) -> Tally:
    """The marks under percentage; earned and possible are weights in the form."""
    weights = _weights_in_form(checklist, marks)
    failed = failed_sections(marks)
    sections: dict[str, SectionTally] = {}
    groups = by_section(counted(marks))
    for section in checklist.sections:
        taking_part = groups[section.code]
        possible = sum((weights[mark.question.code] for mark in taking_part), NOTHING)
        earned = sum((weights[mark.question.code] * mark.worth / FULL for mark in taking_part), NOTHING)
        down = section.code in failed
        # By the questions' own weights, so that a section of weight 0 has a score of its own too.
        score = section_percent(*_own_weights(taking_part), down) if taking_part else None
        sections[section.code] = SectionTally(NOTHING if down else earned, possible, score)
    earned = sum((each.earned for each in sections.values()), NOTHING)
    possible = sum((each.possible for each in sections.values()), NOTHING)
    score = percent(earned, possible)
    trace = (*_section_lines(checklist, marks, sections, failed), *_total_line(earned, possible, score))
    return Tally(score, _critical(marks), sections, weights, trace)


def _weights_in_form(checklist: Checklist, marks: Sequence[Mark]) -> Mapping[str, Fraction]:
    """Weight in the form by code, of every scored question."""
    if not checklist.weighs_sections:
        return {mark.question.code: mark.question.weight for mark in marks}
    shifts_in_section = checklist.scoring.not_applicable is WeightGoesTo.SECTION
    weights: dict[str, Fraction] = {}
    groups = by_section(marks)
    for section in checklist.sections:
        own = [mark for mark in groups[section.code] if mark.question.kind.scored]
        sharing = [mark for mark in own if mark.counts] if shifts_in_section else own
        total = sum((mark.question.weight for mark in sharing), NOTHING)
        unit = (section.weight or NOTHING) / total if total else NOTHING
        weights |= {mark.question.code: unit * mark.question.weight for mark in own}
    return weights


def _own_weights(taking_part: Sequence[Mark]) -> tuple[Fraction, Fraction]:
    possible = sum((mark.question.weight for mark in taking_part), NOTHING)
    return sum((mark.question.weight * mark.worth / FULL for mark in taking_part), NOTHING), possible


def _critical(marks: Sequence[Mark]) -> Fraction | None:
    # Each critical question counts the same, whatever its weight.
    critical = critical_marks(marks)
    return sum((mark.worth for mark in critical), NOTHING) / len(critical) if critical else None


def _section_lines(
    checklist: Checklist, marks: Sequence[Mark], sections: Mapping[str, SectionTally], failed: frozenset[str]
) -> list[Message]:
    lines: list[Message] = []
    groups = by_section(counted(marks))
    for section in checklist.sections:
        taking_part = groups[section.code]
        result = sections[section.code]
        if not taking_part:
            lines.append(message("Section {section}: nothing takes part", section=section.code))
        elif section.code in failed:
            lines.append(
                message(
                    "Section {section}: failed, earns 0 of {possible}",
                    section=section.code,
                    possible=in_words(result.possible),
                )
            )
        elif section.weight is not None and result.score is not None:
            earned, possible = _own_weights(taking_part)
            lines.append(
                message(
                    "Section {section}: {earned} of {possible} = {score}%, form: {form_earned} of {form_possible}",
                    section=section.code,
                    earned=in_words(earned),
                    possible=in_words(possible),
                    score=in_words(result.score),
                    form_earned=in_words(result.earned),
                    form_possible=in_words(result.possible),
                )
            )
    return lines


def _total_line(earned: Fraction, possible: Fraction, score: Fraction | None) -> list[Message]:
    if score is None:
        return []
    return [
        message(
            "Form: {earned} of {possible} = {score}%",
            earned=in_words(earned),
            possible=in_words(possible),
            score=in_words(score),
        )
    ]
