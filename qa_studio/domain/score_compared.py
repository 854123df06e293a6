"""The same answers scored in several ways, so that a centre that moves here sees its old numbers come out again.

Every way is a checklist of its own, made from what each answer earned, and scored by the same rules as any other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from qa_studio.domain.answers import NOT_APPLICABLE, Answers
from qa_studio.domain.checklist import (
    Checklist,
    Fails,
    Method,
    Option,
    Question,
    QuestionKind,
    Scoring,
    Section,
    WeightGoesTo,
)
from qa_studio.domain.marks import Mark, State, marks_of
from qa_studio.domain.score import Verdict
from qa_studio.domain.scoring import score
from qa_studio.domain.scoring_points import limits
from qa_studio.domain.tally import by_section, failed_sections, total
from qa_studio.domain.wording import plain
from qa_studio.domain.worths import FULL, NOTHING
from qa_studio.texts import Message, message

_GIVEN = "given"


@dataclass(frozen=True, slots=True)
class ComparedScore:
    """The score in one way of counting: its name, sentences on how the checklist was turned into it, what comes out.

    `own`: it is the way of the checklist itself.  Scores are in %, that of the checklist itself in its own unit.
    """

    code: str
    title: Message
    how: tuple[Message, ...]
    score: Decimal | None
    before_fail: Decimal | None
    verdict: Verdict
    own: bool = False


def compare(checklist: Checklist, answers: Answers) -> tuple[ComparedScore, ...]:
    """The score of `answers` under the checklist's own rules first, then under every other way of counting."""
    own = score(checklist, answers)
    first = ComparedScore(
        "own",
        _OWN[checklist.scoring.method],
        (message("As this checklist counts"),),
        own.score,
        own.score_before_fail,
        own.verdict,
        True,
    )
    flat = _Flat(checklist, answers)
    return (first, *(_compared(way, flat) for way in _WAYS))


def _compared(way: "_Way", flat: "_Flat") -> ComparedScore:
    result = score(way.made(flat), flat.answers)
    how = (way.how,) if flat.convert is None else (flat.convert, way.how)
    return ComparedScore(way.code, way.title, how, result.score, result.score_before_fail, result.verdict)


_OWN: Mapping[Method, Message] = {
    Method.PERCENTAGE: message("This checklist: percentage"),
    Method.POINTS: message("This checklist: points"),
    Method.BASE: message("This checklist: from a base"),
}


@dataclass(frozen=True, slots=True)
class _Item:
    """A scored question as a weight and the share of it, 0 to 1, that was earned."""

    mark: Mark
    weight: Fraction
    share: Fraction


