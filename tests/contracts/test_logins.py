"""Logins on a real server: made, changed, disabled, let in again, and the last administrator stays."""

from collections.abc import Iterator
from threading import Thread

import psycopg
import pytest
from postgres_server import installed, running
from team_stage import PASSWORD, TeamStage

from qa_studio.domain.audit import Subject
from qa_studio.domain.login import LoginLine, NewLogin
from qa_studio.domain.people import Role
from qa_studio.errors import Refused
from qa_studio.services.rows import AuditFilter
from qa_studio.services.studio import Studio


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamStage]:
    with running(installed()) as server:
        yield TeamStage.founded(server, "people", tmp_path_factory.mktemp("people"))


@pytest.fixture
def boss(team: TeamStage) -> Iterator[Studio]:
    with team.studio("boss") as studio:
        yield studio


def line(studio: Studio, login: str) -> LoginLine:
    return next(each for each in studio.logins.lines() if each.login == login)


def groups(team: TeamStage, login: str) -> list[str]:
    with team.sql("postgres") as sql:
        return [
            row[0]
            for row in sql.execute(
                "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid "
                "JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = %s",
                (login,),
            )
        ]


def test_another_role_name_and_team_from_the_next_question_on(team: TeamStage, boss: Studio) -> None:
    boss.logins.add(NewLogin("sun", "Sun Yi", Role.INSPECTOR, ("East",)), PASSWORD)
    with team.sql("sun") as open_already:
        assert open_already.execute("SELECT count(*) FROM recordings").fetchone() == (3,)
        boss.logins.change(NewLogin("sun", "Sun Yiyi", Role.LEAD, ("West",)))
        assert (line(boss, "sun").name, line(boss, "sun").role) == ("Sun Yiyi", Role.LEAD)
        assert line(boss, "sun").teams == ("West",)
    with team.sql("sun") as later:
        found = later.execute("SELECT DISTINCT t.name FROM recordings r JOIN teams t ON t.id = r.team_id")
        assert found.fetchall() == [("West",)]
    assert groups(team, "sun") == ["qa_lead"]


def test_an_agents_login_needs_the_agents_number(boss: Studio) -> None:
    boss.logins.add(NewLogin("gao", "Gao", Role.TRAINER), PASSWORD)
    with pytest.raises(Refused, match="no agent with the number “”"):
        boss.logins.change(NewLogin("gao", "Gao", Role.AGENT))
    boss.logins.change(NewLogin("gao", "Gao", Role.AGENT, (), "W1"))
    assert line(boss, "gao").agent == "W1"
    with pytest.raises(Refused, match="no team Nowhere"):
        boss.logins.change(NewLogin("gao", "Gao", Role.TRAINER, ("Nowhere",)))
    assert line(boss, "gao").role is Role.AGENT


