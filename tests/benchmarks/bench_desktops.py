"""Thirty people of a team at their desktops on one PostgreSQL server, each beside the same by bare SQL.

`python tests/benchmarks/bench_desktops.py [SECONDS [PEOPLE]]`; usually 300 s and 30 people.  Everybody has a login
and a program of their own, hears of the others as a window does, and thinks some seconds between two things.  Each
thing is done by the program's services or by bare SQL of the same person, in turn: both under the same load.
"""

import gc
import multiprocessing
import random
import select
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import psycopg
from bare_desk import BareDesk
from postgres_server import PostgresServer, binaries, running

from qa_studio.bootstrap import open_studio, prepare_team
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.login import NewLogin
from qa_studio.domain.people import Role
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.ui.inspect.subject import read_inspection, read_offer

SECONDS, PEOPLE, LIMIT = 300.0, 30, 5.0
TEAMS, RECORDINGS, DONE = 5, 20_000, 4_000
THINK_S, APART_S, WARMING_S = (1.0, 5.0), 0.5, 30.0
DESK, INSPECTION = "desk", "inspection"
QUESTIONS = tuple(f"q{number}" for number in range(1, 9))
NEXT, SAVE, LIST = "next recording", "save an answer", "open the list"
OURS, BARE = "ours", "bare"
CHECKLIST = "checklist: desk\ntitle: {en: Desk}\nscoring: {method: percentage, pass_mark: 80}\nsections:\n" + (
    "  - code: all\n    title: {en: All}\n    questions:\n"
    + "".join(
        f"      - {{code: {code}, text: {{en: Was it so}}, kind: choice, options: [{{code: yes, score: 100}}, "
        "{code: no, score: 0}]}\n"
        for code in QUESTIONS
    )
)
Done = TypeVar("Done")
Times = list[tuple[str, str, float]]
"""What was done, by which way, and how long it took in seconds."""


class Desktop:
    """One person's program, and their hands."""

    def __init__(self, address: str, role: Role, seed: int, until: float) -> None:
        self._studio, self._role, self._until = open_studio(address), role, until
        assert self._studio.person is not None
        self._person = self._studio.person
        self._bare = BareDesk(address, self._person)
        self._random = random.Random(seed)
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._page, self._patient = DESK, True
        self.times: Times = []
        self.refreshed = 0

    def work(self) -> None:
        """Until the day is over."""
        self._listening.start()
        time.sleep(self._random.uniform(0, WARMING_S))  # nobody begins at the same second
        for way in (OURS, BARE):  # a program's first query of a kind is compiled; everybody does that on two processors
            self._round(way, patient=False)
        self.times.clear()
        while time.time() < self._until:
            way = BARE if way == OURS else OURS
            self._round(way)
        self._listening.join()
        self._bare.close()
        self._studio.close()

    def _round(self, way: str, *, patient: bool = True) -> None:
        self._patient = patient
        if self._role is Role.INSPECTOR:
            self._judge(way)
        self._look(way)

    def _judge(self, way: str) -> None:
        """One call, from “Next” to its evaluation."""
        self._page = DESK
        begun = self._timed(NEXT, way, self._next if way == OURS else self._bare.next)
        if begun is None:
            return
        self._page = INSPECTION
        for question in QUESTIONS:
            self._think()
            value = self._random.choice(("yes", "yes", "no"))
            self._timed(SAVE, way, partial(self._answer, way, begun[1], question, value))
        self._think()
        self._studio.inspections.complete(InspectionId(begun[1]))

    def _next(self) -> tuple[int, int] | None:
        studio, me = self._studio, self._person
        recording = studio.claims.take_next(me)
        if recording is None:
            return None
        read_offer(studio, recording, me)
        inspection = studio.inspections.begin(recording, "desk", me)
        read_inspection(studio, inspection)
        return int(recording), int(inspection)

    def _answer(self, way: str, inspection: int, question: str, value: str) -> None:
        if way == OURS:
            self._studio.inspections.answer(InspectionId(inspection), question, value)
        else:
            self._bare.answer(inspection, question, value)

    def _look(self, way: str) -> None:
        self._page = LIST
        self._think()
        if way == BARE:
            self._timed(LIST, way, self._bare.open_list)
            return
        self._timed(LIST, way, lambda: self._studio.library.first(RecordingFilter(), RecordingSort()))
        self._read_list()

    def _timed(self, what: str, way: str, do: Callable[[], Done]) -> Done:
        began = time.perf_counter()
        done = do()
        self.times.append((what, way, time.perf_counter() - began))
        return done

    def _think(self) -> None:
        if self._patient:
            time.sleep(self._random.uniform(*THINK_S))

    def _listen(self) -> None:
        """As the window: what others do is taken at once, and the page that is seen is read again, twice a second."""
        studio = self._studio
        ear = studio.notices.socket()
        assert ear is not None
        stale = False
        while time.time() < self._until:
            if select.select([ear], [], [], APART_S)[0]:
                stale |= bool(studio.notices.take())
            if stale and self._page != INSPECTION:
                stale = False
                self._read_list() if self._page == LIST else self._read_desk()
                self.refreshed += 1
                time.sleep(APART_S)

    def _read_desk(self) -> None:
        self._studio.library.desk(self._person)
        self._studio.inspections.unfinished(self._person)
        self._studio.claims.free()

    def _read_list(self) -> None:
        """How many there are, and all ids for the scroll bar."""
        self._studio.library.count(RecordingFilter())
        self._studio.library.ids(RecordingFilter(), RecordingSort())


