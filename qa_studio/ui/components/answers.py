"""The row of answers under a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.ui.drawing import draw_text, hairline, rounded, text_width
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

Mark = Literal["good", "partly", "bad", "fatal", "none"]

_SIGNS: dict[Mark, str] = {
    "good": "check-bold",
    "partly": "circle-half-bold",
    "bad": "x-bold",
    "fatal": "x-bold",
    "none": "prohibit-bold",
}
_SHADES: dict[Mark, tuple[str, str, str]] = {
    "good": ("good", "goodsoft", "good"),
    "partly": ("warn", "warnsoft", "warn"),
    "bad": ("bad", "badsoft", "bad"),
    "fatal": ("onfill", "badfill", "badfill"),
    "none": ("ink", "hover", "ctl"),
}


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One answer: what it does to the score decides its colour and sign; "none" is for not applicable."""

    code: str
    words: str
    mark: Mark


class AnswerBar(KeyboardRing, QWidget):
    """All answers of a question in one outline, 28 px high.

    The mouse, arrows with Enter or Space, and the figures 1 to 9 and 0 (the last of mark "none") answer; choosing the
    chosen answer again takes it back when it is `multiple`, and is ignored otherwise.
    """

    answered = Signal(str)
    ring_radius = 6

    def __init__(
        self,
        options: Sequence[AnswerOption],
        label: str,
        chosen: str | Sequence[str] | None = None,
        suggested: str | None = None,
        multiple: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._options = list(options)
        self._label = label
        self._multiple = multiple
        self._chosen: set[str] = set()
        self._suggested = suggested
        self._at = 0
        self.setMouseTracking(True)
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_chosen(chosen)

    @property
    def chosen(self) -> frozenset[str]:
        """Codes of what is answered."""
        return frozenset(self._chosen)

    def set_chosen(self, chosen: str | Sequence[str] | None) -> None:
        """Show an answer without telling anybody."""
        self._chosen = {chosen} if isinstance(chosen, str) else set(chosen or ())
        codes = [option.code for option in self._options]
        self._at = next((codes.index(code) for code in codes if code in self._chosen), self._at)
        words = ", ".join(option.words for option in self._options if option.code in self._chosen)
        self.setAccessibleName(self._label + ": " + (words or self.tr("not answered")))
        self.update()

    def set_suggested(self, code: str | None) -> None:
        """Frame the answer that a measurement suggests; it is not chosen by that."""
        self._suggested = code
        self.update()

    def answer(self, code: str) -> None:
        """Answer as a click does."""
        if self.isEnabled() and (self._multiple or code not in self._chosen):
            if not self._multiple:
                self.set_chosen(code)
            self.answered.emit(code)

    def _boxes(self) -> list[QRectF]:
        left, boxes = 0.0, []
        for option in self._options:
            width = max(48, round(text_width(option.words, font("body", 600)) + 32))
            boxes.append(QRectF(left, 0, width, 28))
            left += width
        return boxes

    def sizeHint(self) -> QSize:
        """Bold text + 32 for each, so that choosing moves nothing."""
        return QSize(round(self._boxes()[-1].right()) if self._options else 0, 28)

    def minimumSizeHint(self) -> QSize:
        """All answers side by side."""
        return self.sizeHint()

    def _under(self, event: QMouseEvent) -> int:
        return next((n for n, box in enumerate(self._boxes()) if box.contains(event.position())), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember what is hovered."""
        if (under := self._under(event)) != self._hovered:
            self._hovered = under
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        self._hovered = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Answer."""
        if (under := self._under(event)) >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = under
            self.answer(self._options[under].code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter and Space answer, figures answer at once."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._at = max(0, min(len(self._options) - 1, self._at + (1 if key == Qt.Key.Key_Right else -1)))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.answer(self._options[self._at].code)
        elif event.text().isdecimal() and not event.modifiers() and (code := self.code_for_figure(int(event.text()))):
            self.answer(code)
        else:
            super().keyPressEvent(event)

    def code_for_figure(self, figure: int) -> str | None:
        """What the key 1 to 9 or 0 answers; 0 is "not applicable"."""
        usual = [option.code for option in self._options if option.mark != "none"]
        if figure == 0:
            return next((option.code for option in self._options if option.mark == "none"), None)
        return usual[figure - 1] if figure <= len(usual) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """One outline, thin lines between, the chosen one on top."""
        painter = QPainter(self)
        boxes = self._boxes()
        rounded(painter, QRectF(0, 0, self.sizeHint().width(), 28), 6, color("panel"), color("line2"))
        for number, (option, box) in enumerate(zip(self._options, boxes, strict=True)):
            if number:
                hairline(painter, box.left(), 1, 26, color("line"), upright=True)
            if option.code not in self._chosen:
                self._paint_open(painter, number, option, box)
        for option, box in zip(self._options, boxes, strict=True):
            if option.code in self._chosen:
                self._paint_chosen(painter, option, box)

    def _paint_open(self, painter: QPainter, number: int, option: AnswerOption, box: QRectF) -> None:
        suggested = option.code == self._suggested
        if number == self._hovered and self.isEnabled():
            rounded(painter, box.adjusted(2, 2, -2, -2), 4, color("hover"))
        if suggested:
            rounded(painter, box.adjusted(2, 2, -2, -2), 4, None, color("accent"), 1.4, style=Qt.PenStyle.DashLine)
        if self.has_ring and number == self._at:
            painter.setPen(QPen(color("accent"), 1.5))
            painter.drawLine(round(box.left()) + 12, 24, round(box.right()) - 12, 24)
        ink = "accent" if suggested else "ink2" if self.isEnabled() else "ink3"
        draw_text(painter, box, option.words, font("body", 600 if suggested else 400), color(ink), "center")

    def _paint_chosen(self, painter: QPainter, option: AnswerOption, box: QRectF) -> None:
        ink, fill, line = _SHADES[option.mark]
        rounded(painter, box, 6, color(fill), color(line))
        words_width = text_width(option.words, font("body", 600))
        left = box.center().x() - (words_width + 16) / 2
        paint_icon(painter, _SIGNS[option.mark], QRectF(left, 8, 12, 12), color(ink))
        draw_text(
            painter, QRectF(left + 16, 0, box.right() - left - 16, 28), option.words, font("body", 600), color(ink)
        )
