"""What can be done in the tree, with its keys and menus."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from qa_studio.domain.question_shapes import Shape
from qa_studio.ui.checklists.designer.authoring import Authoring
from qa_studio.ui.checklists.designer.clipboard import can_paste, mime_of
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.tree import FormTree
from qa_studio.ui.icons import icon

_ICONS = {
    Shape.YES_NO: "check",
    Shape.YES_PARTLY_NO: "circle-half",
    Shape.SCALE: "star",
    Shape.MULTIPLE: "check-square",
    Shape.NUMBER: "hash",
    Shape.TEXT: "text-t",
    Shape.DATE: "calendar-blank",
}


class TreeActions(QObject):
    """Actions on what is chosen in the tree; those of the whole page work from anywhere on it."""

    def __init__(self, page: QWidget, tree: FormTree, editing: Editing, authoring: Authoring, language: str) -> None:
        super().__init__(page)
        self._page, self._tree, self._editing = page, tree, editing
        self._authoring, self._language = authoring, language
        self.undo = editing.steps.createUndoAction(self, self.tr("Undo"))
        self.redo = editing.steps.createRedoAction(self, self.tr("Redo"))
        self._everywhere(self.undo, "Ctrl+Z")
        self._everywhere(self.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self.question = self._make(self.tr("New question"), "plus", self._on_question)
        self._everywhere(self.question, "Ctrl+Return", "Ctrl+Enter")
        self.section = self._make(self.tr("New section"), "folder-plus", authoring.new_section)
        self._everywhere(self.section, "Ctrl+Shift+Return", "Ctrl+Shift+Enter")
        self._after = self._make(self.tr("New question"), "plus", self._on_question)
        self._in_tree(self._after, "Return", "Enter")
        self.cut = self._make(self.tr("Cut"), "scissors", self._on_cut)
        self._in_tree(self.cut, "Ctrl+X", "Shift+Del")
        self.copy = self._make(self.tr("Copy"), "copy", self._on_copy)
        self._in_tree(self.copy, "Ctrl+C", "Ctrl+Ins")
        self.paste = self._make(self.tr("Paste"), "clipboard-text", self._on_paste)
        self._in_tree(self.paste, "Ctrl+V", "Shift+Ins")
        self.duplicate = self._make(self.tr("Duplicate"), "copy-simple", self._on_duplicate)
        self._in_tree(self.duplicate, "Ctrl+D")
        self.delete = self._make(self.tr("Delete"), "trash", self._on_delete)
        self._in_tree(self.delete, "Del", "Backspace")
        self.up = self._make(self.tr("Move up"), "arrow-up", lambda: self._move(-1))
        self._in_tree(self.up, "Alt+Up")
        self.down = self._make(self.tr("Move down"), "arrow-down", lambda: self._move(1))
        self._in_tree(self.down, "Alt+Down")
        tree.chosen.connect(self._offer)
        editing.went_to.connect(self._offer)
        self._offer()

    def _make(self, words: str, icon_name: str, run: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name), words, self)
        action.triggered.connect(lambda: run())
        return action

    def _everywhere(self, action: QAction, *keys: str) -> None:
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._page.addAction(action)

    def _in_tree(self, action: QAction, *keys: str) -> None:
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._tree.addAction(action)

    # Menus

    def add_menu(self, menu: QMenu, bank: QAction) -> None:
        """What can be added."""
        names = {
            Shape.YES_NO: self.tr("Yes / No"),
            Shape.YES_PARTLY_NO: self.tr("Yes / Partly / No"),
            Shape.SCALE: self.tr("Scale 1–5"),
            Shape.MULTIPLE: self.tr("Several answers"),
            Shape.NUMBER: self.tr("Number"),
            Shape.TEXT: self.tr("Text"),
            Shape.DATE: self.tr("Date"),
        }
        for shape, words in names.items():
            action = menu.addAction(icon(_ICONS[shape]), self.tr("Question: {shape}").format(shape=words))
            action.triggered.connect(lambda _=False, shape=shape: self._authoring.new_question(shape))
        menu.addSeparator()
        menu.addAction(self.section)
        menu.addAction(bank)
        menu.addSeparator()
        menu.addAction(self.paste)
        menu.aboutToShow.connect(self._offer_paste)
        menu.aboutToHide.connect(self._paste_again)

    def context_menu(self, menu: QMenu, *more: QAction) -> None:
        """What can be done with what is chosen."""
        for group in (
            (self.question, self.section),
            (self.cut, self.copy, self.paste, self.duplicate, self.delete),
            (self.up, self.down),
            more,
        ):
            for action in group:
                menu.addAction(action)
            menu.addSeparator()
        self._offer_paste()
        menu.aboutToHide.connect(self._paste_again)

    def _offer(self) -> None:
        some = self._tree.has_choice()
        for action in (self.cut, self.copy, self.duplicate, self.delete, self.up, self.down):
            action.setEnabled(some)

    def _offer_paste(self) -> None:
        # Asked only for a menu: on some desktops looking at the clipboard waits for whoever filled it.
        self.paste.setEnabled(can_paste(QGuiApplication.clipboard().mimeData()))

    def _paste_again(self) -> None:
        # The key has to work whatever comes to the clipboard later.
        self.paste.setEnabled(True)

    # What they do

    def _on_question(self) -> None:
        self._authoring.new_question()

    def _on_copy(self) -> None:
        spots = self._tree.chosen_spots()
        if spots:
            QGuiApplication.clipboard().setMimeData(mime_of(self._editing.checklist, spots, self._language))

    def _on_cut(self) -> None:
        self._on_copy()
        self._authoring.take_away_cut(self._tree.chosen_spots())

    def _on_paste(self) -> None:
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self._authoring.paste(data)

    def _on_duplicate(self) -> None:
        self._authoring.duplicate(self._tree.chosen_spots())

    def _on_delete(self) -> None:
        self._authoring.delete(self._tree.chosen_spots())

    def _move(self, step: int) -> None:
        self._authoring.move_by(self._tree.chosen_spots(), step)
