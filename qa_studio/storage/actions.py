"""Improvement actions with their causes and steps."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select

from qa_studio.domain.action import ActionId, ActionStep, ImprovementAction, Measurement, Metric, MetricKind
from qa_studio.domain.people import PersonId
from qa_studio.domain.root_cause import RootCauseId
from qa_studio.errors import NotFound
from qa_studio.services.rows import ActionRow
from qa_studio.storage.changed_columns import write_changed
from qa_studio.storage.tables import action_causes, action_steps, actions
from qa_studio.texts import message

_A = actions.c
_PLAIN = (
    "title", "origin", "problem", "state", "round", "measure", "kind", "owner", "department", "due_on", "target",
    "evaluate_on", "approver", "approved_on", "started_on", "done_on", "proof", "standardised", "reason",
    "follow_up_of",
)  # fmt: skip
"""Fields that are columns of the same name."""


class SqlActions:
    """Improvement actions on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, action: ActionId) -> ImprovementAction:
        """The action; raises NotFound."""
        row = self._connection.execute(select(actions).where(_A.id == action)).first()
        if row is None:
            raise _missing(action)
        return self._whole([row])[0]

    def add(self, action: ImprovementAction) -> ActionId:
        """Keep a new one; its id is given anew."""
        key = ActionId(self._connection.execute(insert(actions).values(_values(action)).returning(_A.id)).scalar_one())
        self._write_lists(key, action)
        return key

    def save(self, action: ImprovementAction) -> None:
        """Write all of it; raises NotFound."""
        if not write_changed(self._connection, actions, action.id, _values(action)):
            raise _missing(action.id)
        self._write_lists(action.id, action)

    def all(self) -> tuple[ImprovementAction, ...]:
        """Every action, by number."""
        return self._whole(list(self._connection.execute(select(actions).order_by(_A.id))))

    def rows(self, today: date) -> tuple[ActionRow, ...]:
        """The register, by number; overdue as of `today`."""
        return tuple(_line(action, today) for action in self.all())

    def _whole(self, found: list[Row[Any]]) -> tuple[ImprovementAction, ...]:
        keys = [row.id for row in found]
        steps: dict[int, list[ActionStep]] = {}
        wanted = select(action_steps).where(action_steps.c.action_id.in_(keys)).order_by(action_steps.c.position)
        for row in self._connection.execute(wanted):
            step = ActionStep(row.state, PersonId(row.by_id), row.at, row.note)
            steps.setdefault(row.action_id, []).append(step)
        causes: dict[int, list[RootCauseId]] = {}
        cited = select(action_causes).where(action_causes.c.action_id.in_(keys)).order_by(action_causes.c.position)
        for row in self._connection.execute(cited):
            causes.setdefault(row.action_id, []).append(RootCauseId(row.root_cause_id))
        return tuple(_action(row, tuple(causes.get(row.id, ())), tuple(steps.get(row.id, ()))) for row in found)

    def _write_lists(self, key: ActionId, action: ImprovementAction) -> None:
        steps = [
            {"action_id": key, "position": at, "state": step.state, "by_id": step.by, "at": step.at, "note": step.note}
            for at, step in enumerate(action.steps)
        ]
        causes = [
            {"action_id": key, "root_cause_id": cause, "position": at}
            for at, cause in enumerate(dict.fromkeys(action.causes))
        ]
        self._write(action_steps, key, steps)
        self._write(action_causes, key, causes)

    def _write(self, table: Table, key: ActionId, wanted: list[dict[str, Any]]) -> None:
        """Only what differs: the audit trail tells of every row that goes or comes."""
        known = [dict(row._mapping) for row in self._connection.execute(select(table).where(table.c.action_id == key))]
        for gone in (row for row in known if row not in wanted):
            self._connection.execute(delete(table).where(*(column == gone[column.key] for column in table.primary_key)))
        fresh = [row for row in wanted if row not in known]
        if fresh:
            self._connection.execute(insert(table), fresh)


def _values(action: ImprovementAction) -> dict[str, Any]:
    return {
        **{name: getattr(action, name) for name in _PLAIN},
        "metric": None if action.metric is None else asdict(action.metric),
        "baseline": _measurement_out(action.baseline),
        "effect": _measurement_out(action.effect),
    }


def _action(row: Row[Any], causes: tuple[RootCauseId, ...], steps: tuple[ActionStep, ...]) -> ImprovementAction:
    return ImprovementAction(
        id=ActionId(row.id),
        **{name: row._mapping[name] for name in _PLAIN},
        metric=None if row.metric is None else Metric(**{**row.metric, "kind": MetricKind(row.metric["kind"])}),
        baseline=_measurement_in(row.baseline),
        effect=_measurement_in(row.effect),
        causes=causes,
        steps=steps,
    )


def _measurement_out(measured: Measurement | None) -> dict[str, Any] | None:
    if measured is None:
        return None
    return {**asdict(measured), "start": measured.start.isoformat(), "end": measured.end.isoformat()}


def _measurement_in(stored: Mapping[str, Any] | None) -> Measurement | None:
    if stored is None:
        return None
    days = {name: date.fromisoformat(stored[name]) for name in ("start", "end")}
    return Measurement(**{**stored, **days})


def _line(action: ImprovementAction, today: date) -> ActionRow:
    return ActionRow(
        id=action.id,
        number=action.number,
        title=action.title,
        state=action.state,
        kind=action.kind,
        owner=action.owner,
        department=action.department,
        due_on=action.due_on,
        evaluate_on=action.evaluate_on,
        round=action.round,
        causes=len(action.causes),
        overdue=action.overdue_on(today),
        baseline=action.baseline.value if action.baseline else None,
        target=action.target,
        effect=action.effect.value if action.effect else None,
        problem=action.problem,
    )


def _missing(action: ActionId) -> NotFound:
    return NotFound(message("There is no improvement action {number}.", number=action))
