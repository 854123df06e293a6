"""Recordings that only decode in order: MP3, AAC, AMR, WMA, Opus, GSM, VOX and the like."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np
import numpy.typing as npt

from qa_studio.audio import trouble
from qa_studio.audio.seekable import scaled
from qa_studio.services.sound import AudioFacts, Samples
from qa_studio.texts import Message

Planes = npt.NDArray[Any]


class Track(Protocol):
    """What a file decodes to, in order."""

    codec: str
    sample_rate: int
    channels: int
    declared_s: float | None
    packet_frames: int
    """The most frames that came in one packet so far."""

    @property
    def damaged(self) -> bool:
        """Whether something was left out so far."""

    @property
    def hopeless(self) -> bool:
        """Whether more was left out than decoded."""

    @property
    def sound_frames(self) -> int | None:
        """How many frames are sound, where the file says so to the sample; what comes after fills the last packet."""

    def planes(self) -> Iterator[Planes]:
        """Its frames in order, (channels, frames) of the decoder's own numbers."""

    def cut(self, frames: int) -> bool:
        """Whether the file ends too early, `frames` having decoded."""

    def close(self) -> None:
        """Let go of the file."""


class StreamAudio:
    """A recording decoded from its start to its end, once per opening.

    `facts` is an estimate until `planes` has run out and exact from then on.  `guess` is what had to be assumed.
    """

    def __init__(self, path: Path, track: Track, note: Message | None = None, guess: Message | None = None) -> None:
        self._path = path
        self._track = track
        self._note, self._guess = note, guess
        self._frames = 0
        self.settled = False
        self.codec, self.sample_rate, self.channels = track.codec, track.sample_rate, track.channels

    @property
    def facts(self) -> AudioFacts:
        """What it is; `frames` is estimated while not `settled`."""
        frames, note = self._frames, self._note
        if self.settled:
            cut = trouble.CUT_SHORT if self._track.cut(frames) else None
            note = trouble.first_of(note, cut, trouble.DAMAGED if self._track.damaged else None)
        else:
            frames = max(frames, round((self._track.declared_s or 0) * self.sample_rate), 1)
        said = trouble.first_of(note, self._guess)
        return AudioFacts(frames, self.sample_rate, self.channels, self.codec, note is None, said)

    def planes(self, at_least: int = 131_072) -> Iterator[Planes]:
        """The recording in order as (channels, frames) of the decoder's own numbers, `at_least` frames at a time."""
        gathered: list[Planes] = []
        count = 0
        for frame in without_filling(self._track):
            gathered.append(frame)
            count += frame.shape[1]
            if count >= at_least:
                yield self._joined(gathered, count)
                gathered, count = [], 0
        if count:
            yield self._joined(gathered, count)
        self.settled = True
        if self._frames == 0 or self._track.hopeless:
            raise trouble.broken(self._path, "hardly anything decodes")

    def blocks(self, at_least: int = 131_072) -> Iterator[Samples]:
        """The recording in order, int16 of shape (frames, channels)."""
        for planes in self.planes(at_least):
            yield np.ascontiguousarray(int16(planes).T)

    def close(self) -> None:
        """Let go of the file."""
        self._track.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _joined(self, gathered: list[Planes], count: int) -> Planes:
        self._frames += count
        return gathered[0] if len(gathered) == 1 else np.concatenate(gathered, axis=1)


def without_filling(track: Track) -> Iterator[Planes]:
    """The track less what fills its last packet: what comes after `sound_frames`, if it is no more than a packet.

    Where more comes after them, they were said wrongly, and everything is sound.
    """
    sound_frames = track.sound_frames
    if sound_frames is None:
        yield from track.planes()
        return
    seen = 0
    held: list[Planes] = []
    for frame in track.planes():
        count = frame.shape[1]
        if held or seen + count > sound_frames:
            held.append(frame)
        else:
            yield frame
        seen += count
        if held and seen - sound_frames > track.packet_frames:
            yield from held
            held, sound_frames = [], 1 << 62
    if held:
        beyond = seen - sound_frames
        joined = np.concatenate(held, axis=1)
        yield joined[:, : joined.shape[1] - beyond]


def int16(planes: Planes) -> Samples:
    """Any decoder's numbers as int16."""
    if planes.dtype == np.int16:
        return planes
    if planes.dtype == np.uint8:
        return (planes.astype(np.int16) - 128) << 8
    if planes.dtype in (np.int32, np.int64):
        return (planes >> (8 * planes.itemsize - 16)).astype(np.int16)
    return scaled(planes)
