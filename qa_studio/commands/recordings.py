"""`import` and `recordings`."""

import argparse
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from qa_studio.commands.console import Console, a_day, existing
from qa_studio.commands.transcripts import beside_remarks
from qa_studio.domain.calls import CallField, NamePreset
from qa_studio.domain.import_profile import ImportProfile
from qa_studio.domain.recording import mask_number
from qa_studio.services.import_profiles import order_by
from qa_studio.services.importing import ImportOrder, ImportOutcome
from qa_studio.services.periods import end_of, refuse_unknown_zone, start_of
from qa_studio.services.places import is_url, own_file
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort
from qa_studio.texts import Message, message

if TYPE_CHECKING:
    from qa_studio.services.studio import Studio

_PARTLY = 3  # exit status: some files were refused
_PRESETS = ", ".join(NamePreset)


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    take = commands.add_parser("import", help="take recordings into the library")
    take.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or URLs like s3://bucket/folder")
    take.add_argument("--metadata", metavar="FILE", help="a CSV or Excel file about the calls")
    take.add_argument("--map", action="append", default=[], type=_mapping, metavar="COLUMN=FIELD")
    take.add_argument(
        "--names", metavar="PRESET", help=f"how the files are named: {_PRESETS}, or a template like {{agent}}"
    )
    take.add_argument("--profile", metavar="NAME", help="an import profile; the other options go before it")
    take.add_argument("--timezone", metavar="ZONE", help="the recorder's, where times name none")
    take.set_defaults(run=_import)
    listing = commands.add_parser("recordings", help="list recordings, newest first")
    listing.add_argument("--text", default="", metavar="WORDS")
    listing.add_argument("--agent", metavar="A")
    listing.add_argument("--team", metavar="T")
    listing.add_argument("--from", dest="since", type=a_day, metavar="D")
    listing.add_argument("--to", dest="until", type=a_day, metavar="D")
    listing.add_argument("--limit", type=_limit, metavar="N")
    listing.set_defaults(run=_recordings)


def _mapping(text: str) -> tuple[str, CallField | None]:
    column, equals, field = text.rpartition("=")
    if not equals or not column:
        raise argparse.ArgumentTypeError(f"{text} is not COLUMN=FIELD")
    if field not in set(CallField):
        raise argparse.ArgumentTypeError(f"{field} is no field; there are {', '.join(CallField)}")
    return column, CallField(field)


def _limit(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)


def _import(told: argparse.Namespace, console: Console) -> int:
    urls = tuple(path for path in told.paths if is_url(path) and own_file(path) is None)
    order = ImportOrder(
        paths=tuple(existing(str(own_file(path) or path)) for path in told.paths if path not in urls),
        urls=urls,
        metadata=existing(told.metadata) if told.metadata else None,
        columns=dict(told.map),
        zone=_zone(told.timezone),
        names=_names(told.names),
    )
    with closing(console.open(create=True)) as studio:
        if told.profile:
            order = _by_profile(order, studio.import_profiles.named(told.profile))
        outcome = studio.importing.run(order, console.progress())
        beside = studio.transcripts.take_in_beside([each.id for each in outcome.added], console.progress())
    for line in [*_remarks(outcome), *beside_remarks(beside)]:
        console.tell(line)
    console.give(_outcome(outcome, console), _lines(outcome, console))
    return _PARTLY if outcome.refused else 0


def _by_profile(order: ImportOrder, profile: ImportProfile) -> ImportOrder:
    usual = order_by(profile, order.paths, order.metadata)
    return replace(
        usual,
        columns={**usual.columns, **order.columns},
        zone=order.zone or usual.zone,
        names=order.names or usual.names,
        urls=order.urls,
    )


def _names(names: str | None) -> str | None:
    if names is not None:
        from qa_studio.formats.file_names import check_names

        check_names(names)  # before a workspace is made for nothing
    return names


def _zone(name: str | None) -> str | None:
    if name is not None:
        refuse_unknown_zone(name)
    return name


