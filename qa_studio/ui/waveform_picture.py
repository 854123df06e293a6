"""Waveforms as pictures: columns of numbers become pixels without any drawing call."""

from collections import OrderedDict

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from qa_studio.services.sound import Columns, Floats, Waveform
from qa_studio.ui.theme import color, tokens

Pixels = npt.NDArray[np.uint32]
TILE = 256
KEPT_TILES = 160
LOUDEST = 0.95
QUIET = 0.08
LANE_SHADES = (("agent", "agentpk"), ("cust", "custpk"))
"""Tokens of loudness and of peaks for each lane."""


def gain_of(source: Waveform) -> float:
    """What to multiply with so that the call fills its lane; silence is not blown up to noise."""
    return LOUDEST / max(QUIET, source.extent())


def _image(pixels: Pixels) -> QImage:
    height, width = pixels.shape
    # The copy makes the picture own its memory: numpy's would be gone with the array.
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()


def _fill(pixels: Pixels, top: Floats, bottom: Floats, shade: QColor) -> None:
    """Paint each column from `top` to `bottom`, in rows."""
    rows = np.arange(pixels.shape[0], dtype=np.int16)[:, None]
    first = np.floor(top).astype(np.int16)
    last = np.ceil(bottom).astype(np.int16)
    np.copyto(pixels, np.uint32(shade.rgba()), where=(rows >= first) & (rows < last))


def lane_picture(columns: Columns, height: int, gain: float, strong: QColor, pale: QColor) -> QImage:
    """One lane, mirrored around its middle: peaks pale, loudness strong, a line in silence; one pixel a column."""
    pixels: Pixels = np.zeros((height, len(columns.low)), np.uint32)
    middle = height / 2
    reach = gain * (middle - 1)
    low, high, rms = (np.clip(each * reach, -middle, middle) for each in columns)
    _fill(pixels, middle - high, middle - low, pale)
    _fill(pixels, middle - np.maximum(rms, 0.5), middle + np.maximum(rms, 0.5), strong)
    return _image(pixels)


def mirrored_picture(agent: Columns, customer: Columns | None, height: int, gain: float) -> QImage:
    """The agent above the middle, the customer below: for overviews and thumbnails."""
    pixels: Pixels = np.zeros((height, len(agent.low)), np.uint32)
    middle = height / 2
    reach = gain * (middle - 1)
    for lane, columns, sign in ((0, agent, -1.0), (1, customer, 1.0)):
        if columns is None:
            continue
        strong, pale = LANE_SHADES[lane]
        peak = np.maximum(np.abs(columns.low), np.abs(columns.high))
        for values, shade, least in ((peak, pale, 0.0), (columns.rms, strong, 0.5)):
            edge = middle + sign * np.clip(np.maximum(values * reach, least), 0, middle)
            centre = np.full_like(edge, middle)
            _fill(pixels, np.minimum(edge, centre), np.maximum(edge, centre), color(shade))
    return _image(pixels)


def thumbnail(source: Waveform, width: int, height: int = 26, ratio: float = 1.0) -> QImage:
    """The whole call in `width` × `height` pixels at a device pixel `ratio`."""
    across = max(1, round(width * ratio))
    agent = source.columns(0, 0, source.duration_s, across)
    customer = source.columns(1, 0, source.duration_s, across) if source.channels > 1 else None
    picture = mirrored_picture(agent, customer, max(2, round(height * ratio)), gain_of(source))
    picture.setDevicePixelRatio(ratio)
    return picture


class LaneTiles:
    """Pictures of stretches of a lane, kept while they are likely to be drawn again: panning makes only what is new."""

    def __init__(self, source: Waveform) -> None:
        self._source = source
        self._gain = gain_of(source)
        self._kept: OrderedDict[tuple[int, float, int, int, bool], QImage] = OrderedDict()

    def tile(self, lane: int, number: int, seconds_per_pixel: float, height: int) -> QImage:
        """Device pixels `number` × 256 and the 256 after it, at this zoom."""
        key = (lane, seconds_per_pixel, number, height, tokens().dark)
        if (kept := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return kept
        step = TILE * seconds_per_pixel
        columns = self._source.columns(lane, number * step, (number + 1) * step, TILE)
        strong, pale = LANE_SHADES[lane]
        made = self._kept[key] = lane_picture(columns, height, self._gain, color(strong), color(pale))
        if len(self._kept) > KEPT_TILES:
            self._kept.popitem(last=False)
        return made
