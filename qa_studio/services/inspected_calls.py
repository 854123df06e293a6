"""Several calls of a case in one inspection, and parts of calls."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from qa_studio.domain.answers import Answers
from qa_studio.domain.inspected_call import InspectedCall, recording_of
from qa_studio.domain.inspection import Inspection, InspectionId
from qa_studio.domain.people import AgentId
from qa_studio.domain.recording import Recording, RecordingId, RecordingState
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound, Refused
from qa_studio.services.events import RecordingsChanged
from qa_studio.services.judged_calls import still_open
from qa_studio.services.ports import Clock, Work, WorkFactory
from qa_studio.services.rows import RecordingRow
from qa_studio.texts import message

LEAST_PART_S = 1.0
_WHOLE_SLACK_S = 0.05


class InspectedCalls:
    """Which calls an inspection judges, and how much of each."""

    def __init__(self, work: WorkFactory, clock: Clock) -> None:
        self._work, self._clock = work, clock

    def of_the_same_case(self, inspection: InspectionId) -> tuple[RecordingRow, ...]:
        """Calls with the case number of the first that nobody judges or has judged yet, by time."""
        with self._work.read() as work:
            found = work.inspections.get(inspection)
            case = work.recordings.get(found.recording).details.case
            rows = work.recordings.of_case(case) if case else ()
            return tuple(row for row in rows if row.state is RecordingState.NEW)

    def add(self, inspection: InspectionId, recordings: Sequence[RecordingId]) -> datetime:
        """Judge these calls with it, all or none; refused where one is in another open inspection."""
        with self._work() as work:
            found = still_open(work, inspection)
            judged = {call.recording for call in found.calls}
            fresh = tuple(recording for recording in dict.fromkeys(recordings) if recording not in judged)
            for recording in fresh:
                _refuse_if_judged(work, recording, found)
            calls = (*found.more_calls, *map(InspectedCall, fresh))
            return self._keep(work, replace(found, more_calls=calls), fresh)

    def remove(self, inspection: InspectionId, recording: RecordingId) -> datetime:
        """Judge a call no more; its evidence is taken away.  The first call stays."""
        with self._work() as work:
            found = still_open(work, inspection)
            if recording == found.recording:
                raise Refused(
                    message("The inspection was begun with this call, so it stays."),
                    message("Discard the inspection and begin another one."),
                )
            _call(found, recording)
            calls = tuple(call for call in found.more_calls if call.recording != recording)
            answers = without_call(found.answers, recording, found.recording)
            work.causes.forget_call(found, recording)
            return self._keep(work, replace(found, more_calls=calls, answers=answers), (recording,))

    def limit(self, inspection: InspectionId, recording: RecordingId, part: Span | None) -> datetime:
        """Judge only a part of a call (None: all of it again); evidence outside stays and is pointed out."""
        with self._work() as work:
            found = still_open(work, inspection)
            wanted = None if part is None else _within(work.recordings.get(recording), part)
            _call(found, recording)
            if recording == found.recording:
                return self._keep(work, replace(found, part=wanted), ())
            calls = _changed(found.more_calls, recording, lambda call: replace(call, part=wanted))
            return self._keep(work, replace(found, more_calls=calls), ())

    def judge(self, inspection: InspectionId, agent: AgentId | None) -> datetime:
        """Say whose work is judged (None: that of the first call's agent); the evaluation will count for them."""
        with self._work() as work:
            found = still_open(work, inspection)
            own = work.recordings.get(found.recording).details.agent
            if agent is not None:
                work.people.agent(agent)  # raises NotFound
            # A correction keeps whom the evaluation was about, unless somebody is named.
            kept = None if agent == own and found.revises is None else agent
            return self._keep(work, replace(found, judged=kept), ())

    def _keep(self, work: Work, changed: Inspection, touched: Sequence[RecordingId]) -> datetime:
        now = self._clock()
        work.inspections.save_calls(replace(changed, saved_at=now))
        if touched:
            work.record(RecordingsChanged(tuple(touched)))
        return now


def without_call(answers: Answers, recording: RecordingId, first: RecordingId) -> Answers:
    """Answers without the evidence that lies in one call."""
    for code, spans in answers.evidence.items():
        answers = answers.with_evidence(code, [span for span in spans if recording_of(span, first) != recording])
    return answers


def _changed(
    calls: Sequence[InspectedCall], recording: RecordingId, change: Callable[[InspectedCall], InspectedCall]
) -> tuple[InspectedCall, ...]:
    return tuple(change(call) if call.recording == recording else call for call in calls)


def _call(found: Inspection, recording: RecordingId) -> InspectedCall:
    for call in found.calls:
        if call.recording == recording:
            return call
    raise NotFound(message("This call is not judged in the inspection."), message("Add it first."))


def _refuse_if_judged(work: Work, recording: RecordingId, found: Inspection) -> None:
    name = work.recordings.rows([recording])
    if not name:
        raise NotFound(message("There is no recording {number}.", number=recording))
    for other in work.inspections.open_of(recording):
        if other.inspector == found.inspector:
            raise Refused(
                message("{call} is in another inspection that you have begun.", call=name[0].file_name()),
                message("Complete or discard that one first."),
            )
        inspector = work.people.person(other.inspector).name
        raise Refused(
            message("{call} is in an inspection of {inspector}.", call=name[0].file_name(), inspector=inspector),
            message("Choose another call, or ask {inspector} to give it up.", inspector=inspector),
        )


def _within(recording: Recording, part: Span) -> Span | None:
    """The part within the recording; None where that is all of it."""
    last = recording.sound.duration_s
    start, end = min(part.start, last), min(part.end, last)
    if start <= _WHOLE_SLACK_S and end >= last - _WHOLE_SLACK_S:
        return None
    if end - start < LEAST_PART_S:
        raise Refused(message("A part of a call takes at least a second."), message("Select more of the waveform."))
    return Span(round(start, 3), round(end, 3))
