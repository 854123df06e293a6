"""How the audio of old calls goes, on a person's own file and on a team's database alike."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import platformdirs
import pytest
import soundfile
from call_maker import Voice, speech_samples
from centre import CALL_CHECKLIST, StoryClock
from postgres_server import PostgresServer
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from qa_studio.bootstrap import open_studio
from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.people import Role
from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import Cancelled, FileTrouble, Refused
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.retained import Due
from qa_studio.services.rows import AuditFilter, RecordingFilter
from qa_studio.services.studio import Studio
from qa_studio.storage.engine import postgres_engine, sqlite_engine
from qa_studio.texts import Message

TODAY = date(2026, 6, 30)
_databases = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a workspace will be."""
    if request.param == "sqlite":
        return str(tmp_path / "workspace")
    server: PostgresServer = request.getfixturevalue("server")
    name = f"retention_{next(_databases)}"
    server.run(f"CREATE DATABASE {name}")
    return server.address(name)


@pytest.fixture
def studio(place: str) -> Iterator[Studio]:
    clock = StoryClock()
    clock.now = datetime(2026, 6, 30, 3, tzinfo=UTC)
    opened = open_studio(place, create=True, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def calls(studio: Studio, tmp_path: Path) -> list[RecordingId]:
    """Four calls of January, March, May and June."""
    folder = tmp_path / "calls"
    folder.mkdir()
    for number in range(4):
        sound = speech_samples(4, (Voice(1, 2 + number / 4), Voice(3, 3.5, channel=1)))
        soundfile.write(folder / f"{number}.wav", sound, 8000)
    added = studio.importing.run(ImportOrder((folder,)), Quiet()).added
    found = [each.id for each in sorted(added, key=lambda each: each.path)]
    for recording, month in zip(found, (1, 3, 5, 6), strict=True):
        details = studio.library.get(recording).details
        studio.library.correct(recording, replace(details, started_at=datetime(2026, month, 10, 4, tzinfo=UTC)))
    return found


def keep(studio: Studio, days: int, *, evaluated_only: bool = False, words: bool = False) -> None:
    """Make a rule."""
    changed = replace(
        studio.settings.read(),
        retention_days=days,
        retention_evaluated_only=evaluated_only,
        retention_words=words,
    )
    studio.settings.save(changed)


def due(studio: Studio) -> Due:
    """What would go today."""
    found = studio.retention.preview(TODAY)
    assert found is not None
    return found


def file_of(studio: Studio, recording: RecordingId) -> Path:
    return Path(studio.library.get(recording).path)


def test_a_new_workspace_keeps_everything(studio: Studio, calls: list[RecordingId]) -> None:
    assert studio.retention.preview(TODAY) is None


def test_the_preview_names_what_would_go_and_removes_nothing(studio: Studio, calls: list[RecordingId]) -> None:
    keep(studio, 90)
    found = due(studio)
    assert (found.recordings, round(found.seconds), found.held) == (2, 8, 0)
    assert found.bytes == sum(file_of(studio, each).stat().st_size for each in calls[:2])
    assert found.oldest == datetime(2026, 1, 10, 4, tzinfo=UTC)
    assert all(file_of(studio, each).exists() for each in calls)


def test_days_are_those_of_the_workspace(studio: Studio, calls: list[RecordingId]) -> None:
    # 10 March, 12:00 in Shanghai: 112 days before 30 June.
    keep(studio, 111)
    assert due(studio).recordings == 2
    keep(studio, 112)
    assert due(studio).recordings == 1
    assert due(studio).before == datetime(2026, 3, 9, 16, tzinfo=UTC)


def test_the_audio_goes_and_what_is_known_of_the_call_stays(studio: Studio, calls: list[RecordingId]) -> None:
    keep(studio, 90)
    studio.library.waveform(calls[0], Quiet())
    gone = studio.retention.run(due(studio), Quiet())
    assert (gone.recordings, gone.left) == (2, ())
    assert [file_of(studio, each).exists() for each in calls] == [False, False, True, True]
    assert [studio.library.get(each).audio for each in calls[1:3]] == [AudioState.REMOVED, AudioState.PRESENT]
    row = studio.library.rows([calls[0]])[0]
    assert row.removed_at == datetime(2026, 6, 30, 3, tzinfo=UTC)
    with pytest.raises(FileTrouble, match=r"0\.wav was removed by retention on 2026-06-30"):
        studio.library.sound_file(calls[0])
    assert studio.retention.run(due(studio), Quiet()).recordings == 0


def test_the_trail_tells_of_the_run_and_of_each_recording(studio: Studio, calls: list[RecordingId]) -> None:
    known = studio.library.get(calls[0])
    named = known.path.rsplit("/", 1)[0] + "/13812348001.wav"
    Path(known.path).rename(named)
    studio.library.find_moved(calls[0], Path(named))
    studio.library.correct(calls[0], replace(known.details, customer_number="13812348001"))
    keep(studio, 120)
    studio.retention.run(due(studio), Quiet())
    run, one = studio.audit.events(AuditFilter(did=Did.REMOVED, most=2))
    assert run.subject is Subject.WORKSPACE
    assert run.after is not None
    assert (run.after["count"], run.after["days"], run.after["bytes"]) == (1, 120, known.size)
    assert (one.subject, one.subject_id) == (Subject.RECORDING, str(calls[0]))
    assert one.after is not None
    assert (one.after["path"], one.after["hash"]) == ("138****8001.wav", known.content_hash)
    assert studio.audit.verify(Quiet()).intact


def test_what_is_held_stays_until_it_is_let_go(studio: Studio, calls: list[RecordingId]) -> None:
    lead = studio.people.add_person("Ma Li", Role.LEAD)
    studio.holds.place([calls[0]], "Claim 2026-17", lead)
    keep(studio, 90)
    found = due(studio)
    assert (found.recordings, found.held) == (1, 1)
    studio.retention.run(found, Quiet())
    assert file_of(studio, calls[0]).exists()
    assert studio.library.rows([calls[0]])[0].held == "Claim 2026-17"
    assert studio.library.count(RecordingFilter(held=True)) == 1
    studio.holds.lift([calls[0]], lead)
    assert studio.retention.run(due(studio), Quiet()).recordings == 1
    events = studio.audit.events(AuditFilter(subject=Subject.RECORDING, subject_id=str(calls[0])))
    assert [each.did for each in events if each.after is None or "reason" in each.after] == [Did.REMOVED, Did.ADDED]


def test_a_hold_that_comes_after_the_preview_counts(studio: Studio, calls: list[RecordingId]) -> None:
    keep(studio, 90)
    found = due(studio)
    studio.holds.place([calls[0]], "Police", None)
    assert studio.retention.run(found, Quiet()).recordings == 1
    assert file_of(studio, calls[0]).exists()


def test_nothing_takes_a_held_recording_away(studio: Studio, calls: list[RecordingId], place: str) -> None:
    studio.holds.place([calls[0]], "Police", None)
    with pytest.raises(Refused, match="held"):
        studio.library.take_back([calls[0]])
    engine = postgres_engine(place) if "://" in place else sqlite_engine(Path(place) / "workspace.sqlite3")
    for statement in (
        f"UPDATE recordings SET audio = 'removed' WHERE id = {calls[0]}",
        f"DELETE FROM recordings WHERE id = {calls[0]}",
    ):
        with pytest.raises(SQLAlchemyError), engine.begin() as connection:
            connection.execute(text(statement))
    engine.dispose()
    assert studio.library.get(calls[0]).audio is AudioState.PRESENT


def test_who_may_hold_and_remove(studio: Studio, calls: list[RecordingId]) -> None:
    inspector = studio.people.add_person("Li", Role.INSPECTOR)
    with pytest.raises(Refused, match="administrators and team leads"):
        studio.holds.place([calls[0]], "Mine", inspector)
    studio.holds.place([calls[0]], "Police", None)
    with pytest.raises(Refused, match="administrators and team leads"):
        studio.holds.lift([calls[0]], inspector)
    with pytest.raises(Refused, match="reason"):
        studio.holds.place([calls[1]], "  ", None)
    keep(studio, 90)
    with pytest.raises(Refused, match="administrators"):
        studio.retention.run(due(studio), Quiet(), inspector)


def test_a_call_without_audio_may_be_held_for_what_was_judged(studio: Studio, calls: list[RecordingId]) -> None:
    keep(studio, 120)
    studio.retention.run(due(studio), Quiet())
    studio.holds.place([calls[0]], "The evaluation is proof", None)
    hold = studio.holds.of(calls[0])
    assert hold is not None and hold.reason == "The evaluation is proof"


def test_more_than_was_shown_is_never_removed(studio: Studio, calls: list[RecordingId]) -> None:
    keep(studio, 120)
    shown = due(studio)
    keep(studio, 90)
    with pytest.raises(Refused, match="not what was shown"):
        studio.retention.run(shown, Quiet())
    keep(studio, 120)
    details = studio.library.get(calls[3]).details
    studio.library.correct(calls[3], replace(details, started_at=datetime(2026, 1, 2, tzinfo=UTC)))
    with pytest.raises(Refused, match="not what was shown"):
        studio.retention.run(shown, Quiet())
    assert all(file_of(studio, each).exists() for each in calls)


def test_only_evaluated_calls_where_that_is_the_rule_and_none_that_is_open(
    studio: Studio, calls: list[RecordingId], tmp_path: Path
) -> None:
    (tmp_path / "call.checklist.yaml").write_text(CALL_CHECKLIST, "utf-8")
    studio.checklists.import_file(tmp_path / "call.checklist.yaml")
    inspector = studio.people.add_person("Li", Role.INSPECTOR)
    evaluated = studio.inspections.begin(calls[0], "call", inspector)
    for question in ("greeting", "solution", "identity"):
        studio.inspections.answer(evaluated, question, "yes")
    studio.inspections.complete(evaluated)
    studio.inspections.begin(calls[1], "call", inspector)
    keep(studio, 30, evaluated_only=True)
    assert (due(studio).recordings, due(studio).inspected) == (1, 0)
    keep(studio, 30)
    assert (due(studio).recordings, due(studio).inspected) == (2, 1)
    keep(studio, 30, evaluated_only=True)
    studio.retention.run(due(studio), Quiet())
    head = studio.evaluations.of_recording(calls[0])[0]
    assert studio.evaluations.view(head.id).evaluation.score == 100
    assert file_of(studio, calls[2]).exists()


@pytest.mark.parametrize("words", [False, True])
def test_notes_and_transcripts_go_with_the_audio_where_that_is_the_rule(
    studio: Studio, calls: list[RecordingId], tmp_path: Path, words: bool
) -> None:
    author = studio.people.add_person("Li", Role.INSPECTOR)
    studio.notes.write(calls[0], Span(1, 2), "Angry", True, author)
    spoken = tmp_path / "said.srt"
    spoken.write_text("1\n00:00:01,000 --> 00:00:02,000\nI want to complain\n", "utf-8")
    studio.transcripts.take_in(calls[0], spoken)
    keep(studio, 120, words=words)
    assert (due(studio).notes, due(studio).transcripts) == (1, 1)
    studio.retention.run(due(studio), Quiet())
    assert studio.notes.count(calls[0], author) == (0 if words else 1)
    assert (studio.transcripts.get(calls[0]) is None) is words


def test_a_file_that_is_missing_is_no_trouble(studio: Studio, calls: list[RecordingId]) -> None:
    file_of(studio, calls[0]).unlink()
    keep(studio, 120)
    assert studio.retention.run(due(studio), Quiet()).recordings == 1


def test_another_file_in_its_place_stays_and_is_named(studio: Studio, calls: list[RecordingId]) -> None:
    path = file_of(studio, calls[0])
    path.write_bytes(bytes(path.stat().st_size))
    keep(studio, 120)
    found = studio.retention.run(due(studio), Quiet())
    assert [(each.recording, each.name) for each in found.left] == [(calls[0], "0.wav")]
    assert "Something else" in str(found.left[0].why)
    assert path.exists()
    assert studio.library.get(calls[0]).audio is not AudioState.REMOVED


def test_a_drive_that_is_not_connected_is_not_taken_for_a_removed_file(
    studio: Studio, calls: list[RecordingId], tmp_path: Path
) -> None:
    (tmp_path / "calls").rename(tmp_path / "unplugged")
    keep(studio, 120)
    found = studio.retention.run(due(studio), Quiet())
    assert (found.recordings, len(found.left)) == (0, 1)
    assert (tmp_path / "unplugged" / "0.wav").exists()


def test_a_link_is_not_followed(studio: Studio, calls: list[RecordingId], tmp_path: Path) -> None:
    path = file_of(studio, calls[0])
    path.rename(tmp_path / "elsewhere.wav")
    path.symlink_to(tmp_path / "elsewhere.wav")
    keep(studio, 120)
    assert len(studio.retention.run(due(studio), Quiet()).left) == 1
    assert (tmp_path / "elsewhere.wav").exists()


class StopsAfterOne(Quiet):
    """Somebody who changes their mind."""

    def at(self, done: float, total: float | None, what: Message) -> None:
        if done >= 1:
            raise Cancelled


def test_a_run_that_is_stopped_tells_what_it_did(studio: Studio, calls: list[RecordingId]) -> None:
    keep(studio, 30)
    found = studio.retention.run(due(studio), StopsAfterOne())
    assert found.recordings == 1
    assert [file_of(studio, each).exists() for each in calls] == [False, True, True, True]
    told = studio.audit.events(AuditFilter(subject=Subject.WORKSPACE, did=Did.REMOVED))[0].after
    assert told is not None
    assert told["count"] == 1


def test_what_retention_removed_is_not_found_again(studio: Studio, calls: list[RecordingId], tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "0.wav"
    copy.parent.mkdir()
    copy.write_bytes(file_of(studio, calls[0]).read_bytes())
    keep(studio, 120)
    studio.retention.run(due(studio), Quiet())
    assert studio.library.find_all_in(copy.parent, Quiet()) == 0
    with pytest.raises(FileTrouble, match="removed by retention"):
        studio.library.find_moved(calls[0], copy)


def test_decoded_sound_goes_with_it_and_the_picture_stays(place: str, studio: Studio, tmp_path: Path) -> None:
    sound = speech_samples(4, (Voice(1, 2),))
    soundfile.write(tmp_path / "old.mp3", sound, 8000, format="MP3")
    old = studio.importing.run(ImportOrder((tmp_path / "old.mp3",)), Quiet()).added[0].id
    details = studio.library.get(old).details
    studio.library.correct(old, replace(details, started_at=datetime(2026, 6, 30, 3, tzinfo=UTC) - timedelta(days=50)))
    studio.library.waveform(old, Quiet())
    studio.analysing.run_here(Quiet())
    assert decoded(place)
    keep(studio, 40)
    studio.retention.run(due(studio), Quiet())
    assert not decoded(place)
    assert pictures(place)


def decoded(place: str) -> list[Path]:
    """What was decoded on this computer."""
    return list(cache(place).rglob("*.pcm"))


def pictures(place: str) -> list[Path]:
    """Pictures of waveforms on this computer."""
    return list(cache(place).rglob("*.points.npy"))


def cache(place: str) -> Path:
    """Where this computer keeps what it made of recordings."""
    return Path(place) / "cache" if "://" not in place else Path(platformdirs.user_cache_dir("qa-studio"))
