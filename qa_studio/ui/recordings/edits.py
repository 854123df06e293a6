"""Changes of recordings as edits: what they were made from goes along, so that nobody's is written over unseen."""

from collections.abc import Mapping, Sequence
from datetime import date

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import CallDetails, Picked, RecordingId
from qa_studio.services.library import Library
from qa_studio.services.meanwhile import Edit
from qa_studio.services.retention import LegalHolds
from qa_studio.services.rows import RecordingRow

Desks = Mapping[RecordingId, PersonId | None]
Reasons = Mapping[RecordingId, str | None]


def giving(
    library: Library,
    recordings: Sequence[RecordingId],
    rows: Sequence[RecordingRow],
    person: PersonId | None,
    due: date | None = None,
    picked: Picked | None = None,
) -> Edit[Desks]:
    """Recordings for somebody's desk (None: off any); of those in `rows` it was seen on whose desk they lie."""
    chosen = set(recordings)
    seen = {row.id: row.assigned_to for row in rows if row.id in chosen}

    def write(was: Desks, mine: Desks) -> None:
        wanted = [each for each in recordings if mine.get(each, person) == person]
        library.assign(wanted, person, due, picked, {each: was[each] for each in wanted if each in was})

    return Edit(seen, dict.fromkeys(seen, person), write)


def picking(library: Library, rows: Sequence[RecordingRow], picked: Picked) -> Edit[Mapping[RecordingId, Picked]]:
    """Why recordings were chosen."""
    seen = {row.id: row.picked for row in rows}
    return Edit(seen, dict.fromkeys(seen, picked), lambda was, mine: library.repick(mine, was))


def correcting(library: Library, recording: RecordingId, seen: CallDetails, details: CallDetails) -> Edit[CallDetails]:
    """What is known about a call."""
    return Edit(seen, details, lambda was, mine: library.correct(recording, mine, was))


def holding(holds: LegalHolds, seen: Reasons, reason: str, by: PersonId) -> Edit[Reasons]:
    """Recordings to be held for a reason; `seen` is why each of them was held before (None: it was not)."""

    def write(was: Reasons, mine: Reasons) -> None:
        wanted = {each: words for each, words in mine.items() if words}
        holds.place(tuple(wanted), wanted, by, {each: was[each] for each in wanted})

    return Edit(seen, dict.fromkeys(seen, reason), write)
