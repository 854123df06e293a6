"""Sixteen programs that take 5,000 recordings from the pool of one PostgreSQL server, beside bare SKIP LOCKED.

Ours are inspectors with logins of their own, under the rules of a team.  The bare loop does in one statement what has
to be done: one recording that nobody has goes to one person; it belongs to the owner of the tables, since no rule lets
inspectors write that by themselves.  Ours adds that nobody holds two, that teams are kept apart, and that what was kept
too long is free again.  Both take over one connection each, made before the common start, and commit each by itself.
"""

import multiprocessing
import multiprocessing.queues
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Barrier

import psycopg
from postgres_server import binaries, running

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.login import NewLogin
from qa_studio.domain.people import PersonId, Role
from qa_studio.services.claims import Claims
from qa_studio.storage.access.apply import apply_rules
from qa_studio.storage.engine import postgres_engine
from qa_studio.storage.logins import SqlLogins
from qa_studio.storage.schema import upgrade
from qa_studio.storage.work import SqlWorkFactory

Share = list[int]
Told = Callable[[Share], None]
Way = Callable[[str, int, PersonId, Barrier, Told], None]
PROCESSES, RECORDINGS, ROUNDS, LIMIT = 16, 5_000, 3, 0.7
BARE = """
UPDATE recordings SET claimed_by = %s, claimed_until = %s WHERE id = (
  SELECT id FROM recordings WHERE state = 'new' AND assigned_to IS NULL AND claimed_until IS NULL
  ORDER BY started_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id
"""
# Judged at once, by the owner's hand on either side: in a story an inspector works some minutes on it.
DONE = "UPDATE recordings SET state = 'done', claimed_by = NULL, claimed_until = NULL WHERE id = %s"


def found_team(address: str) -> list[PersonId]:
    """A team's workspace with all who take."""
    engine = postgres_engine(address)
    with engine.begin() as connection:
        upgrade(connection)
        apply_rules(connection)
        logins = SqlLogins(connection)
        people = [NewLogin(f"taker{number}", f"Inspector {number}", Role.INSPECTOR) for number in range(PROCESSES)]
        found = [logins.add(person, "correct horse") for person in people]
    engine.dispose()
    return found


def empty(address: str) -> None:
    """Nothing to take."""
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(b"TRUNCATE recordings CASCADE")


def fill(address: str) -> None:
    """A pool that is full."""
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(
            "INSERT INTO recordings (path, content_hash, size, duration_s, sample_rate, channels, codec, complete, "
            "started_at, extra, imported_at, state, swapped, audio, picked, search_text) "
            "SELECT '/calls/' || g || '.wav', lpad(g::text, 64, '0'), 1, 60, 8000, 2, 'pcm_s16', true, "
            "now() + g * interval '1 minute', '{}', now(), 'new', false, 'present', 'random', '' "
            f"FROM generate_series(1, {RECORDINGS}) g".encode()
        )
        connection.execute(b"VACUUM ANALYZE recordings")


def _no_checklists(source: str) -> Checklist:
    raise AssertionError("nobody judges here")


def ours(address: str, number: int, person: PersonId, start: Barrier, tell: Told) -> None:
    """Take until nothing is left; tells what was taken."""
    engine = postgres_engine(address.replace("postgres@", f"taker{number}@"))
    claims = Claims(SqlWorkFactory(engine, _no_checklists), lambda: datetime.now(UTC))
    taken: Share = []
    assert claims.take_next(person) is None  # connects
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as judged:
        start.wait()  # until everybody is connected
        start.wait()  # until the pool is full
        while (recording := claims.take_next(person)) is not None:
            judged.execute(DONE.encode(), (recording,))
            taken.append(int(recording))
    tell(taken)
    engine.dispose()


def bare(address: str, number: int, person: PersonId, start: Barrier, tell: Told) -> None:
    """The same by SQL alone."""
    taken: Share = []
    with (
        psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as claiming,
        psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as judged,
    ):
        claiming.execute(BARE.encode(), (person, datetime.now(UTC)))
        start.wait()
        start.wait()
        while True:
            until = datetime.now(UTC) + timedelta(minutes=30)
            row = claiming.execute(BARE.encode(), (person, until)).fetchone()
            if row is None:
                break
            judged.execute(DONE.encode(), (row[0],))
            taken.append(int(row[0]))
    tell(taken)


def race(address: str, people: list[PersonId], way: Way) -> tuple[float, list[Share]]:
    """Recordings a second from the common start until the last is taken, and who took which."""
    empty(address)
    start = multiprocessing.Barrier(PROCESSES + 1)
    shares: multiprocessing.queues.SimpleQueue[Share] = multiprocessing.SimpleQueue()
    team = [
        multiprocessing.Process(target=way, args=(address, number, person, start, shares.put))
        for number, person in enumerate(people)
    ]
    for program in team:
        program.start()
    start.wait()
    fill(address)
    start.wait()
    begun = time.perf_counter()
    found = [shares.get() for _ in team]
    seconds = time.perf_counter() - begun
    for program in team:
        program.join()
    return RECORDINGS / seconds, found


def main() -> int:
    """Print the rates; gives 1 where one misses."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed")
        return 1
    rates: dict[Way, list[float]] = {ours: [], bare: []}
    shares: list[list[Share]] = []
    with running(programs) as server:
        server.run("CREATE DATABASE claims")
        address = server.address("claims")
        people = found_team(address)
        for _ in range(ROUNDS):
            for way in rates:
                rate, found = race(address, people, way)
                rates[way].append(rate)
                if way is ours:
                    shares.append(found)
    twice = sum(len(found) - len(set(found)) for found in ([each for one in all_ for each in one] for all_ in shares))
    least, mean = min(len(share) for found in shares for share in found), RECORDINGS / PROCESSES
    whole = all(sum(map(len, found)) == RECORDINGS for found in shares)
    our_rate, bare_rate = (statistics.median(each) for each in rates.values())
    print(f"  taken twice: {twice}; all taken: {whole}")
    print(f"  the least share {least} of a mean of {mean:.0f} (limit {mean / 2:.0f})")
    print(f"  {our_rate:.0f} a second, bare SKIP LOCKED {bare_rate:.0f}: {our_rate / bare_rate:.2f} (limit {LIMIT})")
    return int(bool(twice) or not whole or least < mean / 2 or our_rate / bare_rate < LIMIT)


if __name__ == "__main__":
    sys.exit(main())
