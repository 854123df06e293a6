"""The audit trail on each engine: written by the database, chained, and only added to."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from qa_studio.domain.audit import AuditEvent, Did, Subject, TrailHead, Verdict, verified
from qa_studio.domain.people import Role
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.audit import Acting
from qa_studio.services.people import PeopleDirectory
from qa_studio.services.rows import AuditFilter
from qa_studio.storage.engine import postgres_engine
from qa_studio.storage.work import SqlWorkFactory


@pytest.fixture
def people(begin: SqlWorkFactory) -> PeopleDirectory:
    """Whom the stories are about."""
    return PeopleDirectory(begin)


@pytest.fixture
def check(begin: SqlWorkFactory) -> Callable[..., Verdict]:
    """Looks at the whole trail."""

    def look(*printed: TrailHead) -> Verdict:
        with begin.read() as work:
            return verified(work.audit.chain(), printed)

    return look


def events(begin: SqlWorkFactory, **wanted: object) -> list[AuditEvent]:
    with begin.read() as work:
        return list(work.audit.events(AuditFilter(**wanted)))  # type: ignore[arg-type]


def head(begin: SqlWorkFactory) -> TrailHead:
    with begin.read() as work:
        return work.audit.head()


def test_what_is_added_changed_and_removed_is_written_down_with_before_and_after(
    begin: SqlWorkFactory, people: PeopleDirectory
) -> None:
    team = people.add_team("East")
    people.rename_team(team, "West")
    changed, added = events(begin, subject=Subject.TEAM)
    assert (added.did, added.before) == (Did.ADDED, None)
    assert added.after is not None
    assert added.after["name"] == "East"
    assert (changed.did, changed.before, changed.after) == (Did.CHANGED, {"name": "East"}, {"name": "West"})
    assert {changed.subject_id, added.subject_id} == {str(team)}


def test_a_change_of_nothing_is_no_event(begin: SqlWorkFactory, people: PeopleDirectory) -> None:
    team = people.add_team("East")
    before = head(begin)
    people.rename_team(team, "East")
    assert head(begin) == before


def test_an_event_says_who_works_with_the_program(postgres: Callable[[str], str]) -> None:
    acting = Acting("李静")
    engine = postgres_engine(postgres("acting"))
    work = SqlWorkFactory(engine, read_text_of, acting=acting)
    PeopleDirectory(work).add_person("Ma Li", Role.LEAD)
    acting.person = "王芳"
    PeopleDirectory(work).add_person("Zhang Wei", Role.INSPECTOR)
    told = events(work, subject=Subject.PERSON)
    assert [(each.person, each.login) for each in told] == [("王芳", "postgres"), ("李静", "postgres")]
    engine.dispose()


def test_the_trail_of_an_untouched_workspace_is_intact(
    begin: SqlWorkFactory, people: PeopleDirectory, check: Callable[..., Verdict]
) -> None:
    assert check() == Verdict(0, None, TrailHead())
    for name in ("East", "“West”, 'quoted' \\ 西区", ""):
        people.add_team(name or "x")
    assert check() == Verdict(3, None, head(begin))


def test_what_is_rolled_back_leaves_no_event(begin: SqlWorkFactory, check: Callable[..., Verdict]) -> None:
    with pytest.raises(KeyError), begin() as work:
        work.audit.note(Subject.RECORDING, "1", Did.LOOKED, {})
        raise KeyError
    with begin() as work:
        work.audit.note(Subject.RECORDING, "2", Did.LOOKED, {})
    assert [each.subject_id for each in events(begin)] == ["2"]
    assert check().intact


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_events SET person = 'somebody else'",
        "UPDATE audit_events SET document = '[]', hash = ''",
        "DELETE FROM audit_events",
        "DELETE FROM audit_events WHERE id = 2",
    ],
)
def test_the_database_refuses_to_change_or_forget_an_event(
    engine: Engine, people: PeopleDirectory, statement: str, check: Callable[..., Verdict]
) -> None:
    people.add_team("East")
    people.add_team("West")
    with pytest.raises(SQLAlchemyError, match="only added to"), engine.begin() as connection:
        connection.execute(text(statement))
    assert check() == Verdict(2, None, check().head)


def forge(engine: Engine, *statements: str) -> None:
    """What the owner of the database can do: take the seals off."""
    seals = ("audit_is_not_changed", "audit_stays")
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            for seal in seals:
                connection.exec_driver_sql(f"DROP TRIGGER {seal}")
        else:
            connection.exec_driver_sql("ALTER TABLE audit_events DISABLE TRIGGER USER")
        for statement in statements:
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit_events SET document = replace(document, 'West', 'East') WHERE id = 2", 2),
        ("UPDATE audit_events SET person = 'somebody else' WHERE id = 3", 3),
        ("UPDATE audit_events SET at = '2020-01-01 00:00:00' WHERE id = 3", 3),
        ("UPDATE audit_events SET hash = 'abc' WHERE id = 1", 1),
        ("DELETE FROM audit_events WHERE id = 2", 2),
        ("UPDATE audit_events SET id = 9 WHERE id = 3", 3),
    ],
)
def test_a_change_behind_the_seals_is_found_at_its_event(
    engine: Engine, people: PeopleDirectory, check: Callable[..., Verdict], statement: str, broken: int
) -> None:
    for name in ("East", "West", "North"):
        people.add_team(name)
    forge(engine, statement)
    assert check().first_broken == broken


def test_a_trail_that_was_cut_off_or_forged_as_a_whole_differs_from_what_was_printed(
    engine: Engine, begin: SqlWorkFactory, people: PeopleDirectory, check: Callable[..., Verdict]
) -> None:
    people.add_team("East")
    people.add_team("West")
    printed = TrailHead.read(head(begin).short)
    assert check(printed).intact
    forge(engine, "DELETE FROM audit_events WHERE id = 2")
    assert check().intact
    assert check(printed).first_broken == 2
    people.add_team("Another west")
    assert check().intact
    assert check(printed).first_broken == 2


def test_many_writers_at_once_leave_one_chain(
    begin: SqlWorkFactory, people: PeopleDirectory, check: Callable[..., Verdict]
) -> None:
    with ThreadPoolExecutor(8) as writers:
        list(writers.map(people.add_team, (f"Team {number}" for number in range(80))))
    assert check() == Verdict(80, None, head(begin))


PROGRAM = """
import sys
from pathlib import Path
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.people import PeopleDirectory
from qa_studio.storage.engine import postgres_engine, sqlite_engine
from qa_studio.storage.work import SqlWorkFactory

