"""Recordings that libsndfile reads exactly at any frame."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import numpy as np
import soundfile

from qa_studio.audio import trouble
from qa_studio.audio.pcm import PcmAudio
from qa_studio.services.sound import AudioFacts, AudioFile, Samples
from qa_studio.texts import Message

CONTAINERS = frozenset({"WAV", "WAVEX", "RF64", "W64", "AIFF", "AU", "CAF", "FLAC", "NIST", "IRCAM", "VOC", "RAW"})
ENCODINGS = frozenset(
    {"PCM_S8", "PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW", "IMA_ADPCM", "MS_ADPCM"}
)
RAW_SUFFIXES = {
    ".ul": "ULAW", ".ulaw": "ULAW", ".mulaw": "ULAW", ".pcmu": "ULAW", ".al": "ALAW", ".alaw": "ALAW", ".pcma": "ALAW",
    ".sln": "PCM_16", ".vox": "VOX_ADPCM",
}  # fmt: skip
RAW_RATE = 8000


class SeekableAudio:
    """An AudioFile over libsndfile; `source` replaces the file on disk where its header had to be mended."""

    def __init__(self, path: Path, sound: soundfile.SoundFile, note: Message | None, source: BinaryIO | None) -> None:
        self._path = path
        self._sound = sound
        self._source = source
        self._floating = sound.subtype in ("FLOAT", "DOUBLE")
        self._at = 0
        self._facts = AudioFacts(
            sound.frames, sound.samplerate, sound.channels, codec_name(sound.subtype, sound.format), note is None, note
        )

    @property
    def facts(self) -> AudioFacts:
        """What it is."""
        return self._facts

    def read(self, start_frame: int, frames: int) -> Samples:
        """Samples from `start_frame` on, shape (frames, channels)."""
        start = min(max(start_frame, 0), self._facts.frames)
        try:
            if start != self._at:
                self._sound.seek(start)
            samples = self._samples(min(frames, self._facts.frames - start))
        except soundfile.LibsndfileError as error:
            raise trouble.broken(self._path, error.error_string) from error
        self._at = start + len(samples)
        return samples

    def _samples(self, frames: int) -> Samples:
        if not self._floating:
            read: Samples = self._sound.read(frames, dtype="int16", always_2d=True)
            return read
        # libsndfile casts floats to integers without scaling them.
        return scaled(self._sound.read(frames, dtype="float32", always_2d=True))

    def blocks(self, frames: int = 262_144) -> Iterator[Samples]:
        """The whole recording in order."""
        for start in range(0, self._facts.frames, frames):
            yield self.read(start, frames)

    def close(self) -> None:
        """Let go of the file."""
        self._sound.close()
        if self._source is not None:
            self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


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


def seekable(path: Path, source: BinaryIO | None = None, note: Message | None = None) -> SeekableAudio | None:
    """The recording if libsndfile takes it and seeks exactly in it to its very last frame, else None."""
    try:
        sound = soundfile.SoundFile(path if source is None else source)
    except (soundfile.LibsndfileError, TypeError):
        return None
    if sound.format not in CONTAINERS or sound.subtype not in ENCODINGS or not _reads_to_its_end(sound):
        sound.close()
        return None
    return SeekableAudio(path, sound, note, source)


def raw_audio(path: Path) -> AudioFile:
    """A headerless file whose suffix is one of RAW_SUFFIXES: one channel, 8 kHz."""
    subtype = RAW_SUFFIXES[path.suffix.lower()]
    sound = soundfile.SoundFile(path, samplerate=RAW_RATE, channels=1, format="RAW", subtype=subtype, endian="LITTLE")
    if subtype in ENCODINGS:
        return SeekableAudio(path, sound, None, None)
    # Dialogic ADPCM can't be seeked; an hour of it is 58 MB.
    with sound:
        samples = sound.read(2 * path.stat().st_size, dtype="int16", always_2d=True)
    return PcmAudio(samples, AudioFacts(len(samples), RAW_RATE, 1, codec_name(subtype, "RAW")))


def _reads_to_its_end(sound: soundfile.SoundFile) -> bool:
    # A cut FLAC keeps the length of its header, an unfinished one has none.
    if not 0 < sound.frames < 2**48:
        return False
    if sound.format != "FLAC":
        return True
    try:
        sound.seek(sound.frames - 1)
        last = len(sound.read(1, dtype="int16"))
        sound.seek(0)
    except soundfile.LibsndfileError:
        return False
    return last == 1
