"""A recording whose file another program writes anew while it is open."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from inspect_stage import on_stage
from pytestqt.qtbot import QtBot

from qa_studio.services.studio import Studio
from qa_studio.ui.theme import Theme


def test_it_is_told_and_drawn_as_it_is_now(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    path = tmp_path / "call.wav"
    soundfile.write(path, np.full((40_000, 2), 0.25), 8000)
    with on_stage(studio, tmp_path, qtbot, call=path) as stage:
        bench = stage.open()
        stage.until(lambda: bench.waveform.source is not None and stage.player.duration_s == 5)
        soundfile.write(path, np.full((80_000, 2), 0.75), 8000)
        stage.until(lambda: bench.waveform.source is not None and bench.waveform.source.extent() > 0.7)
        stage.until(lambda: bench.banner("player") is not None)
        stage.until(lambda: bench.listening.duration_s == 10)
