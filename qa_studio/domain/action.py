"""An improvement action: from the problem over its causes and the measure to the proof that it helped.

The states and what each needs follow the workflow of the domain study, 3(e).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from qa_studio.domain.people import AgentId, PersonId, Role, TeamId
from qa_studio.domain.root_cause import RootCauseId
from qa_studio.errors import Refused
from qa_studio.texts import Message, message

ActionId = NewType("ActionId", int)


class ActionState(StrEnum):
    """How far an action is, in the order of the way."""

    DRAFT = "draft"
    ANALYSED = "analysed"
    PLANNED = "planned"
    APPROVED = "approved"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    EVALUATING = "evaluating"
    EFFECTIVE = "effective"
    PARTIAL = "partial"
    INEFFECTIVE = "ineffective"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class ActionKind(StrEnum):
    """What sort of measure it is."""

    CORRECTIVE = "corrective"
    PREVENTIVE = "preventive"
    TRAINING = "training"


class Origin(StrEnum):
    """Where the problem came to light."""

    EVALUATION = "evaluation"
    COMPLAINT = "complaint"
    SURVEY = "survey"
    KPI = "kpi"
    SUGGESTION = "suggestion"
    INCIDENT = "incident"
    DRILL = "drill"
    PATROL = "patrol"
    VENDOR = "vendor"


class MetricKind(StrEnum):
    """What is measured before and after; all but the last come from the workspace's own evaluations."""

    MEAN_SCORE = "mean_score"
    PASS_RATE = "pass_rate"
    FAILED_RATE = "failed_rate"
    QUESTION_MET = "question_met"
    CAUSE_RATE = "cause_rate"
    CSAT = "csat"
    BY_HAND = "by_hand"


LOWER_IS_BETTER = frozenset({MetricKind.FAILED_RATE, MetricKind.CAUSE_RATE})


@dataclass(frozen=True, slots=True)
class Metric:
    """What to measure, and over which part of the centre; rates are percentages, scores and CSAT in their own unit."""

    kind: MetricKind
    name: str = ""  # of one measured by hand
    checklist: str | None = None
    question: str | None = None
    cause: str | None = None
    team: TeamId | None = None
    agent: AgentId | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """A metric's value over a period; `n` evaluations and the interval are None where it was entered by hand."""

    value: float
    start: date
    end: date
    n: int | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ActionStep:
    """One change of state: who, when, and what was said."""

    state: ActionState
    by: PersonId
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class ImprovementAction:
    """What is done about root causes; every field that a state needs is filled when the action enters it."""

    id: ActionId
    title: str
    origin: Origin
    problem: str
    state: ActionState = ActionState.DRAFT
    round: int = 1
    causes: tuple[RootCauseId, ...] = ()
    measure: str = ""
    kind: ActionKind | None = None
    owner: str = ""
    department: str = ""
    due_on: date | None = None
    metric: Metric | None = None
    baseline: Measurement | None = None
    target: float | None = None
    evaluate_on: date | None = None
    approver: str = ""
    approved_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    proof: str = ""
    effect: Measurement | None = None
    standardised: str = ""
    reason: str = ""
    follow_up_of: ActionId | None = None
    steps: tuple[ActionStep, ...] = field(default=())

    @property
    def number(self) -> str:
        """How people call it: A-17."""
        return f"A-{self.id}"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in (ActionState.CLOSED, ActionState.CANCELLED)

    def overdue_on(self, day: date) -> bool:
        """Whether the measure should have been in place, or its effect checked, before `day`."""
        if self.state in _BEFORE_DONE:
            return self.due_on is not None and self.due_on < day
        if self.state in (ActionState.DONE, ActionState.EVALUATING):
            return self.evaluate_on is not None and self.evaluate_on < day
        return False

    def next_states(self) -> tuple[ActionState, ...]:
        """Where it can go from here."""
        return NEXT[self.state]

    def missing_for(self, state: ActionState) -> tuple[str, ...]:
        """The names of the fields that are empty and that `state` needs."""
        return tuple(name for name in NEEDED[state] if getattr(self, name) in (None, "", ()))

    def missing_so_far(self) -> tuple[str, ...]:
        """The names of the fields that are empty and that its state, or one before it on the way, needs."""
        way = list(ActionState)
        return tuple(name for state in way[: way.index(self.state) + 1] for name in self.missing_for(state))

    def enter(self, state: ActionState, by: PersonId, at: datetime, note: str = "") -> "ImprovementAction":
        """The action in its next state; refused where the way is not open or something is missing."""
        if state not in self.next_states():
            raise Refused(
                message(
                    "{number} can't go from “{here}” to “{there}”.",
                    number=self.number,
                    here=STATE_NAMES[self.state],
                    there=STATE_NAMES[state],
                )
            )
        if missing := self.missing_for(state):
            raise ActionIncomplete(self, state, missing)
        if state is not self.verdict() and state in _VERDICTS:
            raise Refused(
                message("The measured value does not say “{state}”.", state=STATE_NAMES[state]),
                message("The value decides: {verdict}.", verdict=STATE_NAMES[self.verdict()]),
            )
        step = ActionStep(state, by, at, note)
        moved = replace(self, state=state, steps=(*self.steps, step))
        if self.state is ActionState.INEFFECTIVE:
            return replace(moved, round=self.round + 1, effect=None, done_on=None, proof="")
        if self.state is ActionState.PARTIAL and state is ActionState.PLANNED:
            # Another measure is to come: the old value must not speak for it.
            return replace(moved, effect=None, done_on=None, proof="")
        return moved

    def verdict(self) -> ActionState:
        """What the measured effect says: target reached, better than before, or not."""
        if self.effect is None or self.baseline is None or self.target is None or self.metric is None:
            return ActionState.INEFFECTIVE
        sign = -1 if self._lower_is_better() else 1
        if sign * (self.effect.value - self.target) >= 0:
            return ActionState.EFFECTIVE
        return ActionState.PARTIAL if sign * (self.effect.value - self.baseline.value) > 0 else ActionState.INEFFECTIVE

    def _lower_is_better(self) -> bool:
        assert self.metric and self.baseline and self.target is not None
        if self.metric.kind is MetricKind.BY_HAND:
            return self.target < self.baseline.value
        return self.metric.kind in LOWER_IS_BETTER

    def warnings(self, state: ActionState, by_name: str, role: Role) -> tuple[Message, ...]:
        """What the rules about who may do what have against this step; in one person's workspace they only warn."""
        found = []
        if state in _BY_OTHERS_ONLY and by_name == self.owner:
            found.append(message("Owners should not judge the effect of their own measure."))
        if role not in ENTERED_BY[state] and role is not Role.ADMINISTRATOR and by_name != self.owner:
            found.append(message("“{state}” is usually set by somebody else.", state=STATE_NAMES[state]))
        return tuple(found)


