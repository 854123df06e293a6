"""One number with its interval on a common scale."""

from reportlab.graphics.shapes import Circle

from qa_studio.reports.palette import ACCENT, ACCENT_LINE, ACCENT_SOFT, HOVER, INK3, WHITE
from qa_studio.reports.picture import Picture
from qa_studio.reports.setter import Setter

_HEIGHT = 12.0


def interval_picture(
    setter: Setter, value: float, low: float, high: float, scale: tuple[float, float], width: float
) -> Picture:
    """A point with the bar of its interval; what lies outside `scale` is cut off."""
    picture = setter.picture(width, _HEIGHT)
    first, last = scale

    def x(at: float) -> float:
        return 3 + (width - 6) * min(1.0, max(0.0, (at - first) / (last - first)))

    picture.box(0, _HEIGHT / 2 - 0.4, width, 0.8, HOVER)
    picture.box(x(low), _HEIGHT / 2 - 3, max(1.0, x(high) - x(low)), 6, ACCENT_SOFT, ACCENT_LINE, 2)
    picture.drawing.add(Circle(x(value), _HEIGHT / 2, 2.3, fillColor=ACCENT, strokeColor=WHITE, strokeWidth=0.7))
    return picture


def before_after_picture(
    setter: Setter, baseline: float, target: float | None, effect: float | None, width: float
) -> Picture:
    """Where it was (hollow), where it should get (line) and where it got (filled), on one scale."""
    values = [value for value in (baseline, target, effect) if value is not None]
    spread = (max(values) - min(values)) or max(1.0, abs(max(values)))
    first, last = min(values) - 0.15 * spread, max(values) + 0.15 * spread
    picture = setter.picture(width, 30)

    def x(at: float) -> float:
        return 20 + (width - 40) * (at - first) / (last - first)

    picture.line(8, 14, width - 8, 14, HOVER, 1.5)
    if target is not None:
        picture.line(x(target), 8, x(target), 20, INK3, 1.0, (2, 1.5))
        words = setter.say("target {value}", value=setter.formats.number(target))
        picture.text(x(target), 22, words, size=6.5, colour=INK3, anchor="middle")
    if effect is not None:
        picture.line(x(baseline), 14, x(effect), 14, ACCENT_LINE, 1.5)
        picture.drawing.add(Circle(x(effect), 14, 3, fillColor=ACCENT, strokeColor=WHITE, strokeWidth=0.7))
        picture.text(x(effect), 2, setter.formats.number(effect), size=7, colour=ACCENT, anchor="middle", bold=True)
    picture.drawing.add(Circle(x(baseline), 14, 3, fillColor=WHITE, strokeColor=INK3, strokeWidth=1.1))
    picture.text(x(baseline), 2, setter.formats.number(baseline), size=7, colour=INK3, anchor="middle")
    return picture
