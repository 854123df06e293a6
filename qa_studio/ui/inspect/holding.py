"""Keeps a recording from the pool for who works on it, and gives it back when it is left with nothing answered."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.services.claims import Claims
from qa_studio.ui.runtime import TaskRunner

RENEW_MS = 5 * 60 * 1000
"""Often enough for a lease of half an hour, and only while somebody can see the page."""


class Holding:
    """Of one page, which shows one recording at a time."""

    def __init__(self, claims: Claims, runner: TaskRunner, by: PersonId, page: QWidget) -> None:
        self._claims, self._runner, self._by, self._page = claims, runner, by, page
        self._held: RecordingId | None = None
        self._timer = QTimer(page, interval=RENEW_MS)
        self._timer.timeout.connect(self._renew)

    def hold(self, recording: RecordingId | None) -> None:
        """Another recording is open now, or an evaluation (None); the one before is left."""
        if recording == self._held:
            return
        self.release()
        self._held = recording
        if recording is not None:
            self._timer.start()

    def release(self) -> None:
        """The page is left for good."""
        self._timer.stop()
        left, self._held = self._held, None
        if left is not None:
            self.give_back(left)

    def give_back(self, recording: RecordingId) -> None:
        """It was taken and not even opened."""
        self._runner.queue(lambda: self._claims.give_back(recording, self._by))

    def _renew(self) -> None:
        held = self._held
        if held is not None and self._page.isVisible():
            # Nobody need be told: who answers while the server is away keeps the call all the same.
            self._runner.queue(lambda: self._claims.renew(held, self._by), failed=lambda _trouble: None)
