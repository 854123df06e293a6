"""What a file must be to hold a workspace, asked of SQLite itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

from qa_studio.errors import WorkspaceTrouble
from qa_studio.storage.cipher import CipherKey, connected
from qa_studio.storage.trouble import files_told_plainly
from qa_studio.texts import message

APPLICATION_ID = 0x51415354  # stands in the file's header and tells a workspace from any other database


def make_database(path: Path, key: CipherKey | None = None) -> None:
    """An empty database in `path`, marked as ours; encrypted where a key is given."""
    with files_told_plainly(str(path)), closing(connected(path, key, "rwc")) as connection:
        # Without a log yet: on a full disk one would be left unwritten into the database, and nobody told.
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


def use_log(path: Path, key: CipherKey | None = None) -> None:
    """Have readers not wait for a writer (write-ahead log); copies come without it."""
    with files_told_plainly(str(path)), closing(connected(path, key)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def check_database(path: Path, key: CipherKey | None = None, *, thoroughly: bool = False) -> None:
    """Raise WorkspaceTrouble unless `path` is a workspace's database; `thoroughly` reads every page of it."""
    if not path.is_file():
        raise _no_workspace(path)
    with files_told_plainly(str(path)), closing(_for_reading(path, key)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise _no_workspace(path)
        if thoroughly and connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise WorkspaceTrouble(
                message("The database {place} is damaged.", place=str(path)),
                message("Take an older copy from the folder “backups” of the workspace."),
            )


def revision_in(path: Path, key: CipherKey | None = None) -> str | None:
    """The revision of the tables in the file; it is not touched."""
    with files_told_plainly(str(path)), closing(_for_reading(path, key)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return None
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(found[0]) if found else None


def _for_reading(path: Path, key: CipherKey | None) -> sqlite3.Connection:
    return connected(path, key, "ro")


def _no_workspace(path: Path) -> WorkspaceTrouble:
    return WorkspaceTrouble(
        message("{path} is not a workspace of QA Studio.", path=str(path)),
        message("Choose the folder that holds “workspace.sqlite3”, or make a new workspace."),
    )
