"""`annotations`: what is known along a call for Audacity and Praat, and their labels as notes."""

import argparse
import getpass
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa_studio.commands.console import Console, an_id, existing, person_named
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.errors import Refused
from qa_studio.texts import message

if TYPE_CHECKING:
    from qa_studio.services.studio import Studio


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    annotations = commands.add_parser("annotations", help="labels for Audacity and Praat, out and in")
    what = annotations.add_subparsers(required=True, metavar="WHAT")
    out = what.add_parser("export", help="notes, evidence, measurements, transcript", allow_abbrev=False)
    out.add_argument("recording", type=an_id, metavar="RECORDING_ID")
    out.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE.txt|FILE.TextGrid")
    out.add_argument("--person", metavar="NAME", help="with this person's own notes, too")
    out.set_defaults(run=_export)
    take = what.add_parser("import", help="labels become notes", allow_abbrev=False)
    take.add_argument("recording", type=an_id, metavar="RECORDING_ID")
    take.add_argument("file", metavar="FILE")
    take.add_argument("--person", metavar="NAME", help="whose notes they become")
    take.add_argument("--public", action="store_true", help="for everybody to read, not for this person only")
    take.add_argument("--tier", action="append", metavar="NAME", help="only this tier of a TextGrid; more than once")
    take.set_defaults(run=_import)


def _export(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        reader = studio.person if told.person is None else person_named(studio, told.person)
        labels = studio.annotations.export(RecordingId(told.recording), reader, told.out, console.language)
    console.give({"path": str(told.out), "labels": labels}, [str(told.out)])
    return 0


def _import(told: argparse.Namespace, console: Console) -> int:
    path = existing(told.file)
    with closing(console.open()) as studio:
        recording = RecordingId(told.recording)
        studio.library.get(recording)
        by = _author(studio, told.person)
        taken = studio.annotations.take_in(recording, path, by, told.public, told.tier)
    said = console.say(
        "{added} notes added, {known} were there already, {bare} labels have no words",
        added=taken.added,
        known=taken.known,
        bare=taken.bare,
    )
    console.give({"added": taken.added, "known": taken.known, "without_words": taken.bare}, [said])
    return 0


def _author(studio: "Studio", name: str | None) -> PersonId:
    """Who is named, else the one person of the workspace; as in the window, the first is called as they log in."""
    if name is not None:
        return person_named(studio, name)
    persons = [person for person in studio.people.persons() if person.left_on is None]
    if len(persons) > 1:
        raise Refused(
            message("Several people use this workspace."), message("Say whose notes they become with --person NAME.")
        )
    return persons[0].id if persons else studio.people.add_person(getpass.getuser())
