"""Both versions of what two people changed, side by side, to choose from."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qa_studio.services.version_words import TwoVersions
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.drawing import rounded
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color

Side = Literal["mine", "theirs"]
WIDTH = 720
SIGN, RING = 18, 4
MOST_HIGH = 420
"""Of the fields together, in pixels; more of them scroll."""


class _Card(QWidget):
    """One version."""

    pressed = Signal()

    def __init__(self, keep: str, words: str) -> None:
        super().__init__()
        self._on = False
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addSpacing(SIGN + 8)
        self.keep = ElidedLabel(keep, "small", "ink2", 600)
        head.addWidget(self.keep, 1)
        column.addLayout(head)
        self.words = Paragraph(words, "body", "ink")
        column.addWidget(self.words)
        column.addStretch(1)

    def show_chosen(self, on: bool) -> None:
        """Whether this is the one that stays."""
        self._on = on
        self.keep.set_token("accent" if on else "ink2")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame, in the accent where it is chosen."""
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        rounded(painter, box, 6, color("accsoft" if self._on else "panel"), color("accent" if self._on else "ctl"))
        sign, ink = ("check-circle-fill", "accent") if self._on else ("circle", "ink3")
        place = QRectF(12, self.keep.geometry().center().y() - SIGN / 2, SIGN, SIGN)
        paint_icon(painter, sign, place, color(ink))


class VersionRow(KeyboardRing, QWidget):
    """A field with both versions: the mouse, or ← and →, choose; ↑ and ↓ go to the next field."""

    chosen = Signal(str)
    moved = Signal(int)

    def __init__(self, versions: TwoVersions) -> None:
        super().__init__()
        self.versions = versions
        self.side: Side | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.mine = _Card(self.tr("Keep mine"), versions.mine)
        self.theirs = _Card(self.tr("Keep theirs"), versions.theirs)
        self.mine.pressed.connect(lambda: self.choose("mine"))
        self.theirs.pressed.connect(lambda: self.choose("theirs"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(ElidedLabel(versions.title, "small", "ink2", 600), 0, 0, 1, 2)
        grid.addWidget(self.mine, 1, 0)
        grid.addWidget(self.theirs, 1, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._name()

    def choose(self, side: Side) -> None:
        """This version stays."""
        self.side = side
        self.mine.show_chosen(side == "mine")
        self.theirs.show_chosen(side == "theirs")
        self._name()
        self.chosen.emit(side)

    def _name(self) -> None:
        both = self.tr("{field}: mine is {mine}, theirs is {theirs}").format(
            field=self.versions.title, mine=self.versions.mine, theirs=self.versions.theirs
        )
        kept = {"mine": self.tr("mine is kept"), "theirs": self.tr("theirs is kept")}.get(self.side or "", "")
        self.setAccessibleName(f"{both}; {kept}" if kept else both)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, or go on; all else is the dialog's."""
        match event.key():
            case Qt.Key.Key_Left:
                self.choose("mine")
            case Qt.Key.Key_Right:
                self.choose("theirs")
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case _:
                super().keyPressEvent(event)


class BothVersions(Dialog):
    """What both wrote, field by field; nothing is chosen beforehand, and accepted only when all is decided."""

    def __init__(self, statement: str, rows: Sequence[TwoVersions], parent: QWidget | None = None) -> None:
        super().__init__("", " ", " ", width=WIDTH, parent=parent)
        self.name_parts(self.tr("Two versions: which one stays?"), self.tr("Save"), self.tr("Cancel"))
        self.statement = Paragraph(statement, "body", "ink2")
        self.body.addWidget(self.statement)
        self.rows = [VersionRow(each) for each in rows]
        self.all_mine = Button(self.tr("All mine"), small=True)
        self.all_theirs = Button(self.tr("All theirs"), small=True)
        self.all_mine.clicked.connect(lambda: self.choose_all("mine"))
        self.all_theirs.clicked.connect(lambda: self.choose_all("theirs"))
        if len(self.rows) > 1:
            self.body.addLayout(self._buttons())
        self.body.addWidget(self._fields())
        for number, row in enumerate(self.rows):
            row.chosen.connect(self._on_chosen)
            row.moved.connect(
                lambda step, at=number: self._go_to(self.rows[max(0, min(len(self.rows) - 1, at + step))])
            )
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.all_mine)
        line.addWidget(self.all_theirs)
        line.addStretch(1)
        return line

    def _fields(self) -> QWidget:
        holder = Surface("panel", "")
        column = QVBoxLayout(holder)
        column.setContentsMargins(RING, RING, RING, RING)
        column.setSpacing(14)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(holder)
        layout = holder.layout()
        assert layout is not None
        needed = layout.heightForWidth(WIDTH - 48) if layout.hasHeightForWidth() else holder.sizeHint().height()
        self._area.setFixedHeight(min(MOST_HIGH, max(72, needed + 4)))
        return self._area

    def choose_all(self, side: Side) -> None:
        """The same for every field."""
        for row in self.rows:
            row.choose(side)
        self.accept_button.setFocus(Qt.FocusReason.TabFocusReason)

    def kept_mine(self) -> frozenset[str]:
        """The codes of the fields of which mine stays."""
        return frozenset(row.versions.code for row in self.rows if row.side == "mine")

    def refusal(self) -> str:
        """Until every field is decided."""
        open_ = next((row for row in self.rows if row.side is None), None)
        if open_ is None:
            return ""
        self._go_to(open_)
        return self.tr("Choose for each field which version stays.")

    def _on_chosen(self, _side: str) -> None:
        self.why.setText("")

    def _go_to(self, row: VersionRow) -> None:
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(row)
