"""What really comes out of the sound server when the window plays: recorded from a null sink and measured."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot
from sound_server import SERVER_RATE, Heard, Monitor, SoundServer, sound_server

from qa_studio.domain.mask import Cover
from qa_studio.domain.spans import Span
from qa_studio.ui.player import Player

RATE = 8000
LONG_MS = 20_000
AGENT_HZ, CUSTOMER_HZ = 440, 1000
AROUND_A_MASK = ((1.0, 1.5), (1.5, 2.5), (2.5, 3.0))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """Not started yet."""
    with sound_server(monkeypatch) as server:
        yield server


@pytest.fixture
def monitor(server: SoundServer, qtbot: QtBot) -> Iterator[Monitor]:
    server.start(qtbot)
    monitor = server.monitor()
    qtbot.waitUntil(lambda: len(monitor.heard()) > 0, timeout=LONG_MS)
    yield monitor
    monitor.stop()


@pytest.fixture
def player(server: SoundServer, tmp_path: Path) -> Iterator[Player]:
    players: list[Player] = []
    player = Player(tmp_path / "cache")
    players.append(player)
    yield player
    player.shutdown()


def a_call(folder: Path, seconds: float) -> Path:
    """The agent hums 440 Hz, the customer 1 kHz."""
    times = np.arange(round(seconds * RATE)) / RATE
    both = np.stack([np.sin(2 * np.pi * hz * times) for hz in (AGENT_HZ, CUSTOMER_HZ)], axis=1) * 0.4
    soundfile.write(folder / "call.wav", both, RATE, subtype="PCM_16")
    return folder / "call.wav"


def opened(player: Player, path: Path, qtbot: QtBot, at: float = 0.0) -> None:
    with qtbot.waitSignal(player.durationChanged, timeout=LONG_MS):
        player.open(path, at=at)


def pitches(heard: Heard) -> list[float]:
    window = np.hanning(len(heard))
    return [float(np.argmax(np.abs(np.fft.rfft(ear * window)))) * SERVER_RATE / len(heard) for ear in heard.T]


@pytest.mark.parametrize("speed", [1.0, 1.5])
def test_both_voices_are_heard_at_their_pitch_and_to_their_end(
    speed: float, monitor: Monitor, player: Player, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(player, a_call(tmp_path, 3.0), qtbot)
    player.set_speed(speed)
    with qtbot.waitSignal(player.finished, timeout=LONG_MS):
        player.play()
    qtbot.waitUntil(lambda: monitor.loud_seconds() > 3.0 / speed - 0.05, timeout=LONG_MS)
    assert not player.silent
    assert monitor.loud_seconds() == pytest.approx(3.0 / speed, abs=0.05)
    assert pitches(monitor.loud()[4000:-4000]) == pytest.approx([AGENT_HZ, CUSTOMER_HZ], abs=3)


def test_one_side_alone(monitor: Monitor, player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    opened(player, a_call(tmp_path, 30.0), qtbot)
    player.set_channel("customer")
    player.play()
    qtbot.waitUntil(lambda: monitor.loud_seconds() > 1.0, timeout=LONG_MS)
    assert pitches(monitor.loud()[4000:40_000]) == pytest.approx([CUSTOMER_HZ, CUSTOMER_HZ], abs=3)


@pytest.mark.parametrize("speed", [1.0, 1.5])
def test_the_position_told_is_the_one_that_was_heard(
    speed: float, monitor: Monitor, player: Player, tmp_path: Path, qtbot: QtBot
) -> None:
    # Each moment is as loud as it is late, so that the last sound tells its own time.
    seconds = np.arange(20 * RATE) / RATE
    rising = np.sin(2 * np.pi * 1000 * seconds) * (0.05 + 0.9 * seconds / 20)
    soundfile.write(tmp_path / "rising.wav", rising, RATE, subtype="PCM_16")
    opened(player, tmp_path / "rising.wav", qtbot, at=4.0)
    player.set_speed(speed)
    player.play()
    qtbot.waitUntil(lambda: player.position() > 6.0, timeout=LONG_MS)
    player.pause()
    qtbot.waitUntil(lambda: not monitor.heard()[-4800:].any(), timeout=LONG_MS)
    before_end = monitor.loud()[-1440:-480, 0]
    loudness = float(np.sqrt(2 * np.mean(np.square(before_end))))
    heard = (loudness - 0.05) / 0.9 * 20 + 960 / SERVER_RATE * speed
    with qtbot.waitSignal(player.positionChanged, timeout=LONG_MS):
        player.set_step_back(0)
        player.seek(player.position())
    assert player.position() == pytest.approx(heard, abs=0.06)


def test_a_window_that_is_busy_for_seconds_does_not_make_the_sound_stumble(
    monitor: Monitor, player: Player, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(player, a_call(tmp_path, 30.0), qtbot)
    player.play()
    qtbot.waitUntil(lambda: monitor.loud_seconds() > 0.5, timeout=LONG_MS)
    until = time.monotonic() + 2.5
    while time.monotonic() < until:
        sum(range(1000))
    qtbot.waitUntil(lambda: monitor.loud_seconds() > 3.0, timeout=LONG_MS)
    heard = np.abs(monitor.loud()).max(axis=1)
    in_pieces = heard[: len(heard) // 480 * 480].reshape(-1, 480).max(axis=1)
    assert (in_pieces > 0.1).all()
    assert player.playing


def test_a_sound_server_that_restarts_is_played_to_again(
    server: SoundServer, monitor: Monitor, player: Player, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(player, a_call(tmp_path, 60.0), qtbot, at=10.0)
    player.play()
    qtbot.waitUntil(lambda: monitor.loud_seconds() > 0.5, timeout=LONG_MS)
    server.stop()
    server.start(qtbot)
    again = server.monitor()
    try:
        qtbot.waitUntil(lambda: again.loud_seconds() > 0.5, timeout=LONG_MS)
    finally:
        again.stop()
    assert player.playing
    assert 10 < player.position() < 40


def test_a_device_that_comes_later_is_found(server: SoundServer, player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    opened(player, a_call(tmp_path, 60.0), qtbot)
    player.play()
    qtbot.waitUntil(lambda: player.silent and player.position() > 0.2, timeout=LONG_MS)
    server.start(qtbot)
    monitor = server.monitor()
    try:
        qtbot.waitUntil(lambda: monitor.loud_seconds() > 0.5, timeout=LONG_MS)
        assert not player.silent
        assert player.playing
    finally:
        monitor.stop()


def soft_noise(seconds: float) -> Heard:
    """Noise below 3 kHz, which every resampler hands on as it is; never twice the same within a call."""
    spectrum = np.fft.rfft(np.random.default_rng(3).normal(size=round(seconds * RATE)))
    spectrum[round(3000 * seconds) :] = 0
    noise = np.fft.irfft(spectrum, round(seconds * RATE))
    loud: Heard = noise / np.abs(noise).max() * 0.6
    return loud


def at_server_rate(sound: Heard) -> Heard:
    factor = SERVER_RATE // RATE
    return np.fft.irfft(np.fft.rfft(sound), len(sound) * factor) * factor


def place_in(heard: Heard, piece: Heard) -> tuple[int, float]:
    """Where a piece is in what was heard, and how much it is like it there."""
    size = 1 << (len(heard) + len(piece)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(piece, size)), size)[: len(heard)]
    at = int(np.argmax(np.abs(likeness)))
    power = np.square(heard[at : at + len(piece)]).sum() * np.square(piece).sum()
    return at, float(np.abs(likeness[at]) / np.sqrt(power)) if power else 0.0


def test_nothing_of_a_masked_stretch_leaves_the_speaker(
    monitor: Monitor, player: Player, tmp_path: Path, qtbot: QtBot
) -> None:
    noise = soft_noise(4.0)
    soundfile.write(tmp_path / "noise.wav", noise, RATE, subtype="PCM_16")
    with qtbot.waitSignal(player.durationChanged, timeout=LONG_MS):
        player.open(tmp_path / "noise.wav", masks=[Cover(Span(1.5, 2.5))])
    with qtbot.waitSignal(player.finished, timeout=LONG_MS):
        player.play()
    qtbot.waitUntil(lambda: monitor.loud_seconds() > 3.95, timeout=LONG_MS)
    heard = monitor.heard()[:, 0]
    before, hidden, after = (at_server_rate(noise[round(a * RATE) : round(b * RATE)]) for a, b in AROUND_A_MASK)
    (first, like_before), (last, like_after) = place_in(heard, before), place_in(heard, after)
    assert like_before > 0.98 and like_after > 0.98  # so what is hidden would be found, were it there
    assert place_in(heard, hidden)[1] < 0.2
    edge, end = first + round(0.5 * SERVER_RATE), last
    assert end - edge == pytest.approx(SERVER_RATE, abs=SERVER_RATE / 1000)
    inside = heard[edge + SERVER_RATE // 1000 * 3 : end - SERVER_RATE // 1000 * 3]
    clock = np.arange(len(inside)) / SERVER_RATE
    tone = 2 * np.abs(np.mean(inside * np.exp(-2j * np.pi * 1000 * clock))) ** 2
    assert tone > 0.999 * np.mean(np.square(inside))


def test_a_mask_that_is_made_while_it_plays_is_heard_at_once(
    monitor: Monitor, player: Player, tmp_path: Path, qtbot: QtBot
) -> None:
    soundfile.write(tmp_path / "noise.wav", soft_noise(30.0), RATE, subtype="PCM_16")
    opened(player, tmp_path / "noise.wav", qtbot)
    player.play()
    qtbot.waitUntil(lambda: monitor.loud_seconds() > 1.0, timeout=LONG_MS)
    player.set_masks([Cover(Span(0, 30))])
    at = len(monitor.heard())
    qtbot.waitUntil(lambda: len(monitor.heard()) > at + SERVER_RATE, timeout=LONG_MS)
    assert player.playing
    later = monitor.heard()[at + round(0.6 * SERVER_RATE) :, 0]
    assert pitches(later[:, None]) == pytest.approx([1000], abs=3)
    assert np.abs(later).max() < 0.11
