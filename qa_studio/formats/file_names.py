"""What the names of recordings tell about the calls, in the ways of known recorders or by a template of one's own."""

import re
from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import lru_cache
from pathlib import PurePath

from qa_studio.domain.calls import CallRow, NamePreset, NameReading
from qa_studio.domain.recording import Direction
from qa_studio.errors import Refused
from qa_studio.formats.name_template import Found, Template, read_template
from qa_studio.formats.name_times import Began, began, epoch_of, moment_of
from qa_studio.texts import message

# An extension has no more digits; what is longer comes from the public network.
_LONGEST_EXTENSION = 6
# What exchanges write where the caller kept the number back, and recorders where there is none.
_NOBODY = frozenset(
    {"", "anonymous", "unknown", "unavailable", "restricted", "private", "s", "noremoteparty", "nolocalparty"}
)
_IN = frozenset({"in", "i", "inbound", "incoming", "external", "呼入"})
_OUT = frozenset({"out", "o", "outbound", "outgoing", "呼出"})
_INTERNAL = frozenset({"internal", "int", "local", "内部"})

# From the right: what stands before the date may hold dashes itself.
_FREEPBX = re.compile(r"(?P<head>.+)-(?P<day>\d{8})-(?P<clock>\d{6})-(?P<id>(?:[^/]+-)?\d{9,10}\.\d+)(?:-(?:in|out))?")
_FREEPBX_OLD = re.compile(r"(?P<kind>OUT|IN|q|g)(?P<number>\d+)", re.IGNORECASE)
_VICIDIAL = re.compile(r"(?:[A-Z]{1,2}_){0,2}(?P<day>\d{8})-(?P<clock>\d{6})_(?P<rest>.+?)(?:-(?:all|in|out))?")
_VICIDIAL_EXAMPLE = "20260314-101502_5551234567_SALES_6666-all"
_WAZO = re.compile(r"(?P<kind>[A-Za-z]+)-(?P<parties>.+)-(?P<epoch>\d{10})(?:\.\d+)?")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_ARCHIVE = re.compile(r"(?:.*/)?(?P<year>\d{4})/(?P<month>[A-Za-z]{3})/(?P<day>\d{2})/[^/]+")
_OREKA = re.compile(r"(?P<day>\d{8})_(?P<clock>\d{6})_(?P<port>[^/]+)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def check_names(names: str) -> None:
    """Raises Refused where `names` is neither a preset nor a template that can be used; a template has braces."""
    _reader(names)


def read_name(names: str, path: str | PurePath, zone: tzinfo) -> NameReading:
    """What the name of the recording at `path` tells by the preset or template `names`.

    Times of day are in `zone` unless a unique id in the name shows the recorder's own.  Raises Refused for `names`
    that is neither.
    """
    text = str(path).replace("\\", "/")
    folder, slash, name = text.rpartition("/")
    return _reader(names)(folder + slash + _stem(name), zone)


def _stem(name: str) -> str:
    return PurePath(name).stem if re.search(r"\.[A-Za-z][A-Za-z0-9]{1,4}$", name) else name


Reader = Callable[[str, tzinfo], NameReading]


@lru_cache(maxsize=64)
def _reader(names: str) -> Reader:
    if "{" in names or "}" in names:
        return _by_template(read_template(names))
    reader = _READERS.get(names.strip().casefold())
    if reader is None:
        raise Refused(
            message("{names} is no known way of naming recordings.", names=names),
            message(
                "There are {presets}; or write a template with braces, such as {example}.",
                presets=", ".join(_READERS),
                example="{date}-{time}_{customer_number}_{agent_number}",
            ),
        )
    return reader


def _unlike(path: str, example: str) -> NameReading:
    name = path.rsplit("/", 1)[-1]
    return NameReading(reason=message("{name} isn't named like {example}.", name=name, example=example))


def _no_moment(path: str) -> NameReading:
    name = path.rsplit("/", 1)[-1]
    return NameReading(reason=message("The date or time in {name} does not exist.", name=name))


def _told(row: CallRow, at: Began) -> NameReading:
    return NameReading(row, offset=at.offset)


def _compact(day: str, clock: str) -> datetime | None:
    try:
        return datetime.strptime(day + clock, "%Y%m%d%H%M%S")
    except ValueError:
        return None


# ---------------------------------------------------------------- parties


def somebody(number: str | None) -> str | None:
    """A number or name; None where it says that nobody is known."""
    said = (number or "").strip()
    return None if said.casefold() in _NOBODY else said


def _extension(number: str | None) -> bool:
    digits = somebody(number)
    return digits is not None and digits.isdecimal() and len(digits) <= _LONGEST_EXTENSION


def _between(row: CallRow, caller: str, called: str) -> CallRow:
    """Who of the two is the agent: the extension; of two extensions the caller, for whom the file is kept."""
    inside, other = _extension(caller), _extension(called)
    if inside and other:
        return _with(row, Direction.INTERNAL, agent=caller, extra={"called": called})
    if inside:
        return _with(row, Direction.OUT, agent=caller, customer=called)
    if other:
        return _with(row, Direction.IN, agent=called, customer=caller)
    return _with(row, None, extra={"caller": caller, "called": called})


def _with(
    row: CallRow,
    direction: Direction | None,
    *,
    agent: str | None = None,
    customer: str | None = None,
    queue: str | None = None,
    extra: dict[str, str] | None = None,
) -> CallRow:
    return CallRow(
        0,
        call_id=row.call_id,
        started_at=row.started_at,
        agent_number=somebody(agent),
        queue=somebody(queue),
        direction=direction,
        customer_number=somebody(customer),
        extra={name: value for name, value in (extra or {}).items() if somebody(value)},
    )


# ---------------------------------------------------------------- recorders


def _freepbx(path: str, zone: tzinfo) -> NameReading:
    """`type-dst-src-YYYYMMDD-HHMMSS-uniqueid`; Issabel and Elastix alike, also without dst and src (`q800-…`)."""
    found = _FREEPBX.fullmatch(path.rsplit("/", 1)[-1])
    if found is None:
        return _unlike(path, "in-dst-src-20260314-101502-1773454502.17")
    at = began(_compact(found["day"], found["clock"]), epoch_of(found["id"]), zone)
    if at is None or _compact(found["day"], found["clock"]) is None:
        return _no_moment(path)
    row = CallRow(0, call_id=found["id"], started_at=at.at)
    return _told(_freepbx_parties(row, found["head"]), at)


def _freepbx_parties(row: CallRow, head: str) -> CallRow:
    kind, _, rest = head.partition("-")
    old = _FREEPBX_OLD.fullmatch(kind)
    if old is not None:
        kind, rest = old["kind"], f"{old['number']}-{rest}"
    kind = kind.casefold()
    if old is not None and kind in ("in", "out") and rest.endswith("-"):
        return _with(row, Direction(kind), agent=old["number"])
    if kind == "out":  # the extension stands last; what was dialled may hold dashes
        called, _, caller = rest.rpartition("-")
        return _with(row, Direction.OUT, agent=caller, customer=called)
    called, _, caller = rest.partition("-")
    return _freepbx_received(row, kind, called, caller)


def _freepbx_received(row: CallRow, kind: str, called: str, caller: str) -> CallRow:
    if kind in ("q", "rg", "g", "group"):
        return _with(row, Direction.IN, queue=called, customer=caller)
    if kind == "in":
        return _with(row, Direction.IN, customer=caller, extra={"called": called})
    if kind == "external":
        return _with(row, Direction.IN, agent=called, customer=caller)
    if kind == "internal":
        return _with(row, Direction.INTERNAL, agent=caller, extra={"called": called})
    if kind == "exten" and not _extension(caller):
        return _with(row, Direction.IN, agent=called, customer=caller)
    return _between(row, caller, called)


def _vicidial(path: str, zone: tzinfo) -> NameReading:
    """`YYYYMMDD-HHMMSS_phone_campaign_agent-all`; a campaign may hold underscores, it or the agent be left out."""
    found = _VICIDIAL.fullmatch(path.rsplit("/", 1)[-1])
    if found is None:
        return _unlike(path, _VICIDIAL_EXAMPLE)
    at = began(_compact(found["day"], found["clock"]), None, zone)
    if at is None:
        return _no_moment(path)
    phone, *others = found["rest"].split("_")
    if somebody(phone) and not re.search(r"\d", phone):
        return _unlike(path, _VICIDIAL_EXAMPLE)
    agent = others.pop() if len(others) > 1 or (others and others[0].isdecimal()) else None
    row = CallRow(0, started_at=at.at)
    return _told(_with(row, None, agent=agent, customer=phone, queue="_".join(others)), at)


def _wazo(path: str, zone: tzinfo) -> NameReading:
    """`user-src-dst-epoch`; newer ones are named by a UUID alone."""
    name = path.rsplit("/", 1)[-1]
    if _UUID.fullmatch(name):
        return NameReading(CallRow(0, call_id=name))
    found = _WAZO.fullmatch(name)
    at = None if found is None else began(None, moment_of(found["epoch"]), zone)
    if found is None or at is None:
        return _unlike(path, "user-1001-5551234567-1773454502")
    caller, _, called = found["parties"].rpartition("-")
    return _told(_between(CallRow(0, started_at=at.at), caller, called), at)


def _fusionpbx(path: str, zone: tzinfo) -> NameReading:
    """`archive/YYYY/Mon/DD/uuid`: the day is all that the folders tell, so the call begins with it."""
    name = path.rsplit("/", 1)[-1]
    if not _UUID.fullmatch(name):
        return _unlike(path, "archive/2026/Mar/14/8d2c6f0e-53a4-4f0e-9b0a-7f4c2f9d1a33")
    found = _ARCHIVE.fullmatch(path)
    if found is None:
        return NameReading(CallRow(0, call_id=name))
    month = _MONTHS.index(found["month"].lower()) + 1 if found["month"].lower() in _MONTHS else 0
    at = began(_compact(f"{found['year']}{month:02d}{found['day']}", "000000"), None, zone)
    return _no_moment(path) if at is None else _told(CallRow(0, call_id=name, started_at=at.at), at)


def _oreka(path: str, zone: tzinfo) -> NameReading:
    """`YYYYMMDD_HHMMSS_XXXX`: the whole name is the id of the recording, its end the port or four letters."""
    name = path.rsplit("/", 1)[-1]
    found = _OREKA.fullmatch(name)
    if found is None:
        return _unlike(path, "20260314_101502_KQZD")
    at = began(_compact(found["day"], found["clock"]), None, zone)
    return _no_moment(path) if at is None else _told(CallRow(0, call_id=name, started_at=at.at), at)


_READERS: dict[str, Reader] = {
    NamePreset.FREEPBX: _freepbx,
    NamePreset.VICIDIAL: _vicidial,
    NamePreset.WAZO: _wazo,
    NamePreset.FUSIONPBX: _fusionpbx,
    NamePreset.OREKA: _oreka,
}


# ---------------------------------------------------------------- a template of one's own


def _by_template(template: Template) -> Reader:
    def read(path: str, zone: tzinfo) -> NameReading:
        found = template.read(path)
        if found is None:
            name = path.rsplit("/", 1)[-1]
            return NameReading(reason=message("{name} isn't named like the template.", name=name))
        return _from_template(found, path, zone)

    return read


def _from_template(found: Found, path: str, zone: tzinfo) -> NameReading:
    said = {field: somebody(text) for field, text in found.texts.items()}
    call_id = said.get("call_id")
    epoch = moment_of(found.epoch) if found.epoch else epoch_of(call_id) if call_id else None
    at = began(found.local, epoch, zone)
    if (found.dated or found.epoch) and (at is None or (found.dated and found.local is None)):
        return _no_moment(path)
    direction = _direction(said.get("direction"))
    extra = {"direction": said["direction"] or ""} if said.get("direction") and direction is None else {}
    row = CallRow(
        0,
        call_id=call_id,
        started_at=at.at if at else None,
        agent_number=said.get("agent_number"),
        agent=said.get("agent"),
        team=said.get("team"),
        queue=said.get("queue"),
        direction=direction,
        customer_number=said.get("customer_number"),
        case=said.get("case"),
        case_type=said.get("case_type"),
        csat=said.get("csat"),
        extra=extra,
    )
    return NameReading(row, offset=at.offset if at else None)


def _direction(said: str | None) -> Direction | None:
    word = (said or "").casefold()
    for direction, words in ((Direction.IN, _IN), (Direction.OUT, _OUT), (Direction.INTERNAL, _INTERNAL)):
        if word in words:
            return direction
    return None
