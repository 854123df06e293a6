"""Hearing one recording: the player, the transport bar and the waveforms kept together."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.domain.listening import Ledger, ToHear
from qa_studio.domain.spans import Span
from qa_studio.services.settings import PersonalPreferences
from qa_studio.services.sound import Channel, Skipping, Waveform
from qa_studio.ui.inspect.heard import Hearing, Way
from qa_studio.ui.inspect.swapped import SwappedWaveform
from qa_studio.ui.inspect.transport_bar import TransportBar, faster
from qa_studio.ui.overview import WaveformOverview
from qa_studio.ui.player import Player
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_marks import Loop

FLUSH_MS = 5000
BEFORE_MARK_S = 2.0
AFTER_S = 0.15
QUIETEST_DB = -80.0
LEAST_MOMENT_S = 0.3


class Listening(QObject):
    """Listens to the player only between `attach` and `detach`, so that another page may use it meanwhile.

    `heard(Ledger)` comes every few seconds with what is new.
    """

    heard = Signal(object)
    moved = Signal(float)
    changed = Signal()
    """What was heard is more now."""

    def __init__(
        self,
        player: Player,
        preferences: PersonalPreferences,
        transport: TransportBar,
        waves: tuple[WaveformView, WaveformOverview],
        hearing: Hearing,
    ) -> None:
        super().__init__(transport)
        self._player, self._preferences, self._transport = player, preferences, transport
        self._waveform, self._overview = waves
        self._hearing, self._to_hear = hearing, ToHear(0.0)
        self._path: Path | None = None
        self._swapped = False
        self._at = 0.0
        self._duration = 0.0
        self._attached = False
        self._stop_at: float | None = None
        self._loop = Loop()
        self._moments: list[float] = []
        self._flush = QTimer(self)
        self._flush.setInterval(FLUSH_MS)
        self._flush.timeout.connect(self.flush)
        self._wire()
        self._show_settings()

    def _wire(self) -> None:
        bar = self._transport
        bar.play_pressed.connect(self.toggle)
        bar.skip_pressed.connect(self.skip)
        bar.speed_chosen.connect(self.set_speed)
        bar.channel_chosen.connect(self.set_channel)
        bar.skip_silence_switched.connect(self.set_skip_silence)
        bar.volume_moved.connect(self.set_volume)
        bar.loop_pressed.connect(self.toggle_loop)
        self._waveform.seekRequested.connect(self.seek)
        self._waveform.loopMoved.connect(self._on_loop_moved)
        self._overview.seekRequested.connect(self.seek)
        self._overview.viewRequested.connect(self._waveform.show_range)
        self._waveform.viewChanged.connect(self._overview.set_view)

    # The recording

    def show_length(self, seconds: float) -> None:
        """How long the recording is, before the player has said so."""
        self._duration = seconds
        self._transport.show_duration(seconds)
        self._show_heard()

    def show_waveform(self, source: Waveform, swapped: bool, keep_view: bool) -> None:
        """Draw the sound, or more of it."""
        shown = SwappedWaveform(source) if swapped else source
        self._waveform.set_source(shown, keep_view)
        self._overview.set_source(shown)
        self._overview.set_view(*self._waveform.visible)
        self._show_heard()

    def open(self, path: Path, swapped: bool, at: float) -> None:
        """Take the sound of the recording."""
        self._path, self._swapped, self._at = path, swapped, at
        self._transport.set_sound_possible(True)
        if self._attached:
            self._open_player()

    def _open_player(self) -> None:
        if self._path is not None:
            self._tell_settings()
            self._player.open(self._path, swapped=self._swapped, at=self._at)
            self._tell_loop()

    def attach(self) -> None:
        """Take the player, where the page is in sight again at the place where it was."""
        if self._attached:
            return
        self._attached = True
        player = self._player
        player.positionChanged.connect(self._on_position)
        player.stateChanged.connect(self._on_state)
        player.durationChanged.connect(self._on_duration)
        self._flush.start()
        self._open_player()

    def detach(self) -> None:
        """Let go of the player: pause, remember the place, hand on what was heard."""
        if not self._attached:
            return
        if self._path is not None:
            self._at = self._player.position()
            self._player.pause()
        self._attached = False
        player = self._player
        player.positionChanged.disconnect(self._on_position)
        player.stateChanged.disconnect(self._on_state)
        player.durationChanged.disconnect(self._on_duration)
        self._flush.stop()
        self.flush()
        self._transport.show_playing(False)

    @property
    def duration_s(self) -> float:
        """How long the recording is."""
        return self._duration

    def position(self) -> float:
        """The second that is heard now."""
        return self._player.position() if self._attached and self._path is not None else self._at

    def _on_position(self, seconds: float) -> None:
        playing = self._player.playing
        self._at = seconds
        self._hearing.at(seconds, playing, self._way())
        self._transport.show_position(seconds)
        self._waveform.set_position(seconds, follow=playing)
        self.moved.emit(seconds)
        self._overview.set_position(seconds)
        if self._stop_at is not None and playing and seconds >= self._stop_at:
            self._stop_at = None
            self._player.pause()

    def _on_state(self, playing: bool) -> None:
        self._hearing.at(self._player.position(), playing, self._way())
        self._transport.show_playing(playing)
        self._show_heard()

    def _on_duration(self, seconds: float) -> None:
        if seconds > 0:
            self.show_length(seconds)

    # What was heard

    @property
    def ledger(self) -> Ledger:
        """All that was heard until now."""
        return self._hearing.ledger

    @property
    def to_hear(self) -> ToHear:
        """What there is to hear."""
        return self._to_hear.of_length(self._duration)

    def set_to_hear(self, to_hear: ToHear) -> None:
        """What there is to hear is known better now."""
        self._to_hear = to_hear
        self._show_heard()

    def _way(self) -> Way:
        settings = self._player.settings
        mute = self._player.silent or self._preferences.now.volume <= 0
        return Way(settings.speed, "none" if mute else settings.channel)

    def flush(self) -> None:
        """Hand on what was heard since the last time."""
        fresh = self._hearing.take()
        if fresh:
            self.heard.emit(fresh)
        self._show_heard()

    def _show_heard(self) -> None:
        self.changed.emit()

    # Going

    def toggle(self) -> None:
        """Play or pause."""
        self._stop_at = None
        if self._path is not None:
            self._player.toggle()

    def seek(self, seconds: float) -> None:
        """Go there."""
        self._stop_at = None
        inside = max(0.0, min(seconds, self._duration or seconds))
        if self._path is not None and self._attached:
            self._player.seek(inside)
        else:
            self._on_position(inside)

    def skip(self, seconds: float) -> None:
        """On, or back."""
        self.seek(self.position() + seconds)

    def hear(self, span: Span) -> None:
        """Play a span once; a mark with two seconds before it."""
        start = span.start if span.length >= 0.05 else max(0.0, span.start - BEFORE_MARK_S)
        first, last = self._waveform.visible
        if not first <= start <= last:
            length = last - first
            self._waveform.show_range(start - 0.2 * length, start + 0.8 * length)
        if self._player.playing:
            self._player.pause()
        # Stepping back after a pause would play what stands before the span.
        self._player.set_step_back(0.0)
        self.seek(start)
        if self._path is not None:
            self._player.play()
        self._player.set_step_back(self._preferences.now.resume_back_s)
        self._stop_at = max(span.end, start + BEFORE_MARK_S) + AFTER_S if span.length < 0.05 else span.end + AFTER_S

    def set_moments(self, moments: Sequence[float]) -> None:
        """Places to go to with the keys for previous and next moment."""
        self._moments = sorted(moments)

    def to_moment(self, by: int) -> None:
        """Go to the next moment, or to the previous."""
        now = self.position()
        if by > 0:
            after = [each for each in self._moments if each > now + LEAST_MOMENT_S]
            if after:
                self.seek(after[0])
        else:
            # While it plays the last one lies a moment back already: one more than that.
            before = [each for each in self._moments if each < now - (1.0 if self._player.playing else LEAST_MOMENT_S)]
            if before:
                self.seek(before[-1])

    # How

    def _tell_settings(self) -> None:
        now = self._preferences.now
        self._player.set_speed(now.speed)
        self._player.set_channel(now.channel)
        self._tell_skipping()
        self._player.set_levelling(now.levelling)
        self._player.set_device(now.sound_device)
        self._player.set_step_back(now.resume_back_s)
        self._tell_volume(now.volume)

    def _tell_volume(self, volume: float) -> None:
        decibels = 20 * math.log10(volume) if volume > 0 else QUIETEST_DB
        self._player.set_gain(decibels, decibels)

    def _tell_skipping(self) -> None:
        now = self._preferences.now
        kinds = now.skip_kinds
        what = Skipping("silence" in kinds, "hold" in kinds, now.skip_threshold_db, now.skip_least_s, now.skip_rest_s)
        self._player.set_skipping(now.skip_silence, what)

    def _show_settings(self) -> None:
        now = self._preferences.now
        self._transport.show_hearing(now.speed, now.channel, now.volume, now.skip_silence)

    def set_speed(self, speed: float) -> None:
        """0.5 to 3 times."""
        self._player.set_speed(speed)
        self._preferences.change(speed=speed)
        self._show_settings()

    def change_speed(self, by: int) -> None:
        """One step faster or slower."""
        self.set_speed(faster(self._preferences.now.speed, by))

    def set_channel(self, channel: str) -> None:
        """Whom to hear."""
        self._player.set_channel(cast(Channel, channel))
        self._preferences.change(channel=channel)
        self._show_settings()

    def set_skip_silence(self, on: bool) -> None:
        """Leave out where nobody speaks."""
        self._preferences.change(skip_silence=on)
        self._tell_skipping()
        self._show_settings()

    def toggle_skip_silence(self) -> None:
        """On or off."""
        self.set_skip_silence(not self._preferences.now.skip_silence)

    def set_volume(self, percent: int) -> None:
        """0 to 100."""
        volume = max(0, min(100, percent)) / 100
        self._tell_volume(volume)
        self._preferences.change(volume=volume)
        self._show_settings()

    # The loop

    @property
    def loop(self) -> Loop:
        """A and B as they are."""
        return self._loop

    def set_loop_end(self, first: bool) -> None:
        """Put A, or B, at the playhead; with both it repeats."""
        at = self.position()
        start, end = (at, self._loop.end) if first else (self._loop.start, at)
        if start is not None and end is not None and start >= end:
            start, end = (at, None) if first else (None, at)
        self._become(Loop(start, end, start is not None and end is not None))

    def loop_span(self, start: float, end: float) -> None:
        """Repeat a stretch."""
        self._become(Loop(start, end, True))

    def toggle_loop(self) -> None:
        """Repeat or go on; without A and B the next ten seconds."""
        loop = self._loop
        if loop.start is None or loop.end is None:
            at = self.position()
            self._become(Loop(at, min(self._duration or at + 10, at + 10), True))
        else:
            self._become(Loop(loop.start, loop.end, not loop.on))

    def _on_loop_moved(self, start: float, end: float) -> None:
        self._become(Loop(start, end, self._loop.on))

    def _become(self, loop: Loop) -> None:
        self._loop = loop
        self._waveform.set_loop(loop)
        self._transport.show_loop(loop.on)
        self._tell_loop()

    def _tell_loop(self) -> None:
        on = self._loop.on
        self._player.set_loop(self._loop.start if on else None, self._loop.end if on else None)
