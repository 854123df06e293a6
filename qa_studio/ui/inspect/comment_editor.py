"""Writing a comment in place, with the ready-made ones offered below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qa_studio.ui.components.fields import TextArea
from qa_studio.ui.components.flow_layout import FlowLayout
from qa_studio.ui.components.pills import Chip

SAVED_AFTER_MS = 1000


class CommentEditor(QWidget):
    """A field of two lines: kept a second after the last key, Enter or leaving ends, Escape too.

    `written(text)` comes with every text that is to be kept, `ended` when the field may go.
    """

    written = Signal(str)
    ended = Signal()

    def __init__(
        self, label: str, words: str, ready: Sequence[str], placeholder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kept = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.area = TextArea(label, words, placeholder, 2)
        self.area.editor.installEventFilter(self)
        self.area.editor.moveCursor(self.area.editor.textCursor().MoveOperation.End)
        column.addWidget(self.area)
        self._flow: FlowLayout | None = None
        if ready:
            self._flow = FlowLayout(6)
            for each in ready:
                chip = Chip(each)
                chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                chip.clicked.connect(lambda _checked=False, each=each: self._take(each))
                self._flow.addWidget(chip)
            column.addLayout(self._flow)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVED_AFTER_MS)
        self._pause.timeout.connect(self.keep)
        self.area.edited.connect(self._pause.start)
        self.setFocusProxy(self.area.editor)

    def height_for(self, width: int) -> int:
        """Pixels that field and offers take."""
        offers = self._flow.heightForWidth(width) + 6 if self._flow is not None else 0
        return self.area.height() + offers

    def keep(self) -> None:
        """Hand on what is written, where it changed."""
        self._pause.stop()
        words = self.area.text().strip()
        if words != self._kept:
            self._kept = words
            self.written.emit(words)

    def _take(self, words: str) -> None:
        before = self.area.text().strip()
        self.area.setText(f"{before} {words}".strip())
        self.keep()
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape end, Shift+Enter begins a new line; so does going elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
            self.ended.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain
            if ends or event.key() == Qt.Key.Key_Escape:
                self.keep()
                self.ended.emit()
                return True
        return False
