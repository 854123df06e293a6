"""Media keys as a desktop hands them on: over a session bus of the test's own, from another process."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

RATE = 8000

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QProcess, QTimer
from qa_studio.ui.media_control import SERVICE, MediaControl
from qa_studio.ui.player import Player

app = QCoreApplication([])
player = Player(Path(sys.argv[1]))
control = MediaControl(player)
assert control.offered
player.stateChanged.connect(lambda playing: print("playing" if playing else "paused"))
player.jumpAsked.connect(lambda by: print("jump", by))
orders = iter(["Player.PlayPause", "Player.Next", "Player.Previous", "Player.Pause", "Player.Stop"])
asked = QProcess()

def ask():
    order = next(orders, None)
    if order is None:
        control.withdraw()
        app.quit()
    else:
        asked.start("dbus-send", ["--session", "--print-reply", "--dest=" + SERVICE, "/org/mpris/MediaPlayer2",
                                  "org.mpris.MediaPlayer2." + order])

asked.finished.connect(ask)
player.durationChanged.connect(lambda _: ask())
player.open(Path(sys.argv[2]))
QTimer.singleShot(60_000, app.quit)
app.exec()
player.shutdown()
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs dbus-run-session")
def test_the_keys_of_the_desktop_play_pause_and_jump(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "call.wav", np.zeros(30 * RATE), RATE, subtype="PCM_16")
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/no-server", "XDG_RUNTIME_DIR": str(tmp_path)}
    package = str(Path(__file__).parents[2])
    program = [sys.executable, "-c", PROGRAM, str(tmp_path / "cache"), str(tmp_path / "call.wav")]
    told = subprocess.run(
        ["dbus-run-session", "--", *program],
        env={**os.environ, **nowhere, "PYTHONPATH": package},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert told.stdout.splitlines() == ["playing", "jump 1", "jump -1", "paused"]
