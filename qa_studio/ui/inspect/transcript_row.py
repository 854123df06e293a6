"""How a row of a transcript looks: time, who speaks, the words with what is marked in them, signs of questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout

from qa_studio.domain.speakers import AGENT, CUSTOMER
from qa_studio.domain.transcript import Segment
from qa_studio.ui.components.pills import paint_tag, tag_width
from qa_studio.ui.drawing import draw_text, rounded
from qa_studio.ui.formatting import duration
from qa_studio.ui.inspect.spoken_rows import LINE, PADDING, TEXT_LEFT
from qa_studio.ui.theme import color, font
from qa_studio.ui.waveform_layers import LayerSpan

MOST_FLAGS = 2
Letters = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RowMarks:
    """What is marked in the letters of a row: keywords, what was found, the word that is heard, the selection."""

    keywords: Sequence[Letters] = ()
    found: Sequence[Letters] = ()
    found_now: Letters | None = None
    word: Letters | None = None
    selected: Letters | None = None

    def ranges(self) -> list[QTextLayout.FormatRange]:
        """As the text is drawn with them; what comes later lies above."""
        shades = [_range(letters, _underlined()) for letters in self.keywords]
        for letters in self.found:
            shades.append(_range(letters, _background("warnline" if letters == self.found_now else "warnsoft")))
        for one, token in ((self.word, "mark"), (self.selected, "accline")):
            if one is not None:
                shades.append(_range(one, _background(token)))
        return shades


@dataclass(frozen=True, slots=True)
class RowLook:
    """Whether a row is heard now or was before, what its speaker is called, its marks and signs."""

    now: bool
    past: bool
    name: str
    marks: RowMarks
    flags: Sequence[LayerSpan] = ()


def flag_boxes(flags: Sequence[LayerSpan], width: int) -> list[tuple[LayerSpan, QRectF]]:
    """Where the signs stand at the right of a row so wide, from its top."""
    boxes, left = [], width - 20.0
    for flag in reversed(flags[:MOST_FLAGS]):
        wide = tag_width(flag.label, flag.icon) + 2
        left -= wide
        boxes.append((flag, QRectF(left, PADDING + 2, wide, 18)))
        left -= 4
    return boxes


def paint_row(painter: QPainter, frame: QRect, segment: Segment, layout: QTextLayout, look: RowLook) -> None:
    """The row in `frame`."""
    top = frame.top()
    if look.now:
        painter.fillRect(QRectF(frame).adjusted(8, 0, -8, 0), color("accsoft"))
        painter.fillRect(QRectF(8, top, 3, frame.height()), color("accent"))
    time = QRectF(20, top + PADDING, 48, LINE)
    draw_text(painter, time, duration(segment.span.start), font("small"), color("accent" if look.now else "ink3"))
    _paint_speaker(painter, top + PADDING, segment.speaker, look.name)
    painter.setPen(color("ink2") if look.past else color("ink"))
    layout.draw(painter, QPointF(TEXT_LEFT, top + PADDING), look.marks.ranges())
    for flag, box in flag_boxes(look.flags, frame.width()):
        paint_tag(painter, box.translated(0, top), flag.label, flag.kind, flag.icon)


def _paint_speaker(painter: QPainter, top: int, role: str, name: str) -> None:
    """A disc for the agent, a square for the customer, and who it is."""
    shade = color("agent" if role == AGENT else "cust" if role == CUSTOMER else "ink3")
    radius = 4.0 if role == AGENT else 1.5 if role == CUSTOMER else 0.0
    rounded(painter, QRectF(73, top + 7, 8, 8), radius, shade)
    draw_text(painter, QRectF(88, top, TEXT_LEFT - 96, LINE), name, font("small", 600), shade)


def _underlined() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(color("warn"))
    look.setForeground(color("warn"))
    return look


def _background(token: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(color(token))
    look.setForeground(color("ink"))
    return look


def _range(letters: Letters, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = letters[0], letters[1] - letters[0], look
    return found
