"""Removing evaluations that are older than a workspace keeps them, with everything that rests on them alone."""

from datetime import date

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.people import PersonId
from qa_studio.domain.retention import EvaluationRule, may_remove_sound
from qa_studio.errors import Cancelled, Refused
from qa_studio.services.events import RecordingsTakenBack, WorkspaceChanged
from qa_studio.services.periods import start_of
from qa_studio.services.ports import Clock, WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.services.retained import EvaluationsDue
from qa_studio.texts import message

LISTED = 50


class EvaluationRetention:
    """Looks which evaluations are due by the workspace's rule, and removes exactly those."""

    def __init__(self, work: WorkFactory, clock: Clock) -> None:
        self._work, self._clock = work, clock

    def preview(self, today: date, listed: int = LISTED) -> EvaluationsDue | None:
        """What would be removed, the oldest `listed` by name; None where the workspace keeps all evaluations."""
        with self._work.read() as work:
            settings = work.settings()
            rule = EvaluationRule.of(settings)
            if rule is None:
                return None
            before = rule.first_kept(today, lambda day: start_of(day, settings.zone))
            return work.old_evaluations.due(rule.days, before, listed)

    def run(self, agreed: EvaluationsDue, progress: Progress, by: PersonId | None = None) -> int:
        """Remove what a preview named; gives how many, also where it is stopped in between.

        Raises Refused where the rule is another one by now, more is due than was agreed to, or for who may not.
        """
        with self._work.read() as work:
            if by is not None and not may_remove_sound(work.people.person(by).role):
                raise Refused(
                    message("Only administrators may remove evaluations."),
                    message("Ask one of them to look what is due."),
                )
            due = work.old_evaluations.ids(agreed.before)
            if EvaluationRule.of(work.settings()) != EvaluationRule(agreed.days) or len(due) > agreed.evaluations:
                raise Refused(
                    message("What is due is not what was shown any more."),
                    message("Look at the preview again, then confirm."),
                )
        gone = 0
        try:
            for evaluation in progress.over(due, message("Removing evaluations")):
                gone += self._remove(evaluation, agreed)
        except Cancelled:
            pass  # what is gone is gone: the sum is told all the same
        finally:
            if gone:
                self._tell(agreed, gone)
        return gone

    def _remove(self, evaluation: EvaluationId, agreed: EvaluationsDue) -> bool:
        with self._work() as work:
            if not work.old_evaluations.is_due(evaluation, agreed.before):
                return False  # held, reopened or corrected since
            work.record(RecordingsTakenBack(work.old_evaluations.remove(evaluation, agreed.days)))
            return True

    def _tell(self, agreed: EvaluationsDue, gone: int) -> None:
        with self._work() as work:
            told = {"what": "retention", "evaluations": gone, "held": agreed.held, "days": agreed.days}
            work.audit.note(Subject.WORKSPACE, "", Did.REMOVED, told)
            work.record(WorkspaceChanged())
