"""The window on a server that is far away, and one that has fallen silent."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from network_between import NetworkBetween
from postgres_server import PostgresServer
from PySide6.QtWidgets import QApplication
from team_stage import TeamStage
from window_stage import Sit

from qa_studio.bootstrap import open_studio
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.ui.inspect.subject import read_inspection
from qa_studio.ui.navigation import ToPlace


@pytest.fixture(scope="module")
def team(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> TeamStage:
    return TeamStage.founded(server, "far_away", tmp_path_factory.mktemp("team"))


@pytest.fixture
def between(server: PostgresServer) -> Iterator[NetworkBetween]:
    with NetworkBetween(server.port) as network:
        yield network


def test_the_window_says_that_it_connects_and_can_be_told_to_stop(
    team: TeamStage, between: NetworkBetween, sit: Sit
) -> None:
    between.cut(silently=True)
    with sit() as seat:
        seat.window.open(between.through(team.address("li")))
        seat.until(lambda: seat.window.runner.tasks)
        assert seat.window.shell.status.task_words.text() == "Connecting to far_away · 127.0.0.1"
        seat.click(seat.window.shell.status.cancel)
        between.restore()
        seat.settle()
        assert seat.window.studio is None
        assert seat.noticed == []


def test_a_silent_server_keeps_the_window_neither_from_turning_nor_from_closing(
    team: TeamStage, between: NetworkBetween, sit: Sit
) -> None:
    with sit() as seat:
        seat.window.open(between.through(team.address("ma")))
        seat.until(lambda: seat.window.studio is not None)
        seat.settle()
        between.cut(silently=True)
        for place in ("recordings", "causes", "scorecards"):
            seat.window.navigation.go(ToPlace(place))
            QApplication.processEvents()
        assert seat.window.runner.busy


def test_opening_a_call_and_answering_go_to_the_server_a_few_times_only(
    team: TeamStage, between: NetworkBetween
) -> None:
    studio = open_studio(between.through(team.address("li")))
    assert studio.person is not None
    call = next(row for row in studio.library.first(RecordingFilter(), RecordingSort()) if row.state == "new")
    inspection = studio.inspections.begin(call.id, "call", studio.person)

    def ways(work: Callable[[], object]) -> int:
        before = between.round_trips
        with ThreadPoolExecutor(1) as reader:  # as the window does, never on its own thread
            reader.submit(work).result()
        return between.round_trips - before

    # Connecting and preparing a statement cost some more, once.
    ways(lambda: read_inspection(studio, inspection))
    ways(lambda: studio.inspections.answer(inspection, "greeting", "no"))
    assert ways(lambda: read_inspection(studio, inspection)) <= 16
    assert ways(lambda: studio.inspections.answer(inspection, "greeting", "yes")) <= 7
    studio.close()
