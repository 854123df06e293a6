"""Faster and slower at the same pitch: overlap-add of pieces that fit in shape (WSOLA).

W. Verhelst, M. Roelands, "An overlap-add technique based on waveform similarity (WSOLA) for high quality time-scale
modification of speech", ICASSP 1993.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from qa_studio.services.sound import Floats

_HOP_S = 0.015
_SEARCH_S = 0.010

Read = Callable[[int, int], Floats]


class Stretcher:
    """Says a recording in hops of 15 ms, each from wherever it is asked, joined without a seam.

    `read(start_frame, frames)` gives (frames, 2) and silence outside; `listen` turns that into the one signal whose
    shape must fit, (frames,).
    """

    def __init__(self, sample_rate: int, read: Read, listen: Callable[[Floats], Floats]) -> None:
        self.hop = round(_HOP_S * sample_rate)
        self._search = round(_SEARCH_S * sample_rate)
        self._read = read
        self._listen = listen
        # Both halves add up to one, so that a straight run comes out as it went in.
        half: npt.NDArray[np.float64] = np.sin(np.pi / 2 * (np.arange(self.hop) + 0.5) / self.hop) ** 2
        self._rise = half.astype(np.float32)[:, None]
        self.restart()

    def restart(self) -> None:
        """Forget what was said last; the next hop fades in."""
        self._tail = np.zeros((self.hop, 2), np.float32)
        self._next: int | None = None

    @property
    def natural(self) -> int | None:
        """The frame that would go on just where the last hop ended; None after a restart."""
        return self._next

    def straight(self, frame: int) -> tuple[Floats, int]:
        """The next hop just where the last one ended, or at `frame` after a restart; and the frame it starts at."""
        return self._said(frame if self._next is None else self._next)

    def near(self, frame: int) -> tuple[Floats, int]:
        """A hop from within 10 ms of `frame`, where it fits best to what was said last; and the frame it starts at."""
        return self._said(frame if self._next is None else self._best(frame, self._next))

    def _said(self, frame: int) -> tuple[Floats, int]:
        piece = self._read(frame, 2 * self.hop)
        said = self._tail + piece[: self.hop] * self._rise
        self._tail = piece[self.hop :] * self._rise[::-1]
        self._next = frame + self.hop
        return said, frame

    def _best(self, frame: int, natural: int) -> int:
        wanted = self._listen(self._read(natural, self.hop))
        first = frame - self._search
        field = self._listen(self._read(first, self.hop + 2 * self._search))
        likeness = np.correlate(field, wanted, "valid")
        energy = np.cumsum(np.concatenate([[0.0], np.square(field, dtype=np.float64)]))
        power = energy[self.hop :] - energy[: -self.hop]
        return first + int(np.argmax(likeness / np.sqrt(power + 1e-6)))
