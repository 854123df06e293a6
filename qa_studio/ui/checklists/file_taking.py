"""Checklists from files: published, after asking where that changes something, or opened as drafts."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist_draft import DraftId
from qa_studio.errors import StudioError
from qa_studio.services.checklists import Proposal
from qa_studio.services.studio import Studio
from qa_studio.texts import message
from qa_studio.ui.checklists.publish_dialog import PublishDialog
from qa_studio.ui.surroundings import Surroundings


class FileTaking(QObject):
    """Takes files one after the other; each trouble is told, the rest goes on.

    `published(code)` and `begun(draft)` tell what became of a file.
    """

    published = Signal(str)
    begun = Signal(object)

    def __init__(self, studio: Studio, around: Surroundings, page: QWidget) -> None:
        super().__init__(page)
        self._studio, self._around, self._page = studio, around, page
        self._asking: list[PublishDialog] = []

    def take(self, paths: list[Path]) -> None:
        """Publish these, a new version of a checklist after asking."""
        for path in paths:
            looked = partial(self._on_looked, path)
            self._around.runner.queue(partial(self._studio.checklists.look_at_file, path), looked, owner=self)

    @property
    def asking(self) -> PublishDialog | None:
        """The dialog that asks about a new version, where one does."""
        return self._asking[0] if self._asking else None

    def _on_looked(self, path: Path, proposal: Proposal) -> None:
        code = proposal.checklist.code
        if proposal.newest is not None and not proposal.changes:
            words = message("{code} is the same as v{version}: nothing to publish.", code=code, version=proposal.newest)
            self._around.presenter.mention(words)
        elif proposal.newest is None and not proposal.notes:
            by = self._around.person.id
            publish = partial(self._studio.checklists.publish, proposal.checklist, proposal.source, by)
            self._around.runner.queue(publish, lambda done: self._on_published(*done), owner=self)
        else:
            self._ask(path, proposal)

    def _ask(self, path: Path, proposal: Proposal) -> None:
        dialog = PublishDialog(self._studio, self._around, proposal, self._page.window())
        version = (proposal.newest or 0) + 1
        dialog.accepted.connect(partial(self._on_published, proposal.checklist.code, version))
        dialog.draft_button.clicked.connect(partial(self._begin_draft, dialog, path))
        dialog.draft_button.show()
        dialog.finished.connect(self._ask_next)
        self._asking.append(dialog)
        if len(self._asking) == 1:
            dialog.open()

    def _begin_draft(self, dialog: PublishDialog, path: Path) -> None:
        begin = partial(self._studio.drafts.from_file, path, self._around.person.id)
        refused = partial(self._on_refused, dialog)
        self._around.runner.queue(begin, partial(self._on_begun, dialog), failed=refused, owner=dialog)

    def _on_refused(self, dialog: PublishDialog, trouble: StudioError) -> None:
        dialog.why.setText(self._around.say.sentences(trouble.what, trouble.hint))

    def _on_begun(self, dialog: PublishDialog, draft: DraftId) -> None:
        dialog.reject()
        self.begun.emit(draft)

    def _ask_next(self) -> None:
        self._asking.pop(0).deleteLater()
        if self._asking:
            self._asking[0].open()

    def _on_published(self, code: str, version: int) -> None:
        self._around.presenter.mention(message("{code} v{version} is published.", code=code, version=version))
        self.published.emit(code)
