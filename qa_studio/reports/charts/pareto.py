"""Causes from the most frequent down, with their running share."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle

from qa_studio.reports.palette import ACCENT, INK, INK2, INK3, LINE, WARN, WHITE
from qa_studio.reports.picture import Picture
from qa_studio.reports.setter import WIDTH, Setter

_LEFT, _RIGHT, _BOTTOM, _TOP, _HEIGHT = 24.0, 34.0, 36.0, 8.0, 196.0
_MOST = 12


def pareto_picture(setter: Setter, counts: Sequence[tuple[str, int]]) -> Picture:
    """Bars of the counts (highest first, at least one) and the line of the running share, 80 % marked."""
    picture = setter.picture(WIDTH, _HEIGHT)
    total = sum(count for _, count in counts)
    shown = list(counts[:_MOST])
    top = max(count for _, count in shown)
    height = _HEIGHT - _BOTTOM - _TOP
    for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        y = _BOTTOM + height * share
        eighty = share == 0.8
        picture.line(_LEFT, y, WIDTH - _RIGHT, y, INK3 if eighty else LINE, 0.6, (2.5, 2) if eighty else None)
        text = setter.formats.percent(share)
        picture.text(WIDTH - _RIGHT + 4, y - 2.5, text, size=7, colour=INK3)
    room = (WIDTH - _LEFT - _RIGHT) / len(shown)
    width = min(46.0, room * 0.62)
    running, line = 0, []
    for at, (name, count) in enumerate(shown):
        middle = _LEFT + room * (at + 0.5)
        tall = height * count / max(total, 1)
        picture.box(middle - width / 2, _BOTTOM, width, tall, ACCENT, radius=1)
        inside = tall > 16  # above the bar the number would meet the line
        y = _BOTTOM + tall + (-10 if inside else 3)
        picture.text(middle, y, str(count), size=7.5, colour=WHITE if inside else INK, anchor="middle", bold=True)
        for row, words in enumerate(_two_lines(picture, name, room - 4)):
            picture.text(middle, _BOTTOM - 11 - 9 * row, words, size=7, colour=INK2, anchor="middle")
        running += count
        line.append((middle, _BOTTOM + height * running / max(total, 1)))
    picture.polyline(line, WARN, 1.2)
    for x, y in line:
        picture.drawing.add(Circle(x, y, 2.2, fillColor=WARN, strokeColor=WHITE, strokeWidth=0.7))
    picture.text(_LEFT - 5, _BOTTOM + height * top / max(total, 1) - 2.5, str(top), size=7, colour=INK3, anchor="end")
    picture.text(_LEFT - 5, _BOTTOM - 2.5, "0", size=7, colour=INK3, anchor="end")
    return picture


def _two_lines(picture: Picture, name: str, room: float) -> list[str]:
    """The name in at most three lines of `room` points, the last one shortened."""
    lines: list[str] = []
    rest = name
    while rest and len(lines) < 3:
        if picture.text_width(rest, 7) <= room or len(lines) == 2:
            return [*lines, picture.fits(rest, 7, room)]
        cut = len(rest)
        while cut > 1 and picture.text_width(rest[:cut], 7) > room:
            cut -= 1
        space = rest.rfind(" ", 0, cut + 1)
        cut = space if space > 0 else cut
        lines.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return lines
