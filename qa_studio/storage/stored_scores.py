"""What is stored of evaluations and follows from their answers, read as it stands: who forged it wrote anything."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, String, Text, cast, func, select, type_coerce

from qa_studio.domain.answers import Answers
from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.inspection import ChecklistVersionId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.rescoring import Part, StoredScore
from qa_studio.domain.scorecard import QuestionOutcome
from qa_studio.storage.stored_json import answers_in
from qa_studio.storage.tables import evaluation_outcomes, evaluations, persons

_E = evaluations.c
_O = evaluation_outcomes.c
READ_TOGETHER = 500


def count_stored(connection: Connection) -> int:
    """How many evaluations there are, of any revision."""
    return connection.execute(select(func.count()).select_from(evaluations)).scalar_one()


def stored_scores(connection: Connection) -> Iterator[StoredScore]:
    """All of them, the oldest first, read in slices."""
    wanted = (
        select(_E.id, _E.recording_id, _E.checklist_version_id, _E.verdict, _E.band, persons.c.name)
        .add_columns(cast(_E.answers, Text).label("answers"), type_coerce(_E.state, String).label("state"))
        .add_columns(*(type_coerce(_E[part], String).label(part.value) for part in _NUMBERS))
        .outerjoin(persons, persons.c.id == _E.inspector_id)
        .order_by(_E.id)
        .limit(READ_TOGETHER)
    )
    last = 0
    while rows := connection.execute(wanted.where(_E.id > last)).all():
        outcomes = _outcomes(connection, rows[0].id, rows[-1].id)
        for row in rows:
            yield _stored(row, outcomes.get(row.id, ()))
        last = rows[-1].id


_NUMBERS = (Part.SCORE, Part.SCORE_BEFORE_FAIL, Part.CRITICAL_SCORE)


def _outcomes(connection: Connection, first: int, last: int) -> dict[int, tuple[QuestionOutcome, ...]]:
    wanted = (
        select(_O.evaluation_id, _O.question, _O.section, _O.earned, _O.possible, _O.lost, _O.critical, _O.failed)
        .where(_O.evaluation_id.between(first, last))
        .order_by(_O.evaluation_id, _O.position)
    )
    found: dict[int, list[QuestionOutcome]] = defaultdict(list)
    for evaluation, *values in connection.execute(wanted):
        found[evaluation].append(QuestionOutcome(*values))
    return {evaluation: tuple(each) for evaluation, each in found.items()}


def _stored(row: Row[Any], outcomes: Sequence[QuestionOutcome]) -> StoredScore:
    return StoredScore(
        id=EvaluationId(row.id),
        recording=RecordingId(row.recording_id),
        inspector=row.name or "",
        checklist=ChecklistVersionId(row.checklist_version_id),
        answers=_answers(row.answers),
        figures={
            **{part: row._mapping[part.value] for part in _NUMBERS},
            Part.VERDICT: row.verdict,
            Part.BAND: row.band,
        },
        outcomes=tuple(outcomes),
        withdrawal=row.state == EvaluationState.WITHDRAWN,
    )


def _answers(stored: str) -> Answers | None:
    try:
        return answers_in(json.loads(stored))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
