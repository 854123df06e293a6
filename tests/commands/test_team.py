"""Preparing a server for a team, and the logins of its people, on the command line."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import psycopg
import pytest
from command_shell import Shell
from postgres_server import PostgresServer, installed, running

from qa_studio.bootstrap import open_studio
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound

PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def cluster() -> Iterator[PostgresServer]:
    """A server of its own: logins belong to the whole server."""
    with running(installed()) as started:
        yield started


@pytest.fixture(autouse=True)
def new_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_STUDIO_NEW_PASSWORD", PASSWORD)


def test_a_server_is_prepared_filled_with_people_and_checked(cluster: PostgresServer, qa: Shell) -> None:
    cluster.run("CREATE DATABASE quality")
    owner, boss = cluster.address("quality"), cluster.address("quality", "boss")

    made = qa.anywhere("--workspace", owner, "--json", "team", "init", "--administrator", "boss").json
    assert made["administrator"] == "boss"
    assert made["pg_hba"][0] == 'hostssl   "quality" all 0.0.0.0/0 scram-sha-256'
    assert "ssl = on" in made["settings"]
    again = qa.anywhere("--workspace", owner, "team", "init", "--administrator", "boss")
    assert again.status == 0, again.err

    added = qa.anywhere("--workspace", boss, "users", "add", "li", "--role", "inspector", "--name", "Li Na")
    assert added.status == 0, added.err
    cluster.demand_passwords("li")
    assert connects(cluster, "li", PASSWORD)
    assert qa.anywhere("--workspace", boss, "--json", "users", "list").json[1] == {
        "login": "li",
        "name": "Li Na",
        "role": "inspector",
        "teams": [],
        "agent": None,
        "active": True,
        "last_seen_at": None,
    }
    refused = qa.anywhere("--workspace", boss, "users", "add", "wu", "--role", "inspector", "--team", "Nowhere")
    assert refused.status == 1
    assert "Nowhere" in refused.err

    assert qa.anywhere("--workspace", boss, "users", "disable", "li").status == 0
    assert not connects(cluster, "li", PASSWORD)
    back = qa.anywhere("--workspace", boss, "users", "add", "li", "--role", "lead", "--name", "Li Na")
    assert back.status == 0, back.err
    assert connects(cluster, "li", PASSWORD)


def test_another_password(cluster: PostgresServer, qa: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    boss = prepared(cluster, qa, "passwords", "chief")
    assert qa.anywhere("--workspace", boss, "users", "add", "mei", "--role", "trainer").status == 0
    cluster.demand_passwords("mei")
    monkeypatch.setenv("QA_STUDIO_NEW_PASSWORD", "short")
    assert qa.anywhere("--workspace", boss, "users", "password", "mei").status == 1
    monkeypatch.setenv("QA_STUDIO_NEW_PASSWORD", "another horse battery")
    assert qa.anywhere("--workspace", boss, "users", "password", "mei").status == 0
    assert connects(cluster, "mei", "another horse battery", "passwords")
    assert not connects(cluster, "mei", PASSWORD, "passwords")


def test_check_finds_what_is_missing_and_what_is_too_open(cluster: PostgresServer, qa: Shell) -> None:
    cluster.run("CREATE DATABASE open_house")
    where = cluster.address("open_house")
    prepared(cluster, qa, "open_house", "host", make=False)
    before = problems(qa, where)
    assert any("pg_hba.conf" in each for each in before)  # this server trusts everybody
    assert any("ssl = off" in each for each in before)
    for statement, found in (
        ("GRANT SELECT ON recordings TO PUBLIC", "recordings"),
        ("ALTER TABLE notes NO FORCE ROW LEVEL SECURITY", "notes"),
        ("GRANT EXECUTE ON FUNCTION audit_append(text, text, text, json, json) TO PUBLIC", "audit_append"),
        ("ALTER FUNCTION qa_me() RESET search_path", "qa_me"),
        ("GRANT CREATE ON SCHEMA public TO PUBLIC", "public"),
        ("GRANT TEMPORARY ON DATABASE open_house TO PUBLIC", "TEMPORARY"),
        ("ALTER ROLE host CREATEDB", "host"),
        ("GRANT qa_lead TO host", "host"),
        ("ALTER TABLE teams OWNER TO host", "teams"),
    ):
        cluster.run(statement, "open_house")
        assert any(found in each for each in problems(qa, where) if each not in before), statement
    cluster.run("ALTER ROLE host NOCREATEDB")
    cluster.run("REVOKE qa_lead FROM host")
    prepared(cluster, qa, "open_house", "host", make=False)
    assert [each for each in problems(qa, where) if each not in before] == []


def test_a_database_that_enforces_nothing_is_said_to(cluster: PostgresServer, qa: Shell) -> None:
    cluster.run("CREATE DATABASE plain")
    where = cluster.address("plain")
    open_studio(where, create=True).close()
    said = qa.anywhere("--workspace", where, "users", "list")
    assert said.status == 1
    assert "team init" in said.err
    assert "no roles" in problems(qa, where)[0]


def test_its_owner_prepares_it_without_being_a_superuser(cluster: PostgresServer, qa: Shell) -> None:
    cluster.run("CREATE ROLE keeper LOGIN CREATEROLE")
    cluster.run("CREATE DATABASE kept OWNER keeper")
    keeper = cluster.address("kept", "keeper")
    made = qa.anywhere("--workspace", keeper, "team", "init", "--administrator", "warden")
    assert made.status == 0, made.err
    warden = cluster.address("kept", "warden")
    added = qa.anywhere("--workspace", warden, "users", "add", "guard", "--role", "inspector")
    assert added.status == 0, added.err
    again = qa.anywhere("--workspace", keeper, "team", "init", "--administrator", "warden")
    assert again.status == 0, again.err


def test_a_person_masks_and_holds_in_their_own_name(cluster: PostgresServer, qa: Shell) -> None:
    boss = prepared(cluster, qa, "named", "ruler")
    with closing(open_studio(boss)) as studio:
        call = studio.library.add_without_sound(
            Recording(
                id=RecordingId(0),
                path="/calls/1.wav",
                content_hash="0" * 64,
                size=1,
                sound=Sound(60.0, 8000, 2, "pcm_s16", True),
                details=CallDetails(),
                imported_at=datetime(2026, 3, 2, tzinfo=UTC),
            )
        )
        assert qa.anywhere("--workspace", boss, "mask", str(call), "--from", "1", "--to", "2").status == 0
        assert studio.masks.of(call)[0].made_by == studio.person


@pytest.mark.parametrize(
    ("database", "login", "said"),
    [
        ("visited", "visitor", "may not make roles on the server. Connect as a superuser, or as the owner"),
        ("strange", "builder", 'ALTER DATABASE "strange" OWNER TO "builder";'),
        ("nowhere", "postgres", "There is no database nowhere on 127.0.0.1. Check how it is written"),
        ("visited", "nobody_at_all", "There is no login nobody_at_all on 127.0.0.1"),
        ("invoiced", "postgres", "holds other tables, and no workspace"),
    ],
)
def test_who_can_not_prepare_is_told_why_and_leaves_nothing_behind(
    bare: PostgresServer, qa: Shell, database: str, login: str, said: str
) -> None:
    refused = qa.anywhere("--workspace", bare.address(database, login), "team", "init", "--administrator", "x")
    assert (refused.status, refused.err.count("\n")) == (1, 1)
    assert said in refused.err
    if database in ("visited", "strange"):
        with psycopg.connect(host="127.0.0.1", port=bare.port, user="postgres", dbname=database) as sql:
            made = sql.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        assert made == (0,)


@pytest.fixture(scope="module")
def bare(cluster: PostgresServer) -> PostgresServer:
    """With a login that may make no roles, and one that owns no database."""
    cluster.run("CREATE ROLE visitor LOGIN")
    cluster.run("CREATE ROLE builder LOGIN CREATEROLE")
    for name in ("visited OWNER visitor", "strange", "invoiced"):
        cluster.run(f"CREATE DATABASE {name}")
    cluster.run("CREATE TABLE invoices (id int)", "invoiced")
    return cluster


def test_a_wrong_port_is_told_as_that(qa: Shell) -> None:
    said = qa.anywhere("--workspace", "postgresql://li@127.0.0.1:1/quality", "team", "init", "--administrator", "x")
    assert "No database server answers on 127.0.0.1, port 1." in said.err


def test_the_first_administrator_gets_no_password_that_is_guessed(
    cluster: PostgresServer, qa: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster.run("CREATE DATABASE careless")
    where = cluster.address("careless")
    monkeypatch.setenv("QA_STUDIO_NEW_PASSWORD", "x")
    short = qa.anywhere("--workspace", where, "team", "init", "--administrator", "careless")
    assert (short.status, "characters at least" in short.err) == (1, True)
    monkeypatch.setenv("QA_STUDIO_NEW_PASSWORD", PASSWORD)
    made = qa.anywhere("--workspace", where, "team", "init", "--administrator", "careless")
    assert made.status == 0, made.err
    assert "do step 1 first, else step 2 lets nobody in" in made.out
    assert str(cluster.folder / "data" / "pg_hba.conf") in made.out


def test_what_only_a_superuser_sees_is_named(cluster: PostgresServer, qa: Shell) -> None:
    boss = prepared(cluster, qa, "halfseen", "watcher")
    assert qa.anywhere("--workspace", cluster.address("halfseen"), "--json", "team", "check").json["unseen"] == []
    seen = qa.anywhere("--workspace", boss, "--json", "team", "check").json
    assert any("pg_hba.conf" in each for each in seen["unseen"])


def test_roles_and_teams_change_and_who_left_comes_back(cluster: PostgresServer, qa: Shell) -> None:
    boss = prepared(cluster, qa, "changing", "changer")
    with closing(open_studio(boss)) as studio:
        studio.people.add_team("East")
    assert qa.anywhere("--workspace", boss, "users", "add", "hu", "--role", "inspector", "--team", "East").status == 0
    changed = qa.anywhere("--workspace", boss, "--json", "users", "change", "hu", "--role", "lead", "--name", "Hu Bo")
    assert changed.json == {"login": "hu", "role": "lead", "teams": ["East"]}
    assert qa.anywhere("--workspace", boss, "users", "disable", "hu").status == 0
    assert qa.anywhere("--workspace", boss, "users", "enable", "hu").status == 0
    (line,) = [
        each for each in qa.anywhere("--workspace", boss, "--json", "users", "list").json if each["login"] == "hu"
    ]
    assert (line["name"], line["role"], line["active"]) == ("Hu Bo", "lead", True)
    last = qa.anywhere("--workspace", boss, "users", "change", "changer", "--role", "inspector")
    assert (last.status, "the last administrator" in last.err) == (1, True)
    gone = qa.anywhere("--workspace", boss, "users", "change", "nobody", "--role", "lead")
    assert (gone.status, "no login nobody" in gone.err) == (1, True)


def test_a_folder_has_no_team(qa: Shell) -> None:
    assert qa("team", "init", "--administrator", "boss").status == 1
    said = qa("team", "check")
    assert said.status == 1


def prepared(cluster: PostgresServer, qa: Shell, database: str, administrator: str, *, make: bool = True) -> str:
    if make:
        cluster.run(f"CREATE DATABASE {database}")
    made = qa.anywhere("--workspace", cluster.address(database), "team", "init", "--administrator", administrator)
    assert made.status == 0, made.err
    return cluster.address(database, administrator)


def problems(qa: Shell, where: str) -> list[str]:
    said = qa.anywhere("--workspace", where, "--json", "team", "check")
    assert all(each["fix"] for each in said.json["problems"])
    assert said.status == (1 if said.json["problems"] else 0)
    return [each["what"] for each in said.json["problems"]]


def connects(cluster: PostgresServer, login: str, password: str, database: str = "quality") -> bool:
    try:
        psycopg.connect(host="127.0.0.1", port=cluster.port, user=login, password=password, dbname=database).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_person_with_a_newer_program_is_told_who_upgrades(cluster: PostgresServer, qa: Shell) -> None:
    boss = prepared(cluster, qa, "behind", "leader")
    with psycopg.connect(host="127.0.0.1", port=cluster.port, user="postgres", dbname="behind") as sql:
        sql.execute("UPDATE alembic_version SET version_num = '0012'")
    said = qa.anywhere("--workspace", boss, "recordings")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "only its owner can bring it up to date" in said.err
