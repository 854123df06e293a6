"""What really comes out of the sound server when the window plays: recorded from a null sink and measured."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot
from sound_server import SERVER_RATE, Heard, Monitor, SoundServer, sound_server

from qa_studio.domain.mask import Cover
from qa_studio.domain.spans import Span
from qa_studio.services.sound import Skipping
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
    player = Player(tmp_path / "cache")
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


def test_skipping_leaves_neither_gap_nor_click_where_something_was_left_out(
    monitor: Monitor, player: Player, tmp_path: Path, qtbot: QtBot
) -> None:
    """Two seconds of talk, six of hold music, four of silence, two of talk."""
    times = np.arange(14 * RATE) / RATE
    sound = np.sin(2 * np.pi * np.where(times < 2, 440, np.where(times < 8, 880, 440)) * times) * 0.4
    sound[8 * RATE : 12 * RATE] = 0
    soundfile.write(tmp_path / "call.wav", sound, RATE, subtype="PCM_16")
    opened(player, tmp_path / "call.wav", qtbot)
    player.set_hold([Span(2.0, 8.0)])
    player.set_skipping(True, Skipping(rest_s=0.4))
    with qtbot.waitSignal(player.finished, timeout=LONG_MS):
        player.play()
    qtbot.waitUntil(lambda: monitor.loud_seconds() > 4.3, timeout=LONG_MS)
    heard = monitor.loud()[:, 0]
    # Of all that is left out, 0.2 s of music stay before, and 0.2 s of silence behind.
    assert len(heard) / SERVER_RATE == pytest.approx(4.4, abs=0.05)
    hushed = np.abs(heard[: len(heard) // 480 * 480]).reshape(-1, 480).max(axis=1) < 0.01
    assert hushed.sum() * 0.01 == pytest.approx(0.2, abs=0.03)
    assert np.abs(np.diff(heard)).max() < 1.3 * 0.4 * 2 * np.pi * 880 / SERVER_RATE
