"""What the last evaluations say about the questions of a draft: read once, when its author has begun to look."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from qa_studio.domain.what_if import WhatIf
from qa_studio.services.what_if import Trying
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.findings import Findings
from qa_studio.ui.runtime import TaskRunner

AFTER_MS = 1500
"""The page opens first: nobody waits for this."""
MOST = 500
"""Evaluations; enough to tell whether inspectors agree."""


class PastUses(QObject):
    """Hands the findings how alike inspectors judged each question; says nothing where there are no evaluations."""

    def __init__(
        self, trying: Trying, runner: TaskRunner, editing: Editing, findings: Findings, after_ms: int = AFTER_MS
    ) -> None:
        super().__init__(findings)
        self._trying, self._runner = trying, runner
        self._editing, self._findings = editing, findings
        later = QTimer(self, singleShot=True, interval=after_ms)
        later.timeout.connect(self.read)
        later.start()

    def read(self) -> None:
        """Read them, off the GUI thread."""
        trying, checklist = self._trying, replace(self._editing.checklist)
        self._runner.run(
            lambda progress: trying.on_past(checklist, MOST, progress),
            self._on_read,
            # Nobody asked for it: where they can't be read, there is a doubt less.
            failed=lambda _trouble: None,
            owner=self,
        )

    def _on_read(self, found: WhatIf) -> None:
        if any(use.disputed for use in found.questions.values()):
            self._findings.set_uses(found.questions)
