"""Checklists of the workspace and as files."""

from collections.abc import Callable
from pathlib import Path

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.inspection import ChecklistVersionId
from qa_studio.errors import NotFound
from qa_studio.services.events import ChecklistPublished
from qa_studio.services.ports import ChecklistFiles, Clock, WorkFactory
from qa_studio.services.rows import ChecklistRow
from qa_studio.texts import message


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
                raise _no_checklist(code)
            return work.checklists.get(version), work.checklists.number(version)

    def read_file(self, path: Path) -> Checklist:
        """A checklist from a file, without keeping it; raises StudioError with every problem in it."""
        return self._files.read(path)[0]

    def import_file(self, path: Path) -> tuple[str, int]:
        """Publish a file; an unchanged one stays the version it is.  Gives code and version number."""
        checklist, source = self._files.read(path)
        return self.publish(checklist, source)

    def publish(self, checklist: Checklist, source: str) -> tuple[str, int]:
        """Keep a checklist as the newest version of its code, where it differs from the one before."""
        with self._work() as work:
            newest = work.checklists.newest(checklist.code)
            if newest is None or work.checklists.get(newest) != checklist:
                newest = work.checklists.add(checklist, source, self._clock())
                work.record(ChecklistPublished(checklist.code, work.checklists.number(newest)))
            return checklist.code, work.checklists.number(newest)

    def export(self, code: str, path: Path) -> None:
        """Write the newest version to a file; `.xlsx` makes a workbook, any other suffix YAML."""
        with self._work.read() as work:
            newest = work.checklists.newest(code)
            if newest is None:
                raise _no_checklist(code)
            checklist, source = work.checklists.get(newest), work.checklists.source(newest)
        self._files.write(checklist, source, path)

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


def _no_checklist(code: str) -> NotFound:
    return NotFound(
        message("There is no checklist {code}.", code=code),
        message("“qa-studio checklist list” and the checklists page show which there are."),
    )
