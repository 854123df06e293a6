"""The left column of the designer: search, adding, the tree, what just happened, and what the form adds up to."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Method
from qa_studio.domain.checklist_amounts import form_amount
from qa_studio.domain.score import in_words
from qa_studio.ui.checklists.designer.authoring import Authoring
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.found import FoundSource
from qa_studio.ui.checklists.designer.tree import FormTree
from qa_studio.ui.checklists.designer.tree_actions import TreeActions
from qa_studio.ui.checklists.designer.tree_model import FormModel
from qa_studio.ui.checklists.designer.undo_notice import UndoNotice
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Sign, Surface
from qa_studio.ui.components.fields import SearchField
from qa_studio.ui.components.labels import ElidedLabel

HEAD, FOOT = 56, 44
HUNDRED = 100
INTO_THE_TREE = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TreePanel(Surface):
    """Search field and “+” above the tree, a notice that can be undone and the sums below it.

    `bank_wanted()` asks for the question bank, `keep_wanted(questions)` to put questions there.
    """

    bank_wanted = Signal()
    keep_wanted = Signal(object)
    rename_wanted = Signal()

    def __init__(
        self,
        editing: Editing,
        language: str,
        found: FoundSource | None,
        page: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("panel", "r", parent)
        self._editing = editing
        self.model = FormModel(editing, language, found, self)
        self.tree = FormTree(editing, self.model, language)
        self.authoring = Authoring(editing, language, self)
        self.actions_ = TreeActions(page, self.tree, editing, self.authoring, language)
        self._notice: UndoNotice | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head(page))
        column.addWidget(self.tree, 1)
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(8, 0, 8, 0)
        column.addLayout(self._notices)
        column.addWidget(self._make_foot())
        self._connect()

    def _make_head(self, page: QWidget) -> QWidget:
        head = Surface("panel", "b")
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 15, 0)
        row.setSpacing(8)
        self.search = SearchField(self.tr("Find question"))
        self.search.searched.connect(self._on_searched)
        self.search.installEventFilter(self)
        slash = QShortcut(QKeySequence("/"), page)
        slash.activated.connect(lambda: self.search.setFocus())
        self.add_button = Button("", icon="plus")
        self.add_button.setAccessibleName(self.tr("Add"))
        self.add_button.setToolTip(self.tr("Add a question or a section (Ctrl+Enter, Ctrl+Shift+Enter)"))
        self.bank_action = QAction(self.tr("From the question bank…"), self)
        self.bank_action.triggered.connect(lambda: self.bank_wanted.emit())
        self.keep_action = QAction(self.tr("Put into the question bank…"), self)
        self.keep_action.triggered.connect(self._on_keep)
        self.rename_action = QAction(self.tr("Edit the wording"), self)
        self.rename_action.setShortcut(QKeySequence("F2"))
        self.rename_action.triggered.connect(lambda: self.rename_wanted.emit())
        page.addAction(self.rename_action)
        menu = QMenu(self.add_button)
        self.actions_.add_menu(menu, self.bank_action)
        self.add_button.set_menu(menu)
        row.addWidget(self.search, 1)
        row.addWidget(self.add_button)
        return head

    def _make_foot(self) -> QWidget:
        foot = Surface("panel", "t")
        foot.setFixedHeight(FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        self.count = ElidedLabel("", "small", "ink2")
        self._tick = Sign("check-circle-fill", "good", 16)
        self.total = ElidedLabel("", "body", "good", 600)
        row.addWidget(self.count, 1)
        row.addWidget(self._tick)
        row.addWidget(self.total)
        return foot

    def _connect(self) -> None:
        self.tree.moved.connect(self.authoring.move_to)
        self.tree.dropped.connect(self.authoring.drop)
        self.tree.menu_asked.connect(self._open_menu)
        self.authoring.made.connect(self.tree.choose)
        self.authoring.told.connect(self.tell)
        # A thousand weights take their time: the rows come first.
        self.tree.seen.connect(self._show_sums, Qt.ConnectionType.QueuedConnection)
        self._editing.settled.connect(self._show_sums)
        self._editing.steps.indexChanged.connect(self._drop_notice)

    # Telling

    @property
    def notice(self) -> UndoNotice | None:
        """What was told last, until something else is done."""
        return self._notice

    def tell(self, words: str, undo: bool = True) -> None:
        """Say what happened on the way, perhaps with a button that takes it back."""
        self._drop_notice()
        notice = UndoNotice(words, undo)
        notice.acted.connect(self._editing.steps.undo)
        notice.closed.connect(self._drop_notice)
        self._notice = notice
        self._notices.setContentsMargins(8, 0, 8, 8)
        self._notices.addWidget(notice)

    def _drop_notice(self) -> None:
        if self._notice is not None:
            self._notices.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
            self._notices.setContentsMargins(8, 0, 8, 0)

    def _show_sums(self) -> None:
        form = self._editing.checklist
        questions, sections = len(form.questions), len(form.sections)
        asked = self.tr("1 question") if questions == 1 else self.tr("{n} questions").format(n=questions)
        parts = self.tr("1 section") if sections == 1 else self.tr("{n} sections").format(n=sections)
        self.count.setText(self.tr("{questions}, {sections}").format(questions=asked, sections=parts))
        method, amount = form.scoring.method, form_amount(form)
        said = self.tr("starts at {n}") if method is Method.BASE else self.tr("{n} points")
        whole = method is Method.PERCENTAGE and amount == HUNDRED
        if method is Method.PERCENTAGE and not whole:
            said = self.tr("weights: {n}")
            self.total.setToolTip(self.tr("Weights need not add up to 100: each counts by its share of the whole."))
        else:
            self.total.setToolTip("")
        self._tick.setVisible(whole)
        self.total.set_token("good" if whole else "ink2")
        self.total.setText(said.format(n=in_words(amount)))

    # What the head and the menu ask for

    def _on_searched(self, words: str) -> None:
        self.tree.search(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter in the search lead to the first that was found."""
        if (
            watched is self.search
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in INTO_THE_TREE
            and not event.modifiers()
        ):
            self.tree.search(self.search.text())
            self.tree.enter()
            return True
        return super().eventFilter(watched, event)

    def _on_keep(self) -> None:
        form = self._editing.checklist
        codes = [spot.question for spot in self.tree.chosen_spots() if spot.question]
        if codes:
            self.keep_wanted.emit([form.question(code) for code in codes])

    def _open_menu(self, at: object) -> None:
        menu = QMenu(self)
        self.keep_action.setEnabled(any(spot.question for spot in self.tree.chosen_spots()))
        self.actions_.context_menu(menu, self.rename_action, self.keep_action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)  # type: ignore[arg-type]
