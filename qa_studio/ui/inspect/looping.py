"""The stretch between A and B that repeats."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from qa_studio.ui.inspect.transport_bar import TransportBar
from qa_studio.ui.player import Player
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_marks import Loop

USUAL_S = 10.0


class Looping(QObject):
    """A and B of one recording, shown in the waveform and on the bar, told to the player."""

    def __init__(
        self,
        player: Player,
        transport: TransportBar,
        waveform: WaveformView,
        position: Callable[[], float],
        duration: Callable[[], float],
    ) -> None:
        super().__init__(transport)
        self._player, self._transport, self._waveform = player, transport, waveform
        self._position, self._duration = position, duration
        self.loop = Loop()
        transport.loop_pressed.connect(self.toggle)
        waveform.loopMoved.connect(lambda start, end: self._become(Loop(start, end, self.loop.on)))

    def set_end(self, first: bool) -> None:
        """Put A, or B, at the playhead; with both it repeats."""
        at = self._position()
        start, end = (at, self.loop.end) if first else (self.loop.start, at)
        if start is not None and end is not None and start >= end:
            start, end = (at, None) if first else (None, at)
        self._become(Loop(start, end, start is not None and end is not None))

    def span(self, start: float, end: float) -> None:
        """Repeat a stretch."""
        self._become(Loop(start, end, True))

    def toggle(self) -> None:
        """Repeat or go on; without A and B the next ten seconds."""
        loop = self.loop
        if loop.start is None or loop.end is None:
            at = self._position()
            self._become(Loop(at, min(self._duration() or at + USUAL_S, at + USUAL_S), True))
        else:
            self._become(Loop(loop.start, loop.end, not loop.on))

    def tell(self) -> None:
        """Say it to the player again."""
        on = self.loop.on
        self._player.set_loop(self.loop.start if on else None, self.loop.end if on else None)

    def _become(self, loop: Loop) -> None:
        self.loop = loop
        self._waveform.set_loop(loop)
        self._transport.show_loop(loop.on)
        self.tell()
