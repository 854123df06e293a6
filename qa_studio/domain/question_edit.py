"""Changing one question that is being made: its kind and its answers, with everything in it kept true."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from qa_studio.domain.answers import NOT_APPLICABLE
from qa_studio.domain.checklist import Method, Option, Question, QuestionKind, Range, Suggest, SuggestRange
from qa_studio.domain.wording import Wording, plain

_FULL, _NOTHING = Fraction(100), Fraction(0)
_USUAL_POINTS = Fraction(5)
_USUAL_LIMIT = Fraction(5)


class Preset(StrEnum):
    """Sets of answers that most questions have."""

    YES_NO = "yes_no"
    YES_PARTLY_NO = "yes_partly_no"
    SCALE = "scale"


_YES = ("yes", Wording({"en": "Yes", "zh_CN": "是"}), Fraction(1))
_PARTLY = ("partly", Wording({"en": "Partly", "zh_CN": "部分"}), Fraction(1, 2))
_NO = ("no", Wording({"en": "No", "zh_CN": "否"}), Fraction(0))
_SETS: dict[Preset, tuple[tuple[str, Wording, Fraction], ...]] = {
    Preset.YES_NO: (_YES, _NO),
    Preset.YES_PARTLY_NO: (_YES, _PARTLY, _NO),
    Preset.SCALE: tuple((str(n), plain(str(n)), Fraction(n - 1, 4)) for n in range(1, 6)),
}
"""Code, wording, and share (0 to 1) of full marks."""


def preset_of(question: Question) -> Preset | None:
    """The usual set that the answers are, by their codes; None for the author's own."""
    codes = tuple(option.code for option in question.options)
    for preset, options in _SETS.items():
        if codes == tuple(code for code, _, _ in options):
            return preset
    return None


def with_preset(question: Question, preset: Preset, method: Method) -> Question:
    """The question with a usual set of answers; an answer that it has already stays as it is."""
    before = {option.code: option for option in question.options}
    worths = [option.worth for option in question.options]
    options = [
        before.get(code) or Option(code, _worth(share, worths, method), text) for code, text, share in _SETS[preset]
    ]
    return with_options(question, options)


def with_options(question: Question, options: Sequence[Option]) -> Question:
    """The question with other answers; what suggests an answer that is gone is gone too."""
    codes = {option.code for option in options} | {NOT_APPLICABLE}
    suggest = question.suggest
    if suggest is not None:
        suggest = replace(suggest, ranges=tuple(each for each in suggest.ranges if each.option in codes))
    return replace(question, options=tuple(options), suggest=suggest)


def with_kind(question: Question, kind: QuestionKind, method: Method) -> Question:
    """The question with answers of another kind: those that it has where they fit, else usual ones."""
    if kind is question.kind:
        return question
    bare = replace(question, kind=kind, ranges=(), max_points=None, suggest=_suggest(question, kind))
    if kind is QuestionKind.NUMBER:
        return replace(bare, options=(), ranges=question.ranges or _usual_ranges(method))
    if not kind.has_options:
        return replace(bare, options=())
    if not question.options:
        return with_preset(bare, Preset.YES_NO, method)
    if method is Method.PERCENTAGE and kind is QuestionKind.CHOICE:
        held = tuple(replace(option, worth=max(_NOTHING, option.worth)) for option in question.options)
        return replace(bare, options=held)
    return bare


def new_option(question: Question, method: Method) -> Option:
    """One more answer, under a free code and without a wording; it is worth as little as the least of the others."""
    taken = {option.code for option in question.options}
    count = len(taken) + 1
    while f"answer-{count}" in taken:
        count += 1
    least = min((option.worth for option in question.options), default=_worth(_NOTHING, (), method))
    return Option(f"answer-{count}", least, Wording({}))


def usual_suggestion(question: Question, measure: str) -> Suggest:
    """A measurement that proposes: its value, or the best answer up to a limit and the worst above it."""
    if question.kind is not QuestionKind.CHOICE or not question.options:
        return Suggest(measure)
    best = max(question.options, key=lambda option: option.worth).code
    worst = min(question.options, key=lambda option: option.worth).code
    return Suggest(measure, (SuggestRange(_USUAL_LIMIT, best), SuggestRange(None, worst)))


def _suggest(question: Question, kind: QuestionKind) -> Suggest | None:
    """A number is proposed as it was measured, without ranges; other kinds but a choice can't be proposed."""
    if question.suggest is None or kind is not QuestionKind.NUMBER:
        return None
    return Suggest(question.suggest.measure)


def _usual_ranges(method: Method) -> tuple[Range, ...]:
    return Range(_USUAL_LIMIT, _worth(Fraction(1), (), method)), Range(None, _worth(_NOTHING, (), method))


def _worth(share: Fraction, others: Sequence[Fraction], method: Method) -> Fraction:
    """What an answer with this share (0 to 1) of full marks is worth, in the size of the other answers."""
    if method is Method.PERCENTAGE:
        return share * _FULL
    if method is Method.POINTS:
        return share * (max(others, default=_NOTHING) or _USUAL_POINTS)
    return (1 - share) * (min((*others, _NOTHING)) or -_USUAL_POINTS)
