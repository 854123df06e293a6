"""What sections and questions weigh in a form of percentages, and turning weights of sections on and off."""

from dataclasses import replace
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Question, Section
from qa_studio.domain.tally import total

_NOTHING = Fraction(0)


def scored_weight(section: Section) -> Fraction:
    """The weights of its scored questions, added."""
    return total(question.weight for question in section.questions if question.kind.scored)


class FormWeights:
    """Shares of the form; a section that stayed the same object is added up once, so asking at every key is cheap."""

    def __init__(self) -> None:
        self._sums: dict[str, tuple[Section, Fraction]] = {}
        self._added: tuple[tuple[Section, ...], Fraction] | None = None

    def _sum(self, section: Section) -> Fraction:
        known = self._sums.get(section.code)
        if known is None or known[0] is not section:
            known = self._sums[section.code] = (section, scored_weight(section))
        return known[1]

    def _whole(self, checklist: Checklist) -> Fraction:
        if self._added is None or self._added[0] is not checklist.sections:
            weighs = checklist.weighs_sections
            weights = ((each.weight or _NOTHING) if weighs else self._sum(each) for each in checklist.sections)
            self._added = (checklist.sections, total(weights))
        return self._added[1]

    def of_section(self, checklist: Checklist, section: Section) -> Fraction:
        """Of the form, 0 to 1."""
        own = (section.weight or _NOTHING) if checklist.weighs_sections else self._sum(section)
        whole = self._whole(checklist)
        return own / whole if whole else _NOTHING

    def of_question(self, checklist: Checklist, question: Question) -> Fraction:
        """Of the form, 0 to 1; nothing for a text or a date."""
        if not question.kind.scored:
            return _NOTHING
        section = checklist.section_of(question.code)
        within = self._sum(section)
        return self.of_section(checklist, section) * question.weight / within if within else _NOTHING


def with_section_weights(checklist: Checklist) -> Checklist:
    """Sections carry weights that leave every question the share of the form that it has."""
    if checklist.weighs_sections:
        return checklist
    return replace(
        checklist,
        sections=tuple(replace(section, weight=scored_weight(section)) for section in checklist.sections),
    )


def without_section_weights(checklist: Checklist) -> Checklist:
    """Questions weigh by themselves, each what it weighed in the form."""
    if not checklist.weighs_sections:
        return checklist
    return replace(checklist, sections=tuple(_unweighed(section) for section in checklist.sections))


def _unweighed(section: Section) -> Section:
    within, weight = scored_weight(section), section.weight or _NOTHING
    unit = weight / within if within else _NOTHING
    questions = tuple(
        replace(question, weight=question.weight * unit) if question.kind.scored else question
        for question in section.questions
    )
    return replace(section, weight=None, questions=questions)
