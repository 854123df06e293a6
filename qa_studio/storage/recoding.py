"""A database encrypted, encrypted otherwise, or not any more: a copy beside it, compared, put in its place."""

import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import IO

from qa_studio.errors import WorkspaceTrouble
from qa_studio.services.progress import Progress
from qa_studio.storage.cipher import CipherKey, cipher_driver, connected, error_code, is_database_error, opened_by
from qa_studio.storage.disk import sync
from qa_studio.storage.sqlite_file import APPLICATION_ID
from qa_studio.storage.trouble import files_told_plainly
from qa_studio.texts import message

RECODED = ".recoded"
_AT_ONCE = 1 << 20
_PATIENCE_S = 1.0  # who has it open keeps it: waiting longer helps nobody


def recode(database: Path, old: CipherKey | None, new: CipherKey | None, progress: Progress) -> None:
    """Put in the place of `database`, which `old` opens, the same rows under `new`; None is not encrypted.

    Whenever it is killed, one whole database is there.  What lay there is written over before it goes, as far as the
    disk lets programs do that.  Raises WorkspaceTrouble where others have it open, or the copy came out differently.
    """
    unfinished = database.with_name(database.name + RECODED)
    with files_told_plainly(str(database)):
        forget_unfinished(database)
        try:
            if old is None:
                # Both drivers have locks of their own, and those of one program don't shut each other out.
                with closing(connected(database, None, isolation_level=None, timeout=_PATIENCE_S)) as alone:
                    _have_it_alone(alone, database)
            with closing(_opened_alone(database, old)) as connection:
                _have_it_alone(connection, database)
                _export(connection, unfinished, new, progress)
                connection.execute("DETACH DATABASE recoded")
                _check(unfinished, new)
                _put_in_place(unfinished, database, connection)
        finally:
            with suppress(OSError):
                forget_unfinished(database)


def _opened_alone(database: Path, key: CipherKey | None) -> sqlite3.Connection:
    return opened_by(cipher_driver(), database, key, isolation_level=None, timeout=_PATIENCE_S)


def forget_unfinished(database: Path) -> None:
    """Take away what a recoding that was killed has left; nobody may be at one."""
    unfinished = database.with_name(database.name + RECODED)
    for ending in ("", "-journal", "-wal", "-shm"):
        path = unfinished.with_name(unfinished.name + ending)
        if path.exists():
            with path.open("rb+") as file:
                _write_over(file)
            path.unlink()


def _have_it_alone(connection: sqlite3.Connection, database: Path) -> None:
    """Nobody else reads or writes from here on; the log is written into the database."""
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        if connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
            raise _in_use(database)
        connection.execute("BEGIN EXCLUSIVE")  # the mode keeps this lock beyond the end of the transaction
        connection.execute("COMMIT")
    except Exception as error:
        if is_database_error(error) and error_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise _in_use(database) from error
        raise


def _in_use(database: Path) -> WorkspaceTrouble:
    return WorkspaceTrouble(
        message("{place} is in use.", place=str(database)),
        message("Close other windows and commands that work on this workspace, then try again."),
    )


def _export(connection: sqlite3.Connection, unfinished: Path, new: CipherKey | None, progress: Progress) -> None:
    literal = new.literal if new else "''"
    connection.execute(f"ATTACH DATABASE ? AS recoded KEY {literal}", (str(unfinished),))
    connection.execute("BEGIN")
    connection.execute("SELECT sqlcipher_export('recoded')")
    connection.execute("COMMIT")
    connection.execute(f"PRAGMA recoded.application_id={APPLICATION_ID}")
    tables = _tables(connection)
    for done, name in enumerate(tables):
        progress.at(done, len(tables), message("Comparing"))
        if not _are_same(connection, name):
            raise _came_out_differently()
    if connection.execute(_SCHEMAS).fetchone() is not None:
        raise _came_out_differently()


_SCHEMAS = """
    SELECT 1 FROM (SELECT type, name, sql FROM main.sqlite_master EXCEPT
                   SELECT type, name, sql FROM recoded.sqlite_master)
    UNION ALL
    SELECT 1 FROM (SELECT type, name, sql FROM recoded.sqlite_master EXCEPT
                   SELECT type, name, sql FROM main.sqlite_master)
"""


def _tables(connection: sqlite3.Connection) -> list[str]:
    """All that hold rows; of a search index those that it keeps its words in."""
    found = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0")
    return [str(name) for (name,) in found]


def _are_same(connection: sqlite3.Connection, table: str) -> bool:
    ours = connection.execute(f'SELECT * FROM main."{table}" NOT INDEXED')
    theirs = connection.execute(f'SELECT * FROM recoded."{table}" NOT INDEXED')
    while True:
        rows = ours.fetchmany(1000)
        if rows != theirs.fetchmany(1000):
            return False
        if not rows:
            return True


def _came_out_differently() -> WorkspaceTrouble:
    return WorkspaceTrouble(
        message("The copy came out differently; nothing was changed."),
        message("Try again; if it happens again, report it."),
    )


def _check(unfinished: Path, new: CipherKey | None) -> None:
    """Every page of the file as it lies on the disk."""
    sync(unfinished)
    with closing(connected(unfinished, new, "ro")) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise _came_out_differently()
        if new is not None and connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            raise _came_out_differently()


def _put_in_place(unfinished: Path, database: Path, connection: sqlite3.Connection) -> None:
    if sys.platform == "win32":  # a file that is open can't be replaced there, nor by us while others have it open
        connection.close()
        unfinished.replace(database)
        return
    # The lock is held until the old file is no workspace any more: nobody writes what would be lost with it.
    with database.open("rb+") as old:
        unfinished.replace(database)
        folder = os.open(database.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        _write_over(old)


def _write_over(file: IO[bytes]) -> None:
    """Zeros instead of what is in it; drives that move what is written (SSDs) may keep the old for a while."""
    left = os.fstat(file.fileno()).st_size
    file.seek(0)
    while left > 0:
        left -= file.write(b"\0" * min(left, _AT_ONCE))
    file.flush()
    os.fsync(file.fileno())
