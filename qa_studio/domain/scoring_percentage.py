"""The method `percentage`: shares of weights.

Source of every formula: the checklist format, "method: percentage".
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, WeightGoesTo
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


def tally(checklist: Checklist, marks: Sequence[Mark]) -> Tally:
    """The marks under percentage; earned and possible are weights in the form."""
    weights = _weights_in_form(checklist, marks)
    failed = failed_sections(marks)
    sections: dict[str, SectionTally] = {}
    groups = by_section(counted(marks))
    for section in checklist.sections:
        taking_part = groups[section.code]
        possible = total(weights[mark.question.code] for mark in taking_part)
        earned = total(weights[mark.question.code] * mark.worth for mark in taking_part) / FULL
        down = section.code in failed
        # By the questions' own weights, so that a section of weight 0 has a score of its own too.
        own = _own_weights(taking_part) if checklist.weighs_sections else (earned, possible)
        score = section_percent(*own, down) if taking_part else None
        sections[section.code] = SectionTally(NOTHING if down else earned, possible, score)
    score = percent(
        total(each.earned for each in sections.values()), total(each.possible for each in sections.values())
    )
    return Tally(score, _critical(marks), sections, weights)


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
        shared = total(mark.question.weight for mark in sharing)
        unit = (section.weight or NOTHING) / shared if shared else NOTHING
        weights |= {mark.question.code: unit * mark.question.weight for mark in own}
    return weights


def _own_weights(taking_part: Sequence[Mark]) -> tuple[Fraction, Fraction]:
    earned = total(mark.question.weight * mark.worth for mark in taking_part) / FULL
    return earned, total(mark.question.weight for mark in taking_part)


def _critical(marks: Sequence[Mark]) -> Fraction | None:
    # Each critical question counts the same, whatever its weight.
    critical = critical_marks(marks)
    return total(mark.worth for mark in critical) / len(critical) if critical else None


def lines(checklist: Checklist, marks: Sequence[Mark], tally: Tally) -> Iterator[Message]:
    """How the sections and the form came to `tally`, a line each; sections without weights only where they differ."""
    yield from _section_lines(checklist, marks, tally.sections)
    if tally.score is not None:
        yield form_line(tally)


def _section_lines(
    checklist: Checklist, marks: Sequence[Mark], sections: Mapping[str, SectionTally]
) -> Iterator[Message]:
    groups = by_section(counted(marks))
    failed = failed_sections(marks)
    for section in checklist.sections:
        taking_part = groups[section.code]
        result = sections[section.code]
        if not taking_part:
            yield message("Section {section}: nothing takes part", section=section.code)
        elif section.code in failed:
            yield failed_section_line(section, result)
        elif section.weight is not None and result.score is not None:
            earned, possible = _own_weights(taking_part)
            yield message(
                "Section {section}: {earned} of {possible} = {score}%, form: {form_earned} of {form_possible}",
                section=section.code,
                earned=in_words(earned),
                possible=in_words(possible),
                score=in_words(result.score),
                form_earned=in_words(result.earned),
                form_possible=in_words(result.possible),
            )
