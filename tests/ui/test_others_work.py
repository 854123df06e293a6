"""What others do in the same workspace is there within a second."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres_server import PostgresServer
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qa_studio.bootstrap import open_studio
from qa_studio.domain.people import Role
from qa_studio.services.events import Event, PeopleChanged, RecordingsImported, WorkspaceChanged
from qa_studio.services.notices import read, written
from qa_studio.services.studio import Studio
from qa_studio.ui.others_work import OthersWork
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner


class Desktop:
    """A window's ears on a workspace."""

    def __init__(self, studio: Studio, parent: QObject) -> None:
        self.studio, self.heard = studio, list[Event]()
        self.runner = TaskRunner(Presenter("en", Path("log")))
        studio.events.deliver_through(self.runner.post)
        studio.events.listen(Event, self.heard.append)
        self.others = OthersWork(studio.notices, studio.events, self.runner, self.runner)

    def close(self) -> None:
        """Sit up."""
        self.others.close()
        self.runner.close()
        self.studio.close()


@pytest.fixture
def sit_down(qtbot: QtBot) -> Iterator[Callable[[str], Desktop]]:
    """Opens workspaces at desktops that are left after the test."""
    desktops: list[Desktop] = []
    above = QObject()

    def sit(where: str) -> Desktop:
        desktops.append(Desktop(open_studio(where, create=True), above))
        return desktops[-1]

    yield sit
    for desktop in desktops:
        desktop.close()


@pytest.fixture
def address(server: PostgresServer, request: pytest.FixtureRequest) -> str:
    """An empty database."""
    name = f"others_{abs(hash(request.node.name)) % 10**9}"
    server.run(f"CREATE DATABASE {name}")
    return server.address(name)


def test_a_colleague_on_the_same_server_is_heard_with_what_was_done(
    sit_down: Callable[[str], Desktop], address: str, qtbot: QtBot
) -> None:
    ours, theirs = sit_down(address), sit_down(address)
    qtbot.waitUntil(lambda: ours.others.listening and theirs.others.listening)
    theirs.studio.people.add_person("李静", Role.INSPECTOR)
    qtbot.waitUntil(lambda: PeopleChanged() in ours.heard)
    assert theirs.heard == [PeopleChanged()]


def test_one_does_not_hear_oneself_twice(sit_down: Callable[[str], Desktop], address: str, qtbot: QtBot) -> None:
    ours, theirs = sit_down(address), sit_down(address)
    qtbot.waitUntil(lambda: ours.others.listening and theirs.others.listening)
    ours.studio.people.add_team("East")
    theirs.studio.people.add_team("West")
    qtbot.waitUntil(lambda: len(theirs.heard) == 2)
    qtbot.waitUntil(lambda: len(ours.heard) == 2)


def test_a_command_beside_the_window_is_noticed_in_a_folder(
    sit_down: Callable[[str], Desktop], tmp_path: Path, qtbot: QtBot
) -> None:
    ours = sit_down(str(tmp_path / "centre"))
    qtbot.waitUntil(lambda: ours.others.listening)
    command = open_studio(tmp_path / "centre")
    command.people.add_person("李静", Role.INSPECTOR)
    command.close()
    qtbot.waitUntil(lambda: WorkspaceChanged() in ours.heard)


def test_a_lost_connection_is_made_again_and_the_pages_look_anew(
    sit_down: Callable[[str], Desktop], address: str, server: PostgresServer, qtbot: QtBot
) -> None:
    ours = sit_down(address)
    qtbot.waitUntil(lambda: ours.others.listening)
    server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'QA Studio%'")
    qtbot.waitUntil(lambda: WorkspaceChanged() in ours.heard, timeout=15_000)
    assert ours.others.listening


def test_events_travel_as_text_and_what_is_too_long_says_that_something_changed() -> None:
    few, many = RecordingsImported((1, 2)), RecordingsImported(tuple(range(5_000)))  # type: ignore[arg-type]
    assert [read(text) for text in written([few, many, PeopleChanged()])] == [few, WorkspaceChanged(), PeopleChanged()]


@pytest.mark.parametrize("text", ['["OfTomorrow", {}]', '["PeopleChanged", {"who": 1}]', '["Event2", []]'])
def test_what_a_newer_program_tells_is_that_something_changed(text: str) -> None:
    assert read(text) == WorkspaceChanged()
