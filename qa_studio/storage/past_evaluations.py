"""Reading the evaluations of the past, to try a new version of their checklist on them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from qa_studio.domain.answers import Answers
from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.what_if import PastEvaluation
from qa_studio.storage.stored_json import value_in
from qa_studio.storage.tables import agents, checklist_versions, evaluations, persons, teams

_E = evaluations.c
READ_TOGETHER = 500


def count_past(connection: Connection, checklist: str) -> int:
    """How many current ones there are by any version of `checklist`."""
    found: int = connection.execute(_of(checklist, select(func.count()).select_from(evaluations))).scalar_one()
    return found


def past_evaluations(connection: Connection, checklist: str, most: int) -> Iterator[PastEvaluation]:
    """The last `most` of them, the newest first, read in slices; calls are followed as they are read, never before."""
    # Their numbers first: sorting 100,000 whole forms by time costs more than reading them one by one.
    newest = _of(checklist, select(_E.id)).order_by(_E.completed_at.desc(), _E.id.desc()).limit(most)
    keys = connection.execute(newest).scalars().all()
    again = _judged_again(connection, checklist)
    for begins in range(0, len(keys), READ_TOGETHER):
        for row in _rows(connection, keys[begins : begins + READ_TOGETHER]):
            yield _past(checklist, row, row.recording_id in again)


def _of(checklist: str, wanted: Select[Any]) -> Select[Any]:
    versions = select(checklist_versions.c.id).where(checklist_versions.c.code == checklist)
    return wanted.where(_E.checklist_version_id.in_(versions), _E.state == EvaluationState.CURRENT)


def _judged_again(connection: Connection, checklist: str) -> frozenset[int]:
    """Recordings that more than one inspector judged."""
    wanted = _of(checklist, select(_E.recording_id)).group_by(_E.recording_id)
    several = wanted.having(func.count(_E.inspector_id.distinct()) > 1)
    return frozenset(connection.execute(several).scalars())


def _rows(connection: Connection, keys: Sequence[int]) -> list[Row[Any]]:
    """In the order of `keys`."""
    wanted = (
        select(_E.id, _E.recording_id, _E.answers, _E.score_before_fail, _E.verdict, _E.band)
        .add_columns(persons.c.name.label("inspector"), agents.c.name.label("agent"), teams.c.name.label("team"))
        .join(persons, persons.c.id == _E.inspector_id)
        .outerjoin(agents, agents.c.id == _E.agent_id)
        .outerjoin(teams, teams.c.id == _E.team_id)
        .where(_E.id.in_(keys))
    )
    places = {key: place for place, key in enumerate(keys)}
    return sorted(connection.execute(wanted), key=lambda row: places[row.id])


def _past(checklist: str, row: Row[Any], judged_again: bool) -> PastEvaluation:
    values = {
        code: value if isinstance(value, str) else value_in(value) for code, value in row.answers["values"].items()
    }
    return PastEvaluation(
        id=EvaluationId(row.id),
        recording=RecordingId(row.recording_id),
        inspector=row.inspector,
        agent=row.agent,
        team=row.team,
        answers=Answers(checklist, values),
        score_before_fail=row.score_before_fail,
        verdict=row.verdict,
        band=row.band,
        judged_again=judged_again,
    )
