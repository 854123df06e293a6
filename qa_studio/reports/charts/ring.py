"""The score as a ring, and sections as bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Wedge
from reportlab.lib.colors import Color

from qa_studio.reports.palette import ACCENT, BAD, GOOD, HOVER, INK, INK2, INK3
from qa_studio.reports.picture import Picture
from qa_studio.reports.setter import Setter

_ROW = 17.0


def score_ring(setter: Setter, share: float | None, number: str, word: str, tone: str) -> Picture:
    """`share` (0 to 1) of a ring, with the score and the verdict inside."""
    size, radius = 92.0, 42.0
    colour = {"good": GOOD, "bad": BAD}.get(tone, INK3)
    picture = setter.picture(size, size)
    _arc(picture, size / 2, radius, 1.0, HOVER)
    if share:
        _arc(picture, size / 2, radius, min(1.0, share), colour)
    picture.text(
        size / 2, size / 2 - 1, number, size=21 if len(number) < 5 else 17, colour=INK, anchor="middle", bold=True
    )
    picture.text(size / 2, size / 2 - 15, word, size=8.5, colour=colour, anchor="middle", bold=True)
    return picture


def _arc(picture: Picture, middle: float, radius: float, share: float, colour: Color) -> None:
    picture.drawing.add(
        Wedge(
            middle,
            middle,
            radius,
            90 - 359.99 * share,
            90,
            radius1=radius - 7,
            fillColor=colour,
            strokeColor=None,
            strokeWidth=0,
        )
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a bar picture: share 0 to 1 (None: nothing to show), what is written after it, a tick to compare."""

    label: str
    share: float | None
    after: str
    note: str = ""
    tick: float | None = None
    tone: str = "accent"
    interval: tuple[float, float] | None = None


def bars_picture(setter: Setter, bars: Sequence[Bar], width: float, *, label_share: float = 0.4) -> Picture:
    """Horizontal bars, one below the other."""
    picture = setter.picture(width, _ROW * len(bars))
    after = max((setter.typeface.width(bar.after, 8, bold=True) for bar in bars), default=0.0)
    note = max((setter.typeface.width(bar.note, 7) for bar in bars), default=0.0)
    left = width * label_share
    room = width - left - after - 8 - (note + 8 if note else 0)
    for at, bar in enumerate(bars):
        y = _ROW * (len(bars) - at - 1) + 5
        colour = BAD if bar.tone == "bad" else ACCENT
        picture.text(0, y, picture.fits(bar.label, 8, left - 10), size=8, colour=INK2)
        picture.box(left, y, room, 5.5, HOVER, radius=1.5)
        if bar.share:
            picture.box(left, y, room * max(0.0, min(1.0, bar.share)), 5.5, colour, radius=1.5)
        if bar.interval is not None:
            low, high = (left + room * max(0.0, min(1.0, end)) for end in bar.interval)
            picture.line(low, y - 1.6, high, y - 1.6, INK3, 0.7)
        if bar.tick is not None:
            x = left + room * max(0.0, min(1.0, bar.tick))
            picture.line(x, y - 2.5, x, y + 8, INK, 1.2)
        picture.text(left + room + 8 + after, y, bar.after, size=8, colour=INK, anchor="end", bold=True)
        picture.text(width, y, bar.note, size=7, colour=INK3, anchor="end")
    return picture
