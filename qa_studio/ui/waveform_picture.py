"""Waveforms as pictures: columns of numbers become pixels without any drawing call."""

from collections import OrderedDict
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from qa_studio.services.sound import Columns, Floats, Waveform
from qa_studio.ui.theme import color, tokens
from qa_studio.ui.waveform_samples import (
    FINEST_POINT,
    LINE_BELOW,
    ReadLater,
    SampleStore,
    columns_of,
    line_picture,
)

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


def lane_picture(
    columns: Columns, height: int, gain: float, strong: QColor, pale: QColor, mirrored: bool = True
) -> QImage:
    """One lane around its middle: peaks pale, loudness strong and `mirrored`, a line in silence; one pixel a column."""
    pixels: Pixels = np.zeros((height, len(columns.low)), np.uint32)
    middle = height / 2
    reach = gain * (middle - 1)
    low, high, rms = (np.clip(each * reach, -middle, middle) for each in columns)
    _fill(pixels, middle - high, middle - low, pale)
    above, below = np.maximum(rms, 0.5), np.maximum(rms, 0.5)
    if not mirrored:  # single waves: no further than they go, or the line of the wave would drown
        above, below = np.minimum(above, np.maximum(high, 0)), np.minimum(below, np.maximum(-low, 0))
    _fill(pixels, middle - above, middle + below, strong)
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

    def __init__(
        self, source: Waveform, later: ReadLater | None = None, arrived: Callable[[], None] | None = None
    ) -> None:
        self._source = source
        self._gain = gain_of(source)
        self._told = arrived
        self._samples = SampleStore(source, later, self._on_arrived) if later is not None else None
        self._kept: OrderedDict[tuple[int, float, int, int, bool], QImage] = OrderedDict()

    @property
    def lanes(self) -> int:
        """How many are drawn."""
        return min(2, self._source.channels)

    def tile(self, lane: int, number: int, seconds_per_pixel: float, height: int) -> QImage:
        """Device pixels `number` × 256 and the 256 after it, at this zoom."""
        key = (lane, seconds_per_pixel, number, height, tokens().dark)
        if (kept := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return kept
        made = self._from_samples(lane, number, seconds_per_pixel, height)
        if made is None:
            made = self._from_points(lane, number, seconds_per_pixel, height)
            if self._too_coarse(seconds_per_pixel):
                return made  # only until the samples are there
        self._kept[key] = made
        if len(self._kept) > KEPT_TILES:
            self._kept.popitem(last=False)
        return made

    def _too_coarse(self, seconds_per_pixel: float) -> bool:
        return self._samples is not None and seconds_per_pixel * self._source.sample_rate < FINEST_POINT

    def _from_points(self, lane: int, number: int, seconds_per_pixel: float, height: int) -> QImage:
        step = TILE * seconds_per_pixel
        width = TILE
        if self._too_coarse(seconds_per_pixel):
            # As few columns as there are points, so that nothing is read from the file now.
            width = max(1, int(step * self._source.sample_rate / FINEST_POINT))
        columns = self._source.columns(lane, number * step, (number + 1) * step, width)
        if width < TILE:
            index = np.arange(TILE) * width // TILE
            columns = Columns(*(each[index] for each in columns))
        strong, pale = LANE_SHADES[lane]
        return lane_picture(columns, height, self._gain, color(strong), color(pale))

    def _from_samples(self, lane: int, number: int, seconds_per_pixel: float, height: int) -> QImage | None:
        if self._samples is None or not self._too_coarse(seconds_per_pixel):
            return None
        per_pixel = seconds_per_pixel * self._source.sample_rate
        edges = (number * TILE + np.arange(TILE + 1, dtype=np.float64)) * per_pixel
        first, beyond = max(0, int(edges[0]) - 2), int(np.ceil(edges[-1])) + 3
        samples = self._samples.lane(lane, first, beyond) if beyond > first else np.zeros(0, np.int16)
        if samples is None:
            return None
        strong, pale = LANE_SHADES[lane]
        if per_pixel >= LINE_BELOW:
            return lane_picture(
                columns_of(samples, first, edges), height, self._gain, color(strong), color(pale), mirrored=False
            )
        places = (first + np.arange(len(samples)) - edges[0]) / per_pixel
        return line_picture(samples, places, (TILE, height), self._gain, color(strong))

    def _on_arrived(self) -> None:
        if self._told is not None:
            self._told()
