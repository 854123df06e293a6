"""Whether a PulseAudio server (or PipeWire in its place) can be reached; Qt looks for one only when it starts."""

import os
import socket
import sys
from pathlib import Path


class SoundServerWatch:
    """Notices a sound server that wasn't there when this process started."""

    def __init__(self) -> None:
        self._was_there = reachable()

    def has_come(self) -> bool:
        """Whether one can be reached now and could not be at some look before."""
        there = reachable()
        come = there and not self._was_there
        self._was_there = there and self._was_there
        return come


def reachable() -> bool:
    """Whether a server on this machine answers; True where that can't be told, so that nobody waits for a change."""
    path = _socket()
    if path is None:
        return True
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(0.2)
        try:
            caller.connect(str(path))
        except OSError:
            return False
    return True


def _socket() -> Path | None:
    if not sys.platform.startswith("linux"):
        return None
    named = os.environ.get("PULSE_SERVER", "")
    if named:
        return Path(named.removeprefix("unix:")) if named.startswith(("unix:", "/")) else None
    if folder := os.environ.get("PULSE_RUNTIME_PATH"):
        return Path(folder) / "native"
    return Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}") / "pulse" / "native"
