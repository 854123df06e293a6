"""What lies on a waveform beside the sound: spans, evidence, a loop; and how each is drawn."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from qa_studio.ui.components.pills import TAG_SHADES, TagKind
from qa_studio.ui.drawing import draw_text, rounded
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

SpanKind = Literal["dead_air", "hold", "overlap", "keypad"]
SPAN_ICONS: dict[SpanKind, str] = {
    "dead_air": "speaker-simple-none-bold",
    "hold": "pause-bold",
    "overlap": "users-bold",
    "keypad": "lock-simple-bold",
}


@dataclass(frozen=True, slots=True)
class WaveSpan:
    """A stretch with a meaning; `words` are its tag ("Dead air 6.2 s"); a keypad span names its `lane`."""

    kind: SpanKind
    start: float
    end: float
    words: str
    lane: int | None = None


@dataclass(frozen=True, slots=True)
class EvidenceFlag:
    """Evidence of an answer: a flag with sign and number over a wash; `start` equals `end` for a mark."""

    code: str
    start: float
    end: float
    words: str
    kind: TagKind = "accent"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Loop:
    """A–B; one end may still be missing."""

    start: float | None = None
    end: float | None = None
    on: bool = False


def hatch_brush(token: str, step: int, cross: bool = False) -> QBrush:
    """Lines at 45 degrees, `step` pixels apart."""
    tile = QPixmap(step * 2, step * 2)
    tile.setDevicePixelRatio(2)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(token), 1))
    for shift in (-step, 0, step):
        painter.drawLine(QPointF(shift, step), QPointF(shift + step, 0))
        if cross:
            painter.drawLine(QPointF(shift, 0), QPointF(shift + step, step))
    painter.end()
    return QBrush(tile)


def paint_dead_air(painter: QPainter, box: QRectF) -> None:
    """Hatched over both lanes."""
    painter.fillRect(box, hatch_brush("hatch", 7))


def paint_hold(painter: QPainter, box: QRectF) -> None:
    """An upright line every 8 px."""
    left = box.left() - box.left() % 8 + 8
    while left < box.right():
        painter.fillRect(QRectF(round(left), box.top(), 1, box.height()), color("hatch", 0.75))
        left += 8


def paint_overlap(painter: QPainter, gap: QRectF) -> None:
    """An amber bar of crossed lines between the lanes."""
    bar = QRectF(gap.left(), gap.center().y() - 5, max(4.0, gap.width()), 10)
    painter.fillRect(bar, color("warnsoft"))
    painter.fillRect(bar, hatch_brush("warn", 4, cross=True))
    painter.setPen(QPen(color("warn"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar)


def paint_keypad(painter: QPainter, box: QRectF) -> None:
    """A dotted block with a lock; the sound below is not drawn."""
    rounded(painter, box, 4, color("panel"), color("ctl"))
    painter.fillRect(box.adjusted(2, 2, -2, -2), QBrush(color("hatch"), Qt.BrushStyle.Dense6Pattern))
    if box.width() >= 18:
        lock = QRectF(box.center().x() - 9, box.center().y() - 9, 18, 18)
        rounded(painter, lock, 4, color("panel"), color("line2"))
        paint_icon(painter, "lock-simple-fill", lock.adjusted(3, 3, -3, -3), color("ink2"))


def paint_evidence(painter: QPainter, flag: EvidenceFlag, body: QRectF, flag_top: float) -> None:
    """The wash and its two lines; the flag itself is drawn above everything."""
    shade = TAG_SHADES[flag.kind][0]
    if body.width() > 1:
        painter.fillRect(body, color(shade, 0.09))
        painter.fillRect(QRectF(body.right(), body.top(), 1, body.height()), color(shade, 0.6))
    painter.fillRect(QRectF(body.left(), flag_top, 1, body.bottom() - flag_top), color(shade, 0.6))


def paint_handle(painter: QPainter, letter: str, x: float, top: float) -> None:
    """A or B at the end of the loop."""
    box = QRectF(x - 7, top, 14, 14)
    rounded(painter, box, 3, color("accfill"))
    draw_text(painter, box, letter, font("axis", 600), color("onfill"), "center")


def paint_loop(
    painter: QPainter, loop: Loop, ends: tuple[float | None, float | None], ruler: QRectF, bottom: float
) -> None:
    """Dashed lines from the ruler down, a bar between, the handles."""
    start, end = ends
    if start is not None and end is not None:
        shade = color("accline") if loop.on else color("line2")
        painter.fillRect(QRectF(start, ruler.bottom() - 4, end - start, 4), shade)
    painter.setPen(QPen(color("accent"), 1, Qt.PenStyle.DashLine))
    for x in (start, end):
        if x is not None:
            painter.drawLine(QPointF(x, ruler.bottom()), QPointF(x, bottom))
    for letter, at in (("A", start), ("B", end)):
        if at is not None:
            paint_handle(painter, letter, at, ruler.bottom() - 17)


def paint_bubble(painter: QPainter, words: str) -> None:
    """The time at the playhead, 60 × 20."""
    box = QRectF(0, 0, 60, 20)
    rounded(painter, box, 4, color("play"))
    draw_text(painter, box, words, font("small", 600), color("panel"), "center")


def bubble_box(x: float, top: float, limits: tuple[float, float]) -> QRectF:
    """Where the bubble stands: 60 px around the playhead."""
    left = min(max(x - 30, limits[0]), limits[1] - 60)
    return QRectF(round(left), top, 60, 20)
