"""Which evaluations are due to go, and removing one whole."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    delete,
    distinct,
    exists,
    func,
    insert,
    or_,
    select,
    union,
)

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.services.retained import EvaluationsDue, OldEvaluation
from qa_studio.storage.audit import SqlAudit
from qa_studio.storage.recording_state import restore_state
from qa_studio.storage.tables import (
    acknowledgements,
    action_causes,
    agents,
    coaching_samples,
    evaluation_calls,
    evaluation_outcomes,
    evaluations,
    going_evaluations,
    inspection_calls,
    inspections,
    legal_holds,
    notes,
    recordings,
    root_causes,
    transcripts,
)
from qa_studio.storage.transcripts import SqlTranscripts

_E, _R = evaluations.c, recordings.c
_CHAIN: ColumnElement[int] = func.coalesce(_E.chain_id, _E.id)
_OPEN = inspections.c.completed_at.is_(None)
# Why one stays, the weightiest first; 0: nothing keeps it.
_FREE, _SAMPLED, _WITH_AUDIO, _INSPECTED, _HELD = range(5)
_WHY = case(
    (_R.id.in_(select(legal_holds.c.recording_id)), _HELD),
    (exists().where(inspections.c.recording_id == _R.id, _OPEN).correlate(recordings), _INSPECTED),
    (
        exists()
        .where(inspection_calls.c.recording_id == _R.id, inspections.c.id == inspection_calls.c.inspection_id, _OPEN)
        .correlate(recordings),
        _INSPECTED,
    ),
    (_R.audio != AudioState.REMOVED, _WITH_AUDIO),
    (_R.id.in_(select(coaching_samples.c.recording_id)), _SAMPLED),
    else_=_FREE,
)


class SqlOldEvaluations:
    """Old evaluations on a connection; one is all revisions of it, known by the first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due(self, days: int, before: datetime, listed: int) -> EvaluationsDue:
        """What would be removed of those that nobody touched since `before`, and what stays."""
        judged = _judged(before).subquery()
        by_reason = select(judged.c.why, func.count()).group_by(judged.c.why)
        counts: dict[int, int] = {int(why): count for why, count in self._connection.execute(by_reason)}
        going = select(judged.c.chain).where(judged.c.why == _FREE)
        calls = _calls_of(going)
        causes = select(root_causes.c.id).where(root_causes.c.inspection_id.in_(_inspections_of(going)))

        def number(counted: Any) -> int:
            return int(self._connection.execute(counted).scalar_one())

        first, last = self._connection.execute(
            select(func.min(_E.called_at), func.max(_E.called_at)).where(_CHAIN.in_(going))
        ).one()
        return EvaluationsDue(
            days=days,
            before=before,
            evaluations=counts.get(_FREE, 0),
            revisions=number(select(func.count()).select_from(evaluations).where(_CHAIN.in_(going))),
            causes=number(select(func.count()).select_from(causes.subquery())),
            actions=number(
                select(func.count(distinct(action_causes.c.action_id))).where(action_causes.c.root_cause_id.in_(causes))
            ),
            notes=number(select(func.count()).where(notes.c.recording_id.in_(calls))),
            transcripts=number(select(func.count()).where(transcripts.c.recording_id.in_(calls))),
            first=first,
            last=last,
            held=counts.get(_HELD, 0),
            inspected=counts.get(_INSPECTED, 0),
            with_audio=counts.get(_WITH_AUDIO, 0),
            examples=counts.get(_SAMPLED, 0),
            listed=self._lines(before, listed),
        )

    def _lines(self, before: datetime, most: int) -> tuple[OldEvaluation, ...]:
        going = self.ids(before)[:most]
        wanted = (
            select(_CHAIN, func.min(_E.called_at), func.max(agents.c.name), func.count(), func.min(_E.recording_id))
            .select_from(evaluations.outerjoin(agents, agents.c.id == _E.agent_id))
            .where(_CHAIN.in_(going))
            .group_by(_CHAIN)
            .order_by(func.min(_E.called_at), _CHAIN)
        )
        return tuple(
            OldEvaluation(EvaluationId(chain), called, agent or "", revisions, RecordingId(recording))
            for chain, called, agent, revisions, recording in self._connection.execute(wanted)
        )

    def ids(self, before: datetime) -> Sequence[EvaluationId]:
        """Of what would be removed, the oldest first."""
        judged = _judged(before).subquery()
        wanted = select(judged.c.chain).where(judged.c.why == _FREE).order_by(judged.c.newest, judged.c.chain)
        return [EvaluationId(chain) for chain in self._connection.execute(wanted).scalars()]

    def is_due(self, evaluation: EvaluationId, before: datetime) -> bool:
        """Whether that still holds."""
        judged = _judged(before, evaluation).subquery()
        return self._connection.execute(select(judged.c.chain).where(judged.c.why == _FREE)).first() is not None

    def remove(self, evaluation: EvaluationId, days: int) -> tuple[RecordingId, ...]:
        """Remove one with everything that rests on it alone, and tell of it in the trail; gives its calls.

        The database itself refuses where it is younger than the workspace's rule, or something keeps it.
        """
        if self._connection.dialect.name == "postgresql":
            removed = select(func.remove_old_evaluation(evaluation))
            return tuple(map(RecordingId, self._connection.execute(removed).scalar_one()))
        of_it = _is(evaluation)
        revisions = self._connection.execute(select(_E.id).where(of_it)).scalars().all()
        inspected = self._connection.execute(select(_E.inspection_id).where(of_it).distinct()).scalars().all()
        found = select(_calls(of_it).subquery().c.recording_id).distinct()
        calls = tuple(map(RecordingId, self._connection.execute(found).scalars()))
        mine = root_causes.c.inspection_id.in_(inspected)
        causes = self._connection.execute(select(root_causes.c.id).where(mine)).scalars().all()
        self._connection.execute(insert(going_evaluations).values(evaluation_id=evaluation))
        for statement in (
            delete(action_causes).where(action_causes.c.root_cause_id.in_(causes)),
            *(delete(table).where(table.c.evaluation_id.in_(revisions))
              for table in (acknowledgements, evaluation_outcomes, evaluation_calls)),
            delete(evaluations).where(_E.chain_id == evaluation),
            delete(evaluations).where(_E.id == evaluation),
            delete(root_causes).where(mine),
            delete(inspections).where(inspections.c.id.in_(inspected)),
        ):  # fmt: skip
            self._connection.execute(statement)
        gone = [call for call in calls if self._let_go(call)]
        self._connection.execute(delete(going_evaluations))
        told = {"what": "retention", "revisions": list(revisions), "inspections": list(inspected),
                "causes": list(causes), "recordings": gone, "days": days}  # fmt: skip
        SqlAudit(self._connection).note(Subject.EVALUATION, str(evaluation), Did.REMOVED, told)
        return calls

    def _let_go(self, recording: RecordingId) -> bool:
        """Whether the row went, with its notes and its transcript, as nothing needed it any more."""
        for table in (evaluations, evaluation_calls, inspections, inspection_calls):
            if self._connection.execute(select(table.c.recording_id).where(table.c.recording_id == recording)).first():
                restore_state(self._connection, recording)
                return False
        self._connection.execute(delete(notes).where(notes.c.recording_id == recording))
        SqlTranscripts(self._connection).remove(recording)
        self._connection.execute(delete(recordings).where(_R.id == recording))
        return True


