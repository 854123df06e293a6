"""A call of which only a part is judged: what lies outside stays in sight, faded."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from qa_studio.ui.theme import color
from qa_studio.ui.time_axis import TimeAxis

FADED = 0.76


def paint_outside(painter: QPainter, axis: TimeAxis, part: tuple[float, float], box: QRectF) -> None:
    """Fade what of `box` lies before and behind the part, with a line where it begins and ends."""
    first, last = (min(max(axis.x(second), box.left()), box.right()) for second in part)
    faded = color("panel", FADED)
    painter.fillRect(QRectF(box.left(), box.top(), first - box.left(), box.height()), faded)
    painter.fillRect(QRectF(last, box.top(), box.right() - last, box.height()), faded)
    for at in (first, last):
        if box.left() < at < box.right():
            painter.fillRect(QRectF(round(at) - 1, box.top(), 2, box.height()), color("ink2"))
