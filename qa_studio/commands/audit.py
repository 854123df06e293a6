"""`audit`: what was done in the workspace, and whether its trail is intact."""

import argparse
import json
from contextlib import closing
from dataclasses import replace
from typing import Any

from qa_studio.commands.console import Console
from qa_studio.domain.audit import AuditEvent, Subject, TrailHead, Values
from qa_studio.domain.recording import mask_number_in
from qa_studio.domain.rescoring import WrongScore
from qa_studio.services.audit_names import Names
from qa_studio.services.rescoring import wrong_scores_in_words
from qa_studio.services.rows import AuditFilter

_SAY_NUMBERS = frozenset({"customer_number", "path", "to"})


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    audit = commands.add_parser("audit", help="who did what, and whether that record is intact")
    ways = audit.add_subparsers(metavar="WAY", required=True)
    verify = ways.add_parser("verify", help="recompute every hash of the trail", allow_abbrev=False)
    verify.add_argument(
        "--printed", action="append", type=_head, default=[], metavar="NUMBER:HASH",
        help="what a PDF says at its foot: shows a trail that was forged as a whole",
    )  # fmt: skip
    verify.set_defaults(run=_verify)
    scores = ways.add_parser(
        "scores", help="compute the score of every evaluation from its answers again", allow_abbrev=False
    )
    scores.set_defaults(run=_scores)
    lines = ways.add_parser("list", help="the newest events", allow_abbrev=False)
    lines.add_argument("--subject", choices=[each.value for each in Subject])
    lines.add_argument("--id", default="", metavar="ID", help="of the one thing that is meant")
    lines.add_argument("--who", default="", metavar="NAME")
    lines.add_argument("--limit", type=int, default=100, metavar="N")
    lines.set_defaults(run=_list)


def _head(printed: str) -> TrailHead:
    try:
        return TrailHead.read(printed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{printed} is no head of a trail; write it like 128:3f9a…") from None


def _verify(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        found = studio.audit.verify(console.progress(), told.printed)
    say = console.say
    if found.intact:
        words = say("{count} events, intact; the newest is {head}", count=found.events, head=str(found.head))
    else:
        words = say("Broken at event {number}: it, or what is before it, was changed", number=str(found.first_broken))
    document = {
        "events": found.events,
        "intact": found.intact,
        "first_broken": found.first_broken,
        "head": str(found.head),
    }
    console.give(document, [words])
    return 0 if found.intact else 1


def _scores(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        found = studio.score_check.run(console.progress())
    console.give(
        {"evaluations": found.evaluations, "wrong": [_plain_score(each) for each in found.wrong]},
        wrong_scores_in_words(found, console.say),
    )
    return 1 if found.wrong else 0


def _plain_score(wrong: WrongScore) -> dict[str, object]:
    stored = wrong.stored
    return {
        "id": stored.id,
        "recording": stored.recording,
        "inspector": stored.inspector,
        "parts": [part.value for part in wrong.parts],
        "stored": {part.value: figure for part, figure in stored.figures.items()},
        "computed": wrong.computed and {part.value: figure for part, figure in wrong.computed.items()},
    }


def _list(told: argparse.Namespace, console: Console) -> int:
    subject = Subject(told.subject) if told.subject else None
    wanted = AuditFilter(subject=subject, subject_id=told.id, who=told.who, most=told.limit)
    with closing(console.open()) as studio:
        page = studio.audit.page(wanted)
        shows_numbers = studio.settings.read().show_customer_numbers
    events = page.events if shows_numbers else [_without_number(each, page.names) for each in page.events]
    console.give([_plain(each) for each in events], map(_line, events))
    return 0


def _without_number(event: AuditEvent, names: Names) -> AuditEvent:
    """With the customer's number masked, also where a file is named after it."""
    known = names.get((event.subject.value, event.subject_id))
    told = [each.get("customer_number") for each in (event.before or {}, event.after or {})]
    numbers = [str(each) for each in (known and known.customer, *told) if each]

    def hidden(values: Values | None) -> Values | None:
        if values is None:
            return None
        kept = dict(values)
        for name in _SAY_NUMBERS & kept.keys():
            for number in numbers:
                kept[name] = mask_number_in(str(kept[name]), number) if kept[name] is not None else None
        return kept

    return replace(event, before=hidden(event.before), after=hidden(event.after))


def _plain(event: AuditEvent) -> dict[str, object]:
    return {
        "id": event.id,
        "at": event.at.isoformat(),
        "login": event.login,
        "person": event.person,
        "subject": event.subject.value,
        "subject_id": event.subject_id,
        "did": event.did.value,
        "before": event.before,
        "after": event.after,
    }


def _line(event: AuditEvent) -> str:
    values = json.dumps([event.before, event.after], ensure_ascii=False)
    who = event.person or event.login
    line = f"{event.id}\t{event.at:%Y-%m-%d %H:%M:%S}\t{who}\t{event.did}\t{event.subject} {event.subject_id}\t{values}"
    return line if len(line) <= 300 else line[:299] + "…"
