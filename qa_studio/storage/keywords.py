"""Keyword lists."""

from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from qa_studio.domain.keywords import KeywordList, KeywordListId
from qa_studio.errors import NotFound
from qa_studio.storage.tables import keyword_lists
from qa_studio.texts import message

_K = keyword_lists.c


class SqlKeywords:
    """Keyword lists on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[KeywordList, ...]:
        """By name."""
        found = self._connection.execute(select(keyword_lists).order_by(_K.name, _K.id))
        return tuple(
            KeywordList(KeywordListId(row.id), row.name, tuple(row.words["words"]), bool(row.words["whole"]))
            for row in found
        )

    def add(self, fresh: KeywordList) -> KeywordListId:
        """Keep a new one; its id is given anew."""
        added = insert(keyword_lists).values(_values(fresh)).returning(_K.id)
        return KeywordListId(self._connection.execute(added).scalar_one())

    def save(self, changed: KeywordList) -> None:
        """Write all of it; raises NotFound."""
        values = update(keyword_lists).where(_K.id == changed.id).values(_values(changed))
        if not self._connection.execute(values).rowcount:
            raise NotFound(message("There is no keyword list {number}.", number=changed.id))

    def remove(self, gone: KeywordListId) -> None:
        """Take it away."""
        self._connection.execute(delete(keyword_lists).where(_K.id == gone))


def _values(of: KeywordList) -> dict[str, Any]:
    return {"name": of.name, "words": {"words": list(of.words), "whole": of.whole_words}}
