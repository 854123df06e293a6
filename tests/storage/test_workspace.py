"""Opening, making, upgrading and restoring a workspace's folder."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.errors import FileTrouble, WorkspaceTrouble
from qa_studio.storage.engine import sqlite_engine
from qa_studio.storage.schema import REVISIONS, upgrade
from qa_studio.storage.sqlite_file import make_database
from qa_studio.storage.window_lock import WindowLock
from qa_studio.storage.workspace import OpenWorkspace, create_workspace, restore_workspace

Opener = Callable[[Path], OpenWorkspace]


def test_a_new_workspace_is_named_after_its_folder(tmp_path: Path, opened: Opener) -> None:
    create_workspace(tmp_path / "东区")
    with opened(tmp_path / "东区").work.read() as work:
        assert work.settings().name == "东区"


def test_a_folder_with_anything_in_it_does_not_become_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(WorkspaceTrouble, match="not empty"):
        create_workspace(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_without_a_database_is_no_workspace(tmp_path: Path, opened: Opener) -> None:
    with pytest.raises(WorkspaceTrouble, match="not a workspace"):
        opened(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_another_program_s_database_is_no_workspace(tmp_path: Path, opened: Opener) -> None:
    with closing(sqlite3.connect(tmp_path / "workspace.sqlite3")) as other:
        other.execute("CREATE TABLE songs (title)")
    with pytest.raises(WorkspaceTrouble, match="not a workspace"):
        opened(tmp_path)


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path, opened: Opener) -> None:
    (tmp_path / "workspace.sqlite3").write_bytes(b"\xff" * 8192)
    with pytest.raises(WorkspaceTrouble, match="damaged"):
        opened(tmp_path)


def test_a_newer_workspace_is_refused_and_left_alone(workspace: OpenWorkspace, opened: Opener) -> None:
    workspace.close()
    with closing(sqlite3.connect(workspace.folder.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(WorkspaceTrouble, match="newer version"):
        opened(workspace.folder.root)
    assert list(workspace.folder.backups.iterdir()) == []


def test_an_older_workspace_is_put_aside_and_upgraded(tmp_path: Path, opened: Opener) -> None:
    database = tmp_path / "workspace.sqlite3"
    make_database(database)
    engine = sqlite_engine(database)
    with engine.begin() as connection:
        upgrade(connection, REVISIONS[0])
        connection.exec_driver_sql("INSERT INTO teams (name) VALUES ('East')")
    engine.dispose()
    with opened(tmp_path).work.read() as work:
        assert [team.name for team in work.people.teams()] == ["East"]
    (aside,) = (tmp_path / "backups").iterdir()
    with closing(sqlite3.connect(aside)) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISIONS[0],)
        assert old.execute("SELECT name FROM teams").fetchall() == [("East",)]


def test_a_second_window_is_refused_until_the_first_is_closed(workspace: OpenWorkspace) -> None:
    first = WindowLock.take(workspace.folder.root)
    with pytest.raises(WorkspaceTrouble, match="another window"):
        WindowLock.take(workspace.folder.root)
    first.release()
    WindowLock.take(workspace.folder.root).release()


def test_commands_read_and_write_beside_a_window(workspace: OpenWorkspace, opened: Opener) -> None:
    lock = WindowLock.take(workspace.folder.root)
    beside = opened(workspace.folder.root)
    with workspace.work.read() as window:
        before = window.people.teams()
        with beside.work() as command:
            command.people.add_team("East")
        assert window.people.teams() == before  # a reader sees one instant
    with workspace.work.read() as window:
        assert len(window.people.teams()) == 1
    lock.release()


def test_a_copy_is_restored_into_an_empty_folder_only(workspace: OpenWorkspace, tmp_path: Path, opened: Opener) -> None:
    with workspace.work() as work:
        work.save_settings(WorkspaceSettings(name="Before"))
    workspace.backups.write(tmp_path / "copy.sqlite3")
    with pytest.raises(WorkspaceTrouble, match="not empty"):
        restore_workspace(tmp_path / "copy.sqlite3", workspace.folder.root)
    restore_workspace(tmp_path / "copy.sqlite3", tmp_path / "again")
    with opened(tmp_path / "again").work() as work:
        assert work.settings().name == "Before"


def test_a_damaged_copy_is_not_restored(workspace: OpenWorkspace, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    size = workspace.backups.write(copy)
    with copy.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * 8192)
    with pytest.raises(WorkspaceTrouble, match="damaged"):
        restore_workspace(copy, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_full_disk_is_said_plainly_and_what_was_saved_stays(workspace: OpenWorkspace) -> None:
    with workspace.work() as work:
        work.people.add_team("East")
    with pytest.raises(FileTrouble, match="disk is full") as refusal, workspace.work() as work:
        connection = work.people._connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        for _ in range(100):
            work.people.add_team("x" * 10_000)
    assert refusal.value.hint is not None
    with workspace.work.read() as work:
        assert [team.name for team in work.people.teams()] == ["East"]


def test_a_database_that_cannot_be_written_is_said_to_be_read_only(workspace: OpenWorkspace) -> None:
    with pytest.raises(FileTrouble, match="read-only"), workspace.work.read() as work:
        work.people._connection.exec_driver_sql("PRAGMA query_only=ON")
        work.people.add_team("East")


def test_a_workspace_may_lie_in_a_folder_with_an_odd_name(tmp_path: Path, opened: Opener) -> None:
    odd = tmp_path / "50% of #1? 质检"
    create_workspace(odd)
    with opened(odd).work() as work:
        work.people.add_team("East")
    assert sorted(path.name for path in odd.iterdir() if path.is_dir()) == ["backups", "cache"]
