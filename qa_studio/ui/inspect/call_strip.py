"""The calls that are judged together, side by side below the head, with what was heard of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.segmented import Segmented

HEIGHT = 44
INSET = 20
SPACING = 8


@dataclass(frozen=True, slots=True)
class ShownCall:
    """One of the calls: its place from 1, when it was, how much of it was heard, whether only a part is judged."""

    number: int
    when: str
    heard: str
    part: str = ""


class CallSegments(Segmented):
    """The calls as a choice of one; the words get shorter where there is less room."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__([], "", label, parent)

    def show_calls(self, calls: Sequence[ShownCall], at: int, room: int) -> None:
        """Show these calls, the one at place `at` (from 0) chosen, in as many words as there is room for."""
        self._code = str(at)
        for words in (self._all, self._when, self._number):
            self._options = [(str(place), words(call)) for place, call in enumerate(calls)]
            if self.sizeHint().width() <= room:
                break
        self.setToolTip("\n".join(" · ".join(filter(None, (self._all(call), call.part))) for call in calls))
        self._name()
        self.updateGeometry()
        self.update()

    def words(self) -> list[str]:
        """What stands on each."""
        return [words for _, words in self._options]

    @staticmethod
    def _all(call: ShownCall) -> str:
        return " · ".join(each for each in (f"{call.number}  {call.when}", call.heard) if each)

    @staticmethod
    def _when(call: ShownCall) -> str:
        return f"{call.number}  {call.when}"

    @staticmethod
    def _number(call: ShownCall) -> str:
        return str(call.number)


class CallStrip(Surface):
    """44 px: `chosen(place)` for another call, and what can be done with the calls; hidden for a single whole one."""

    chosen = Signal(int)
    add_pressed = Signal()
    case_pressed = Signal()
    remove_pressed = Signal()
    whole_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "b", parent)
        self.setFixedHeight(HEIGHT)
        self._shown: tuple[Sequence[ShownCall], int] = ((), 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 0, 16, 0)
        row.setSpacing(SPACING)
        self.segments = CallSegments(self.tr("Call"))
        self.segments.chosen.connect(lambda code: self.chosen.emit(int(code)))
        row.addWidget(self.segments)
        self.part = ElidedLabel("", "small", "ink2", 500)
        row.addWidget(self.part)
        self.whole = Button(self.tr("Judge all of it"), "plain", small=True)
        self.whole.clicked.connect(self.whole_pressed)
        row.addWidget(self.whole)
        row.addStretch(1)
        self.judged = Button("", "plain", small=True)
        row.addWidget(self.judged)
        self.about = ElidedLabel("", "small", "ink2", 500)
        row.addWidget(self.about)
        self.case = Button("", "on", "plus", small=True)
        self.case.clicked.connect(self.case_pressed)
        row.addWidget(self.case)
        self.add = Button(self.tr("Add a call…"), "outline", "plus", small=True)
        self.add.clicked.connect(self.add_pressed)
        row.addWidget(self.add)
        self.remove = IconButton("trash", self.tr("Remove this call from the inspection"), size=28)
        self.remove.clicked.connect(self.remove_pressed)
        row.addWidget(self.remove)

    def show_calls(self, calls: Sequence[ShownCall], at: int) -> None:
        """Show these calls, the one at place `at` (from 0) open."""
        self._shown = (calls, at)
        self.segments.setVisible(len(calls) > 1)
        part = calls[at].part
        self.part.setText(self.tr("Only {part} is judged").format(part=part) if part else "")
        self.part.setVisible(bool(part))
        self._fit()

    def show_doing(self, *, locked: bool, more_of_case: str, first: bool) -> None:
        """Offer what can be done: nothing with a finished evaluation; the first call stays."""
        self.case.setText(more_of_case)
        self.case.setVisible(bool(more_of_case) and not locked)
        self.add.setVisible(not locked)
        self.remove.setVisible(not locked and not first)
        self.whole.setVisible(not locked and not self.part.isHidden())
        self._fit()

    def show_judged(self, name: str, choices: QMenu | None) -> None:
        """Whose work it is, and among whom to choose; None: it can't be changed."""
        words = self.tr("Judged: {name}").format(name=name)
        self.judged.setText(words)
        self.judged.setToolTip(self.tr("Whose evaluation it will be"))
        self.judged.setVisible(bool(name) and choices is not None)
        self.about.setText(words)
        self.about.setVisible(bool(name) and choices is None)
        if choices is not None:
            self.judged.set_menu(choices)
        self._fit()

    def _fit(self) -> None:
        calls, at = self._shown
        beside = (self.part, self.whole, self.judged, self.about, self.case, self.add, self.remove)
        taken = sum(each.sizeHint().width() + SPACING for each in beside if not each.isHidden())
        self.segments.show_calls(calls, at, self.width() - taken - 2 * INSET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as there is room for."""
        super().resizeEvent(event)
        self._fit()
