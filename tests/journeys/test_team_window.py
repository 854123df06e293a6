"""The window on a team's server: the login says who sits here, and each role is offered what is its own."""

from collections.abc import Iterator

import pytest
from postgres_server import installed, running
from team_stage import TeamStage
from window_stage import Seat, Sit

from qa_studio.domain.people import Role
from qa_studio.ui.administration.login_cells import PersonLine
from qa_studio.ui.administration.logins_view import LoginsView
from qa_studio.ui.administration.page import AdministrationPage
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


def people_page(seat: Seat) -> LoginsView:
    page = seat.go("administration")
    assert isinstance(page, AdministrationPage) and page.logins is not None
    page.show_tab("users")
    seat.until(lambda: page.logins is not None and page.logins.model.rowCount())
    return page.logins


def cells(view: LoginsView, login: str) -> list[str]:
    row = next(n for n, line in enumerate(view.model.rows()) if line.login and line.login.login == login)
    return [view.model.index(row, column).data() for column in range(view.model.columnCount())]


def line_of(view: LoginsView, login: str) -> PersonLine:
    return next(line for line in view.model.rows() if line.login and line.login.login == login)


def test_the_people_of_a_team_stand_with_role_teams_and_when_they_were_here(team: TeamStage, sit: Sit) -> None:
    with team.studio("li"), sit() as seat:
        view = people_page(opened(seat, team.address("boss")))
        assert cells(view, "li") == ["Li Na", "li", "Inspector", "East", "Enabled", "Now"]
        assert cells(view, "zhao") == ["Zhao Yu", "zhao", "Team lead", "West", "Enabled", "Never"]
        view.role.set_code(Role.LEAD)
        view.role.chosen.emit(Role.LEAD)
        assert [line.person.name for line in view.model.rows()] == ["Ma Li", "Zhao Yu"]
        view.show_everybody()
        view.table.show_sorted("seen", False)
        view.table.sort_asked.emit("seen", False)
        assert view.model.index(0, 5).data() == "Now"
        assert view.model.rows()[-1].person.name == "Zhao Yu"
        assert view.count.text() == "7 people, 7 enabled"


def test_somebody_is_let_in_and_the_password_is_shown_once(team: TeamStage, sit: Sit) -> None:
    with sit() as seat:
        view = people_page(opened(seat, team.address("boss")))
        dialog = view.add()
        dialog.name.setText("Chen Jing")
        dialog.login.setText("chen.jing")
        seat.click(dialog.accept_button)
        assert dialog.why.text() == "Choose a team: without one the login sees no calls of any."
        seat.click(dialog.teams.chips[0])
        seat.click(dialog.accept_button)
        seat.until(lambda: dialog.why.text() == "A password has 8 characters at least. Choose a longer one.")
        seat.click(dialog.password.made)
        made = dialog.password.text()
        assert dialog.password.strength_words() == "Strong"
        seat.click(dialog.accept_button)
        seat.until(lambda: view.handed is not None)
        assert view.handed is not None
        seat.click(view.handed.copy)
        assert view.handed.clipboard_words() == made
        view.handed.accept()
        seat.settle()
        assert cells(view, "chen.jing")[1:5] == ["chen.jing", "Inspector", "East", "Enabled"]


def test_roles_teams_and_who_may_connect_are_changed_in_the_window(team: TeamStage, sit: Sit) -> None:
    with sit() as seat:
        view = people_page(opened(seat, team.address("boss")))
        dialog = view.edit(line_of(view, "wu"))
        dialog.role.set_code(Role.AGENT)
        dialog.role.chosen.emit(Role.AGENT)
        seat.click(dialog.accept_button)
        seat.until(lambda: "no agent with the number" in dialog.why.text())
        dialog.agent.setText("W1")
        seat.click(dialog.accept_button)
        seat.until(lambda: cells(view, "wu")[2].startswith("Agent"))
        question = view.disable(line_of(view, "wu"))
        assert seat.keyboard() is question.reject_button
        seat.click(question.accept_button)
        seat.until(lambda: cells(view, "wu")[4] == "Disabled")
        view.enable(line_of(view, "wu"))
        seat.until(lambda: cells(view, "wu")[4] == "Enabled")
        last = next(each for each in view.menu(line_of(view, "boss")).actions() if each.text().startswith("Disable"))
        assert not last.isEnabled()
        demoted = view.edit(line_of(view, "boss"))
        demoted.role.set_code(Role.TRAINER)
        seat.click(demoted.accept_button)
        seat.until(lambda: "the last administrator" in demoted.why.text())
        demoted.reject()
        seat.settle()
        assert seat.noticed == []


def test_an_open_window_tells_now_and_then_that_somebody_is_here(team: TeamStage, sit: Sit) -> None:
    with sit() as seat, team.sql("postgres") as sql:
        opened(seat, team.address("ma"))
        sql.execute("UPDATE persons SET last_seen_at = now() - interval '1 hour' WHERE login = 'ma'")
        assert seat.window._here is not None
        seat.window._here.tell()
        seat.settle()
        found = sql.execute("SELECT last_seen_at > now() - interval '1 minute' FROM persons WHERE login = 'ma'")
        assert found.fetchone() == (True,)


def test_everybody_changes_their_own_password_in_the_persons_menu(
    team: TeamStage, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with team.studio("boss") as boss:
        boss.logins.change_password("tian", "a first horse battery")
    team.server.demand_passwords("tian")
    monkeypatch.setenv("PGPASSWORD", "a first horse battery")
    with sit() as seat:
        opened(seat, team.address("tian"))
        dialog = seat.window.change_my_password()
        dialog.present.setText("wrong")
        dialog.password.field.setText("a second horse battery")
        dialog.again.setText("a second horse")
        seat.click(dialog.accept_button)
        assert dialog.why.text() == "The two new passwords differ."
        dialog.again.setText("a second horse battery")
        seat.click(dialog.accept_button)
        seat.until(lambda: "not your present password" in dialog.why.text())
        before = seat.window.studio
        dialog.present.setText("a first horse battery")
        seat.click(dialog.accept_button)
        seat.until(lambda: seat.window.studio not in (None, before))
        seat.settle()
        assert seat.window.person.name == "Tian Jie"
        assert seat.noticed == []
