"""Logged root causes."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.inspection import ChecklistVersionId, Inspection, InspectionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.root_cause import RootCause, RootCauseId
from qa_studio.domain.spans import Span
from qa_studio.domain.wording import Wording
from qa_studio.errors import NotFound, Refused
from qa_studio.services.rows import CauseFilter, CauseRow
from qa_studio.storage.tables import (
    action_causes,
    agents,
    checklist_versions,
    evaluations,
    inspections,
    persons,
    recordings,
    root_causes,
    teams,
)
from qa_studio.texts import message

_C = root_causes.c
_I = inspections.c
_E = evaluations.c
# An evaluation keeps the agent and team of its day; before it, the recording's are shown.
_agent = func.coalesce(_E.agent_id, recordings.c.agent_id)
_team = func.coalesce(_E.team_id, recordings.c.team_id)
_called_at = func.coalesce(recordings.c.started_at, _E.called_at, _C.logged_at)
_CURRENT = and_(_E.inspection_id == _I.id, _E.state == EvaluationState.CURRENT)
_SOURCE = (
    root_causes.join(inspections, _I.id == _C.inspection_id)
    .join(recordings, recordings.c.id == _C.recording_id)
    .join(checklist_versions, checklist_versions.c.id == _I.checklist_version_id)
    .join(persons, persons.c.id == _C.logged_by)
    .outerjoin(evaluations, _CURRENT)
    .outerjoin(agents, agents.c.id == _agent)
    .outerjoin(teams, teams.c.id == _team)
)
_revised = evaluations.alias("revised")
_STANDING_REVISION = (
    select(_revised.c.id).where(_revised.c.id == _I.revises, _revised.c.state == EvaluationState.CURRENT).exists()
)
# While an evaluation is being corrected its own causes count, not those of the correction: never both.
_COUNTS = or_(_E.id.is_not(None), and_(_I.completed_at.is_(None), ~_STANDING_REVISION))


class SqlRootCauses:
    """Root causes on a connection; `checklist` gives the version whose question a cause explains."""

    def __init__(self, connection: Connection, checklist: Callable[[ChecklistVersionId], Checklist]) -> None:
        self._connection = connection
        self._checklist = checklist

    def get(self, root_cause: RootCauseId) -> RootCause:
        """The root cause; raises NotFound."""
        row = self._connection.execute(select(root_causes).where(_C.id == root_cause)).first()
        if row is None:
            raise NotFound(message("There is no root cause {number}.", number=root_cause))
        return _root_cause(row)

    def add(self, root_cause: RootCause) -> RootCauseId:
        """Log it; the id is given anew."""
        span = root_cause.evidence
        values = {
            "inspection_id": root_cause.inspection,
            "recording_id": root_cause.recording,
            "question": root_cause.question,
            "cause": root_cause.cause,
            "logged_by": root_cause.logged_by,
            "logged_at": root_cause.logged_at,
            "note": root_cause.note,
            "evidence": None if span is None else [span.start, span.end],
        }
        added = insert(root_causes).values(values).returning(_C.id)
        return RootCauseId(self._connection.execute(added).scalar_one())

    def remove(self, root_cause: RootCauseId) -> None:
        """Take it away; refused where an improvement action rests on it."""
        cited = select(action_causes.c.action_id).where(action_causes.c.root_cause_id == root_cause).limit(1)
        if (action := self._connection.execute(cited).scalar()) is not None:
            raise Refused(
                message("The improvement action A-{number} rests on this root cause.", number=action),
                message("Take the cause out of the action first."),
            )
        self._connection.execute(delete(root_causes).where(_C.id == root_cause))

    def of_inspection(self, inspection: InspectionId) -> tuple[RootCause, ...]:
        """Those of one inspection, in the order they were logged."""
        found = self._connection.execute(select(root_causes).where(_C.inspection_id == inspection).order_by(_C.id))
        return tuple(map(_root_cause, found))

    def forget_call(self, inspection: Inspection, recording: RecordingId) -> None:
        """Those of an inspection that rest on a call which it judges no more rest on its first, without evidence."""
        resting = update(root_causes).where(_C.inspection_id == inspection.id, _C.recording_id == recording)
        self._connection.execute(resting.values(recording_id=inspection.recording, evidence=None))

    def rows(self, chosen: CauseFilter) -> tuple[CauseRow, ...]:
        """Those that count, by the instant of the call."""
        return self._rows([_COUNTS, *_conditions(chosen)])

    def by_ids(self, root_causes: Sequence[RootCauseId]) -> tuple[CauseRow, ...]:
        """These, whether they count or not, in the order asked."""
        found = {row.root_cause.id: row for row in self._rows([_C.id.in_(root_causes)])}
        return tuple(found[key] for key in root_causes if key in found)

    def _rows(self, met: list[ColumnElement[bool]]) -> tuple[CauseRow, ...]:
        wanted = (
            select(
                root_causes,
                _I.checklist_version_id,
                checklist_versions.c.code,
                _agent.label("agent"),
                agents.c.name.label("agent_name"),
                _team.label("team"),
                teams.c.name.label("team_name"),
                recordings.c.started_at,
                persons.c.name.label("logger"),
                _E.id.label("evaluation"),
            )
            .select_from(_SOURCE)
            .where(*met)
            .order_by(_called_at, _C.id)
        )
        found = self._connection.execute(wanted).all()
        actions = self._actions([row.id for row in found])
        return tuple(self._row(row, tuple(actions.get(row.id, ()))) for row in found)

    def _actions(self, keys: list[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        columns = action_causes.c
        for start in range(0, len(keys), 500):
            few = columns.root_cause_id.in_(keys[start : start + 500])
            wanted = select(columns.root_cause_id, columns.action_id).where(few).order_by(columns.action_id)
            for cause, action in self._connection.execute(wanted):
                found.setdefault(cause, []).append(action)
        return found

    def _row(self, row: Any, actions: tuple[int, ...]) -> CauseRow:
        return CauseRow(
            root_cause=_root_cause(row),
            question_text=self._question(ChecklistVersionId(row.checklist_version_id), row.question),
            checklist=row.code,
            agent=row.agent,
            agent_name=row.agent_name,
            team=row.team,
            team_name=row.team_name,
            called_at=row.started_at,
            logged_by=row.logger,
            evaluation=row.evaluation,
            actions=actions,
        )

    def _question(self, version: ChecklistVersionId, question: str | None) -> Wording | None:
        if question is None:
            return None
        checklist = self._checklist(version)
        return checklist.question(question).text if checklist.has_question(question) else None


def _conditions(chosen: CauseFilter) -> list[ColumnElement[bool]]:
    met: list[ColumnElement[bool]] = []
    if chosen.since is not None:
        met.append(_called_at >= chosen.since)
    if chosen.before is not None:
        met.append(_called_at < chosen.before)
    if chosen.teams:
        met.append(_team.in_(chosen.teams))
    if chosen.agents:
        met.append(_agent.in_(chosen.agents))
    if chosen.checklist is not None:
        met.append(checklist_versions.c.code == chosen.checklist)
    if chosen.cause is not None:
        below = _C.cause.startswith(chosen.cause + ".", autoescape=True)
        met.append(or_(_C.cause == chosen.cause, below))
    return met


def _root_cause(row: Any) -> RootCause:
    return RootCause(
        id=RootCauseId(row.id),
        inspection=InspectionId(row.inspection_id),
        recording=RecordingId(row.recording_id),
        cause=row.cause,
        logged_by=PersonId(row.logged_by),
        logged_at=row.logged_at,
        question=row.question,
        note=row.note,
        evidence=None if row.evidence is None else Span(*row.evidence),
    )
