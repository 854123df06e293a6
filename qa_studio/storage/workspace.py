"""A workspace in a folder: made, opened, upgraded, restored."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.errors import WorkspaceTrouble
from qa_studio.services.audit import Acting
from qa_studio.services.events import Event
from qa_studio.services.ports import Clock
from qa_studio.storage.backups import SqliteBackups
from qa_studio.storage.cipher import CipherKey
from qa_studio.storage.disk import sync
from qa_studio.storage.engine import sqlite_engine
from qa_studio.storage.schema import REVISIONS, is_newer, revision_of, upgrade
from qa_studio.storage.sqlite_file import check_database, make_database, revision_in, use_log
from qa_studio.storage.trouble import files_told_plainly, told_plainly
from qa_studio.storage.work import SqlWorkFactory
from qa_studio.texts import message

DATABASE = "workspace.sqlite3"
UNFINISHED = DATABASE + ".new"


@dataclass(frozen=True, slots=True)
class WorkspaceFolder:
    """Where the parts of a workspace lie; the cache can be deleted at any time."""

    root: Path

    @property
    def database(self) -> Path:
        """Everything that people entered."""
        return self.root / DATABASE

    @property
    def cache(self) -> Path:
        """What was computed from recordings."""
        return self.root / "cache"

    @property
    def backups(self) -> Path:
        """The automatic copies."""
        return self.root / "backups"


class OpenWorkspace:
    """A workspace that can be worked with until it is closed."""

    def __init__(self, folder: WorkspaceFolder, engine: Engine, work: SqlWorkFactory, backups: SqliteBackups) -> None:
        self.folder = folder
        self.work = work
        self.backups = backups
        self.engine = engine

    @property
    def cache(self) -> Path:
        """The folder of what was computed from recordings."""
        return self.folder.cache

    def close(self) -> None:
        """Let go of the files."""
        self.engine.dispose()


def _now() -> datetime:
    return datetime.now(UTC)


def create_workspace(
    root: Path, settings: WorkspaceSettings | None = None, key: CipherKey | None = None
) -> WorkspaceFolder:
    """A new workspace in `root`, which is made, or is an empty folder; encrypted where a key is given."""
    with new_workspace(root, key) as engine, SqlWorkFactory(engine, _no_checklists)() as work:
        work.save_settings(settings or WorkspaceSettings(name=root.absolute().name))
    return WorkspaceFolder(root)


@contextmanager
def new_workspace(root: Path, key: CipherKey | None = None) -> Iterator[Engine]:
    """A new workspace in `root`, to be filled: it is there when the block is left, and nothing where that fails."""
    was_there = root.exists()
    folder = _new_folder(root)
    unfinished = folder.root / UNFINISHED
    with files_told_plainly(str(root)):
        _forget(unfinished)
        try:
            make_database(unfinished, key)
            engine = sqlite_engine(unfinished, key=key)
            try:
                with engine.begin() as connection:
                    upgrade(connection)
                yield engine
            finally:
                engine.dispose()
            sync(unfinished)
            unfinished.replace(folder.database)
        except BaseException:
            _forget(unfinished)
            for made in (folder.cache, folder.backups, *(() if was_there else (root,))):
                with suppress(OSError):  # something is in it
                    made.rmdir()
            raise


def open_workspace(
    root: Path,
    parse: Callable[[str], Checklist],
    publish: Callable[[tuple[Event, ...]], None] = lambda events: None,
    clock: Clock = _now,
    acting: Acting | None = None,
    key: CipherKey | None = None,
) -> OpenWorkspace:
    """The workspace in `root`, upgraded where an older program made it, after a copy was put aside.

    The audit trail names who is `acting`.  Raises WorkspaceTrouble where it is none, damaged, read-only, or of a newer
    program; FileTrouble where the disk refuses.
    """
    folder = WorkspaceFolder(root)
    check_database(folder.database, key)
    _refuse_newer(revision_in(folder.database, key), folder.database)
    use_log(folder.database, key)
    backups = SqliteBackups(folder.database, folder.backups, clock, key)
    engine = sqlite_engine(folder.database, acting, key)
    try:
        with told_plainly(str(folder.database)):
            _bring_up_to_date(engine, backups)
    except BaseException:
        engine.dispose()
        raise
    work = SqlWorkFactory(engine, parse, publish, str(folder.database))
    return OpenWorkspace(folder, engine, work, backups)


def restore_workspace(copy: Path, root: Path, key: CipherKey | None = None) -> WorkspaceFolder:
    """The workspace that was saved in the file `copy`, in `root`, which is made, or is an empty folder.

    An encrypted copy, whose key this is, gives a workspace that is encrypted the same.
    """
    check_database(copy, key, thoroughly=True)
    _refuse_newer(revision_in(copy, key), copy)
    folder = _new_folder(root)
    unfinished = folder.root / UNFINISHED
    with files_told_plainly(str(root)):
        _forget(unfinished)
        shutil.copyfile(copy, unfinished)
        use_log(unfinished, key)
        sync(unfinished)
        unfinished.replace(folder.database)
    return folder


def _new_folder(root: Path) -> WorkspaceFolder:
    with files_told_plainly(str(root)):
        if root.exists() and not (root.is_dir() and _is_free(root)):
            raise WorkspaceTrouble(
                message("{folder} is not empty.", folder=str(root)),
                message("Choose a new or an empty folder for the workspace."),
            )
        root.mkdir(parents=True, exist_ok=True)
        folder = WorkspaceFolder(root)
        folder.cache.mkdir(exist_ok=True)
        folder.backups.mkdir(exist_ok=True)
    return folder


def forget_workspace(root: Path) -> None:
    """Take the database of a workspace away that was just made and came to nothing."""
    _forget(WorkspaceFolder(root).database)


def _is_free(root: Path) -> bool:
    """Whether nothing is in the folder but what a making that broke off has left there."""
    return all(each.name.startswith(UNFINISHED) or each.name in ("cache", "backups") for each in root.iterdir())


def _forget(database: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + ending).unlink(missing_ok=True)


def _bring_up_to_date(engine: Engine, backups: SqliteBackups) -> None:
    with engine.connect() as connection:  # takes the write lock: a read-only database shows itself here
        if revision_of(connection) == REVISIONS[-1]:
            return
    backups.before_upgrade()
    with engine.begin() as connection:
        upgrade(connection)


def _refuse_newer(revision: str | None, place: Path) -> None:
    if is_newer(revision):
        raise WorkspaceTrouble(
            message("A newer version of QA Studio made {place}.", place=str(place)),
            message("Update QA Studio on this computer, then open the workspace again."),
        )


def _no_checklists(source: str) -> Checklist:
    raise AssertionError("a new workspace holds no checklist")
