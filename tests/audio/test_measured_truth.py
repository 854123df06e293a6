"""How much of a call is measured rightly, 10 ms by 10 ms: F1 against what is known of calls made by chance."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from call_maker import Music, Sound, Voice, speech_samples

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.measure import BlockMeter
from qa_studio.domain.spans import Span
from qa_studio.services.measuring import SHORTEST_DEAD_AIR_S, Measurements

SECONDS, STEP_S = 150.0, 0.01
Frames = npt.NDArray[np.bool_]
Sounds = tuple[Voice | Music, ...]
LEAST = {"agent": 0.95, "customer": 0.95, "dead air": 0.9, "overlap": 0.9, "hold": 0.9}


def a_call(chance: np.random.Generator) -> Sounds:
    """Two who take turns, now and then at once, sometimes both silent, and once there is music."""
    sounds: list[Voice | Music] = []
    at, who = 1.0, 0
    while at < SECONDS - 25:
        length = float(chance.uniform(1.2, 4.0))
        sounds.append(Voice(round(at, 2), round(at + length, 2), who))
        kind = chance.random()
        if len(sounds) == 12:
            sounds.append(Music(round(at + length + 1, 2), round(at + length + 17, 2), 0))
            at += length + 18
        elif kind < 0.2:
            at += 0.6 * length  # cuts in
        elif kind < 0.3:
            at += length + float(chance.uniform(4, 9))
        else:
            at += length + float(chance.uniform(0.3, 1.2))
        who = 1 - who
    return tuple(sounds)


def frames(spans: Iterable[tuple[float, float]]) -> Frames:
    """Which steps lie in them."""
    found = np.zeros(round(SECONDS / STEP_S), np.bool_)
    for start, end in spans:
        found[round(start / STEP_S) : round(end / STEP_S)] = True
    return found


def longer_than(mask: Frames, least_s: float) -> Frames:
    """Only the stretches of at least that length."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return frames((first * STEP_S, last * STEP_S) for first, last in pairs if (last - first) * STEP_S >= least_s)


def truth(sounds: Sounds) -> dict[str, Frames]:
    """What the call was made of."""
    agent, customer = (
        frames((each.start, each.end) for each in sounds if isinstance(each, Voice) and each.channel == channel)
        for channel in (0, 1)
    )
    hold = frames((each.start, each.end) for each in sounds if isinstance(each, Music))
    return {
        "agent": agent,
        "customer": customer,
        "overlap": longer_than(agent & customer, 0.2),
        "hold": hold,
        "dead air": longer_than(~(agent | customer | hold), SHORTEST_DEAD_AIR_S),
    }


def measured(found: Measurements) -> dict[str, Frames]:
    """What was made of it."""

    def pairs(spans: Iterable[Span]) -> Frames:
        return frames((span.start, span.end) for span in spans)

    return {
        "agent": pairs(found.channels[0].speech),
        "customer": pairs(found.channels[1].speech),
        "overlap": pairs(each.span for each in found.overlaps),
        "hold": pairs(found.hold),
        "dead air": pairs(found.dead_air),
    }


def noisy(samples: Sound, sounds: Sounds) -> Sound:
    """White noise 15 dB below what is spoken, on both channels."""
    spoken = truth(sounds)
    chance = np.random.default_rng(3)
    louder = samples.copy()
    for channel, who in enumerate(("agent", "customer")):
        there = np.repeat(spoken[who], round(8000 * STEP_S))[: len(samples)]
        power = float((samples[: len(there)][there, channel] ** 2).mean())
        louder[:, channel] += chance.normal(0, np.sqrt(power * 10**-1.5), len(samples))
    return louder


@pytest.mark.parametrize("line", ["clean", "noisy", "quiet"])
def test_frame_by_frame_nearly_everything_is_right(tmp_path: Path, line: str) -> None:
    counts = {name: np.zeros(3) for name in LEAST}
    meter = BlockMeter(SoundCache(tmp_path / "cache"))
    for seed in range(3):
        sounds = a_call(np.random.default_rng(seed))
        samples = speech_samples(SECONDS, sounds)
        samples = {"clean": samples, "noisy": noisy(samples, sounds), "quiet": samples * 0.1}[line]
        soundfile.write(tmp_path / "call.wav", samples, 8000)
        right, found = truth(sounds), measured(meter.measure(tmp_path / "call.wav"))
        for name, count in counts.items():
            one, other = found[name], right[name]
            count += ((one & other).sum(), (one & ~other).sum(), (~one & other).sum())
    f1 = {name: 2 * hit / (2 * hit + extra + lost) for name, (hit, extra, lost) in counts.items()}
    assert {name: value for name, value in f1.items() if value < LEAST[name]} == {}, f1


def test_of_one_channel_it_is_said_what_cannot_be_known(tmp_path: Path) -> None:
    sounds = a_call(np.random.default_rng(1))
    samples = speech_samples(SECONDS, sounds).sum(axis=1)
    soundfile.write(tmp_path / "mono.wav", samples * 0.7, 8000)
    found = BlockMeter(SoundCache(tmp_path / "cache")).measure(tmp_path / "mono.wav")
    assert found.mono and [channel.role for channel in found.channels] == ["both"]
    assert (found.agent_share, found.overlap_total_s, found.responses_s) == (None, None, ())
    right = truth(sounds)
    silent = frames((span.start, span.end) for span in found.dead_air)
    assert 2 * (silent & right["dead air"]).sum() > 0.9 * (silent.sum() + right["dead air"].sum())
