"""Judging recordings: every change is kept as it is made, and completing freezes the result."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from qa_studio.domain.answers import Answers, AnswerValue, value_from_json, value_to_json
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import Evaluation, EvaluationId, EvaluationState
from qa_studio.domain.inspected_call import recording_of, span_from_json, span_to_json
from qa_studio.domain.inspection import ChecklistVersionId, Inspection, InspectionId
from qa_studio.domain.left_to_do import LeftToDo, left_to_do
from qa_studio.domain.listening import Ledger, ToHear
from qa_studio.domain.people import AgentId, PersonId, TeamId, team_on
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.domain.rescoring import outcomes_of
from qa_studio.domain.score import ScoreResult
from qa_studio.domain.score_json import score_to_json
from qa_studio.domain.scoring import score
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound, Refused
from qa_studio.services.events import (
    EvaluationCompleted,
    EvaluationWithdrawn,
    InspectionBegun,
    InspectionDiscarded,
    RecordingsChanged,
)
from qa_studio.services.hearing import refuse_too_little_heard
from qa_studio.services.judged_calls import CallView, JudgedElsewhere, calls_of, still_open, who_judges
from qa_studio.services.periods import day_of
from qa_studio.services.ports import Clock, Work, WorkFactory
from qa_studio.services.rows import EvaluationHead, RecordingRow
from qa_studio.texts import message

# Players and recorders round the length; evidence up to the end they show is meant.
_CLOCK_SLACK_S = 0.5


class InspectionIncomplete(Refused):
    """An inspection can't be completed yet; the lists hold question codes."""

    def __init__(self, result: ScoreResult) -> None:
        missing = dict.fromkeys((*result.unanswered, *result.missing_comment, *result.missing_evidence))
        super().__init__(
            message("Something is still missing: {questions}.", questions=", ".join(missing)),
            message("Answer every question, and add the comments and evidence that are asked for."),
        )
        self.unanswered = result.unanswered
        self.missing_comment = result.missing_comment
        self.missing_evidence = result.missing_evidence


@dataclass(frozen=True, slots=True)
class InspectionView:
    """An inspection with what the page shows beside it; `history` are the earlier evaluations of the recording."""

    inspection: Inspection
    checklist: Checklist
    version: int
    recording: RecordingRow
    swapped: bool
    inspector: str
    history: tuple[EvaluationHead, ...]
    others: tuple[JudgedElsewhere, ...]  # who have it, or another of the calls, open too
    to_hear: ToHear
    calls: tuple[CallView, ...]  # all that are judged, the recording first
    judged: AgentId | None  # whose work the evaluation will be about


