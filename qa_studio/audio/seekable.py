"""Recordings that libsndfile reads exactly at any frame."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np
import numpy.typing as npt
import soundfile

from qa_studio.audio import trouble
from qa_studio.errors import RecordingUnreadable
from qa_studio.services.sound import AudioFacts, Samples
from qa_studio.texts import Message

CONTAINERS = frozenset({"WAV", "WAVEX", "RF64", "W64", "AIFF", "AU", "CAF", "FLAC", "NIST", "IRCAM", "VOC", "RAW"})
ENCODINGS = frozenset(
    {
        "PCM_S8",
        "PCM_U8",
        "PCM_16",
        "PCM_24",
        "PCM_32",
        "FLOAT",
        "DOUBLE",
        "ULAW",
        "ALAW",
        "IMA_ADPCM",
        "MS_ADPCM",
        "ALAC_16",
        "ALAC_20",
        "ALAC_24",
        "ALAC_32",
    }
)

# Of what is damaged so many frames fall silent at once; after so many times nothing is expected of the file any more.
_PIECE = 4096
_MOST_PIECES = 2000


class SeekableAudio:
    """An AudioFile over libsndfile; `source` replaces the file on disk where its header had to be mended.

    `guess` is what had to be assumed.  Of the last block of an ADPCM file only what `sound_frames` counts is sound.
    """

    def __init__(
        self,
        path: Path,
        sound: soundfile.SoundFile,
        *,
        note: Message | None = None,
        guess: Message | None = None,
        source: BinaryIO | None = None,
        sound_frames: int | None = None,
    ) -> None:
        self._path = path
        self._sound = sound
        self._source = source
        self.floating = sound.subtype in ("FLOAT", "DOUBLE")
        self._at = 0
        frames = sound.frames if sound_frames is None else min(sound.frames, sound_frames)
        codec = codec_name(sound.subtype, sound.format)
        said = trouble.first_of(note, guess)
        self._facts = AudioFacts(frames, sound.samplerate, sound.channels, codec, note is None, said)

    @property
    def facts(self) -> AudioFacts:
        """What it is."""
        return self._facts

    def read(self, start_frame: int, frames: int) -> Samples:
        """Samples from `start_frame` on, shape (frames, channels)."""
        start = min(max(start_frame, 0), self._facts.frames)
        return self._read_at(start, max(0, min(frames, self._facts.frames - start)))

    def _read_at(self, start: int, count: int) -> Samples:
        try:
            if start != self._at:
                self._sound.seek(start)
            samples = self._samples(count)
        except soundfile.LibsndfileError as error:
            raise trouble.broken(self._path, error.error_string) from error
        if len(samples) < count:
            # It was all there at opening.
            raise trouble.shrunk(self._path)
        self._at = start + count
        return samples

    def _samples(self, frames: int) -> Samples:
        if not self.floating:
            read: Samples = self._sound.read(frames, dtype="int16", always_2d=True)
            return read
        # libsndfile casts floats to integers without scaling them.
        return scaled(self._sound.read(frames, dtype="float32", always_2d=True))

    def as_decoded(self, frames: int = 262_144) -> Iterator[npt.NDArray[Any]]:
        """All that libsndfile decodes, in order: floats as they are, and with what fills the last block of ADPCM.

        Each block takes the place of the one before.
        """
        if self._at:
            self._sound.seek(0)
        kind = "float32" if self.floating else "int16"
        room = np.empty((frames, self._facts.channels), kind)
        while len(read := self._sound.read(dtype=kind, out=room)):
            yield read
        self._at = -1

    def blocks(self, frames: int = 262_144) -> Iterator[Samples]:
        """The whole recording in order."""
        for start in range(0, self._facts.frames, frames):
            yield self.read(start, frames)

    def close(self) -> None:
        """Let go of the file."""
        self._sound.close()
        if self._source is not None:
            self._source.close()

    def reopen(self) -> None:
        """Begin anew with a file that libsndfile has lost its way in."""
        self._sound.close()
        try:
            self._sound = soundfile.SoundFile(self._path)
        except soundfile.LibsndfileError as error:
            raise trouble.broken(self._path, error.error_string) from error
        self._at = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class PacketAudio(SeekableAudio):
    """An AudioFile of packets that may be damaged, as in FLAC; what doesn't decode is silent.

    So all after it stays in its time.  How much that is shows when it is read.
    """

    def __init__(self, path: Path, sound: soundfile.SoundFile) -> None:
        super().__init__(path, sound)
        self._silent: set[int] = set()

    @property
    def facts(self) -> AudioFacts:
        """What it is, as far as was read."""
        return replace(self._facts, complete=False, note=trouble.SILENCED) if self._silent else self._facts

    def check(self) -> None:
        """Read all of it; raises `RecordingUnreadable` where most of it doesn't decode."""
        for _ in self.blocks():
            pass
        if len(self._silent) * _PIECE * 2 > self._facts.frames:
            raise trouble.broken(self._path, "hardly anything decodes")

    def as_decoded(self, frames: int = 262_144) -> Iterator[npt.NDArray[Any]]:
        """All of it."""
        return self.blocks(frames)

    def _read_at(self, start: int, count: int) -> Samples:
        try:
            return super()._read_at(start, count)
        except RecordingUnreadable:
            if len(self._silent) > _MOST_PIECES:
                raise
        self.reopen()
        first = start // _PIECE
        if (start + count - 1) // _PIECE == first:
            self._silent.add(first)
            return np.zeros((count, self._facts.channels), np.int16)
        middle = max((start + count // 2) // _PIECE, first + 1) * _PIECE
        return np.concatenate([self._read_at(start, middle - start), self._read_at(middle, start + count - middle)])


def scaled(samples: np.ndarray[tuple[int, ...], np.dtype[np.floating]]) -> Samples:
    """Floats in -1…1 as int16, what is louder clipped."""
    loud = np.asarray(samples, np.float32) * np.float32(32768)
    np.rint(loud, out=loud)
    np.clip(loud, -32768, 32767, out=loud)
    # A recorder's NaN is silence, not a warning.
    whole: Samples = np.nan_to_num(loud, copy=False).astype(np.int16)
    return whole


def codec_name(encoding: str, container: str) -> str:
    """libsndfile's names as people in call centres know them."""
    if container == "FLAC":
        return "flac"
    known = {"ULAW": "pcm_mulaw", "ALAW": "pcm_alaw", "PCM_16": "pcm_s16", "PCM_24": "pcm_s24", "PCM_32": "pcm_s32"}
    return known.get(encoding, encoding.lower())


def seekable(
    path: Path, source: BinaryIO | None = None, note: Message | None = None, sound_frames: int | None = None
) -> SeekableAudio | None:
    """The recording if libsndfile takes it and seeks exactly in it to its very last frame, else None."""
    try:
        sound = soundfile.SoundFile(path if source is None else source)
    except (soundfile.LibsndfileError, TypeError):
        return None
    if sound.format not in CONTAINERS or sound.subtype not in ENCODINGS or not _reads_to_its_end(sound):
        sound.close()
        return None
    if source is None and (sound.format == "FLAC" or sound.subtype.startswith("ALAC")):
        return PacketAudio(path, sound)
    return SeekableAudio(path, sound, note=note, source=source, sound_frames=sound_frames)


def _reads_to_its_end(sound: soundfile.SoundFile) -> bool:
    # A cut FLAC keeps the length of its header, an unfinished one has none.
    if not 0 < sound.frames < 2**48:
        return False
    try:
        sound.seek(sound.frames - 1)
        last = len(sound.read(1, dtype="int16"))
        sound.seek(0)
    except soundfile.LibsndfileError:
        return False
    return last == 1
