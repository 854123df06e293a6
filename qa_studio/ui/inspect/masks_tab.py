"""What is hidden in the call: each masked stretch, who made it, and what may be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from qa_studio.domain.mask import Mask, MaskOrigin, MaskSound
from qa_studio.services.masks import MaskLine
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Surface, clear_layout
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.drawing import hairline
from qa_studio.ui.formatting import Formats, stretch
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.theme import color


@dataclass(frozen=True, slots=True)
class ShownMask:
    """A mask, who made it, and whether the one who looks may change it."""

    line: MaskLine
    mine: bool


class MaskRow(QWidget):
    """Where, what is heard instead, who made it; `chosen`, `removed` and `sound_chosen(code)` tell."""

    chosen = Signal()
    removed = Signal()
    sound_chosen = Signal(str)

    def __init__(self, shown: ShownMask, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mask = shown.line.mask
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(44)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(12)
        where = stretch(mask.span.start, mask.span.end)
        self.place = Button(where, "plain", "shield-check", small=True)
        self.place.setToolTip(self.tr("Go there"))
        self.place.clicked.connect(self.chosen)
        row.addWidget(self.place)
        self.sound = Segmented(
            [(MaskSound.TONE.value, self.tr("Tone")), (MaskSound.SILENCE.value, self.tr("Silence"))],
            mask.sound.value,
            self.tr("What is heard instead"),
        )
        self.sound.chosen.connect(self.sound_chosen)
        self.sound.setEnabled(shown.mine)
        row.addWidget(self.sound)
        row.addWidget(ElidedLabel(self._origin(shown.line, formats), "small", "ink3"), 1)
        self.remove = IconButton("trash", self.tr("Let {stretch} be heard again").format(stretch=where), "Del", size=28)
        self.remove.clicked.connect(self.removed)
        self.remove.setVisible(shown.mine)
        row.addWidget(self.remove)

    def _origin(self, line: MaskLine, formats: Formats) -> str:
        mask = line.mask
        words = self.tr("Keypad tones") if mask.origin is MaskOrigin.KEYPAD else self.tr("By hand")
        maker = line.maker or self.tr("by itself")
        return f"{words}  ·  {maker}  ·  {formats.short_when(mask.made_at)}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes."""
        if event.key() == Qt.Key.Key_Delete and not self.remove.isHidden():
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line below."""
        hairline(QPainter(self), 20, self.height() - 1, self.width() - 40, color("line"))


class MasksTab(Surface):
    """All masks by time, and above them what can be done; decides nothing itself."""

    mask_asked = Signal()
    keypad_asked = Signal()
    open_switched = Signal(bool)
    chosen = Signal(int)
    removed = Signal(int)
    sound_chosen = Signal(int, str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__("panel", "", parent)
        self._formats = formats
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 16, 0)
        head.setSpacing(8)
        self.mask_button = Button(self.tr("Mask the selection"), icon="shield-check", small=True)
        self.mask_button.clicked.connect(self.mask_asked)
        self.keypad = Button(self.tr("Mask keypad tones…"), icon="lock-simple", small=True)
        self.keypad.clicked.connect(self.keypad_asked)
        self.open = Switch(self.tr("Hear masked stretches"))
        self.open.setToolTip(self.tr("Only for administrators and team leads; off again with the next recording"))
        self.open.clicked.connect(lambda: self.open_switched.emit(self.open.isChecked()))
        for each in (self.mask_button, self.keypad):
            head.addWidget(each)
        head.addStretch(1)
        head.addWidget(self.open)
        column.addLayout(head)
        body = QWidget()
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(0, 0, 0, 8)
        self._rows.setSpacing(0)
        column.addWidget(PaneScroll(body), 1)
        self.rows: list[MaskRow] = []
        self.show_masks((), may_open=False, is_open=False)

    def show_masks(self, masks: Sequence[ShownMask], *, may_open: bool, is_open: bool) -> None:
        """Show these; who `may_open` is offered to hear them."""
        clear_layout(self._rows)
        self.rows = [self._row(each) for each in masks]
        for row in self.rows:
            self._rows.addWidget(row)
        if not masks:
            words = self.tr("Nothing is masked. Select what must not be heard, a card number for example, and press H.")
            holder = QVBoxLayout()
            holder.setContentsMargins(20, 8, 20, 8)
            holder.addWidget(Paragraph(words, "body", "ink3"))
            self._rows.addLayout(holder)
        self._rows.addWidget(self._truth())
        self._rows.addStretch(1)
        self.open.setVisible(may_open and bool(masks))
        self.open.setChecked(is_open)

    def _truth(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 8, 20, 0)
        words = self.tr("Masks hold in this program. Whoever may open the sound file itself can hear all of it.")
        column.addWidget(Paragraph(words, "small", "ink3"))
        return holder

    def _row(self, shown: ShownMask) -> MaskRow:
        mask: Mask = shown.line.mask
        row = MaskRow(shown, self._formats)
        row.chosen.connect(lambda: self.chosen.emit(mask.id))
        row.removed.connect(lambda: self.removed.emit(mask.id))
        row.sound_chosen.connect(lambda code: self.sound_chosen.emit(mask.id, code))
        return row
