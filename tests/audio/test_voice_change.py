"""The customer's voice in what is handed out: somebody else's, saying the same at the same time."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from call_maker import Voice, speech_samples

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.audio.voice_change import DOWN, UP, altered
from qa_studio.domain.mask import Cover, CustomerVoice
from qa_studio.domain.spans import Span
from qa_studio.errors import Refused
from qa_studio.services.sound import Floats, Samples

RATE = 8000
ALTER, DROP = CustomerVoice.ALTER, CustomerVoice.DROP


@pytest.fixture
def engine(tmp_path: Path) -> CachedAudioEngine:
    return CachedAudioEngine(SoundCache(tmp_path / "cache"))


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """Twelve seconds of two people in turn."""
    said = [Voice(0.5, 3.5), Voice(4, 8, channel=1), Voice(9, 11, channel=1)]
    soundfile.write(tmp_path / "call.wav", speech_samples(12.0, said), RATE, subtype="PCM_16")
    return tmp_path / "call.wav"


def hum(hertz: float, seconds: float = 6.0) -> Samples:
    clock = np.arange(round(seconds * RATE)) / RATE
    made: Samples = np.rint(8000 * np.sin(2 * np.pi * hertz * clock)).astype(np.int16)
    return made


def pitches(sound: Samples, window_s: float = 0.1) -> Floats:
    """The strongest frequency in each tenth of a second."""
    frames = round(window_s * RATE)
    pieces = sound[: len(sound) // frames * frames].reshape(-1, frames) * np.hanning(frames)
    found: Floats = np.abs(np.fft.rfft(pieces, 1 << 15)).argmax(axis=1).astype(np.float32) * RATE / (1 << 15)
    return found


def loudness(lane: Floats) -> Floats:
    heard: Floats = np.sqrt(np.square(lane[: len(lane) // 160 * 160]).reshape(-1, 160).mean(axis=1))
    return heard


@pytest.mark.parametrize("seed", range(8))
def test_the_pitch_moves_far_and_by_no_fixed_amount(seed: int) -> None:
    there = pitches(altered(hum(220), RATE, np.random.default_rng(seed)))[2:-2]
    moved = np.abs(12 * np.log2(np.median(there) / 220))
    assert 3.0 < moved < 8.0
    # Shifted back by any fixed amount it still wanders: no plain shift gives the voice back.
    assert (12 * np.log2(there / np.median(there))).std() > 0.3
    factors = there / 220
    assert (factors < DOWN[1] * 1.2).all() or (factors > UP[0] / 1.2).all()


def test_each_time_it_is_another_voice() -> None:
    first, second = (np.median(pitches(altered(hum(220), RATE))) for _ in range(2))
    assert first != second


def test_what_is_said_stays_at_its_time_and_as_loud(call: Path, engine: CachedAudioEngine, tmp_path: Path) -> None:
    out = tmp_path / "clip.wav"
    assert engine.clip(call, Span(0, 12), out, customer=ALTER) == 12
    before, _ = soundfile.read(call, dtype="float32")
    after, _ = soundfile.read(out, dtype="float32")
    assert np.abs(after[100:-100, 0] - before[100:-100, 0]).max() < 1e-4  # the agent is as before
    old, new = loudness(before[:, 1]), loudness(after[:, 1])
    assert np.corrcoef(old, new)[0, 1] > 0.9
    assert new.mean() == pytest.approx(old.mean(), rel=0.25)


def test_an_altered_voice_has_another_spectrum(call: Path) -> None:
    voice: Samples = soundfile.read(call, dtype="int16")[0][:, 1]

    def spectrum(lane: Samples) -> Floats:
        found: Floats = np.abs(np.fft.rfft(lane[4 * RATE : 8 * RATE])).astype(np.float32)
        return found

    # How far it wanders is left to chance, and here to chances that are always the same.
    alike = [
        np.corrcoef(spectrum(voice), spectrum(altered(voice, RATE, np.random.default_rng(seed))))[0, 1]
        for seed in range(10)
    ]
    assert max(alike) < 0.6


@pytest.mark.parametrize("swapped", [False, True])
def test_without_the_customer_only_the_agent_is_left(
    swapped: bool, call: Path, engine: CachedAudioEngine, tmp_path: Path
) -> None:
    out = tmp_path / "clip.wav"
    engine.clip(call, Span(0, 12), out, customer=DROP, swapped=swapped)
    clip, _ = soundfile.read(out, dtype="float32")
    assert not clip[:, 1].any()
    assert loudness(clip[:, 0]).max() > 0.05


def test_an_altered_voice_does_not_bring_the_masked_back(call: Path, engine: CachedAudioEngine, tmp_path: Path) -> None:
    covers = [Cover(Span(5, 7))]
    samples, _ = soundfile.read(call, dtype="int16")
    samples[5 * RATE : 7 * RATE] = 0
    soundfile.write(tmp_path / "empty.wav", samples, RATE, subtype="PCM_16")
    engine.clip(call, Span(4.5, 8), tmp_path / "clip.wav", masks=covers, customer=ALTER)
    clip, _ = soundfile.read(tmp_path / "clip.wav", dtype="float32")
    masked = clip[round(0.5 * RATE) + 20 : round(2.5 * RATE) - 20]
    tone = 0.1 * np.sin(2 * np.pi * 1000 / RATE * (np.arange(len(masked)) + 5 * RATE + 20))
    assert np.abs(masked - tone[:, None]).max() < 1e-3


def test_who_is_on_one_channel_with_the_agent_can_not_be_changed(engine: CachedAudioEngine, tmp_path: Path) -> None:
    alone = speech_samples(4.0, [Voice(0.5, 3.5)], channels=1)
    for name, samples in (("mono.wav", alone), ("twice.wav", np.repeat(alone, 2, axis=1))):
        soundfile.write(tmp_path / name, samples, RATE)
        for wish in (ALTER, DROP):
            with pytest.raises(Refused, match="on one channel"):
                engine.clip(tmp_path / name, Span(0, 4), tmp_path / "clip.wav", customer=wish)
        engine.clip(tmp_path / name, Span(0, 4), tmp_path / "clip.wav", customer=CustomerVoice.KEEP)


def test_without_the_customer_nothing_is_left_of_the_customer(
    call: Path, engine: CachedAudioEngine, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="nothing is left"):
        engine.clip(call, Span(0, 4), tmp_path / "clip.wav", customer=DROP, channel="customer")
    assert not (tmp_path / "clip.wav").exists()
