"""Bars with their numbers: sections of a form, measurements with their limit, who talked how much."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font


@dataclass(frozen=True, slots=True)
class SectionBar:
    """One section: shares 0 to 1; `left` questions are still open; `failed` by a fatal or critical item."""

    code: str
    title: str
    decided: float
    possible: float
    words: str
    left: int = 0
    failed: bool = False


class SectionBars(QWidget):
    """The sections of a form under each other, 20 px a row; `chosen(code)` tells which one was clicked."""

    chosen = Signal(str)
    ROW = 20

    def __init__(self, sections: Sequence[SectionBar], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._sections: list[SectionBar] = []
        self._columns = (0.0, 0.0)
        self._widths: dict[tuple[str, int], float] = {}
        self.show_sections(sections)

    def show_sections(self, sections: Sequence[SectionBar]) -> None:
        """Show others; what is the same is not painted again."""
        before, self._sections = self._sections, list(sections)
        if before == self._sections:
            return
        self.setAccessibleName("; ".join(f"{each.title} {each.words}" for each in sections))
        columns = self._wanted_columns()
        if len(before) != len(sections):
            self.updateGeometry()
        if columns != self._columns or len(before) != len(sections):
            self._columns = columns
            self.update()
            return
        for row, (old, new) in enumerate(zip(before, self._sections, strict=True)):
            if old != new:
                self.update(0, row * self.ROW, self.width(), self.ROW)

    def _wanted_columns(self) -> tuple[float, float]:
        """Widths of the longest title and the longest points."""
        titles = max((self._width(each.title, 400) for each in self._sections), default=0.0)
        words = max((self._width(each.words, 500) for each in self._sections), default=0.0)
        return titles, words

    def _width(self, words: str, weight: int) -> float:
        # Measuring text is most of what a change would cost in a form of many sections.
        if (words, weight) not in self._widths:
            self._widths[words, weight] = text_width(words, font("small", weight))
        return self._widths[words, weight]

    def row_of(self, section: str) -> int:
        """The row of a section, -1 where there is none."""
        return next((row for row, each in enumerate(self._sections) if each.code == section), -1)

    def sizeHint(self) -> QSize:
        """One row each."""
        return QSize(300, self.ROW * len(self._sections))

    def minimumSizeHint(self) -> QSize:
        """Narrow: titles are elided."""
        return QSize(200, self.ROW * len(self._sections))

    def _at(self, y: float) -> SectionBar | None:
        row = int(y // self.ROW)
        return self._sections[row] if 0 <= row < len(self._sections) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which."""
        if section := self._at(event.position().y()):
            self.chosen.emit(section.code)

    def event(self, event: QEvent) -> bool:
        """The whole title as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            section = self._at(event.pos().y())
            QToolTip.showText(event.globalPos(), f"{section.title}: {section.words}" if section else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, bar, points, state."""
        painter = QPainter(self)
        title_width, words_width = min(self.width() * 0.36, self._columns[0]), self._columns[1]
        state_width = 56.0  # three figures and a word, in both languages
        left = title_width + 12
        right = self.width() - state_width - words_width - 20
        first, last = event.rect().top() // self.ROW, event.rect().bottom() // self.ROW
        for row, section in enumerate(self._sections[first : last + 1], start=first):
            top = row * self.ROW
            token = "bad" if section.failed else "accent"
            draw_text(painter, QRectF(0, top, title_width + 1, self.ROW), section.title, font("small"), color("ink"))
            track = QRectF(left, top + 7, max(20.0, right - left), 6)
            paint_share_bar(painter, track, section.decided, section.possible, token)
            box = QRectF(track.right() + 8, top, words_width + 2, self.ROW)
            draw_text(
                painter, box, section.words, font("small", 500), color("bad" if section.failed else "ink"), "right"
            )
            self._paint_state(painter, section, QRectF(self.width() - state_width, top, state_width, self.ROW))

    def _paint_state(self, painter: QPainter, section: SectionBar, box: QRectF) -> None:
        sign = QRectF(box.right() - 14, box.center().y() - 6.5, 13, 13)
        if section.failed:
            paint_icon(painter, "warning-circle-fill", sign, color("bad"))
        elif section.left:
            words = self.tr("{number} left").format(number=section.left)
            draw_text(painter, box, words, font("small", 500), color("ink"), "right")
        else:
            paint_icon(painter, "check-bold", sign, color("good"))


def paint_share_bar(painter: QPainter, track: QRectF, decided: float, possible: float, token: str = "accent") -> None:
    """Decided dark, possible pale, the rest track."""
    radius = track.height() / 2
    rounded(painter, track, radius, color("hover"))
    pale = {"bad": "badline", "accent": "accline", "good": "goodline", "warn": "warnline"}.get(token, "line2")
    for share, shade in ((possible, pale), (decided, token)):
        if share > 0:
            width = max(track.height(), track.width() * min(1.0, share))
            rounded(painter, QRectF(track.left(), track.top(), width, track.height()), radius, color(shade))


