"""Numbers, days and lengths as each language writes them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from qa_studio.ui.formatting import Formats, duration, moment, percent, points, position, signed, stretch

ENGLISH = Formats("en", ZoneInfo("Asia/Shanghai"))
CHINESE = Formats("zh_CN", ZoneInfo("Asia/Shanghai"))
CALLED_AT = datetime(2026, 5, 14, 2, 32, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"), [(407, "06:47"), (59.6, "01:00"), (3723, "1:02:03"), (None, "—"), (0, "00:00")]
)
def test_lengths_are_rounded_to_seconds(seconds: float | None, words: str) -> None:
    assert duration(seconds) == words


def test_a_position_never_runs_ahead_of_the_sound() -> None:
    assert position(72.49) == "01:12.4"
    assert position(3600.05) == "1:00:00.0"
    assert moment(42.99) == "00:42"


def test_a_mark_has_one_time_and_a_span_two() -> None:
    assert stretch(42, 47) == "00:42–00:47"
    assert stretch(42, 42) == "00:42"


def test_times_are_in_the_zone_of_the_workspace() -> None:
    assert ENGLISH.when(CALLED_AT) == "14 May 2026, 10:32"
    assert CHINESE.when(CALLED_AT) == "2026-05-14 10:32"
    assert ENGLISH.short_when(CALLED_AT) == "14 May 10:32"
    assert CHINESE.clock(CALLED_AT) == "10:32"


def test_days_and_periods_read_naturally() -> None:
    first, last = date(2026, 5, 1), date(2026, 5, 14)
    assert ENGLISH.days(first, last) == "1–14 May 2026"
    assert ENGLISH.days(date(2026, 4, 28), last) == "28 Apr 2026 – 14 May 2026"
    assert CHINESE.days(first, last) == "2026-05-01 至 2026-05-14"
    assert CHINESE.short_day(last) == "5 月 14 日"


def test_figures_have_real_minus_signs_and_a_dash_for_nothing() -> None:
    assert signed(-12) == "−12"
    assert signed(3.2, 1) == "+3.2"
    assert points(None) == "—"
    assert points(81.44, 1) == "81.4"
    assert percent(0.54) == "54 %"


def test_measurements_carry_their_unit() -> None:
    assert ENGLISH.seconds(6.2) == "6.2 s"
    assert CHINESE.seconds(6.2) == "6.2 秒"
    assert [ENGLISH.rough_length(each) for each in (0.2, 40, 200, 7300)] == ["1 s", "40 s", "3 min", "2 h"]
