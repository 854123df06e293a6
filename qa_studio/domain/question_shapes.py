"""Questions as an author asks for them: yes or no, a scale, a number; each with answers that are ready."""

from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from qa_studio.domain.checklist import Method, Option, Question, QuestionKind, Range
from qa_studio.domain.wording import Wording

_FULL, _HALF, _NOTHING = Fraction(1), Fraction(1, 2), Fraction(0)
USUAL_POINTS = Fraction(5)
"""What a question gives (points) or takes (base) until its author says otherwise."""


class Shape(StrEnum):
    """What a question looks like to whoever answers it."""

    YES_NO = "yes_no"
    YES_PARTLY_NO = "yes_partly_no"
    SCALE = "scale"
    MULTIPLE = "multiple"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"

    @property
    def kind(self) -> QuestionKind:
        """The kind of question that has this shape."""
        by_itself = {Shape.MULTIPLE, Shape.NUMBER, Shape.TEXT, Shape.DATE}
        return QuestionKind(self.value) if self in by_itself else QuestionKind.CHOICE


_YES = ("yes", Wording({"en": "Yes", "zh_CN": "是"}), _FULL)
_PARTLY = ("partly", Wording({"en": "Partly", "zh_CN": "部分"}), _HALF)
_NO = ("no", Wording({"en": "No", "zh_CN": "否"}), _NOTHING)
_SCALE = tuple((str(step), Wording({"en": str(step)}), Fraction(step - 1, 4)) for step in (5, 4, 3, 2, 1))
_SEVERAL = (
    ("a", Wording({"en": "First part", "zh_CN": "第一部分"}), _HALF),
    ("b", Wording({"en": "Second part", "zh_CN": "第二部分"}), _HALF),
)
_READY = {
    Shape.YES_NO: (_YES, _NO),
    Shape.YES_PARTLY_NO: (_YES, _PARTLY, _NO),
    Shape.SCALE: _SCALE,
    Shape.MULTIPLE: _SEVERAL,
}


def worth_of(share: Fraction, method: Method, most: Fraction = USUAL_POINTS) -> Fraction:
    """What `share` (0 to 1) of a question is worth: percent, points, or points taken from the base."""
    if method is Method.PERCENTAGE:
        return 100 * share
    return most * share if method is Method.POINTS else most * (share - 1)


def options_for(shape: Shape, method: Method, most: Fraction = USUAL_POINTS) -> tuple[Option, ...]:
    """The ready-made options of a shape, best first; none for numbers, texts and dates.

    `most` are the points that the best option gives (points) or the worst takes (base).
    """
    parts = method is Method.BASE and shape is Shape.MULTIPLE  # each part earns: nothing chosen must not be best
    return tuple(
        Option(code, most * share if parts else worth_of(share, method, most), text)
        for code, text, share in _READY.get(shape, ())
    )


def shape_of(question: Question) -> Shape | None:
    """The shape whose option codes a question has; None for a choice among options of its own."""
    if question.kind is not QuestionKind.CHOICE:
        return Shape(question.kind.value)
    codes = [option.code for option in question.options]
    for shape, ready in _READY.items():
        if shape is not Shape.MULTIPLE and codes == [code for code, _, _ in ready]:
            return shape
    return None


def new_question(shape: Shape, method: Method, code: str, text: Wording) -> Question:
    """A question of that shape with its ready-made answers."""
    return _with_answers(Question(code, text, shape.kind), shape, method)


def reshaped(question: Question, shape: Shape, method: Method) -> Question:
    """The question in another shape: options of codes that both have keep their worth, wording and consequence."""
    changed = _with_answers(replace(question, kind=shape.kind), shape, method)
    old = {option.code: option for option in question.options}
    options = tuple(old.get(option.code, option) for option in changed.options)
    scored, numeric = shape.kind.scored, shape is Shape.NUMBER
    suggest = question.suggest
    if suggest is not None:
        known = {option.code for option in options}
        fits = not suggest.ranges if numeric else bool(suggest.ranges) and shape.kind is QuestionKind.CHOICE
        if not fits or any(each.option not in known for each in suggest.ranges):
            suggest = None
    return replace(
        changed,
        options=options,
        suggest=suggest,
        critical=question.critical if scored else None,
        bonus=question.bonus and scored,
    )


def _with_answers(question: Question, shape: Shape, method: Method) -> Question:
    ranges = (
        (
            Range(Fraction(5), worth_of(_FULL, method)),
            Range(Fraction(15), worth_of(_HALF, method)),
            Range(None, worth_of(_NOTHING, method)),
        )
        if shape is Shape.NUMBER
        else ()
    )
    # Points that were set for several options, or a weight, mean nothing to the other shapes.
    most = question.max_points if shape is Shape.MULTIPLE else None
    weight = question.weight if shape.kind.scored else Fraction(1)
    return replace(question, options=options_for(shape, method), ranges=ranges, max_points=most, weight=weight)
