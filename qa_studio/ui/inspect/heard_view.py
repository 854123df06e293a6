"""How much of the call was heard: said beside the clock, drawn in the overview, explained, and led on from."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from qa_studio.domain.listening import Coverage, coverage
from qa_studio.domain.spans import Span
from qa_studio.services.heard_words import coverage_words, heard_words, remaining_words
from qa_studio.services.hearing import speech
from qa_studio.services.measuring import Measurements
from qa_studio.texts import Catalogue
from qa_studio.ui.inspect.draft import Draft
from qa_studio.ui.inspect.heard_panel import HeardPanel
from qa_studio.ui.inspect.listening import Listening
from qa_studio.ui.inspect.transport_bar import TransportBar
from qa_studio.ui.overview import WaveformOverview

LEAD_S = 0.5


class HeardView(QObject):
    """`nothing_left` when the user asks for the next stretch and all of it was heard."""

    nothing_left = Signal()
    shown = Signal()
    """The figures are other ones."""

    def __init__(
        self, listening: Listening, transport: TransportBar, overview: WaveformOverview, say: Catalogue
    ) -> None:
        super().__init__(listening)
        self._listening, self._transport, self._overview, self._say = listening, transport, overview, say
        self._gone_to: Span | None = None
        self.coverage: Coverage = coverage(listening.ledger, listening.to_hear)
        self.panel: HeardPanel | None = None
        listening.changed.connect(self._show)
        transport.heard_pressed.connect(self.open_panel)
        self._show()

    def show_measurements(self, found: Measurements) -> None:
        """Know from now on what is speech."""
        self._listening.set_to_hear(replace(self._listening.to_hear, said=speech(found)))

    def show_masks(self, masked: Sequence[Span]) -> None:
        """Know from now on what is hidden and need not be heard."""
        if tuple(masked) != self._listening.to_hear.masked:
            self._listening.set_to_hear(replace(self._listening.to_hear, masked=tuple(masked)))

    def _show(self) -> None:
        ledger, there = self._listening.ledger, self._listening.to_hear
        found = self.coverage = coverage(ledger, there)
        self._overview.set_heard(ledger.spans)
        self._overview.set_missed(found.missed if found.said is not None and ledger.spans else ())
        if self._listening.on_record:
            tip = self._say.sentences(coverage_words(found, there.part is not None), remaining_words(found))
            self._transport.show_heard(found.call, found.said, tip)
        else:
            self._transport.show_heard(None, None, self._say("No listening is on record."))
        self.shown.emit()

    def lines(self) -> tuple[str, ...]:
        """What was heard and what is left, in sentences."""
        ledger, there = self._listening.ledger, self._listening.to_hear
        return (*heard_words(ledger, self.coverage, there, self._say), self._say.say(remaining_words(self.coverage)))

    def next_missed(self) -> None:
        """Go to just before the next stretch that nobody heard, of speech where that is measured."""
        here = self._listening.position()
        after = here - 0.05
        if self._gone_to is not None and abs(here - self._before(self._gone_to)) < LEAD_S:
            after = self._gone_to.start
        following = self.coverage.next_missed(after)
        if following is None:
            self.nothing_left.emit()
        else:
            self.go_to(following)

    def go_to(self, span: Span) -> None:
        """Stand just before a stretch."""
        self._gone_to = span
        self._listening.seek(self._before(span))

    @staticmethod
    def _before(span: Span) -> float:
        return max(0.0, span.start - LEAD_S)

    def open_panel(self) -> None:
        """Explain the figures in a small window."""
        panel = self.panel = HeardPanel(self.lines(), self.coverage.stretches, self._transport)
        panel.went_to.connect(self.go_to)
        panel.went_on.connect(self.next_missed)
        panel.destroyed.connect(self._on_panel_gone)
        panel.open_at(self._transport.heard, panel.on if panel.on.isEnabled() else None)

    def _on_panel_gone(self) -> None:
        self.panel = None

    def unheard(self, draft: Draft) -> dict[str, tuple[Span, ...]]:
        """By question, the evidence that nobody listened to; of what is finished, only where listening is on record."""
        listening = self._listening
        return draft.calls.unheard(draft.answers.evidence, listening.ledger, listening.finished)

    def unheard_words(self, draft: Draft) -> str:
        """Which questions have evidence that nobody listened to; empty where none has, or no listening is on record."""
        if not any(call.heard for call in draft.calls.with_heard(self._listening.ledger)):
            return ""
        unheard = self.unheard(draft)
        numbers = [draft.numbers[question.code] for question in draft.checklist.questions if question.code in unheard]
        if not numbers:
            return ""
        return self.tr("Evidence lies outside what was heard: {numbers}").format(numbers=self._say.listed(numbers))
