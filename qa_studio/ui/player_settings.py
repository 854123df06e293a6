"""How the listener wants it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from qa_studio.domain.settings import Preferences
from qa_studio.services import sound_messages as say
from qa_studio.services.sound import Channel, Skipping
from qa_studio.services.sound_messages import Command

QUIETEST_DB = -80.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Stays from one recording to the next; `device` is an id of the system's, "" its own choice."""

    speed: float = 1.0
    channel: Channel = "both"
    agent_db: float = 0.0
    customer_db: float = 0.0
    levelling: bool = False
    skip: bool = False
    skipping: Skipping = field(default_factory=Skipping)
    step_back_s: float = 1.5
    device: str = ""

    def commands(self) -> Iterator[Command]:
        """What a new audio process is told of it."""
        yield say.SetSpeed(self.speed)
        yield say.SetChannel(self.channel)
        yield say.SetGain(self.agent_db, self.customer_db)
        yield say.SetLevelling(self.levelling)
        yield self.skip_command()
        yield say.SetDevice(self.device)
        yield say.SetStepBack(self.step_back_s)

    def skip_command(self) -> say.SetSkipping:
        """What is left out."""
        what = self.skipping
        return say.SetSkipping(self.skip, what.silence, what.hold, what.threshold_db, what.least_s, what.rest_s)


def settings_of(now: Preferences) -> Settings:
    """As a person has chosen; the volume turns both sides."""
    loudness = 20 * math.log10(now.volume) if now.volume > 0 else QUIETEST_DB
    kinds = now.skip_kinds
    return Settings(
        speed=now.speed,
        channel=now.channel,
        agent_db=loudness + now.agent_db,
        customer_db=loudness + now.customer_db,
        levelling=now.levelling,
        skip=now.skip_silence,
        skipping=Skipping(
            "silence" in kinds, "hold" in kinds, now.skip_threshold_db, now.skip_least_s, now.skip_rest_s
        ),
        step_back_s=now.resume_back_s,
        device=now.sound_device,
    )
