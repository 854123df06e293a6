"""Importing 10,000 short files against opening and hashing them: `python tests/benchmarks/bench_import.py`.

The limit opens every file as sound (libsndfile reads its header) and hashes its bytes with SHA-256, in the same run;
ours adds looking up what is known, telling apart what is odd, and keeping a searchable row of each in the database.
"""

import hashlib
import struct
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import soundfile

from qa_studio.bootstrap import open_studio
from qa_studio.services.importing import Importing, ImportOrder
from qa_studio.services.progress import Quiet

FILES = 10_000
RATE = 8000
LIMIT = 3.0
ROUNDS = 2


def make_files(folder: Path, frames: int) -> list[Path]:
    """Silent WAVs that differ in their first samples, a hundred in a folder."""
    size = 2 * frames
    head = (
        b"RIFF" + struct.pack("<I", 36 + size) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    )
    paths = []
    for number in range(FILES):
        path = folder / f"agent {number // 100:03d}" / f"20260302-{number:06d}_13{number:09d}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(head + b"data" + struct.pack("<II", size, number))
            file.truncate(44 + size)  # the rest is a hole: nothing of it takes room on the disk
        paths.append(path)
    return paths


def seconds_of(work: Callable[[], None]) -> float:
    """How long one round takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def open_and_hash(paths: list[Path]) -> None:
    """The limit."""
    for path in paths:
        with soundfile.SoundFile(path) as sound:
            assert sound.samplerate == RATE
        with path.open("rb") as file:
            hashlib.sha256(file.read()).hexdigest()


def measure(seconds: float, place: Path) -> None:
    """Print one line for files of this length."""
    calls = place / "calls"
    paths = make_files(calls, round(seconds * RATE))
    bare, first, again = [], [], []
    for number in range(ROUNDS):
        bare.append(seconds_of(lambda: open_and_hash(paths)))
        with closing(open_studio(place / f"workspace {number}", create=True)) as studio:

            def take(importing: Importing = studio.importing) -> None:
                outcome = importing.run(ImportOrder((calls,)), Quiet())
                assert len(outcome.added) + len(outcome.skipped) == FILES

            first.append(seconds_of(take))
            again.append(seconds_of(take))
    limit = min(bare)
    print(f"{seconds:>8} s{limit:>10.2f}{min(first):>10.2f}{min(first) / limit:>8.2f}{LIMIT:>8.1f}", end="")
    print(f"{min(again):>10.2f}{min(again) / limit:>8.2f}")


def main() -> None:
    """Measure and print."""
    print(f"{'length':>10}{'bare':>10}{'import':>10}{'ratio':>8}{'limit':>8}{'again':>10}{'ratio':>8}")
    for seconds in (0.1, 3.0, 10.0):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            measure(seconds, Path(place))


if __name__ == "__main__":
    main()
