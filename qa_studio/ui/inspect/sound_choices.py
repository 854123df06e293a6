"""How a call is heard: speed, side, levels, what is skipped, the device; it stays from one recording to the next."""

from typing import Any, cast

from PySide6.QtCore import QObject

from qa_studio.services.settings import PersonalPreferences
from qa_studio.services.sound import Channel
from qa_studio.ui.inspect.levels_popover import LevelsPopover
from qa_studio.ui.inspect.skip_popover import SkipPopover
from qa_studio.ui.inspect.transport_bar import TransportBar, faster
from qa_studio.ui.player import Player
from qa_studio.ui.player_settings import settings_of


class SoundChoices(QObject):
    """Keeps preferences, player and transport bar together."""

    def __init__(self, player: Player, preferences: PersonalPreferences, transport: TransportBar) -> None:
        super().__init__(transport)
        self._player, self._preferences, self._bar = player, preferences, transport
        transport.speed_chosen.connect(self.set_speed)
        transport.channel_chosen.connect(self.set_channel)
        transport.skip_silence_switched.connect(self.set_skip_silence)
        transport.volume_moved.connect(self.set_volume)
        transport.levels_pressed.connect(self.open_levels)
        transport.skipping_pressed.connect(self.open_skipping)
        self.show()

    def tell(self) -> None:
        """Say everything to the player."""
        self._player.set_settings(settings_of(self._preferences.now))

    def show(self) -> None:
        """Show everything on the bar."""
        now = self._preferences.now
        self._bar.show_hearing(now.speed, now.channel, now.volume, now.skip_silence)
        self._bar.show_levels(bool(now.agent_db or now.customer_db or now.levelling))

    def set_speed(self, speed: float) -> None:
        """0.5 to 3 times."""
        self._player.set_speed(speed)
        self._keep(speed=speed)

    def change_speed(self, by: int) -> None:
        """One step faster or slower."""
        self.set_speed(faster(self._preferences.now.speed, by))

    def set_channel(self, channel: str) -> None:
        """Whom to hear."""
        self._player.set_channel(cast(Channel, channel))
        self._keep(channel=channel)

    def set_skip_silence(self, on: bool) -> None:
        """Leave out where there is nothing to hear."""
        self.set_skipping({"skip_silence": on})

    def toggle_skip_silence(self) -> None:
        """On or off."""
        self.set_skip_silence(not self._preferences.now.skip_silence)

    def set_skipping(self, choices: dict[str, Any]) -> None:
        """New values for the fields of `Preferences` that say what is skipped."""
        self._keep(**choices)
        self._tell_skipping()

    def set_volume(self, percent: int) -> None:
        """0 to 100."""
        self._keep(volume=max(0, min(100, percent)) / 100)
        self._tell_levels()

    def set_levels(self, agent_db: float, customer_db: float) -> None:
        """Louder or softer than recorded, in decibels."""
        self._keep(agent_db=agent_db, customer_db=customer_db)
        self._tell_levels()

    def set_levelling(self, on: bool) -> None:
        """Bring both to the same loudness."""
        self._player.set_levelling(on)
        self._keep(levelling=on)

    def set_device(self, device: str) -> None:
        """Where to hear it; "" means as the system."""
        self._player.set_device(device)
        self._keep(sound_device=device)

    def open_levels(self) -> None:
        """The levels and the device, next to the volume."""
        two = self._bar.channel.isEnabled()
        popover = LevelsPopover(self._preferences.now, self._player.devices, two, self._bar)
        popover.volume_moved.connect(self.set_volume)
        popover.levels_moved.connect(self.set_levels)
        popover.levelling_switched.connect(self.set_levelling)
        popover.device_chosen.connect(self.set_device)
        popover.open_at(self._bar.anchor(self._bar.levels), popover.agent)

    def open_skipping(self) -> None:
        """What is skipped, next to the switch."""
        popover = SkipPopover(self._preferences.now, self._bar)
        popover.changed.connect(self.set_skipping)
        popover.open_at(self._bar.anchor(self._bar.skip_more), popover.silence)

    def _keep(self, **choices: Any) -> None:
        self._preferences.change(**choices)
        self.show()

    def _tell_levels(self) -> None:
        wanted = settings_of(self._preferences.now)
        self._player.set_gain(wanted.agent_db, wanted.customer_db)

    def _tell_skipping(self) -> None:
        wanted = settings_of(self._preferences.now)
        self._player.set_skipping(wanted.skip, wanted.skipping)
