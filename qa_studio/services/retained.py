"""What retention finds in a workspace, and what it has to have from outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from qa_studio.domain.recording import RecordingId
from qa_studio.domain.retention import LegalHold, RetentionRule
from qa_studio.texts import Message


@dataclass(frozen=True, slots=True)
class Due:
    """What a rule would remove: calls before `before`; what is held or being inspected stays and is counted beside."""

    rule: RetentionRule
    before: datetime
    recordings: int = 0
    seconds: float = 0
    bytes: int = 0
    oldest: datetime | None = None
    notes: int = 0
    transcripts: int = 0
    examples: int = 0
    """Coaching samples that could be heard no longer."""
    held: int = 0
    inspected: int = 0
    """Those in open inspections."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A recording whose sound stays, and why."""

    recording: RecordingId
    name: str
    why: Message


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed, and what could not be."""

    recordings: int
    seconds: float
    bytes: int
    left: tuple[LeftOver, ...]


class Holds(Protocol):
    """What nothing may remove."""

    def place(self, hold: LegalHold) -> None:
        """Hold a recording, in place of an earlier reason; raises NotFound, and Refused where its sound is gone."""
        ...

    def lift(self, recording: RecordingId) -> bool:
        """Whether it was held."""
        ...

    def of(self, recordings: Sequence[RecordingId]) -> Mapping[RecordingId, LegalHold]: ...
    def all(self) -> tuple[LegalHold, ...]:
        """The newest first."""
        ...


class RetentionBook(Protocol):
    """What is due, and what is gone."""

    def due(self, rule: RetentionRule, before: datetime) -> Due: ...
    def ids(self, rule: RetentionRule, before: datetime) -> Sequence[int]:
        """Of what would be removed, the oldest call first."""
        ...

    def is_due(self, recording: RecordingId, rule: RetentionRule, before: datetime) -> bool: ...
    def remove(self, recording: RecordingId, at: datetime, *, words: bool) -> None:
        """Note that the sound is gone, and with `words` forget what was noted and said."""
        ...

    def removed_at(self, recording: RecordingId) -> datetime | None: ...


class SoundRemover(Protocol):
    """Takes sound files away; raises FileTrouble, with nothing removed."""

    def check(self, place: str, content_hash: str, size: int) -> None:
        """Refuse what is not that recording any more, and what can't be told to be gone; a missing file is fine."""
        ...

    def remove(self, place: str) -> None: ...
    def forget_copies(self, places: Iterable[str]) -> None:
        """Take away what this computer decoded or fetched; pictures of waveforms stay."""
        ...
