"""Writing every change at once, in order; what could not be written is kept and tried again."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from qa_studio.errors import StudioError
from qa_studio.texts import message
from qa_studio.ui.runtime import TaskRunner

T = TypeVar("T")
_log = logging.getLogger(__name__)


class _NotSaved(StudioError):
    """A write that failed for a reason that nobody foresaw; it is in the log."""


class _Held(StudioError):
    """A write that waits until the one before it has succeeded."""


class Saving(QObject):
    """Hands writes to the runner's queue; after a failure the later ones wait, so that none overtakes another.

    `saved(datetime)` tells the time of an acknowledged change, `failed(StudioError)` the first failure.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._broken = False
        self._unsaved: list[Callable[[], None]] = []

    @property
    def unsaved(self) -> int:
        """How many changes wait for the next try."""
        return len(self._unsaved)

    def write(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Write soon; `done` is told the result on the GUI thread."""

        def guarded() -> T:
            if self._broken:
                raise _Held(message("An earlier change is not saved yet."))
            try:
                return work()
            except StudioError:
                self._broken = True
                raise
            except Exception as error:
                self._broken = True
                _log.exception("A change could not be saved")
                raise _NotSaved(message("The change could not be saved: {why}", why=str(error))) from error

        def keep(trouble: StudioError) -> None:
            self._unsaved.append(lambda: self.write(work, done))
            if not isinstance(trouble, _Held):
                self.failed.emit(trouble)

        def finish(result: T) -> None:
            if isinstance(result, datetime):
                self.saved.emit(result)
            if done is not None:
                done(result)

        self._runner.queue(guarded, finish, failed=keep, owner=self)

    def retry(self) -> None:
        """Write everything that waits, in its order."""
        waiting, self._unsaved = self._unsaved, []
        self._broken = False
        for again in waiting:
            again()
