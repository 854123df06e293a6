"""What agents say to the evaluations of their own work."""

from dataclasses import dataclass
from datetime import datetime

from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.people import PersonId

LONGEST_COMMENT = 2_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """That an agent took note of an evaluation, with a comment or without; later ones of the same add comments.

    `by_agent`: said by the agent's own login; else put down for the agent by somebody in a workspace without logins.
    """

    evaluation: EvaluationId
    by: PersonId
    at: datetime
    comment: str
    by_agent: bool
