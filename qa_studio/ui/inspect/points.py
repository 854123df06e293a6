"""What a question or a section can earn, before anything is answered, and how points are written."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Method, Section
from qa_studio.domain.marks import Mark

_NOTHING = Fraction(0)


def full_marks(checklist: Checklist, mark: Mark) -> Fraction:
    """Full marks of a question in the unit of the form, 0 where it isn't scored; not shared out for N/A."""
    if not mark.question.kind.scored or mark.question.bonus:
        return _NOTHING
    match checklist.scoring.method:
        case Method.PERCENTAGE:
            return _weight(checklist, mark.section, mark.question.weight)
        case Method.POINTS:
            return mark.section.multiplier * mark.full
        case Method.BASE:
            return mark.full


def _weight(checklist: Checklist, section: Section, weight: Fraction) -> Fraction:
    if not checklist.weighs_sections:
        return weight
    total = sum((each.weight for each in section.questions if each.kind.scored), _NOTHING)
    return (section.weight or _NOTHING) * weight / total if total else _NOTHING


def points_text(points: Fraction | Decimal | float) -> str:
    """At most one decimal, a real minus sign: 8, 3.5, −12."""
    shown = Decimal(str(float(points))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    words = f"{shown.normalize():f}" if shown else "0"
    return words.replace("-", "−")


def score_text(score: Decimal, pass_mark: Fraction) -> str:
    """A score with one decimal, or two where one would put it on the wrong side of the pass mark."""
    short = score.quantize(Decimal("0.1"), ROUND_HALF_UP)
    shown = short if (short >= pass_mark) == (score >= pass_mark) else score
    return f"{shown.normalize():f}".replace("-", "−") if shown else "0"
