"""What is measured in calls of which it is known who speaks when."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile
from call_maker import Keys, Music, Sound, Tone, Voice, speech_samples

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.measure import BlockMeter
from qa_studio.domain.spans import Span
from qa_studio.errors import RecordingUnreadable
from qa_studio.services.measuring import ChannelMeasures, Measurements

TALK = (
    Voice(1.0, 4.0, 0),
    Voice(4.5, 7.0, 1),
    Voice(7.6, 9.0, 0),
    Voice(15.2, 17.0, 0),
    Voice(16.4, 19.0, 1),
    Voice(20.0, 22.0, 0),
)
SECONDS = 24.0


@pytest.fixture
def meter(tmp_path: Path) -> BlockMeter:
    """Measures."""
    return BlockMeter(SoundCache(tmp_path / "cache"))


def measured(meter: BlockMeter, path: Path, samples: Sound, rate: int = 8000, swapped: bool = False) -> Measurements:
    """The samples, written and measured."""
    soundfile.write(path, samples, rate)
    return meter.measure(path, swapped=swapped)


def near(found: Iterable[Span], wanted: Sequence[tuple[float, float]], by: float = 0.06) -> None:
    """The spans are those, each end within `by` seconds."""
    pairs = [(span.start, span.end) for span in found]
    assert len(pairs) == len(wanted), pairs
    for pair, expected in zip(pairs, wanted, strict=True):
        assert pair == pytest.approx(expected, abs=by)


def spoken(channel: int) -> list[tuple[float, float]]:
    """Of TALK."""
    return [(each.start, each.end) for each in TALK if each.channel == channel]


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 44100, 48000])
def test_who_speaks_when_is_found_at_every_rate(meter: BlockMeter, tmp_path: Path, rate: int) -> None:
    found = measured(meter, tmp_path / "call.wav", speech_samples(SECONDS, TALK, rate=rate), rate)
    agent, customer = found.channels
    assert (agent.role, customer.role, found.mono) == ("agent", "customer", False)
    near(agent.speech, spoken(0))
    near(customer.speech, spoken(1))
    assert found.duration_s == SECONDS


def test_dead_air_overlap_and_answers_of_a_call(meter: BlockMeter, tmp_path: Path) -> None:
    found = measured(meter, tmp_path / "call.wav", speech_samples(SECONDS, TALK))
    near(found.dead_air, [(9.0, 15.2)])
    assert found.dead_air_longest_s == pytest.approx(6.2, abs=0.1)
    near([overlap.span for overlap in found.overlaps], [(16.4, 17.0)])
    assert found.overlaps[0].cut_in == "customer"
    assert found.responses_s == pytest.approx([0.6, 1.0], abs=0.1)
    assert found.agent_share == pytest.approx(8.2 / (8.2 + 5.1), abs=0.02)


def test_a_customer_hardly_heard_and_a_noisy_line_change_little(meter: BlockMeter, tmp_path: Path) -> None:
    quiet = [Voice(each.start, each.end, each.channel, (0.25, 0.015)[each.channel]) for each in TALK]
    found = measured(meter, tmp_path / "quiet.wav", speech_samples(SECONDS, quiet))
    near(found.channels[1].speech, spoken(1), 0.1)
    noisy = measured(meter, tmp_path / "noisy.wav", speech_samples(SECONDS, TALK, noise=0.01))
    near(noisy.channels[0].speech, spoken(0), 0.15)
    near(noisy.dead_air, [(9.0, 15.2)], 0.15)


def test_music_on_hold_is_nobody_s_speech_and_no_dead_air(meter: BlockMeter, tmp_path: Path) -> None:
    sounds = (Voice(1, 4, 0), Voice(4.5, 6, 1), Music(7, 19, 0), Voice(20, 22, 0))
    found = measured(meter, tmp_path / "call.wav", speech_samples(SECONDS, sounds))
    near(found.hold, [(7, 19)], 0.2)
    near(found.channels[0].speech, [(1, 4), (20, 22)])
    assert found.dead_air == () and not found.maybe_swapped


@pytest.mark.parametrize("at_s", [20, 33, 58])
def test_the_room_beside_a_microphone_that_was_off_is_no_music(meter: BlockMeter, tmp_path: Path, at_s: int) -> None:
    second = np.arange(60 * 8000) / 8000
    hum = 0.004 * (np.sin(2 * np.pi * 233 * second) + np.sin(2 * np.pi * 350 * second))
    talk = [Voice(1 + 6 * turn, 5 + 6 * turn, turn % 2) for turn in range(9)]
    call = speech_samples(60, talk, noise=0.001) + np.stack([hum, hum], axis=1)
    off = np.zeros((2 * 8000, 2))
    found = measured(meter, tmp_path / "muted.wav", np.concatenate([call[: at_s * 8000], off, call[at_s * 8000 :]]))
    assert found.hold == ()


@pytest.mark.parametrize("channel", [0, 1])
def test_silence_that_a_tone_announces_is_hold_and_no_dead_air(meter: BlockMeter, tmp_path: Path, channel: int) -> None:
    beeps = [Tone(start, start + 0.4, channel, 620, 0.1) for start in (6.5, 12.5)]
    talk = (Voice(1, 4, 0), Voice(4.5, 6, 1), Voice(18, 20, 0), Voice(20.5, 22, 1), Voice(28, 30, 0))
    found = measured(meter, tmp_path / "call.wav", speech_samples(31, talk, tones=beeps))
    near(found.hold, [(6.5, 18)], 0.15)
    near(found.dead_air, [(22, 28)], 0.15)
    near(found.channels[0].speech, [(1, 4), (18, 20), (28, 30)])
    assert found.responses_s == pytest.approx([6.0], abs=0.2)


def test_a_recorder_that_beeps_all_through_a_call_puts_nobody_on_hold(meter: BlockMeter, tmp_path: Path) -> None:
    beeps = [Tone(start, start + 0.4, 1, 1400, 0.1) for start in (2, 5, 8, 14, 19)]
    talk = (Voice(1, 4, 0), Voice(4.5, 7, 0), Voice(7.5, 10, 0), Voice(17, 22, 0))
    found = measured(meter, tmp_path / "call.wav", speech_samples(SECONDS, talk, tones=beeps))
    assert found.hold == ()
    near(found.dead_air, [(10, 17)], 0.15)


def test_the_tone_after_everybody_has_hung_up_is_no_hold(meter: BlockMeter, tmp_path: Path) -> None:
    busy = [Tone(12 + 0.7 * n, 12.35 + 0.7 * n, 0, 450, 0.1) for n in range(12)]
    found = measured(meter, tmp_path / "call.wav", speech_samples(21, (Voice(1, 4, 0), Voice(4.5, 9, 1)), tones=busy))
    assert found.hold == ()


def test_ringing_before_the_answer_is_no_dead_air(meter: BlockMeter, tmp_path: Path) -> None:
    ringing = [Tone(start, start + 1, 1, 450) for start in (0.5, 5.5)]
    talk = (Voice(10, 12, 1), Voice(12.5, 14, 0), Voice(18, 20, 0))
    found = measured(meter, tmp_path / "call.wav", speech_samples(21, talk, tones=ringing))
    near(found.ring, [(0.5, 1.5), (5.5, 6.5)])
    near(found.dead_air, [(14, 18)])
    near(found.channels[1].speech, [(10, 12)])


def test_every_key_of_a_card_number_is_found(meter: BlockMeter, tmp_path: Path) -> None:
    sounds = (Voice(0.5, 3, 0), Keys(4, "4539 1#*A".replace(" ", ""), 1), Voice(7, 9, 0))
    found = measured(meter, tmp_path / "call.wav", speech_samples(10, sounds))
    assert "".join(tone.key for tone in found.keypad) == "45391#*A"
    assert {tone.role for tone in found.keypad} == {"customer"}
    near([found.keypad[0].span, found.keypad[-1].span], [(4.0, 4.1), (5.4, 5.5)])
    assert found.channels[1].speech == () and found.dead_air == ()


def test_a_key_heard_in_the_other_channel_is_pressed_once(meter: BlockMeter, tmp_path: Path) -> None:
    samples = speech_samples(10, (Voice(0.5, 3, 0), Keys(4, "58", 1), Voice(7, 9, 1)))
    samples[:, 0] += 0.05 * samples[:, 1]
    found = measured(meter, tmp_path / "call.wav", samples)
    assert [(tone.key, tone.role) for tone in found.keypad] == [("5", "customer"), ("8", "customer")]


def test_the_agent_heard_in_the_customer_s_channel_is_no_overlap(meter: BlockMeter, tmp_path: Path) -> None:
    samples = speech_samples(SECONDS, TALK)
    samples[:, 1] += 0.04 * samples[:, 0]
    found = measured(meter, tmp_path / "call.wav", samples)
    near([overlap.span for overlap in found.overlaps], [(16.4, 17.0)], 0.15)
    near(found.channels[1].speech, spoken(1), 0.15)


@pytest.mark.parametrize("channels", [1, 2])
def test_on_one_channel_nobody_says_who_spoke(meter: BlockMeter, tmp_path: Path, channels: int) -> None:
    both = speech_samples(SECONDS, TALK).sum(axis=1, keepdims=True)
    found = measured(meter, tmp_path / "call.wav", np.repeat(both, channels, axis=1))
    assert found.mono and [channel.role for channel in found.channels] == ["both"]
    near(found.dead_air, [(9.0, 15.2)])
    assert (found.agent_share, found.overlap_total_s, found.responses_s) == (None, None, ())


def test_swapped_channels_swap_the_people_and_music_tells_of_it(meter: BlockMeter, tmp_path: Path) -> None:
    samples = speech_samples(SECONDS, (Voice(1, 4, 0), Music(7, 17, 1), Voice(20, 22, 1)))
    found = measured(meter, tmp_path / "call.wav", samples)
    assert found.maybe_swapped
    put_right = measured(meter, tmp_path / "call.wav", samples, swapped=True)
    assert not put_right.maybe_swapped
    assert [channel.role for channel in put_right.channels] == ["customer", "agent"]


def the_level(channel: ChannelMeasures) -> float:
    """Of somebody who speaks."""
    assert channel.level_dbfs is not None
    return channel.level_dbfs


def test_levels_noise_and_clipping_are_told(meter: BlockMeter, tmp_path: Path) -> None:
    samples = speech_samples(SECONDS, TALK)
    softer = measured(meter, tmp_path / "soft.wav", samples * 0.1).channels[0]
    plain = measured(meter, tmp_path / "plain.wav", samples).channels[0]
    assert the_level(plain) - the_level(softer) == pytest.approx(20, abs=0.5)
    assert plain.noise_dbfs == pytest.approx(20 * np.log10(0.0005), abs=1.5)
    assert plain.clipped_s == 0
    shouted = measured(meter, tmp_path / "loud.wav", np.clip(samples * 20, -1, 1))
    assert shouted.channels[0].clipped_s > 1


def test_silence_is_dead_air_from_end_to_end(meter: BlockMeter, tmp_path: Path) -> None:
    found = measured(meter, tmp_path / "call.wav", np.zeros((80_000, 2)))
    near(found.dead_air, [(0, 10)])
    assert [channel.level_dbfs for channel in found.channels] == [None, None]
    assert found.agent_share is None


@pytest.mark.parametrize("seconds", [0.05, 0.3, 1.0, 2.5])
def test_a_short_call_can_be_measured(meter: BlockMeter, tmp_path: Path, seconds: float) -> None:
    samples = speech_samples(seconds, (Voice(0, seconds, 0),))
    found = measured(meter, tmp_path / "call.wav", samples)
    assert found.duration_s == seconds
    assert found.hold == () and found.dead_air == ()


def test_a_moment_of_sound_can_be_measured(meter: BlockMeter, tmp_path: Path) -> None:
    assert measured(meter, tmp_path / "call.wav", np.zeros((40, 2))).dead_air == ()


def test_what_is_no_recording_is_refused(meter: BlockMeter, tmp_path: Path) -> None:
    (tmp_path / "call.wav").write_text("<html>")
    with pytest.raises(RecordingUnreadable):
        meter.measure(tmp_path / "call.wav")
