"""Numbers, days and times as people write them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from qa_studio.domain.spans import Span
from qa_studio.reports.formats import Formats

ENGLISH, CHINESE = Formats("en", "Asia/Shanghai"), Formats("zh_CN", "Asia/Shanghai")


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (81.0, 1, "81"), (81.45, 1, "81.5"), (Decimal("80.005"), 2, "80.01"), (Fraction(20, 3), 2, "6.67"),
        (-72, 1, "−72"), (-0.04, 1, "0"), (1234567.5, 1, "1,234,567.5"), (100, 0, "100"), (None, 1, "–"),
    ],
)  # fmt: skip
def test_a_number_has_no_needless_digits(value: float, digits: int, written: str) -> None:
    assert ENGLISH.number(value, digits) == written


def test_days_and_times_are_those_of_the_zone_and_language() -> None:
    late = datetime(2026, 5, 14, 20, 5, tzinfo=UTC)
    assert ENGLISH.moment(late) == "15 May 2026, 04:05"
    assert CHINESE.moment(late) == "2026年5月15日 04:05"
    assert ENGLISH.short_day(date(2026, 12, 1)) == "1 Dec"
    assert CHINESE.short_day(date(2026, 12, 1)) == "12月1日"
    assert ENGLISH.moment(None) == "–"


def test_shares_are_written_in_per_cent() -> None:
    assert ENGLISH.percent(0.5449) == "54 %"
    assert CHINESE.percent(0.5449, 1) == "54.5%"


def test_times_in_a_call_carry_hours_only_where_there_are_any() -> None:
    assert ENGLISH.clock(59.6) == "01:00"
    assert ENGLISH.clock(3725) == "1:02:05"
    assert ENGLISH.instant(59.96) == "01:00.0"
    assert ENGLISH.span(Span(42.04, 47.3)) == "00:42.0–00:47.3"
    assert ENGLISH.span(Span(3600.0, 3600.0)) == "1:00:00.0"
