"""Below the sound: notes, call, history, causes."""

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.root_cause import RootCause
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.tabs import Tab, Tabs
from qa_studio.ui.formatting import Formats
from qa_studio.ui.inspect.call_tab import CallTab
from qa_studio.ui.inspect.causes_tab import CausesTab
from qa_studio.ui.inspect.history_tab import HistoryTab
from qa_studio.ui.inspect.note_row import Note
from qa_studio.ui.inspect.notes_tab import NotesTab
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.surroundings import Surroundings

LEAST = 168


class SideTabs(Surface):
    """Four tabs with what belongs to the call beside the answers."""

    def __init__(
        self, subject: Subject, surroundings: Surroundings, tree: CauseTree, parent: QWidget | None = None
    ) -> None:
        super().__init__("panel", "", parent)
        self.setMinimumHeight(LEAST)
        formats = Formats(surroundings.language, surroundings.zone)
        self._history = len(subject.history)
        self._notes, self._causes = 0, len(subject.causes)
        self.notes = NotesTab(subject.summary)
        self.call = CallTab(subject, surroundings.say, formats, surroundings.show_customer_numbers)
        self.history = HistoryTab(subject, surroundings.language, formats)
        self.causes = CausesTab(tree, surroundings.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = Surface("panel", "b")
        above = QVBoxLayout(head)
        above.setContentsMargins(20, 0, 16, 0)
        self.tabs = Tabs([], "notes", self.tr("About the call"))
        self.tabs.setMinimumWidth(0)
        above.addWidget(self.tabs)
        column.addWidget(head)
        self._stack = QStackedWidget()
        self._pages = {"notes": self.notes, "call": self.call, "history": self.history, "causes": self.causes}
        for page in self._pages.values():
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.go_to)
        self._count()

    def go_to(self, code: str) -> None:
        """Show one of notes, call, history, causes."""
        self.tabs.set_code(code)
        self._stack.setCurrentWidget(self._pages[code])

    @property
    def code(self) -> str:
        """Which one is shown."""
        return self.tabs.code

    def _count(self) -> None:
        self.tabs.set_tabs(
            [
                Tab("notes", self.tr("Notes"), self._notes or None),
                Tab("call", self.tr("Call")),
                Tab("history", self.tr("History"), self._history or None),
                Tab("causes", self.tr("Causes"), self._causes or None),
            ]
        )

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Show what was noted."""
        self.notes.show_notes(notes)
        self._notes = len(notes)
        self._count()

    def show_causes(self, causes: tuple[RootCause, ...], numbers: Mapping[str, str]) -> None:
        """Show the logged causes."""
        self.causes.show_causes(causes, numbers)
        self._causes = len(causes)
        self._count()

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self.notes.set_locked(locked)
        self.call.set_locked(locked)
        self.causes.set_locked(locked)
