"""Rows that the tables of answers, of ranges and of words have in common."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.ui.checklists.designer.option_row import GAP, LEFT, RIGHT, ROW, MarkSign
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.drawing import hairline
from qa_studio.ui.theme import color

BEFORE_TEXT = 8
"""What a text field keeps free before its text."""


class NotApplicableRow(QWidget):
    """Whether the inspector may answer that the question does not apply."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, RIGHT, 0)
        row.setSpacing(GAP)
        row.addWidget(MarkSign("none"))
        row.addSpacing(BEFORE_TEXT)
        self._name = ElidedLabel(self.tr("N/A"))
        row.addWidget(self._name, 1)
        self._right = QWidget()
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 8, 0)
        self._what = ElidedLabel("", "body", "ink2")
        right.addWidget(self._what, 1)
        row.addWidget(self._right)
        self.switch = Switch("")
        self.switch.setAccessibleName(self.tr("The answer N/A is offered"))
        self.switch.setToolTip(self.switch.accessibleName())
        right.addWidget(self.switch)
        self.set_right_width(260)

    def set_right_width(self, width: int) -> None:
        """Let what it does begin where the columns of the rows above begin."""
        self._right.setFixedWidth(width)

    def show_allowed(self, allowed: bool) -> None:
        """Allowed or not."""
        self.switch.setChecked(allowed)
        self._name.set_token("ink" if allowed else "ink3")
        words = self.tr("left out of the total") if allowed else self.tr("not offered")
        if words != self._what.text():
            self._what.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above."""
        hairline(QPainter(self), 0, 0, self.width(), color("line"))


class TableFoot(QWidget):
    """The last row of a table: where a further one is added."""

    def __init__(self, add: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT - 2, 0, RIGHT, 0)
        row.addWidget(add)
        row.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above."""
        hairline(QPainter(self), 0, 0, self.width(), color("line"))
