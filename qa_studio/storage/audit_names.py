"""The names of what the audit trail tells about, some hundred at a time."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from qa_studio.domain.audit import Subject
from qa_studio.domain.recording import mask_number_in
from qa_studio.domain.wording import Wording
from qa_studio.services.audit_names import VERSION, NamedThing, ThingKey
from qa_studio.storage.tables import (
    actions,
    agents,
    checklist_versions,
    coaching_samples,
    evaluations,
    inspections,
    keyword_lists,
    masks,
    notes,
    persons,
    recordings,
    root_causes,
    teams,
)


def named_things(connection: Connection, wanted: Collection[ThingKey]) -> dict[ThingKey, NamedThing]:
    """By kind and id; what is gone, or never had a name, is left out."""
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for kind, id_ in wanted:
        ids[kind].append(id_)
    found: dict[ThingKey, NamedThing] = {}
    for kind, these in ids.items():
        if kind == Subject.CHECKLIST:
            found |= _checklists(connection, these)
        elif kind in _ASKED:
            numbers = [int(each) for each in these if each.isdigit()]
            for row in connection.execute(_ASKED[kind](numbers)):
                found[kind, str(row.id)] = _named(row)
    return found


def _named(row: Any) -> NamedThing:
    values = row._mapping
    if "title" in values:  # of a version
        return NamedThing(Wording(row.title), None, row.version)
    if "path" not in values:
        return NamedThing(row.name)
    name = row.agent or mask_number_in(_file_name(row.path), row.customer_number)
    return NamedThing(name, row.at, customer=row.customer_number)


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _simple(table: Table, name: str = "name") -> Callable[[Sequence[int]], Select[Any]]:
    return lambda ids: select(table.c.id, table.c[name].label("name")).where(table.c.id.in_(ids))


def _with_call(table: Table, at: ColumnElement[Any] | None = None) -> Callable[[Sequence[int]], Select[Any]]:
    """By agent and time of the call that something belongs to; by its file where the agent is not known."""
    call = recordings.c
    when = call.started_at if at is None else at

    def asked(ids: Sequence[int]) -> Select[Any]:
        columns = select(table.c.id, agents.c.name.label("agent"), call.path, call.customer_number, when.label("at"))
        joined = recordings if table is recordings else table.join(recordings, table.c.recording_id == call.id)
        return columns.select_from(joined.outerjoin(agents, call.agent_id == agents.c.id)).where(table.c.id.in_(ids))

    return asked


def _versions(ids: Sequence[int]) -> Select[Any]:
    version = checklist_versions.c
    return select(version.id, version.title, version.version).where(version.id.in_(ids))


_ASKED: Mapping[str, Callable[[Sequence[int]], Select[Any]]] = {
    Subject.RECORDING: _with_call(recordings),
    Subject.INSPECTION: _with_call(inspections),
    Subject.EVALUATION: _with_call(evaluations, evaluations.c.called_at),
    Subject.MASK: _with_call(masks),
    Subject.NOTE: _with_call(notes),
    Subject.TRANSCRIPT: _with_call(recordings),
    Subject.CAUSE: _simple(root_causes, "cause"),
    Subject.ACTION: _simple(actions, "title"),
    Subject.EXAMPLE: _simple(coaching_samples, "topic"),
    Subject.PERSON: _simple(persons),
    Subject.AGENT: _simple(agents),
    Subject.TEAM: _simple(teams),
    Subject.KEYWORDS: _simple(keyword_lists),
    VERSION: _versions,
}


def _checklists(connection: Connection, codes: Sequence[str]) -> dict[ThingKey, NamedThing]:
    """By the title of the newest version."""
    version = checklist_versions.c
    newest = select(func.max(version.id)).where(version.code.in_(codes)).group_by(version.code)
    rows = connection.execute(select(version.code, version.title).where(version.id.in_(newest)))
    return {(Subject.CHECKLIST.value, row.code): NamedThing(Wording(row.title)) for row in rows}
