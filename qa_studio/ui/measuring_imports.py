"""Measures what was imported, beside everything else."""

import os

from PySide6.QtCore import QObject

from qa_studio.domain.recording import RecordingId
from qa_studio.errors import StudioError
from qa_studio.services.analysing import Analysed, Analysing
from qa_studio.services.events import Event, EventBus, RecordingsImported
from qa_studio.services.progress import Progress
from qa_studio.texts import message
from qa_studio.ui.runtime import Task, TaskRunner

FEW = 50
"""So many are measured in this process; for more, others are worth their start."""


class MeasuringImports(QObject):
    """Begins to measure recordings when they come into the library, one import after the other."""

    def __init__(self, analysing: Analysing, runner: TaskRunner, events: EventBus, parent: QObject) -> None:
        super().__init__(parent)
        self._analysing, self._runner = analysing, runner
        self._waiting: list[RecordingId] = []
        self._task: Task | None = None
        self._stop = events.listen(RecordingsImported, self._on_imported)

    def close(self) -> None:
        """Stop; what is measured by then stays."""
        self._stop()
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _on_imported(self, event: Event) -> None:
        if isinstance(event, RecordingsImported):
            self._waiting += event.recordings
            self._begin()

    def _begin(self) -> None:
        if self._task is not None or not self._waiting:
            return
        wanted = tuple(self._waiting)
        self._waiting.clear()
        self._task = self._runner.run(
            lambda progress: self._measure(progress, wanted),
            self._on_done,
            title=message("Measuring recordings"),
            failed=self._on_failed,
            owner=self,
        )

    def _measure(self, progress: Progress, wanted: tuple[RecordingId, ...]) -> Analysed:
        if len(wanted) <= FEW:
            return self._analysing.run_here(progress, wanted)
        # The window and the player keep a core for themselves.
        return self._analysing.run(progress, max(1, (os.cpu_count() or 2) - 1), wanted)

    def _on_done(self, _found: Analysed) -> None:
        self._task = None
        self._begin()

    def _on_failed(self, _trouble: StudioError) -> None:
        # Stopped by the user, or the disk refuses: each recording is measured when it is opened.
        self._task = None
        self._waiting.clear()
