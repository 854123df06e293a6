"""What retention finds in a workspace, and what it has to have from outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from qa_studio.domain.evaluation import EvaluationId
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


@dataclass(frozen=True, slots=True)
class OldEvaluation:
    """One that would be removed, with all its revisions."""

    id: EvaluationId
    called_at: datetime
    agent: str
    revisions: int
    recording: RecordingId


@dataclass(frozen=True, slots=True)
class EvaluationsDue:
    """What the rule for evaluations would remove: those of which every revision was completed before `before`.

    Beside it what stays, each counted once: held, being inspected, `with_audio` whose audio is there still, and
    `examples` of whose calls a coaching sample was marked.
    """

    days: int
    before: datetime
    evaluations: int = 0
    revisions: int = 0
    causes: int = 0
    actions: int = 0
    """Improvement actions that name one of these causes; they stay, with their titles and figures."""
    notes: int = 0
    transcripts: int = 0
    first: datetime | None = None
    """The first and the last call that would go: the scorecards and trends of this time lose them."""
    last: datetime | None = None
    held: int = 0
    inspected: int = 0
    with_audio: int = 0
    examples: int = 0
    listed: tuple[OldEvaluation, ...] = ()


class OldEvaluations(Protocol):
    """Evaluations that are old enough to go."""

    def due(self, days: int, before: datetime, listed: int) -> EvaluationsDue: ...
    def ids(self, before: datetime) -> Sequence[EvaluationId]:
        """Of what would be removed, the oldest first."""
        ...

    def is_due(self, evaluation: EvaluationId, before: datetime) -> bool: ...
    def remove(self, evaluation: EvaluationId, days: int) -> tuple[RecordingId, ...]:
        """Remove one whole, and tell of it in the trail; gives its calls.  Raises Refused where the database does."""
        ...


class Holds(Protocol):
    """What nothing may remove."""

    def place(self, hold: LegalHold) -> None:
        """Hold a recording, in place of an earlier reason; raises NotFound."""
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
