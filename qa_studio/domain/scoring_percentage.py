"""The method `percentage`: shares of weights.

Source of every formula: the checklist format, "method: percentage".
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm

from qa_studio.domain.checklist import Checklist, Section, WeightGoesTo
from qa_studio.domain.marks import Mark, Marking
from qa_studio.domain.score import in_words
from qa_studio.domain.score_trace import failed_section_line, form_line
from qa_studio.domain.tally import Rates, SectionSum, Tally, by_section, counted, percent, rates_of, total
from qa_studio.domain.worths import FULL, NOTHING
from qa_studio.texts import Message, message


class Percentage:
    """Counts the marks of one checklist under percentage; earned and possible are weights in the form."""

    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist
        self._unit = checklist.kept(Marking).unit
        self._in_form = rates_of(self._unit, [_weight_of_1(checklist, each) for each in checklist.sections])
        sections = [each.weight or NOTHING for each in checklist.sections]
        self._sections = rates_of(1, sections)
        self._shifts_in_section = checklist.weighs_sections and checklist.scoring.not_applicable is WeightGoesTo.SECTION

    def rates(self, sums: Sequence[SectionSum]) -> Rates:
        """What the sections count in the form: a weight of the section over the weights that share it."""
        if not self._shifts_in_section:
            return self._in_form
        common = lcm(*(added.possible for added in sums if added.possible))
        times = [
            weight * (common // added.possible) if added.possible else 0
            for weight, added in zip(self._sections.times, sums, strict=True)
        ]
        return Rates(times, self._sections.unit * common)

    def score(self, earned: Fraction, possible: Fraction) -> Fraction | None:
        """Earned of possible, in %."""
        return percent(earned, possible)

    def section_score(self, added: SectionSum, times: int) -> Fraction | None:
        """By the questions' own weights, so that a section of weight 0 has a score of its own too."""
        return FULL * Fraction(added.earned, added.possible) if added.possible else None

    def critical_score(self, critical: Sequence[Mark]) -> Fraction | None:
        """Each critical question counts the same, whatever its weight."""
        return total(mark.worth for mark in critical) / len(critical)

    def lines(self, marks: Sequence[Mark], tally: Tally) -> Iterator[Message]:
        """How sections and form came to `tally`, a line each; sections without weights only where they differ."""
        groups = by_section(marks)
        for section in self._checklist.sections:
            yield from _section_lines(section, counted(groups[section.code]), tally)
        if tally.score is not None:
            yield form_line(tally)


def _weight_of_1(checklist: Checklist, section: Section) -> Fraction:
    """What a question's weight of 1 is in the form when everything applies."""
    if not checklist.weighs_sections:
        return Fraction(1)
    shared = total(question.weight for question in section.questions if question.kind.scored)
    return (section.weight or NOTHING) / shared if shared else NOTHING


def _section_lines(section: Section, taking_part: Sequence[Mark], tally: Tally) -> Iterator[Message]:
    result = tally.sections[section.code]
    if not taking_part:
        yield message("Section {section}: nothing takes part", section=section.code)
    elif any(mark.fails_section for mark in taking_part):
        yield failed_section_line(section, result)
    elif section.weight is not None and result.score is not None:
        yield message(
            "Section {section}: {earned} of {possible} = {score}%, form: {form_earned} of {form_possible}",
            section=section.code,
            earned=in_words(total(mark.question.weight * mark.worth for mark in taking_part) / FULL),
            possible=in_words(total(mark.question.weight for mark in taking_part)),
            score=in_words(result.score),
            form_earned=in_words(result.earned),
            form_possible=in_words(result.possible),
        )
