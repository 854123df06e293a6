"""What happened along with a step, in a narrow column, with the way back."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.labels import LinkLabel, Paragraph
from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color


class UndoNotice(QWidget):
    """A sentence, below it perhaps “Undo”, at its right an x.  `acted` and `closed` tell."""

    acted = Signal()
    closed = Signal()

    def __init__(self, words: str, undo: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 6, 8)
        row.setSpacing(6)
        column = QVBoxLayout()
        column.setSpacing(4)
        self.words = Paragraph(words, "small", "ink")
        column.addWidget(self.words)
        if undo:
            link = LinkLabel(self.tr("Undo"), "small")
            link.clicked.connect(self.acted)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        close = IconButton("x", self.tr("Close"), size=24)
        close.clicked.connect(self.closed)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The soft accent."""
        rounded(QPainter(self), QRectF(self.rect()), 6, color("accsoft"))
