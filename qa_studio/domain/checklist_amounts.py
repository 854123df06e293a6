"""What stands beside a question and a section while a form is made: how much they can give or take."""

from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Method, Question, QuestionKind, Section

_NOTHING = Fraction(0)


def question_amount(question: Question, method: Method) -> Fraction | None:
    """Its weight (percentage), the most it gives (points), or the most it takes, 0 or less (base).

    From a base, a question that takes nothing has what it gives.  None where answers of its kind are never scored.
    """
    if not question.kind.scored:
        return None
    if method is Method.PERCENTAGE:
        return question.weight
    worths = [option.worth for option in question.options] + [each.worth for each in question.ranges]
    if question.kind is QuestionKind.MULTIPLE:
        given = sum((worth for worth in worths if worth > 0), _NOTHING)
        taken = sum((worth for worth in worths if worth < 0), _NOTHING)
        given = given if question.max_points is None else question.max_points
    else:
        given, taken = max(worths, default=_NOTHING), min(worths, default=_NOTHING)
    return given if method is Method.POINTS or taken >= 0 else taken


def section_amount(section: Section, method: Method) -> Fraction | None:
    """Its weight, or that of its questions (percentage); what it gives, bonuses apart (points); None from a base."""
    if method is Method.BASE:
        return None
    if method is Method.PERCENTAGE and section.weight is not None:
        return section.weight
    amounts = (question_amount(question, method) for question in section.questions if not question.bonus)
    whole = sum((amount for amount in amounts if amount is not None), _NOTHING)
    return whole * section.multiplier if method is Method.POINTS else whole


def form_amount(checklist: Checklist) -> Fraction:
    """What the sections have together; from a base, where the score starts."""
    scoring = checklist.scoring
    if scoring.method is Method.BASE:
        return Fraction(100) if scoring.start is None else scoring.start
    return sum((section_amount(section, scoring.method) or _NOTHING for section in checklist.sections), _NOTHING)
