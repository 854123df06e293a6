"""The two ends of the pipe to the window, each with a thread, so that neither ever holds up the sound."""

import os
import queue
import threading

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, Signal

from qa_studio.services.sound_messages import Position, Report, decoded, encoded

# A window that reads nothing for this many reports is busy; positions are then dropped, the rest is kept.
_MOST_WAITING = 60


class Pipe(QObject):
    """Says `told` for every command that comes in on stdin, in this object's thread, and `ended` at its end."""

    told = Signal(object)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._out = os.dup(1)
        # What a library prints must not get between the reports.
        os.dup2(2, 1)
        self._waiting: queue.SimpleQueue[Report | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, daemon=True)
        self._writer.start()

    def listen(self) -> None:
        """Begin to take commands."""
        threading.Thread(target=self._read, daemon=True).start()

    def say(self, report: Report) -> None:
        """Send a report, without waiting."""
        if not (isinstance(report, Position) and self._waiting.qsize() > _MOST_WAITING):
            self._waiting.put(report)

    def finish(self) -> None:
        """Send what still waits, unless nobody reads it."""
        self._waiting.put(None)
        self._writer.join(0.5)

    def _read(self) -> None:
        rest = b""
        while piece := _read_some():
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                if line.strip():
                    self.told.emit(decoded(line))
        self.ended.emit()
        app = QCoreApplication.instance()
        if app is not None:
            # Calling quit() from this thread can lock up at the end.
            QMetaObject.invokeMethod(app, "quit", Qt.ConnectionType.QueuedConnection)

    def _write(self) -> None:
        while (report := self._waiting.get()) is not None:
            try:
                view = memoryview(encoded(report))
                while view:
                    view = view[os.write(self._out, view) :]
            except OSError:
                # The window is gone; stdin tells so as well.
                return


def _read_some() -> bytes:
    try:
        return os.read(0, 65_536)
    except OSError:
        return b""
