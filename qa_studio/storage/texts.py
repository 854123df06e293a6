"""Words in transcripts, notes and comments."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, FromClause, and_, column, exists, literal, or_, select, table, union_all

from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.folding import occurrences
from qa_studio.domain.inspected_call import recording_of
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment
from qa_studio.domain.transcript_places import span_of
from qa_studio.services.found_texts import TextHit, TextKind
from qa_studio.storage.notes import readable_by
from qa_studio.storage.planning import planned_anew
from qa_studio.storage.stored_json import spans_in, words_in
from qa_studio.storage.tables import (
    evaluation_calls,
    evaluations,
    inspection_answers,
    inspections,
    notes,
    persons,
    transcript_segments,
)
from qa_studio.storage.word_search import COMMENTS, NOTES, SEGMENTS, Indexes, ask_indexes, holds_words, is_among

_S = transcript_segments.c
_N = notes.c
_COMMENT_ROWS = table("comments_search_rows", column("id"), column("inspection_id"), column("question"), column("text"))


class SqlTexts:
    """Searches on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name

    def spoken(self, words: Sequence[str], limit: int) -> list[TextHit]:
        """What was said with all the words in one segment, the newest transcript first."""
        found = holds_words(words, _S.id, _S.text, SEGMENTS, self._asked(SEGMENTS, words))
        columns = select(_S.recording_id, _S.span_start, _S.span_end, _S.speaker, _S.text, _S.words)
        rows = self._connection.execute(planned_anew(columns).where(*found).order_by(_S.id.desc()).limit(limit))
        return [_spoken(row, words) for row in rows]

    def noted(self, words: Sequence[str], reader: PersonId | None, limit: int) -> list[TextHit]:
        """Notes that the reader may see, the newest first."""
        found = holds_words(words, _N.id, _N.text, NOTES, self._asked(NOTES, words))
        columns = select(_N.recording_id, _N.span_start, persons.c.name, _N.text).join(persons)
        rows = self._connection.execute(
            planned_anew(columns).where(readable_by(reader), *found).order_by(_N.id.desc()).limit(limit)
        )
        return [TextHit(TextKind.NOTE, RecordingId(key), start, by, said) for key, start, by, said in rows]

    def commented(self, words: Sequence[str], limit: int) -> list[TextHit]:
        """Comments and summaries of inspections that are open or count, the newest first."""
        source = self._comments()
        c, i, a = source.c, inspections.c, inspection_answers.c
        found = holds_words(words, c.id, c.text, COMMENTS, Indexes(self._dialect))
        asked = self._asked(COMMENTS, words)  # on a server, of inspections: which comment it is, is looked at then
        inspected = [keys for word in words if (keys := asked.rows(COMMENTS, word)) is not None]
        found += [is_among(c.inspection_id, keys) for keys in inspected]
        of_this = evaluations.c.inspection_id == c.inspection_id
        counts = or_(~exists().where(of_this), exists().where(of_this, evaluations.c.state == EvaluationState.CURRENT))
        joined = (
            source.join(inspections, i.id == c.inspection_id)
            .join(persons, persons.c.id == i.inspector_id)
            .outerjoin(inspection_answers, and_(a.inspection_id == c.inspection_id, a.question == c.question))
        )
        columns = select(i.recording_id, a.evidence, persons.c.name, c.text).select_from(joined)
        rows = self._connection.execute(
            planned_anew(columns).where(counts, *found).order_by(c.inspection_id.desc()).limit(limit)
        )
        return [
            TextHit(TextKind.COMMENT, recording_of(spans[0], key) if spans else key, _start(spans), by, said)
            for key, spans, by, said in ((RecordingId(key), spans_in(found), *who) for key, found, *who in rows)
        ]

    def counting(self, recordings: Sequence[RecordingId]) -> dict[RecordingId, EvaluationId]:
        """Of these recordings, those with an evaluation that counts: the newest."""
        e, c = evaluations.c, evaluation_calls.c
        columns, current = (e.completed_at, e.id), e.state == EvaluationState.CURRENT
        alone = select(e.recording_id, *columns).where(e.recording_id.in_(recordings), current)
        together = select(c.recording_id, *columns).join(evaluations).where(c.recording_id.in_(recordings), current)
        found = self._connection.execute(union_all(alone, together)).all()
        ordered = sorted(found, key=lambda row: (row.completed_at, row.id))
        return {RecordingId(row.recording_id): EvaluationId(row.id) for row in ordered}

    def _asked(self, index: str, words: Sequence[str]) -> Indexes:
        return ask_indexes(self._connection, ((index, word) for word in words))

    def _comments(self) -> FromClause:
        if self._dialect == "sqlite":
            return _COMMENT_ROWS
        a, i = inspection_answers.c, inspections.c
        comments = select(literal(0).label("id"), a.inspection_id, a.question, a.comment.label("text"))
        summaries = select(literal(0).label("id"), i.id.label("inspection_id"), literal(""), i.summary)
        return union_all(comments.where(a.comment != ""), summaries.where(i.summary != "")).subquery()


def _start(spans: Sequence[Span]) -> float | None:
    return spans[0].start if spans else None


def _spoken(row: Any, words: Sequence[str]) -> TextHit:
    timed = words_in(row.words)
    segment = Segment(Span(row.span_start, row.span_end), row.speaker, row.text, timed)
    marks = occurrences(row.text, words)
    at = span_of(segment, *marks[0]).start if marks and timed else row.span_start
    return TextHit(TextKind.TRANSCRIPT, RecordingId(row.recording_id), at, row.speaker, row.text, said=segment)
