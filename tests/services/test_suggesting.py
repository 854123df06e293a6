"""What measurements propose for the questions of a checklist."""

from decimal import Decimal

import pytest

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.spans import Span
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.measuring import ChannelMeasures, Measurements, Overlap
from qa_studio.services.suggesting import NOBODY_SPEAKS, ONE_CHANNEL, Suggestion, Unit, suggestions, unmeasured
from qa_studio.shipped import shipped

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


def test_what_can_not_be_measured_is_said_so(checklist: Checklist) -> None:
    mono = Measurements(100, (ChannelMeasures("both", (), None, -60, 0),), mono=True)
    whys = unmeasured(checklist, mono)
    assert whys["cutting-in"] == ONE_CHANNEL
    assert str(whys["mood"]) == "Not measured: there is no measure mood.total_s."
    assert set(whys) == {"cutting-in", "mood"}


def spoken(agent: tuple[Span, ...], customer: tuple[Span, ...], **more: object) -> Measurements:
    """A call in which these two speak then."""
    channels = (ChannelMeasures("agent", agent, -20, -60, 0), ChannelMeasures("customer", customer, -20, -60, 0))
    return Measurements(100, channels, **more)  # type: ignore[arg-type]


def asked(measure: str) -> Checklist:
    """A form with one number that is measured."""
    return read_text_of(
        "{checklist: one, title: {en: One}, scoring: {method: percentage, pass_mark: 80}, sections: [{code: s, "
        "title: {en: S}, questions: [{code: q, text: {en: Q}, kind: number, ranges: [{score: 100}], "
        f"suggest: {{measure: {measure}}}}}]}}]}}"
    )


AGENT = (Span(0, 10), Span(12, 14), Span(30, 34), Span(50, 60))
CUSTOMER = (Span(15, 25), Span(33, 45))


@pytest.mark.parametrize(
    ("measure", "value", "unit", "span"),
    [
        ("talk.agent_share", "54", "%", Span(0, 14)),
        ("monologue.longest_s", "14.0", "s", Span(0, 14)),
        ("response.longest_s", "5.0", "s", Span(25, 30)),
        ("response.mean_s", "5.0", "s", Span(25, 30)),
        ("response.count", "2", "×", Span(25, 30)),
        ("interruption.count", "1", "×", Span(70, 71)),
        ("overlap.count", "2", "×", Span(80, 82)),
        ("waiting.longest_s", "14.0", "s", Span(60, 74)),
    ],
)
def test_each_measure_has_its_value_unit_and_place(measure: str, value: str, unit: Unit, span: Span) -> None:
    found = spoken(
        AGENT,
        CUSTOMER,
        overlaps=(Overlap(Span(70, 71), "agent"), Overlap(Span(80, 82), "customer")),
        dead_air=(Span(60, 65),),
        hold=(Span(65, 74),),
    )
    assert suggestions(asked(measure), found)["q"] == Suggestion("q", Decimal(value), Decimal(value), span, unit)


def test_waiting_on_hold_is_no_slow_answer() -> None:
    found = spoken((Span(0, 5), Span(30, 35)), (Span(6, 10),), hold=(Span(11, 29),))
    assert suggestions(asked("response.longest_s"), found)["q"].measured == 0


def test_a_call_in_which_nobody_speaks_has_no_share() -> None:
    silent = spoken((), ())
    assert suggestions(asked("talk.agent_share"), silent) == {}
    assert unmeasured(asked("talk.agent_share"), silent) == {"q": NOBODY_SPEAKS}


def built_in(code: str) -> Checklist:
    """A checklist that comes with the program."""
    return read_text_of(shipped(f"checklists/{code}.checklist.yaml").read_text("utf-8"))


def test_the_checklists_that_come_with_the_program_ask_for_what_the_sound_can_tell() -> None:
    cut_in = tuple(Overlap(Span(at, at + 0.5), "agent") for at in (20, 30, 40))
    found = spoken(AGENT, CUSTOMER, overlaps=cut_in, dead_air=(Span(60, 71.5),))
    proposed = {
        code: {question: each.answer for question, each in suggestions(built_in(code), found).items()}
        for code in ("inbound-consultation", "complaint-handling", "follow-up")
    }
    assert proposed == {
        "inbound-consultation": {"IC-2.1": "no", "IC-6.1": "partly", "IC-6.2": "yes"},
        "complaint-handling": {"CH-1.2": "no"},
        "follow-up": {"FU-3.3": "yes", "FU-5.3": "no"},
    }


def test_where_nobody_waited_the_question_of_waiting_is_not_applicable() -> None:
    made = suggestions(built_in("inbound-consultation"), spoken(AGENT, CUSTOMER))
    assert made["IC-6.2"].answer == "na"
    assert made["IC-6.2"].span is None
