"""The audit trail as the database keeps it; changes are written by its own triggers."""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select, text

from qa_studio.domain.audit import AuditEvent, ChainedRow, Did, LastChange, Subject, TrailHead, Values
from qa_studio.services.audit_names import NamedThing, ThingKey
from qa_studio.services.rows import AuditFilter
from qa_studio.storage.audit_names import named_things
from qa_studio.storage.tables import audit_events

_E = audit_events.c
_TOGETHER = 1_000
_CHANGING = (Did.ADDED, Did.CHANGED, Did.REMOVED)
_TAKE_IN = {
    "sqlite": "INSERT INTO audit_inbox (subject, subject_id, did, before, after) "
    "VALUES (:subject, :id, :did, NULL, :of)",
    "postgresql": "SELECT audit_note(:subject, :id, :did, CAST(:of AS json))",
}


class SqlAudit:
    """Events on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._on_server = connection.dialect.name == "postgresql"

    def note(self, subject: Subject, subject_id: str, did: Did, of: Mapping[str, object]) -> None:
        """Add an event that changes nothing, such as a look or an export."""
        values = {"subject": subject, "id": subject_id, "did": did, "of": json.dumps(dict(of), ensure_ascii=False)}
        self._connection.execute(text(_TAKE_IN[self._connection.dialect.name]), values)

    def head(self) -> TrailHead:
        """The newest event."""
        newest = select(_E.id, _E.hash).order_by(_E.id.desc()).limit(1)
        if self._on_server:  # printed by everybody, read whole by administrators only
            newest = select(text("number"), text("head")).select_from(text("audit_head()"))
        row = self._connection.execute(newest).first()
        return TrailHead() if row is None or row[0] is None else TrailHead(row[0], row[1])

    def count(self) -> int:
        """How many events there are."""
        return self._connection.execute(select(func.count()).select_from(audit_events)).scalar_one()

    def chain(self) -> Iterator[ChainedRow]:
        """All of it from the first event on, as it was hashed; refused to whom the server shows only a part."""
        if self._on_server:
            self._connection.execute(select(func.audit_is_mine_to_read()))
        searched = (_E.login, _E.person, _E.subject, _E.subject_id, _E.did)
        whole = select(_E.id, _E.at, *searched, _E.document, _E.hash).order_by(_E.id)
        for row in self._connection.execute(whole.execution_options(yield_per=_TOGETHER)):
            yield ChainedRow(row.id, row.at, tuple(row[2:7]), row.document, row.hash)

    def events(self, wanted: AuditFilter) -> tuple[AuditEvent, ...]:
        """The newest that are asked for, newest first."""
        found = select(_E.at, _E.document).order_by(_E.id.desc()).limit(wanted.most)
        if wanted.subject is not None:
            found = found.where(_E.subject == wanted.subject)
        if wanted.subject_id:
            found = found.where(_E.subject_id == wanted.subject_id)
        if wanted.did is not None:
            found = found.where(_E.did == wanted.did)
        if wanted.who:
            found = found.where((_E.person == wanted.who) | ((_E.person == "") & (_E.login == wanted.who)))
        if wanted.since is not None:
            found = found.where(_E.at >= wanted.since)
        if wanted.until is not None:
            found = found.where(_E.at < wanted.until)
        if wanted.older_than is not None:
            found = found.where(_E.id < wanted.older_than)
        return tuple(_event(row.at, row.document) for row in self._connection.execute(found))

    def people(self) -> tuple[str, ...]:
        """Everybody who did something, by name."""
        who = func.coalesce(func.nullif(_E.person, ""), _E.login)
        return tuple(self._connection.execute(select(who).distinct().order_by(who)).scalars())

    def names(self, wanted: Collection[ThingKey]) -> dict[ThingKey, NamedThing]:
        """What is called so; what is gone is left out."""
        return named_things(self._connection, wanted)

    def last_change(self, thing: ThingKey, columns: Collection[str] = ()) -> LastChange | None:
        """Who changed one of these columns of a thing last (none: any); None where nobody may know."""
        kind, id_ = thing
        if self._on_server:
            asked = {"kind": kind, "id": id_, "columns": list(columns)}
            found = text("SELECT who, moment FROM last_change(:kind, :id, CAST(:columns AS text[]))")
            row = self._connection.execute(found, asked).first()
            return LastChange(row.who, row.moment) if row is not None and row.who is not None else None
        changed = select(_E.at, _E.document).where(_E.subject == kind, _E.subject_id == id_, _E.did.in_(_CHANGING))
        for row in self._connection.execute(changed.order_by(_E.id.desc()).limit(_TOGETHER)):
            event = _event(row.at, row.document)
            if not columns or any(_differs(event, each) for each in columns):
                return LastChange(event.person or event.login, event.at)
        return None


def _differs(event: AuditEvent, column: str) -> bool:
    """Events hold the columns that differ; of settings, and of the choices of a profile, they hold all."""
    before, after = event.before or {}, event.after or {}
    return column in before or column in after or _inside(before, column) != _inside(after, column)


def _inside(values: Values, column: str) -> object:
    inside = (values.get("settings"), values.get("choices"))
    return next((each[column] for each in inside if isinstance(each, dict) and column in each), None)


def _event(at: datetime, document: str) -> AuditEvent:
    number, _at, login, person, subject, subject_id, did, before, after = json.loads(document)
    return AuditEvent(number, at, login, person, Subject(subject), subject_id, Did(did), before, after)
