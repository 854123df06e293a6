"""What comes of an inspection: completing, reopening, withdrawing, discarding it, and its PDF."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qa_studio.domain.evaluation import Evaluation, EvaluationId
from qa_studio.errors import NotConnected, StudioError
from qa_studio.services.hearing import NotHeardEnough
from qa_studio.services.inspections import InspectionIncomplete
from qa_studio.services.papers import explains_on_a_page
from qa_studio.services.studio import Studio
from qa_studio.texts import message
from qa_studio.ui.components.dialog import ask
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.documents import PAPER, ask_where
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.dialogs import DialogDesk, MissingDialog, ReasonDialog
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.inspect.unheard_dialog import UnheardDialog
from qa_studio.ui.navigation import Destination, ToEvaluation, ToInspection
from qa_studio.ui.surroundings import Surroundings


class Finishing(QObject):
    """Asks what has to be asked over `window`, lets the services do it, and goes to what came of it."""

    discarded = Signal()

    def __init__(self, studio: Studio, surroundings: Surroundings, dialogs: DialogDesk, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._surroundings, self._dialogs, self._window = studio, surroundings, dialogs, window
        self._runner, self._presenter = surroundings.runner, surroundings.presenter

    def _go(self, destination: Destination) -> None:
        # Through the shell, so that it knows where the user is when it makes its pages anew.
        self._surroundings.navigation.go(destination)

    def complete(self, bench: Bench) -> None:
        """Freeze the inspection into its evaluation, or show what is missing."""
        if bench.judging.locked:
            return
        bench.keep()
        if bench.saving.unsaved:
            self._presenter.mention(self.tr("Some changes are not saved yet."))
            return
        inspection = bench.subject.inspection
        bench.saving.afterwards(
            lambda: self._studio.inspections.complete(inspection),
            lambda evaluation: self._go(ToEvaluation(evaluation)),
            lambda trouble: self._on_not_complete(bench, trouble),
            bench,
        )

    def _on_not_complete(self, bench: Bench, trouble: StudioError) -> None:
        if isinstance(trouble, NotConnected):
            why = self.tr("Not connected: an evaluation is made in the workspace itself.")
            hint = self.tr("Complete it when the server answers; nothing is lost until then.")
            self._presenter.tell(self._surroundings.say.sentences(why, hint), "warn")
            return
        if isinstance(trouble, NotHeardEnough):
            self._show_unheard(bench, trouble)
            return
        if not isinstance(trouble, InspectionIncomplete):
            self._presenter.show(trouble)
            return
        draft = bench.judging.draft
        codes = {*trouble.unanswered, *trouble.missing_comment, *trouble.missing_evidence}
        ordered = [question for question in draft.checklist.questions if question.code in codes]
        lines = [(each.code, self._missing_line(bench, each.code, trouble)) for each in ordered]
        dialog = MissingDialog(lines, self._window)
        if unheard := bench.heard.unheard_words(draft):
            dialog.body.addWidget(Paragraph(unheard, "small", "warn"))
        dialog.jumped.connect(bench.checklist.activate)
        self._dialogs.show(dialog)

    def _show_unheard(self, bench: Bench, trouble: NotHeardEnough) -> None:
        say = self._surroundings.say
        words = [say.sentences(trouble.what, trouble.hint), bench.heard.unheard_words(bench.judging.draft)]
        dialog = UnheardDialog([each for each in words if each], self._window)
        following = trouble.following
        if following is not None:
            dialog.accepted.connect(lambda: bench.several.go_to(trouble.recording, following))
        self._dialogs.show(dialog)

    def _missing_line(self, bench: Bench, code: str, trouble: InspectionIncomplete) -> str:
        draft = bench.judging.draft
        text = draft.checklist.question(code).text.in_language(self._surroundings.language)
        wanted = []
        if code in trouble.unanswered:
            wanted.append(self.tr("answer"))
        if code in trouble.missing_comment:
            wanted.append(self.tr("comment"))
        if code in trouble.missing_evidence:
            wanted.append(self.tr("evidence"))
        say = self._surroundings.say
        return f"{draft.numbers[code]}  {say.labelled(text, say.listed(wanted))}"

    def reopen(self, evaluation: Evaluation) -> None:
        """Correct a finished evaluation, with a reason, as the next revision."""
        words = self.tr("Its answers go into a new inspection; completing that makes the next revision.")
        dialog = ReasonDialog(self.tr("Reopen the evaluation"), words, self.tr("Reopen"), False, self._window)
        person = self._surroundings.person.id

        def go_on() -> None:
            reason = dialog.reason.text()
            self._runner.queue(
                lambda: self._studio.inspections.reopen(evaluation.id, reason, person),
                lambda _inspection: self._go(ToInspection(evaluation.recording)),
                owner=self,
            )

        dialog.accepted.connect(go_on)
        self._dialogs.show(dialog)

    def withdraw(self, evaluation: Evaluation) -> None:
        """Take a finished evaluation back, with a reason; nothing counts it any more."""
        words = self.tr("It stays readable, with your reason, and counts nowhere any more.")
        dialog = ReasonDialog(self.tr("Withdraw the evaluation"), words, self.tr("Withdraw"), True, self._window)
        person = self._surroundings.person.id

        def go_on() -> None:
            reason = dialog.reason.text()
            self._runner.queue(
                lambda: self._studio.inspections.withdraw(evaluation.id, reason, person),
                lambda withdrawn: self._go(ToEvaluation(withdrawn)),
                owner=self,
            )

        dialog.accepted.connect(go_on)
        self._dialogs.show(dialog)

    def discard(self, bench: Bench) -> None:
        """Give an inspection up, after asking."""
        words = self.tr("What was answered here is gone then. The recording stays.")
        title = self.tr("Discard this inspection?")
        if not ask(self._window, title, words, self.tr("Discard"), self.tr("Keep"), "danger"):
            return
        bench.keep()
        bench.judging.locked = True  # what is heard from now on would find nothing to be added to

        def stay(trouble: StudioError) -> None:
            bench.judging.locked = False
            self._presenter.show(trouble)

        inspection = bench.subject.inspection
        bench.saving.afterwards(
            lambda: self._studio.inspections.discard(inspection), lambda _gone: self.discarded.emit(), stay, bench
        )

    def ask_pdf(self, subject: Subject) -> None:
        """Ask where the PDF of a finished evaluation shall lie, and write it."""
        if subject.evaluation is None:
            return
        title, proposed = self.tr("Save the evaluation"), f"{Path(subject.name).stem}.pdf"
        if path := ask_where(self._window, title, proposed, {".pdf": PAPER[".pdf"]}):
            self.write_pdf(subject.evaluation.id, path, self._wants_explanation(subject))

    def _wants_explanation(self, subject: Subject) -> bool | None:
        if explains_on_a_page(subject.checklist):
            return None
        words = self.tr("Question by question it takes more than a page. The sums of the sections are printed anyway.")
        title = self.tr("Print how the score came about?")
        return ask(self._window, title, words, self.tr("Print all of it"), self.tr("Only the sums"))

    def write_pdf(self, evaluation: EvaluationId, path: Path, explained: bool | None = None) -> None:
        """Hand an evaluation out as a PDF; `explained`: with its score question by question, None where that fits."""
        language = self._surroundings.language
        self._runner.run(
            lambda progress: self._studio.reports.evaluation(evaluation, path, language, progress, explained),
            lambda _pages: self._presenter.tell(message("Saved as {path}.", path=str(path)), "good"),
            title=message("Writing the evaluation"),
            owner=self,
        )
