"""Measuring a metric over a period: from the evaluations, or entered where it is measured by hand."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.action import Measurement, Metric, MetricKind
from qa_studio.ui.actions.words import value_words
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.fields import DateField, FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.formatting import Formats
from qa_studio.ui.surroundings import Surroundings

Measure = Callable[[Metric, date, date], Measurement | None]
Days = tuple[date, date]


class MeasurementEditor(QWidget):
    """A period and what the metric was in it; changing either period or metric takes the value back."""

    def __init__(
        self,
        metric: Callable[[], Metric | None],
        measure: Measure,
        days: Days,
        surroundings: Surroundings,
        known: Measurement | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._metric, self._measure, self._around = metric, measure, surroundings
        self._formats = Formats(surroundings.language, surroundings.zone)
        self._found: Measurement | None = known
        first, last = (known.start, known.end) if known else days
        self.first = DateField(self.tr("From"), first)
        self.last = DateField(self.tr("To"), last)
        self.by_hand = TextField(self.tr("Value"), f"{known.value:g}" if known else "")
        self.button = Button(self.tr("Measure now"), icon="ruler")
        self.result = Paragraph("", "small", "ink2")
        self._value_field = FormField(self.tr("Value"), self.by_hand)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(FormField(self.tr("From"), self.first))
        row.addWidget(FormField(self.tr("To"), self.last))
        row.addWidget(self._value_field, 1)
        pressed = QVBoxLayout()
        pressed.addStretch(1)
        pressed.addWidget(self.button)
        row.addLayout(pressed)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.result)
        self.button.clicked.connect(self.measure_now)
        self.first.picked.connect(self.forget)
        self.last.picked.connect(self.forget)
        self.show_metric()
        if known is not None:
            self._show(known)

    @property
    def _is_by_hand(self) -> bool:
        metric = self._metric()
        return metric is not None and metric.kind is MetricKind.BY_HAND

    def show_metric(self) -> None:
        """Offer the button, or the value to type for a metric by hand."""
        self._value_field.setVisible(self._is_by_hand)
        self.button.setVisible(not self._is_by_hand)
        self.result.setVisible(not self._is_by_hand)

    def forget(self) -> None:
        """What was measured belongs to another metric or period."""
        self._found = None
        self.result.set_token("ink2")
        self.result.setText(self.tr("Not measured yet."))

    def measure_now(self) -> None:
        """Measure over the period, beside the window."""
        metric = self._metric()
        if metric is None:
            self.result.setText(self.tr("Say first what is measured."))
            return
        first, last = self.first.day, self.last.day
        measure = self._measure
        self._around.runner.read(
            lambda: measure(metric, first, last),
            self._show,
            failed=lambda trouble: self._tell(trouble.what),
            owner=self,
        )

    def _tell(self, what: object) -> None:
        self._found = None
        self.result.set_token("bad")
        self.result.setText(self._around.say.say(str(what)))

    def _show(self, found: Measurement | None) -> None:
        self._found = found
        if found is None:
            self.result.set_token("warn")
            words = self.tr("No evaluation of a randomly picked call lies in this period; choose a longer one.")
            self.result.setText(words)
            return
        metric = self._metric()
        few = found.n is not None and found.n < self._around.least_n
        self.result.set_token("warn" if few else "ink")
        said = self.tr("{value}, n = {n}, 95 % interval {low} to {high}.").format(
            value=value_words(metric, found.value),
            n=found.n,
            low=value_words(metric, found.low),
            high=value_words(metric, found.high),
        )
        if few:
            said += " " + self.tr("That is few; the value may be off by much.")
        self.result.setText(said)

    def measurement(self) -> Measurement | None:
        """The value with its period; None where it was not measured or entered."""
        if not self._is_by_hand:
            return self._found
        value = number_in(self.by_hand.text())
        return None if value is None else Measurement(value, self.first.day, self.last.day)


def number_in(text: str) -> float | None:
    """The number that was typed, with point or comma; None where it is none."""
    try:
        return float(text.strip().replace(",", ".").rstrip("%％ "))
    except ValueError:
        return None
