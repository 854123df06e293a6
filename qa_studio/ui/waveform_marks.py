"""How each thing that lies on a waveform is drawn."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from qa_studio.ui.components.pills import TAG_SHADES, TagKind
from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font, tokens

PATTERN = 168.0
"""Every pattern repeats after so many pixels: they are 4, 6, 7 and 8 wide."""
LEAST_WORDS = 44.0
LEAST_LOCK = 18.0
GRIP = (6.0, 20.0)


@dataclass(frozen=True, slots=True)
class Loop:
    """A–B; one end may still be missing."""

    start: float | None = None
    end: float | None = None
    on: bool = False


_brushes: dict[Hashable, QBrush] = {}


def hatch_brush(token: str, step: int, cross: bool = False) -> QBrush:
    """Lines at 45 degrees, `step` pixels apart."""
    key = (token, step, cross, tokens().dark)
    if key not in _brushes:
        _brushes[key] = _hatched(token, step, cross)
    return _brushes[key]


def _hatched(token: str, step: int, cross: bool) -> QBrush:
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


def paint_hold(painter: QPainter, box: QRectF, phase: float) -> None:
    """An upright line every 8 px; `phase` is how far pixel 0 lies from a line."""
    shade = color("hatch", 0.75)
    left = box.left() + (-(box.left() + phase)) % 8
    while left < box.right():
        painter.fillRect(QRectF(round(left), box.top(), 1, box.height()), shade)
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
    _paint_sign(painter, box, "lock-simple-fill")


def paint_mask(painter: QPainter, box: QRectF, see_through: bool) -> None:
    """A cross-hatched block with a shield over everything; who may move it sees the sound through it."""
    rounded(painter, box, 4, color("hover", 0.55 if see_through else 1.0), color("ctl"))
    painter.fillRect(box.adjusted(1, 1, -1, -1), hatch_brush("hatch", 6, cross=True))
    _paint_sign(painter, box, "shield-check-fill")


def _paint_sign(painter: QPainter, box: QRectF, icon: str) -> None:
    if box.width() >= LEAST_LOCK:
        sign = QRectF(box.center().x() - 9, box.center().y() - 9, 18, 18)
        rounded(painter, sign, 4, color("panel"), color("line2"))
        paint_icon(painter, icon, sign.adjusted(3, 3, -3, -3), color("ink2"))


def paint_evidence(painter: QPainter, kind: TagKind, body: QRectF, flag_top: float) -> None:
    """The wash and its two lines; the flag itself is drawn above everything."""
    shade = TAG_SHADES[kind][0]
    if body.width() > 1:
        painter.fillRect(body, color(shade, 0.09))
        painter.fillRect(QRectF(body.right(), body.top(), 1, body.height()), color(shade, 0.6))
    painter.fillRect(QRectF(body.left(), flag_top, 1, body.bottom() - flag_top), color(shade, 0.6))


def paint_selection(painter: QPainter, box: QRectF) -> None:
    """What was dragged over, between two lines."""
    painter.fillRect(box, color("accsoft"))
    for x in (box.left(), box.right() - 1):
        painter.fillRect(QRectF(round(x), box.top(), 1, box.height()), color("accline"))


def paint_note(painter: QPainter, box: QRectF, kind: TagKind) -> None:
    """A line as long as the note, under its tag, with a foot where it begins."""
    shade = color("ink3" if kind == "plain" else TAG_SHADES[kind][0])
    painter.fillRect(QRectF(round(box.left()), box.bottom() - 2, max(2.0, round(box.width())), 2), shade)
    painter.fillRect(QRectF(round(box.left()), box.bottom() - 5, 2, 5), shade)


def paint_words(painter: QPainter, box: QRectF, words: str) -> None:
    """What was said, at the top of its lane; a thin line where there is no room for words."""
    width = max(1.0, box.width() - 2)
    if box.width() < LEAST_WORDS or not words:
        painter.fillRect(QRectF(box.left(), box.top(), width, 2), color("ctl", 0.6))
        return
    face = font("axis")
    used = min(box.width() - 6, text_width(words, face) + 1)
    painter.fillRect(QRectF(box.left(), box.top(), used + 6, box.height()), color("sunken", 0.8))
    painter.fillRect(QRectF(box.left(), box.top(), width, 1), color("line2"))
    painter.fillRect(QRectF(round(box.left()), box.top(), 2, box.height()), color("ctl"))
    draw_text(painter, QRectF(box.left() + 5, box.top(), used, box.height()), words, face, color("ink2"))


def paint_keyword(painter: QPainter, box: QRectF) -> None:
    """A marker's stroke under the place where the word is heard."""
    stroke = QRectF(box.left(), box.top(), max(3.0, box.width()), box.height())
    painter.fillRect(stroke, color("mark", 0.75))
    painter.fillRect(QRectF(stroke.left(), stroke.bottom() - 2, stroke.width(), 2), color("ink3"))


def paint_chosen(painter: QPainter, body: QRectF, grips: bool) -> None:
    """Two strong lines around the chosen span, with grips where they can be dragged."""
    for x in (body.left(), body.right()):
        painter.fillRect(QRectF(round(x) - 1, body.top(), 2, body.height()), color("accent"))
        if grips:
            width, height = GRIP
            box = QRectF(round(x) - width / 2, body.center().y() - height / 2, width, height)
            rounded(painter, box, 3, color("accfill"), color("panel"))


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


def paint_bubble(painter: QPainter, words: str, width: float = 60, token: str = "play") -> None:
    """A time in a box, 20 high."""
    box = QRectF(0, 0, width, 20)
    rounded(painter, box, 4, color(token))
    draw_text(painter, box, words, font("small", 600), color("panel"), "center")


def bubble_box(x: float, top: float, limits: tuple[float, float], width: float = 60) -> QRectF:
    """Where the bubble stands: around the playhead."""
    left = min(max(x - width / 2, limits[0]), limits[1] - width)
    return QRectF(round(left), top, width, 20)
