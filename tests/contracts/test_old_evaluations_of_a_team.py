"""Old evaluations on a team's server: administrators let them go by the rule, and nobody by anything else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import psycopg
import pytest
from postgres_server import PostgresServer
from team_stage import TeamStage

from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.recording import Picked
from qa_studio.errors import Refused
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import EvaluationFilter, RecordingFilter, RecordingSort


@pytest.fixture(scope="module")
def stage(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamStage]:
    yield TeamStage.founded(server, "old_evaluations", tmp_path_factory.mktemp("old"))


@pytest.fixture
def evaluation(stage: TeamStage) -> EvaluationId:
    """One of 2020, of a call whose audio is gone; the workspace keeps evaluations for a year."""
    with stage.studio("li") as li:
        assert li.person is not None
        free = [row.id for row in li.library.first(RecordingFilter(), RecordingSort(), 9) if row.state == "new"]
        begun = li.inspections.begin(free[0], "call", li.person, Picked.RANDOM)
        li.inspections.answer_many(begun, {"greeting": "yes", "solution": "yes", "identity": "yes"})
        li.causes.log(begun, li.causes.tree.roots[0].code, li.person)
        done = li.inspections.complete(begun)
    with stage.sql("postgres") as sql:
        sql.execute("ALTER TABLE evaluations DISABLE TRIGGER USER")
        sql.execute("UPDATE evaluations SET completed_at = '2020-03-02' WHERE id = %s", (done,))
        sql.execute("ALTER TABLE evaluations ENABLE TRIGGER USER")
        sql.execute("UPDATE recordings SET audio = 'removed' WHERE id = %s", (free[0],))
    with stage.studio("boss") as boss:
        boss.settings.save(replace(boss.settings.read(), retention_evaluation_days=365))
    return done


def refused(stage: TeamStage, login: str, statement: str) -> bool:
    with stage.sql(login) as sql:
        try:
            sql.execute(statement.encode())
        except psycopg.Error:
            return True
        return False


def test_nobody_gets_past_the_seals(stage: TeamStage, evaluation: EvaluationId) -> None:
    tried = (
        f"INSERT INTO going_evaluations VALUES ({evaluation})",
        "SELECT * FROM going_evaluations",
        "SELECT goes_with_an_evaluation('evaluations')",
        f"DELETE FROM evaluation_outcomes WHERE evaluation_id = {evaluation}",
        f"DELETE FROM evaluations WHERE id = {evaluation}",
    )
    for login in ("li", "ma", "tian", "fang", "boss"):
        assert [each for each in tried if not refused(stage, login, each)] == [], login
        assert login == "boss" or refused(stage, login, f"SELECT remove_old_evaluation({evaluation})"), login
    with stage.studio("boss") as boss:
        assert boss.evaluations.view(evaluation).evaluation.id == evaluation


def test_an_administrator_removes_by_the_rule_only(stage: TeamStage, evaluation: EvaluationId) -> None:
    removing = f"SELECT remove_old_evaluation({evaluation})"
    with stage.studio("boss") as boss:
        call = boss.evaluations.view(evaluation).evaluation.recording
        boss.settings.save(replace(boss.settings.read(), retention_evaluation_days=0))
        assert refused(stage, "boss", removing)
        boss.settings.save(replace(boss.settings.read(), retention_evaluation_days=36_500))
        assert refused(stage, "boss", removing)
        boss.settings.save(replace(boss.settings.read(), retention_evaluation_days=365))
        boss.holds.place([call], "Police", boss.person)
        assert refused(stage, "boss", removing)
        boss.holds.lift([call], boss.person)
    with stage.studio("ma") as lead, pytest.raises(Refused):
        due = lead.evaluation_retention.preview(date.today())
        assert due is not None
        lead.evaluation_retention.run(due, Quiet(), lead.person)
    with stage.studio("boss") as boss:
        found = boss.evaluation_retention.preview(date.today())
        assert found is not None and found.evaluations >= 1
        assert boss.evaluation_retention.run(found, Quiet(), boss.person) == found.evaluations
        assert evaluation not in [row.id for row in boss.evaluations.rows(EvaluationFilter())]
        assert boss.audit.verify(Quiet()).intact
    with stage.sql("postgres") as sql:
        left = "SELECT count(*) FROM evaluations WHERE id = %s OR chain_id = %s"
        assert sql.execute(left, (evaluation, evaluation)).fetchone() == (0,)
        assert sql.execute("SELECT count(*) FROM going_evaluations").fetchone() == (0,)
