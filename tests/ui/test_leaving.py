"""Leaving a workspace while something is still being written."""

from threading import Event

from qa_studio.ui.leaving import finish_writes
from qa_studio.ui.surroundings import Surroundings


def test_what_is_written_in_a_blink_is_waited_for_without_a_word(around: Surroundings) -> None:
    told: list[str] = []
    written: list[bool] = []
    around.runner.queue(lambda: written.append(True))
    finish_writes(around.runner, lambda: told.append("tell"), lambda: told.append("give up"))
    assert (written, told) == ([True], [])


def test_what_takes_longer_is_told_and_what_takes_too_long_is_given_up(around: Surroundings) -> None:
    told: list[str] = []
    answered = Event()
    around.runner.queue(answered.wait)
    finish_writes(around.runner, lambda: told.append("tell"), lambda: told.append("give up"), patience_s=0.05)
    assert told == ["tell", "give up"]
    answered.set()


def test_the_window_goes_on_while_it_waits(around: Surroundings) -> None:
    told: list[str] = []
    answered = Event()
    around.runner.queue(answered.wait)

    def tell() -> None:
        told.append("tell")
        around.runner.post(answered.set)  # comes by the event loop only

    finish_writes(around.runner, tell, lambda: told.append("give up"), patience_s=600)
    assert told == ["tell"]
