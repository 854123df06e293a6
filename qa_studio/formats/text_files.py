"""Text files as a whole: read with a limit, and written so that what was there before is never half lost."""

from contextlib import suppress
from pathlib import Path

from qa_studio.errors import FileTrouble
from qa_studio.texts import message


def bytes_of(path: Path, most: int, too_large: FileTrouble) -> bytes:
    """All of the file; raises `too_large` where it has more than `most` bytes, FileTrouble where it can't be read."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise FileTrouble(
            message("{path} can't be read: {why}.", path=str(path), why=error.strerror or str(error)),
            message("Check the name and that you may read it."),
        ) from error
    if len(data) > most:
        raise too_large
    return data


def write_text(path: Path, text: str) -> None:
    """Write it as UTF-8, with the line ends that it has; raises FileTrouble."""
    write_whole(path, text.encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write it; what is there already is lost to nothing half written.  Raises FileTrouble."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise FileTrouble(
            message("{path} can't be written: {why}.", path=path, why=error.strerror or str(error)),
            message("Choose another place, or make room."),
        ) from error
