"""Which tones are in a sound, and when."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.audio.spectrogram import TOP_HZ, HannSpectrograph
from qa_studio.services.progress import Quiet
from qa_studio.services.sound import Brightness, Waveform

BANDS = 64


def sound(folder: Path, rate: int, seconds: float, hertz: float) -> Waveform:
    """A tone on the second channel in the middle third; the first channel is silent."""
    at = np.arange(round(seconds * rate)) / rate
    tone = 0.5 * np.sin(2 * np.pi * hertz * at) * ((at >= seconds / 3) & (at < 2 * seconds / 3))
    path = folder / "call.wav"
    soundfile.write(path, np.stack([0 * tone, tone], axis=1), rate)
    return CachedAudioEngine(SoundCache(folder / "cache")).waveform(path, Quiet())


def spectrum(waveform: Waveform, channel: int, start: float, end: float, columns: int = 90) -> Brightness:
    return HannSpectrograph().spectrum(waveform, channel, start, end, (columns, BANDS))


@pytest.mark.parametrize(("rate", "hertz"), [(8000, 1000), (8000, 3000), (16000, 2500), (48000, 440)])
def test_a_tone_stands_at_its_height_and_in_its_time(tmp_path: Path, rate: int, hertz: float) -> None:
    picture = spectrum(sound(tmp_path, rate, 9.0, hertz), 1, 0.0, 9.0)
    assert picture.shape == (BANDS, 90)
    loud = picture > 200
    assert loud[:, 31:59].any(axis=0).all()
    assert not loud[:, :29].any() and not loud[:, 61:].any()
    top = min(rate / 2, TOP_HZ)
    rows = np.flatnonzero(loud[:, 45])
    assert (BANDS - 0.5 - rows.mean()) / BANDS * top == pytest.approx(hertz, abs=top / BANDS * 1.5)


def test_silence_and_what_lies_outside_of_the_recording_are_dark(tmp_path: Path) -> None:
    waveform = sound(tmp_path, 8000, 6.0, 800)
    assert not spectrum(waveform, 0, 0.0, 6.0).any()
    beyond = spectrum(waveform, 1, -6.0, 12.0, 90)
    assert not beyond[:, :28].any() and not beyond[:, 62:].any()


def test_a_moment_and_an_hour_can_be_looked_at(tmp_path: Path) -> None:
    waveform = sound(tmp_path, 8000, 6.0, 800)
    moment = spectrum(waveform, 1, 3.0, 3.002)
    assert (moment.max(axis=0) > 200).all()
    # Wide columns are looked into at some places each.
    wide = spectrum(waveform, 1, 0.0, 36.0, 6)
    assert wide[:, 0].max() > 200
    assert not wide[:, 1:].any()
    assert not spectrum(waveform, 0, 0.0, 3600.0, 256).any()


def test_less_sound_is_darker(tmp_path: Path) -> None:
    path = tmp_path / "fading.wav"
    at = np.arange(80000) / 8000
    soundfile.write(path, np.sin(2 * np.pi * 1000 * at) * 10 ** (-at * 8 / 20), 8000)
    waveform = CachedAudioEngine(SoundCache(tmp_path / "cache")).waveform(path, Quiet())
    peaks = spectrum(waveform, 0, 0.0, 10.0, 10).max(axis=0).astype(int)
    assert (np.diff(peaks)[2:-1] < 0).all()
