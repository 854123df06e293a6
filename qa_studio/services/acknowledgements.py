"""Agents acknowledge the evaluations of their own work, and comment on them."""

from dataclasses import dataclass

from qa_studio.domain.acknowledgement import LONGEST_COMMENT, Acknowledgement
from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.people import PersonId, Role
from qa_studio.domain.scorecard import EvaluationRow
from qa_studio.errors import Refused
from qa_studio.services.acknowledged import AcknowledgementRow
from qa_studio.services.events import EvaluationAcknowledged
from qa_studio.services.ports import Clock, Work, WorkFactory
from qa_studio.services.rows import EvaluationFilter
from qa_studio.texts import message


@dataclass(frozen=True, slots=True)
class HeardEvaluation:
    """A current evaluation, and what its agent said to it so far."""

    evaluation: EvaluationRow
    said: tuple[AcknowledgementRow, ...]


class Acknowledgements:
    """On a team's server, with a `login`, agents speak for themselves; in a folder somebody speaks for them."""

    def __init__(self, work: WorkFactory, clock: Clock, login: PersonId | None) -> None:
        self._work, self._clock, self._login = work, clock, login

    def of(self, evaluation: EvaluationId) -> tuple[AcknowledgementRow, ...]:
        """What was said to one evaluation: the first acknowledges it, the others are comments."""
        with self._work.read() as work:
            return tuple(work.acknowledgements.of((evaluation,)).get(evaluation, ()))

    def may_acknowledge(self, role: Role) -> bool:
        """Whether somebody of this role may speak here."""
        return self._login is None or role is Role.AGENT

    def acknowledge(self, evaluation: EvaluationId, comment: str, by: PersonId) -> None:
        """Take note of a current evaluation, or, once that is done, add a comment; raises NotFound and Refused."""
        comment = comment.strip()
        with self._work() as work:
            found = work.evaluations.get(evaluation)
            self._refuse_others(work, by)
            if found.state is not EvaluationState.CURRENT or found.agent is None:
                raise Refused(
                    message("Only evaluations that count and name an agent can be acknowledged."),
                    message("Open the newest revision."),
                )
            if not comment and work.acknowledgements.of((evaluation,)):
                raise Refused(message("It is acknowledged already."), message("Write a comment to add something."))
            if len(comment) > LONGEST_COMMENT:
                raise Refused(message("A comment has {most} characters at most.", most=LONGEST_COMMENT))
            by_agent = self._login is not None
            work.acknowledgements.add(Acknowledgement(evaluation, by, self._clock(), comment, by_agent))
            work.record(EvaluationAcknowledged(evaluation, found.recording))

    def _refuse_others(self, work: Work, by: PersonId) -> None:
        if self._login is not None and (by != self._login or work.people.person(by).role is not Role.AGENT):
            raise Refused(
                message("Only the agent whose work was judged can acknowledge."),
                message("Agents do so with a login of their own, on their page “My evaluations”."),
            )

    def own(self) -> tuple[HeardEvaluation, ...]:
        """The evaluations of the agent whose login is connected: not acknowledged ones first, then the newest."""
        if self._login is None:
            return ()
        with self._work.read() as work:
            is_agent = work.people.person(self._login).role is Role.AGENT
        # The server gives agents no others than their own.
        return tuple(sorted(self.listed(EvaluationFilter()), key=lambda each: bool(each.said))) if is_agent else ()

    def listed(self, chosen: EvaluationFilter, not_acknowledged: bool = False) -> tuple[HeardEvaluation, ...]:
        """Current evaluations, the newest first; `not_acknowledged`: only those of which no agent took note."""
        with self._work.read() as work:
            rows = work.evaluations.rows(chosen)
            said = work.acknowledgements.of([row.id for row in rows])
        found = [HeardEvaluation(row, tuple(said.get(row.id, ()))) for row in rows]
        found.sort(key=lambda each: (each.evaluation.completed_at, each.evaluation.id), reverse=True)
        return tuple(each for each in found if not (not_acknowledged and each.said))
