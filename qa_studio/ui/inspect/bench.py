"""The inspect page with one recording on it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
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
from qa_studio.domain.listening import unheard_evidence
from qa_studio.domain.recording import Picked
from qa_studio.domain.score import QuestionScore
from qa_studio.domain.spans import Span
from qa_studio.errors import StudioError
from qa_studio.services.studio import Studio
from qa_studio.ui.components.banner import Banner, BannerKind
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.pills import TagKind
from qa_studio.ui.formatting import Formats
from qa_studio.ui.inspect.call_header import CallHeader
from qa_studio.ui.inspect.cause_picker import CausePicker
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
from qa_studio.ui.inspect.note_row import Note
from qa_studio.ui.inspect.noting import Noting
from qa_studio.ui.inspect.saving import Saving
from qa_studio.ui.inspect.selection_bar import SelectionBar
from qa_studio.ui.inspect.side_tabs import SideTabs
from qa_studio.ui.inspect.spoken_call import SpokenCall
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.inspect.transport_bar import TransportBar
from qa_studio.ui.keys import SAME_AS, KeyMap
from qa_studio.ui.layer_menu import LayerMenu
from qa_studio.ui.overview import WaveformOverview
from qa_studio.ui.player import Player
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import color
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_layers import Layer, LayerSpan

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
        self.saving = Saving(surroundings.runner, self)
        services = (studio.inspections, studio.causes)
        self.judging = Judging(subject, services, self.saving, surroundings.person.id, self)
        self._banners: dict[str, Banner] = {}
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
        self._actions = key_actions(self)
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
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(16, 0, 16, 0)
        self._notices.setSpacing(4)
        column.addLayout(self._notices)
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

    def _left_side(self) -> QVBoxLayout:
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        self.waves = Surface("panel")
        waves = QVBoxLayout(self.waves)
        waves.setContentsMargins(20, 4, 16, 6)
        waves.setSpacing(0)
        self.overview = WaveformOverview()
        two = self.subject.recording.channels > 1
        self.waveform = WaveformView((self.tr("Agent") if two else self.tr("Call"), self.tr("Customer")))
        self.waveform.read_through(self._read_later, self._studio.spectrograph)
        self.waveform.layersChanged.connect(lambda: self.overview.show_layers(self.waveform.layers))
        self.layers = LayerMenu(self.waveform, self._surroundings.preferences)
        waves.addWidget(self.overview)
        waves.addWidget(self.waveform)
        self.selection = SelectionBar(self.waves)
        self._left.addWidget(self.waves)
        self.transport = TransportBar(self._keys)
        self._left.addWidget(self.transport)
        return self._left

    def _read_later(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        # What can't be read now is drawn as coarse as it is known; who opened the sound says what is wrong with it.
        self._surroundings.runner.read(work, done, failed=lambda _trouble: None, owner=self.waveform)

    def _wire(self) -> None:
        panel, judging, footer = self.checklist, self.judging, self.footer
        panel.answered.connect(judging.answer)
        panel.commented.connect(judging.comment)
        self.taking.example_asked.connect(self.example_asked)
        panel.activated.connect(lambda _code: self._show_causes())
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
        self.saving.failed.connect(self._on_not_saved)
        footer.cause_chosen.connect(lambda code: judging.log_cause(self.cause_question(), code))
        footer.cause_removed.connect(judging.remove_cause)
        footer.adding.connect(self._open_picker)
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
        self.waveform.set_length(subject.recording.duration_s)
        self.overview.set_length(subject.recording.duration_s)
        self.transport.set_sound_possible(False)
        self.transport.channel.setEnabled(subject.recording.channels > 1)
        evaluation = subject.evaluation
        finished = evaluation is not None
        self.footer.set_finished(finished, evaluation is not None and evaluation.state is EvaluationState.CURRENT)
        self.checklist.summary.show_result(subject)
        if evaluation is not None:
            self.header.show_finished(subject.inspector, evaluation.completed_at)
        self.checklist.set_locked(finished)
        self.tabs.set_locked(finished)
        self.transport.set_locked(finished)
        self._show_marks()
        self._on_causes_changed()

    def _show_marks(self) -> None:
        flags, notes = [], []
        draft = self.judging.draft
        noted = {*draft.answers.evidence, *draft.answers.comments}
        for question in draft.checklist.questions:
            code = question.code
            if code not in noted:
                continue
            kind, icon = _looks(draft.scores[code])
            spans, comment = draft.evidence(code), draft.answers.comments.get(code, "")
            number, text = draft.numbers[code], question.text.in_language(self._surroundings.language)
            flags += [
                LayerSpan(span.start, span.end, number, f"{code}#{at}", "both", kind, icon, not self.judging.locked)
                for at, span in enumerate(spans)
            ]
            notes += [Note(code, number, text, comment, span, kind, icon) for span in spans]
            if comment and not spans:
                notes.append(Note(code, number, text, comment, None, kind, icon))
        self.waveform.set_layer(Layer.EVIDENCE, flags)
        self.tabs.transcript.view.set_flags(flags)
        self.listening.moments.put({"evidence": [flag.start for flag in flags], "note": self.noting.moments})
        self.listening.moments.put({"mask": self.masking.moments, "keyword": self.speaking.moments})
        notes += self.noting.rows()
        self.tabs.show_notes(tuple(sorted(notes, key=lambda note: note.span.start if note.span else 1e9)))
        self.footer.show_left(len(draft.missing()))
        self._show_unheard()
        self._show_causes()

    def _show_unheard(self) -> None:
        ledger = self.listening.ledger
        if self.judging.locked and not ledger:  # judged elsewhere: nothing is on record to compare with
            return
        evidence = self.judging.draft.answers.evidence.items()
        self.checklist.set_unheard(frozenset(unheard_evidence(evidence, ledger)))
        words = self.heard.unheard_words(self.judging.draft) if self.judging.locked else ""
        if words and self.banner("unheard") is None:
            self.show_banner("unheard", words, "warn")

    def _on_measured(self) -> None:
        if self.measured.found is not None:
            self.heard.show_measurements(self.measured.found)
            self.listening.show_measured(self.measured.found)
        self._show_marks()

    def cause_question(self) -> str:
        """The question whose causes the foot shows: the active one where it lost marks, else the last that did."""
        draft, active = self.judging.draft, self.checklist.active
        lost = draft.lost()
        if active in lost or self.judging.causes_of(active):
            return active
        return lost[-1] if lost else ""

    def _show_causes(self) -> None:
        code, draft = self.cause_question(), self.judging.draft
        offered = draft.checklist.question(code).root_causes if code else ()
        self.footer.show_causes(draft.numbers.get(code, ""), self.judging.causes_of(code), offered)

    def _on_causes_changed(self) -> None:
        self._show_causes()
        self.tabs.show_causes(self.judging.causes, self.judging.draft.numbers)

    def show_banner(self, code: str, words: str, kind: BannerKind, action: str = "") -> Banner:
        """State something above the page; the same `code` replaces what it said before."""
        self.hide_banner(code)
        banner = Banner(words, kind, action, closable=True)
        banner.closed.connect(lambda: self.hide_banner(code))
        self._banners[code] = banner
        self._notices.addWidget(banner)
        self._notices.setContentsMargins(16, 6, 16, 6)
        return banner

    def hide_banner(self, code: str) -> None:
        """Take a statement away."""
        banner = self._banners.pop(code, None)
        if banner is not None:
            banner.hide()
            self._notices.removeWidget(banner)
            banner.deleteLater()
        if not self._banners:
            self._notices.setContentsMargins(16, 0, 16, 0)

    def banner(self, code: str) -> Banner | None:
        """What is stated under a code."""
        return self._banners.get(code)

    def _on_not_saved(self, trouble: StudioError) -> None:
        say = self._surroundings.say
        hint = say.say(trouble.hint) if trouble.hint is not None else ""
        words = self.tr("Not saved: {what} Nothing is lost as long as this page stays open.")
        banner = self.show_banner(
            "saving", words.format(what=f"{say.say(trouble.what)} {hint}"), "bad", self.tr("Try again")
        )
        banner.acted.connect(self._on_retry)
        self.header.show_unsaved()

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

    def find_cause(self) -> None:
        """Open the tree of causes."""
        self._open_picker(self.footer.causes.mapToGlobal(QPoint(0, 0)))

    def _open_picker(self, where: QPoint) -> None:
        if self.judging.locked:
            return
        code, draft = self.cause_question(), self.judging.draft
        offered = draft.checklist.question(code).root_causes if code else ()
        title = self.tr("Root cause of {number}").format(number=draft.numbers[code]) if code else self.tr("Root cause")
        picker = CausePicker(self._studio.causes.tree, self._surroundings.language, offered, title, self)
        picker.picked.connect(lambda cause, note: self.judging.log_cause(code, cause, note))
        self.picker = picker
        picker.open_above(where)

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
        if evidence:
            return evidence[0]
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
        self.waveform.set_lane_height(LOW_LANE if self.window().height() < LOW_BELOW else LANE)
        self.taking.place()
        self.noting.place()


def _looks(outcome: QuestionScore) -> tuple[TagKind, str]:
    """Colour and sign of a question's flag."""
    if outcome.lost:
        return ("warn", "circle-half-bold") if outcome.share else ("bad", "x-bold")
    return ("good", "check-bold") if outcome.share is not None else ("accent", "")
