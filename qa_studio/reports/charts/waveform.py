"""The call at a glance: a lane for each side, and the evidence with its question."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color

from qa_studio.domain.spans import Span
from qa_studio.reports.palette import (
    ACCENT,
    AGENT,
    AGENT_PEAK,
    BAD,
    CUSTOMER,
    CUSTOMER_PEAK,
    GOOD,
    HATCH,
    INK3,
    LINE,
    SUNKEN,
    WARN,
    WHITE,
    faint,
)  # fmt: skip
from qa_studio.reports.picture import Picture
from qa_studio.reports.setter import WIDTH, Setter
from qa_studio.services.sound import Columns, Waveform

GUTTER = 58.0
_LANE, _GAP, _FLAGS, _AXIS = 44.0, 5.0, 11.0, 16.0
_THUMB_LANE, _THUMB_FLAG = 13.0, 5.0
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
_TONES = {"good": GOOD, "warn": WARN, "bad": BAD, "accent": ACCENT}
_COLOURS = {0: (AGENT, AGENT_PEAK), 1: (CUSTOMER, CUSTOMER_PEAK), -1: (INK3, HATCH)}


@dataclass(frozen=True, slots=True)
class Flag:
    """Evidence on the picture: whose question, when, and how it came out (good, warn, bad)."""

    label: str
    span: Span
    tone: str


def waveform_picture(setter: Setter, wave: Waveform, flags: Sequence[Flag], *, swapped: bool = False) -> Picture:
    """The whole call in the width of the page."""
    rows = _rows(setter, flags, wave.duration_s)
    lanes = min(2, wave.channels)
    top = _AXIS + 6 + lanes * _LANE + (lanes - 1) * _GAP
    picture = setter.picture(WIDTH, top + 4 + _FLAGS * (max(rows, default=-1) + 1))
    _axis(setter, picture, wave.duration_s, top)
    for lane in range(lanes):
        channel = 1 - lane if swapped and lanes == 2 else lane
        below = top - (lane + 1) * _LANE - lane * _GAP
        _lane(setter, picture, wave, channel, lane if lanes == 2 else -1, below)
    for flag, row in zip(flags, rows, strict=True):
        _flag(picture, flag, top + 3 + row * _FLAGS, wave.duration_s, top)
    return picture


def waveform_thumbnail(
    setter: Setter, wave: Waveform, flags: Sequence[Flag], width: float, *, swapped: bool = False
) -> Picture:
    """The whole call in `width` points: two small lanes, and a tick above for each piece of evidence."""
    lanes = min(2, wave.channels)
    top = lanes * _THUMB_LANE + (lanes - 1)
    picture = setter.picture(width, top + _THUMB_FLAG + 1)
    for lane in range(lanes):
        channel = 1 - lane if swapped and lanes == 2 else lane
        below = top - (lane + 1) * _THUMB_LANE - lane
        strong, pale = _COLOURS[lane if lanes == 2 else -1]
        picture.box(0, below, width, _THUMB_LANE, SUNKEN)
        columns = wave.columns(channel, 0.0, wave.duration_s, int(width))
        scale = (_THUMB_LANE / 2 - 0.5) / max(0.05, wave.extent())
        _shape(picture, columns, (0.0, width), below + _THUMB_LANE / 2, scale, (strong, pale))
    for flag in flags:
        at = min(width - 1, width * flag.span.start / wave.duration_s) if wave.duration_s else 0.0
        colour = _TONES[flag.tone]
        picture.line(at, 0, at, top, colour, 0.7)
        picture.area([(at - 2, top + _THUMB_FLAG), (at + 2, top + _THUMB_FLAG), (at, top + 0.5)], colour)
    return picture


def page_x(seconds: float, duration_s: float) -> float:
    """Where a second of a call so long stands in the width of the page, in points."""
    return GUTTER + (WIDTH - GUTTER) * min(1.0, seconds / duration_s if duration_s else 0.0)


def _rows(setter: Setter, flags: Sequence[Flag], duration_s: float) -> list[int]:
    """A row for each flag, the lowest in which it covers no earlier one."""
    ends: list[float] = []
    rows = []
    for flag in flags:
        left = _flag_left(setter.typeface.width(flag.label, 6.5), flag, duration_s)
        row = next((at for at, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [left + setter.typeface.width(flag.label, 6.5) + 9]
        rows.append(row)
    return rows


def _flag_left(width: float, flag: Flag, duration_s: float) -> float:
    return min(page_x(flag.span.start, duration_s), WIDTH - width - 7)


def _flag(picture: Picture, flag: Flag, y: float, duration_s: float, top: float) -> None:
    colour = _TONES[flag.tone]
    left, right = page_x(flag.span.start, duration_s), page_x(flag.span.end, duration_s)
    bottom = _AXIS + 5
    picture.box(left, bottom, max(0.8, right - left), top - bottom, faint(colour, 0.13))
    picture.line(left, bottom, left, y + 3, colour, 0.6)
    if right - left > 1:
        picture.line(right, bottom, right, top, colour, 0.4)
    width = picture.text_width(flag.label, 6.5) + 6
    start = _flag_left(width - 6, flag, duration_s)
    picture.box(start, y, width, 9.4, WHITE, colour, 2)
    picture.text(start + 3, y + 2.6, flag.label, size=6.5, colour=colour)


def _lane(setter: Setter, picture: Picture, wave: Waveform, channel: int, side: int, below: float) -> None:
    name = {0: setter.say("Agent"), 1: setter.say("Customer"), -1: setter.say("Both sides")}[side]
    strong, pale = _COLOURS[side]
    picture.box(GUTTER, below, WIDTH - GUTTER, _LANE, SUNKEN)
    picture.text(0, below + _LANE / 2 - 2.6, name, size=7.5, colour=strong, bold=True)
    columns = wave.columns(channel, 0.0, wave.duration_s, int(WIDTH - GUTTER) * 2)
    scale = (_LANE / 2 - 2) / max(0.05, wave.extent())
    middle = below + _LANE / 2
    _shape(picture, columns, (GUTTER, WIDTH), middle, scale, (strong, pale))
    picture.line(GUTTER, middle, WIDTH, middle, strong, 0.35)


def _shape(
    picture: Picture,
    columns: Columns,
    across: tuple[float, float],
    middle: float,
    scale: float,
    colours: tuple[Color, Color],
) -> None:
    low, high, rms = columns.low.tolist(), columns.high.tolist(), columns.rms.tolist()
    (left, right), (strong, pale) = across, colours
    step = (right - left) / max(1, len(high))
    xs = [round(left + (at + 0.5) * step, 2) for at in range(len(high))]
    for above, under, colour in ((high, low, pale), (rms, [-value for value in rms], strong)):
        upper = [(x, round(middle + scale * value, 2)) for x, value in zip(xs, above, strict=True)]
        lower = [(x, round(middle + scale * value, 2)) for x, value in zip(xs, under, strict=True)]
        picture.area([*upper, *reversed(lower)], colour)


def _axis(setter: Setter, picture: Picture, duration_s: float, top: float) -> None:
    step = next((step for step in _STEPS if duration_s / step <= 9), 3600 * math.ceil(duration_s / 9 / 3600))
    at = 0.0
    while at <= duration_s:
        x = page_x(at, duration_s)
        picture.line(x, _AXIS, x, top, LINE, 0.5)
        room = WIDTH - x
        anchor = "end" if room < 14 else "middle" if at else "start"
        picture.text(x, 4, setter.formats.clock(at), size=6.5, colour=INK3, anchor=anchor)  # type: ignore[arg-type]
        at += step
