"""Copies of a team's workspace, by PostgreSQL's own programs."""

import os
import shutil
import subprocess
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import platformdirs

from qa_studio.errors import FileTrouble, WorkspaceTrouble
from qa_studio.storage.disk import sync
from qa_studio.storage.server_address import ServerAddress
from qa_studio.storage.trouble import files_told_plainly
from qa_studio.texts import message

_MARK = b"PGDMP"


def is_dumped(copy: Path) -> bool:
    """Whether pg_dump made a file."""
    with files_told_plainly(str(copy)), copy.open("rb") as file:
        return file.read(len(_MARK)) == _MARK


class PostgresBackups:
    """Copies of the database at an address by pg_dump, in its custom format."""

    def __init__(self, address: ServerAddress, password: str | None = None) -> None:
        self._address, self._password = address, password

    def write(self, path: Path, *, replace: bool = False) -> int:
        """A consistent copy in `path`, which may only be there already with `replace`; gives its size in bytes.

        Raises WorkspaceTrouble where pg_dump is missing or refuses.
        """
        if path.exists() and not replace:
            raise FileTrouble(
                message("{path} is there already.", path=str(path)),
                message("Choose another name for the copy."),
            )
        unfinished = path.with_name(path.name + ".part")
        try:
            self._run("pg_dump", "--format=custom", "--no-owner", f"--file={unfinished}")
            with files_told_plainly(str(path)):
                sync(unfinished)
                unfinished.replace(path)
                return path.stat().st_size
        finally:
            with suppress(OSError):  # what went wrong above is what matters
                unfinished.unlink(missing_ok=True)

    def rotate(self) -> Path | None:
        """Nothing: the server's administrator sees to its daily copies."""
        return None

    def before_upgrade(self) -> Path:
        """A copy as the database is now, among this person's data on this computer."""
        folder = Path(platformdirs.user_data_dir("qa-studio")) / "backups"
        with files_told_plainly(str(folder)):
            folder.mkdir(parents=True, exist_ok=True)
        now = datetime.now().astimezone()
        path = folder / f"{self._address.url.database}-{now:%Y-%m-%d-%H%M%S}-before-upgrade.dump"
        self.write(path)
        return path

    def restore(self, copy: Path) -> None:
        """Fill the empty database from a copy; raises WorkspaceTrouble where pg_restore refuses."""
        self._run("pg_restore", "--no-owner", "--single-transaction", "--exit-on-error", str(copy))

    @property
    def by_hand(self) -> str:
        """What an administrator types for the same copy."""
        return f"pg_dump --format=custom --no-owner --file=FILE {self._address.plain}"

    def _run(self, program: str, *arguments: str) -> None:
        found = shutil.which(program)
        if found is None:
            raise WorkspaceTrouble(
                message("{program} is not on this computer.", program=program),
                message("Install PostgreSQL's client programs, or have the server's administrator make the copy."),
            )
        # The password goes by the environment: others can read what stands on a command line.
        secret = {"PGPASSWORD": self._password} if self._password else {}
        ran = subprocess.run(
            [found, f"--dbname={self._address.plain}", *arguments],
            env={**os.environ, **secret},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if ran.returncode:
            why = ran.stderr.strip().splitlines() or [str(ran.returncode)]
            raise WorkspaceTrouble(
                message("{program} could not finish: {why}", program=program, why=why[0]),
                message("Check that the server can be reached and that there is room on the disk."),
            )
