"""One event: who and when exactly, and each field before and after."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.services.audit_fields import NOTHING, FieldChange
from qa_studio.ui.audit.told_events import ToldEvent
from qa_studio.ui.components.cards import FactRow, Hairline, Sign, Surface, clear_layout
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.formatting import Formats
from qa_studio.ui.inspect.scrolling import PaneScroll

WIDTH = 392
_LONGEST, _MOST_LINES = 160, 6


class EventDetail(Surface):
    """The pane at the right."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__("panel", "l", parent)
        self._formats = formats
        self.shown: ToldEvent | None = None
        self.setFixedWidth(WIDTH)
        body = Surface("panel")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(20, 18, 20, 20)
        self._column.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(PaneScroll(body))
        self.show_event(None)

    def show_event(self, row: ToldEvent | None) -> None:
        """Show another, or ask to choose one."""
        self.shown = row
        clear_layout(self._column)
        if row is None:
            self._column.addWidget(Paragraph(self.tr("Choose an event to see what it changed."), "body", "ink3"))
        else:
            self._fill(row)
        self._column.addStretch(1)

    def _fill(self, row: ToldEvent) -> None:
        event = row.event
        self._column.addWidget(Paragraph(row.sentence, "object"))
        seconds = f"{event.at.astimezone(self._formats.zone):%S}"
        facts = [
            (self.tr("Event"), str(event.id)),
            (self.tr("Time"), f"{self._formats.when(event.at)}:{seconds}"),
            (self.tr("Who"), row.who or NOTHING),
            (self.tr("Login"), event.login or NOTHING),
        ]
        for label, value in facts:
            self._column.addWidget(FactRow(label, value))
        self._column.addWidget(Hairline())
        for change in row.changes:
            self._column.addWidget(self._changed(change, event.before is not None, event.after is not None))
        if not row.changes:
            self._column.addWidget(Paragraph(self.tr("Nothing was changed by it."), "body", "ink3"))

    def _changed(self, change: FieldChange, had: bool, has: bool) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(1)
        column.addWidget(ElidedLabel(change.field, "small", "ink3"))
        values = QHBoxLayout()
        values.setSpacing(8)
        if had:
            values.addWidget(_value(change.before, "ink2" if has else "ink"), 1, Qt.AlignmentFlag.AlignTop)
        if had and has:
            values.addLayout(self._arrow())
        if has:
            values.addWidget(_value(change.after, "ink"), 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(values)
        told = [each for each, there in ((change.before, had), (change.after, has)) if there]
        line.setAccessibleName(f"{change.field}: {' → '.join(told)}")
        return line

    def _arrow(self) -> QVBoxLayout:
        """In the middle of the first line."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(Sign("arrow-right", "ink3", 14, self.tr("became")))
        column.addStretch(1)
        return column


def _value(words: str, token: str) -> Paragraph:
    lines = words.split("\n")
    short = "\n".join(lines[:_MOST_LINES])[:_LONGEST]
    label = Paragraph(short if short == words else f"{short.rstrip()} …", "body", token)
    if short != words:
        label.setToolTip(words)
    return label
