"""What is read from the samples for measuring: levels every 10 ms, spectra every 40 ms, keypad tones.

Telephone speech lies below 4 kHz, so recordings of higher rates are thinned to at least 8 kHz first.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from qa_studio.services.sound import Floats

STEPS_OF_A_HOP = 4
ROWS_HZ = (697.0, 770.0, 852.0, 941.0)
COLUMNS_HZ = (1209.0, 1336.0, 1477.0, 1633.0)

_STEPS_A_SECOND = 100
_LEAST_RATE = 8000
_FULL = 32_000  # of 32,767: companded formats never reach the last steps
_CLIPPED_AT_LEAST = 3  # samples in a step
_BESIDE_PEAK = 3  # bins; two tones of a ringing signal lie 40 to 50 Hz apart
_LOWEST_HZ, _HIGHEST_HZ = 200.0, 3500.0
_KEY_SHARE = 0.75  # of all power that the two tones of a key must have
_KEY_LEAST = 1e-6  # power of each of the two, -60 dBFS
_TWIST = 6.3  # by how much the powers of the two may differ: 8 dB, as ITU-T Q.24 lets them


@dataclass(frozen=True, slots=True)
class ChannelFeatures:
    """Of one channel; `power` and `key` by step of `step_s`, the rest by hop of four steps.

    `power` is the mean square (1 is full scale); `steady`, 0…1, how much a spectrum is like the one before; `purity`,
    0…1, how much of the power lies around `peak_hz`; `key` the keypad tone, row × 4 + column, or -1.
    """

    power: Floats
    key: npt.NDArray[np.int8]
    steady: Floats
    purity: Floats
    peak_hz: Floats
    clipped_s: float
    step_s: float


class Scale:
    """How long steps, hops and windows are at a sample rate; the tables for their spectra."""

    def __init__(self, rate: int) -> None:
        self.thinned_by = max(1, rate // _LEAST_RATE)
        self.rate = rate / self.thinned_by
        self.step = round(self.rate / _STEPS_A_SECOND)
        self.step_s = self.step / self.rate
        self.hop = self.step * STEPS_OF_A_HOP
        self.window = 512 if self.rate < 1.5 * _LEAST_RATE else 1024
        self.taper = np.hanning(self.window).astype(np.float32)
        self.bins = slice(round(_LOWEST_HZ * self.window / self.rate), round(_HIGHEST_HZ * self.window / self.rate))
        self.key_window = 3 * self.step
        self.key_waves = _goertzel_waves(self.key_window, self.rate)


def _goertzel_waves(samples: int, rate: float) -> Floats:
    """Tapered cosines and sines of the eight keypad frequencies, shape (samples, 16), so that a tone gives its peak."""
    turns = 2 * np.pi * np.array([*ROWS_HZ, *COLUMNS_HZ])[None, :] * np.arange(samples)[:, None] / rate
    taper = np.hanning(samples)[:, None]
    waves: Floats = (np.concatenate([np.cos(turns), np.sin(turns)], axis=1) * taper * (2 / taper.sum())).astype(
        np.float32
    )
    return waves


@dataclass
class _Found:
    power: list[Floats] = field(default_factory=list)
    key: list[npt.NDArray[np.int8]] = field(default_factory=list)
    steady: list[Floats] = field(default_factory=list)
    purity: list[Floats] = field(default_factory=list)
    peak_hz: list[Floats] = field(default_factory=list)


class ChannelReader:
    """Reads the features of one channel, block by block."""

    def __init__(self, scale: Scale) -> None:
        self._scale = scale
        self._not_thinned = np.zeros(0, np.int16)
        self._buffer = np.zeros(0, np.float32)
        self._before = np.zeros((1, scale.bins.stop - scale.bins.start), np.float32)
        self._found = _Found()
        self._length = 0
        self._clipped = 0

    def add(self, samples: npt.NDArray[np.int16]) -> None:
        """The next samples, as recorded."""
        self._count_clipped(samples)
        by = self._scale.thinned_by
        if by > 1:
            samples = np.concatenate([self._not_thinned, samples])
            whole = len(samples) // by * by
            thin = samples[:whole].astype(np.float32).reshape(-1, by).mean(axis=1)
            self._not_thinned = samples[whole:]
        else:
            thin = samples.astype(np.float32)
        thin *= np.float32(1 / 32768)
        self._length += len(thin)
        self._take(np.concatenate([self._buffer, thin]))

    def finish(self) -> ChannelFeatures:
        """What was read; beyond the end there is silence."""
        scale, found = self._scale, self._found
        self._take(np.concatenate([self._buffer, np.zeros(scale.window + scale.hop, np.float32)]))
        steps = max(1, self._length // scale.step)
        hops = -(-steps // STEPS_OF_A_HOP)
        return ChannelFeatures(
            np.concatenate(found.power)[:steps],
            np.concatenate(found.key)[:steps],
            np.concatenate(found.steady)[:hops],
            np.concatenate(found.purity)[:hops],
            np.concatenate(found.peak_hz)[:hops],
            self._clipped * scale.step_s,
            scale.step_s,
        )

    def _count_clipped(self, samples: npt.NDArray[np.int16]) -> None:
        if len(samples) and (int(samples.max()) >= _FULL or int(samples.min()) <= -_FULL):
            full = np.flatnonzero((samples >= _FULL) | (samples <= -_FULL))
            steps = np.bincount(full // (self._scale.step * self._scale.thinned_by))
            self._clipped += int(np.count_nonzero(steps >= _CLIPPED_AT_LEAST))

    def _take(self, buffer: Floats) -> None:
        scale, found = self._scale, self._found
        hops = max(0, (len(buffer) - scale.window) // scale.hop + 1)
        if hops:
            framed = buffer[: hops * scale.hop].reshape(-1, scale.step)
            power = np.maximum(np.einsum("ij,ij->i", framed, framed) / scale.step - np.square(framed.mean(axis=1)), 0)
            found.power.append(power)
            found.key.append(self._keys(buffer, power))
            self._spectra(_windows(buffer, scale.window, scale.hop, hops))
        self._buffer = buffer[hops * scale.hop :].copy()

    def _keys(self, buffer: Floats, power: Floats) -> npt.NDArray[np.int8]:
        """The keypad tone of each step and the two after it, or -1."""
        keys = np.full(len(power), -1, np.int8)
        loud = np.flatnonzero(power > 2 * _KEY_LEAST)
        loud = loud[loud < len(power) - 2]
        if len(loud):
            windows = _windows(buffer, self._scale.key_window, self._scale.step, len(power))[loud]
            waves = windows @ self._scale.key_waves
            keys[loud] = _keys(waves, ((power[loud] + power[loud + 1] + power[loud + 2]) / 3).astype(np.float32))
        return keys

    def _spectra(self, windows: Floats) -> None:
        scale, found = self._scale, self._found
        spectrum = np.fft.rfft(windows * scale.taper, axis=1)[:, scale.bins]
        power = np.square(spectrum.real) + np.square(spectrum.imag)
        total = power.sum(axis=1) + 1e-12
        peak = power.argmax(axis=1)
        padded = np.pad(power, ((0, 0), (_BESIDE_PEAK, _BESIDE_PEAK)))
        around = np.take_along_axis(padded, peak[:, None] + np.arange(2 * _BESIDE_PEAK + 1), axis=1).sum(axis=1)
        found.purity.append(around / total)
        found.peak_hz.append(((peak + scale.bins.start) * (scale.rate / scale.window)).astype(np.float32))
        shape = np.sqrt(power / total[:, None])
        found.steady.append(np.einsum("ij,ij->i", shape, np.concatenate([self._before, shape[:-1]])))
        self._before = shape[-1:].copy()


def _windows(buffer: Floats, length: int, apart: int, count: int) -> Floats:
    return np.lib.stride_tricks.sliding_window_view(buffer, length)[: (count - 1) * apart + 1 : apart]


def _keys(waves: Floats, power: Floats) -> npt.NDArray[np.int8]:
    """The keypad tone of each row of `waves` (eight cosines, eight sines), or -1; `power` is that of all sound."""
    tones = (np.square(waves[:, :8]) + np.square(waves[:, 8:])) / 2
    row, column = tones[:, :4].argmax(axis=1), tones[:, 4:].argmax(axis=1)
    low, high = tones[:, :4].max(axis=1), tones[:, 4:].max(axis=1)
    alone = low + high > _KEY_SHARE * power
    balanced = (low < _TWIST * high) & (high < _TWIST * low)
    return np.where(alone & balanced, row * 4 + column, -1).astype(np.int8)
