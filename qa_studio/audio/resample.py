"""Another sample rate for a stream of blocks."""

from math import ceil, gcd

import numpy as np

from qa_studio.services.sound import Floats

_SIDE = 16
_CYCLE_FRAMES = 64
_LARGEST_MATRIX = 1_000_000


class Resampler:
    """Brings blocks from one rate to another without a seam: a windowed sinc in as many phases as the ratio has.

    What comes out is as late as what goes in: its first frame is the first one given, before it was silence.
    """

    def __init__(self, rate_in: int, rate_out: int, channels: int) -> None:
        common = gcd(rate_in, rate_out)
        self._up, self._down = rate_out // common, rate_in // common
        # Going down, the filter is longer and closes earlier, or high tones would come back as low ones.
        narrow = max(1.0, self._down / self._up)
        self._side = ceil(_SIDE * narrow)
        phase = np.arange(self._up)[:, None] / self._up
        taps = np.arange(-self._side + 1, self._side + 1)[None, :] - phase
        window = np.cos(np.pi * np.clip(taps / (2 * self._side), -0.5, 0.5)) ** 2
        filters = np.sinc(taps / narrow) * window
        self._filters = (filters / filters.sum(axis=1, keepdims=True)).astype(np.float32)
        self._held = np.zeros((self._side - 1, channels), np.float32)
        self._next = 0
        self._cycle = self._whole_cycle()

    @property
    def same(self) -> bool:
        """Whether there is nothing to do."""
        return self._up == self._down

    def put(self, block: Floats) -> Floats:
        """What can be said after this block (frames, channels); the last hundredth of a second waits for the next."""
        if self.same:
            return block
        if self._cycle is not None:
            return self._put_cycles(block, self._cycle)
        held = np.concatenate([self._held, block])
        # Output n stands at n * down / up frames of the input, and needs `side` frames after that.
        room = len(held) - 2 * self._side + 1
        count = max(0, ceil((room * self._up - self._next) / self._down))
        places = self._next + np.arange(count) * self._down
        first, phase = places // self._up, places % self._up
        windows = np.lib.stride_tricks.sliding_window_view(held, 2 * self._side, axis=0)[first]
        said: Floats = np.einsum("nct,nt->nc", windows, self._filters[phase])
        used = (self._next + count * self._down) // self._up
        self._next = (self._next + count * self._down) % self._up
        self._held = held[used:]
        return said

    def whole(self, sound: Floats) -> Floats:
        """All of a sound at once, to its last frame."""
        if self.same:
            return sound
        span = 2 * self._side + (0 if self._cycle is None else self._cycle.shape[1])
        said = self.put(np.concatenate([sound, np.zeros((span, sound.shape[1]), np.float32)]))
        return said[: ceil(len(sound) * self._up / self._down)]

    def _whole_cycle(self) -> Floats | None:
        """The filters of all outputs after which the phases begin again, (frames out, frames in); None if too large.

        One product of matrices does what would be a product for every frame.
        """
        times = ceil(_CYCLE_FRAMES / self._down)
        count, taken = self._up * times, self._down * times
        span = taken - 1 + 2 * self._side
        if self.same or count * span > _LARGEST_MATRIX:
            return None
        places = np.arange(count) * self._down
        matrix = np.zeros((count, span), np.float32)
        columns = (places // self._up)[:, None] + np.arange(2 * self._side)
        np.put_along_axis(matrix, columns, self._filters[places % self._up], axis=1)
        return matrix

    def _put_cycles(self, block: Floats, matrix: Floats) -> Floats:
        held = np.concatenate([self._held, block])
        count, span = matrix.shape
        taken = span + 1 - 2 * self._side
        cycles = max(0, (len(held) - span) // taken + 1)
        if not cycles:
            self._held = held
            return held[:0]
        windows = np.lib.stride_tricks.sliding_window_view(held, span, axis=0)[: cycles * taken : taken]
        channels = held.shape[1]
        said = windows.reshape(cycles * channels, span) @ matrix.T
        self._held = held[cycles * taken :]
        together: Floats = said.reshape(cycles, channels, count).transpose(0, 2, 1).reshape(-1, channels)
        return together

    @property
    def waiting(self) -> int:
        """Frames of the input that have not been said yet."""
        return len(self._held) - (self._side - 1)
