"""Writing a comment in place, with the ready-made ones offered below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from qa_studio.ui.components.fields import TextArea
from qa_studio.ui.inspect.comment_offers import EDGE, GAP, CommentOffers

SAVED_AFTER_MS = 1000
_FIRST_IDEOGRAPH = "\u2e80"


class CommentEditor(QWidget):
    """A field of two lines: kept a second after the last key, Enter or leaving ends, Escape too.

    Down from the last line goes to the offers, Alt with a figure takes one; it comes in where the cursor is, and in an
    empty field it is the whole comment.  `written(text)` comes with every text that is to be kept, `ended` when the
    field may go.
    """

    written = Signal(str)
    ended = Signal()

    def __init__(
        self,
        label: str,
        words: str,
        offers: tuple[Sequence[str], Sequence[str]],
        placeholder: str,
        width: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kept = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP - EDGE)
        self.area = TextArea(label, words, placeholder, 2)
        self.area.editor.installEventFilter(self)
        self.area.editor.moveCursor(QTextCursor.MoveOperation.End)
        field = QVBoxLayout()
        field.setContentsMargins(EDGE, 0, EDGE, 0)
        field.addWidget(self.area)
        column.addLayout(field)
        self.offers = CommentOffers(*offers, width, self)
        self.offers.taken.connect(self._take)
        self.offers.left.connect(lambda: self.area.editor.setFocus(Qt.FocusReason.OtherFocusReason))
        self.offers.setVisible(bool(self.offers.chips))
        for chip in self.offers.chips:
            chip.installEventFilter(self)
        column.addWidget(self.offers)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVED_AFTER_MS)
        self._pause.timeout.connect(self.keep)
        self.area.edited.connect(self._pause.start)
        self.setFocusProxy(self.area.editor)

    def height_for(self, width: int) -> int:
        """Pixels that field and offers take; `EDGE` of the width is left free at each side, for rings."""
        offers = self.offers.height_for(width) + GAP - EDGE if self.offers.chips else 0
        return self.area.height() + offers

    def has_keyboard(self) -> bool:
        """Whether the field or an offer has it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def keep(self) -> None:
        """Hand on what is written, where it changed."""
        self._pause.stop()
        words = self.area.text().strip()
        if words != self._kept:
            self._kept = words
            self.written.emit(words)

    def _take(self, words: str) -> None:
        editor, empty = self.area.editor, not self.area.text().strip()
        cursor, text = editor.textCursor(), self.area.text()
        before, after = text[: cursor.selectionStart()][-1:], text[cursor.selectionEnd() :][:1]
        cursor.insertText(f"{_gap(before, words[:1])}{words}{_gap(words[-1:], after)}")
        editor.setTextCursor(cursor)
        self.keep()
        if empty:
            self.ended.emit()
        else:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape end, Shift+Enter begins a new line; so does going elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
            # Who has the keyboard next is known a moment later: an offer is not elsewhere.
            QTimer.singleShot(0, self, self._end_if_left)
        elif watched is self.area.editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _end_if_left(self) -> None:
        if not self.has_keyboard():
            self.ended.emit()

    def _on_key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if (event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain) or event.key() == Qt.Key.Key_Escape:
            self.keep()
            self.ended.emit()
            return True
        if event.key() == Qt.Key.Key_Down and plain and self._on_last_line():
            return self.offers.enter()
        if modifiers == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.offers.take(event.key() - Qt.Key.Key_0)
            return True
        return False

    def _on_last_line(self) -> bool:
        cursor = QTextCursor(self.area.editor.textCursor())
        return not cursor.movePosition(QTextCursor.MoveOperation.Down)


def _gap(left: str, right: str) -> str:
    """A space between words that need one; Chinese doesn't, nor does what stands before a full stop."""
    apart = not left or not right or left.isspace() or right.isspace()
    return "" if apart or max(left, right) >= _FIRST_IDEOGRAPH or right in ".,;:!?)" else " "
