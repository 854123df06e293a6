"""The window's remote control of the audio process, on a machine without a sound device."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from qa_studio.texts import Message
from qa_studio.ui.player import Player

RATE = 8000
LONG_MS = 20_000


@pytest.fixture
def no_device(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No sound server anywhere, whatever this machine has."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.fixture
def player(no_device: None, tmp_path: Path, qtbot: QtBot) -> Iterator[Player]:
    player = Player(tmp_path / "cache")
    yield player
    player.shutdown()


def a_call(folder: Path, seconds: float, name: str = "call.wav") -> Path:
    path = folder / name
    sound = np.sin(2 * np.pi * 440 * np.arange(round(seconds * RATE)) / RATE) / 4
    soundfile.write(path, np.stack([sound, sound], axis=1), RATE, subtype="PCM_16")
    return path


def opened(player: Player, path: Path, qtbot: QtBot, at: float = 0.0) -> None:
    with qtbot.waitSignal(player.durationChanged, timeout=LONG_MS):
        player.open(path, at=at)


def past(player: Player, second: float) -> Callable[[], bool]:
    return lambda: player.position() > second


def alive(process: int) -> bool:
    """Whether it runs; one that ended and waits for its parent doesn't."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_without_a_device_it_runs_on_a_silent_clock_and_says_so(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    opened(player, a_call(tmp_path, 3.0), qtbot)
    assert player.duration_s == 3.0
    qtbot.waitUntil(lambda: player.silent, timeout=LONG_MS)
    player.set_speed(3.0)
    places: list[float] = []
    player.positionChanged.connect(places.append)
    with qtbot.waitSignal(player.finished, timeout=LONG_MS):
        player.play()
        assert player.playing
    assert not player.playing
    assert player.position() == 3.0
    assert places == sorted(places)
    assert len(places) > 20


