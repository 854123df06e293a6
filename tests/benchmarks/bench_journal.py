"""Keeping a change on this computer, and sending it: `python tests/benchmarks/bench_journal.py` prints both.

Keeping is compared with one row in a bare SQLite file with full sync, sending with the same answer written straight
through the service; both in turn, on the same disk and the same server.
"""

import contextlib
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from postgres_server import binaries, running
from team_stage import TeamStage

from qa_studio.bootstrap import open_studio
from qa_studio.domain.changes import Begun, QuestionsChanged, Said
from qa_studio.services.rows import RecordingFilter, RecordingSort

ROUNDS = int(os.environ.get("ROUNDS", "300"))
KEEPING_LIMIT, SENDING_LIMIT = 3.0, 2.0


def main() -> int:
    """Measure in turn and print; 1 where a limit is missed."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed")
        return 1
    with tempfile.TemporaryDirectory() as folder, running(programs) as server:
        os.environ["XDG_DATA_HOME"] = folder
        team = TeamStage.founded(server, "journal", Path(folder))
        with contextlib.closing(open_studio(team.address("li"), window=True)) as studio:
            first, second = (row.id for row in studio.library.first(RecordingFilter(), RecordingSort())[:2])
            assert studio.person is not None
            of = Begun(studio.inspections.begin(first, "call", studio.person), first, "call", studio.person)
            straight = studio.inspections.begin(second, "call", studio.person)
            bare = _bare(Path(folder))
            took: dict[str, list[float]] = {"bare row": [], "kept": [], "straight": [], "sent": []}
            before = Said()
            for number in range(ROUNDS):
                after = Said("yes" if number % 2 else "no")
                studio.outbox.add(of, QuestionsChanged({"greeting": before}, {"greeting": after}))
                before = after
                took["bare row"].append(_timed(bare))
                took["kept"].append(_timed(studio.outbox.keep))
                answer = partial(studio.inspections.answer, straight, "greeting", after.value)
                took["straight"].append(_timed(answer))
                took["sent"].append(_timed(studio.outbox.send))
            assert studio.outbox.empty and not studio.outbox.collisions
    return _told(took)


def _bare(folder: Path) -> Callable[[], object]:
    connection = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)")
    return lambda: connection.execute("INSERT INTO rows (body) VALUES (?)", ("x" * 300,))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _ratios(took: dict[str, list[float]]) -> Iterator[tuple[str, float, float]]:
    middle = {name: statistics.median(each) for name, each in took.items()}
    yield "keeping", middle["kept"] / middle["bare row"], KEEPING_LIMIT
    yield "sending", middle["sent"] / middle["straight"], SENDING_LIMIT


def _told(took: dict[str, list[float]]) -> int:
    print(f"{'':>10} {'median, ms':>12} {'p95, ms':>12}   ({ROUNDS} rounds)")
    for name, each in took.items():
        print(f"{name:>10} {statistics.median(each) * 1000:>12.2f} {sorted(each)[len(each) * 95 // 100] * 1000:>12.2f}")
    missed = 0
    for name, ratio, limit in _ratios(took):
        print(f"{name}, ratio {ratio:.2f}, limit {limit}: {'kept' if ratio <= limit else 'MISSED'}")
        missed += ratio > limit
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
