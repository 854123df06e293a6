"""What is heard for a position, and which position is heard."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.playable import playable
from qa_studio.audio.transport import Listening, Transport
from qa_studio.services.sound import Floats

RATE = 8000
AGENT_HZ, CUSTOMER_HZ = 440, 1000


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """Twenty seconds, agent 440 Hz and customer 1 kHz; nobody from second 5 to second 12."""
    seconds = np.arange(20 * RATE) / RATE
    both = np.stack([np.sin(2 * np.pi * hz * seconds) for hz in (AGENT_HZ, CUSTOMER_HZ)], axis=1) * 0.3
    both[5 * RATE : 12 * RATE] = 0
    soundfile.write(tmp_path / "call.wav", both, RATE, subtype="PCM_16")
    return tmp_path / "call.wav"


def a_transport(path: Path, listening: Listening, swapped: bool = False) -> Transport:
    return Transport(playable(path, SoundCache(path.parent / "cache")), listening, swapped=swapped)


def all_of(transport: Transport) -> Floats:
    blocks = []
    while not transport.ended:
        blocks.append(transport.render(333))
    return np.concatenate(blocks)[: transport.said]


def pitch(sound: Floats) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(sound * np.hanning(len(sound)))))) * RATE / len(sound)


def test_at_normal_speed_it_is_the_recording_itself(call: Path) -> None:
    heard = all_of(a_transport(call, Listening()))
    original, _ = soundfile.read(call, dtype="float32")
    assert np.abs(heard[200 : len(original)] - original[200:]).max() < 1e-3


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 1.5, 2.0, 3.0])
def test_pitch_stays_and_time_changes(speed: float, call: Path) -> None:
    heard = all_of(a_transport(call, Listening(speed=speed)))
    assert len(heard) / RATE == pytest.approx(20 / speed, abs=0.05)
    voiced = heard[1000 : round(4.5 / speed * RATE)]
    assert pitch(voiced[:, 0]) == pytest.approx(AGENT_HZ, rel=0.01)
    assert pitch(voiced[:, 1]) == pytest.approx(CUSTOMER_HZ, rel=0.01)
    # A seam that doesn't fit would show as a dip.
    level = np.sqrt(np.square(voiced[: len(voiced) // 400 * 400, 0]).reshape(-1, 400).mean(axis=1))
    assert level.min() > 0.85 * level.max()


@pytest.mark.parametrize("speed", [0.5, 1.0, 1.5, 3.0])
def test_the_position_told_is_the_one_heard(speed: float, call: Path) -> None:
    transport = a_transport(call, Listening(speed=speed))
    heard = all_of(transport)
    loud = np.flatnonzero(np.abs(heard[:, 0]) > 0.1)
    gap = int(np.argmax(np.diff(loud)))
    assert transport.heard(int(loud[gap])) == pytest.approx(5.0, abs=0.015 + 0.015 * speed)
    assert transport.heard(int(loud[gap + 1])) == pytest.approx(12.0, abs=0.015 + 0.015 * speed)


def test_one_side_alone_is_heard_in_both_ears(call: Path) -> None:
    for channel, swapped, hertz in (
        ("agent", False, AGENT_HZ),
        ("customer", False, CUSTOMER_HZ),
        ("agent", True, CUSTOMER_HZ),
    ):
        listening = Listening(channel="agent" if channel == "agent" else "customer")
        heard = a_transport(call, listening, swapped).render(RATE)
        assert [pitch(ear) for ear in heard.T] == pytest.approx([hertz, hertz], abs=2)


def test_each_side_has_its_own_level(call: Path) -> None:
    heard = a_transport(call, Listening(agent_db=-20, customer_db=6)).render(RATE)[1000:]
    assert np.abs(heard[:, 0]).max() == pytest.approx(0.03, rel=0.05)
    assert np.abs(heard[:, 1]).max() == pytest.approx(0.6, rel=0.05)


def test_levelling_brings_a_soft_side_up(tmp_path: Path) -> None:
    seconds = np.arange(8 * RATE) / RATE
    speech = np.sin(2 * np.pi * 300 * seconds) * (np.sin(2 * np.pi * 0.7 * seconds) > 0)
    soundfile.write(tmp_path / "soft.wav", np.stack([speech * 0.4, speech * 0.03], axis=1), RATE, subtype="PCM_16")
    plain = all_of(a_transport(tmp_path / "soft.wav", Listening()))
    level = all_of(a_transport(tmp_path / "soft.wav", Listening(levelling=True)))

    def apart(heard: Floats) -> float:
        left, right = np.sqrt(np.square(heard).mean(axis=0))
        return float(20 * np.log10(left / right))

    assert apart(plain) > 20
    assert apart(level) < 8


def test_silence_is_left_out_but_for_its_edges(call: Path) -> None:
    transport = a_transport(call, Listening(skip=True))
    heard = all_of(transport)
    assert len(heard) / RATE == pytest.approx(13.5, abs=0.1)
    assert transport.heard(round(5.6 * RATE)) > 11.7
    loud = np.abs(heard[:, 0]).reshape(-1)
    assert loud[round(5.6 * RATE) :].max() > 0.25


def test_a_loop_repeats_its_piece_until_it_is_lifted(call: Path) -> None:
    transport = a_transport(call, Listening())
    transport.set_loop(1.0, 2.0)
    transport.seek(0.5)
    transport.render(4 * RATE)
    places = [transport.heard(round(said * RATE)) for said in (0.4, 1.4, 1.6, 2.4, 2.6, 3.4)]
    assert places == pytest.approx([0.9, 1.9, 1.1, 1.9, 1.1, 1.9], abs=0.05)
    transport.set_loop(None, None)
    transport.render(2 * RATE)
    assert transport.heard(transport.said) > 2.5


def test_going_on_after_a_pause_steps_back_but_never_out_of_a_loop(call: Path) -> None:
    transport = a_transport(call, Listening(step_back_s=1.5))
    assert transport.step_back(10) == 8.5
    assert transport.step_back(0.4) == 0
    transport.set_loop(9, 11)
    assert transport.step_back(9.5) == 9


def test_a_seek_starts_softly_where_it_was_sent(call: Path) -> None:
    transport = a_transport(call, Listening())
    transport.render(1000)
    transport.seek(13.0)
    heard = transport.render(RATE)
    assert transport.heard(0) == 13.0
    assert np.abs(heard[:8]).max() < 0.1
    assert transport.heard(RATE // 2) == pytest.approx(13.5, abs=0.001)


def test_a_call_with_one_channel_has_both_voices_in_both_ears(tmp_path: Path) -> None:
    sound = np.sin(2 * np.pi * 500 * np.arange(RATE) / RATE) / 2
    soundfile.write(tmp_path / "mono.wav", sound, RATE, subtype="PCM_16")
    heard = a_transport(tmp_path / "mono.wav", Listening()).render(4000)
    assert np.array_equal(heard[:, 0], heard[:, 1])
    assert np.abs(heard).max() > 0.4


def test_a_recording_is_heard_while_it_is_still_decoded(tmp_path: Path) -> None:
    seconds = np.arange(30 * RATE) / RATE
    path = tmp_path / "call.ogg"
    soundfile.write(path, np.sin(2 * np.pi * 500 * seconds) / 3, RATE, format="OGG", subtype="VORBIS")
    source = playable(path, SoundCache(tmp_path / "cache"))
    transport = Transport(source, Listening(), swapped=False)

    transport.seek(20.0)
    assert not transport.render(800).any()
    assert transport.waiting
    assert transport.heard(800) == 20.0

    while not source.settled:
        source.advance()
    heard = transport.render(RATE)
    assert not transport.waiting
    assert pitch(heard[400:, 0]) == pytest.approx(500, abs=2)
    assert source.facts.duration_s == pytest.approx(30, abs=0.01)
    source.close()
    assert len(list((tmp_path / "cache").iterdir())) == 2
