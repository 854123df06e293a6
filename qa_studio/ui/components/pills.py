"""Pills state a fact, chips can be clicked, tags label a span."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

PillKind = Literal["neutral", "accent", "good", "warn", "bad"]
ChipKind = Literal["plain", "add"]
TagKind = Literal["plain", "accent", "good", "warn", "bad"]

PILL_SHADES: dict[PillKind, tuple[str, str]] = {
    "neutral": ("ink2", "hover"),
    "accent": ("accent", "accsoft"),
    "good": ("good", "goodsoft"),
    "warn": ("warn", "warnsoft"),
    "bad": ("bad", "badsoft"),
}
"""Token of the words and of the fill."""
TAG_SHADES: dict[TagKind, tuple[str, str, str]] = {
    "plain": ("ink2", "panel", "line2"),
    "accent": ("accent", "accsoft", "accline"),
    "good": ("good", "goodsoft", "good"),
    "warn": ("warn", "warnsoft", "warn"),
    "bad": ("bad", "badsoft", "bad"),
}
"""Token of the words, of the fill and of the line."""


def pill_width(words: str, icon: str) -> float:
    """Pixels that a pill takes."""
    return text_width(words, font("small", 500)) + 18 + (18 if icon else 0)


def paint_pill(painter: QPainter, box: QRectF, words: str, kind: PillKind, icon: str) -> None:
    """A pill that fills `box`."""
    ink, fill = PILL_SHADES[kind]
    rounded(painter, box, box.height() / 2, color(fill))
    left = box.left() + 9
    if icon:
        paint_icon(painter, icon, QRectF(left - 1, box.center().y() - 7, 14, 14), color(ink))
        left += 17
    draw_text(
        painter, QRectF(left, box.top(), box.right() - left - 8, box.height()), words, font("small", 500), color(ink)
    )


def tag_width(words: str, icon: str = "") -> float:
    """Pixels that a tag takes."""
    return text_width(words, font("small", 500)) + 12 + (15 if icon else 0)


def paint_tag(painter: QPainter, box: QRectF, words: str, kind: TagKind, icon: str = "") -> None:
    """A tag that fills `box`, usually 18 high."""
    ink, fill, line = TAG_SHADES[kind]
    rounded(painter, box, 4, color(fill), color(line))
    left = box.left() + 6
    if icon:
        paint_icon(painter, icon, QRectF(left - 1, box.center().y() - 6, 12, 12), color(ink))
        left += 14
    draw_text(
        painter, QRectF(left, box.top(), box.right() - left - 4, box.height()), words, font("small", 500), color(ink)
    )


class Pill(QWidget):
    """A fact in a word, 22 px high, round and filled; it can't be clicked."""

    def __init__(self, words: str, kind: PillKind = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_fact(words, kind, icon)

    def show_fact(self, words: str, kind: PillKind = "neutral", icon: str = "") -> None:
        """State something else."""
        self._words, self._kind, self._icon = words, kind, icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and word."""
        return QSize(round(pill_width(self._words, self._icon) + 0.5), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Round, filled."""
        paint_pill(QPainter(self), QRectF(self.rect()), self._words, self._kind, self._icon)


class Chip(KeyboardRing, QAbstractButton):
    """A small box that can be clicked, 24 px high; chosen ones carry a check and, where `removable`, an x.

    `clicked` comes for the chip, `removed` for its x (and for Delete while it has the keyboard).
    """

    removed = Signal()
    ring_radius = 5

    def __init__(
        self,
        words: str,
        icon: str = "",
        kind: ChipKind = "plain",
        chosen: bool = False,
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._kind, self._chosen, self._removable = icon, kind, chosen, removable
        self.setText(words)
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_chosen(self, chosen: bool) -> None:
        """Show it chosen or not."""
        self._chosen = chosen
        self.updateGeometry()
        self.update()

    @property
    def is_chosen(self) -> bool:
        """Whether it looks chosen."""
        return self._chosen

    def _sign(self) -> str:
        return "plus" if self._kind == "add" else self._icon or ("check-bold" if self._chosen else "")

    def _words_width(self) -> float:
        return text_width(self.text(), font("small", 600 if self._chosen else 500))

    def sizeHint(self) -> QSize:
        """Sign, words, x."""
        extra = (18 if self._sign() else 0) + (18 if self._removable else 0)
        return QSize(round(self._words_width() + 18 + extra + 0.5), 24)

    def minimumSizeHint(self) -> QSize:
        """The words may be elided."""
        return QSize(min(56, self.sizeHint().width()), 24)

    def _x_box(self) -> QRectF:
        return QRectF(self.width() - 21, 5, 14, 14)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The x removes, the rest is a click."""
        if self._removable and self._x_box().adjusted(-4, -5, 7, 5).contains(event.position()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Enter clicks."""
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline; dashed for adding, accent where chosen."""
        painter = QPainter(self)
        hover = self.underMouse() and self.isEnabled()
        box = QRectF(self.rect())
        ink = "accent" if self._chosen else "ink3" if self._kind == "add" or not self.isEnabled() else "ink"
        fill = "accsoft" if self._chosen else "hover" if hover else "panel"
        style = Qt.PenStyle.DashLine if self._kind == "add" else Qt.PenStyle.SolidLine
        rounded(painter, box, 5, color(fill), color("accline" if self._chosen else "line2"), style=style)
        left = 9.0
        if sign := self._sign():
            shade = color("ink2" if ink == "ink" else ink)
            paint_icon(painter, sign, QRectF(left - 1, 5, 14, 14), shade)
            left += 17
        right = self.width() - (25 if self._removable else 8)
        face = font("small", 600 if self._chosen else 500)
        draw_text(painter, QRectF(left, 0, right - left + 1, 24), self.text(), face, color(ink))
        if self._removable:
            paint_icon(painter, "x", self._x_box().adjusted(1, 1, -1, -1), color(ink))


class Tag(QWidget):
    """The label of a span, 18 px high."""

    def __init__(self, words: str, kind: TagKind = "plain", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._kind, self._icon = words, kind, icon
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Icon and word."""
        return QSize(round(tag_width(self._words, self._icon) + 0.5), 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline and fill."""
        paint_tag(QPainter(self), QRectF(self.rect()), self._words, self._kind, self._icon)
