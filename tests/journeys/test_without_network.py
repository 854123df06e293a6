"""The network is gone: the inspection goes on, nothing is lost however it ends, and what collides is asked."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from threading import Timer

import pytest
from network_between import NetworkBetween
from postgres_server import PostgresServer
from PySide6.QtCore import Qt
from team_stage import TeamStage
from window_stage import Seat, Sit

from qa_studio.domain.recording import RecordingId
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.ui.components.both_versions import BothVersions
from qa_studio.ui.navigation import ToInspection

CONTROL = Qt.KeyboardModifier.ControlModifier
_calls = count(10)


@pytest.fixture(scope="module")
def team(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> TeamStage:
    return TeamStage.founded(server, "without_network", tmp_path_factory.mktemp("team"))


@pytest.fixture
def recording(team: TeamStage) -> RecordingId:
    """A call of its own for each story."""
    with team.studio("boss") as boss:
        known = boss.library.first(RecordingFilter(), RecordingSort())
        east = next(row for row in known if row.team_name == "East")
        details = boss.library.get(east.id).details
        assert details.team is not None and details.agent is not None
        return team.call(boss, "East", next(_calls), details.team, details.agent)


@pytest.fixture
def between(team: TeamStage) -> Iterator[NetworkBetween]:
    with NetworkBetween(team.server.port) as network:
        yield network


def begun(seat: Seat, address: str, recording: RecordingId) -> None:
    """The window on the team's workspace, one call open."""
    seat.window.open(address)
    seat.until(lambda: seat.window.studio is not None)
    seat.settle()
    seat.window.navigation.go(ToInspection(recording, "call"))
    page = seat.page()
    seat.until(lambda: getattr(page, "bench", None) is not None)
    seat.settle()


def line(seat: Seat) -> str:
    """What the status line says of what waits."""
    waiting = seat.window.shell.status.waiting
    return waiting.text() if not waiting.isHidden() else ""


def kept(team: TeamStage, recording: RecordingId) -> dict[str, object]:
    """What the workspace has, asked beside all programs."""
    with team.sql("postgres") as sql:
        rows = sql.execute(
            "SELECT a.question, a.value FROM inspection_answers a JOIN inspections i ON i.id = a.inspection_id "
            "WHERE i.recording_id = %s",
            (recording,),
        ).fetchall()
    return dict(rows)


def test_the_inspection_goes_on_and_everything_is_sent_when_the_network_is_back(
    team: TeamStage, recording: RecordingId, between: NetworkBetween, sit: Sit
) -> None:
    with sit() as seat:
        begun(seat, between.through(team.address("li")), recording)
        seat.press(Qt.Key.Key_1)
        seat.settle()
        assert kept(team, recording) == {"greeting": "yes"}
        assert seat.window.shell.status.saved.text().startswith("Saved") and not line(seat)
        between.cut()
        seat.press(Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_1)
        seat.until(lambda: line(seat) == "Not connected, 2 changes waiting")
        assert seat.bench.header.saved.text() == "Kept on this computer"
        seat.press(Qt.Key.Key_2)
        seat.press(Qt.Key.Key_Z, modifier=CONTROL)
        seat.until(lambda: line(seat) == "Not connected, 4 changes waiting")
        assert seat.bench.judging.draft.answers.values["identity"] == "yes"
        seat.press(Qt.Key.Key_Return, modifier=CONTROL)
        seat.until(lambda: "Complete it when the server answers" in seat.told())
        assert kept(team, recording) == {"greeting": "yes"}
        between.restore()
        seat.window.shell.status.waiting.clicked.emit()
        seat.until(lambda: not line(seat))
        seat.settle()
        assert kept(team, recording) == {"greeting": "yes", "solution": "partly", "identity": "yes"}
        assert seat.window.shell.status.saved.text().startswith("Saved")


def test_what_somebody_changed_meanwhile_is_shown_beside_and_chosen_from(
    team: TeamStage, recording: RecordingId, between: NetworkBetween, sit: Sit
) -> None:
    with sit() as seat:
        begun(seat, between.through(team.address("li")), recording)
        between.cut()
        seat.press(Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_1)
        seat.until(lambda: line(seat) == "Not connected, 2 changes waiting")
        with team.studio("li") as elsewhere:  # the same person at home
            elsewhere.inspections.answer(seat.bench.subject.inspection, "greeting", "no")
        between.restore()
        seat.window.shell.status.waiting.clicked.emit()
        seat.until(lambda: line(seat) == "1 change to decide")
        assert not seat.window.shell.findChildren(BothVersions)  # nobody's keys are taken
        assert "changed elsewhere too" in seat.told()
        seat.window.shell.status.waiting.clicked.emit()
        seat.until(lambda: seat.window.shell.findChildren(BothVersions))
        (dialog,) = seat.window.shell.findChildren(BothVersions)
        (row,) = dialog.rows
        assert row.versions.title == "1.1 Greets · Answer"
        assert row.versions.mine.startswith("yes") and row.versions.theirs.startswith("no\nLi Na")
        assert kept(team, recording) == {"greeting": "no", "solution": "yes"}  # nothing is guessed
        dialog.choose_all("mine")
        dialog.accept()
        seat.until(lambda: not line(seat))
        seat.settle()
        assert "changed elsewhere too" not in seat.told()
        assert kept(team, recording) == {"greeting": "yes", "solution": "yes"}
        assert seat.bench.judging.draft.answers.values == {"greeting": "yes", "solution": "yes"}


