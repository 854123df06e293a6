"""Decoded samples that can be read at any frame."""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

import numpy as np

from qa_studio.services.sound import AudioFacts, Samples


class PcmAudio:
    """An AudioFile over samples that are decoded: a mapped file of the cache, or memory."""

    def __init__(self, samples: Samples, facts: AudioFacts) -> None:
        self._facts = facts
        self._samples = samples

    @property
    def facts(self) -> AudioFacts:
        """What it is."""
        return self._facts

    def read(self, start_frame: int, frames: int) -> Samples:
        """Samples from `start_frame` on, shape (frames, channels)."""
        start = max(start_frame, 0)
        return np.array(self._samples[start : start + max(frames, 0)])

    def blocks(self, frames: int = 262_144) -> Iterator[Samples]:
        """The whole recording in order."""
        for start in range(0, self._facts.frames, frames):
            yield self._samples[start : start + frames]

    def close(self) -> None:
        """Let go of the file."""
        self._samples = np.empty((0, self._facts.channels), np.int16)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