class ActionIncomplete(Refused):
    """An action can't enter a state while fields are empty; `missing` names them."""

    def __init__(self, action: ImprovementAction, state: ActionState, missing: tuple[str, ...]) -> None:
        first = FIELD_NAMES[missing[0]]
        rest = [FIELD_NAMES[name] for name in missing[1:]]
        names = _join([first, *rest])
        super().__init__(
            message("“{state}” needs more: {fields}.", state=STATE_NAMES[state], fields=names),
            message("Fill them in and try again."),
        )
        self.action, self.state, self.missing = action, state, missing


def _join(names: list[Message]) -> Message:
    joined = names[0]
    for name in names[1:]:
        joined = message("{some}, {more}", some=joined, more=name)
    return joined


_S = ActionState
_BEFORE_DONE = (_S.DRAFT, _S.ANALYSED, _S.PLANNED, _S.APPROVED, _S.IN_PROGRESS)
_VERDICTS = (_S.EFFECTIVE, _S.PARTIAL, _S.INEFFECTIVE)
_BY_OTHERS_ONLY = (_S.EVALUATING, *_VERDICTS)

NEXT: Mapping[ActionState, tuple[ActionState, ...]] = {
    _S.DRAFT: (_S.ANALYSED, _S.CANCELLED),
    _S.ANALYSED: (_S.PLANNED, _S.CANCELLED),
    _S.PLANNED: (_S.APPROVED, _S.DRAFT),
    _S.APPROVED: (_S.IN_PROGRESS,),
    _S.IN_PROGRESS: (_S.DONE, _S.CANCELLED),
    _S.DONE: (_S.EVALUATING,),
    _S.EVALUATING: _VERDICTS,
    _S.EFFECTIVE: (_S.CLOSED,),
    _S.PARTIAL: (_S.CLOSED, _S.PLANNED),
    _S.INEFFECTIVE: (_S.ANALYSED,),
    _S.CLOSED: (),
    _S.CANCELLED: (),
}

