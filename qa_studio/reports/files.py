"""A report is written beside its place and put there when it is whole, so that half a file never stays."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from qa_studio.errors import FileTrouble, Refused
from qa_studio.texts import message

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def kind_of(out: Path) -> str:
    """`pdf` or `xlsx`; raises Refused for any other suffix."""
    kind = out.suffix.lower().removeprefix(".")
    if kind not in ("pdf", "xlsx"):
        raise Refused(
            message("{path} is neither a PDF nor an Excel file.", path=str(out)),
            message("Choose a name that ends in .pdf or .xlsx."),
        )
    return kind


def put(out: Path, write: Callable[[Path], int]) -> int:
    """Let `write` fill a file beside `out`, then put it there; gives what `write` gives.

    Raises FileTrouble where the disk refuses; an older file at `out` stays until the new one is whole.
    """
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.stem[:40]}-", suffix=out.suffix, dir=out.parent)
        os.close(handle)
        beside = Path(name)
        result = write(beside)
        beside.chmod(0o666 & ~_umask())
        beside.replace(out)
        return result
    except OSError as error:
        raise _trouble(out, error) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _trouble(out: Path, error: OSError) -> FileTrouble:
    path = str(out)
    if error.errno in _FULL:
        return FileTrouble(
            message("{path} can't be written: the disk is full.", path=path),
            message("Make room or choose another folder, then try again."),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileTrouble(
            message("The folder {folder} is not there.", folder=str(out.parent)),
            message("Choose a folder that exists."),
        )
    if error.errno in _FORBIDDEN:
        return FileTrouble(
            message("{path} can't be written: it is open elsewhere or write-protected.", path=path),
            message("Close it in other programs or choose another folder, then try again."),
        )
    return FileTrouble(
        message("{path} can't be written: {why}", path=path, why=error.strerror or str(error)),
        message("Choose another name or folder and try again."),
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
