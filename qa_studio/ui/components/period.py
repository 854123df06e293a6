"""Choosing a period: the usual ones by name, any other by its days."""

from calendar import monthrange
from datetime import UTC, date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qa_studio.texts import Language
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import DateField, FormField
from qa_studio.ui.formatting import Formats

Days = tuple[date, date]


class PeriodButton(Button):
    """Shows a period, both days included; a menu offers others; `period_chosen(first, last)` tells."""

    period_chosen = Signal(object, object)

    def __init__(self, language: Language, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", icon="calendar-blank", parent=parent)
        self._language, self._today = language, today
        self.dialog: OtherDays | None = None
        self._days: Days = (today - timedelta(days=89), today)
        self.clicked.connect(self._on_clicked)
        self._show()

    @property
    def days(self) -> Days:
        """First and last day."""
        return self._days

    def choose(self, first: date, last: date) -> None:
        """Take another period and tell."""
        self._days = (min(first, last), max(first, last))
        self._show()
        self.period_chosen.emit(*self._days)

    def menu_of_periods(self) -> QMenu:
        """The usual periods, then “Other days…”."""
        menu = QMenu(self)
        for words, (first, last) in self._usual():
            menu.addAction(words, partial(self.choose, first, last))
        menu.addSeparator()
        menu.addAction(self.tr("Other days…"), self._on_other)
        return menu

    def _show(self) -> None:
        self.setText(Formats(self._language, UTC).days(*self._days))  # days have no zone; any will do
        self.setAccessibleName(self.tr("Period: {days}").format(days=self.text()))

    def _usual(self) -> list[tuple[str, Days]]:
        today = self._today
        month = today.replace(day=1)
        before = (month - timedelta(days=1)).replace(day=1)
        quarter = today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1)
        last_quarter = (quarter - timedelta(days=1)).replace(day=1)
        last_quarter = last_quarter.replace(month=3 * ((last_quarter.month - 1) // 3) + 1)
        monday = today - timedelta(days=today.weekday())
        return [
            (self.tr("Last 30 days"), (today - timedelta(days=29), today)),
            (self.tr("Last 90 days"), (today - timedelta(days=89), today)),
            (self.tr("This week"), (monday, today)),
            (self.tr("This month"), (month, today)),
            (self.tr("Last month"), (before, before.replace(day=monthrange(before.year, before.month)[1]))),
            (self.tr("This quarter"), (quarter, today)),
            (self.tr("Last quarter"), (last_quarter, quarter - timedelta(days=1))),
            (self.tr("This year"), (today.replace(month=1, day=1), today)),
        ]

    def _on_clicked(self) -> None:
        self.menu_of_periods().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _on_other(self) -> None:
        self.dialog = dialog = OtherDays(self._days, self)
        dialog.accepted.connect(lambda: self.choose(dialog.first.day, dialog.last.day))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class OtherDays(Dialog):
    """Asks for the first and the last day."""

    def __init__(self, days: Days, parent: QWidget) -> None:
        super().__init__("", " ", " ", width=360, parent=parent)
        self.name_parts(self.tr("Period"), self.tr("Use it"), self.tr("Cancel"))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.first = DateField(self.tr("From"), days[0])
        self.last = DateField(self.tr("To"), days[1])
        row.addWidget(FormField(self.tr("From"), self.first))
        row.addWidget(FormField(self.tr("To"), self.last))
        self.body.addLayout(row)
