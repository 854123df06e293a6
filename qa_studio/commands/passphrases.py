"""`passphrase`: encrypting the workspace of a folder."""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Any

from qa_studio.commands.console import Console
from qa_studio.domain.passphrase import LEAST, Strength, strength
from qa_studio.errors import Refused, WorkspaceTrouble
from qa_studio.services.passphrases import Recoded
from qa_studio.texts import message

NEW = "QA_STUDIO_NEW_PASSPHRASE"
INCOMPLETE = 3


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    command = commands.add_parser("passphrase", help="encrypt the workspace of a folder, otherwise, or no more")
    ways = command.add_subparsers(metavar="WAY", required=True)
    change = ways.add_parser(
        "set",
        help="encrypt it by a new passphrase; where there is no workspace yet, an encrypted one is made",
        allow_abbrev=False,
    )
    change.add_argument("--remember", action="store_true", help="keep the passphrase in the system's keyring")
    change.set_defaults(run=_set)
    ways.add_parser("remove", help="have it not encrypted any more", allow_abbrev=False).set_defaults(run=_remove)


def new_passphrase(console: Console, place: str) -> str:
    """From the environment, else typed twice; raises Refused where it is too short, or nobody can be asked."""
    given = os.environ.get(NEW)
    if not given and not sys.stdin.isatty():
        raise Refused(
            message("{place} needs a new passphrase.", place=place),
            message("Put it into QA_STUDIO_NEW_PASSPHRASE, or run the command on a terminal."),
        )
    if not given:
        console.tell(message("Nobody can open the workspace without its passphrase: a lost one can't be recovered."))
        given = getpass.getpass(console.say("New passphrase for {place}: ", place=place))
        if given != getpass.getpass(console.say("Once more: ")):
            raise Refused(message("The two passphrases differ; nothing was changed."), message("Type the same twice."))
    held = strength(given)
    if held is Strength.SHORT:
        raise Refused(
            message("The passphrase is too short; nothing was changed."),
            message("Take {n} characters at least; some words in a row are good.", n=LEAST),
        )
    if held is Strength.WEAK:
        console.tell(message("The passphrase is weak: somebody who has the file may find it by trying."))
    return given


def _set(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import open_studio, passphrases, recode_workspace
    from qa_studio.storage.server_address import is_address

    where = console.meant()
    if (missing := passphrases().missing()) is not None:
        raise WorkspaceTrouble(message("Encrypted workspaces need the package sqlcipher3."), missing)
    is_new = not is_address(where) and not (Path(where) / "workspace.sqlite3").exists()
    passphrase = new_passphrase(console, where)
    if is_new:
        passphrases().intend(where, passphrase, keep=False)
        open_studio(where, create=True).close()
        found = Recoded(0, ())
    else:
        found = recode_workspace(where, passphrase, console.progress())
    if told.remember:
        passphrases().trust(where, passphrase, keep=True)
    return _told(console, where, found, encrypted=True)


def _remove(_told_: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import recode_workspace

    where = console.meant()
    return _told(console, where, recode_workspace(where, None, console.progress()), encrypted=False)


def _told(console: Console, where: str, found: Recoded, *, encrypted: bool) -> int:
    for name, why in found.left:
        console.tell(message("The copy {name} stays as it was: {why}", name=name, why=why))
    if encrypted:
        console.tell(message("Sound in cache/, the recordings and copies in other places are not encrypted."))
    document = {
        "workspace": where,
        "encrypted": encrypted,
        "copies": found.copies,
        "left": [{"name": name, "reason": console.say.say(why)} for name, why in found.left],
    }
    console.give(document, [where])
    return INCOMPLETE if found.left else 0
