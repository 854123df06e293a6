"""Customers' numbers on a server: whole for who may see them, masked for the others, by whichever way they ask."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from postgres_server import PostgresServer
from team_stage import TeamStage

from qa_studio.bootstrap import copy_workspace, open_studio
from qa_studio.domain.recording import mask_number_in
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort
from qa_studio.services.studio import Studio

WHOLE, MASKED = "13800000001", "138****0001"


@pytest.fixture(scope="module")
def team(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamStage]:
    yield TeamStage.founded(server, "numbers", tmp_path_factory.mktemp("numbers"))


@pytest.fixture
def shown(team: TeamStage) -> Iterator[None]:
    """The workspace shows numbers to who may see them."""
    with team.studio("boss") as boss:
        before = boss.settings.read()
        boss.settings.save(replace(before, show_customer_numbers=True))
    yield
    with team.studio("boss") as boss:
        boss.settings.save(before)


def east(studio: Studio) -> RecordingRow:
    calls = studio.library.first(RecordingFilter(), RecordingSort(), 9)
    return next(row for row in calls if row.path.endswith("East-1.wav"))


def found(studio: Studio, text: str) -> int:
    return studio.library.count(RecordingFilter(text=text))


def test_without_the_right_the_server_gives_the_mask(team: TeamStage) -> None:
    for login in ("li", "ma"):
        with team.studio(login) as studio:
            row = east(studio)
            assert row.customer_number == MASKED
            assert studio.library.get(row.id).details.customer_number == MASKED
            assert (found(studio, WHOLE), found(studio, "800000001"), found(studio, "0001")) == (0, 0, 1)
        with team.sql(login) as sql:
            assert sql.execute("SELECT count(*) FROM customer_numbers").fetchone() == (0,)
            assert sql.execute("SELECT * FROM numbered('0000')").fetchall() == []
            whole = "SELECT count(*) FROM recordings WHERE recordings::text LIKE '%13800000%'"
            assert sql.execute(whole.encode()).fetchone() == (0,)


def test_administrators_see_and_find_them_whole(team: TeamStage) -> None:
    with team.studio("boss") as boss:
        assert east(boss).customer_number == WHOLE
        assert found(boss, WHOLE) == 2  # one of each team
        assert not boss.settings.read().show_customer_numbers


def test_where_they_are_shown_judges_see_those_of_their_calls(team: TeamStage, shown: None) -> None:
    for login in ("li", "ma"):
        with team.studio(login) as studio:
            assert studio.settings.read().show_customer_numbers
            assert east(studio).customer_number == WHOLE
            assert found(studio, WHOLE) == found(studio, "800000001") == 1
        with team.sql(login) as sql:
            assert sql.execute("SELECT count(*) FROM customer_numbers").fetchone() == (3,)
    for login in ("tian", "fang"):
        with team.studio(login) as studio:
            assert not studio.settings.read().show_customer_numbers
        with team.sql(login) as sql:
            assert sql.execute("SELECT count(*) FROM customer_numbers").fetchone() == (0,)
            assert sql.execute("SELECT * FROM numbered('0000')").fetchall() == []


def test_a_correction_by_who_sees_the_mask_only_keeps_the_number(team: TeamStage) -> None:
    with team.studio("ma") as ma:
        row = east(ma)
        details = ma.library.get(row.id).details
        ma.library.correct(row.id, replace(details, queue="complaints"))
    with team.studio("boss") as boss:
        kept = boss.library.get(row.id).details
        assert (kept.customer_number, kept.queue) == (WHOLE, "complaints")
        assert found(boss, f"complaints {WHOLE}") == 1
        boss.library.correct(row.id, replace(kept, customer_number="13900007777"))
        assert (found(boss, "13900007777"), found(boss, f"complaints {WHOLE}")) == (1, 0)
        boss.library.correct(row.id, replace(kept, customer_number=None))
        assert (found(boss, "13900007777"), east(boss).customer_number) == (0, None)
        boss.library.correct(row.id, replace(kept, queue="sales"))
        assert east(boss).customer_number == WHOLE
    with team.sql("postgres") as sql:
        trail = sql.execute("SELECT count(*) FROM audit_events WHERE document LIKE '%13900007777%'").fetchone()
        assert trail == (0,)


def test_a_copy_of_the_workspace_has_them_whole_and_comes_back_so(
    team: TeamStage, server: PostgresServer, tmp_path: Path
) -> None:
    copy_workspace(team.address("postgres"), str(tmp_path / "copy"), Quiet())
    copied = open_studio(tmp_path / "copy")
    assert east(copied).customer_number == WHOLE
    assert found(copied, WHOLE) == 2
    copied.close()
    server.run("CREATE DATABASE numbers_back")
    copy_workspace(str(tmp_path / "copy"), server.address("numbers_back"), Quiet())
    with team.sql("postgres", "numbers_back") as sql:
        assert sql.execute("SELECT count(*) FROM recordings WHERE customer_number LIKE '138000%'").fetchone() == (0,)
        assert sql.execute("SELECT count(*) FROM customer_numbers").fetchone() == (6,)


def test_names_of_files_are_masked_by_the_mask_as_by_the_number() -> None:
    for number, mask, name in (
        (WHOLE, MASKED, "in-4008001234-13800000001-17.wav"),
        ("+86 13800000001", "+86****0001", "8613800000001_1.wav"),
        ("6024", "**24", "6024-1773454502.wav"),
    ):
        assert mask_number_in(name, mask) == mask_number_in(name, number)
        assert mask_number_in(name, mask) != name
