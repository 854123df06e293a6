"""Copies of the workspace of which the audit trail tells."""

from pathlib import Path

from qa_studio.domain.audit import Subject
from qa_studio.services.audit import AuditTrail, handed_out
from qa_studio.services.ports import Backups


class NotedBackups:
    """Copies made by `backups`; that one left the workspace is an event."""

    def __init__(self, backups: Backups, audit: AuditTrail) -> None:
        self._backups, self._audit = backups, audit

    @property
    def by_hand(self) -> str:
        """What an administrator types for the same copy of a database; "" of a folder."""
        return self._backups.by_hand

    def write(self, path: Path, *, replace: bool = False) -> int:
        """A consistent copy in `path`, which may only be there already with `replace`; gives its size in bytes."""
        size = self._backups.write(path, replace=replace)
        self._audit.exported(Subject.WORKSPACE, "", handed_out(path, what="backup", bytes=size))
        return size

    def rotate(self) -> Path | None:
        """The automatic copy of today, if it is due; it stays in the workspace, so that nothing left."""
        return self._backups.rotate()
