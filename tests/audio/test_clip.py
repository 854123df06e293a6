"""Cutting pieces out of recordings."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.domain.mask import Cover
from qa_studio.domain.spans import Span
from qa_studio.errors import FileTrouble, Refused
from qa_studio.services.sound import Channel, Floats

RATE = 8000
AGENT_HZ, CUSTOMER_HZ, TONE_HZ = 400, 700, 1000


@pytest.fixture
def engine(tmp_path: Path) -> CachedAudioEngine:
    return CachedAudioEngine(SoundCache(tmp_path / "cache"))


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """Ten seconds: 400 Hz from the agent, 700 Hz from the customer."""
    seconds = np.arange(10 * RATE) / RATE
    both = np.stack([np.sin(2 * np.pi * hz * seconds) for hz in (AGENT_HZ, CUSTOMER_HZ)], axis=1) / 4
    soundfile.write(tmp_path / "call.wav", both, RATE, subtype="PCM_16")
    return tmp_path / "call.wav"


def pitch(sound: Floats, rate: int = RATE) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.argmax(spectrum)) * rate / len(sound)


def share_at(sound: Floats, hertz: float) -> float:
    """How much of the sound is this tone, 0…1."""
    turning = np.exp(-2j * np.pi * hertz * np.arange(len(sound)) / RATE)
    return float(2 * abs(np.mean(sound * turning)) ** 2 / np.mean(np.square(sound)))


@pytest.mark.parametrize(
    ("channel", "swapped", "heard"),
    [
        ("both", False, [AGENT_HZ, CUSTOMER_HZ]),
        ("both", True, [CUSTOMER_HZ, AGENT_HZ]),
        ("agent", False, [AGENT_HZ]),
        ("agent", True, [CUSTOMER_HZ]),
        ("customer", False, [CUSTOMER_HZ]),
    ],
)
def test_who_is_heard(
    channel: Channel, swapped: bool, heard: list[int], call: Path, engine: CachedAudioEngine, tmp_path: Path
) -> None:
    out = tmp_path / "clip.wav"
    assert engine.clip(call, Span(2, 4.5), out, channel=channel, swapped=swapped) == 2.5
    clip, rate = soundfile.read(out, dtype="float32", always_2d=True)
    assert (len(clip), rate) == (20_000, RATE)
    assert [pitch(lane) for lane in clip.T] == pytest.approx(heard, abs=1)


def test_nothing_is_left_of_what_is_masked(call: Path, engine: CachedAudioEngine, tmp_path: Path) -> None:
    out = tmp_path / "clip.wav"
    engine.clip(call, Span(2, 6), out, masks=[Cover(Span(3, 4)), Cover(Span(5.5, 9))])
    clip, _ = soundfile.read(out, dtype="float32")
    for lane, voice in zip(clip.T, (AGENT_HZ, CUSTOMER_HZ), strict=True):
        for begin, end in ((1.0, 2.0), (3.5, 4.0)):
            covered = lane[round(begin * RATE) : round(end * RATE) - 50]
            assert share_at(covered, TONE_HZ) > 0.99
            assert share_at(covered, voice) < 0.001
        assert share_at(lane[round(2.1 * RATE) : round(3.4 * RATE)], voice) > 0.99


def test_the_ends_fade(call: Path, engine: CachedAudioEngine, tmp_path: Path) -> None:
    out = tmp_path / "clip.wav"
    engine.clip(call, Span(2.00031, 3), out)
    clip, _ = soundfile.read(out, dtype="float32")
    assert np.abs(clip[[0, -1]]).max() < 0.01


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".opus", ".mp3"])
@pytest.mark.parametrize("rate", [8000, 11_025])
def test_each_kind_of_file(suffix: str, rate: int, engine: CachedAudioEngine, tmp_path: Path) -> None:
    source = tmp_path / "source.wav"
    soundfile.write(source, np.sin(2 * np.pi * 500 * np.arange(rate * 5) / rate) / 3, rate, subtype="PCM_16")
    out = tmp_path / f"clip{suffix}"
    engine.clip(source, Span(1, 3), out)
    facts = engine.probe(out)
    assert facts.duration_s == pytest.approx(2, abs=0.01)
    with engine.pcm(out) as audio:
        sound = audio.read(0, audio.facts.frames)[:, 0].astype(np.float32)
    assert pitch(sound, facts.sample_rate) == pytest.approx(500, abs=2)


def test_the_end_of_the_recording_is_the_end_of_the_clip(call: Path, engine: CachedAudioEngine, tmp_path: Path) -> None:
    assert engine.clip(call, Span(9, 20), tmp_path / "clip.wav") == 1


def test_what_cannot_be_cut_is_refused(call: Path, engine: CachedAudioEngine, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Nothing of the recording"):
        engine.clip(call, Span(11, 12), tmp_path / "clip.wav")
    with pytest.raises(Refused, match="can't be written as"):
        engine.clip(call, Span(1, 2), tmp_path / "clip.xyz")
    with pytest.raises(Refused, match="take the place of the recording"):
        engine.clip(call, Span(1, 2), call)
    with pytest.raises(FileTrouble, match="can't be written"):
        engine.clip(call, Span(1, 2), tmp_path / "nowhere" / "clip.wav")
    assert not list(tmp_path.glob("*.part*"))
