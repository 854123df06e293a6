"""The checklists place: the shelf of all of them, and over it the designer of one draft."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QWidget

from qa_studio.domain.checklist_draft import ChecklistDraft, DraftId
from qa_studio.services.studio import Studio
from qa_studio.texts import Message
from qa_studio.ui.checklists.shelf import ShelfView
from qa_studio.ui.surroundings import Surroundings

# Imported when it is first shown: most who come here only read.
if TYPE_CHECKING:
    from qa_studio.ui.checklists.designer.page import DesignerPage


class ChecklistsPage(QWidget):
    """Shows the shelf until a draft is opened, and again when its designer is left."""

    def __init__(self, studio: Studio, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio, self._around = studio, surroundings
        self.designer: DesignerPage | None = None
        self.shelf = ShelfView(studio, surroundings)
        self.shelf.opened.connect(self._open_designer)
        self.setFocusProxy(self.shelf)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.shelf)

    def refresh(self) -> None:
        """Read the list again, once it is seen."""
        self.shelf.refresh_when_seen()

    def keep(self) -> None:
        """Hand on what is being written."""
        if self.designer is not None:
            self.designer.keep()

    def _open_designer(self, draft: DraftId) -> None:
        drafts, me = self._studio.drafts, self._around.person.id

        def read() -> tuple[ChecklistDraft, Message | None]:
            found = drafts.get(draft)
            return found, drafts.somebody_else(found, me)

        self._around.runner.read(read, lambda found: self._show_designer(*found), owner=self)

    def _show_designer(self, draft: ChecklistDraft, somebody_else: Message | None) -> None:
        from qa_studio.ui.checklists.designer.page import DesignerPage

        self._close_designer()
        designer = self.designer = DesignerPage(self._studio, draft, self._around)
        designer.left.connect(self._on_left)
        designer.published.connect(self._on_published)
        self._stack.addWidget(designer)
        self._stack.setCurrentWidget(designer)
        self.setFocusProxy(designer)
        if somebody_else is not None:
            self._around.presenter.tell(somebody_else, "info")

    def _on_left(self) -> None:
        designer = self.designer
        self._close_designer()
        self.shelf.table.setFocus()
        if designer is None:
            return
        draft, code, by = designer.draft_id, designer.editing.checklist.code, self._around.person.id
        self._around.runner.queue(  # after what the designer had still to write
            lambda: self._studio.drafts.drop_unchanged(draft, by),
            lambda gone: self.shelf.select(code, None if gone else draft),
            owner=self,
        )

    def _on_published(self, code: str) -> None:
        self._close_designer()
        self.shelf.select(code)
        self.shelf.table.setFocus()

    def _close_designer(self) -> None:
        designer, self.designer = self.designer, None
        if designer is None:
            return
        designer.keep()
        self.setFocusProxy(self.shelf)
        self._stack.removeWidget(designer)
        designer.hide()
        designer.deleteLater()
