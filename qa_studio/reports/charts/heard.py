"""What was heard of a call as a strip: heard, repeated, said and missed, masked, and evidence that nobody heard."""

from dataclasses import dataclass

from reportlab.lib.colors import Color

from qa_studio.domain.spans import Span
from qa_studio.reports.charts.waveform import GUTTER, page_x
from qa_studio.reports.palette import GOOD, GOOD_SOFT, HATCH, INK2, LINE2, SUNKEN, WARN, WHITE
from qa_studio.reports.picture import Picture
from qa_studio.reports.setter import WIDTH, Setter

_BAR, _MARK, _FOOT = 9.0, 6.0, 4.0


@dataclass(frozen=True, slots=True)
class HeardStrip:
    """Stretches of a call of `duration_s` seconds; `evidence` says of each whether it was heard."""

    duration_s: float
    heard: tuple[Span, ...]
    repeated: tuple[Span, ...]
    missed: tuple[Span, ...]
    masked: tuple[Span, ...]
    evidence: tuple[tuple[Span, bool], ...]


def heard_strip(setter: Setter, strip: HeardStrip) -> Picture:
    """The whole call in the width of the page, under the lanes of its waveform."""
    picture = setter.picture(WIDTH, _FOOT + _BAR + _MARK)
    picture.text(0, _FOOT + 2, setter.say("Heard"), size=7.5, colour=GOOD, bold=True)
    picture.box(GUTTER, _FOOT, WIDTH - GUTTER, _BAR, SUNKEN, LINE2)
    for span in strip.heard:
        _bar(picture, strip, span, _FOOT, _BAR)
    for span in strip.repeated:
        _bar(picture, strip, span, _FOOT + _BAR / 2 - 1, 2, GOOD_SOFT)
    for span in strip.missed:
        _bar(picture, strip, span, _FOOT, 3, WARN)
    for span in strip.masked:
        _bar(picture, strip, span, _FOOT, _BAR, HATCH)
    for span, heard in strip.evidence:
        x, top = page_x(span.start, strip.duration_s), _FOOT + _BAR
        corners = [(x - 2.4, top + _MARK - 0.5), (x + 2.4, top + _MARK - 0.5), (x, top + 0.5)]
        picture.area(corners, INK2 if heard else WHITE)
        if not heard:
            picture.polyline([*corners, corners[0]], WARN, 0.8)
    return picture


def _bar(picture: Picture, strip: HeardStrip, span: Span, below: float, height: float, colour: Color = GOOD) -> None:
    left, right = (page_x(second, strip.duration_s) for second in (span.start, span.end))
    picture.box(left, below, max(0.4, right - left), height, colour)
