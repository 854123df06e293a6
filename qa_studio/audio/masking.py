"""Recordings with masked stretches in them: what is hidden is never read, whoever plays, measures or cuts them."""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

from qa_studio.audio.playable import Playable
from qa_studio.domain.mask import Cover
from qa_studio.services.masking import Masking
from qa_studio.services.sound import AudioFacts, AudioFile, Samples


class MaskedAudio:
    """An AudioFile in which the covered stretches are hidden."""

    def __init__(self, audio: AudioFile, covers: Sequence[Cover]) -> None:
        self._audio = audio
        self._masking = Masking(covers, audio.facts.sample_rate)

    @property
    def facts(self) -> AudioFacts:
        """What it is."""
        return self._audio.facts

    def read(self, start_frame: int, frames: int) -> Samples:
        """Samples from `start_frame` on, shape (frames, channels)."""
        return self._masking.read(self._audio.read, start_frame, frames)

    def blocks(self, frames: int = 262_144) -> Iterator[Samples]:
        """The whole recording in order."""
        for start in range(0, self._audio.facts.frames, frames):
            yield self.read(start, frames)

    def close(self) -> None:
        """Let go of the file."""
        self._audio.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class MaskedPlayable:
    """Something playable in which the covered stretches are hidden; `cover` changes which."""

    def __init__(self, source: Playable, covers: Sequence[Cover]) -> None:
        self._source = source
        self.cover(covers)

    def cover(self, covers: Sequence[Cover]) -> None:
        """From now on hide these."""
        self._masking = Masking(covers, self._source.facts.sample_rate)

    @property
    def facts(self) -> AudioFacts:
        """What it is."""
        return self._source.facts

    @property
    def known(self) -> int:
        """Frames that can be read now."""
        return self._source.known

    @property
    def settled(self) -> bool:
        """Whether all of it is there."""
        return self._source.settled

    def advance(self) -> None:
        """Decode the next piece."""
        self._source.advance()

    def read(self, start_frame: int, frames: int) -> Samples:
        """Samples from `start_frame` on."""
        return self._masking.read(self._source.read, start_frame, frames)

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()


def masked(audio: AudioFile, covers: Sequence[Cover]) -> AudioFile:
    """The recording with these covers over it; itself where there are none."""
    return MaskedAudio(audio, covers) if covers else audio
