"""What the services need from outside: the workspace's unit of work, a clock, files of other programs, paper."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from qa_studio.domain.calls import CallField, CallRows
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_advice import Advice
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.settings import Preferences, WorkspaceSettings
from qa_studio.services.acknowledged import AcknowledgementBook
from qa_studio.services.events import Event
from qa_studio.services.found_texts import TextSearch
from qa_studio.services.journal import ReceivedChanges
from qa_studio.services.repositories import (
    Actions,
    AuditBook,
    BankedQuestions,
    ChecklistDrafts,
    Checklists,
    ClaimBook,
    CoachingSamples,
    Evaluations,
    ImportProfiles,
    Inspections,
    KeywordLists,
    LoginBook,
    Masks,
    Measures,
    Notes,
    People,
    Recordings,
    RootCauses,
    Transcripts,
)
from qa_studio.services.retained import Holds, OldEvaluations, RetentionBook

Clock = Callable[[], datetime]  # now, in UTC


class Work(Protocol):
    """One unit of work: leaving the `with` block commits once, an exception rolls back; then events are published."""

    @property
    def recordings(self) -> Recordings: ...
    @property
    def measures(self) -> Measures: ...
    @property
    def people(self) -> People: ...
    @property
    def checklists(self) -> Checklists: ...
    @property
    def drafts(self) -> ChecklistDrafts: ...
    @property
    def question_bank(self) -> BankedQuestions: ...
    @property
    def inspections(self) -> Inspections: ...
    @property
    def received(self) -> ReceivedChanges: ...
    @property
    def evaluations(self) -> Evaluations: ...
    @property
    def acknowledgements(self) -> AcknowledgementBook: ...
    @property
    def causes(self) -> RootCauses: ...
    @property
    def actions(self) -> Actions: ...
    @property
    def coaching(self) -> CoachingSamples: ...
    @property
    def transcripts(self) -> Transcripts: ...
    @property
    def keywords(self) -> KeywordLists: ...
    @property
    def texts(self) -> TextSearch: ...
    @property
    def masks(self) -> Masks: ...
    @property
    def notes(self) -> Notes: ...
    @property
    def import_profiles(self) -> ImportProfiles: ...
    @property
    def audit(self) -> AuditBook: ...
    @property
    def claims(self) -> ClaimBook: ...
    @property
    def logins(self) -> LoginBook: ...
    @property
    def holds(self) -> Holds: ...
    @property
    def retention(self) -> RetentionBook: ...
    @property
    def old_evaluations(self) -> OldEvaluations: ...
    def lock(self, kind: str, *keys: int | str) -> None:
        """Keep others from changing these things until the work is done: before they are read to be changed."""
        ...

    def settings(self) -> WorkspaceSettings: ...
    def save_settings(self, settings: WorkspaceSettings) -> None: ...
    def record(self, event: Event) -> None:
        """Publish `event` once the work is committed."""
        ...


class WorkFactory(Protocol):
    """Begins units of work; `read()` is one that takes no write lock and commits nothing.

    `take` is `ClaimBook.take` as a unit of work by itself, in one way across a network.
    """

    def __call__(self) -> AbstractContextManager[Work]: ...
    def read(self) -> AbstractContextManager[Work]: ...
    def take(self, person: PersonId, now: datetime, until: datetime) -> RecordingId | None: ...


class PreferenceStore(Protocol):
    """Where one person's choices on this computer are kept."""

    def load(self) -> Preferences: ...
    def save(self, preferences: Preferences) -> None: ...


@dataclass(frozen=True, slots=True)
class TakenChecklist:
    """A checklist from a file with its YAML, written `by_hand` or by us, and what in the file there is nothing for."""

    checklist: Checklist
    source: str
    notes: tuple[Advice, ...]
    by_hand: bool


class ChecklistFiles(Protocol):
    """Checklists as files; the suffix `.xlsx` means a workbook, any other YAML (`.json` may be another product's)."""

    def read(self, path: Path) -> tuple[Checklist, str]:
        """The checklist and its YAML; raises StudioError with every problem in it."""
        ...

    def take(self, path: Path) -> TakenChecklist:
        """Like `read`, with what in the file a checklist has nothing for."""
        ...

    def rewritten(self, source: str, checklist: Checklist) -> str:
        """`source`, an earlier YAML of the checklist, with what has changed; its comments stay."""
        ...

    def parse(self, source: str) -> Checklist: ...
    def write(self, checklist: Checklist, source: str, path: Path) -> None: ...


class CallMetadata(Protocol):
    """Files in which other systems tell about calls."""

    def read(self, path: Path, overrides: dict[str, CallField | None], zone: str, lenient: bool) -> CallRows:
        """Overrides of columns that are not there are refused, or, `lenient`, passed over."""
        ...


class SoundFiles(Protocol):
    """Which files in folders are recordings."""

    def found_in(self, paths: Iterable[Path]) -> Iterator[Path]:
        """The named files themselves, and in folders, recursively, those that are named like audio, in order."""
        ...


class Backups(Protocol):
    """Copies of the workspace while it is in use."""

    @property
    def by_hand(self) -> str:
        """What an administrator types for the same copy of a database; "" of a folder."""
        ...

    def write(self, path: Path, *, replace: bool = False) -> int:
        """A consistent copy in `path`, which may only be there already with `replace`; gives its size in bytes."""
        ...

    def rotate(self) -> Path | None:
        """The automatic copy of today, if it is due; the last ten are kept."""
        ...
