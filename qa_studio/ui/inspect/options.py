"""How the answers of a question look: which sign and colour each option has."""

from qa_studio.domain.answers import NOT_APPLICABLE
from qa_studio.domain.checklist import Fails, Option, Question, QuestionKind
from qa_studio.ui.components.answers import AnswerOption, Mark

NONE_OF_THESE = "-none-"
"""Stands in a bar of several answers for "none of them"; no option code holds a dash at both ends and these words."""


def mark_of(question: Question, option: Option) -> Mark:
    """Full marks are good, the least is bad, a fail is fatal, what lies between is partly."""
    if option.fails is Fails.FORM:
        return "fatal"
    worths = [each.worth for each in question.options]
    if question.kind is QuestionKind.MULTIPLE:
        return "good" if option.worth > 0 else "bad" if option.worth < 0 else "none"
    if option.worth >= max(worths):
        return "good"
    return "bad" if option.worth <= min(worths) else "partly"


def answer_options(
    question: Question, language: str, not_applicable: str, none_of_these: str
) -> tuple[AnswerOption, ...]:
    """The segments of a question's bar, "none of these" and "not applicable" at the end where they are allowed."""
    shown = [
        AnswerOption(option.code, option.text.in_language(language), mark_of(question, option))
        for option in question.options
    ]
    if question.kind is QuestionKind.MULTIPLE:
        shown.append(AnswerOption(NONE_OF_THESE, none_of_these, "good"))
    if question.not_applicable:
        shown.append(AnswerOption(NOT_APPLICABLE, not_applicable, "none"))
    return tuple(shown)


def is_fatal(question: Question) -> bool:
    """Whether some answer brings the whole form down."""
    return any(option.fails is Fails.FORM for option in question.options)
