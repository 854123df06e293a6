"""A million recordings and half a million evaluations on both engines, beside bare SQL.

`python tests/benchmarks/bench_million.py [RECORDINGS]`; on the server as an inspector and as a lead, under the rules,
and the bare SQL is what the same person would write for the same result.  The server's files lie in QA_STUDIO_BENCH,
else in the temporary folder; about 6 GB for a million.
"""

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from bare_lists import CARDS, COLUMNS, DESK, LINE, NUMBERS, UNKNOWN
from centre import CALL_CHECKLIST
from many_calls import NAMES, NEWEST, fill, inspectors_of_the_centre, people_of_the_centre
from postgres_server import PostgresServer, binaries, running

from qa_studio.bootstrap import open_studio, prepare_team
from qa_studio.domain.login import NewLogin
from qa_studio.domain.people import AgentId, PersonId, Role, TeamId
from qa_studio.domain.recording import Direction, Picked, RecordingState
from qa_studio.services.rows import RECORDING_SORTS, RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.storage.engine import audit_functions, postgres_engine, sqlite_engine

N, LIMIT, OPENING_LIMIT_MS = 1_000_000, 3.0, 600.0
UNNOTICED_MS = 5.0
"""What takes no longer is no wait, and a ratio of it says little: mostly the way to the server and back."""
PASSWORD = "correct horse battery"
PEOPLE = (
    NewLogin("li", "Li Na", Role.INSPECTOR, ("02组", "03组")),
    NewLogin("ma", "Ma Li", Role.LEAD, ("02组",)),
)
Ask = Callable[[str], list[Any]]


@dataclass(frozen=True)
class Case:
    """What the program asks, and the bare statements for the same."""

    name: str
    ours: Callable[[], object]
    bare: Sequence[str]


def _text(dialect: str, word: str, *, said: bool = False) -> str:
    """That a recording holds a word, as each engine has it indexed."""
    if dialect == "postgresql":
        known = f"search_text ILIKE '%{word}%'"
        spoken = f"SELECT recording_id FROM transcript_segments WHERE text ILIKE '%{word}%'"
    else:
        known = f"id IN (SELECT rowid FROM recordings_search WHERE recordings_search MATCH '\"{word}\"')"
        spoken = (
            "SELECT recording_id FROM transcript_segments WHERE id IN (SELECT rowid FROM transcripts_search "
            f"WHERE transcripts_search MATCH '\"{word}\"')"
        )
    return f"({known} OR id IN ({spoken}))" if said else known


def filters(dialect: str) -> dict[str, tuple[RecordingFilter, str]]:
    """Every filter, and what it says in SQL."""
    month, week = NEWEST - timedelta(days=60), NEWEST - timedelta(days=30)
    day = {each: f"'{each:%Y-%m-%d %H:%M:%S}{'.000000' if dialect == 'sqlite' else 'Z'}'" for each in (month, week)}
    within = RecordingFilter(since=month, before=week)
    name = NAMES[0]  # of an agent in a team that both see
    return {
        "first screen": (RecordingFilter(), "true"),
        "agent": (RecordingFilter(agents=(AgentId(1),)), "agent_id = 1"),
        "team": (RecordingFilter(teams=(TeamId(2),)), "team_id = 2"),
        "queue": (RecordingFilter(queues=("complaint",)), "queue = 'complaint'"),
        "direction": (RecordingFilter(directions=(Direction.OUT,)), "direction = 'out'"),
        "state: new": (RecordingFilter(states=(RecordingState.NEW,)), "state = 'new'"),
        "state: in review": (RecordingFilter(states=(RecordingState.IN_REVIEW,)), "state = 'in_review'"),
        "picked": (RecordingFilter(picked=(Picked.RISK,)), "picked = 'risk'"),
        "one month": (within, f"started_at >= {day[month]} AND started_at < {day[week]}"),
        "long calls": (RecordingFilter(shortest_s=890.0), "duration_s >= 890"),
        "satisfaction": (RecordingFilter(csat_from=5.0), "csat >= 5"),
        "dead air": (RecordingFilter(dead_air_over_s=19.0), "dead_air_s > 19"),
        "hold and overlap": (RecordingFilter(hold_over_s=80.0, overlap_over_s=9.0), "hold_s > 80 AND overlap_s > 9"),
        "assigned": (RecordingFilter(assigned_to=PersonId(2)), "assigned_to = 2"),
        "held": (RecordingFilter(held=True), "id IN (SELECT recording_id FROM legal_holds)"),
        "team and state": (
            RecordingFilter(teams=(TeamId(2),), states=(RecordingState.FAILED,)), "team_id = 2 AND state = 'failed'",
        ),
        "search: three characters": (RecordingFilter(text=name), _text(dialect, name)),
        "search: nowhere": (RecordingFilter(text="没有这"), _text(dialect, "没有这")),
        "search: a call's number": (RecordingFilter(text="c31415"), _text(dialect, "c31415")),
        "search: in all": (RecordingFilter(text=".wav"), _text(dialect, ".wav")),
        "search: also said": (RecordingFilter(text="退款单", said=True), _text(dialect, "退款单", said=True)),
    }  # fmt: skip


