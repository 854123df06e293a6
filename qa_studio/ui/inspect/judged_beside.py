"""Who else judges the call that is open, said above it as soon as they begin."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qa_studio.errors import StudioError
from qa_studio.services.events import EvaluationCompleted, Event, InspectionBegun, InspectionDiscarded
from qa_studio.services.judged_calls import JudgedElsewhere
from qa_studio.services.studio import Studio
from qa_studio.ui.formatting import Formats
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.surroundings import Surroundings

BANNER = "history"


class JudgedBeside(QObject):
    """Of one page, which shows one bench at a time."""

    def __init__(self, studio: Studio, around: Surroundings, page: QWidget) -> None:
        super().__init__(page)
        self._studio, self._around = studio, around
        self._bench: Bench | None = None
        self._others: tuple[JudgedElsewhere, ...] = ()
        self._evaluated = ""
        around.hear(self, self._on_event, InspectionBegun, InspectionDiscarded, EvaluationCompleted)

    def show(self, bench: Bench, evaluated: str) -> None:
        """Another bench is open; `evaluated` is what there is to say of an earlier evaluation."""
        self._bench, self._evaluated = bench, evaluated
        self._others = bench.subject.others
        self._state(bench)

    def _state(self, bench: Bench) -> None:
        say, now = self._around.say, self._studio.clock()
        formats = Formats(self._around.language, self._around.zone)
        words = [say.say(each.told(formats.since(each.since, now))) for each in self._others]
        if self._evaluated:
            words.append(self._evaluated)
        if words:
            banner = bench.show_banner(BANNER, say.sentences(*words), "info", self.tr("Show"))
            banner.acted.connect(lambda: bench.tabs.go_to("history"))
        else:
            bench.hide_banner(BANNER)

    def _on_event(self, event: Event) -> None:
        bench = self._bench
        if bench is None or not isValid(bench) or bench.subject.evaluation is not None:
            return
        if not isinstance(event, (InspectionBegun, InspectionDiscarded, EvaluationCompleted)):
            return
        if event.recording in {call.recording.id for call in bench.subject.calls}:
            inspection, inspections = bench.subject.inspection, self._studio.inspections
            self._around.runner.read(
                lambda: inspections.view(inspection).others,
                lambda others: self._on_read(bench, others),
                failed=_discarded,
                owner=bench,
            )

    def _on_read(self, bench: Bench, others: tuple[JudgedElsewhere, ...]) -> None:
        if bench is self._bench and others != self._others:
            self._others = others
            self._state(bench)


def _discarded(_trouble: StudioError) -> None:
    """The page itself says so."""