@pytest.mark.parametrize(
    ("login", "said"),
    [("li", "a login li already"), ("postgres", "of another database or of its own"), ("Li Na", "can't be a login")],
)
def test_a_login_that_can_not_be_is_refused_with_a_sentence(boss: Studio, login: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        boss.logins.add(NewLogin(login, "Somebody", Role.INSPECTOR), PASSWORD)


def test_who_is_disabled_sees_nothing_at_once_and_comes_back_as_before(team: TeamStage, boss: Studio) -> None:
    boss.logins.add(NewLogin("qian", "Qian", Role.INSPECTOR, ("East",)), PASSWORD)
    with team.sql("qian") as open_already:
        boss.logins.disable("qian")
        with pytest.raises(psycopg.Error):
            open_already.execute("SELECT count(*) FROM recordings")
    with pytest.raises(psycopg.OperationalError), team.sql("qian"):
        pass
    boss.logins.enable("qian")
    with team.sql("qian") as again:
        assert again.execute("SELECT count(*) FROM recordings").fetchone() == (3,)
    assert line(boss, "qian").teams == ("East",)


def test_the_last_administrator_is_neither_disabled_nor_made_another(team: TeamStage, boss: Studio) -> None:
    with pytest.raises(Refused, match="boss is the last administrator"):
        boss.logins.disable("boss")
    with pytest.raises(Refused, match="boss is the last administrator"):
        boss.logins.change(NewLogin("boss", "boss", Role.INSPECTOR))
    with team.sql("boss") as sql:
        assert sql.execute("UPDATE persons SET left_on = now(), name = 'x' WHERE login = 'boss'").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sql.execute("UPDATE persons SET role = 'agent'")


def test_who_has_a_login_is_changed_as_a_login_only(boss: Studio) -> None:
    li = line(boss, "li")
    with pytest.raises(Refused, match="Li Na has the login li"):
        boss.people.change_person(li.person, "Li Na", Role.LEAD)
    assert line(boss, "li").role is Role.INSPECTOR


def test_two_who_demote_each_other_at_once_leave_one(team: TeamStage, boss: Studio) -> None:
    boss.logins.add(NewLogin("vice", "Vice", Role.ADMINISTRATOR), PASSWORD)
    refused: list[Exception] = []

    def demote(by: str, whom: str) -> None:
        with team.studio(by) as studio:
            try:
                studio.logins.change(NewLogin(whom, whom, Role.INSPECTOR))
            except Refused as error:
                refused.append(error)

    both = [Thread(target=demote, args=pair) for pair in (("boss", "vice"), ("vice", "boss"))]
    for each in both:
        each.start()
    for each in both:
        each.join()
    with team.sql("postgres") as sql:
        left = sql.execute("SELECT login FROM persons WHERE role = 'administrator' AND login IS NOT NULL").fetchall()
        assert (len(left), len(refused)) == (1, 1)
        if left != [("boss",)]:  # the other stories need this one
            sql.execute("UPDATE persons SET role = 'administrator' WHERE login = 'boss'")
            sql.execute("REVOKE qa_inspector FROM boss")
            sql.execute("GRANT qa_administrator TO boss")


def test_only_what_a_password_is_checked_by_goes_to_the_server(team: TeamStage, boss: Studio) -> None:
    with team.sql("postgres") as sql:
        sql.execute("ALTER SYSTEM SET log_statement = 'all'")
        sql.execute("SELECT pg_reload_conf()")
    secret = "a very secret sentence"
    with team.studio("boss") as told:  # a connection made after the server began to write everything down
        told.logins.add(NewLogin("shen", "Shen", Role.TRAINER), secret)
        told.logins.change_password("shen", secret + " again")
    team.server.demand_passwords("shen")
    with psycopg.connect(
        host="127.0.0.1", port=team.server.port, user="shen", password=secret + " again", dbname=team.database
    ) as own:
        assert own.execute("SELECT qa_me() IS NOT NULL").fetchone() == (True,)
    written = (team.server.folder / "log").read_text("utf-8")
    assert "qa_add_login" in written and "SCRAM-SHA-256$" in written
    assert secret not in written


def test_everybody_changes_their_own_password_who_knows_it(
    team: TeamStage, boss: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss.logins.add(NewLogin("kang", "Kang", Role.AGENT, (), "E1"), PASSWORD)
    team.server.demand_passwords("kang")
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    with team.studio("kang") as kang:
        with pytest.raises(Refused, match="not your present"):
            kang.logins.change_own_password("wrong", "another horse battery")
        with pytest.raises(Refused, match="characters at least"):
            kang.logins.change_own_password(PASSWORD, "short")
        kang.logins.change_own_password(PASSWORD, "another horse battery")
    monkeypatch.setenv("PGPASSWORD", "another horse battery")
    with team.studio("kang") as again:
        again.logins.seen()
    assert line(boss, "kang").last_seen_at is not None


def test_a_new_password_stands_in_the_audit_trail_without_it(boss: Studio) -> None:
    boss.logins.change_password("tian", "yet another horse")
    newest = boss.audit.events(AuditFilter(subject=Subject.PERSON))[0]
    assert newest.after == {"password": "new"}
    assert newest.person == "boss"
