"""Frozen results; a correction is a new row beside the old one."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, or_, select, update

from qa_studio.domain.evaluation import Evaluation, EvaluationId, EvaluationState
from qa_studio.domain.inspection import ChecklistVersionId, InspectionId
from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.rescoring import StoredScore
from qa_studio.domain.scorecard import EvaluationRow, QuestionOutcome
from qa_studio.domain.what_if import PastEvaluation
from qa_studio.domain.wording import Wording
from qa_studio.errors import NotFound
from qa_studio.services.rows import EvaluationFilter, EvaluationHead
from qa_studio.storage.evaluation_query import evaluation_rows
from qa_studio.storage.judged_calls import OF_EVALUATIONS, further_recordings, with_calls, write_calls
from qa_studio.storage.past_evaluations import count_past, past_evaluations
from qa_studio.storage.recording_state import restore_state
from qa_studio.storage.stored_json import answers_in, answers_out, ledger_in, ledger_out
from qa_studio.storage.stored_scores import count_stored, stored_scores
from qa_studio.storage.tables import (
    checklist_versions,
    evaluation_outcomes,
    evaluations,
    inspections,
    persons,
    recordings,
)
from qa_studio.texts import message

_E = evaluations.c
READ_TOGETHER = 500


class SqlEvaluations:
    """Evaluations on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, evaluation: EvaluationId) -> Evaluation:
        """The evaluation; raises NotFound."""
        row = self._connection.execute(select(evaluations).where(_E.id == evaluation)).first()
        if row is None:
            raise NotFound(
                message("There is no evaluation {number}.", number=evaluation),
                message("Look up its number on the page of its recording."),
            )
        return with_calls(self._connection, OF_EVALUATIONS, [_evaluation(row)])[0]

    def add(self, evaluation: Evaluation, outcomes: Sequence[QuestionOutcome], score_json: str) -> EvaluationId:
        """Keep it, as the newest revision of its chain (`chain` 0: a new one); the ones before are superseded.

        Its inspection is completed and its recordings done or failed; after a withdrawal, as what is left says.
        """
        by_hand = self._connection.dialect.name != "postgresql"  # there triggers of the table see to what follows
        if evaluation.chain and by_hand:
            self._supersede(evaluation.chain)
        values = {**_values(evaluation), "called_at": self._called_at(evaluation), "score_json": score_json}
        key = EvaluationId(self._connection.execute(insert(evaluations).values(values).returning(_E.id)).scalar_one())
        self._keep_outcomes(key, outcomes)
        write_calls(self._connection, OF_EVALUATIONS, key, evaluation)
        if evaluation.state is EvaluationState.CURRENT and by_hand:
            done = update(inspections).where(inspections.c.id == evaluation.inspection)
            self._connection.execute(done.values(completed_at=evaluation.completed_at))
        earlier = self._further_of_chain(evaluation)  # a correction may judge other calls
        for recording in dict.fromkeys((*(call.recording for call in evaluation.calls), *earlier)):
            restore_state(self._connection, recording)
        return key

    def _further_of_chain(self, evaluation: Evaluation) -> list[RecordingId]:
        if not evaluation.chain:
            return []
        chain = self._connection.execute(select(_E.id).where(_of_chain(evaluation.chain))).scalars().all()
        found = further_recordings(self._connection, OF_EVALUATIONS, chain)
        return [recording for each in found.values() for recording in each]

    def of_recording(self, recording: RecordingId) -> tuple[EvaluationHead, ...]:
        """All revisions of those that judge it, the newest first."""
        wanted = (
            select(evaluations, checklist_versions.c.title, checklist_versions.c.version, persons.c.name)
            .join(checklist_versions, checklist_versions.c.id == _E.checklist_version_id)
            .join(persons, persons.c.id == _E.inspector_id)
            .where(or_(_E.recording_id == recording, _E.id.in_(OF_EVALUATIONS.with_recording(recording))))
            .order_by(_E.completed_at.desc(), _E.id.desc())
        )
        rows = self._connection.execute(wanted).all()
        further = further_recordings(self._connection, OF_EVALUATIONS, [row.id for row in rows])
        return tuple(_head(row, 1 + len(further.get(row.id, ()))) for row in rows)

    def of_inspection(self, inspection: InspectionId) -> EvaluationId | None:
        """The newest evaluation that came from it."""
        newest = select(_E.id).where(_E.inspection_id == inspection).order_by(_E.id.desc()).limit(1)
        key = self._connection.execute(newest).scalar()
        return None if key is None else EvaluationId(key)

    def rows(self, chosen: EvaluationFilter) -> tuple[EvaluationRow, ...]:
        """Current ones, by the instant of the call (of completion where that is unknown)."""
        return evaluation_rows(self._connection, chosen)

    def count_by(self, checklist: str) -> int:
        """How many current ones there are by any version of a checklist."""
        return count_past(self._connection, checklist)

    def count_stored(self) -> int:
        """How many there are, of any revision."""
        return count_stored(self._connection)

    def stored_scores(self) -> Iterator[StoredScore]:
        """What is stored of all, as it stands, read in slices; the oldest first."""
        return stored_scores(self._connection)

    def past(self, checklist: str, most: int) -> Iterator[PastEvaluation]:
        """The answers of the last current ones by any version of a checklist, the newest first, read in slices."""
        return past_evaluations(self._connection, checklist, most)

    def _supersede(self, chain: EvaluationId) -> None:
        self._connection.execute(update(evaluations).where(_of_chain(chain)).values(state=EvaluationState.SUPERSEDED))

    def _called_at(self, evaluation: Evaluation) -> Any:
        called = select(recordings.c.started_at).where(recordings.c.id == evaluation.recording)
        return self._connection.execute(called).scalar() or evaluation.completed_at

    def _keep_outcomes(self, key: EvaluationId, outcomes: Sequence[QuestionOutcome]) -> None:
        rows = [
            {
                "evaluation_id": key,
                "question": outcome.question,
                "position": position,
                "section": outcome.section,
                "earned": outcome.earned,
                "possible": outcome.possible,
                "lost": outcome.lost,
                "critical": outcome.critical,
                "failed": outcome.failed,
            }
            for position, outcome in enumerate(outcomes)
        ]
        if rows:
            self._connection.execute(insert(evaluation_outcomes), rows)


