"""The free notes of the recording on the page, and every change of them written at once."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from PySide6.QtCore import QObject, Signal

from qa_studio.domain.changes import NoteChanged, Words
from qa_studio.domain.note import NoteId
from qa_studio.domain.people import Person
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.events import Event, NotesChanged
from qa_studio.services.notes import Notes
from qa_studio.services.rows import NoteRow
from qa_studio.ui.inspect.saving import Saving
from qa_studio.ui.surroundings import Surroundings


@dataclass(eq=False)
class KeptNote:
    """A note on the page; `id` is None until it was read, `key` stays the same as long as the page is there."""

    key: str
    span: Span
    text: str
    public: bool
    mine: bool
    author: str
    id: NoteId | None = None
    made_at: datetime | None = None

    @property
    def words(self) -> Words:
        """What it says now."""
        return Words(self.span, self.text.strip(), self.public)


class NoteBook(QObject):
    """Shows each change at once and hands it to `saving`; what others write on the recording comes by itself."""

    changed = Signal()

    def __init__(
        self,
        notes: Notes,
        recording: RecordingId,
        saving: Saving,
        surroundings: Surroundings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notes, self._recording, self._saving = notes, recording, saving
        self._runner, self._person = surroundings.runner, surroundings.person
        self._kept: list[KeptNote] = []
        self._aside: KeptNote | None = None
        self._keys = count(1)
        self._changes, self._stale = 0, False
        saving.all_sent.connect(self._on_all_sent)
        surroundings.hear(self, self._on_changed, NotesChanged)

    @property
    def person(self) -> Person:
        """Who writes."""
        return self._person

    @property
    def notes(self) -> tuple[KeptNote, ...]:
        """What is to be shown, by time; without the one that is being written."""
        shown = (note for note in self._kept if note is not self._aside)
        return tuple(sorted(shown, key=lambda note: (note.span, note.key)))

    def note(self, key: str) -> KeptNote | None:
        """The one with this key, None where it is gone."""
        return next((note for note in self._kept if note.key == key), None)

    # Reading

    def read(self) -> None:
        """Read what there is."""
        stamp = self._changes
        self._runner.read(
            lambda: self._notes.of_recording(self._recording, self._person.id),
            lambda rows: self._take(rows, stamp),
            owner=self,
        )

    def _on_changed(self, event: Event) -> None:
        if isinstance(event, NotesChanged) and event.recording == self._recording:
            self.read()

    def _take(self, rows: tuple[NoteRow, ...], stamp: int) -> None:
        if stamp != self._changes or self._saving.waits:
            self._stale = True  # what was changed here meanwhile is not in it: once more when it is written
            return
        self._stale = False
        known = {note.id: note for note in self._kept if note.id is not None}
        fresh = [note for note in self._kept if note.id is None]
        self._kept = [self._refreshed(known.get(row.note.id) or _written(fresh, row), row) for row in rows]
        self.changed.emit()

    def _refreshed(self, note: KeptNote | None, row: NoteRow) -> KeptNote:
        if note is None:
            note = self._made(row.note.span, row.note.text, row.note.public, row.note.author, row.author)
        note.span, note.text, note.public, note.author = row.note.span, row.note.text, row.note.public, row.author
        note.id, note.made_at = row.note.id, row.note.made_at
        return note

    def _made(self, span: Span, text: str, public: bool, author: object, name: str) -> KeptNote:
        return KeptNote(f"note {next(self._keys)}", span, text, public, author == self._person.id, name)

    # Writing

    def new(self, span: Span) -> KeptNote:
        """A note that is nowhere yet."""
        return self._made(span, "", False, self._person.id, self._person.name)

    def put_aside(self, note: KeptNote | None) -> None:
        """Don't show this one for now: it is being written."""
        self._aside = note
        self.changed.emit()

    def keep(self, note: KeptNote, text: str, public: bool) -> None:
        """Write a new note, or what is different about one that is there."""
        if note not in self._kept:
            self._kept.append(note)
            note.text, note.public = text, public
            self._write(None, note.words)
        elif (text, public) != (note.text, note.public):
            before = note.words
            note.text, note.public = text, public
            self._write(before, note.words)

    def move(self, note: KeptNote, span: Span) -> None:
        """Let it stand elsewhere."""
        if note.mine and span != note.span:
            before = note.words
            note.span = span
            self._write(before, note.words)

    def remove(self, note: KeptNote) -> None:
        """Take a note away; it can be brought back."""
        if note in self._kept and note.mine:
            self._kept.remove(note)
            self._write(note.words, None)

    def bring_back(self, note: KeptNote) -> None:
        """Undo `remove`."""
        if note not in self._kept:
            self._kept.append(note)
            self._write(None, note.words, note.made_at)

    def _write(self, before: Words | None, after: Words | None, made_at: datetime | None = None) -> None:
        self._changes += 1
        self._saving.write(NoteChanged(self._recording, before, after, made_at))
        self.changed.emit()

    def _on_all_sent(self) -> None:
        if self._stale:
            self.read()


def _written(fresh: list[KeptNote], row: NoteRow) -> KeptNote | None:
    """The one of these, not known by its number yet, that was written with these words."""
    words = Words(row.note.span, row.note.text, row.note.public)
    found = next((note for note in fresh if note.mine and note.words == words), None)
    if found is not None:
        fresh.remove(found)
    return found
