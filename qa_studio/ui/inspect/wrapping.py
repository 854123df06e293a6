"""Wrapped lines of text for painted rows."""

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout

from qa_studio.ui.fonts import FontRole
from qa_studio.ui.theme import font, line_height


@lru_cache(maxsize=4096)
def wrapped(words: str, role: FontRole, weight: int, width: int) -> tuple[str, ...]:
    """The lines that `words` take at `width` pixels; at least one."""
    lines: list[str] = []
    for part in words.split("\n"):
        layout = QTextLayout(part, font(role, weight))
        layout.beginLayout()
        started = len(lines)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, float(width)))
            lines.append(part[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        if len(lines) == started:
            lines.append("")
    return tuple(lines)


def paint_lines(
    painter: QPainter, left: float, top: float, lines: tuple[str, ...], face: QFont, role: FontRole, shade: QColor
) -> None:
    """Line under line, each on the middle of its height."""
    painter.setFont(face)
    painter.setPen(shade)
    metrics = QFontMetricsF(face)
    step = line_height(role)
    for number, line in enumerate(lines):
        painter.drawText(QPointF(left, round(top + step * (number + 0.5) + metrics.capHeight() / 2)), line.rstrip())