class Inspections:
    """Work in progress on recordings, and what becomes of it."""

    def __init__(self, work: WorkFactory, clock: Clock) -> None:
        self._work, self._clock = work, clock

    def begin(self, recording: RecordingId, checklist: str, by: PersonId, picked: Picked | None = None) -> InspectionId:
        """Start judging with the newest version of a checklist, or go on with what the person has begun."""
        with self._work() as work:
            known = work.recordings.get(recording)
            version = _newest(work, checklist)
            for begun in work.inspections.open_of(recording):
                if begun.inspector == by and work.checklists.get(begun.checklist).code == checklist:
                    return begun.id
            new = self._new(recording, version, Answers(checklist), by, picked or known.picked)
            inspection = work.inspections.add(new)
            work.record(InspectionBegun(inspection, recording))
            return inspection

    def view(self, inspection: InspectionId) -> InspectionView:
        """Everything that the inspect page shows."""
        with self._work.read() as work:
            found = work.inspections.get(inspection)
            names = {person.id: person.name for person in work.people.persons()}
            calls = calls_of(work, found)
            return InspectionView(
                inspection=found,
                checklist=work.checklists.get(found.checklist),
                version=work.checklists.number(found.checklist),
                recording=calls[0].recording,
                swapped=calls[0].swapped,
                inspector=names.get(found.inspector, ""),
                history=work.evaluations.of_recording(found.recording),
                others=who_judges(work, [call.recording for call in found.calls], found),
                to_hear=calls[0].to_hear,
                calls=calls,
                judged=_whose(work, found, _corrected(work, found))[0],
            )

    def begun_on(self, recording: RecordingId, person: PersonId) -> InspectionId | None:
        """What the person has begun that judges this recording, alone or with others; the last saved of several."""
        with self._work.read() as work:
            own = [each for each in work.inspections.open_of(recording) if each.inspector == person]
            return max(own, key=lambda each: each.saved_at).id if own else None

    def checklists_used(self, person: PersonId) -> tuple[str, ...]:
        """Codes of the checklists that the person judged by lately, the last one first."""
        with self._work.read() as work:
            return work.inspections.checklists_used(person)

    def unfinished(self, person: PersonId) -> Mapping[InspectionId, LeftToDo]:
        """What is still missing in everything that a person has begun."""
        with self._work.read() as work:
            return {
                begun.inspection: left_to_do(work.checklists.get(begun.checklist), begun.answers)
                for begun in work.inspections.begun_answers(person)
            }

    def own_comments(self, inspection: InspectionId, most: int = 5) -> Mapping[str, tuple[str, ...]]:
        """What the inspector wrote last on the same questions of other calls, each once, the newest first."""
        with self._work.read() as work:
            found = work.inspections.get(inspection)
            code = work.checklists.get(found.checklist).code
            return work.inspections.comments_used(found.inspector, code, inspection, most)

    def answer(self, inspection: InspectionId, question: str, value: AnswerValue | None) -> datetime:
        """Keep an answer (None: open again); gives when it was saved."""
        return self._change(
            inspection,
            question,
            lambda answers: answers.without_answer(question) if value is None else answers.with_answer(question, value),
        )

    def answer_many(self, inspection: InspectionId, values: Mapping[str, AnswerValue | None]) -> datetime:
        """Keep several answers (None: open again), all of them or none; one undo takes them back together."""
        with self._work() as work:
            found, now = still_open(work, inspection), self._clock()
            if not values:
                return now
            answers = found.answers
            for question, value in values.items():
                answers = answers.without_answer(question) if value is None else answers.with_answer(question, value)
            write_answers(work, found, answers, tuple(values), now)
            return now

    def comment(self, inspection: InspectionId, question: str, text: str) -> datetime:
        """Keep a comment; an empty one takes it away."""
        return self._change(inspection, question, lambda answers: answers.with_comment(question, text))

    def set_evidence(self, inspection: InspectionId, question: str, spans: Iterable[Span]) -> datetime:
        """Keep the evidence spans of a question."""
        kept = tuple(spans)
        return self._change(inspection, question, lambda answers: answers.with_evidence(question, kept))

    def summarise(self, inspection: InspectionId, summary: str) -> datetime:
        """Keep the words about the whole call."""
        return self._update(inspection, lambda found: replace(found, summary=summary))

    def heard(self, inspection: InspectionId, more: Ledger, call: RecordingId | None = None) -> datetime:
        """Add what was listened to of a call (None: the first)."""
        with self._work() as work:
            now = self._clock()
            if not work.inspections.hear(inspection, more, now, call):
                still_open(work, inspection)
            return now

    def picked(self, inspection: InspectionId, picked: Picked) -> datetime:
        """Say how the recording was picked."""
        return self._update(inspection, lambda found: replace(found, picked=picked))

    def undo(self, inspection: InspectionId) -> tuple[str, ...]:
        """Take the last change of answers, a comment or evidence back; gives its questions, none if there was none."""
        with self._work() as work:
            found = still_open(work, inspection)
            change = work.inspections.take_change(inspection)
            if change is None:
                return ()
            changes = _changes(*change)
            answers, now = found.answers, self._clock()
            for question, before in changes:
                answers = _restored(work.checklists.get(found.checklist), answers, question, before)
                answers = _of_these_calls(answers, question, found)
            for question, _ in changes:
                work.inspections.save(replace(found, answers=answers, saved_at=now), question)
            return tuple(question for question, _ in changes)

    def complete(self, inspection: InspectionId) -> EvaluationId:
        """Freeze the result; raises InspectionIncomplete while something is missing, NotHeardEnough before it is heard.

        How much is to be heard is a setting of the workspace.
        """
        with self._work() as work:
            found = still_open(work, inspection)
            result = _complete_result(work, found)
            refuse_too_little_heard(work, found)
            return self._freeze(work, found, result)

    def discard(self, inspection: InspectionId) -> None:
        """Give an inspection up; what was answered is gone."""
        with self._work() as work:
            found = still_open(work, inspection)
            work.inspections.remove(inspection)
            work.record(InspectionDiscarded(inspection, found.recording))
            _tell_further(work, found)

    def reopen(self, evaluation: EvaluationId, reason: str, by: PersonId) -> InspectionId:
        """Correct a wrong evaluation: its answers in a new inspection, whose completion is the next revision."""
        with self._work() as work:
            wrong = _wrong(work, evaluation, reason)
            for begun in work.inspections.open_of(wrong.recording):
                if begun.revises == evaluation:
                    return begun.id
            again = self._new(wrong.recording, wrong.checklist, wrong.answers, by, wrong.picked)
            again = replace(again, heard=wrong.heard, part=wrong.part, more_calls=wrong.more_calls)
            inspection = work.inspections.add(
                replace(again, summary=wrong.summary, revises=evaluation, reason=reason.strip())
            )
            for cause in work.causes.of_inspection(wrong.inspection):
                work.causes.add(replace(cause, inspection=inspection))
            work.record(InspectionBegun(inspection, wrong.recording))
            return inspection

    def withdraw(self, evaluation: EvaluationId, reason: str, by: PersonId) -> EvaluationId:
        """Take a wrong evaluation back: a revision beside it says who, when and why, and nothing counts it."""
        with self._work() as work:
            wrong = _wrong(work, evaluation, reason)
            withdrawn = work.evaluations.add(
                replace(
                    wrong,
                    id=EvaluationId(0),
                    revision=wrong.revision + 1,
                    state=EvaluationState.WITHDRAWN,
                    inspector=by,
                    completed_at=self._clock(),
                    reason=reason.strip(),
                ),
                (),
                "{}",
            )
            work.record(EvaluationWithdrawn(withdrawn, wrong.recording))
            _tell_further(work, wrong)
            return withdrawn

    def evaluate(self, recording: RecordingId, answers: Answers, by: PersonId) -> EvaluationId:
        """A finished evaluation in one go, from answers that came as a file; refused while something is missing.

        Its ledger is empty, and no share is asked of it: where the answers come from, somebody listened or not.
        """
        with self._work() as work:
            version = _newest(work, answers.checklist)
            known = work.recordings.get(recording)
            _within(known.sound.duration_s, answers)
            draft = self._new(recording, version, answers, by, known.picked)
            begun = replace(draft, id=work.inspections.add(draft))
            return self._freeze(work, begun, _complete_result(work, begun))

    def _new(
        self, recording: RecordingId, version: ChecklistVersionId, answers: Answers, by: PersonId, picked: Picked
    ) -> Inspection:
        now = self._clock()
        return Inspection(
            id=InspectionId(0),
            recording=recording,
            checklist=version,
            inspector=by,
            begun_at=now,
            saved_at=now,
            answers=answers,
            picked=picked,
        )

    def _freeze(self, work: Work, found: Inspection, result: ScoreResult) -> EvaluationId:
        # What a correction is of may have been withdrawn meanwhile.
        before = _current(work, EvaluationId(found.revises)) if found.revises is not None else None
        agent, team = _whose(work, found, before)
        evaluation = work.evaluations.add(
            Evaluation(
                id=EvaluationId(0),
                chain=before.chain if before else EvaluationId(0),
                revision=before.revision + 1 if before else 1,
                state=EvaluationState.CURRENT,
                inspection=found.id,
                recording=found.recording,
                checklist=found.checklist,
                inspector=found.inspector,
                agent=agent,
                team=team,
                picked=found.picked,
                completed_at=self._clock(),
                answers=found.answers,
                score=result.score,
                score_before_fail=result.score_before_fail,
                critical_score=result.critical_score,
                verdict=result.verdict.value,
                band=result.band.title.in_language("en") if result.band else None,
                summary=found.summary,
                heard=found.heard,
                reason=found.reason,
                part=found.part,
                more_calls=found.more_calls,
            ),
            outcomes_of(result),
            json.dumps(score_to_json(result), ensure_ascii=False),
        )
        work.record(EvaluationCompleted(evaluation, found.recording))
        _tell_further(work, found)
        return evaluation

    def _change(self, inspection: InspectionId, question: str, change: Callable[[Answers], Answers]) -> datetime:
        with self._work() as work:
            found, now = still_open(work, inspection), self._clock()
            write_answers(work, found, change(found.answers), (question,), now)
            return now

    def _update(self, inspection: InspectionId, change: Callable[[Inspection], Inspection]) -> datetime:
        with self._work() as work:
            now = self._clock()
            work.inspections.save(replace(change(still_open(work, inspection)), saved_at=now))
            return now


def write_answers(work: Work, found: Inspection, answers: Answers, questions: Sequence[str], now: datetime) -> None:
    """Keep what `answers` say about these questions of an inspection; one undo takes it back together."""
    checklist = work.checklists.get(found.checklist)
    before = [(question, _remembered(checklist, found.answers, question)) for question in questions]
    said = before[0][1] if len(before) == 1 else json.dumps(before, ensure_ascii=False)
    work.inspections.note_change(found.id, before[0][0], said)
    for question in questions:
        work.inspections.save(replace(found, answers=answers, saved_at=now), question)


def _corrected(work: Work, found: Inspection) -> Evaluation | None:
    return work.evaluations.get(EvaluationId(found.revises)) if found.revises is not None else None


def _whose(work: Work, found: Inspection, before: Evaluation | None) -> tuple[AgentId | None, TeamId | None]:
    """Whose work was judged, and their team on the day of the call; a correction keeps what it doesn't change."""
    details = work.recordings.get(found.recording).details
    if before is not None and found.judged in (None, before.agent):
        return before.agent, before.team
    if found.judged is None or found.judged == details.agent:
        return details.agent, details.team
    day = day_of(details.started_at or found.begun_at, work.settings().zone)
    return found.judged, team_on(work.people.memberships(found.judged), day)


