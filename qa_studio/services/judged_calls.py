"""The calls that an inspection or an evaluation judges, with what pages and paper show of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from qa_studio.domain.evaluation import Evaluation
from qa_studio.domain.inspected_call import InspectedCall, SharesHeard, shares_heard
from qa_studio.domain.inspection import Inspection, InspectionId
from qa_studio.domain.listening import Coverage, Ledger, ToHear, coverage
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import Refused
from qa_studio.services.hearing import to_hear
from qa_studio.services.ports import Work
from qa_studio.services.rows import RecordingRow
from qa_studio.texts import Message, message


@dataclass(frozen=True, slots=True)
class CallView:
    """One of the calls: only `part` of it is judged (None: all), and `to_hear` is what there is to hear of that."""

    recording: RecordingRow
    swapped: bool
    part: Span | None
    heard: Ledger
    to_hear: ToHear

    @property
    def inspected(self) -> InspectedCall:
        """As the inspection keeps it."""
        return InspectedCall(self.recording.id, self.part, self.heard)

    @property
    def coverage(self) -> Coverage:
        """How much of it was heard."""
        return coverage(self.heard, self.to_hear)


def calls_of(work: Work, judged: Inspection | Evaluation) -> tuple[CallView, ...]:
    """All of them, the first one first."""
    rows = work.recordings.rows([call.recording for call in judged.calls])
    return tuple(
        CallView(
            row,
            work.recordings.get(call.recording).swapped,
            call.part,
            call.heard,
            to_hear(work, call.recording, call.part),
        )
        for call, row in zip(judged.calls, rows, strict=True)
    )


def heard_of(calls: Sequence[CallView]) -> SharesHeard:
    """How much of all of them together was heard."""
    return shares_heard((call.coverage, call.to_hear) for call in calls)


@dataclass(frozen=True, slots=True)
class JudgedElsewhere:
    """Somebody else who has begun to judge the same call, and when that was."""

    name: str
    since: datetime

    def told(self, since: str) -> Message:
        """The same as a sentence; `since` in words."""
        return message("{name} has been judging this call since {since}.", name=self.name, since=since)


def who_judges(work: Work, recordings: Sequence[RecordingId], but: Inspection) -> tuple[JudgedElsewhere, ...]:
    """The others who have one of the recordings open, who began first before the others."""
    names = {person.id: person.name for person in work.people.persons()}
    begun: dict[PersonId, datetime] = {}
    for each in (each for recording in recordings for each in work.inspections.open_of(recording)):
        if each.inspector != but.inspector:
            begun[each.inspector] = min(each.begun_at, begun.get(each.inspector, each.begun_at))
    others = (JudgedElsewhere(names.get(person, ""), since) for person, since in begun.items())
    return tuple(sorted(others, key=lambda each: each.since))


def still_open(work: Work, inspection: InspectionId) -> Inspection:
    """An inspection that may be changed; raises Refused where it is completed."""
    found = work.inspections.get(inspection)
    if found.completed_at is not None:
        raise Refused(
            message("This inspection is completed and can't be changed."),
            message("Reopen the evaluation with a reason to correct it."),
        )
    return found
