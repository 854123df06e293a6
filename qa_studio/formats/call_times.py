"""When a call began, in the ways that other systems write it."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from qa_studio.texts import Message, message

_MONTHS = {
    name: position
    for position, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_NAMED = r"(?P<name>[A-Za-z]{3,9})\.?"
_DAYS = (
    re.compile(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})"),
    re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*{_NAMED}[\s,-]*(?P<y>\d{{4}})"),
    re.compile(rf"{_NAMED}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?P<y>\d{{4}})"),
)
_TIME = re.compile(
    r"(?P<before>am|pm|上午|下午|中午|凌晨|早上|晚上)?\s*"
    r"(?P<h>\d{1,2})\s*(?:[:时点]\s*(?P<min>\d{1,2})\s*分?(?:[:]?\s*(?P<s>\d{1,2})(?:[.,](?P<f>\d{1,9}))?\s*秒?)?|[时点])"
    r"\s*(?P<after>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_COMPACT_TIME = re.compile(r"(?P<h>\d{2})(?P<min>\d{2})(?P<s>\d{2})?")
_ZONE = re.compile(r"\s*(?:(?P<utc>z|utc|gmt)|(?P<sign>[+-])(?P<zh>\d{2}):?(?P<zm>\d{2})?)\s*", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?", re.IGNORECASE
)
_AFTERNOON = frozenset({"pm", "下午", "晚上"})


class TimeUnclear(ValueError):
    """A time that is none, or that can be read in two ways; `reason` and `hint` say so."""

    def __init__(self, reason: Message, hint: Message) -> None:
        super().__init__(str(reason))
        self.reason, self.hint = reason, hint


_HINT = message("Write it as year-month-day hour:minute, such as 2026-03-31 14:05.")


def read_time(written: str | datetime, zone: tzinfo) -> datetime:
    """The moment in UTC; one without a zone is in `zone`.  Raises TimeUnclear."""
    if isinstance(written, datetime):
        return _in_utc(written, zone)
    text = _WEEKDAY.sub(" ", unicodedata.normalize("NFKC", written)).strip()
    for pattern in _DAYS:
        found = pattern.match(text)
        if found is not None:
            year, month, day = _day(found, written)
            moment = _moment(year, month, day, text[found.end() :], written)
            return _in_utc(moment, zone)
    raise _no_time(written)


def _no_time(written: str) -> TimeUnclear:
    return TimeUnclear(message("{time} is no date that can be understood.", time=written[:60]), _HINT)


def _in_utc(moment: datetime, zone: tzinfo) -> datetime:
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    try:
        return aware.astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise _no_time(str(moment)) from error


def _day(found: re.Match[str], written: str) -> tuple[int, int, int]:
    parts: Mapping[str, str | None] = found.groupdict()
    year = int(found["y"])
    if parts.get("name") is not None:
        month = _MONTHS.get(found["name"][:3].lower())
        if month is None:
            raise _no_time(written)
        return year, month, int(found["d"])
    if parts.get("a") is None:
        return year, int(found["m"]), int(found["d"])
    first, second = int(found["a"]), int(found["b"])
    if first <= 12 and second <= 12 and first != second:
        raise TimeUnclear(
            message("{date} can be two days: it does not say which number is the month.", date=found[0]), _HINT
        )
    return (year, second, first) if first > 12 else (year, first, second)


def _moment(year: int, month: int, day: int, rest: str, written: str) -> datetime:
    rest = rest.lstrip(" T,_-") if not _ZONE.fullmatch(rest) else rest
    clock = _TIME.match(rest) or _COMPACT_TIME.match(rest)
    if not 1990 <= year <= 2100:
        raise _no_time(written)
    try:
        moment = datetime(year, month, day)
        if clock is None:
            after = rest
        else:
            moment += _clock(clock)
            after = rest[clock.end() :]
        return moment if not after.strip() else moment.replace(tzinfo=_zone(after, written))
    except ValueError as error:
        if isinstance(error, TimeUnclear):
            raise
        raise _no_time(written) from error


def _clock(found: re.Match[str]) -> timedelta:
    parts: Mapping[str, str | None] = found.groupdict()
    hour, minute, second = int(found["h"]), int(parts["min"] or 0), int(parts["s"] or 0)
    half = (parts.get("before") or parts.get("after") or "").lower().replace(".", "")
    if hour > 23 or minute > 59 or second > 59 or (half in ("am", "pm") and not 1 <= hour <= 12):
        raise ValueError(found[0])
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in ("am", "上午", "凌晨") and hour == 12:
        hour = 0
    fraction = (parts.get("f") or "").ljust(6, "0")[:6]
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=int(fraction))


def _zone(text: str, written: str) -> tzinfo:
    found = _ZONE.fullmatch(text)
    if found is None:
        raise _no_time(written)
    if found["utc"]:
        return UTC
    offset = timedelta(hours=int(found["zh"]), minutes=int(found["zm"] or 0))
    return timezone(-offset if found["sign"] == "-" else offset)
