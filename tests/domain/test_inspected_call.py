"""Calls that are judged together: where evidence lies, and what was heard of all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_studio.domain.answers import Answers
from qa_studio.domain.inspected_call import (
    CallSpan,
    InspectedCall,
    evidence_of,
    in_order,
    is_outside,
    outside_parts,
    placed,
    recording_of,
    shares_heard,
    span_from_json,
    span_to_json,
    unheard_in,
)
from qa_studio.domain.listening import Ledger, SaidBy, ToHear, coverage
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span

FIRST, SECOND, THIRD = RecordingId(5), RecordingId(3), RecordingId(9)
recordings = st.sampled_from([FIRST, SECOND, THIRD])
spans = st.tuples(st.integers(0, 3000), st.integers(0, 300)).map(lambda t: Span(t[0] / 10, (t[0] + t[1]) / 10))
evidence = st.lists(st.tuples(spans, recordings).map(lambda each: placed(each[0], each[1], FIRST)), max_size=12)


def test_evidence_in_the_first_call_is_a_span_as_it_always_was() -> None:
    assert placed(Span(1.0, 2.0), FIRST, FIRST) == Span(1.0, 2.0)
    assert placed(Span(1.0, 2.0), SECOND, FIRST) == CallSpan(1.0, 2.0, SECOND)
    assert CallSpan(1.0, 2.0, SECOND) != Span(1.0, 2.0)
    assert placed(CallSpan(1.0, 2.0, SECOND), FIRST, FIRST) == Span(1.0, 2.0)


@given(spans, recordings)
def test_a_span_is_found_again_where_it_was_put_also_after_it_was_written(span: Span, recording: RecordingId) -> None:
    put = placed(span, recording, FIRST)
    assert recording_of(put, FIRST) == recording
    assert span_from_json(span_to_json(put)) == put


@given(evidence)
def test_evidence_is_kept_call_by_call_and_by_time_and_nothing_is_lost(found: list[Span]) -> None:
    kept = Answers("call").with_evidence("greeting", found).evidence.get("greeting", ())
    assert kept == in_order(found)
    assert sorted(map(repr, kept)) == sorted(map(repr, found))
    by_call = [evidence_of({"greeting": kept}, each, FIRST).get("greeting", ()) for each in (FIRST, SECOND, THIRD)]
    assert sum(map(len, by_call)) == len(found)
    for spans in by_call:
        assert [(span.start, span.end) for span in spans] == sorted((span.start, span.end) for span in spans)


@pytest.mark.parametrize(
    ("span", "outside"),
    [
        (Span(20.0, 50.0), False),
        (Span(30.0, 30.0), False),
        (Span(19.97, 50.03), False),  # rounded by a clock
        (Span(19.0, 30.0), True),
        (Span(45.0, 51.0), True),
        (Span(60.0, 61.0), True),
    ],
)
def test_outside_is_what_is_not_wholly_in_the_part(span: Span, outside: bool) -> None:
    assert is_outside(span, Span(20.0, 50.0)) is outside
    assert not is_outside(span, None)


def test_doubts_are_told_by_call() -> None:
    calls = (
        InspectedCall(FIRST, None, Ledger.of([Span(0, 10)])),
        InspectedCall(SECOND, Span(20.0, 30.0), Ledger.of([Span(20, 30)])),
    )
    found = {"a": (Span(1, 5), CallSpan(1, 5, SECOND)), "b": (CallSpan(22, 24, SECOND),), "c": (Span(40, 44),)}
    assert unheard_in(found, calls) == {"a": (CallSpan(1, 5, SECOND),), "c": (Span(40, 44),)}
    assert outside_parts(found, calls) == {"a": (CallSpan(1, 5, SECOND),)}


def test_only_the_part_is_to_be_heard() -> None:
    there = ToHear(100.0, (SaidBy("both", (Span(0, 30), Span(60, 90))),), (Span(50, 55),), Span(20.0, 70.0))
    assert there.whole == (Span(20, 50), Span(55, 70))
    found = coverage(Ledger.of([Span(0, 50)], 1.0, "both"), there)
    assert found.call == pytest.approx(30 / 45)
    assert found.said == 0.5
    assert found.missed == (Span(60, 70),)


def test_shares_of_several_calls_are_by_their_length() -> None:
    long, short = ToHear(90.0), ToHear(10.0)
    heard = [(coverage(Ledger.of([Span(0, 45)]), long), long), (coverage(Ledger.of([Span(0, 10)]), short), short)]
    shares = shares_heard(heard)
    assert shares.call == pytest.approx(0.55)
    assert shares.said is None  # nobody measured them
    alone = shares_heard(heard[:1])
    assert (alone.call, alone.said) == (0.5, None)
