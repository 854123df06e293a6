"""A tab of cards, one below the other, that scrolls where the window is low."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Card, Surface

WIDEST = 880


class CardColumn(QScrollArea):
    """Cards are added from top to bottom; none is wider than a line that can be read."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = Surface("window")
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 20, 24, 24)
        holder = QWidget()
        holder.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addStretch(1)
        row.addWidget(holder, 10)
        row.addStretch(1)
        self.setWidget(body)

    def add_card(self, card: Card) -> None:
        """One more at the bottom."""
        self._column.insertWidget(self._column.count() - 1, card)

    def add_lines(self, title: str, button: Button | None = None) -> QVBoxLayout:
        """A card for lines, with a button beside its title; gives where the lines go."""
        card = Card(title, " ")
        card.note.hide()
        if button is not None:
            card.head.addWidget(button)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        card.body.addLayout(lines)
        self.add_card(card)
        return lines