class MeasureBar(QWidget):
    """A measurement with a tick at its limit: "Longest dead air", "6.2 s of 5 s"; 36 px high.

    `share` and `limit` lie on one scale from 0 to 1; a value beyond its limit is amber with a triangle.
    """

    def __init__(
        self,
        title: str,
        words: str,
        share: float,
        limit: float | None = None,
        over: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._words, self._share, self._limit, self._over = title, words, share, limit, over
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.setFixedHeight(36)
        over_words = ", " + self.tr("over the limit") if over else ""
        self.setAccessibleName(f"{title}: {words}{over_words}")

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(240, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words above, the bar below."""
        painter = QPainter(self)
        ink = "warn" if self._over else "ink"
        words_width = text_width(self._words, font("small", 600))
        head = QRectF(0, 0, self.width() - words_width - 28, 20)
        draw_text(painter, head, self._title, font("small", 500), color("ink2"))
        draw_text(painter, QRectF(0, 0, self.width(), 20), self._words, font("small", 600), color(ink), "right")
        if self._over:
            paint_icon(painter, "warning-fill", QRectF(self.width() - words_width - 18, 3.5, 13, 13), color("warn"))
        track = QRectF(0, 25, self.width(), 4)
        rounded(painter, track, 2, color("hover"))
        width = track.width() * min(1.0, max(0.0, self._share))
        rounded(painter, QRectF(0, 25, width, 4), 2, color("warn" if self._over else "ink3"))
        if self._limit is not None:
            painter.fillRect(QRectF(round(track.width() * self._limit), 22, 2, 10), color("ink"))


class CompareBar(QWidget):
    """A labelled bar with a tick where others stand: "Opening 96 +2"; 28 px high, 40 with a note."""

    clicked = Signal()

    def __init__(
        self,
        title: str,
        value: float | None,
        words: str,
        compare: float | None = None,
        difference: str = "",
        worse: bool = False,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`value` and `compare` are shares 0 to 1; None draws no bar (too few); `note` tells n and interval."""
        super().__init__(parent)
        self._title, self._value, self._words, self._compare = title, value, words, compare
        self._difference, self._worse, self._note = difference, worse, note
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(220)
        self.setFixedHeight(40 if note else 28)
        self.setAccessibleName(f"{title}: {words} {difference} {note}".strip())
        self.setToolTip(f"{title}: {words} {note}".strip())

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(400, self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that it was clicked."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, bar with tick, number, difference, note."""
        painter = QPainter(self)
        width, height = self.width(), self.height()
        label = QRectF(0, 0, width * 0.4, height)
        if self._note:
            draw_text(painter, QRectF(0, height / 2, label.width(), 18), self._note, font("small"), color("ink3"))
            label.setHeight(height / 2)
        draw_text(painter, label, self._title, font("body", 600 if self._worse else 400), color("ink"))
        track = QRectF(width * 0.42, height / 2 - 5, max(40.0, width * 0.58 - 104), 10)
        rounded(painter, track, 2, color("hover"))
        if self._value is not None:
            filled = QRectF(track.left(), track.top(), track.width() * self._value, 10)
            rounded(painter, filled, 2, color("bad" if self._worse else "accent"))
        if self._compare is not None:
            painter.fillRect(
                QRectF(round(track.left() + track.width() * self._compare), height / 2 - 9, 2, 18), color("ink")
            )
        right = track.right()
        ink = color("ink" if self._value is not None else "ink3")
        draw_text(painter, QRectF(right + 4, 0, 48, height), self._words, font("body", 600), ink, "right")
        shade = color("bad" if self._worse else "ink3")
        difference = f"↓ {self._difference}" if self._worse and self._difference else self._difference
        draw_text(painter, QRectF(right + 52, 0, 52, height), difference, font("small", 500), shade, "right")


def paint_talk_share(painter: QPainter, box: QRectF, agent: float, customer: float) -> None:
    """Agent, customer, and what is left of 1."""
    rounded(painter, box, 2, color("hover"))
    painter.fillRect(QRectF(box.left(), box.top(), box.width() * agent, box.height()), color("agent"))
    start = box.left() + box.width() * agent + 1
    painter.fillRect(QRectF(start, box.top(), max(0.0, box.width() * customer - 1), box.height()), color("cust"))


class TalkShare(QWidget):
    """Who talked how much, as a bar with the agent's share in words."""

    def __init__(self, agent: float, customer: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agent, self._customer = agent, customer
        self.setMinimumSize(96, 20)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words = self.tr("Agent talks {agent} %, customer {customer} %")
        self.setAccessibleName(words.format(agent=round(100 * agent), customer=round(100 * customer)))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        """A bar and a number."""
        return QSize(100, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, the share."""
        painter = QPainter(self)
        paint_talk_share(painter, QRectF(0, 7, self.width() - 46, 6), self._agent, self._customer)
        words = f"{round(100 * self._agent)} %"
        draw_text(painter, QRectF(self.width() - 44, 0, 44, 20), words, font("body"), color("ink2"), "right")


class ProgressLine(QWidget):
    """How far something is, 4 px high; share None means nobody knows."""

    def __init__(self, share: float | None = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share
        self.setFixedHeight(4)
        self.setMinimumWidth(60)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_share(self, share: float | None) -> None:
        """0 to 1, or None."""
        self._share = share
        self.setAccessibleName("" if share is None else f"{round(share * 100)} %")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track, filled or hatched."""
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 2, color("line2"))
        width = self.width() if self._share is None else self.width() * self._share
        shade = color("accline") if self._share is None else color("accent")
        if width > 0:
            rounded(painter, QRectF(0, 0, max(4.0, width), 4), 2, shade)