def sit(address: str, role: Role, seed: int, until: float, told: "multiprocessing.Queue[tuple[Times, int]]") -> None:
    """What one process does."""
    gc.freeze()
    desktop = Desktop(address, role, seed, until)
    try:
        desktop.work()
    finally:
        told.put((desktop.times, desktop.refreshed))


def found(server: PostgresServer, people: int) -> dict[str, Role]:
    """The team's database with its calls; gives the logins with their roles: of ten people seven inspect."""
    server.run("CREATE DATABASE team")
    prepare_team(server.address("team"), "boss", lambda: "correct horse battery")
    boss = open_studio(server.address("team", "boss"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "desk.checklist.yaml"
        file.write_text(CHECKLIST, "utf-8")
        boss.checklists.import_file(file)
    for number in range(1, TEAMS + 1):
        boss.people.add_agent(f"Agent {number}", str(number), boss.people.add_team(f"Team {number}"), date(2025, 1, 1))
    logins = {f"person{number}": _role(number) for number in range(people)}
    for number, (login, role) in enumerate(logins.items()):
        teams = () if role is Role.TRAINER else (f"Team {number % TEAMS + 1}", f"Team {(number + 1) % TEAMS + 1}")
        boss.logins.add(NewLogin(login, f"Person {number}", role, teams), "correct horse battery")
    boss.close()
    server.run(
        "INSERT INTO recordings (path, content_hash, size, duration_s, sample_rate, channels, codec, complete, "
        "started_at, extra, imported_at, state, swapped, audio, picked, search_text, team_id, agent_id) "
        "SELECT '/calls/' || g || '.wav', lpad(g::text, 64, '0'), 1, 60, 8000, 2, 'pcm_s16', true, "
        f"now() - g * interval '1 minute', '{{}}', now(), CASE WHEN g <= {DONE} THEN 'done' ELSE 'new' END, false, "
        f"'present', 'random', '', g % {TEAMS} + 1, g % {TEAMS} + 1 FROM generate_series(1, {RECORDINGS}) g",
        "team",
    )
    server.run("ANALYZE", "team")
    return logins


def _role(number: int) -> Role:
    return (*(Role.INSPECTOR,) * 7, Role.LEAD, Role.LEAD, Role.TRAINER)[number % 10]


@contextmanager
def waits(server: PostgresServer) -> Iterator[Counter[str]]:
    """What statements of the team wait for meanwhile, looked at twenty times a second."""
    seen: Counter[str] = Counter()
    over = threading.Event()
    query = (
        b"SELECT wait_event_type || ' ' || wait_event FROM pg_stat_activity "
        b"WHERE datname = 'team' AND state = 'active' AND wait_event IS NOT NULL"
    )

    def look() -> None:
        with psycopg.connect(server.address("postgres").replace("+psycopg", ""), autocommit=True) as looking:
            while not over.wait(0.05):
                seen.update(row[0] for row in looking.execute(query))

    watching = threading.Thread(target=look)
    watching.start()
    try:
        yield seen
    finally:
        over.set()
        watching.join()


def p95(seconds: list[float]) -> float:
    """In milliseconds."""
    return sorted(seconds)[max(0, round(0.95 * len(seconds)) - 1)] * 1000


def show(times: Times) -> bool:
    """Print each kind; gives whether one missed."""
    missed = False
    for what in (NEXT, SAVE, LIST):
        took = {way: [each[2] for each in times if each[:2] == (what, way)] for way in (OURS, BARE)}
        ratio = p95(took[OURS]) / p95(took[BARE])
        missed |= ratio > LIMIT
        middles = {way: statistics.median(took[way]) * 1000 for way in took}
        print(f"  {what}: p95 {p95(took[OURS]):.1f} ms, bare SQL {p95(took[BARE]):.1f} ms: {ratio:.2f} (limit {LIMIT})")
        print(
            f"    median {middles[OURS]:.1f} and {middles[BARE]:.1f} ms; {len(took[OURS])} and {len(took[BARE])} times"
        )
    return missed


def main(seconds: float, people: int) -> int:
    """Let them work and print; gives 1 where something takes too long, or not everybody came through."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed")
        return 1
    fork = multiprocessing.get_context("fork")  # thirty programs that each load everything would take the memory
    with running(programs, durable=True) as server:
        logins = found(server, people)
        told: multiprocessing.Queue[tuple[Times, int]] = fork.Queue()
        until = time.time() + WARMING_S + seconds
        desks = [
            fork.Process(target=sit, args=(server.address("team", login), role, number, until, told))
            for number, (login, role) in enumerate(logins.items())
        ]
        for each in desks:
            each.start()
        with waits(server) as seen:
            results = [told.get(timeout=seconds + 120) for _ in desks]
        for each in desks:
            each.join()
        boss = open_studio(server.address("team", "boss"))
        verdict = boss.audit.verify(Quiet())
        boss.close()
    times = [each for result in results for each in result[0]]
    again = sum(result[1] for result in results)
    print(f"  {people} people, {seconds:.0f} s, {len(times)} things done; pages read again {again} times")
    missed = show(times)
    print("  waited for: " + (", ".join(f"{name} {times}" for name, times in seen.most_common(5)) or "nothing"))
    print(f"  audit trail: {verdict.events} events, {'intact' if verdict.intact else 'BROKEN'}")
    return int(missed or not verdict.intact or any(each.exitcode for each in desks))


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(float(given[0]) if given else SECONDS, int(given[1]) if given[1:] else PEOPLE))
