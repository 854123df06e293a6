"""The waveform shows what is there at every zoom, and comes from the cache the second time."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.audio.waveform import PointWaveform, WaveformBuilder, level_lengths
from qa_studio.errors import Cancelled
from qa_studio.services.progress import Quiet
from qa_studio.services.sound import Samples, Waveform

RATE = 8000


def a_wave(samples: Samples) -> PointWaveform:
    builder = WaveformBuilder(samples.shape[1], RATE)
    for start in range(0, len(samples), 6400):
        builder.add(samples[start : start + 6400])
    return builder.so_far()


def noise(frames: int, channels: int = 2) -> Samples:
    return np.random.default_rng(3).integers(-30000, 30000, (frames, channels)).astype(np.int16)


@pytest.mark.parametrize("level", range(5))
def test_a_column_of_whole_points_holds_exactly_its_samples(level: int) -> None:
    samples = noise(64 * 4**4 * 5)
    size = 64 * 4**level
    count = len(samples) // size
    columns = a_wave(samples).columns(1, 0, len(samples) / RATE, count)
    rows = samples[:, 1].reshape(count, size).astype(float) / 32768
    assert np.allclose(columns.low, rows.min(axis=1))
    assert np.allclose(columns.high, rows.max(axis=1))
    # Root mean squares are kept as whole numbers on each level.
    assert np.allclose(columns.rms, np.sqrt((rows**2).mean(axis=1)), atol=6 / 32768)


@pytest.mark.parametrize("frames", [1, 63, 64, 65, 4097, 100_003])
def test_no_sample_is_lost_at_any_length(frames: int) -> None:
    samples = noise(frames, 1)
    for width in (1, 7, 800):
        columns = a_wave(samples).columns(0, 0, frames / RATE, width)
        assert columns.low.min() == samples.min() / 32768
        assert columns.high.max() == samples.max() / 32768


def test_outside_the_recording_nothing_is_drawn() -> None:
    columns = a_wave(noise(RATE)).columns(0, -1.0, 3.0, 400)
    assert not columns.high[:100].any()
    assert columns.high[100:200].all()
    assert not columns.high[201:].any()


def test_the_extent_is_the_loudest_sample() -> None:
    samples = np.zeros((RATE, 2), np.int16)
    samples[4321, 1] = -32768
    assert a_wave(samples).extent() == 1.0


def test_zoomed_in_below_a_point_the_samples_themselves_are_drawn(tmp_path: Path) -> None:
    samples = noise(RATE)
    path = tmp_path / "call.wav"
    soundfile.write(path, samples, RATE)
    wave = CachedAudioEngine(SoundCache(tmp_path / "cache")).waveform(path, Quiet())
    columns = wave.columns(0, 0.5, 0.51, 80)
    assert np.array_equal(columns.high * 32768, samples[4000:4080, 0])
    assert np.array_equal(columns.low, columns.high)


def test_the_second_time_it_is_read_from_the_cache_and_the_same(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    soundfile.write(path, noise(RATE * 30), RATE)
    engine = CachedAudioEngine(SoundCache(tmp_path / "cache"))
    first, second = engine.waveform(path, Quiet()), engine.waveform(path, Quiet())
    assert second is not first
    for left, right in zip(first.columns(0, 3, 20, 500), second.columns(0, 3, 20, 500), strict=True):
        assert np.array_equal(left, right)


def test_a_spoilt_cache_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    soundfile.write(path, noise(RATE * 3), RATE)
    engine = CachedAudioEngine(SoundCache(tmp_path / "cache"))
    engine.waveform(path, Quiet())
    for kept in (tmp_path / "cache").iterdir():
        kept.write_bytes(b"nonsense")
    assert engine.waveform(path, Quiet()).duration_s == 3


def test_it_grows_in_sight_while_it_is_made(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    soundfile.write(path, noise(RATE * 200), RATE)
    seen: list[Waveform] = []
    whole = CachedAudioEngine(SoundCache(tmp_path / "cache")).waveform(path, Quiet(), seen.append)
    lengths = [wave.duration_s for wave in seen]
    assert len(lengths) >= 2
    assert lengths == sorted(lengths)
    assert lengths[-1] < whole.duration_s == 200
    shown = seen[0]
    assert np.array_equal(
        shown.columns(0, 0, 10, 100).high,
        PointWaveform.columns(whole, 0, 0, 10, 100).high,  # type: ignore[arg-type]
    )


def test_stopping_leaves_nothing_half_done(tmp_path: Path) -> None:
    path = tmp_path / "call.ogg"
    soundfile.write(path, noise(RATE * 60) // 8, RATE, format="OGG", subtype="VORBIS")
    stopped = Quiet()
    stopped.cancel()
    with pytest.raises(Cancelled):
        CachedAudioEngine(SoundCache(tmp_path / "cache")).waveform(path, stopped)
    assert not list((tmp_path / "cache").iterdir())


def test_levels_end_with_a_single_point() -> None:
    assert level_lengths(64 * 17) == [17, 5, 2, 1]


@pytest.mark.parametrize("channels", [1, 2, 3])
def test_each_channel_is_drawn_in_its_own_lane(channels: int) -> None:
    samples = np.tile(np.array([-3, 2, -32768, 32767][:channels], np.int16), (640, 1))
    wave = a_wave(samples)
    for channel in range(channels):
        columns = wave.columns(channel, 0, 0.08, 5)
        assert (columns.low * 32768 == samples[0, channel]).all()
        assert (columns.high * 32768 == samples[0, channel]).all()
