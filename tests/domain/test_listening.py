"""What was heard of a call: counted exactly, whatever the order, and what it leaves unheard."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_studio.domain.listening import (
    Coverage,
    Heard,
    HeardChannel,
    Ledger,
    SaidBy,
    ToHear,
    coverage,
    is_unheard,
    unheard_evidence,
)
from qa_studio.domain.spans import Span, common, total_s, united, without

SECONDS = st.integers(0, 600_000).map(lambda milliseconds: milliseconds / 1000)
SPANS = st.tuples(SECONDS, SECONDS).map(lambda ends: Span(min(ends), max(ends)))
CHANNELS: st.SearchStrategy[HeardChannel | None] = st.sampled_from([None, "agent", "both", "customer", "none"])
HEARD = st.builds(Heard, SPANS, st.sampled_from([None, 0.5, 1.0, 1.5, 3.0]), CHANNELS, st.integers(1, 4))
HEARINGS = st.lists(HEARD, max_size=12).map(tuple)
LEDGERS = HEARINGS.map(Ledger)


def times_at(entries: tuple[Heard, ...], second: float, speed: float | None, channel: HeardChannel | None) -> int:
    """How often a second was heard in one way, counted one by one."""
    return sum(
        entry.times
        for entry in entries
        if (entry.speed, entry.channel) == (speed, channel) and entry.span.start <= second < entry.span.end
    )


@given(HEARINGS, st.randoms(use_true_random=False))
def test_the_order_in_which_it_was_heard_makes_no_difference(entries: tuple[Heard, ...], chance: object) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Ledger(tuple(shuffled)) == Ledger(entries)


@given(LEDGERS, LEDGERS, LEDGERS)
def test_adding_up_may_begin_anywhere(one: Ledger, two: Ledger, three: Ledger) -> None:
    assert (one + two) + three == one + (two + three)
    assert one + two == two + one
    assert one + Ledger() == one


@given(HEARINGS, SECONDS)
def test_every_second_is_counted_as_often_as_it_was_heard(entries: tuple[Heard, ...], second: float) -> None:
    ledger = Ledger(entries)
    for speed, channel in {(entry.speed, entry.channel) for entry in entries}:
        assert times_at(ledger.entries, second, speed, channel) == times_at(entries, second, speed, channel)


@given(LEDGERS)
def test_one_form_holds_no_stretch_twice_and_none_in_pieces(ledger: Ledger) -> None:
    assert Ledger(ledger.entries) == ledger
    for one, two in pairwise(ledger.entries):
        assert one.span.start <= two.span.start
    ways = {(entry.speed, entry.channel) for entry in ledger.entries}
    for way in ways:
        line = [entry for entry in ledger.entries if (entry.speed, entry.channel) == way]
        for one, two in pairwise(line):
            assert one.span.end <= two.span.start
            assert one.span.end < two.span.start or one.times != two.times


@given(LEDGERS, LEDGERS, st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=3))
def test_coverage_is_a_share_and_hearing_more_never_lowers_it(
    some: Ledger, more: Ledger, speech: list[Span], masked: list[Span]
) -> None:
    to_hear = ToHear(600.0, (SaidBy("agent", tuple(speech)), SaidBy("customer", (Span(0, 5),))), tuple(masked))
    before, after = coverage(some, to_hear), coverage(some + more, to_hear)
    for each in (before, after):
        assert 0 <= each.call <= 1
        assert each.said is None or 0 <= each.said <= 1
    assert after.call >= before.call - 1e-9
    assert after.missed_s <= before.missed_s + 1e-6


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_what_is_taken_away_and_what_is_common_make_the_whole(some: list[Span], taken: list[Span]) -> None:
    whole = united(some)
    left, both = without(whole, taken), common(whole, united(taken))
    assert common(left, united(taken)) == ()
    assert total_s(left) + total_s(both) == pytest.approx(total_s(whole))


def test_replays_speeds_and_sides_are_told_apart() -> None:
    ledger = (
        Ledger.of([Span(0, 60)], 1.5, "both")
        + Ledger.of([Span(20, 30)], 1.0, "both")
        + Ledger.of([Span(25, 30)], 1.0, "customer", 2)
        + Ledger.of([Span(60, 70)], 1.0, "agent")
    )
    assert ledger.spans == (Span(0, 70),)
    assert ledger.seconds_at() == {1.0: 30.0, 1.5: 60.0}
    assert ledger.repeated() == ((Span(20, 25), 2), (Span(25, 30), 4))
    assert (ledger.only_on("agent"), ledger.only_on("customer")) == (10.0, 0.0)


def test_skipped_silence_is_missing_in_the_call_and_not_in_what_was_said() -> None:
    to_hear = ToHear(100.0, (SaidBy("agent", (Span(0, 30),)), SaidBy("customer", (Span(50, 90),))))
    found = coverage(Ledger.of([Span(0, 31), Span(49, 92)], 1.0, "both"), to_hear)
    assert found.call == pytest.approx(0.74)
    assert (found.said, found.missed) == (1.0, ())


def test_a_side_that_was_switched_off_was_not_heard() -> None:
    to_hear = ToHear(100.0, (SaidBy("agent", (Span(0, 60),)), SaidBy("customer", (Span(60, 100),))))
    found = coverage(Ledger.of([Span(0, 100)], 1.0, "agent"), to_hear)
    assert found.said == pytest.approx(0.6)
    assert (found.call, found.missed) == (1.0, (Span(60, 100),))


def test_without_sound_nothing_is_heard_although_the_playhead_moves() -> None:
    ledger = Ledger.of([Span(0, 50)], 1.0, "none")
    assert coverage(ledger, ToHear(50.0)).call == 0
    assert ledger
    assert is_unheard(Span(10, 12), ledger.spans)


def test_where_nobody_measured_what_is_said_the_call_itself_remains() -> None:
    found = coverage(Ledger.of([Span(0, 10), Span(30, 40)]), ToHear(50.0))
    missed = (Span(10, 30), Span(40, 50))
    assert found == Coverage(0.4, None, missed, 30.0, missed)


def test_masked_stretches_are_not_missing() -> None:
    to_hear = ToHear(50.0, (SaidBy("both", (Span(0, 40),)),), (Span(20, 40),))
    found = coverage(Ledger.of([Span(0, 20)]), to_hear)
    assert found.call == pytest.approx(20 / 30)
    assert (found.said, found.missed) == (1.0, ())


def test_a_blink_between_two_stretches_is_no_miss_but_a_short_word_that_nobody_heard_is() -> None:
    words = (Span(0, 10), Span(20, 20.2))
    found = coverage(Ledger.of([Span(0, 4.9), Span(5.1, 10)]), ToHear(30.0, (SaidBy("both", words),)))
    assert found.missed == (Span(20, 20.2),)


def test_the_next_that_was_missed_comes_around_again() -> None:
    found = coverage(Ledger.of([Span(10, 20), Span(30, 40)]), ToHear(50.0))
    assert [found.next_missed(at) for at in (0.0, 25.0, 45.0)] == [Span(20, 30), Span(40, 50), Span(0, 10)]
    assert coverage(Ledger.of([Span(0, 50)]), ToHear(50.0)).next_missed(3.0) is None


def test_evidence_that_nobody_listened_to_is_known() -> None:
    heard = Ledger.of([Span(0.0, 10.0), Span(20.0, 30.0)])
    evidence = [("a", (Span(8.0, 11.0), Span(25.0, 25.0))), ("b", (Span(9.0, 15.0), Span(22.0, 23.0)))]
    assert unheard_evidence(evidence, heard) == {"b": (Span(9.0, 15.0),)}
    assert is_unheard(Span(15.0, 15.0), heard.spans)


def test_nothing_is_heard_less_than_once() -> None:
    with pytest.raises(ValueError, match="at least once"):
        Heard(Span(0, 1), times=0)
