"""`waveform` and `clip`: no workspace, no display, no sound device needed."""

import argparse
import re
from contextlib import closing
from pathlib import Path
from typing import Any

from qa_studio.commands.console import Console, an_id, sound_at
from qa_studio.domain.mask import Cover, CustomerVoice, MaskSound
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import Refused
from qa_studio.services.clips import ClipWish
from qa_studio.texts import message


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    points = commands.add_parser("waveform", help="min/max points in the audiowaveform .dat format")
    points.add_argument("file", metavar="FILE")
    points.add_argument("-o", dest="out", required=True, metavar="OUT.dat")
    points.add_argument("--samples-per-point", type=_at_least_two, default=256, metavar="N")
    points.add_argument("--bits", type=int, choices=(8, 16), default=8)
    points.set_defaults(run=_waveform)
    clip = commands.add_parser("clip", help="cut a piece out of a recording")
    clip.add_argument("file", nargs="?", metavar="FILE")
    clip.add_argument("--recording", type=an_id, metavar="ID", help="one of the library, its masks respected")
    clip.add_argument("--from", dest="start", type=seconds_from_0, required=True, metavar="S")
    clip.add_argument("--to", dest="end", type=seconds_from_0, required=True, metavar="S")
    clip.add_argument("-o", dest="out", required=True, metavar="OUT")
    clip.add_argument("--mask", action="append", default=[], type=_span, metavar="A-B")
    clip.add_argument("--masked-by", choices=tuple(MaskSound), default=MaskSound.TONE, help="what is heard there")
    clip.add_argument("--channel", choices=("agent", "customer", "both"), default="both")
    clip.add_argument("--customer", choices=tuple(CustomerVoice), default=CustomerVoice.KEEP, help="the voice")
    clip.set_defaults(run=_clip)


def seconds_from_0(text: str) -> float:
    """Seconds on the command line, as a decimal."""
    if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", text):
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds from 0 on")
    return float(text)


def _span(text: str) -> Span:
    start, dash, end = text.partition("-")
    if not dash:
        raise argparse.ArgumentTypeError(f"{text} is not A-B in seconds")
    first, last = seconds_from_0(start), seconds_from_0(end)
    if last < first:
        raise argparse.ArgumentTypeError(f"{text} ends before it begins")
    return Span(first, last)


def _at_least_two(text: str) -> int:
    if not text.isdigit() or int(text) < 2:
        raise argparse.ArgumentTypeError(f"{text} is no number from 2 on")
    return int(text)


def _waveform(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import open_tools

    with open_tools() as tools:
        sound = sound_at(told.file, tools.places, console.progress())
        written = tools.engine.write_points(
            sound, Path(told.out), samples_per_point=told.samples_per_point, bits=told.bits
        )
    console.give({"points": written.points, "channels": written.channels}, [told.out])
    return 0


def _clip(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import open_tools

    if told.end <= told.start:
        raise Refused(message("The piece ends before it begins."), message("--to must be later than --from."))
    if (told.file is None) == (told.recording is None):
        raise Refused(message("One recording is cut at a time."), message("Name a FILE, or --recording ID."))
    span, out, sound = Span(told.start, told.end), Path(told.out), MaskSound(told.masked_by)
    covers, customer = [Cover(each, sound) for each in told.mask], CustomerVoice(told.customer)
    if told.file is None:
        with closing(console.open()) as studio:
            seconds = studio.clips.cut(
                RecordingId(told.recording), span, out, ClipWish(customer, told.channel, tuple(covers))
            )
    else:
        with open_tools() as tools:
            source = sound_at(told.file, tools.places, console.progress())
            seconds = tools.engine.clip(source, span, out, masks=covers, channel=told.channel, customer=customer)
    console.give({"path": told.out, "duration_s": seconds}, [told.out])
    return 0
