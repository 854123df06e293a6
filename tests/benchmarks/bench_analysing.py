"""Measuring a library of many recordings, with a process killed in the middle, stopped, and gone on with.

`python tests/benchmarks/bench_analysing.py 100000` says how long it takes and whether memory stays flat.  The rows
share some short files: it is about the work beside measuring, which bench_measuring.py measures.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import soundfile
from call_maker import Voice, speech_samples

from qa_studio.bootstrap import open_studio
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.errors import Cancelled
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.events import Event, RecordingsMeasured
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio
from qa_studio.storage.workspace import create_workspace, open_workspace
from qa_studio.texts import Message

ROWS = 5_000
FILES, SECONDS = 50, 3
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MOST_GROWTH = 1.5
"""Memory at the end may be so many times what it was after a tenth."""


def fill(folder: Path, rows: int) -> None:
    """So many rows over a few short calls."""
    talk = speech_samples(SECONDS, [Voice(0.2, 1.4, 0), Voice(1.6, 2.8, 1)]).astype(np.float32)
    paths = []
    for number in range(FILES):
        paths.append(folder / f"{number}.wav")
        soundfile.write(paths[-1], talk * (0.4 + 0.01 * number), 8000)
    create_workspace(folder / "workspace")
    sound = Sound(SECONDS, 8000, 2, "PCM 16")
    with closing(open_workspace(folder / "workspace", read_text_of)) as opened:
        for start in range(0, rows, 10_000):
            made = [
                Recording(
                    RecordingId(0), str(paths[number % FILES]), f"{number:064x}", paths[0].stat().st_size, sound,
                    CallDetails(started_at=NOON + timedelta(seconds=number)), NOON,
                )
                for number in range(start, min(rows, start + 10_000))
            ]  # fmt: skip
            with opened.work() as work:
                work.recordings.add_all(made)


def resident_mb(pid: int | str) -> float:
    """Memory that a process holds now."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    return 0.0


class Watch(Quiet):
    """Kills a process after a third, stops the work after two, and looks at the memory meanwhile."""

    def __init__(self, stop_at: float | None) -> None:
        super().__init__()
        self.stop_at, self.killed = stop_at, stop_at is None
        self.first = self.most = self.workers = 0.0

    def at(self, done: float, total: float | None, what: Message) -> None:
        """Look, and do what is due."""
        share = done / total if total else 0.0
        now = resident_mb("self")
        self.most = max(self.most, now)
        if share >= 0.1 and not self.first:
            self.first = now
        processes = multiprocessing.active_children()
        self.workers = max([self.workers, *(resident_mb(each.pid or 0) for each in processes)])
        if share >= 0.33 and not self.killed and processes:
            self.killed = True
            processes[0].kill()
        if self.stop_at is not None and share >= self.stop_at:
            self.cancel()
        super().at(done, total, what)


def run(studio: Studio, rows: int) -> bool:
    """Measure everything in two goes; gives whether each was stored once and memory stayed flat."""
    kept: Counter[int] = Counter()

    def hear(event: Event) -> None:
        if isinstance(event, RecordingsMeasured):
            kept.update(event.recordings)

    studio.events.listen(RecordingsMeasured, hear)
    begun, first = time.perf_counter(), Watch(0.66)
    with suppress(Cancelled):
        studio.analysing.run(first)
    stopped, after = len(kept), Watch(None)
    outcome = studio.analysing.run(after)
    taken = time.perf_counter() - begun
    once = len(kept) == rows and set(kept.values()) == {1} and not outcome.failed
    print(f"{rows:,} recordings in {taken:,.0f} s, {rows / taken:,.0f} a second; stopped after {stopped:,}")
    print(f"each stored exactly once: {once}; a process was killed on the way: {first.killed}")
    flat = max(first.most, after.most) / first.first
    print(f"memory here {first.first:,.0f} MB after a tenth, {first.most:,.0f} MB at most, {after.most:,.0f} MB later")
    print(f"largest process {max(first.workers, after.workers):,.0f} MB; ratio {flat:.2f} (at most {MOST_GROWTH})")
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(f"CPU in this process {used.ru_utime + used.ru_stime:,.0f} s")
    return once and flat <= MOST_GROWTH


def main() -> int:
    """Gives 1 where something was lost, repeated, or grew."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name), rows)
        with closing(open_studio(Path(name) / "workspace")) as studio:
            return int(not run(studio, rows))


if __name__ == "__main__":
    sys.exit(main())
