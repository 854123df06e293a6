"""The head of a section: folds it, says how it stands, and opens what can be done with all of it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.drawing import draw_text, hairline, rounded, text_width
from qa_studio.ui.focus_ring import KEYBOARD_REASONS
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

HEIGHT = 36
TITLE_LEFT, CARET, SIGN, MENU, GAP, RIGHT = 36, 14, 13, 24, 12, 20


@dataclass(frozen=True, slots=True)
class HeadState:
    """`points` in the colour `token`; `left` open questions, `wanting` answered ones that lack comment or evidence."""

    points: str = ""
    token: str = "ink2"
    left: int = 0
    wanting: int = 0
    failed: bool = False
    asked: bool = True


class SectionHead(QAbstractButton):
    """Number, title, "2 left", "27 / 30"; `toggled(open)` comes when it is folded or unfolded.

    `menu_asked(place on the screen)` comes from its button, the context menu and the menu key.
    """

    menu_asked = Signal(QPoint)

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._title = number, title
        self._state = HeadState()
        self._locked = False
        self._ringed = False
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(HEIGHT)
        self.more = IconButton(
            "dots-three", self.tr("Answer the whole section {number}").format(number=number), "X", size=MENU
        )
        self.more.setParent(self)
        self.more.clicked.connect(lambda: self._ask_menu(self.more.geometry().bottomLeft()))
        self.more.installEventFilter(self)
        self.more.hide()
        self._tell()

    @property
    def state(self) -> HeadState:
        """What is shown now."""
        return self._state

    def show_state(self, state: HeadState) -> None:
        """Say how the section stands."""
        if state != self._state:
            self._state = state
            self._tell()
            self._place_menu()
            self.update()

    def set_locked(self, locked: bool) -> None:
        """Offer nothing that changes answers."""
        self._locked = locked
        self._show_menu()

    def _tell(self) -> None:
        parts = (str(self._number), self._title, self._state.points, self._standing()[2])
        self.setAccessibleName(" ".join(part for part in parts if part))
        self.setToolTip(self._title)

    def _standing(self) -> tuple[str, str, str]:
        """Sign, its colour, and words: never a colour alone."""
        state = self._state
        if state.failed:
            return "warning-circle-fill", "bad", self._failed_words()
        if state.left:
            return "circle-dashed", "ink2", self.tr("{number} left").format(number=state.left)
        if state.wanting:
            return "warning-fill", "warn", self.tr("{number} unfinished").format(number=state.wanting)
        if not state.asked:
            return "", "ink3", self.tr("not asked")
        return "check-circle-fill", "good", self.tr("complete")

    def _failed_words(self) -> str:
        if self._state.left:
            return self.tr("failed, {number} left").format(number=self._state.left)
        if self._state.wanting:
            return self.tr("failed, {number} unfinished").format(number=self._state.wanting)
        return self.tr("failed")

    def sizeHint(self) -> QSize:
        """36 px high."""
        return QSize(400, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter folds as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    # The menu

    def _ask_menu(self, inside: QPoint) -> None:
        self.menu_asked.emit(self.mapToGlobal(inside))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The mouse where it is; the menu key below the title."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self._ask_menu(event.pos() if by_mouse else QPoint(TITLE_LEFT, HEIGHT))

    def _show_menu(self) -> None:
        near = self.underMouse() or self.more.underMouse() or self.hasFocus() or self.more.hasFocus()
        self.more.setVisible(near and not self._locked)
        self._place_menu()

    def _place_menu(self) -> None:
        left = self._title_left() + min(text_width(self._title, font("body", 600)), self._title_room()) + 6
        self.more.move(round(left), (HEIGHT - MENU) // 2)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Its button comes with the mouse …"""
        super().enterEvent(event)
        self._show_menu()

    def leaveEvent(self, event: QEvent) -> None:
        """… and goes with it."""
        super().leaveEvent(event)
        self._show_menu()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """So it does with the keyboard."""
        super().focusInEvent(event)
        self._ringed = event.reason() in KEYBOARD_REASONS
        self._show_menu()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Unless the keyboard went to the button itself."""
        super().focusOutEvent(event)
        self._ringed = False
        self._show_menu()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button that lost the keyboard goes."""
        if event.type() == QEvent.Type.FocusOut:
            self._show_menu()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title may be cut elsewhere."""
        self._place_menu()

    # Painting

    def _title_left(self) -> float:
        return TITLE_LEFT + text_width(str(self._number), font("body", 600)) + 8

    def _title_room(self) -> float:
        """Pixels for the title, with the button beside it."""
        return self._standing_left() - self._title_left() - MENU - GAP

    def _points_face(self) -> QFont:
        return font("small", 600 if self._state.token != "ink2" else 500)

    def _points_left(self) -> float:
        wide = text_width(self._state.points, self._points_face())
        return self.width() - RIGHT - wide if self._state.points else self.width() - RIGHT + GAP

    def _standing_left(self) -> float:
        sign, _, words = self._standing()
        return self._points_left() - GAP - text_width(words, font("small", 500)) - (SIGN + 5 if sign else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Caret, number, title at the left, standing at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("hover" if self.underMouse() else "sunken"))
        hairline(painter, 0, self.height() - 1, self.width(), color("line"))
        caret = "caret-down" if self.isChecked() else "caret-right"
        paint_icon(painter, caret, QRectF(17, 11, CARET, CARET), color("ink3"))
        box = QRectF(self._points_left() - 1, 0, self.width() - RIGHT - self._points_left() + 2, HEIGHT)
        draw_text(painter, box, self._state.points, self._points_face(), color(self._state.token))
        self._paint_standing(painter)
        draw_text(painter, QRectF(TITLE_LEFT, 0, 20, HEIGHT), str(self._number), font("body", 600), color("ink"))
        room = QRectF(self._title_left(), 0, self._title_room(), HEIGHT)
        draw_text(painter, room, self._title, font("body", 600), color("ink"))
        if self._ringed:  # within: a ring around it would be cut off at the edges of the pane
            rounded(painter, QRectF(self.rect()).adjusted(2, 1, -2, -2), 4, None, color("accent"), 2)

    def _paint_standing(self, painter: QPainter) -> None:
        sign, token, words = self._standing()
        left = self._standing_left()
        if sign:
            paint_icon(painter, sign, QRectF(left, (HEIGHT - SIGN) / 2, SIGN, SIGN), color(token))
            left += SIGN + 5
        box = QRectF(left - 1, 0, self._points_left() - GAP - left + 2, HEIGHT)
        ink = token if token in ("bad", "warn") else "ink2"
        draw_text(painter, box, words, font("small", 500), color(ink))
