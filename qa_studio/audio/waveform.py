"""The waveform of a recording: points at 64 samples and levels of four times as many above them."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress

import numpy as np
import numpy.typing as npt

from qa_studio.audio.cache import SoundCache, full
from qa_studio.audio.points import BASE, STEP, PointArray, extremes, lanes, loudness
from qa_studio.errors import StudioError
from qa_studio.services.sound import AudioFile, Columns, Floats, Samples

LOW, HIGH, RMS = 0, 1, 2


def level_lengths(frames: int) -> list[int]:
    """Points on each level, finest first, until one is enough."""
    lengths = [max(1, -(-frames // BASE))]
    while lengths[-1] > 1:
        lengths.append(-(-lengths[-1] // STEP))
    return lengths


class PointWaveform:
    """A Waveform over int16 points of shape (channels, 3, all levels one after the other).

    Where a column is shorter than a point, the samples themselves are read through `samples`.
    """

    def __init__(
        self, points: PointArray, frames: int, sample_rate: int, samples: Callable[[], AudioFile] | None = None
    ) -> None:
        self._points = points
        self._frames = frames
        self._rate = sample_rate
        self._samples = samples
        lengths = level_lengths(frames)
        self._starts = np.concatenate([[0], np.cumsum(lengths)])

    @property
    def channels(self) -> int:
        """How many lanes there are."""
        return int(self._points.shape[0])

    @property
    def duration_s(self) -> float:
        """Seconds covered."""
        return self._frames / self._rate

    def extent(self) -> float:
        """The highest absolute sample, 0…1."""
        top = self._points[:, :, -1].astype(np.int32)
        return float(np.max(np.abs(top[:, :RMS]))) / 32768

    @property
    def sample_rate(self) -> int:
        """Samples a second."""
        return self._rate

    def samples(self, first: int, beyond: int) -> Samples:
        """The samples from frame `first` up to `beyond`, fewer at the end; none while they can't be read yet."""
        first, beyond = max(0, first), min(self._frames, beyond)
        if self._samples is None or beyond <= first:
            return np.zeros((0, self.channels), np.int16)
        with self._samples() as audio:
            return audio.read(first, beyond - first)

    def columns(self, channel: int, start_s: float, end_s: float, width: int) -> Columns:
        """`width` columns of equal time between the two seconds; what lies outside the recording is 0."""
        edges = np.linspace(start_s, end_s, width + 1) * self._rate
        per_column = (edges[-1] - edges[0]) / max(width, 1)
        if per_column < BASE and self._samples is not None:
            with suppress(StudioError, OSError):
                return self._from_samples(channel, edges)
        level = 0
        while level + 2 < len(self._starts) and BASE * STEP ** (level + 1) <= per_column:
            level += 1
        return self._from_points(channel, edges, level)

    def _from_points(self, channel: int, edges: npt.NDArray[np.float64], level: int) -> Columns:
        first, beyond = self._starts[level], self._starts[level + 1]
        points = self._points[channel, :, first:beyond]
        return _reduced(points[LOW], points[HIGH], points[RMS], edges / (BASE * STEP**level), edges, self._frames)

    def _from_samples(self, channel: int, edges: npt.NDArray[np.float64]) -> Columns:
        first = max(0, int(edges[0]))
        beyond = min(self._frames, int(np.ceil(edges[-1])) + 1)
        lane = np.zeros(1, np.int16)
        if self._samples is not None and beyond > first:
            with self._samples() as audio:
                lane = np.ascontiguousarray(audio.read(first, beyond - first)[:, channel])
        return _reduced(lane, lane, lane, edges - first, edges, self._frames)


def _reduced(
    low: PointArray, high: PointArray, rms: PointArray,
    places: npt.NDArray[np.float64], edges: npt.NDArray[np.float64], frames: int,
) -> Columns:  # fmt: skip
    """Points brought to columns whose edges are `places` in points and `edges` in frames."""
    count = len(low)
    # The small push keeps an edge that is exactly a point's start from falling into the point before.
    starts = np.clip(np.floor(places + 1e-6).astype(np.int64), 0, count - 1)
    begin, end = int(starts[0]), int(max(starts[-1], starts[-2] + 1))
    index = starts[:-1] - begin
    squares = np.square(rms[begin:end].astype(np.float32))
    sums = np.add.reduceat(squares, index)
    sizes = np.maximum(np.diff(starts), 1)
    outside = (edges[1:] <= 0) | (edges[:-1] >= frames)
    return Columns(
        _unit(np.minimum.reduceat(low[begin:end], index), outside),
        _unit(np.maximum.reduceat(high[begin:end], index), outside),
        _unit(np.sqrt(sums / sizes), outside),
    )


