"""What can be done with a stretch that was dragged over the waveform."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color


class SelectionBar(QWidget):
    """A small strip over the lanes: evidence for the active question, note, mask, repeat, example, part, forget."""

    evidence_pressed = Signal()
    note_pressed = Signal()
    mask_pressed = Signal()
    loop_pressed = Signal()
    example_pressed = Signal()
    part_pressed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 5, 5)
        row.setSpacing(6)
        self.span = ElidedLabel("", "small", "ink2", 500)
        row.addWidget(self.span)
        self.evidence = Button("", "on", "flag", small=True)
        self.evidence.clicked.connect(self.evidence_pressed)
        self.note = Button(self.tr("Note"), "outline", "note-pencil", small=True)
        self.note.clicked.connect(self.note_pressed)
        self.mask_button = Button(self.tr("Mask"), "outline", "shield-check", small=True)
        self.mask_button.clicked.connect(self.mask_pressed)
        self.loop = Button(self.tr("Repeat"), "outline", "repeat", small=True)
        self.loop.clicked.connect(self.loop_pressed)
        self.example = Button(self.tr("Example…"), "outline", "star", small=True)
        self.example.clicked.connect(self.example_pressed)
        self.part = IconButton("crop", self.tr("Judge only this part of the call"), size=28)
        self.part.clicked.connect(self.part_pressed)
        close = IconButton("x", self.tr("Forget the selection"), "Esc", size=28)
        close.clicked.connect(self.closed)
        for button in (self.evidence, self.note, self.mask_button, self.loop, self.example, self.part, close):
            row.addWidget(button)
        self.hide()

    def offer(self, note: bool, mask: bool, example: bool) -> None:
        """Only what the person may do."""
        for button, offered in ((self.note, note), (self.mask_button, mask), (self.example, example)):
            button.setVisible(offered)

    def show_span(self, words: str, number: str, locked: bool) -> None:
        """Offer what can be done with this stretch."""
        self.span.setText(words)
        self.span.setMinimumWidth(self.span.sizeHint().width())
        self.evidence.setText(self.tr("Evidence for {number}").format(number=number))
        self.evidence.setVisible(bool(number) and not locked)
        self.part.setVisible(not locked)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A panel with a line."""
        rounded(QPainter(self), QRectF(self.rect()), 8, color("panel"), color("line2"))
