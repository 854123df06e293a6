"""What services and the window know of sound: facts, files, waveforms, and the engine that makes them.

Seconds are floats from the start of the recording.  Channel 0 is the agent and channel 1 the customer, unless a
recording is `swapped`.  Samples are int16 of shape (frames, channels), whatever the file holds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, Protocol, Self

import numpy as np
import numpy.typing as npt

from qa_studio.domain.mask import Cover, CustomerVoice
from qa_studio.domain.spans import Span
from qa_studio.services.progress import Progress
from qa_studio.texts import Message

Samples = npt.NDArray[np.int16]
Floats = npt.NDArray[np.float32]
Brightness = npt.NDArray[np.uint8]
Channel = Literal["agent", "both", "customer"]


@dataclass(frozen=True, slots=True)
class Skipping:
    """What playback leaves out when it skips: silence, hold or both, from `least_s` seconds on.

    Below `threshold_db` dBFS it is silent; None: below each side's own noise.  `rest_s` seconds of each gap stay.
    """

    silence: bool = True
    hold: bool = True
    threshold_db: float | None = None
    least_s: float = 1.0
    rest_s: float = 0.5


@dataclass(frozen=True, slots=True)
class AudioFacts:
    """What a recording is, counted from what decodes and never from what its header says."""

    frames: int
    sample_rate: int
    channels: int
    codec: str
    complete: bool = True
    note: Message | None = None

    @property
    def duration_s(self) -> float:
        """Seconds that can be heard."""
        return self.frames / self.sample_rate


@dataclass(frozen=True, slots=True)
class SoundToHear:
    """A recording to be played: where it is, whether its first channel is the customer, and what to hide."""

    path: Path
    swapped: bool
    covers: tuple[Cover, ...] = ()


class AudioFile(Protocol):
    """A recording opened for reading at any frame; closed by `with` or `close`."""

    @property
    def facts(self) -> AudioFacts:
        """What it is."""

    def read(self, start_frame: int, frames: int) -> Samples:
        """Samples from `start_frame` on, shape (frames, channels); shorter, down to none, at the end."""

    def blocks(self, frames: int = 262_144) -> Iterator[Samples]:
        """The whole recording in order, in pieces of up to `frames`."""

    def close(self) -> None:
        """Let go of the file."""

    def __enter__(self) -> Self:
        """Itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""


class Columns(NamedTuple):
    """One value per picture column, each in -1…1: lowest, highest and root mean square."""

    low: Floats
    high: Floats
    rms: Floats


class Waveform(Protocol):
    """Points of a recording, ready to be drawn at any zoom."""

    @property
    def channels(self) -> int:
        """How many lanes there are."""

    @property
    def duration_s(self) -> float:
        """Seconds covered."""

    def columns(self, channel: int, start_s: float, end_s: float, width: int) -> Columns:
        """`width` columns of equal time between the two seconds; what lies outside the recording is 0."""

    def extent(self) -> float:
        """The highest absolute sample of the recording, 0…1; for scaling quiet calls up."""

    @property
    def sample_rate(self) -> int:
        """Samples a second."""

    def samples(self, first: int, beyond: int) -> Samples:
        """The samples from frame `first` up to `beyond`, fewer at the end; reads the file, so never while painting."""


class Spectrograph(Protocol):
    """Shows which tones are in a sound."""

    def spectrum(
        self, waveform: Waveform, channel: int, start_s: float, end_s: float, size: tuple[int, int]
    ) -> Brightness:
        """Loudness in `size` (columns of equal time, bands from 0 Hz to 5 kHz or less), shape (bands, columns).

        0 is silence and 255 as loud as it gets; the highest band comes first.  Reads through `waveform.samples` alone.
        """


class Points(NamedTuple):
    """What a file of waveform points holds."""

    points: int
    channels: int


class AudioEngine(Protocol):
    """Everything that opens sound files; every method raises `RecordingUnreadable` with reason and hint."""

    def probe(self, path: Path) -> AudioFacts:
        """What the recording is; decodes it where only that tells its length."""

    def content_hash(self, path: Path) -> str:
        """SHA-256 of the file's bytes, in hexadecimal."""

    def pcm(self, path: Path, progress: Progress | None = None) -> AudioFile:
        """The recording, readable at any frame; decoded into the cache first where its format can't seek exactly."""

    def waveform(self, path: Path, progress: Progress, so_far: Callable[[Waveform], None] | None = None) -> Waveform:
        """The waveform, from the cache or made now; `so_far` is told, in this thread, what there is meanwhile."""

    def knows_waveform(self, path: Path) -> bool:
        """Whether the waveform is in the cache."""

    def write_points(self, path: Path, out: Path, *, samples_per_point: int = 256, bits: Literal[8, 16] = 8) -> Points:
        """Write minimum and maximum points of all channels as a BBC audiowaveform `.dat`, version 2."""

    def clip(
        self,
        path: Path,
        span: Span,
        out: Path,
        *,
        masks: Sequence[Cover] = (),
        channel: Channel = "both",
        swapped: bool = False,
        customer: CustomerVoice = CustomerVoice.KEEP,
    ) -> float:
        """Cut `span` to `out` (by suffix WAV, FLAC, Opus, MP3), `masks` hidden; gives its seconds.

        Raises `Refused` where nothing of the span is in the recording, the suffix is none of these, or the customer's
        voice shall be changed and is on one channel with the agent's.
        """
