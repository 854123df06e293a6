"""Texts in which words were found."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.transcript import Segment
from qa_studio.services.rows import RecordingRow


class TextKind(StrEnum):
    """Where words can be found."""

    TRANSCRIPT = "transcript"
    NOTE = "notes"
    COMMENT = "comments"


@dataclass(frozen=True, slots=True)
class TextHit:
    """Words that were found: in which call, where (seconds; None without a place), and who said or wrote them.

    `marks` are the places of the words in `text`, which may be cut before and behind.  `said` is what of a transcript
    they were found in.
    """

    kind: TextKind
    recording: RecordingId
    at_s: float | None
    by: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    said: Segment | None = None


@dataclass(frozen=True, slots=True)
class FoundCall:
    """A call with what was found in it, in the order of time, and the evaluation that counts, where there is one."""

    recording: RecordingRow
    hits: tuple[TextHit, ...]
    evaluation: EvaluationId | None = None


@dataclass(frozen=True, slots=True)
class FoundWords:
    """The calls, the newest first; `more` where there are more hits than were asked for."""

    calls: tuple[FoundCall, ...]
    more: bool

    @property
    def hits(self) -> int:
        """How many places."""
        return sum(len(call.hits) for call in self.calls)


class TextSearch(Protocol):
    """The texts of the workspace; the newest recordings and notes come first, `text` is whole, `marks` are empty."""

    def spoken(self, words: Sequence[str], limit: int) -> list[TextHit]: ...
    def noted(self, words: Sequence[str], reader: PersonId | None, limit: int) -> list[TextHit]: ...
    def commented(self, words: Sequence[str], limit: int) -> list[TextHit]: ...
    def counting(self, recordings: Sequence[RecordingId]) -> dict[RecordingId, EvaluationId]:
        """Of these recordings, those with an evaluation that counts: the newest."""
        ...
