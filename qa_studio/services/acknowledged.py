"""What agents said to evaluations of their work, as it is kept and read."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from qa_studio.domain.acknowledgement import Acknowledgement
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.texts import Message, message


@dataclass(frozen=True, slots=True)
class AcknowledgementRow:
    """What was said to an evaluation, with the name of who said it or, without `by_agent`, put it down."""

    evaluation: EvaluationId
    by: str
    at: datetime
    comment: str
    by_agent: bool


class AcknowledgementBook(Protocol):
    """What was said; nothing is changed or taken away."""

    def add(self, fresh: Acknowledgement) -> None: ...
    def of(self, evaluations: Collection[EvaluationId]) -> Mapping[EvaluationId, Sequence[AcknowledgementRow]]:
        """By evaluation, the first one first; those without any are left out."""
        ...


def acknowledged_words(said: AcknowledgementRow, agent: str, moment: Callable[[datetime], str]) -> Message:
    """Who acknowledged and when, as a sentence."""
    if said.by_agent:
        return message("Acknowledged by {agent}, {moment}.", agent=said.by, moment=moment(said.at))
    return message(
        "Acknowledged by {agent}, {moment}; put down by {name}.", agent=agent, moment=moment(said.at), name=said.by
    )
