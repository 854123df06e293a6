"""Ctrl+Shift+F: words in everything that was said, noted and commented."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.services.found_texts import FoundWords, TextKind
from qa_studio.services.searching import Searching
from qa_studio.ui.components.cards import Hairline
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.fields import SearchField
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.formatting import Formats
from qa_studio.ui.navigation import ToEvaluation, ToInspection
from qa_studio.ui.searching.hits import HitLine, HitList
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import color

MOST = 300
_ALL = "all"


class SearchDialog(QDialog):
    """A field, where to look, and what was found; a click opens the call at the place.

    It stays open, so that the next place is a click away.
    """

    def __init__(self, searching: Searching, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._searching, self._around = searching, around
        self._asked = 0
        self.found = FoundWords((), False)
        self.setWindowTitle(self.tr("Search everything"))
        self.resize(880, 620)
        self.setMinimumSize(560, 360)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(Hairline())
        self.hits = HitList(Formats(around.language, around.zone))
        self.hits.opened.connect(self._on_opened)
        self._begin = EmptyState(
            "magnifying-glass",
            self.tr("What was said, noted or commented?"),
            self.tr("Words are looked for in all transcripts, notes and comments. “Two words” stay together."),
        )
        self._nothing = EmptyState(
            "magnifying-glass",
            self.tr("Nowhere are these words together."),
            self.tr(
                "Try fewer words, or look everywhere. Only calls with a transcript can be searched by what is said."
            ),
        )
        self._stack = QStackedWidget()
        for each in (self._begin, self._nothing, self.hits):
            self._stack.addWidget(each)
        column.addWidget(self._stack, 1)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 24, 12)
        head.setSpacing(10)
        self.field = SearchField(self.tr("Words"), "")
        self.field.searched.connect(lambda _words: self.search())
        self.field.installEventFilter(self)
        head.addWidget(self.field)
        row = QHBoxLayout()
        kinds = [
            (_ALL, self.tr("Everywhere")),
            (TextKind.TRANSCRIPT.value, self.tr("Spoken words")),
            (TextKind.NOTE.value, self.tr("Notes")),
            (TextKind.COMMENT.value, self.tr("Comments")),
        ]
        self.kinds = Segmented(kinds, _ALL, self.tr("Where"))
        self.kinds.chosen.connect(lambda _code: self.search())
        row.addWidget(self.kinds)
        row.addStretch(1)
        self.count = ElidedLabel("", "small", "ink3", None, "right")
        row.addWidget(self.count)
        head.addLayout(row)
        return head

    def begin(self, words: str = "") -> None:
        """Come to the front, with these words where some are given."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if words:
            self.field.setText(words)
            self.search()
        self.field.selectAll()

    def search(self) -> None:
        """Look for the words."""
        words, code = self.field.text(), self.kinds.code
        kinds = tuple(TextKind) if code == _ALL else (TextKind(code),)
        self._asked += 1
        asked, person = self._asked, self._around.person.id
        self._around.runner.read(
            lambda: self._searching.find(words, person, MOST, kinds),
            lambda found: self._show(asked, words, found),
            owner=self,
        )

    def _show(self, asked: int, words: str, found: FoundWords) -> None:
        if asked != self._asked:  # an answer to what was typed before
            return
        self.found = found
        self.hits.show_calls(found.calls)
        if found.calls:
            self._stack.setCurrentWidget(self.hits)
        else:
            self._stack.setCurrentWidget(self._nothing if words.strip() else self._begin)
        self.count.setText(self._counted(found))

    def _counted(self, found: FoundWords) -> str:
        if not found.calls:
            return ""
        words = (
            self.tr("Only the newest {n} places · calls: {calls}")
            if found.more
            else self.tr("Places: {n} · calls: {calls}")
        )
        return words.format(n=found.hits, calls=len(found.calls))

    def _on_opened(self, line: HitLine) -> None:
        at_s = line.hit.at_s if line.hit is not None else None
        evaluation = line.found.evaluation
        if evaluation is not None:
            self._around.navigation.go(ToEvaluation(evaluation, at_s, line.call.id))
        else:
            self._around.navigation.go(ToInspection(line.call.id, None, at_s))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field go through the list; Enter opens what is chosen there."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.hits.step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hits.currentIndex().isValid():
                self.hits.open_current()
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour of panels."""
        QPainter(self).fillRect(self.rect(), color("panel"))
