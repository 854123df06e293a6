"""The evaluations that scorecards, charts and reports count."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.scorecard import EvaluationRow, QuestionOutcome
from qa_studio.domain.wording import Wording
from qa_studio.services.rows import EvaluationFilter
from qa_studio.storage.tables import (
    agents,
    checklist_versions,
    evaluation_outcomes,
    evaluations,
    persons,
    recordings,
    teams,
)

_E = evaluations.c
_O = evaluation_outcomes.c
_COLUMNS = (
    _E.id, _E.recording_id, _E.checklist_version_id, _E.inspector_id, _E.agent_id, _E.team_id, _E.picked, _E.called_at,
    _E.completed_at, _E.score, _E.score_before_fail, _E.critical_score, _E.verdict, _E.band, _E.revision,
    checklist_versions.c.code, checklist_versions.c.version, checklist_versions.c.title,
    persons.c.name.label("inspector"), agents.c.name.label("agent_name"), agents.c.number.label("agent_number"),
    teams.c.name.label("team_name"), recordings.c.queue, recordings.c.csat,
)  # fmt: skip
_SOURCE = (
    evaluations.join(checklist_versions, checklist_versions.c.id == _E.checklist_version_id)
    .join(persons, persons.c.id == _E.inspector_id)
    .join(recordings, recordings.c.id == _E.recording_id)
    .outerjoin(agents, agents.c.id == _E.agent_id)
    .outerjoin(teams, teams.c.id == _E.team_id)
)


def evaluation_rows(connection: Connection, chosen: EvaluationFilter) -> tuple[EvaluationRow, ...]:
    """Current evaluations in the order of the calls, with how their questions came out."""
    met = _conditions(chosen)
    by_evaluation = _outcomes(connection, met)
    corrected = _corrected(connection)
    wanted = select(*_COLUMNS).select_from(_SOURCE).where(*met).order_by(_E.called_at, _E.id)
    return tuple(_row(row, tuple(by_evaluation.get(row.id, ())), corrected) for row in connection.execute(wanted))


def _corrected(connection: Connection) -> dict[int, int]:
    """By id of a version that only mends wording: the number of the version that its line of corrections began with."""
    versions = checklist_versions.c
    known = {row.id: row for row in connection.execute(select(versions.id, versions.version, versions.corrects))}
    found: dict[int, int] = {}
    for key, row in known.items():
        first = row
        while first.corrects is not None:
            first = known[first.corrects]
        if first is not row:
            found[key] = first.version
    return found


def _conditions(chosen: EvaluationFilter) -> list[ColumnElement[bool]]:
    met: list[ColumnElement[bool]] = [_E.state == EvaluationState.CURRENT]
    if chosen.since is not None:
        met.append(_E.called_at >= chosen.since)
    if chosen.before is not None:
        met.append(_E.called_at < chosen.before)
    lists: tuple[tuple[Any, tuple[object, ...]], ...] = (
        (_E.agent_id, chosen.agents),
        (_E.team_id, chosen.teams),
        (checklist_versions.c.code, chosen.checklists),
        (_E.id, chosen.ids),
    )
    return met + [key.in_(allowed) for key, allowed in lists if allowed]


def _outcomes(connection: Connection, met: list[ColumnElement[bool]]) -> dict[int, list[QuestionOutcome]]:
    columns = (_O.question, _O.section, _O.earned, _O.possible, _O.lost, _O.critical, _O.failed)
    source = evaluation_outcomes.join(evaluations).join(checklist_versions)
    wanted = select(_O.evaluation_id, *columns).select_from(source).where(*met)
    found: dict[int, list[QuestionOutcome]] = {}
    for key, *outcome in connection.execute(wanted.order_by(_O.evaluation_id, _O.position)):
        found.setdefault(key, []).append(QuestionOutcome(*outcome))
    return found


def _row(row: Any, outcomes: tuple[QuestionOutcome, ...], corrected: Mapping[int, int]) -> EvaluationRow:
    return EvaluationRow(
        id=EvaluationId(row.id),
        recording=row.recording_id,
        checklist=row.code,
        version=row.version,
        title=Wording(row.title),
        inspector=row.inspector,
        agent=row.agent_id,
        agent_name=row.agent_name,
        agent_number=row.agent_number,
        team=row.team_id,
        team_name=row.team_name,
        queue=row.queue,
        picked=row.picked,
        called_at=row.called_at,
        completed_at=row.completed_at,
        score=None if row.score is None else float(row.score),
        score_before_fail=None if row.score_before_fail is None else float(row.score_before_fail),
        critical_score=None if row.critical_score is None else float(row.critical_score),
        verdict=row.verdict,
        band=row.band,
        csat=row.csat,
        revision=row.revision,
        outcomes=outcomes,
        corrects=corrected.get(row.checklist_version_id, 0),
    )
