"""What was noted along the call: evidence and comments in the order of time, and the words about the whole call."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from qa_studio.domain.spans import Span
from qa_studio.ui.components.cards import Surface, clear_layout
from qa_studio.ui.components.fields import TextArea
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.pills import TagKind, paint_tag, tag_width
from qa_studio.ui.drawing import draw_text, hairline
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.formatting import stretch
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.inspect.wrapping import paint_lines, wrapped
from qa_studio.ui.theme import color, font

LEAST = 24


@dataclass(frozen=True, slots=True)
class Note:
    """One line: evidence and comment of a question; `span` None where the comment has no place in the call."""

    question: str
    number: str
    text: str
    comment: str
    span: Span | None
    kind: TagKind
    icon: str


class NoteRow(KeyboardRing, QAbstractButton):
    """When, which question, what was written."""

    ring_radius = 2

    def __init__(self, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = note
        self._words = note.comment or note.text
        self._lines: tuple[str, ...] = ("",)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        when = stretch(note.span.start, note.span.end) if note.span else ""
        self.setAccessibleName(f"{when} {note.number} {self._words}".strip())
        self.setToolTip(f"{note.number} {note.text}")

    def sizeHint(self) -> QSize:
        """As many lines as the words take."""
        return QSize(400, 12 + 22 * len(self._lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        lines = wrapped(self._words, "body", 400, max(60, self.width() - 200))
        if lines != self._lines:
            self._lines = lines
            self.setFixedHeight(12 + 22 * len(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Time, words, the flag of the question at the right."""
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), color("hover"))
        when = stretch(self.note.span.start, self.note.span.end) if self.note.span else ""
        draw_text(painter, QRectF(20, 6, 96, 22), when, font("body", 500), color("ink3"))
        ink = "ink" if self.note.comment else "ink3"
        paint_lines(painter, 120, 7, self._lines, font("body"), "body", color(ink))
        wide = tag_width(self.note.number, self.note.icon) + 2
        box = QRectF(self.width() - wide - 20, 8, wide, 18)
        paint_tag(painter, box, self.note.number, self.note.kind, self.note.icon)
        hairline(painter, 20, self.height() - 1, self.width() - 40, color("line"))


class NotesTab(Surface):
    """All notes, and below them the summary; `note_chosen(question, start)`: -1 where it has no place in the call."""

    note_chosen = Signal(str, float)
    summarised = Signal(str)

    def __init__(self, summary: str, parent: QWidget | None = None) -> None:
        super().__init__("panel", "", parent)
        self._kept = summary
        self._shown: tuple[Note, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QWidget()
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(0, 0, 0, 8)
        self._rows.setSpacing(0)
        scroll = PaneScroll(body)
        scroll.setMinimumHeight(LEAST)
        column.addWidget(scroll, 1)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(20, 8, 20, 12)
        below.setSpacing(4)
        below.addWidget(ElidedLabel(self.tr("Summary"), "small", "ink2", 500))
        self.summary = TextArea(self.tr("Summary"), summary, self.tr("A few words about the whole call"), 2)
        self.summary.left.connect(self.keep_summary)
        below.addWidget(self.summary)
        column.addWidget(self._below)
        self.show_notes(())

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Show these, in this order."""
        if notes == self._shown:
            return
        self._shown = notes
        clear_layout(self._rows)
        for note in notes:
            row = NoteRow(note)
            start = note.span.start if note.span else -1.0
            row.clicked.connect(lambda _c=False, note=note, start=start: self.note_chosen.emit(note.question, start))
            self._rows.addWidget(row)
        if not notes:
            empty = Paragraph(self.tr("Nothing noted yet: M marks evidence, C writes a comment."), "body", "ink3")
            holder = QVBoxLayout()
            holder.setContentsMargins(20, 12, 20, 12)
            holder.addWidget(empty)
            self._rows.addLayout(holder)
        self._rows.addStretch(1)

    def keep_summary(self, _words: str = "") -> None:
        """Hand on what is written, where it changed."""
        words = self.summary.text().strip()
        if words != self._kept:
            self._kept = words
            self.summarised.emit(words)

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self.summary.editor.setReadOnly(locked)
        self._below.setVisible(not locked or bool(self.summary.text()))
