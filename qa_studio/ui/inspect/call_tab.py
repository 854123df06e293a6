"""What is known about the call, and how it was picked."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from qa_studio.domain.keywords import Keyword
from qa_studio.domain.recording import DIRECTIONS, PICKED_NAMES, Picked, mask_number
from qa_studio.texts import Catalogue
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import FactRow, Surface
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.formatting import NOTHING, Formats, duration
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.inspect.subject import Subject


class CallTab(Surface):
    """Two columns of facts; `picked(code)` when somebody says how the recording was picked."""

    picked = Signal(str)
    correct_pressed = Signal()

    def __init__(
        self, subject: Subject, say: Catalogue, formats: Formats, show_numbers: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("panel", "", parent)
        self._say, self._formats, self._show_numbers = say, formats, show_numbers
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(20, 8, 20, 12)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(0)
        options = [(each.value, say.say(PICKED_NAMES[each.value])) for each in Picked]
        self.picked_choice = Choice(options, self.tr("Picked"), subject.picked.value)
        self.picked_choice.chosen.connect(self.picked)
        rows: list[QWidget] = [FactRow(self.tr("Picked"), self.picked_choice)]
        rows += [FactRow(label, value) for label, value in self._facts(subject)]
        half = (len(rows) + 1) // 2
        for number, row in enumerate(rows):
            grid.addWidget(row, number % half, number // half, Qt.AlignmentFlag.AlignVCenter)
        self.correct = Button(self.tr("Correct details…"), small=True)
        self.correct.clicked.connect(self.correct_pressed)
        grid.addWidget(self.correct, half, 0)
        self.keywords = ElidedLabel("")
        self._keyword_row = FactRow(self.tr("Keywords"), self.keywords)
        grid.addWidget(self._keyword_row, half, 1)
        self._keyword_row.hide()
        grid.setRowStretch(half + 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        scroll = PaneScroll(body)
        outer.addWidget(scroll)

    def _facts(self, subject: Subject) -> list[tuple[str, str]]:
        recording, details = subject.recording, subject.details
        number = details.customer_number
        shown = number if number is None or self._show_numbers else mask_number(number)
        direction = self._say.say(DIRECTIONS[details.direction.value]) if details.direction else NOTHING
        agent = " ".join(part for part in (recording.agent_name, recording.agent_number) if part)
        channels = self.tr("{count} channels").format(count=recording.channels)
        facts = [
            (self.tr("Agent"), agent or NOTHING),
            (self.tr("Team"), recording.team_name or NOTHING),
            (self.tr("Queue"), details.queue or NOTHING),
            (self.tr("Direction"), direction),
            (self.tr("Started"), self._formats.when(details.started_at) if details.started_at else NOTHING),
            (self.tr("Duration"), duration(recording.duration_s)),
            (self.tr("Customer"), shown or NOTHING),
            (self.tr("Case"), details.case or NOTHING),
            (self.tr("Kind of case"), details.case_type or NOTHING),
            (self.tr("CSAT"), NOTHING if details.csat is None else f"{details.csat:g}"),
            (self.tr("Call number"), details.call_id or NOTHING),
            (self.tr("Sound"), f"{recording.codec} · {recording.sample_rate} Hz · {channels}"),
            (self.tr("File"), recording.path),
            (self.tr("Inspector"), subject.inspector or NOTHING),
        ]
        if recording.held is not None:
            facts.append((self.tr("Held because"), recording.held))
        if recording.removed_at is not None:
            facts.append((self.tr("Audio removed"), self._formats.when(recording.removed_at)))
        return facts + [(name, value) for name, value in details.extra.items()]

    def show_keywords(self, found: Sequence[Keyword]) -> None:
        """How often words of each keyword list are said."""
        counted = Counter(each.of.name for each in found)
        self.keywords.setText(self._say.listed(f"{name} {n}" for name, n in counted.most_common()))
        self._keyword_row.setVisible(bool(counted))

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self.picked_choice.setEnabled(not locked)
