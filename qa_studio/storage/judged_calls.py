"""The calls of inspections and evaluations: those beside the first, and the part of the first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select, Table, delete, insert, select

from qa_studio.domain.evaluation import Evaluation
from qa_studio.domain.inspected_call import InspectedCall
from qa_studio.domain.inspection import Inspection
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import AgentId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.storage.stored_json import ledger_in, ledger_out
from qa_studio.storage.tables import evaluation_calls, evaluations, inspection_calls, inspections

Judged = TypeVar("Judged", Inspection, Evaluation)
CallRow = tuple[int, int, int, Any, Any]
"""Owner, position, recording, part, what was heard."""
_READ_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class CallTable:
    """Where the calls of one kind of owner are kept, and where the owners with their first call."""

    calls: Table
    owners: Table
    owner: Column[int]

    def with_recording(self, recording: RecordingId | Column[int]) -> Select[int]:
        """Ids of the owners that judge a recording, given or of an outer query, as a further call."""
        calls = self.calls.c
        return select(self.owner).where(calls.recording_id == recording, calls.position > 0)


OF_INSPECTIONS = CallTable(inspection_calls, inspections, inspection_calls.c.inspection_id)
OF_EVALUATIONS = CallTable(evaluation_calls, evaluations, evaluation_calls.c.evaluation_id)


def write_calls(connection: Connection, where: CallTable, owner: int, judged: Inspection | Evaluation) -> None:
    """Keep the calls of a new owner."""
    agent = judged.judged if isinstance(judged, Inspection) else None
    kept = [(0, InspectedCall(judged.recording, judged.part))] if (judged.part, agent) != (None, None) else []
    kept += enumerate(judged.more_calls, start=1)
    rows = [
        {
            where.owner.name: owner,
            "position": position,
            "recording_id": call.recording,
            "part": _part_out(call.part, None if position else agent),
            "heard": ledger_out(call.heard),
        }
        for position, call in kept
    ]
    if rows:
        connection.execute(insert(where.calls), rows)


def rewrite_calls(connection: Connection, where: CallTable, owner: int, judged: Inspection) -> None:
    """Keep the calls of an owner as they are now."""
    connection.execute(delete(where.calls).where(where.owner == owner))
    write_calls(connection, where, owner, judged)


def with_calls(connection: Connection, where: CallTable, found: Sequence[Judged]) -> tuple[Judged, ...]:
    """These with the parts and the further calls that are kept of them."""
    kept: dict[int, list[CallRow]] = {}
    for row in _rows(connection, where, [each.id for each in found]):
        kept.setdefault(row[0], []).append(row)
    return tuple(_joined(each, kept[each.id]) if each.id in kept else each for each in found)


def _joined(found: Judged, rows: Sequence[CallRow]) -> Judged:
    own = next((part for _, position, _, part, _ in rows if position == 0), None)
    more = tuple(
        InspectedCall(RecordingId(recording), _part_in(part), ledger_in(heard))
        for _, position, recording, part, heard in rows
        if position > 0
    )
    if isinstance(found, Inspection):
        return replace(found, part=_part_in(own), more_calls=more, judged=_agent_in(own))
    return replace(found, part=_part_in(own), more_calls=more)


def further_recordings(connection: Connection, where: CallTable, owners: Iterable[int]) -> dict[int, list[RecordingId]]:
    """By owner, the recordings that it judges beside its first; who has none is left out."""
    found: dict[int, list[RecordingId]] = {}
    for owner, position, recording, _, _ in _rows(connection, where, list(owners)):
        if position:
            found.setdefault(owner, []).append(RecordingId(recording))
    return found


def hear_call(connection: Connection, inspection: int, recording: RecordingId, more: Ledger) -> bool:
    """Add to what was heard of a further call; False where the inspection has no such call (any more)."""
    calls = inspection_calls.c
    this = (calls.inspection_id == inspection, calls.recording_id == recording, calls.position > 0)
    heard = connection.execute(select(calls.heard).where(*this)).first()
    if heard is None:
        return False
    values = {"heard": ledger_out(ledger_in(heard.heard) + more)}
    connection.execute(inspection_calls.update().where(*this).values(values))
    return True


def _rows(connection: Connection, where: CallTable, owners: list[int]) -> Iterable[CallRow]:
    calls = where.calls.c
    wanted = select(where.owner, calls.position, calls.recording_id, calls.part, calls.heard)
    for start in range(0, len(owners), _READ_TOGETHER):
        few = wanted.where(where.owner.in_(owners[start : start + _READ_TOGETHER])).order_by(
            where.owner, calls.position
        )
        yield from (tuple(row) for row in connection.execute(few))


def _part_out(part: Span | None, agent: AgentId | None) -> list[float | None] | None:
    """Start and end; behind them, of the first call, whose work is judged where that isn't the recording's agent."""
    if agent is None:
        return None if part is None else [part.start, part.end]
    return [None, None, agent] if part is None else [part.start, part.end, agent]


def _part_in(stored: Sequence[float | None] | None) -> Span | None:
    if stored is None or stored[0] is None or stored[1] is None:
        return None
    return Span(stored[0], stored[1])


def _agent_in(stored: Sequence[float | None] | None) -> AgentId | None:
    return AgentId(int(stored[2])) if stored is not None and len(stored) > 2 and stored[2] is not None else None
