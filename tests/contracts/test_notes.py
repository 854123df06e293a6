"""What the notes of a unit of work promise, on each engine."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from qa_studio.domain.note import Note, NoteId
from qa_studio.domain.people import Person, PersonId, Role
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound
from qa_studio.services.ports import Work, WorkFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_recording(work: Work, name: str = "call-1.wav") -> RecordingId:
    sound = Sound(120.5, 8000, 2, "pcm_s16le")
    return work.recordings.add(
        Recording(RecordingId(0), f"/calls/{name}", f"hash of {name}", 1000, sound, CallDetails(), NOON)
    )


def a_note(recording: RecordingId, author: PersonId, start: float = 3.0, public: bool = False) -> Note:
    return Note(NoteId(0), recording, Span(start, start + 1.5), "客户叹气 “sighs”", public, author, NOON, NOON)


def two_people(work: Work) -> tuple[PersonId, PersonId]:
    """An inspector, and an administrator who may do everything else."""
    chen = work.people.add_person(Person(PersonId(0), "Chen Jing"))
    return chen, work.people.add_person(Person(PersonId(0), "Boss", Role.ADMINISTRATOR))


def test_a_note_is_read_as_it_was_written_and_changed(begin: WorkFactory) -> None:
    with begin() as work:
        chen, _ = two_people(work)
        kept = a_note(a_recording(work), chen)
        note = work.notes.add(kept)
    with begin.read() as work:
        assert work.notes.get(note, chen) == replace(kept, id=note)
    later = replace(kept, id=note, span=Span(0, 0), text="x", public=True, changed_at=NOON + timedelta(hours=1))
    with begin() as work:
        work.notes.save(later)
    with begin.read() as work:
        assert work.notes.get(note, None) == later


def test_notes_come_by_time_with_the_names_of_their_authors(begin: WorkFactory) -> None:
    with begin() as work:
        chen, boss = two_people(work)
        recording, other = a_recording(work), a_recording(work, "call-2.wav")
        for start, author in ((9.0, chen), (3.0, boss), (3.0, chen)):
            work.notes.add(a_note(recording, author, start, public=True))
        work.notes.add(a_note(other, chen, public=True))
    with begin.read() as work:
        rows = work.notes.of_recording(recording, None)
        assert [(row.note.span.start, row.author) for row in rows] == [
            (3.0, "Boss"), (3.0, "Chen Jing"), (9.0, "Chen Jing"),
        ]  # fmt: skip
        assert work.notes.count(recording, None) == 3


def test_what_is_somebodys_own_is_given_to_nobody_else(begin: WorkFactory) -> None:
    with begin() as work:
        chen, boss = two_people(work)
        recording = a_recording(work)
        own = work.notes.add(a_note(recording, chen))
        public = work.notes.add(a_note(recording, chen, 5.0, public=True))
    with begin.read() as work:
        for reader, seen in ((chen, [own, public]), (boss, [public]), (None, [public])):
            assert [row.note.id for row in work.notes.of_recording(recording, reader)] == seen
            assert work.notes.count(recording, reader) == len(seen)
        for reader in (boss, None):
            with pytest.raises(NotFound):
                work.notes.get(own, reader)


def test_a_note_that_is_gone_is_said_so(begin: WorkFactory) -> None:
    with begin() as work:
        chen, _ = two_people(work)
        note = work.notes.add(a_note(a_recording(work), chen))
        kept = work.notes.get(note, chen)
        work.notes.remove(note)
    with pytest.raises(NotFound), begin() as work:
        work.notes.get(note, chen)
    with pytest.raises(NotFound), begin() as work:
        work.notes.save(kept)


def test_a_recording_with_notes_is_not_taken_back_by_mistake(begin: WorkFactory) -> None:
    with begin() as work:
        chen, _ = two_people(work)
        noted, bare = a_recording(work), a_recording(work, "call-2.wav")
        work.notes.add(a_note(noted, chen))
        assert work.recordings.inspected([bare, noted]) == (noted,)
