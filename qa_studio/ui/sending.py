"""Sends what waits in the outbox: at once, and where the server does not answer, again and again until it does."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.domain.changes import Begun, Change
from qa_studio.errors import NotConnected, StudioError
from qa_studio.services.events import Event, EventBus, WorkspaceChanged
from qa_studio.services.outbox import Outbox
from qa_studio.ui.runtime import TaskRunner

FIRST_MS, LONGEST_MS = 2_000, 30_000
PATIENCE_MS = 4_000
"""A network that swallows everything is found out by the driver much later."""


class Sending(QObject):
    """Of one open workspace.  `saved(datetime)` comes when the workspace has all that could be sent.

    `changed` tells that more or less waits, or that the server answers or doesn't (`offline`), or keeps one waiting
    (`slow`); `failed(StudioError)` comes where
    something else than the network is in the way.
    """

    changed = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, outbox: Outbox, runner: TaskRunner, events: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outbox, self._runner = outbox, runner
        self.offline = False
        self.trouble: StudioError | None = None
        self.slow = False
        self._asked = False
        self._full: StudioError | None = None  # why nothing can be kept here
        self._told: datetime | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_slow)
        self._again = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._again.timeout.connect(self.now)
        self._stop = events.listen(WorkspaceChanged, self._on_heard)
        self.destroyed.connect(lambda _gone=None, stop=self._stop: stop())
        # The window may have had the same workspace open until now, with changes on their way.
        runner.keep(outbox.gather, self._on_gathered, failed=self._on_not_kept, owner=self)

    @property
    def unsaved(self) -> int:
        """How many changes would be lost if the program ended, since they can be written nowhere."""
        return self.outbox.unkept if self.trouble is not None else 0

    def take(self, of: Begun, change: Change) -> None:
        """Keep a change on this computer and send it, unless it is known that nobody answers."""
        self.outbox.add(of, change)
        if self.outbox.lasts:
            self._runner.keep(self.outbox.keep, self._on_kept, failed=self._on_not_kept, owner=self)
        if not self.offline:
            self._send()

    def now(self) -> None:
        """Try to send, whatever is known."""
        self._send()

    def _send(self) -> None:
        if not self._asked:
            self._asked = True
            if not self._patience.isActive():
                self._patience.start()
            self._runner.queue(self._work, self._on_sent, failed=self._on_not_sent, owner=self)

    def _work(self) -> None:
        self._asked = False  # what is taken from here on may miss this turn
        self.outbox.send()

    def _on_gathered(self, _nothing: None) -> None:
        if not self.outbox.empty:
            self.now()

    def _on_slow(self) -> None:
        self.slow = True
        self.changed.emit()

    def _on_kept(self, _nothing: None) -> None:
        if self.trouble is not None and self.trouble is self._full:
            self.trouble = None
        self._full = None
        if self.offline or self.slow:
            self.changed.emit()

    def _on_not_kept(self, trouble: StudioError) -> None:
        # Where the workspace takes it nothing is amiss.
        self._full = trouble
        if self.offline or self.slow:
            self._fail(trouble)

    def _answered(self) -> None:
        self._patience.stop()
        self.slow = self.offline = False

    def _on_sent(self, _nothing: None) -> None:
        self._answered()
        self.trouble = None
        self._again.stop()
        self._again.setInterval(FIRST_MS)
        at = self.outbox.saved_at
        if at is not None and at != self._told:
            self._told = at
            self.saved.emit(at)
        self.changed.emit()

    def _on_not_sent(self, trouble: StudioError) -> None:
        self._answered()
        if not isinstance(trouble, NotConnected):
            self._fail(trouble)
        else:
            self.offline = True
            if self._full is not None and self.outbox.unkept:
                self._fail(self._full)
            self.changed.emit()
        if self.offline or self.outbox.lasts:
            self._again.start()
            self._again.setInterval(min(LONGEST_MS, 2 * self._again.interval()))

    def _fail(self, trouble: StudioError) -> None:
        self.trouble = trouble
        self.failed.emit(trouble)
        self.changed.emit()

    def _on_heard(self, _event: Event) -> None:
        # The one who listens to others says this when it is connected again.
        if self.offline:
            self.now()

    def close(self) -> None:
        """Send no more; what waits is sent by the next program."""
        self._again.stop()
        self._stop()