def _of_chain(chain: EvaluationId) -> ColumnElement[bool]:
    return or_(_E.id == chain, _E.chain_id == chain)


def _values(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "chain_id": evaluation.chain or None,
        "revision": evaluation.revision,
        "state": evaluation.state,
        "inspection_id": evaluation.inspection,
        "recording_id": evaluation.recording,
        "checklist_version_id": evaluation.checklist,
        "inspector_id": evaluation.inspector,
        "agent_id": evaluation.agent,
        "team_id": evaluation.team,
        "picked": evaluation.picked,
        "completed_at": evaluation.completed_at,
        "answers": answers_out(evaluation.answers),
        "score": evaluation.score,
        "score_before_fail": evaluation.score_before_fail,
        "critical_score": evaluation.critical_score,
        "verdict": evaluation.verdict,
        "band": evaluation.band,
        "summary": evaluation.summary,
        "heard": ledger_out(evaluation.heard),
        "reason": evaluation.reason,
    }


def _evaluation(row: Row[Any]) -> Evaluation:
    return Evaluation(
        id=EvaluationId(row.id),
        chain=EvaluationId(row.chain_id or row.id),
        revision=row.revision,
        state=row.state,
        inspection=InspectionId(row.inspection_id),
        recording=RecordingId(row.recording_id),
        checklist=ChecklistVersionId(row.checklist_version_id),
        inspector=PersonId(row.inspector_id),
        agent=None if row.agent_id is None else AgentId(row.agent_id),
        team=None if row.team_id is None else TeamId(row.team_id),
        picked=row.picked,
        completed_at=row.completed_at,
        answers=answers_in(row.answers),
        score=row.score,
        score_before_fail=row.score_before_fail,
        critical_score=row.critical_score,
        verdict=row.verdict,
        band=row.band,
        summary=row.summary,
        heard=ledger_in(row.heard),
        reason=row.reason,
    )


def _head(row: Row[Any], calls: int) -> EvaluationHead:
    return EvaluationHead(
        id=EvaluationId(row.id),
        revision=row.revision,
        state=row.state,
        title=Wording(row.title),
        version=row.version,
        inspector=row.name,
        completed_at=row.completed_at,
        score=None if row.score is None else float(row.score),
        score_before_fail=None if row.score_before_fail is None else float(row.score_before_fail),
        verdict=row.verdict,
        band=row.band,
        reason=row.reason,
        calls=calls,
        chain=EvaluationId(row.chain_id or row.id),
    )
