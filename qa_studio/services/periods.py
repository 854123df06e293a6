"""Time zones, and days of the workspace as instants."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from qa_studio.errors import Refused
from qa_studio.texts import message


def start_of(day: date, zone: str) -> datetime:
    """The instant, in UTC, at which `day` begins in `zone`."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def end_of(day: date, zone: str) -> datetime:
    """The instant, in UTC, at which the day after `day` begins in `zone`."""
    return start_of(day + timedelta(days=1), zone)


def day_of(instant: datetime, zone: str) -> date:
    """The day that it is in `zone` at `instant`."""
    return instant.astimezone(ZoneInfo(zone)).date()


def refuse_unknown_zone(zone: str) -> None:
    """Raise Refused where there is no such time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: the name of a folder of zones
        raise Refused(
            message("There is no time zone {zone}.", zone=zone),
            message("Write it like Asia/Shanghai or Europe/Berlin."),
        ) from error
