"""A sound server of the test's own, with sinks that nobody hears, and what they play recorded."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from pytestqt.qtbot import QtBot

SERVER_RATE = 48_000
LONG_MS = 20_000
LOUD = 0.01

Heard = npt.NDArray[np.floating]


class SoundServer:
    """A PulseAudio with null sinks, named as they are called."""

    def __init__(self, folder: Path) -> None:
        self._surroundings = dict(os.environ, HOME=str(folder), XDG_RUNTIME_DIR=str(folder))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, qtbot: QtBot, *sinks: str) -> None:
        """Bring it up with these sinks, or with one."""
        wanted = sinks or ("vspeaker",)
        loads = [word for name in wanted for word in ("-L", _sink(name))]
        self._process = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "-L", "module-native-protocol-unix", *loads],
            env=self._surroundings,
            stderr=subprocess.DEVNULL,
        )
        qtbot.waitUntil(lambda: all(name in self._told("sinks") for name in wanted), timeout=LONG_MS)

    def stop(self) -> None:
        """Kill it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def monitor(self, sink: str = "vspeaker") -> "Monitor":
        """Record a sink from now on."""
        return Monitor(self._surroundings, sink)

    def pull(self, sink: str) -> None:
        """Take a sink away, as if it were unplugged."""
        module = next(line.split()[0] for line in self._told("modules").splitlines() if f"sink_name={sink} " in line)
        subprocess.run(["pactl", "unload-module", module], env=self._surroundings, check=True)

    def plug(self, sink: str) -> None:
        """Add one."""
        name, *words = _sink(sink).split()
        subprocess.run(["pactl", "load-module", name, *words], env=self._surroundings, check=True, capture_output=True)

    def _told(self, what: str) -> str:
        asked = subprocess.run(["pactl", "list", "short", what], env=self._surroundings, capture_output=True, text=True)
        return asked.stdout


def _sink(name: str) -> str:
    return f"module-null-sink sink_name={name} rate={SERVER_RATE} sink_properties=device.description={name}"


class Monitor:
    """Records everything that a sink plays, and when."""

    def __init__(self, surroundings: dict[str, str], sink: str) -> None:
        self._process = subprocess.Popen(
            [
                "parec", "-d", f"{sink}.monitor", "--raw", "--format=s16le", f"--rate={SERVER_RATE}",
                "--channels=2", "--latency-msec=5",
            ],
            env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._taken = bytearray()
        self._begun = float("inf")
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def heard(self) -> Heard:
        """All so far, (frames, 2) in -1…1."""
        whole = len(self._taken) // 4 * 4
        return np.frombuffer(bytes(self._taken[:whole]), np.int16).reshape(-1, 2).astype(np.float32) / np.float32(32768)

    def frame_at(self, second: float) -> int:
        """The frame that was heard at a second of time.perf_counter; the piece that came least late tells."""
        return round((second - self._begun) * SERVER_RATE)

    def loud(self) -> Heard:
        """From the first to the last sound."""
        heard = self.heard()
        places = np.flatnonzero(np.abs(heard).max(axis=1) > LOUD)
        return heard[places[0] : places[-1] + 1] if len(places) else heard[:0]

    def loud_seconds(self) -> float:
        """How long that is."""
        return len(self.loud()) / SERVER_RATE

    def stop(self) -> None:
        """Record no more."""
        self._process.kill()
        self._reader.join()
        self._process.wait()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while piece := os.read(self._process.stdout.fileno(), 65_536):
            self._taken += piece
            self._begun = min(self._begun, time.perf_counter() - len(self._taken) / 4 / SERVER_RATE)


@contextmanager
def sound_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """Not started yet; the paths of its sockets must be short."""
    folder = Path(tempfile.mkdtemp(prefix="qa-sound-"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    server = SoundServer(folder)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
