"""The page on which recordings are judged and evaluations are read."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.people import Role
from qa_studio.domain.recording import Recording, RecordingId
from qa_studio.domain.rights import Deed
from qa_studio.domain.score import Verdict
from qa_studio.domain.spans import Span
from qa_studio.services.events import Event, RecordingsChanged
from qa_studio.services.rows import EvaluationHead, WorkItem
from qa_studio.services.studio import Studio
from qa_studio.texts import Message, message
from qa_studio.ui.command import Command
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.deciding import Outcome
from qa_studio.ui.formatting import points
from qa_studio.ui.icons import icon
from qa_studio.ui.inspect.acknowledging import Acknowledging
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.call_care import CallCare
from qa_studio.ui.inspect.dialogs import ChecklistDialog, DialogDesk
from qa_studio.ui.inspect.finishing import Finishing
from qa_studio.ui.inspect.histories import add_histories
from qa_studio.ui.inspect.holding import Holding
from qa_studio.ui.inspect.judged_beside import JudgedBeside
from qa_studio.ui.inspect.label_exchange import LabelExchange
from qa_studio.ui.inspect.score_dialog import ScoreDialog
from qa_studio.ui.inspect.sound_reader import SoundReader
from qa_studio.ui.inspect.subject import Offer, Subject, read_evaluation, read_inspection, read_offer
from qa_studio.ui.navigation import Destination, ToEvaluation, ToInspection, ToPlace
from qa_studio.ui.place_list import is_offered
from qa_studio.ui.player import Player
from qa_studio.ui.recordings.holding import HoldMenu
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
        self._dialogs = DialogDesk(self)
        self._dialogs.closed.connect(self._on_dialog_closed)
        self.finishing = Finishing(studio, surroundings, self._dialogs, self)
        self.finishing.discarded.connect(self._on_discarded)
        self.acknowledging = Acknowledging(studio.acknowledgements, surroundings, self._dialogs, self)
        self.care = CallCare(studio, surroundings, self._dialogs, self)
        self.holds = HoldMenu(studio.holds, surroundings, self)
        self.labels = LabelExchange(studio.annotations, surroundings, self._dialogs, self)
        self._sound = SoundReader(studio.library, surroundings, self)
        self._sound.moved_asked.connect(self._on_moved_asked)
        self._silence_known = False
        self._left_at: dict[RecordingId, float] = {}
        self._to_hear: Span | None = None
        self._waiting: tuple[WorkItem, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._empty = self._nothing_open()
        home = "own_evaluations" if self._for_an_agent else "my_work"
        if is_offered(home, surroundings):
            self._empty.acted.connect(lambda: surroundings.navigation.go(ToPlace(home)))
        self._empty.acted_second.connect(lambda: surroundings.navigation.go(ToPlace("recordings")))
        self._column.addWidget(self._empty)
        self._beside = JudgedBeside(studio, surroundings, self)
        self._holding = Holding(studio.claims, surroundings.runner, surroundings.person.id, self)
        surroundings.hear(self, self._on_recordings_changed, RecordingsChanged)
        player.silentChanged.connect(self._show_silent)
        player.trouble.connect(self._on_player_trouble)
        player.deviceLost.connect(self._on_device_lost)
        player.fileChanged.connect(self._on_file_changed)

    @property
    def _for_an_agent(self) -> bool:
        return self._surroundings.by_login and self._surroundings.person.role is Role.AGENT

    def _nothing_open(self) -> EmptyState:
        truth = self.tr("No recording is open.")
        if self._for_an_agent:
            own = self.tr("My evaluations")
            return EmptyState("headphones", truth, self.tr("Choose one of your evaluations."), own)
        if not is_offered("my_work", self._surroundings):
            told = EmptyState("headphones", truth, self.tr("Choose one of the recordings."), self.tr("Recordings"))
            told.acted.connect(told.acted_second)
            return told
        advice = self.tr("Choose one of my work or of the recordings.")
        return EmptyState("headphones", truth, advice, self.tr("My work"), self.tr("Recordings"))

    # Going somewhere

    def go_to(self, destination: Destination) -> None:
        """Open a recording or an evaluation."""
        if self.bench is not None and self.bench.saving.unsaved:
            words = self.tr("Some changes are not saved yet. Save them first: “Try again”.")
            self._presenter.tell(words, "bad")
        elif isinstance(destination, ToInspection):
            self._begin(destination)
        elif isinstance(destination, ToEvaluation):
            self._open_evaluation(destination)

    def _go(self, destination: Destination) -> None:
        # Through the shell, so that it knows where the user is when it makes its pages anew.
        self._surroundings.navigation.go(destination)

    def refresh(self) -> None:
        """Read what is shown anew."""
        if self.bench is not None:
            self._reopen()

    def show_decided(self, recording: RecordingId, outcome: Outcome) -> None:
        """Some changes of an inspection met those of somebody else, and it is decided which stand."""
        if self.bench is None or recording != self.bench.subject.first or self.bench.judging.locked:
            return
        if outcome is Outcome.STANDS:
            self.refresh()
        elif outcome is Outcome.OVER:
            self._on_discarded()
        else:
            self._put_away()
            self._begin(ToInspection(recording))

    def keep(self) -> None:
        """Hand on everything that is being written: before the window closes."""
        if self.bench is not None:
            self.bench.keep()

    def leave(self) -> None:
        """The workspace is closed: what was taken from the pool and not answered is free again."""
        self.keep()
        self._holding.release()

    def _begin(self, wanted: ToInspection) -> None:
        person = self._surroundings.person.id
        if self.bench is not None and self._is_open(self.bench, wanted):
            if wanted.recording != self.bench.subject.recording.id:
                self._reopen(wanted.recording, wanted.at_s)
                return
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
        judged = [call.recording.id for call in subject.calls]
        return wanted.recording in judged and subject.evaluation is None and fits

    def _on_offer(self, wanted: ToInspection, offer: Offer) -> None:
        current = next((head for head in offer.history if head.state is EvaluationState.CURRENT), None)
        if offer.begun is not None:
            self._open_inspection(offer.begun, wanted)
        elif not self._surroundings.may(Deed.INSPECT):
            self._open_judged(wanted, current)
        elif not offer.checklists:
            self._presenter.tell(message("There is no checklist yet. Import one on the checklists page."), "warn")
        elif len(offer.checklists) == 1 and current is None:
            self._begin_with(wanted, offer.checklists[0].code)
        else:
            self._ask_checklist(wanted, offer)

    def _open_judged(self, wanted: ToInspection, current: EvaluationHead | None) -> None:
        if current is not None:
            self._go(ToEvaluation(current.id, wanted.at_s, wanted.recording))
        else:
            self._presenter.tell(message("Nobody has judged this call yet; inspectors do."), "info")

    def _ask_checklist(self, wanted: ToInspection, offer: Offer) -> None:
        current = next((head for head in offer.history if head.state is EvaluationState.CURRENT), None)
        notice = "" if current is None else self._evaluated_words(current)
        language = self._surroundings.language
        dialog = ChecklistDialog(offer.checklists, offer.usual, language, notice, self)
        dialog.accepted.connect(lambda: self._begin_with(wanted, dialog.checklist.code))
        dialog.rejected.connect(lambda: self._holding.give_back(wanted.recording))
        if current is not None:
            dialog.shown_instead.connect(lambda: self._go(ToEvaluation(current.id, wanted.at_s)))
        self._dialogs.show(dialog)

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
            lambda inspection: self._open_inspection(inspection, wanted),
            owner=self,
        )

    def _open_inspection(self, inspection: InspectionId, wanted: ToInspection) -> None:
        self._read(lambda: read_inspection(self._studio, inspection, wanted.recording), wanted.at_s)

    def _open_evaluation(self, wanted: ToEvaluation) -> None:
        shown = self.bench.subject.evaluation if self.bench is not None else None
        if shown is not None and shown.id == wanted.evaluation and wanted.recording is not None:
            self._reopen(wanted.recording, wanted.at_s)
            return
        self._read(lambda: read_evaluation(self._studio, wanted.evaluation, wanted.recording), wanted.at_s)

    def _read(self, work: Callable[[], Subject], at_s: float | None, then: Callable[[], None] | None = None) -> None:
        # Through the queue of writes, so that what was changed last is read too.
        def show(subject: Subject) -> None:
            self._show(subject, at_s)
            if then is not None:
                then()

        self.keep()
        outbox = self._studio.outbox

        def read() -> Subject:
            outbox.send()
            return work()

        self._runner.queue(read, show, owner=self)

    def _switch(self, call: RecordingId, span: Span | None, hear: bool) -> None:
        self._to_hear = span if hear else None
        evaluation = self.bench.subject.evaluation if self.bench is not None else None
        at = None if span is None else span.start
        self._go(ToInspection(call, None, at) if evaluation is None else ToEvaluation(evaluation.id, at, call))

    def _reopen(self, call: RecordingId | None = None, at_s: float | None = None) -> None:
        """Read anew what is open, or open another one of its calls: at a second, or where it was left."""
        bench = self.bench
        if bench is None:
            return
        subject, active, tab = bench.subject, bench.checklist.active, bench.tabs.code
        shown = call or subject.recording.id
        self._left_at[subject.recording.id] = bench.listening.position()
        at = self._left_at.get(shown) if at_s is None else at_s
        hear, self._to_hear = self._to_hear, None

        def restore() -> None:
            if self.bench is not None:
                self.bench.checklist.activate(active)
                self.bench.tabs.go_to(tab)
                if hear is not None:
                    self.bench.listening.hear_once_open(hear)

        if subject.evaluation is not None:
            evaluation = subject.evaluation.id
            self._read(lambda: read_evaluation(self._studio, evaluation, shown), at, restore)
        else:
            self._read(lambda: read_inspection(self._studio, subject.inspection, shown), at, restore)

    def own_commands(self) -> list[Command]:
        """What the palette offers while this page is shown."""
        return self.bench.section_menu.commands() if self.bench is not None else []

    # Showing

    def _show(self, subject: Subject, at_s: float | None) -> None:
        self._put_away()
        self._holding.hold(subject.calls[0].recording.id if subject.evaluation is None else None)
        bench = Bench(subject, self._studio, self._player, self._surroundings)
        self.bench = bench
        self._empty.hide()
        self._column.addWidget(bench)
        bench.complete_asked.connect(lambda: self.finishing.complete(bench))
        bench.example_asked.connect(lambda span: self.care.mark_example(bench, span))
        bench.checklist.summary.explain_asked.connect(lambda: self._explain(bench))
        bench.several.switch_asked.connect(self._switch)
        bench.several.changed.connect(self._reopen)
        bench.set_menu(self._menu(bench))
        bench.header.previous.connect(lambda: self._go_along(-1))
        bench.header.next.connect(lambda: self._go_along(1))
        here = subject.recording.id
        bench.tabs.history.chosen.connect(lambda key: self._go(ToEvaluation(EvaluationId(key), None, here)))
        bench.tabs.call.correct_pressed.connect(lambda: self.care.correct_details(subject))
        if (evaluation := subject.evaluation) is not None:
            bench.footer.pdf_pressed.connect(lambda: self.finishing.ask_pdf(subject))
            bench.footer.reopen_pressed.connect(lambda: self.finishing.reopen(evaluation))
            bench.footer.withdraw_pressed.connect(lambda: self.finishing.withdraw(evaluation))
        self.acknowledging.show(bench)
        bench.show()
        self._show_state(bench)
        self._sound.read(bench, at_s or 0.0)
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
        evaluated = "" if current is None or subject.revises is not None else self._evaluated_words(current)
        self._beside.show(bench, evaluated)

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
            words = self._surroundings.say.sentences(what, hint)
            self.bench.show_banner("player", words, "warn")

    def _on_file_changed(self) -> None:
        if self.bench is not None:
            self._sound.draw_again(self.bench)

    def _on_device_lost(self, device: str, instead: str) -> None:
        if self.bench is not None:
            words = self.tr("{device} is not connected any more. Sound goes to {instead} until it is back.")
            if instead == device:
                words = self.tr("{device} is not connected any more. Sound goes to another device of that name.")
            elif not instead:
                words = self.tr("{device} is not connected any more: nothing can be heard until a device is.")
            self.bench.show_banner("device", words.format(device=device, instead=instead), "warn")

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
        here = bench.subject.first
        return ids.index(here) if here in ids else None

    def _go_along(self, by: int) -> None:
        if self.bench is None or not self._waiting:
            return
        at = self._place_in_work(self.bench)
        target = 0 if at is None else at + by
        if 0 <= target < len(self._waiting):
            self._go(ToInspection(self._waiting[target].recording.id))

    def _on_recordings_changed(self, event: Event) -> None:
        if not isinstance(event, RecordingsChanged) or self.bench is None:
            return
        recording = self.bench.subject.recording.id
        if recording in event.recordings:
            library = self._studio.library
            self._runner.read(
                lambda: (library.get(recording), library.rows([recording])[0].held), self._on_recording_read, owner=self
            )

    def _on_recording_read(self, found: tuple[Recording, str | None]) -> None:
        recording, held = found
        if self.bench is None or self.bench.subject.recording.id != recording.id:
            return
        shown = self.bench.subject
        if (recording.details, recording.swapped, recording.path, held) != (
            shown.details,
            shown.swapped,
            shown.recording.path,
            shown.recording.held,
        ):
            self._reopen()

    def _menu(self, bench: Bench) -> QMenu:
        menu, subject, care, may = QMenu(bench), bench.subject, self.care, self._surroundings.may
        if may(Deed.CORRECT_CALLS):
            menu.addAction(icon("pencil-simple"), self.tr("Correct details…"), lambda: care.correct_details(subject))
        if may(Deed.MEASURE):
            words = self.tr("Swap agent and customer")
            swap = menu.addAction(icon("arrows-left-right"), words, lambda: care.swap_channels(subject))
            swap.setEnabled(subject.recording.channels > 1)
        if may(Deed.MOVE_SOUND):
            menu.addAction(icon("folder-open"), self.tr("Find moved file…"), lambda: care.ask_moved(subject))
        if may(Deed.MARK_SAMPLE):
            menu.addAction(
                icon("star"),
                self.tr("Mark as example…"),
                lambda: care.mark_example(bench, bench.judging.calls.placed(bench.taking.marked_span())),
            )
        if subject.evaluation is None:
            menu.addAction(icon("plus"), self.tr("Judge another call with this one…"), bench.several.ask_call)
        menu.addAction(icon("export"), self.tr("Export annotations…"), lambda: self.labels.ask_export(subject))
        if may(Deed.NOTE):
            words = self.tr("Import annotations…")
            menu.addAction(icon("download-simple"), words, lambda: self.labels.ask_import(subject))
        if may(Deed.MASK):
            menu.addAction(icon("shield-check"), self.tr("Mask keypad tones…"), bench.masking.ask_keypad)
        menu.addAction(icon("calculator"), self.tr("How this score came about…"), lambda: self._explain(bench))
        self.acknowledging.add_to(menu, bench)
        self.holds.add_to(menu, [subject.recording], [subject.recording.id])
        add_histories(menu, self._surroundings.navigation, subject)
        menu.addSeparator()
        if subject.evaluation is None:
            words = self.tr("Discard this inspection…")
            menu.addAction(icon("trash", "bad"), words, lambda: self.finishing.discard(bench))
        else:
            menu.addAction(icon("file-pdf"), self.tr("Report as PDF…"), lambda: self.finishing.ask_pdf(subject))
        return menu

    def _explain(self, bench: Bench) -> None:
        draft = bench.judging.draft
        self._dialogs.show(ScoreDialog(draft.checklist, draft.answers, self._surroundings.say, self))

    @property
    def dialog(self) -> Dialog | None:
        """The question that is asked now, if any."""
        return self._dialogs.current

    def _on_dialog_closed(self) -> None:
        if self.bench is not None:
            self.bench.setFocus()

    def _on_moved_asked(self) -> None:
        if self.bench is not None:
            self.care.ask_moved(self.bench.subject)

    def _on_discarded(self) -> None:
        self._put_away()
        self._empty.show()
        self._go(ToPlace("my_work"))
