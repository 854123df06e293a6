"""Days of the workspace as instants."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def start_of(day: date, zone: str) -> datetime:
    """The instant, in UTC, at which `day` begins in `zone`."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def end_of(day: date, zone: str) -> datetime:
    """The instant, in UTC, at which the day after `day` begins in `zone`."""
    return start_of(day + timedelta(days=1), zone)


def day_of(instant: datetime, zone: str) -> date:
    """The day that it is in `zone` at `instant`."""
    return instant.astimezone(ZoneInfo(zone)).date()
