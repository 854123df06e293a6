"""Numbers, days and times as the readers of a language write them."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from qa_studio.domain.spans import Span
from qa_studio.services.call_clock import clock
from qa_studio.texts import Language

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUS = "−"
NOTHING = "–"


class Formats:
    """Writes values for readers of `language`, times in the zone `zone`."""

    def __init__(self, language: Language, zone: str) -> None:
        self._chinese = language == "zh_CN"
        self.zone = ZoneInfo(zone)

    def day(self, day: date | None) -> str:
        """14 May 2026, or 2026年5月14日."""
        if day is None:
            return NOTHING
        if self._chinese:
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        """14 May, or 5月14日."""
        return f"{day.month}月{day.day}日" if self._chinese else f"{day.day} {_MONTHS[day.month - 1]}"

    def moment(self, at: datetime | None) -> str:
        """Day and time of an instant, on the clock of the zone."""
        if at is None:
            return NOTHING
        local = self.local(at)
        return f"{self.day(local.date())}{' ' if self._chinese else ', '}{local:%H:%M}"

    def local(self, at: datetime) -> datetime:
        """The instant on the clock of the zone."""
        return at.astimezone(self.zone)

    def number(self, value: float | Decimal | Fraction | None, digits: int = 1) -> str:
        """Up to `digits` decimals without trailing zeros, thousands apart, a true minus."""
        text = self.fixed(value, digits)
        return text.rstrip("0").rstrip(".") if "." in text else text

    def fixed(self, value: float | Decimal | Fraction | None, digits: int = 1) -> str:
        """Exactly `digits` decimals, half up."""
        if value is None:
            return NOTHING
        exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(str(value))
        places = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        return f"{places if places else abs(places):,}".replace("-", MINUS)

    def percent(self, share: float | None, digits: int = 0) -> str:
        """A share from 0 to 1 in per cent."""
        if share is None:
            return NOTHING
        return f"{self.number(100 * share, digits)}{'%' if self._chinese else ' %'}"

    def clock(self, seconds: float) -> str:
        """mm:ss, with hours where there are any."""
        return clock(seconds)

    def instant(self, seconds: float) -> str:
        """mm:ss.s, for evidence."""
        tenths = int(seconds * 10 + 0.5)
        minutes, rest = divmod(tenths, 600)
        hours, minutes = divmod(minutes, 60)
        tail = f"{minutes:02d}:{rest // 10:02d}.{rest % 10}"
        return f"{hours}:{tail}" if hours else tail

    def span(self, span: Span) -> str:
        """From–to of a stretch; a mark has one time."""
        start, end = self.instant(span.start), self.instant(span.end)
        return start if start == end else f"{start}–{end}"

    def in_call(self, span: Span, number: int) -> str:
        """From–to, before it the number of the call; 0: there is only one."""
        return f"{number} · {self.span(span)}" if number else self.span(span)