place = sys.argv[1]
engine = postgres_engine(place) if "://" in place else sqlite_engine(Path(place))
people = PeopleDirectory(SqlWorkFactory(engine, read_text_of))
print("ready", flush=True)
sys.stdin.readline()
for number in range(10):
    team = people.add_team(f"{sys.argv[2]}-{number}")
    people.rename_team(team, f"{sys.argv[2]}-{number} renamed")
"""


def test_many_programs_at_once_leave_one_chain_with_every_change_once(
    engine: Engine, begin: SqlWorkFactory, check: Callable[..., Verdict], tmp_path: Path
) -> None:
    on_file = engine.dialect.name == "sqlite"
    place = str(tmp_path / "workspace.sqlite3") if on_file else engine.url.render_as_string(hide_password=False)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, place, name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        )
        for name in ("one", "two", "three", "four")
    ]  # fmt: skip
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        program.communicate()
    assert [program.returncode for program in programs] == [0] * 4
    assert check() == Verdict(80, None, head(begin))
    told = [(each.did, (each.after or {})["name"]) for each in events(begin, subject=Subject.TEAM)]
    names = [f"{name}-{number}" for name in ("one", "two", "three", "four") for number in range(10)]
    assert sorted(told) == sorted([(Did.ADDED, n) for n in names] + [(Did.CHANGED, f"{n} renamed") for n in names])


def test_events_are_found_by_what_who_and_when(begin: SqlWorkFactory, people: PeopleDirectory) -> None:
    team = people.add_team("East")
    people.add_team("West")
    people.rename_team(team, "North")
    assert len(events(begin, subject=Subject.TEAM, subject_id=str(team))) == 2
    newest = events(begin, most=1)[0]
    assert newest.did is Did.CHANGED
    assert [each.id for each in events(begin, older_than=newest.id)] == [2, 1]
    assert events(begin, since=newest.at) == [newest]
    assert newest not in events(begin, until=newest.at)
    assert len(events(begin, who=newest.login)) == 3
    assert events(begin, who="nobody") == []
