"""Copies of the database while it is in use, and the way back."""

import re
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from qa_studio.errors import FileTrouble
from qa_studio.services.ports import Clock
from qa_studio.storage.cipher import CipherKey, connected
from qa_studio.storage.disk import sync
from qa_studio.storage.trouble import files_told_plainly
from qa_studio.texts import message

KEPT = 10
AUTOMATIC = re.compile(r"\d{4}-\d{2}-\d{2}-(daily|\d{6}-before-upgrade)\.sqlite3")


class SqliteBackups:
    """Copies of the file `database`, encrypted as it is; the automatic ones lie in `folder`."""

    def __init__(self, database: Path, folder: Path, clock: Clock, key: CipherKey | None = None) -> None:
        self._database = database
        self._key = key
        self._folder = folder
        self._clock = clock

    @property
    def by_hand(self) -> str:
        """Nothing: the program makes these copies."""
        return ""

    def write(self, path: Path, *, replace: bool = False) -> int:
        """A consistent copy in `path`, which may only be there already with `replace`; gives its size in bytes."""
        is_own = path.exists() and path.samefile(self._database)
        if is_own or (path.exists() and not replace):
            raise FileTrouble(
                message("{path} is there already.", path=str(path)),
                message("Choose another name for the copy."),
            )
        return self._copy(path)

    def rotate(self) -> Path | None:
        """The automatic copy of today, if it is due; the last ten are kept."""
        path = self._folder / f"{self._today():%Y-%m-%d}-daily.sqlite3"
        return None if path.exists() else self._keep(path)

    def before_upgrade(self) -> Path:
        """A copy as the database is now, kept like the daily ones."""
        return self._keep(self._folder / f"{self._today():%Y-%m-%d-%H%M%S}-before-upgrade.sqlite3")

    def _today(self) -> datetime:
        return self._clock().astimezone()

    def _keep(self, path: Path) -> Path:
        with files_told_plainly(str(self._folder)):
            self._folder.mkdir(exist_ok=True)
            self._copy(path)
            automatic = sorted(each for each in self._folder.iterdir() if AUTOMATIC.fullmatch(each.name))
            for old in automatic[:-KEPT]:
                old.unlink()
        return path

    def _copy(self, path: Path) -> int:
        unfinished = path.with_name(path.name + ".part")
        try:
            with files_told_plainly(str(path)):
                unfinished.unlink(missing_ok=True)
                with closing(connected(self._database, self._key)) as connection:
                    connection.execute("VACUUM INTO ?", (str(unfinished),))
                sync(unfinished)
                unfinished.replace(path)
                return path.stat().st_size
        finally:
            with suppress(OSError):  # what went wrong above is what matters
                unfinished.unlink(missing_ok=True)
