"""Buttons: with words, or an icon only."""

from typing import Literal

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

ButtonKind = Literal["primary", "outline", "plain", "danger", "on"]


def cap_text(shortcut: str) -> str:
    """A shortcut as it is written on a key cap."""
    native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) or shortcut
    return native.replace("+Return", " ↵").replace("Return", "↵")


class _PaintedButton(KeyboardRing, QAbstractButton):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu: QMenu | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` below when pressed; a caret shows it."""
        self._menu = menu
        self.clicked.connect(self._open_menu)
        self.updateGeometry()

    def menu(self) -> QMenu | None:
        """The menu that it opens, if any."""
        return self._menu

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class Button(_PaintedButton):
    """A button with words, 32 px high.  `kind`: one primary a page; `on` is what a checkable one looks like pressed."""

    def __init__(
        self,
        words: str,
        kind: ButtonKind = "outline",
        icon: str = "",
        shortcut: str = "",
        parent: QWidget | None = None,
        small: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._cap = kind, icon, cap_text(shortcut) if shortcut else ""
        self._height = 28 if small else 32
        self.setFixedHeight(self._height)
        self.setText(words)
        self.setAccessibleName(words)
        if shortcut:
            self.setToolTip(f"{words} ({self._cap})")

    def set_kind(self, kind: ButtonKind) -> None:
        """Look like another kind."""
        self._kind = kind
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def setText(self, words: str) -> None:
        """Replace the words, for readers of the screen too."""
        super().setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Padding 12, icon 16, gap 8, the words, the cap or the caret."""
        width = 24 + text_width(self.text(), font("body", 600 if self._kind == "primary" else 500))
        width += 24 if self._icon and self.text() else 16 if self._icon else 0
        width += 10 + self._cap_width() if self._cap else 0
        width += 18 if self._menu is not None else 0
        return QSize(round(width + 0.5), self._height)

    def minimumSizeHint(self) -> QSize:
        """As wide as its words."""
        return self.sizeHint()

    def _cap_width(self) -> float:
        return max(20.0, text_width(self._cap, font("axis", 500)) + 10)

    def _shades(self) -> tuple[str, str | None, str | None]:
        """Token of the words, of the fill and of the line."""
        if not self.isEnabled():
            return "ink3", "hover", None
        kind = "on" if self.isCheckable() and self.isChecked() else self._kind
        hover = self.underMouse() or self.isDown()
        return {
            "primary": ("onfill", "accfill", None),
            "outline": ("ink", "hover" if hover else "panel", "line2"),
            "plain": ("ink", "hover" if hover else None, None),
            "danger": ("bad", "badsoft" if hover else "panel", "badline"),
            "on": ("accent", "accsoft", "accline"),
        }[kind]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, words, cap."""
        painter = QPainter(self)
        ink, fill, line = self._shades()
        box = QRectF(self.rect())
        rounded(painter, box, 6, color(fill) if fill else None, color(line) if line else None)
        primary = self._kind == "primary" and self.isEnabled()
        if primary and (self.underMouse() or self.isDown()):
            rounded(painter, box, 6, QColor(0, 0, 0, 56 if self.isDown() else 28))
        left = box.left() + 12
        if self._icon:
            shade = color("ink2" if ink == "ink" else ink)
            paint_icon(painter, self._icon, QRectF(left, box.center().y() - 8, 16, 16), shade)
            left += 24
        right = box.right() - 12
        if self._cap:
            right -= self._cap_width() - 4
            self._paint_cap(painter, QRectF(right, box.center().y() - 9, self._cap_width(), 18), primary)
            right -= 10
        if self._menu is not None:
            paint_icon(painter, "caret-down", QRectF(right - 12, box.center().y() - 6, 12, 12), color("ink3"))
            right -= 18
        face = font("body", 600 if self._kind == "primary" or ink == "accent" else 500)
        draw_text(painter, QRectF(left, box.top(), right - left + 1, box.height()), self.text(), face, color(ink))

    def _paint_cap(self, painter: QPainter, box: QRectF, primary: bool) -> None:
        if primary:
            rounded(painter, box, 4, QColor(0, 0, 0, 64))
        else:
            rounded(painter, box, 4, color("sunken"), color("line"))
        draw_text(painter, box, self._cap, font("axis", 500), color("onfill" if primary else "ink2"), "center")


class IconButton(_PaintedButton):
    """A square of 32 px (or `size`) with an icon; `words` are its name and tool tip."""

    def __init__(
        self,
        icon: str,
        words: str,
        shortcut: str = "",
        outlined: bool = False,
        size: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._outlined, self._size = icon, outlined, size
        self._shortcut = shortcut
        self._token = "ink2"
        self.set_words(words)
        self.setFixedSize(size, size)

    def set_words(self, words: str) -> None:
        """Name it anew."""
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({cap_text(self._shortcut)})" if self._shortcut else words)

    def set_icon(self, icon: str, token: str = "ink2") -> None:
        """Show another icon."""
        self._icon, self._token = icon, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon, and a box where it is outlined, hovered or on."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        on = self.isCheckable() and self.isChecked()
        hover = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = "accsoft" if on else "hover" if hover else "panel" if self._outlined else None
        line = "accline" if on else "line2" if self._outlined else None
        if fill:
            rounded(painter, box, 6, color(fill), color(line) if line else None)
        side = 18 if self._size >= 32 else 16
        token = "accent" if on else self._token
        shade = color(token) if self.isEnabled() else color("ctl", 0.6)
        paint_icon(
            painter, self._icon, QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side), shade
        )


class RoundButton(_PaintedButton):
    """The one round, filled button of the transport: play or pause, 40 px."""

    ring_radius = 20

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(40, 40)
        self.set_face(icon, words)

    def set_face(self, icon: str, words: str) -> None:
        """Show another icon and say another name."""
        self._icon = icon
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled disc."""
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 20, color("accfill" if self.isEnabled() else "hover"))
        shade = color("onfill" if self.isEnabled() else "ink3")
        paint_icon(painter, self._icon, QRectF(10, 10, 20, 20), shade)
