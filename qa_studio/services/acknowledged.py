"""What agents said to evaluations of their work, as it is kept and read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from qa_studio.domain.acknowledgement import Acknowledgement
from qa_studio.domain.evaluation import EvaluationId


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
