"""The audio process and the pipe to it."""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from qa_studio.services import sound_messages as say
from qa_studio.services.sound_messages import Command, Report

_GOODBYE_MS = 800


class SoundLink(QObject):
    """Starts the process, hands commands to it and reports on, and has it replaced."""

    told = Signal(object)
    """A report.  Of places that came together only the last: a window that was busy need not show the others."""
    gone = Signal()
    """The process has ended by itself."""
    missing = Signal(str)
    """This program can't be started."""

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._process = QProcess(self)
        self._ended = False

    @property
    def running(self) -> bool:
        """Whether there is a process, or will be in a moment."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def process_id(self) -> int:
        """The id of the process; 0 while there is none."""
        return int(self._process.processId())

    def start(self, first: Sequence[Command]) -> None:
        """Start a process and say `first` to it."""
        process = self._process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.setProcessEnvironment(_surroundings())
        process.readyReadStandardOutput.connect(self._on_reports)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(self._command[0], self._command[1:])
        for command in first:
            process.write(say.encoded(command))

    def say(self, command: Command) -> None:
        """Tell it, if it is there."""
        if not self._ended and self.running:
            self._process.write(say.encoded(command))

    def look(self) -> None:
        """Take in what the process has said and Qt has not noticed yet."""
        self._process.waitForReadyRead(0)

    def kill(self) -> None:
        """Make an end of a process that hangs; nothing more is heard of it."""
        old, self._process = self._process, QProcess(self)
        old.readyReadStandardOutput.disconnect(self._on_reports)
        old.finished.disconnect(self._on_finished)
        old.errorOccurred.disconnect(self._on_error)
        old.kill()
        old.finished.connect(old.deleteLater)

    def end(self) -> None:
        """Let the process end, and wait for that."""
        self._ended = True
        process = self._process
        process.closeWriteChannel()
        if not process.waitForFinished(_GOODBYE_MS):
            process.kill()
            process.waitForFinished(_GOODBYE_MS)

    def _on_reports(self) -> None:
        place: say.Position | None = None
        for report in self._reports():
            if isinstance(report, say.Position):
                place = report
                continue
            if place is not None:
                self.told.emit(place)
                place = None
            self.told.emit(report)
        if place is not None:
            self.told.emit(place)

    def _reports(self) -> list[Report | Command]:
        found = []
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            # A library may have printed something in between before the process could stop it.
            with contextlib.suppress(ValueError):
                found.append(say.decoded(line))
        return found

    def _on_finished(self) -> None:
        if not self._ended:
            self.gone.emit()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and not self._ended:
            self.missing.emit(self._command[0])


def _surroundings() -> QProcessEnvironment:
    """The child must find this very package, wherever the program was started from."""
    surroundings = QProcessEnvironment.systemEnvironment()
    home, before = str(Path(say.__file__).parents[2]), surroundings.value("PYTHONPATH")
    surroundings.insert("PYTHONPATH", f"{home}{os.pathsep}{before}" if before else home)
    # A packed program loads numpy before it knows that it is to play.
    surroundings.insert("OPENBLAS_NUM_THREADS", "1")
    return surroundings
