"""What authors of checklists get wrong although the file is in order."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from qa_studio.domain.best_answers import best_answers
from qa_studio.domain.checklist import Checklist, Fails, Method, Question, QuestionKind, Requirement, Section
from qa_studio.domain.doubts import Advice
from qa_studio.domain.doubts_of_conditions import doubts_of_conditions
from qa_studio.domain.doubts_of_wording import doubts_of_translation, doubts_of_wording
from qa_studio.domain.marks import Mark, State, best_and_full, marks_of
from qa_studio.domain.score import in_words, rounded
from qa_studio.domain.scoring import tally_of
from qa_studio.domain.tally import Tally, total
from qa_studio.domain.what_if import QuestionUse
from qa_studio.texts import message

__all__ = ["Advice", "advice"]

NOTHING = Fraction(0)
NEGLIGIBLE = Fraction(1, 200)
"""Of the form: less than half a point of a hundred is lost in rounding and in people's minds."""
FAR_BELOW = Fraction(1, 4)
"""Of the mean share of a question: in a long form every question is small, and only one far below counts as lost."""


def advice(checklist: Checklist, uses: Mapping[str, QuestionUse] | None = None) -> tuple[Advice, ...]:
    """Every doubt, those about the form first, then in the order of the form; also of one that is still incomplete.

    `uses` is what past evaluations say about the questions, by code.
    """
    found = [*_form(checklist), *doubts_of_translation(checklist), *doubts_of_conditions(checklist)]
    for section in checklist.sections:
        for question in section.questions:
            for rule in (_answers, _fails_without_proof):
                found += rule(checklist, question)
            found += doubts_of_wording(question)
            found += _disagreed(question, (uses or {}).get(question.code))
    return tuple(sorted(found, key=_order(checklist).__getitem__))


class _Order(dict[tuple[bool, str], int]):
    """The place of each section and question; what isn't about one of them comes first."""

    def __getitem__(self, doubt: object) -> int:
        assert isinstance(doubt, Advice)
        return self.get((doubt.of_section, doubt.code), -1)


def _order(checklist: Checklist) -> _Order:
    order = _Order()
    for section in checklist.sections:
        for spot in ((True, section.code), *((False, question.code) for question in section.questions)):
            order[spot] = len(order)
    return order


# The form and its parts


def _form(checklist: Checklist) -> Iterator[Advice]:
    marks = marks_of(checklist, best_answers(checklist))
    tally = tally_of(checklist, marks)
    yield from _out_of_reach(checklist, marks, tally)
    yield from _away(checklist)
    yield from _worthless(checklist, marks, tally)


def _out_of_reach(checklist: Checklist, marks: tuple[Mark, ...], tally: Tally) -> Iterator[Advice]:
    failed_by = [mark.question.code for mark in marks if mark.fails(Fails.FORM)]
    pass_mark = checklist.scoring.pass_mark
    if failed_by:
        words = message(
            "The best answers fail the form at {questions}: take the fail from the right answer.",
            questions=", ".join(failed_by),
        )
        yield Advice("unreachable", "", words, "sections")
    elif tally.score is not None and (best := rounded(tally.score)) < pass_mark:
        words = message(
            "Nobody can pass: the best answers give {best}, the pass mark is {pass_mark}. "
            "Lower it, or give more points.",
            best=in_words(Fraction(best)),
            pass_mark=in_words(pass_mark),
        )
        yield Advice("unreachable", "", words, "pass_mark")


def _away(checklist: Checklist) -> Iterator[Advice]:
    """Sections, or the whole form, in which everything can be answered with N/A."""
    weighty = [section for section in checklist.sections if _scored(section)]
    away = [section for section in weighty if _can_go(section)]
    if away and len(away) == len(weighty):
        words = message("Every question may be N/A, and then there is no score: let one always be answered.")
        yield Advice("form_away", "", words, "sections")
        return
    for section in away:
        if section.weight is None or section.weight > 0:
            words = message(
                "Every question here may be N/A, so that the whole section can be answered away: "
                "let one always be answered."
            )
            yield Advice("section_away", section.code, words, "questions", of_section=True)


