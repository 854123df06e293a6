"""Which tones are in a stretch of sound: short Fourier transforms under a Hann window, in decibels."""

import numpy as np
import numpy.typing as npt

from qa_studio.services.sound import Brightness, Floats, Waveform

WINDOW_S = 0.032
QUIETEST_DB, LOUDEST_DB = -80.0, -20.0
TOP_HZ = 5000.0
"""Speech has little above, and of a telephone call there is nothing."""
_READ_AT_ONCE = 1 << 23
_WINDOWS_A_COLUMN = 8


class HannSpectrograph:
    """A Spectrograph with windows of about 32 ms, the next power of two."""

    def spectrum(
        self, waveform: Waveform, channel: int, start_s: float, end_s: float, size: tuple[int, int]
    ) -> Brightness:
        """Loudness of `size` (columns, bands), shape (bands, columns), the highest band first."""
        columns, bands = size
        window = 1 << max(5, round(np.log2(WINDOW_S * waveform.sample_rate)))
        edges = np.linspace(start_s, end_s, columns + 1) * waveform.sample_rate
        firsts = _window_starts(edges, window)
        frames = _frames_at(waveform, channel, firsts, window)
        bins = min(window // 2 + 1, round(TOP_HZ / waveform.sample_rate * window))
        spectra = _decibels(frames, window)[:, :bins].reshape(columns, -1, bins).max(axis=1)
        scaled = (_in_bands(spectra, bands) - QUIETEST_DB) / (LOUDEST_DB - QUIETEST_DB)
        picture: Brightness = np.rint(np.clip(scaled, 0, 1) * 255).astype(np.uint8)
        return np.ascontiguousarray(picture.T[::-1])


def _window_starts(edges: npt.NDArray[np.float64], window: int) -> npt.NDArray[np.int64]:
    """Where windows begin: one in the middle of each column, or up to eight side by side where it is wider."""
    width = edges[1] - edges[0]
    count = int(min(_WINDOWS_A_COLUMN, max(1, round(width / window))))
    places = (np.arange(count) + 0.5) / count
    middles = edges[:-1, None] + places[None, :] * width
    starts: npt.NDArray[np.int64] = np.rint(middles - window / 2).astype(np.int64).ravel()
    return starts


def _frames_at(waveform: Waveform, channel: int, firsts: npt.NDArray[np.int64], window: int) -> Floats:
    """One row of samples, -1…1, for every start; silence where there is no sound."""
    first, beyond = int(firsts[0]), int(firsts[-1]) + window
    rows: Floats = np.zeros((len(firsts), window), np.float32)
    if beyond - first <= _READ_AT_ONCE:
        lane = _lane(waveform, channel, first, beyond)
        rows[:] = lane[(firsts - first)[:, None] + np.arange(window)[None, :]]
    else:
        for row, start in zip(rows, firsts, strict=True):
            row[:] = _lane(waveform, channel, int(start), int(start) + window)
    return rows


def _lane(waveform: Waveform, channel: int, first: int, beyond: int) -> Floats:
    lane: Floats = np.zeros(beyond - first, np.float32)
    begin = max(0, first)
    if beyond > begin:
        found = waveform.samples(begin, beyond)[:, channel]
        lane[begin - first : begin - first + len(found)] = found
    return lane / np.float32(32768)


def _decibels(frames: Floats, window: int) -> Floats:
    """A sine of full scale is 0 dB."""
    hann = np.hanning(window + 1)[:-1].astype(np.float32)
    spectra = np.abs(np.fft.rfft(frames * hann, axis=1)) / (hann.sum() / 2)
    levels: Floats = (20 * np.log10(np.maximum(spectra, 1e-6))).astype(np.float32)
    return levels


def _in_bands(spectra: Floats, bands: int) -> Floats:
    """Bins brought to `bands`: the loudest of several, and steps between where there are fewer."""
    bins = spectra.shape[1]
    edges = np.linspace(0, bins, bands + 1)
    starts = np.minimum(edges[:-1].astype(np.int64), bins - 1)
    if bands <= bins:
        louder: Floats = np.maximum.reduceat(spectra, starts, axis=1)
        return louder
    return spectra[:, starts]
