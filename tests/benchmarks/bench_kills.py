"""Kill -9 of the program and of the server at any moment: every acknowledged answer is there, everything checks clean.

`python tests/benchmarks/bench_kills.py [PROGRAM [SERVER [BOTH]]]`: how often each is killed, usually 200, 20 and 20.
Half of the killed programs work on a folder, half on a server that writes to the disk; every fourth is the real window.
"""

import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import IO

import psycopg
from killed_desk import Told, after_the_end, furnish, sit, trail_and_scores
from postgres_server import PostgresServer, binaries, running

import qa_studio.app  # noqa: F401  loaded once, before the desktops are forked
from qa_studio.bootstrap import open_studio, prepare_team
from qa_studio.domain.login import NewLogin
from qa_studio.domain.people import Role

PROGRAM, SERVER, BOTH = 200, 20, 20
CALLS, WRITERS, WINDOW_EVERY = 3_000, 4, 4
PASSWORD = "correct horse battery"
Found = tuple[int, int, list[str]]
"""How often something was killed, how many answers were acknowledged, and what is wrong."""


class Desk:
    """A desktop in a process of its own, and what it says."""

    def __init__(self, kind: str, place: str) -> None:
        read, write = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(read)
            os.dup2(write, 1)
            sys.stdout = os.fdopen(1, "w")
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a server says that was killed
            try:
                sit(kind, place)
            finally:
                os._exit(1)
        os.close(write)
        os.set_blocking(read, False)
        self._lines: IO[bytes] = os.fdopen(read, "rb")
        self._rest = b""

    def heard(self, told: Told) -> None:
        """Take all that it has said up to now."""
        self._rest += self._lines.read() or b""
        *lines, self._rest = self._rest.split(b"\n")
        for line in lines:
            told.hear(line.decode() + "\n")

    def goes_on(self, told: Told) -> bool:
        """Whether one more answer than up to now is in the workspace some time."""
        saved = told.saved
        return self.wait_for(told, lambda: told.saved > saved)

    def wait_for(self, told: Told, holds: Callable[[], object], seconds: float = 60) -> bool:
        """Until something holds of what it says; False where it doesn't come."""
        until = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > until:
                return False
            time.sleep(0.005)
            self.heard(told)
        return True

    def kill(self, told: Told) -> None:
        """Kill -9, and hear its last words."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        self.heard(told)
        self._lines.close()


def home(folder: Path) -> None:
    """A home of its own for what a computer keeps: settings, caches, journals."""
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    os.environ.update(QT_QPA_PLATFORM="offscreen", PULSE_SERVER=f"unix:{folder}/none", XDG_RUNTIME_DIR=str(folder))


# The program


def kill_programs(place: str, folder: Path, times: int, seed: int) -> Found:
    """One desktop after the other on one workspace, killed at any moment: at its start, or while it answers."""
    home(folder)
    chance, told, wrong = random.Random(seed), Told(), []
    for number in range(times):
        desk = Desk("window" if number % WINDOW_EVERY == 0 else "services", place)
        if chance.random() < 0.9:
            if not desk.wait_for(told, lambda: told.tries):
                wrong.append(f"run {number} did nothing")
            time.sleep(chance.uniform(0, 0.5))
        else:
            time.sleep(chance.uniform(0, 0.7))
        desk.kill(told)
        wrong += [f"run {number}: {each}" for each in (*after_the_end(told, place), *integrity(place))]
    return times, told.acknowledged, wrong


def integrity(place: str) -> list[str]:
    """What the database and the program's own checks find."""
    wrong = []
    if "://" not in place:
        with closing(sqlite3.connect(Path(place) / "workspace.sqlite3")) as file:
            sound = [row[0] for row in file.execute("PRAGMA integrity_check")]
            wrong = [each for each in sound if each != "ok"]
            wrong += [f"foreign key: {row}" for row in file.execute("PRAGMA foreign_key_check")]
    studio = open_studio(place.replace("//inspector0@", "//boss@").replace("//inspector1@", "//boss@"))
    try:
        return wrong + trail_and_scores(studio)
    finally:
        studio.close()


# The server


