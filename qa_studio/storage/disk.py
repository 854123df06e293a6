"""Writing to the disk so that it stays written, and what the disk refuses."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa_studio.errors import FileTrouble
from qa_studio.texts import message


@contextmanager
def disk_told_plainly(place: str) -> Iterator[None]:
    """Errors of the disk at `place` leave as FileTrouble."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise FileTrouble(
            message("{place} can't be read or written: {why}.", place=place, why=why),
            message("Check that the disk is connected, has room, and lets you write there."),
        ) from error


def sync(path: Path) -> None:
    """Have the disk keep what was written to `path`."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
