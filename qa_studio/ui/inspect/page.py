"""The page on which recordings are judged and evaluations are read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.recording import AudioState, CallDetails, Recording
from qa_studio.domain.score import Verdict
from qa_studio.domain.spans import Span
from qa_studio.errors import StudioError
from qa_studio.services.events import Event, RecordingsChanged
from qa_studio.services.inspections import InspectionIncomplete
from qa_studio.services.progress import Progress
from qa_studio.services.rows import EvaluationHead, WorkItem
from qa_studio.services.sound import Waveform
from qa_studio.services.studio import Studio
from qa_studio.texts import Message, message
from qa_studio.ui.components.dialog import Dialog, ask
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.formatting import points
from qa_studio.ui.icons import icon
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.dialogs import ChecklistDialog, ExampleDialog, MissingDialog, ReasonDialog
from qa_studio.ui.inspect.subject import Offer, Subject, read_evaluation, read_inspection, read_offer
from qa_studio.ui.navigation import Destination, ToEvaluation, ToInspection, ToPlace
from qa_studio.ui.player import Player
from qa_studio.ui.recordings.dialogs import CorrectDialog
from qa_studio.ui.recordings.names import Names, read_names
from qa_studio.ui.surroundings import Surroundings


class InspectPage(QWidget):
    """Opens what a destination names on a bench of its own; `opened` comes when it can be worked on."""

    opened = Signal()

    def __init__(
        self, studio: Studio, player: Player, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._studio, self._player, self._surroundings = studio, player, surroundings
        self._runner, self._presenter = surroundings.runner, surroundings.presenter
        self.bench: Bench | None = None
        self.dialog: Dialog | None = None
        self._silence_known = False
        self._waiting: tuple[WorkItem, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._empty = EmptyState(
            "headphones",
            self.tr("No recording is open."),
            self.tr("Choose one of my work or of the recordings."),
            self.tr("My work"),
            self.tr("Recordings"),
        )
        self._empty.acted.connect(lambda: surroundings.navigation.go(ToPlace("my_work")))
        self._empty.acted_second.connect(lambda: surroundings.navigation.go(ToPlace("recordings")))
        self._column.addWidget(self._empty)
        stop = surroundings.events.listen(RecordingsChanged, self._on_recordings_changed)
        self.destroyed.connect(lambda: stop())
        player.silentChanged.connect(self._show_silent)
        player.trouble.connect(self._on_player_trouble)

    # Going somewhere

    def go_to(self, destination: Destination) -> None:
        """Open a recording or an evaluation."""
        if isinstance(destination, ToInspection):
            self._begin(destination)
        elif isinstance(destination, ToEvaluation):
            self._open_evaluation(destination.evaluation, destination.at_s)

    def _go(self, destination: Destination) -> None:
        # Through the shell, so that it knows where the user is when it makes its pages anew.
        self._surroundings.navigation.go(destination)

    def refresh(self) -> None:
        """Read what is shown anew."""
        if self.bench is not None:
            self._reopen()

    def keep(self) -> None:
        """Hand on everything that is being written: before the window closes."""
        if self.bench is not None:
            self.bench.keep()

    def _begin(self, wanted: ToInspection) -> None:
        person = self._surroundings.person.id
        if self.bench is not None and self._is_open(self.bench, wanted):
            if wanted.at_s is not None:
                self.bench.listening.seek(wanted.at_s)
            self.opened.emit()
            return
        if wanted.checklist is not None:
            self._begin_with(wanted, wanted.checklist)
            return
        self._runner.read(
            lambda: read_offer(self._studio, wanted.recording, person),
            lambda offer: self._on_offer(wanted, offer),
            owner=self,
        )

    def _is_open(self, bench: Bench, wanted: ToInspection) -> bool:
        subject = bench.subject
        fits = wanted.checklist is None or wanted.checklist == subject.checklist.code
        return subject.recording.id == wanted.recording and subject.evaluation is None and fits

    def _on_offer(self, wanted: ToInspection, offer: Offer) -> None:
        current = next((head for head in offer.history if head.state is EvaluationState.CURRENT), None)
        if offer.begun is not None:
            self._open_inspection(offer.begun, wanted.at_s)
        elif not offer.checklists:
            self._presenter.tell(message("There is no checklist yet. Import one on the checklists page."), "warn")
        elif len(offer.checklists) == 1 and current is None:
            self._begin_with(wanted, offer.checklists[0].code)
        else:
            self._ask_checklist(wanted, offer)

    def _ask_checklist(self, wanted: ToInspection, offer: Offer) -> None:
        current = next((head for head in offer.history if head.state is EvaluationState.CURRENT), None)
        notice = "" if current is None else self._evaluated_words(current)
        language = self._surroundings.language
        dialog = ChecklistDialog(offer.checklists, offer.usual, language, notice, self)
        dialog.accepted.connect(lambda: self._begin_with(wanted, dialog.checklist.code))
        if current is not None:
            dialog.shown_instead.connect(lambda: self._go(ToEvaluation(current.id, wanted.at_s)))
        self._show_dialog(dialog)

    def _evaluated_words(self, head: EvaluationHead) -> str:
        if head.verdict == Verdict.FAIL.value:
            words = self.tr("{inspector} has evaluated this recording already: FAIL, {score} points kept.")
        else:
            words = self.tr("{inspector} has evaluated this recording already: {score} points.")
        return words.format(inspector=head.inspector, score=points(head.score_before_fail, 1))

    def _begin_with(self, wanted: ToInspection, checklist: str) -> None:
        person = self._surroundings.person.id
        self._runner.queue(
            lambda: self._studio.inspections.begin(wanted.recording, checklist, person),
            lambda inspection: self._open_inspection(inspection, wanted.at_s),
            owner=self,
        )

    def _open_inspection(self, inspection: InspectionId, at_s: float | None = None) -> None:
        self._read(lambda: read_inspection(self._studio, inspection), at_s)

    def _open_evaluation(self, evaluation: EvaluationId, at_s: float | None = None) -> None:
        self._read(lambda: read_evaluation(self._studio, evaluation), at_s)

    def _read(self, work: Callable[[], Subject], at_s: float | None, then: Callable[[], None] | None = None) -> None:
        # Through the queue of writes, so that what was changed last is read too.
        def show(subject: Subject) -> None:
            self._show(subject, at_s)
            if then is not None:
                then()

        self.keep()
        self._runner.queue(work, show, owner=self)

    def _reopen(self) -> None:
        bench = self.bench
        if bench is None:
            return
        subject, active, tab, at = bench.subject, bench.checklist.active, bench.tabs.code, bench.listening.position()

        def restore() -> None:
            if self.bench is not None:
                self.bench.checklist.activate(active)
                self.bench.tabs.go_to(tab)

        if subject.evaluation is not None:
            evaluation = subject.evaluation.id
            self._read(lambda: read_evaluation(self._studio, evaluation), at, restore)
        else:
            self._read(lambda: read_inspection(self._studio, subject.inspection), at, restore)

    # Showing

    def _show(self, subject: Subject, at_s: float | None) -> None:
        self._put_away()
        bench = Bench(subject, self._studio, self._player, self._surroundings)
        self.bench = bench
        self._empty.hide()
        self._column.addWidget(bench)
        bench.complete_asked.connect(self.complete)
        bench.example_asked.connect(self.mark_example)
        bench.set_menu(self._menu(bench))
        bench.header.previous.connect(lambda: self._go_along(-1))
        bench.header.next.connect(lambda: self._go_along(1))
        bench.tabs.history.chosen.connect(lambda evaluation: self._go(ToEvaluation(EvaluationId(evaluation))))
        bench.tabs.call.correct_pressed.connect(self.correct_details)
        bench.footer.pdf_pressed.connect(self._ask_pdf)
        bench.footer.reopen_pressed.connect(self.reopen)
        bench.footer.withdraw_pressed.connect(self.withdraw)
        bench.show()
        self._show_state(bench)
        self._read_sound(bench, at_s or 0.0)
        self._read_desk(bench)
        self.opened.emit()

    def _put_away(self) -> None:
        if self.bench is not None:
            bench, self.bench = self.bench, None
            bench.hide()
            self._column.removeWidget(bench)
            bench.deleteLater()

    def _show_state(self, bench: Bench) -> None:
        subject = bench.subject
        self._show_silent(self._player.silent)
        current = next((head for head in subject.history if head.state is EvaluationState.CURRENT), None)
        if subject.evaluation is not None:
            return
        if subject.others:
            words = self.tr("{names} has this recording open too.").format(names=", ".join(subject.others))
            bench.show_banner("others", words, "info")
        if current is not None and subject.revises is None:
            banner = bench.show_banner("history", self._evaluated_words(current), "info", self.tr("Show"))
            banner.acted.connect(lambda: bench.tabs.go_to("history"))

    def _read_sound(self, bench: Bench, at_s: float) -> None:
        subject = bench.subject
        recording = subject.recording.id

        def draw(waveform: Waveform, keep_view: bool) -> None:
            if self.bench is bench:
                bench.listening.show_waveform(waveform, subject.swapped, keep_view)

        def so_far(waveform: Waveform) -> None:
            self._runner.post(lambda: draw(waveform, True))

        def make(progress: Progress) -> Waveform:
            return self._studio.library.waveform(recording, progress, so_far)

        def start(path: Path) -> None:
            bench.listening.open(path, subject.swapped, at_s)
            self._runner.run(
                make,
                lambda waveform: draw(waveform, False),
                title=message("Drawing the waveform"),
                failed=self._presenter.show,
                owner=bench,
            )

        self._runner.read(
            lambda: self._studio.library.sound_file(recording),
            start,
            failed=lambda trouble: self._show_no_sound(bench, trouble),
            owner=bench,
        )

    def _show_no_sound(self, bench: Bench, trouble: StudioError) -> None:
        removed = bench.subject.recording.audio is AudioState.REMOVED
        words = " ".join(self._say(part) for part in (trouble.what, trouble.hint) if part is not None)
        action = "" if removed else self.tr("Find moved file…")
        banner = bench.show_banner("sound", words, "info" if removed else "warn", action)
        banner.acted.connect(self._ask_moved)

    def _show_silent(self, silent: bool) -> None:
        if self.bench is None:
            return
        if silent and not self._silence_known:
            words = self.tr("There is no sound output: the playhead moves, but nothing can be heard.")
            banner = self.bench.show_banner("silent", words, "warn")
            banner.closed.connect(self._on_silence_known)
        elif not silent:
            self.bench.hide_banner("silent")

    def _on_silence_known(self) -> None:
        # Said once and closed: not again with every recording.
        self._silence_known = True

    def _on_player_trouble(self, what: Message, hint: Message | None) -> None:
        if self.bench is not None and self.isVisible():
            words = " ".join(self._say(part) for part in (what, hint) if part is not None)
            self.bench.show_banner("player", words, "warn")

    def _say(self, words: Message) -> str:
        return self._surroundings.say.say(words)

    # My work

    def _read_desk(self, bench: Bench) -> None:
        person = self._surroundings.person.id
        self._runner.read(
            lambda: self._studio.library.desk(person).waiting, lambda items: self._on_desk(bench, items), owner=bench
        )

    def _on_desk(self, bench: Bench, items: tuple[WorkItem, ...]) -> None:
        self._waiting = items
        bench.header.show_neighbours(self._place_in_work(bench), len(items))

    def _place_in_work(self, bench: Bench) -> int | None:
        ids = [item.recording.id for item in self._waiting]
        here = bench.subject.recording.id
        return ids.index(here) if here in ids else None

    def _go_along(self, by: int) -> None:
        if self.bench is None or not self._waiting:
            return
        at = self._place_in_work(self.bench)
        target = 0 if at is None else at + by
        if 0 <= target < len(self._waiting):
            self._go(ToInspection(self._waiting[target].recording.id))

    # Finishing, correcting

    def complete(self) -> None:
        """Freeze the inspection into its evaluation, or show what is missing."""
        bench = self.bench
        if bench is None or bench.judging.locked:
            return
        bench.keep()
        if bench.saving.unsaved:
            self._presenter.mention(self.tr("Some changes are not saved yet."))
            return
        inspection = bench.subject.inspection
        self._runner.queue(
            lambda: self._studio.inspections.complete(inspection),
            lambda evaluation: self._go(ToEvaluation(evaluation)),
            failed=lambda trouble: self._on_not_complete(bench, trouble),
            owner=bench,
        )

    def _on_not_complete(self, bench: Bench, trouble: StudioError) -> None:
        if not isinstance(trouble, InspectionIncomplete):
            self._presenter.show(trouble)
            return
        draft = bench.judging.draft
        codes = {*trouble.unanswered, *trouble.missing_comment, *trouble.missing_evidence}
        ordered = [question for question in draft.checklist.questions if question.code in codes]
        lines = [(each.code, self._missing_line(bench, each.code, trouble)) for each in ordered]
        dialog = MissingDialog(lines, self)
        dialog.jumped.connect(bench.checklist.activate)
        self._show_dialog(dialog)

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
        return f"{draft.numbers[code]}  {text}: {', '.join(wanted)}"

    def reopen(self) -> None:
        """Correct a finished evaluation, with a reason, as the next revision."""
        if self.bench is None or (evaluation := self.bench.subject.evaluation) is None:
            return
        words = self.tr("Its answers go into a new inspection; completing that makes the next revision.")
        dialog = ReasonDialog(self.tr("Reopen the evaluation"), words, self.tr("Reopen"), False, self)
        person = self._surroundings.person.id

        def go_on() -> None:
            reason = dialog.reason.text()
            self._runner.queue(
                lambda: self._studio.inspections.reopen(evaluation.id, reason, person),
                lambda _inspection: self._go(ToInspection(evaluation.recording)),
                owner=self,
            )

        dialog.accepted.connect(go_on)
        self._show_dialog(dialog)

    def withdraw(self) -> None:
        """Take a finished evaluation back, with a reason; nothing counts it any more."""
        if self.bench is None or (evaluation := self.bench.subject.evaluation) is None:
            return
        words = self.tr("It stays readable, with your reason, and counts nowhere any more.")
        dialog = ReasonDialog(self.tr("Withdraw the evaluation"), words, self.tr("Withdraw"), True, self)
        person = self._surroundings.person.id

        def go_on() -> None:
            reason = dialog.reason.text()
            self._runner.queue(
                lambda: self._studio.inspections.withdraw(evaluation.id, reason, person),
                lambda withdrawn: self._go(ToEvaluation(withdrawn)),
                owner=self,
            )

        dialog.accepted.connect(go_on)
        self._show_dialog(dialog)

    def discard(self) -> None:
        """Give the inspection up, after asking."""
        bench = self.bench
        if bench is None or bench.judging.locked:
            return
        words = self.tr("What was answered here is gone then. The recording stays.")
        title = self.tr("Discard this inspection?")
        if not ask(self, title, words, self.tr("Discard"), self.tr("Keep"), "danger"):
            return
        inspection = bench.subject.inspection

        def gone(_result: None) -> None:
            self._put_away()
            self._empty.show()
            self._go(ToPlace("my_work"))

        self._runner.queue(lambda: self._studio.inspections.discard(inspection), gone, owner=self)

    # The recording

    def swap_channels(self) -> None:
        """Exchange agent and customer."""
        if self.bench is not None:
            recording = self.bench.subject.recording.id
            self._runner.queue(lambda: self._studio.library.swap_channels(recording), owner=self)

    def correct_details(self) -> None:
        """Ask what is known about the call."""
        if self.bench is not None:
            self._runner.read(
                lambda: read_names(self._studio.people, self._studio.library, self._studio.today()),
                self._ask_details,
                owner=self,
            )

    def _ask_details(self, names: Names) -> None:
        if self.bench is None:
            return
        subject, here = self.bench.subject, self._surroundings
        dialog = CorrectDialog(subject.details, names, here.zone, here.say, here.show_customer_numbers, self)

        def go_on() -> None:
            details: CallDetails = dialog.chosen()
            self._runner.queue(lambda: self._studio.library.correct(subject.recording.id, details), owner=self)

        dialog.accepted.connect(go_on)
        self._show_dialog(dialog)

    def _ask_moved(self) -> None:
        if self.bench is not None:
            name = self.bench.subject.name
            title = self.tr("Where is {name} now?").format(name=name)
            path, _ = QFileDialog.getOpenFileName(self, title, QDir.homePath())
            if path:
                self.find_moved(Path(path))

    def find_moved(self, path: Path) -> None:
        """Say where the file is now."""
        if self.bench is not None:
            recording = self.bench.subject.recording.id
            self._runner.queue(lambda: self._studio.library.find_moved(recording, path), owner=self)

    def _on_recordings_changed(self, event: Event) -> None:
        if not isinstance(event, RecordingsChanged) or self.bench is None:
            return
        recording = self.bench.subject.recording.id
        if recording in event.recordings:
            self._runner.read(lambda: self._studio.library.get(recording), self._on_recording_read, owner=self)

    def _on_recording_read(self, recording: Recording) -> None:
        if self.bench is None or self.bench.subject.recording.id != recording.id:
            return
        shown = self.bench.subject
        if (recording.details, recording.swapped, recording.path) != (
            shown.details,
            shown.swapped,
            shown.recording.path,
        ):
            self._reopen()

    # Example and paper

    def mark_example(self, span: Span) -> None:
        """Ask what a stretch of the call shall teach, and keep it as a coaching sample."""
        bench = self.bench
        if bench is None:
            return
        draft, active = bench.judging.draft, bench.checklist.active
        topic = draft.checklist.question(active).text.in_language(self._surroundings.language) if active else ""
        dialog = ExampleDialog(span, topic, self._surroundings.say, self)
        recording, person = bench.subject.recording.id, self._surroundings.person.id

        def go_on() -> None:
            kind, words, point = SampleKind(dialog.kind.code), dialog.topic.text(), dialog.point.text()
            self._runner.queue(
                lambda: self._studio.coaching.mark(recording, span, kind, words, point, person),
                lambda _sample: self._presenter.mention(self.tr("Marked as an example.")),
                owner=self,
            )

        dialog.accepted.connect(go_on)
        self._show_dialog(dialog)

    def _ask_pdf(self) -> None:
        if self.bench is not None:
            suggested = QDir.home().filePath(f"{Path(self.bench.subject.name).stem}.pdf")
            path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the evaluation"), suggested, "PDF (*.pdf)")
            if path:
                self.write_pdf(Path(path))

    def write_pdf(self, path: Path) -> None:
        """Hand the evaluation out as a PDF."""
        if self.bench is None or (evaluation := self.bench.subject.evaluation) is None:
            return
        language = self._surroundings.language
        self._runner.run(
            lambda progress: self._studio.reports.evaluation(evaluation.id, path, language, progress),
            lambda _pages: self._presenter.tell(message("Saved as {path}.", path=str(path)), "good"),
            title=message("Writing the evaluation"),
            owner=self,
        )

    def _menu(self, bench: Bench) -> QMenu:
        menu = QMenu(bench)
        menu.addAction(icon("pencil-simple"), self.tr("Correct details…"), self.correct_details)
        swap = menu.addAction(icon("arrows-left-right"), self.tr("Swap agent and customer"), self.swap_channels)
        swap.setEnabled(bench.subject.recording.channels > 1)
        menu.addAction(icon("folder-open"), self.tr("Find moved file…"), self._ask_moved)
        menu.addAction(icon("star"), self.tr("Mark as example…"), lambda: self.mark_example(bench.marked_span()))
        menu.addSeparator()
        if bench.subject.evaluation is None:
            menu.addAction(icon("trash", "bad"), self.tr("Discard this inspection…"), self.discard)
        else:
            menu.addAction(icon("file-pdf"), self.tr("Report as PDF…"), self._ask_pdf)
        return menu

    def _show_dialog(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_dialog_closed)
        dialog.open()

    def _on_dialog_closed(self, _result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if self.bench is not None:
            self.bench.setFocus()
