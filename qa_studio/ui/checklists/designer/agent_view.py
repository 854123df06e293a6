"""The question in hand as the person who is judged reads it in the evaluation."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.answers import NOT_APPLICABLE
from qa_studio.domain.checklist import Question
from qa_studio.texts import Catalogue
from qa_studio.ui.components.cards import clear_layout
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.pills import Pill, PillKind
from qa_studio.ui.drawing import rounded
from qa_studio.ui.formatting import stretch
from qa_studio.ui.inspect.options import mark_of
from qa_studio.ui.inspect.question_row import RowState
from qa_studio.ui.theme import color

_PILLS: dict[str, tuple[PillKind, str]] = {
    "good": ("good", "check-bold"),
    "partly": ("warn", "circle-half-bold"),
    "bad": ("bad", "x-bold"),
    "fatal": ("bad", "warning-circle-fill"),
    "none": ("neutral", "prohibit-bold"),
}


class AgentView(QWidget):
    """Wording, answer, points, comment, evidence and guidance of one question, nothing to press."""

    def __init__(self, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)

    def show_question(self, question: Question, number: str, state: RowState) -> None:
        """Show what was answered in the preview."""
        clear_layout(self._column)
        language = self._say.language
        head = QHBoxLayout()
        head.setSpacing(8)
        count = ElidedLabel(number, "body", "ink3", 500)
        count.setFixedWidth(32)
        head.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Paragraph(question.text.in_language(language), "body", "ink", 600), 1)
        head.addWidget(ElidedLabel(state.points, "small", "bad" if state.fatal else "ink3", 500))
        self._column.addLayout(head)
        pills = self._pills(question, state)
        row = QHBoxLayout()
        row.setContentsMargins(40, 0, 0, 0)
        row.setSpacing(8)
        for pill in pills:
            row.addWidget(pill)
        row.addStretch(1)
        self._column.addLayout(row)
        if not pills:
            self._add(self.tr("Answer it as the inspector first: then this is what the judged person reads."), "ink3")
        if state.comment:
            self._add(state.comment, "ink")
        if state.evidence:
            spans = self._say.listed(stretch(span.start, span.end) for span in state.evidence)
            self._add(self._say.labelled(self.tr("Evidence"), spans), "ink2")
        if question.guidance is not None and (guidance := question.guidance.in_language(language)):
            self._add(guidance, "ink2")
        if state.wants_comment or state.wants_evidence:
            self._add(self.tr("The inspector still has to add what is required."), "warn")

    def _add(self, words: str, token: str) -> None:
        holder = QHBoxLayout()
        holder.setContentsMargins(40, 0, 0, 0)
        holder.addWidget(Paragraph(words, "small", token))
        self._column.addLayout(holder)

    def _pills(self, question: Question, state: RowState) -> list[Pill]:
        value, language = state.value, self._say.language
        if value is None:
            return []
        if value == NOT_APPLICABLE and question.not_applicable:
            return [Pill(self.tr("Not applicable"), *_PILLS["none"])]
        if not question.kind.has_options:
            return [Pill(str(value), "neutral")]
        codes = value if isinstance(value, tuple) else (value,)
        chosen = [option for option in question.options if option.code in codes]
        pills = [Pill(option.text.in_language(language), *_PILLS[mark_of(question, option)]) for option in chosen]
        return pills or [Pill(self.tr("None of these"), "neutral")]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and frame."""
        rounded(QPainter(self), QRectF(self.rect()), 8, color("panel"), color("line"))
