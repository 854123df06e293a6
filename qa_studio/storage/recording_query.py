"""Which recordings a filter lets through, in which order, and what a line shows of them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Row,
    Select,
    false,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.sql.selectable import FromClause

from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.recording import RecordingId
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort
from qa_studio.storage.planning import planned_anew
from qa_studio.storage.tables import (
    SORT_COLUMNS,
    acknowledgements,
    agents,
    evaluations,
    legal_holds,
    persons,
    recordings,
    removed_sounds,
    teams,
    transcript_segments,
)
from qa_studio.storage.word_search import RECORDINGS, SEGMENTS, Indexes, ask_indexes, holds_word

_R = recordings.c
_S = transcript_segments.c
_E = evaluations.c
Words = tuple[tuple[str, bool], ...]
"""Words, and whether each counts only by itself."""

ROW_COLUMNS = (
    _R.id, _R.path, _R.started_at, _R.duration_s, _R.channels, _R.sample_rate, _R.codec, _R.complete, _R.state,
    _R.agent_id, agents.c.name, agents.c.number, _R.team_id, teams.c.name, _R.queue, _R.direction, _R.customer_number,
    _R.case_number, _R.csat, _R.score, _R.audio, _R.assigned_to, persons.c.name, _R.due_on, _R.picked, _R.content_hash,
    _R.dead_air_s, _R.overlap_s, _R.agent_share, _R.hold_s, legal_holds.c.reason, removed_sounds.c.removed_at,
)  # fmt: skip
"""In the order of RecordingRow's fields."""


def with_names(source: FromClause) -> FromClause:
    """`source`, which holds recordings, with agents, teams, who has it, and whether it is held or gone beside."""
    return (
        source.outerjoin(agents, agents.c.id == _R.agent_id)
        .outerjoin(teams, teams.c.id == _R.team_id)
        .outerjoin(persons, persons.c.id == _R.assigned_to)
        .outerjoin(legal_holds, legal_holds.c.recording_id == _R.id)
        .outerjoin(removed_sounds, removed_sounds.c.recording_id == _R.id)
    )


_ROWS = select(*ROW_COLUMNS).select_from(with_names(recordings))
_IN_SLICES_OF = 500
_DIGITS = re.compile(r"\d{4}")


def row_of(found: Row[Any] | Sequence[Any]) -> RecordingRow:
    """The line whose ROW_COLUMNS were read."""
    return RecordingRow(*found)


def rows_by_id(connection: Connection, wanted: Sequence[RecordingId]) -> dict[int, RecordingRow]:
    """The lines of those recordings that there are."""
    found: dict[int, RecordingRow] = {}
    for start in range(0, len(wanted), _IN_SLICES_OF):
        few = wanted[start : start + _IN_SLICES_OF]
        found.update((row[0], row_of(row)) for row in connection.execute(_ROWS.where(_R.id.in_(few))).all())
    return found


def rows_of_case(connection: Connection, case: str) -> tuple[RecordingRow, ...]:
    """The lines of all calls with a case number, by time."""
    wanted = _ROWS.where(_R.case_number == case).order_by(_R.started_at.asc().nulls_last(), _R.id)
    return tuple(row_of(row) for row in connection.execute(wanted))


def indexes_asked(connection: Connection, chosen: RecordingFilter, words: Words) -> Indexes:
    """What the search indexes say to the words of a filter and to those of its keyword lists."""
    typed = _typed(chosen)
    said = (*(typed if chosen.said else ()), *(word for word, _ in words))
    return ask_indexes(connection, (*((RECORDINGS, word) for word in typed), *((SEGMENTS, word) for word in said)))


@lru_cache(maxsize=64)  # a page asks for the same ones again and again
def first_rows(chosen: RecordingFilter, words: Words, sort: RecordingSort, limit: int, indexes: Indexes) -> Select[Any]:
    """The first lines; names are joined only once the ids are known."""
    few = _first_ids(chosen, words, sort, limit, indexes).subquery()
    source = with_names(few.join(recordings, recordings.c.id == few.c.id))
    return planned_anew(select(*ROW_COLUMNS).select_from(source).order_by(*_order(sort)))


def _first_ids(chosen: RecordingFilter, words: Words, sort: RecordingSort, limit: int, indexes: Indexes) -> Select[int]:
    key = SORT_COLUMNS[sort.column]
    if indexes.dialect == "sqlite" or not (sort.descending and key.nullable):
        return ordered_ids(chosen, words, sort, indexes).limit(limit)
    # Read backwards a server's index begins with what is unknown, so that it would sort everything instead.
    met = conditions(chosen, words, indexes)
    wanted = select(_R.id, key.label("key"))
    known = wanted.where(*met, key.is_not(None)).order_by(key.desc(), _R.id.desc()).limit(limit).subquery()
    unknown = wanted.where(*met, key.is_(None)).order_by(_R.id.desc()).limit(limit).subquery()
    both = union_all(select(known), select(unknown)).subquery().c
    return select(both.id).order_by(both.key.desc().nulls_last(), both.id.desc()).limit(limit)


