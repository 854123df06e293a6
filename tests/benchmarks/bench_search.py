"""Searching 200,000 segments, beside reading them all: `python tests/benchmarks/bench_search.py` prints the ratios.

The limit is a share of what one bare LIKE over all segments takes in the same run.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment, Transcript
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.searching import Searching
from qa_studio.storage.workspace import OpenWorkspace, create_workspace, open_workspace

CALLS, SEGMENTS = 2_000, 100
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
USUAL = (
    *("您好", "请问", "有什么", "可以", "帮您", "账单", "不对", "稍等"),
    *("please", "hold", "on", "the", "line", "I", "see", "your", "order", "was", "delivered", "yesterday"),
)
RARE = ("律师", "工信部", "supervisor", "unacceptable")
CASES = {
    "four letters, common": ("有什么可", 1.0),
    "two letters, common": ("账单", 1.0),
    "two letters, rare": ("律师", 0.5),
    "a word, rare": ("supervisor", 0.5),
    "two words together": ("unacceptable order", 0.5),
    "nowhere": ("没有这个", 0.5),
}
LISTED_LIMIT = 3.0


def made_up(chance: random.Random, number: int) -> Segment:
    """What somebody says."""
    said = chance.choices(USUAL, k=9)
    if chance.random() < 0.002:
        said.insert(chance.randrange(9), chance.choice(RARE))
    span = Span(3.0 * number, 3.0 * number + 2.5)
    return Segment(span, ("agent", "customer")[number % 2], "".join(w if w > "z" else f" {w}" for w in said))


def library(root: Path) -> OpenWorkspace:
    """All the calls with their transcripts."""
    create_workspace(root)
    workspace = open_workspace(root, read_text_of)
    chance = random.Random(1)
    sound = Sound(300.0, 8000, 2, "pcm_s16le")
    for start in range(0, CALLS, 200):
        with workspace.work() as work:
            fresh = [
                Recording(RecordingId(0), f"/calls/{n}.wav", f"{n:064x}", 1, sound, CallDetails(), NOON)
                for n in range(start, start + 200)
            ]
            for recording in work.recordings.add_all(fresh):
                segments = tuple(made_up(chance, number) for number in range(SEGMENTS))
                work.transcripts.keep(Transcript(recording, "made up", "", segments, None, NOON))
    return workspace


def milliseconds(*calls: Callable[[], object], times: int = 9) -> list[float]:
    """The median of several runs of each, taken in turn."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(times):
        for call, those in zip(calls, taken, strict=True):
            begun = time.perf_counter()
            call()
            those.append(1000 * (time.perf_counter() - begun))
    return [statistics.median(those) for those in taken]


def main() -> int:
    """Print the table; 1 where a ratio is above its limit."""
    too_slow = 0
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        workspace = library(Path(folder) / "centre")
        print(f"{CALLS * SEGMENTS:,} segments kept and indexed in {time.perf_counter() - begun:.0f} s")
        bare = sqlite3.connect(workspace.folder.database)
        searching = Searching(workspace.work)
        print(f"{'':28}{'LIKE, ms':>10}{'search, ms':>12}{'ratio':>8}{'limit':>7}{'places':>8}")

        def read_all() -> object:
            return bare.execute("SELECT count(*) FROM transcript_segments WHERE text LIKE '%没有这个%'").fetchall()

        for name, (words, limit) in CASES.items():
            base, ours = milliseconds(read_all, lambda words=words: searching.find(words, None))  # type: ignore[misc]
            too_slow += ours / base > limit
            hits = searching.find(words, None).hits
            print(f"{name:28}{base:10.1f}{ours:12.1f}{ours / base:8.2f}{limit:7.1f}{hits:8}")
        for words in ("supervisor", "账单"):
            chosen = RecordingFilter(text=words, said=True)

            def listed(chosen: RecordingFilter = chosen) -> object:
                with workspace.work.read() as work:
                    return work.recordings.first(chosen, RecordingSort(), 200)

            base, ours = milliseconds(read_all, listed)
            too_slow += ours / base > LISTED_LIMIT
            name = f"list, also said: {words}"
            print(f"{name:28}{base:10.1f}{ours:12.1f}{ours / base:8.2f}{LISTED_LIMIT:7.1f}")
        bare.close()
        workspace.close()
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
