"""What authors of checklists get wrong although the file is in order."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from qa_studio.domain.best_answers import best_answers
from qa_studio.domain.checklist import Checklist, Fails, Method, Option, Question, QuestionKind, Requirement, Section
from qa_studio.domain.score import in_words
from qa_studio.domain.scoring import score
from qa_studio.domain.wording import Wording
from qa_studio.texts import Message, message

LANGUAGES = ("en", "zh_CN")
LONG = 120
"""Characters that an inspector can take in at a glance while the call goes on."""
NEGLIGIBLE = Fraction(1, 200)
"""Of the form: less than half a point of a hundred is lost in rounding and in people's minds."""
_YES = frozenset({"yes", "y", "true", "met", "是", "有", "达到", "符合", "做到"})
_NO = frozenset({"no", "n", "false", "not met", "否", "无", "没有", "未达到", "不符合", "未做到"})


@dataclass(frozen=True, slots=True)
class Advice:
    """A doubt about the section or question `code` ("" for the form); `rule` names its kind."""

    rule: str
    code: str
    words: Message


def advice(checklist: Checklist) -> tuple[Advice, ...]:
    """Every doubt, those about the form first, then in the order of the form."""
    return tuple(_advice(checklist))


def _advice(checklist: Checklist) -> Iterator[Advice]:
    yield from _form(checklist)
    languages = {language for wording in _wordings(checklist) for language in wording.texts}
    shares = _shares(checklist)
    for section in checklist.sections:
        yield from _section(checklist, section)
        for question in section.questions:
            for rule in _QUESTION_RULES:
                yield from rule(checklist, question)
            yield from _worthless(question, shares.get(question.code, Fraction(0)), checklist)
            yield from _untranslated(question, languages)


def _form(checklist: Checklist) -> Iterator[Advice]:
    best = score(checklist, best_answers(checklist))
    scoring = checklist.scoring
    if best.score is not None and best.score < scoring.pass_mark:
        words = message(
            "Nobody can pass: the best answers give {best}, the pass mark is {pass_mark}.",
            best=str(best.score),
            pass_mark=in_words(scoring.pass_mark),
        )
        yield Advice("unreachable", "", words)
    if best.failed_by:
        words = message("The best answers fail the form at {questions}.", questions=", ".join(best.failed_by))
        yield Advice("unreachable", "", words)


def _section(checklist: Checklist, section: Section) -> Iterator[Advice]:
    scored = [question for question in section.questions if question.kind.scored]
    weighs = section.weight is None or section.weight > 0
    if scored and weighs and len(checklist.sections) > 1 and all(question.not_applicable for question in scored):
        words = message("Every question here may be N/A, so that the whole section can be answered away.")
        yield Advice("section_away", section.code, words)


def _fails_the_better(checklist: Checklist, question: Question) -> Iterator[Advice]:
    failing = [option for option in question.options if option.fails is not None]
    for option in failing:
        worse = [each for each in question.options if each.fails is None and each.worth < option.worth]
        if worse:
            words = message(
                "{option} fails but earns more than {other}: is the fail at the right answer?",
                option=option.code,
                other=worse[0].code,
            )
            yield Advice("fail_on_better", question.code, words)


def _all_the_same(checklist: Checklist, question: Question) -> Iterator[Advice]:
    worths = {option.worth for option in question.options} | {each.worth for each in question.ranges}
    matters = any(option.fails or option.alert for option in question.options)
    if question.kind.scored and len(worths) == 1 and question.kind is not QuestionKind.MULTIPLE and not matters:
        yield Advice("all_same", question.code, message("Every answer earns the same: the question decides nothing."))


def _worthless(question: Question, share: Fraction, checklist: Checklist) -> Iterator[Advice]:
    if not question.kind.scored or question.bonus or checklist.scoring.method is Method.BASE:
        return
    matters = question.critical is not None or any(option.fails or option.alert for option in question.options)
    if share < NEGLIGIBLE and not matters:
        words = message("It makes {share} % of the form: nobody will see a difference.", share=in_words(share * 100))
        yield Advice("worthless", question.code, words)


