"""Copies while the workspace is in use."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qa_studio.errors import FileTrouble
from qa_studio.storage.backups import SqliteBackups
from qa_studio.storage.workspace import OpenWorkspace


def teams_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(connection.execute("SELECT count(*) FROM teams").fetchone()[0])


def test_a_copy_made_while_somebody_writes_holds_what_was_committed(workspace: OpenWorkspace, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    with workspace.work() as work:
        work.people.add_team("East")
    with workspace.work() as work:
        work.people.add_team("West")
        assert workspace.backups.write(copy) == copy.stat().st_size
    assert teams_in(copy) == 1
    assert not (tmp_path / "copy.sqlite3-wal").exists()


def test_a_copy_replaces_a_file_only_when_told_to_and_never_the_workspace_itself(
    workspace: OpenWorkspace, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy.write_text("an older one")
    workspace.backups.write(copy, replace=True)
    assert teams_in(copy) == 0
    with pytest.raises(FileTrouble, match="there already"):
        workspace.backups.write(workspace.folder.database, replace=True)


def test_a_copy_never_replaces_a_file(workspace: OpenWorkspace, tmp_path: Path) -> None:
    (tmp_path / "copy.sqlite3").write_text("mine")
    with pytest.raises(FileTrouble, match="there already"):
        workspace.backups.write(tmp_path / "copy.sqlite3")
    assert (tmp_path / "copy.sqlite3").read_text() == "mine"


def test_a_copy_into_a_folder_that_is_not_there_is_refused_plainly(workspace: OpenWorkspace, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        workspace.backups.write(tmp_path / "nowhere" / "copy.sqlite3")


def test_one_copy_a_day_is_kept_ten_in_all_and_foreign_files_stay(workspace: OpenWorkspace) -> None:
    today = [datetime(2026, 3, 1, 12, tzinfo=UTC)]
    backups = SqliteBackups(workspace.folder.database, workspace.folder.backups, lambda: today[0])
    (workspace.folder.backups / "2020-keep-me.sqlite3").write_text("mine")
    backups.before_upgrade()
    for _ in range(12):
        assert backups.rotate() is not None
        assert backups.rotate() is None
        today[0] += timedelta(days=1)
    names = sorted(path.name for path in workspace.folder.backups.iterdir())
    assert names == ["2020-keep-me.sqlite3", *(f"2026-03-{day:02}-daily.sqlite3" for day in range(3, 13))]
