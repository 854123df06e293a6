"""The answers as the page shows them, with the score that follows from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.changes import Said
from qa_studio.domain.checklist import Checklist, Option, Section
from qa_studio.domain.score import QuestionScore, ScoreResult, SectionScore
from qa_studio.domain.scoring import score
from qa_studio.domain.spans import Span
from qa_studio.ui.inspect.open_calls import OpenCalls
from qa_studio.ui.inspect.points import full_marks


@dataclass(frozen=True, slots=True)
class SectionStanding:
    """How a section stands: points earned of what all its asked questions can earn, and how many are open.

    `wanting` questions are answered and lack a comment or evidence; `asked`: any question of it is.
    `decided` and `possible` are shares, 0 to 1, of `full`: earned for sure, and earned if all that is open were met.
    """

    code: str
    earned: float
    full: float
    left: int
    failed: bool
    wanting: int
    asked: bool
    decided: float
    possible: float


class Draft(QObject):
    """Answers to one checklist; recomputes the score at every change.  `changed(question)` tells, "" for all."""

    changed = Signal(str)

    def __init__(self, checklist: Checklist, answers: Answers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.checklist = checklist
        self.answers = answers
        self.calls = OpenCalls()
        self.numbers = {
            question.code: f"{first}.{second}"
            for first, section in enumerate(checklist.sections, start=1)
            for second, question in enumerate(section.questions, start=1)
        }
        # What a question can earn does not depend on the answers, so it is worked out once.
        self.full = {code: float(full) for code, full in full_marks(checklist).items()}
        self._known: dict[str, tuple[tuple[object, ...], SectionStanding]] = {}
        self._recompute()

    def _recompute(self) -> None:
        self.result: ScoreResult = score(self.checklist, self.answers)
        self.scores: dict[str, QuestionScore] = {each.code: each for each in self.result.questions}
        self._wanting = {*self.result.missing_comment, *self.result.missing_evidence}
        self._standing = self._stand()

    def answer(self, question: str, value: AnswerValue | None) -> None:
        """Answer, or with None open the question again."""
        kept = self.answers
        self._become(
            kept.without_answer(question) if value is None else kept.with_answer(question, value),
            question,
        )

    def answer_many(self, values: Mapping[str, AnswerValue | None]) -> None:
        """Answer several questions at once; None opens one again."""
        answers = self.answers
        for question, value in values.items():
            answers = answers.without_answer(question) if value is None else answers.with_answer(question, value)
        self._become(answers, "")

    def comment(self, question: str, words: str) -> None:
        """Replace the comment of a question."""
        self._become(self.answers.with_comment(question, words), question)

    def set_evidence(self, question: str, spans: Iterable[Span]) -> None:
        """Replace the evidence of a question."""
        self._become(self.answers.with_evidence(question, spans), question)

    def restore(self, questions: Iterable[str], answers: Answers) -> None:
        """Take what `answers` say about these questions."""
        self.show({question: Said.in_answers(answers, question) for question in questions})

    def show(self, said: Mapping[str, Said]) -> None:
        """Take what is said about these questions."""
        kept = self.answers
        for question, each in said.items():
            kept = kept.without_answer(question) if each.value is None else kept.with_answer(question, each.value)
            kept = kept.with_comment(question, each.comment).with_evidence(question, each.evidence)
        self._become(kept, next(iter(said)) if len(said) == 1 else "")

    def _become(self, answers: Answers, question: str) -> None:
        self.answers = answers
        self._recompute()
        self.changed.emit(question)

    def evidence(self, question: str) -> tuple[Span, ...]:
        """The evidence spans of a question."""
        return self.answers.evidence.get(question, ())

    def hidden(self, question: str) -> bool:
        """Whether the question is not asked because of an earlier answer."""
        return self.scores[question].hidden

    def chosen(self, question: str) -> tuple[Option, ...]:
        """The options that were chosen."""
        value = self.answers.values.get(question)
        codes = value if isinstance(value, tuple) else (value,)
        return tuple(option for option in self.checklist.question(question).options if option.code in codes)

    def missing(self) -> tuple[str, ...]:
        """Questions at which something is still to be done, in the order of the form."""
        wanted = {*self.result.unanswered, *self.result.missing_comment, *self.result.missing_evidence}
        return tuple(question.code for question in self.checklist.questions if question.code in wanted)

    def asked(self) -> tuple[str, ...]:
        """Questions that are asked, in the order of the form."""
        return tuple(question.code for question in self.checklist.questions if not self.hidden(question.code))

    def lost(self) -> tuple[str, ...]:
        """Questions that lost marks, in the order of the form."""
        return tuple(each.code for each in self.result.questions if each.lost)

    def standing(self) -> tuple[SectionStanding, ...]:
        """Every section, in the order of the form."""
        return self._standing

    def _stand(self) -> tuple[SectionStanding, ...]:
        stand = []
        for section, outcome in zip(self.checklist.sections, self.result.sections, strict=True):
            scores = tuple(self.scores[question.code] for question in section.questions)
            wanting = tuple(each.code in self._wanting for each in scores)
            # Most answers change one section of many: the others are not worked out anew.
            known = self._known.get(section.code)
            if known is None or known[0] != (outcome, scores, wanting):
                known = (outcome, scores, wanting), self._section_standing(section, outcome, scores)
                self._known[section.code] = known
            stand.append(known[1])
        return tuple(stand)

    def _section_standing(
        self, section: Section, outcome: SectionScore, scores: Sequence[QuestionScore]
    ) -> SectionStanding:
        asked = [each for each in scores if not (each.hidden or each.na)]
        possible = 1.0 if outcome.best is None else min(1.0, max(0.0, float(outcome.best) / 100))
        return SectionStanding(
            code=section.code,
            earned=float(outcome.earned),
            full=sum(self.full[each.code] for each in asked),
            left=sum(1 for each in asked if not each.answered),
            failed=outcome.failed or any(each.failed_form for each in scores),
            wanting=sum(1 for each in scores if each.code in self._wanting),
            asked=not all(each.hidden for each in scores),
            decided=max(0.0, possible - (1 - float(outcome.decided))) if asked else 0.0,
            possible=possible if asked else 0.0,
        )

    def ring(self) -> tuple[float, float]:
        """Shares, 0 to 1, of the whole form that are earned for sure and that are still possible, fails aside."""
        full = sum(each.full for each in self._standing)
        if full > 0:
            possible = sum(each.possible * each.full for each in self._standing) / full
        else:
            best = self.result.score_if_best
            possible = 1.0 if best is None else min(1.0, max(0.0, float(best) / 100))
        return max(0.0, possible - (1 - float(self.result.decided))), possible
