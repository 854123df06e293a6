"""Hiding masked stretches in samples, for whoever plays, draws, measures or cuts them.

Outside of the masks every sample is the recording's own.  Inside, from the first sample on, there is a tone or
nothing; what keeps the edges from clicking is made of the last sample before and the first one after, never of what
is hidden.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from qa_studio.domain.mask import Cover, MaskSound
from qa_studio.services.sound import Floats, Samples

TONE_HZ = 1000.0
TONE_LEVEL = 0.1
FADE_S = 0.002

Read = Callable[[int, int], Samples]


class _Stretch(NamedTuple):
    first: int
    beyond: int


class Masking:
    """Covers at a sample rate, put over samples wherever they are read."""

    def __init__(self, covers: Sequence[Cover], sample_rate: int) -> None:
        self._rate = sample_rate
        self._fade = max(1, round(FADE_S * sample_rate))
        self._hidden = _joined([_frames(cover, sample_rate) for cover in covers])
        self._tones = _joined([_frames(cover, sample_rate) for cover in covers if cover.sound is MaskSound.TONE])

    def read(self, read: Read, start_frame: int, frames: int) -> Samples:
        """What `read(start_frame, frames)` gives, with the masked stretches in it hidden."""
        samples = read(start_frame, frames)
        start, beyond = max(start_frame, 0), max(start_frame, 0) + len(samples)
        met = [each for each in self._hidden if each.first < beyond and start < each.beyond]
        if not met:
            return samples
        covered = np.array(samples, np.float32)
        for each in met:
            covered[max(each.first, start) - start : each.beyond - start] = 0
        for each in met:
            self._soften(covered, start, each, read)
        self._sound(covered, start)
        hidden: Samples = np.rint(covered).astype(np.int16)
        return hidden

    def _soften(self, covered: Floats, start: int, each: _Stretch, read: Read) -> None:
        """Let the sound next to the mask run out inside of it."""
        fade = min(self._fade, (each.beyond - each.first) // 2)
        falling = np.linspace(1, 0, fade, endpoint=False, dtype=np.float32)
        if each.first > 0:
            _add(covered, each.first - start, falling[:, None] * _one(read, each.first - 1))
        _add(covered, each.beyond - fade - start, falling[::-1, None] * _one(read, each.beyond))

    def _sound(self, covered: Floats, start: int) -> None:
        for each in self._tones:
            first, beyond = max(each.first, start), min(each.beyond, start + len(covered))
            if first >= beyond:
                continue
            frames = np.arange(first, beyond)
            fade = max(1, min(self._fade, (each.beyond - each.first) // 2))
            rise = np.minimum(frames - each.first, each.beyond - 1 - frames) / fade
            tone = TONE_LEVEL * 32767 * np.sin(2 * np.pi * TONE_HZ / self._rate * frames) * np.clip(rise, 0, 1)
            covered[first - start : beyond - start] += tone[:, None].astype(np.float32)


def _frames(cover: Cover, rate: int) -> _Stretch:
    return _Stretch(int(np.floor(cover.span.start * rate)), int(np.ceil(cover.span.end * rate)))


def _joined(stretches: Sequence[_Stretch]) -> tuple[_Stretch, ...]:
    joined: list[_Stretch] = []
    for each in sorted(stretches):
        if joined and each.first <= joined[-1].beyond:
            joined[-1] = _Stretch(joined[-1].first, max(joined[-1].beyond, each.beyond))
        elif each.first < each.beyond:
            joined.append(each)
    return tuple(joined)


def _one(read: Read, frame: int) -> npt.NDArray[np.float32]:
    """One frame, shape (channels,); silence where there is none."""
    found = read(frame, 1)
    return found[0].astype(np.float32) if len(found) else np.zeros(found.shape[1], np.float32)


def _add(covered: Floats, at: int, piece: Floats) -> None:
    low, high = max(0, at), min(len(covered), at + len(piece))
    if low < high:
        covered[low:high] += piece[low - at : high - at]
