"""Offering to take the last change back: a banner for some seconds, and the key for undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench

SHOWN_MS = 15_000

Undo = Callable[[], object]


class UndoOffer(QObject):
    """One change at a time, under the `code` of its banner; what is judged afterwards is undone first.

    `carry_out` is handed what takes the change back, to do it in its turn among the writes.
    """

    def __init__(self, bench: "Bench", code: str, carry_out: Callable[[Undo], object]) -> None:
        super().__init__(bench)
        self._bench, self._code, self._carry_out = bench, code, carry_out
        self._undo: Undo | None = None
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.setInterval(SHOWN_MS)
        self._shown.timeout.connect(lambda: bench.hide_banner(code))
        bench.judging.draft.changed.connect(lambda _code: self._forget())

    def offer(self, words: str, undo: Undo) -> None:
        """Say what was done; the banner takes it back, whatever was judged meanwhile, and so does the key."""
        self.remember(undo)
        banner = self._bench.show_banner(self._code, words, "info", self.tr("Undo"))
        banner.acted.connect(lambda: self._take_back(undo))
        self._shown.start()

    def remember(self, undo: Undo) -> None:
        """Let the key take this back; everybody sees what was done."""
        self._undo = undo

    def undo(self, otherwise: Callable[[], object]) -> None:
        """Take the change back, where nothing was judged since; else do something else."""
        if self._undo is not None:
            self._take_back(self._undo)
        else:
            otherwise()

    def _take_back(self, undo: Undo) -> None:
        self._forget()
        self._bench.hide_banner(self._code)
        self._carry_out(undo)

    def _forget(self) -> None:
        self._undo = None
