"""Strokes that every painted widget shares: text on a steady baseline, rounded boxes, hairlines."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

Side = Literal["left", "center", "right"]


def text_width(words: str, face: QFont) -> float:
    """Pixels that `words` take on one line."""
    return QFontMetricsF(face).horizontalAdvance(words)


def draw_text(painter: QPainter, box: QRectF, words: str, face: QFont, shade: QColor, side: Side = "left") -> float:
    """Write one line into `box`, elided to its width, and return the width used.

    The capitals of the first family are centred, not the line: a line with Chinese is higher than a Latin one, and rows
    that mix both would jump.
    """
    metrics = QFontMetricsF(face)
    width = metrics.horizontalAdvance(words)
    if width > box.width() + 0.5:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
        width = metrics.horizontalAdvance(words)
    left = {"left": box.left(), "center": box.center().x() - width / 2, "right": box.right() - width}[side]
    baseline = box.center().y() + metrics.capHeight() / 2
    painter.setFont(face)
    painter.setPen(shade)
    painter.drawText(QPointF(left, round(baseline)), words)
    return width


def rounded(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | None,
    line: QColor | None = None,
    width: float = 1,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A rounded box; its line lies inside `box`, so neighbours never overlap."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, radius, radius)
    else:
        pen = QPen(line, width, style)
        if style == Qt.PenStyle.DashLine:
            pen.setDashPattern([3 / width, 2.4 / width])
        painter.setPen(pen)
        inset = width / 2
        painter.drawRoundedRect(
            box.adjusted(inset, inset, -inset, -inset), max(0, radius - inset), max(0, radius - inset)
        )
    painter.restore()


def hairline(painter: QPainter, left: float, top: float, length: float, shade: QColor, upright: bool = False) -> None:
    """One pixel wide and sharp: a filled box, since a line without smoothing may become two device pixels."""
    painter.fillRect(QRectF(left, top, 1, length) if upright else QRectF(left, top, length, 1), shade)
