"""Answers that are only tried: nothing of them is kept."""

from PySide6.QtCore import QObject, Signal

from qa_studio.domain.answers import AnswerRefused, Answers, AnswerValue, value_from_json
from qa_studio.domain.checklist import Checklist, Question
from qa_studio.domain.spans import Span

FIRST_S, LONG_S, APART_S = 42.0, 5.0, 30.0
"""There is no call in the preview: evidence lies at 00:42, then half a minute later, and so on."""


class TriedAnswers(QObject):
    """What was answered, commented and marked in the preview; `changed` tells of every change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.answers = Answers("")

    @property
    def given(self) -> bool:
        """Whether anything is answered."""
        return bool(self.answers.values)

    def take(self, answers: Answers) -> None:
        """Have these answers."""
        if answers != self.answers:
            self.answers = answers
            self.changed.emit()

    def answer(self, question: str, value: AnswerValue | None) -> None:
        """Answer, or open again with None."""
        kept = self.answers
        self.take(kept.without_answer(question) if value is None else kept.with_answer(question, value))

    def comment(self, question: str, words: str) -> None:
        """Replace a comment."""
        self.take(self.answers.with_comment(question, words))

    def add_evidence(self, question: str) -> None:
        """One more made-up span."""
        self.take(self.answers.with_evidence(question, with_one_more(self.answers.evidence.get(question, ()))))

    def remove_evidence(self, question: str, index: int) -> None:
        """Take one away."""
        spans = self.answers.evidence.get(question, ())
        self.take(self.answers.with_evidence(question, (*spans[:index], *spans[index + 1 :])))

    def reset(self) -> None:
        """Answer nothing any more."""
        self.take(Answers(""))

    def fit(self, checklist: Checklist) -> None:
        """Forget what the checklist has no room for any more."""
        kept = self.answers
        gone = [code for code, value in kept.values.items() if not _fits(checklist, code, value)]
        for code in gone:
            kept = kept.without_answer(code)
        self.take(kept)


def with_one_more(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans and a made-up one behind them."""
    start = FIRST_S + APART_S * len(spans)
    while any(span.start == start for span in spans):
        start += APART_S
    return (*spans, Span(start, start + LONG_S))


def _fits(checklist: Checklist, code: str, value: AnswerValue) -> bool:
    if not checklist.has_question(code):
        return False
    question: Question = checklist.question(code)
    try:
        return value_from_json(question, value) == value
    except AnswerRefused:
        return False
