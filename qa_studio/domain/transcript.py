"""What was said in a call, as somebody else's recogniser wrote it down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word and when it is heard."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """What one speaker says in one go; `speaker` is "agent", "customer", or whatever the source calls them."""

    span: Span
    speaker: str
    text: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """All segments of a recording by time; `source` names the file or the model, `language` is a BCP 47 tag or ""."""

    recording: RecordingId
    source: str
    language: str
    segments: Sequence[Segment]
    made_by: PersonId | None
    made_at: datetime