def _tell_further(work: Work, judged: Inspection | Evaluation) -> None:
    if judged.more_calls:
        work.record(RecordingsChanged(tuple(call.recording for call in judged.more_calls)))


def _complete_result(work: Work, found: Inspection) -> ScoreResult:
    result = score(work.checklists.get(found.checklist), found.answers)
    if not result.complete:
        raise InspectionIncomplete(result)
    return result


def _newest(work: Work, checklist: str) -> ChecklistVersionId:
    version = work.checklists.newest(checklist)
    if version is None:
        raise NotFound(
            message("There is no checklist {code}.", code=checklist),
            message("Import it first, or choose one of the checklists page."),
        )
    return version


def _wrong(work: Work, evaluation: EvaluationId, reason: str) -> Evaluation:
    if not reason.strip():
        raise Refused(message("A reason is needed."), message("Say in a few words what was wrong."))
    return _current(work, evaluation)


def _current(work: Work, evaluation: EvaluationId) -> Evaluation:
    found = work.evaluations.get(evaluation)
    if found.state is not EvaluationState.CURRENT:
        raise Refused(
            message("There is a newer revision of this evaluation."), message("Open the recording's newest evaluation.")
        )
    return found


def _within(seconds: float, answers: Answers) -> None:
    """Refuse evidence that lies behind the end of the recording."""
    for question, spans in answers.evidence.items():
        if any(span.end > seconds + _CLOCK_SLACK_S for span in spans):
            raise Refused(
                message(
                    "The evidence of {question} lies behind the end of the recording, which is {seconds} s long.",
                    question=question,
                    seconds=f"{seconds:.1f}",
                ),
                message("Correct the times, or name the right recording."),
            )


def _remembered(checklist: Checklist, answers: Answers, question: str) -> str:
    value = answers.values.get(question)
    raw = None if value is None else value_to_json(checklist.question(question), value)
    spans = [span_to_json(span) for span in answers.evidence.get(question, ())]
    return json.dumps(
        {"value": raw, "comment": answers.comments.get(question, ""), "evidence": spans}, ensure_ascii=False
    )


def _changes(question: str, before: str) -> list[tuple[str, str]]:
    """What was changed together: a list of questions with what they were, or one question alone."""
    if before.startswith("["):
        return [(code, was) for code, was in json.loads(before)]
    return [(question, before)]


def _restored(checklist: Checklist, answers: Answers, question: str, before: str) -> Answers:
    was = json.loads(before)
    if was["value"] is None:
        answers = answers.without_answer(question)
    else:
        answers = answers.with_answer(question, value_from_json(checklist.question(question), was["value"]))
    spans = map(span_from_json, was["evidence"])
    return answers.with_comment(question, was["comment"]).with_evidence(question, spans)


def _of_these_calls(answers: Answers, question: str, found: Inspection) -> Answers:
    """Without evidence of a call that was removed meanwhile."""
    judged = {call.recording for call in found.calls}
    spans = answers.evidence.get(question, ())
    return answers.with_evidence(question, [span for span in spans if recording_of(span, found.recording) in judged])
