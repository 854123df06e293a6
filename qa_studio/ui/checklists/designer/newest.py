"""Looking at the whole form beside the window, where only the last look counts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from qa_studio.ui.runtime import TaskRunner

FIRST_AFTER = 150
"""Milliseconds before the first look: Python runs one thread at a time, and the page is being drawn just then."""

T = TypeVar("T")
_Look = tuple[Callable[[], Any], Callable[[Any], None]]


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: object = None
    bug: Exception | None = None


class Newest(QObject):
    """Runs one look at a time off the GUI thread; of those asked for meanwhile only the last is made.

    What came of a look is told only while no newer one was asked for.
    """

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._running: _Look | None = None
        self._waiting: _Look | None = None
        self._begun = False
        self._first = QTimer(self, singleShot=True, interval=FIRST_AFTER)
        self._first.timeout.connect(self._start_first)

    @property
    def busy(self) -> bool:
        """Whether a look is being made."""
        return self._running is not None

    def look(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do `work` off the GUI thread, then `done` on it, unless another one was asked for by then."""
        if self._running is not None:
            self._waiting = (work, done)
        elif self._begun:
            self._start((work, done))
        else:
            self._begun = True
            self._running = (work, done)
            self._first.start()

    def _start_first(self) -> None:
        look, self._waiting = self._waiting or self._running, None
        if look is not None:
            self._start(look)

    def _start(self, look: _Look) -> None:
        self._running = look
        self._runner.read(lambda: _made(look[0]), self._on_made, owner=self)

    def _on_made(self, outcome: _Outcome) -> None:
        made, self._running = self._running, None
        if self._waiting is not None:
            look, self._waiting = self._waiting, None
            self._start(look)
        elif made is not None and outcome.bug is None:
            made[1](outcome.result)
        if outcome.bug is not None:
            raise outcome.bug


def _made(work: Callable[[], object]) -> _Outcome:
    # An exception is told on the GUI thread: a look that never came back would keep all later ones waiting.
    try:
        return _Outcome(work())
    except Exception as bug:
        return _Outcome(bug=bug)
