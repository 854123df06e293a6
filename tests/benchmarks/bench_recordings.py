"""A million recordings: what listing costs beside the bare SQL.  Run it: python tests/benchmarks/bench_recordings.py

The library is made once in the temporary folder (a minute or two, about a gigabyte) and taken again by later runs.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from qa_studio.domain.people import AgentId, Person, PersonId, TeamId
from qa_studio.domain.recording import CallDetails, Direction, Picked, Recording, RecordingId, RecordingState, Sound
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.storage.workspace import OpenWorkspace, create_workspace, open_workspace

N = 1_000_000
LIMIT = 3.0
START = datetime(2025, 1, 1, tzinfo=UTC)
AGENTS = [f"{family}{given}" for family in "王李张刘陈杨赵黄周吴" for given in ("芳", "伟", "静", "磊", "秀英", "建国")]
BARE = """
SELECT r.id, r.path, r.started_at, r.duration_s, r.channels, r.sample_rate, r.codec, r.complete, r.state, r.agent_id,
  a.name, a.number, r.team_id, t.name, r.queue, r.direction, r.customer_number, r.case_number, r.csat, r.score, r.audio,
  r.assigned_to, p.name, r.due_on, r.picked, r.content_hash
FROM (SELECT id FROM recordings {where} ORDER BY {order} LIMIT 200) few JOIN recordings r ON r.id = few.id
LEFT JOIN agents a ON a.id = r.agent_id LEFT JOIN teams t ON t.id = r.team_id
LEFT JOIN persons p ON p.id = r.assigned_to
ORDER BY {outer}
"""
_FOUND = "WHERE id IN (SELECT rowid FROM recordings_search WHERE recordings_search MATCH '\"1391234\"')"
CASES: dict[str, tuple[RecordingFilter, RecordingSort, str, str]] = {
    "first 200, newest first": (RecordingFilter(), RecordingSort(), "", "started_at DESC"),
    "after sorting by agent": (RecordingFilter(), RecordingSort("agent", False), "", "agent_sort ASC NULLS LAST"),
    "after choosing a team": (
        RecordingFilter(teams=(TeamId(3),)), RecordingSort(), "WHERE team_id = 3", "started_at DESC",
    ),
    "after choosing a state": (
        RecordingFilter(states=(RecordingState.FAILED,)), RecordingSort(), "WHERE state = 'failed'", "started_at DESC",
    ),
    "after searching 7 digits": (RecordingFilter(text="1391234"), RecordingSort(), _FOUND, "started_at DESC"),
}  # fmt: skip


def made_up(number: int, chance: random.Random) -> Recording:
    """A call like those of a centre."""
    agent = chance.randrange(len(AGENTS)) + 1
    details = CallDetails(
        call_id=f"{number:x}",
        started_at=START + timedelta(seconds=chance.randrange(50_000_000)),
        agent=AgentId(agent),
        team=TeamId(agent % 6 + 1),
        queue=chance.choice(("consult", "complaint", "follow-up")),
        direction=chance.choice(list(Direction)),
        customer_number=f"139{chance.randrange(10**8):08}",
        csat=chance.choice((None, 3.0, 4.0, 5.0)),
    )
    sound = Sound(chance.randrange(20, 900) + 0.5, 8000, 2, "pcm_s16le")
    return Recording(
        RecordingId(0), f"/calls/{number // 1000}/{number}.wav", f"{number:064x}", 960_000, sound, details, START,
        state=chance.choice(list(RecordingState)), picked=chance.choice(list(Picked)),
    )  # fmt: skip


def library() -> OpenWorkspace:
    """The million, made where it is not there yet."""
    root = Path(tempfile.gettempdir()) / "qa-studio-a-million-recordings"
    if (root / "complete").exists():
        return open_workspace(root, read_text_of)
    create_workspace(root)
    workspace = open_workspace(root, read_text_of)
    with workspace.work() as work:
        for place, name in enumerate(AGENTS):
            work.people.add_agent(name, f"{1000 + place}")
        for name in "东西南北中外":
            work.people.add_team(f"{name}区")
        work.people.add_person(Person(PersonId(0), "Chen Jing"))
    chance = random.Random(1)
    for start in range(0, N, 20_000):
        with workspace.work() as work:
            work.recordings.add_all([made_up(number, chance) for number in range(start, start + 20_000)])
    (root / "complete").touch()
    return workspace


def milliseconds(*calls: Callable[[], Any], times: int = 40) -> list[float]:
    """The median of several runs of each, taken in turn so that a busy machine slows them alike."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(times):
        for call, those in zip(calls, taken, strict=True):
            begun = time.perf_counter()
            call()
            those.append(1000 * (time.perf_counter() - begun))
    return [statistics.median(those) for those in taken]


def main() -> int:
    """Print the table; 1 where a ratio is above its limit."""
    workspace = library()
    bare = sqlite3.connect(workspace.folder.database)
    too_slow = 0
    print(f"{'':28}{'bare SQL, ms':>14}{'rows, ms':>10}{'ratio':>8}{'limit':>7}")
    for name, (chosen, sort, where, order) in CASES.items():
        query = BARE.format(where=where, order=f"{order}, id DESC", outer=f"r.{order}, r.id DESC")

        def listed(chosen: RecordingFilter = chosen, sort: RecordingSort = sort) -> list[int]:
            with workspace.work.read() as work:
                return [row.id for row in work.recordings.first(chosen, sort, 200)]

        assert listed() == [row[0] for row in bare.execute(query)]
        base, ours = milliseconds(lambda query=query: bare.execute(query).fetchall(), listed)  # type: ignore[misc]
        too_slow += ours / base > LIMIT
        print(f"{name:28}{base:14.2f}{ours:10.2f}{ours / base:8.2f}{LIMIT:7.1f}")
    with workspace.work.read() as work:
        everything, short, absent = milliseconds(
            lambda: work.recordings.ids(RecordingFilter(), RecordingSort()),
            lambda: work.recordings.first(RecordingFilter(text="王芳"), RecordingSort(), 200),
            lambda: work.recordings.first(RecordingFilter(text="没有"), RecordingSort(), 200),
            times=3,
        )
    print(f"all {N:,} ids: {everything:.0f} ms; two characters: {short:.1f} ms, that occur nowhere: {absent:.1f} ms")
    workspace.close()
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
