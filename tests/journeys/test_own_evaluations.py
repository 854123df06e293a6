"""An agent reads what was found in the own calls, acknowledges it and says something; the inspector sees it at once."""

from collections.abc import Iterator

import pytest
from postgres_server import PostgresServer
from PySide6.QtCore import Qt
from team_stage import TeamStage
from window_stage import Seat, Sit

from qa_studio.domain.evaluation import EvaluationId
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.ui.inspect.acknowledging import AcknowledgeDialog
from qa_studio.ui.inspect.page import InspectPage
from qa_studio.ui.navigation import ToEvaluation
from qa_studio.ui.own_evaluations.page import OwnEvaluationsPage


@pytest.fixture(scope="module")
def team(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamStage]:
    yield TeamStage.founded(server, "own_evaluations", tmp_path_factory.mktemp("own"))


@pytest.fixture
def judged(team: TeamStage) -> EvaluationId:
    """A call of Wang Fang's that Li Na has judged just now."""
    with team.studio("li") as li:
        calls = li.library.first(RecordingFilter(), RecordingSort(), 9)
        assert li.person is not None
        begun = li.inspections.begin(next(row.id for row in calls if row.state == "new"), "call", li.person)
        li.inspections.answer_many(begun, {"greeting": "yes", "solution": "yes", "identity": "yes"})
        return li.inspections.complete(begun)


def opened(seat: Seat, address: str) -> Seat:
    seat.window.open(address)
    seat.until(lambda: seat.window.studio is not None)
    seat.settle()
    return seat


def test_an_agent_acknowledges_with_a_comment(team: TeamStage, judged: EvaluationId, sit: Sit) -> None:
    with sit() as seat:
        opened(seat, team.address("fang"))
        page = seat.page()
        assert isinstance(page, OwnEvaluationsPage)
        assert next(row.evaluation.id for row in page.model.rows() if not row.said) == judged
        page.table.select_row(0)
        page.table.opened.emit(0)
        seat.until(lambda: seat.window.shell.place == "inspect")
        seat.settle()
        bench = seat.bench
        assert bench.footer.acknowledge.isVisible()
        assert "not acknowledged" in bench.header.saved.text()
        seat.click(bench.footer.acknowledge)
        inspect = seat.page()
        assert isinstance(inspect, InspectPage) and isinstance(inspect.dialog, AcknowledgeDialog)
        seat.type("I did greet her.")
        seat.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
        seat.until(lambda: bench.banner("acknowledged") is not None)
        assert "Acknowledged by Wang Fang" in seat.told() and "I did greet her." in seat.told()
        assert bench.footer.acknowledge.text() == "Comment…"
        again = seat.go("own_evaluations")
        assert isinstance(again, OwnEvaluationsPage)
        assert [row.said[0].comment for row in again.model.rows() if row.evaluation.id == judged] == [
            "I did greet her."
        ]
        assert again.waiting.isHidden()
        assert seat.noticed == []


def test_the_inspector_sees_it_while_reading(team: TeamStage, judged: EvaluationId, sit: Sit) -> None:
    with sit() as seat:
        opened(seat, team.address("li"))
        seat.go(ToEvaluation(judged))
        bench = seat.bench
        assert not bench.footer.acknowledge.isVisible()
        assert bench.banner("acknowledged") is None
        with team.studio("fang") as fang:
            assert fang.person is not None
            fang.acknowledgements.acknowledge(judged, "Understood.", fang.person)
        seat.until(lambda: bench.banner("acknowledged") is not None)
        assert "Understood." in seat.told()
        assert bench.header.saved.text().endswith("· acknowledged")
