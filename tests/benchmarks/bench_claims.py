"""Sixteen programs that take 5,000 recordings from the pool of one PostgreSQL server, beside bare SKIP LOCKED.

The bare loop does in one transaction what has to be done: one recording that nobody has goes to one person.  Ours adds
that nobody holds two, that what was kept too long is free again, the events for the other windows, and who acts.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta

import psycopg
from postgres_server import PostgresServer, binaries, running

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.people import PersonId, Role
from qa_studio.services.claims import Claims
from qa_studio.services.people import PeopleDirectory
from qa_studio.storage.engine import postgres_engine
from qa_studio.storage.schema import upgrade
from qa_studio.storage.work import SqlWorkFactory

Way = Callable[[str, PersonId, datetime], list[int]]
PROCESSES, RECORDINGS, LIMIT = 16, 5_000, 0.7
BARE = """
UPDATE recordings SET claimed_by = %s, claimed_until = %s WHERE id = (
  SELECT id FROM recordings WHERE state = 'new' AND assigned_to IS NULL AND claimed_until IS NULL
  ORDER BY started_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id
"""
# Judged at once: in a story an inspector works some minutes on it.
DONE = "UPDATE recordings SET state = 'done', claimed_by = NULL, claimed_until = NULL WHERE id = %s"


def fill(address: str) -> list[PersonId]:
    """The pool, and who takes from it."""
    engine = postgres_engine(address)
    with engine.begin() as connection:
        upgrade(connection)
    people = PeopleDirectory(SqlWorkFactory(engine, _no_checklists))
    inspectors = [people.add_person(f"Inspector {number}", Role.INSPECTOR) for number in range(PROCESSES)]
    engine.dispose()
    with psycopg.connect(address.replace("+psycopg", "")) as connection:
        connection.execute(
            "INSERT INTO recordings (path, content_hash, size, duration_s, sample_rate, channels, codec, complete, "
            "started_at, extra, imported_at, state, swapped, audio, picked, search_text) "
            "SELECT '/calls/' || g || '.wav', lpad(g::text, 64, '0'), 1, 60, 8000, 2, 'pcm_s16', true, "
            "now() + g * interval '1 minute', '{}', now(), 'new', false, 'present', 'random', '' "
            f"FROM generate_series(1, {RECORDINGS}) g".encode()
        )
        connection.execute(b"ANALYZE recordings")
    return inspectors


def _no_checklists(source: str) -> Checklist:
    raise AssertionError("nobody judges here")


def ours(address: str, person: PersonId, go: datetime) -> list[int]:
    """Take until nothing is left; gives what was taken."""
    engine = postgres_engine(address)
    claims = Claims(SqlWorkFactory(engine, _no_checklists), lambda: datetime.now(UTC))
    taken: list[int] = []
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as judged:
        _wait_for(go)
        while (recording := claims.take_next(person)) is not None:
            judged.execute(DONE.encode(), (recording,))
            taken.append(int(recording))
    engine.dispose()
    return taken


def bare(address: str, person: PersonId, go: datetime) -> list[int]:
    """The same by SQL alone."""
    taken: list[int] = []
    with (
        psycopg.connect(address.replace("+psycopg", "")) as claiming,
        psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as judged,
    ):
        _wait_for(go)
        while True:
            until = datetime.now(UTC) + timedelta(minutes=30)
            row = claiming.execute(BARE.encode(), (person, until)).fetchone()
            claiming.commit()
            if row is None:
                return taken
            judged.execute(DONE.encode(), (row[0],))
            taken.append(int(row[0]))


def _wait_for(moment: datetime) -> None:
    time.sleep(max(0.0, (moment - datetime.now(UTC)).total_seconds()))


def race(server: PostgresServer, name: str, way: Way) -> tuple[float, list[list[int]]]:
    """Recordings a second, and who took which."""
    server.run(f"CREATE DATABASE {name}")
    address = server.address(name)
    inspectors = fill(address)
    with ProcessPoolExecutor(PROCESSES) as team:
        go = datetime.now(UTC) + timedelta(seconds=8)
        shares = list(team.map(way, [address] * PROCESSES, inspectors, [go] * PROCESSES))
        seconds = (datetime.now(UTC) - go).total_seconds()
    return RECORDINGS / seconds, shares


def main() -> int:
    """Print the rates; gives 1 where one misses."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed")
        return 1
    with running(programs) as server:
        bare_rate, _ = race(server, "bare", bare)
        our_rate, shares = race(server, "ours", ours)
    twice = [key for key, times in Counter(each for share in shares for each in share).items() if times > 1]
    least, mean = min(map(len, shares)), RECORDINGS / PROCESSES
    print(f"  taken twice: {len(twice)}; all taken: {sum(map(len, shares)) == RECORDINGS}")
    print(f"  the least share {least} of a mean of {mean:.0f} (limit {mean / 2:.0f})")
    print(f"  {our_rate:.0f} a second, bare SKIP LOCKED {bare_rate:.0f}: {our_rate / bare_rate:.2f} (limit {LIMIT})")
    return int(bool(twice) or least < mean / 2 or our_rate / bare_rate < LIMIT)


if __name__ == "__main__":
    sys.exit(main())
