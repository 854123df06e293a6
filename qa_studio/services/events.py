"""Facts that the window hears of after they are committed: past tense, frozen, ids only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

# Ids only: who hears of events need not load what happened.
if TYPE_CHECKING:
    from qa_studio.domain.action import ActionId
    from qa_studio.domain.checklist_draft import DraftId
    from qa_studio.domain.coaching import CoachingSampleId
    from qa_studio.domain.evaluation import EvaluationId
    from qa_studio.domain.inspection import InspectionId
    from qa_studio.domain.people import PersonId
    from qa_studio.domain.recording import RecordingId
    from qa_studio.domain.root_cause import RootCauseId


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened."""


@dataclass(frozen=True, slots=True)
class RecordingsImported(Event):
    """Recordings joined the library and can be inspected."""

    recordings: tuple[RecordingId, ...]


@dataclass(frozen=True, slots=True)
class RecordingsChanged(Event):
    """Details, place, assignment or channels of recordings were corrected, or they joined or left an inspection."""

    recordings: tuple[RecordingId, ...]


@dataclass(frozen=True, slots=True)
class RecordingsMeasured(Event):
    """Dead air, overlap and the rest of recordings are known now."""

    recordings: tuple[RecordingId, ...]


@dataclass(frozen=True, slots=True)
class RecordingsTakenBack(Event):
    """Recordings that were imported by mistake left the library."""

    recordings: tuple[RecordingId, ...]


@dataclass(frozen=True, slots=True)
class TranscriptsChanged(Event):
    """What is said in recordings was taken in, corrected or taken away."""

    recordings: tuple[RecordingId, ...]


@dataclass(frozen=True, slots=True)
class KeywordListsChanged(Event):
    """Lists of keywords were added, changed or taken away."""


@dataclass(frozen=True, slots=True)
class InspectionBegun(Event):
    """Somebody began to judge a recording."""

    inspection: InspectionId
    recording: RecordingId


@dataclass(frozen=True, slots=True)
class InspectionDiscarded(Event):
    """An inspection was given up before it was completed."""

    inspection: InspectionId
    recording: RecordingId


@dataclass(frozen=True, slots=True)
class EvaluationCompleted(Event):
    """An inspection became an evaluation."""

    evaluation: EvaluationId
    recording: RecordingId


@dataclass(frozen=True, slots=True)
class EvaluationWithdrawn(Event):
    """An evaluation was taken back with a reason."""

    evaluation: EvaluationId
    recording: RecordingId


@dataclass(frozen=True, slots=True)
class EvaluationAcknowledged(Event):
    """The agent took note of an evaluation, or commented on it."""

    evaluation: EvaluationId
    recording: RecordingId


@dataclass(frozen=True, slots=True)
class ChecklistPublished(Event):
    """A checklist, or a new version of it, can be used."""

    code: str
    version: int


@dataclass(frozen=True, slots=True)
class ChecklistDraftSaved(Event):
    """A draft of a checklist was begun or changed."""

    draft: DraftId


@dataclass(frozen=True, slots=True)
class ChecklistDraftDiscarded(Event):
    """A draft is gone: given up, or published."""

    draft: DraftId


@dataclass(frozen=True, slots=True)
class QuestionBankChanged(Event):
    """Questions were put into the bank, taken out or sorted otherwise."""


@dataclass(frozen=True, slots=True)
class RootCauseLogged(Event):
    """A reason for lost marks was found."""

    root_cause: RootCauseId


@dataclass(frozen=True, slots=True)
class RootCauseRemoved(Event):
    """A root cause was taken away again."""

    root_cause: RootCauseId


@dataclass(frozen=True, slots=True)
class ActionChanged(Event):
    """An improvement action was raised, edited or entered another state."""

    action: ActionId


@dataclass(frozen=True, slots=True)
class CoachingSampleMarked(Event):
    """A stretch of a call became an example."""

    sample: CoachingSampleId


@dataclass(frozen=True, slots=True)
class CoachingSampleRemoved(Event):
    """An example was taken away."""

    sample: CoachingSampleId


@dataclass(frozen=True, slots=True)
class NotesChanged(Event):
    """Free notes on a recording were written, changed or taken away."""

    recording: RecordingId


@dataclass(frozen=True, slots=True)
class MasksChanged(Event):
    """What is hidden in recordings is different now."""

    recordings: tuple[RecordingId, ...]


@dataclass(frozen=True, slots=True)
class ClipsExported(Event):
    """Pieces of recordings were handed out; `unmasked` where somebody chose to hand out what is masked as well."""

    recordings: tuple[RecordingId, ...]
    by: PersonId | None
    unmasked: bool


@dataclass(frozen=True, slots=True)
class WorkspaceChanged(Event):
    """Somebody else changed something, and nobody says what."""


@dataclass(frozen=True, slots=True)
class PeopleChanged(Event):
    """Agents, teams or people were added, renamed, moved or left."""


@dataclass(frozen=True, slots=True)
class ImportProfilesChanged(Event):
    """An import profile or a watched folder was added, changed or taken away."""


@dataclass(frozen=True, slots=True)
class SettingsChanged(Event):
    """The workspace's settings are different now."""


_Entry = tuple[type[Event], Callable[[Event], None]]


class EventBus:
    """Brings committed events to whoever listens, through `post` (the window's: on the GUI thread)."""

    def __init__(self, post: Callable[[Callable[[], None]], None] | None = None) -> None:
        self._post = post or (lambda call: call())
        self._listeners: list[_Entry] = []

    def deliver_through(self, post: Callable[[Callable[[], None]], None]) -> None:
        """From now on call listeners through `post`."""
        self._post = post

    def listen(self, kind: type[Event], listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call `listener` for every event of `kind` (`Event`: all); call what is returned to stop."""
        entry = (kind, listener)
        self._listeners.append(entry)
        return lambda: self._listeners.remove(entry) if entry in self._listeners else None

    def publish(self, events: tuple[Event, ...]) -> None:
        """Tell the listeners, in order."""
        for event in events:
            for kind, listener in tuple(self._listeners):
                if isinstance(event, kind):
                    self._post(partial(self._deliver, (kind, listener), event))

    def _deliver(self, entry: _Entry, event: Event) -> None:
        # Between the post and now a page may have stopped listening, and be gone.
        if entry in self._listeners:
            entry[1](event)
