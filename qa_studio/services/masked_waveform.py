"""A waveform in which masked stretches show what is heard instead."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qa_studio.domain.mask import Cover, MaskSound
from qa_studio.services.masking import TONE_LEVEL, Masking
from qa_studio.services.sound import Columns, Samples, Waveform


class MaskedWaveform:
    """A Waveform with these covers over it; a column that touches one shows nothing of the sound below."""

    def __init__(self, source: Waveform, covers: Sequence[Cover]) -> None:
        self._source, self._covers = source, tuple(covers)

    @property
    def channels(self) -> int:
        """How many lanes there are."""
        return self._source.channels

    @property
    def duration_s(self) -> float:
        """Seconds covered."""
        return self._source.duration_s

    @property
    def sample_rate(self) -> int:
        """Samples a second."""
        return self._source.sample_rate

    def samples(self, first: int, beyond: int) -> Samples:
        """The samples from frame `first` up to `beyond`, shape (frames, channels)."""
        masking = Masking(self._covers, self._source.sample_rate)
        return masking.read(lambda start, frames: self._source.samples(start, start + frames), first, beyond - first)

    def extent(self) -> float:
        """The highest absolute sample of the recording, 0…1."""
        return self._source.extent()

    def columns(self, channel: int, start_s: float, end_s: float, width: int) -> Columns:
        """`width` columns of equal time between the two seconds."""
        found = self._source.columns(channel, start_s, end_s, width)
        if width < 1:
            return found
        edges = np.linspace(start_s, end_s, width + 1)
        wide = (end_s - start_s) / width
        silent, sounding = np.zeros(width, np.bool_), np.zeros(width, np.bool_)
        for cover in self._covers:
            hidden = _touched(edges, cover, wide)
            silent |= hidden
            if cover.sound is MaskSound.TONE:
                sounding |= hidden
        low, high, rms = (np.array(values) for values in found)
        for values, tone in ((low, -TONE_LEVEL), (high, TONE_LEVEL), (rms, TONE_LEVEL / np.sqrt(2))):
            values[silent] = 0
            values[sounding] = tone
        return Columns(low, high, rms)


def _touched(edges: npt.NDArray[np.float64], cover: Cover, wide: float) -> npt.NDArray[np.bool_]:
    # The columns beside it, too: they are made of points, and one of these may reach under the mask.
    touched: npt.NDArray[np.bool_] = (edges[:-1] < cover.span.end + wide) & (cover.span.start - wide < edges[1:])
    return touched


def masked_waveform(source: Waveform, covers: Sequence[Cover]) -> Waveform:
    """The waveform with these covers over it; itself where there are none."""
    return MaskedWaveform(source, covers) if covers else source
