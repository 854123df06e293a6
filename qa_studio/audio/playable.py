"""A recording as playback needs it: readable at once, even while it is still being decoded."""

from pathlib import Path
from typing import BinaryIO, Protocol

import numpy as np

from qa_studio.audio.cache import PcmWriter, SoundCache
from qa_studio.audio.decode import at_hand
from qa_studio.audio.pcm import PcmAudio
from qa_studio.audio.streams import StreamAudio
from qa_studio.services.sound import AudioFacts, AudioFile, Floats, Samples

_DECODED_AT_ONCE = 32_768
_READ_AT_ONCE = 8192
_BLOCKS_HELD = 8


class Playable(Protocol):
    """What can be played: `known` frames of it can be read now, and `advance` decodes some more."""

    @property
    def facts(self) -> AudioFacts:
        """What it is; the length is an estimate until it is settled."""

    @property
    def known(self) -> int:
        """Frames that can be read now."""

    @property
    def settled(self) -> bool:
        """Whether all of it is there."""

    def advance(self) -> None:
        """Decode the next piece; raises `RecordingUnreadable` or `FileTrouble`."""

    def read(self, start_frame: int, frames: int) -> Samples:
        """Samples from `start_frame` on, shape (frames, channels), as far as they are known."""

    def close(self) -> None:
        """Let go of the file."""


class Whole:
    """A recording that can be read anywhere from the start."""

    settled = True

    def __init__(self, audio: AudioFile) -> None:
        self._audio = audio
        self.facts = audio.facts
        self.known = audio.facts.frames

    def advance(self) -> None:
        """Nothing is left to decode."""

    def read(self, start_frame: int, frames: int) -> Samples:
        """Samples from `start_frame` on."""
        return self._audio.read(start_frame, frames)

    def close(self) -> None:
        """Let go of the file."""
        self._audio.close()


class Growing:
    """A recording that is decoded into the cache while it is already played."""

    def __init__(self, stream: StreamAudio, writer: PcmWriter) -> None:
        self._stream = stream
        self._writer = writer
        self._blocks = stream.blocks(_DECODED_AT_ONCE)
        self._written: BinaryIO = writer.path.open("rb")
        self._whole: PcmAudio | None = None
        self.known = 0

    @property
    def facts(self) -> AudioFacts:
        """What it is."""
        return self._whole.facts if self._whole else self._stream.facts

    @property
    def settled(self) -> bool:
        """Whether all of it is there."""
        return self._whole is not None

    def advance(self) -> None:
        """Decode the next piece."""
        if self._whole is not None:
            return
        block = next(self._blocks, None)
        if block is not None:
            self._writer.write(block)
            self.known += len(block)
            return
        self._written.close()
        self._stream.close()
        self._whole = self._writer.finish(self._stream.facts)

    def read(self, start_frame: int, frames: int) -> Samples:
        """Samples from `start_frame` on."""
        if self._whole is not None:
            return self._whole.read(start_frame, frames)
        channels = self._stream.channels
        self._written.seek(max(start_frame, 0) * channels * 2)
        data = self._written.read(max(0, min(frames, self.known - start_frame)) * channels * 2)
        return np.frombuffer(data, np.int16).reshape(-1, channels)

    def close(self) -> None:
        """Let go of the file; what is not finished is forgotten."""
        if self._whole is not None:
            self._whole.close()
            return
        self._written.close()
        self._stream.close()
        self._writer.abandon()


def playable(path: Path, cache: SoundCache) -> Playable:
    """The recording at `path`, ready to be played; raises `RecordingUnreadable`."""
    audio = at_hand(path, cache)
    if isinstance(audio, StreamAudio):
        return Growing(audio, PcmWriter(cache, cache.key(path)))
    return Whole(audio)


class Pair:
    """Agent and customer of a recording at any frame, as floats; silence where there is nothing.

    A recording with one channel has both in it; of more than two, the first two count.
    """

    def __init__(self, source: Playable, *, swapped: bool) -> None:
        self._source = source
        self._swapped = swapped
        self._held: dict[int, Floats] = {}

    def forget(self) -> None:
        """The source sounds otherwise now: read it again."""
        self._held.clear()

    def read(self, start_frame: int, frames: int) -> Floats:
        """Shape (frames, 2) in -1…1; agent first."""
        said = np.zeros((frames, 2), np.float32)
        at, end = max(start_frame, 0), min(start_frame + frames, self._source.known)
        while at < end:
            number, inside = divmod(at, _READ_AT_ONCE)
            piece = self._block(number)[inside : inside + end - at]
            if not len(piece):
                break
            said[at - start_frame : at - start_frame + len(piece)] = piece
            at += len(piece)
        return said

    def _block(self, number: int) -> Floats:
        held = self._held.get(number)
        if held is not None:
            return held
        samples = self._source.read(number * _READ_AT_ONCE, _READ_AT_ONCE)
        numbers = samples[:, :2].astype(np.float32) / np.float32(32768)
        if numbers.shape[1] == 1:
            numbers = np.repeat(numbers, 2, axis=1)
        elif self._swapped:
            numbers = numbers[:, ::-1]
        # A block that is still growing must be read again.
        if len(numbers) == _READ_AT_ONCE:
            while len(self._held) >= _BLOCKS_HELD:
                self._held.pop(next(iter(self._held)))
            self._held[number] = numbers
        return numbers
