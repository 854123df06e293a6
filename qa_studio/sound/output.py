"""Where sound goes: a device, or nowhere at the same pace."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QIODevice, QObject, QTimer

from qa_studio.audio.resample import Resampler
from qa_studio.services.sound import Floats
from qa_studio.sound.heard_clock import HeardClock
from qa_studio.sound.server_delay import ServerDelay

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat

Render = Callable[[int], Floats]

BUFFER_US = 250_000
_ASKED_EVERY_S, _ASKED_AT_FIRST_S = 0.5, 0.008
_SILENT_PACE_MS = 20
_LEFT_BEHIND_S = 1.0


class Output(Protocol):
    """Takes rendered sound at its own pace."""

    @property
    def silent(self) -> bool:
        """Whether nothing can be heard."""

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
        """Whether it still plays to where sound should go now."""


class SilentOutput(QObject):
    """Renders to nowhere, as fast as a device would."""

    silent = True

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


class _Feed(QIODevice):
    """What the sink pulls from: rendered, brought to the device's rate and written in its numbers."""

    def __init__(self, render: Render, rate: int, form: "QAudioFormat", pulled: Callable[[], object]) -> None:
        super().__init__()
        self._render = render
        self._pulled = pulled
        self._form = form
        self._ratio = rate / form.sampleRate()
        self._resampler = Resampler(rate, form.sampleRate(), 2)
        self._ready = np.zeros((0, 2), np.float32)
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        """Yes."""
        return True

    def bytesAvailable(self) -> int:
        """There is always more; after the end it is silence, so that the last period isn't dropped."""
        return 1 << 20

    def readData(self, maxlen: int) -> bytes:
        """The next whole frames that fit."""
        self._pulled()
        frames = maxlen // self._form.bytesPerFrame()
        while len(self._ready) < frames:
            wanted = round((frames - len(self._ready)) * self._ratio) + 8
            self._ready = np.concatenate([self._ready, self._resampler.put(self._render(wanted))])
        said, self._ready = self._ready[:frames], self._ready[frames:]
        return numbers(said, self._form)

    def writeData(self, data: bytes | bytearray | memoryview, len_: int) -> int:
        """Nobody writes."""
        return -1


def numbers(stereo: Floats, form: "QAudioFormat") -> bytes:
    """Left and right as the device wants them: its count of channels, its kind of numbers."""
    from PySide6.QtMultimedia import QAudioFormat

    count = form.channelCount()
    wide = np.zeros((len(stereo), count), np.float32)
    if count == 1:
        wide[:, 0] = stereo.mean(axis=1)
    else:
        wide[:, :2] = stereo
    wide = np.clip(wide, -1, 1)
    kinds = QAudioFormat.SampleFormat
    if form.sampleFormat() == kinds.Int16:
        return (wide * 32767).astype(np.int16).tobytes()
    if form.sampleFormat() == kinds.Int32:
        return (wide.astype(np.float64) * 2147483647).astype(np.int32).tobytes()
    if form.sampleFormat() == kinds.UInt8:
        return (wide * 127 + 128).astype(np.uint8).tobytes()
    return wide.tobytes()


class DeviceOutput:
    """Plays to a device, in the format it prefers."""

    silent = False

    def __init__(self, device: "QAudioDevice", delay: ServerDelay) -> None:
        from PySide6.QtMultimedia import QAudioSink

        self._device = device
        self._form = device.preferredFormat()
        self._sink = QAudioSink(device, self._form)
        self._sink.setBufferSize(self._form.bytesForDuration(BUFFER_US))
        self._feed: _Feed | None = None
        self._delay = delay
        self._clock = HeardClock()
        self._ask_at = 0.0

    def start(self, render: Render, rate: int) -> None:
        """Begin."""
        self._clock.start(time.perf_counter())
        self._ask_at = 0.0
        self._feed = _Feed(render, rate, self._form, self._look)
        self._sink.start(self._feed)

    def stop(self) -> None:
        """Fall silent at once: a reset empties the buffer."""
        if self._feed is not None:
            self._sink.reset()
            self._feed.close()
            self._feed = None

    def heard_s(self) -> float:
        """What the sink has processed, less what is still on its way to the ear."""
        if self._feed is None:
            return 0.0
        self._look()
        self._ask()
        return self._clock.heard_s(time.perf_counter())

    def begins_in(self) -> float:
        """As far as the server says."""
        return self._clock.begins_in(time.perf_counter())

    def _look(self) -> None:
        self._clock.saw(time.perf_counter(), self._processed_s())

    def _ask(self) -> None:
        before, processed = time.perf_counter(), self._processed_s()
        if before < self._ask_at or processed <= 0:
            return
        delay, after = self._delay.seconds(), time.perf_counter()
        # A step in between would make the answer wrong by as much.
        if delay is not None and self._processed_s() == processed:
            self._clock.told((before + after) / 2, processed, delay)
        self._ask_at = after + (_ASKED_AT_FIRST_S if delay is not None and not self._clock.known else _ASKED_EVERY_S)

    def _processed_s(self) -> float:
        return self._sink.processedUSecs() / 1e6

    def failed(self) -> bool:
        """Whether the device has refused, for example because another program has it to itself."""
        from PySide6.QtMultimedia import QtAudio

        return self._sink.error() in (QtAudio.Error.OpenError, QtAudio.Error.IOError, QtAudio.Error.FatalError)

    def alive(self) -> bool:
        """Whether the device still is the one to play to and hasn't refused."""
        from PySide6.QtMultimedia import QMediaDevices

        return not self.failed() and QMediaDevices.defaultAudioOutput().id() == self._device.id()


def best_output() -> Output:
    """The default device; the silent clock where there is none or Qt can't reach the sound system."""
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        # libpulse is missing.
        return SilentOutput()
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull() or not device.preferredFormat().isValid():
        return SilentOutput()
    return DeviceOutput(device, ServerDelay())
