"""The evaluations that scorecards, charts and reports count."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, select, type_coerce

from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.scorecard import EvaluationRow, QuestionOutcome
from qa_studio.domain.wording import Wording
from qa_studio.services.rows import EvaluationFilter
from qa_studio.storage.planning import planned_anew
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
_V = checklist_versions.c
_COLUMNS = (
    _E.id, _E.recording_id, _E.checklist_version_id, persons.c.name, _E.agent_id, agents.c.name, agents.c.number,
    _E.team_id, teams.c.name, recordings.c.queue, _E.picked, _E.called_at, _E.completed_at,
    type_coerce(_E.score, String), type_coerce(_E.score_before_fail, String), type_coerce(_E.critical_score, String),
    _E.verdict, _E.band, recordings.c.csat, _E.revision,
)  # fmt: skip
"""In the order of EvaluationRow's fields; the version stands for its code, number and title."""
_SOURCE = (
    evaluations.join(persons, persons.c.id == _E.inspector_id)
    .join(recordings, recordings.c.id == _E.recording_id)
    .outerjoin(agents, agents.c.id == _E.agent_id)
    .outerjoin(teams, teams.c.id == _E.team_id)
)
_SCORES = slice(13, 16)


@dataclass(frozen=True, slots=True)
class _Version:
    code: str
    number: int
    title: Wording
    corrects: int
    """The number of the version that its line of corrections began with; 0: it is more than a correction."""


def evaluation_rows(connection: Connection, chosen: EvaluationFilter) -> tuple[EvaluationRow, ...]:
    """Current evaluations in the order of the calls, with how their questions came out."""
    met = _conditions(chosen)
    by_evaluation = _outcomes(connection, met)
    versions = _versions(connection)
    wanted = planned_anew(select(*_COLUMNS)).select_from(_SOURCE).where(*met).order_by(_E.called_at, _E.id)
    rows = connection.execute(wanted).all()
    return tuple(_row(row, versions[row[2]], tuple(by_evaluation.get(row[0], ()))) for row in rows)


def _versions(connection: Connection) -> dict[int, _Version]:
    wanted = select(_V.id, _V.code, _V.version, _V.title, _V.corrects)
    known = {row.id: row for row in connection.execute(wanted)}
    found: dict[int, _Version] = {}
    for key, row in known.items():
        first = row
        while first.corrects is not None:
            first = known[first.corrects]
        found[key] = _Version(row.code, row.version, Wording(row.title), 0 if first is row else first.version)
    return found


def _conditions(chosen: EvaluationFilter) -> list[ColumnElement[bool]]:
    met: list[ColumnElement[bool]] = [_E.state == EvaluationState.CURRENT]
    if chosen.since is not None:
        met.append(_E.called_at >= chosen.since)
    if chosen.before is not None:
        met.append(_E.called_at < chosen.before)
    if chosen.checklists:
        met.append(_E.checklist_version_id.in_(select(_V.id).where(_V.code.in_(chosen.checklists))))
    lists: tuple[tuple[Any, tuple[object, ...]], ...] = (
        (_E.agent_id, chosen.agents),
        (_E.team_id, chosen.teams),
        (_E.id, chosen.ids),
    )
    return met + [key.in_(allowed) for key, allowed in lists if allowed]


def _outcomes(connection: Connection, met: list[ColumnElement[bool]]) -> dict[int, list[QuestionOutcome]]:
    columns = (_O.question, _O.section, _O.earned, _O.possible, _O.lost, _O.critical, _O.failed)
    wanted = (
        planned_anew(select(_O.evaluation_id, *columns)).select_from(evaluation_outcomes.join(evaluations)).where(*met)
    )
    found: dict[int, list[QuestionOutcome]] = {}
    alike: dict[tuple[Any, ...], QuestionOutcome] = {}  # most come out like many others
    for key, *outcome in connection.execute(wanted.order_by(_O.evaluation_id, _O.position)).all():
        said = tuple(outcome)
        known = alike.get(said) or alike.setdefault(said, QuestionOutcome(*said))
        found.setdefault(key, []).append(known)
    return found


def _row(row: Any, version: _Version, outcomes: tuple[QuestionOutcome, ...]) -> EvaluationRow:
    scores = (None if score is None else float(score) for score in row[_SCORES])
    whose, after = row[3 : _SCORES.start], row[_SCORES.stop :]
    about = (version.code, version.number, version.title)
    values: tuple[Any, ...] = (*row[:2], *about, *whose, *scores, *after, outcomes, version.corrects)
    return EvaluationRow(*values)
