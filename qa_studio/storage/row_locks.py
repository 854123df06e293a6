"""Locks on what is about to be read and then changed, so that two who do that come one after the other."""

from collections.abc import Collection, Mapping

from sqlalchemy import Column, Connection, literal, select

from qa_studio.domain.audit import Subject
from qa_studio.storage import tables

_KEYS: Mapping[str, Column[int] | Column[str]] = {
    Subject.RECORDING: tables.recordings.c.id,
    Subject.INSPECTION: tables.inspections.c.id,
    Subject.ACTION: tables.actions.c.id,
    Subject.EXAMPLE: tables.coaching_samples.c.id,
    Subject.MASK: tables.masks.c.id,
    Subject.PERSON: tables.persons.c.id,
    Subject.AGENT: tables.agents.c.id,
    Subject.TEAM: tables.teams.c.id,
    Subject.KEYWORDS: tables.keyword_lists.c.id,
    Subject.IMPORTS: tables.import_profiles.c.id,
    Subject.SETTINGS: tables.workspace.c.id,
    Subject.CHECKLIST: tables.checklist_uses.c.code,
    Subject.NOTE: tables.notes.c.id,
    Subject.QUESTION: tables.question_bank.c.id,
}
_IN_SLICES_OF = 500


def lock_rows(connection: Connection, kind: str, keys: Collection[int | str]) -> None:
    """Lock the rows of these things, in the order of their keys; rows that are gone, or not one's own, are passed over.

    SQLite has one writer at a time: whoever may write at all is alone already.
    """
    if connection.dialect.name != "postgresql":
        return
    key = _KEYS[kind]
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), _IN_SLICES_OF):
        few = ordered[start : start + _IN_SLICES_OF]
        # As an update locks them: what only refers to a row needn't wait.
        connection.execute(
            select(literal(1)).where(key.in_(few)).order_by(key).with_for_update(key_share=True, of=key.table)
        ).all()
