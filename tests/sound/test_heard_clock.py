"""What is heard at a moment, from what a sink and its server say."""

from itertools import pairwise

import pytest

from qa_studio.sound.heard_clock import USUAL_DELAY_S, HeardClock

STEP_S = 0.03


def processed(now: float, begun: float) -> float:
    """A sink that takes 30 ms at a time and holds 100 ms."""
    return max(0.0, (now - begun) // STEP_S * STEP_S + 0.1)


def test_between_the_steps_of_the_sink_it_runs_evenly() -> None:
    clock = HeardClock()
    clock.start(10.0)
    heard = []
    for tick in range(200):
        now = 10.0 + tick * 0.007
        clock.saw(now, processed(now, 10.0))
        clock.told(now, processed(now, 10.0), 0.12 - (now - 10.0) % STEP_S)
        heard.append(clock.heard_s(now))
    steps = [after - before for before, after in pairwise(heard[20:])]
    assert steps == pytest.approx([0.007] * len(steps), abs=0.001)
    assert heard[-1] == pytest.approx(199 * 0.007 - 0.02, abs=0.002)


def test_a_server_that_says_nothing_is_taken_to_be_as_late_as_usual() -> None:
    clock = HeardClock()
    clock.start(10.0)
    for tick in range(200):
        now = 10.0 + tick * 0.007
        clock.saw(now, processed(now, 10.0))
    assert clock.heard_s(now) == pytest.approx(199 * 0.007 + 0.1 - USUAL_DELAY_S, abs=0.008)


def test_a_first_sound_that_is_long_on_its_way_is_waited_for() -> None:
    clock = HeardClock()
    clock.start(10.0)
    clock.saw(10.01, 0.1)
    clock.told(10.01, 0.1, 1.1)
    assert clock.heard_s(10.02) == 0
    assert clock.begins_in(10.02) == pytest.approx(0.99)
    assert clock.heard_s(11.05) == pytest.approx(0.04)
    assert clock.begins_in(11.05) == 0


def test_nothing_is_heard_that_the_sink_has_not_taken_and_nothing_is_taken_back() -> None:
    clock = HeardClock()
    clock.start(10.0)
    clock.saw(10.1, 0.2)
    clock.told(10.1, 0.2, 0.1)
    assert clock.heard_s(12.0) == 0.2
    clock.told(12.0, 0.2, 0.1)
    clock.told(12.1, 0.2, 0.1)
    assert clock.heard_s(12.1) == 0.2
