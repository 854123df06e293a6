"""The audit trail: looking into it, and holding it against what was printed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qa_studio.domain.audit import AuditEvent, ChainedRow, Did, Subject, TrailHead, Verdict, verified
from qa_studio.domain.recording import mask_number_in
from qa_studio.services.audit_names import Names, referred_to
from qa_studio.services.ports import WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.services.rows import AuditFilter
from qa_studio.texts import message

TELL_EVERY = 500


@dataclass(slots=True)
class Acting:
    """Who works with the program just now, as events name them beside the login."""

    person: str = ""


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some events, newest first, and what the things in them are called."""

    events: tuple[AuditEvent, ...]
    names: Names


def handed_out(out: Path, *, masks_off: bool = False, number: str | None = None, **more: object) -> dict[str, object]:
    """What an event tells of a file that left the house: its kind and name, never the folder.

    The customer's `number` is masked in the name.
    """
    name = mask_number_in(out.name, number)
    told: dict[str, object] = {"as": out.suffix.lower().removeprefix("."), "to": name, **more}
    return {**told, "masks": "off"} if masks_off else told


class AuditTrail:
    """What was done in the workspace; changes are written down by the database, looks and exports from here."""

    def __init__(self, work: WorkFactory, acting: Acting) -> None:
        self._work, self._acting = work, acting

    def acts(self, person: str) -> None:
        """From now on this person works with the program."""
        self._acting.person = person

    def events(self, wanted: AuditFilter) -> tuple[AuditEvent, ...]:
        """The newest that are asked for, newest first."""
        with self._work.read() as work:
            return work.audit.events(wanted)

    def page(self, wanted: AuditFilter) -> AuditPage:
        """The newest that are asked for, with the names of what they are about."""
        with self._work.read() as work:
            events = work.audit.events(wanted)
            return AuditPage(events, work.audit.names(referred_to(events)))

    def people(self) -> tuple[str, ...]:
        """Everybody who did something, by name."""
        with self._work.read() as work:
            return work.audit.people()

    def head(self) -> TrailHead:
        """The newest event and its hash."""
        with self._work.read() as work:
            return work.audit.head()

    def verify(self, progress: Progress, printed: Iterable[TrailHead] = ()) -> Verdict:
        """Whether nothing was changed, removed or put in between, also since the heads that were `printed`."""
        with self._work.read() as work:
            return verified(_told(work.audit.chain(), work.audit.count(), progress), printed)

    def exported(self, subject: Subject, subject_id: str, what: Mapping[str, object]) -> None:
        """Something left the house; `what` says in which form (see `handed_out`)."""
        with self._work() as work:
            work.audit.note(subject, subject_id, Did.EXPORTED, what)


def _told(rows: Iterable[ChainedRow], total: int, progress: Progress) -> Iterator[ChainedRow]:
    for done, row in enumerate(rows):
        if done % TELL_EVERY == 0:
            progress.at(done, total, message("Checking the audit trail"))
        yield row
