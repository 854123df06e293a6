"""When a call began, by the name of its recording: a time of day in the recorder's zone, an epoch in UTC, or both."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

# Quarter and half hours that some place keeps; every whole hour from -12 to +14 is kept somewhere.
_ODD_MINUTES = (-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825)
OFFSETS = tuple(timedelta(minutes=minutes) for minutes in sorted((*range(-720, 841, 60), *_ODD_MINUTES)))
# The clock of a recorder is read twice while a call is set up; it may be a moment apart, or be set back between.
_READ_APART = timedelta(minutes=1)
_EARLIEST, _LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_UNIQUE_ID = re.compile(r"(?:.*[-_])?(?P<epoch>\d{9,10})\.\d+")


class Began(NamedTuple):
    """The moment in UTC, and the recorder's distance from UTC where it is known."""

    at: datetime
    offset: timedelta | None


def epoch_of(unique_id: str) -> datetime | None:
    """The moment in an Asterisk unique id such as `1730780250.107`; None where it is no such id."""
    found = _UNIQUE_ID.fullmatch(unique_id)
    return moment_of(found["epoch"]) if found else None


def moment_of(seconds: str) -> datetime | None:
    """The moment so many seconds after 1970; None where no call can have been recorded then."""
    try:
        at = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if _EARLIEST <= at < _LATEST else None


def began(local: datetime | None, epoch: datetime | None, zone: tzinfo) -> Began | None:
    """When the call began; `local` has no zone and is in `zone` unless `epoch`, in UTC, shows where the recorder is."""
    if local is None:
        return None if epoch is None else Began(epoch, None)
    offset = None if epoch is None else offset_between(local, epoch)
    try:
        at = local.replace(tzinfo=zone if offset is None else timezone(offset)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return Began(at, offset) if _EARLIEST <= at < _LATEST else None


def offset_between(local: datetime, epoch: datetime) -> timedelta | None:
    """The recorder's distance from UTC: its time of day is never before the epoch, and up to an hour behind it.

    None where no place on earth keeps such a time.  Of two that are possible it is the one with the shorter wait
    between the call's arrival (the epoch) and the beginning of its recording (the time of day).
    """
    apart = local.replace(tzinfo=UTC) - epoch
    possible = [offset for offset in OFFSETS if offset <= apart + _READ_APART]
    return possible[-1] if possible and apart - possible[-1] < timedelta(hours=1) else None
