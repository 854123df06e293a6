"""Hearing one recording: the player, the transport bar and the waveforms kept together."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.domain.listening import Ledger, ToHear
from qa_studio.domain.mask import Cover
from qa_studio.domain.spans import Span
from qa_studio.services.masked_waveform import masked_waveform
from qa_studio.services.measuring import Measurements
from qa_studio.services.settings import PersonalPreferences
from qa_studio.services.sound import SoundToHear, Waveform
from qa_studio.ui.inspect.go_to_time import GoToTime
from qa_studio.ui.inspect.heard import Hearing, Way
from qa_studio.ui.inspect.looping import Looping
from qa_studio.ui.inspect.moments import Moments, MomentsPopover, measured_moments
from qa_studio.ui.inspect.sound_choices import SoundChoices
from qa_studio.ui.inspect.swapped import SwappedWaveform
from qa_studio.ui.inspect.transport_bar import TransportBar
from qa_studio.ui.overview import WaveformOverview
from qa_studio.ui.player import Player
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_marks import Loop

FLUSH_MS = 5000
BEFORE_MARK_S = 2.0
AFTER_S = 0.15


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
        self._covers: tuple[Cover, ...] = ()
        self._source: Waveform | None = None
        self._at = 0.0
        self._duration = 0.0
        self._attached = False
        self._stop_at: float | None = None
        self._hold: tuple[Span, ...] = ()
        self._wanted: Span | None = None
        self.choices = SoundChoices(player, preferences, transport)
        self.looping = Looping(player, transport, self._waveform, self.position, lambda: self._duration)
        self.moments = Moments(preferences, self)
        self._flush = QTimer(self)
        self._flush.setInterval(FLUSH_MS)
        self._flush.timeout.connect(self.flush)
        self._wire()

    def _wire(self) -> None:
        bar = self._transport
        bar.play_pressed.connect(self.toggle)
        bar.skip_pressed.connect(self.skip)
        bar.time_pressed.connect(self.go_to_time)
        bar.moments_pressed.connect(self.open_moments)
        self._waveform.seekRequested.connect(self.seek)
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
        self._source = source
        source = masked_waveform(source, self._covers)
        shown = SwappedWaveform(source) if swapped else source
        self._waveform.set_source(shown, keep_view)
        self._overview.set_source(shown)
        self._overview.set_view(*self._waveform.visible)
        self._show_heard()

    def set_covers(self, covers: tuple[Cover, ...]) -> None:
        """Hide these stretches from ears and eyes at once, and no others but those hidden in what is given."""
        if covers != self._covers:
            self._covers = covers
            if self._attached:
                self._player.set_masks(covers)
            if self._source is not None:
                self.show_waveform(self._source, self._swapped, keep_view=True)

    def open(self, sound: SoundToHear, at: float) -> None:
        """Take the sound of the recording."""
        self._path, self._swapped, self._at = sound.path, sound.swapped, at
        self.set_covers(sound.covers)
        self._transport.set_sound_possible(True)
        if self._attached:
            self._open_player()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.hear(wanted)

    def hear_once_open(self, span: Span) -> None:
        """Play a span once as soon as the sound is there."""
        self._wanted = span

    def _open_player(self) -> None:
        if self._path is not None:
            self.choices.tell()
            self._player.open(self._path, swapped=self._swapped, at=self._at, masks=self._covers)
            self.looping.tell()
            self._player.set_hold(self._hold)

    def attach(self) -> None:
        """Take the player, where the page is in sight again at the place where it was."""
        if self._attached:
            return
        self._attached = True
        player = self._player
        player.positionChanged.connect(self._on_position)
        player.stateChanged.connect(self._on_state)
        player.durationChanged.connect(self._on_duration)
        player.jumpAsked.connect(self.to_moment)
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
        player.jumpAsked.disconnect(self.to_moment)
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
    def on_record(self) -> bool:
        """Whether anything is known of the listening: of an evaluation from a file of answers nothing is."""
        return bool(self._hearing.ledger) or not self._hearing.frozen

    @property
    def finished(self) -> bool:
        """Whether what is heard now counts no more."""
        return self._hearing.frozen

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

    def hear_from(self, seconds: float) -> None:
        """Go there and play on."""
        self.seek(seconds)
        if self._path is not None and not self._player.playing:
            self._player.set_step_back(0.0)  # it would begin before what was asked for
            self._player.play()
            self._player.set_step_back(self._preferences.now.resume_back_s)

    def show_measured(self, found: Measurements) -> None:
        """What was measured: hold can be left out, and there are more moments to go to."""
        self._hold = found.hold
        self.moments.put(measured_moments(found))
        if self._attached:
            self._player.set_hold(self._hold)

    def to_moment(self, by: int) -> None:
        """Go to the next moment, or to the previous."""
        now = self.position()
        to = self.moments.after(now) if by > 0 else self.moments.before(now, self._player.playing)
        if to is not None:
            self.seek(to)

    def pause(self) -> None:
        """Stop here."""
        self._player.pause()

    def open_moments(self) -> None:
        """Which moments there are and which count."""
        bar = self._transport
        popover = MomentsPopover(self.moments, self._preferences.now.moments, bar.moment_keys, bar)
        popover.went.connect(self.to_moment)
        popover.open_at(bar.anchor(bar.moments), popover.next)

    def go_to_time(self) -> None:
        """Ask for a time and go there."""
        popover = GoToTime(self.position(), self._duration, self._transport)
        popover.chosen.connect(self.seek)
        popover.open_at(self._transport.position, popover.field)

    @property
    def loop(self) -> Loop:
        """A and B as they are."""
        return self.looping.loop
