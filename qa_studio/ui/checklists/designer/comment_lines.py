"""The ready-made comments of a question: a line each, and an empty one below to write the next in."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Question
from qa_studio.domain.checklist_languages import reworded
from qa_studio.domain.wording import Wording
from qa_studio.ui.checklists.designer.appearing import appear
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.property_rows import PropertyField
from qa_studio.ui.checklists.designer.text_boxes import LineBox
from qa_studio.ui.checklists.designer.wording_field import LANGUAGE_NAMES, Writing
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.cards import Sign


class CommentLines(PropertyField):
    """The comments of the question in hand, in the language in hand."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.label.setText(self.tr("Ready-made comments"))
        self._editing = editing
        self._code = ""
        self._writing = Writing("en")
        self._comments: tuple[Wording, ...] = ()
        self.lines: list[CommentLine] = []
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add(holder)

    @property
    def shown_lines(self) -> "Sequence[CommentLine]":
        """A line for each comment, and the empty one."""
        return self.lines[: len(self._comments) + 1]

    def show_question(self, question: Question, writing: Writing) -> None:
        """Show its comments."""
        self._code, self._writing, self._comments = question.code, writing, question.comments
        while len(self.lines) <= len(self._comments):
            self._add_line()
        for place, line in enumerate(self.lines):
            wording = self._comments[place] if place < len(self._comments) else None
            line.show_comment(wording, writing)
            line.setVisible(place <= len(self._comments))

    def _add_line(self) -> None:
        place = len(self.lines)
        line = CommentLine(place)
        line.box.typed.connect(lambda text: self._on_typed(place, text))
        line.box.editingFinished.connect(self._drop_empty)
        line.box.returnPressed.connect(lambda: self._focus(place + 1))
        line.box.emptied.connect(lambda: self._remove(place, place - 1))
        line.remove.clicked.connect(lambda: self._remove(place, place))
        self._column.addWidget(line)
        self.lines.append(line)

    def _on_typed(self, place: int, text: str) -> None:
        language = self._writing.language
        comments = list(self._comments)
        if place == len(comments):
            comments.append(Wording({}))
        comments[place] = reworded(comments[place], language, text)
        self._change(tuple(comments), f"comment.{place}.{language}")

    def _drop_empty(self) -> None:
        """What was written and wiped out again is no comment; only when the line is left, lest it vanishes below."""
        if self._editing.spot.question == self._code and not all(each.texts for each in self._comments):
            self._change(tuple(each for each in self._comments if each.texts))

    def _remove(self, place: int, then: int) -> None:
        if place < len(self._comments):
            self._change((*self._comments[:place], *self._comments[place + 1 :]))
        self._focus(max(0, then))

    def _change(self, comments: tuple[Wording, ...], merge: str = "") -> None:
        self._editing.change_question(
            self.tr("Ready-made comments"), lambda question: replace(question, comments=comments), merge
        )

    def _focus(self, place: int) -> None:
        lines = self.shown_lines
        box = lines[min(place, len(lines) - 1)].box
        box.setFocus(Qt.FocusReason.TabFocusReason)
        box.to_end()

    def take_focus(self) -> None:
        """Give the keyboard to the first line."""
        self._focus(0)


class CommentLine(QWidget):
    """One comment."""

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.box = _CommentBox(self.tr("Comment {n}").format(n=place + 1))
        row.addWidget(self.box, 1)
        self.missing = Sign("translate", "warn", 16)
        self.missing.hide()
        row.addWidget(self.missing)
        self.remove = IconButton("x", self.tr("Remove the comment"), size=24)
        policy = self.remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(policy)
        row.addWidget(self.remove)

    def show_comment(self, wording: Wording | None, writing: Writing) -> None:
        """Show a comment, or the empty line."""
        text = writing.text(wording)
        hint = self.tr("Write a comment to offer") if wording is None else writing.instead(wording)
        self.box.show_text(text, "" if text else hint)
        lacking = writing.lacking(wording)
        if lacking:
            self.missing.setToolTip(self.tr("{language} missing").format(language=LANGUAGE_NAMES[lacking]))
        appear(self.missing, bool(lacking))
        appear(self.remove, wording is not None)


class _CommentBox(LineBox):
    emptied = Signal()
    """Backspace was pressed where nothing is left to take away."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace in an empty line takes the line away."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)
