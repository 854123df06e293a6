"""Recordings after they came in: assigned, swapped, moved, taken back, and made examples."""

from datetime import date
from pathlib import Path

import pytest
import soundfile
from call_maker import Tone, make_call
from centre import Centre

from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.recording import AudioState, Picked, RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import FileTrouble, NotFound, Refused
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter


@pytest.fixture
def call(centre: Centre, tmp_path: Path) -> RecordingId:
    """A real recording of four seconds; the agent speaks in the first two, the customer in the others."""
    make_call(tmp_path / "calls" / "call.wav", 4.0, tones=[Tone(0, 2), Tone(2, 4, channel=1)])
    outcome = centre.studio.importing.run(ImportOrder((tmp_path / "calls",)), Quiet())
    return outcome.added[0].id


def test_work_that_is_assigned_waits_on_the_desk_by_due_day(centre: Centre) -> None:
    library = centre.studio.library
    later, sooner = centre.recording(), centre.recording()
    library.assign([later], centre.inspector, date(2026, 3, 9), Picked.RISK)
    library.assign([sooner], centre.inspector, date(2026, 3, 5))
    desk = library.desk(centre.inspector)
    assert [item.recording.id for item in desk.waiting] == [sooner, later]
    centre.evaluate(sooner)
    desk = library.desk(centre.inspector)
    assert [item.recording.id for item in desk.waiting] == [later]
    assert [item.recording.id for item in desk.finished] == [sooner]
    library.assign([later], None)
    assert library.desk(centre.inspector).waiting == ()
    assert library.get(later).picked is Picked.RISK


def test_a_wrong_import_can_be_taken_back_until_it_is_inspected(centre: Centre) -> None:
    library = centre.studio.library
    wrong, judged = centre.recording(), centre.recording()
    centre.begin(judged)
    with pytest.raises(Refused):
        library.take_back([wrong, judged])
    library.take_back([wrong])
    with pytest.raises(NotFound):
        library.get(wrong)
    assert library.count(RecordingFilter()) == 1


def test_a_lost_file_is_noticed_and_found_again(centre: Centre, call: RecordingId, tmp_path: Path) -> None:
    library = centre.studio.library
    (tmp_path / "calls").rename(tmp_path / "archive")
    with pytest.raises(FileTrouble):
        library.sound_file(call)
    assert library.get(call).audio is AudioState.MISSING
    assert library.find_all_in(tmp_path / "archive", Quiet()) == 1
    assert library.sound_file(call) == tmp_path / "archive" / "call.wav"


def test_files_that_can_not_be_read_do_not_stop_the_search(centre: Centre, call: RecordingId, tmp_path: Path) -> None:
    (tmp_path / "calls").rename(tmp_path / "archive")
    (tmp_path / "archive" / "a link to nowhere.wav").symlink_to(tmp_path / "gone.wav")
    assert centre.studio.library.find_all_in(tmp_path / "archive", Quiet()) == 1


def test_another_recording_is_not_taken_for_the_lost_one(centre: Centre, call: RecordingId, tmp_path: Path) -> None:
    other = make_call(tmp_path / "other.wav", 1.0).path
    (tmp_path / "calls" / "call.wav").unlink()
    with pytest.raises(Refused):
        centre.studio.library.find_moved(call, other)


def test_examples_are_cut_with_a_list_and_what_is_lost_is_said(
    centre: Centre, call: RecordingId, tmp_path: Path
) -> None:
    coaching = centre.studio.coaching
    good = coaching.mark(call, Span(0.5, 2.0), SampleKind.GOOD, "Calm: a/b?", "Listen", centre.inspector)
    coaching.mark(centre.recording(), Span(1, 2), SampleKind.TO_IMPROVE, "Gone", "", centre.inspector)
    rows = coaching.rows()
    done, troubles = coaching.export(rows, tmp_path / "out", centre.studio.reports.imprint("en"), Quiet())
    assert (done, len(troubles)) == (1, 1)
    clips = list((tmp_path / "out").glob("*.wav"))
    assert [soundfile.info(clip).duration for clip in clips] == [1.5]
    assert len(list((tmp_path / "out").glob("*.xlsx"))) == 1
    with pytest.raises(Refused):
        coaching.mark(call, Span(1, 1), SampleKind.GOOD, "Nothing", "", centre.inspector)
    with pytest.raises(Refused):
        centre.studio.library.take_back([call])
    coaching.remove(good)
    assert len(coaching.rows()) == 1


def test_channels_are_swapped_for_an_example_too(centre: Centre, call: RecordingId, tmp_path: Path) -> None:
    assert centre.studio.library.swap_channels(call) is True
    coaching = centre.studio.coaching
    coaching.mark(call, Span(0.0, 1.5), SampleKind.GOOD, "Swapped", "", centre.inspector)
    coaching.export(coaching.rows(), tmp_path / "out", centre.studio.reports.imprint("en"), Quiet())
    [clip] = (tmp_path / "out").glob("*.wav")
    samples, _ = soundfile.read(clip)
    assert abs(samples[:, 0]).max() < 0.01 < 0.1 < abs(samples[:, 1]).max()


def test_a_folder_that_cannot_be_made_is_said(centre: Centre, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileTrouble):
        centre.studio.coaching.export((), tmp_path / "file" / "out", centre.studio.reports.imprint("en"), Quiet())
