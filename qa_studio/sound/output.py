"""Where sound goes, and how it goes nowhere at the same pace."""

import time
from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer

from qa_studio.services.sound import Floats

Render = Callable[[int], Floats]

_SILENT_PACE_MS = 20
_LEFT_BEHIND_S = 1.0


class Device(NamedTuple):
    """A loudspeaker or headset, as the system calls it."""

    id: str
    name: str


class Output(Protocol):
    """Takes rendered sound at its own pace."""

    @property
    def silent(self) -> bool:
        """Whether nothing can be heard."""

    @property
    def device(self) -> Device | None:
        """What it plays to."""

    def start(self, render: Render, rate: int) -> None:
        """Begin; `render(frames)` gives (frames, 2) at `rate`."""

    def stop(self) -> None:
        """Fall silent at once; what was rendered and not heard is lost."""

    def heard_s(self) -> float:
        """Seconds heard since `start`."""

    def begins_in(self) -> float:
        """Seconds until the first sound after `start` is heard; 0 from then on."""

    def failed(self) -> bool:
        """Whether it has stopped by itself."""

    def alive(self) -> bool:
        """Whether it still plays to where sound should go."""


class SilentOutput(QObject):
    """Renders to nowhere, as fast as a device would."""

    silent = True
    device: Device | None = None

    def __init__(self) -> None:
        super().__init__()
        self._render: Render | None = None
        self._rate = 1
        self._said = 0
        self._began = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_SILENT_PACE_MS)
        self._timer.timeout.connect(self._on_pace)

    def start(self, render: Render, rate: int) -> None:
        """Begin."""
        self._render, self._rate, self._said = render, rate, 0
        self._began = time.perf_counter()
        self._timer.start()
        self._on_pace()

    def stop(self) -> None:
        """Fall silent."""
        self._timer.stop()
        self._render = None

    def heard_s(self) -> float:
        """Seconds gone by since `start`."""
        return time.perf_counter() - self._began

    def begins_in(self) -> float:
        """A clock is never late."""
        return 0.0

    def failed(self) -> bool:
        """A clock doesn't."""
        return False

    def alive(self) -> bool:
        """Never: a device would be better."""
        return False

    def _on_pace(self) -> None:
        if self._render is None:
            return
        due = round(self.heard_s() * self._rate) + self._rate // 10 - self._said
        if due > _LEFT_BEHIND_S * self._rate + self._rate // 10:
            # The computer slept; nobody has heard that time.
            self._began += due / self._rate
            due = self._rate // 10
        if due > 0:
            self._render(due)
            self._said += due
