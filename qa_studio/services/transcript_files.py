"""Transcripts as the files of other programs hold them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from qa_studio.domain.speakers import role_of_channel
from qa_studio.domain.transcript import Transcript, Word

TRANSCRIPT_SUFFIXES = (".srt", ".vtt", ".json")


@dataclass(frozen=True, slots=True)
class Line:
    """What is said from `start` to `end`, in seconds, by a file; `channel` counts from 0 where the file knows it."""

    start: float
    end: float
    text: str
    speaker: str = ""
    channel: int | None = None
    words: tuple[Word, ...] = ()

    def label(self, swapped: bool) -> str:
        """What the speaker is called; a channel says who it is."""
        return self.speaker if self.channel is None else role_of_channel(self.channel, swapped)


@dataclass(frozen=True, slots=True)
class TranscriptText:
    """A file that was read: which program's kind it is, its language ("" unknown) and its lines by time."""

    kind: str
    language: str
    lines: Sequence[Line]

    def labels(self, swapped: bool = False) -> tuple[str, ...]:
        """The speakers by first word; "" where the file names none."""
        return tuple(dict.fromkeys(line.label(swapped) for line in self.lines))

    def sample(self, label: str, swapped: bool = False) -> str:
        """The longest of the first things that a speaker says, to know them by."""
        said = [line.text for line in self.lines if line.label(swapped) == label][:8]
        return max(said, key=len, default="")


class TranscriptFiles(Protocol):
    """Reads and writes transcripts."""

    def read(self, path: Path) -> TranscriptText:
        """What the file holds; raises FileTrouble with reason and place where it is no transcript."""
        ...

    def write(self, transcript: Transcript, path: Path) -> None:
        """As `.srt`, `.vtt` or `.json`, by the suffix; raises FileTrouble."""
        ...