def test_playing_again_after_the_end_starts_from_the_beginning(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    opened(player, a_call(tmp_path, 30.0), qtbot, at=29.5)
    with qtbot.waitSignal(player.finished, timeout=LONG_MS):
        player.play()
    player.play()
    qtbot.waitUntil(lambda: 0 < player.position() < 20, timeout=LONG_MS)


def test_a_seek_is_shown_at_once_playing_or_not(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    opened(player, a_call(tmp_path, 60.0), qtbot)
    player.seek(20.0)
    assert player.position() == 20.0
    player.play()
    qtbot.waitUntil(past(player, 20.1), timeout=LONG_MS)
    player.skip(-5)
    assert player.position() < 16
    qtbot.waitUntil(past(player, 15.3), timeout=LONG_MS)
    assert player.position() < 20
    player.seek(-3)
    assert player.position() < 1
    player.seek(1000)
    assert player.position() == 60.0


def test_going_on_after_a_pause_steps_back(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    opened(player, a_call(tmp_path, 60.0), qtbot, at=10.0)
    player.play()
    qtbot.waitUntil(past(player, 10.2), timeout=LONG_MS)
    player.pause()
    assert not player.playing
    stopped = player.position()
    player.toggle()
    qtbot.waitUntil(lambda: player.position() < stopped - 1.0, timeout=LONG_MS)
    assert player.position() > stopped - 1.6


def test_a_loop_stays_within_its_ends(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    opened(player, a_call(tmp_path, 60.0), qtbot, at=5.0)
    player.set_loop(5.0, 5.4)
    player.play()
    places: list[float] = []
    player.positionChanged.connect(places.append)
    qtbot.waitUntil(lambda: sum(np.diff(places) < -0.2) >= 3, timeout=LONG_MS)
    # Between two reports the window guesses a little ahead.
    assert max(places) < 5.4 + 0.15
    player.set_loop(None, None)
    qtbot.waitUntil(past(player, 5.8), timeout=LONG_MS)


def test_a_killed_process_is_replaced_where_it_was(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    opened(player, a_call(tmp_path, 60.0), qtbot, at=30.0)
    player.set_speed(1.5)
    player.play()
    qtbot.waitUntil(past(player, 30.3), timeout=LONG_MS)
    before, first = player.position(), player.process_id()

    os.kill(first, signal.SIGKILL)
    qtbot.waitUntil(lambda: player.process_id() not in (0, first), timeout=LONG_MS)
    assert before <= player.position() < before + 3
    assert player.playing
    here = player.position()
    qtbot.waitUntil(past(player, here + 0.5), timeout=LONG_MS)


def test_a_process_that_hangs_is_replaced(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    opened(player, a_call(tmp_path, 60.0), qtbot, at=30.0)
    player.play()
    qtbot.waitUntil(past(player, 30.2), timeout=LONG_MS)
    first = player.process_id()
    os.kill(first, signal.SIGSTOP)
    qtbot.waitUntil(lambda: player.process_id() not in (0, first), timeout=LONG_MS)
    here = player.position()
    assert 30 < here < 33
    qtbot.waitUntil(past(player, here + 0.3), timeout=LONG_MS)
    qtbot.waitUntil(lambda: not alive(first), timeout=LONG_MS)


SICK_AT_FIRST = """
import sys
from pathlib import Path
from qa_studio.sound import main
tries = Path(sys.argv[1])
tries.write_text(tries.read_text() + "x")
sys.exit(1 if len(tries.read_text()) <= 4 else main(["--cache", sys.argv[2]]))
"""


def test_one_that_dies_again_and_again_is_given_up_with_a_word_until_a_recording_is_opened_again(
    no_device: None, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "tries").write_text("")
    command = [sys.executable, "-c", SICK_AT_FIRST, str(tmp_path / "tries"), str(tmp_path / "cache")]
    player = Player(tmp_path / "cache", command=command)
    with qtbot.waitSignal(player.trouble, timeout=LONG_MS) as told:
        player.play()
    assert told.args is not None
    assert "keeps stopping" in str(told.args[0])
    assert "Open the recording again" in str(told.args[1])
    opened(player, a_call(tmp_path, 5), qtbot)
    assert player.duration_s == 5
    player.shutdown()


def test_a_program_that_is_not_there_is_told(no_device: None, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[tuple[Message, Message]] = []
    player = Player(tmp_path / "cache", command=[str(tmp_path / "nothing")])
    player.trouble.connect(lambda what, hint: told.append((what, hint)))
    qtbot.waitUntil(lambda: bool(told), timeout=LONG_MS)
    player.open(a_call(tmp_path, 5))
    player.play()
    player.shutdown()
    assert "doesn't start" in str(told[0][0])


def test_an_unreadable_recording_is_told_and_the_next_one_plays(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "note.wav").write_text("not a sound\n" * 100)
    with qtbot.waitSignal(player.trouble, timeout=LONG_MS) as told:
        player.open(tmp_path / "note.wav")
        player.play()
    assert told.args is not None
    assert "text and not sound" in str(told.args[0])
    assert told.args[1] is not None
    assert not player.playing
    opened(player, a_call(tmp_path, 20.0), qtbot, at=3.0)
    player.play()
    qtbot.waitUntil(past(player, 3.2), timeout=LONG_MS)


def test_speed_and_channel_stay_for_the_next_recording(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    player.set_speed(2.0)
    player.set_channel("customer")
    opened(player, a_call(tmp_path, 20.0, "one.wav"), qtbot)
    opened(player, a_call(tmp_path, 30.0, "two.wav"), qtbot)
    assert (player.settings.speed, player.settings.channel) == (2.0, "customer")
    player.play()
    qtbot.waitUntil(past(player, 0.5), timeout=LONG_MS)
    with qtbot.waitSignal(player.positionChanged, timeout=LONG_MS):
        player.set_speed(0.1)
    assert player.settings.speed == 0.5


def test_a_compressed_call_tells_its_true_length_once_it_is_decoded(
    player: Player, tmp_path: Path, qtbot: QtBot
) -> None:
    sound = np.sin(2 * np.pi * 440 * np.arange(90 * RATE) / RATE) / 4
    soundfile.write(tmp_path / "call.ogg", sound, RATE, format="OGG", subtype="VORBIS")
    lengths: list[float] = []
    player.durationChanged.connect(lengths.append)
    player.open(tmp_path / "call.ogg", at=80.0)
    player.play()
    qtbot.waitUntil(past(player, 80.3), timeout=LONG_MS)
    assert lengths[-1] == pytest.approx(90, abs=0.05)
    assert player.playing


def test_shutting_down_while_playing_leaves_no_process_behind(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    opened(player, a_call(tmp_path, 60.0), qtbot)
    player.play()
    qtbot.waitUntil(past(player, 0.2), timeout=LONG_MS)
    process = player.process_id()
    player.shutdown()
    assert not alive(process)


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from qa_studio.ui.player import Player
app = QCoreApplication([])
player = Player(Path(sys.argv[1]))
player.open(Path(sys.argv[2]))
player.play()
player.positionChanged.connect(lambda at: at > 0.2 and print(player.process_id(), flush=True))
player.trouble.connect(lambda what, hint: app.exit(1))
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


def test_a_window_that_is_killed_takes_its_audio_process_with_it(no_device: None, tmp_path: Path, qtbot: QtBot) -> None:
    call = a_call(tmp_path, 60.0)
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(tmp_path / "cache"), str(call)], stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        audio = int(window.stdout.readline())
        assert alive(audio)
        window.kill()
    qtbot.waitUntil(lambda: not alive(audio), timeout=LONG_MS)


def test_a_recording_that_grows_is_read_again_at_the_same_place(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    path = a_call(tmp_path, 4.0)
    opened(player, path, qtbot, at=2.5)
    with qtbot.waitSignal(player.fileChanged, timeout=LONG_MS):
        a_call(tmp_path, 9.0)
    qtbot.waitUntil(lambda: player.duration_s == pytest.approx(9.0), timeout=LONG_MS)
    assert player.position() == pytest.approx(2.5)


def test_a_recording_that_another_program_changes_is_told(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    path = a_call(tmp_path, 4.0)
    opened(player, path, qtbot)
    with qtbot.waitSignal(player.trouble, timeout=LONG_MS) as told:
        soundfile.write(path, np.zeros((3 * RATE, 2)), RATE, subtype="PCM_16")
    assert told.args is not None
    assert f"{path} was changed by another program" in str(told.args[0])
    qtbot.waitUntil(lambda: player.duration_s == pytest.approx(3.0), timeout=LONG_MS)
