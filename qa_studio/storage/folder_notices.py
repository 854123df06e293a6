"""Noticing other programs that write to the same file."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from qa_studio.services.events import Event, WorkspaceChanged
from qa_studio.storage.cipher import CipherKey, connected, is_database_error


class FolderNotices:
    """Asks SQLite whether anybody committed since the last look; `commits` counts what this program commits.

    Who commits at the same time as this program is noticed with the next commit.
    """

    def __init__(self, database: Path, commits: Callable[[], int], key: CipherKey | None = None) -> None:
        self._database, self._commits, self._key = database, commits, key
        self._connection: sqlite3.Connection | None = None
        self._seen: tuple[int, int] | None = None

    def socket(self) -> None:
        """There is none."""

    def take(self) -> tuple[Event, ...]:
        """That something changed, where somebody else changed it; a file that can't be read says nothing."""
        before, now = self._seen, self._look()
        if now is not None:
            self._seen = now
        if before is None or now is None:
            return ()
        by_others = now[0] != before[0] and now[1] == before[1]
        return (WorkspaceChanged(),) if by_others else ()

    def _look(self) -> tuple[int, int] | None:
        try:
            if self._connection is None:
                # Each look may come from another thread, one after the other.
                self._connection = connected(self._database, self._key, "ro", check_same_thread=False)
            commits = self._commits()
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0]), commits
        except Exception as error:
            if not is_database_error(error):
                raise
            return None

    def close(self) -> None:
        """Look no more."""
        if self._connection is not None:
            self._connection.close()
