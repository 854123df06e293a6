"""The answers of a question with what they are worth, on one line."""

from PySide6.QtCore import QObject

from qa_studio.domain.checklist import Checklist, Fails, Method, Option, Question, QuestionKind, ShowWhen
from qa_studio.domain.score import in_words
from qa_studio.texts import Language, catalogue
from qa_studio.ui.checklists.designer.condition_editor import number_of


class AnswersSaid(QObject):
    """Says them in the reader's language."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language, self._say = language, catalogue(language)

    def line(self, question: Question, method: Method) -> str:
        """Every option or range, or what else there is to fill in; worths are meant under `method`."""
        unit = " %" if method is Method.PERCENTAGE else ""
        if question.kind is QuestionKind.NUMBER and question.ranges:
            parts = [
                (self.tr("up to {n}").format(n=in_words(each.up_to)) if each.up_to is not None else self.tr("above"))
                + f": {in_words(each.worth)}{unit}"
                for each in question.ranges
            ]
            return "  ·  ".join(parts)
        parts = [self._option(option, unit) for option in question.options]
        kinds = {QuestionKind.TEXT: self.tr("Text"), QuestionKind.DATE: self.tr("Date")}
        return "  ·  ".join(parts) or kinds.get(question.kind, self.tr("Number"))

    def condition(self, checklist: Checklist, when: ShowWhen) -> str:
        """“Asked only when 1.3 is No”; the code stands for a question that is not there."""
        if not checklist.has_question(when.question):
            return self.tr("Asked only when {question} is {answers}").format(
                question=when.question, answers=self._say.listed(when.among)
            )
        asked = checklist.question(when.question)
        words = [option.text.in_language(self._language) for option in asked.options if option.code in when.among]
        return self.tr("Asked only when {question} is {answers}").format(
            question=number_of(checklist, when.question), answers=self._say.listed(words)
        )

    def _option(self, option: Option, unit: str) -> str:
        fails = {
            Fails.FORM: self.tr("fails the form"),
            Fails.SECTION: self.tr("fails the section"),
        }
        words = self._say.labelled(option.text.in_language(self._language), f"{in_words(option.worth)}{unit}")
        return self._say.listed([words, fails[option.fails]]) if option.fails else words
