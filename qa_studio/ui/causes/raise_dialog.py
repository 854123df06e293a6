"""Raising an improvement action from causes."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qa_studio.domain.cause_tree import CauseTree
from qa_studio.services.rows import CauseRow
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField, TextArea, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.surroundings import Surroundings


class RaiseDialog(Dialog):
    """Title and problem of the new action, proposed from the causes that it is for."""

    def __init__(
        self, rows: Sequence[CauseRow], tree: CauseTree, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", " ", " ", width=520, parent=parent)
        self.name_parts(self.tr("Raise an improvement action"), self.tr("Raise action"), self.tr("Cancel"))
        counted = Counter(row.root_cause.cause for row in rows)
        language = surroundings.language
        titles = [
            f"{cause.title.in_language(language)} ({n})"
            for code, n in counted.most_common(3)
            if (cause := tree.find(code))
        ]
        listed = self.tr("For {n} root causes: {causes}").format(n=len(rows), causes=surroundings.say.listed(titles))
        self.body.addWidget(Paragraph(listed, "small", "ink2"))
        self.title_field = TextField(self.tr("Title"))
        self.problem_field = TextArea(self.tr("Problem"), self._proposed(rows, language), lines=4)
        self.body.addWidget(FormField(self.tr("Title"), self.title_field))
        self.body.addWidget(FormField(self.tr("Problem"), self.problem_field))
        self.title_field.setFocus()

    def _proposed(self, rows: Sequence[CauseRow], language: str) -> str:
        questions = Counter(row.question_text.in_language(language) for row in rows if row.question_text)
        if not questions:
            return ""
        question, times = questions.most_common(1)[0]
        if times == 1:
            return self.tr("“{question}” lost marks in a call.").format(question=question)
        return self.tr("“{question}” lost marks in {n} calls.").format(question=question, n=times)

    def refusal(self) -> str:
        """Both are needed."""
        if not self.title_field.text().strip():
            return self.tr("Give the action a title.")
        if not self.problem_field.text().strip():
            return self.tr("Say what the problem is.")
        return ""
