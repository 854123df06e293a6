"""Ready-made comments below the field in which one is written: the question's own, then what was written before."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qa_studio.ui.components.flow_layout import FlowLayout
from qa_studio.ui.components.pills import Chip

GAP = 6
EDGE = 4  # around them, for the ring of the one that has the keyboard


class _Offer(Chip):
    """A comment to take; `stepped(by)` asks for another one, `figured(n)` for the n-th, `left` for the field."""

    stepped = Signal(int)
    figured = Signal(int)
    left = Signal()

    def __init__(self, words: str, icon: str, parent: QWidget) -> None:
        super().__init__(" ".join(words.split()), icon, parent=parent)
        self.words = words
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the mouse leaves the cursor in the field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on, figures choose, Escape goes back to the field."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            self.stepped.emit(step)
        elif event.text().isdecimal():
            self.figured.emit(int(event.text()))
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        else:
            event.ignore()


class CommentOffers(QWidget):
    """`taken(words)` when one is clicked or chosen by key, `left` when the keyboard is to go back to the field."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, ready: Sequence[str], own: Sequence[str], width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._flow = FlowLayout(GAP)
        column.addLayout(self._flow)
        known = {words.strip() for words in ready}
        mine = [words for words in own if words.strip() not in known]
        self.chips = [_Offer(words, "", self) for words in ready]
        self.chips += [_Offer(words, "clock-counter-clockwise", self) for words in mine]
        for number, chip in enumerate(self.chips, start=1):
            self._add(number, chip, width, own=number > len(ready))

    def _add(self, number: int, chip: _Offer, width: int, own: bool) -> None:
        chip.setMaximumWidth(width - 2 * EDGE)
        key = self.tr("Alt+{number}").format(number=number) if number < 10 else ""
        said = self.tr("You wrote before: {words}").format(words=chip.words) if own else chip.words
        chip.setToolTip(f"{said} ({key})" if key else said)
        chip.setAccessibleName(said)
        chip.clicked.connect(lambda _checked=False, words=chip.words: self.taken.emit(words))
        chip.stepped.connect(lambda by, at=number - 1: self._go(at + by))
        chip.figured.connect(self.take)
        chip.left.connect(self.left)
        self._flow.addWidget(chip)

    def enter(self) -> bool:
        """Give the first one the keyboard; False where there is none."""
        self._go(0)
        return bool(self.chips)

    def _go(self, at: int) -> None:
        if at < 0:
            self.left.emit()
        elif self.chips:
            self.chips[min(at, len(self.chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def take(self, number: int) -> None:
        """Take the `number`-th, counted from 1, if there are so many."""
        if 1 <= number <= len(self.chips):
            self.taken.emit(self.chips[number - 1].words)

    def height_for(self, width: int) -> int:
        """Pixels at that width."""
        return self._flow.heightForWidth(width - 2 * EDGE) + 2 * EDGE

    def sizeHint(self) -> QSize:
        """As its chips."""
        return QSize(self.width(), self.height_for(self.width()))
