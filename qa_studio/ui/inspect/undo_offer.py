"""Offering to take the last change back: a banner for some seconds, and the key for undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from qa_studio.errors import StudioError
from qa_studio.ui.runtime import TaskRunner

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench

SHOWN_MS = 15_000


class UndoOffer(QObject):
    """One change at a time, under the `code` of its banner; what is judged afterwards is undone first."""

    def __init__(self, bench: "Bench", code: str, runner: TaskRunner, failed: Callable[[StudioError], None]) -> None:
        super().__init__(bench)
        self._bench, self._code, self._runner, self._failed = bench, code, runner, failed
        self._undo: Callable[[], object] | None = None
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.setInterval(SHOWN_MS)
        self._shown.timeout.connect(lambda: bench.hide_banner(code))
        bench.judging.draft.changed.connect(lambda _code: self._forget())

    def offer(self, words: str, undo: Callable[[], object]) -> None:
        """Say what was done; `undo` takes it back, in its turn among the writes."""
        self._undo = undo
        banner = self._bench.show_banner(self._code, words, "info", self.tr("Undo"))
        banner.acted.connect(self._take_back)
        self._shown.start()

    def undo(self, otherwise: Callable[[], object]) -> None:
        """Take the change back, where nothing was judged since; else do something else."""
        if self._undo is not None:
            self._take_back()
        else:
            otherwise()

    def _take_back(self) -> None:
        undo = self._undo
        self._forget()
        self._bench.hide_banner(self._code)
        if undo is not None:
            self._runner.queue(undo, failed=self._failed, owner=self)

    def _forget(self) -> None:
        self._undo = None
