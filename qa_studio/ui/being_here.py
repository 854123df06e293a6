"""Tells a team's server now and then that somebody is still here."""

from PySide6.QtCore import QObject, QTimer

from qa_studio.errors import StudioError
from qa_studio.services.logins import Logins
from qa_studio.ui.runtime import TaskRunner

EVERY_MS = 120_000


class BeingHere(QObject):
    """Every two minutes; the people page of others says from it who is here now."""

    def __init__(self, logins: Logins, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._logins, self._runner = logins, runner
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tell)
        self._timer.start()

    def tell(self) -> None:
        """Say it once."""
        self._runner.read(self._logins.seen, lambda _: None, failed=self._on_failed, owner=self)

    def _on_failed(self, trouble: StudioError) -> None:
        """Whoever reads or writes meanwhile is told that the server is away; this can wait."""

    def close(self) -> None:
        """Say it no more."""
        self._timer.stop()
