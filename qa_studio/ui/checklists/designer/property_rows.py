"""The two shapes of a property: a labelled field, and a line with a switch or a choice at its right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.ui.checklists.designer.problem_lines import ProblemLines
from qa_studio.ui.components.cards import Hairline
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.switch import Switch

ABOVE = 16
"""Room above a field; rows have theirs between their hairlines."""


class PropertyField(QWidget):
    """A label, with room for more at the right of it (`head`), the field, and what is wrong with it."""

    def __init__(self, label: str, field: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, ABOVE, 0, 0)
        self.column.setSpacing(4)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.label = ElidedLabel(label, "small", "ink2", 500)
        self.head.addWidget(self.label, 1)
        self.column.addLayout(self.head)
        self.field = field
        if field is not None:
            self.label.setBuddy(field)
            self.column.addWidget(field)
        self.problems = ProblemLines()
        self.column.addWidget(self.problems)

    def add(self, widget: QWidget) -> None:
        """Put something more below the label, above what is wrong."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def take_focus(self) -> None:
        """Give the keyboard to the field."""
        if self.field is not None:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)


class PropertyRow(QWidget):
    """A property in one line: its name and a note at the left, `control` at the right, `body` below, a hairline."""

    def __init__(self, title: str, note: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line(title, note))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        column.addLayout(self.body)
        self.problems = ProblemLines()
        column.addWidget(self.problems)
        column.addSpacing(9)
        column.addWidget(Hairline())

    def _line(self, title: str, note: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 9, 0, 0)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = ElidedLabel(title, "body", "ink", 500)
        self.note = Paragraph(note, "small", "ink3")
        if not note:
            self.note.hide()
        words.addWidget(self.title)
        words.addWidget(self.note)
        row.addLayout(words, 1)
        row.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)
        if isinstance(self.control, Switch):  # smaller than a field, it stands inside the line's end
            row.addSpacing(8)
        return row

    def set_note(self, note: str) -> None:
        """Say something else below the name."""
        if note != self.note.text():
            self.note.setText(note)
            self.note.setVisible(bool(note))

    def take_focus(self) -> None:
        """Give the keyboard to the control."""
        self.control.setFocus(Qt.FocusReason.TabFocusReason)
