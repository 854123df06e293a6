"""Writing every change of one inspection at once: handed to what keeps and sends it, in order."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from qa_studio.domain.changes import Begun, Change
from qa_studio.errors import StudioError
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.sending import Sending

T = TypeVar("T")


class Saving(QObject):
    """The way of a page's changes into the workspace.

    `saved(datetime)` tells the time of an acknowledged change, `failed(StudioError)` that one can't be written,
    `kept` that what waits is safe on this computer while nobody answers, `all_sent` that nothing waits.
    """

    saved = Signal(object)
    failed = Signal(object)
    kept = Signal()
    all_sent = Signal()

    def __init__(self, of: Begun, sending: Sending, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.of, self._sending, self._runner = of, sending, runner
        sending.saved.connect(self.saved)
        sending.failed.connect(self.failed)
        sending.changed.connect(self._on_changed)

    @property
    def unsaved(self) -> int:
        """How many changes are written nowhere and wait for the next try."""
        return self._sending.unsaved

    @property
    def waits(self) -> bool:
        """Whether anything of this inspection is not in the workspace yet."""
        return self._sending.outbox.waits(self.of.inspection)

    def write(self, change: Change) -> None:
        """Write it soon."""
        self._sending.take(self.of, change)

    def afterwards(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[StudioError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do what needs all changes in the workspace.  It fails with NotConnected, and Refused where any collides."""

        def settled() -> T:
            self._sending.outbox.settle(self.of.inspection)
            return work()

        self._runner.queue(settled, done, failed=failed, owner=owner or self)

    def retry(self) -> None:
        """Write everything that waits, in its order."""
        self._sending.now()

    def _on_changed(self) -> None:
        if self._sending.offline or self._sending.slow:
            if not self.unsaved:
                self.kept.emit()
        elif not self.waits:
            self.all_sent.emit()
