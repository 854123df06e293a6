"""Filters as text, and the parts they are made of."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from qa_studio.domain.keywords import KeywordListId
from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.domain.recording import Direction, Picked, RecordingState
from qa_studio.services.rows import RecordingFilter
from qa_studio.texts import catalogue
from qa_studio.ui.formatting import Formats
from qa_studio.ui.recordings.filter_words import FilterWords
from qa_studio.ui.recordings.names import Names
from qa_studio.ui.recordings.saved_filters import PARTS, active_parts, filter_from_json, filter_to_json, without

EVERYTHING = RecordingFilter(
    text="王芳",
    agents=(AgentId(3),),
    teams=(TeamId(1), TeamId(2)),
    queues=("Billing",),
    since=datetime(2026, 4, 30, 16, tzinfo=UTC),
    before=datetime(2026, 5, 14, 16, tzinfo=UTC),
    shortest_s=60,
    longest_s=600,
    directions=(Direction.IN,),
    csat_from=1,
    csat_to=2,
    states=(RecordingState.NEW, RecordingState.DONE),
    assigned_to=PersonId(4),
    picked=(Picked.RISK,),
    dead_air_over_s=20,
    overlap_over_s=2,
    hold_over_s=60,
    agent_share_from=0.4,
    agent_share_to=0.75,
    said=True,
    keyword_lists=(KeywordListId(5),),
    held=True,
    unacknowledged=True,
)
NAMES = Names(
    agents={AgentId(3): "王芳"},
    teams={TeamId(1): "华东一组", TeamId(2): "华东二组"},
    persons={PersonId(4): "李静"},
    queues=("Billing",),
    keywords={KeywordListId(5): "Legal"},
)


def test_a_saved_filter_comes_back_as_it_was() -> None:
    assert filter_from_json(filter_to_json(EVERYTHING)) == EVERYTHING
    assert filter_from_json(filter_to_json(RecordingFilter())) == RecordingFilter()


def test_a_broken_saved_filter_narrows_nothing() -> None:
    for text in ("", "{", "[]", '{"states": ["gone"]}', '{"since": "yesterday"}', "null"):
        assert filter_from_json(text) == RecordingFilter()


def test_a_part_can_be_taken_away_without_touching_the_others() -> None:
    assert active_parts(EVERYTHING) == tuple(PARTS)
    assert active_parts(without(EVERYTHING, "date")) == tuple(part for part in PARTS if part != "date")
    left = EVERYTHING
    for part in PARTS:
        left = without(left, part)
    assert left == RecordingFilter(text="王芳", said=True)


def test_chips_say_names_days_and_lengths(qtbot: QtBot) -> None:
    words = FilterWords(Formats("en", ZoneInfo("Asia/Shanghai")), catalogue("en"))
    said = [words.chip(part, EVERYTHING, NAMES) for part in PARTS]
    assert said == [
        "Date: 1–14 May 2026",
        "Agent: 王芳",
        "Team: 华东一组, 华东二组",
        "Queue: Billing",
        "State: New, Done",
        "Length: 01:00 – 10:00",
        "Direction: Inbound",
        "Satisfaction: 1 – 2",
        "Picked: Risk",
        "Assigned to: 李静",
        "Dead air: over 20 s",
        "Overlap: over 2 s",
        "Hold: over 60 s",
        "Talk share: 40 % – 75 %",
        "Said: Legal",
        "Held",
        "Not acknowledged",
    ]


def test_an_open_range_says_its_one_end(qtbot: QtBot) -> None:
    words = FilterWords(Formats("en", ZoneInfo("Asia/Shanghai")), catalogue("en"))
    assert words.chip("csat", RecordingFilter(csat_to=2), NAMES) == "Satisfaction: up to 2"
    assert words.chip("duration", RecordingFilter(shortest_s=300), NAMES) == "Length: from 05:00"
    one_day = RecordingFilter(since=datetime(2026, 5, 13, 16, tzinfo=UTC), before=datetime(2026, 5, 14, 16, tzinfo=UTC))
    assert words.chip("date", one_day, NAMES) == "Date: 14 May 2026"
