"""What a row of the designer's tree shows: number, words, amount and signs."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject

from qa_studio.domain.checklist import Checklist, Fails, Method, Question, Section
from qa_studio.domain.checklist_amounts import question_amount, section_amount
from qa_studio.domain.checklist_edit import FORM, Spot
from qa_studio.domain.score import in_words
from qa_studio.ui.checklists.designer.found import FoundSource


@dataclass(frozen=True, slots=True)
class TreeSign:
    """An icon with its meaning."""

    icon: str
    token: str
    words: str


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One row; `words` is empty where nobody has worded it yet, then `instead` is shown in grey."""

    spot: Spot
    number: str
    words: str
    instead: str
    amount: str
    signs: tuple[TreeSign, ...]

    @property
    def said(self) -> str:
        """All of it, for readers of the screen."""
        parts = [f"{self.number} {self.words or self.instead}".strip(), self.amount]
        return ", ".join(part for part in (*parts, *(sign.words for sign in self.signs)) if part)


class TreeRows(QObject):
    """Makes rows in the reader's language."""

    def __init__(self, language: str, found: FoundSource | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language, self._found = language, found

    def form(self, checklist: Checklist) -> TreeRow:
        """The form itself: its scoring."""
        scoring = checklist.scoring
        method = {
            Method.PERCENTAGE: self.tr("percentage"),
            Method.POINTS: self.tr("points"),
            Method.BASE: self.tr("from a base"),
        }[scoring.method]
        words = self.tr("Form: {method}, pass mark {mark}")
        said = words.format(method=method, mark=in_words(scoring.pass_mark))
        return TreeRow(FORM, "", said, "", "", self._problem_signs(FORM))

    def section(self, checklist: Checklist, at: int) -> TreeRow:
        """The section in position `at`."""
        section = checklist.sections[at]
        spot = Spot(section=section.code)
        amount = section_amount(section, checklist.scoring.method)
        words = section.title.in_language(self._language)
        said = "" if amount is None else in_words(amount)
        signs = (*self._multiplied(section), *self._problem_signs(spot))
        return TreeRow(spot, str(at + 1), words, self.tr("Section without a title"), said, signs)

    def question(self, checklist: Checklist, at: int, within: int) -> TreeRow:
        """The question in position `within` of the section in position `at`."""
        question = checklist.sections[at].questions[within]
        spot = Spot(question=question.code)
        words = question.text.in_language(self._language)
        amount = question_amount(question, checklist.scoring.method)
        signs = (*self._signs(question), *self._problem_signs(spot))
        said = _signed(amount, question.bonus, checklist.scoring.method)
        return TreeRow(spot, f"{at + 1}.{within + 1}", words, self.tr("Question without a text"), said, signs)

    def _multiplied(self, section: Section) -> tuple[TreeSign, ...]:
        if section.multiplier == 1:
            return ()
        words = self.tr("Points count {n} times").format(n=in_words(section.multiplier))
        return (TreeSign("x", "ink3", words),)

    def _signs(self, question: Question) -> list[TreeSign]:
        signs = []
        if question.show_when is not None:
            signs.append(TreeSign("arrow-elbow-down-right", "ink3", self.tr("Asked under a condition")))
        if question.suggest is not None:
            signs.append(TreeSign("gauge", "accent", self.tr("Answer proposed from a measurement")))
        if question.bonus:
            signs.append(TreeSign("plus-circle", "good", self.tr("Bonus")))
        fails = [option.fails for option in question.options]
        if Fails.FORM in fails:
            signs.append(TreeSign("warning-octagon-fill", "bad", self.tr("Fatal: an answer fails the form")))
        elif Fails.SECTION in fails:
            signs.append(TreeSign("warning-octagon", "bad", self.tr("An answer fails the section")))
        return signs

    def _problem_signs(self, spot: Spot) -> tuple[TreeSign, ...]:
        if self._found is None or not (found := list(self._found.of(spot))):
            return ()
        token = "bad" if any(each.serious for each in found) else "warn"
        return (TreeSign("warning-fill", token, "\n".join(each.words for each in found)),)


def _signed(amount: Fraction | None, bonus: bool, method: Method) -> str:
    if amount is None:
        return ""
    if amount < 0:
        return f"−{in_words(-amount)}"
    plus = bonus or (method is Method.BASE and amount > 0)
    return f"+{in_words(amount)}" if plus else in_words(amount)
