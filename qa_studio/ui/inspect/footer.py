"""The foot of the page: root causes of a lost question, what is left, complete."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.root_cause import RootCause
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.keys import KeyMap

HEIGHT = 56


class _Chips(QWidget):
    """Chips in one line; those that don't fit are hidden, the one that adds always shows."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[Chip] = []
        self._add: Chip | None = None
        self.setMinimumWidth(120)
        self.setFixedHeight(32)

    @property
    def chips(self) -> Sequence[Chip]:
        """All of them, fitting or not, the adding one last."""
        return tuple(self._chips)

    def show_chips(self, chips: list[Chip], add: Chip | None) -> None:
        """Show others, then the one that adds, if any."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = chips if add is None else [*chips, add]
        self._add = add
        for chip in self._chips:
            chip.setParent(self)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them anew."""
        self._place()

    def _place(self) -> None:
        add = self._add
        left, room = 0, self.width() - (add.sizeHint().width() if add is not None else 0)
        for chip in self._chips:
            if chip is add:
                continue
            wide = chip.sizeHint().width()
            fits = left + wide <= room
            if fits:
                chip.setGeometry(left, 4, wide, 24)
                left += wide + 8
            else:
                room = -1
            chip.setVisible(fits)
        if add is not None:
            add.setGeometry(left, 4, min(add.sizeHint().width(), max(24, self.width() - left)), 24)
            add.show()


class Footer(Surface):
    """56 px.  The causes are those of one question: logged ones first, then those its author offers."""

    cause_chosen = Signal(str)
    cause_removed = Signal(int)
    adding = Signal(QPoint)
    missing_pressed = Signal()
    complete_pressed = Signal()
    pdf_pressed = Signal()
    reopen_pressed = Signal()
    withdraw_pressed = Signal()

    def __init__(self, tree: CauseTree, language: str, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__("panel", "t", parent)
        self._tree, self._language = tree, language
        self._locked = False
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(16)
        self.title = ElidedLabel("", "body", "ink", 600)
        row.addWidget(self.title)
        self.causes = _Chips()
        row.addWidget(self.causes, 1)
        self.missing = Button("", "plain", "arrow-bend-right-up", keys.key("next_missing"))
        self.missing.clicked.connect(self.missing_pressed)
        self.complete = Button(self.tr("Complete"), "primary", "check", keys.key("complete"))
        self.complete.clicked.connect(self.complete_pressed)
        self.pdf = Button(self.tr("PDF"), "outline", "file-pdf")
        self.pdf.clicked.connect(self.pdf_pressed)
        self.reopen = Button(self.tr("Reopen…"))
        self.reopen.clicked.connect(self.reopen_pressed)
        self.withdraw = Button(self.tr("Withdraw…"), "danger")
        self.withdraw.clicked.connect(self.withdraw_pressed)
        self.acknowledge = Button(" ", "primary", "checks")
        self.acknowledge.hide()
        for button in (self.missing, self.complete, self.pdf, self.reopen, self.withdraw, self.acknowledge):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_finished(False, False)

    def set_finished(self, finished: bool, correctable: bool) -> None:
        """Show what can be done with a finished evaluation, or with work in progress."""
        self._locked = finished
        self.missing.setVisible(not finished)
        self.complete.setVisible(not finished)
        self.pdf.setVisible(finished)
        self.reopen.setVisible(finished and correctable)
        self.withdraw.setVisible(finished and correctable)

    def show_acknowledging(self, words: str, first: bool) -> None:
        """Offer the agent to say something; no words: nobody here may."""
        self.acknowledge.setVisible(bool(words))
        self.acknowledge.setText(words)
        self.acknowledge.set_kind("primary" if first else "outline")

    def show_left(self, left: int) -> None:
        """Say at how many questions something is missing."""
        self.missing.setText(self.tr("{number} left").format(number=left) if left else self.tr("Nothing left"))
        self.missing.setEnabled(left > 0)

    def show_causes(self, number: str, logged: Sequence[RootCause], offered: Sequence[str]) -> None:
        """Show the causes of the question `number` (empty: of the whole call)."""
        self.title.setText(self.tr("Root cause {number}").format(number=number) if number else self.tr("Root cause"))
        chips = [self._logged_chip(cause) for cause in logged]
        known = {cause.cause for cause in logged}
        if self._locked:
            self.title.setVisible(bool(chips))
            self.causes.show_chips(chips, None)
            return
        chips += [self._offered_chip(code) for code in offered if code not in known]
        add = Chip(self.tr("Add cause"), kind="add")
        add.setToolTip(self.tr("Find a cause in the tree (R)"))
        add.clicked.connect(lambda: self.adding.emit(add.mapToGlobal(QPoint(0, 0))))
        self.causes.show_chips(chips, add)

    def _words(self, code: str) -> str:
        cause = self._tree.find(code)
        return cause.title.in_language(self._language) if cause else code

    def _path(self, code: str) -> str:
        return " › ".join(cause.title.in_language(self._language) for cause in self._tree.path(code))

    def _logged_chip(self, cause: RootCause) -> Chip:
        chip = Chip(self._words(cause.cause), chosen=True, removable=not self._locked)
        chip.setToolTip("\n".join(part for part in (self._path(cause.cause), cause.note) if part))
        chip.removed.connect(lambda: self.cause_removed.emit(cause.id))
        return chip

    def _offered_chip(self, code: str) -> Chip:
        chip = Chip(self._words(code))
        chip.setToolTip(self._path(code))
        chip.clicked.connect(lambda: self.cause_chosen.emit(code))
        return chip
