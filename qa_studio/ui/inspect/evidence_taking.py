"""Taking stretches of the call: with a key, by dragging over the waveform, from the playhead."""

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from qa_studio.domain.spans import Span
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.formatting import stretch
from qa_studio.ui.inspect.checklist_panel import ChecklistPanel
from qa_studio.ui.inspect.judging import Judging
from qa_studio.ui.inspect.listening import Listening
from qa_studio.ui.inspect.marking import SpanMarker
from qa_studio.ui.inspect.selection_bar import SelectionBar
from qa_studio.ui.inspect.transport_bar import TransportBar
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_layers import Layer

MARK_BEFORE_S, MARK_AFTER_S = 5.0, 5.0


class EvidenceTaking(QObject):
    """Evidence goes to the active question; `example_asked(span)` where a stretch shall be an example.

    `elsewhere_asked(span)` where evidence in another call than the open one is to be heard.
    """

    example_asked = Signal(object)
    elsewhere_asked = Signal(object)

    def __init__(
        self,
        judging: Judging,
        listening: Listening,
        panel: ChecklistPanel,
        lanes: tuple[WaveformView, SelectionBar, Surface],
        transport: TransportBar,
    ) -> None:
        super().__init__(panel)
        self._judging, self._listening, self._panel, self._transport = judging, listening, panel, transport
        self._waveform, self._bar, self._waves = lanes
        self._marker = SpanMarker()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._wire()

    def _wire(self) -> None:
        panel, waveform, bar, transport = self._panel, self._waveform, self._bar, self._transport
        panel.evidence_wanted.connect(self._on_evidence_wanted)
        panel.evidence_removed.connect(self._judging.remove_evidence)
        panel.evidence_played.connect(self._on_evidence_played)
        panel.example_wanted.connect(lambda code, at: self.example_asked.emit(self._judging.draft.evidence(code)[at]))
        waveform.spanChosen.connect(self._on_span_chosen)
        waveform.spanMoved.connect(self._on_span_moved)
        waveform.spanSelected.connect(lambda _start, _end: self.show_selection())
        waveform.selectionCleared.connect(self.show_selection)
        bar.evidence_pressed.connect(self._take_selection)
        bar.loop_pressed.connect(self._loop_selection)
        bar.example_pressed.connect(lambda: self.example_asked.emit(self._judging.calls.placed(self.marked_span())))
        bar.closed.connect(self._clear_selection)
        transport.mark_pressed.connect(self._on_mark_pressed)
        transport.example_pressed.connect(
            lambda: self.example_asked.emit(self._judging.calls.placed(self.marked_span()))
        )

    def _on_evidence_wanted(self, code: str) -> None:
        self._judging.add_evidence(code, self.marked_span())
        self._clear_selection()

    def marked_span(self) -> Span:
        """What is selected, the loop, or the seconds around the playhead."""
        selected, loop = self._waveform.selection, self._listening.loop
        if selected is not None:
            return Span(*selected)
        if loop.on and loop.start is not None and loop.end is not None:
            return Span(loop.start, loop.end)
        at, length = self._listening.position(), self._listening.duration_s
        return Span(max(0.0, round(at - MARK_BEFORE_S, 1)), min(max(length, at), round(at + MARK_AFTER_S, 1)))

    def _take_selection(self) -> None:
        if self._waveform.selection is not None and self._panel.active:
            self._on_evidence_wanted(self._panel.active)

    def _loop_selection(self) -> None:
        if self._waveform.selection is not None:
            self._listening.looping.span(*self._waveform.selection)
            self._clear_selection()

    @property
    def begun(self) -> float | None:
        """Where a span was begun whose end is still wanted."""
        return self._marker.pending

    def give_up(self) -> bool:
        """Forget a begun span and the selection; whether there was either."""
        begun = self._marker.give_up()
        selected = self._waveform.selection is not None
        self._transport.show_marking(None)
        self._clear_selection()
        return begun or selected

    def _clear_selection(self) -> None:
        self._waveform.set_selection(None)
        self.show_selection()

    def show_selection(self) -> None:
        """Offer what can be done with the selection, if there is one."""
        selected = self._waveform.selection
        if selected is None:
            self._bar.hide()
            return
        number = self._judging.draft.numbers.get(self._panel.active, "")
        self._bar.show_span(stretch(*selected), number, self._judging.locked)
        self.place()

    def place(self) -> None:
        """Keep the strip of offers over the lower right corner of the lanes."""
        if self._bar.isHidden():
            return
        size = self._bar.sizeHint()
        top = self._waveform.y() + self._waveform.height() - size.height() - 8
        self._bar.setGeometry(self._waves.width() - 16 - size.width() - 8, top, size.width(), size.height())
        self._bar.raise_()

    def _on_evidence_played(self, code: str, index: int) -> None:
        span = self._judging.draft.evidence(code)[index]
        if self._judging.calls.is_here(span):
            self._listening.hear(Span(span.start, span.end))
        else:
            self.elsewhere_asked.emit(span)

    def _on_span_chosen(self, layer: Layer, key: str) -> None:
        if layer is Layer.EVIDENCE:
            code, _, index = key.rpartition("#")
            self._panel.activate(code)
            self._on_evidence_played(code, int(index))

    def _on_span_moved(self, layer: Layer, key: str, start: float, end: float) -> None:
        if layer is Layer.EVIDENCE:
            code, _, index = key.rpartition("#")
            span = self._judging.calls.placed(Span(round(start, 3), round(end, 3)))
            self._judging.move_evidence(code, int(index), span)
            # Evidence is kept by time: what was moved before another one has its number now, and stays the chosen one.
            spans = self._judging.draft.evidence(code)
            if span in spans:
                self._waveform.choose(Layer.EVIDENCE, f"{code}#{spans.index(span)}")

    def _on_mark_pressed(self) -> None:
        self.press()
        self.release()

    def press(self) -> None:
        """The evidence key went down; a selection is taken at once."""
        if self._judging.locked or not self._panel.active:
            return
        if self._waveform.selection is not None:
            self._take_selection()
            return
        self._marker.press(self._listening.position(), self._clock.elapsed())

    def release(self) -> None:
        """The evidence key went up."""
        span = self._marker.release(self._listening.position(), self._clock.elapsed())
        if span is not None:
            self._judging.add_evidence(self._panel.active, span)
        self._transport.show_marking(self._marker.pending)
