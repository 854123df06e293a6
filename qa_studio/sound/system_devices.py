"""The devices that Qt finds; none where the sound libraries of the system are missing."""

from collections.abc import Callable
from typing import Any

from qa_studio.sound.output import Device, Output
from qa_studio.sound.pulse_server import PulseServer


class SystemDevices:
    """What QtMultimedia offers."""

    def __init__(self) -> None:
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:  # libpulse
            self._media: Any = None
        else:
            self._media = QMediaDevices()
        self._server = PulseServer()

    def there(self) -> tuple[Device, ...]:
        """All that can be played to, the system's own choice first."""
        return tuple(known for known, _ in self._found())

    def output(self, device: Device) -> Output:
        """Something that plays to it."""
        from qa_studio.sound.device_output import DeviceOutput

        return DeviceOutput(dict(self._found())[device], self._server)

    def on_change(self, tell: Callable[[], None]) -> None:
        """`tell` when one comes or goes."""
        if self._media is not None:
            self._media.audioOutputsChanged.connect(tell)

    def _found(self) -> list[tuple[Device, Any]]:
        if self._media is None:
            return []
        from qa_studio.sound.device_output import device_of

        own = self._media.defaultAudioOutput().id()
        found = [each for each in self._media.audioOutputs() if not each.isNull() and each.preferredFormat().isValid()]
        found.sort(key=lambda each: bool(each.id() != own))
        known = [(device_of(each), each) for each in found]
        there = self._server.sinks() or frozenset()
        # Where the server names its sinks as Qt does, only those that it still has are there.
        if any(device.id in there for device, _ in known):
            return [(device, each) for device, each in known if device.id in there]
        return known
