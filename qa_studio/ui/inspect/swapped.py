"""A waveform with its two sides exchanged, for recordings whose first channel is the customer."""

from qa_studio.services.sound import Columns, Samples, Waveform


class SwappedWaveform:
    """The same sound, channel 0 and 1 exchanged."""

    def __init__(self, source: Waveform) -> None:
        self._source = source

    @property
    def channels(self) -> int:
        """How many lanes there are."""
        return self._source.channels

    @property
    def duration_s(self) -> float:
        """Seconds covered."""
        return self._source.duration_s

    def columns(self, channel: int, start_s: float, end_s: float, width: int) -> Columns:
        """Those of the other channel."""
        other = 1 - channel if self._source.channels > 1 and channel < 2 else channel
        return self._source.columns(other, start_s, end_s, width)

    def extent(self) -> float:
        """The highest absolute sample."""
        return self._source.extent()

    @property
    def sample_rate(self) -> int:
        """Samples a second."""
        return self._source.sample_rate

    def samples(self, first: int, beyond: int) -> Samples:
        """The same frames, the first two channels exchanged."""
        frames = self._source.samples(first, beyond)
        if frames.shape[1] < 2:
            return frames
        return frames[:, [1, 0, *range(2, frames.shape[1])]]
