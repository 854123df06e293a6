"""One question turned from one method of scoring to another: what it can move and the shares of it stay."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from qa_studio.domain.checklist import Fails, Method, Question, QuestionKind, Range
from qa_studio.domain.score import in_words
from qa_studio.texts import Message, message

_NOTHING, _ALL, _FULL = Fraction(0), Fraction(1), Fraction(100)
METHODS: Mapping[Method, Message] = {
    Method.PERCENTAGE: message("percent"),
    Method.POINTS: message("points"),
    Method.BASE: message("points from a base"),
}


def question_under(question: Question, old: Method, new: Method) -> tuple[Question, tuple[Message, ...]]:
    """The question of a form of the method `old` as one of `new` can take it, and what was changed in it."""
    if old is new:
        return question, ()
    told: list[Message] = []
    bonus = question.bonus
    if bonus:
        question = replace(question, bonus=False)
        words = message("It was a bonus; here it weighs nothing until you give it a weight.")
        adds = message("It was a bonus; here its points are added too, as far as the ceiling lets them.")
        told.append(adds if new is Method.BASE else words)
    if new is Method.BASE and any(option.fails is Fails.SECTION for option in question.options):
        mild = (replace(each, fails=None if each.fails is Fails.SECTION else each.fails) for each in question.options)
        question = replace(question, options=tuple(mild))
        told.append(message("It could fail its section; from a base there is nothing in a section to fail."))
    if not question.kind.scored:
        return question, tuple(told)
    if Method.BASE in (old, new):
        question = _with_rest(question)
    converted = _converted(question, old, new, bonus)
    told.append(_turned(question, old, converted, new))
    if question.kind is QuestionKind.MULTIPLE:
        told.append(_several(question, old))
    return converted, tuple(told)


def _turned(question: Question, old: Method, converted: Question, new: Method) -> Message:
    return message(
        "What its answers are worth was turned from {old} ({before}) into {new} ({after}).",
        old=METHODS[old],
        before=_listed(question),
        new=METHODS[new],
        after=_listed(converted),
    )


def _several(question: Question, old: Method) -> Message:
    if old is Method.BASE and not _gains(question):
        return message("Points can't be taken for what is ticked here; it weighs nothing until you give it a weight.")
    return message("Several answers count together otherwise here: look over what they are worth.")


def _listed(question: Question) -> str:
    return " / ".join(in_words(each) for each in _worths(question))


def _with_rest(question: Question) -> Question:
    """Numbers above the last range get a range: to be worth nothing is full marks from a base, and none elsewhere."""
    if question.kind is not QuestionKind.NUMBER or (question.ranges and question.ranges[-1].up_to is None):
        return question
    return replace(question, ranges=(*question.ranges, Range(None, _NOTHING)))


def _worths(question: Question) -> list[Fraction]:
    return [option.worth for option in question.options] + [each.worth for each in question.ranges]


def _gains(question: Question) -> Fraction:
    return sum((worth for worth in _worths(question) if worth > 0), _NOTHING)


def _converted(question: Question, old: Method, new: Method, bonus: bool) -> Question:
    full, several = _full(question, old), question.kind is QuestionKind.MULTIPLE
    shares = [_share(worth, question, old, full) for worth in _worths(question)]
    if bonus and new is Method.PERCENTAGE:
        full = _NOTHING
    adds = several or bonus
    worths = iter([_rounded(_worth(share, full, new, adds)) for share in shares])
    whole = sum((max(share, _NOTHING) for share in shares), _NOTHING)
    return replace(
        question,
        weight=full if new is Method.PERCENTAGE else _ALL,
        options=tuple(replace(each, worth=next(worths)) for each in question.options),
        ranges=tuple(replace(each, worth=next(worths)) for each in question.ranges),
        max_points=full if new is Method.POINTS and several and whole != 1 else None,
    )


def _full(question: Question, method: Method) -> Fraction:
    """The most it can earn: weight, points, or the points between its worst and its best answer."""
    if method is Method.PERCENTAGE:
        return question.weight
    if question.kind is QuestionKind.MULTIPLE:
        limit = question.max_points if method is Method.POINTS else None
        return _gains(question) if limit is None else limit
    worths = _worths(question)
    least = min(worths, default=_NOTHING) if method is Method.BASE else _NOTHING
    return max(worths, default=_NOTHING) - least


def _share(worth: Fraction, question: Question, method: Method, full: Fraction) -> Fraction:
    if method is Method.PERCENTAGE:
        return worth / _FULL
    several = question.kind is QuestionKind.MULTIPLE
    if not full:
        return _NOTHING if several else _ALL  # every answer is as good as the others
    if method is Method.BASE and not several:
        worth -= min(_worths(question))
    return min(worth / full, _ALL)


def _worth(share: Fraction, full: Fraction, method: Method, adds: bool) -> Fraction:
    if method is Method.PERCENTAGE:
        return max(share, -_ALL if adds else _NOTHING) * _FULL
    if method is Method.POINTS:
        return max(share, _NOTHING) * full
    # From a base points are taken; where several answers add up, none of them chosen changes nothing.
    return share * full if adds else (share - 1) * full


def _rounded(worth: Fraction) -> Fraction:
    """To two decimals, as people write it; a third of something would never end."""
    return Fraction(round(worth * 100), 100)
