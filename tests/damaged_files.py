"""Damaged recordings of every format, and a child process that takes them in as the program does.

The child can die, hang or grow without taking whoever asks along: that is what it is asked to show.
"""

import json
import os
import queue
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from recorders import cases

if TYPE_CHECKING:
    from qa_studio.services.studio import Studio

LONGEST_S = 10.0
MOST_MEMORY = 2**30
_PATIENCE = 10
SECONDS = 1.3
ENDS = ("added", "incomplete", "refused")

Damage = Callable[[bytearray, np.random.Generator, bytes], bytes]


def _some_bits(content: bytearray, random: np.random.Generator, _other: bytes) -> bytes:
    for place in random.integers(0, len(content), int(random.choice([1, 3, 20, 200]))):
        content[place] ^= 1 << int(random.integers(8))
    return bytes(content)


def _bytes_of_the_head(content: bytearray, random: np.random.Generator, _other: bytes) -> bytes:
    for place in random.integers(0, min(len(content), 200), int(random.choice([1, 2, 8]))):
        content[place] = int(random.integers(256))
    return bytes(content)


def _a_number_of_the_head(content: bytearray, random: np.random.Generator, _other: bytes) -> bytes:
    """Sizes, rates and counts stand in four bytes."""
    place = int(random.integers(0, min(len(content), 300)))
    number = random.choice([0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF, 0x0001_0000, 0x1000_0000])
    content[place : place + 4] = int(number).to_bytes(4, "little" if random.integers(2) else "big")
    return bytes(content)


def _cut(content: bytearray, random: np.random.Generator, _other: bytes) -> bytes:
    return bytes(content[: int(random.integers(0, len(content)))])


def _cut_in_the_head(content: bytearray, random: np.random.Generator, _other: bytes) -> bytes:
    return bytes(content[: int(random.integers(0, min(len(content), 400)))])


def _beginning_missing(content: bytearray, random: np.random.Generator, _other: bytes) -> bytes:
    return bytes(content[int(random.integers(1, len(content))) :])


def _a_hole(content: bytearray, random: np.random.Generator, _other: bytes) -> bytes:
    first, beyond = sorted(int(place) for place in random.integers(0, len(content), 2))
    content[first:beyond] = bytes(beyond - first)
    return bytes(content)


def _a_piece_missing(content: bytearray, random: np.random.Generator, _other: bytes) -> bytes:
    first, beyond = sorted(int(place) for place in random.integers(0, len(content), 2))
    return bytes(content[:first] + content[beyond:])


def _noise_between(content: bytearray, random: np.random.Generator, _other: bytes) -> bytes:
    place = int(random.integers(0, len(content)))
    return bytes(content[:place]) + random.bytes(int(random.choice([1, 3, 500, 20_000]))) + bytes(content[place:])


def _head_of_another(content: bytearray, random: np.random.Generator, other: bytes) -> bytes:
    size = int(random.choice([4, 12, 44, 200]))
    return other[:size] + bytes(content[size:])


def _another_behind(content: bytearray, random: np.random.Generator, other: bytes) -> bytes:
    return bytes(content[: int(random.integers(1, len(content)))]) + other


def _blocks_swapped(content: bytearray, random: np.random.Generator, _other: bytes) -> bytes:
    size = int(random.choice([64, 512, 4096]))
    blocks = [bytes(content[start : start + size]) for start in range(0, len(content), size)]
    return b"".join(blocks[int(place)] for place in random.permutation(len(blocks)))


_DAMAGES: tuple[Damage, ...] = (
    _some_bits, _bytes_of_the_head, _a_number_of_the_head, _a_number_of_the_head, _cut, _cut_in_the_head,
    _beginning_missing, _a_hole, _a_piece_missing, _noise_between, _head_of_another, _another_behind, _blocks_swapped,
)  # fmt: skip
_SUFFIXES = (".wav", ".mp3", ".vox", ".m4a", ".g729", "")


def damaged_files(folder: Path, numbers: Iterable[int]) -> Iterator[Path]:
    """The damaged files of these numbers, the same ones each time: every format in turn, damage after damage."""
    whole = folder / "whole"
    whole.mkdir()
    sound = [recorder.record(whole, SECONDS) for recorder in cases().values()]
    contents = [path.read_bytes() for path in sound]
    for number in numbers:
        kind, turn = number % len(sound), number // len(sound)
        random = np.random.default_rng([2026, number])
        damage = _DAMAGES[(turn + kind) % len(_DAMAGES)]
        other = contents[int(random.integers(len(contents)))]
        suffix = sound[kind].suffix if random.integers(8) else str(random.choice(_SUFFIXES))
        path = folder / f"{number:05}-{sound[kind].stem}-{damage.__name__.strip('_')}{suffix}"
        path.write_bytes(damage(bytearray(contents[kind]), random, other))
        yield path


