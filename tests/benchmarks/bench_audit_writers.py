"""Sixteen programs that change what is audited at once, on each engine: one chain, every change in it exactly once.

`python tests/benchmarks/bench_audit_writers.py [CHANGES]`; usually 100 by each.  Beside it the same changes by one
program: the chain takes them one after the other, and sixteen that wait for each other must not bring it to a stand.
"""

import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from postgres_server import binaries, running
from sqlalchemy import Engine

from qa_studio.domain.audit import Did, Subject, verified
from qa_studio.domain.checklist import Checklist
from qa_studio.errors import StudioError
from qa_studio.services.people import PeopleDirectory
from qa_studio.services.rows import AuditFilter
from qa_studio.storage.engine import postgres_engine, sqlite_engine
from qa_studio.storage.schema import upgrade
from qa_studio.storage.sqlite_file import make_database, use_log
from qa_studio.storage.work import SqlWorkFactory

WRITERS, CHANGES, LIMIT = 16, 100, 0.25


def engine_of(place: str) -> Engine:
    """Of a file or a server."""
    return postgres_engine(place) if "://" in place else sqlite_engine(Path(place))


def no_checklists(source: str) -> Checklist:
    """Nobody judges here."""
    raise AssertionError(source)


def write(place: str, writer: int, changes: int, go: float) -> list[str]:
    """Add a team and rename it, again and again; gives what was refused."""
    engine = engine_of(place)
    people = PeopleDirectory(SqlWorkFactory(engine, no_checklists))
    refused = []
    time.sleep(max(0.0, go - time.time()))
    for number in range(changes // 2):
        try:
            team = people.add_team(f"{writer}-{number}")
            people.rename_team(team, f"{writer}-{number}, renamed")
        except StudioError as error:
            refused.append(str(error))
    engine.dispose()
    return refused


def race(place: str, writers: int, changes: int) -> tuple[float, list[str]]:
    """Changes a second by so many programs, and what was refused."""
    fork = multiprocessing.get_context("fork")
    with fork.Pool(writers) as pool:
        go = time.time() + 1
        refused = pool.starmap(write, [(place, writer, changes, go) for writer in range(writers)])
    return writers * changes / (time.time() - go), [each for some in refused for each in some]


def check(place: str, writers: int, changes: int) -> list[str]:
    """What is wrong with the trail, in words."""
    engine = engine_of(place)
    with SqlWorkFactory(engine, no_checklists).read() as work:
        verdict = verified(work.audit.chain())
        events = work.audit.events(AuditFilter(subject=Subject.TEAM, most=10 * writers * changes))
    engine.dispose()
    wrong = [] if verdict.intact else [f"broken at event {verdict.first_broken}"]
    told = Counter((each.did, str((each.after or {}).get("name"))) for each in events)
    names = [f"{writer}-{number}" for writer in range(writers) for number in range(changes // 2)]
    wanted = Counter((Did.ADDED, name) for name in names) + Counter((Did.CHANGED, f"{name}, renamed") for name in names)
    return (
        wrong if told == wanted else [*wrong, f"{(told - wanted).total()} too many, {(wanted - told).total()} missing"]
    )


def measured(places: tuple[str, str], engine: str, changes: int) -> bool:
    """One alone, then sixteen, each in a place of its own; prints, and gives whether something is wrong."""
    alone, refused_alone = race(places[0], 1, changes)
    together, refused = race(places[1], WRITERS, changes)
    wrong = [*check(places[0], 1, changes), *check(places[1], WRITERS, changes), *refused_alone, *refused]
    ratio = together / alone
    found = "; ".join(wrong[:3]) or "one chain, each once"
    print(f"  {engine}: {WRITERS * changes} changes by {WRITERS} programs: {found}")
    print(f"    {together:.0f} a second together, {alone:.0f} by one alone: {ratio:.2f} (limit {LIMIT})")
    return bool(wrong) or ratio < LIMIT


def main(changes: int) -> int:
    """Measure both engines; gives 1 where one misses."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        files = (str(Path(folder) / "alone.sqlite3"), str(Path(folder) / "together.sqlite3"))
        for file in files:
            make_database(Path(file))
            use_log(Path(file))
            prepare(file)
        missed = measured(files, "SQLite", changes)
    with running(programs, durable=True) as server:
        databases = (server.address("alone"), server.address("together"))
        for address in databases:
            server.run(f"CREATE DATABASE {address.rsplit('/', 1)[1]}")
            prepare(address)
        missed |= measured(databases, "PostgreSQL", changes)
    return int(missed)


def prepare(place: str) -> None:
    """Make the tables."""
    engine = engine_of(place)
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else CHANGES))
