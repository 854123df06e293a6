"""`search`: words in everything that was said, noted and commented."""

import argparse
from contextlib import closing
from typing import Any
from zoneinfo import ZoneInfo

from qa_studio.commands.console import Console
from qa_studio.services.found_texts import FoundCall, TextHit, TextKind
from qa_studio.texts import message

_KINDS = ",".join(TextKind)


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    search = commands.add_parser("search", help="words in what was said, noted and commented")
    search.add_argument("words", nargs="+", metavar="WORDS", help="all of them; “two words” stay together")
    search.add_argument(
        "--in", dest="kinds", type=_kinds, default=tuple(TextKind), metavar=_KINDS, help="where to look"
    )
    search.add_argument("--limit", type=_limit, default=200, metavar="N", help="places; 200 where not said")
    search.set_defaults(run=_search)


def _kinds(text: str) -> tuple[TextKind, ...]:
    try:
        return tuple(TextKind(each.strip()) for each in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is none of {_KINDS}") from None


def _limit(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)


def _search(told: argparse.Namespace, console: Console) -> int:
    words = " ".join(f'"{word}"' if " " in word else word for word in told.words)
    with closing(console.open()) as studio:
        found = studio.searching.find(words, None, told.limit, told.kinds)
        zone = ZoneInfo(studio.settings.read().zone)
    document = {
        "hits": [_plain(call, hit) for call in found.calls for hit in call.hits],
        "more": found.more,
    }
    console.give(document, [_line(call, hit, zone) for call in found.calls for hit in call.hits])
    if found.more:
        console.tell(message("There are more; say how many with --limit N."))
    return 0


def _plain(call: FoundCall, hit: TextHit) -> dict[str, Any]:
    return {
        "recording": call.recording.id,
        "path": call.recording.path,
        "agent": call.recording.agent_name,
        "at_s": None if hit.at_s is None else round(hit.at_s, 3),
        "kind": hit.kind.value,
        "by": hit.by,
        "text": hit.text,
        "marks": [list(mark) for mark in hit.marks],
    }


def _line(call: FoundCall, hit: TextHit, zone: ZoneInfo) -> str:
    row = call.recording
    started = row.started_at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if row.started_at else "-"
    at = "-" if hit.at_s is None else f"{int(hit.at_s) // 60:02d}:{int(hit.at_s) % 60:02d}"
    return "\t".join([str(row.id), started, at, hit.kind.value, hit.by or "-", hit.text])
