"""Whoever looks at a recording or takes something out of the house leaves an event, with what and whither."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
import soundfile
from call_maker import Voice, speech_samples
from pypdf import PdfReader

from qa_studio.bootstrap import copy_workspace, open_studio
from qa_studio.domain.audit import AuditEvent, Did, Subject, TrailHead
from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.mask import MaskSound
from qa_studio.domain.people import PersonId, Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import Cancelled, Refused, StudioError
from qa_studio.services.clips import ClipWish
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import AuditFilter, CauseFilter, RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.texts import Message

RATE = 8000


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """A folder of three calls, the first with a transcript beside it."""
    folder = tmp_path / "calls of March"
    folder.mkdir()
    for number in range(3):
        sound = speech_samples(6, (Voice(1, 3 + number / 4), Voice(4, 5, channel=1)))
        soundfile.write(folder / f"{number}.wav", sound, RATE)
    (folder / "0.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nGood morning\n", "utf-8")
    return folder


@pytest.fixture
def call(studio: Studio, calls: Path) -> RecordingId:
    outcome = studio.importing.run(ImportOrder((calls,)), Quiet())
    studio.transcripts.take_in_beside([each.id for each in outcome.added], Quiet())
    return outcome.added[0].id


@pytest.fixture
def lead(studio: Studio) -> PersonId:
    return studio.people.add_person("Ma Li", Role.LEAD)


def told(studio: Studio, did: Did) -> list[AuditEvent]:
    """What was done so, oldest first."""
    return list(reversed(studio.audit.events(AuditFilter(did=did))))


def newest(studio: Studio) -> AuditEvent:
    return studio.audit.events(AuditFilter(most=1))[0]


def test_opening_a_recording_is_a_look_each_time_but_reading_it_again_is_none(
    studio: Studio, call: RecordingId
) -> None:
    studio.audit.acts("Ma Li")
    studio.library.sound(call)
    studio.library.sound(call, again=True)
    studio.library.sound(call)
    looks = told(studio, Did.LOOKED)
    assert [(each.subject, each.subject_id, each.person, each.after) for each in looks] == [
        (Subject.RECORDING, str(call), "Ma Li", {})
    ] * 2


def test_who_listens_below_the_masks_is_named_with_that_and_who_may_not_has_not_looked(
    studio: Studio, call: RecordingId, lead: PersonId
) -> None:
    studio.library.sound(call, open_for=lead)
    assert newest(studio).after == {"masks": "off"}
    before = studio.audit.head()
    with pytest.raises(Refused):
        studio.library.sound(call, open_for=studio.people.add_person("Zhang Wei", Role.INSPECTOR))
    assert told(studio, Did.LOOKED)[-1].id <= before.id


def test_a_recording_is_looked_at_even_where_its_sound_is_gone(studio: Studio, call: RecordingId, calls: Path) -> None:
    (calls / "0.wav").unlink()
    with pytest.raises(StudioError):
        studio.library.sound(call)
    assert [each.subject_id for each in told(studio, Did.LOOKED)] == [str(call)]


def test_pictures_and_measuring_are_no_looks(studio: Studio, call: RecordingId) -> None:
    studio.library.waveform(call, Quiet())
    studio.analysing.run_here(Quiet())
    assert told(studio, Did.LOOKED) == []


def test_an_import_is_one_event_with_how_many_and_from_where(studio: Studio, call: RecordingId, calls: Path) -> None:
    came = [each for each in told(studio, Did.ADDED) if each.subject is Subject.RECORDING]
    assert [(each.subject_id, each.after) for each in came] == [
        ("", {"count": 3, "from": ["calls of March"], "first": 1, "last": 3})
    ]
    head = studio.audit.head()
    studio.importing.run(ImportOrder((calls,)), Quiet())
    assert studio.audit.head() == head  # nothing new came in


class StoppedAtTheEnd(Quiet):
    """Somebody stops the import when its last file is looked into."""

    def at(self, done: float, total: float | None, what: Message) -> None:
        """Stop there."""
        if total is not None and done >= total:
            raise Cancelled


class SlowClock:
    """Each look at it comes six seconds after the one before, so that every file is committed at once."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Later than before."""
        self.now += timedelta(seconds=6)
        return self.now


