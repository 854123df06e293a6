"""What the rules of the file refuse, said to somebody who fills in fields and has never seen the file."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from qa_studio.domain.checklist_edit import FORM, Spot
from qa_studio.domain.checklist_problems import Path
from qa_studio.texts import Catalogue, Message

LACKING = frozenset(
    {
        "{key} is missing; write {example}.",
        "{key} is empty; write {example}.",
        "A text is written by language, such as {example}.",
        "The text for {language} is {value}; write words, in quotes where they look like a number.",
    }
)
"""Sentences of the rules that only say that something is not there yet."""


class PlainProblems(QObject):
    """Knows a sentence of its own for what is not filled in yet."""

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say

    def words(self, spot: Spot, path: Path, told: Message) -> str:
        """What to do at `path` below a place; "" where the sentence `told` by the rules says it as well."""
        if told.template not in LACKING:
            return ""
        keys = [part for part in path if isinstance(part, str)]
        if not keys:
            keys = [str(told.values.get("key", ""))]
        if spot.question:
            return self._of_question().get("/".join(keys), "")
        return (self._of_form() if spot == FORM else self._of_section()).get("/".join(keys), "")

    def _of_question(self) -> Mapping[str, str]:
        return {
            "text": self.tr("Write what the inspector reads."),
            "code": self.tr("Give the question a code."),
            "options": self.tr("Add the answers to choose from."),
            "options/code": self.tr("Give each answer a code."),
            "options/text": self.tr("Write the answer."),
            "ranges": self.tr("Add the ranges that numbers fall into."),
            "guidance": self.tr("Write the guidance, or leave it empty in every language."),
            "comments": self.tr("Write the ready comment, or take it out."),
            "show_when/question": self.tr("Choose the question that decides whether this one is asked."),
            "show_when/is": self.tr("Choose the answers that show this question."),
            "suggest/measure": self.tr("Choose the measurement that suggests an answer."),
            "suggest/ranges": self.tr("Say which values suggest which answer."),
            "suggest/ranges/option": self.tr("Choose the answer that each range suggests."),
        }

    def _of_section(self) -> Mapping[str, str]:
        return {
            "title": self.tr("Name the section."),
            "code": self.tr("Give the section a code."),
            "questions": self.tr("Add a question to this section, or delete it."),
        }

    def _of_form(self) -> Mapping[str, str]:
        return {
            "title": self.tr("Name the checklist."),
            "checklist": self.tr("Give the checklist a code."),
            "sections": self.tr("Add a section."),
            "scoring/bands/title": self.tr("Name each band."),
        }
