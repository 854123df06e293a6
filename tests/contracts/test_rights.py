"""The one table that says which role may do what, against the rules of a real server."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from deeds_in_sql import STATEMENTS
from postgres_server import installed, running
from team_stage import TeamStage

from qa_studio.domain.people import Role
from qa_studio.domain.rights import Deed, allowed
from qa_studio.domain.spans import Span
from qa_studio.services.rows import RecordingFilter, RecordingSort


@dataclass(frozen=True)
class Scene:
    """A judged call of Li Na's in the East, a free one, an action of Ma Li's, an old mask of somebody else's."""

    stage: TeamStage
    ids: dict[str, int]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with running(installed()) as server:
        stage = TeamStage.founded(server, "rights", tmp_path_factory.mktemp("rights"))
        ids: dict[str, int] = {}
        with stage.studio("li") as li:
            assert li.person is not None
            calls = [row.id for row in li.library.first(RecordingFilter(), RecordingSort(), 9)]
            done = li.inspections.begin(calls[0], "call", li.person)
            li.inspections.answer_many(done, {"greeting": "yes", "solution": "yes", "identity": "yes"})
            li.causes.log(done, li.causes.tree.roots[0].code, li.person)
            ids = {"li": li.person, "li_call": calls[0], "li_free": calls[2], "li_done": done}
            ids["li_evaluation"] = li.inspections.complete(done)
            li.notes.write(calls[0], Span(1.0, 2.0), "a note", True, li.person)
        with stage.studio("ma") as ma:
            assert ma.person is not None
            causes = [cause.id for cause in ma.causes.of_inspection(done)]
            ids["east_action"] = ma.actions.raise_for("East", "Ours", tuple(causes), ma.person)
        with stage.sql("postgres") as sql:
            sql.execute("UPDATE recordings SET audio = 'present'")
            row = sql.execute(
                "INSERT INTO masks (recording_id, span_start, span_end, sound, origin, made_by, made_at) SELECT %s, "
                "50, 51, 'tone', 'hand', id, now() - interval '2 hours' FROM persons WHERE login = 'zhao' RETURNING id",
                (calls[0],),
            ).fetchone()
            assert row is not None
            ids["old_mask"] = row[0]
        yield Scene(stage, ids)


LOGIN_OF = {Role.ADMINISTRATOR: "boss", Role.INSPECTOR: "li", Role.LEAD: "ma", Role.TRAINER: "tian", Role.AGENT: "fang"}


@pytest.mark.parametrize("role", Role)
def test_the_database_agrees_with_the_table_of_rights(scene: Scene, role: Role) -> None:
    """What the table offers a role the database allows, and what it denies the database denies."""
    differs = []
    with scene.stage.sql(LOGIN_OF[role]) as sql:
        sql.autocommit = False
        for deed, statement in STATEMENTS.items():
            try:
                cursor = sql.execute(statement.format(**scene.ids).encode())
                done = cursor.rowcount > 0
            except psycopg.errors.InsufficientPrivilege:
                done = False
            sql.rollback()
            if done != allowed(role, deed):
                differs.append(deed)
    assert differs == []


def test_every_deed_that_the_database_can_tell_has_its_statement() -> None:
    # Whole numbers are another table, whose rule has stories of its own.
    assert set(Deed) - set(STATEMENTS) == {Deed.SEE_NUMBERS}
