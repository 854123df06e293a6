"""Published versions of checklists, kept as the text that their author wrote."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_use import ChecklistUse
from qa_studio.domain.inspection import ChecklistVersionId
from qa_studio.domain.people import PersonId, TeamId
from qa_studio.domain.recording import Direction
from qa_studio.domain.wording import Wording
from qa_studio.errors import NotFound
from qa_studio.services.rows import ChecklistRow, VersionRow
from qa_studio.storage.tables import checklist_uses, checklist_versions, evaluations, persons
from qa_studio.texts import message

_V = checklist_versions.c


class ParsedChecklists:
    """Checklists that were read from their text once, shared by all units of work."""

    def __init__(self, parse: Callable[[str], Checklist]) -> None:
        self.parse = parse
        self.by_version: dict[ChecklistVersionId, Checklist] = {}


class SqlChecklists:
    """Versions of checklists on a connection."""

    def __init__(self, connection: Connection, parsed: ParsedChecklists) -> None:
        self._connection = connection
        self._parsed = parsed
        # Not shared before they are committed: after a rollback the same number may mean another checklist.
        self._added: dict[ChecklistVersionId, Checklist] = {}

    def get(self, version: ChecklistVersionId) -> Checklist:
        """The checklist; raises NotFound."""
        known = self._added.get(version) or self._parsed.by_version.get(version)
        if known is None:
            known = self._parsed.by_version[version] = self._parsed.parse(self.source(version))
        return known

    def number(self, version: ChecklistVersionId) -> int:
        """1 for the first version of a checklist; raises NotFound."""
        found: int | None = self._connection.execute(select(_V.version).where(_V.id == version)).scalar()
        if found is None:
            raise _missing(version)
        return found

    def newest(self, code: str) -> ChecklistVersionId | None:
        """The last version of the checklist `code`."""
        last = select(_V.id).where(_V.code == code).order_by(_V.version.desc()).limit(1)
        found = self._connection.execute(last).scalar()
        return None if found is None else ChecklistVersionId(found)

    def add(
        self,
        checklist: Checklist,
        source: str,
        at: datetime,
        by: PersonId | None = None,
        corrects: ChecklistVersionId | None = None,
        remark: str = "",
    ) -> ChecklistVersionId:
        """Publish it as the next version of its code, which is in use again if it was retired."""
        last = self._connection.execute(select(func.max(_V.version)).where(_V.code == checklist.code)).scalar()
        values = {
            "code": checklist.code,
            "version": (last or 0) + 1,
            "source": source,
            "title": dict(checklist.title.texts),
            "questions": len(checklist.questions),
            "published_at": at,
            "retired": False,
            "published_by": by,
            "corrects": corrects,
            "remark": remark or None,
        }
        added = self._connection.execute(insert(checklist_versions).values(values).returning(_V.id)).scalar_one()
        self.retire(checklist.code, False)
        version = ChecklistVersionId(added)
        self._added[version] = checklist
        return version

    def source(self, version: ChecklistVersionId) -> str:
        """The text it was published as; raises NotFound."""
        found: str | None = self._connection.execute(select(_V.source).where(_V.id == version)).scalar()
        if found is None:
            raise _missing(version)
        return found

    def retire(self, code: str, retired: bool) -> None:
        """Offer it no more for new inspections, or again."""
        self._connection.execute(update(checklist_versions).where(_V.code == code).values(retired=retired))

    def versions(self, code: str) -> tuple[VersionRow, ...]:
        """Every version of a checklist, the newest first, with its own current evaluations."""
        used = (
            select(evaluations.c.checklist_version_id, func.count().label("n"))
            .where(evaluations.c.state == "current")
            .group_by(evaluations.c.checklist_version_id)
            .subquery()
        )
        wanted = (
            select(checklist_versions, persons.c.name, func.coalesce(used.c.n, 0).label("evaluated"))
            .outerjoin(persons, persons.c.id == _V.published_by)
            .outerjoin(used, used.c.checklist_version_id == _V.id)
            .where(_V.code == code)
            .order_by(_V.version.desc())
        )
        return tuple(
            VersionRow(
                id=ChecklistVersionId(row.id),
                version=row.version,
                published_at=row.published_at,
                published_by=row.name,
                correction=row.corrects is not None,
                remark=row.remark or "",
                evaluations=row.evaluated,
            )
            for row in self._connection.execute(wanted)
        )

    def uses(self) -> dict[str, ChecklistUse]:
        """For which calls each checklist is meant, by code; those of which nothing is said are left out."""
        return {row.code: _use(row) for row in self._connection.execute(select(checklist_uses))}

    def save_use(self, code: str, use: ChecklistUse) -> None:
        """Say for which calls it is meant."""
        values = {
            "valid_from": use.valid_from,
            "valid_until": use.valid_until,
            "teams": sorted(use.teams),
            "queues": sorted(use.queues),
            "case_types": sorted(use.case_types),
            "directions": sorted(use.directions),
        }
        changed = update(checklist_uses).where(checklist_uses.c.code == code).values(values)
        if not self._connection.execute(changed).rowcount:
            self._connection.execute(insert(checklist_uses).values(code=code, **values))

    def rows(self) -> tuple[ChecklistRow, ...]:
        """The newest version of each, by code, with the current evaluations of all its versions."""
        newest = select(_V.code, func.max(_V.version).label("version")).group_by(_V.code).subquery()
        used = (
            select(_V.code, func.count().label("n"))
            .join(evaluations, evaluations.c.checklist_version_id == _V.id)
            .where(evaluations.c.state == "current")
            .group_by(_V.code)
        )
        evaluated = {row.code: row.n for row in self._connection.execute(used)}
        wanted = (
            select(checklist_versions)
            .join(newest, (newest.c.code == _V.code) & (newest.c.version == _V.version))
            .order_by(_V.code)
        )
        return tuple(
            ChecklistRow(
                id=ChecklistVersionId(row.id),
                code=row.code,
                version=row.version,
                title=Wording(row.title),
                published_at=row.published_at,
                questions=row.questions,
                evaluations=evaluated.get(row.code, 0),
                retired=row.retired,
            )
            for row in self._connection.execute(wanted)
        )


def _use(row: Any) -> ChecklistUse:
    return ChecklistUse(
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        teams=frozenset(map(TeamId, row.teams)),
        queues=frozenset(row.queues),
        case_types=frozenset(row.case_types),
        directions=frozenset(map(Direction, row.directions)),
    )


def _missing(version: ChecklistVersionId) -> NotFound:
    return NotFound(message("There is no version {number} of a checklist.", number=version))
