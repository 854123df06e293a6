"""What playing costs, as a share of one core: at double speed, with silence and hold left out.

Twice: rendering alone, and the whole audio process as the window starts it, to a null sink of a PulseAudio of its own
or, without one, on the silent clock.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.playable import playable
from qa_studio.audio.transport import Listening, Transport
from qa_studio.domain.spans import Span
from qa_studio.services import sound_messages as say
from qa_studio.services.sound import Skipping

RATE = 8000
MINUTES = 30
SPEED = 2.0
HOLD = Span(300.0, 360.0)
LIMIT = 0.05
RENDERED_S, PLAYED_S = 300.0, 10.0
BLOCK = 256


def make_call(path: Path) -> None:
    """Two voices in turn with a second and a half of silence between the turns, the customer soft."""
    random = np.random.default_rng(1)
    seconds = np.arange(10 * RATE) / RATE
    with soundfile.SoundFile(path, "w", RATE, 2, "PCM_16") as out:
        for _ in range(MINUTES * 6):
            voices = random.normal(0, 0.1, (10 * RATE, 2)) * np.abs(np.sin(2 * np.pi * 3 * seconds))[:, None]
            voices[: 5 * RATE, 0] = voices[5 * RATE :, 1] = 0
            voices[round(3.5 * RATE) : 5 * RATE] = voices[round(8.5 * RATE) :] = 0
            out.write(voices)


def rendering(path: Path, cache: SoundCache) -> float:
    """CPU seconds for each second that is heard."""
    listening = Listening(speed=SPEED, levelling=True, skip=True, skipping=Skipping())
    transport = Transport(playable(path, cache), listening, swapped=False)
    transport.set_hold([HOLD])
    before = time.process_time()
    for _ in range(round(RENDERED_S * RATE / BLOCK)):
        transport.render(BLOCK)
    return (time.process_time() - before) / RENDERED_S


def cpu_s(process: int) -> float:
    """What a process has used until now; seconds."""
    words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def playing(path: Path, folder: Path) -> float:
    """The share of a core that the audio process takes, once it plays."""
    command = say.sound_command(folder / "cache")
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, bufsize=0) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for command_ in (
            say.SetSpeed(SPEED),
            say.SetLevelling(True),
            say.SetSkipping(True, True, True, None, 1.0, 0.5),
            say.Open(str(path)),
            say.SetHold(((HOLD.start, HOLD.end),)),
            say.Play(),
        ):
            process.stdin.write(say.encoded(command_))
        place = heard_until(process.stdout, 5.0)
        began, used = time.perf_counter(), cpu_s(process.pid)
        heard_until(process.stdout, place + PLAYED_S * SPEED)
        share = (cpu_s(process.pid) - used) / (time.perf_counter() - began)
        process.stdin.close()
    return share


def heard_until(reports: "subprocess.IO[bytes]", second: float) -> float:  # type: ignore[name-defined]
    """Read what the process says until it has come so far; gives where it is."""
    rest = b""
    while True:
        *lines, rest = (rest + os.read(reports.fileno(), 65_536)).split(b"\n")
        for line in lines:
            told = say.decoded(line)
            if isinstance(told, say.Position) and told.seconds >= second:
                return told.seconds


def with_server(folder: Path) -> "subprocess.Popen[bytes] | None":
    """A sound server that nobody hears, where there is one to start."""
    os.environ.update(XDG_RUNTIME_DIR=str(folder), HOME=str(folder))
    os.environ.pop("PULSE_SERVER", None)
    if shutil.which("pulseaudio") is None:
        return None
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "-L", "module-native-protocol-unix",
         "-L", "module-null-sink sink_name=vspeaker"],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + 10
    while not (folder / "pulse" / "native").exists() and time.monotonic() < until:
        time.sleep(0.05)
    return server


def main() -> int:
    """Print both; gives 1 where one is over the limit."""
    with tempfile.TemporaryDirectory(prefix="qa-") as name:
        folder = Path(name)
        make_call(folder / "call.wav")
        alone = rendering(folder / "call.wav", SoundCache(folder / "cache"))
        server = with_server(folder)
        whole = playing(folder / "call.wav", folder)
        if server is not None:
            server.kill()
            server.wait()
    place = "a null sink" if server is not None else "the silent clock"
    print(f"rendering at {SPEED:g}× with skipping takes {100 * alone:.1f} % of a core")
    print(f"the audio process, playing to {place}, {100 * whole:.1f} % (at most {100 * LIMIT:g} %)")
    return int(max(alone, whole) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
