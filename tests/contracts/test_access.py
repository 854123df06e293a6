"""What people try beside the program, with their own password and SQL: none of it gains them anything."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import psycopg
import pytest
from attacks import ATTACKS, must_be_refused
from postgres_server import PostgresServer
from team_stage import TeamStage

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio


@dataclass(frozen=True)
class Siege:
    """The workspace, and the numbers of what is worth having in it."""

    stage: TeamStage
    ids: dict[str, int]
    superuser: psycopg.Connection
    attackers: dict[str, psycopg.Connection]
    states: list[str] = field(default_factory=list)

    def state(self) -> str:
        """A hash over every row of every table, and over the roles and rules of the server."""
        with self.superuser.cursor() as sql:
            tables = [row[0] for row in sql.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
            whole = " || ".join(
                f"(SELECT coalesce(md5(string_agg(t::text, '/' ORDER BY t::text)), '') FROM {table} t)"
                for table in sorted(tables)
            )
            found = sql.execute(
                f"SELECT md5({whole} || (SELECT string_agg(r::text, '/' ORDER BY r::text) FROM pg_roles r)"
                " || (SELECT string_agg(m::text, '/' ORDER BY m::text) FROM pg_auth_members m)"
                " || (SELECT string_agg(p::text, '/' ORDER BY p::text) FROM pg_policies p)"
                " || (SELECT string_agg(p.prosrc || p.proname, '/' ORDER BY p.oid) FROM pg_proc p"
                "     WHERE p.pronamespace = 'public'::regnamespace)"
                " || (SELECT string_agg(c.relname || coalesce(c.relacl::text, ''), '/' ORDER BY c.oid) FROM pg_class c"
                "     WHERE c.relnamespace = 'public'::regnamespace)"
                " || (SELECT count(*) FROM pg_largeobject_metadata))".encode()
            ).fetchone()
        assert found is not None
        self.states.append(str(found[0]))
        return self.states[-1]

    def at_first(self) -> str:
        """The state that was seen first."""
        return self.states[0]


def judged(studio: Studio, recording: RecordingId, me: PersonId, *, completed: bool) -> tuple[int, int]:
    begun = studio.inspections.begin(recording, "call", me)
    studio.inspections.answer_many(begun, {"greeting": "yes", "solution": "yes", "identity": "yes"})
    studio.causes.log(begun, studio.causes.tree.roots[0].code, me)
    return begun, studio.inspections.complete(begun) if completed else 0


@pytest.fixture(scope="module")
def siege(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Siege]:
    stage = TeamStage.founded(server, "siege", tmp_path_factory.mktemp("siege"))
    ids: dict[str, int] = {}
    for login in ("li", "wu"):
        with stage.studio(login) as studio:
            assert studio.person is not None
            calls = [row.id for row in studio.library.first(RecordingFilter(), RecordingSort(), 9)]
            ids[f"{login}_call"], ids[f"{login}_free"] = calls[0], calls[2]
            ids[f"{login}_done"], ids[f"{login}_evaluation"] = judged(studio, calls[0], studio.person, completed=True)
            ids[f"{login}_open"], _ = judged(studio, calls[1], studio.person, completed=False)
            ids[f"{login}_note"] = studio.notes.write(calls[0], Span(1.0, 2.0), "private", False, studio.person)
            ids[login] = studio.person
    with stage.studio("zhao") as zhao:
        causes = [cause.id for cause in zhao.causes.of_inspection(ids["wu_done"])]  # type: ignore[arg-type]
        assert zhao.person is not None
        ids["west_action"] = zhao.actions.raise_for("West", "Theirs", tuple(causes), zhao.person)
        ids["zhao"] = zhao.person
    with stage.studio("fang") as fang:
        assert fang.person is not None
        fang.acknowledgements.acknowledge(ids["li_evaluation"], "I see.", fang.person)  # type: ignore[arg-type]
        ids["fang"] = fang.person
    with stage.sql("postgres") as sql:
        sql.execute("UPDATE recordings SET audio = 'present'")
        for which in (ids["li_call"], ids["wu_call"]):
            sql.execute(
                "INSERT INTO recording_measures (recording_id, version, measured_at, dead_air_longest_s, "
                "dead_air_total_s, hold_total_s, found) VALUES (%s, 2, now(), 1, 1, 0, '{}')",
                (which,),
            )
            sql.execute(
                "INSERT INTO transcripts (recording_id, source, language, made_at) VALUES (%s, 'a', 'en', now())",
                (which,),
            )
            sql.execute(
                "INSERT INTO transcript_segments (recording_id, position, span_start, span_end, speaker, text) "
                "VALUES (%s, 0, 0, 1, '', 'my number is one three eight')",
                (which,),
            )
        sql.execute(
            "INSERT INTO masks (recording_id, span_start, span_end, sound, origin, made_by, made_at) "
            "VALUES (%s, 0, 1, 'silence', 'hand', %s, '2026-03-02')",
            (ids["li_call"], ids["wu"]),
        )
        sql.execute(
            "INSERT INTO legal_holds (recording_id, reason, by_id, since) VALUES (%s, 'Claim', %s, now())",
            (ids["wu_call"], ids["zhao"]),
        )
        for name in ("East", "West"):
            row = sql.execute("SELECT id FROM teams WHERE name = %s", (name,)).fetchone()
            assert row is not None
            ids[name.lower()] = row[0]
    with ExitStack() as opened:
        attackers = {login: opened.enter_context(stage.sql(login)) for login in ATTACKS}
        for attacker in attackers.values():
            attacker.prepare_threshold = None  # what is prepared goes with everything else after each attack
        siege = Siege(stage, ids, opened.enter_context(stage.sql("postgres")), attackers)
        siege.state()
        yield siege


@pytest.mark.parametrize(
    ("login", "statement"),
    [
        pytest.param(login, statement, id=f"{login}: {what}")
        for login, tried in ATTACKS.items()
        for what, statement in tried.items()
    ],
)
def test_nothing_is_gained(siege: Siege, login: str, statement: str) -> None:
    sql = siege.attackers[login]
    try:
        gained = list(rows_of(sql, statement.format(**siege.ids)))
        refused = False
    except psycopg.Error as error:
        assert not isinstance(error, (psycopg.errors.SyntaxError, psycopg.errors.UndefinedColumn)), error
        gained, refused = [], True
    sql.rollback()
    unknown = sql.execute("SELECT current_user = session_user").fetchone()
    sql.execute("DISCARD ALL")
    assert gained == []
    assert refused or not must_be_refused(statement)
    assert unknown == (True,)
    # What was refused is undone as a whole; what was not may have done something.
    assert refused or siege.state() == siege.at_first()


def rows_of(sql: psycopg.Connection, statement: str) -> Iterator[object]:
    """What came back: rows, or that some were written."""
    if " TO STDOUT" in statement:
        with sql.cursor().copy(statement.encode()) as copied:
            yield from copied.rows()
        return
    cursor = sql.execute(statement.encode())
    while cursor.nextset():
        pass
    if cursor.description is not None:
        yield from cursor.fetchall()
    elif cursor.rowcount > 0:
        yield f"{cursor.rowcount} rows"


def test_the_attacks_are_many_and_by_everybody(capsys: pytest.CaptureFixture[str]) -> None:
    counts = {login: len(tried) for login, tried in ATTACKS.items()}
    with capsys.disabled():
        print(f"\nattacks by login: {counts}, together {sum(counts.values())}")
    assert min(counts.values()) >= 60


def test_nobody_gets_more_than_ten_and_no_two_the_same(siege: Siege) -> None:
    """Answering one question of each call and asking again comes to an end."""
    with siege.stage.studio("boss") as boss:
        team = boss.people.team_called("East")
        agent = boss.people.agent_called("E1")
        for number in range(100, 115):
            siege.stage.call(boss, "East", number, team.id, agent.id)
    with siege.stage.sql("li") as sql:
        taken = []
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="ten recordings"):
            for _ in range(30):
                row = sql.execute("SELECT claim_next(%s, '2099-01-01', '2199-01-01')", (siege.ids["wu"],)).fetchone()
                assert row is not None
                taken.append(row[0])
                inspection = sql.execute(
                    "INSERT INTO inspections (recording_id, checklist_version_id, inspector_id, begun_at, saved_at, "
                    "picked, summary, heard, reason) SELECT %s, checklist_version_id, %s, now(), now(), 'random', '', "
                    "'[]', '' FROM inspections WHERE id = %s RETURNING id",
                    (row[0], siege.ids["li"], siege.ids["li_done"]),
                ).fetchone()
                assert inspection is not None
                sql.execute(
                    "INSERT INTO inspection_answers (inspection_id, question, value) VALUES (%s, 'greeting', "
                    "'\"yes\"')",
                    inspection,
                )
    assert len(taken) == len(set(taken)) == 10
    with siege.stage.sql("postgres") as sql:
        kept = sql.execute(
            "SELECT count(*), count(*) FILTER (WHERE claimed_by = %s), max(claimed_until) < now() + interval '1 hour' "
            "FROM recordings WHERE claimed_until IS NOT NULL",
            (siege.ids["li"],),
        ).fetchone()
    assert kept == (10, 10, True)


def test_the_trail_is_unbroken_after_all_of_it(siege: Siege) -> None:
    with siege.stage.studio("boss") as boss:
        assert boss.audit.verify(Quiet(), ()).intact


def test_people_of_another_workspace_on_the_server_are_nobody_here(
    siege: Siege, server: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from qa_studio.bootstrap import prepare_team

    server.run("CREATE DATABASE elsewhere")
    prepare_team(server.address("elsewhere"), "chief", lambda: "correct horse battery")
    with siege.stage.sql("chief") as sql:
        assert sql.execute("SELECT count(*) FROM recordings").fetchone() == (0,)
        assert sql.execute("SELECT count(*) FROM workspace").fetchone() == (0,)
        assert sql.execute("UPDATE workspace SET settings = '{}'").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sql.execute("SELECT * FROM qa_logins()")
