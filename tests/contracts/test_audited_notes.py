"""What the audit trail tells of notes and transcripts, on each engine."""

from datetime import UTC, datetime, timedelta

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.note import Note, NoteId
from qa_studio.domain.people import Person, PersonId
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment, Transcript
from qa_studio.services.rows import AuditFilter
from qa_studio.storage.work import SqlWorkFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_notes_and_transcripts_are_events_without_their_words(begin: SqlWorkFactory) -> None:
    with begin() as work:
        person = work.people.add_person(Person(PersonId(0), "Chen"))
        sound = Sound(60, 8000, 2, "pcm_s16le")
        call = work.recordings.add(Recording(RecordingId(0), "/a.wav", "h", 1, sound, CallDetails(), NOON))
        note = work.notes.add(Note(NoteId(0), call, Span(1, 2), "Zanzibar", False, person, NOON, NOON))
        work.notes.save(Note(note, call, Span(1, 3), "Zanzibar too", True, person, NOON, NOON + timedelta(hours=1)))
        said = (Segment(Span(0, 1), "agent", "Zanzibar"),)
        work.transcripts.keep(Transcript(call, "13812348001.srt", "en", said, person, NOON))
    with begin() as work:
        work.notes.remove(note)
        work.transcripts.remove(call)
    with begin.read() as work:
        found = work.audit.events(AuditFilter())
    events = [each for each in found if each.subject in (Subject.NOTE, Subject.TRANSCRIPT)]
    told = [(each.subject, each.subject_id, each.did) for each in reversed(events)]
    assert told == [
        (Subject.NOTE, str(note), Did.ADDED), (Subject.NOTE, str(note), Did.CHANGED),
        (Subject.TRANSCRIPT, str(call), Did.ADDED), (Subject.NOTE, str(note), Did.REMOVED),
        (Subject.TRANSCRIPT, str(call), Did.REMOVED),
    ]  # fmt: skip
    assert "Zanzibar" not in str(events) and "13812348001" not in str(events)
    changed = next(each for each in events if each.did is Did.CHANGED)
    assert changed.after is not None and changed.after["span_end"] == 3
