"""Who may hear what is hidden, what keys belong together, and what words are hidden."""

from datetime import UTC, datetime, timedelta

import pytest

from qa_studio.domain.mask import (
    HIDDEN,
    Cover,
    Mask,
    MaskId,
    MaskOrigin,
    MaskSound,
    hidden_segments,
    is_covered,
    is_wholly_covered,
    may_change_mask,
    may_hear_masked,
    typed_stretches,
)
from qa_studio.domain.people import Person, PersonId, Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment, Word

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.ADMINISTRATOR, True),
        (Role.LEAD, True),
        (Role.INSPECTOR, False),
        (Role.TRAINER, False),
        (Role.AGENT, False),
    ],
)
def test_who_may_hear_what_is_masked(role: Role, may: bool) -> None:
    assert may_hear_masked(role) is may


@pytest.mark.parametrize("role", [role for role in Role if not may_hear_masked(role)])
def test_a_maker_may_take_a_mistake_back_for_an_hour(role: Role) -> None:
    mask = Mask(MaskId(1), RecordingId(1), Span(1, 2), MaskSound.TONE, MaskOrigin.HAND, PersonId(7), NOON)
    maker, other = Person(PersonId(7), "Li", role), Person(PersonId(8), "Wu", role)
    assert may_change_mask(maker, mask, NOON + timedelta(minutes=59))
    assert not may_change_mask(maker, mask, NOON + timedelta(minutes=60))
    assert not may_change_mask(other, mask, NOON)
    assert may_change_mask(Person(PersonId(9), "Chen", Role.LEAD), mask, NOON + timedelta(days=90))


def test_keys_typed_close_together_are_one_stretch() -> None:
    keys = [Span(at, at + 0.1) for at in (10.0, 10.4, 13.4, 16.6, 29.95)]
    assert typed_stretches(keys, 30.0) == (Span(9.75, 13.75), Span(16.35, 16.95), Span(29.7, 30.0))
    assert typed_stretches([Span(0.1, 0.2)], 30.0) == (Span(0, 0.45),)
    assert typed_stretches([], 30.0) == ()


def test_what_is_covered() -> None:
    covers = [Cover(Span(2, 3)), Cover(Span(1, 2.5), MaskSound.SILENCE)]
    assert is_wholly_covered(Span(1.2, 2.9), covers) and not is_wholly_covered(Span(1.2, 3.1), covers)
    assert is_covered(Span(2.9, 5), covers) and not is_covered(Span(3, 5), covers)


def said(text: str, *words: tuple[float, float, str]) -> Segment:
    return Segment(Span(10, 20), "customer", text, tuple(Word(Span(a, b), each) for a, b, each in words))


def test_words_under_a_mask_are_hidden_and_the_others_stay() -> None:
    whole = said("My card is 4111 2222, thanks.", (10, 11, "My"), (11, 12, "card"), (12, 13, "is"), (13, 14, "4111"),
                 (14, 15, "2222"), (16, 17, "thanks"))  # fmt: skip
    (shown,) = hidden_segments([whole], [Cover(Span(13.2, 14.8))])
    assert shown.text == f"My card is {HIDDEN} {HIDDEN}, thanks."
    assert [word.text for word in shown.words] == ["My", "card", "is", HIDDEN, HIDDEN, "thanks"]
    chinese = said("卡号一二三", (10, 11, "卡号"), (12, 13, "一二三"))
    assert hidden_segments([chinese], [Cover(Span(12.5, 12.6))])[0].text == f"卡号{HIDDEN}"


def test_a_segment_whose_words_have_no_times_is_hidden_as_a_whole() -> None:
    for segment in (said("My card is 4111"), said("My card is 4111", (10, 11, "my"), (12, 13, "four"))):
        (shown,) = hidden_segments([segment], [Cover(Span(19, 30))])
        assert (shown.text, shown.words) == (HIDDEN, ())
    assert hidden_segments([said("My card is 4111")], [Cover(Span(20, 30))]) == (said("My card is 4111"),)
