"""Whether a Matroska or WebM file without a duration ends where an element ends, RFC 8794 and RFC 9559."""

from pathlib import Path
from typing import BinaryIO

# What holds others, and may be written without its size while it is recorded: Segment and Cluster.
_HOLDERS = frozenset({0x18538067, 0x1F43B675})
# A day in blocks of 20 ms.
_MOST_STEPS = 5_000_000


def ends_whole(path: Path) -> bool:
    """Walk from element to element to the end of the file; False where it ends inside of one.

    What takes too many steps is taken for whole.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        at = 0
        for _ in range(_MOST_STEPS):
            if at >= size:
                break
            file.seek(at)
            kind = _number(file, keep_mark=True)
            length = _number(file, keep_mark=False)
            if kind is None or length is None:
                return False
            at = file.tell() if kind in _HOLDERS else file.tell() + length
    return at <= size


def _number(file: BinaryIO, *, keep_mark: bool) -> int | None:
    """A number that says in its first bits how many bytes it has; None at the end, or where it is none."""
    first = file.read(1)
    if not first or not first[0]:
        return None
    more = 8 - first[0].bit_length()
    rest = file.read(more)
    if len(rest) < more:
        return None
    mark = first[0] if keep_mark else first[0] & (0x7F >> more)
    return int.from_bytes(bytes([mark]) + rest, "big")
