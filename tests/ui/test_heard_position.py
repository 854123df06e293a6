"""The playhead shows what comes out of the loudspeaker, and that has no gap, whatever the window does.

The call tells its own time: the agent's voice rises from 500 to 3,300 Hz in every second, the customer's tells which
second it is.  A PulseAudio null sink plays it and is recorded.
"""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate
from sound_server import LONG_MS, SERVER_RATE, Heard, Monitor, SoundServer, sound_server

from qa_studio.ui.player import Player

RATE = 8000
SECONDS = 60
LOW_HZ, SWEEP_HZ = 500, 2800
FIRST_SECOND_HZ, PER_SECOND_HZ = 400, 45
SPEEDS = (0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)
CHANGES = 100
WITHIN_S = 0.020
MOSTLY = 0.9
"""A computer that has much else to do tells some positions late; a wrong clock would make nearly all of them wrong."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with sound_server(monkeypatch) as server:
        yield server


@pytest.fixture
def player(server: SoundServer, tmp_path: Path, qtbot: QtBot) -> Iterator[Player]:
    player = Player(tmp_path / "cache")
    yield player
    player.shutdown()


@pytest.fixture
def monitor(server: SoundServer, qtbot: QtBot) -> Iterator[Monitor]:
    server.start(qtbot)
    monitor = server.monitor()
    qtbot.waitUntil(lambda: len(monitor.heard()) > 0, timeout=LONG_MS)
    yield monitor
    monitor.stop()


@pytest.fixture
def call(tmp_path: Path) -> Path:
    times = np.arange(SECONDS * RATE) / RATE
    sweep = np.sin(2 * np.pi * np.cumsum(LOW_HZ + SWEEP_HZ * (times % 1)) / RATE)
    which = np.sin(2 * np.pi * np.cumsum(FIRST_SECOND_HZ + PER_SECOND_HZ * np.floor(times)) / RATE)
    soundfile.write(tmp_path / "call.wav", np.stack([sweep, which], axis=1) * 0.4, RATE, subtype="PCM_16")
    return tmp_path / "call.wav"


class Seen(NamedTuple):
    """Where the playhead was, when, and how fast it moved."""

    when: float
    second: float
    speed: float


def watch(player: Player) -> list[Seen]:
    """Everything that the playhead shows while it plays."""
    seen: list[Seen] = []
    player.positionChanged.connect(lambda second: seen.append(Seen(time.perf_counter(), second, player.settings.speed)))
    return seen


def pitch(sound: Heard) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 16_384))
    return float(np.argmax(spectrum)) * SERVER_RATE / 16_384


def second_heard(heard: Heard, frame: int) -> float | None:
    """What the sound around a frame says of itself; None in a pause and where one second changes to the next."""
    near, around = heard[frame - 384 : frame + 384], heard[frame - 1500 : frame + 1500]
    if len(around) < 3000 or np.abs(near).max() < 0.05 or np.abs(around[:50]).max() < 0.05:
        return None
    part = (pitch(near[:, 0]) - LOW_HZ) / SWEEP_HZ
    if not 0.08 < part < 0.92:
        return None
    return round((pitch(around[:, 1]) - FIRST_SECOND_HZ) / PER_SECOND_HZ) + part


def errors(seen: list[Seen], monitor: Monitor) -> Heard:
    """How far the playhead was from what was heard, in seconds at normal speed."""
    heard = monitor.heard()
    apart = []
    for each in seen:
        true = second_heard(heard, monitor.frame_at(each.when))
        if true is not None:
            apart.append((each.second - true) / each.speed)
    return np.array(apart)


def opened(player: Player, path: Path, qtbot: QtBot, at: float = 0.0) -> None:
    with qtbot.waitSignal(player.durationChanged, timeout=LONG_MS):
        player.open(path, at=at)


def plays_on(player: Player, monitor: Monitor, second: float, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: player.position() > second, timeout=LONG_MS)


def test_what_is_heard_is_what_the_playhead_shows_after_a_hundred_seeks_and_changes_of_speed(
    monitor: Monitor, player: Player, call: Path, qtbot: QtBot
) -> None:
    dice = random.Random(3)
    opened(player, call, qtbot)
    seen = watch(player)
    player.play()
    plays_on(player, monitor, 0.3, qtbot)
    for number in range(CHANGES):
        if number % 3:
            to = dice.uniform(1, SECONDS - 5)
            player.seek(to)
        else:
            player.set_speed(dice.choice(SPEEDS))
            to = player.position()
        plays_on(player, monitor, to + 0.15 * player.settings.speed, qtbot)
    player.set_speed(1.0)
    player.seek(10.0)
    last = len(seen)
    plays_on(player, monitor, 11.0, qtbot)

    apart = errors(seen, monitor)
    assert len(apart) > 500
    assert abs(np.median(apart)) < WITHIN_S / 2
    assert np.mean(np.abs(apart) <= WITHIN_S) > MOSTLY
    after_all = errors(seen[last + 5 :], monitor)
    assert len(after_all) > 20
    assert np.mean(np.abs(after_all) <= WITHIN_S) > MOSTLY


@pytest.mark.parametrize("speed", [0.5, 1.0, 2.0, 3.0])
def test_it_keeps_to_what_is_heard_at_every_speed(
    speed: float, monitor: Monitor, player: Player, call: Path, qtbot: QtBot
) -> None:
    opened(player, call, qtbot, at=5.0)
    player.set_speed(speed)
    seen = watch(player)
    player.play()
    plays_on(player, monitor, 5.0 + 2.0 * speed, qtbot)
    apart = errors(seen, monitor)
    assert len(apart) > 30
    assert np.mean(np.abs(apart) <= WITHIN_S) > MOSTLY


def paints() -> None:
    """A window full of lines, again and again."""
    image = QImage(1920, 1080, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in range(4000):
        painter.fillRect(QRectF(line % 1900, 0, 3, 1080), QColor(line % 255, 80, 160, 90))
        painter.drawLine(0, line % 1080, 1919, (7 * line) % 1080)
    painter.end()


def sorts_a_million_rows() -> None:
    scores = np.random.default_rng(1).integers(0, 100, 1_000_000).tolist()
    rows = list(zip(scores, range(1_000_000), strict=True))
    rows.sort(key=lambda row: (-row[0], row[1]))


def writes_a_pdf(to: Path) -> None:
    style = getSampleStyleSheet()["Normal"]
    SimpleDocTemplate(str(to)).build(
        [Paragraph(f"Finding {n}: the agent asked for the order number twice.", style) for n in range(4000)]
    )


@pytest.mark.parametrize("work", ["paints", "sorts", "writes"])
def test_a_busy_window_makes_neither_a_gap_in_the_sound_nor_an_error_of_the_playhead(
    work: str, monitor: Monitor, player: Player, call: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    works: dict[str, Callable[[], None]] = {
        "paints": paints,
        "sorts": sorts_a_million_rows,
        "writes": lambda: writes_a_pdf(tmp_path / "report.pdf"),
    }
    opened(player, call, qtbot)
    seen = watch(player)
    player.play()
    plays_on(player, monitor, 0.5, qtbot)
    while player.position() < 4.0:
        works[work]()
        QApplication.processEvents()
    plays_on(player, monitor, 4.5, qtbot)
    heard = np.abs(monitor.loud()).max(axis=1)
    assert len(heard) > 4 * SERVER_RATE
    in_pieces = heard[: len(heard) // 240 * 240].reshape(-1, 240).max(axis=1)
    assert (in_pieces[2:-2] > 0.1).all()
    assert np.mean(np.abs(errors(seen, monitor)) <= WITHIN_S) > MOSTLY


def test_a_device_that_is_unplugged_while_it_plays_gives_way_to_another_and_is_taken_again_when_it_is_back(
    server: SoundServer, player: Player, call: Path, qtbot: QtBot
) -> None:
    server.start(qtbot, "Desk", "Headset")
    desk, headset = server.monitor("Desk"), server.monitor("Headset")
    qtbot.waitUntil(lambda: min(len(desk.heard()), len(headset.heard())) > 0, timeout=LONG_MS)
    qtbot.waitUntil(lambda: ("Headset", "Headset") in player.devices, timeout=LONG_MS)
    lost: list[tuple[str, str]] = []
    player.deviceLost.connect(lambda device, instead: lost.append((device, instead)))
    try:
        player.set_device("Headset")
        opened(player, call, qtbot)
        player.play()
        qtbot.waitUntil(lambda: headset.loud_seconds() > 1.0, timeout=LONG_MS)
        assert desk.loud_seconds() == 0
        before, process = player.position(), player.process_id()

        server.pull("Headset")
        qtbot.waitUntil(lambda: lost == [("Headset", "Desk")], timeout=LONG_MS)
        qtbot.waitUntil(lambda: desk.loud_seconds() > 1.0, timeout=LONG_MS)
        assert player.playing and not player.silent
        assert player.process_id() == process
        assert before <= player.position() < before + 10
        assert player.devices == (("Desk", "Desk"),)

        server.plug("Headset")
        again = server.monitor("Headset")
        try:
            qtbot.waitUntil(lambda: again.loud_seconds() > 1.0, timeout=LONG_MS)
        finally:
            again.stop()
    finally:
        desk.stop()
        headset.stop()
