"""What a question or a section can earn, before anything is answered, and how points are written."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from qa_studio.domain.balance import points_of_questions
from qa_studio.domain.checklist import Checklist, Method
from qa_studio.domain.marks import best_and_full

_NOTHING = Fraction(0)


def full_marks(checklist: Checklist) -> Mapping[str, Fraction]:
    """By question code: full marks in the unit of the form, 0 where it isn't scored; not shared out for N/A."""
    if checklist.scoring.method is not Method.BASE:
        return points_of_questions(checklist)
    return {
        question.code: best_and_full(checklist, question)[1] if question.kind.scored else _NOTHING
        for question in checklist.questions
    }


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
