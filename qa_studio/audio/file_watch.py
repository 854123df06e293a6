"""Whether the file of an open recording still is what was opened."""

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

_LOOKED_AT = 4096


class Fate(Enum):
    """What has become of a file."""

    SAME = "same"
    GROWN = "grown"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class _State:
    size: int
    changed: int
    ending: bytes


class FileWatch:
    """Knows what the file was.  One that has grown still has its old end where it was; so has one with a new header."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._was = self._state(None)

    def look(self) -> Fate:
        """What has become of it since; one that can't be asked now, on a share that doesn't answer, is the same."""
        was = self._was
        if was is None:
            return Fate.SAME
        try:
            is_now = self._path.stat()
        except FileNotFoundError:
            return Fate.GONE
        except OSError:
            return Fate.SAME
        if (is_now.st_size, is_now.st_mtime_ns) == (was.size, was.changed):
            return Fate.SAME
        state = self._state(was.size)
        if state is None:
            return Fate.SAME
        return Fate.GROWN if state.size >= was.size and state.ending == was.ending else Fate.CHANGED

    def _state(self, end: int | None) -> _State | None:
        """Size, time of change, and the last bytes before `end`, or before its own end."""
        try:
            with self._path.open("rb") as file:
                stat = os.fstat(file.fileno())
                beyond = stat.st_size if end is None else end
                first = max(0, beyond - _LOOKED_AT)
                file.seek(first)
                return _State(stat.st_size, stat.st_mtime_ns, file.read(beyond - first))
        except OSError:
            return None
