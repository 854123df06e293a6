"""Questions from the bank, to insert into the checklist that is being made."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.question_adapting import Adapted, adapted
from qa_studio.domain.question_bank import BankedQuestionId
from qa_studio.services.events import QuestionBankChanged
from qa_studio.services.meanwhile import Edit
from qa_studio.services.question_bank import BankRow, QuestionBank
from qa_studio.ui.checklists.bank_list import BankList
from qa_studio.ui.checklists.changes import LinesView
from qa_studio.ui.components.asking import NameDialog
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.dialog import Dialog, ask
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.fields import FormField, SearchField
from qa_studio.ui.icons import icon
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings

WIDTH, LIST_HEIGHT, NOTES_HEIGHT = 860, 380, 104


class BankDialog(Dialog):
    """Look for questions, pick some, insert them: `inserted` gives them as `Adapted` to fit `checklist`.

    What has to be changed in them is shown before.
    """

    inserted = Signal(object)

    def __init__(
        self, bank: QuestionBank, around: Surroundings, checklist: Checklist, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", " ", width=WIDTH, parent=parent)
        self._bank, self._around, self._checklist = bank, around, checklist
        self.name_parts(self.tr("Question bank"), self.tr("Insert"), self.tr("Cancel"))
        self.search = SearchField(self.tr("Find by words, answers, topic or checklist"), "")
        self.search.searched.connect(self._look_for)
        self.body.addWidget(self.search)
        self.list = BankList(around.language)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.inserted.connect(self._on_accept)
        self.list.bank.picks_changed.connect(self._show_picks)
        self.list.selectionModel().currentChanged.connect(self._show_picks)
        self.list.bank.modelReset.connect(self._show_picks)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(LIST_HEIGHT)
        self._stack.addWidget(self._framed(self.list))
        self._stack.addWidget(
            EmptyState(
                "magnifying-glass",
                self.tr("No question speaks of that."),
                self.tr("Look for fewer words, or for a word of the answers."),
            )
        )
        self.body.addWidget(self._stack, 1)
        self.notes = LinesView(around.say, self.tr("What is changed so that they fit"))
        self.notes.setMinimumHeight(NOTES_HEIGHT)
        self.notes.setMaximumHeight(NOTES_HEIGHT)
        self._notes_field = FormField(self.tr("What is changed so that they fit"), self.notes)
        self._notes_field.hide()
        self.body.addWidget(self._notes_field)
        around.hear(self, lambda _: self.refresh(), QuestionBankChanged)
        self.refresh()
        self.search.setFocus()

    def _framed(self, inner: QWidget) -> Surface:
        frame = Surface("panel", "tblr")
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(inner)
        return frame

    def refresh(self) -> None:
        """Read the bank again; what is picked stays picked."""
        self._around.runner.read(self._bank.rows, self._show, owner=self)

    def _show(self, rows: tuple[BankRow, ...]) -> None:
        self.list.bank.show_rows(rows)
        self.list.begin()
        self._stack.setCurrentIndex(0)

    def _look_for(self, words: str) -> None:
        self.list.bank.look_for(words)
        self.list.begin()
        self._stack.setCurrentIndex(0 if self.list.bank.lines else 1)

    def to_insert(self) -> tuple[BankRow, ...]:
        """What is picked, else the question in hand."""
        current = self.list.current
        return self.list.bank.picked or (() if current is None else (current,))

    def fitting(self) -> Adapted:
        """What would be inserted, as it fits the checklist."""
        return adapted([(row.question, row.method) for row in self.to_insert()], self._checklist)

    def _show_picks(self) -> None:
        picked = len(self.list.bank.picked)
        words = self.tr("Insert 1 question") if picked == 1 else self.tr("Insert {n} questions").format(n=picked)
        self.accept_button.setText(words if picked else self.tr("Insert"))
        notes = self.fitting().notes
        self._notes_field.setVisible(bool(notes))
        self.notes.show_notes(notes)
        self.why.setText("")

    def refusal(self) -> str:
        """Nothing is there to insert."""
        return "" if self.to_insert() else self.tr("Pick a question first.")

    def accept(self) -> None:
        """Hand out what was picked."""
        self.inserted.emit(self.fitting())
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search to the list, Delete takes one's own questions out."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _own(self) -> list[BankedQuestionId]:
        return [row.id for row in self.to_insert() if row.id is not None]

    def _on_menu(self, point: QPoint) -> None:
        self.menu().exec(self.list.viewport().mapToGlobal(point))

    def menu(self) -> QMenu:
        """What can be done with one's own questions; those of checklists are only read here."""
        menu = QMenu(self)
        move = menu.addAction(icon("folder-simple", "ink2"), self.tr("Put under another topic…"), self._ask_topic)
        remove = menu.addAction(icon("trash", "ink2"), self.tr("Take out of the bank"), self._remove)
        for action in (move, remove):
            action.setEnabled(bool(self._own()))
        return menu

    def _ask_topic(self) -> None:
        topic = next(row.topic for row in self.to_insert() if row.id is not None)
        title, label = self.tr("Put under another topic"), self.tr("Topic")
        dialog = NameDialog(title, label, topic, self.tr("Change topic"), self.tr("Cancel"), self)
        dialog.accepted.connect(lambda: self.sort_under(dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def sort_under(self, topic: str) -> None:
        """Put the picked questions of one's own under another topic."""
        seen = {row.id: row.topic for row in self.to_insert() if row.id is not None}
        edit = Edit(seen, dict.fromkeys(seen, topic), lambda was, mine: self._bank.sort(mine, was))
        write_edit(self._around, edit, self)

    def _remove(self) -> None:
        own = self._own()
        if not own:
            return
        title = self.tr("Take out of the bank?")
        words = self.tr("Questions: {n}. Checklists that ask them stay as they are.").format(n=len(own))
        if ask(self, title, words, self.tr("Take out"), self.tr("Cancel"), "danger"):
            self._around.runner.queue(lambda: self._bank.remove(own))
