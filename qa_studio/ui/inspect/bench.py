"""The inspect page with one recording on it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.recording import Picked
from qa_studio.domain.spans import Span
from qa_studio.errors import StudioError
from qa_studio.services.studio import Studio
from qa_studio.ui.components.banner import Banner, BannerKind
from qa_studio.ui.formatting import Formats
from qa_studio.ui.inspect.allowed import may_revise, offer_allowed, only_allowed
from qa_studio.ui.inspect.call_header import CallHeader
from qa_studio.ui.inspect.call_strip import CallStrip
from qa_studio.ui.inspect.cause_logging import CauseLogging
from qa_studio.ui.inspect.checklist_panel import ChecklistPanel
from qa_studio.ui.inspect.evidence_taking import EvidenceTaking
from qa_studio.ui.inspect.footer import Footer
from qa_studio.ui.inspect.heard import Hearing
from qa_studio.ui.inspect.heard_view import HeardView
from qa_studio.ui.inspect.judging import Judging
from qa_studio.ui.inspect.key_actions import key_actions
from qa_studio.ui.inspect.listening import Listening
from qa_studio.ui.inspect.masking import Masking
from qa_studio.ui.inspect.measured import MeasuredCall
from qa_studio.ui.inspect.media_keys import add_media_keys
from qa_studio.ui.inspect.notices import Notices
from qa_studio.ui.inspect.noting import Noting
from qa_studio.ui.inspect.question_marks import question_marks
from qa_studio.ui.inspect.saving import Saving
from qa_studio.ui.inspect.section_menu import SectionMenu
from qa_studio.ui.inspect.several_calls import SeveralCalls
from qa_studio.ui.inspect.side_tabs import SideTabs
from qa_studio.ui.inspect.spell_checking import SpellChecking
from qa_studio.ui.inspect.spoken_call import SpokenCall
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.inspect.transport_bar import TransportBar
from qa_studio.ui.inspect.wave_pane import WavePane
from qa_studio.ui.keys import SAME_AS, KeyMap
from qa_studio.ui.player import Player
from qa_studio.ui.sending import Sending
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import color
from qa_studio.ui.waveform_layers import Layer

NARROW_BELOW = 1440
LOW_BELOW = 900
LANE, LOW_LANE = 112, 64


class Bench(QWidget):
    """Everything for one inspection or evaluation; made anew for the next one.

    What concerns more than this recording (completing, reopening, going elsewhere) it asks of the page.
    """

    complete_asked = Signal()
    example_asked = Signal(object)  # Span

    def __init__(
        self,
        subject: Subject,
        studio: Studio,
        player: Player,
        surroundings: Surroundings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.subject = subject
        self._studio, self._surroundings = studio, surroundings
        self._own_keys = surroundings.preferences.now.keys
        self._keys = KeyMap(self._own_keys)
        self._formats = Formats(surroundings.language, surroundings.zone)
        person, runner = surroundings.person.id, surroundings.runner
        sending = surroundings.sending or Sending(studio.outbox, runner, studio.events, self)
        self.saving = Saving(subject.begun(person), sending, runner, self)
        self.judging = Judging(subject, studio.inspections, self.saving, person, self)
        self._build()
        self.listening = Listening(
            player,
            surroundings.preferences,
            self.transport,
            (self.waveform, self.overview),
            Hearing(subject.heard, frozen=subject.evaluation is not None),
        )
        self.listening.set_to_hear(subject.to_hear)
        lanes = (self.waveform, self.selection, self.waves)
        self.taking = EvidenceTaking(self.judging, self.listening, self.checklist, lanes, self.transport)
        self.heard = HeardView(self.listening, self.transport, self.overview, surroundings.say)
        self.masking = Masking(self, studio, surroundings)
        self.noting = Noting(self, studio.notes, surroundings)
        self.speaking = SpokenCall(self, studio, surroundings)
        self.several = SeveralCalls(self, studio, surroundings)
        self.section_menu = SectionMenu(self, surroundings.presenter)
        self.spell_checking = SpellChecking(self, studio.spelling, surroundings)
        self._actions = only_allowed(key_actions(self), surroundings)
        offer_allowed(self, surroundings)
        add_media_keys(self)
        self._wire()
        self.measured = MeasuredCall(self.judging, self.checklist, self.waveform, self)
        self.measured.shown.connect(self._on_measured)
        self._show_subject()
        self.measured.find_out(studio.analysing, surroundings.runner, subject.recording.id)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Building

    def _build(self) -> None:
        subject, say = self.subject, self._surroundings.say
        show_numbers = self._surroundings.show_customer_numbers
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = CallHeader(subject, self._formats, show_numbers)
        column.addWidget(self.header)
        self.strip = CallStrip()
        column.addWidget(self.strip)
        self.notices = Notices()
        column.addLayout(self.notices)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(self._left_side(), 1)
        self.checklist = ChecklistPanel(self.judging.draft, subject.version, say)
        middle.addWidget(self.checklist)
        column.addLayout(middle, 1)
        self.footer = Footer(self._studio.causes.tree, self._surroundings.language, self._keys)
        column.addWidget(self.footer)
        self.tabs = SideTabs(subject, self._surroundings, self._studio.causes.tree)
        self._left.addWidget(self.tabs, 1)
        tree, language = self._studio.causes.tree, self._surroundings.language
        self.causes = CauseLogging(self.judging, self.checklist, self.footer, tree, language)

    def _left_side(self) -> QVBoxLayout:
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        two = self.subject.recording.channels > 1
        names = (self.tr("Agent") if two else self.tr("Call"), self.tr("Customer"))
        around = self._surroundings
        self.waves = WavePane(names, around.runner, self._studio.spectrograph, around.preferences)
        self.overview, self.waveform, self.selection = self.waves.overview, self.waves.waveform, self.waves.selection
        self._left.addWidget(self.waves)
        self.transport = TransportBar(self._keys)
        self._left.addWidget(self.transport)
        return self._left

    def _wire(self) -> None:
        panel, judging, footer = self.checklist, self.judging, self.footer
        panel.answered.connect(judging.answer)
        panel.commented.connect(judging.comment)
        self.taking.example_asked.connect(self.example_asked)
        panel.left_text.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        judging.draft.changed.connect(lambda _code: self._show_marks())
        judging.causes_changed.connect(self._on_causes_changed)
        self.noting.changed.connect(self._show_marks)
        self.masking.changed.connect(self._show_marks)
        self.masking.changed.connect(lambda: self.heard.show_masks([mask.span for mask in self.masking.masks]))
        self.speaking.shown.connect(self.tabs.show_transcript)
        self.speaking.shown.connect(self._show_marks)
        judging.undone.connect(self._on_undone)
        self.listening.heard.connect(judging.heard)
        self.listening.changed.connect(self._show_unheard)
        nothing = self.tr("Nothing is left to hear.")
        self.heard.nothing_left.connect(lambda: self._surroundings.presenter.mention(nothing))
        self.saving.saved.connect(self.header.show_saved)
        self.saving.saved.connect(lambda _at: self.hide_banner("saving"))
        self.saving.kept.connect(self.header.show_kept)
        self.saving.failed.connect(self._on_not_saved)
        judging.not_undone.connect(self._surroundings.presenter.show)
        footer.missing_pressed.connect(panel.next_missing)
        footer.complete_pressed.connect(self.complete_asked)
        self.tabs.notes.note_chosen.connect(self._on_note_chosen)
        self.tabs.notes.summarised.connect(judging.summarise)
        self.tabs.call.picked.connect(lambda code: judging.pick(Picked(code)))
        self.tabs.causes.removed.connect(judging.remove_cause)

    # Showing

    def _show_subject(self) -> None:
        subject = self.subject
        self.listening.show_length(subject.recording.duration_s)
        self.waves.set_length(subject.recording.duration_s)
        self.transport.set_sound_possible(False)
        self.transport.channel.setEnabled(subject.recording.channels > 1)
        evaluation = subject.evaluation
        finished = evaluation is not None
        current = evaluation is not None and evaluation.state is EvaluationState.CURRENT
        self.footer.set_finished(finished, current and may_revise(self._surroundings, subject))
        self.checklist.summary.show_result(subject)
        if evaluation is not None:
            self.header.show_finished(subject.inspector, evaluation.completed_at)
        self.checklist.set_locked(finished)
        self.tabs.set_locked(finished)
        self.transport.set_locked(finished)
        self._show_marks()
        self._on_causes_changed()
        if not finished:
            mine = partial(self._studio.inspections.own_comments, subject.inspection)
            self._surroundings.runner.read(mine, self.checklist.offer_comments, owner=self)

    def _show_marks(self) -> None:
        draft = self.judging.draft
        flags, notes = question_marks(draft, self._surroundings.language, movable=not self.judging.locked)
        self.waveform.set_layer(Layer.EVIDENCE, flags)
        self.tabs.transcript.view.set_flags(flags)
        self.listening.moments.put({"evidence": [flag.start for flag in flags], "note": self.noting.moments})
        self.listening.moments.put({"mask": self.masking.moments, "keyword": self.speaking.moments})
        notes += self.noting.rows()
        self.tabs.show_notes(tuple(sorted(notes, key=lambda note: note.span.start if note.span else 1e9)))
        self.footer.show_left(len(draft.missing()))
        self._show_unheard()
        self.causes.show()

    def _show_unheard(self) -> None:
        draft = self.judging.draft
        outside = self.judging.calls.outside(draft.answers.evidence)
        self.checklist.set_unheard(frozenset(self.heard.unheard(draft)), frozenset(outside))
        words = self.heard.unheard_words(self.judging.draft) if self.judging.locked else ""
        if words and self.banner("unheard") is None:
            self.show_banner("unheard", words, "warn")

    def _on_measured(self) -> None:
        if self.measured.found is not None:
            self.heard.show_measurements(self.measured.found)
            self.listening.show_measured(self.measured.found)
        self._show_marks()

    def _on_causes_changed(self) -> None:
        self.causes.show()
        self.tabs.show_causes(self.judging.causes, self.judging.draft.numbers)

    def show_banner(self, code: str, words: str, kind: BannerKind, action: str = "") -> Banner:
        """State something above the page; the same `code` replaces what it said before."""
        return self.notices.state(code, words, kind, action)

    def hide_banner(self, code: str) -> None:
        """Take a statement away."""
        self.notices.take_away(code)

    def banner(self, code: str) -> Banner | None:
        """What is stated under a code."""
        return self.notices.stated(code)

    def _on_not_saved(self, trouble: StudioError) -> None:
        say = self._surroundings.say
        hint = say.say(trouble.hint) if trouble.hint is not None else ""
        words = self.tr("Not sent: {what} Nothing is lost: it is kept on this computer.")
        if self.saving.unsaved:
            words = self.tr("Not saved: {what} Nothing is lost as long as this page stays open.")
        banner = self.show_banner(
            "saving", words.format(what=f"{say.say(trouble.what)} {hint}"), "bad", self.tr("Try again")
        )
        banner.acted.connect(self._on_retry)
        if self.saving.unsaved:
            self.header.show_unsaved()
        else:
            self.header.show_kept()

    def _on_retry(self) -> None:
        self.hide_banner("saving")
        self.saving.retry()

    def _on_undone(self, question: str) -> None:
        if question:
            self.checklist.activate(question)
        else:
            self._surroundings.presenter.mention(self.tr("There is nothing to undo."))

    def _on_note_chosen(self, code: str, start: float) -> None:
        if code:
            self.checklist.activate(code)
        if start >= 0:
            self.listening.seek(start)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key means; Escape forgets a begun span and the selection."""
        typing = isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit, QAbstractSpinBox))
        action = self._key_map().action(event, typing)
        action = SAME_AS.get(action, action) if action else None
        if action == "evidence" and event.isAutoRepeat():
            return
        if action in self._actions:
            self._actions[action]()
        elif not typing and self.waveform.take_key(event):
            return
        elif event.key() != Qt.Key.Key_Escape or not (self.masking.give_up() or self.taking.give_up()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The evidence key was held until now."""
        action = self._key_map().action(event, typing=False)
        if action in ("evidence", "typing_evidence") and not event.isAutoRepeat():
            self.taking.release()
        else:
            super().keyReleaseEvent(event)

    def _key_map(self) -> KeyMap:
        # The sheet of keys may have changed them meanwhile.
        own = self._surroundings.preferences.now.keys
        if own is not self._own_keys:
            self._own_keys, self._keys = own, KeyMap(own)
        return self._keys

    def step(self, by: int) -> None:
        """The question so many places further down becomes the active one."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.checklist.step(by)

    def next_missing(self) -> None:
        """So does the next at which something is missing."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.checklist.next_missing():
            self._surroundings.presenter.mention(self.tr("Nothing is missing."))

    def edit_comment(self) -> None:
        """Write the comment of the active question."""
        if self.checklist.active:
            self.checklist.row(self.checklist.active).edit_comment()

    def zoom(self) -> None:
        """Show the selection, the loop or the evidence of the active question; again: the whole call."""
        span = self._zoom_span()
        first, last = self.waveform.visible
        if span is None or (first <= span.start and span.end <= last and last - first <= 3.2 * max(2.0, span.length)):
            self.waveform.show_range(0.0, self.subject.recording.duration_s)
        else:
            margin = max(1.0, 0.5 * span.length)
            self.waveform.show_range(max(0.0, span.start - margin), span.end + margin)

    def _zoom_span(self) -> Span | None:
        loop = self.listening.loop
        if self.waveform.selection is not None:
            return Span(*self.waveform.selection)
        evidence = self.judging.draft.evidence(self.checklist.active) if self.checklist.active else ()
        if here := [span for span in evidence if self.judging.calls.is_here(span)]:
            return here[0]
        return Span(loop.start, loop.end) if loop.start is not None and loop.end is not None else None

    # Coming and going

    def keep(self) -> None:
        """Hand on everything that is being written and what was heard."""
        self.checklist.keep_comments()
        self.tabs.notes.keep_summary()
        self.noting.finish()
        self.listening.flush()

    def set_menu(self, menu: QMenu) -> None:
        """What the three dots of the head open."""
        self.header.set_menu(menu)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour of panels, behind the notices too."""
        QPainter(self).fillRect(event.rect(), color("panel"))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the player and the keyboard."""
        super().showEvent(event)
        self.listening.attach()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the player; nothing that was begun is lost."""
        self.keep()
        self.listening.detach()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow and low windows."""
        super().resizeEvent(event)
        self.checklist.set_narrow(self.window().width() < NARROW_BELOW)
        low = self.window().height() < LOW_BELOW
        self.waveform.set_lane_height(LOW_LANE if low else LANE)
        self.notices.set_low(low)
        self.taking.place()
        self.noting.place()
