"""What is known along a call goes out as labels; labels of other programs come in as notes."""

from pathlib import Path

import pytest
import soundfile
from call_maker import Keys, Voice, speech_samples
from centre import Centre

from qa_studio.domain.annotation import Tier
from qa_studio.domain.mask import MaskSound
from qa_studio.domain.people import PersonId, Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import FileTrouble, NotFound
from qa_studio.services.annotations import AnnotationsRefused
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort


def words(tiers: tuple[Tier, ...], name: str) -> list[str]:
    return [label.text for tier in tiers if tier.name == name for label in tier.labels]


def notes_of(centre: Centre, recording: RecordingId, reader: PersonId | None) -> list[str]:
    return [row.note.text for row in centre.studio.notes.of_recording(recording, reader)]


@pytest.fixture
def recording(centre: Centre, tmp_path: Path) -> RecordingId:
    """A spoken call that is measured."""
    sounds = (Voice(1, 3, 0), Voice(2.5, 4, 1), Keys(5, "42", 1), Voice(10, 11, 0))
    soundfile.write(tmp_path / "call.wav", speech_samples(12, sounds), 8000)
    centre.studio.importing.run(ImportOrder(paths=(tmp_path / "call.wav",)), Quiet())
    found = centre.studio.library.first(RecordingFilter(), RecordingSort())[0].id
    centre.studio.analysing.measure(found, Quiet())
    return found


@pytest.fixture
def noted(centre: Centre, recording: RecordingId) -> RecordingId:
    """The call with a note of the inspector's own, a public one of the lead's, and evidence."""
    centre.studio.notes.write(recording, Span(1, 2), "客户叹气", False, centre.inspector)
    centre.studio.notes.write(recording, Span(3, 3), 'says "no"', True, centre.lead)
    begun = centre.begin(recording)
    centre.studio.inspections.comment(begun, "greeting", "mumbled")
    centre.studio.inspections.set_evidence(begun, "greeting", [Span(0.5, 2.5)])
    return recording


def test_everybody_is_given_what_they_may_read(centre: Centre, noted: RecordingId) -> None:
    tiers = centre.studio.annotations.tiers
    boss = centre.studio.people.add_person("Boss", Role.ADMINISTRATOR)
    assert words(tiers(noted, centre.inspector, "en"), "Notes") == ["客户叹气", 'says "no"']
    assert words(tiers(noted, centre.inspector, "en"), "Evidence")[0].startswith("1.1 ")
    assert words(tiers(noted, centre.inspector, "en"), "Evidence")[0].endswith(" – mumbled")
    for reader in (boss, None):
        assert words(tiers(noted, reader, "en"), "Notes") == ['says "no"']
        assert words(tiers(noted, reader, "en"), "Evidence") == []  # the inspection is the inspector's alone


def test_what_was_measured_and_said_goes_out_too(centre: Centre, recording: RecordingId, tmp_path: Path) -> None:
    path = tmp_path / "call.srt"
    path.write_text(
        "1\n00:00:00,200 --> 00:00:00,800\nAgent: Hello\n\n"
        "2\n00:00:01,000 --> 00:00:02,000\nCustomer: My card is 1234\n"
    )
    centre.studio.transcripts.take_in(recording, path)
    tiers = centre.studio.annotations.tiers(recording, None, "en")
    assert [tier.name for tier in tiers] == [
        *("Speech: Agent", "Speech: Customer", "Dead air", "Overlap", "Keypad tones"),
        *("Transcript: Agent", "Transcript: Customer"),
    ]
    assert words(tiers, "Keypad tones") == ["", ""]  # not which ones
    assert words(tiers, "Overlap") == ["the customer cuts in"]
    assert words(tiers, "Transcript: Customer") == ["My card is 1234"]
    centre.studio.masks.add(recording, [Span(1.5, 2)], MaskSound.TONE, centre.lead)
    assert "1234" not in str(centre.studio.annotations.tiers(recording, None, "en"))


@pytest.mark.parametrize("name", ["out.txt", "out.TextGrid"])
def test_what_went_out_does_not_come_in_twice(centre: Centre, noted: RecordingId, tmp_path: Path, name: str) -> None:
    annotations = centre.studio.annotations
    written = annotations.export(noted, centre.inspector, tmp_path / name, "zh_CN")
    taken = annotations.take_in(noted, tmp_path / name, centre.inspector)
    assert (taken.added, taken.known) == (0, written)
    # The lead can't read the inspector's own note, so for the lead it is a new one.
    assert annotations.take_in(noted, tmp_path / name, centre.lead).added >= 1
    assert annotations.take_in(noted, tmp_path / name, centre.lead).added == 0


def test_labels_become_notes_of_ones_own_or_public(centre: Centre, tmp_path: Path) -> None:
    recording, path = centre.recording(), tmp_path / "labels.txt"
    path.write_text("0.5\t1.5\tfirst\n1.0\t1.0\t\n0.5\t1.5\tfirst\n", "utf-8")
    taken = centre.studio.annotations.take_in(recording, path, centre.inspector)
    assert (taken.added, taken.known, taken.bare) == (1, 1, 1)
    assert notes_of(centre, recording, None) == []
    path.write_text("0.5\t1.5\tsecond\n", "utf-8")
    centre.studio.annotations.take_in(recording, path, centre.inspector, public=True)
    assert notes_of(centre, recording, None) == ["second"]
    assert notes_of(centre, recording, centre.inspector) == ["first", "second"]


def test_some_tiers_can_be_left_out(centre: Centre, tmp_path: Path) -> None:
    recording, path = centre.recording(), tmp_path / "labels.TextGrid"
    path.write_text(
        'File type = "ooTextFile"\nObject class = "TextGrid"\n0 1 <exists> 2\n'
        '"IntervalTier" "words" 0 1 2 0 0.5 "a" 0.5 1 "b"\n"TextTier" "bell" 0 1 1 0.7 "ding"\n'
    )
    offered = centre.studio.annotations.offer(recording, path, centre.inspector)
    assert [(tier.name, len(tier.fresh)) for tier in offered] == [("words", 2), ("bell", 1)]
    centre.studio.annotations.take_in(recording, path, centre.inspector, tiers=["bell"])
    assert notes_of(centre, recording, centre.inspector) == ["ding"]
    with pytest.raises(NotFound, match="no tier phones"):
        centre.studio.annotations.take_in(recording, path, centre.inspector, tiers=["phones"])


def test_labels_of_a_longer_recording_are_refused_with_their_line(centre: Centre, tmp_path: Path) -> None:
    recording, path = centre.recording(), tmp_path / "labels.txt"
    path.write_text("0.5\t1.0\tfirst\n0.5\t99999\tsecond\n")
    with pytest.raises(AnnotationsRefused, match=r"labels\.txt, line 2: .* behind the end"):
        centre.studio.annotations.take_in(recording, path, centre.inspector)
    assert notes_of(centre, recording, centre.inspector) == []


def test_it_writes_no_other_kind_of_file_and_not_where_it_may_not(
    centre: Centre, noted: RecordingId, tmp_path: Path
) -> None:
    with pytest.raises(FileTrouble, match="docx"):
        centre.studio.annotations.export(noted, None, tmp_path / "labels.docx", "en")
    with pytest.raises(FileTrouble, match="can't be written"):
        centre.studio.annotations.export(noted, None, tmp_path / "none" / "labels.txt", "en")
    with pytest.raises(NotFound):
        centre.studio.annotations.export(RecordingId(999), None, tmp_path / "labels.txt", "en")
    assert not list(tmp_path.glob("*labels*"))
