"""What is known about one recording, at the right of the table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.recording import DIRECTIONS, PICKED_NAMES, AudioState, RecordingState, mask_number
from qa_studio.services.rows import EvaluationHead, RecordingRow
from qa_studio.texts import Catalogue
from qa_studio.ui.components.bars import MeasureBar
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Avatar, FactRow, Hairline, Surface, clear_layout
from qa_studio.ui.components.labels import ElidedLabel, LinkLabel, Paragraph
from qa_studio.ui.components.pills import Pill
from qa_studio.ui.formatting import NOTHING, Formats, duration, percent, points
from qa_studio.ui.recordings import limits
from qa_studio.ui.recordings.thumbnail import CallPicture, CallShape

WIDTH = 320


class DetailsPane(Surface):
    """Shows a recording; `inspect_asked`, `assign_asked`, `menu_asked`, `closed` and `evaluation_asked(id)` tell."""

    inspect_asked = Signal()
    assign_asked = Signal()
    menu_asked = Signal()
    closed = Signal()
    evaluation_asked = Signal(int)

    def __init__(self, formats: Formats, say: Catalogue, show_numbers: bool, parent: QWidget | None = None) -> None:
        super().__init__("panel", "l", parent)
        self._formats, self._say, self._show_numbers = formats, say, show_numbers
        self.row: RecordingRow | None = None
        self._inspects = True
        self._noted = NOTHING
        self.setFixedWidth(WIDTH)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        self.hint = Paragraph(
            self.tr("Choose a recording to see what is known about it."), "body", "ink3", centred=True
        )
        self._hint_area = QWidget()
        column = QVBoxLayout(self._hint_area)
        column.setContentsMargins(20, 24, 20, 24)
        column.addWidget(self.hint)
        outer.addWidget(self._hint_area)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = Surface("panel")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(20, 16, 20, 20)
        self._column.setSpacing(12)
        self._fill()
        area.setWidget(body)
        outer.addWidget(area, 100)
        area.hide()
        outer.addStretch(1)

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        self.avatar = Avatar("", "agent", 32)
        head.addWidget(self.avatar)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.title = ElidedLabel("", "object")
        self.subtitle = ElidedLabel("", "small", "ink2")
        names.addWidget(self.title)
        names.addWidget(self.subtitle)
        head.addLayout(names, 1)
        close = IconButton("x", self.tr("Close details"))
        close.clicked.connect(self.closed)
        head.addWidget(close)
        self._column.addLayout(head)
        self.picture = CallPicture()
        self._column.addWidget(self.picture)
        self._column.addLayout(self._buttons())
        self.notice = Paragraph("", "small", "warn")
        self._column.addWidget(self.notice)
        self.held = Paragraph("", "small", "accent")
        self._column.addWidget(self.held)
        self._measures = self._add_section(self.tr("Measurements"))
        self._evaluations = self._add_section(self.tr("Evaluations"))
        self._facts = self._add_section(self.tr("Call"))
        self._picked = self._add_section(self.tr("How it was picked"))
        self._column.addStretch(1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.inspect = Button(self.tr("Inspect"), "primary", "headphones", "Return")
        self.inspect.clicked.connect(self.inspect_asked)
        self.assign = Button(self.tr("Assign"), icon="user-plus")
        self.assign.clicked.connect(self.assign_asked)
        self.more = IconButton("dots-three", self.tr("More"), outlined=True)
        self.more.clicked.connect(self.menu_asked)
        for each in (self.inspect, self.assign, self.more):
            row.addWidget(each)
        row.addStretch(1)
        return row

    def offer(self, inspect: bool, assign: bool) -> None:
        """Only what the person may do; without `inspect` what is judged can be opened still."""
        self._inspects = inspect
        if not inspect:
            self.inspect.setText(self.tr("Open the evaluation"))
        self.assign.setVisible(assign)

    def show_row(self, row: RecordingRow | None) -> None:
        """Show a recording, or the hint where there is none."""
        same = row is not None and self.row is not None and row.id == self.row.id
        self.row = row
        self._noted = self._noted if same else NOTHING
        self._hint_area.setVisible(row is None)
        self._area.setVisible(row is not None)
        if row is None:
            return
        self.inspect.setVisible(self._inspects or row.state in (RecordingState.DONE, RecordingState.FAILED))
        self.title.setText(row.agent_name or self.tr("Agent not known"))
        self.avatar.set_name(row.agent_name or "?")
        when = self._formats.short_when(row.started_at) if row.started_at else ""
        self.subtitle.setText(" · ".join(part for part in (row.queue, when) if part))
        self.notice.setText(self._trouble(row))
        self.notice.setVisible(bool(self.notice.text()))
        self.held.setText(self.tr("Held, so that nothing may remove it: {reason}").format(reason=row.held or ""))
        self.held.setVisible(row.held is not None)
        self._show_measures(row)
        self._show_facts(row)
        if not same:
            self.picture.show_shape(None)
            clear_layout(self._evaluations)

    def _show_measures(self, row: RecordingRow) -> None:
        clear_layout(self._measures)
        if row.dead_air_s is None:
            self._measures.addWidget(ElidedLabel(self.tr("Not measured yet"), "body", "ink3"))
            return
        of_limit = self.tr("{n} s of {limit} s")
        measured = (
            (self.tr("Longest dead air"), row.dead_air_s, limits.DEAD_AIR_S),
            (self.tr("Overlap"), row.overlap_s, limits.OVERLAP_S),
            (self.tr("On hold"), row.hold_s or None, limits.HOLD_S),
        )
        for title, seconds, limit in measured:
            if seconds is not None:
                words = of_limit.format(n=f"{seconds:.1f}", limit=f"{limit:g}")
                self._measures.addWidget(MeasureBar(title, words, seconds / (2 * limit), 0.5, seconds > limit))
        if row.agent_share is not None:
            self._measures.addWidget(
                MeasureBar(self.tr("Talk share of the agent"), percent(row.agent_share), row.agent_share)
            )

    def _add_section(self, title: str) -> QVBoxLayout:
        self._column.addWidget(Hairline())
        self._column.addWidget(ElidedLabel(title, "body", "ink", 600))
        section = QVBoxLayout()
        section.setSpacing(2)
        self._column.addLayout(section)
        return section

    def _trouble(self, row: RecordingRow) -> str:
        if row.audio is AudioState.MISSING:
            return self.tr("The file is not where it was. Use “Find moved file…”.")
        if row.audio is AudioState.REMOVED and row.removed_at is not None:
            words = self.tr("The audio was removed by retention on {day}; what was found stays.")
            return words.format(day=self._formats.day(row.removed_at.astimezone(self._formats.zone).date()))
        if row.audio is AudioState.REMOVED:
            return self.tr("The audio was removed by retention; what was found stays.")
        return "" if row.complete else self.tr("The file was cut off; what there is can be heard.")

    def _show_facts(self, row: RecordingRow) -> None:
        number = row.customer_number
        shown = number if number is None or self._show_numbers else mask_number(number)
        facts = (
            (self.tr("Date"), self._formats.when(row.started_at) if row.started_at else None),
            (self.tr("Customer"), shown),
            (self.tr("Team"), row.team_name),
            (self.tr("Case"), row.case),
            (self.tr("Satisfaction"), None if row.csat is None else f"{row.csat:g}"),
            (self.tr("Direction"), self._say.say(DIRECTIONS[row.direction]) if row.direction else None),
            (self.tr("Length"), duration(row.duration_s)),
            (self.tr("Assigned to"), row.assigned_name),
            (self.tr("Due"), self._formats.day(row.due_on) if row.due_on else None),
            (self.tr("File"), row.file_name(self._show_numbers)),
            (self.tr("Sound"), self._sound(row)),
        )
        clear_layout(self._facts)
        for label, value in facts:
            self._facts.addWidget(FactRow(label, value or NOTHING))
        self.note_count = ElidedLabel(self._noted)
        self._facts.addWidget(FactRow(self.tr("Notes"), self.note_count))
        clear_layout(self._picked)
        why = Pill(self._say.say(PICKED_NAMES[row.picked]), icon="target")
        self._picked.addWidget(why, 0, Qt.AlignmentFlag.AlignLeft)

    def _sound(self, row: RecordingRow) -> str:
        channels = self.tr("two channels") if row.channels > 1 else self.tr("one channel")
        return f"{row.codec} · {row.sample_rate / 1000:g} kHz · {channels}"

    def show_shape(self, shape: CallShape) -> None:
        """Draw the call."""
        self.picture.show_shape(shape)

    def show_note_count(self, number: int) -> None:
        """Say how many notes the reader finds on the recording."""
        self._noted = str(number) if number else NOTHING
        self.note_count.setText(self._noted)

    def show_evaluations(self, heads: Sequence[EvaluationHead]) -> None:
        """List what was found, the newest first."""
        clear_layout(self._evaluations)
        if not heads:
            self._evaluations.addWidget(ElidedLabel(self.tr("Not evaluated yet"), "body", "ink3"))
        for head in heads:
            self._evaluations.addWidget(self._evaluation(head))

    def _evaluation(self, head: EvaluationHead) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        title = self.tr("{checklist}, version {number}").format(
            checklist=head.title.in_language(self._formats.language), number=head.version
        )
        link = LinkLabel(title)
        link.clicked.connect(lambda: self.evaluation_asked.emit(int(head.id)))
        row.addWidget(link, 1)
        row.addWidget(self._verdict(head))
        column.addLayout(row)
        second = f"{head.inspector} · {self._formats.when(head.completed_at)}"
        if head.calls > 1:
            second += " · " + self.tr("{n} calls").format(n=head.calls)
        column.addWidget(ElidedLabel(second, "small", "ink3"))
        return holder

    def _verdict(self, head: EvaluationHead) -> Pill:
        if head.state is EvaluationState.WITHDRAWN:
            return Pill(self.tr("Withdrawn"))
        if head.state is EvaluationState.SUPERSEDED:
            return Pill(self.tr("Older revision"))
        if head.verdict == "fail":
            before = head.score if head.score_before_fail is None else head.score_before_fail
            return Pill(points(before), "bad", "warning-circle-fill")
        return Pill(points(head.score), "good", "check-circle-fill")
