"""What is left out while skipping, how it is joined, and what the position says meanwhile."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.playable import Playable, playable
from qa_studio.audio.transport import Listening, Transport
from qa_studio.domain.spans import Span
from qa_studio.services.sound import Floats, Samples, Skipping

RATE = 8000


def a_call(folder: Path, agent: Floats, customer: Floats | None = None) -> Path:
    both = np.stack([agent, np.zeros_like(agent) if customer is None else customer], axis=1)
    soundfile.write(folder / "call.wav", both, RATE, subtype="PCM_16")
    return folder / "call.wav"


def tone(seconds: float, hertz: float, level: float = 0.3) -> Floats:
    return (np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE) * level).astype(np.float32)


def hush(seconds: float, level: float = 0.0) -> Floats:
    return (np.random.default_rng(1).normal(0, 1, round(seconds * RATE)) * level).astype(np.float32)


def a_transport(path: Path, speed: float = 1.0, **skipping: object) -> Transport:
    wanted = Skipping(**skipping)  # type: ignore[arg-type]
    listening = Listening(speed=speed, skip=True, skipping=wanted)
    return Transport(playable(path, SoundCache(path.parent / "cache")), listening, swapped=False)


def all_of(transport: Transport) -> Floats:
    blocks = []
    while not transport.ended:
        blocks.append(transport.render(333))
    return np.concatenate(blocks)[: transport.said]


def seconds_heard(transport: Transport) -> float:
    return len(all_of(transport)) / RATE


def test_hold_music_is_left_out_but_for_its_rest(tmp_path: Path) -> None:
    path = a_call(tmp_path, np.concatenate([tone(4, 440), tone(10, 880), tone(4, 440)]))
    hold = [Span(4.0, 14.0)]
    skipping, listening_on = a_transport(path, rest_s=1.0), a_transport(path, hold=False)
    for transport in (skipping, listening_on):
        transport.set_hold(hold)
    heard = all_of(skipping)
    assert len(heard) / RATE == pytest.approx(9.0, abs=0.05)
    assert seconds_heard(listening_on) == pytest.approx(18.0, abs=0.05)
    assert skipping.heard(round(4.4 * RATE)) == pytest.approx(4.4, abs=0.02)
    assert skipping.heard(round(4.6 * RATE)) == pytest.approx(13.6, abs=0.05)


def test_silence_beside_hold_goes_with_it(tmp_path: Path) -> None:
    path = a_call(tmp_path, np.concatenate([tone(3, 440), hush(2), tone(6, 880), hush(2), tone(3, 440)]))
    transport = a_transport(path)
    transport.set_hold([Span(5.0, 11.0)])
    assert seconds_heard(transport) == pytest.approx(6.5, abs=0.05)


def test_hold_alone_leaves_silence_as_it_is(tmp_path: Path) -> None:
    path = a_call(tmp_path, np.concatenate([tone(3, 440), hush(5), tone(3, 440)]))
    assert seconds_heard(a_transport(path, silence=False)) == pytest.approx(11.0, abs=0.05)


def test_a_threshold_of_ones_own_counts_a_loud_hum_as_silence(tmp_path: Path) -> None:
    """A hum of -35 dBFS is above what is taken for noise by itself."""
    hum = tone(30, 100, 0.025)
    agent = np.concatenate([tone(5, 440), tone(20, 440, 0.0), tone(5, 440)]) + hum
    path = a_call(tmp_path, agent)
    assert seconds_heard(a_transport(path)) == pytest.approx(30.0, abs=0.05)
    assert seconds_heard(a_transport(path, threshold_db=-30.0)) == pytest.approx(10.5, abs=0.1)
    assert seconds_heard(a_transport(path, threshold_db=-50.0)) == pytest.approx(30.0, abs=0.05)


@pytest.mark.parametrize(
    ("least", "rest", "long"), [(1.0, 0.5, 9.2), (3.0, 0.5, 11.0), (8.0, 0.5, 17.5), (3.0, 2.0, 12.5)]
)
def test_how_long_a_gap_must_be_and_how_much_of_it_stays(
    least: float, rest: float, long: float, tmp_path: Path
) -> None:
    """Gaps of 2.3 and 7 seconds in 8.2 seconds of speech."""
    path = a_call(tmp_path, np.concatenate([tone(3, 440), hush(2.3), tone(3, 440), hush(7), tone(2.2, 440)]))
    assert seconds_heard(a_transport(path, least_s=least, rest_s=rest)) == pytest.approx(long, abs=0.06)


def test_a_gap_across_the_half_minutes_in_which_the_sound_is_looked_at_is_one_gap(tmp_path: Path) -> None:
    path = a_call(tmp_path, np.concatenate([tone(25, 440), hush(9), tone(2, 440)]))
    assert seconds_heard(a_transport(path, least_s=8.0)) == pytest.approx(27.5, abs=0.05)


@pytest.mark.parametrize("speed", [1.0, 1.5, 3.0])
def test_no_join_clicks(speed: float, tmp_path: Path) -> None:
    """A click is a jump from one sample to the next; hold music is cut in the middle of its waves."""
    path = a_call(tmp_path, np.concatenate([tone(4, 300), tone(7, 311), tone(4, 300)]))
    transport = a_transport(path, speed)
    transport.set_hold([Span(4.0, 11.0)])
    heard = all_of(transport)[200:-400, 0].astype(np.float64)
    jumps = np.abs(np.diff(heard, 2))
    steady = np.abs(np.diff(tone(2, 311).astype(np.float64), 2)).max()
    assert jumps.max() < 1.5 * steady


def test_what_is_turned_up_too_far_is_not_cut_off(tmp_path: Path) -> None:
    path = a_call(tmp_path, tone(4, 300, 0.7))
    listening = Listening(agent_db=12.0)
    heard = all_of(Transport(playable(path, SoundCache(tmp_path / "cache")), listening, swapped=False))
    late = heard[RATE : 3 * RATE, 0]
    assert 0.9 < np.abs(late).max() <= 1.0
    # A sine that is cut off has odd harmonics.
    spectrum = np.abs(np.fft.rfft(late * np.hanning(len(late))))
    assert spectrum[round(900 * len(late) / RATE)] < 0.01 * spectrum.max()


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.0, 1.25, 2.0, 3.0])
def test_each_rendered_moment_knows_its_second(speed: float, tmp_path: Path) -> None:
    """A tone that rises by 300 Hz a second tells by its pitch which second it is."""
    seconds = np.arange(10 * RATE) / RATE
    path = a_call(tmp_path, (np.sin(2 * np.pi * (300 * seconds + 150 * seconds**2)) * 0.4).astype(np.float32))
    transport = a_transport(path, speed)
    heard = all_of(transport)[:, 0]
    apart = []
    for middle in range(RATE // 2, len(heard) - RATE // 2, 777):
        piece = heard[middle - 80 : middle + 80] * np.hanning(160)
        pitch = float(np.argmax(np.abs(np.fft.rfft(piece, 16_000)))) / 2
        apart.append(transport.heard(middle) - (pitch - 300) / 300)
    assert np.abs(np.median(apart)) < 0.003 * speed
    assert np.percentile(np.abs(apart), 95) < 0.02 * speed


class Counted:
    """A recording of which ten seconds are decoded, and how much of it is read."""

    settled = False

    def __init__(self, source: Playable) -> None:
        while source.known < 10 * RATE:
            source.advance()
        self._source = source
        self.facts, self.known = source.facts, source.known
        self.frames_read = 0

    def advance(self) -> None:
        self._source.advance()

    def read(self, start_frame: int, frames: int) -> Samples:
        self.frames_read += frames
        return self._source.read(start_frame, frames)

    def close(self) -> None:
        self._source.close()


def test_what_is_still_being_decoded_is_not_looked_at_again_for_every_block(tmp_path: Path) -> None:
    sound = np.concatenate([tone(2, 440), hush(3), tone(90, 440)])
    soundfile.write(tmp_path / "call.ogg", sound, RATE, format="OGG", subtype="VORBIS")
    source = Counted(playable(tmp_path / "call.ogg", SoundCache(tmp_path / "cache")))
    transport = Transport(source, Listening(skip=True, levelling=True), swapped=False)
    for _ in range(400):
        transport.render(80)
    assert transport.heard(transport.said) > 6.0
    assert source.frames_read < 4 * source.known
    source.close()