def _outcome(outcome: ImportOutcome, console: Console) -> dict[str, Any]:
    say = console.say.say
    return {
        "added": [{"id": each.id, "path": each.path} for each in outcome.added],
        "skipped": [{"path": each.path, "reason": say(each.reason)} for each in outcome.skipped],
        "refused": [
            {"path": each.path, "reason": say(each.reason), "hint": say(each.hint) if each.hint else ""}
            for each in outcome.refused
        ],
    }


def _offset(offset: timedelta) -> str:
    """A distance from UTC as +08:00."""
    sign, minutes = "-" if offset < timedelta() else "+", abs(offset) // timedelta(minutes=1)
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def _lines(outcome: ImportOutcome, console: Console) -> list[str]:
    say = console.say
    counted = say(
        "{added} added, {skipped} already in the library, {refused} refused",
        added=len(outcome.added),
        skipped=len(outcome.skipped),
        refused=len(outcome.refused),
    )
    refused = [f"{each.path}: {console.told(each.reason, each.hint)}" for each in outcome.refused]
    return [*refused, counted]


def _remarks(outcome: ImportOutcome) -> list[Message]:
    """What the names of the files and their sound showed; beside the result, which the contract fixes."""
    notes = [
        message("{path}: imported without call details: {why}", path=each.path, why=each.reason)
        for each in outcome.notes
    ]
    offsets = [
        message(
            "The unique ids in the names put the recorder at UTC{offset} (recordings: {n}).",
            n=count,
            offset=_offset(offset),
        )
        for offset, count in outcome.offsets
    ]
    sounds = [message("{path}: {why}", path=each.path, why=each.reason) for each in outcome.remarks]
    return [*notes, *sounds, *offsets]


def _recordings(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        chosen = _chosen(told, studio)
        sort = RecordingSort()
        count = told.limit or studio.library.count(chosen)
        rows = studio.library.first(chosen, sort, count) if count else ()
        settings = studio.settings.read()
    zone = ZoneInfo(settings.zone)
    console.give([_row(row, settings.show_customer_numbers) for row in rows], [_line(row, zone) for row in rows])
    return 0


def _chosen(told: argparse.Namespace, studio: "Studio") -> RecordingFilter:
    zone = studio.settings.read().zone
    return RecordingFilter(
        text=told.text,
        agents=(studio.people.agent_called(told.agent).id,) if told.agent else (),
        teams=(studio.people.team_called(told.team).id,) if told.team else (),
        since=start_of(told.since, zone) if told.since else None,
        before=end_of(told.until, zone) if told.until else None,
    )


def utc_text(instant: datetime | None) -> str | None:
    """An instant as ISO 8601 in UTC."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z") if instant else None


def _row(row: RecordingRow, show_numbers: bool) -> dict[str, Any]:
    number = row.customer_number
    return {
        "id": row.id,
        "path": row.path,
        "started_at": utc_text(row.started_at),
        "duration_s": row.duration_s,
        "channels": row.channels,
        "sample_rate": row.sample_rate,
        "codec": row.codec,
        "agent": row.agent_name,
        "agent_number": row.agent_number,
        "team": row.team_name,
        "queue": row.queue,
        "direction": row.direction.value if row.direction else None,
        "csat": row.csat,
        "complete": row.complete,
        "state": row.state.value,
        "score": row.score,
        "case": row.case,
        "customer_number": number if number is None or show_numbers else mask_number(number),
        "picked": row.picked.value,
        "content_hash": row.content_hash,
        "dead_air_longest_s": row.dead_air_s,
        "overlap_total_s": row.overlap_s,
        "hold_total_s": row.hold_s,
        "agent_share": row.agent_share,
    }


def _line(row: RecordingRow, zone: ZoneInfo) -> str:
    started = row.started_at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if row.started_at else "-"
    length = f"{int(row.duration_s) // 60:02d}:{int(row.duration_s) % 60:02d}"
    return "\t".join([str(row.id), started, length, row.agent_name or "-", row.queue or "-", Path(row.path).name])
