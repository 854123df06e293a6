"""Reads a page again when somebody, here or on another computer, has changed what it shows."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

APART_MS = 500
"""A team of two hundred changes something all the time; nobody reads a list faster than this."""


class ReadingAgain(QObject):
    """Calls `read` at the first of several changes and after the last, never twice within half a second.

    While nobody sees the page it waits, and reads when the page is shown.
    """

    def __init__(self, page: QWidget, read: Callable[[], object]) -> None:
        super().__init__(page)
        self._page, self._read = page, read
        self._stale = False
        self._since = QElapsedTimer()
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.ask)
        page.installEventFilter(self)

    @property
    def waiting(self) -> bool:
        """Whether it will read soon."""
        return self._later.isActive()

    def ask(self) -> None:
        """Something changed."""
        if not self._page.isVisible():
            self._stale = True
        elif self._since.isValid() and self._since.elapsed() < APART_MS:
            if not self._later.isActive():
                self._later.start(APART_MS - int(self._since.elapsed()))
        else:
            self._since.start()
            self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What changed while the page was hidden is read when it is shown."""
        if event.type() is QEvent.Type.Show and self._stale:
            self._stale = False
            self._later.start(0)  # once it is visible
        return False
