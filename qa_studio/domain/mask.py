"""What not everybody may hear."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span

MaskId = NewType("MaskId", int)


class MaskSound(StrEnum):
    """What is heard instead."""

    TONE = "tone"
    SILENCE = "silence"


class MaskOrigin(StrEnum):
    """Who found the place."""

    HAND = "hand"
    KEYPAD = "keypad"


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of a recording, of all its channels, that is hidden."""

    id: MaskId
    recording: RecordingId
    span: Span
    sound: MaskSound
    origin: MaskOrigin
    made_by: PersonId
    made_at: datetime
