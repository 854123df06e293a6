"""The journal of one program on this computer: a small database in which what is kept survives kill -9."""

import logging
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from threading import Lock
from uuid import uuid4

from qa_studio.domain.changes import Entry
from qa_studio.errors import StudioError, WorkspaceTrouble
from qa_studio.storage.entry_json import entry_in, entry_out
from qa_studio.storage.trouble import files_told_plainly
from qa_studio.storage.window_lock import WindowLock

_log = logging.getLogger(__name__)
_FILE = "journal.sqlite3"
_TABLES = """
CREATE TABLE IF NOT EXISTS entries (
    place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS remembered (id TEXT PRIMARY KEY);
"""


class JournalFile:
    """Held by one program as long as it runs; another one that starts later finds what a dead one left."""

    lasts = True

    def __init__(self, folder: Path, lock: WindowLock) -> None:
        self._folder, self._lock = folder, lock
        self._one = Lock()
        with files_told_plainly(str(folder)):
            self._connection = _connected(folder)
            self._connection.executescript(_TABLES)

    @classmethod
    def open_in(cls, folder: Path) -> "JournalFile":
        """A journal below `folder`: the first that no running program has, with all that dead ones left.

        Raises FileTrouble, and WorkspaceTrouble where a newer program kept what this one can't read.
        """
        with files_told_plainly(str(folder)):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        own = next(_free(folder), None) or _begun(folder / uuid4().hex)
        own.gather()
        return own

    def gather(self) -> tuple[Entry, ...]:
        """Take over what programs left that run no more; gives it."""
        found: list[Entry] = []
        for other in _free(self._folder.parent):
            found += other.entries()
            self._take_over(other)
        return tuple(found)

    def entries(self) -> tuple[Entry, ...]:
        """All that waits."""
        with self._reading() as connection:
            rows = connection.execute("SELECT body FROM entries ORDER BY place").fetchall()
        return tuple(entry_in(body) for (body,) in rows)

    def keep(self, entries: Sequence[Entry]) -> None:
        """Add these; they are on the disk when this returns."""
        with self._writing() as connection:
            rows = [(entry.id, entry_out(entry)) for entry in entries]
            connection.executemany("INSERT OR IGNORE INTO entries (id, body) VALUES (?, ?)", rows)

    def replace(self, entries: Sequence[Entry], gone: Collection[str]) -> None:
        """Bring entries up to date and take others out, all or nothing."""
        with self._writing() as connection:
            connection.executemany("DELETE FROM entries WHERE id = ?", [(each,) for each in gone])
            rows = [(entry_out(entry), entry.id) for entry in entries]
            connection.executemany("UPDATE entries SET body = ? WHERE id = ?", rows)

    def taken(self, entry: str) -> None:
        """This one waits no more."""
        with self._writing() as connection:
            connection.execute("DELETE FROM entries WHERE id = ?", (entry,))
            connection.execute("INSERT OR IGNORE INTO remembered VALUES (?)", (entry,))

    def remembered(self) -> tuple[str, ...]:
        """Ids that the workspace still remembers."""
        with self._reading() as connection:
            return tuple(each for (each,) in connection.execute("SELECT id FROM remembered"))

    def forget(self, entries: Collection[str]) -> None:
        """The workspace has forgotten these ids."""
        with self._writing() as connection:
            connection.executemany("DELETE FROM remembered WHERE id = ?", [(each,) for each in entries])

    def close(self) -> None:
        """Let another program have it."""
        with self._one:
            self._connection.close()
            self._lock.release()

    def _take_over(self, other: "JournalFile") -> None:
        # First here, then gone there: whatever happens between, nothing is lost, and the id is the same.
        self.keep(other.entries())
        with self._writing() as connection:
            ids = [(each,) for each in other.remembered()]
            connection.executemany("INSERT OR IGNORE INTO remembered VALUES (?)", ids)
        other.close()
        rmtree(other._folder, ignore_errors=True)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with files_told_plainly(str(self._folder)), self._one:
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with files_told_plainly(str(self._folder)), self._one, self._connection:
            yield self._connection


def waiting_in(folder: Path) -> int:
    """How many changes wait in the journals below `folder`, what was listened to aside; nothing is opened for it."""
    count = 0
    for file in folder.glob(f"*/{_FILE}"):
        try:
            with files_told_plainly(str(file)):
                connection = sqlite3.connect(file, timeout=1)
                try:
                    bodies = [body for (body,) in connection.execute("SELECT body FROM entries")]
                finally:
                    connection.close()
            count += sum('"kind":"heard"' not in body for body in bodies)
        except StudioError:  # what can't be read now is not counted; it is still there
            continue
    return count


def _connected(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / _FILE, timeout=5, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _free(folder: Path) -> Iterator[JournalFile]:
    """The journals that no running program has, the oldest first; each is held from now on."""
    with files_told_plainly(str(folder)):
        left = sorted((each for each in folder.iterdir() if each.is_dir()), key=lambda each: each.stat().st_mtime)
    return (found for each in left if (found := _taken_over(each)) is not None)


def _taken_over(folder: Path) -> JournalFile | None:
    """The journal in a folder; None where a running program has it."""
    try:
        lock = WindowLock.take(folder)
    except WorkspaceTrouble:
        return None
    try:
        return _opened(folder, lock)
    except WorkspaceTrouble:  # damaged: it stays where it is, for whoever can read it yet
        _log.exception("A journal can't be read: %s", folder)
        return None


def _begun(folder: Path) -> JournalFile:
    with files_told_plainly(str(folder)):
        folder.mkdir(mode=0o700)
    return _opened(folder, WindowLock.take(folder))


def _opened(folder: Path, lock: WindowLock) -> JournalFile:
    try:
        return JournalFile(folder, lock)
    except BaseException:
        lock.release()
        raise
