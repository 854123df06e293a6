"""Copying, restoring and upgrading are killed in the middle: what is there then is whole, or said to be nothing."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from postgres_server import PostgresServer

from qa_studio.bootstrap import copy_workspace, open_studio
from qa_studio.errors import Cancelled, WorkspaceTrouble
from qa_studio.services.progress import Quiet
from qa_studio.storage.engine import sqlite_engine
from qa_studio.storage.schema import REVISIONS, revision_of, upgrade
from qa_studio.storage.sqlite_file import make_database
from qa_studio.texts import Message

STOPS = """
import sys
from pathlib import Path
from qa_studio.bootstrap import copy_workspace, restore_workspace
from qa_studio.services.progress import Quiet

class Stops(Quiet):
    def at(self, done, total, what):
        if done >= int(sys.argv[4]):
            print("here", flush=True)
            sys.stdin.read()  # until it is killed

if sys.argv[1] == "copy":
    copy_workspace(sys.argv[2], sys.argv[3], Stops())
else:
    restore_workspace(Path(sys.argv[2]), sys.argv[3], None, Stops())
"""
OPENS = """
import sys
from sqlalchemy import Engine, event
from qa_studio.bootstrap import open_studio

left = int(sys.argv[2])

@event.listens_for(Engine, "after_cursor_execute")
def stop(*_):
    global left
    left -= 1
    if left == 0:
        print("here", flush=True)
        sys.stdin.read()  # until it is killed

open_studio(sys.argv[1])
"""


def killed(program: str, *arguments: object) -> None:
    """Run it up to where it says that it is; then kill -9."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.kill()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A workspace with something in it."""
    studio = open_studio(tmp_path / "source", create=True)
    studio.people.add_team("East")
    studio.close()
    return tmp_path / "source"


@pytest.fixture(params=["folder", "server"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where nothing is yet."""
    if request.param == "folder":
        return str(tmp_path / "target")
    server: PostgresServer = request.getfixturevalue("server")
    name = f"broken_off_{abs(hash(request.node.name)) % 10**12}"
    server.run(f"CREATE DATABASE {name}")
    return server.address(name)


class StopsHalfWay(Quiet):
    """As if somebody pressed Cancel."""

    def at(self, done: float, total: float | None, what: Message) -> None:
        assert total is not None
        if done > total / 2:
            raise Cancelled


def teams(place: str | Path) -> list[str]:
    with closing(open_studio(place)) as studio:
        return [team.name for team in studio.people.teams()]


def test_a_copy_that_is_given_up_leaves_nothing_and_can_be_made_again(source: Path, target: str) -> None:
    with pytest.raises(Cancelled):
        copy_workspace(str(source), target, StopsHalfWay())
    assert "://" in target or not Path(target).exists()
    with pytest.raises(WorkspaceTrouble):
        open_studio(target)
    copy_workspace(str(source), target, Quiet())
    assert teams(target) == ["East"]


def test_a_copy_that_is_killed_leaves_no_workspace_and_can_be_made_again(source: Path, target: str) -> None:
    killed(STOPS, "copy", source, target, 1)
    with pytest.raises(WorkspaceTrouble, match="is empty" if "://" in target else "is not a workspace"):
        open_studio(target)
    copy_workspace(str(source), target, Quiet())
    assert teams(target) == ["East"]
    assert teams(source) == ["East"]


def test_a_folder_that_was_there_stays_with_what_is_in_it(source: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(Cancelled):
        copy_workspace(str(source), str(tmp_path / "mine"), StopsHalfWay())
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_restore_that_is_killed_leaves_no_workspace_and_can_be_made_again(source: Path, tmp_path: Path) -> None:
    from qa_studio.bootstrap import restore_workspace

    copy, restored = tmp_path / "copy.zip", tmp_path / "restored"
    with closing(open_studio(source)) as studio:
        studio.full_backups.write(copy, Quiet())
    killed(STOPS, "restore", copy, restored, 0)
    with pytest.raises(WorkspaceTrouble, match="is not a workspace"):
        open_studio(restored)
    restore_workspace(copy, str(restored), None, Quiet())
    assert teams(restored) == ["East"]


@pytest.fixture
def old(tmp_path: Path) -> Callable[[str], Path]:
    """Makes workspaces of an older program."""

    def make(name: str) -> Path:
        (tmp_path / name).mkdir()
        database = tmp_path / name / "workspace.sqlite3"
        make_database(database)
        engine = sqlite_engine(database)
        with engine.begin() as connection:
            upgrade(connection, "0012")
            connection.exec_driver_sql("INSERT INTO teams (name) VALUES ('East')")
        engine.dispose()
        return tmp_path / name

    return make


@pytest.mark.parametrize("statements", [5, 60])
def test_an_upgrade_that_is_killed_is_made_at_the_next_start(old: Callable[[str], Path], statements: int) -> None:
    folder = old("old")
    killed(OPENS, folder, statements)
    assert teams(folder) == ["East"]
    engine = sqlite_engine(folder / "workspace.sqlite3")
    with engine.connect() as connection:
        assert revision_of(connection) == REVISIONS[-1]
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    engine.dispose()
    assert list((folder / "backups").glob("*.sqlite3"))
