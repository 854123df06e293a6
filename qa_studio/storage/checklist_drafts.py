"""Drafts of checklists."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_document import document_of, read_document
from qa_studio.domain.checklist_draft import BasedOn, ChecklistDraft, DraftId
from qa_studio.domain.inspection import ChecklistVersionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.wording import Wording
from qa_studio.errors import NotFound
from qa_studio.services.rows import DraftRow
from qa_studio.storage.tables import checklist_drafts, checklist_versions, persons
from qa_studio.texts import message

_D = checklist_drafts.c
_V = checklist_versions.c


class SqlChecklistDrafts:
    """Drafts on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, draft: DraftId) -> ChecklistDraft:
        """One draft; raises NotFound."""
        row = self._connection.execute(_with_base(checklist_drafts).where(_D.id == draft)).first()
        if row is None:
            raise NotFound(
                message("There is no draft {number}; it was published or discarded.", number=draft),
                message("Open the checklist itself to change it further."),
            )
        return ChecklistDraft(
            id=DraftId(row.id),
            checklist=read_document(Checklist, row.document),
            based_on=_base(row),
            source=row.source,
            revision=row.revision,
            edited_by=row.edited_by,
            edited_at=row.edited_at,
        )

    def rows(self) -> tuple[DraftRow, ...]:
        """By code."""
        listed = (_D.id, _D.code, _D.title, _D.questions, _D.based_on, _D.edited_at, persons.c.name)
        wanted = _with_base(*listed).outerjoin(persons, persons.c.id == _D.edited_by)
        return tuple(
            DraftRow(
                id=DraftId(row.id),
                code=row.code,
                title=Wording(row.title),
                questions=row.questions,
                based_on=_base(row),
                edited_by=row.name,
                edited_at=row.edited_at,
            )
            for row in self._connection.execute(wanted.order_by(_D.code, _D.id))
        )

    def add(self, draft: ChecklistDraft) -> DraftId:
        """Keep a new one; its id is given anew."""
        added = insert(checklist_drafts).values(_values(draft)).returning(_D.id)
        return DraftId(self._connection.execute(added).scalar_one())

    def save(self, draft: DraftId, checklist: Checklist, revision: int, by: PersonId | None, at: datetime) -> bool:
        """Write it as the revision after `revision`; False, and nothing is written, where that is not the one kept."""
        # Without reading the old one first: this happens with every pause of an author, of perhaps 1,000 questions.
        found = (_D.id == draft) & (_D.revision == revision)
        values = {**_contents(checklist), "revision": revision + 1, "edited_by": by, "edited_at": at}
        return bool(self._connection.execute(update(checklist_drafts).where(found).values(values)).rowcount)

    def remove(self, draft: DraftId, revision: int | None = None) -> bool:
        """Take it away; False where it is not there in this revision (None: whichever)."""
        gone = delete(checklist_drafts).where(_D.id == draft)
        return bool(
            self._connection.execute(gone if revision is None else gone.where(_D.revision == revision)).rowcount
        )


def _with_base(*columns: Any) -> Select[Any]:
    based = (_V.code.label("base_code"), _V.version.label("base_number"))
    begun = checklist_drafts.outerjoin(checklist_versions, _V.id == _D.based_on)
    return select(*columns, *based).select_from(begun)


def _base(row: Any) -> BasedOn | None:
    if row.based_on is None:
        return None
    return BasedOn(ChecklistVersionId(row.based_on), row.base_code, row.base_number)


def _contents(checklist: Checklist) -> dict[str, Any]:
    return {
        "code": checklist.code,
        "title": dict(checklist.title.texts),
        "questions": len(checklist.questions),
        "document": document_of(checklist),
    }


def _values(draft: ChecklistDraft) -> dict[str, Any]:
    return {
        **_contents(draft.checklist),
        "based_on": draft.based_on.version if draft.based_on else None,
        "source": draft.source,
        "revision": draft.revision,
        "edited_by": draft.edited_by,
        "edited_at": draft.edited_at,
    }
