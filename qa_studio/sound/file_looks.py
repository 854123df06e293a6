"""Looks every two seconds what has become of the file of the open recording."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.audio.file_watch import Fate, FileWatch

_EVERY_MS = 2000


class FileLooks(QObject):
    """Says `grown` and `changed` at each look until the file is followed anew, and `gone` once."""

    grown = Signal()
    changed = Signal()
    gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._watch: FileWatch | None = None
        self._missed = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def follow(self, path: Path) -> None:
        """Watch this file as it is now."""
        self._watch, self._missed = FileWatch(path), False
        self._timer.start()

    def stop(self) -> None:
        """Watch nothing."""
        self._watch = None
        self._timer.stop()

    def look(self) -> None:
        """What has become of it?"""
        fate = self._watch.look() if self._watch is not None else Fate.SAME
        missed, self._missed = self._missed, fate is Fate.GONE
        if fate is Fate.GONE and not missed:
            self.gone.emit()
        elif fate is Fate.GROWN:
            self.grown.emit()
        elif fate is Fate.CHANGED:
            self.changed.emit()
