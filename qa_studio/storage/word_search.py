"""Finding words in texts: by the index of stretches of three characters where there is one, else by reading them."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, TextClause, and_, bindparam, column, func, select, table, text

_INDEXED = 3  # the search indexes hold stretches of three characters
_OCCURS_NOWHERE = '"\n\n\n"'  # what is searched are lines, none of them empty


def holds_words(
    words: Sequence[str], key: ColumnElement[Any], searched: ColumnElement[str], index: str, dialect: str
) -> list[ColumnElement[bool]]:
    """That every word occurs in `searched`, whose row `key` is in the FTS5 table `index` (SQLite only)."""
    return [holds_word(word, key, searched, index, dialect) for word in words]


def holds_word(
    word: str, key: ColumnElement[Any], searched: ColumnElement[str], index: str, dialect: str, whole: bool = False
) -> ColumnElement[bool]:
    """That one word does, whatever its case; with `whole` a Latin word counts only by itself."""
    found = _holds(word, key, searched, index, dialect)
    if not whole or not any(letter.isascii() and letter.isalnum() for letter in word):
        return found
    if dialect == "sqlite":
        return and_(found, func.says_whole(searched, word))
    border = rf"(^|[^[:alnum:]]){re.escape(word)}($|[^[:alnum:]])"
    return and_(found, searched.op("~*")(border))


def _holds(
    word: str, key: ColumnElement[Any], searched: ColumnElement[str], index: str, dialect: str
) -> ColumnElement[bool]:
    if dialect == "sqlite" and len(word) >= _INDEXED:
        phrase = '"' + word.replace('"', '""') + '"'
        return _matching(key, index, text(f"{index} MATCH :phrase").bindparams(_own("phrase", phrase)))
    if dialect == "sqlite" and len(word) == _INDEXED - 1 and not word.isascii():
        return _matching(key, index, _begins_with(word, index))
    escaped = word.replace("/", "//").replace("%", "/%").replace("_", "/_")
    pattern = f"%{escaped}%"  # SQLite's LIKE pays no regard to case anyway, and a lower() around it is slow
    return searched.like(pattern, escape="/") if dialect == "sqlite" else searched.ilike(pattern, escape="/")


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
