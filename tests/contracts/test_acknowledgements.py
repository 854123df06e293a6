"""Agents take note of their evaluations: on SQLite for them, on a server by nobody but themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from centre import Centre
from postgres_server import PostgresServer
from pypdf import PdfReader
from team_stage import TeamStage

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.errors import NotFound, Refused
from qa_studio.services.events import EvaluationAcknowledged, Event
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import AuditFilter, EvaluationFilter, RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio

ANSWERS = {"greeting": "yes", "solution": "yes", "identity": "yes"}


def judged(studio: Studio, which: int = 0) -> EvaluationId:
    calls = studio.library.first(RecordingFilter(), RecordingSort(), 9)
    assert studio.person is not None
    begun = studio.inspections.begin(calls[which].id, "call", studio.person)
    studio.inspections.answer_many(begun, ANSWERS)
    return studio.inspections.complete(begun)


@dataclass(frozen=True)
class Scene:
    """Two evaluations of the agent Wang Fang by Li Na, and one of another team."""

    stage: TeamStage
    first: EvaluationId
    second: EvaluationId
    other: EvaluationId


@pytest.fixture(scope="module")
def scene(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    stage = TeamStage.founded(server, "noted", tmp_path_factory.mktemp("noted"))
    with stage.studio("li") as li:
        first, second = judged(li), judged(li, 1)
    with stage.studio("wu") as wu:
        other = judged(wu)
    yield Scene(stage, first, second, other)


def test_an_agent_finds_the_own_evaluations_and_acknowledges_one(scene: Scene) -> None:
    with scene.stage.studio("fang") as fang:
        heard: list[Event] = []
        fang.events.listen(EvaluationAcknowledged, heard.append)
        assert [each.evaluation.id for each in fang.acknowledgements.own()] == [scene.second, scene.first]
        assert fang.person is not None
        fang.acknowledgements.acknowledge(scene.second, " The line was bad. ", fang.person)
        assert [each.evaluation.id for each in fang.acknowledgements.own()] == [scene.first, scene.second]
        assert len(heard) == 1
        fang.acknowledgements.acknowledge(scene.second, "Thank you.", fang.person)
        with pytest.raises(Refused, match="already"):
            fang.acknowledgements.acknowledge(scene.second, "", fang.person)
        with pytest.raises(NotFound):
            fang.acknowledgements.acknowledge(scene.other, "", fang.person)
    with scene.stage.studio("li") as li:
        said = li.evaluations.view(scene.second).said
        assert [(each.by, each.comment, each.by_agent) for each in said] == [
            ("Wang Fang", "The line was bad.", True),
            ("Wang Fang", "Thank you.", True),
        ]
        waiting = li.acknowledgements.listed(EvaluationFilter(), not_acknowledged=True)
        assert scene.second not in [each.evaluation.id for each in waiting]
        assert scene.first in [each.evaluation.id for each in waiting]
        assert li.acknowledgements.own() == ()
        assert li.person is not None
        desk = {item.evaluation: item.acknowledged_at for item in li.library.desk(li.person).finished}
        assert desk[scene.second] == said[0].at and desk[scene.first] is None
        assert li.library.count(RecordingFilter(unacknowledged=True)) == 1
    with scene.stage.studio("boss") as boss:
        trail = boss.audit.events(AuditFilter(subject=Subject.EVALUATION, subject_id=str(scene.second), did=Did.ADDED))
        assert [event.after["comment"] for event in trail if event.after and "comment" in event.after] == [
            "Thank you.",
            "The line was bad.",
        ]


def test_nobody_else_acknowledges_on_a_server(scene: Scene) -> None:
    for login in ("li", "ma", "tian", "boss"):
        with scene.stage.studio(login) as studio:
            assert studio.person is not None
            with pytest.raises(Refused, match="Only the agent"):
                studio.acknowledgements.acknowledge(scene.first, "", studio.person)


def test_the_agent_prints_the_own_evaluation_with_what_was_said(scene: Scene, tmp_path: Path) -> None:
    with scene.stage.studio("fang") as fang:
        assert fang.person is not None
        fang.acknowledgements.acknowledge(scene.first, "I did greet.", fang.person)
        fang.reports.evaluation(scene.first, tmp_path / "own.pdf", "en", Quiet())
    words = " ".join(page.extract_text() for page in PdfReader(tmp_path / "own.pdf").pages)
    assert "Acknowledged by Wang Fang" in words
    assert "I did greet." in words


def test_a_new_revision_wants_to_be_acknowledged_anew(scene: Scene) -> None:
    with scene.stage.studio("li") as li, scene.stage.studio("fang") as fang:
        assert li.person is not None and fang.person is not None
        first = judged(li, 2)
        fang.acknowledgements.acknowledge(first, "", fang.person)
        again = li.inspections.reopen(first, "misheard", li.person)
        # While it is judged anew the agent still reads what counts until then.
        assert first in [each.evaluation.id for each in fang.acknowledgements.own()]
        second = li.inspections.complete(again)
        found = {each.evaluation.id: each.said for each in fang.acknowledgements.own()}
        assert found[second] == () and first not in found
        assert [each.by for each in li.evaluations.view(first).said] == ["Wang Fang"]
        with pytest.raises(NotFound):
            fang.acknowledgements.acknowledge(first, "late", fang.person)


def test_the_server_says_when_and_keeps_what_was_said(scene: Scene) -> None:
    with scene.stage.sql("fang") as sql:
        sql.execute(
            "INSERT INTO acknowledgements (evaluation_id, by_id, by_agent, at, comment) "
            "VALUES (%s, qa_me(), true, '2001-01-01', 'I was not there')",
            (scene.second,),
        )
        early = sql.execute("SELECT count(*) FROM acknowledgements WHERE at < '2020-01-01'").fetchone()
        assert early == (0,)
    with scene.stage.sql("postgres") as owner:
        for statement in ("UPDATE acknowledgements SET comment = ''", "DELETE FROM acknowledgements"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="stays"):
                owner.execute(statement.encode())


def test_in_a_folder_somebody_puts_it_down_for_the_agent(tmp_path: Path) -> None:
    centre = Centre.founded(tmp_path / "workspace")
    notes, lead = centre.studio.acknowledgements, centre.lead
    evaluation = centre.evaluate(centre.recording(centre.agent()))
    notes.acknowledge(evaluation, "", lead)
    assert [(each.by, each.by_agent, each.comment) for each in notes.of(evaluation)] == [("Ma Li", False, "")]
    with pytest.raises(Refused, match="at most"):
        notes.acknowledge(evaluation, "x" * 2001, lead)
    with pytest.raises(Refused, match="already"):
        notes.acknowledge(evaluation, "  ", lead)
    nameless = centre.evaluate(centre.recording())
    with pytest.raises(Refused, match="name an agent"):
        notes.acknowledge(nameless, "", lead)
    assert centre.studio.audit.verify(Quiet(), ()).intact
    centre.studio.close()
