"""How states, metrics and their values are written and coloured."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from qa_studio.domain.action import (
    LOWER_IS_BETTER,
    METRIC_NAMES,
    ActionState,
    ImprovementAction,
    Measurement,
    Metric,
    MetricKind,
)
from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.checklist import Checklist
from qa_studio.texts import Language, catalogue
from qa_studio.ui.components.pills import PillKind
from qa_studio.ui.formatting import NOTHING

_S = ActionState
STATE_LOOKS: Mapping[ActionState, tuple[PillKind, str]] = {
    _S.DRAFT: ("neutral", "circle-dashed"),
    _S.ANALYSED: ("neutral", "tree-structure"),
    _S.PLANNED: ("accent", "clipboard-text"),
    _S.APPROVED: ("accent", "check"),
    _S.IN_PROGRESS: ("accent", "circle-half"),
    _S.DONE: ("accent", "check-circle"),
    _S.EVALUATING: ("accent", "circle-half-tilt"),
    _S.EFFECTIVE: ("good", "check-circle-fill"),
    _S.PARTIAL: ("warn", "circle-half"),
    _S.INEFFECTIVE: ("bad", "x-circle-fill"),
    _S.CLOSED: ("good", "check-circle-fill"),
    _S.CANCELLED: ("neutral", "prohibit"),
}
VERDICTS = (_S.EFFECTIVE, _S.PARTIAL, _S.INEFFECTIVE)
_MEANS = (MetricKind.MEAN_SCORE, MetricKind.CSAT)


def value_words(metric: Metric | None, value: float | None) -> str:
    """A metric's value with its unit: 88 %, 81.4; as it was written where it is measured by hand."""
    if value is None:
        return NOTHING
    if metric is None or metric.kind is MetricKind.BY_HAND:
        return f"{value:g}"
    return f"{value:.1f}" if metric.kind in _MEANS else f"{value:.0f} %"


def is_share(metric: Metric) -> bool:
    """Whether its values are percentages."""
    return metric.kind not in (*_MEANS, MetricKind.BY_HAND)


def lower_is_better(action: ImprovementAction) -> bool:
    """Whether the action wants the metric to fall."""
    if action.metric is None:
        return False
    if action.metric.kind is MetricKind.BY_HAND:
        return action.baseline is not None and action.target is not None and action.target < action.baseline.value
    return action.metric.kind in LOWER_IS_BETTER


def verdict_of(action: ImprovementAction, value: float) -> ActionState:
    """What the action's rules would say of this value."""
    return replace(action, effect=Measurement(value, date.min, date.min)).verdict()


def metric_words(metric: Metric, checklists: Sequence[Checklist], tree: CauseTree, language: Language) -> str:
    """What is measured, in words: the kind, then the question or cause that it is about."""
    kind = catalogue(language).say(METRIC_NAMES[metric.kind])
    about = metric.name
    checklist = next((each for each in checklists if each.code == metric.checklist), None)
    if metric.kind is MetricKind.QUESTION_MET and metric.question:
        about = metric.question
        if checklist is not None and checklist.has_question(metric.question):
            about = checklist.question(metric.question).text.in_language(language)
    elif metric.kind is MetricKind.CAUSE_RATE and metric.cause:
        cause = tree.find(metric.cause)
        about = cause.title.in_language(language) if cause else metric.cause
    elif checklist is not None and not about:
        about = checklist.title.in_language(language)
    colon = "：" if language == "zh_CN" else ": "
    return f"{kind}{colon}{about}" if about else kind


def due_day(action_state: ActionState, due_on: date | None, evaluate_on: date | None) -> date | None:
    """The day that counts now: for the measure until it is in place, then for checking its effect."""
    if action_state in (_S.DONE, _S.EVALUATING):
        return evaluate_on
    return due_on
