"""Free notes: kept, changed by their authors, read by whom they are meant for."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from centre import Centre
from pypdf import PdfReader

from qa_studio.domain.people import Role
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound, Refused
from qa_studio.services.events import Event, NotesChanged
from qa_studio.services.progress import Quiet


def texts(centre: Centre, recording: int, reader: object) -> list[str]:
    return [row.note.text for row in centre.studio.notes.of_recording(recording, reader)]  # type: ignore[arg-type]


def test_a_note_is_kept_for_its_author_until_it_is_made_public(centre: Centre) -> None:
    notes, recording = centre.studio.notes, centre.recording()
    boss = centre.studio.people.add_person("Boss", Role.ADMINISTRATOR)
    note = notes.write(recording, Span(3, 5), "  sighs  ", False, centre.inspector)
    assert texts(centre, recording, centre.inspector) == ["sighs"]
    assert texts(centre, recording, boss) == texts(centre, recording, None) == []
    notes.change(note, centre.inspector, public=True)
    assert texts(centre, recording, boss) == ["sighs"]
    assert notes.count(recording, None) == 1


def test_only_its_author_changes_a_note(centre: Centre) -> None:
    notes, recording = centre.studio.notes, centre.recording()
    own = notes.write(recording, Span(3, 5), "mine", False, centre.inspector)
    public = notes.write(recording, Span(3, 5), "for all", True, centre.inspector)
    refused: list[tuple[type[Exception], Callable[[], object]]] = [
        (NotFound, lambda: notes.change(own, centre.lead, text="x")),
        (NotFound, lambda: notes.remove(own, centre.lead)),
        (Refused, lambda: notes.change(public, centre.lead, text="x")),
        (Refused, lambda: notes.remove(public, centre.lead)),
    ]
    for kind, attempt in refused:
        with pytest.raises(kind):
            attempt()
    assert texts(centre, recording, centre.inspector) == ["mine", "for all"]


def test_what_was_taken_away_comes_back_as_it_was(centre: Centre) -> None:
    notes, recording = centre.studio.notes, centre.recording()
    written = notes.write(recording, Span(3, 5), "mine", True, centre.inspector)
    centre.clock.now += timedelta(hours=1)
    gone = notes.remove(written, centre.inspector)
    assert texts(centre, recording, centre.inspector) == []
    with pytest.raises(Refused):
        notes.bring_back(gone, centre.lead)
    again = notes.bring_back(gone, centre.inspector)
    (row,) = notes.of_recording(recording, None)
    assert (row.note.id, row.note.text, row.note.made_at) == (again, "mine", gone.made_at)


def test_a_note_needs_words_and_may_lie_where_the_file_has_grown_to(centre: Centre) -> None:
    notes, recording = centre.studio.notes, centre.recording()
    length = centre.studio.library.get(recording).sound.duration_s
    with pytest.raises(Refused, match="words"):
        notes.write(recording, Span(0, 1), " \n", False, centre.inspector)
    note = notes.write(recording, Span(length, length + 9), "x", False, centre.inspector)
    with pytest.raises(Refused, match="words"):
        notes.change(note, centre.inspector, text="")
    assert texts(centre, recording, centre.inspector) == ["x"]


def test_many_come_together_or_not_at_all(centre: Centre) -> None:
    notes, recording = centre.studio.notes, centre.recording()
    with pytest.raises(Refused):
        notes.write_all(recording, [(Span(1, 2), "one"), (Span(3, 3), " ")], False, centre.inspector)
    assert texts(centre, recording, centre.inspector) == []
    notes.write_all(recording, [(Span(1, 2), "one"), (Span(0, 0), "two")], False, centre.inspector)
    assert texts(centre, recording, centre.inspector) == ["two", "one"]


def test_whoever_shows_the_notes_hears_of_each_change(centre: Centre) -> None:
    notes, recording = centre.studio.notes, centre.recording()
    heard: list[Event] = []
    centre.studio.events.listen(NotesChanged, heard.append)
    note = notes.write(recording, Span(1, 2), "x", False, centre.inspector)
    notes.change(note, centre.inspector, text="y")
    notes.bring_back(notes.remove(note, centre.inspector), centre.inspector)
    notes.write_all(recording, [], False, centre.inspector)
    assert heard == [NotesChanged(recording)] * 4


def test_a_report_carries_public_notes_and_nobodys_own(centre: Centre, tmp_path: Path) -> None:
    notes, recording = centre.studio.notes, centre.recording()
    notes.write(recording, Span(1, 2), "for everybody", True, centre.lead)
    notes.write(recording, Span(1, 2), "the inspector alone", False, centre.inspector)
    evaluation = centre.evaluate(recording)
    centre.studio.reports.evaluation(evaluation, tmp_path / "report.pdf", "en", Quiet())
    printed = " ".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages)
    assert "for everybody" in printed and "the inspector alone" not in printed


def test_a_recording_with_notes_is_not_taken_back(centre: Centre) -> None:
    recording = centre.recording()
    centre.studio.notes.write(recording, Span(1, 2), "x", False, centre.inspector)
    with pytest.raises(Refused, match="notes"):
        centre.studio.library.take_back([recording])