def _scored(section: Section) -> list[Question]:
    return [question for question in section.questions if question.kind.scored]


def _can_go(section: Section) -> bool:
    gone: set[str] = set()
    for question in section.questions:
        # Hidden with the question that would show it, where that one is N/A.
        hidden = question.show_when is not None and question.show_when.question in gone
        if question.not_applicable or hidden:
            gone.add(question.code)
    return all(question.code in gone for question in _scored(section))


def _worthless(checklist: Checklist, marks: tuple[Mark, ...], tally: Tally) -> Iterator[Advice]:
    if checklist.scoring.method is Method.BASE:
        return
    counting = [mark for mark in marks if mark.counts and not mark.question.bonus]
    whole = total(tally.full[mark.question.code] for mark in counting)
    if whole <= 0:
        return
    least = min(NEGLIGIBLE, FAR_BELOW / len(counting))
    for mark in marks:
        question = mark.question
        # What the best answers hide can still be asked: it is not judged by its share.
        if question.bonus or not question.kind.scored or mark.state is State.HIDDEN or _matters(question):
            continue
        share = tally.full.get(question.code, NOTHING) / whole if mark.counts else NOTHING
        if mark.counts and share < least:
            words = message(
                "It makes {share} % of the form, and nobody will see a difference: "
                "give it more weight, or take it out.",
                share=in_words(share * 100),
            )
            yield Advice("worthless", question.code, words, "weight")


def _matters(question: Question) -> bool:
    """Whether it does something beside moving the score."""
    return question.critical is not None or any(option.fails or option.alert for option in question.options)


# One question


def _answers(checklist: Checklist, question: Question) -> Iterator[Advice]:
    if not question.kind.scored or not (question.options or question.ranges):
        return
    yield from _fails_the_better(question)
    worths = {option.worth for option in question.options} | {each.worth for each in question.ranges}
    if question.ranges and question.ranges[-1].up_to is not None:
        worths.add(NOTHING)
    best, full = best_and_full(checklist, question)
    if len(worths) == 1 and question.kind is not QuestionKind.MULTIPLE and not _matters(question):
        words = message("Every answer earns the same: give the bad answers less, or take the question out.")
        yield Advice("all_same", question.code, words, _key(question))
    elif best < full and not question.bonus:
        words = message("No answer earns full marks: give the best answer more, or nobody reaches the top.")
        yield Advice("never_full", question.code, words, _key(question))


def _key(question: Question) -> str:
    return "ranges" if question.kind is QuestionKind.NUMBER else "options"


def _fails_the_better(question: Question) -> Iterator[Advice]:
    for option in question.options:
        worse = [each for each in question.options if each.fails is None and each.worth < option.worth]
        if option.fails is not None and worse:
            words = message(
                "{option} fails but earns more than {other}: is the fail at the right answer?",
                option=option.code,
                other=worse[0].code,
            )
            yield Advice("fail_on_better", question.code, words, "options")


def _fails_without_proof(checklist: Checklist, question: Question) -> Iterator[Advice]:
    if not any(option.fails is Fails.FORM for option in question.options):
        return
    if question.evidence in (Requirement.NEVER, Requirement.OPTIONAL):
        words = message("An answer fails the form without evidence: ask for a span of the recording.")
        yield Advice("fail_without_evidence", question.code, words, "evidence")
    if question.guidance is None:
        words = message("An answer fails the form and there is no guidance: say when it applies.")
        yield Advice("fail_without_guidance", question.code, words, "guidance")


def _disagreed(question: Question, use: QuestionUse | None) -> Iterator[Advice]:
    if use is None or not use.disputed:
        return
    percent, n = str(round(Fraction(100 * use.agreed, use.judged_twice))), use.judged_twice
    if question.guidance is None:
        words = message(
            "Inspectors agreed in {share} % of {n} calls judged twice, and there is no guidance: "
            "say when which answer applies.",
            share=percent,
            n=n,
        )
    else:
        words = message(
            "Inspectors agreed in {share} % of {n} calls judged twice: sharpen the guidance.", share=percent, n=n
        )
    yield Advice("disagreed", question.code, words, "guidance")
