"""The ledger beside what a sound server really played: as many seconds as came out of its sink."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot
from sound_server import Monitor, SoundServer, sound_server

from qa_studio.domain.listening import Ledger
from qa_studio.ui.inspect.heard import Hearing, Way
from qa_studio.ui.player import Player

RATE = 8000
LONG_MS = 20_000


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[SoundServer]:
    if shutil.which("pulseaudio") is None:
        pytest.skip("PulseAudio is not installed")
    with sound_server(monkeypatch) as server:
        server.start(qtbot)
        yield server


@pytest.fixture
def monitor(server: SoundServer, qtbot: QtBot) -> Iterator[Monitor]:
    monitor = server.monitor()
    qtbot.waitUntil(lambda: len(monitor.heard()) > 0, timeout=LONG_MS)
    yield monitor
    monitor.stop()


@pytest.fixture
def player(server: SoundServer, tmp_path: Path) -> Iterator[Player]:
    player = Player(tmp_path / "cache")
    yield player
    player.shutdown()


def test_what_the_sink_played_is_what_the_ledger_holds_replays_too(
    monitor: Monitor, player: Player, tmp_path: Path, qtbot: QtBot
) -> None:
    hum = np.sin(2 * np.pi * 440 * np.arange(4 * RATE) / RATE) * 0.4
    soundfile.write(tmp_path / "call.wav", np.stack([hum, hum], axis=1), RATE, subtype="PCM_16")
    with qtbot.waitSignal(player.durationChanged, timeout=LONG_MS):
        player.open(tmp_path / "call.wav")
    player.set_speed(1.5)
    hearing = Hearing(Ledger())

    def way() -> Way:
        return Way(player.settings.speed, "none" if player.silent else player.settings.channel)

    player.positionChanged.connect(lambda seconds: hearing.at(seconds, player.playing, way()))
    player.stateChanged.connect(lambda playing: hearing.at(player.position(), playing, way()))
    player.play()
    qtbot.waitUntil(lambda: player.position() > 2.0, timeout=LONG_MS)
    with qtbot.waitSignal(player.finished, timeout=LONG_MS):
        player.seek(1.0)
    qtbot.waitUntil(lambda: monitor.loud_seconds() > 5 / 1.5 - 0.3, timeout=LONG_MS)
    assert not player.silent

    ledger = hearing.take()
    assert ledger.spans[0].start == pytest.approx(0.0, abs=0.05)
    assert ledger.spans[-1].end == pytest.approx(4.0, abs=0.05)
    (repeated,) = {times for _, times in ledger.repeated()}
    assert repeated == 2
    assert ledger.seconds_at()[1.5] / 1.5 == pytest.approx(monitor.loud_seconds(), abs=0.15)
