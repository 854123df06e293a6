"""Strips that say something: above a page until they are closed, or under a score."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Sign
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color

BannerKind = Literal["info", "good", "warn", "bad"]
_LOOKS: dict[BannerKind, tuple[str, str, str]] = {
    "info": ("info", "accent", "accsoft"),
    "good": ("check-circle-fill", "good", "goodsoft"),
    "warn": ("warning-fill", "warn", "warnsoft"),
    "bad": ("warning-circle-fill", "bad", "badsoft"),
}


class Banner(QWidget):
    """One statement with a sign, perhaps an action, perhaps an x.  `acted` and `closed` tell."""

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        words: str,
        kind: BannerKind = "info",
        action: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: BannerKind = kind
        sign, ink, _ = _LOOKS[kind]
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        self._sign = Sign(sign, ink)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.words = Paragraph(words, "body", ink if kind == "bad" else "ink", 500)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.words)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        row.setAlignment(self._sign, Qt.AlignmentFlag.AlignVCenter)
        if action:
            button = Button(action, small=True)
            button.clicked.connect(self.acted)
            row.addWidget(button)
        if closable:
            close = IconButton("x", self.tr("Close"), size=28)
            close.clicked.connect(self._on_close)
            row.addWidget(close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(36)
        self.setAccessibleName(words)

    def set_words(self, words: str) -> None:
        """State something else."""
        self.words.setText(words)
        self.setAccessibleName(words)

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The soft colour."""
        rounded(QPainter(self), QRectF(self.rect()), 6, color(_LOOKS[self._kind][2]))
