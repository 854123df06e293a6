"""One sample: what it teaches, where it is from, its waveform."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.recording import AudioState, mask_number
from qa_studio.services.coaching import KIND_NAMES
from qa_studio.services.rows import SampleRow
from qa_studio.ui.coaching.picture import SamplePicture
from qa_studio.ui.components.buttons import Button, IconButton, RoundButton
from qa_studio.ui.components.cards import FactRow, Hairline, Surface, clear_layout
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.pills import Pill, PillKind
from qa_studio.ui.formatting import NOTHING, Formats, position, stretch
from qa_studio.ui.surroundings import Surroundings

WIDTH = 344
KIND_LOOKS: dict[SampleKind, tuple[PillKind, str]] = {
    SampleKind.GOOD: ("good", "thumbs-up-fill"),
    SampleKind.TO_IMPROVE: ("warn", "wrench-fill"),
}


class SampleDetails(Surface):
    """Shows a sample; `play_asked(share or None)`, `edit_asked`, `remove_asked` and `open_asked` tell."""

    play_asked = Signal(object)
    edit_asked = Signal()
    remove_asked = Signal()
    open_asked = Signal()

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("panel", "l", parent)
        self._around = surroundings
        self._formats = Formats(surroundings.language, surroundings.zone)
        self.row: SampleRow | None = None
        self.setFixedWidth(WIDTH)
        body = Surface("panel")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(20, 20, 20, 20)
        self._column.setSpacing(12)
        self._fill()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._area)
        self._area.hide()

    def _fill(self) -> None:
        self.kind = Pill("")
        kind_row = QHBoxLayout()
        kind_row.addWidget(self.kind)
        kind_row.addStretch(1)
        self._column.addLayout(kind_row)
        self.topic = Paragraph("", "object", "ink", 600)
        self._column.addWidget(self.topic)
        self.point = Paragraph("", "body", "ink2")
        self._column.addWidget(self.point)
        self.picture = SamplePicture()
        self.picture.play_asked.connect(lambda share: self.play_asked.emit(share))
        self._column.addWidget(self.picture)
        self._column.addLayout(self._transport())
        self.notice = Paragraph("", "small", "warn")
        self._column.addWidget(self.notice)
        self._column.addLayout(self._buttons())
        self._column.addWidget(Hairline())
        self._column.addWidget(ElidedLabel(self.tr("Call"), "body", "ink", 600))
        self._facts = QVBoxLayout()
        self._facts.setSpacing(0)
        self._column.addLayout(self._facts)
        self._column.addStretch(1)

    def _transport(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.play = RoundButton("play-fill", self.tr("Play the sample (Space)"))
        self.play.clicked.connect(lambda: self.play_asked.emit(None))
        self.place = ElidedLabel("", "object", "ink", 600)
        self.length = ElidedLabel("", "small", "ink3", side="right")
        row.addWidget(self.play)
        row.addWidget(self.place, 1)
        row.addWidget(self.length)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.open_button = Button(self.tr("Open the call"), icon="headphones")
        self.open_button.clicked.connect(self.open_asked)
        self.edit_button = Button(self.tr("Edit"), icon="pencil-simple")
        self.edit_button.clicked.connect(self.edit_asked)
        self.remove_button = IconButton("trash", self.tr("Remove"), "Del", outlined=True)
        self.remove_button.clicked.connect(self.remove_asked)
        for each in (self.open_button, self.edit_button, self.remove_button):
            row.addWidget(each)
        row.addStretch(1)
        return row

    def show_row(self, row: SampleRow | None) -> None:
        """Show a sample, or nothing."""
        same = row is not None and self.row is not None and row.sample == self.row.sample
        self.row = row
        self._area.setVisible(row is not None)
        if row is None:
            return
        kind, icon = KIND_LOOKS[row.sample.kind]
        self.kind.show_fact(self._around.say.say(KIND_NAMES[row.sample.kind]), kind, icon)
        self.topic.setText(row.sample.topic)
        self.point.setText(row.sample.teaching_point or self.tr("No teaching point is written yet."))
        span = row.sample.span
        self.length.setText(f"{stretch(span.start, span.end)}  ·  {self._formats.seconds(span.length)}")
        self.notice.setText(self._trouble(row.recording.audio))
        self.notice.setVisible(bool(self.notice.text()))
        self.play.setEnabled(row.recording.audio is AudioState.PRESENT)
        self._show_facts(row)
        if not same:
            self.picture.show_shape(None)
            self.show_playing(False, None)

    def show_playing(self, playing: bool, share: float | None) -> None:
        """Whether it is heard, and where."""
        words = self.tr("Pause (Space)") if playing else self.tr("Play the sample (Space)")
        self.play.set_face("pause-fill" if playing else "play-fill", words)
        self.picture.show_share(share)
        if self.row is not None:
            span = self.row.sample.span
            self.place.setText(position(span.start + (share or 0.0) * span.length))

    def _trouble(self, audio: AudioState) -> str:
        if audio is AudioState.MISSING:
            return self.tr("The file is not where it was. Find it on the recordings page.")
        return self.tr("The audio was removed by retention.") if audio is AudioState.REMOVED else ""

    def _show_facts(self, row: SampleRow) -> None:
        clear_layout(self._facts)
        call, day = row.recording, self._formats
        number = call.customer_number
        shown = number if number is None or self._around.show_customer_numbers else mask_number(number)
        for label, value in (
            (self.tr("Agent"), call.agent_name),
            (self.tr("Team"), call.team_name),
            (self.tr("Date"), day.when(call.started_at) if call.started_at else None),
            (self.tr("Queue"), call.queue),
            (self.tr("Customer"), shown),
            (self.tr("Case"), call.case),
            (self.tr("Marked by"), row.marked_by),
            (self.tr("Marked on"), day.when(row.sample.marked_at)),
            (self.tr("File"), call.file_name(self._around.show_customer_numbers)),
        ):
            self._facts.addWidget(FactRow(label, value or NOTHING, 92))
