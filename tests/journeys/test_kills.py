"""Program and server are killed, and nothing acknowledged is lost: a short sample of the benchmark of the same name."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from killed_desk import Told, after_the_end, furnish, trail_and_scores
from postgres_server import PostgresServer, installed, running

from qa_studio.bootstrap import open_studio
from qa_studio.domain.people import Role


@pytest.fixture
def durable() -> Iterator[PostgresServer]:
    """A server of its own that writes to the disk, and is killed."""
    with running(installed(), durable=True) as server:
        yield server


@pytest.fixture
def place(durable: PostgresServer, tmp_path: Path) -> str:
    """A workspace on it with calls."""
    durable.run("CREATE DATABASE kills")
    address = durable.address("kills")
    studio = open_studio(address, create=True)
    studio.people.add_person("Zhang Wei", Role.INSPECTOR)
    furnish(studio, tmp_path, 80)  # more than the pipes hold answers to
    studio.close()
    return address


class Desk:
    """A desktop in a process of its own."""

    def __init__(self, place: str, told: Told) -> None:
        command = [sys.executable, str(Path(__file__).parents[1] / "killed_desk.py"), "services", place]
        home = os.environ | {"PYTHONPATH": os.pathsep.join(str(each) for each in Path(__file__).parents[1:3])}
        self.told = told
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=home)

    def until(self, holds: Callable[[], bool]) -> None:
        """Hear what it says until something holds."""
        assert self._process.stdout is not None
        while not holds():
            line = self._process.stdout.readline()
            assert line, "it ended by itself"
            self.told.hear(line)

    def until_saved(self, answers: int) -> None:
        """Until so many of this life are in the workspace."""
        self.until(lambda: self.told.saved >= answers)

    def kill(self) -> None:
        """Kill -9, and hear its last words."""
        self._process.kill()
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.told.hear(line)
        self._process.wait()


def test_program_and_server_are_killed_and_every_acknowledged_answer_is_there(
    durable: PostgresServer, place: str
) -> None:
    told = Told()
    for answers in (2, 9):
        desk = Desk(place, told)
        desk.until_saved(answers)
        desk.kill()
        assert after_the_end(told, place) == []

    desk = Desk(place, told)
    desk.until_saved(3)
    durable.kill()
    kept = told.kept
    # The server is away: answers are kept on this computer, and acknowledged as that.
    desk.until(lambda: told.kept > kept)
    durable.start()
    desk.until_saved(told.saved + 4)
    durable.kill()
    desk.kill()
    durable.start()
    assert after_the_end(told, place) == []
    studio = open_studio(place)
    assert trail_and_scores(studio) == []
    studio.close()
