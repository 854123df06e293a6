"""Whether it helped: the metric week by week before and after, the difference with its interval, and the doubts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from qa_studio.domain.action import STATE_NAMES, ImprovementAction, Metric, MetricKind
from qa_studio.domain.estimates import Estimate
from qa_studio.services.metrics import Effect, WeekPoint
from qa_studio.ui.actions.doubts import Doubt, DoubtLine, Doubts
from qa_studio.ui.actions.reading import ActionView
from qa_studio.ui.actions.words import STATE_LOOKS, is_share, metric_words, value_words, verdict_of
from qa_studio.ui.charts.before_after import BeforeAfter, BeforeAfterChart, Week
from qa_studio.ui.charts.interval import Estimate as Drawn
from qa_studio.ui.charts.interval import IntervalPlot
from qa_studio.ui.components.cards import Card, Hairline, Sign
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.pills import Pill
from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.formatting import Formats, signed
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import color, font

VERDICT_WIDTH = 268


class EffectCard(Card):
    """The proof of an action, or what is still missing for it."""

    def __init__(self, view: ActionView, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        title = ""
        if view.action.metric is not None:
            title = metric_words(view.action.metric, view.checklists, view.tree, surroundings.language)
        super().__init__(title or " ", parent=parent)
        self._view, self._around = view, surroundings
        self._formats = Formats(surroundings.language, surroundings.zone)
        if not title:
            self.title.setText(self.tr("Effect"))
        effect, metric = view.effect, view.action.metric
        if metric is not None and effect is not None and (effect.before or effect.after):
            self._show_measured(metric, effect)
        elif view.action.baseline is not None and view.action.effect is not None:
            self._show_by_hand(view.action)
        else:
            self._show_waiting(view.action)

    def _show_measured(self, metric: Metric, effect: Effect) -> None:
        self.head.addWidget(_Legend(self.tr("Before"), self.tr("After"), self.tr("95 % band")))
        row = QHBoxLayout()
        row.setSpacing(20)
        self.chart = BeforeAfterChart(self._weeks(metric, effect), self.title.text())
        row.addWidget(self.chart, 1)
        row.addWidget(Hairline(upright=True))
        verdict = QWidget()
        verdict.setFixedWidth(VERDICT_WIDTH)
        column = QVBoxLayout(verdict)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._fill_verdict(column, metric, effect)
        row.addWidget(verdict)
        self.body.addLayout(row, 1)

    def _weeks(self, metric: Metric, effect: Effect) -> BeforeAfter:
        action = self._view.action
        full = 100.0
        if not is_share(metric):
            tops = [week.estimate.value for week in (*effect.before, *effect.after)] + [action.target or 0]
            full = 100.0 if metric.kind is MetricKind.MEAN_SCORE and max(tops) <= 100 else _round_up(max(tops))
        assert action.done_on is not None
        day = self._formats.short_day(action.done_on)
        return BeforeAfter(
            before=self._side(effect.before, full),
            after=self._side(effect.after, full),
            action=self.tr("In place {day}").format(day=day),
            before_words=self.tr("Before, n = {n}").format(n=_n(effect.total_before)),
            after_words=self.tr("After, n = {n}").format(n=_n(effect.total_after)),
            target=None if action.target is None else min(1.0, action.target / full),
            target_words=self.tr("Target {value}").format(value=value_words(metric, action.target)),
            full=full,
            unit=" %" if is_share(metric) else "",
        )

    def _side(self, weeks: Sequence[WeekPoint], full: float) -> list[Week]:
        return [
            Week(
                code=week.monday.isoformat(),
                words=self.tr("W{number}").format(number=week.monday.isocalendar().week),
                value=min(1.0, week.estimate.value / full),
                low=max(0.0, week.estimate.low / full),
                high=min(1.0, week.estimate.high / full),
                note=f"n = {week.estimate.n}",
            )
            for week in weeks
        ]

    def _fill_verdict(self, column: QVBoxLayout, metric: Metric, effect: Effect) -> None:
        action, difference = self._view.action, effect.difference
        column.addLayout(self._pill(action, effect.total_after))
        if difference is None:
            column.addWidget(Paragraph(self.tr("Nothing was evaluated since."), "body", "ink2"))
        else:
            self._fill_difference(column, metric, difference, effect.lower_is_better)
        column.addSpacing(4)
        column.addWidget(Hairline())
        column.addSpacing(4)
        column.addWidget(ElidedLabel(self.tr("Can it be something else?"), "body", "ink", 600))
        column.addWidget(Doubts(self._view, effect, self._around.least_n))
        column.addStretch(1)

    def _pill(self, action: ImprovementAction, after: Estimate | None) -> QHBoxLayout:
        row = QHBoxLayout()
        if action.effect is not None:
            verdict = action.verdict()
            kind, icon = STATE_LOOKS[verdict]
            row.addWidget(Pill(self._around.say.say(STATE_NAMES[verdict]), kind, icon))
        elif after is not None and verdict_of(action, after.value).value == "effective":
            row.addWidget(Pill(self.tr("Reaches the target so far"), "accent", "circle-half-tilt"))
        else:
            row.addWidget(Pill(self.tr("Not judged yet"), "neutral", "circle-half-tilt"))
        row.addStretch(1)
        return row

    def _fill_difference(self, column: QVBoxLayout, metric: Metric, found: Estimate, falls: bool) -> None:
        digits = 0 if is_share(metric) else 1
        points = self.tr("{change} points", "of percent") if is_share(metric) else self.tr("{change} points")
        change = points.format(change=signed(found.value, digits))
        column.addWidget(ElidedLabel(change, "verdict", "ink", 600))
        action = self._view.action
        wanted = None
        if action.target is not None and action.baseline is not None:
            wanted = action.target - action.baseline.value
        column.addWidget(Paragraph(self._sentence(found, wanted, falls, digits), "body", "ink2"))
        words = self.tr("wanted {change}").format(change=signed(wanted, digits)) if wanted is not None else ""
        drawn = Drawn(found.value, found.low, found.high, wanted, words)
        column.addWidget(IntervalPlot(drawn, self.tr("Change with its interval")))

    def _sentence(self, found: Estimate, wanted: float | None, falls: bool, digits: int) -> str:
        low, high = signed(found.low, digits), signed(found.high, digits)
        interval = self.tr("95 % interval {low} to {high}.").format(low=low, high=high)
        sign = -1 if falls else 1
        worst, best = sorted((sign * found.low, sign * found.high))
        if worst <= 0 <= best:
            said = self.tr("It reaches over zero: chance alone could explain the change.")
        elif best < 0:
            said = self.tr("The whole interval lies on the wrong side of zero.")
        elif wanted is not None and worst >= sign * wanted:
            said = self.tr("The whole interval reaches the wanted {wanted}.").format(wanted=signed(wanted, digits))
        elif wanted is not None and best < sign * wanted:
            said = self.tr("Better for certain, but short of the wanted {wanted}.").format(
                wanted=signed(wanted, digits)
            )
        else:
            said = self.tr("Better for certain; whether by as much as wanted is open.")
        return self._around.say.sentences(interval, said)

    def _show_by_hand(self, action: ImprovementAction) -> None:
        assert action.baseline is not None and action.effect is not None
        self.body.addLayout(self._pill(action, None))
        change = signed(action.effect.value - action.baseline.value, 1)
        self.body.addWidget(ElidedLabel(change, "verdict", "ink", 600))
        words = self.tr(
            "Measured by hand: {before} ({days_before}), then {after} ({days_after}). Target {target}."
        ).format(
            before=value_words(action.metric, action.baseline.value),
            days_before=self._formats.days(action.baseline.start, action.baseline.end),
            after=value_words(action.metric, action.effect.value),
            days_after=self._formats.days(action.effect.start, action.effect.end),
            target=value_words(action.metric, action.target),
        )
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        without = self.tr("Without single evaluations there is no interval, so chance can't be ruled out.")
        self.body.addWidget(DoubtLine(Doubt(without, True)))
        self.body.addStretch(1)

    def _show_waiting(self, action: ImprovementAction) -> None:
        self.body.addStretch(1)
        sign = Sign("chart-line", "ink3", 32)
        self.body.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        truth, advice = self._waiting_words(action)
        self.body.addWidget(Paragraph(truth, "object", "ink", 600, centred=True))
        self.body.addWidget(Paragraph(advice, "body", "ink2", centred=True))
        self.body.addStretch(2)

    def _waiting_words(self, action: ImprovementAction) -> tuple[str, str]:
        if action.metric is None or action.baseline is None:
            return (
                self.tr("Nothing to compare yet."),
                self.tr("The plan names a metric with its baseline; the same metric later shows whether it helped."),
            )
        before = value_words(action.metric, action.baseline.value)
        target = value_words(action.metric, action.target)
        advice = self.tr("Baseline {before}, target {target}; the effect is checked on {day}.").format(
            before=before, target=target, day=self._day(action.evaluate_on)
        )
        if action.done_on is None:
            return self.tr("The measure is not in place yet."), advice
        return self.tr("The effect is not measured yet."), advice

    def _day(self, day: date | None) -> str:
        return self._formats.day(day) if day else self.tr("a day still open")


def _n(found: Estimate | None) -> int:
    return found.n if found else 0


def _round_up(value: float) -> float:
    for top in (1.0, 5.0, 10.0, 100.0, 1000.0):
        if value <= top:
            return top
    return value * 1.1


class _Legend(QWidget):
    """Which side is which."""

    def __init__(self, before: str, after: str, band: str) -> None:
        super().__init__()
        self._parts = (("ring", before), ("disc", after), ("band", band))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A sign and words, three times."""
        return QSize(round(sum(text_width(words, font("small")) + 36 for _, words in self._parts)), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring, disc and band with their words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 4.0
        for sign, words in self._parts:
            if sign == "band":
                rounded(painter, QRectF(left - 2, 5, 16, 10), 2, color("accent", 0.13), color("accent", 0.55))
            else:
                painter.setPen(QPen(color("ink3" if sign == "ring" else "panel"), 1.6))
                painter.setBrush(color("panel" if sign == "ring" else "accent"))
                painter.drawEllipse(QPointF(left + 6, 10), 4.5, 4.5)
            left += 20
            width = draw_text(painter, QRectF(left, 0, 200, 20), words, font("small"), color("ink2"))
            left += width + 16
