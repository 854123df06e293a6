"""`archive`: the package of a month, and checking one."""

import argparse
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from qa_studio.commands.console import Console, existing
from qa_studio.errors import Refused
from qa_studio.texts import message

INCOMPLETE = 3


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    archive = commands.add_parser("archive", help="a month as one file: evaluations, answers, checklists, audit trail")
    archive.add_argument("way", nargs="?", choices=("verify",), metavar="verify")
    archive.add_argument("file", nargs="?", metavar="FILE", help="of `verify`")
    archive.add_argument("--month", type=_a_month, metavar="YEAR-MONTH", help="of the calls")
    archive.add_argument("--with-audio", action="store_true")
    archive.add_argument("-o", "--out", metavar="FILE.zip")
    archive.set_defaults(run=_archive)


def _a_month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no month; write it like 2026-03") from None


def _archive(told: argparse.Namespace, console: Console) -> int:
    if told.way == "verify":
        return _verify(told, console)
    if told.month is None or told.out is None:
        raise Refused(
            message("An archive needs a month and a file."),
            message("Write it like: archive --month 2026-03 -o FILE.zip"),
        )
    with closing(console.open()) as studio:
        made = studio.archive.write(
            told.month, Path(told.out).absolute(), console.language, console.progress(), with_audio=told.with_audio
        )
    for recording, why in made.left_out:
        console.tell(message("The audio of recording {number} is left out: {why}", number=recording, why=why))
    document = {
        "path": told.out,
        "bytes": made.bytes,
        "evaluations": made.evaluations,
        "events": made.events,
        "recordings": made.sounds,
        "left_out": [{"id": key, "reason": console.say.say(why)} for key, why in made.left_out],
        "manifest": made.manifest,
    }
    console.give(document, [told.out])
    return INCOMPLETE if made.left_out else 0


def _verify(told: argparse.Namespace, console: Console) -> int:
    if told.file is None:
        raise Refused(message("No file is named."), message("Write it like: archive verify FILE.zip"))
    from qa_studio.services.archive import verify

    found = verify(existing(told.file), console.progress())
    words = [console.say.say(each) for each in found.problems]
    document = {"month": found.month, "files": found.files, "problems": words, "manifest": found.manifest}
    whole = console.say("{month}: {count} files, intact; {hash}", month=found.month, count=found.files,
                        hash=found.manifest)  # fmt: skip
    console.give(document, words or [whole])
    return 1 if words else 0