def _always_shown(checklist: Checklist, question: Question) -> Iterator[Advice]:
    when = question.show_when
    if when is None:
        return
    asked = checklist.question(when.question)
    if not when.among:
        yield Advice("never_shown", question.code, message("No answer ever shows it: name the answers that do."))
    elif (
        asked.kind is QuestionKind.CHOICE
        and {option.code for option in asked.options} <= set(when.among)
        and not asked.not_applicable
    ):
        words = message("Every answer to {other} shows it: the condition says nothing.", other=when.question)
        yield Advice("always_shown", question.code, words)
    elif all(option.fails is Fails.FORM for option in asked.options if option.code in when.among):
        words = message("It is asked only when {other} has failed the form, and can't change the score any more.",
                        other=when.question)  # fmt: skip
        yield Advice("never_matters", question.code, words)


def _yes_is_bad(checklist: Checklist, question: Question) -> Iterator[Advice]:
    yes = [option for option in question.options if _means(option, _YES)]
    no = [option for option in question.options if _means(option, _NO)]
    if yes and no and yes[0].worth < no[0].worth:
        words = message("Here Yes is the bad answer, which inspectors misread: turn the question round.")
        yield Advice("yes_is_bad", question.code, words)


def _means(option: Option, words: frozenset[str]) -> bool:
    """Whether that is what inspectors read: the wording, which is the code where there is no other."""
    said = [each.strip().casefold() for each in option.text.texts.values()]
    return any(each in words or _first_word(each) in words for each in said)


def _first_word(said: str) -> str:
    return re.split(r"[\s,.:;!?，。：；！？、(（]", said, maxsplit=1)[0]


def _fails_without_proof(checklist: Checklist, question: Question) -> Iterator[Advice]:
    fails = any(option.fails is Fails.FORM for option in question.options)
    if fails and question.evidence in (Requirement.NEVER, Requirement.OPTIONAL):
        words = message("An answer fails the form without evidence: ask for a span of the recording.")
        yield Advice("fail_without_evidence", question.code, words)
    if fails and question.guidance is None:
        words = message("An answer fails the form and there is no guidance: say when it applies.")
        yield Advice("fail_without_guidance", question.code, words)


def _too_long(checklist: Checklist, question: Question) -> Iterator[Advice]:
    longest = max((len(text) for text in question.text.texts.values()), default=0)
    if longest > LONG:
        words = message(
            "{n} characters are much to read while a call goes on: put the rest into the guidance.", n=longest
        )
        yield Advice("long", question.code, words)


def _untranslated(question: Question, languages: set[str]) -> Iterator[Advice]:
    wanted = [language for language in LANGUAGES if language in languages]
    parts = [question.text, *([question.guidance] if question.guidance else []), *question.comments]
    # An option without a wording shows its code, in every language.
    parts += [option.text for option in question.options if set(option.text.texts.values()) != {option.code}]
    missing = [language for language in wanted if any(language not in part.texts for part in parts)]
    if missing:
        words = message("Some of its texts are missing in: {languages}.", languages=", ".join(missing))
        yield Advice("untranslated", question.code, words)


def _shares(checklist: Checklist) -> dict[str, Fraction]:
    """Of what can be earned in the form, by question, with the best answers."""
    result = score(checklist, best_answers(checklist))
    whole = sum((each.possible for each in result.questions), Fraction(0))
    if whole <= 0:
        return {}
    asked = {each.code: each.possible / whole for each in result.questions if not each.hidden}
    # What the best answers hide can still be asked: it is not judged by its share.
    return {question.code: asked.get(question.code, Fraction(1)) for question in checklist.questions}


def _wordings(checklist: Checklist) -> Iterator[Wording]:
    yield checklist.title
    for section in checklist.sections:
        yield section.title
        for question in section.questions:
            yield question.text


_QUESTION_RULES: tuple[Callable[[Checklist, Question], Iterator[Advice]], ...] = (
    _fails_the_better,
    _all_the_same,
    _always_shown,
    _yes_is_bad,
    _fails_without_proof,
    _too_long,
)
