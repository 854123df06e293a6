"""Has Python look for garbage on the window's thread only.

Python collects on whichever thread happens to allocate; a widget that is freed on a worker's thread, with its timers,
brings Qt down.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 1000
YOUNG, MIDDLE, OLD = 700, 10, 10
"""So many new objects, or collections of the younger ones, ask for a collection: Python's own figures."""
WHOLE_EVERY = 60
"""Looks between collections of everything, which take some hundredths of a second."""


class Collecting(QObject):
    """Collects from a timer until it is closed; then Python does it again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due."""
        self._looks += 1
        young, middle, old = gc.get_count()
        if old >= OLD and self._looks >= WHOLE_EVERY:
            self._looks = 0
            gc.collect(2)
        elif middle >= MIDDLE:
            gc.collect(1)
        elif young >= YOUNG:
            gc.collect(0)

    def close(self) -> None:
        """Leave it to Python."""
        self._timer.stop()
        gc.enable()