class _Flat:
    """A checklist with its answers as weights and shares, whatever method they come from.

    `convert` says how, where the checklist isn't a percentage itself.
    """

    def __init__(self, checklist: Checklist, answers: Answers) -> None:
        self.checklist = checklist
        self.marks = marks_of(checklist, answers)
        self.failed = failed_sections(self.marks)
        method = checklist.scoring.method
        self.convert = _CONVERTED.get(method)
        turn = _TURNED[method]
        self.items = tuple(turn(mark) for mark in self.marks if mark.question.kind.scored and not mark.question.bonus)
        self.own = {
            code: total(item.weight for item in items)
            for code, items in _grouped(self.items, [each.code for each in checklist.sections]).items()
        }
        self.answers = Answers(checklist.code, dict(self._values()))
        self.pass_mark = self._pass_mark()

    def _values(self) -> Iterator[tuple[str, str]]:
        for item in self.items:
            if item.mark.state is State.ANSWERED:
                yield item.mark.question.code, _GIVEN
            elif item.mark.state is not State.OPEN:
                yield item.mark.question.code, NOT_APPLICABLE

    def _pass_mark(self) -> Fraction:
        scoring = self.checklist.scoring
        if scoring.method is not Method.BASE:
            return scoring.pass_mark
        _, floor, ceiling = limits(scoring)
        return FULL * (scoring.pass_mark - floor) / (ceiling - floor) if ceiling > floor else scoring.pass_mark

    def weight_of(self, section: Section) -> Fraction:
        """Weight of a section: its own, its multiplier, or else that of its questions together."""
        if section.weight is not None:
            return section.weight
        return self.own[section.code] * section.multiplier

    def form(
        self,
        scoring: Scoring,
        question: Callable[[_Item], Question],
        weight: Callable[[Section], Fraction | None] = lambda _section: None,
        multiplier: Callable[[Section], Fraction] = lambda _section: Fraction(1),
    ) -> Checklist:
        """The checklist that counts in another way."""
        groups = by_section(item.mark for item in self.items)
        items = {item.mark.question.code: item for item in self.items}
        sections = tuple(
            Section(
                each.code,
                each.title,
                tuple(question(items[mark.question.code]) for mark in groups[each.code]),
                weight(each),
                multiplier(each),
            )
            for each in self.checklist.sections
        )
        return Checklist(self.checklist.code, self.checklist.title, scoring, sections)

    def fails(self, mark: Mark) -> Fails | None:
        """What the answer brings down."""
        return Fails.FORM if mark.fails(Fails.FORM) else Fails.SECTION if mark.fails(Fails.SECTION) else None


def _of_percentage(mark: Mark) -> _Item:
    return _Item(mark, mark.question.weight, mark.share)


def _of_points(mark: Mark) -> _Item:
    return _Item(mark, mark.full, mark.share)


def _of_base(mark: Mark) -> _Item:
    question = mark.question
    worths = [option.worth for option in question.options] + [each.worth for each in question.ranges]
    if question.kind is QuestionKind.MULTIPLE:
        worst = total(worth for worth in worths if worth < 0)
    else:
        worst = min(worths, default=NOTHING)
    span = mark.full - worst
    return _Item(mark, span, (mark.worth - worst) / span if span else NOTHING)


_TURNED: Mapping[Method, Callable[[Mark], _Item]] = {
    Method.PERCENTAGE: _of_percentage,
    Method.POINTS: _of_points,
    Method.BASE: _of_base,
}
_CONVERTED: Mapping[Method, Message] = {
    Method.POINTS: message("A question weighs its possible points; bonus points are left out."),
    Method.BASE: message(
        "A question weighs the points between its worst and its best answer, and earns what is above the worst; "
        "the pass mark stands as far between floor and ceiling."
    ),
}


def _weighed(flat: _Flat, weight: Callable[[_Item], Fraction]) -> Callable[[_Item], Question]:
    def question(item: _Item) -> Question:
        options = (Option(_GIVEN, FULL * item.share, plain(_GIVEN), flat.fails(item.mark)),)
        return Question(
            item.mark.question.code,
            item.mark.question.text,
            QuestionKind.CHOICE,
            weight(item),
            options,
            not_applicable=True,
            critical=item.mark.question.critical,
        )

    return question


def _percentage(flat: _Flat, goes_to: WeightGoesTo) -> Checklist:
    scoring = Scoring(Method.PERCENTAGE, flat.pass_mark, goes_to)
    return flat.form(scoring, _weighed(flat, lambda item: item.weight), flat.weight_of)


def _to_form(flat: _Flat) -> Checklist:
    return _percentage(flat, WeightGoesTo.FORM)


def _to_section(flat: _Flat) -> Checklist:
    return _percentage(flat, WeightGoesTo.SECTION)


def _questions_only(flat: _Flat) -> Checklist:
    return flat.form(Scoring(Method.PERCENTAGE, flat.pass_mark), _weighed(flat, lambda item: item.weight))


def _all_the_same(flat: _Flat) -> Checklist:
    return flat.form(Scoring(Method.PERCENTAGE, flat.pass_mark), _weighed(flat, lambda _item: Fraction(1)))


