"""A recorded call: the sound file and what is known about the conversation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.texts import Message, message

RecordingId = NewType("RecordingId", int)


class Direction(StrEnum):
    """Who called whom."""

    IN = "in"
    OUT = "out"
    INTERNAL = "internal"


class RecordingState(StrEnum):
    """How far its inspection is."""

    NEW = "new"
    IN_REVIEW = "in_review"
    DONE = "done"
    FAILED = "failed"


class Picked(StrEnum):
    """Why this recording was chosen; only random picks feed rates, trends and rankings."""

    RANDOM = "random"
    RISK = "risk"
    COMPLAINT = "complaint"
    COACHING = "coaching"
    NOT_SAID = "not_said"


class AudioState(StrEnum):
    """Whether the sound can still be heard."""

    PRESENT = "present"
    MISSING = "missing"
    REMOVED = "removed"  # by retention


@dataclass(frozen=True, slots=True)
class CallDetails:
    """What the telephone system knew about the call; times are UTC, `csat` is on the centre's scale."""

    call_id: str | None = None
    started_at: datetime | None = None
    agent: AgentId | None = None
    team: TeamId | None = None
    queue: str | None = None
    direction: Direction | None = None
    customer_number: str | None = None
    case: str | None = None
    case_type: str | None = None
    csat: float | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sound:
    """What decoding the file showed; `complete` is False where the file was cut off or its header was wrong."""

    duration_s: float
    sample_rate: int
    channels: int
    codec: str
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Recording:
    """One call in the library, known by the hash of its file's content."""

    id: RecordingId
    path: str
    content_hash: str
    size: int
    sound: Sound
    details: CallDetails
    imported_at: datetime
    state: RecordingState = RecordingState.NEW
    swapped: bool = False  # the first channel is the customer
    audio: AudioState = AudioState.PRESENT
    assigned_to: PersonId | None = None
    due_on: date | None = None
    picked: Picked = Picked.NOT_SAID
    score: float | None = None  # of the current evaluation, before a fail

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]


def mask_number(number: str) -> str:
    """A customer's number with its middle hidden: 13812348001 becomes 138****8001, short ones keep two digits."""
    if len(number) >= 8:
        return f"{number[:3]}****{number[-4:]}"
    return "*" * max(0, len(number) - 2) + number[-2:]


_TELLING = 4
"""Fewer digits stand in the name of a file for anything."""


def _masked_like(words: str, mask: str) -> str:
    kept = mask.rsplit("*", 1)[-1]
    before = r"\d{4,}" if len(mask) >= 8 else rf"(?<!\d)\d{{{len(mask) - len(kept)}}}"
    return re.sub(rf"{before}{re.escape(kept)}(?!\d)", lambda found: mask_number(found.group()), words)


def mask_number_in(words: str, number: str | None) -> str:
    """The words, such as a file's name, with a customer's number masked in each way that recorders write it.

    The number may be one that a server gives masked: then whatever ends like it and is as long is masked.
    """
    if not number:
        return words
    if "*" in number:
        return _masked_like(words, number)
    digits = "".join(character for character in number if character.isdigit())
    for written in (number, digits, digits[-11:], digits[-10:]):
        if len(written) >= _TELLING:
            words = words.replace(written, mask_number(written))
    return words


RECORDING_STATES: Mapping[str, Message] = {
    RecordingState.NEW: message("New"),
    RecordingState.IN_REVIEW: message("In review"),
    RecordingState.DONE: message("Done"),
    RecordingState.FAILED: message("Failed"),
}
PICKED_NAMES: Mapping[str, Message] = {
    Picked.RANDOM: message("Random"),
    Picked.RISK: message("Risk"),
    Picked.COMPLAINT: message("Complaint"),
    Picked.COACHING: message("Coaching"),
    Picked.NOT_SAID: message("Not said"),
}
DIRECTIONS: Mapping[str, Message] = {
    Direction.IN: message("Inbound"),
    Direction.OUT: message("Outbound"),
    Direction.INTERNAL: message("Internal"),
}
