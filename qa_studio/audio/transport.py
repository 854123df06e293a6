"""What is heard next: position, speed, channel, levels, loop and silence, rendered block by block."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from qa_studio.audio.playable import Pair, Playable
from qa_studio.audio.silence import QuietMap
from qa_studio.audio.stretch import Stretcher
from qa_studio.domain.spans import Span
from qa_studio.services.sound import Channel, Floats, Skipping

SLOWEST, FASTEST = 0.5, 3.0
_SHORTEST_LOOP_S = 0.05
_WANTED_DB = -20.0
_LEAST_DB, _MOST_DB = -9.0, 18.0
_LEVELLING_S = 0.5
_LOUDEST = 1.0
_ANCHORS_KEPT = 2000


@dataclass(slots=True)
class Listening:
    """How the listener wants it; stays from one recording to the next."""

    speed: float = 1.0
    channel: Channel = "both"
    agent_db: float = 0.0
    customer_db: float = 0.0
    levelling: bool = False
    skip: bool = False
    skipping: Skipping = field(default_factory=Skipping)
    step_back_s: float = 1.5


class _Anchor(NamedTuple):
    said: int
    frame: int
    speed: float


class Transport:
    """Renders a recording from a position on, and knows what frame of it each rendered frame is.

    `said` counts the frames rendered since the last `seek`.
    """

    def __init__(self, source: Playable, listening: Listening, *, swapped: bool) -> None:
        self._source = source
        self._listening = listening
        self.rate = source.facts.sample_rate
        self._pair = Pair(source, swapped=swapped)
        self._quiet = QuietMap(source, self._pair)
        self._stretcher = Stretcher(self.rate, self._pair.read, self._shape)
        self._loop: tuple[int, int] | None = None
        self._gain = np.ones(2, np.float32)
        self._rest = np.zeros((0, 2), np.float32)
        self.seek(0.0)

    def seek(self, seconds: float) -> None:
        """Go on from there."""
        self._place = float(min(max(0.0, seconds) * self.rate, self._end))
        self._moved = True
        self._anchors = [_Anchor(0, round(self._place), 0.0)]
        self._rest = self._rest[:0]
        self.said = 0
        self.ended = False
        self.waiting = False
        self._gain = self._wanted_gain()
        self._stretcher.restart()

    def forget(self) -> None:
        """The source sounds otherwise now; what is rendered after the next `seek` is read again."""
        self._pair.forget()
        self._quiet.forget()

    def step_back(self, seconds: float) -> float:
        """Where to go on from when listening is taken up again at `seconds`; a loop isn't left."""
        start = self._loop[0] / self.rate if self._loop and seconds >= self._loop[0] / self.rate else 0.0
        return max(start, seconds - self._listening.step_back_s)

    def set_loop(self, start: float | None, end: float | None) -> None:
        """Repeat between two seconds, at least 50 ms apart; None: no more."""
        self._loop = None
        if start is not None and end is not None:
            first = round(max(0.0, min(start, end)) * self.rate)
            self._loop = first, max(round(max(start, end) * self.rate), first + round(_SHORTEST_LOOP_S * self.rate))

    def set_hold(self, spans: Sequence[Span]) -> None:
        """Where the caller is on hold, so that it can be left out."""
        self._quiet.set_hold(spans)

    def render(self, frames: int) -> Floats:
        """The next `frames`, shape (frames, 2), left and right; silence once the recording has `ended`."""
        parts, count = [self._rest], len(self._rest)
        while count < frames:
            hop = self._hop()
            parts.append(hop)
            count += len(hop)
        joined = np.concatenate(parts)
        self._rest = joined[frames:]
        return joined[:frames]

    def heard(self, said: int) -> float:
        """The second of the recording that the rendered frame `said` (counted from the last seek) belongs to."""
        at = max(0, bisect_right(self._anchors, said, key=lambda anchor: anchor.said) - 1)
        anchor = self._anchors[at]
        frame = anchor.frame + max(0, said - anchor.said) * anchor.speed
        return float(min(max(0.0, frame), self._end)) / self.rate

    @property
    def duration_s(self) -> float:
        """Seconds; an estimate until the recording is settled."""
        return self._end / self.rate

    @property
    def _end(self) -> int:
        return self._source.facts.frames

    def _hop(self) -> Floats:
        hop = self._stretcher.hop
        self._turn()
        if self._place >= self._end and self._source.settled:
            return self._after_the_end(hop)
        # WSOLA looks a few milliseconds further than it says.
        self.waiting = not self._source.settled and self._place + 4 * hop > self._source.known
        if self.waiting:
            self._anchored(round(self._place), 0.0)
            self.said += hop
            return np.zeros((hop, 2), np.float32)
        speed = self._listening.speed
        straight = speed == 1.0 and not self._moved
        natural, moved = self._stretcher.natural, self._moved
        said, frame = (self._stretcher.straight if straight else self._stretcher.near)(round(self._place))
        self._moved = False
        self._joined(frame if natural is None else natural, frame, jump=moved)
        self._place = frame + hop if straight else self._place + hop * speed
        self.said += hop
        return self._mixed(said)

    def _after_the_end(self, hop: int) -> Floats:
        if not self.ended:
            self.ended = True
            self._anchored(self._end, 0.0)
        return np.zeros((hop, 2), np.float32)

    def _turn(self) -> None:
        """Back to the start of the loop, or over a silence."""
        if (
            self._loop
            and self._place >= min(self._loop[1], self._end)
            and self._place < self._loop[1] + 4 * self._stretcher.hop
        ):
            self._jump(self._loop[0])
        elif self._listening.skip:
            target = self._quiet.skip_from(round(self._place), self._listening.skipping)
            if target is not None:
                self._jump(min(target, self._loop[1]) if self._loop and self._place < self._loop[1] else target)

    def _jump(self, frame: int) -> None:
        self._place = float(frame)
        self._moved = True

    def _joined(self, before: int, frame: int, *, jump: bool) -> None:
        """A hop fades from what stands at `before` to what stands at `frame`."""
        hop = self._stretcher.hop
        if not jump:
            self._anchored(before, 1 + (frame - before) / hop)
            return
        self._anchored(before, 1.0)
        self._anchors.append(_Anchor(self.said + hop // 2, frame + hop // 2, 1.0))

    def _anchored(self, frame: int, speed: float) -> None:
        last = self._anchors[-1]
        if last.speed == speed and abs(last.frame + (self.said - last.said) * speed - frame) < 2:
            return
        self._anchors.append(_Anchor(self.said, frame, speed))
        if len(self._anchors) > 2 * _ANCHORS_KEPT:
            del self._anchors[:_ANCHORS_KEPT]

    def _mixed(self, pair: Floats) -> Floats:
        aim = self._wanted_gain()
        share = min(1.0, len(pair) / (_LEVELLING_S * self.rate)) if self._listening.levelling else 1.0
        aim = self._gain + (aim - self._gain) * np.float32(share)
        # What would be too loud for the device is turned down for as long as it is, not cut off.
        peak = np.abs(pair).max(axis=0) * aim
        aim = np.where(peak > _LOUDEST, aim * _LOUDEST / np.maximum(peak, _LOUDEST), aim).astype(np.float32)
        ramp = np.linspace(self._gain, aim, len(pair), dtype=np.float32)
        self._gain = aim
        loud = pair * ramp
        channel = self._listening.channel
        if channel != "both":
            side = 0 if channel == "agent" else 1
            loud = np.repeat(loud[:, side : side + 1], 2, axis=1)
        heard: Floats = np.clip(loud, -1, 1)
        return heard

    def _wanted_gain(self) -> Floats:
        wished = np.array([self._listening.agent_db, self._listening.customer_db])
        if self._listening.levelling:
            speech = np.array(self._quiet.speech_db(round(self._place)))
            lift = np.clip(_WANTED_DB - speech, _LEAST_DB, _MOST_DB)
            wished = wished + np.where(speech > -99, lift, 0.0)
        gain: Floats = np.power(10.0, wished / 20).astype(np.float32)
        return gain

    def _shape(self, pair: Floats) -> Floats:
        channel = self._listening.channel
        if channel == "both":
            return pair[:, 0] + pair[:, 1]
        return np.ascontiguousarray(pair[:, 0 if channel == "agent" else 1])
