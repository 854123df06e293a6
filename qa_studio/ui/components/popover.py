"""A small panel over the window, next to what opened it; gone at a click elsewhere or Escape."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color

WIDTH = 300
_GAP = 4


class Popover(QFrame):
    """A title, and `body` for what is chosen there; deleted when it is closed."""

    def __init__(self, parent: QWidget, width: int = WIDTH) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(width)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(12)
        self._title = ElidedLabel("", "body", "ink", 600)
        self.body.addWidget(self._title)

    def set_title(self, title: str) -> None:
        """Name it."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def open_at(self, widget: QWidget, focus: QWidget | None = None) -> None:
        """Show it under the widget that asked for it, above where there is no room; `focus` gets the keyboard."""
        self.adjustSize()
        room = widget.screen().availableGeometry()
        below = widget.mapToGlobal(QPoint(0, widget.height() + _GAP))
        y = below.y()
        if y + self.height() > room.bottom():
            y = widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - _GAP
        self.move(max(room.left() + 8, min(below.x(), room.right() - self.width() - 8)), max(room.top(), y))
        self.show()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A panel with a hairline around it."""
        rounded(QPainter(self), QRectF(self.rect()), 0, color("panel"), color("line2"))
