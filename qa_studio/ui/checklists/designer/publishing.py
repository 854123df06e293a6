"""From the designer to a version: what is in the way, what changes, and the dialog that publishes."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_difference import differences
from qa_studio.domain.checklist_draft import ChecklistDraft
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_rules import ChecklistInvalid, read_checklist
from qa_studio.errors import NotFound, StudioError
from qa_studio.services.checklists import Proposal
from qa_studio.services.studio import Studio
from qa_studio.ui.checklists.designer.dialogs import CompareDialog, TrialDialog
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.saving import DraftSaving
from qa_studio.ui.checklists.publish_dialog import PublishDialog
from qa_studio.ui.surroundings import Surroundings


class Publishing(QObject):
    """Compares, tries and publishes a draft.  `published()` once it is a version, `incomplete()` where problems forbid.

    `newest_known(number)` tells the newest version of the checklist, where it has one.
    """

    published = Signal()
    incomplete = Signal()
    newest_known = Signal(int)

    def __init__(
        self, studio: Studio, draft: ChecklistDraft, editing: Editing, saving: DraftSaving, around: Surroundings
    ) -> None:
        super().__init__(saving)
        self._studio, self._draft, self._editing = studio, draft, editing
        self._saving, self._around = saving, around
        self._over: QWidget | None = None
        self._newest: tuple[Checklist, int] | None = None
        self.dialog: QDialog | None = None
        if draft.is_next_version:
            self._read_newest()

    def _read_newest(self) -> None:
        shelf, code = self._studio.checklists, self._draft.checklist.code
        self._around.runner.read(lambda: shelf.newest(code), self._on_newest, owner=self)

    def _on_newest(self, newest: tuple[Checklist, int]) -> None:
        self._newest = newest
        self.newest_known.emit(newest[1])

    def open_over(self, window: QWidget) -> None:
        """Where dialogs belong."""
        self._over = window

    # Looking

    def compare(self) -> None:
        """How the draft differs from the newest version."""
        if self._newest is not None:
            before, number = self._newest
            now = self._editing.checklist
            self._open(CompareDialog(differences(before, now), number, now, self._around.say, self._over))

    def try_on_past(self) -> None:
        """How past calls would have come out; problems first."""
        checklist = self._editing.checklist
        self._around.runner.read(
            lambda: read_checklist(to_plain(checklist)), self._on_sound, failed=self._on_trouble, owner=self
        )

    def _on_sound(self, checklist: Checklist) -> None:
        self._open(TrialDialog(self._studio.trying, self._around, checklist, self._over))

    # Publishing

    def publish(self) -> None:
        """Write what waits, then show what publishing would change."""
        drafts, draft = self._studio.drafts, self._draft.id
        self._editing.settle()
        self._saving.afterwards(lambda: drafts.proposal(draft), self._on_proposal, self._on_trouble)

    def _on_proposal(self, proposal: Proposal) -> None:
        if self._saving.held:
            return  # the last change could not be written: that is said already
        if proposal.newest is not None and not proposal.changes:
            words = self.tr("The draft is the same as v{number}: there is nothing to publish.")
            self._around.presenter.tell(words.format(number=proposal.newest))
            return
        draft = replace(self._draft, checklist=proposal.checklist, revision=self._saving.revision)
        dialog = PublishDialog(self._studio, self._around, proposal, self._over, draft)
        dialog.accepted.connect(self._on_published)
        self._open(dialog)

    def _on_published(self) -> None:
        self._saving.stop()
        self.published.emit()

    def _on_trouble(self, trouble: StudioError) -> None:
        if isinstance(trouble, ChecklistInvalid):
            self.incomplete.emit()
        elif not (isinstance(trouble, NotFound) and self._saving.held):
            self._around.presenter.show(trouble)

    def _open(self, dialog: QDialog) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        self.dialog = dialog
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