def cases(studio: Studio, dialect: str, me: PersonId) -> Iterator[Case]:
    """Everything that lists ask."""
    number = NUMBERS[dialect]
    by_time = RecordingSort()

    def line(where: str, column: str = "started_at", way: str = "DESC") -> str:
        order = f"{column} {way}{' NULLS LAST' if column in UNKNOWN else ''}"
        return LINE.format(number=number, where=where, order=order)

    for name, (chosen, where) in filters(dialect).items():
        yield Case(name, partial(studio.library.first, chosen, by_time), [line(where)])
    for sort in RECORDING_SORTS:
        for way in ("ASC", "DESC"):
            order = RecordingSort(sort, way == "DESC")
            asked = line("true", COLUMNS[sort], way)
            yield Case(f"sorted by {sort} {way}", partial(studio.library.first, RecordingFilter(), order), [asked])
    everything = "SELECT id FROM recordings ORDER BY started_at DESC, id DESC"
    yield Case("all numbers in order", lambda: studio.library.ids(RecordingFilter(), by_time), [everything])
    yield Case("count", lambda: studio.library.count(RecordingFilter()), ["SELECT count(*) FROM recordings"])
    some = "SELECT count(*) FROM recordings WHERE state = 'failed'"
    failed = RecordingFilter(states=(RecordingState.FAILED,))
    yield Case("count of a state", lambda: studio.library.count(failed), [some])
    queues = "SELECT DISTINCT queue FROM recordings WHERE queue IS NOT NULL ORDER BY queue"
    yield Case("queues", studio.library.queues, [queues])
    first, last = (NEWEST - timedelta(days=30)).date(), NEWEST.date()
    local = {"since": f"'{first} 00:00:00'", "before": f"'{last + timedelta(days=1)} 00:00:00'"}
    cards = [each.format(**local) for each in CARDS]
    yield Case("scorecards of a month", lambda: studio.scorecards.overview(first, last), cards)
    now = "now()" if dialect == "postgresql" else "datetime('now')"
    desk = [each.format(number=number, me=me, now=now, order="due_on ASC NULLS LAST") for each in DESK]
    yield Case("my work", lambda: (studio.library.desk(me), studio.inspections.unfinished(me), studio.claims.free()),
               desk)  # fmt: skip
    if dialect == "postgresql":
        said = "SELECT recording_id, span_start, span_end, speaker, text, words FROM transcript_segments WHERE text " \
            "ILIKE '%退款单%' ORDER BY id DESC LIMIT 201"  # fmt: skip
    else:
        said = "SELECT recording_id, span_start, span_end, speaker, text, words FROM transcript_segments WHERE id IN " \
            "(SELECT rowid FROM transcripts_search WHERE transcripts_search MATCH '\"退款单\"') " \
            "ORDER BY id DESC LIMIT 201"  # fmt: skip
    comments = "SELECT id, summary FROM inspections WHERE summary {} '%退款单%' ORDER BY id DESC LIMIT 201".format(
        "ILIKE" if dialect == "postgresql" else "LIKE"
    )
    yield Case("words in texts", lambda: studio.searching.find("退款单", me), [said, comments])


def milliseconds(*calls: Callable[[], object]) -> list[float]:
    """The median of several runs of each, in turn: few of what takes long."""
    taken: list[list[float]] = [[] for _ in calls]
    begun = time.perf_counter()
    while len(taken[0]) < 3 or (len(taken[0]) < 25 and time.perf_counter() - begun < 1.0):
        for call, those in zip(calls, taken, strict=True):
            since = time.perf_counter()
            call()
            those.append(1000 * (time.perf_counter() - since))
    return [statistics.median(those) for those in taken]


def _each(ask: Ask, statements: Sequence[str]) -> None:
    for statement in statements:
        ask(statement)


