"""One line of what was noted along the call: evidence with its comment, or a free note."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qa_studio.domain.spans import Span
from qa_studio.ui.components.pills import TagKind, paint_tag, tag_width
from qa_studio.ui.drawing import draw_text, hairline
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.formatting import stretch
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.inspect.wrapping import paint_lines, wrapped
from qa_studio.ui.theme import color, font

LEFT, WORDS, RIGHT = 20, 120, 20
WIDEST_TAG = 110
DOTS = 24


@dataclass(frozen=True, slots=True)
class ShownNote:
    """One line: evidence and comment of a question; `span` None where the comment has no place in the call.

    A free note has a `key` and no question; `mine` where the reader wrote it.
    """

    question: str
    number: str
    text: str
    comment: str
    span: Span | None
    kind: TagKind
    icon: str
    key: str = ""
    mine: bool = False

    @property
    def when(self) -> str:
        """Its place in the call, in words."""
        return stretch(self.span.start, self.span.end) if self.span else ""


class NoteRow(KeyboardRing, QAbstractButton):
    """When, what was written, whose it is or for which question; `clicked` wants to go there.

    A free note of the reader's own: a double click or F2 edits, Delete deletes, the dots or the menu key ask for more.
    """

    edit_asked = Signal(str)
    remove_asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    ring_radius = 2

    def __init__(self, note: ShownNote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = note
        self._words = note.comment or note.text
        self._lines: tuple[str, ...] = ("",)
        self._tag_wide = min(float(WIDEST_TAG), tag_width(note.number, note.icon) + 2)
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{note.when} {note.number} {self._words}".strip())
        self.setToolTip(f"{note.number} {note.text}")

    @property
    def current(self) -> bool:
        """Whether the playhead is here."""
        return self._current

    def set_current(self, current: bool) -> None:
        """Say that the playhead is here, or no longer."""
        self._current = current
        self.update()

    def sizeHint(self) -> QSize:
        """One line; `heightForWidth` says how many it takes."""
        return QSize(400, 34)

    def hasHeightForWidth(self) -> bool:
        """Long words take several lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words take."""
        return 12 + 22 * len(self._wrapped(width))

    def _wrapped(self, width: int) -> tuple[str, ...]:
        room = width - RIGHT - DOTS - self._tag_wide - WORDS - 12
        return wrapped(self._words, "body", 400, max(60, round(room)))

    def _dots(self) -> QRectF:
        return QRectF(self.width() - RIGHT - DOTS + 4, 5, DOTS, DOTS)

    def _tag(self) -> QRectF:
        right = self.width() - RIGHT - DOTS
        return QRectF(right - self._tag_wide, 8, self._tag_wide, 18)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        self._lines = self._wrapped(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Time, words, tag, dots."""
        painter = QPainter(self)
        if self._current:
            painter.fillRect(self.rect(), color("accsoft"))
            painter.fillRect(QRectF(0, 0, 3, self.height()), color("accfill"))
        elif self.underMouse():
            painter.fillRect(self.rect(), color("hover"))
        draw_text(painter, QRectF(LEFT, 6, WORDS - LEFT - 4, 22), self.note.when, font("body", 500), color("ink3"))
        ink = "ink" if self.note.comment else "ink3"
        paint_lines(painter, WORDS, 7, self._lines, font("body"), "body", color(ink))
        paint_tag(painter, self._tag(), self.note.number, self.note.kind, self.note.icon)
        if self.note.mine:
            paint_icon(painter, "dots-three", self._dots().adjusted(4, 4, -4, -4), color("ink2"))
        hairline(painter, LEFT, self.height() - 1, self.width() - LEFT - RIGHT, color("line"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The dots ask for the menu, the rest goes there."""
        if self.note.mine and self._dots().contains(event.position()):
            self.setDown(False)
            self.menu_asked.emit(self.note.key, event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit."""
        if self.note.mine:
            self.edit_asked.emit(self.note.key)
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button or the menu key."""
        if self.note.key:
            self.menu_asked.emit(self.note.key, event.globalPos())
        else:
            super().contextMenuEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, F2 edits, Delete deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        elif self.note.mine and event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit(self.note.key)
        elif self.note.mine and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit(self.note.key)
        else:
            super().keyPressEvent(event)
