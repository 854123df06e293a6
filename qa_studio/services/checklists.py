"""Checklists of the workspace and as files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_advice import Advice, advice
from qa_studio.domain.checklist_difference import Change, Touches, differences
from qa_studio.domain.checklist_use import EVERY_CALL, ChecklistUse
from qa_studio.domain.inspection import ChecklistVersionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import CallDetails
from qa_studio.errors import NotFound, Refused
from qa_studio.services.audit import handed_out
from qa_studio.services.events import ChecklistPublished
from qa_studio.services.meanwhile import both_kept
from qa_studio.services.periods import day_of
from qa_studio.services.ports import ChecklistFiles, Clock, TakenChecklist, Work, WorkFactory
from qa_studio.services.rows import ChecklistRow, VersionRow
from qa_studio.texts import message


@dataclass(frozen=True, slots=True)
class Proposal:
    """A checklist that could be published: what differs from the newest version (`newest` its number), and doubts."""

    checklist: Checklist
    source: str
    newest: int | None
    changes: tuple[Change, ...]
    doubts: tuple[Advice, ...]
    notes: tuple[Advice, ...] = ()
    """What in the file a checklist has nothing for."""


@dataclass(frozen=True, slots=True)
class OfferedChecklist:
    """A checklist for a call; `meant`: it is said for which calls it is, and `fits` whether this is one of them."""

    row: ChecklistRow
    fits: bool
    meant: bool
    narrowness: int


class ChecklistShelf:
    """Which checklists there are; a published version never changes."""

    def __init__(self, work: WorkFactory, files: ChecklistFiles, clock: Clock) -> None:
        self._work, self._files, self._clock = work, files, clock

    def rows(self) -> tuple[ChecklistRow, ...]:
        """The newest version of each, by code."""
        with self._work.read() as work:
            return work.checklists.rows()

    def get(self, version: ChecklistVersionId) -> Checklist:
        """One version."""
        with self._work.read() as work:
            return work.checklists.get(version)

    def newest(self, code: str) -> tuple[Checklist, int]:
        """The newest version of a checklist and its number; raises NotFound."""
        with self._work.read() as work:
            version = work.checklists.newest(code)
            if version is None:
                raise no_checklist(code)
            return work.checklists.get(version), work.checklists.number(version)

    def read_file(self, path: Path) -> Checklist:
        """A checklist from a file, without keeping it; raises StudioError with every problem in it."""
        return self._files.read(path)[0]

    def versions(self, code: str) -> tuple[VersionRow, ...]:
        """Every version of a checklist, the newest first."""
        with self._work.read() as work:
            return work.checklists.versions(code)

    def compare(self, old: ChecklistVersionId, new: ChecklistVersionId) -> tuple[Change, ...]:
        """What differs between two versions."""
        with self._work.read() as work:
            return differences(work.checklists.get(old), work.checklists.get(new))

    def look_at_file(self, path: Path) -> Proposal:
        """What publishing a file would change; raises StudioError with every problem in it."""
        taken = self._files.take(path)
        with self._work.read() as work:
            source = source_of(work, self._files, taken)
            return proposal_in(work, taken.checklist, source, taken.notes)

    def import_file(self, path: Path, *, correction: bool = False, remark: str = "") -> tuple[str, int]:
        """Publish a file; an unchanged one stays the version it is.  Gives code and version number."""
        proposal = self.look_at_file(path)
        return self.publish(proposal.checklist, proposal.source, correction=correction, remark=remark)

    def publish(
        self,
        checklist: Checklist,
        source: str,
        by: PersonId | None = None,
        *,
        correction: bool = False,
        remark: str = "",
    ) -> tuple[str, int]:
        """Keep a checklist as the newest version of its code, where it differs from the one before.

        A `correction` mends the wording of the one before, and trends go on through it; Refused where more than
        wording differs.
        """
        with self._work() as work:
            return publish_in(work, checklist, source, Signed(self._clock(), by, correction, remark))

    def export(self, code: str, path: Path) -> None:
        """Write the newest version to a file; `.xlsx` makes a workbook, any other suffix YAML."""
        with self._work.read() as work:
            newest = work.checklists.newest(code)
            if newest is None:
                raise no_checklist(code)
            checklist, source = work.checklists.get(newest), work.checklists.source(newest)
        self._files.write(checklist, source, path)
        with self._work() as work:
            work.audit.note(Subject.CHECKLIST, code, Did.EXPORTED, handed_out(path))

    def use(self, code: str) -> ChecklistUse:
        """For which calls a checklist is meant."""
        with self._work.read() as work:
            return work.checklists.uses().get(code, EVERY_CALL)

    def uses(self) -> dict[str, ChecklistUse]:
        """For which calls each checklist is meant, by code; those of which nothing is said are left out."""
        with self._work.read() as work:
            return work.checklists.uses()

    def meant_for(self, code: str, use: ChecklistUse, seen: ChecklistUse | None = None) -> None:
        """Say for which calls; Refused where the last day comes before the first.

        Raises ChangedMeanwhile where somebody else changed a day since it was `seen`; teams and queues of both stand.
        """
        with self._work() as work:
            work.lock(Subject.CHECKLIST, code)
            known = work.checklists.uses().get(code, EVERY_CALL)
            use = both_kept(work, (Subject.CHECKLIST, code), seen, use, known)
            if use.valid_from and use.valid_until and use.valid_until < use.valid_from:
                raise Refused(message("The last day comes before the first."))
            work.checklists.save_use(code, use)
            work.record(ChecklistPublished(code, 0))

    def offered(self, call: CallDetails) -> tuple[OfferedChecklist, ...]:
        """Those in use; first the ones that are meant for a call, the narrowest of them before the others."""
        with self._work.read() as work:
            uses, zone = work.checklists.uses(), work.settings().zone
            rows = [row for row in work.checklists.rows() if not row.retired]
        day = day_of(call.started_at or self._clock(), zone)
        offers = []
        for row in rows:
            use = uses.get(row.code, EVERY_CALL)
            offers.append(OfferedChecklist(row, use.fits(call, day), use.narrowness > 0, use.narrowness))
        return tuple(sorted(offers, key=lambda each: (not each.fits, -each.narrowness)))

    def retire(self, code: str, retired: bool = True) -> None:
        """Offer a checklist for new inspections no longer, or again."""
        with self._work() as work:
            work.checklists.retire(code, retired)
            work.record(ChecklistPublished(code, 0))

    def add_missing(self, sources: Callable[[], list[str]]) -> None:
        """Publish those built-in checklists that the workspace has not had yet."""
        parsed = [(self._files.parse(source), source) for source in sources()]
        with self._work() as work:
            for checklist, source in parsed:
                if work.checklists.newest(checklist.code) is None:
                    version = work.checklists.add(checklist, source, self._clock())
                    work.record(ChecklistPublished(checklist.code, work.checklists.number(version)))


@dataclass(frozen=True, slots=True)
class Signed:
    """When and by whom something is published, as a correction of the wording or not, with what words for it."""

    at: datetime
    by: PersonId | None = None
    correction: bool = False
    remark: str = ""


def publish_in(work: Work, checklist: Checklist, source: str, signed: Signed) -> tuple[str, int]:
    """Publish in a unit of work that has begun, where it differs from the version before; gives code and number."""
    newest = work.checklists.newest(checklist.code)
    if signed.correction:
        _refuse_more_than_wording(work, checklist, newest)
    if newest is None or work.checklists.get(newest) != checklist:
        corrected = newest if signed.correction else None
        newest = work.checklists.add(checklist, source, signed.at, signed.by, corrected, signed.remark.strip())
        work.record(ChecklistPublished(checklist.code, work.checklists.number(newest)))
    return checklist.code, work.checklists.number(newest)


def proposal_in(work: Work, checklist: Checklist, source: str, notes: tuple[Advice, ...] = ()) -> Proposal:
    """What publishing `checklist` would change in what is published now."""
    doubts = advice(checklist)
    newest = work.checklists.newest(checklist.code)
    if newest is None:
        return Proposal(checklist, source, None, (), doubts, notes)
    changes = differences(work.checklists.get(newest), checklist)
    return Proposal(checklist, source, work.checklists.number(newest), changes, doubts, notes)


def source_of(work: Work, files: ChecklistFiles, taken: TakenChecklist) -> str:
    """The YAML of a file that was taken; a workbook carries no comments of the YAML that it was exported from."""
    newest = None if taken.by_hand else work.checklists.newest(taken.checklist.code)
    return taken.source if newest is None else files.rewritten(work.checklists.source(newest), taken.checklist)


def _refuse_more_than_wording(work: Work, checklist: Checklist, newest: ChecklistVersionId | None) -> None:
    if newest is None:
        raise Refused(
            message("There is no version of {code} to correct.", code=checklist.code),
            message("Publish it as a new version."),
        )
    more = [each for each in differences(work.checklists.get(newest), checklist) if each.touches is not Touches.WORDING]
    if more:
        what = f"{more[0].code}: " if more[0].code else ""
        raise Refused(
            message("A correction may change the wording only: {place}{change}.", place=what, change=more[0].words),
            message("Publish it as a new version."),
        )


def no_checklist(code: str) -> NotFound:
    """What is said where `code` is no checklist."""
    return NotFound(
        message("There is no checklist {code}.", code=code),
        message("“qa-studio checklist list” and the checklists page show which there are."),
    )
