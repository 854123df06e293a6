"""What people of a team may do beyond reading, as the server enforces it; and who comes first where two meet."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import monotonic

import psycopg
import pytest
from postgres_server import PostgresServer
from team_stage import TeamStage

from qa_studio.domain.audit import Subject
from qa_studio.domain.mask import MaskSound
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import Refused
from qa_studio.services.rows import AuditFilter, RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio

HOLD = "INSERT INTO legal_holds (recording_id, reason, by_id, since) VALUES (%s, 'Claim', qa_me(), now())"
WORDS = """{"language": "en", "segments": [
  {"start": 0.0, "end": 3.0, "text": "my number is one three thanks", "words": [
    {"start": 0.0, "end": 0.3, "word": "my"}, {"start": 0.3, "end": 0.6, "word": "number"},
    {"start": 0.6, "end": 0.9, "word": "is"}, {"start": 1.0, "end": 1.4, "word": "one"},
    {"start": 1.5, "end": 1.9, "word": "three"}, {"start": 2.2, "end": 2.9, "word": "thanks"}]},
  {"start": 4.0, "end": 5.0, "text": "goodbye", "words": [{"start": 4.0, "end": 4.8, "word": "goodbye"}]}]}"""
REMOVE = "UPDATE recordings SET audio = 'removed' WHERE id = %s"


@pytest.fixture(scope="module")
def team(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamStage]:
    stage = TeamStage.founded(server, "team_rights", tmp_path_factory.mktemp("team"))
    with stage.sql("postgres") as sql:
        sql.execute("UPDATE recordings SET audio = 'present'")
    yield stage


def calls(studio: Studio) -> list[RecordingId]:
    return sorted(row.id for row in studio.library.first(RecordingFilter(), RecordingSort(), 9))


def raised(team: TeamStage, inspector: str, lead: str, title: str) -> tuple[RecordingId, int]:
    """A call judged by an inspector, and the action that the lead raised for its cause."""
    with team.studio(inspector) as studio:
        assert studio.person is not None
        call = next(row.id for row in studio.library.first(RecordingFilter(), RecordingSort(), 9) if row.state == "new")
        begun = studio.inspections.begin(call, "call", studio.person)
        studio.inspections.answer_many(begun, {"greeting": "yes", "solution": "yes", "identity": "yes"})
        cause = studio.causes.log(begun, studio.causes.tree.roots[0].code, studio.person)
        studio.inspections.complete(begun)
    with team.studio(lead) as studio:
        assert studio.person is not None
        return call, studio.actions.raise_for(title, "Too long", (cause,), studio.person)


def test_actions_are_read_by_the_teams_concerned(team: TeamStage) -> None:
    raised(team, "li", "ma", "Eastern")
    raised(team, "wu", "zhao", "Western")
    for login, seen in (("li", {"Eastern"}), ("ma", {"Eastern"}), ("wu", {"Western"}), ("zhao", {"Western"})):
        with team.studio(login) as studio:
            assert {row.title for row in studio.actions.register(studio.today())} == seen
    for login in ("tian", "boss"):
        with team.studio(login) as studio:
            assert {row.title for row in studio.actions.register(studio.today())} == {"Eastern", "Western"}


def test_a_lead_corrects_a_call_of_an_own_team_and_reads_who_did_what_to_it(team: TeamStage) -> None:
    with team.studio("ma") as ma:
        call = calls(ma)[0]
        before = ma.library.get(call).details
        ma.library.correct(call, replace(before, queue="complaints"))
        with pytest.raises(Refused):
            ma.library.correct(call, replace(before, team=None))
    with team.studio("boss") as boss:
        boss.library.correct(call, replace(boss.library.get(call).details, queue="sales"))
    with team.studio("ma") as ma:
        told = ma.audit.events(AuditFilter(subject=Subject.RECORDING, subject_id=str(call)))
        assert [event.login for event in told][:2] == ["boss", "ma"]
    with team.studio("zhao") as zhao:
        assert zhao.audit.events(AuditFilter(subject=Subject.RECORDING, subject_id=str(call))) == ()


def test_an_inspector_replaces_a_transcript_of_a_call_in_sight(team: TeamStage, tmp_path: Path) -> None:
    with team.studio("li") as li:
        call = calls(li)[0]
        for words in ("hello", "good morning"):
            file = tmp_path / f"{words}.srt"
            file.write_text(f"1\n00:00:01,000 --> 00:00:02,000\n{words}\n", "utf-8")
            li.transcripts.take_in(call, file, li.person)
        shown = li.transcripts.get(call)
        assert shown is not None and [each.text for each in shown.segments] == ["good morning"]


def test_words_below_a_mask_are_given_to_nobody_who_may_not_hear_them(team: TeamStage, tmp_path: Path) -> None:
    file = tmp_path / "said.json"
    file.write_text(WORDS, "utf-8")
    with team.studio("ma") as ma:
        assert ma.person is not None
        call = calls(ma)[1]
        ma.transcripts.take_in(call, file, ma.person)
        whole = ma.transcripts.get(call)
        ma.masks.add(call, [Span(1.0, 2.0)], MaskSound.SILENCE, ma.person)
        assert ma.transcripts.get(call) == whole and whole is not None
        hidden = ma.transcripts.shown_to(call, None)
    with team.studio("li") as li:
        seen = li.transcripts.get(call)
        assert seen is not None and hidden is not None
        assert [each.text for each in seen.segments] == [each.text for each in hidden.segments]
        assert [each.text for each in seen.segments] == ["my number is ●●● ●●● thanks", "goodbye"]
        with pytest.raises(Refused):
            li.transcripts.take_in(call, file, li.person)
        assert li.searching.find("three", li.person).calls == ()
        assert [found.recording.id for found in li.searching.find("goodbye", li.person).calls] == [call]
    with team.sql("li") as sql:
        said = "SELECT count(*) FROM transcript_segments WHERE text LIKE '%three%'"
        assert sql.execute(said.encode()).fetchone() == (0,)
    with team.studio("ma") as ma:
        assert ma.transcripts.get(call) == whole


def waiting(team: TeamStage, until: Future[object]) -> bool:
    """Whether somebody waits for a lock, or has come to an end, within a minute."""
    end = monotonic() + 60
    with team.sql("postgres") as sql:
        while monotonic() < end and not until.done():
            asked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
            if sql.execute(asked.encode()).fetchone() != (0,):
                return True
    return False


def test_retention_that_meets_a_hold_that_is_being_placed_waits_and_gives_way(team: TeamStage) -> None:
    with team.sql("ma") as ma, team.sql("boss") as boss, ThreadPoolExecutor(1) as beside:
        call = min(row[0] for row in ma.execute("SELECT id FROM recordings").fetchall())
        with ma.transaction():
            ma.execute(HOLD, (call,))
            removal: Future[object] = beside.submit(boss.execute, REMOVE, (call,))
            assert waiting(team, removal)
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="held"):
            removal.result(60)
        assert ma.execute("SELECT audio FROM recordings WHERE id = %s", (call,)).fetchone() != ("removed",)


def test_a_hold_that_meets_retention_waits_until_the_sound_is_gone(team: TeamStage) -> None:
    with team.sql("ma") as ma, team.sql("boss") as boss, ThreadPoolExecutor(1) as beside:
        call = max(row[0] for row in ma.execute("SELECT id FROM recordings").fetchall())
        with boss.transaction():
            boss.execute(REMOVE, (call,))
            hold: Future[object] = beside.submit(ma.execute, HOLD, (call,))
            assert waiting(team, hold)
        hold.result(60)
        assert ma.execute("SELECT audio FROM recordings WHERE id = %s", (call,)).fetchone() == ("removed",)
