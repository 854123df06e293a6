"""The audit trail: who did what to what, each event chained to the one before by a hash."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SHORTEST = 8
"""So many digits of a hash at least are asked for."""


class Subject(StrEnum):
    """What something was done to."""

    RECORDING = "recording"
    INSPECTION = "inspection"
    EVALUATION = "evaluation"
    CAUSE = "cause"
    ACTION = "action"
    CHECKLIST = "checklist"
    EXAMPLE = "example"
    MASK = "mask"
    PERSON = "person"
    AGENT = "agent"
    TEAM = "team"
    SETTINGS = "settings"
    KEYWORDS = "keywords"
    QUESTION = "question"
    IMPORTS = "imports"
    NOTE = "note"
    TRANSCRIPT = "transcript"
    WORKSPACE = "workspace"


class Did(StrEnum):
    """What was done; a look and an export change nothing."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    LOOKED = "looked"
    EXPORTED = "exported"


Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One event; `login` is who the system or the database says it was, `person` who the program was told.

    `before` and `after` hold the values that differ, by column; of a look or an export `after` says what of.
    """

    id: int
    at: datetime
    login: str
    person: str
    subject: Subject
    subject_id: str
    did: Did
    before: Values | None
    after: Values | None


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who changed something last, and when."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChainedRow:
    """An event as it is stored: what can be searched by, and the text that was hashed."""

    id: int
    at: datetime
    searched: tuple[str, ...]
    """login, person, subject, subject id, what was done: as the columns have them"""
    document: str
    hash: str


@dataclass(frozen=True, slots=True)
class TrailHead:
    """The newest event and its hash, which stands for the whole trail up to it; 0 and "" for an empty one."""

    id: int = 0
    hash: str = ""

    def __str__(self) -> str:
        return f"{self.id}:{self.hash}"

    @property
    def short(self) -> str:
        """Short enough for the foot of a page; 16 digits of the hash, which nobody hits by trying."""
        return f"{self.id}:{self.hash[:16]}"

    @classmethod
    def read(cls, text: str) -> "TrailHead":
        """A head as it was printed, short or whole; raises ValueError."""
        number, _, digits = text.strip().partition(":")
        int(digits, 16)
        if len(digits) < SHORTEST:
            raise ValueError("fewer digits of the hash than say anything")
        return cls(int(number), digits.lower())


NO_TRAIL = TrailHead()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What looking at the whole trail showed; `first_broken` is None where it is intact."""

    events: int
    first_broken: int | None
    head: TrailHead

    @property
    def intact(self) -> bool:
        """Whether nothing was changed, removed or put in between."""
        return self.first_broken is None


def chained(previous: str, document: str) -> str:
    """The hash of an event: SHA-256 in hexadecimal over the one before it and its own text."""
    return hashlib.sha256((previous + document).encode()).hexdigest()


def verified(rows: Iterable[ChainedRow], printed: Iterable[TrailHead] = ()) -> Verdict:
    """Go through the trail from its first event, and hold it against heads that were `printed` before.

    A trail that was forged as a whole is intact in itself; only a head outside it shows that.
    """
    wanted = {head.id: head.hash for head in printed}
    previous, count = "", 0
    for count, row in enumerate(rows, start=1):
        if row.id != count or row.hash != chained(previous, row.document) or not _says_the_same(row):
            return Verdict(count, count, TrailHead(count - 1, previous))
        if not row.hash.startswith(wanted.pop(row.id, "")):
            return Verdict(count, row.id, TrailHead(row.id, row.hash))
        previous = row.hash
    # What was printed later than the newest event was cut off.
    return Verdict(count, min(wanted) if wanted else None, TrailHead(count, previous))


def _says_the_same(row: ChainedRow) -> bool:
    try:
        number, at, *searched, _before, _after = json.loads(row.document)
        return number == row.id and datetime.fromisoformat(at) == row.at and tuple(searched) == row.searched
    except (ValueError, TypeError):
        return False
