"""The improvement actions of the demonstration, each led through its states on the days of its story."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Protocol

from qa_studio.domain.action import ActionId, ActionKind, ActionState, ImprovementAction, Metric, MetricKind
from qa_studio.domain.people import PersonId
from qa_studio.services.rows import CauseFilter
from qa_studio.services.studio import Studio

_WAY = (
    ActionState.ANALYSED,
    ActionState.PLANNED,
    ActionState.APPROVED,
    ActionState.IN_PROGRESS,
    ActionState.DONE,
    ActionState.EVALUATING,
)


class Stage(Protocol):
    """A clock that can be put somewhere."""

    def put(self, day: date, hour: float) -> None: ...


def acts(studio: Studio, person: PersonId) -> PersonId:
    """The same person, whom the audit trail names from now on."""
    studio.audit.acts(studio.people.person(person).name)
    return person


def raise_actions(
    studio: Studio,
    clock: Stage,
    stories: Sequence[Mapping[str, Any]],
    persons: Sequence[PersonId],
    today: date,
    said: Callable[[Mapping[str, str]], str],
) -> None:
    """Raise every action of `stories` for the causes logged before it and bring it as far as its story goes."""
    for story in stories:
        _Story(studio, clock, story, persons, today, said).tell()


class _Story:
    def __init__(
        self,
        studio: Studio,
        clock: Stage,
        story: Mapping[str, Any],
        persons: Sequence[PersonId],
        today: date,
        said: Callable[[Mapping[str, str]], str],
    ) -> None:
        self._studio, self._clock, self._story = studio, clock, story
        self._today, self._said = today, said
        self._inspector, self._lead = persons[0], persons[4]

    def tell(self) -> None:
        """From draft to where the story ends."""
        raised = self._day("raised")
        self._clock.put(raised, 10)
        causes = tuple(
            row.root_cause.id
            for row in self._studio.causes.rows(CauseFilter(checklist=self._story["checklist"]))
            if row.root_cause.question == self._story["question"]
            and row.called_at is not None
            and row.called_at.date() < raised
        )[:12]
        action = self._studio.actions.raise_for(
            self._said(self._story["title"]),
            self._said(self._story["problem"]),
            causes,
            acts(self._studio, self._inspector),
        )
        until = ActionState(self._story["until"])
        if until is ActionState.DRAFT:
            return
        for state in _WAY:
            self._fill(action, state)
            self._studio.actions.move(action, state, acts(self._studio, self._by(state)))
            if state is until:
                return
        self._conclude(action, until)

    def _conclude(self, action: ActionId, until: ActionState) -> None:
        """Measure the effect and let the figures decide how it ends."""
        known = self._studio.actions.get(action)
        assert known.metric is not None and known.done_on is not None
        end = self._day("evaluate")
        self._clock.put(end, 15)
        effect = self._studio.actions.measure(known.metric, known.done_on, end)
        if effect is None:
            return
        self._studio.actions.edit(replace(known, effect=effect))
        known = self._studio.actions.get(action)
        self._studio.actions.move(action, known.verdict(), self._inspector)
        if until is ActionState.CLOSED and known.verdict() in (ActionState.EFFECTIVE, ActionState.PARTIAL):
            known = self._studio.actions.get(action)
            self._studio.actions.edit(replace(known, standardised=self._said(self._story["standardised"])))
            self._studio.actions.move(action, ActionState.CLOSED, self._lead)

    def _fill(self, action: ActionId, state: ActionState) -> None:
        known = self._studio.actions.get(action)
        lead = self._studio.people.person(self._lead).name
        match state:
            case ActionState.PLANNED:
                self._clock.put(self._day("raised") + timedelta(days=5), 11)
                known = self._planned(known, lead)
            case ActionState.APPROVED:
                known = replace(known, approver=lead, approved_on=self._day("raised") + timedelta(days=6))
            case ActionState.IN_PROGRESS:
                known = replace(known, started_on=self._day("raised") + timedelta(days=8))
            case ActionState.DONE:
                self._clock.put(self._day("done"), 16)
                known = replace(known, done_on=self._day("done"), proof=self._said(self._story["proof"]))
            case _:
                return
        self._studio.actions.edit(known)

    def _planned(self, known: ImprovementAction, lead: str) -> ImprovementAction:
        metric = Metric(MetricKind.QUESTION_MET, checklist=self._story["checklist"], question=self._story["question"])
        due = self._day("done") if "done" in self._story else self._day("due")
        start = self._today - timedelta(days=125)
        end = (self._day("done") if "done" in self._story else self._day("raised")) - timedelta(days=1)
        return replace(
            known,
            measure=self._said(self._story["measure"]),
            kind=ActionKind(self._story["kind"]),
            owner=lead,
            department=self._said(self._story["department"]),
            due_on=due,
            metric=metric,
            baseline=self._studio.actions.measure(metric, start, end),
            target=float(self._story["target"]),
            evaluate_on=self._day("evaluate"),
        )

    def _by(self, state: ActionState) -> PersonId:
        return self._lead if state in (ActionState.PLANNED, ActionState.APPROVED) else self._inspector

    def _day(self, name: str) -> date:
        """A day of the story, told as days before today."""
        return self._today - timedelta(days=int(self._story[name]))
