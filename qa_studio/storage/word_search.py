"""Finding words in texts: by the index of stretches of three characters where there is one, else by reading them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    TextClause,
    and_,
    any_,
    bindparam,
    column,
    func,
    literal,
    select,
    table,
    text,
)

RECORDINGS, SEGMENTS = "recordings_search", "transcripts_search"
NOTES, COMMENTS = "notes_search", "comments_search"
_FUNCTIONS = {
    RECORDINGS: func.found_recordings,
    SEGMENTS: func.found_segments,
    NOTES: func.found_notes,
    COMMENTS: func.found_comments,
}
_INDEXED = 3  # the search indexes hold stretches of three characters
_OCCURS_NOWHERE = '"\n\n\n"'  # what is searched are lines, none of them empty


@dataclass(frozen=True, slots=True)
class Indexes:
    """The search indexes of an engine; of a server what they were asked: index, word, keys of the rows that hold it."""

    dialect: str
    asked: tuple[tuple[str, str, tuple[int, ...]], ...] = ()

    def rows(self, index: str, word: str) -> tuple[int, ...] | None:
        """None where that was not asked, or is said too often to be told."""
        return next((keys for its, asked, keys in self.asked if (its, asked) == (index, word)), None)


def ask_indexes(connection: Connection, wanted: Iterable[tuple[str, str]]) -> Indexes:
    """What the indexes say to these words; all in one question to a server, a file is read by them directly.

    Under row-level security a server uses no index for a bare LIKE; its functions do, and tell only what the person
    sees.
    """
    dialect = connection.dialect.name
    longer = [(index, word) for index, word in dict.fromkeys(wanted) if len(word) >= _INDEXED]
    if dialect == "sqlite" or not longer:
        return Indexes(dialect)
    found = connection.execute(select(*(_FUNCTIONS[index](word) for index, word in longer))).one()
    told = ((*each, tuple(keys)) for each, keys in zip(longer, found, strict=True) if keys is not None)
    return Indexes(dialect, tuple(told))


def holds_words(
    words: Sequence[str], key: ColumnElement[Any], searched: ColumnElement[str], index: str, indexes: Indexes
) -> list[ColumnElement[bool]]:
    """That every word occurs in `searched`, whose row `key` is in `index`."""
    return [holds_word(word, key, searched, index, indexes) for word in words]


def holds_word(
    word: str, key: ColumnElement[Any], searched: ColumnElement[str], index: str, indexes: Indexes, whole: bool = False
) -> ColumnElement[bool]:
    """That one word does, whatever its case; with `whole` a Latin word counts only by itself."""
    found = _holds(word, key, searched, index, indexes)
    if not whole or not any(letter.isascii() and letter.isalnum() for letter in word):
        return found
    if indexes.dialect == "sqlite":
        return and_(found, func.says_whole(searched, word))
    border = rf"(^|[^[:alnum:]]){re.escape(word)}($|[^[:alnum:]])"
    return and_(found, searched.op("~*")(border))


def _holds(
    word: str, key: ColumnElement[Any], searched: ColumnElement[str], index: str, indexes: Indexes
) -> ColumnElement[bool]:
    dialect = indexes.dialect
    if (keys := indexes.rows(index, word)) is not None:
        return is_among(key, keys)
    if dialect == "sqlite" and len(word) >= _INDEXED:
        phrase = '"' + word.replace('"', '""') + '"'
        return _matching(key, index, text(f"{index} MATCH :phrase").bindparams(_own("phrase", phrase)))
    if dialect == "sqlite" and len(word) == _INDEXED - 1 and not word.isascii():
        return _matching(key, index, _begins_with(word, index))
    escaped = word.replace("/", "//").replace("%", "/%").replace("_", "/_")
    pattern = f"%{escaped}%"  # SQLite's LIKE pays no regard to case anyway, and a lower() around it is slow
    return searched.like(pattern, escape="/") if dialect == "sqlite" else searched.ilike(pattern, escape="/")


def is_among(key: ColumnElement[Any], keys: Sequence[int]) -> ColumnElement[bool]:
    """That `key` is one of `keys`, which a server takes as one value."""
    return key == any_(literal(list(keys), ARRAY(BigInteger)))


def _matching(key: ColumnElement[Any], index: str, condition: TextClause) -> ColumnElement[bool]:
    return key.in_(select(table(index, column("rowid")).c.rowid).where(condition))


def _begins_with(word: str, index: str) -> TextClause:
    # A Chinese word of two characters: every stretch of three that begins with it.  Two letters or digits begin so
    # many that reading on until enough is found is quicker.
    return text(
        f"{index} MATCH (SELECT coalesce(group_concat('\"' || replace(term, '\"', '\"\"') || '\"', ' OR '), "
        f":nothing) FROM {index}_terms WHERE term >= :word AND term < :after)"
    ).bindparams(_own("nothing", _OCCURS_NOWHERE), _own("word", word), _own("after", word + "\U0010ffff"))


def _own(name: str, value: str) -> Any:
    return bindparam(name, value, unique=True)
