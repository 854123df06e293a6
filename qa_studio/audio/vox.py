"""Dialogic ADPCM, 4 bits a sample without a header, as many recorders of the nineties wrote it."""

from collections.abc import Iterator
from pathlib import Path

import soundfile

from qa_studio.audio import trouble
from qa_studio.audio.streams import Planes

_AT_ONCE = 131_072


class VoxTrack:
    """A VOX file, one channel; the state of its decoder is nowhere in it, so that it can only be read in order."""

    codec = "vox_adpcm"
    channels = packet_frames = 1
    damaged = hopeless = False
    sound_frames = None

    def __init__(self, path: Path, rate: int) -> None:
        self._path = path
        self.sample_rate = rate
        self._frames = 2 * path.stat().st_size
        self.declared_s: float | None = self._frames / rate
        self._sound = soundfile.SoundFile(path, samplerate=rate, channels=1, format="RAW", subtype="VOX_ADPCM")

    def planes(self) -> Iterator[Planes]:
        """Its samples in order, (1, frames)."""
        left = self._frames
        while left > 0:
            try:
                read = self._sound.read(min(left, _AT_ONCE), dtype="int16", always_2d=True)
            except soundfile.LibsndfileError as error:
                raise trouble.broken(self._path, error.error_string) from error
            if not len(read):
                return
            left -= len(read)
            yield read.T

    def cut(self, frames: int) -> bool:
        """Nobody can know."""
        return False

    def close(self) -> None:
        """Let go of the file."""
        self._sound.close()
