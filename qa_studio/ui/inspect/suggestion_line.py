"""What a measurement suggests for a question, with the place where it was measured."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qa_studio.services.suggesting import Suggestion
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.drawing import draw_text, text_width
from qa_studio.ui.formatting import moment
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

HEIGHT = 24


class SuggestionLine(QWidget):
    """A line such as “Measured: 6.2 s at 00:59. Suggests No” with Accept; `accepted` comes when it is pressed."""

    accepted = Signal()

    def __init__(self, suggestion: Suggestion, answer: str, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = self._said(suggestion, answer)
        self.accept = Chip(self.tr("Accept"), parent=self)
        self.accept.setAccessibleName(self.tr("Accept what is suggested for {number}").format(number=number))
        self.accept.clicked.connect(self.accepted)
        self.setAccessibleName(self.words)
        self.setToolTip(self.words)

    def _said(self, suggestion: Suggestion, answer: str) -> str:
        value = self._value(suggestion)
        if suggestion.span is None:
            return self.tr("Measured: {value}. Suggests {answer}").format(value=value, answer=answer)
        words = self.tr("Measured: {value} at {time}. Suggests {answer}")
        if suggestion.unit != "s":  # the place is but one example of it
            words = self.tr("Measured: {value}, as at {time}. Suggests {answer}")
        return words.format(value=value, time=moment(suggestion.span.start), answer=answer)

    def _value(self, suggestion: Suggestion) -> str:
        if suggestion.unit == "×" and not suggestion.measured:
            return self.tr("none")
        if suggestion.unit == "s":
            return self.tr("{n} s").format(n=f"{suggestion.measured:.1f}")
        return f"{suggestion.measured:.0f} %" if suggestion.unit == "%" else f"{suggestion.measured:.0f}×"

    def _words_width(self) -> float:
        room = self.width() - 22 - self.accept.sizeHint().width() - 10
        return min(text_width(self.words, font("small")) + 2, room)

    def place(self, width: int) -> None:
        """Take that width; Accept stands right after the words."""
        self.resize(QSize(width, HEIGHT))
        size = self.accept.sizeHint()
        self.accept.setGeometry(round(22 + self._words_width() + 10), 0, size.width(), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A gauge and the words."""
        painter = QPainter(self)
        paint_icon(painter, "gauge", QRectF(0, 5, 14, 14), color("accent"))
        draw_text(painter, QRectF(22, 0, self._words_width(), HEIGHT), self.words, font("small"), color("ink2"))


class UnmeasuredLine(QWidget):
    """Why a question that asks for a measurement gets none."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setAccessibleName(words)
        self.setToolTip(words)

    def place(self, width: int) -> None:
        """Take that width."""
        self.resize(QSize(width, HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pale gauge and the words."""
        painter = QPainter(self)
        paint_icon(painter, "gauge", QRectF(0, 5, 14, 14), color("ink3"))
        draw_text(painter, QRectF(22, 0, self.width() - 22, HEIGHT), self.words, font("small"), color("ink3"))