def test_an_import_that_was_stopped_tells_of_what_came_in_before(calls: Path, tmp_path: Path) -> None:
    studio = open_studio(tmp_path / "slow", create=True, clock=SlowClock())
    with pytest.raises(Cancelled):
        studio.importing.run(ImportOrder((calls,)), StoppedAtTheEnd())
    came = [each.after for each in told(studio, Did.ADDED) if each.subject is Subject.RECORDING]
    # Each with what came in with it: a program that is killed at any moment leaves none without its event.
    assert came == [{"count": 1, "from": ["calls of March"], "first": each, "last": each} for each in (1, 2)]
    assert studio.library.count(RecordingFilter()) == 2
    studio.close()


def test_recordings_that_are_taken_back_are_events_with_what_was_known_of_them(
    studio: Studio, call: RecordingId
) -> None:
    studio.library.take_back([call])
    gone = newest(studio)
    assert (gone.did, gone.subject, gone.subject_id) == (Did.REMOVED, Subject.RECORDING, str(call))
    assert gone.before is not None
    assert str(gone.before["path"]).endswith("0.wav")


def test_a_clip_is_told_by_stretch_and_file_name_and_with_its_masks_off(
    studio: Studio, call: RecordingId, lead: PersonId, tmp_path: Path
) -> None:
    studio.clips.cut(call, Span(1, 2), tmp_path / "hidden.wav")
    assert newest(studio).after == {"as": "wav", "to": "hidden.wav", "what": "clip", "start_s": 1, "end_s": 2}
    studio.clips.cut(call, Span(1, 2), tmp_path / "open.wav", ClipWish(by=lead, unmasked=True))
    assert (newest(studio).after or {})["masks"] == "off"
    assert str(tmp_path) not in str(newest(studio).after)


def test_examples_for_coaching_are_told_one_by_one_and_as_a_list(
    studio: Studio, call: RecordingId, lead: PersonId, tmp_path: Path
) -> None:
    studio.coaching.mark(call, Span(1, 2), SampleKind.GOOD, "Greeting", "", lead)
    head = studio.audit.head()
    studio.coaching.export(studio.coaching.rows(), tmp_path / "out", studio.reports.imprint("en"), Quiet())
    clip, whole = told(studio, Did.EXPORTED)
    assert (clip.subject, (clip.after or {})["to"]) == (Subject.RECORDING, "01 Greeting.wav")
    assert (whole.subject, whole.after) == (
        Subject.EXAMPLE,
        {"what": "examples", "to": "out", "count": 1, "printed": head.short},
    )


def test_transcripts_are_told_with_masks_off_only_where_something_masked_went_out(
    studio: Studio, call: RecordingId, lead: PersonId, tmp_path: Path
) -> None:
    studio.transcripts.export(call, tmp_path / "a.srt", lead)
    assert newest(studio).after == {"as": "srt", "to": "a.srt", "what": "transcript", "count": 1}
    studio.masks.add(call, [Span(1, 2)], MaskSound.TONE, None)
    studio.transcripts.export(call, tmp_path / "b.srt", lead)
    assert (newest(studio).after or {})["masks"] == "off"
    studio.transcripts.export(call, tmp_path / "c.srt")
    assert "masks" not in (newest(studio).after or {})


def annotations(studio: Studio, call: RecordingId, folder: Path) -> None:
    studio.annotations.export(call, None, folder / "a.TextGrid", "en")


def checklist(studio: Studio, call: RecordingId, folder: Path) -> None:
    studio.checklists.export("inbound-consultation", folder / "c.xlsx")


def backup(studio: Studio, call: RecordingId, folder: Path) -> None:
    studio.backups.write(folder / "b.sqlite3")


def copy(studio: Studio, call: RecordingId, folder: Path) -> None:
    copy_workspace(studio.place, str(folder / "copied"), Quiet())


def recordings(studio: Studio, call: RecordingId, folder: Path) -> None:
    studio.reports.recordings(RecordingFilter(), RecordingSort(), folder / "r.xlsx", "en", Quiet())


def causes(studio: Studio, call: RecordingId, folder: Path) -> None:
    studio.reports.causes(CauseFilter(), None, None, folder / "k.xlsx", "en")


