"""Where nobody says anything, and how loud each side speaks, looked up as playback comes near."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qa_studio.audio.playable import Pair, Playable
from qa_studio.services.sound import Floats

STEP_S = 0.01
_CHUNK_STEPS = 3000
_KEPT_STEPS = 25
_SHORTEST_STEPS = 100
_SOFTEST_DB, _LOUDEST_DB, _ABOVE_NOISE_DB = -60.0, -40.0, 6.0
_NOTHING_DB = -100.0


@dataclass(frozen=True, slots=True)
class _Chunk:
    quiet: npt.NDArray[np.bool_]
    speech_db: tuple[float, float]


class QuietMap:
    """Quiet stretches of a recording, found half a minute at a time and kept.

    A side is quiet below its own noise floor (its tenth percentile) plus 6 dB, but at most -40 dBFS.
    """

    def __init__(self, source: Playable, pair: Pair) -> None:
        self._source = source
        self._pair = pair
        self._step = max(1, round(source.facts.sample_rate * STEP_S))
        self._chunks: dict[int, _Chunk] = {}

    def skip_from(self, frame: int) -> int | None:
        """Where to go on from `frame` when that is in a silence of a second or more; a quarter second of it stays."""
        here = frame // self._step
        if here < _KEPT_STEPS or not all(self._is_quiet(step) for step in range(here, here - _KEPT_STEPS, -1)):
            return None
        end = self._end_of_quiet(here)
        target = end - _KEPT_STEPS
        if end - (here - _KEPT_STEPS) < _SHORTEST_STEPS or target <= here + 1:
            return None
        return target * self._step

    def speech_db(self, frame: int) -> tuple[float, float]:
        """How loud agent and customer speak around `frame`, in dBFS; -100 for one that doesn't."""
        return self._chunk(frame // self._step // _CHUNK_STEPS).speech_db

    def _is_quiet(self, step: int) -> bool:
        number, inside = divmod(step, _CHUNK_STEPS)
        quiet = self._chunk(number).quiet
        return inside < len(quiet) and bool(quiet[inside])

    def _end_of_quiet(self, step: int) -> int:
        number, inside = divmod(step, _CHUNK_STEPS)
        while True:
            quiet = self._chunk(number).quiet
            loud = np.flatnonzero(~quiet[inside:])
            if len(loud):
                return number * _CHUNK_STEPS + inside + int(loud[0])
            if len(quiet) < _CHUNK_STEPS:
                return number * _CHUNK_STEPS + len(quiet)
            number, inside = number + 1, 0

    def _chunk(self, number: int) -> _Chunk:
        known = self._chunks.get(number)
        if known is not None:
            return known
        first = number * _CHUNK_STEPS * self._step
        frames = min(_CHUNK_STEPS * self._step, max(0, self._source.known - first))
        chunk = _measured(self._pair.read(first, frames), self._step)
        if self._source.settled or frames == _CHUNK_STEPS * self._step:
            self._chunks[number] = chunk
        return chunk


def _measured(pair: Floats, step: int) -> _Chunk:
    whole = len(pair) // step * step
    if not whole:
        return _Chunk(np.zeros(0, np.bool_), (_NOTHING_DB, _NOTHING_DB))
    power = np.square(pair[:whole]).reshape(-1, step, 2).mean(axis=1)
    level = 10 * np.log10(power + 1e-10)
    limit = np.clip(np.percentile(level, 10, axis=0) + _ABOVE_NOISE_DB, _SOFTEST_DB, _LOUDEST_DB)
    loud = level > limit
    means = [
        float(10 * np.log10(power[loud[:, side], side].mean())) if loud[:, side].any() else _NOTHING_DB
        for side in (0, 1)
    ]
    return _Chunk(~loud.any(axis=1), (means[0], means[1]))
