"""Below the sound: transcript, notes, call, history, causes, masks."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.root_cause import RootCause
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.tabs import Tab, Tabs
from qa_studio.ui.formatting import Formats
from qa_studio.ui.inspect.call_tab import CallTab
from qa_studio.ui.inspect.causes_tab import CausesTab
from qa_studio.ui.inspect.history_tab import HistoryTab
from qa_studio.ui.inspect.masks_tab import MasksTab, ShownMask
from qa_studio.ui.inspect.note_row import ShownNote
from qa_studio.ui.inspect.notes_tab import NotesTab
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.inspect.transcript_tab import TranscriptTab
from qa_studio.ui.surroundings import Surroundings

LEAST = 168


class SideTabs(Surface):
    """Tabs with what belongs to the call beside the answers."""

    def __init__(
        self, subject: Subject, surroundings: Surroundings, tree: CauseTree, parent: QWidget | None = None
    ) -> None:
        super().__init__("panel", "", parent)
        self.setMinimumHeight(LEAST)
        formats = Formats(surroundings.language, surroundings.zone)
        self._counts = {"history": len(subject.history), "causes": len(subject.causes)}
        self.notes = NotesTab(subject.summary)
        self.transcript = TranscriptTab()
        self.call = CallTab(subject, surroundings.say, formats, surroundings.show_customer_numbers)
        self.history = HistoryTab(subject, surroundings.language, formats)
        self.causes = CausesTab(tree, surroundings.language)
        self.masks = MasksTab(formats)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            "transcript": self.transcript,
            "notes": self.notes,
            "call": self.call,
            "history": self.history,
            "causes": self.causes,
            "masks": self.masks,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        self._chosen = False
        self.tabs.chosen.connect(self._on_chosen)
        self._stack.setCurrentWidget(self.notes)
        self._show_counts()

    def _head(self) -> Surface:
        head = Surface("panel", "b")
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 16, 0)
        self.tabs = Tabs([], "notes", self.tr("About the call"))
        self.tabs.setMinimumWidth(0)
        row.addWidget(self.tabs)
        row.addWidget(self.transcript.tools, 1)
        row.addStretch()
        return head

    def _on_chosen(self, code: str) -> None:
        self._chosen = True
        self.go_to(code)

    def go_to(self, code: str) -> None:
        """Show one of them."""
        self.tabs.set_code(code)
        self._stack.setCurrentWidget(self._pages[code])
        self.transcript.tools.setVisible(code == "transcript" and self.transcript.filled)

    @property
    def code(self) -> str:
        """Which one is shown."""
        return self.tabs.code

    def _count(self, code: str, number: int) -> None:
        self._counts[code] = number
        self._show_counts()

    def _show_counts(self) -> None:
        titles = {
            "transcript": self.tr("Transcript"),
            "notes": self.tr("Notes"),
            "call": self.tr("Call"),
            "history": self.tr("History"),
            "causes": self.tr("Causes"),
            "masks": self.tr("Masks"),
        }
        self.tabs.set_tabs([Tab(code, title, self._counts.get(code) or None) for code, title in titles.items()])

    def show_notes(self, notes: tuple[ShownNote, ...]) -> None:
        """Show what was noted."""
        self.notes.show_notes(notes)
        self._count("notes", len(notes))

    def show_transcript(self) -> None:
        """It is there now, or another one: shown at once unless something else was chosen."""
        first = self.transcript.filled and self.code == "notes" and not self._chosen
        self.go_to("transcript" if first else self.code)

    def show_causes(self, causes: tuple[RootCause, ...], numbers: Mapping[str, str]) -> None:
        """Show the logged causes."""
        self.causes.show_causes(causes, numbers)
        self._count("causes", len(causes))

    def show_masks(self, masks: Sequence[ShownMask], *, may_open: bool, is_open: bool) -> None:
        """Show what is hidden."""
        self.masks.show_masks(masks, may_open=may_open, is_open=is_open)
        self._count("masks", len(masks))

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self.notes.set_locked(locked)
        self.call.set_locked(locked)
        self.causes.set_locked(locked)
