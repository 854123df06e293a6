"""The window on a team's server: the login says who sits here, and each role is offered what is its own."""

from collections.abc import Iterator

import pytest
from postgres_server import installed, running
from team_stage import TeamStage
from window_stage import Seat, Sit

from qa_studio.ui.my_work.page import MyWorkPage


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamStage]:
    with running(installed()) as server:
        yield TeamStage.founded(server, "team_window", tmp_path_factory.mktemp("team"))


def opened(seat: Seat, address: str) -> Seat:
    seat.window.open(address)
    seat.until(lambda: seat.window.studio is not None)
    seat.settle()
    return seat


def offered(seat: Seat) -> set[str]:
    return {command.code for command in seat.window.shell.commands()}


def test_an_inspector_is_who_the_login_says(team: TeamStage, sit: Sit) -> None:
    with sit() as seat:
        opened(seat, team.address("li"))
        assert seat.window.person.name == "Li Na"
        menu = seat.window._person_menu(seat.window.shell)
        assert "Who sits here" not in [action.text() for action in menu.actions()]
        commands = offered(seat)
        assert {"go_my_work", "go_recordings", "search"} <= commands
        assert not {"go_administration", "import", "backup"} & commands
        page = seat.page()
        assert isinstance(page, MyWorkPage)
        assert page.who.isHidden()
        page.open_next()
        seat.until(lambda: seat.window.shell.place == "inspect")
        seat.settle()
        assert seat.noticed == []


def test_an_agent_sees_their_own_only(team: TeamStage, sit: Sit) -> None:
    with sit() as seat:
        opened(seat, team.address("fang"))
        places = {name for name in offered(seat) if name.startswith("go_")}
        assert places == {"go_own_evaluations", "go_inspect"}
        assert seat.noticed == []


@pytest.mark.parametrize("login", ["boss", "ma", "tian"])
def test_every_place_opens_without_a_complaint(team: TeamStage, sit: Sit, login: str) -> None:
    with sit() as seat:
        opened(seat, team.address(login))
        for place in sorted(name.removeprefix("go_") for name in offered(seat) if name.startswith("go_")):
            seat.go(place)
            assert seat.noticed == [], place
