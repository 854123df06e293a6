"""Recordings on devices with another sample rate."""

import numpy as np
import pytest

from qa_studio.audio.resample import Resampler


@pytest.mark.parametrize(
    ("come", "go"), [(8000, 48_000), (8000, 44_100), (48_000, 44_100), (44_100, 48_000), (8012, 44_100)]
)
def test_a_tone_stays_the_same_tone_whatever_the_blocks(come: int, go: int) -> None:
    sound = np.sin(2 * np.pi * 440 * np.arange(come) / come).astype(np.float32)[:, None]
    resampler = Resampler(come, go, 1)
    pieces = [resampler.put(sound[start : start + 77]) for start in range(0, len(sound), 77)]
    said = np.concatenate(pieces)[:, 0]
    expected = np.sin(2 * np.pi * 440 * np.arange(len(said)) / go)
    assert np.abs(said - expected)[500:-500].max() < 1e-3
    assert go - 900 < len(said) <= go


def test_what_a_slower_rate_cannot_hold_is_left_out() -> None:
    high = np.sin(2 * np.pi * 7000 * np.arange(48_000) / 48_000).astype(np.float32)[:, None]
    said = Resampler(48_000, 8000, 1).put(high)
    assert np.abs(said[200:]).max() < 0.01


@pytest.mark.parametrize(("come", "go"), [(8000, 48_000), (8000, 44_100), (8012, 44_100), (16_000, 16_000)])
def test_all_of_a_sound_comes_out_to_its_last_frame(come: int, go: int) -> None:
    sound = np.sin(2 * np.pi * 440 * np.arange(come // 2) / come).astype(np.float32)[:, None]
    said = Resampler(come, go, 1).whole(sound)[:, 0]
    assert len(said) == go // 2
    expected = np.sin(2 * np.pi * 440 * np.arange(len(said)) / go)
    assert np.abs(said - expected)[500:-500].max() < 1e-3
