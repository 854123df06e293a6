"""`retention` and `hold`: what becomes of the audio of old calls and of evaluations, and what nothing may remove."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from qa_studio.commands.console import Console, an_id, person_named
from qa_studio.commands.old_evaluations import evaluation_lines, plain_evaluations
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.retention import LegalHold
from qa_studio.errors import Refused
from qa_studio.services.retained import Due, Removed
from qa_studio.services.studio import Studio
from qa_studio.texts import Message, message

INCOMPLETE = 3


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    retention = commands.add_parser("retention", help="how long the audio of calls is kept")
    ways = retention.add_subparsers(metavar="WAY", required=True)
    rule = ways.add_parser("rule", help="shows the rule, or changes it", allow_abbrev=False)
    rule.add_argument("--days", type=an_id, metavar="N", help="after the day of the call; 0 keeps everything")
    rule.add_argument("--evaluated-only", choices=("yes", "no"))
    rule.add_argument("--evaluations", type=an_id, metavar="N", help="days after which evaluations go; 0 keeps them")
    rule.add_argument("--words", choices=("yes", "no"), help="whether notes and transcripts go with the audio")
    rule.set_defaults(run=_rule)
    ways.add_parser("preview", help="what would be removed today", allow_abbrev=False).set_defaults(run=_preview)
    run = ways.add_parser("run", help="removes what the preview names", allow_abbrev=False)
    run.add_argument("--yes", action="store_true", help="without it nothing is removed")
    run.set_defaults(run=_run)
    hold = commands.add_parser("hold", help="nothing of a recording may be removed")
    hold.add_argument("recordings", nargs="*", type=an_id, metavar="ID")
    way = hold.add_mutually_exclusive_group(required=True)
    way.add_argument("--reason", metavar="WORDS")
    way.add_argument("--lift", action="store_true")
    way.add_argument("--list", action="store_true")
    hold.add_argument("--by", metavar="NAME")
    hold.set_defaults(run=_hold)


def _rule(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        settings = studio.settings.read()
        changed = replace(
            settings,
            retention_days=settings.retention_days if told.days is None else min(told.days, 36_500),
            retention_evaluated_only=_chosen(told.evaluated_only, settings.retention_evaluated_only),
            retention_words=_chosen(told.words, settings.retention_words),
            retention_evaluation_days=(
                settings.retention_evaluation_days if told.evaluations is None else min(told.evaluations, 36_500)
            ),
        )
        if changed != settings:
            studio.settings.save(changed, settings)
    document = {
        "days": changed.retention_days,
        "evaluated_only": changed.retention_evaluated_only,
        "words": changed.retention_words,
        "evaluation_days": changed.retention_evaluation_days,
    }
    console.give(document, [f"{name}\t{value}" for name, value in document.items()])
    return 0


def _chosen(told: str | None, before: bool) -> bool:
    return before if told is None else told == "yes"


def _preview(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        due = studio.retention.preview(studio.today())
        old = studio.evaluation_retention.preview(studio.today())
    document = {**_plain_due(due), **({"evaluations": plain_evaluations(old)} if old else {})}
    console.give(document, [*_lines(console, due), *evaluation_lines(console, old)])
    return 0


def _run(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        due = studio.retention.preview(studio.today())
        old = studio.evaluation_retention.preview(studio.today())
        audio, evaluations = due.recordings if due else 0, old.evaluations if old else 0
        if (audio or evaluations) and not told.yes:
            raise Refused(_would_go(audio, evaluations), message("Look at “retention preview”, then say --yes."))
        # Evaluations first: those whose audio goes now were not in the preview.
        gone = studio.evaluation_retention.run(old, console.progress()) if old is not None else 0
        found = studio.retention.run(due, console.progress()) if due is not None else Removed(0, 0, 0, ())
    for each in found.left:
        console.tell(message("{name} stays: {why}", name=each.name, why=each.why))
    document = {
        "removed": found.recordings,
        **({"evaluations": gone} if old is not None else {}),
        "hours": round(found.seconds / 3600, 2),
        "bytes": found.bytes,
        "left": [{"id": each.recording, "reason": console.say.say(each.why)} for each in found.left],
    }
    words = console.say(
        "{n} recordings lost their audio: {hours} hours, {size} MB",
        n=found.recordings,
        hours=f"{found.seconds / 3600:.1f}",
        size=f"{found.bytes / 1e6:.1f}",
    )
    more = console.say("{n} evaluations removed", n=gone)
    console.give(document, [words, more] if old is not None else [words])
    return INCOMPLETE if found.left else 0


def _would_go(audio: int, evaluations: int) -> Message:
    if not evaluations:
        return message("{n} recordings would lose their audio; nothing was removed.", n=audio)
    return message(
        "{n} recordings would lose their audio, {evaluations} evaluations would go; nothing was removed.",
        n=audio,
        evaluations=evaluations,
    )


def _plain_due(due: Due | None) -> dict[str, object]:
    if due is None:
        return {"days": 0, "recordings": 0}
    return {
        "days": due.rule.days,
        "before": due.before.isoformat(),
        "recordings": due.recordings,
        "hours": round(due.seconds / 3600, 2),
        "bytes": due.bytes,
        "oldest": due.oldest and due.oldest.isoformat(),
        "notes": due.notes if due.rule.words else 0,
        "transcripts": due.transcripts if due.rule.words else 0,
        "examples": due.examples,
        "held": due.held,
        "inspected": due.inspected,
    }


def _lines(console: Console, due: Due | None) -> Sequence[str]:
    if due is None:
        return [console.say("All audio is kept: no rule is set.")]
    return [f"{name}\t{value}" for name, value in _plain_due(due).items() if value is not None]


def _hold(told: argparse.Namespace, console: Console) -> int:
    recordings = [RecordingId(each) for each in told.recordings]
    with closing(console.open()) as studio:
        if told.list:
            holds = studio.holds.all()
            console.give([_plain(studio, each) for each in holds], [_line(studio, each) for each in holds])
            return 0
        if not recordings:
            raise Refused(message("No recording is named."), message("Name the ids that “recordings” shows."))
        by = studio.person if told.by is None else person_named(studio, told.by)
        if told.lift:
            count = studio.holds.lift(recordings, by)
        else:
            studio.holds.place(recordings, told.reason, by)
            count = len(recordings)
    console.give({"recordings": count}, [str(count)])
    return 0


def _plain(studio: Studio, hold: LegalHold) -> dict[str, object]:
    by = "" if hold.by is None else studio.people.person(hold.by).name
    return {"id": hold.recording, "reason": hold.reason, "by": by, "since": hold.since.isoformat()}


def _line(studio: Studio, hold: LegalHold) -> str:
    return "\t".join(map(str, _plain(studio, hold).values()))
