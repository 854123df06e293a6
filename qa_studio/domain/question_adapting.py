"""Questions of one checklist made to fit another: under its method, with codes and conditions that hold there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Fails, Method, Question, QuestionKind
from qa_studio.domain.checklist_advice import Advice
from qa_studio.domain.checklist_edit import recoded
from qa_studio.domain.score import in_words
from qa_studio.texts import Message, message

_FULL = Fraction(100)
METHODS: Mapping[Method, Message] = {
    Method.PERCENTAGE: message("percent"),
    Method.POINTS: message("points"),
    Method.BASE: message("points from a start"),
}


@dataclass(frozen=True, slots=True)
class Adapted:
    """Questions that fit, and what had to be changed in them, by their new codes."""

    questions: tuple[Question, ...]
    notes: tuple[Advice, ...]


def adapted(picked: Sequence[tuple[Question, Method]], checklist: Checklist) -> Adapted:
    """The picked questions, each with the method that its worths are meant under, as `checklist` can take them."""
    notes: list[Advice] = []
    taken = [question.code for question in checklist.questions]
    free = recoded([question for question, _ in picked], taken)
    known = {question.code: _options(question) for question in checklist.questions}
    fitting: list[Question] = []
    for (old, method), new in zip(picked, free, strict=True):
        question = new
        changes = [_new_code(old, new)]
        if method is not checklist.scoring.method:
            question, told = _under(new, method, checklist.scoring.method)
            changes += told
        question, dropped = _asked_where_it_can(question, known)
        changes.append(dropped)
        known[question.code] = _options(question)
        fitting.append(question)
        notes += [Advice("adapted", question.code, words) for words in changes if words is not None]
    return Adapted(tuple(fitting), tuple(notes))


def _options(question: Question) -> frozenset[str]:
    return frozenset(option.code for option in question.options)


def _new_code(old: Question, new: Question) -> Message | None:
    if old.code == new.code:
        return None
    return message("The code {old} is taken here; this question is {new}.", old=old.code, new=new.code)


def _asked_where_it_can(question: Question, known: Mapping[str, frozenset[str]]) -> tuple[Question, Message | None]:
    when = question.show_when
    if when is None:
        return question, None
    kept = tuple(code for code in when.among if code in known.get(when.question, ()))
    if kept:
        return replace(question, show_when=replace(when, among=kept)), None
    words = message(
        "It was asked only after certain answers to {question}; here it is always asked.", question=when.question
    )
    return replace(question, show_when=None), words


def _under(question: Question, old: Method, new: Method) -> tuple[Question, list[Message]]:
    told: list[Message] = []
    if question.bonus:
        question = replace(question, bonus=False)
        told.append(message("It was a bonus; here what is possible counts too."))
    if new is Method.BASE and any(option.fails is Fails.SECTION for option in question.options):
        mild = (replace(each, fails=None if each.fails is Fails.SECTION else each.fails) for each in question.options)
        question = replace(question, options=tuple(mild))
        told.append(message("It could fail its section; from a start there is nothing in a section to fail."))
    if not question.kind.scored:
        return question, told
    converted = _worth_in(question, old, new)
    before, after = _listed(question), _listed(converted)
    words = message(
        "What its answers are worth was turned from {old} ({before}) into {new} ({after}).",
        old=METHODS[old],
        before=before,
        new=METHODS[new],
        after=after,
    )
    told.append(words)
    if question.kind is QuestionKind.MULTIPLE:
        told.append(message("Several answers count together otherwise here: look over what they are worth."))
    return converted, told


def _listed(question: Question) -> str:
    return " / ".join(in_words(each) for each in _worths(question))


def _worths(question: Question) -> list[Fraction]:
    return [option.worth for option in question.options] + [each.worth for each in question.ranges]


def _worth_in(question: Question, old: Method, new: Method) -> Question:
    """The question with what it can move, `full`, and the shares of it that its answers earn, kept."""
    full = _full(question, old)
    shares = [_share(worth, question, old, full) for worth in _worths(question)]
    several = question.kind is QuestionKind.MULTIPLE
    worths = iter([_rounded(_worth(share, full, new, several)) for share in shares])
    summed = sum((max(share, Fraction(0)) for share in shares), Fraction(0))
    return replace(
        question,
        weight=full if new is Method.PERCENTAGE else Fraction(1),
        options=tuple(replace(each, worth=next(worths)) for each in question.options),
        ranges=tuple(replace(each, worth=next(worths)) for each in question.ranges),
        max_points=full if new is Method.POINTS and several and summed > 1 else None,
    )


def _full(question: Question, method: Method) -> Fraction:
    worths, several = _worths(question), question.kind is QuestionKind.MULTIPLE
    if method is Method.PERCENTAGE:
        return question.weight
    if not worths:
        return Fraction(0)
    if not several:
        return max(worths) - (min(worths) if method is Method.BASE else 0)
    if method is Method.POINTS and question.max_points is not None:
        return question.max_points
    gained = sum(worth for worth in worths if worth > 0)
    return Fraction(gained or -sum(worths))


def _share(worth: Fraction, question: Question, method: Method, full: Fraction) -> Fraction:
    if method is Method.PERCENTAGE:
        return worth / _FULL
    if not full:
        return Fraction(1)  # every answer is as good as the others
    if method is Method.BASE and question.kind is not QuestionKind.MULTIPLE:
        worth -= min(_worths(question))
    return min(worth / full, Fraction(1))


def _worth(share: Fraction, full: Fraction, method: Method, several: bool) -> Fraction:
    if method is Method.PERCENTAGE:
        return max(share, Fraction(-1 if several else 0)) * _FULL
    if method is Method.POINTS:
        return max(share, Fraction(0)) * full
    # From a start points are taken; of several answers each adds, so that none of them chosen changes nothing.
    return share * full if several else (share - 1) * full


def _rounded(worth: Fraction) -> Fraction:
    """To two decimals, as people write it; a third of something would never end."""
    return Fraction(round(worth * 100), 100)
