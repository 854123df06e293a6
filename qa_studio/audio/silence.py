"""Where nothing is to be heard, and how loud each side speaks, looked up as playback comes near."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qa_studio.audio.playable import Pair, Playable
from qa_studio.domain.spans import Span
from qa_studio.services.sound import Floats, Skipping

STEP_S = 0.01
_CHUNK_STEPS = 3000
_GROWTH_STEPS = 500
_SOFTEST_DB, _LOUDEST_DB, _ABOVE_NOISE_DB = -60.0, -40.0, 6.0
_NOTHING_DB = -100.0

Steps = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Chunk:
    level_db: npt.NDArray[np.floating]
    """Of the louder side, each step."""
    quiet: npt.NDArray[np.bool_]
    speech_db: tuple[float, float]


class QuietMap:
    """What can be left out of a recording, found half a minute at a time and kept.

    A side is quiet below a threshold that is given, else below its own noise floor (its tenth percentile) plus 6 dB,
    but at most -40 dBFS.
    """

    def __init__(self, source: Playable, pair: Pair) -> None:
        self._source = source
        self._pair = pair
        self._step = max(1, round(source.facts.sample_rate * STEP_S))
        self._chunks: dict[int, _Chunk] = {}
        self._growing: tuple[int, _Chunk] | None = None
        self._hold: tuple[tuple[int, int], ...] = ()
        self._wanted = Skipping()
        self._loud: dict[int, Steps] = {}

    def set_hold(self, spans: Sequence[Span]) -> None:
        """Where the caller is on hold."""
        per_second = self._source.facts.sample_rate / self._step
        self._hold = tuple((round(span.start * per_second), round(span.end * per_second)) for span in spans)
        self._loud.clear()

    def forget(self) -> None:
        """The source sounds otherwise now: look again."""
        self._chunks.clear()
        self._loud.clear()
        self._growing = None

    def skip_from(self, frame: int, wanted: Skipping) -> int | None:
        """Where to go on from `frame` when that is in a gap that is to be left out, all but half of its rest."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._loud.clear()
        here, kept = frame // self._step, max(1, round(wanted.rest_s / 2 / STEP_S))
        least = round(wanted.least_s / STEP_S)
        since = self._loud_before(here, max(kept, least))
        if here - since <= kept:
            return None
        end = self._loud_after(here)
        target = end - kept
        if end - since - 1 < least or target <= here + 1:
            return None
        return target * self._step

    def speech_db(self, frame: int) -> tuple[float, float]:
        """How loud agent and customer speak around `frame`, in dBFS; -100 for one that doesn't."""
        return self._chunk(frame // self._step // _CHUNK_STEPS).speech_db

    def _loud_before(self, step: int, far: int) -> int:
        """The last step up to this one at which something is heard; need be, one more than `far` steps back."""
        number, inside = divmod(step, _CHUNK_STEPS)
        while True:
            loud = self._loud_steps(number)
            at = int(np.searchsorted(loud, inside, "right"))
            if at:
                return number * _CHUNK_STEPS + int(loud[at - 1])
            if number == 0 or step - number * _CHUNK_STEPS > far:
                return number * _CHUNK_STEPS - 1
            number, inside = number - 1, _CHUNK_STEPS

    def _loud_after(self, step: int) -> int:
        """The next step at which something is heard; the end of the recording where there is none."""
        number, inside = divmod(step, _CHUNK_STEPS)
        while True:
            loud = self._loud_steps(number)
            at = int(np.searchsorted(loud, inside))
            if at < len(loud):
                return number * _CHUNK_STEPS + int(loud[at])
            known = len(self._chunk(number).quiet)
            if known < _CHUNK_STEPS:
                return number * _CHUNK_STEPS + known
            number, inside = number + 1, 0

    def _loud_steps(self, number: int) -> Steps:
        known = self._loud.get(number)
        if known is not None:
            return known
        chunk, wanted = self._chunk(number), self._wanted
        if not wanted.silence:
            out = np.zeros(len(chunk.quiet), np.bool_)
        elif wanted.threshold_db is None:
            out = chunk.quiet.copy()
        else:
            out = chunk.level_db < wanted.threshold_db
        first = number * _CHUNK_STEPS
        for start, end in self._hold if wanted.hold else ():
            out[max(0, start - first) : max(0, end - first)] = True
        loud = np.flatnonzero(~out)
        if number in self._chunks:
            self._loud[number] = loud
        return loud

    def _chunk(self, number: int) -> _Chunk:
        known = self._chunks.get(number)
        if known is not None:
            return known
        first = number * _CHUNK_STEPS * self._step
        frames = min(_CHUNK_STEPS * self._step, max(0, self._source.known - first))
        whole = self._source.settled or frames == _CHUNK_STEPS * self._step
        # What is still being decoded is looked at again when there is a good deal more of it, not at every block.
        if not whole and self._growing is not None and self._growing[0] == number:
            sofar = self._growing[1]
            if frames // self._step < len(sofar.quiet) + _GROWTH_STEPS:
                return sofar
        chunk = _measured(self._pair.read(first, frames), self._step)
        if whole:
            self._chunks[number] = chunk
        else:
            self._growing = (number, chunk)
        return chunk


def _measured(pair: Floats, step: int) -> _Chunk:
    whole = len(pair) // step * step
    if not whole:
        return _Chunk(np.zeros(0, np.float32), np.zeros(0, np.bool_), (_NOTHING_DB, _NOTHING_DB))
    power = np.square(pair[:whole]).reshape(-1, step, 2).mean(axis=1)
    level = 10 * np.log10(power + 1e-10)
    limit = np.clip(np.percentile(level, 10, axis=0) + _ABOVE_NOISE_DB, _SOFTEST_DB, _LOUDEST_DB)
    loud = level > limit
    means = [
        float(10 * np.log10(power[loud[:, side], side].mean())) if loud[:, side].any() else _NOTHING_DB
        for side in (0, 1)
    ]
    return _Chunk(level.max(axis=1), ~loud.any(axis=1), (means[0], means[1]))
