"""Leaving a workspace: what is being written is waited for as long as a person would, and no longer."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from qa_studio.ui.runtime import TaskRunner

BLINK_S, PATIENCE_S = 0.3, 5.0
_LOOK_EVERY_MS = 20


def finish_writes(
    runner: TaskRunner, tell: Callable[[], None], give_up: Callable[[], None], patience_s: float = PATIENCE_S
) -> None:
    """Wait for the writes; `tell` once it takes time, `give_up` once it takes too long.  The window paints meanwhile.

    What a server did not take by then is kept on this computer, and what was taken from the pool is free again when
    its time is over.
    """
    if _written_within(runner, BLINK_S):
        return
    tell()
    if not _written_within(runner, patience_s):
        give_up()


def _written_within(runner: TaskRunner, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not runner.has_written(_LOOK_EVERY_MS):
        if time.monotonic() > until:
            return False
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return True
