"""Questions that are kept to be asked again in other checklists."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from qa_studio.domain.checklist import Method, Question
from qa_studio.domain.folding import folded
from qa_studio.domain.people import PersonId
from qa_studio.domain.wording import Wording

BankedQuestionId = NewType("BankedQuestionId", int)


@dataclass(frozen=True, slots=True)
class BankedQuestion:
    """A question under a topic; what its answers are worth is meant under `method`."""

    id: BankedQuestionId
    question: Question
    method: Method
    topic: str
    added_by: PersonId | None
    added_at: datetime


def speaks_of(question: Question, words: str, *more: Wording | str) -> bool:
    """Whether each of the words stands in the question, its answers or `more`, in any language."""
    said = folded("\n".join(_texts(question, more)))
    return all(word in said for word in folded(words).split())


def _texts(question: Question, more: tuple[Wording | str, ...]) -> Iterator[str]:
    yield question.code
    wordings = [question.text, question.guidance, *(option.text for option in question.options), *more]
    for each in wordings:
        if isinstance(each, Wording):
            yield from each.texts.values()
        elif each is not None:
            yield each
