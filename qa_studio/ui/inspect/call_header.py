"""The head of the page: whose call, when, with whom; when it was saved, and what else can be done."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from qa_studio.domain.recording import mask_number
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Avatar, FactColumn, Hairline, Surface
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.formatting import NOTHING, Formats, duration
from qa_studio.ui.inspect.subject import Subject

HEIGHT = 64
NARROW = 1240
LEAST = 760


class CallHeader(Surface):
    """64 px: agent and team, the facts of the call, "Saved 10:34", the neighbours in my work, the menu."""

    previous = Signal()
    next = Signal()
    add_pressed = Signal()
    case_pressed = Signal()

    def __init__(self, subject: Subject, formats: Formats, show_numbers: bool, parent: QWidget | None = None) -> None:
        super().__init__("panel", "b", parent)
        self._formats = formats
        self._subject = subject
        self._show_numbers = show_numbers
        self._completed = ""
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(LEAST)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(20)
        row.addLayout(self._who())
        rule = Hairline(upright=True)
        rule.setFixedHeight(34)
        row.addWidget(rule)
        self.facts = self._fact_columns()
        for fact in self.facts.values():
            row.addWidget(fact)
        self.case_calls = Button("", "on", "plus", small=True)
        self.case_calls.clicked.connect(self.case_pressed)
        self.case_calls.hide()
        row.addWidget(self.case_calls)
        row.addStretch(1)
        self.saved = ElidedLabel("", "small", "ink3", side="right")
        row.addWidget(self.saved)
        row.addLayout(self._neighbours())

    def _who(self) -> QHBoxLayout:
        recording = self._subject.recording
        name = recording.agent_name or self.tr("Agent not known")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Avatar(name, "agent", 40))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(ElidedLabel(name, "object"))
        if recording.agent_number:
            first.addWidget(ElidedLabel(recording.agent_number, "body", "ink3"))
        column.addLayout(first)
        # A call that came without details is known by its file.
        below = recording.team_name or (self.tr("No team") if recording.agent_name else recording.file_name())
        column.addWidget(ElidedLabel(below, "small", "ink2"))
        column.addStretch(1)
        row.addLayout(column)
        return row

    def _fact_columns(self) -> dict[str, FactColumn]:
        recording = self._subject.recording
        started = recording.started_at
        facts = {
            "queue": (self.tr("Queue"), recording.queue or NOTHING),
            "date": (self.tr("Date"), self._formats.when(started) if started else NOTHING),
            "duration": (self.tr("Duration"), duration(recording.duration_s)),
            "customer": (self.tr("Customer"), self._number()),
            "csat": (self.tr("CSAT"), NOTHING if recording.csat is None else f"{recording.csat:g}"),
            "case": (self.tr("Case"), recording.case or NOTHING),
        }
        return {code: FactColumn(label, value) for code, (label, value) in facts.items()}

    def _number(self) -> str:
        number = self._subject.recording.customer_number
        if not number:
            return NOTHING
        return number if self._show_numbers else mask_number(number)

    def _neighbours(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.place = ElidedLabel("", "small", "ink2", 500, "right")
        self.back = IconButton("caret-left", self.tr("Previous of my work"), outlined=True)
        self.back.clicked.connect(self.previous)
        self.on = IconButton("caret-right", self.tr("Next of my work"), outlined=True)
        self.on.clicked.connect(self.next)
        self.more = IconButton("dots-three", self.tr("More"))
        self.add = IconButton("plus", self.tr("Judge another call with this one…"))
        self.add.clicked.connect(self.add_pressed)
        for widget in (self.add, self.place, self.back, self.on, self.more):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_neighbours(None, 0)
        return row

    def set_menu(self, menu: QMenu) -> None:
        """What the three dots open."""
        self.more.set_menu(menu)

    def show_adding(self, offered: bool, more_of_case: str) -> None:
        """Offer to judge other calls as well, and those that are known to belong to the case."""
        self.add.setVisible(offered)
        self.case_calls.setText(more_of_case)
        self.case_calls.setToolTip(self.tr("Judge them together, in one evaluation"))
        self.case_calls.setVisible(bool(more_of_case))

    def show_neighbours(self, at: int | None, of: int) -> None:
        """Say which of my work this is, and whether there is one before and after."""
        self.place.setText("" if at is None else f"{at + 1} / {of}")
        self.back.setEnabled(at is not None and at > 0)
        self.on.setEnabled(of > 0 if at is None else at + 1 < of)

    def show_saved(self, at: datetime) -> None:
        """Say when the last change was acknowledged."""
        self.saved.setText(self.tr("Saved {time}").format(time=self._formats.clock(at)))
        self.saved.set_token("ink3")

    def show_finished(self, inspector: str, at: datetime) -> None:
        """Say who completed the evaluation, and when."""
        self._completed = f"{inspector} · {self._formats.short_when(at)}"
        self.saved.setText(self._completed)
        self.saved.setToolTip(self.tr("Completed {time}").format(time=self._formats.when(at)))

    def show_acknowledged(self, words: str) -> None:
        """Say beside who completed the evaluation whether the agent has acknowledged it."""
        self.saved.setText(f"{self._completed} · {words}")

    def show_kept(self) -> None:
        """Nobody answers; what was changed is safe here."""
        self.saved.setText(self.tr("Kept on this computer"))
        self.saved.set_token("warn")

    def show_unsaved(self) -> None:
        """Say that a change waits."""
        self.saved.setText(self.tr("Not saved"))
        self.saved.set_token("bad")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way when narrow: the short date, no place in my work."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        started = self._subject.recording.started_at
        if started is not None:
            words = self._formats.short_when(started) if narrow else self._formats.when(started)
            self.facts["date"].set_value(words)
        self.place.setVisible(not narrow)
