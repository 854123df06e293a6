"""What measurements propose for the questions of a checklist."""

from decimal import Decimal

import pytest

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.spans import Span
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.measuring import ChannelMeasures, Measurements, Overlap
from qa_studio.services.suggesting import Suggestion, suggestions

TWO = (ChannelMeasures("agent", (), None, -60, 0), ChannelMeasures("customer", (), None, -60, 0))
SOURCE = """
checklist: sound
title: {en: Sound}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: one
    title: {en: One}
    questions:
      - {code: longest, text: {en: Longest silence}, kind: number, ranges: [{score: 100}],
         suggest: {measure: dead_air.longest_s}}
      - code: silence
        text: {en: No long silence}
        kind: choice
        suggest: {measure: dead_air.longest_s, ranges: [{up_to: 5, option: yes}, {option: no}]}
        options: [{code: yes, score: 100}, {code: no, score: 0}]
      - code: cutting-in
        text: {en: Lets the customer finish}
        kind: choice
        suggest: {measure: overlap.total_s, ranges: [{up_to: 2, option: yes}]}
        options: [{code: yes, score: 100}, {code: no, score: 0}]
      - {code: mood, text: {en: Mood}, kind: number, ranges: [{score: 100}], suggest: {measure: mood.total_s}}
      - {code: free, text: {en: Anything}, kind: text}
"""


@pytest.fixture
def checklist() -> Checklist:
    """Three questions that the sound can answer, one that it can't, one that asks nothing of it."""
    return read_text_of(SOURCE)


def test_a_long_silence_suggests_its_seconds_and_the_answer_with_the_place(checklist: Checklist) -> None:
    found = Measurements(100, TWO, dead_air=(Span(10, 13.5), Span(59, 65.18)))
    made = suggestions(checklist, found)
    longest = Span(59, 65.18)
    assert made["longest"] == Suggestion("longest", Decimal("6.2"), Decimal("6.2"), longest)
    assert made["silence"] == Suggestion("silence", "no", Decimal("6.2"), longest)
    assert made["cutting-in"] == Suggestion("cutting-in", "yes", Decimal("0.0"), None)
    assert set(made) == {"longest", "silence", "cutting-in"}


def test_the_limit_itself_is_still_within_its_range(checklist: Checklist) -> None:
    within = suggestions(checklist, Measurements(100, TWO, dead_air=(Span(10, 15.04),)))
    assert within["silence"].answer == "yes"
    beyond = suggestions(checklist, Measurements(100, TWO, dead_air=(Span(10, 15.06),)))
    assert beyond["silence"].answer == "no"


def test_no_range_no_suggestion(checklist: Checklist) -> None:
    cut_in = Measurements(100, TWO, overlaps=(Overlap(Span(1, 3.5), "agent"),))
    assert "cutting-in" not in suggestions(checklist, cut_in)


def test_on_one_channel_nothing_is_suggested_about_cutting_in(checklist: Checklist) -> None:
    mono = Measurements(100, (ChannelMeasures("both", (), None, -60, 0),), mono=True)
    assert set(suggestions(checklist, mono)) == {"longest", "silence"}
