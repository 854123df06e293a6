"""The same commands on a team's workspace, a PostgreSQL database, and the way there and back."""

import json
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from command_shell import Shell
from postgres_server import PostgresServer

from qa_studio.storage.engine import postgres_engine
from qa_studio.storage.schema import upgrade

_databases = count(1)


@pytest.fixture
def address(server: PostgresServer, request: pytest.FixtureRequest) -> str:
    """The address of an empty database."""
    name = f"team_{next(_databases)}"
    server.run(f"CREATE DATABASE {name}")
    return server.address(name)


@pytest.fixture
def team(qa: Shell, calls: Callable[..., object], tmp_path: Path, address: str) -> Callable[..., object]:
    """Types commands on a team's workspace with three calls."""
    calls(3)

    def type_in(*words: object) -> object:
        said = qa.anywhere("--workspace", address, "--json", *words)
        assert said.status in (0, 3), said.err
        return said.json

    assert len(type_in("import", tmp_path / "calls")["added"]) == 3  # type: ignore[index]
    return type_in


def test_a_call_is_judged_in_a_database_as_in_a_folder(
    team: Callable[..., dict[str, object]], example: Path, answers: Callable[..., Path], tmp_path: Path, qa: Shell
) -> None:
    team("checklist", "import", example)
    line = ("evaluate", 2, "--checklist", "inbound-consultation", "--answers", answers(), "--inspector", "Li")
    evaluation = team(*line)
    assert evaluation["score"] == 80
    team("report", "evaluation", evaluation["evaluation"], "-o", tmp_path / "call.pdf")
    assert (tmp_path / "call.pdf").read_bytes().startswith(b"%PDF")


def test_the_last_workspace_opened_may_be_a_database(team: Callable[..., list[object]], qa: Shell) -> None:
    assert json.loads(qa.anywhere("recordings", "--json").out) == team("recordings")


def test_a_folder_goes_to_a_database_and_back_with_every_row_and_id(
    library: Shell, example: Path, answers: Callable[..., Path], tmp_path: Path, address: str
) -> None:
    library.json("checklist", "import", example)
    line = ("evaluate", 2, "--checklist", "inbound-consultation", "--answers", answers(), "--inspector", "Li")
    evaluation = library.json(*line)["evaluation"]
    gone = library.json("copy", "--to", address)["tables"]
    assert gone["recordings"] == 3
    assert gone["evaluations"] == 1
    back = tmp_path / "back"
    returned = library.anywhere("copy", "--to", back, "--workspace", address, "--json")
    assert returned.json["tables"] == gone
    for words in (["recordings"], ["checklist", "list"]):
        assert library.anywhere(*words, "--workspace", back, "--json").json == library.json(*words)
    printed = library.anywhere("report", "evaluation", evaluation, "-o", tmp_path / "x.pdf", "--workspace", back)
    assert printed.status == 0


def test_what_is_found_by_words_is_found_in_the_copy(library: Shell, tmp_path: Path, address: str) -> None:
    call = library.json("recordings")[0]
    spoken = tmp_path / "call.srt"
    spoken.write_text("1\n00:00:00,000 --> 00:00:02,000\n我要投诉宽带\n", "utf-8")
    library("transcript", "import", call["id"], spoken)
    library("copy", "--to", address)
    there = library.anywhere("search", "投诉", "--workspace", address, "--json").json
    assert there == library.json("search", "投诉")
    assert there


def test_nothing_is_copied_over_a_workspace_with_something_in_it(library: Shell, tmp_path: Path, address: str) -> None:
    assert library("copy", "--to", address).status == 0
    again = library("copy", "--to", address)
    assert (again.status, again.err.count("\n")) == (1, 1)
    assert "something in it" in again.err
    assert library("copy", "--to", library.workspace).status == 1


def test_a_dump_is_restored_into_an_empty_database_only(
    team: Callable[..., object], server: PostgresServer, address: str, tmp_path: Path, qa: Shell
) -> None:
    copy = tmp_path / "team.dump"
    given = team("backup", copy)
    assert given == {"path": str(copy), "bytes": copy.stat().st_size}
    full = qa.anywhere("restore", copy, "--workspace", address)
    assert (full.status, "not empty" in full.err) == (1, True)
    server.run(f"CREATE DATABASE {address.rsplit('/', 1)[1]}_again")
    other = address + "_again"
    assert qa.anywhere("restore", copy, "--workspace", other).status == 0
    assert qa.anywhere("recordings", "--json", "--workspace", other).json == team("recordings")


def test_a_copy_of_one_engine_is_not_restored_on_the_other(library: Shell, tmp_path: Path, address: str) -> None:
    library("backup", tmp_path / "copy.sqlite3")
    said = library.anywhere("restore", tmp_path / "copy.sqlite3", "--workspace", address)
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "Restore it into a folder" in said.err


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("postgresql+psycopg://li:secret@127.0.0.1/quality", "password in it"),
        ("postgresql+psycopg://li@127.0.0.1/quality?password=secret", "password in it"),
        ("mysql://li@127.0.0.1/quality", "no PostgreSQL database"),
        ("postgresql+psycopg://li@127.0.0.1/", "names no database"),
        ("postgresql+psycopg://li@127.0.0.1:1/quality", "does not answer"),
        ("://", "no address"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_in_one_line(qa: Shell, where: str, said: str) -> None:
    refused = qa.anywhere("recordings", "--workspace", where)
    assert (refused.status, refused.err.count("\n")) == (1, 1)
    assert said in refused.err
    assert "secret" not in refused.err


def test_an_empty_database_is_not_taken_for_a_workspace(qa: Shell, address: str) -> None:
    said = qa.anywhere("recordings", "--workspace", address)
    assert (said.status, "is empty" in said.err) == (1, True)


def test_somebody_elses_database_is_left_alone(qa: Shell, server: PostgresServer, address: str, tmp_path: Path) -> None:
    server.run("CREATE TABLE invoices (id int)", address.rsplit("/", 1)[1])
    said = qa.anywhere("import", tmp_path, "--workspace", address)
    assert (said.status, "holds other tables" in said.err) == (1, True)


def test_a_newer_database_is_refused_and_left_alone(
    team: Callable[..., object], qa: Shell, server: PostgresServer, address: str
) -> None:
    server.run("UPDATE alembic_version SET version_num = '9999'", address.rsplit("/", 1)[1])
    said = qa.anywhere("recordings", "--workspace", address)
    assert (said.status, "newer version" in said.err) == (1, True)


def test_an_older_database_is_copied_aside_and_brought_up_to_date(qa: Shell, address: str) -> None:
    engine = postgres_engine(address)
    with engine.begin() as connection:
        upgrade(connection, "0004")
    engine.dispose()
    assert qa.anywhere("recordings", "--workspace", address).status == 0
    copies = list((Path(os.environ["XDG_DATA_HOME"]) / "qa-studio" / "backups").iterdir())
    assert [copy.name.endswith("-before-upgrade.dump") for copy in copies] == [True]
