"""Copies of the workspace of which the audit trail tells."""

from pathlib import Path

from qa_studio.domain.audit import Did, Subject
from qa_studio.services.audit import handed_out
from qa_studio.services.ports import Backups, WorkFactory


class NotedBackups:
    """Copies made by `backups`; that one left the workspace is an event."""

    def __init__(self, backups: Backups, work: WorkFactory) -> None:
        self._backups, self._work = backups, work

    def write(self, path: Path, *, replace: bool = False) -> int:
        """A consistent copy in `path`, which may only be there already with `replace`; gives its size in bytes."""
        size = self._backups.write(path, replace=replace)
        with self._work() as work:
            told = handed_out(path, what="backup", bytes=size)
            work.audit.note(Subject.WORKSPACE, "", Did.EXPORTED, told)
        return size

    def rotate(self) -> Path | None:
        """The automatic copy of today, if it is due; it stays in the workspace, so that nothing left."""
        return self._backups.rotate()
