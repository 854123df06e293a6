"""What counts as heard, from the positions that the player reports."""

from dataclasses import dataclass

from qa_studio.domain.listening import Heard, Ledger
from qa_studio.domain.spans import Span
from qa_studio.ui.inspect.heard import Hearing, Way


@dataclass
class Watch:
    """A clock that goes on when it is told to."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def play(hearing: Hearing, watch: Watch, start: float, end: float, way: Way | None = None) -> None:
    """Play on in steps of a tenth of a second."""
    way = way or Way()
    at = start
    while at < end - 1e-9:
        hearing.at(at, playing=True, way=way)
        watch.now += 0.1
        at += 0.1 * way.speed
    hearing.at(end, playing=True, way=way)


def test_playing_on_is_one_stretch_and_a_jump_begins_another() -> None:
    watch = Watch()
    hearing = Hearing(Ledger(), clock=watch)
    play(hearing, watch, 0.0, 1.0)
    play(hearing, watch, 30.0, 31.0)
    hearing.at(31.0, playing=False)
    assert hearing.take() == Ledger.of([Span(0.0, 1.0), Span(30.0, 31.0)], 1.0, "both")


def test_a_skip_of_one_second_is_not_heard() -> None:
    watch = Watch()
    hearing = Hearing(Ledger(), clock=watch)
    play(hearing, watch, 0.0, 2.0)
    play(hearing, watch, 3.0, 4.0)
    assert hearing.take().spans == (Span(0.0, 2.0), Span(3.0, 4.0))


def test_a_window_that_was_busy_for_seconds_loses_nothing() -> None:
    watch = Watch()
    hearing = Hearing(Ledger(), clock=watch)
    hearing.at(10.0, playing=True, way=Way(2.0))
    watch.now += 4.0
    hearing.at(18.0, playing=True, way=Way(2.0))
    assert hearing.take() == Ledger.of([Span(10.0, 18.0)], 2.0, "both")


def test_another_speed_or_side_is_another_entry() -> None:
    watch = Watch()
    hearing = Hearing(Ledger(), clock=watch)
    play(hearing, watch, 0.0, 2.0)
    play(hearing, watch, 2.0, 5.0, Way(1.5))
    play(hearing, watch, 5.0, 6.0, Way(1.5, "customer"))
    ledger = hearing.take()
    assert [(entry.speed, entry.channel) for entry in ledger.entries] == [
        (1.0, "both"),
        (1.5, "both"),
        (1.5, "customer"),
    ]
    assert ledger.spans == (Span(0.0, 6.0),)


def test_a_position_that_is_put_right_by_a_little_is_no_replay() -> None:
    watch = Watch()
    hearing = Hearing(Ledger(), clock=watch)
    play(hearing, watch, 0.0, 2.0)
    hearing.at(1.9, playing=True)
    play(hearing, watch, 1.95, 3.0)
    assert hearing.take() == Ledger.of([Span(0.0, 3.0)], 1.0, "both")


def test_going_back_and_hearing_it_again_is_a_replay() -> None:
    watch = Watch()
    hearing = Hearing(Ledger(), clock=watch)
    play(hearing, watch, 0.0, 5.0)
    play(hearing, watch, 2.0, 5.0)
    assert hearing.take().repeated() == ((Span(2.0, 5.0), 2),)


def test_each_second_is_handed_on_once_and_in_one_piece() -> None:
    watch = Watch()
    hearing = Hearing(Ledger.of([Span(0.0, 5.0)], 1.0, "both"), clock=watch)
    play(hearing, watch, 5.0, 6.0)
    assert hearing.take().spans == (Span(5.0, 6.0),)
    play(hearing, watch, 6.0, 7.0)
    assert hearing.take().spans == (Span(6.0, 7.0),)
    assert not hearing.take()
    assert hearing.ledger.entries == (Heard(Span(0.0, 7.0), 1.0, "both"),)


def test_seeking_while_it_does_not_play_is_not_hearing() -> None:
    hearing = Hearing(Ledger())
    hearing.at(3.0, playing=False)
    hearing.at(4.0, playing=False)
    assert not hearing.take()


def test_what_is_frozen_is_not_heard_again() -> None:
    watch = Watch()
    hearing = Hearing(Ledger.of([Span(0.0, 5.0)]), frozen=True, clock=watch)
    play(hearing, watch, 2.0, 8.0)
    assert not hearing.take()
    assert hearing.ledger == Ledger.of([Span(0.0, 5.0)])
