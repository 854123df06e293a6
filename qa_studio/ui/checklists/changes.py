"""Lists of what differs between two versions, and of what is doubtful in one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_advice import Advice
from qa_studio.domain.checklist_difference import Change, Touches
from qa_studio.texts import Catalogue
from qa_studio.ui.components.cards import Hairline, Sign, Surface, clear_layout
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.pills import Pill, PillKind

MARKS = 72


class LinesView(QScrollArea):
    """Sentences one below the other, each with the place it is about and a word for its weight.

    Places are named by their numbers in `checklist`, where it is given and they are in it, else by their codes.
    """

    def __init__(
        self, say: Catalogue, label: str, parent: QWidget | None = None, checklist: Checklist | None = None
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._numbers = {} if checklist is None else _numbers(checklist)
        self.setAccessibleName(label)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = Surface("panel")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(0)
        self.setWidget(body)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """What differs; the weightiest kind in red."""
        kinds: dict[Touches, tuple[str, PillKind]] = {
            Touches.SCORE: (self.tr("Score"), "bad"),
            Touches.RULES: (self.tr("Rule"), "warn"),
            Touches.WORDING: (self.tr("Wording"), "neutral"),
        }
        self._begin()
        for change in changes:
            words, kind = kinds[change.touches]
            self._line(change.code, self._say.say(change.words), Pill(words, kind))
        self._column.addStretch(1)

    def show_doubts(self, doubts: Sequence[Advice]) -> None:
        """What is doubtful."""
        self._show(doubts, "warning-fill", "warn", self.tr("Doubt"))

    def show_notes(self, notes: Sequence[Advice]) -> None:
        """What is good to know."""
        self._show(notes, "info", "ink3", self.tr("Notice"))

    def _show(self, lines: Sequence[Advice], icon: str, token: str, meaning: str) -> None:
        self._begin()
        for line in lines:
            self._line(line.code, self._say.say(line.words), Sign(icon, token, 16, meaning))
        self._column.addStretch(1)

    def _begin(self) -> None:
        clear_layout(self._column)

    def _line(self, code: str, words: str, mark: QWidget) -> None:
        place = self._numbers.get(code, code)
        if self._column.count():
            self._column.addWidget(Hairline())
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        holder = QWidget()  # so that all sentences begin on one line, however long the word before them
        holder.setMinimumWidth(MARKS if isinstance(mark, Pill) else 0)
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(f"{place}   {words}" if place else words), 1)
        line.setAccessibleName(f"{place} {words}".strip())
        self._column.addWidget(line)


def _numbers(checklist: Checklist) -> dict[str, str]:
    """The number that the window shows for each code; a question's goes before a section's of the same code."""
    sections = {section.code: str(at) for at, section in enumerate(checklist.sections, 1)}
    return sections | {
        question.code: f"{at}.{place}"
        for at, section in enumerate(checklist.sections, 1)
        for place, question in enumerate(section.questions, 1)
    }
