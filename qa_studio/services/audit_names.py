"""What the ids in the audit trail stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from qa_studio.domain.audit import AuditEvent, Subject
from qa_studio.domain.wording import Wording

VERSION = "version"
"""A version of a checklist, which is no subject of its own."""

ThingKey = tuple[str, str]  # a subject or VERSION, and an id


@dataclass(frozen=True, slots=True)
class NamedThing:
    """What something is called, and the day that it is known by (of a call); a root cause is called by its code."""

    name: str | Wording
    at: datetime | None = None
    number: int | None = None  # of a version
    customer: str | None = None  # the customer's number in a call, which files may be named after


Names = Mapping[ThingKey, NamedThing]

REFERENCES: Mapping[str, str] = {
    "added_by": Subject.PERSON,
    "agent_id": Subject.AGENT,
    "assigned_to": Subject.PERSON,
    "author_id": Subject.PERSON,
    "by_id": Subject.PERSON,
    "checklist_version_id": VERSION,
    "corrects": VERSION,
    "follow_up_of": Subject.ACTION,
    "inspection_id": Subject.INSPECTION,
    "inspector_id": Subject.PERSON,
    "logged_by": Subject.PERSON,
    "made_by": Subject.PERSON,
    "marked_by": Subject.PERSON,
    "published_by": Subject.PERSON,
    "recording_id": Subject.RECORDING,
    "revises": Subject.EVALUATION,
    "root_cause_id": Subject.CAUSE,
    "team_id": Subject.TEAM,
}
"""What the columns refer to whose values are ids."""


def referred_to(events: Iterable[AuditEvent]) -> set[ThingKey]:
    """Everything that events are about or name by its id."""
    found: set[ThingKey] = set()
    for event in events:
        if event.subject_id:
            found.add((event.subject.value, event.subject_id))
        for values in (event.before or {}, event.after or {}):
            found.update((REFERENCES[name], str(id_)) for name, id_ in values.items() if name in REFERENCES and id_)
    return found
