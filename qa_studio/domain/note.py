"""What a person wrote down at a place of a call, beside the answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span

NoteId = NewType("NoteId", int)


@dataclass(frozen=True, slots=True)
class Note:
    """A free note at a time or a span; one that is not public is seen by its author only."""

    id: NoteId
    recording: RecordingId
    span: Span
    text: str
    public: bool
    author: PersonId
    made_at: datetime
    changed_at: datetime