def measure(who: str, studio: Studio, ask: Ask, dialect: str, me: PersonId) -> int:
    """Print the table of one person; gives how many miss the limit."""
    too_slow = 0
    print(f"\n  {who:40}{'bare, ms':>10}{'ours, ms':>10}{'ratio':>8}{'limit':>7}")
    for name, (chosen, where) in filters(dialect).items():
        asked = LINE.format(number=NUMBERS[dialect], where=where, order="started_at DESC")
        listed = [row.id for row in studio.library.first(chosen, RecordingSort())]
        assert listed == [row[0] for row in ask(asked)], name
    for case in cases(studio, dialect, me):
        bare, ours = milliseconds(partial(_each, ask, case.bare), case.ours)
        missed = ours > LIMIT * bare and ours > UNNOTICED_MS
        too_slow += missed
        print(f"  {case.name:40}{bare:10.1f}{ours:10.1f}{ours / bare:8.2f}{LIMIT:7.1f}{' !' if missed else ''}")
    return too_slow


def opened(place: str | Path) -> float:
    """How long it takes to open the workspace and to have what the first page shows, the second time."""
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        studio = open_studio(place)
        try:
            studio.library.first(RecordingFilter(), RecordingSort())
            studio.library.queues()
            studio.people.agents(NEWEST.date())
            studio.people.teams(), studio.people.persons(), studio.keywords.lists()
            if studio.person is not None:
                studio.library.desk(studio.person)
                studio.inspections.unfinished(studio.person)
                studio.claims.free()
            taken.append(1000 * (time.perf_counter() - begun))
        finally:
            studio.close()
    return statistics.median(taken)


def on_a_server(server: PostgresServer, folder: Path, count: int) -> int:
    """As an inspector and as a lead."""
    server.run("CREATE DATABASE million")
    prepare_team(server.address("million"), "boss", lambda: PASSWORD)
    engine = postgres_engine(server.address("million"))
    with engine.begin() as connection:
        people_of_the_centre(connection)
    checklist = folder / "call.checklist.yaml"
    checklist.write_text(CALL_CHECKLIST, "utf-8")
    boss = open_studio(server.address("million", "boss"))
    for person in PEOPLE:
        boss.logins.add(person, PASSWORD)
    boss.checklists.import_file(checklist)
    boss.close()
    with engine.begin() as connection:
        inspectors_of_the_centre(connection, len(PEOPLE) + 1)
    begun = time.perf_counter()
    fill(engine, count)
    engine.dispose()
    print(f"  PostgreSQL: {count:,} recordings made in {time.perf_counter() - begun:.0f} s")
    missed = 0
    for person in PEOPLE:
        address = server.address("million", person.login)
        milliseconds_ = opened(address)
        missed += milliseconds_ > OPENING_LIMIT_MS
        print(f"  opening as {person.role}: {milliseconds_:.0f} ms (limit {OPENING_LIMIT_MS:.0f})")
        studio = open_studio(address)
        with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as bare:
            assert studio.person is not None
            missed += measure(
                f"PostgreSQL, {person.role}", studio, lambda query: bare.execute(query.encode()).fetchall(),
                "postgresql", studio.person,
            )  # fmt: skip
        studio.close()
    return missed


def in_a_folder(folder: Path, count: int) -> int:
    """As the owner of the file."""
    root = folder / "workspace"
    studio = open_studio(root, create=True)
    me = studio.people.persons()[0].id if studio.people.persons() else studio.people.add_person("Li Na", Role.INSPECTOR)
    checklist = folder / "call.checklist.yaml"
    checklist.write_text(CALL_CHECKLIST, "utf-8")
    studio.checklists.import_file(checklist)
    studio.close()
    (database,) = root.glob("*.sqlite3")
    engine = sqlite_engine(database)
    begun = time.perf_counter()
    with engine.connect() as connection:
        audit_functions(connection).is_on = False
    with engine.begin() as connection:
        people_of_the_centre(connection)
        inspectors_of_the_centre(connection, 1)
    fill(engine, count)
    engine.dispose()
    print(f"\n  SQLite: {count:,} recordings made in {time.perf_counter() - begun:.0f} s")
    milliseconds_ = opened(root)
    print(f"  opening: {milliseconds_:.0f} ms (limit {OPENING_LIMIT_MS:.0f})")
    studio = open_studio(root)
    bare = sqlite3.connect(database)
    missed = measure("SQLite", studio, lambda query: bare.execute(query).fetchall(), "sqlite", me)
    bare.close()
    studio.close()
    return missed + (milliseconds_ > OPENING_LIMIT_MS)


@contextmanager
def room() -> Iterator[Path]:
    """A folder for all of it, gone at the end; the program's own folders lie there too."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("QA_STUDIO_BENCH")) as folder:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())
        yield Path(folder)


def main(count: int) -> int:
    """Print the tables; 1 where anything misses its limit."""
    programs, missed = binaries(), 0
    with room() as folder:
        missed += in_a_folder(folder, count)
        if programs is None:
            print("  PostgreSQL is not installed")
            return 1
        with running(programs) as server:
            missed += on_a_server(server, folder, count)
    print(f"\n  {missed} above their limit")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else N))