@dataclass(frozen=True, slots=True)
class Outcome:
    """How taking one file in ended: one of ENDS, or "bug", "crash" or "hang"; its cost, and the process's memory.

    Its seconds are those of the processor, so that a busy machine makes nothing look like hanging.
    """

    path: Path
    end: str
    why: str
    seconds: float
    memory: int

    @property
    def well(self) -> bool:
        """As it should."""
        return self.end in ENDS and self.seconds <= LONGEST_S and self.memory <= MOST_MEMORY


class _Child:
    """A process that takes files in, one after the other."""

    def __init__(self, folder: Path) -> None:
        here = Path(__file__).parent
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(here.parent), str(here)))}
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment,
        )  # fmt: skip
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        if (ready := self.takes_in(None)).end != "added":
            raise RuntimeError(f"The program doesn't start: {ready}")

    def takes_in(self, path: Path | None) -> Outcome:
        """The file, or none: then it waits until the process is ready."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{json.dumps(str(path) if path else None)}\n")
            self._process.stdin.flush()
            answer = self._answers.get(timeout=_PATIENCE * LONGEST_S)
        except queue.Empty:
            answer = json.dumps(["hang", "", _PATIENCE * LONGEST_S, 0])
        except OSError:
            answer = ""
        end, why, seconds, memory = json.loads(answer or json.dumps(["crash", f"status {self._process.poll()}", 0, 0]))
        return Outcome(path or Path(), end, why, seconds, memory)

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._process.wait()
        self._answers.put("")


def taken_in(paths: Sequence[Path], folder: Path, processes: int) -> list[Outcome]:
    """What comes of each, in so many processes; one that dies or hangs is replaced."""
    waiting: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for path in paths:
        waiting.put(path)
    outcomes: list[Outcome] = []

    def work(number: int) -> None:
        home = folder / f"child{number}"
        child = _Child(home)
        while True:
            try:
                path = waiting.get_nowait()
            except queue.Empty:
                child.close()
                return
            outcomes.append(child.takes_in(path))
            if outcomes[-1].end in ("crash", "hang"):
                child.close()
                child = _Child(home)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(processes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def _serve(folder: Path) -> None:
    from qa_studio.bootstrap import open_studio

    studio = open_studio(folder, create=not folder.exists())
    for line in sys.stdin:
        told, began = json.loads(line), time.process_time()
        end, why = _taken(studio, Path(told)) if told else ("added", "")
        memory = most_memory()
        sys.stdout.write(json.dumps([end, why, time.process_time() - began, memory]) + "\n")
        sys.stdout.flush()


def most_memory() -> int:
    """The most that this program ever had, in bytes."""
    try:
        # What getrusage tells includes the program that began this one, which may be a test run of a gigabyte.
        status = Path("/proc/self/status").read_text("ascii")
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024  # type: ignore[index]
    except (OSError, TypeError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _taken(studio: "Studio", path: Path) -> tuple[str, str]:
    """Import it, draw it, hear a second of it and cut a piece out of it."""
    from qa_studio.audio.cache import SoundCache
    from qa_studio.audio.engine import CachedAudioEngine
    from qa_studio.audio.playable import playable
    from qa_studio.audio.transport import Listening, Transport
    from qa_studio.domain.spans import Span
    from qa_studio.errors import StudioError
    from qa_studio.services.importing import ImportOrder
    from qa_studio.services.progress import Quiet

    try:
        outcome = studio.importing.run(ImportOrder(paths=(path,)), Quiet())
        if outcome.refused:
            return "refused", str(outcome.refused[0].reason)
        if outcome.skipped:
            return "added", "the same as another"
        with tempfile.TemporaryDirectory() as place:
            cache = SoundCache(Path(place))
            engine = CachedAudioEngine(cache)
            waveform = engine.waveform(path, Quiet())
            with engine.pcm(path) as audio:
                facts = audio.facts
            assert waveform.duration_s == facts.duration_s, f"drawn {waveform.duration_s}, told {facts.duration_s}"
            source = playable(path, cache)
            transport = Transport(source, Listening(), swapped=False)
            transport.seek(facts.duration_s / 2)
            transport.render(facts.sample_rate)
            source.close()
            engine.clip(path, Span(0, min(1.0, facts.duration_s)), Path(place) / "clip.wav")
        return ("added", "") if facts.complete else ("incomplete", str(facts.note))
    except StudioError as error:
        # Sound that decoded a moment ago decodes again.
        return "bug", f"added, then {error}"
    except Exception as error:
        return "bug", f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
