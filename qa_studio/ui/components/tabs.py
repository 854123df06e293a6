"""Tabs: words with a count, the chosen one underlined."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.theme import color, font


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab; `count` None shows none."""

    code: str
    words: str
    count: int | None = None


class Tabs(KeyboardRing, QWidget):
    """A row of tabs, 48 px high; `chosen(code)` tells."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tab], code: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs, self._code, self._label = list(tabs), code, label
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def code(self) -> str:
        """Which one is chosen."""
        return self._code

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show others."""
        self._tabs = list(tabs)
        self.updateGeometry()
        self._name()
        self.update()

    def set_code(self, code: str) -> None:
        """Choose without telling anybody."""
        self._code = code
        self._name()
        self.update()

    def _name(self) -> None:
        words = next((tab.words for tab in self._tabs if tab.code == self._code), "")
        self.setAccessibleName(f"{self._label}: {words}")

    def _count_width(self, tab: Tab) -> float:
        return 0 if tab.count is None else max(20.0, text_width(str(tab.count), font("axis", 600)) + 10)

    def _boxes(self) -> list[QRectF]:
        left, boxes = 0.0, []
        for tab in self._tabs:
            count = self._count_width(tab)
            width = round(text_width(tab.words, font("body", 600)) + (count + 6 if count else 0))
            boxes.append(QRectF(left, 0, width, self.height()))
            left += width + 24
        return boxes

    def sizeHint(self) -> QSize:
        """All of them."""
        boxes = self._boxes()
        return QSize(round(boxes[-1].right()) + 2 if boxes else 0, 48)

    def minimumSizeHint(self) -> QSize:
        """The first two, roughly."""
        return QSize(min(160, self.sizeHint().width()), 48)

    def _choose(self, code: str) -> None:
        if code != self._code:
            self.set_code(code)
            self.chosen.emit(code)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies under the mouse."""
        for tab, box in zip(self._tabs, self._boxes(), strict=True):
            if box.adjusted(-10, 0, 10, 0).contains(event.position()):
                self._choose(tab.code)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        codes = [tab.code for tab in self._tabs]
        if step is None or self._code not in codes:
            super().keyPressEvent(event)
            return
        self._choose(codes[max(0, min(len(codes) - 1, codes.index(self._code) + step))])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, count, line."""
        painter = QPainter(self)
        for tab, box in zip(self._tabs, self._boxes(), strict=True):
            on = tab.code == self._code
            width = draw_text(painter, box, tab.words, font("body", 600 if on else 500), color("ink" if on else "ink3"))
            if tab.count is not None:
                bubble = QRectF(box.left() + width + 6, box.center().y() - 9, self._count_width(tab), 18)
                rounded(painter, bubble, 9, color("hover"))
                draw_text(painter, bubble, str(tab.count), font("axis", 600), color("ink2"), "center")
            if on:
                rounded(painter, QRectF(box.left(), self.height() - 3, box.width(), 3), 1.5, color("accent"))
