"""`mask`: hiding stretches of a recording of the library."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from qa_studio.commands.console import Console, an_id, person_named
from qa_studio.commands.sounds import seconds_from_0
from qa_studio.domain.mask import Mask, MaskId, MaskOrigin, MaskSound
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound, Refused
from qa_studio.services.masks import MaskLine
from qa_studio.texts import message

if TYPE_CHECKING:
    from qa_studio.services.studio import Studio


def add_to(commands: Any) -> None:
    """Add this command to the parser."""
    mask = commands.add_parser("mask", help="hide stretches of a recording, or list what is hidden")
    mask.add_argument("recording", type=an_id, metavar="RECORDING_ID")
    mask.add_argument("--from", dest="start", type=seconds_from_0, metavar="S")
    mask.add_argument("--to", dest="end", type=seconds_from_0, metavar="S")
    mask.add_argument("--sound", choices=tuple(MaskSound), default=MaskSound.TONE, help="what is heard instead")
    mask.add_argument("--keypad", action="store_true", help="hide every number that is typed")
    mask.add_argument("--list", action="store_true", help="list what is hidden; changes nothing")
    mask.add_argument("--remove", type=an_id, metavar="ID", help="let a stretch be heard again")
    mask.add_argument("--by", metavar="NAME", help="who does it; must be allowed to")
    mask.set_defaults(run=_mask)


def _mask(told: argparse.Namespace, console: Console) -> int:
    by_hand = told.start is not None or told.end is not None
    if sum((by_hand, told.keypad, told.list, told.remove is not None)) != 1:
        raise Refused(
            message("One thing is done at a time."),
            message("Name --from and --to, or --keypad, or --list, or --remove ID."),
        )
    with closing(console.open()) as studio:
        recording = RecordingId(told.recording)
        by = person_named(studio, told.by) if told.by else studio.person
        if told.list:
            lines = studio.masks.lines(_known(studio, recording))
            console.give([_plain(each.mask, each.maker) for each in lines], [_line(each) for each in lines])
        elif told.remove is not None:
            removed = _remove(studio, recording, MaskId(told.remove), by)
            console.give({"removed": int(removed.id)}, [console.say("Mask {number} is removed.", number=removed.id)])
        else:
            added = _add(studio, recording, told, by, console)
            words = console.say("{n} masks added", n=len(added))
            console.give({"added": [_plain(mask, told.by or "") for mask in added]}, [words])
    return 0


def _add(
    studio: "Studio", recording: RecordingId, told: argparse.Namespace, by: PersonId | None, console: Console
) -> Sequence[Mask]:
    sound = MaskSound(told.sound)
    if told.keypad:
        studio.analysing.measure(recording, console.progress())
        return studio.masks.add(recording, studio.masks.typed(recording), sound, by, MaskOrigin.KEYPAD)
    if told.start is None or told.end is None or told.end <= told.start:
        raise Refused(
            message("A mask needs a beginning and a later end."), message("Name both --from and --to in seconds.")
        )
    return studio.masks.add(recording, [Span(told.start, told.end)], sound, by)


def _remove(studio: "Studio", recording: RecordingId, mask: MaskId, by: PersonId | None) -> Mask:
    if mask not in [each.id for each in studio.masks.of(recording)]:
        raise NotFound(
            message("Recording {recording} has no mask {number}.", recording=recording, number=mask),
            message("--list shows what it has."),
        )
    return studio.masks.remove(mask, by)


def _known(studio: "Studio", recording: RecordingId) -> RecordingId:
    return studio.library.get(recording).id


def _plain(mask: Mask, maker: str) -> dict[str, Any]:
    return {
        "id": int(mask.id),
        "from": mask.span.start,
        "to": mask.span.end,
        "sound": mask.sound.value,
        "origin": mask.origin.value,
        "made_by": maker or None,
    }


def _line(line: MaskLine) -> str:
    mask = line.mask
    return f"{mask.id}\t{mask.span.start:.3f}-{mask.span.end:.3f}\t{mask.sound}\t{mask.origin}\t{line.maker or '-'}"
