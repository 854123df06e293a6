"""`demo`, `backup`, `restore`, `copy` and `doctor`."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from qa_studio.commands.console import Console, existing
from qa_studio.commands.passphrases import new_passphrase
from qa_studio.errors import Refused, WorkspaceTrouble
from qa_studio.services.full_backups import FullCopy
from qa_studio.texts import message

INCOMPLETE = 3


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    demo = commands.add_parser("demo", help="make a demonstration workspace and open it")
    demo.add_argument("folder", nargs="?", metavar="FOLDER")
    demo.add_argument("--no-window", action="store_true")
    demo.set_defaults(run=_demo)
    backup = commands.add_parser("backup", help="a consistent copy of the workspace while in use")
    backup.add_argument("file", metavar="FILE")
    backup.add_argument("--with-audio", action="store_true", help="one zip file with the recordings in it")
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="a new workspace from a backup")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--recordings", metavar="FOLDER", help="where audio in the backup goes")
    restore.set_defaults(run=_restore)
    copy = commands.add_parser("copy", help="the whole workspace in another place, a folder or a PostgreSQL database")
    copy.add_argument("--to", required=True, metavar="WHERE")
    coded = copy.add_mutually_exclusive_group()
    coded.add_argument("--encrypt", action="store_true", help="in a folder: by a new passphrase")
    coded.add_argument("--plain", action="store_true", help="in a folder: not encrypted, though the source is")
    copy.set_defaults(run=_copy)
    commands.add_parser("doctor", help="what works on this machine").set_defaults(run=_doctor)


def _demo(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import demonstration_folder, make_demonstration, preferences

    folder = Path(told.folder or console.named() or demonstration_folder())
    made = make_demonstration(folder, console.language, console.progress())
    preferences().opened(str(folder.absolute()))
    console.give(
        {"workspace": str(folder.absolute()), "recordings": made.recordings, "evaluations": made.evaluations},
        [
            console.say(
                "{path}: {recordings} recordings, {evaluations} evaluations",
                path=folder.absolute(),
                recordings=made.recordings,
                evaluations=made.evaluations,
            )
        ],
    )
    if told.no_window:
        return 0
    from qa_studio.app import run_window

    return run_window(str(folder.absolute()), console.chosen_language)


def _backup(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        if told.with_audio:
            made = studio.full_backups.write(Path(told.file).absolute(), console.progress())
        else:
            made = FullCopy(studio.backups.write(Path(told.file)), 0, ())
            if studio.backups.by_hand:
                console.tell(message("The same by hand: {command}", command=studio.backups.by_hand))
    for recording, why in made.left_out:
        console.tell(message("The audio of recording {number} is left out: {why}", number=recording, why=why))
    document: dict[str, object] = {"path": told.file, "bytes": made.bytes}
    if told.with_audio:
        document["recordings"] = made.recordings
        document["left_out"] = [{"id": key, "reason": console.say.say(why)} for key, why in made.left_out]
    console.give(document, [told.file])
    return INCOMPLETE if made.left_out else 0


def _restore(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import restore_workspace

    where = console.named()
    if where is None:
        raise WorkspaceTrouble(
            message("Restoring needs a place."), message("Name a new folder with --workspace FOLDER.")
        )
    copy = existing(told.file)
    console.ask_for_passphrases()
    recordings = Path(told.recordings) if told.recordings else None
    found = restore_workspace(copy, where, recordings, console.progress())
    document = {"path": where, "bytes": copy.stat().st_size, **({"recordings": found} if found else {})}
    console.give(document, [where])
    return 0


def _copy(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import copy_workspace, passphrases
    from qa_studio.storage.server_address import is_address

    where = console.meant()
    if told.encrypt and is_address(told.to):
        raise Refused(
            message("{where} is a database on a server.", where=told.to),
            message("Only workspaces in folders are encrypted here; a server encrypts its own disks."),
        )
    if told.encrypt:
        passphrases().intend(told.to, new_passphrase(console, told.to), keep=False)
    tables = copy_workspace(where, told.to, console.progress(), plain=told.plain)
    rows = [f"{name}\t{count}" for name, count in sorted(tables.items()) if count]
    console.give({"tables": tables}, rows)
    return 0


def _doctor(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import check_machine

    checks = check_machine(console.where())
    say = console.say
    found = [
        {
            "name": str(each.name),
            "ok": each.ok,
            "detail": say.say(each.detail),
            "hint": say.say(each.hint) if each.hint else "",
        }
        for each in checks
    ]
    console.give(
        {"checks": found},
        [
            f"{'ok ' if each.ok else '-- '} {say.labelled(say.say(each.name), console.told(each.detail, each.hint))}"
            for each in checks
        ],
    )
    return 0
