"""Scores over time with control limits that begin anew after every change."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.graphics.shapes import Circle, Polygon

from qa_studio.domain.estimates import Limits
from qa_studio.domain.scorecard import EvaluationRow, TrendPhase
from qa_studio.reports.palette import ACCENT, ACCENT_LINE, ACCENT_SOFT, BAD, INK3, LINE, WHITE, faint
from qa_studio.reports.picture import Picture
from qa_studio.reports.setter import WIDTH, Setter

_LEFT, _RIGHT, _BOTTOM, _TOP, _HEIGHT = 24.0, 62.0, 18.0, 26.0, 190.0


@dataclass(frozen=True, slots=True)
class _Field:
    """Where values and instants are on the picture."""

    low: float
    high: float
    first: float
    last: float

    def x(self, at: float) -> float:
        share = (at - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return _LEFT + 6 + (WIDTH - _LEFT - _RIGHT - 12) * min(1.0, max(0.0, share))

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return _BOTTOM + (_HEIGHT - _BOTTOM - _TOP) * min(1.0, max(0.0, share))


def trend_picture(setter: Setter, phases: Sequence[TrendPhase], official: bool) -> Picture:
    """All phases in the width of the page; a failed form is a red diamond."""
    picture = setter.picture(WIDTH, _HEIGHT)
    field = _field(setter, phases, official)
    _grid(setter, picture, field)
    starts = [_start(setter, phase, field) for phase in phases]
    for at, phase in enumerate(phases):
        end = starts[at + 1] if at + 1 < len(phases) else WIDTH - _RIGHT
        if phase.limits is not None:
            _limits(setter, picture, field, phase.limits, starts[at], end, last=at + 1 == len(phases))
    points = [
        (field.x(row.called_at.timestamp()), field.y(value), row.failed)
        for phase in phases
        for row in phase.rows
        if (value := row.value(official)) is not None
    ]
    picture.polyline([(x, y) for x, y, _ in points], ACCENT, 1.4 if len(points) < 80 else 0.7)
    for x, y, failed in points:
        _point(picture, x, y, failed, 2.6 if len(points) < 80 else 1.5)
    for at, phase in enumerate(phases[:-1]):
        if phase.limits is not None and starts[at + 1] - starts[at] > 60:
            _mean(setter, picture, starts[at] + 3, field.y(phase.limits.mean), phase.limits)
    _marks(picture, [(x, phase.mark.label) for x, phase in zip(starts, phases, strict=True) if phase.mark])
    _dates(setter, picture, field)
    return picture


def _field(setter: Setter, phases: Sequence[TrendPhase], official: bool) -> _Field:
    rows: list[EvaluationRow] = [row for phase in phases for row in phase.rows]
    values = [value for row in rows if (value := row.value(official)) is not None]
    for phase in phases:
        if phase.limits:
            values += [phase.limits.low, phase.limits.high]
    low = max(0.0, 10 * math.floor((min(values, default=0.0) - 2) / 10))
    highest = max((value for row in rows if (value := row.value(official)) is not None), default=100.0)
    high = max(100.0, 10 * math.ceil(highest / 10))
    times = [row.called_at.timestamp() for row in rows]
    return _Field(min(low, high - 20), high, min(times, default=0.0), max(times, default=1.0))


def _start(setter: Setter, phase: TrendPhase, field: _Field) -> float:
    if phase.mark is None:
        return _LEFT
    day = datetime.combine(phase.mark.day, datetime.min.time(), setter.formats.zone)
    return field.x(day.timestamp())


def _grid(setter: Setter, picture: Picture, field: _Field) -> None:
    step = 10 if field.high - field.low <= 60 else 20
    value = field.low
    while value <= field.high + 0.01:
        y = field.y(value)
        picture.line(_LEFT, y, WIDTH - _RIGHT, y, LINE, 0.6)
        picture.text(_LEFT - 5, y - 2.5, setter.formats.number(value, 0), size=7, colour=INK3, anchor="end")
        value += step


def _limits(
    setter: Setter, picture: Picture, field: _Field, limits: Limits, left: float, right: float, *, last: bool
) -> None:
    mean, low, high = field.y(limits.mean), field.y(limits.low), field.y(limits.high)
    picture.box(left, low, right - left, high - low, faint(ACCENT, 0.05))
    picture.line(left, mean, right, mean, INK3, 0.7)
    for value, y in ((limits.high, high), (limits.low, low)):
        # A limit beyond what a score can be is not drawn.
        if field.low <= value <= field.high:
            picture.line(left, y, right, y, INK3, 0.6, (2.5, 2))
    say, number = setter.say, setter.formats.number
    if last:
        ys = _apart([low, mean, high], 8.5)
        names = (
            say("Lower {value}", value=number(max(limits.low, field.low))),
            say("Mean {value}", value=number(limits.mean)),
            say("Upper {value}", value=number(min(limits.high, field.high))),
        )
        for y, name in zip(ys, names, strict=True):
            picture.text(right + 5, y - 2.5, name, size=7, colour=INK3)


def _mean(setter: Setter, picture: Picture, x: float, y: float, limits: Limits) -> None:
    words = setter.say("Mean {value}", value=setter.formats.number(limits.mean))
    picture.box(x, y - 4, picture.text_width(words, 6.5) + 4, 8, WHITE, radius=1.5)
    picture.text(x + 2, y - 2.4, words, size=6.5, colour=INK3)


def _apart(ys: list[float], gap: float) -> list[float]:
    """The heights, in rising order, moved up so that texts do not touch."""
    placed: list[float] = []
    for y in ys:
        placed.append(max(y, placed[-1] + gap) if placed else y)
    return placed


def _point(picture: Picture, x: float, y: float, failed: bool, radius: float) -> None:
    if failed:
        size = radius + 1.4
        corners = [x, y + size, x + size, y, x, y - size, x - size, y]
        picture.drawing.add(Polygon(corners, fillColor=BAD, strokeColor=WHITE, strokeWidth=0.7))
    else:
        picture.drawing.add(Circle(x, y, radius, fillColor=ACCENT, strokeColor=WHITE, strokeWidth=0.8))


def _marks(picture: Picture, marks: Sequence[tuple[float, str]]) -> None:
    rows = [-1e9, -1e9]
    for x, label in marks:
        picture.line(x, _BOTTOM, x, _HEIGHT - _TOP + 4, ACCENT, 1.0)
        text = picture.fits(label, 6.8, 130)
        width = picture.text_width(text, 6.8) + 8
        left = min(x - 2, WIDTH - width)
        row = 0 if rows[0] < left else 1
        rows[row] = left + width + 3
        y = _HEIGHT - _TOP + 4 + 11 * row
        picture.line(x, _HEIGHT - _TOP, x, y, ACCENT, 1.0)
        picture.box(left, y, width, 10, ACCENT_SOFT, ACCENT_LINE, 2)
        picture.text(left + 4, y + 2.8, text, size=6.8, colour=ACCENT)


def _dates(setter: Setter, picture: Picture, field: _Field) -> None:
    count = 5 if field.last > field.first else 1
    for at in range(count):
        moment = field.first + (field.last - field.first) * at / max(1, count - 1)
        day = datetime.fromtimestamp(moment, setter.formats.zone).date()
        picture.text(field.x(moment), 5, setter.formats.short_day(day), size=7, colour=INK3, anchor="middle")
