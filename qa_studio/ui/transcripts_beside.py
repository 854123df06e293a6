"""Takes in transcripts that lie beside recordings which were imported."""

from PySide6.QtCore import QObject

from qa_studio.domain.recording import RecordingId
from qa_studio.services.events import Event, EventBus, RecordingsImported
from qa_studio.services.transcripts import TakenFolder, Transcripts
from qa_studio.texts import message
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import Task, TaskRunner


class TranscriptsBeside(QObject):
    """Looks beside each new recording for a file of its name, in the background."""

    def __init__(
        self, transcripts: Transcripts, runner: TaskRunner, presenter: Presenter, events: EventBus, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._transcripts, self._runner, self._presenter = transcripts, runner, presenter
        self._tasks: list[Task] = []
        self._stop = events.listen(RecordingsImported, self._on_imported)

    def close(self) -> None:
        """Stop; what was taken in by then stays."""
        self._stop()
        for task in self._tasks:
            task.cancel()

    def _on_imported(self, event: Event) -> None:
        if isinstance(event, RecordingsImported):
            self._look(event.recordings)

    def _look(self, recordings: tuple[RecordingId, ...]) -> None:
        task = self._runner.run(
            lambda progress: self._transcripts.take_in_beside(recordings, progress),
            self._tell,
            title=message("Reading transcripts"),
            failed=lambda _trouble: None,  # stopped: they can be taken in call by call
            owner=self,
        )
        self._tasks = [each for each in self._tasks if not each.cancelled] + [task]

    def _tell(self, outcome: TakenFolder) -> None:
        if outcome.added:
            self._presenter.mention(message("Transcripts taken in beside recordings: {n}.", n=len(outcome.added)))
        for each in outcome.refused[:3]:
            self._presenter.tell(each.reason, "warn")
