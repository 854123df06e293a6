"""What is measured in the sound of a call: drawn as spans, and suggested as answers."""

from PySide6.QtCore import QObject, Signal

from qa_studio.domain.answers import NOT_APPLICABLE
from qa_studio.domain.checklist import Requirement
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import StudioError
from qa_studio.services.analysing import Analysing
from qa_studio.services.measured_part import measured_within
from qa_studio.services.measuring import Measurements
from qa_studio.services.suggesting import Suggestion, all_unmeasured, suggestions, unmeasured
from qa_studio.ui.formatting import percent
from qa_studio.ui.inspect.checklist_panel import ChecklistPanel
from qa_studio.ui.inspect.judging import Judging
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_layers import Layer, LayerSpan, lane_of


class MeasuredCall(QObject):
    """The measurements of the call on the page; `shown` comes when they are there."""

    shown = Signal()

    def __init__(
        self, judging: Judging, checklist: ChecklistPanel, waveform: WaveformView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._judging, self._checklist, self._waveform = judging, checklist, waveform
        self._suggested: dict[str, Suggestion] = {}
        self.found: Measurements | None = None
        checklist.suggestion_accepted.connect(self._on_accepted)

    def find_out(self, analysing: Analysing, runner: TaskRunner, recording: RecordingId) -> None:
        """Read what was measured, or measure now, beside the window."""
        runner.run(
            lambda progress: analysing.measure(recording, progress),
            self.show_measurements,
            failed=self._on_not_measured,
            owner=self,
        )

    def show_measurements(self, found: Measurements) -> None:
        """Draw them, and suggest what follows from them."""
        marks = MeasuredMarks(self)
        for layer, spans in marks.layers(found).items():
            self._waveform.set_layer(layer, spans)
        self._waveform.set_notes(*marks.notes(found))
        self.found = found
        if not self._judging.locked:
            checklist = self._judging.draft.checklist
            judged = measured_within(found, self._judging.calls.here.part)
            self._suggested = suggestions(checklist, judged)
            self._checklist.set_suggestions(self._suggested, unmeasured(checklist, judged))
        self.shown.emit()

    def _on_not_measured(self, trouble: StudioError) -> None:
        # Whoever reads the sound says what is wrong with it; here only that nothing will be suggested.
        if not self._judging.locked:
            self._checklist.set_suggestions({}, all_unmeasured(self._judging.draft.checklist, trouble.what))

    def _on_accepted(self, code: str) -> None:
        suggestion = self._suggested[code]
        self._judging.answer(code, suggestion.answer)
        wanted = self._judging.draft.checklist.question(code).evidence is not Requirement.NEVER
        if suggestion.span is not None and wanted and suggestion.answer != NOT_APPLICABLE:
            self._judging.add_evidence(code, suggestion.span)


class MeasuredMarks(QObject):
    """Says measurements in the language of the window."""

    def layers(self, found: Measurements) -> dict[Layer, list[LayerSpan]]:
        """Speech, dead air, hold, overlap and keypad tones."""
        dead, hold, overlap = self.tr("Dead air {n} s"), self.tr("Hold {n} s"), self.tr("Overlap {n} s")
        return {
            Layer.SPEECH: [
                LayerSpan(span.start, span.end, lane=lane_of(channel.role))
                for channel in found.channels
                for span in channel.speech
            ],
            Layer.DEAD_AIR: [self._named(dead, span) for span in found.dead_air],
            Layer.HOLD: [self._named(hold, span) for span in found.hold],
            Layer.OVERLAP: [self._named(overlap, each.span) for each in found.overlaps],
            Layer.KEYPAD: [
                LayerSpan(each.span.start, each.span.end, self.tr("Keypad"), lane=lane_of(each.role))
                for each in found.keypad
            ],
        }

    def _named(self, words: str, span: Span) -> LayerSpan:
        return LayerSpan(span.start, span.end, words.format(n=f"{span.length:.1f}"))

    def notes(self, found: Measurements) -> tuple[str, str]:
        """How much each of the two talks; empty where it can't be known."""
        share = found.agent_share
        return ("", "") if share is None else (percent(share), percent(1 - share))
