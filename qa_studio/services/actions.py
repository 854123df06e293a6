"""Improvement actions: raised from causes, planned, carried out, and held against the figures."""

from dataclasses import replace
from datetime import date

from qa_studio.domain.action import ActionId, ActionState, ActionStep, ImprovementAction, Measurement, Metric, Origin
from qa_studio.domain.audit import Subject
from qa_studio.domain.people import PersonId
from qa_studio.domain.root_cause import RootCauseId
from qa_studio.errors import Refused
from qa_studio.services.events import ActionChanged
from qa_studio.services.meanwhile import both_kept
from qa_studio.services.metrics import Effect, Metrics
from qa_studio.services.ports import Clock, WorkFactory
from qa_studio.services.rows import ActionRow
from qa_studio.texts import Message, message


class Actions:
    """What is done about root causes, and whether it helped."""

    def __init__(self, work: WorkFactory, metrics: Metrics, clock: Clock) -> None:
        self._work, self._metrics, self._clock = work, metrics, clock

    def register(self, today: date) -> tuple[ActionRow, ...]:
        """All actions: open ones first, by due day."""
        with self._work.read() as work:
            return work.actions.rows(today)

    def get(self, action: ActionId) -> ImprovementAction:
        """One action; raises NotFound."""
        with self._work.read() as work:
            return work.actions.get(action)

    def raise_for(
        self,
        title: str,
        problem: str,
        causes: tuple[RootCauseId, ...],
        by: PersonId,
        origin: Origin = Origin.EVALUATION,
        follow_up_of: ActionId | None = None,
    ) -> ActionId:
        """A new action in draft, for these causes."""
        if not title.strip() or not problem.strip():
            raise Refused(message("An action needs a title and the problem it is about."))
        with self._work() as work:
            action = work.actions.add(
                ImprovementAction(
                    id=ActionId(0),
                    title=title.strip(),
                    origin=origin,
                    problem=problem.strip(),
                    causes=causes,
                    follow_up_of=follow_up_of,
                    steps=(ActionStep(ActionState.DRAFT, by, self._clock()),),
                )
            )
            work.record(ActionChanged(action))
            return action

    def edit(self, action: ImprovementAction, seen: ImprovementAction | None = None) -> None:
        """Keep changed fields, but none emptied that the way so far needs; the state only changes by `move`.

        Raises ChangedMeanwhile where somebody else changed one of them since it was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.ACTION, action.id)
            known = work.actions.get(action.id)
            if not known.is_open:
                raise Refused(message("{number} is finished and can't be edited.", number=known.number))
            action = both_kept(work, (Subject.ACTION, str(action.id)), seen, action, known)
            kept = replace(action, state=known.state, round=known.round, steps=known.steps)
            if missing := kept.missing_so_far():
                kept = replace(kept, **{name: getattr(known, name) for name in missing})
            work.actions.save(kept)
            work.record(ActionChanged(action.id))

    def move(self, action: ActionId, state: ActionState, by: PersonId, note: str = "") -> tuple[Message, ...]:
        """Bring it into its next state; gives what the rules about who may do what have against it."""
        with self._work() as work:
            work.lock(Subject.ACTION, action)
            known = work.actions.get(action)
            person = work.people.person(by)
            work.actions.save(known.enter(state, by, self._clock(), note))
            work.record(ActionChanged(action))
            return known.warnings(state, person.name, person.role)

    def measure(self, metric: Metric, start: date, end: date) -> Measurement | None:
        """A metric over a period from the workspace's evaluations; None where there is nothing to measure it on."""
        if end < start:
            raise Refused(message("The period ends before it begins."), message("Choose a later last day."))
        return self._metrics.measure(metric, start, end)

    def effect(self, action: ImprovementAction, today: date) -> Effect | None:
        """The metric before and after the measure."""
        return self._metrics.effect(action, today)
