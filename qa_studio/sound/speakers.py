"""The sound devices of this computer, and which of them is played to."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.sound.output import Device, Output, SilentOutput
from qa_studio.sound.server import SoundServerWatch

_LOOK_MS = 1000
_MOST_LOOKS_PASSED = 60


class Devices(Protocol):
    """What the system offers."""

    def there(self) -> tuple[Device, ...]:
        """All devices that can be played to, the system's own choice first."""

    def output(self, device: Device) -> Output:
        """Something that plays to it."""

    def on_change(self, tell: Callable[[], None]) -> None:
        """`tell` when one comes or goes."""


class Speakers(QObject):
    """Plays to the wanted device, without it to the system's own choice, and where there is none to the silent clock.

    When that changes, `changed` says so, and `output` is the new one; who plays stops the old one.
    """

    changed = Signal()
    listed = Signal()
    """Devices came or went."""
    lost = Signal(str, str)
    """The name of the device that was played to, and of the one instead of it."""
    outdated = Signal()
    """A sound server has come that Qt won't find in this process."""

    def __init__(self, devices: Devices) -> None:
        super().__init__()
        self._devices = devices
        self._server = SoundServerWatch()
        self._wanted = ""
        self._refusals = self._looks_to_pass = 0
        self._refused: Device | None = None
        self._known = devices.there()
        self.output: Output = self._best()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_look)
        self._timer.start()
        devices.on_change(self._on_change)

    def there(self) -> tuple[Device, ...]:
        """All devices."""
        return self._devices.there()

    def choose(self, device: str) -> None:
        """Play to the device with this id; "" means to the system's own choice."""
        self._wanted = device
        self._refusals = self._looks_to_pass = 0
        self._look()

    def give_up(self) -> None:
        """The output has failed: fall back to the clock, and try the device later, each time later still."""
        self._refusals += 1
        self._looks_to_pass = min(2**self._refusals, _MOST_LOOKS_PASSED)
        self._refused = self.output.device
        self._become(SilentOutput())
        if self._refused not in self.there():
            self._look()

    def _on_look(self) -> None:
        # Not every system tells of every change.
        if self.there() != self._known:
            self._on_change()
        elif self._looks_to_pass > 0:
            self._looks_to_pass -= 1
        else:
            self._look()

    def _on_change(self) -> None:
        self._looks_to_pass = 0
        self._known = self.there()
        self.listed.emit()
        self._look()

    def _look(self) -> None:
        device = self._device()
        if device is None and self._server.has_come():
            self.outdated.emit()
        before = self.output.device or self._refused
        if device == self.output.device and self.output.alive():
            return
        gone = before is not None and before not in self.there()
        if device is not None or not self.output.silent:
            self._become(self._best())
        if gone and before is not None:
            self._refused = None
            self.lost.emit(before.name, device.name if device is not None else "")

    def _become(self, output: Output) -> None:
        # Who plays through the old one wants to know from it how far it came.
        self.output = output
        self.changed.emit()

    def _best(self) -> Output:
        device = self._device()
        return self._devices.output(device) if device is not None else SilentOutput()

    def _device(self) -> Device | None:
        there = self.there()
        return next((each for each in there if each.id == self._wanted), there[0] if there else None)
