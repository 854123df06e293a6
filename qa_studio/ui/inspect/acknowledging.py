"""What the agent says to a finished evaluation: shown above it, and asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from qa_studio.domain.acknowledgement import LONGEST_COMMENT
from qa_studio.domain.evaluation import EvaluationState
from qa_studio.services.acknowledged import AcknowledgementRow, acknowledged_words
from qa_studio.services.acknowledgements import Acknowledgements
from qa_studio.services.events import EvaluationAcknowledged, Event
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField, TextArea
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.formatting import Formats
from qa_studio.ui.icons import icon
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.dialogs import DialogDesk
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.surroundings import Surroundings

CODE = "acknowledged"
SHORT = 240
"""Characters of a comment above the page; the whole is in the dialog."""


class AcknowledgeDialog(Dialog):
    """A comment that need not be; once it is acknowledged, one that has to be."""

    def __init__(self, words: str, first: bool, parent: QWidget | None = None) -> None:
        super().__init__("", "", " ", width=480, parent=parent)
        title = self.tr("Acknowledge the evaluation") if first else self.tr("Comment on the evaluation")
        self.name_parts(title, self.tr("Acknowledge") if first else self.tr("Send"), self.tr("Cancel"))
        self._first = first
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        label = self.tr("Comment (optional)") if first else self.tr("Comment")
        self.comment = TextArea(label, "", self.tr("What you want to say about it"), 4)
        self.body.addWidget(FormField(label, self.comment))
        self.comment.setFocus()

    def refusal(self) -> str:
        """Too much, or nothing where something is needed."""
        said = len(self.comment.text().strip())
        if said > LONGEST_COMMENT:
            return self.tr("{n} characters are too many; {most} are possible.").format(n=said, most=LONGEST_COMMENT)
        return "" if said or self._first else self.tr("Write a comment.")


class SaidDialog(Dialog):
    """All that was said, one below the other."""

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__("", "", "", width=560, parent=parent)
        self.name_parts(self.tr("What the agent said"), self.tr("Close"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        for head, comment in lines:
            column.addWidget(Paragraph(head, "small", "ink3"))
            column.addWidget(Paragraph(comment, "body", "ink"))
        column.addStretch(1)
        scroll = PaneScroll(body)
        scroll.setMinimumHeight(min(360, 72 * len(lines) + 40))
        self.body.addWidget(scroll, 1)


class Acknowledging(QObject):
    """Of the inspect page: keeps in sight what was said, also what is said meanwhile, and asks those who may."""

    def __init__(
        self, service: Acknowledgements, surroundings: Surroundings, dialogs: DialogDesk, window: QWidget
    ) -> None:
        super().__init__(window)
        self._service, self._around, self._dialogs, self._window = service, surroundings, dialogs, window
        self._formats = Formats(surroundings.language, surroundings.zone)
        self._bench: Bench | None = None
        self._said: tuple[AcknowledgementRow, ...] = ()
        self._show_all: QAction | None = None
        surroundings.hear(self, self._on_said, EvaluationAcknowledged)

    def show(self, bench: Bench) -> None:
        """Another evaluation, or work in progress, is on the bench."""
        self._bench, self._said = bench, ()
        bench.destroyed.connect(lambda: self._forget(bench))
        if bench.subject.evaluation is not None:
            bench.footer.acknowledge.clicked.connect(self.ask)
            self._show_said(bench, bench.subject.said)

    def _forget(self, bench: Bench) -> None:
        if self._bench is bench:
            self._bench = self._show_all = None

    def _may(self, bench: Bench) -> bool:
        found = bench.subject.evaluation
        counts = found is not None and found.state is EvaluationState.CURRENT and found.agent is not None
        return counts and self._service.may_acknowledge(self._around.person.role)

    def add_to(self, menu: QMenu, bench: Bench) -> None:
        """Offer in a menu, to who may, to acknowledge; and to everybody what was said."""
        self._show_all = None
        if bench.subject.evaluation is None:
            return
        if self._may(bench):
            words = (
                self.tr("Acknowledge or comment…") if self._around.by_login else self.tr("Acknowledged by the agent…")
            )
            menu.addAction(icon("checks"), words, self.ask)
        self._show_all = menu.addAction(icon("chat-circle-text"), self.tr("What the agent said…"), self.show_all)

    def _show_said(self, bench: Bench, said: Sequence[AcknowledgementRow]) -> None:
        found = bench.subject.evaluation
        if found is None or found.agent is None:
            return
        self._said = tuple(said)
        if self._show_all is not None:
            self._show_all.setVisible(any(each.comment for each in said))
        # In a folder it is put down for the agent, which is done less often: there the menu has it.
        words = self.tr("Comment…") if said else self.tr("Acknowledge…")
        bench.footer.show_acknowledging(words if self._may(bench) and self._around.by_login else "", first=not said)
        if not said:
            if found.state is EvaluationState.CURRENT:
                bench.header.show_acknowledged(self.tr("not acknowledged yet"))
            return
        bench.header.show_acknowledged(self.tr("acknowledged"))
        agent = bench.subject.agent_name or bench.subject.recording.agent_name or ""
        first = self._around.say.say(acknowledged_words(said[0], agent, self._formats.when))
        spoken = [each for each in said if each.comment]
        words = "\n".join([first, *(f"“{_shortened(each.comment)}”" for each in spoken[-2:])])
        more = len(spoken) > 2 or any(len(each.comment) > SHORT for each in spoken)
        banner = bench.show_banner(CODE, words, "good", self.tr("Show all") if more else "")
        banner.acted.connect(self.show_all)

    def show_all(self) -> None:
        """All that was said, in a dialog."""
        lines = [(f"{each.by} · {self._formats.when(each.at)}", each.comment) for each in self._said if each.comment]
        self._dialogs.show(SaidDialog(lines, self._window))

    def ask(self) -> None:
        """Ask for a comment and acknowledge; later, for one more comment."""
        bench = self._bench
        if bench is None or bench.subject.evaluation is None:
            return
        evaluation, person, first = bench.subject.evaluation.id, self._around.person.id, not self._said
        if not self._around.by_login:
            words = self.tr("You put down what the agent said; your name will stand beside it.")
        elif first:
            words = self.tr("You say that you have read it. Who judged you reads your comment.")
        else:
            words = self.tr("Who judged you reads it. What was said stays.")
        dialog = AcknowledgeDialog(words, first, self._window)

        def say() -> None:
            comment = dialog.comment.text()
            self._around.runner.queue(lambda: self._service.acknowledge(evaluation, comment, person), owner=self)

        dialog.accepted.connect(say)
        self._dialogs.show(dialog)

    def _on_said(self, event: Event) -> None:
        bench = self._bench
        if bench is None or bench.subject.evaluation is None or not isinstance(event, EvaluationAcknowledged):
            return
        if event.evaluation == bench.subject.evaluation.id:
            evaluation = event.evaluation
            self._around.runner.read(
                lambda: self._service.of(evaluation), lambda said: self._show_said(bench, said), owner=bench
            )


def _shortened(comment: str) -> str:
    return comment if len(comment) <= SHORT else f"{comment[:SHORT].rstrip()}…"
