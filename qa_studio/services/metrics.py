"""Measuring what an improvement action wants to change, before and after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qa_studio.domain.action import LOWER_IS_BETTER, ImprovementAction, Measurement, Metric, MetricKind
from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.estimates import Estimate, difference_of_means, difference_of_rates, mean, rate
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.recording import Picked
from qa_studio.domain.scorecard import EvaluationRow
from qa_studio.services.periods import day_of, end_of, start_of
from qa_studio.services.ports import Work, WorkFactory
from qa_studio.services.rows import CauseFilter, EvaluationFilter

_MEANS = (MetricKind.MEAN_SCORE, MetricKind.CSAT)


@dataclass(frozen=True, slots=True)
class WeekPoint:
    """A metric in one week that begins on `monday`."""

    monday: date
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Effect:
    """A metric before and after a measure; `difference` is after minus before, with its interval."""

    before: tuple[WeekPoint, ...]
    after: tuple[WeekPoint, ...]
    total_before: Estimate | None
    total_after: Estimate | None
    difference: Estimate | None
    lower_is_better: bool
    versions: tuple[int, ...]  # of the checklist; more than one is a doubt


class Metrics:
    """Figures of the workspace's own evaluations, random picks only."""

    def __init__(self, work: WorkFactory, tree: CauseTree) -> None:
        self._work, self._tree = work, tree

    def measure(self, metric: Metric, start: date, end: date) -> Measurement | None:
        """The metric over a period, both days included; None where there is nothing to measure it on."""
        if metric.kind is MetricKind.BY_HAND:
            return None
        found = estimate(metric, self._observations(metric, start, end))
        if found is None:
            return None
        return Measurement(round(found.value, 2), start, end, found.n, round(found.low, 2), round(found.high, 2))

    def effect(self, action: ImprovementAction, today: date) -> Effect | None:
        """Week by week before the measure and after it; None where nothing can be measured from evaluations."""
        metric, baseline = action.metric, action.baseline
        if metric is None or baseline is None or metric.kind is MetricKind.BY_HAND or action.done_on is None:
            return None
        end = action.effect.end if action.effect else today
        before = self._observations(metric, baseline.start, baseline.end)
        after = self._observations(metric, action.done_on, max(action.done_on, end))
        return Effect(
            before=_weeks(metric, before),
            after=_weeks(metric, after),
            total_before=estimate(metric, before),
            total_after=estimate(metric, after),
            difference=_difference(metric, before, after),
            lower_is_better=metric.kind in LOWER_IS_BETTER,
            versions=tuple(sorted({each.version for each in (*before, *after)})),
        )

    def _observations(self, metric: Metric, start: date, end: date) -> tuple["_Observation", ...]:
        with self._work.read() as work:
            zone, official = work.settings().zone, work.settings().official_score
            rows = work.evaluations.rows(
                EvaluationFilter(
                    since=start_of(start, zone),
                    before=end_of(end, zone),
                    agents=(metric.agent,) if metric.agent is not None else (),
                    teams=(metric.team,) if metric.team is not None else (),
                    checklists=(metric.checklist,) if metric.checklist else (),
                )
            )
            see = self._observer(work, metric, official)
            seen = [(row, see(row)) for row in rows if row.picked is Picked.RANDOM]
            return tuple(
                _Observation(day_of(row.called_at, zone), value, row.version)
                for row, value in seen
                if value is not None
            )

    def _observer(self, work: Work, metric: Metric, official: bool) -> Callable[[EvaluationRow], float | None]:
        match metric.kind:
            case MetricKind.MEAN_SCORE:
                return lambda row: row.value(official)
            case MetricKind.CSAT:
                return lambda row: row.csat
            case MetricKind.PASS_RATE:
                return lambda row: None if row.verdict == "not scored" else float(row.verdict == "pass")
            case MetricKind.FAILED_RATE:
                return lambda row: None if row.verdict == "not scored" else float(row.failed)
            case MetricKind.QUESTION_MET:
                return lambda row: next(
                    (float(not each.lost) for each in row.outcomes if each.question == metric.question), None
                )
            case _:
                having = self._evaluations_with(work, metric)
                return lambda row: float(row.id in having)

    def _evaluations_with(self, work: Work, metric: Metric) -> frozenset[EvaluationId]:
        rows = work.causes.rows(CauseFilter())
        wanted = metric.cause or ""
        return frozenset(
            row.evaluation
            for row in rows
            if row.evaluation is not None and any(c.code == wanted for c in self._tree.path(row.root_cause.cause))
        )


@dataclass(frozen=True, slots=True)
class _Observation:
    day: date
    value: float
    version: int


def estimate(metric: Metric, seen: Sequence[_Observation]) -> Estimate | None:
    """The metric of these observations; rates in percent."""
    values = [each.value for each in seen]
    if metric.kind in _MEANS:
        return mean(values)
    found = rate(round(sum(values)), len(values))
    return None if found is None else _percent(found)


def _difference(metric: Metric, before: Sequence[_Observation], after: Sequence[_Observation]) -> Estimate | None:
    first, second = [each.value for each in before], [each.value for each in after]
    if metric.kind in _MEANS:
        return difference_of_means(first, second)
    found = difference_of_rates((round(sum(first)), len(first)), (round(sum(second)), len(second)))
    return None if found is None else _percent(found)


def _percent(share: Estimate) -> Estimate:
    return Estimate(100 * share.value, share.n, 100 * share.low, 100 * share.high)


def _weeks(metric: Metric, seen: Sequence[_Observation]) -> tuple[WeekPoint, ...]:
    weeks: dict[date, list[_Observation]] = {}
    for each in seen:
        weeks.setdefault(each.day - timedelta(days=each.day.weekday()), []).append(each)
    points = []
    for monday, some in sorted(weeks.items()):
        found = estimate(metric, some)
        if found is not None:
            points.append(WeekPoint(monday, found))
    return tuple(points)
