"""Plays to a sound device."""

import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QIODevice
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QtAudio

from qa_studio.audio.resample import Resampler
from qa_studio.services.sound import Floats
from qa_studio.sound.heard_clock import HeardClock
from qa_studio.sound.output import Device, Render
from qa_studio.sound.pulse_server import PulseServer

BUFFER_US = 250_000
_ASKED_EVERY_S, _ASKED_AT_FIRST_S = 0.5, 0.008


class _Feed(QIODevice):
    """What the sink pulls from: rendered, brought to the device's rate and written in its numbers."""

    def __init__(self, render: Render, rate: int, form: QAudioFormat, pulled: Callable[[], object]) -> None:
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


def numbers(stereo: Floats, form: QAudioFormat) -> bytes:
    """Left and right as the device wants them: its count of channels, its kind of numbers."""
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

    def __init__(self, device: QAudioDevice, server: PulseServer) -> None:
        self.device = device_of(device)
        self._form = device.preferredFormat()
        self._sink = QAudioSink(device, self._form)
        self._sink.setBufferSize(self._form.bytesForDuration(BUFFER_US))
        self._feed: _Feed | None = None
        self._server = server
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
        delay, after = self._server.delay_s(), time.perf_counter()
        # A step in between would make the answer wrong by as much.
        if delay is not None and self._processed_s() == processed:
            self._clock.told((before + after) / 2, processed, delay)
        self._ask_at = after + (_ASKED_AT_FIRST_S if delay is not None and not self._clock.known else _ASKED_EVERY_S)

    def _processed_s(self) -> float:
        return self._sink.processedUSecs() / 1e6

    def failed(self) -> bool:
        """Whether the device has refused, for example because another program has it to itself."""
        return self._sink.error() in (QtAudio.Error.OpenError, QtAudio.Error.IOError, QtAudio.Error.FatalError)

    def alive(self) -> bool:
        """Whether it hasn't refused."""
        return not self.failed()


def device_of(device: QAudioDevice) -> Device:
    """As the window and the preferences know it."""
    return Device(bytes(device.id().data()).decode("utf-8", "replace"), device.description())
