"""Days, times, numbers and lengths as the reader's language writes them."""

from datetime import date, datetime, tzinfo

from qa_studio.services.call_clock import clock
from qa_studio.texts import Language

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOTHING = "—"


def duration(seconds: float | None) -> str:
    """06:47, or 1:02:03 from an hour on."""
    return NOTHING if seconds is None else clock(seconds)


def position(seconds: float) -> str:
    """01:12.4: where the playhead stands, cut and not rounded, so that it never shows what is not reached."""
    tenths = int(seconds * 10 + 1e-6)
    return f"{clock(tenths // 10)}.{tenths % 10}"


def moment(seconds: float) -> str:
    """00:42: a place in a recording, cut to whole seconds."""
    return clock(int(seconds + 1e-6))


def stretch(start: float, end: float) -> str:
    """00:42–00:47, or 00:42 where nothing lies between."""
    return moment(start) if end - start < 0.05 else f"{moment(start)}–{moment(end)}"


def points(value: float | None, digits: int = 0) -> str:
    """77, or 81.4 with one digit; a dash for nothing."""
    return NOTHING if value is None else f"{value:.{digits}f}"


def signed(value: float, digits: int = 0) -> str:
    """+3.2 or −12, with a real minus."""
    text = f"{abs(value):.{digits}f}"
    if float(text) == 0:
        return text
    return f"+{text}" if value > 0 else f"−{text}"


def percent(share: float | None, digits: int = 0) -> str:
    """54 %."""
    return NOTHING if share is None else f"{100 * share:.{digits}f} %"


def whole(number: int) -> str:
    """1,284."""
    return f"{number:,}"


class Formats:
    """What depends on the language or on the zone of the workspace."""

    def __init__(self, language: Language, zone: tzinfo) -> None:
        self.language = language
        self.zone = zone
        self._chinese = language == "zh_CN"

    def day(self, day: date) -> str:
        """14 May 2026, or 2026-05-14."""
        return f"{day:%Y-%m-%d}" if self._chinese else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def short_day(self, day: date) -> str:
        """14 May, or 5 月 14 日."""
        return f"{day.month} 月 {day.day} 日" if self._chinese else f"{day.day} {_MONTHS[day.month - 1]}"

    def when(self, at: datetime) -> str:
        """14 May 2026, 10:32, or 2026-05-14 10:32, in the workspace's zone."""
        local = at.astimezone(self.zone)
        return f"{local:%Y-%m-%d %H:%M}" if self._chinese else f"{self.day(local.date())}, {local:%H:%M}"

    def short_when(self, at: datetime) -> str:
        """14 May 10:32, or 05-14 10:32."""
        local = at.astimezone(self.zone)
        return f"{local:%m-%d %H:%M}" if self._chinese else f"{self.short_day(local.date())} {local:%H:%M}"

    def since(self, at: datetime, now: datetime) -> str:
        """10:34 where that is today, else 14 May 10:34."""
        same_day = at.astimezone(self.zone).date() == now.astimezone(self.zone).date()
        return self.clock(at) if same_day else self.short_when(at)

    def clock(self, at: datetime) -> str:
        """10:34."""
        return f"{at.astimezone(self.zone):%H:%M}"

    def days(self, first: date, last: date) -> str:
        """1–14 May 2026, or 2026-05-01 至 2026-05-14."""
        if self._chinese:
            return f"{self.day(first)} 至 {self.day(last)}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"

    def seconds(self, seconds: float | None, digits: int = 1) -> str:
        """6.2 s, or 6.2 秒."""
        return NOTHING if seconds is None else f"{seconds:.{digits}f} {'秒' if self._chinese else 's'}"

    def rough_length(self, seconds: float) -> str:
        """40 s, 3 min or 2 h: how long something will still take."""
        for unit, english, chinese in ((3600, "h", "小时"), (60, "min", "分钟")):
            if seconds >= unit:
                return f"{round(seconds / unit)} {chinese if self._chinese else english}"
        return f"{max(1, round(seconds))} {'秒' if self._chinese else 's'}"

    def interval(self, low: float, high: float, digits: int = 0) -> str:
        """31 to 51, or 31 至 51."""
        return f"{low:.{digits}f} {'至' if self._chinese else 'to'} {high:.{digits}f}"
