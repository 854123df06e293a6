"""The small line over the waveform in which a note is typed."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.fields import TextArea
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color

WIDTH = 520
MOST_LINES = 3
PAUSE_MS = 1000


class NoteLine(QWidget):
    """Enter or the check keeps, Escape or the x gives up; Shift+Enter begins a new line.

    `kept(text, public)`, `given_up(text)`; `paused(text)` a second after the last key, for what must not be lost.
    """

    kept = Signal(str, bool)
    given_up = Signal(str)
    paused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 5, 5)
        row.setSpacing(6)
        self.when = ElidedLabel("", "small", "ink2", 500)
        row.addWidget(self.when)
        self.area = TextArea(self.tr("Note"), "", self.tr("What is to be remembered here"), 1)
        self.area.editor.installEventFilter(self)
        self.area.setFixedHeight(self._high())
        row.addWidget(self.area, 1)
        self.public = Button("", "outline", "", small=True)
        self.public.setCheckable(True)
        self.public.toggled.connect(lambda _on: self._show_public())
        self.keep_button = IconButton("check-bold", self.tr("Keep the note"), "Return", size=28)
        self.keep_button.clicked.connect(self.accept)
        self.close_button = IconButton("x", self.tr("Give up"), "Esc", size=28)
        self.close_button.clicked.connect(self.give_up)
        for button in (self.public, self.keep_button, self.close_button):
            row.addWidget(button)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.paused.emit(self.text))
        self.area.edited.connect(self._on_edited)
        self.setFocusProxy(self.area.editor)
        self._show_public()
        self.hide()

    @property
    def text(self) -> str:
        """What is written, without blanks around it."""
        return self.area.text().strip()

    def open(self, when: str, text: str, public: bool) -> None:
        """Begin to type."""
        self.when.setText(when)
        self.when.setMinimumWidth(self.when.sizeHint().width())
        self.area.setText(text)
        self.area.editor.moveCursor(self.area.editor.textCursor().MoveOperation.End)
        self._pause.stop()
        self.public.setChecked(public)
        self._show_public()
        self.show()
        self.raise_()
        self.area.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Go away."""
        self._pause.stop()
        self.hide()

    def _show_public(self) -> None:
        public = self.public.isChecked()
        self.public.setText(self.tr("Public") if public else self.tr("Own"))
        self.public.set_icon("users" if public else "lock-simple")
        self.public.setToolTip(
            self.tr("Everybody who opens the recording can read it.") if public else self.tr("Only you can read it.")
        )

    def _on_edited(self) -> None:
        self._pause.start()
        high = self._high()
        if self.area.height() != high:
            self.area.setFixedHeight(high)
            self._fit()

    def _high(self) -> int:
        return 20 * max(1, min(MOST_LINES, self.area.editor.document().blockCount())) + 16

    def _fit(self) -> None:
        below = self.y() + self.height()
        self.resize(self.width(), self.sizeHint().height())
        self.move(self.x(), below - self.height())

    def place(self, x: float, bottom: int, room: int) -> None:
        """Stand on `bottom`, at `x` or as near as the `room` allows."""
        wide, high = min(WIDTH, room - 16), self.sizeHint().height()
        left = min(max(8, round(x)), max(8, room - wide - 8))
        self.setGeometry(left, bottom - high, wide, high)

    def accept(self) -> None:
        """Keep what is written."""
        self._pause.stop()
        self.kept.emit(self.text, self.public.isChecked())

    def give_up(self) -> None:
        """Don't keep it."""
        self._pause.stop()
        self.given_up.emit(self.text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape end."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self.accept()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A panel with a line of accent."""
        rounded(QPainter(self), QRectF(self.rect()), 8, color("panel"), color("accline"))
