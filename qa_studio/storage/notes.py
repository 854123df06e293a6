"""Free notes on recordings."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select

from qa_studio.domain.note import Note, NoteId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound
from qa_studio.services.rows import NoteRow
from qa_studio.storage.changed_columns import write_changed
from qa_studio.storage.tables import notes, persons
from qa_studio.texts import message

_N = notes.c


class SqlNotes:
    """Notes on a connection; nothing here gives a note to anybody who may not read it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, note: NoteId, reader: PersonId | None) -> Note:
        """The note; raises NotFound, also for what is somebody else's own."""
        row = self._connection.execute(select(notes).where(_N.id == note, readable_by(reader))).first()
        if row is None:
            raise _missing(note)
        return _note(row)

    def add(self, note: Note) -> NoteId:
        """Keep a new one; its id is given anew."""
        added = insert(notes).values(_values(note)).returning(_N.id)
        return NoteId(self._connection.execute(added).scalar_one())

    def save(self, note: Note) -> None:
        """Write all of it; raises NotFound."""
        if not write_changed(self._connection, notes, note.id, _values(note)):
            raise _missing(note.id)

    def remove(self, note: NoteId) -> None:
        """Take it away."""
        self._connection.execute(delete(notes).where(_N.id == note))

    def of_recording(self, recording: RecordingId, reader: PersonId | None) -> tuple[NoteRow, ...]:
        """Those that `reader` may read (None: whoever it may be), by time."""
        wanted = (
            select(notes, persons.c.name)
            .join(persons)
            .where(_N.recording_id == recording, readable_by(reader))
            .order_by(_N.span_start, _N.span_end, _N.id)
        )
        return tuple(NoteRow(_note(row), row.name) for row in self._connection.execute(wanted))

    def count(self, recording: RecordingId, reader: PersonId | None) -> int:
        """How many of them there are."""
        wanted = select(func.count()).where(_N.recording_id == recording, readable_by(reader))
        return self._connection.execute(wanted).scalar_one()


def readable_by(reader: PersonId | None) -> ColumnElement[bool]:
    """Public ones and the reader's own; for nobody in particular public ones only."""
    public = _N.public.is_(True)
    return public if reader is None else or_(public, _N.author_id == reader)


def _values(note: Note) -> dict[str, Any]:
    return {
        "recording_id": note.recording,
        "span_start": note.span.start,
        "span_end": note.span.end,
        "text": note.text,
        "public": note.public,
        "author_id": note.author,
        "made_at": note.made_at,
        "changed_at": note.changed_at,
    }


def _note(row: Any) -> Note:
    return Note(
        id=NoteId(row.id),
        recording=RecordingId(row.recording_id),
        span=Span(row.span_start, row.span_end),
        text=row.text,
        public=row.public,
        author=PersonId(row.author_id),
        made_at=row.made_at,
        changed_at=row.changed_at,
    )


def _missing(note: NoteId) -> NotFound:
    return NotFound(message("There is no note {number}.", number=note))
