"""What other systems tell about calls: rows of a metadata file, and how its columns were understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from qa_studio.domain.recording import Direction
from qa_studio.texts import Message


class CallField(StrEnum):
    """What a column of a metadata file can hold."""

    FILE = "file"
    CALL_ID = "call_id"
    STARTED_AT = "started_at"
    AGENT_NUMBER = "agent_number"
    AGENT = "agent"
    TEAM = "team"
    QUEUE = "queue"
    DIRECTION = "direction"
    CUSTOMER_NUMBER = "customer_number"
    CASE = "case"
    CASE_TYPE = "case_type"
    CSAT = "csat"


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call as the metadata file has it; `row_number` counts from 1, the header being 1; `started_at` is in UTC.

    `csat` is the number or the words as given; `extra` holds the columns that were not recognised.
    """

    row_number: int
    file: str | None = None
    call_id: str | None = None
    started_at: datetime | None = None
    agent_number: str | None = None
    agent: str | None = None
    team: str | None = None
    queue: str | None = None
    direction: Direction | None = None
    customer_number: str | None = None
    case: str | None = None
    case_type: str | None = None
    csat: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that could not be taken, why, and what to do."""

    row_number: int
    reason: Message
    hint: Message


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column of a metadata file was taken for what; `fields` go with `headers`, `None`: an extra detail."""

    headers: tuple[str, ...]
    fields: tuple[CallField | None, ...]

    @property
    def unrecognised(self) -> tuple[str, ...]:
        """Headers kept as extra details."""
        return tuple(h for h, f in zip(self.headers, self.fields, strict=True) if f is None)


@dataclass(frozen=True, slots=True)
class CallRows:
    """What a metadata file gave."""

    mapping: ColumnMapping
    rows: tuple[CallRow, ...]
    refused: tuple[RefusedRow, ...]


class NamePreset(StrEnum):
    """Recorders whose way of naming files is known."""

    FREEPBX = "freepbx"
    VICIDIAL = "vicidial"
    WAZO = "wazo"
    FUSIONPBX = "fusionpbx"
    OREKA = "oreka"


@dataclass(frozen=True, slots=True)
class NameReading:
    """What the name of a recording says: a `row` (number 0), or the `reason` why it says nothing.

    `offset` is the recorder's distance from UTC where the name shows it: its time of day beside a unique id in UTC.
    """

    row: CallRow | None = None
    reason: Message | None = None
    offset: timedelta | None = None
