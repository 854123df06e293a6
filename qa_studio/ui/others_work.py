"""Brings what others do in the same workspace to the pages of this window."""

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from qa_studio.errors import StudioError
from qa_studio.services.events import Event, EventBus, WorkspaceChanged
from qa_studio.services.notices import Notices
from qa_studio.ui.runtime import TaskRunner

LOOK_EVERY_MS = 1000
TRY_AGAIN_MS = 5000


class OthersWork(QObject):
    """Listens on a socket where there is one, else looks every second; a lost connection is tried again."""

    def __init__(self, notices: Notices, events: EventBus, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._notices, self._events, self._runner = notices, events, runner
        self._ear: QSocketNotifier | None = None
        self._was_deaf = self._busy = self._closed = False
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._again = QTimer(self, singleShot=True, interval=TRY_AGAIN_MS)
        self._again.timeout.connect(self._begin)
        self._begin()

    @property
    def listening(self) -> bool:
        """Whether what others do would be heard now."""
        return self._ear is not None or self._timer.isActive()

    def _begin(self) -> None:
        self._runner.read(self._notices.socket, self._on_socket, failed=self._on_deaf, owner=self)

    def _on_socket(self, socket: int | None) -> None:
        if self._closed:
            return
        if socket is None:
            self._timer.start()
            self._look()
            return
        self._ear = QSocketNotifier(socket, QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._listen)
        if self._was_deaf:
            # Nobody knows what was said in the meantime.
            self._was_deaf = False
            self._events.publish((WorkspaceChanged(),))
        self._listen()

    def _listen(self) -> None:
        try:
            self._tell(self._notices.take())
        except StudioError as trouble:
            self._on_deaf(trouble)

    def _on_deaf(self, _trouble: StudioError) -> None:
        # Whoever reads or writes now is told; here it is tried again until somebody answers.
        self._was_deaf = True
        self._stop()
        if not self._closed:
            self._again.start()

    def _look(self) -> None:
        if not self._busy:
            self._busy = True
            self._runner.read(self._notices.take, self._on_looked, owner=self)

    def _on_looked(self, events: tuple[Event, ...]) -> None:
        self._busy = False
        self._tell(events)

    def _tell(self, events: tuple[Event, ...]) -> None:
        if events and not self._closed:
            self._events.publish(tuple(dict.fromkeys(events)))

    def _stop(self) -> None:
        self._timer.stop()
        if self._ear is not None:
            self._ear.setEnabled(False)
            self._ear.deleteLater()
            self._ear = None

    def close(self) -> None:
        """Listen no more."""
        self._closed = True
        self._again.stop()
        self._stop()
