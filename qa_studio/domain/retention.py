"""How long the sound of calls is kept, and what nothing may remove."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from qa_studio.domain.people import PersonId, Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.rights import Deed, allowed
from qa_studio.domain.settings import WorkspaceSettings


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """Sound goes `days` after the day of the call; with `words` notes and transcripts go with it."""

    days: int
    evaluated_only: bool
    words: bool

    @classmethod
    def of(cls, settings: WorkspaceSettings) -> "RetentionRule | None":
        """The rule of a workspace; None where everything is kept."""
        if settings.retention_days <= 0:
            return None
        return cls(settings.retention_days, settings.retention_evaluated_only, settings.retention_words)

    def first_kept(self, today: date, begin: Callable[[date], datetime]) -> datetime:
        """Calls before this instant go; `begin` gives the instant at which a day begins."""
        return _days_before(today, self.days, begin)


@dataclass(frozen=True, slots=True)
class EvaluationRule:
    """Evaluations go `days` after their last revision, once the audio of their calls is gone."""

    days: int

    @classmethod
    def of(cls, settings: WorkspaceSettings) -> "EvaluationRule | None":
        """The rule of a workspace; None where all are kept."""
        return cls(settings.retention_evaluation_days) if settings.retention_evaluation_days > 0 else None

    def first_kept(self, today: date, begin: Callable[[date], datetime]) -> datetime:
        """Those that were completed before this instant go; `begin` gives the instant at which a day begins."""
        return _days_before(today, self.days, begin)


@dataclass(frozen=True, slots=True)
class LegalHold:
    """Why nothing of a recording may be removed; `by` None: nobody was named."""

    recording: RecordingId
    reason: str
    by: PersonId | None
    since: datetime


def _days_before(today: date, days: int, begin: Callable[[date], datetime]) -> datetime:
    return begin(max(date(1900, 1, 1), today - timedelta(days=min(days, 36_500))))


def may_hold(role: Role) -> bool:
    """Whether somebody in this role may hold recordings, and let go of them."""
    return allowed(role, Deed.HOLD)


def may_remove_sound(role: Role) -> bool:
    """Whether somebody in this role may let retention remove what is due."""
    return allowed(role, Deed.REMOVE_SOUND)
