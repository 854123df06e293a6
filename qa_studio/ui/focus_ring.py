"""The ring around what has the keyboard: 2 px with a gap of 2 px, never after a mouse click."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color

KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
OUTSIDE = 4


class FocusRing(QWidget):
    """A frame that lies around its target, as a sister of it, and lets every click through."""

    def __init__(self, target: QWidget, radius: float) -> None:
        super().__init__(target.parentWidget())
        self._target = target
        self._radius = radius + OUTSIDE
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the target wherever it goes."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def _follow(self) -> None:
        self.setGeometry(self._target.geometry().adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE))
        self.setVisible(self._target.hasFocus() and self._target.isVisible())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pixels of accent."""
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), self._radius, None, color("accent"), 2)


class KeyboardRing:
    """Gives a widget its ring: mix in before the Qt class and set `ring_radius`.

    Code that moves the focus because of a key passes `Qt.FocusReason.TabFocusReason` to `setFocus`.
    """

    ring_radius: float = 6
    _ring: FocusRing | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where a key brought the focus."""
        super().focusInEvent(event)  # type: ignore[misc]
        assert isinstance(self, QWidget)
        if event.reason() in KEYBOARD_REASONS and self.parentWidget() is not None:
            self._drop_ring()
            self._ring = FocusRing(self, self.ring_radius)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)  # type: ignore[misc]
        self._drop_ring()

    @property
    def has_ring(self) -> bool:
        """Whether the ring is shown."""
        return self._ring is not None

    def _drop_ring(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None
