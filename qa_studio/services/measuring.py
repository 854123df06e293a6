"""What can be measured in the sound of a call, and what measures it.

Seconds from the start of the recording; levels in dBFS.  Nothing here is a judgement: a person always confirms.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span, total_s
from qa_studio.services.progress import Progress
from qa_studio.texts import Message

ChannelRole = Literal["agent", "customer", "both", "other"]

VERSION = 2
"""Of the way of measuring; what an older one found is measured anew."""

SHORTEST_DEAD_AIR_S = 3.0
SHORTEST_OVERLAP_S = 0.2


@dataclass(frozen=True, slots=True)
class ChannelMeasures:
    """One channel: when somebody speaks on it, how loud, over which noise; `both` where all speak on one channel.

    `level_dbfs` is that of the speech, None where nobody speaks; `clipped_s` is how long the sound is cut off at full
    scale.
    """

    role: ChannelRole
    speech: tuple[Span, ...]
    level_dbfs: float | None
    noise_dbfs: float
    clipped_s: float

    @property
    def talk_s(self) -> float:
        """How long somebody speaks."""
        return total_s(self.speech)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Both speak; `cut_in` began while the other one was speaking."""

    span: Span
    cut_in: ChannelRole


@dataclass(frozen=True, slots=True)
class KeypadTone:
    """A key that was pressed (DTMF), on the channel of that role."""

    span: Span
    role: ChannelRole
    key: str


@dataclass(frozen=True, slots=True)
class Measurements:
    """Everything measured in a recording.

    `mono` says that agent and customer can't be told apart: one channel, or twice the same.  Then shares, overlaps and
    response times are not known.  `maybe_swapped` says that signals of the switchboard are on the customer's side.
    `ring` is the ringing before the answer; `responses_s` how long the customer waited for the agent to speak.
    """

    duration_s: float
    channels: tuple[ChannelMeasures, ...]
    dead_air: tuple[Span, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    hold: tuple[Span, ...] = ()
    ring: tuple[Span, ...] = ()
    keypad: tuple[KeypadTone, ...] = ()
    responses_s: tuple[float, ...] = ()
    mono: bool = False
    maybe_swapped: bool = False

    def talk_s(self, role: ChannelRole) -> float | None:
        """How long that one speaks; None where it can't be known."""
        found = [channel.talk_s for channel in self.channels if channel.role == role]
        return found[0] if found else None

    @property
    def dead_air_longest_s(self) -> float:
        """The longest time in which nobody speaks, 0 where there is none of 3 s."""
        return max((span.length for span in self.dead_air), default=0.0)

    @property
    def overlap_total_s(self) -> float | None:
        """How long both speak at once; None where it can't be known."""
        return None if self.mono else total_s(overlap.span for overlap in self.overlaps)

    @property
    def agent_share(self) -> float | None:
        """The agent's share of what is spoken, 0…1; None where it can't be known or nobody speaks."""
        agent, customer = self.talk_s("agent"), self.talk_s("customer")
        if agent is None or customer is None or agent + customer == 0:
            return None
        return agent / (agent + customer)


@dataclass(frozen=True, slots=True)
class MeasureOrder:
    """A recording to be measured, where its sound is (a path or a URL), and how long it is."""

    recording: RecordingId
    path: str
    swapped: bool = False
    duration_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """A recording that was measured."""

    recording: RecordingId
    found: Measurements


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """A recording that could not be measured, and why."""

    recording: RecordingId
    reason: Message


class SoundMeter(Protocol):
    """Measures recordings; what can't be read raises `RecordingUnreadable`."""

    def measure(self, path: Path, *, swapped: bool = False, progress: Progress | None = None) -> Measurements:
        """Everything that can be measured in the file; `swapped`: the first channel is the customer."""
