"""Obeys the window's commands: one recording at a time, played to the best output there is."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.masking import MaskedPlayable
from qa_studio.audio.playable import playable
from qa_studio.audio.transport import FASTEST, SLOWEST, Listening, Transport
from qa_studio.domain.spans import Span
from qa_studio.errors import StudioError
from qa_studio.services import sound_messages as say
from qa_studio.services.sound import Floats, Skipping
from qa_studio.services.sound_messages import Command, Report
from qa_studio.sound.file_looks import FileLooks
from qa_studio.sound.speakers import Devices, Speakers
from qa_studio.texts import message

_TELL_MS, _TELL_AT_FIRST_MS = 33, 8
_AT_FIRST_S = 0.15
_NEAR_END_S = 0.05


class SoundProcess(QObject):
    """Plays; `report` is told what happens and, 30 times a second while playing, where it is."""

    def __init__(self, cache: SoundCache, report: Callable[[Report], None], devices: Devices) -> None:
        super().__init__()
        self._cache = cache
        self._report = report
        self._path = ""
        self.speakers = Speakers(devices)
        self.speakers.changed.connect(self._on_changed)
        self.speakers.listed.connect(self._tell_devices)
        self.speakers.lost.connect(lambda device, instead: report(say.Moved(device, instead)))
        self._output = self.speakers.output
        self.file = FileLooks()
        self.file.grown.connect(lambda: report(say.Changed(self._path, grown=True)))
        self.file.changed.connect(lambda: report(say.Changed(self._path, grown=False)))
        self.file.gone.connect(self._on_file_gone)
        self._listening = Listening()
        self._source: MaskedPlayable | None = None
        self._transport: Transport | None = None
        self._at = 0.0
        self._turn = 0
        self._playing = False
        self._paused = False
        self._ticks = self._timer(_TELL_MS, self._on_tick)
        self._decoding = self._timer(0, self._on_decode)
        self._obeyed: dict[type, Callable[[Any], None]] = {
            say.Open: self._open, say.SetMasks: self._set_masks,
            say.Play: self._play, say.Pause: self._pause, say.Seek: self._seek,
            say.SetSpeed: self._set_speed, say.SetChannel: self._set_channel, say.SetGain: self._set_gain,
            say.SetLevelling: self._set_levelling, say.SetLoop: self._set_loop,
            say.SetSkipping: self._set_skipping, say.SetHold: self._set_hold, say.SetDevice: self._set_device,
            say.SetStepBack: self._set_step_back, say.Close: lambda _: self.close(),
        }  # fmt: skip
        self._tell_state()
        self._tell_devices()

    def obey(self, command: Command) -> None:
        """Do it; what goes wrong is reported as `Trouble`."""
        try:
            self._obeyed[type(command)](command)
        except StudioError as error:
            self._trouble(error)
        except OSError as error:
            self._trouble(_disk(self._path, error))

    def close(self) -> None:
        """Let go of the recording."""
        self._output.stop()
        self._ticks.stop()
        self._decoding.stop()
        self.file.stop()
        if self._source is not None:
            self._source.close()
        self._source = self._transport = None
        self._playing = self._paused = False

    def _open(self, command: say.Open) -> None:
        self.close()
        self._path, self._turn = command.path, command.turn
        self.file.follow(Path(command.path))
        self._source = MaskedPlayable(playable(Path(command.path), self._cache), say.covers(command.masks))
        self._transport = Transport(self._source, self._listening, swapped=command.swapped)
        self._at = min(command.at, self._transport.duration_s) if self._source.settled else command.at
        self._transport.seek(self._at)
        self._report(say.Ready(command.path, self._transport.duration_s, self._source.settled))
        self._tell_state()
        self._tell_position()
        if not self._source.settled:
            self._decoding.start()

    def _set_masks(self, command: say.SetMasks) -> None:
        if self._source is None or self._transport is None:
            return
        here = self._where()
        self._source.cover(say.covers(command.masks))
        self._transport.forget()
        # What the sink holds was rendered before.
        self._again(here)

    def _play(self, _: say.Play) -> None:
        if self._transport is None or self._playing:
            return
        if self._at >= self._transport.duration_s - _NEAR_END_S:
            self._at = 0.0
        elif self._paused:
            self._at = self._transport.step_back(self._at)
        self._paused = False
        self._playing = True
        self._begin()
        self._tell_state()

    def _pause(self, _: say.Pause) -> None:
        if not self._playing:
            return
        self._halt()
        self._paused = True
        self._tell_state()
        self._tell_position()

    def _seek(self, command: say.Seek) -> None:
        if self._transport is None:
            return
        self._at, self._turn = min(max(0.0, command.seconds), self._transport.duration_s), command.turn
        self._paused = False
        self._again(self._at)
        self._tell_position()

    def _set_speed(self, command: say.SetSpeed) -> None:
        here = self._where()
        self._listening.speed = min(max(command.speed, SLOWEST), FASTEST)
        self._again(here)

    def _set_channel(self, command: say.SetChannel) -> None:
        here = self._where()
        self._listening.channel = command.channel
        self._again(here)

    def _set_gain(self, command: say.SetGain) -> None:
        self._listening.agent_db, self._listening.customer_db = command.agent_db, command.customer_db

    def _set_levelling(self, command: say.SetLevelling) -> None:
        self._listening.levelling = command.on

    def _set_loop(self, command: say.SetLoop) -> None:
        if self._transport is None:
            return
        here = self._where()
        self._transport.set_loop(command.start, command.end)
        # What the sink holds was rendered without the loop.
        self._again(here)

    def _set_skipping(self, command: say.SetSkipping) -> None:
        self._listening.skip = command.on
        self._listening.skipping = Skipping(
            command.silence, command.hold, command.threshold_db, command.least_s, command.rest_s
        )

    def _set_hold(self, command: say.SetHold) -> None:
        if self._transport is not None:
            self._transport.set_hold([Span(start, end) for start, end in command.spans])

    def _set_device(self, command: say.SetDevice) -> None:
        self.speakers.choose(command.device)

    def _set_step_back(self, command: say.SetStepBack) -> None:
        self._listening.step_back_s = max(0.0, command.seconds)

    def _where(self) -> float:
        """The second that is heard now."""
        if self._transport is None or not self._playing:
            return self._at
        return self._transport.heard(int(self._output.heard_s() * self._transport.rate))

    def _begin(self) -> None:
        if self._transport is not None:
            self._transport.seek(self._at)
            self._output.start(self._rendered, self._transport.rate)
            self._ticks.start(_TELL_AT_FIRST_MS)

    def _halt(self) -> None:
        self._at = self._where()
        self._playing = False
        self._output.stop()
        self._ticks.stop()

    def _again(self, seconds: float) -> None:
        """Go on from there if it is playing."""
        self._at = seconds
        if self._playing:
            self._output.stop()
            self._begin()
        elif self._transport is not None:
            self._transport.seek(seconds)

    def _rendered(self, frames: int) -> Floats:
        try:
            if self._transport is not None:
                return self._transport.render(frames)
        except (StudioError, OSError) as error:
            trouble = error if isinstance(error, StudioError) else _disk(self._path, error)
            # The sink must not be stopped from within its own call.
            QTimer.singleShot(0, self, lambda: self._give_up(trouble))
        return np.zeros((frames, 2), np.float32)

    def _give_up(self, trouble: StudioError) -> None:
        if self._transport is not None:
            self.close()
            self._trouble(trouble)
            self._tell_state()

    def _on_tick(self) -> None:
        if self._transport is None:
            return
        if self._output.failed():
            self.speakers.give_up()
        heard_s = self._output.heard_s()
        if heard_s > _AT_FIRST_S and self._ticks.interval() != _TELL_MS:
            self._ticks.setInterval(_TELL_MS)
        over = heard_s * self._transport.rate >= self._transport.said
        if self._transport.ended and over:
            self._halt()
            self._at = self._transport.duration_s
            self._tell_position()
            self._report(say.Finished())
            self._tell_state()
            return
        self._tell_position()

    def _on_decode(self) -> None:
        if self._source is None:
            return
        try:
            self._source.advance()
        except StudioError as error:
            self._give_up(error)
            return
        if self._source.settled:
            self._decoding.stop()
            self._report(say.Ready(self._path, self._source.facts.duration_s, True))

    def _on_file_gone(self) -> None:
        # What is open of it may still be read, so that it isn't closed.
        self._pause(say.Pause())
        self._trouble(_gone(self._path))

    def _on_changed(self) -> None:
        here = self._where()
        self._output.stop()
        self._output = self.speakers.output
        self._again(here)
        self._tell_state()

    def _tell_devices(self) -> None:
        self._report(say.Devices(tuple((device.id, device.name) for device in self.speakers.there())))

    def _tell_state(self) -> None:
        self._report(say.State(self._playing, self._output.silent))

    def _tell_position(self) -> None:
        moving = self._playing and self._transport is not None and not self._transport.waiting
        seconds = self._where()
        at = time.perf_counter() + self._output.begins_in() if moving else 0.0
        self._report(say.Position(seconds, self._listening.speed, moving, at, self._turn))

    def _trouble(self, error: StudioError) -> None:
        self._report(say.Trouble(error.what, error.hint))

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer


def _gone(path: str) -> StudioError:
    return StudioError(
        message("{path} was deleted or moved while it was open.", path=path),
        message("Put it back, or say where it is now with “Find moved file”."),
    )


def _disk(path: str, error: OSError) -> StudioError:
    return StudioError(
        message("{path} can't be read on ({reason}).", path=path, reason=error.strerror or str(error)),
        message("Check that the drive or share it is on answers, and open it again."),
    )
