"""What is masked can't be heard, read or found in what leaves the house; what is not masked is untouched."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from call_maker import Keys, Voice, speech_samples

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.audio.masking import MaskedPlayable, masked
from qa_studio.audio.measure import BlockMeter
from qa_studio.audio.playable import playable
from qa_studio.audio.transport import Listening, Transport
from qa_studio.domain.mask import Cover, MaskSound, typed_stretches
from qa_studio.domain.spans import Span
from qa_studio.services.masked_waveform import masked_waveform
from qa_studio.services.masking import FADE_S
from qa_studio.services.progress import Quiet
from qa_studio.services.sound import AudioFile, Floats, Samples

RATE = 8000
TONE, SILENCE = MaskSound.TONE, MaskSound.SILENCE


@pytest.fixture
def engine(tmp_path: Path) -> CachedAudioEngine:
    return CachedAudioEngine(SoundCache(tmp_path / "cache"))


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """Twenty seconds of noise, other noise on each side: what is left of it anywhere shows as correlation."""
    noise = np.random.default_rng(7).normal(0, 0.15, (20 * RATE, 2)).clip(-0.9, 0.9)
    soundfile.write(tmp_path / "call.wav", noise, RATE, subtype="PCM_16")
    return tmp_path / "call.wav"


def original(path: Path) -> Samples:
    samples: Samples = soundfile.read(path, dtype="int16")[0]
    return samples


def most_alike(heard: Floats, hidden: Floats) -> float:
    """The highest correlation of a stretch with what is hidden, at whatever shift."""
    size = 1 << (len(heard) + len(hidden)).bit_length()
    found = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(hidden, size)))
    power = np.sqrt(np.square(heard).sum() * np.square(hidden).sum())
    return float(np.abs(found).max() / power) if power else 0.0


@pytest.mark.parametrize("sound", [TONE, SILENCE])
def test_edges_lie_on_the_sample_and_nothing_of_the_hidden_is_left(
    sound: MaskSound, call: Path, engine: CachedAudioEngine
) -> None:
    samples = original(call)
    with masked(engine.pcm(call), [Cover(Span(3.00006, 5.50011), sound)]) as audio:
        heard = audio.read(0, audio.facts.frames)
    first, beyond = 24_000, 44_001  # rounded outwards
    assert np.array_equal(heard[:first], samples[:first])
    assert np.array_equal(heard[beyond:], samples[beyond:])
    inside, hidden = heard[first:beyond].astype(np.float32), samples[first:beyond].astype(np.float32)
    for side in (0, 1):
        chance = most_alike(np.random.default_rng(side).normal(size=len(hidden)).astype(np.float32), hidden[:, side])
        assert most_alike(inside[:, side], hidden[:, side]) < 1.5 * chance
    fade = round(FADE_S * RATE)
    within = np.abs(inside[fade:-fade]).max()
    assert within == 0 if sound is SILENCE else within == pytest.approx(3277, abs=2)


def test_what_is_heard_does_not_depend_on_what_is_hidden(call: Path, engine: CachedAudioEngine, tmp_path: Path) -> None:
    samples = original(call)
    samples[24_000:44_000] = 20_000
    soundfile.write(tmp_path / "other.wav", samples, RATE, subtype="PCM_16")
    covers = [Cover(Span(3, 4)), Cover(Span(3.9, 5.5), SILENCE)]
    with masked(engine.pcm(call), covers) as one, masked(engine.pcm(tmp_path / "other.wav"), covers) as two:
        assert np.array_equal(one.read(0, 20 * RATE), two.read(0, 20 * RATE))


def test_edges_do_not_click(tmp_path: Path, engine: CachedAudioEngine) -> None:
    hum = np.sin(2 * np.pi * 150 * np.arange(4 * RATE) / RATE) * 0.5
    soundfile.write(tmp_path / "hum.wav", hum, RATE, subtype="PCM_16")
    steepest = np.abs(np.diff(original(tmp_path / "hum.wav").astype(int))).max()
    for sound in (TONE, SILENCE):
        with masked(engine.pcm(tmp_path / "hum.wav"), [Cover(Span(1.0017, 2.0033), sound)]) as audio:
            heard = audio.read(0, 4 * RATE)[:, 0].astype(int)
        tone = 2 * np.pi * 1000 / RATE * 3277
        assert np.abs(np.diff(heard)).max() < steepest + tone + 16_384 / (FADE_S * RATE)


@pytest.mark.parametrize("covers", [[Cover(Span(0, 0.5))], [Cover(Span(19.5, 25))], [Cover(Span(2, 2.001))]])
def test_pieces_are_the_whole_wherever_they_begin(covers: list[Cover], call: Path, engine: CachedAudioEngine) -> None:
    with masked(engine.pcm(call), covers) as audio:
        whole = audio.read(0, 20 * RATE)
        assert not np.array_equal(whole, original(call))
        assert np.array_equal(np.concatenate(list(audio.blocks(3001))), whole)
        for start in (0, 1, 3999, 4000, 4001, 15_990, 16_003, 155_999, 156_000, 159_999):
            assert np.array_equal(audio.read(start, 777), whole[start : start + 777])


def test_masks_that_touch_are_one(call: Path, engine: CachedAudioEngine) -> None:
    covers = [Cover(Span(3, 4)), Cover(Span(4, 5)), Cover(Span(3.5, 4.5), SILENCE)]
    with masked(engine.pcm(call), covers) as audio, masked(engine.pcm(call), [Cover(Span(3, 5))]) as whole:
        assert np.array_equal(audio.read(0, 20 * RATE), whole.read(0, 20 * RATE))


def a_transport(path: Path, listening: Listening, *covers: Cover) -> Transport:
    source = MaskedPlayable(playable(path, SoundCache(path.parent / "cache")), covers)
    return Transport(source, listening, swapped=False)


def speed(transport: Transport) -> None:
    transport.seek(2.0)


def looped(transport: Transport) -> None:
    transport.set_loop(2.8, 3.6)
    transport.seek(2.9)


def into_the_middle(transport: Transport) -> None:
    transport.seek(4.1)


@pytest.mark.parametrize("sound", [TONE, SILENCE])
@pytest.mark.parametrize("begin", [speed, looped, into_the_middle])
@pytest.mark.parametrize("factor", [0.5, 1.0, 1.7, 3.0])
def test_playing_never_lets_it_through(
    factor: float, begin: Callable[[Transport], None], sound: MaskSound, call: Path
) -> None:
    transport = a_transport(call, Listening(speed=factor), Cover(Span(3, 5), sound))
    begin(transport)
    heard = transport.render(6 * RATE)
    hidden = original(call)[3 * RATE : 5 * RATE].astype(np.float32)
    # Noise that is stretched keeps its grains: any that came from below the mask would stand out.
    grains = [hidden[at : at + 400] for at in range(0, len(hidden) - 400, 1600)]
    open_grain = original(call)[5 * RATE + 2000 : 5 * RATE + 2400].astype(np.float32)
    for side in (0, 1):
        found = max(grain_in(heard[:, side], grain[:, side]) for grain in grains)
        assert found < 0.3
    if begin is speed and factor == 1.0:
        assert grain_in(heard[:, 0], open_grain[:, 0]) > 0.9  # so it would have been seen


def grain_in(heard: Floats, grain: Floats) -> float:
    likeness = np.abs(np.correlate(heard, grain, "valid"))
    power = np.convolve(np.square(heard), np.ones(len(grain), np.float32), "valid")
    return float((likeness / np.sqrt(np.maximum(power, 1e-3) * np.square(grain).sum())).max())


def test_skipping_leaves_a_silent_mask_out_and_a_tone_in(call: Path) -> None:
    lengths = {}
    for sound in MaskSound:
        transport = a_transport(call, Listening(skip=True), Cover(Span(3, 9), sound))
        heard = [transport.render(800) for _ in range(150)]
        lengths[sound] = transport.heard(transport.said)
        hidden = original(call)[4 * RATE : 4 * RATE + 400].astype(np.float32)
        assert grain_in(np.concatenate(heard)[:, 0], hidden[:, 0]) < 0.3
    assert lengths[SILENCE] - lengths[TONE] > 4


def test_what_is_still_being_decoded_is_hidden_as_it_comes(
    call: Path, engine: CachedAudioEngine, tmp_path: Path
) -> None:
    engine.clip(call, Span(0, 20), tmp_path / "call.opus")
    covers = [Cover(Span(3, 5)), Cover(Span(8, 9), SILENCE)]
    growing = MaskedPlayable(playable(tmp_path / "call.opus", SoundCache(tmp_path / "fresh")), covers)
    assert not growing.settled
    pieces, at = [], 0
    while not growing.settled or at < growing.known:
        growing.advance()
        pieces.append(growing.read(at, growing.known - at))
        at += len(pieces[-1])
    growing.close()
    heard = np.concatenate(pieces)
    rate = len(heard) // 20
    assert np.abs(heard[8 * rate + 200 : 9 * rate - 200]).max() == 0
    assert np.abs(heard[3 * rate + 200 : 5 * rate - 200]).max() == pytest.approx(3277, abs=2)
    assert np.abs(heard[6 * rate : 7 * rate]).max() > 5000


def test_a_mask_that_is_made_while_it_plays_is_heard_at_once(call: Path) -> None:
    source = MaskedPlayable(playable(call, SoundCache(call.parent / "cache")), ())
    transport = Transport(source, Listening(), swapped=False)
    transport.seek(2.5)
    transport.render(RATE)
    source.cover([Cover(Span(3, 5))])
    transport.forget()
    transport.seek(3.5)
    heard = transport.render(RATE)[200:, 0]
    clock = np.arange(len(heard)) / RATE
    share = 2 * np.abs(np.mean(heard * np.exp(-2j * np.pi * 1000 * clock))) ** 2 / np.mean(np.square(heard))
    assert share > 0.999


def test_keypad_tones_can_not_be_decoded_any_more(tmp_path: Path, engine: CachedAudioEngine) -> None:
    typed, card = Keys(11, "4111222233334444"), tmp_path / "card.wav"
    soundfile.write(card, speech_samples(30.0, [Voice(1, 6), Voice(7, 9, channel=1), typed, Voice(20, 28)]), RATE)
    meter = BlockMeter(SoundCache(tmp_path / "cache"))
    found = meter.measure(card)
    assert "".join(key.key for key in found.keypad) == typed.digits
    (stretch,) = typed_stretches([key.span for key in found.keypad], found.duration_s)
    for sound in MaskSound:
        out = tmp_path / f"{sound}.wav"
        engine.clip(card, Span(0, 30), out, masks=[Cover(stretch, sound)])
        assert meter.measure(out).keypad == ()


def test_pictures_show_what_is_heard_instead(call: Path, engine: CachedAudioEngine) -> None:
    drawn = engine.waveform(call, Quiet())
    for sound, top in ((TONE, 0.1), (SILENCE, 0.0)):
        hidden = masked_waveform(drawn, [Cover(Span(3, 5), sound)])
        for start, end, width in ((0.0, 20.0, 100), (2.9, 5.1, 900), (3.4, 3.5, 400), (4.999, 5.001, 16)):
            low, high, _ = hidden.columns(1, start, end, width)
            edges = np.linspace(start, end, width + 1)
            under = (edges[:-1] < 5) & (edges[1:] > 3)
            assert high[under] == pytest.approx(top) and low[under] == pytest.approx(-top)
            far = (edges[1:] < 3 - (end - start) / width) | (edges[:-1] > 5 + (end - start) / width)
            assert np.array_equal(high[far], drawn.columns(1, start, end, width).high[far])


def test_samples_for_pictures_are_those_that_are_heard(call: Path, engine: CachedAudioEngine) -> None:
    covers = [Cover(Span(3, 5)), Cover(Span(7, 8), SILENCE)]
    drawn = masked_waveform(engine.waveform(call, Quiet()), covers)
    with masked(engine.pcm(call), covers) as audio:
        for first, beyond in ((0, 20 * RATE), (23_990, 24_100), (30_000, 30_064), (63_999, 70_000)):
            assert np.array_equal(drawn.samples(first, beyond), audio.read(first, beyond - first))


def test_without_masks_it_is_the_recording_itself(call: Path, engine: CachedAudioEngine) -> None:
    audio: AudioFile = engine.pcm(call)
    assert masked(audio, []) is audio
    audio.close()
