"""Looks into the watched folders now and then, and imports what arrived."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from qa_studio.errors import Cancelled, StudioError
from qa_studio.services.importing import ImportOutcome
from qa_studio.services.watching import Arrival, FolderState, Watching
from qa_studio.texts import message
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import Task, TaskRunner

LOOK_EVERY_MS = 5000
# Folders on a share tell no one that something arrived: they are looked into, and so are all the others.


class WatchingFolders(QObject):
    """Only one look or import at a time; a folder that can't be reached is told once, until it can again."""

    def __init__(self, watching: Watching, runner: TaskRunner, presenter: Presenter, parent: QObject) -> None:
        super().__init__(parent)
        self._watching, self._runner, self._presenter = watching, runner, presenter
        self._busy = False
        self._task: Task | None = None
        self._coming: list[Arrival] = []
        self._unreachable: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def looking(self) -> bool:
        """Whether a look or an import is going on."""
        return self._busy

    def close(self) -> None:
        """Look no more; what was imported by then stays."""
        self._timer.stop()
        self._coming.clear()
        if self._task is not None:
            self._task.cancel()

    def look(self) -> None:
        """Look now, unless that is going on."""
        if not self._busy:
            self._busy = True
            self._runner.read(self._watching.look, self._on_looked, failed=self._on_blind, owner=self)

    def _on_looked(self, arrivals: tuple[Arrival, ...]) -> None:
        self._coming += arrivals
        self._runner.read(self._watching.folders, self._tell_unreachable, owner=self)
        self._take_next()

    def _on_blind(self, _trouble: StudioError) -> None:
        # The workspace can't be read now: whoever works with it is told; here the next look will do.
        self._busy = False

    def _tell_unreachable(self, states: tuple[FolderState, ...]) -> None:
        troubled = {state.folder.path: state.trouble for state in states if state.trouble is not None}
        for path, trouble in troubled.items():
            if path not in self._unreachable:
                self._presenter.tell(trouble, "warn")
        self._unreachable = frozenset(troubled)

    def _take_next(self) -> None:
        if not self._coming:
            self._busy = False
            return
        arrival = self._coming.pop(0)
        self._task = self._runner.run(
            partial(self._watching.take, arrival),
            self._on_taken,
            title=message("Importing what arrived"),
            failed=self._on_failed,
            owner=self,
        )

    def _on_taken(self, outcome: ImportOutcome) -> None:
        self._task = None
        if outcome.added:
            self._presenter.mention(message("Recordings that arrived: {n}.", n=len(outcome.added)))
        if outcome.refused:
            first = outcome.refused[0]
            self._presenter.tell(
                message(
                    "Of what arrived {n} could not be taken; the first is {path}: {reason}",
                    n=len(outcome.refused),
                    path=first.path,
                    reason=first.reason,
                ),
                "warn",
            )
        self._take_next()

    def _on_failed(self, trouble: StudioError) -> None:
        self._task = None
        if not isinstance(trouble, Cancelled):
            self._presenter.show(trouble)
        self._take_next()
