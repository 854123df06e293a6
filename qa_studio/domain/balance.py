"""How much each question and each section counts in a form, before anything is answered."""

from collections.abc import Mapping
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Method, Question, QuestionKind, Section
from qa_studio.domain.marks import best_and_full
from qa_studio.domain.tally import total
from qa_studio.domain.worths import NOTHING


def points_of_questions(checklist: Checklist) -> Mapping[str, Fraction]:
    """By question code: weight in the form (percentage), points with the multiplier (points), points at stake (base).

    At stake is what lies between the best and the worst answer.  Bonus, texts and dates have 0, so has a section of a
    form in which only others have a weight.
    """
    found: dict[str, Fraction] = {}
    for section in checklist.sections:
        unit = _unit(checklist, section)
        for question in section.questions:
            counts = question.kind.scored and not question.bonus
            found[question.code] = unit * _own(checklist, question) if counts else NOTHING
    return found


def points_of_sections(checklist: Checklist, points: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    """By section code: the sum of the `points` of its questions."""
    return {
        section.code: total(points[question.code] for question in section.questions) for section in checklist.sections
    }


def _unit(checklist: Checklist, section: Section) -> Fraction:
    """What one of a question's own points is worth in the form."""
    method = checklist.scoring.method
    if method is Method.POINTS:
        return section.multiplier
    if method is Method.BASE or not checklist.weighs_sections:
        return Fraction(1)
    weights = total(question.weight for question in section.questions if question.kind.scored)
    return (section.weight or NOTHING) / weights if weights else NOTHING


def _own(checklist: Checklist, question: Question) -> Fraction:
    method = checklist.scoring.method
    if method is Method.PERCENTAGE:
        return question.weight
    best, full = best_and_full(checklist, question)
    return full if method is Method.POINTS else best - _worst(question)


def _worst(question: Question) -> Fraction:
    if question.kind is QuestionKind.MULTIPLE:
        return total(option.worth for option in question.options if option.worth < 0)
    worths = [option.worth for option in question.options] + [each.worth for each in question.ranges]
    if question.kind is QuestionKind.NUMBER and (not question.ranges or question.ranges[-1].up_to is not None):
        worths.append(NOTHING)
    return min(worths, default=NOTHING)