def _sections_the_same(flat: _Flat) -> Checklist:
    scoring = Scoring(Method.PERCENTAGE, flat.pass_mark, WeightGoesTo.SECTION)
    return flat.form(scoring, _weighed(flat, lambda item: item.weight), lambda _section: Fraction(1))


def _points(flat: _Flat) -> Checklist:
    def question(item: _Item) -> Question:
        # The second option makes the weight what is possible, whatever the given answer earned of it.
        given = Option(_GIVEN, item.weight * item.share, plain(_GIVEN), flat.fails(item.mark))
        best = Option("best", item.weight, plain("best"))
        code, text = item.mark.question.code, item.mark.question.text
        return Question(code, text, QuestionKind.CHOICE, options=(given, best), not_applicable=True)

    def multiplier(section: Section) -> Fraction:
        return section.multiplier if section.weight is None else section.weight

    return flat.form(Scoring(Method.POINTS, flat.pass_mark), question, multiplier=multiplier)


def _base(flat: _Flat) -> Checklist:
    weights = _shares_of_100(flat)

    def question(item: _Item) -> Question:
        share = NOTHING if item.mark.section.code in flat.failed else item.share
        fails = Fails.FORM if item.mark.fails(Fails.FORM) else None
        taken = Option(_GIVEN, -weights[item.mark.question.code] * (1 - share), plain(_GIVEN), fails)
        code, text = item.mark.question.code, item.mark.question.text
        return Question(code, text, QuestionKind.CHOICE, options=(taken,), not_applicable=True)

    return flat.form(Scoring(Method.BASE, flat.pass_mark), question)


def _shares_of_100(flat: _Flat) -> Mapping[str, Fraction]:
    """What each question can take of 100 points, all of them asked."""
    sections = [section for section in flat.checklist.sections if flat.own[section.code]]
    whole = total(flat.weight_of(section) for section in sections)
    units = {
        section.code: FULL * flat.weight_of(section) / whole / flat.own[section.code] if whole else NOTHING
        for section in sections
    }
    return {item.mark.question.code: units.get(item.mark.section.code, NOTHING) * item.weight for item in flat.items}


def _grouped(items: Sequence[_Item], codes: Sequence[str]) -> Mapping[str, list[_Item]]:
    groups: dict[str, list[_Item]] = {code: [] for code in codes}
    for item in items:
        groups[item.mark.section.code].append(item)
    return groups


@dataclass(frozen=True, slots=True)
class _Way:
    code: str
    title: Message
    how: Message
    made: Callable[[_Flat], Checklist]


_WAYS: Sequence[_Way] = (
    _Way(
        "percentage-form",
        message("Percentage, not applicable to the form"),
        message("Sections weigh as in the checklist; the weight of what doesn't apply goes to all that is left."),
        _to_form,
    ),
    _Way(
        "percentage-section",
        message("Percentage, not applicable to the section"),
        message("Sections weigh as in the checklist; the weight of what doesn't apply stays in its section."),
        _to_section,
    ),
    _Way(
        "percentage-questions",
        message("Percentage, without section weights"),
        message("Only the questions' own weights count; a section weighs what its questions weigh."),
        _questions_only,
    ),
    _Way(
        "questions-equal",
        message("Every question counts the same"),
        message("The mean of what the answers earned, in %; no weights at all."),
        _all_the_same,
    ),
    _Way(
        "sections-equal",
        message("Every section counts the same"),
        message("The mean of the sections' scores, whatever they weigh."),
        _sections_the_same,
    ),
    _Way(
        "points",
        message("Points times section weight"),
        message("A weight is that many possible points, times the weight or multiplier of its section."),
        _points,
    ),
    _Way(
        "base",
        message("Points taken from 100"),
        message(
            "Starts at 100; each answer takes what it lost of its share of the form; what doesn't apply takes nothing."
        ),
        _base,
    ),
)
