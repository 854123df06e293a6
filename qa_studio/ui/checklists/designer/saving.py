"""Keeping a draft while it is made: soon after each change, in order, never over what somebody else saved."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_draft import ChecklistDraft, DraftId
from qa_studio.domain.people import PersonId
from qa_studio.errors import StudioError
from qa_studio.services.checklist_drafts import ChecklistDrafts, DraftChanged
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.surroundings import Surroundings

SOON, AT_LATEST = 700, 4000
"""Milliseconds after the last change, and after the first that is not written, for those who never pause."""


class _Writer:
    """Writes one draft; lives on the thread of the writes, which come one after the other."""

    def __init__(self, drafts: ChecklistDrafts, draft: DraftId, revision: int, by: PersonId) -> None:
        self._drafts, self._draft, self._by = drafts, draft, by
        self.revision = revision

    def write(self, checklist: Checklist) -> Checklist:
        """Keep it; gives it back as the one that is kept."""
        self.revision = self._drafts.save(self._draft, checklist, self.revision, self._by)
        return checklist


class DraftSaving(QObject):
    """`saved(datetime)` after each acknowledged write; `conflicted(ChecklistDraft, StudioError)` where somebody else's
    stands there instead, `failed(StudioError)` where it could not be written: `retry` tries again.
    """

    saved = Signal(object)
    conflicted = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self,
        drafts: ChecklistDrafts,
        draft: ChecklistDraft,
        editing: Editing,
        around: Surroundings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._editing = around.runner, editing
        self._writer = _Writer(drafts, draft.id, draft.revision, around.person.id)
        self._sent: Checklist = draft.checklist
        self._kept: Checklist = draft.checklist
        self._held = self._stopped = False
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._latest = QTimer(self, singleShot=True, interval=AT_LATEST)
        for timer in (self._soon, self._latest):
            timer.timeout.connect(self.write)
        editing.changed.connect(self._on_changed)

    @property
    def revision(self) -> int:
        """Of what is kept; right once no write is under way."""
        return self._writer.revision

    @property
    def unsaved(self) -> bool:
        """Whether something is not acknowledged yet."""
        return self._editing.checklist is not self._kept

    @property
    def held(self) -> bool:
        """Whether nothing is written until somebody has decided, or tried again."""
        return self._held

    def write(self) -> None:
        """Write now what is not written."""
        self._soon.stop()
        self._latest.stop()
        checklist = self._editing.checklist
        if self._held or self._stopped or checklist is self._sent:
            return
        self._sent = checklist
        writer = self._writer
        self._runner.queue(lambda: writer.write(checklist), self._on_written, failed=self._on_failed, owner=self)

    def retry(self) -> None:
        """Write again what could not be written."""
        self._held = False
        self._sent = self._kept
        self.write()

    def keep_mine(self, theirs: ChecklistDraft) -> None:
        """Write over what somebody else saved."""
        self._writer.revision = theirs.revision
        self._kept = theirs.checklist
        self.retry()

    def take_theirs(self, theirs: ChecklistDraft, words: str) -> None:
        """Go on from what somebody else saved; what stood here can be had back by undoing that."""
        self._writer.revision = theirs.revision
        self._kept = self._sent = theirs.checklist
        self._held = False
        self._editing.edit(words, theirs.checklist)

    def afterwards(self, work: Callable[[], object], done: Callable[..., None], failed: Callable[..., None]) -> None:
        """Write what waits, and then do this on the same thread."""
        self.write()
        self._runner.queue(work, done, failed=failed, owner=self)

    def stop(self) -> None:
        """The draft is no more: write nothing."""
        self._stopped = True

    def _on_changed(self) -> None:
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()

    def _on_written(self, checklist: Checklist) -> None:
        self._kept = checklist
        self._held = False  # one that was given before may have failed, this one holds all of it
        self.saved.emit(datetime.now().astimezone())

    def _on_failed(self, trouble: StudioError) -> None:
        if self._held:
            return  # a later write fails for the same reason
        self._held = True
        self._sent = self._kept
        if isinstance(trouble, DraftChanged):
            self.conflicted.emit(trouble.now, trouble)
        else:
            self.failed.emit(trouble)