def _is(evaluation: EvaluationId) -> ColumnElement[bool]:
    # By the recording, which all revisions share: most have no chain, so that its index looks useless to SQLite.
    first = evaluations.alias()
    recording = select(first.c.recording_id).where(first.c.id == evaluation).scalar_subquery()
    return and_(_E.recording_id == recording, or_(_E.id == evaluation, _E.chain_id == evaluation))


def _calls(only: ColumnElement[bool] | None = None) -> Any:
    """Chain and recording of every call of every evaluation, or of those only."""
    beside = evaluation_calls.join(evaluations, _E.id == evaluation_calls.c.evaluation_id)
    first = select(_CHAIN.label("chain"), _E.recording_id.label("recording_id"))
    more = select(_CHAIN, evaluation_calls.c.recording_id).select_from(beside)
    return union(first, more) if only is None else union(first.where(only), more.where(only))


def _calls_of(going: Select[Any]) -> Select[Any]:
    calls = _calls().subquery()
    return select(calls.c.recording_id).where(calls.c.chain.in_(going)).distinct()


def _inspections_of(going: Select[Any]) -> Select[Any]:
    return select(_E.inspection_id).where(_CHAIN.in_(going)).distinct()


def _judged(before: datetime, only: EvaluationId | None = None) -> Select[Any]:
    """Every evaluation of which no revision is younger, and what keeps it."""
    old = select(_CHAIN.label("chain"), func.max(_E.completed_at).label("newest")).group_by(_CHAIN)
    those = None if only is None else _is(only)
    if those is not None:
        old = old.where(those)
    aged = old.having(func.max(_E.completed_at) < before).subquery()
    calls = _calls(those).subquery()
    why = func.max(_WHY).label("why")
    return (
        select(aged.c.chain, aged.c.newest, why)
        .select_from(aged.join(calls, calls.c.chain == aged.c.chain).join(recordings, _R.id == calls.c.recording_id))
        .group_by(aged.c.chain, aged.c.newest)
    )
