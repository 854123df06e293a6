"""What counts of a call's measurements where only a part of it is judged."""

from qa_studio.domain.spans import Span
from qa_studio.services.measured_part import measured_within
from qa_studio.services.measuring import ChannelMeasures, KeypadTone, Measurements, Overlap

FOUND = Measurements(
    100.0,
    (
        ChannelMeasures("agent", (Span(0, 10), Span(40, 60)), -20, -60, 0),
        ChannelMeasures("customer", (Span(10, 20), Span(58, 70)), -20, -60, 0),
    ),
    dead_air=(Span(20, 40), Span(70, 90)),
    overlaps=(Overlap(Span(58, 60), "customer"),),
    hold=(Span(75, 85),),
    keypad=(KeypadTone(Span(5, 5.1), "customer", "1"), KeypadTone(Span(65, 65.1), "customer", "2")),
    responses_s=(20.0,),
)


def test_all_of_a_call_stays_as_it_was_measured() -> None:
    assert measured_within(FOUND, None) is FOUND


def test_what_lies_outside_the_part_does_not_count() -> None:
    part = measured_within(FOUND, Span(30.0, 80.0))
    assert [channel.speech for channel in part.channels] == [(Span(40, 60),), (Span(58, 70),)]
    assert part.agent_share == 20 / 32
    assert part.dead_air == (Span(30, 40), Span(70, 80))
    assert part.hold == (Span(75, 80),)
    assert part.overlaps == FOUND.overlaps
    assert [each.key for each in part.keypad] == ["2"]


def test_what_is_cut_too_short_is_no_dead_air_and_no_overlap() -> None:
    part = measured_within(FOUND, Span(38.0, 58.1))
    assert (part.dead_air, part.overlaps) == ((), ())
