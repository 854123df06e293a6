"""At most one window works on a workspace; commands beside it are welcome."""

import os
import sys
from pathlib import Path
from typing import IO

from qa_studio.errors import WorkspaceTrouble
from qa_studio.storage.trouble import files_told_plainly
from qa_studio.texts import message

_LOCKED_BYTE = 1 << 30  # far behind what is written, so that Windows lets others read it


class WindowLock:
    """Held by the window while it is open; the system releases it however the program ends."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    @classmethod
    def take(cls, folder: Path) -> "WindowLock":
        """Take it for the workspace in `folder`; raises WorkspaceTrouble where another window has it."""
        path = folder / "window.lock"
        with files_told_plainly(str(path)):
            file = path.open("a+", encoding="utf-8")
        if not _lock(file):
            holder = _holder(file)
            file.close()
            raise WorkspaceTrouble(
                message("The workspace {folder} is open in another window{holder}.", folder=str(folder), holder=holder),
                message("Use that window, or close it first."),
            )
        with files_told_plainly(str(path)):
            file.truncate(0)
            file.write(f"{os.getpid()}\n")
            file.flush()
        return cls(file)

    def release(self) -> None:
        """Let another window have the workspace; a second time does nothing."""
        self._file.close()


def _holder(file: IO[str]) -> str:
    file.seek(0)
    number = file.readline().strip()
    return f" ({number})" if number.isdigit() else ""


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        file.seek(0)
        return True

else:
    import fcntl

    def _lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
