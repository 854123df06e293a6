"""Free notes beside the answers: at a time or a span of a call, public or their author's own."""

from collections.abc import Iterable
from dataclasses import replace

from qa_studio.domain.audit import Subject
from qa_studio.domain.note import Note, NoteId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import Refused
from qa_studio.services.events import NotesChanged
from qa_studio.services.meanwhile import Meant, both_kept, person_named, refuse_changed
from qa_studio.services.ports import Clock, Work, WorkFactory
from qa_studio.services.rows import NoteRow
from qa_studio.texts import message


class Notes:
    """Notes stay with the recording.  What is not public is given to its author only, whatever role others have."""

    def __init__(self, work: WorkFactory, clock: Clock) -> None:
        self._work, self._clock = work, clock

    def of_recording(self, recording: RecordingId, reader: PersonId | None) -> tuple[NoteRow, ...]:
        """Those that `reader` may read (None: only public ones), by time."""
        with self._work.read() as work:
            return work.notes.of_recording(recording, reader)

    def count(self, recording: RecordingId, reader: PersonId | None) -> int:
        """How many of them there are."""
        with self._work.read() as work:
            return work.notes.count(recording, reader)

    def write(self, recording: RecordingId, span: Span, text: str, public: bool, by: PersonId) -> NoteId:
        """Keep a new note; refused without words.  Its place may lie behind the known length: files grow."""
        with self._work() as work:
            note = work.notes.add(self._new(recording, span, text, public, by))
            work.record(NotesChanged(recording))
            return note

    def write_all(
        self, recording: RecordingId, labels: Iterable[tuple[Span, str]], public: bool, by: PersonId
    ) -> tuple[NoteId, ...]:
        """Keep many at once, or none of them."""
        with self._work() as work:
            written = [work.notes.add(self._new(recording, span, text, public, by)) for span, text in labels]
            if written:
                work.record(NotesChanged(recording))
            return tuple(written)

    def change(
        self,
        note: NoteId,
        by: PersonId,
        *,
        text: str | None = None,
        public: bool | None = None,
        span: Span | None = None,
        seen: Note | None = None,
    ) -> Note:
        """Correct, publish or move a note of one's own making; gives it as it stands then.

        Raises ChangedMeanwhile where the same was changed at another desk since it was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.NOTE, note)
            known = _of_author(work, note, by)
            was = known if seen is None else seen
            wanted = replace(
                was,
                text=was.text if text is None else _words(text),
                public=was.public if public is None else public,
                span=was.span if span is None else span,
            )
            kept = both_kept(work, (Subject.NOTE, str(note)), was, wanted, known, _written_by(work, known))
            kept = replace(kept, changed_at=self._clock())
            work.notes.save(kept)
            work.record(NotesChanged(known.recording))
            return kept

    def remove(self, note: NoteId, by: PersonId, seen: Note | None = None) -> Note:
        """Take a note of one's own making away; gives it, for `bring_back`.

        Raises ChangedMeanwhile where it is not what was `seen`.
        """
        with self._work() as work:
            work.lock(Subject.NOTE, note)
            known = _of_author(work, note, by)
            refuse_changed(work, (Subject.NOTE, str(note)), seen, known, _written_by(work, known))
            work.notes.remove(note)
            work.record(NotesChanged(known.recording))
            return known

    def bring_back(self, note: Note, by: PersonId) -> NoteId:
        """Undo a removal: the note as it was, under a new number."""
        if note.author != by:
            raise _not_yours()
        with self._work() as work:
            again = work.notes.add(note)
            work.record(NotesChanged(note.recording))
            return again

    def _new(self, recording: RecordingId, span: Span, text: str, public: bool, by: PersonId) -> Note:
        now = self._clock()
        return Note(
            id=NoteId(0),
            recording=recording,
            span=span,
            text=_words(text),
            public=public,
            author=by,
            made_at=now,
            changed_at=now,
        )


def _of_author(work: Work, note: NoteId, by: PersonId) -> Note:
    known = work.notes.get(note, by)
    if known.author != by:
        raise _not_yours()
    return known


def _written_by(work: Work, note: Note) -> Meant:
    return Meant(last=person_named(work, note.author, note.changed_at))


def _words(text: str) -> str:
    if not text.strip():
        raise Refused(message("A note needs words."))
    return text.strip()


def _not_yours() -> Refused:
    return Refused(message("Only who wrote a note can change it."), message("Write a note of your own beside it."))
