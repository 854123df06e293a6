"""What was noted along the call, by time: evidence, comments, free notes; and words about the whole call."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.fields import TextArea
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.inspect.note_row import NoteRow, ShownNote
from qa_studio.ui.inspect.scrolling import PaneScroll

LEAST = 24
MARK_LASTS_S = 3.0
MANY = 20
LOW_BELOW = 240
LOW_SUMMARY, HIGH_SUMMARY = 36, 58


class NotesTab(Surface):
    """All notes, and below them the summary; `note_chosen(question, start)`: -1 where it has no place in the call.

    `new_asked` wants a free note where it is heard; `edit_asked`, `remove_asked` and `menu_asked` name one by its key.
    """

    note_chosen = Signal(str, float)
    summarised = Signal(str)
    new_asked = Signal()
    edit_asked = Signal(str)
    remove_asked = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, summary: str, parent: QWidget | None = None) -> None:
        super().__init__("panel", "", parent)
        self._kept = summary
        self.rows: list[NoteRow] = []
        self._starts: list[float] = []
        self._current: NoteRow | None = None
        self._position = 0.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._body = self._list()
        self._scroll = PaneScroll(self._body)
        self._scroll.setMinimumHeight(LEAST)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot(summary))

    def _list(self) -> QWidget:
        body = QWidget()
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(0, 0, 0, 8)
        self._rows.setSpacing(0)
        self._empty = Paragraph(
            self.tr("Nothing noted yet: M marks evidence, C writes a comment, J writes a note."), "body", "ink3"
        )
        around = QVBoxLayout()
        around.setContentsMargins(20, 12, 20, 0)
        around.addWidget(self._empty)
        self._rows.addLayout(around)
        self._rows.addStretch(1)
        return body

    def _foot(self, summary: str) -> QWidget:
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(20, 4, 20, 10)
        below.setSpacing(2)
        head = QHBoxLayout()
        self._title = ElidedLabel(self.tr("Summary"), "small", "ink2", 500)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignBottom)
        self.new_button = Button(self.tr("New note"), "plain", "note-pencil", "J", small=True)
        self.new_button.clicked.connect(self.new_asked)
        head.addWidget(self.new_button)
        below.addLayout(head)
        self.summary = TextArea(self.tr("Summary"), summary, self.tr("A few words about the whole call"), 2)
        self.summary.left.connect(self.keep_summary)
        below.addWidget(self.summary)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the summary gives way to the notes."""
        super().resizeEvent(event)
        self.summary.setFixedHeight(LOW_SUMMARY if self.height() < LOW_BELOW else HIGH_SUMMARY)

    @property
    def shown(self) -> tuple[ShownNote, ...]:
        """What is listed, in its order."""
        return tuple(row.note for row in self.rows)

    def show_notes(self, notes: Sequence[ShownNote]) -> None:
        """Show these, in this order; rows that stay the same stay where they are."""
        old = self.shown
        if tuple(notes) == old:
            return
        first = _same(old, notes)
        last = min(_same(old[::-1], notes[::-1]), len(old) - first, len(notes) - first)
        had_keyboard = False
        for row in self.rows[first : len(old) - last]:
            had_keyboard = had_keyboard or row.hasFocus()
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        fresh = [self._row(note) for note in notes[first : len(notes) - last]]
        self._insert(fresh, first)
        self.rows[first : len(old) - last] = fresh
        self._starts = [row.note.span.start for row in self.rows if row.note.span is not None]
        self._empty.setVisible(not self.rows)
        if had_keyboard:  # it stays here, where all keys of the page work
            heir = self.rows[min(first, len(self.rows) - 1)] if self.rows else self.new_button
            heir.setFocus(Qt.FocusReason.TabFocusReason)
        self._current = self._current if self._current in self.rows else None
        self._show_current()

    def _insert(self, fresh: Sequence[NoteRow], first: int) -> None:
        many = len(fresh) > MANY
        if many:  # in sight, Qt would lay out all of them after each
            self._body.hide()
        for at, row in enumerate(fresh, start=first):
            self._rows.insertWidget(at, row)
            row.setVisible(True)
        if many:
            self._body.show()

    def _row(self, note: ShownNote) -> NoteRow:
        row = NoteRow(note)
        start = note.span.start if note.span else -1.0
        row.clicked.connect(lambda _c=False: self.note_chosen.emit(note.question, start))
        row.edit_asked.connect(self.edit_asked)
        row.remove_asked.connect(self.remove_asked)
        row.menu_asked.connect(self.menu_asked)
        return row

    # The playhead

    @property
    def current(self) -> ShownNote | None:
        """The one at which the playhead is."""
        return self._current.note if self._current is not None else None

    def follow(self, seconds: float) -> None:
        """The playhead is here now: make the note there stand out, and bring it into sight."""
        self._position = seconds
        before = self._current
        self._show_current()
        if self._current is not None and self._current is not before and not self._scroll.underMouse():
            self._scroll.ensureWidgetVisible(self._current, 0, 8)

    def _show_current(self) -> None:
        row = self._row_at(self._position)
        if row is self._current:
            return
        if self._current is not None:
            self._current.set_current(False)
        self._current = row
        if row is not None:
            row.set_current(True)

    def _row_at(self, seconds: float) -> NoteRow | None:
        """The last that began and has not ended; a mark lasts three seconds.  Rows without a place stand last."""
        for at in range(bisect_right(self._starts, seconds) - 1, -1, -1):
            span = self.rows[at].note.span
            if span is not None and seconds <= max(span.end, span.start + MARK_LASTS_S):
                return self.rows[at]
        return None

    # The summary

    def keep_summary(self, _words: str = "") -> None:
        """Hand on what is written, where it changed."""
        words = self.summary.text().strip()
        if words != self._kept:
            self._kept = words
            self.summarised.emit(words)

    def set_locked(self, locked: bool) -> None:
        """Evidence, comments and summary for reading only; notes can still be written."""
        self.summary.editor.setReadOnly(locked)
        shown = not locked or bool(self.summary.text())
        self.summary.setVisible(shown)
        self._title.setText(self.tr("Summary") if shown else "")


def _same(one: Sequence[ShownNote], other: Sequence[ShownNote]) -> int:
    """How many are the same from the beginning on."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
