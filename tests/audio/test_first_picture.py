"""A long recording is drawn from its first block on; one that is known is drawn at once."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.services.progress import Quiet
from qa_studio.services.sound import Waveform

RATE = 8000
LENGTH_S = 150
FIRST_BLOCK_S = 40
"""No block is longer: it decodes in some tens of milliseconds in every format."""


@pytest.fixture(params=["wav", "flac", "mp3", "ogg"])
def recording(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"call.{request.param}"
    chance = np.random.default_rng(5)
    with soundfile.SoundFile(path, "w", RATE, 2) as file:
        for _ in range(LENGTH_S):
            file.write(chance.normal(0, 0.1, (RATE, 2)).astype(np.float32))
    return path


def test_the_first_picture_needs_the_first_block_only_and_the_last_is_the_whole(
    recording: Path, tmp_path: Path
) -> None:
    seen: list[Waveform] = []
    whole = CachedAudioEngine(SoundCache(tmp_path / "cache")).waveform(recording, Quiet(), seen.append)
    assert 0 < seen[0].duration_s <= FIRST_BLOCK_S
    assert whole.duration_s == pytest.approx(LENGTH_S, abs=0.2)
    at = seen[0].duration_s / 2
    drawn, final = (wave.columns(1, at, at + 0.5, 20) for wave in (seen[0], whole))
    assert np.array_equal(drawn.high, final.high)


def test_what_is_known_is_drawn_at_once_and_nothing_is_made_meanwhile(recording: Path, tmp_path: Path) -> None:
    cache = SoundCache(tmp_path / "cache")
    CachedAudioEngine(cache).waveform(recording, Quiet())
    written = {path: path.stat().st_size for path in (tmp_path / "cache").iterdir()}
    seen: list[Waveform] = []
    engine = CachedAudioEngine(cache)
    assert engine.knows_waveform(recording)
    again = engine.waveform(recording, Quiet(), seen.append)
    assert seen == []
    assert again.columns(0, 0, LENGTH_S, 1500).high.any()
    assert {path: path.stat().st_size for path in (tmp_path / "cache").iterdir()} == written
