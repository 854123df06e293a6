"""The audio process in this process, with outputs of all kinds."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from qa_studio.audio.cache import SoundCache
from qa_studio.services import sound_messages as say
from qa_studio.sound.output import Device, Output, Render, SilentOutput
from qa_studio.sound.process import SoundProcess

RATE = 8000
LONG_MS = 20_000


class RefusingOutput:
    """A device that another program has to itself."""

    silent = False
    device = Device("card", "Card")

    def __init__(self) -> None:
        self._asked = False

    def start(self, render: Render, rate: int) -> None:
        self._asked = True

    def stop(self) -> None:
        pass

    def heard_s(self) -> float:
        return 0.0

    def begins_in(self) -> float:
        return 0.0

    def failed(self) -> bool:
        return self._asked

    def alive(self) -> bool:
        return not self._asked


@pytest.fixture
def call(tmp_path: Path) -> Path:
    sound = np.sin(2 * np.pi * 440 * np.arange(30 * RATE) / RATE) / 4
    soundfile.write(tmp_path / "call.wav", sound, RATE, subtype="PCM_16")
    return tmp_path / "call.wav"


class Window:
    """Hears what the process reports."""

    def __init__(self) -> None:
        self.reports: list[say.Report] = []

    def last(self, kind: type[say.Report]) -> say.Report | None:
        return next((report for report in reversed(self.reports) if isinstance(report, kind)), None)

    def place(self) -> float:
        told = self.last(say.Position)
        return told.seconds if isinstance(told, say.Position) else -1.0


@pytest.fixture
def window() -> Window:
    return Window()


class Sockets:
    """Devices that come and go as the story wants it."""

    def __init__(self, *outputs: Output) -> None:
        self.plugged = {output.device: output for output in outputs if output.device is not None}
        self._tell: list[Callable[[], None]] = []

    def there(self) -> tuple[Device, ...]:
        return tuple(self.plugged)

    def output(self, device: Device) -> Output:
        return self.plugged[device]

    def on_change(self, tell: Callable[[], None]) -> None:
        self._tell.append(tell)

    def pull(self, name: str) -> None:
        self.plugged = {device: output for device, output in self.plugged.items() if device.name != name}
        for tell in self._tell:
            tell()

    def plug(self, output: Output) -> None:
        assert output.device is not None
        self.plugged[output.device] = output
        for tell in self._tell:
            tell()


class Loudspeaker(SilentOutput):
    """One that plays, as far as anybody can tell."""

    silent = False

    def __init__(self, name: str) -> None:
        super().__init__()
        self.device = Device(name.lower(), name)

    def alive(self) -> bool:
        return True


def a_process(window: Window, folder: Path, *outputs: Output) -> SoundProcess:
    return SoundProcess(SoundCache(folder / "cache"), window.reports.append, Sockets(*outputs))


@pytest.fixture
def silent(window: Window, tmp_path: Path, qtbot: QtBot) -> Iterator[SoundProcess]:
    process = a_process(window, tmp_path)
    yield process
    process.close()


def test_a_device_that_refuses_gives_way_to_the_silent_clock(
    window: Window, call: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    process = a_process(window, tmp_path, RefusingOutput())
    assert window.last(say.State) == say.State(playing=False, silent=False)
    process.obey(say.Open(str(call)))
    process.obey(say.Play())
    qtbot.waitUntil(lambda: window.place() > 0.3, timeout=LONG_MS)
    assert window.last(say.State) == say.State(playing=True, silent=True)
    process.close()


def test_what_is_told_of_a_recording(silent: SoundProcess, window: Window, call: Path) -> None:
    silent.obey(say.Open(str(call), at=12.0))
    assert window.last(say.Ready) == say.Ready(str(call), 30.0, True)
    assert window.last(say.Position) == say.Position(12.0, 1.0, False)
    silent.obey(say.Open(str(call) + ".gone"))
    told = window.last(say.Trouble)
    assert isinstance(told, say.Trouble)
    assert "no such file" in str(told.what)


def goes_on(window: Window, place: float, told: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(window.reports) > told and window.place() > place, timeout=LONG_MS)


def test_changing_speed_or_side_while_playing_keeps_the_place(
    silent: SoundProcess, window: Window, call: Path, qtbot: QtBot
) -> None:
    silent.obey(say.Open(str(call), at=10.0))
    silent.obey(say.Play())
    qtbot.waitUntil(lambda: window.place() > 10.2, timeout=LONG_MS)
    for change in (say.SetSpeed(2.0), say.SetChannel("agent"), say.SetLoop(5, 25), say.SetGain(3, -3)):
        told = len(window.reports)
        before = window.place()
        silent.obey(change)
        goes_on(window, before, told, qtbot)
    assert 10 < window.place() < 20


def test_commands_without_a_recording_do_no_harm(silent: SoundProcess, window: Window) -> None:
    for command in (say.Play(), say.Pause(), say.Seek(3), say.SetLoop(1, 2), say.Close(), say.SetSpeed(9)):
        silent.obey(command)
    assert window.last(say.Trouble) is None
    assert window.last(say.State) == say.State(playing=False, silent=True)


def test_a_headset_that_is_pulled_out_gives_way_to_the_loudspeakers_without_losing_the_place(
    window: Window, call: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    sockets = Sockets(Loudspeaker("Speakers"), Loudspeaker("Headset"))
    process = SoundProcess(SoundCache(tmp_path / "cache"), window.reports.append, sockets)
    assert window.last(say.Devices) == say.Devices((("speakers", "Speakers"), ("headset", "Headset")))
    process.obey(say.SetDevice("headset"))
    process.obey(say.Open(str(call), at=5.0))
    process.obey(say.Play())
    qtbot.waitUntil(lambda: window.place() > 5.2, timeout=LONG_MS)
    before = window.place()

    sockets.pull("Headset")
    assert window.last(say.Moved) == say.Moved("Headset", "Speakers")
    assert window.last(say.Devices) == say.Devices((("speakers", "Speakers"),))
    assert window.last(say.State) == say.State(playing=True, silent=False)
    qtbot.waitUntil(lambda: before < window.place() < before + 5, timeout=LONG_MS)

    sockets.pull("Speakers")
    assert window.last(say.Moved) == say.Moved("Speakers", "")
    assert window.last(say.State) == say.State(playing=True, silent=True)
    here = window.place()
    qtbot.waitUntil(lambda: window.place() > here + 0.2, timeout=LONG_MS)

    sockets.plug(Loudspeaker("Headset"))
    assert window.last(say.State) == say.State(playing=True, silent=False)
    process.close()


def test_a_device_that_was_chosen_and_is_not_there_yet_is_played_to_when_it_comes(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    sockets = Sockets(Loudspeaker("Speakers"))
    process = SoundProcess(SoundCache(tmp_path / "cache"), window.reports.append, sockets)
    process.obey(say.SetDevice("headset"))
    assert process.speakers.output.device == Device("speakers", "Speakers")
    sockets.plug(Loudspeaker("Headset"))
    assert process.speakers.output.device == Device("headset", "Headset")
    assert window.last(say.Moved) is None
    process.close()


def test_masks_come_and_go_while_it_plays_and_the_place_stays(
    silent: SoundProcess, window: Window, call: Path, qtbot: QtBot
) -> None:
    silent.obey(say.Open(str(call), at=10.0, masks=((5.0, 15.0, "tone"),)))
    silent.obey(say.Play())
    qtbot.waitUntil(lambda: window.place() > 10.2, timeout=LONG_MS)
    for masks in ((), ((0.0, 30.0, "silence"),), ((11.0, 12.0, "tone"), (20.0, 21.0, "silence"))):
        told, before = len(window.reports), window.place()
        silent.obey(say.SetMasks(masks))
        goes_on(window, before, told, qtbot)
    assert 10 < window.place() < 20
    silent.obey(say.Close())
    silent.obey(say.SetMasks(()))
    assert window.last(say.Trouble) is None


def rewritten(path: Path, seconds: float, hertz: float) -> None:
    soundfile.write(path, np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE) / 4, RATE)


def test_a_file_that_goes_away_is_told_once_and_what_is_open_plays_on(
    silent: SoundProcess, window: Window, call: Path, qtbot: QtBot
) -> None:
    silent.obey(say.Open(str(call)))
    silent.obey(say.Play())
    call.unlink()
    silent.file.look()
    silent.file.look()
    told = [report for report in window.reports if isinstance(report, say.Trouble)]
    assert [str(report.what) for report in told] == [f"{call} was deleted or moved while it was open."]
    assert window.last(say.State) == say.State(playing=False, silent=True)
    silent.obey(say.Play())
    qtbot.waitUntil(lambda: window.place() > 0.2, timeout=LONG_MS)


def test_a_file_that_is_written_on_has_grown_and_one_written_anew_is_another(
    silent: SoundProcess, window: Window, call: Path
) -> None:
    silent.obey(say.Open(str(call)))
    silent.file.look()
    assert window.last(say.Changed) is None

    rewritten(call, 40.0, 440)
    silent.file.look()
    assert window.last(say.Changed) == say.Changed(str(call), grown=True)
    silent.obey(say.Open(str(call), at=35.0))
    assert window.place() == 35.0

    rewritten(call, 40.0, 300)
    silent.file.look()
    assert window.last(say.Changed) == say.Changed(str(call), grown=False)

    rewritten(call, 10.0, 300)
    silent.file.look()
    assert window.last(say.Changed) == say.Changed(str(call), grown=False)


def test_a_file_that_gets_shorter_while_it_plays_is_told(
    silent: SoundProcess, window: Window, call: Path, qtbot: QtBot
) -> None:
    silent.obey(say.Open(str(call), at=25.0))
    with call.open("r+b") as file:
        file.truncate(10_000)
    silent.obey(say.Play())
    qtbot.waitUntil(lambda: window.last(say.Trouble) is not None, timeout=LONG_MS)
    told = window.last(say.Trouble)
    assert isinstance(told, say.Trouble)
    assert "has become shorter since it was opened" in str(told.what)
