"""Times as telephone systems write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from qa_studio.formats.call_times import TimeUnclear, read_time

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-31 14:05:09",
        "2026-03-31T14:05:09",
        "2026-03-31T06:05:09Z",
        "2026-03-31T14:05:09+08:00",
        "2026-03-31 14:05:09.000 +0800",
        "2026/3/31 14:05:09",
        "2026.03.31 14:05:09",
        "20260331140509",
        "20260331 140509",
        "2026年3月31日 14时05分09秒",
        "2026年03月31日14:05:09",
        "2026年3月31日 下午2:05:09",
        "2026年3月31日 星期二 下午2点05分09秒",
        "３１/３/２０２６ 14:05:09",
        "3/31/2026 2:05:09 PM",
        "03/31/2026, 02:05:09 p.m.",
        "31.3.2026 14:05:09",
        "31-03-2026 14:05:09",
        "31 Mar 2026 14:05:09",
        "31-Mar-2026 14:05:09",
        "March 31, 2026 2:05:09 PM",
        "Tue, 31 Mar 2026 14:05:09 +0800",
    ],
)
def test_the_same_moment_in_the_usual_forms(written: str) -> None:
    assert read_time(written, SHANGHAI) == datetime(2026, 3, 31, 6, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize("written", ["03/04/2026 10:00", "3.4.2026", "12-11-2026 09:00"])
def test_a_date_that_can_be_two_days_is_refused(written: str) -> None:
    with pytest.raises(TimeUnclear, match="two days"):
        read_time(written, SHANGHAI)


def test_the_same_number_twice_can_not_be_mistaken() -> None:
    assert read_time("05/05/2026 08:00", SHANGHAI) == datetime(2026, 5, 5, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        *("yesterday", "2026-13-01", "2026-02-30", "31/31/2026", "2026-03-31 25:00", "2026-03-31 13:00 PM", "05/03/26"),
        *("0026-03-31", "2026-03-31 14:05 near lunch", "31 Foo 2026", "1772690000", "46000.5", "9" * 20),
    ],
)
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(TimeUnclear):
        read_time(written, SHANGHAI)


@pytest.mark.parametrize(("written", "hour"), [("12:30 AM", 0), ("12:30 PM", 12), ("凌晨12:30", 0), ("中午12:30", 12)])
def test_midnight_and_noon(written: str, hour: int) -> None:
    assert read_time(f"2026-03-31 {written}", UTC).hour == hour
