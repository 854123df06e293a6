"""Questions of a checklist put into the question bank."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCompleter, QWidget

from qa_studio.domain.checklist import Method, Question
from qa_studio.services.question_bank import BankRow, QuestionBank
from qa_studio.ui.components.asking import SavingDialog
from qa_studio.ui.components.fields import FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.surroundings import Surroundings


class KeepDialog(SavingDialog):
    """Asks under which topic, and keeps them; topics that there are already are offered while one is written."""

    def __init__(
        self,
        bank: QuestionBank,
        around: Surroundings,
        questions: Sequence[Question],
        method: Method,
        topic: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around.runner, around.say, width=460, parent=parent)
        self._bank, self._around, self._questions, self._method = bank, around, tuple(questions), method
        self.name_parts(self.tr("Put into the question bank"), self.tr("Put in"), self.tr("Cancel"))
        words = self.tr("Questions: {n}. They can be asked again in every checklist, whatever its scoring.")
        self.body.addWidget(Paragraph(words.format(n=len(self._questions)), "body", "ink2"))
        self.topic = TextField(self.tr("Topic"), topic)
        self.topic.selectAll()
        self.body.addWidget(FormField(self.tr("Topic"), self.topic))
        around.runner.read(bank.rows, self._offer, owner=self)

    def _offer(self, rows: tuple[BankRow, ...]) -> None:
        topics = dict.fromkeys(row.topic for row in rows if row.id is not None)
        self.topic.setCompleter(QCompleter(list(topics), self))

    def refusal(self) -> str:
        """No topic."""
        return "" if self.topic.text().strip() else self.tr("A topic is needed.")

    def work(self) -> Callable[[], object]:
        """Keep them."""
        bank, questions, method, by = self._bank, self._questions, self._method, self._around.person.id
        topic = self.topic.text()
        return lambda: bank.add(questions, method, topic, by)
