"""The tab with what is said in the call, and the tools beside the tabs: find, follow, and what else can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.speakers import AGENT, CUSTOMER
from qa_studio.domain.transcript import Segment
from qa_studio.services.transcript_files import TranscriptText
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.fields import Choice, FormField, SearchField
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.icons import icon
from qa_studio.ui.inspect.transcript_view import TranscriptView

_FIND_WIDTH = 200


class FindField(SearchField):
    """Where words of the transcript are looked for; Enter goes on, Shift+Enter back, Escape leaves."""

    went_on = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter with words that are found already goes to the next place."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.went_on.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TranscriptTools(QWidget):
    """Find with count, next and previous; follow; the rest in a menu."""

    def __init__(self, view: TranscriptView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.count = ElidedLabel("", "small", "ink3", None, "right")
        self.count.setMinimumWidth(44)
        self.field = FindField(self.tr("Find in transcript"), "")
        self.field.setMinimumWidth(72)
        self.field.setMaximumWidth(_FIND_WIDTH)
        self.field.setToolTip(self.tr("Find in transcript (Ctrl+F)"))
        self.previous = IconButton("caret-up", self.tr("Previous place"), "Shift+Enter", size=24)
        self.next = IconButton("caret-down", self.tr("Next place"), "Enter", size=24)
        self.follow = Button(self.tr("Follow"), "outline", "crosshair")
        self.follow.setCheckable(True)
        self.follow.setChecked(True)
        self.follow.setToolTip(self.tr("Keep the playhead in sight; scrolling ends it"))
        self.more = IconButton("dots-three", self.tr("More about the transcript"))
        row.addStretch(1)
        for widget in (self.count, self.field, self.previous, self.next, self.follow, self.more):
            row.addWidget(widget)
        self._words = ""
        self._show_count()
        self.field.searched.connect(self._on_searched)
        self.field.went_on.connect(self._go_on)
        self.previous.clicked.connect(lambda: self._go_on(-1))
        self.next.clicked.connect(lambda: self._go_on(1))
        self.follow.clicked.connect(lambda on: view.set_following(on))
        view.following_changed.connect(self.follow.setChecked)

    def _on_searched(self, words: str) -> None:
        if words != self._words:
            self._find(words)

    def _find(self, words: str) -> None:
        self._words = words
        self._view.find_words(words)
        self._show_count()

    def _go_on(self, by: int) -> None:
        if self.field.text() != self._words:
            self._find(self.field.text())
        else:
            self._view.find_next(by)
            self._show_count()

    def _show_count(self) -> None:
        found = len(self._view.found)
        words = ""
        if self._words.strip():
            words = self.tr("{n} of {all}").format(n=self._view.found_now + 1, all=found) if found else self.tr("None")
        self.count.setText(words)
        self.count.setVisible(bool(words))
        for button in (self.previous, self.next):
            button.setVisible(found > 1)

    def find_again(self) -> None:
        """The transcript is another one now."""
        if self._words:
            self._find(self._words)


class TranscriptTab(Surface):
    """What is said; without a transcript it says how to get one."""

    import_asked = Signal()
    export_asked = Signal()
    transcribe_asked = Signal()
    swap_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "", parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.view = TranscriptView()
        self.tools = TranscriptTools(self.view)
        self._empty = EmptyState(
            "article",
            self.tr("Nobody has written down yet what is said."),
            self.tr("Import a transcript (SRT, WebVTT, JSON of a recogniser), or let the program transcribe the call."),
            self.tr("Import…"),
            self.tr("Transcribe"),
        )
        self._writable = True
        self._empty.acted.connect(self.import_asked)
        self._empty.acted_second.connect(self.transcribe_asked)
        self._stack = QStackedWidget()
        for each in (QWidget(), self._empty, self.view):
            self._stack.addWidget(each)
        column.addWidget(self._stack)
        self.tools.more.clicked.connect(self._open_menu)
        self.tools.field.left.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.tools.hide()
        find = QShortcut(QKeySequence("Ctrl+F"), self, self.begin_to_find)
        find.setContext(Qt.ShortcutContext.WindowShortcut)

    def offer(self, writing: bool) -> None:
        """Without `writing` a transcript can be read and exported, and not be written, swapped or removed."""
        self._writable = writing
        self._empty.action.setVisible(writing)
        self._empty.second.setVisible(writing)

    @property
    def filled(self) -> bool:
        """Whether there is a transcript."""
        return len(self.view.rows) > 0

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show these; none: say how to get some."""
        self.view.show_segments(segments)
        self._stack.setCurrentWidget(self.view if segments else self._empty)
        self.tools.find_again()

    def begin_to_find(self) -> None:
        """Begin to look for words."""
        if self.filled and self.isVisible():
            self.tools.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.tools.field.selectAll()

    def menu(self) -> QMenu:
        """What can be done with the transcript."""
        menu = QMenu(self)
        entries = (
            ("download-simple", self.tr("Import another…"), self.import_asked),
            ("text-align-left", self.tr("Transcribe anew"), self.transcribe_asked),
            ("export", self.tr("Export…"), self.export_asked),
            ("arrows-left-right", self.tr("Swap agent and customer in it"), self.swap_asked),
            ("trash", self.tr("Remove…"), self.remove_asked),
        )
        for name, words, asked in entries if self._writable else entries[2:3]:
            menu.addAction(icon(name), words, asked.emit)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tools.more.mapToGlobal(QPoint(0, self.tools.more.height())))


class SpeakersDialog(Dialog):
    """Who of the speakers of a file is the agent and who the customer."""

    def __init__(self, found: TranscriptText, named: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__("", "", " ", width=520, parent=parent)
        self.name_parts(self.tr("Who speaks?"), self.tr("Take in"), self.tr("Cancel"))
        words = self.tr("The file ({kind}) does not say who is the agent and who the customer.")
        self.body.addWidget(Paragraph(words.format(kind=found.kind), "body", "ink2"))
        self._choices: dict[str, Choice] = {}
        options = [(AGENT, self.tr("Agent")), (CUSTOMER, self.tr("Customer")), ("", self.tr("Somebody else"))]
        guess = (AGENT, CUSTOMER) if len(named) == 2 and not {AGENT, CUSTOMER} & {*named.values()} else ()
        for number, (label, known) in enumerate(named.items()):
            role = guess[number] if guess else known  # the agent speaks first; a person looks at it before it counts
            said = found.sample(label)
            choice = Choice(options, label or self.tr("Speaker"), role if role in (AGENT, CUSTOMER) else "")
            self._choices[label] = choice
            title = label or self.tr("Without a name")
            self.body.addWidget(FormField(title, choice, f"“{said[:90]}”" if said else ""))
        self.swap = Button(self.tr("Swap"), "outline", "arrows-left-right")
        self.swap.clicked.connect(self._swap)
        self.foot.insertWidget(1, self.swap)

    def choice(self, label: str) -> Choice:
        """Where it is chosen who a speaker is."""
        return self._choices[label]

    def _swap(self) -> None:
        other = {AGENT: CUSTOMER, CUSTOMER: AGENT}
        for choice in self._choices.values():
            choice.set_code(other.get(choice.code, choice.code))

    def roles(self) -> dict[str, str]:
        """What was chosen."""
        return {label: choice.code for label, choice in self._choices.items() if choice.code}
