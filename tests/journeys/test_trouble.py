"""When something is wrong: a sentence says what and what to do, and the work goes on."""

import sqlite3
from pathlib import Path

from call_maker import make_conversation, make_export, text_named_wav
from PySide6.QtCore import Qt
from window_stage import Seat, Sit

from qa_studio.bootstrap import open_studio
from qa_studio.domain.recording import RecordingId
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.ui.inspect.page import InspectPage
from qa_studio.ui.navigation import ToEvaluation, ToInspection
from qa_studio.ui.recordings.page import RecordingsPage
from qa_studio.ui.welcome import WelcomePage

Key = Qt.Key


def with_one_call(folder: Path) -> tuple[Path, Path, RecordingId]:
    """A workspace with one call; gives it, the sound file and the recording."""
    sound = make_conversation(folder / "calls" / "one.wav", 3).path
    studio = open_studio(folder / "centre", create=True)
    studio.importing.run(ImportOrder(paths=(sound,)), Quiet())
    recording = studio.library.first(RecordingFilter(), RecordingSort())[0].id
    studio.close()
    return folder / "centre", sound, recording


def on_welcome(seat: Seat) -> WelcomePage:
    """The welcome page, which must be there."""
    page = seat.page()
    assert isinstance(page, WelcomePage)
    return page


def test_a_second_window_is_refused_with_a_sentence_and_the_first_goes_on(sit: Sit, tmp_path: Path) -> None:
    workspace, _, recording = with_one_call(tmp_path)
    with sit(workspace) as first, sit(workspace) as second:
        assert "is open in another window" in second.told()
        assert "Use that window" in second.told()
        on_welcome(second)
        assert second.window.studio is None
        first.turn_to()
        first.go(ToInspection(recording, "follow-up"))
        first.press(Key.Key_1)
        first.settle()
        assert len(first.bench.judging.draft.answers.values) == 1


def test_a_recording_that_has_gone_can_still_be_judged_and_says_where_it_was(sit: Sit, tmp_path: Path) -> None:
    workspace, sound, recording = with_one_call(tmp_path)
    sound.unlink()
    with sit(workspace) as seat:
        page = seat.go(ToInspection(recording, "follow-up"))
        assert isinstance(page, InspectPage)
        seat.until(lambda: page.bench is not None)
        seat.settle()
        assert "one.wav" in seat.told()
        seat.press(Key.Key_1)
        seat.settle()
        assert len(seat.bench.judging.draft.answers.values) == 1


def test_a_damaged_workspace_is_named_and_another_can_be_opened(sit: Sit, tmp_path: Path) -> None:
    broken, (good, _, _) = tmp_path / "broken", with_one_call(tmp_path)
    broken.mkdir()
    (broken / "workspace.sqlite3").write_bytes(b"this was a database once" * 500)
    with sit(broken) as seat:
        assert str(broken) in seat.told()
        on_welcome(seat)
        seat.open(good)
        assert seat.studio.library.count(RecordingFilter()) == 1


def test_a_workspace_made_by_a_newer_program_is_left_alone(sit: Sit, tmp_path: Path) -> None:
    workspace, _, _ = with_one_call(tmp_path)
    database = sqlite3.connect(workspace / "workspace.sqlite3")
    database.execute("update alembic_version set version_num = 'f9999'")
    database.commit()
    database.close()
    before = (workspace / "workspace.sqlite3").read_bytes()
    with sit(workspace) as seat:
        assert "newer" in seat.told()
        on_welcome(seat)
    assert (workspace / "workspace.sqlite3").read_bytes() == before


def test_a_workspace_that_has_gone_from_the_recent_ones_is_said_and_the_page_stays(sit: Sit, tmp_path: Path) -> None:
    workspace, _, _ = with_one_call(tmp_path)
    with sit(workspace):
        pass
    workspace.rename(tmp_path / "elsewhere")
    with sit() as seat:
        on_welcome(seat).recent_chosen.emit(str(workspace))
        seat.until(lambda: str(workspace) in seat.told())
        on_welcome(seat)
        assert not workspace.exists()


def test_lines_that_an_import_refused_are_shown_with_the_reason(sit: Sit, tmp_path: Path) -> None:
    export = make_export(tmp_path / "export", 3)
    text_named_wav(export.folder / "error_page.wav")
    with sit() as seat:
        seat.open(tmp_path / "centre", create=True)
        page = seat.go("recordings")
        assert isinstance(page, RecordingsPage)
        dialog = page.open_import([export.folder])
        seat.settle()
        seat.press(Key.Key_Return)
        seat.until(lambda: dialog.result_view is not None)
        assert dialog.result_view is not None
        said = dialog.result_view.as_text()
        assert "error_page.wav" in said
        for line in export.bad_rows:
            assert str(line) in said
        assert len(dialog.result_view.outcome.added) >= len(export.calls)


def test_the_window_can_be_closed_while_an_import_runs_and_keeps_what_it_took(sit: Sit, tmp_path: Path) -> None:
    make_export(tmp_path / "export", 400, bad_rows=False)
    with sit() as seat:
        seat.open(tmp_path / "centre", create=True)
        page = seat.go("recordings")
        assert isinstance(page, RecordingsPage)
        page.open_import([tmp_path / "export"])
        seat.settle()
        seat.press(Key.Key_Return)
        seat.until(lambda: seat.window.runner.tasks)
    studio = open_studio(tmp_path / "centre")
    kept = studio.library.count(RecordingFilter())
    assert kept <= 400
    again = studio.importing.run(ImportOrder(paths=(tmp_path / "export",)), Quiet())
    assert len(again.added) == 400 - kept
    assert studio.library.count(RecordingFilter()) == 400
    studio.close()


def test_another_workspace_never_shows_what_was_open_in_the_one_before(sit: Sit, tmp_path: Path) -> None:
    workspace, _, recording = with_one_call(tmp_path)
    with sit(workspace) as seat:
        seat.go(ToInspection(recording, "follow-up"))
        for _ in seat.bench.subject.checklist.questions:
            seat.press(Key.Key_N, Key.Key_1)
        seat.settle()
        seat.press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
        seat.until(lambda: seat.bench.subject.evaluation is not None)
        done = seat.bench.subject.evaluation
        assert done is not None
        seat.go(ToEvaluation(done.id))
        seat.open(tmp_path / "other", create=True)
        assert seat.window.shell.place == "my_work"
        assert not seat.noticed
        seat.window.shell.back()
        assert seat.window.shell.place == "my_work"
