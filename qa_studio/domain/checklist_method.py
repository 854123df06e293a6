"""A form turned from one method of scoring to another: the same answers come out the same as far as they can."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from qa_studio.domain.checklist import (
    Band,
    Checklist,
    Fails,
    Method,
    Option,
    Question,
    QuestionKind,
    Range,
    Scoring,
    Section,
)
from qa_studio.domain.checklist_weights import scored_weight, without_section_weights
from qa_studio.domain.score import in_words
from qa_studio.texts import Message, message

_NOTHING, _ONE, _FULL = Fraction(0), Fraction(1), Fraction(100)


@dataclass(frozen=True, slots=True)
class Converted:
    """The form under the other method, and what was done to it, a sentence each."""

    checklist: Checklist
    done: tuple[Message, ...]


def with_method(checklist: Checklist, method: Method) -> Converted:
    """The form scored by `method`; shares, points and the numbers of the form are converted."""
    if checklist.scoring.method is method:
        return Converted(checklist, ())
    done: list[Message] = []
    form = checklist
    if form.scoring.method is Method.POINTS:
        form = _percentage_of_points(form, done)
    elif form.scoring.method is Method.BASE:
        form = _percentage_of_base(form, done)
    if method is Method.POINTS:
        form = _points(form, done)
    elif method is Method.BASE:
        form = _base(form, done)
    done.append(_HOW[checklist.scoring.method, method])
    return Converted(form, tuple(done))


_FROM_FULL = message("The form starts at full marks now, and each answer takes away what it lost.")
_HOW = {
    (Method.POINTS, Method.PERCENTAGE): message(
        "What a question can earn in points is its weight now, each answer a share of it."
    ),
    (Method.BASE, Method.PERCENTAGE): message(
        "What an answer took away is a share of its question's weight now; start, floor and ceiling are gone."
    ),
    (Method.PERCENTAGE, Method.POINTS): message(
        "Each answer has points now: its share of the weight that its question had."
    ),
    (Method.BASE, Method.POINTS): message("Each answer has points now: those that it did not take away."),
    (Method.PERCENTAGE, Method.BASE): _FROM_FULL,
    (Method.POINTS, Method.BASE): _FROM_FULL,
}


def _each_question(checklist: Checklist, change: Callable[[Section, Question], Question]) -> Checklist:
    sections = tuple(
        replace(section, questions=tuple(change(section, question) for question in section.questions))
        for section in checklist.sections
    )
    return replace(checklist, sections=sections)


def _with_worths(question: Question, worth: Callable[[Fraction], Fraction]) -> Question:
    options = tuple(replace(option, worth=worth(option.worth)) for option in question.options)
    ranges = tuple(replace(each, worth=worth(each.worth)) for each in question.ranges)
    return replace(question, options=options, ranges=ranges)


def _with_rest(question: Question, worth: Fraction) -> Question:
    """Numbers above the last range have a range of their own: what is worth nothing differs by method."""
    if question.kind is not QuestionKind.NUMBER or (question.ranges and question.ranges[-1].up_to is None):
        return question
    return replace(question, ranges=(*question.ranges, Range(None, worth)))


def _worths(question: Question) -> list[Fraction]:
    parts: Sequence[Option | Range] = question.options or question.ranges
    return [each.worth for each in parts]


def _gains(question: Question) -> Fraction:
    return sum((option.worth for option in question.options if option.worth > 0), _NOTHING)


# from points


def _percentage_of_points(checklist: Checklist, done: list[Message]) -> Checklist:
    bonus = [question for question in checklist.questions if question.bonus]
    if bonus:
        done.append(message("There is no bonus here; questions that weigh nothing now: {n}.", n=len(bonus)))
    form = _each_question(checklist, _shares_of_points)
    sections = tuple(replace(section, multiplier=_ONE) for section in form.sections)
    scoring = checklist.scoring
    held = min(scoring.pass_mark, _FULL)
    scoring = replace(scoring, method=Method.PERCENTAGE, ceiling=None, pass_mark=held)
    return replace(form, sections=sections, scoring=scoring)


def _shares_of_points(section: Section, question: Question) -> Question:
    if not question.kind.scored:
        return question
    full = _full_points(question)
    weight = _NOTHING if question.bonus else full * section.multiplier
    shared = _with_worths(question, lambda worth: min(_FULL, worth / full * _FULL) if full else _FULL)
    return replace(shared, weight=weight, max_points=None, bonus=False)


def _full_points(question: Question) -> Fraction:
    if question.max_points is not None:
        return question.max_points
    if question.kind is QuestionKind.MULTIPLE:
        return _gains(question)
    return max(_worths(question), default=_NOTHING)


# from a start


def _percentage_of_base(checklist: Checklist, done: list[Message]) -> Checklist:
    scoring = checklist.scoring
    start = _FULL if scoring.start is None else scoring.start
    unit = _FULL / start if start > 0 else _ONE
    lost = [question.code for question in checklist.questions if _only_takes(question)]
    if lost:
        words = message(
            "Taking points away for what is ticked can't be said here; these weigh nothing now: {questions}.",
            questions=", ".join(lost),
        )
        done.append(words)
    return replace(
        _each_question(checklist, lambda _, question: _shares_of_base(question)),
        scoring=Scoring(
            Method.PERCENTAGE,
            min(_FULL, max(_NOTHING, scoring.pass_mark * unit)),
            scoring.not_applicable,
            _scaled_bands(scoring.bands, unit),
        ),
    )


def _only_takes(question: Question) -> bool:
    return question.kind is QuestionKind.MULTIPLE and not _gains(question) and any(_worths(question))


def _shares_of_base(question: Question) -> Question:
    if not question.kind.scored:
        return question
    if question.kind is QuestionKind.MULTIPLE:
        full = _gains(question)
        shared = _with_worths(question, lambda worth: max(-_FULL, worth / full * _FULL) if full else _NOTHING)
        return replace(shared, weight=full)
    question = _with_rest(question, _NOTHING)
    worths = _worths(question)
    least, most = min(worths, default=_NOTHING), max(worths, default=_NOTHING)
    full = most - least
    shared = _with_worths(question, lambda worth: (worth - least) / full * _FULL if full else _FULL)
    return replace(shared, weight=full)


def _scaled_bands(bands: Sequence[Band], unit: Fraction) -> tuple[Band, ...]:
    """By the same factor, none below 0, no two at the same score, the lowest at 0."""
    by_least = {max(_NOTHING, band.least * unit): band for band in sorted(bands, key=lambda band: band.least)}
    scaled = [replace(band, least=least) for least, band in by_least.items()]
    if scaled:
        scaled[0] = replace(scaled[0], least=_NOTHING)
    return tuple(reversed(scaled))


# to points


def _points(checklist: Checklist, done: list[Message]) -> Checklist:
    below = [question for question in checklist.questions if any(worth < 0 for worth in _worths(question))]
    if below:
        done.append(
            message("Answers that took something away are worth 0 now; questions with such answers: {n}.", n=len(below))
        )
    if checklist.weighs_sections:
        done.append(message("The weights of the sections are multipliers now."))
    sections = []
    for section in checklist.sections:
        within = scored_weight(section)
        weighs = section.weight is not None and within
        multiplier = section.weight / within if weighs and section.weight is not None else _ONE
        questions = tuple(_points_of_shares(question) for question in section.questions)
        sections.append(replace(section, weight=None, multiplier=multiplier, questions=questions))
    scoring = Scoring(Method.POINTS, checklist.scoring.pass_mark, bands=checklist.scoring.bands)
    return replace(checklist, sections=tuple(sections), scoring=scoring)


def _points_of_shares(question: Question) -> Question:
    if not question.kind.scored:
        return question
    weight = question.weight
    most = weight if question.kind is QuestionKind.MULTIPLE else None
    pointed = _with_worths(question, lambda worth: max(_NOTHING, worth) * weight / _FULL)
    return replace(pointed, weight=_ONE, max_points=most)


# to a start


def _base(checklist: Checklist, done: list[Message]) -> Checklist:
    form = without_section_weights(checklist)
    whole = sum((scored_weight(section) for section in form.sections), _NOTHING)
    unit = _FULL / whole if whole else _NOTHING
    spared = [o for question in form.questions for o in question.options if o.fails is Fails.SECTION]
    if spared:
        done.append(message("No answer can fail a section here; answers that did and don't now: {n}.", n=len(spared)))
    adding = sum((q.weight * unit for q in form.questions if q.kind is QuestionKind.MULTIPLE), _NOTHING)
    start = _FULL - adding
    if adding:
        words = message(
            "Questions with several answers add points, so the form starts at {start}.", start=in_words(start)
        )
        done.append(words)
    scoring = checklist.scoring
    return replace(
        _each_question(form, lambda _, question: _losses(question, unit)),
        scoring=Scoring(
            Method.BASE,
            scoring.pass_mark,
            bands=scoring.bands,
            start=start if adding else None,
            ceiling=_FULL if adding else None,
        ),
    )


def _losses(question: Question, unit: Fraction) -> Question:
    if not question.kind.scored:
        return question
    weight = question.weight * unit
    lost = _NOTHING if question.kind is QuestionKind.MULTIPLE else _FULL
    pointed = _with_worths(_with_rest(question, _NOTHING), lambda worth: (worth - lost) * weight / _FULL)
    options = tuple(replace(o, fails=None) if o.fails is Fails.SECTION else o for o in pointed.options)
    return replace(pointed, options=options, weight=_ONE)
