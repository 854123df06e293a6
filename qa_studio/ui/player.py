"""The window's remote control of the audio process."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.domain.mask import Cover
from qa_studio.domain.spans import Span
from qa_studio.services import sound_messages as say
from qa_studio.services.sound import Channel, Skipping
from qa_studio.services.sound_messages import Command, Report
from qa_studio.texts import message
from qa_studio.ui.player_settings import Settings
from qa_studio.ui.sound_link import SoundLink

_DISPLAY_MS = 16
_WATCH_MS = 250
# Seen at so many looks in a row without moving; a window that was busy for long gets one look, not five.
_FROZEN_LOOKS = 5
# A process that starts, or opens a file on a slow share, has longer.
_FROZEN_OPENING_LOOKS = 60
_MOST_RESTARTS = 3
_NEAR_END_S = 5.0
_FURTHEST_GUESS_S = 0.25
# What is told jumps by a few milliseconds where pieces were joined; the playhead needn't.
_LARGEST_TREMBLE_S = 0.03


@dataclass(frozen=True, slots=True)
class _Opened:
    path: Path
    swapped: bool
    covers: tuple[Cover, ...] = ()
    loop: tuple[float, float] | None = None
    hold: tuple[tuple[float, float], ...] = ()


class Player(QObject):
    """Plays one recording through a process of its own, and brings that back where it was when it fails.

    Seconds are of the recording.  `positionChanged` comes at display rate while playing and after every seek.
    """

    positionChanged = Signal(float)
    stateChanged = Signal(bool)
    """Whether it plays."""
    durationChanged = Signal(float)
    """At opening, and again when decoding has shown the true length."""
    silentChanged = Signal(bool)
    """Whether there is no sound output and only the clock runs."""
    devicesChanged = Signal()
    """The sound devices of this computer are others now."""
    deviceLost = Signal(str, str)
    """The name of the device that was played to and is gone, and of the one instead of it, "" where there is none."""
    jumpAsked = Signal(int)
    """The desktop's media keys ask for the next moment (1) or the previous one (-1)."""
    finished = Signal()
    fileChanged = Signal()
    """The file of the open recording has grown or was changed; it is read again."""
    trouble = Signal(object, object)
    """What happened and what to do: two `Message`, the second may be None."""

    def __init__(self, cache: Path, parent: QObject | None = None, command: Sequence[str] | None = None) -> None:
        super().__init__(parent)
        self._link = SoundLink(list(command) if command is not None else say.sound_command(cache), self)
        self._link.told.connect(self._on_report)
        self._link.gone.connect(self._replace_process)
        self._link.missing.connect(self._on_missing)
        self._settings = Settings()
        self._opened: _Opened | None = None
        self._playing = False
        self._silent = False
        self._devices: tuple[tuple[str, str], ...] = ()
        self._ready = False
        self._duration = 0.0
        self._told = say.Position(0.0, 1.0, False)
        self._told_at = 0.0
        self._turn = 0
        self._shown = 0.0
        self._looks_without_move = 0
        self._seen_at_look = -1.0
        self._restarts = 0
        self._ending = False
        self._display = self._timer(_DISPLAY_MS, self._on_display)
        self._watch = self._timer(_WATCH_MS, self._on_watch)
        self._link.start(tuple(self._settings.commands()))

    @property
    def playing(self) -> bool:
        """Whether it plays, or will as soon as it can."""
        return self._playing

    @property
    def silent(self) -> bool:
        """Whether there is no sound output."""
        return self._silent

    @property
    def devices(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each sound device, the system's own choice first."""
        return self._devices

    @property
    def duration_s(self) -> float:
        """Seconds of the open recording; 0 without one."""
        return self._duration

    @property
    def settings(self) -> Settings:
        """Speed, channel and levels as they are now."""
        return self._settings

    def position(self) -> float:
        """The second that is heard now."""
        if not (self._playing and self._told.playing):
            return self._told.seconds
        ahead = min(max(0.0, time.perf_counter() - self._told.at), _FURTHEST_GUESS_S) * self._told.speed
        now = min(self._told.seconds + ahead, max(self._duration, self._told.seconds))
        if now < self._shown <= now + _LARGEST_TREMBLE_S * max(1.0, self._told.speed):
            return self._shown
        self._shown = now
        return now

    def open(self, path: Path, *, swapped: bool = False, at: float = 0.0, masks: Sequence[Cover] = ()) -> None:
        """Take this recording, paused at `at`; `masks` are hidden."""
        self._set_playing(False)
        self._opened = _Opened(path, swapped, tuple(masks))
        self._duration = 0.0
        self._restarts = 0
        if not self._link.running and not self._ending:
            # It was given up, or never started; perhaps it does now.
            self._link.start(tuple(self._settings.commands()))
        self._reopen(at)

    def play(self) -> None:
        """Go on; after a pause a little before where it was, after the end from the start."""
        if self._opened is not None and not self._playing:
            self._say(say.Play())
            self._set_playing(True)

    def pause(self) -> None:
        """Stop here."""
        if self._playing:
            self._say(say.Pause())
            self._stands_at(self.position())
            self._set_playing(False)

    def toggle(self) -> None:
        """Play, or pause."""
        if self._playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Go there, playing or not."""
        if self._opened is None:
            return
        inside = max(0.0, min(seconds, self._duration) if self._duration else seconds)
        self._turn += 1
        self._say(say.Seek(inside, self._turn))
        self._stands_at(inside)

    def skip(self, seconds: float) -> None:
        """On by so many seconds, or back."""
        self.seek(self.position() + seconds)

    def set_settings(self, settings: Settings) -> None:
        """Everything at once."""
        self._settings = settings
        for command in settings.commands():
            self._say(command)

    def set_speed(self, speed: float) -> None:
        """0.5 to 3 times, at unchanged pitch."""
        self._settings = replace(self._settings, speed=min(max(speed, 0.5), 3.0))
        self._say(say.SetSpeed(self._settings.speed))

    def set_channel(self, channel: Channel) -> None:
        """Whom to hear: "agent", "both" or "customer"."""
        self._settings = replace(self._settings, channel=channel)
        self._say(say.SetChannel(channel))

    def set_gain(self, agent_db: float, customer_db: float) -> None:
        """Louder or softer, in decibels for each side."""
        self._settings = replace(self._settings, agent_db=agent_db, customer_db=customer_db)
        self._say(say.SetGain(agent_db, customer_db))

    def set_levelling(self, on: bool) -> None:
        """Bring both sides to the same loudness by itself."""
        self._settings = replace(self._settings, levelling=on)
        self._say(say.SetLevelling(on))

    def set_skipping(self, on: bool, what: Skipping) -> None:
        """Leave out where there is nothing to hear, or don't."""
        self._settings = replace(self._settings, skip=on, skipping=what)
        self._say(self._settings.skip_command())

    def set_hold(self, spans: Sequence[Span]) -> None:
        """Where the caller of the open recording is on hold."""
        if self._opened is not None:
            self._opened = replace(self._opened, hold=tuple((span.start, span.end) for span in spans))
            self._say(say.SetHold(self._opened.hold))

    def set_device(self, device: str) -> None:
        """Play to one of `devices` by its id; "" means to the one that the system has chosen."""
        self._settings = replace(self._settings, device=device)
        self._say(say.SetDevice(device))

    def set_step_back(self, seconds: float) -> None:
        """How far `play` after `pause` steps back."""
        self._settings = replace(self._settings, step_back_s=seconds)
        self._say(say.SetStepBack(seconds))

    def set_loop(self, start: float | None, end: float | None) -> None:
        """Repeat between two seconds of the open recording; None and None: no more."""
        if self._opened is not None:
            loop = (start, end) if start is not None and end is not None else None
            self._opened = replace(self._opened, loop=loop)
            self._say(say.SetLoop(start, end))

    @property
    def masks(self) -> tuple[Cover, ...]:
        """What is hidden of the open recording."""
        return self._opened.covers if self._opened is not None else ()

    def set_masks(self, masks: Sequence[Cover]) -> None:
        """Hide these stretches of the open recording from now on, and no others."""
        if self._opened is not None and tuple(masks) != self._opened.covers:
            self._opened = replace(self._opened, covers=tuple(masks))
            self._say(say.SetMasks(say.masked(self._opened.covers)))

    def close(self) -> None:
        """Let go of the recording."""
        self._opened = None
        self._set_playing(False)
        self._duration = 0.0
        self._say(say.Close())

    def shutdown(self) -> None:
        """End the audio process; afterwards this player is done."""
        if self._ending:
            return
        self._ending = True
        self._display.stop()
        self._watch.stop()
        self._link.end()

    def process_id(self) -> int:
        """The id of the audio process; 0 while there is none."""
        return self._link.process_id()

    def _say(self, command: Command) -> None:
        self._link.say(command)

    def _reopen(self, at: float) -> None:
        if self._opened is None:
            return
        self._ready = False
        self._turn += 1
        opened, masks = self._opened, say.masked(self._opened.covers)
        self._say(say.Open(str(opened.path), opened.swapped, at, self._turn, masks))
        if self._opened.loop is not None:
            self._say(say.SetLoop(*self._opened.loop))
        if self._opened.hold:
            self._say(say.SetHold(self._opened.hold))
        self._stands_at(at)

    def _replace_process(self) -> None:
        """A new process in place of one that died or hangs, at the position that was heard last."""
        at = self.position()
        self._link.kill()
        self._restarts += 1
        self._looks_without_move = 0
        if self._restarts > _MOST_RESTARTS:
            self._set_playing(False)
            self._give_up()
            return
        self._link.start(tuple(self._settings.commands()))
        self._reopen(at)
        if self._playing:
            self._say(say.Play())

    def _give_up(self) -> None:
        self.trouble.emit(
            message("Playback keeps stopping."),
            message("Open the recording again; if that doesn't help, restart the program."),
        )

    def _on_report(self, report: Report | Command) -> None:
        match report:
            case say.Position():
                self._on_position(report)
            case say.Ready():
                self._on_ready(report)
            case say.State():
                self._on_state(report)
            case say.Devices():
                self._devices = report.devices
                self.devicesChanged.emit()
            case say.Moved():
                self.deviceLost.emit(report.device, report.instead)
            case say.Finished():
                self._set_playing(False)
                self.finished.emit()
            case say.Changed():
                self._on_changed(report)
            case say.Trouble():
                self._set_playing(False)
                self.trouble.emit(report.what, report.hint)

    def _on_changed(self, report: say.Changed) -> None:
        if self._opened is None or report.path != str(self._opened.path) or not self._ready:
            return
        at = self.position()
        if report.grown:
            # A gap at every look would be worse than hearing of what is new when it is needed.
            if self._playing and at < self._duration - _NEAR_END_S:
                return
        else:
            self.pause()
        self._reopen(at)
        if self._playing:
            self._say(say.Play())
        self.fileChanged.emit()
        if not report.grown:
            self.trouble.emit(
                message("{path} was changed by another program while it was open.", path=report.path),
                message("It was read again; marks made before may no longer be at what they were set to."),
            )

    def _on_ready(self, report: say.Ready) -> None:
        if self._opened is not None and report.path == str(self._opened.path):
            self._ready = True
            self._duration = report.duration_s
            self.durationChanged.emit(report.duration_s)

    def _on_position(self, report: say.Position) -> None:
        # What was told before the last seek was taken is over.
        if self._opened is not None and self._ready and report.turn == self._turn:
            self._heard(report)

    def _stands_at(self, seconds: float) -> None:
        """There, and not moving until the process says so."""
        self._heard(say.Position(seconds, self._settings.speed, False, turn=self._turn))

    def _on_state(self, report: say.State) -> None:
        if report.silent != self._silent:
            self._silent = report.silent
            self.silentChanged.emit(report.silent)

    def _heard(self, report: say.Position) -> None:
        if self._told.playing and report.seconds > self._told.seconds:
            self._restarts = 0
        self._told, self._told_at = report, time.perf_counter()
        if not report.playing:
            self._shown = report.seconds
        self.positionChanged.emit(self.position())

    def _set_playing(self, playing: bool) -> None:
        if playing == self._playing:
            return
        self._playing = playing
        self._looks_without_move = 0
        for timer in (self._display, self._watch):
            if playing:
                timer.start()
            else:
                timer.stop()
        self.stateChanged.emit(playing)

    def _on_display(self) -> None:
        if self._told.playing and time.perf_counter() - self._told_at > _FURTHEST_GUESS_S:
            self._link.look()
        if self._told.playing:
            self.positionChanged.emit(self.position())

    def _on_watch(self) -> None:
        moved = self._told.seconds != self._seen_at_look
        # One that still decodes, or whose first sound is on its way, tells so again and again: it doesn't hang.
        now = time.perf_counter()
        waits = (not self._told.playing or self._told.at > now) and now - self._told_at < _WATCH_MS / 1000
        self._seen_at_look = self._told.seconds
        self._looks_without_move = 0 if moved or waits else self._looks_without_move + 1
        if self._looks_without_move >= (_FROZEN_LOOKS if self._ready else _FROZEN_OPENING_LOOKS):
            self._replace_process()

    def _on_missing(self, program: str) -> None:
        self._set_playing(False)
        self.trouble.emit(
            message("The audio process {program} doesn't start.", program=program),
            message("Install QA Studio again; everything but listening still works."),
        )

    def _timer(self, interval: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer
