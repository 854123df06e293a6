"""The player on the desktop's own controls (MPRIS 2): media keys while another window is in front, a headset's button.

https://specifications.freedesktop.org/mpris-spec/latest/ - what is played stays unnamed: whose call it is, is nobody's
business on a lock screen.
"""

import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import ClassInfo, Property, QObject, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage

from qa_studio.ui.player import Player

PATH = "/org/mpris/MediaPlayer2"
SERVICE = f"org.mpris.MediaPlayer2.qa_studio.instance{os.getpid()}"
_PLAYER = "org.mpris.MediaPlayer2.Player"

# Qt's stubs know less of both than Qt does.
_interface: Any = ClassInfo
_property: Any = Property


@_interface({"D-Bus Interface": "org.mpris.MediaPlayer2"})
class _Program(QDBusAbstractAdaptor):
    """What plays."""

    Identity = _property(str, lambda _: "QA Studio")
    DesktopEntry = _property(str, lambda _: "qa-studio")
    CanQuit = _property(bool, lambda _: False)
    CanRaise = _property(bool, lambda _: False)
    HasTrackList = _property(bool, lambda _: False)
    SupportedUriSchemes = _property("QStringList", lambda _: [])
    SupportedMimeTypes = _property("QStringList", lambda _: [])

    @Slot()
    def Raise(self) -> None:
        """It stays where it is."""

    @Slot()
    def Quit(self) -> None:
        """It doesn't."""


@_interface({"D-Bus Interface": _PLAYER})
class _Controls(QDBusAbstractAdaptor):
    """Play, pause, and the moments as tracks."""

    def __init__(self, player: Player, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player

    PlaybackStatus = _property(str, lambda self: "Playing" if self._player.playing else "Paused")
    Rate = _property(float, lambda self: self._player.settings.speed)
    MinimumRate = _property(float, lambda _: 0.5)
    MaximumRate = _property(float, lambda _: 3.0)
    Volume = _property(float, lambda _: 1.0)
    Metadata = _property("QVariantMap", lambda _: {"xesam:title": "QA Studio"})
    CanGoNext = _property(bool, lambda _: True)
    CanGoPrevious = _property(bool, lambda _: True)
    CanPlay = _property(bool, lambda _: True)
    CanPause = _property(bool, lambda _: True)
    CanSeek = _property(bool, lambda _: False)
    CanControl = _property(bool, lambda _: True)

    @Slot()
    def PlayPause(self) -> None:
        """Play, or pause."""
        self._player.toggle()

    @Slot()
    def Play(self) -> None:
        """Go on."""
        self._player.play()

    @Slot()
    def Pause(self) -> None:
        """Stop here."""
        self._player.pause()

    @Slot()
    def Stop(self) -> None:
        """The same."""
        self._player.pause()

    @Slot()
    def Next(self) -> None:
        """The next moment."""
        self._player.jumpAsked.emit(1)

    @Slot()
    def Previous(self) -> None:
        """The previous one."""
        self._player.jumpAsked.emit(-1)


class MediaControl(QObject):
    """Offers the player on the session bus; where there is none, nothing happens."""

    def __init__(self, player: Player) -> None:
        super().__init__(player)
        self._bus = QDBusConnection.sessionBus()
        self._adaptors: list[Any] = [_Program(self), _Controls(player, self)]
        self.offered = (
            self._bus.isConnected()
            and self._bus.registerObject(PATH, self, QDBusConnection.RegisterOption.ExportAdaptors)
            and self._bus.registerService(SERVICE)
        )
        if self.offered:
            player.stateChanged.connect(self._tell)
            self._tell(player.playing)

    def withdraw(self) -> None:
        """Take it off the bus."""
        if self.offered:
            self._bus.unregisterService(SERVICE)
            self._bus.unregisterObject(PATH)

    def _tell(self, playing: bool) -> None:
        told = QDBusMessage.createSignal(PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged")
        told.setArguments([_PLAYER, {"PlaybackStatus": "Playing" if playing else "Paused"}, ["Rate"]])
        self._bus.send(told)


def bus_is_there() -> bool:
    """Whether this session has a bus; Qt would try to start one."""
    if not sys.platform.startswith("linux"):
        return False
    folder = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (folder is not None and (Path(folder) / "bus").exists())
