"""A checklist's card as the trend chart draws it."""

from dataclasses import dataclass

from qa_studio.domain.scorecard import ChecklistCard
from qa_studio.ui.charts.trend import Limits, Trend, TrendMark, TrendPoint
from qa_studio.ui.formatting import Formats


@dataclass(frozen=True, slots=True)
class TrendWords:
    """What stands at the lines and at failed points, in the window's language."""

    mean: str
    upper: str
    lower: str
    failed: str


def trend_of(card: ChecklistCard, words: TrendWords, formats: Formats) -> Trend:
    """Every random pick by the day of its call, with limits drawn anew after each change."""
    points: list[TrendPoint] = []
    limits: list[Limits] = []
    marks: list[TrendMark] = []
    for phase in card.phases:
        if phase.mark is not None:
            marks.append(TrendMark(len(points), phase.mark.label, "action" if phase.mark.action else "version"))
        first = len(points)
        for row in phase.rows:
            value = row.score_before_fail
            if value is None:
                continue
            day = formats.short_day(row.called_at.astimezone(formats.zone).date())
            said = f"{day}: {value:.1f}" + (f", {words.failed}" if row.failed else "")
            points.append(TrendPoint(str(row.id), day, value, said, row.failed, words.failed if row.failed else ""))
        if phase.limits is not None and len(points) > first:
            lower, upper = max(0.0, phase.limits.low), min(100.0, phase.limits.high)
            limits.append(Limits(first, len(points) - 1, phase.limits.mean, lower, upper))
    return Trend(points, limits, marks, line_words=(words.mean, words.upper, words.lower))