_PLAN = ("measure", "kind", "owner", "department", "due_on", "metric", "baseline", "target", "evaluate_on")
NEEDED: Mapping[ActionState, tuple[str, ...]] = {
    _S.DRAFT: ("title", "origin", "problem"),
    _S.ANALYSED: ("causes",),
    _S.PLANNED: _PLAN,
    _S.APPROVED: ("approver", "approved_on"),
    _S.IN_PROGRESS: ("started_on",),
    _S.DONE: ("done_on", "proof"),
    _S.EVALUATING: (),
    _S.EFFECTIVE: ("effect",),
    _S.PARTIAL: ("effect",),
    _S.INEFFECTIVE: ("effect",),
    _S.CLOSED: ("standardised",),
    _S.CANCELLED: ("reason",),
}

_MANAGER = frozenset({Role.LEAD})  # the team lead acts as the manager
_INSPECTOR = frozenset({Role.INSPECTOR})
ENTERED_BY: Mapping[ActionState, frozenset[Role]] = {
    _S.DRAFT: frozenset({Role.INSPECTOR, Role.LEAD, Role.TRAINER}),
    _S.ANALYSED: frozenset({Role.INSPECTOR, Role.LEAD}),
    _S.PLANNED: _MANAGER,
    _S.APPROVED: _MANAGER,
    _S.IN_PROGRESS: frozenset(),  # the owner, whoever that is
    _S.DONE: frozenset(),
    _S.EVALUATING: _INSPECTOR,
    _S.EFFECTIVE: _INSPECTOR,
    _S.PARTIAL: _INSPECTOR,
    _S.INEFFECTIVE: _INSPECTOR,
    _S.CLOSED: _MANAGER,
    _S.CANCELLED: _MANAGER,
}

STATE_NAMES: Mapping[ActionState, Message] = {
    _S.DRAFT: message("Draft"),
    _S.ANALYSED: message("Cause analysed"),
    _S.PLANNED: message("Planned"),
    _S.APPROVED: message("Approved"),
    _S.IN_PROGRESS: message("In progress"),
    _S.DONE: message("Implemented"),
    _S.EVALUATING: message("Effect evaluation"),
    _S.EFFECTIVE: message("Effective"),
    _S.PARTIAL: message("Partly effective"),
    _S.INEFFECTIVE: message("Not effective"),
    _S.CLOSED: message("Closed, standardised"),
    _S.CANCELLED: message("Cancelled"),
}
KIND_NAMES: Mapping[ActionKind, Message] = {
    ActionKind.CORRECTIVE: message("Corrective"),
    ActionKind.PREVENTIVE: message("Preventive"),
    ActionKind.TRAINING: message("Training"),
}
ORIGIN_NAMES: Mapping[Origin, Message] = {
    Origin.EVALUATION: message("Quality inspection"),
    Origin.COMPLAINT: message("Complaint case"),
    Origin.SURVEY: message("Satisfaction survey"),
    Origin.KPI: message("Indicator threshold"),
    Origin.SUGGESTION: message("Staff suggestion"),
    Origin.INCIDENT: message("Incident"),
    Origin.DRILL: message("Drill"),
    Origin.PATROL: message("On-site patrol"),
    Origin.VENDOR: message("Vendor rectification"),
}
METRIC_NAMES: Mapping[MetricKind, Message] = {
    MetricKind.MEAN_SCORE: message("Mean score"),
    MetricKind.PASS_RATE: message("Pass rate, %"),
    MetricKind.FAILED_RATE: message("Failed forms, %"),
    MetricKind.QUESTION_MET: message("Question fully met, %"),
    MetricKind.CAUSE_RATE: message("Evaluations with this cause, %"),
    MetricKind.CSAT: message("Mean satisfaction"),
    MetricKind.BY_HAND: message("Measured by hand"),
}
FIELD_NAMES: Mapping[str, Message] = {
    "title": message("title"),
    "origin": message("origin"),
    "problem": message("problem"),
    "causes": message("a root cause"),
    "measure": message("measure"),
    "kind": message("kind"),
    "owner": message("owner"),
    "department": message("department"),
    "due_on": message("due date"),
    "metric": message("metric"),
    "baseline": message("baseline"),
    "target": message("target"),
    "evaluate_on": message("evaluation date"),
    "approver": message("approver"),
    "approved_on": message("date of approval"),
    "started_on": message("start date"),
    "done_on": message("completion date"),
    "proof": message("proof"),
    "effect": message("measured value"),
    "standardised": message("what was changed for good"),
    "reason": message("reason"),
}
