"""Fields for wordings: several lines, one line, and one line that looks like plain text until it is touched."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from qa_studio.ui.checklists.designer.undo_passes import UndoPasses
from qa_studio.ui.components.fields import TextArea, TextField, paint_field
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def kept_place(before: str, after: str, at: int) -> int:
    """Where a caret that stood at `at` in `before` belongs in `after`: behind what changed, or where it was."""
    if before == after:
        return at
    tail = 0
    while tail < min(len(before), len(after)) and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return len(after) - tail


class LinesBox(TextArea):
    """Several lines; `typed(text)` after each key of the user.  Enter in a `single` one tells `entered` instead."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, label: str, lines: int, single: bool, parent: QWidget | None = None) -> None:
        self._single = single
        super().__init__(label, lines=lines, parent=parent)
        self.editor.setUndoRedoEnabled(False)
        UndoPasses(self.editor)
        self.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        text = self.text()
        if self._single and "\n" in text:  # pasted from several lines
            text = " ".join(text.split())
            self.show_text(text, self.editor.placeholderText())
        self.typed.emit(text)

    def show_text(self, text: str, placeholder: str) -> None:
        """Show a text without telling anybody; the caret stays with what it stood at."""
        if placeholder != self.editor.placeholderText():
            self.editor.setPlaceholderText(placeholder)
        before = self.text()
        if text == before:
            return
        at = kept_place(before, text, self.editor.textCursor().position())
        self.editor.blockSignals(True)
        self.setText(text)
        self.editor.blockSignals(False)
        cursor = self.editor.textCursor()
        cursor.setPosition(at)
        self.editor.setTextCursor(cursor)

    def to_end(self) -> None:
        """Put the caret behind the text."""
        self.editor.moveCursor(QTextCursor.MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter is for the window where there is but one line to write."""
        if self._single and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.type() == QEvent.Type.KeyPress and plain:
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)


class LineBox(TextField):
    """One line; `typed(text)` after each key of the user."""

    typed = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        UndoPasses(self)
        self.textEdited.connect(self.typed)

    def show_text(self, text: str, placeholder: str) -> None:
        """Show a text without telling anybody; the caret stays with what it stood at."""
        if placeholder != self.placeholderText():
            self.setPlaceholderText(placeholder)
        before = self.text()
        if text == before:
            return
        at = kept_place(before, text, self.cursorPosition())
        self.setText(text)
        self.setCursorPosition(at if self.hasFocus() else 0)

    def to_end(self) -> None:
        """Put the caret behind the text."""
        self.end(False)


class InPlaceBox(LineBox):
    """One line in a table: plain text, a box around it under the mouse or with the keyboard."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._hovered = False
        self._lack = ""
        self.setTextMargins(6, 0, 4, 0)

    def show_lack(self, words: str) -> None:
        """Say in a sign at the right what its wording lacks; nothing where it lacks nothing."""
        if words != self._lack:
            self._lack = words
            self.setToolTip(words)
            self.setTextMargins(6, 0, 22 if words else 4, 0)
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be written in."""
        self._hovered = True
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be plain text again."""
        self._hovered = False
        super().leaveEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning of the text."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """No box where nobody points at it."""
        if self._hovered or self.hasFocus():
            paint_field(QPainter(self), QRectF(self.rect()), self.hasFocus(), self.isEnabled())
        self._paint_text(event)

    def _paint_text(self, event: QPaintEvent) -> None:
        # Qt's own painting of text and caret, past the box of a text field.
        super(TextField, self).paintEvent(event)
        if self._lack:
            box = QRectF(self.width() - 20, self.height() / 2 - 7, 14, 14)
            paint_icon(QPainter(self), "translate", box, color("warn"))