def _unit(values: npt.NDArray[np.generic], outside: npt.NDArray[np.bool_]) -> Floats:
    scaled: Floats = values.astype(np.float32) / np.float32(32768)
    scaled[outside] = 0
    return scaled


class WaveformBuilder:
    """Collects blocks of samples in order; `so_far` is what they give, at any time."""

    def __init__(self, channels: int, sample_rate: int) -> None:
        self._rate = sample_rate
        self._frames = 0
        self._base: list[list[PointArray]] = [[] for _ in range(channels)]

    def add(self, block: Samples) -> None:
        """Take (frames, channels); every block but the last holds a whole number of points."""
        self._frames += len(block)
        for channel, lane in enumerate(lanes(block, planar=False)):
            low, high = extremes(lane, BASE)
            self._base[channel].append(np.stack([low, high, loudness(lane, BASE)]).astype(np.int16))

    @property
    def frames(self) -> int:
        """How many were taken."""
        return self._frames

    def points(self) -> PointArray:
        """All levels, shape (channels, 3, points)."""
        return np.stack([_levels(np.concatenate(parts, axis=1)) for parts in self._base])

    def so_far(self) -> PointWaveform:
        """The waveform of what was taken."""
        return PointWaveform(self.points(), self._frames, self._rate)


def _levels(base: PointArray) -> PointArray:
    levels = [base]
    while levels[-1].shape[1] > 1:
        finer = levels[-1]
        starts = np.arange(0, finer.shape[1], STEP)
        sizes = np.diff(np.append(starts, finer.shape[1]))
        mean = np.add.reduceat(np.square(finer[RMS].astype(np.float32)), starts) / sizes
        levels.append(
            np.stack(
                [
                    np.minimum.reduceat(finer[LOW], starts),
                    np.maximum.reduceat(finer[HIGH], starts),
                    np.sqrt(mean).astype(np.int16),
                ]
            )
        )
    return np.concatenate(levels, axis=1)


def saved(points: PointArray, frames: int, sample_rate: int, cache: SoundCache, key: str) -> None:
    """Keep the points in the cache."""
    part, told = cache.part(f"{key}.points.npy"), cache.part(f"{key}.points.json")
    try:
        with part.open("wb") as file:
            np.save(file, points)
        told.write_text(json.dumps({"frames": frames, "sample_rate": sample_rate}), "utf-8")
        cache.keep(part, f"{key}.points.npy")
        cache.keep(told, f"{key}.points.json")
    except OSError as error:
        part.unlink(missing_ok=True)
        raise full(part.parent, error) from error


def knows_waveform(cache: SoundCache, key: str) -> bool:
    """Whether the cache has the waveform."""
    return cache.found(f"{key}.points.json") is not None and cache.found(f"{key}.points.npy") is not None


def kept_waveform(cache: SoundCache, key: str, samples: Callable[[], AudioFile]) -> PointWaveform | None:
    """The waveform as the cache has it, mapped and not read, or None."""
    told, points = cache.found(f"{key}.points.json"), cache.found(f"{key}.points.npy")
    if told is None or points is None:
        return None
    try:
        size = json.loads(told.read_text("utf-8"))
        mapped = np.load(points, mmap_mode="r")
        fits = mapped.ndim == 3 and mapped.shape[2] == sum(level_lengths(size["frames"]))
        return PointWaveform(mapped, size["frames"], size["sample_rate"], samples) if fits else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def doubling() -> Iterator[bool]:
    """Whether to show something now: after 1, 2, 4, 8 … steps, so that showing never costs more than making."""
    step, due = 0, 1
    while True:
        step += 1
        yield step == due
        due = due * 2 if step == due else due