def test_what_was_answered_after_it_was_completed_elsewhere_becomes_a_correction(
    team: TeamStage, recording: RecordingId, between: NetworkBetween, sit: Sit
) -> None:
    with sit() as seat:
        begun(seat, between.through(team.address("li")), recording)
        between.cut()
        seat.press(Qt.Key.Key_1)
        seat.until(lambda: line(seat) == "Not connected, 1 change waiting")
        with team.studio("li") as elsewhere:
            inspection = seat.bench.subject.inspection
            elsewhere.inspections.answer_many(inspection, {"greeting": "no", "solution": "yes", "identity": "yes"})
            elsewhere.inspections.comment(inspection, "greeting", "no word")
            evaluation = elsewhere.inspections.complete(inspection)
        between.restore()
        seat.window.shell.status.waiting.clicked.emit()
        seat.until(lambda: line(seat) == "1 change to decide")
        seat.window.shell.status.waiting.clicked.emit()
        seat.until(lambda: seat.window.shell.findChildren(BothVersions))
        (dialog,) = seat.window.shell.findChildren(BothVersions)
        assert dialog.rows[0].versions.theirs.startswith("no\nLi Na, completed")
        dialog.choose_all("mine")
        dialog.accept()
        seat.until(lambda: seat.bench.subject.revises == evaluation)
        seat.settle()
        assert seat.bench.judging.draft.answers.values == {"greeting": "yes", "solution": "yes", "identity": "yes"}
        assert not line(seat)


def test_a_network_that_swallows_everything_is_said_too_and_nothing_arrives_twice(
    team: TeamStage, recording: RecordingId, between: NetworkBetween, sit: Sit
) -> None:
    with sit() as seat:
        begun(seat, between.through(team.address("li")), recording)
        between.cut(silently=True)
        seat.press(Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_2)
        seat.until(lambda: line(seat) == "2 changes waiting")
        assert seat.bench.header.saved.text() == "Kept on this computer"
        between.restore()
        seat.until(lambda: not line(seat))
        seat.settle()
        assert kept(team, recording) == {"greeting": "yes", "solution": "partly"}
        seat.press(Qt.Key.Key_Z, Qt.Key.Key_Z, modifier=CONTROL)
        seat.settle()
        assert kept(team, recording) == {}
        assert seat.window.studio is not None
        assert seat.window.studio.inspections.undo(seat.bench.subject.inspection) == ()


# The window in a process of its own; it tells each state of its status line and never ends by itself.
DRIVER = """
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qa_studio.app import make_window
from qa_studio.ui.navigation import ToInspection

app = QApplication([])
window = make_window(app, "en")
window.start(sys.argv[1])
told, keys = "", iter((Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_3, Qt.Key.Key_Down, Qt.Key.Key_1))

def bench():
    page = window.shell.page("inspect")
    return page.bench if page is not None else None

def look():
    global told
    if window.studio is None or window.runner.busy:
        return
    if bench() is None:
        window.navigation.go(ToInspection(int(sys.argv[2]), "call"))
        return
    words = window.shell.status.waiting.text() or "open"
    if words != told:
        told = words
        print(words, flush=True)

def listen(key):
    QTest.keyClick(bench(), key)

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()

from PySide6.QtCore import QSocketNotifier
ear = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
ear.activated.connect(lambda: sys.stdin.readline() and [listen(key) for key in keys])
app.exec()
"""


def test_killed_without_a_network_and_everything_is_there_when_it_is_back(
    team: TeamStage, recording: RecordingId, between: NetworkBetween, sit: Sit, tmp_path: Path
) -> None:
    address = between.through(team.address("li"))
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER, address, str(recording)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    watch = Timer(120, process.kill)  # a line that never comes must not hold up all other tests
    watch.start()
    try:
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline() == "open\n"
        between.cut()
        process.stdin.write("answer\n")
        process.stdin.flush()
        said = ""
        while said != "Not connected, 3 changes waiting\n":
            said = process.stdout.readline()
            assert said
    finally:
        watch.cancel()
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert kept(team, recording) == {}

    with sit() as seat:
        seat.window.open(address)
        seat.until(lambda: "3 changes of yours wait on this computer" in seat.told())
        between.restore()
        seat.window.open(address)
        seat.until(lambda: seat.window.studio is not None)
        seat.settle()
        seat.until(lambda: len(kept(team, recording)) == 3)
        assert kept(team, recording) == {"greeting": "yes", "solution": "no", "identity": "yes"}
        begun(seat, address, recording)
        assert len(seat.bench.judging.draft.answers.values) == 3