def kill_servers(server: PostgresServer, folder: Path, times: int, seed: int, *, both: bool) -> Found:
    """While some people answer, each on their own calls; with `both` they are killed at the same moment."""
    home(folder)
    chance, wrong = random.Random(seed), []
    places = [server.address("team", f"inspector{number}") for number in range(2, 2 + WRITERS)]
    tolds = [Told() for _ in places]
    desks: list[Desk] = []
    for number in range(times):
        if not desks:
            desks = [Desk("services", place) for place in places]
        for desk, told in zip(desks, tolds, strict=True):
            if not desk.goes_on(told):
                wrong.append(f"run {number}: a desktop did not go on")
        time.sleep(chance.uniform(0, 1))
        server.kill()
        if both:
            for desk, told in zip(desks, tolds, strict=True):
                desk.kill(told)
            desks = []
        server.start()
        found = checked_dead(places, tolds) if both else checked_alive(places, desks, tolds)
        wrong += [f"run {number}: {each}" for each in (*found, *integrity(server.address("team", "boss")))]
        wrong += [f"run {number}: {each}" for each in amcheck(server)]
    for desk, told in zip(desks, tolds, strict=False):
        desk.kill(told)
    if desks:
        wrong += checked_dead(places, tolds)
    return times, sum(told.acknowledged for told in tolds), wrong


def checked_dead(places: list[str], tolds: list[Told]) -> list[str]:
    """What is missing when everybody was killed."""
    return [each for place, told in zip(places, tolds, strict=True) for each in after_the_end(told, place)]


def checked_alive(places: list[str], desks: list[Desk], tolds: list[Told]) -> list[str]:
    """What is missing while everybody goes on: what they say meanwhile may be there already."""
    wrong = []
    for place, desk, told in zip(places, desks, tolds, strict=True):
        desk.heard(told)
        safe = told.saved
        studio = open_studio(place)
        try:
            there = told.there(studio)
            desk.heard(told)  # what was tried between hearing and looking
            wrong += told.wrong(there, safe)
        finally:
            studio.close()
    return wrong


def amcheck(server: PostgresServer) -> list[str]:
    """What PostgreSQL's own look at tables and indexes finds."""
    program = server.binaries / "pg_amcheck"
    if not program.exists():
        return []
    with psycopg.connect(server.address("team").replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(b"CREATE EXTENSION IF NOT EXISTS amcheck SCHEMA pg_catalog")
    ran = subprocess.run(
        [program, "-h", "127.0.0.1", "-p", str(server.port), "-U", "postgres", "-d", "team", "--heapallindexed"],
        capture_output=True,
        text=True,
        check=False,
    )
    return [f"pg_amcheck: {(ran.stdout + ran.stderr).strip()[:300]}"] if ran.returncode else []


def found_team(server: PostgresServer, folder: Path) -> None:
    """A database with roles, calls, and an inspector for each who answers."""
    server.run("CREATE DATABASE team")
    prepare_team(server.address("team"), "boss", lambda: PASSWORD)
    boss = open_studio(server.address("team", "boss"))
    furnish(boss, folder, CALLS)
    for number in range(2 + WRITERS):
        boss.logins.add(NewLogin(f"inspector{number}", f"Inspector {number}", Role.INSPECTOR), PASSWORD)
    boss.close()


def found_folder(folder: Path) -> str:
    """A workspace of one person."""
    studio = open_studio(folder / "centre", create=True)
    studio.people.add_person("Inspector", Role.INSPECTOR)
    furnish(studio, folder, CALLS)
    studio.close()
    return str(folder / "centre")


def show(what: str, found: Found, seconds: float) -> bool:
    """Print; gives whether something is wrong."""
    times, acknowledged, wrong = found
    result = "nothing lost, all checks clean" if not wrong else f"{len(wrong)} WRONG: " + "; ".join(wrong[:3])
    print(f"  {what}: {times} times, {acknowledged} answers acknowledged, {seconds:.0f} s: {result}", flush=True)
    return bool(wrong)


def main(program: int, of_server: int, both: int) -> int:
    """Kill, compare, print; gives 1 where something is lost or broken."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed")
        return 1
    failed = False
    with tempfile.TemporaryDirectory() as name, running(programs, durable=True) as server:
        folder = Path(name)
        lanes = [folder / each for each in ("a", "b", "c", "d", "e")]
        for each in lanes:
            each.mkdir()
        home(folder)
        found_team(server, folder)
        began = time.monotonic()
        with multiprocessing.get_context("fork").Pool(2) as pool:  # one on each processor
            on_file = pool.apply_async(kill_programs, (found_folder(lanes[0]), lanes[0], program // 2, 1))
            team = server.address("team", "inspector0")
            on_server = pool.apply_async(kill_programs, (team, lanes[1], program - program // 2, 2))
            failed |= show("program killed, on a folder", on_file.get(), time.monotonic() - began)
            failed |= show("program killed, on a server", on_server.get(), time.monotonic() - began)
        for what, times, at_once, lane in (
            ("server killed", of_server, False, lanes[2]),
            ("server and programs killed at once", both, True, lanes[3]),
        ):
            began = time.monotonic()
            failed |= show(what, kill_servers(server, lane, times, 3, both=at_once), time.monotonic() - began)
    return int(failed)


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:4]]
    sys.exit(main(*given, *(PROGRAM, SERVER, BOTH)[len(given) :]))
