"""What an answer does to the score, in words: "Answering No takes 6 points and fails the form"."""

from decimal import Decimal

from qa_studio.domain.answer_effects import AnswerEffect
from qa_studio.domain.answers import NOT_APPLICABLE
from qa_studio.domain.checklist import Checklist, Fails, Method, Question, QuestionKind, WeightGoesTo
from qa_studio.domain.score import in_words
from qa_studio.texts import Message, message


def effect_sentence(
    checklist: Checklist, question: Question, effect: AnswerEffect, points: Decimal | None, language: str
) -> Message:
    """One line for one answer; `points` is what the question is worth in the score (`Effects.points`)."""
    if effect.score is None or effect.change is None:
        return message("{answer} leaves nothing to score", answer=subject(question, effect, language))
    if effect.value == NOT_APPLICABLE:
        return _not_applicable(checklist, question, points)
    return _answered(subject(question, effect, language), effect, points)


def remarks(effect: AnswerEffect) -> tuple[Message, ...]:
    """What else the answer does: questions that come and go, and the flag."""
    told = []
    if effect.hides:
        told.append(message("1 question less") if effect.hides == 1 else message("{n} questions less", n=effect.hides))
    if effect.asks:
        told.append(message("1 question more") if effect.asks == 1 else message("{n} questions more", n=effect.asks))
    if effect.alert:
        told.append(message("flags the evaluation"))
    return tuple(told)


def subject(question: Question, effect: AnswerEffect, language: str) -> Message:
    """Who it is that does it: "Answering Yes", "More than 5 and up to 15"."""
    if effect.value == NOT_APPLICABLE:
        return message("N/A")
    if effect.within is not None:
        below, up_to = effect.within
        if up_to is None:
            return message("Any number") if below is None else message("More than {n}", n=in_words(below))
        if below is None:
            return message("Up to {n}", n=in_words(up_to))
        return message("More than {low} up to {high}", low=in_words(below), high=in_words(up_to))
    if effect.label is None:
        return message("None of these")
    said = effect.label.in_language(language)
    if question.kind is QuestionKind.MULTIPLE:
        return message("Only {answer}", answer=said)
    return message("Answering {answer}", answer=said)


def _answered(who: Message, effect: AnswerEffect, points: Decimal | None) -> Message:
    change = effect.change or Decimal(0)
    if effect.fails is not None:
        return _failing(who, effect.fails, change)
    if change < 0:
        return message("{answer} takes {points}", answer=who, points=in_points(-change))
    if change > 0:
        return message("{answer} adds {points}", answer=who, points=in_points(change))
    if points:
        return message("{answer} keeps all {points}", answer=who, points=in_points(points))
    if points is None and effect.worth:
        return message("{answer} changes nothing: the score is at its limit", answer=who)
    return message("{answer} changes nothing", answer=who)


def _failing(who: Message, fails: Fails, change: Decimal) -> Message:
    form = fails is Fails.FORM
    if change >= 0:
        return (
            message("{answer} fails the form", answer=who)
            if form
            else message("{answer} fails the section", answer=who)
        )
    taken = in_points(-change)
    if form:
        return message("{answer} takes {points} and fails the form", answer=who, points=taken)
    return message("{answer} takes {points} and fails the section", answer=who, points=taken)


def _not_applicable(checklist: Checklist, question: Question, points: Decimal | None) -> Message:
    if not points or question.bonus:
        return message("N/A changes nothing")
    scoring, worth = checklist.scoring, in_points(points)
    if scoring.method is Method.POINTS:
        return message("N/A leaves its {points} out of the total", points=worth)
    if checklist.weighs_sections and scoring.not_applicable is WeightGoesTo.SECTION:
        return message("N/A spreads its {points} over the rest of the section", points=worth)
    return message("N/A spreads its {points} over the rest", points=worth)


def in_points(points: Decimal) -> Message:
    """ "1 point", "3.33 points"."""
    if points == 1:
        return message("1 point")
    return message("{n} points", n=f"{points.normalize():f}" if points else "0")
