"""Two people change one thing from the same beginning: nothing that either did is lost without a word."""

from dataclasses import dataclass, fields

from hypothesis import given
from hypothesis import strategies as st

from qa_studio.domain.two_changes import Clash, both_changes, values_of, with_values


@dataclass(frozen=True)
class Card:
    title: str
    days: int | None
    words: tuple[str, ...]
    teams: frozenset[int]


WORDS = st.lists(st.sampled_from("abcde"), unique=True, max_size=4).map(tuple)
CARDS = st.builds(
    Card,
    title=st.sampled_from(["a", "b", "c"]),
    days=st.sampled_from([None, 1, 2]),
    words=WORDS,
    teams=st.frozensets(st.integers(1, 4), max_size=3),
)


@given(CARDS, CARDS, CARDS)
def test_every_change_stands_or_is_told(seen: Card, mine: Card, theirs: Card) -> None:
    stands, clashes = both_changes(seen, mine, theirs)
    told = {each.field for each in clashes}
    for each in fields(Card):
        was, ours, now = (getattr(card, each.name) for card in (seen, mine, theirs))
        kept = getattr(stands, each.name)
        if ours in (was, now):
            assert kept == now and each.name not in told
        elif now == was:
            assert kept == ours and each.name not in told
        elif isinstance(ours, str | int | None):
            assert kept == now and Clash(each.name, ours, now) in clashes
        else:
            added = {*ours, *now} - {*was}
            removed = {*was} - ({*ours} & {*now})
            assert {*kept} == ({*was} | added) - removed and each.name not in told


@given(CARDS, CARDS)
def test_who_changed_nothing_gets_what_stands(seen: Card, theirs: Card) -> None:
    assert both_changes(seen, seen, theirs) == (theirs, ())


def test_of_mappings_each_key_is_a_field() -> None:
    stands, clashes = both_changes({1: "a", 2: "b", 3: "c"}, {1: "x", 2: "y", 3: "c"}, {1: "a", 2: "z", 3: "d"})
    assert stands == {1: "x", 2: "z", 3: "d"}
    assert clashes == (Clash("2", "y", "z"),)
    assert with_values(stands, {"2": "y"}) == {1: "x", 2: "y", 3: "d"}
    assert values_of(stands) == {"1": "x", "2": "z", "3": "d"}
