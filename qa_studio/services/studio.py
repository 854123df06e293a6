"""One open workspace with everything that can be done in it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qa_studio.domain.people import PersonId
from qa_studio.services.acknowledgements import Acknowledgements
from qa_studio.services.actions import Actions
from qa_studio.services.analysing import Analysing
from qa_studio.services.annotations import Annotations
from qa_studio.services.archive import MonthArchive
from qa_studio.services.audit import AuditTrail
from qa_studio.services.audit_listing import AuditListing
from qa_studio.services.causes import RootCauses
from qa_studio.services.checklist_drafts import ChecklistDrafts
from qa_studio.services.checklist_library import ChecklistLibrary
from qa_studio.services.checklists import ChecklistShelf
from qa_studio.services.claims import Claims
from qa_studio.services.clips import Clips
from qa_studio.services.coaching import Coaching
from qa_studio.services.evaluations import Evaluations
from qa_studio.services.events import EventBus
from qa_studio.services.full_backups import FullBackups
from qa_studio.services.import_profiles import ImportProfiles
from qa_studio.services.importing import Importing
from qa_studio.services.inspected_calls import InspectedCalls
from qa_studio.services.inspections import Inspections
from qa_studio.services.keywords import Keywords
from qa_studio.services.library import Library
from qa_studio.services.logins import Logins
from qa_studio.services.masks import Masks
from qa_studio.services.notes import Notes
from qa_studio.services.notices import Notices
from qa_studio.services.old_evaluations import EvaluationRetention
from qa_studio.services.outbox import Outbox
from qa_studio.services.passphrases import Passphrases
from qa_studio.services.people import PeopleDirectory
from qa_studio.services.periods import day_of
from qa_studio.services.ports import Backups, Clock
from qa_studio.services.question_bank import QuestionBank
from qa_studio.services.reports import Reports
from qa_studio.services.rescoring import ScoreCheck
from qa_studio.services.retention import LegalHolds, Retention
from qa_studio.services.scorecards import Scorecards
from qa_studio.services.searching import Searching
from qa_studio.services.settings import SettingsBook
from qa_studio.services.sound import Spectrograph
from qa_studio.services.spelling import Spelling
from qa_studio.services.transcribing import Transcribing
from qa_studio.services.transcripts import Transcripts
from qa_studio.services.watching import Watching
from qa_studio.services.what_if import Trying


@dataclass(frozen=True)
class Studio:
    """The services of a workspace, wired; `place` is its folder, `close` lets go of it."""

    place: str
    library: Library
    analysing: Analysing
    importing: Importing
    import_profiles: ImportProfiles
    watching: Watching
    people: PeopleDirectory
    checklists: ChecklistShelf
    drafts: ChecklistDrafts
    question_bank: QuestionBank
    checklist_library: ChecklistLibrary
    trying: Trying
    inspections: Inspections
    inspected_calls: InspectedCalls
    outbox: Outbox
    evaluations: Evaluations
    acknowledgements: Acknowledgements
    causes: RootCauses
    actions: Actions
    scorecards: Scorecards
    claims: Claims
    clips: Clips
    coaching: Coaching
    transcripts: Transcripts
    transcribing: Transcribing
    keywords: Keywords
    searching: Searching
    masks: Masks
    notes: Notes
    annotations: Annotations
    audit: AuditTrail
    audit_listing: AuditListing
    score_check: ScoreCheck
    reports: Reports
    spectrograph: Spectrograph
    spelling: Spelling
    settings: SettingsBook
    archive: MonthArchive
    holds: LegalHolds
    retention: Retention
    evaluation_retention: EvaluationRetention
    backups: Backups
    full_backups: FullBackups
    events: EventBus
    notices: Notices
    clock: Clock
    close: Callable[[], None]
    logins: Logins
    cache: Path
    """On this computer; what lies there can be made again."""
    person: PersonId | None = None
    """Whose login is connected to a team's server; nobody else can sit here then."""
    together: Callable[[], AbstractContextManager[None]] = nullcontext
    """What a thread reads within, it reads in one go: nothing twice, which counts where the database is far."""
    hang_up: Callable[[], None] = lambda: None
    """Whoever waits for the server on another thread fails now, and nothing more is asked of it."""
    passphrases: Passphrases | None = None
    """Of workspaces in folders; None on a server."""

    def today(self) -> date:
        """The day that it is in the workspace's zone."""
        return day_of(self.clock(), self.settings.read().zone)