def actions(studio: Studio, call: RecordingId, folder: Path) -> None:
    studio.reports.actions(folder / "x.xlsx", "en")


@pytest.mark.parametrize(
    ("export", "subject", "subject_id", "to"),
    [
        (annotations, Subject.RECORDING, "1", "a.TextGrid"),
        (checklist, Subject.CHECKLIST, "inbound-consultation", "c.xlsx"),
        (backup, Subject.WORKSPACE, "", "b.sqlite3"),
        (copy, Subject.WORKSPACE, "", "copied"),
        (recordings, Subject.RECORDING, "", "r.xlsx"),
        (causes, Subject.CAUSE, "", "k.xlsx"),
        (actions, Subject.ACTION, "", "x.xlsx"),
    ],
)
def test_whatever_leaves_the_house_is_told(
    export: Callable[[Studio, RecordingId, Path], None],
    subject: Subject,
    subject_id: str,
    to: str,
    studio: Studio,
    call: RecordingId,
    tmp_path: Path,
) -> None:
    export(studio, call, tmp_path)
    (event,) = told(studio, Did.EXPORTED)
    assert (event.subject, event.subject_id, (event.after or {})["to"]) == (subject, subject_id, to)
    assert studio.audit.verify(Quiet()).intact


def test_a_copied_workspace_has_the_trail_up_to_its_copying(studio: Studio, call: RecordingId, tmp_path: Path) -> None:
    head = studio.audit.head()
    copy_workspace(studio.place, str(tmp_path / "copied"), Quiet())
    copied = open_studio(tmp_path / "copied")
    assert copied.audit.verify(Quiet(), [head]).intact
    copied.close()


def test_a_pdf_bears_the_head_that_was_before_it_and_the_trail_is_held_against_it(
    studio: Studio, call: RecordingId, tmp_path: Path
) -> None:
    head = studio.audit.head()
    studio.reports.recordings(RecordingFilter(), RecordingSort(), tmp_path / "list.pdf", "en", Quiet())
    reader = PdfReader(tmp_path / "list.pdf")
    (said,) = re.findall(r"Audit trail (\d+:[0-9a-f]{16})", "".join(page.extract_text() for page in reader.pages))
    assert said == head.short
    assert reader.metadata is not None
    assert str(reader.metadata["/Keywords"]) == f"audit {head}"
    assert (newest(studio).after or {})["printed"] == said
    printed = TrailHead.read(said)
    assert studio.audit.verify(Quiet(), [printed]).intact
    forged = TrailHead(printed.id, "0" * 16)
    assert studio.audit.verify(Quiet(), [forged]).first_broken == printed.id


def test_a_workbook_bears_it_in_its_properties_and_at_its_foot(
    studio: Studio, call: RecordingId, tmp_path: Path
) -> None:
    head = studio.audit.head()
    studio.reports.recordings(RecordingFilter(), RecordingSort(), tmp_path / "list.xlsx", "zh_CN", Quiet())
    book = openpyxl.load_workbook(tmp_path / "list.xlsx")
    assert book.properties.keywords == f"audit {head}"
    foot = book.worksheets[0].oddFooter
    assert foot is not None
    assert head.short in str(foot.left.text)


def test_a_list_with_whole_customer_numbers_says_so(studio: Studio, call: RecordingId, tmp_path: Path) -> None:
    studio.settings.save(replace(studio.settings.read(), show_customer_numbers=True))
    recordings(studio, call, tmp_path)
    assert (newest(studio).after or {})["numbers"] == "whole"


def test_a_customers_number_in_the_name_of_a_file_is_not_written_into_the_trail(
    studio: Studio, call: RecordingId, tmp_path: Path
) -> None:
    details = studio.library.get(call).details
    studio.library.correct(call, replace(details, customer_number="13812348001"))
    studio.clips.cut(call, Span(1, 2), tmp_path / "call 13812348001.wav")
    studio.transcripts.export(call, tmp_path / "13812348001.srt")
    studio.annotations.export(call, None, tmp_path / "13812348001.txt", "en")
    assert [(each.after or {})["to"] for each in told(studio, Did.EXPORTED)] == [
        "call 138****8001.wav",
        "138****8001.srt",
        "138****8001.txt",
    ]