def ordered_ids(chosen: RecordingFilter, words: Words, sort: RecordingSort, indexes: Indexes) -> Select[int]:
    """The ids of all that `chosen` lets through, in order."""
    return planned_anew(select(_R.id).where(*conditions(chosen, words, indexes)).order_by(*_order(sort)))


def counted(chosen: RecordingFilter, words: Words, indexes: Indexes) -> Select[int]:
    """How many `chosen` lets through."""
    return planned_anew(select(func.count()).select_from(recordings).where(*conditions(chosen, words, indexes)))


def _order(sort: RecordingSort) -> tuple[ColumnElement[Any], ...]:
    key: ColumnElement[Any] = SORT_COLUMNS[sort.column]
    ordered = key.desc() if sort.descending else key.asc()
    # What is unknown stands last both ways; SQLite still takes the index for that.
    return (ordered.nulls_last() if SORT_COLUMNS[sort.column].nullable else ordered, _R.id.desc())


def conditions(chosen: RecordingFilter, words: Words, indexes: Indexes) -> list[ColumnElement[bool]]:
    """What a recording must meet; `words` are those of the filter's keyword lists."""
    said = [_saying(words, indexes)] if chosen.keyword_lists else []
    return [*_words(chosen, indexes), *said, *_among(chosen), *_within(chosen)]


def _among(chosen: RecordingFilter) -> Iterator[ColumnElement[bool]]:
    lists: tuple[tuple[Any, Sequence[object]], ...] = (
        (_R.agent_id, chosen.agents),
        (_R.team_id, chosen.teams),
        (_R.queue, chosen.queues),
        (_R.direction, chosen.directions),
        (_R.state, chosen.states),
        (_R.picked, chosen.picked),
    )
    for key, allowed in lists:
        if allowed:
            yield key.in_(allowed)
    if chosen.assigned_to is not None:
        yield _R.assigned_to == chosen.assigned_to
    if chosen.held:
        yield _R.id.in_(select(legal_holds.c.recording_id))
    if chosen.unacknowledged:
        said = select(acknowledgements.c.id).where(acknowledgements.c.evaluation_id == _E.id)
        counts = (_E.state == EvaluationState.CURRENT, _E.agent_id.is_not(None), ~said.exists())
        yield select(_E.id).where(_E.recording_id == _R.id, *counts).exists()


def _within(chosen: RecordingFilter) -> Iterator[ColumnElement[bool]]:
    if chosen.since is not None:
        yield _R.started_at >= chosen.since
    if chosen.before is not None:
        yield _R.started_at < chosen.before
    for key, over in (
        (_R.dead_air_s, chosen.dead_air_over_s),
        (_R.overlap_s, chosen.overlap_over_s),
        (_R.hold_s, chosen.hold_over_s),
    ):
        if over is not None:
            yield key > over
    ranges = (
        (_R.duration_s, chosen.shortest_s, chosen.longest_s),
        (_R.csat, chosen.csat_from, chosen.csat_to),
        (_R.agent_share, chosen.agent_share_from, chosen.agent_share_to),
    )
    for key, least, most in ranges:
        if least is not None:
            yield key >= least
        if most is not None:
            yield key <= most


def _typed(chosen: RecordingFilter) -> list[str]:
    return chosen.text.casefold().split()


def _words(chosen: RecordingFilter, indexes: Indexes) -> Iterator[ColumnElement[bool]]:
    for word in _typed(chosen):
        known = holds_word(word, _R.id, _R.search_text, RECORDINGS, indexes)
        if indexes.dialect == "postgresql" and indexes.rows(RECORDINGS, word) is None and _DIGITS.search(word):
            known = or_(known, _R.id.in_(select(func.numbered(word))))  # a part of many numbers, which lie apart
        if not chosen.said:
            yield known
            continue
        said = select(_S.recording_id).where(holds_word(word, _S.id, _S.text, SEGMENTS, indexes))
        if (keys := indexes.rows(RECORDINGS, word)) is None:
            yield or_(known, _R.id.in_(said))
        else:  # an OR would go through all recordings one by one
            yield _R.id.in_(union_all(select(func.unnest(literal(list(keys), ARRAY(BigInteger)))), said))


def _saying(words: Words, indexes: Indexes) -> ColumnElement[bool]:
    # A union and no OR, which would read every segment.
    each_of_them = [
        select(_S.recording_id).where(holds_word(word, _S.id, _S.text, SEGMENTS, indexes, whole))
        for word, whole in words
    ]
    return _R.id.in_(union(*each_of_them)) if each_of_them else false()
