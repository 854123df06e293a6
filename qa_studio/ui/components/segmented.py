"""A choice of one among few, all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.theme import color, font


class Segmented(KeyboardRing, QWidget):
    """Agent / Both / Customer: `options` are (code, words); arrows and the mouse choose."""

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str]], code: str, label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options = list(options)
        self._code = code
        self._label = label
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def code(self) -> str:
        """What is chosen."""
        return self._code

    def set_code(self, code: str) -> None:
        """Show another choice without telling anybody."""
        self._code = code
        self._name()
        self.update()

    def _name(self) -> None:
        words = dict(self._options).get(self._code, "")
        self.setAccessibleName(f"{self._label}: {words}" if words else self._label)

    def _boxes(self) -> list[QRectF]:
        left, boxes = 3.0, []
        for _, words in self._options:
            width = round(text_width(words, font("body", 600))) + 20
            boxes.append(QRectF(left, 3, width, self.height() - 6))
            left += width
        return boxes

    def sizeHint(self) -> QSize:
        """All options side by side."""
        return QSize(round(sum(text_width(words, font("body", 600)) + 20 for _, words in self._options)) + 8, 32)

    def minimumSizeHint(self) -> QSize:
        """All options side by side."""
        return self.sizeHint()

    def _choose(self, code: str) -> None:
        if code != self._code:
            self.set_code(code)
            self.chosen.emit(code)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies under the mouse."""
        for (code, _), box in zip(self._options, self._boxes(), strict=True):
            if box.contains(event.position()):
                self._choose(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        codes = [code for code, _ in self._options]
        if step is None or self._code not in codes:
            super().keyPressEvent(event)
            return
        self._choose(codes[max(0, min(len(codes) - 1, codes.index(self._code) + step))])

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track, and a tile under the chosen one."""
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 6, color("hover"))
        for (code, words), box in zip(self._options, self._boxes(), strict=True):
            on = code == self._code
            if on:
                rounded(painter, box, 4, color("line2" if color("panel").value() < 128 else "panel"), color("line2"))
            ink = "ink3" if not self.isEnabled() else "ink" if on else "ink2"
            draw_text(painter, box, words, font("body", 600 if on else 400), color(ink), "center")
