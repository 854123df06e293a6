"""The question in hand as inspectors get it, to be answered, commented and marked like the real thing."""

from fractions import Fraction

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qa_studio.domain.checklist import Checklist, Question
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.standing import row_state
from qa_studio.ui.checklists.designer.trying import TriedAnswers
from qa_studio.ui.drawing import rounded
from qa_studio.ui.inspect.question_row import QuestionRow
from qa_studio.ui.theme import color


class TriedQuestion(QWidget):
    """A frame around a real row of the checklist; what is done there goes into the tried answers."""

    grown = Signal()

    def __init__(self, tried: TriedAnswers, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tried, self._say = tried, say
        self._checklist: Checklist | None = None
        self._shown: tuple[Question, str] | None = None
        self._full = Fraction(0)
        self._laid = False
        self.row: QuestionRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tried.changed.connect(self._show_state)

    def show_question(self, checklist: Checklist, question: Question, number: str, full: Fraction) -> None:
        """Show a question of `checklist`; `full` is what it counts in the form."""
        self._checklist, self._full = checklist, full
        if (question, number) != self._shown:
            self._shown = (question, number)
            self._build()
        self._show_state()

    def show_full(self, full: Fraction) -> None:
        """Say that it counts another amount in the form."""
        if full != self._full:
            self._full = full
            self._show_state()

    def _build(self) -> None:
        if self.row is not None:
            self.row.hide()
            self.row.deleteLater()
            self.row = None
        if self._shown is None or not self._laid:
            return  # the width isn't known yet, and the row is laid out for one
        question, number = self._shown
        row = QuestionRow(question, number, self._row_width(), self._say, self)
        row.answered.connect(self._tried.answer)
        row.commented.connect(self._tried.comment)
        row.evidence_wanted.connect(self._tried.add_evidence)
        row.evidence_removed.connect(self._tried.remove_evidence)
        row.evidence_played.connect(self._on_played)
        row.example_wanted.connect(self._on_played)
        row.grown.connect(self._place)
        row.set_active(True)
        row.move(1, 1)
        row.show()
        self.row = row
        self._place()

    def _on_played(self, _code: str, _index: int) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(48, self.height())), self.tr("No call is open here."), self)

    def _show_state(self) -> None:
        if self.row is not None and self._checklist is not None and self._shown is not None:
            unit = self.tr("{points} pts")
            state = row_state(self._checklist, self._shown[0], self._tried.answers, self._full, unit)
            self.row.show_state(state)
            self._place()

    def _place(self) -> None:
        if self.row is not None and self.height() != self.row.height() + 2:
            self.setFixedHeight(self.row.height() + 2)
            self.grown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another way to lay out the answers."""
        self._laid = True
        if self.row is None or self.row.width() != self._row_width():
            self._build()
            self._show_state()

    def _row_width(self) -> int:
        return max(200, self.width() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and frame."""
        box = QRectF(self.rect())
        rounded(QPainter(self), box, 3, color("panel"), color("line"))
