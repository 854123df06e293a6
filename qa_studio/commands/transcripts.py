"""`transcript`: what was said in calls, in and out."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from qa_studio.commands.console import Console, an_id, existing
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.speakers import AGENT, CUSTOMER
from qa_studio.errors import FileTrouble, Refused
from qa_studio.services.transcribing import Transcribed
from qa_studio.services.transcripts import TakenFolder, TakenIn
from qa_studio.texts import Message, message

_PARTLY = 3  # exit status: some files were refused


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    what = commands.add_parser("transcript", help="what was said, in and out").add_subparsers(
        required=True, metavar="WHAT"
    )
    take = what.add_parser(
        "import", help="of one recording, or a folder of files named like recordings", allow_abbrev=False
    )
    take.add_argument("which", nargs="+", metavar="RECORDING_ID FILE | FOLDER")
    take.add_argument("--agent", metavar="SPEAKER", help="who of the speakers in the file is the agent")
    take.add_argument("--customer", metavar="SPEAKER", help="who is the customer")
    take.add_argument("--replace", action="store_true", help="with a folder: also where a transcript is there already")
    take.set_defaults(run=_import)
    give = what.add_parser("export", help="as .srt, .vtt or .json", allow_abbrev=False)
    give.add_argument("recording", type=an_id, metavar="RECORDING_ID")
    give.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE.srt|FILE.vtt|FILE.json")
    give.set_defaults(run=_export)

    add_transcribe(commands)


def add_transcribe(commands: Any) -> None:
    """Add `transcribe`."""
    parser = commands.add_parser("transcribe", help="what is said, by a speech model on this computer")
    parser.add_argument("recording", nargs="?", type=an_id, metavar="RECORDING_ID")
    parser.add_argument("--all", action="store_true", help="every recording without a transcript")
    parser.add_argument("--model", metavar="FOLDER", help="of a Whisper model; else the one in the settings")
    parser.add_argument("--language", dest="spoken", default="", metavar="CODE", help="such as zh; else found out")
    parser.set_defaults(run=_transcribe)


def _transcribe(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import preferences

    if (told.recording is None) != told.all:
        raise Refused(message("Either one recording is transcribed or all."), message("Name RECORDING_ID, or --all."))
    named = told.model or preferences().now.speech_model
    model = Path(named) if named else None
    with closing(console.open()) as studio:
        if told.all:
            return _all_given(studio.transcribing.transcribe_all(model, console.progress(), told.spoken), console)
        recording = RecordingId(told.recording)
        taken = studio.transcribing.transcribe(recording, model, console.progress(), language=told.spoken)
    console.give(_plain(taken), [console.say("Segments taken in: {n}", n=taken.segments)])
    return 0


def _all_given(outcome: Transcribed, console: Console) -> int:
    say = console.say
    failed = [{"id": each.recording, "reason": say.say(each.reason)} for each in outcome.failed]
    lines = [f"{each['id']}: {each['reason']}" for each in failed]
    counted = say("{done} transcribed, {failed} could not be", done=len(outcome.done), failed=len(failed))
    console.give({"transcribed": [each.recording for each in outcome.done], "failed": failed}, [*lines, counted])
    return _PARTLY if failed else 0


def _import(told: argparse.Namespace, console: Console) -> int:
    if len(told.which) == 1:
        return _import_folder(told, console, existing(told.which[0]))
    if len(told.which) > 2:
        raise Refused(message("One file is taken in at a time."), message("Name RECORDING_ID and FILE, or one folder."))
    try:
        recording = RecordingId(an_id(told.which[0]))
    except argparse.ArgumentTypeError:
        raise Refused(
            message("{text} is no id of a recording.", text=told.which[0]),
            message("Name RECORDING_ID and FILE, or one folder."),
        ) from None
    path = existing(told.which[1])
    roles = {name: role for name, role in ((told.agent, AGENT), (told.customer, CUSTOMER)) if name}
    with closing(console.open()) as studio:
        _refuse_strangers(roles, studio.transcripts.read(path).labels(studio.library.get(recording).swapped))
        taken = studio.transcripts.take_in(recording, path, None, roles)
    for line in remarks(taken):
        console.tell(line)
    counted = console.say("Segments taken in: {n}", n=taken.segments)
    console.give(_plain(taken), [counted])
    return 0


def _refuse_strangers(roles: dict[str, str], labels: tuple[str, ...]) -> None:
    for name in roles:
        if name not in labels:
            raise Refused(
                message("Nobody in the file is called {name}.", name=name),
                message("There are: {names}.", names=", ".join(label or "“”" for label in labels)),
            )


def _import_folder(told: argparse.Namespace, console: Console, folder: Path) -> int:
    if not folder.is_dir():
        raise FileTrouble(
            message("{path} is no folder.", path=folder),
            message("For one file: “transcript import RECORDING_ID FILE”."),
        )
    with closing(console.open()) as studio:
        outcome = studio.transcripts.take_in_folder(folder, console.progress(), None, told.replace)
    for taken in outcome.added:
        for line in remarks(taken):
            console.tell(message("{path}: {what}", path=taken.path, what=line))
    console.give(_folder_plain(outcome, console), _folder_lines(outcome, console))
    return _PARTLY if outcome.refused else 0


def remarks(taken: TakenIn) -> list[Message]:
    """What has to be said about a transcript that was taken in."""
    said = list(taken.left_out())
    if any(taken.unknown):
        names = ", ".join(each for each in taken.unknown if each)
        said.append(message("Who is agent and who is customer is not known of: {names}.", names=names))
    return said


def beside_remarks(outcome: TakenFolder) -> list[Message]:
    """What was taken in beside recordings that were imported."""
    said = [message("Transcripts taken in beside recordings: {n}.", n=len(outcome.added))] if outcome.added else []
    said += [message("{path}: {what}", path=each.path, what=line) for each in outcome.added for line in remarks(each)]
    return said + [message("{path}: {what}", path=each.path, what=each.reason) for each in outcome.refused]


def _plain(taken: TakenIn) -> dict[str, Any]:
    return {
        "recording": taken.recording,
        "path": taken.path,
        "segments": taken.segments,
        "clipped": taken.clipped,
        "dropped": taken.dropped,
        "unknown_speakers": [each for each in taken.unknown if each],
    }


def _folder_plain(outcome: TakenFolder, console: Console) -> dict[str, Any]:
    say = console.say.say
    return {
        "added": [_plain(each) for each in outcome.added],
        "skipped": [{"path": each.path, "reason": say(each.reason)} for each in outcome.skipped],
        "refused": [
            {"path": each.path, "reason": say(each.reason), "hint": say(each.hint) if each.hint else ""}
            for each in outcome.refused
        ],
    }


def _folder_lines(outcome: TakenFolder, console: Console) -> list[str]:
    refused = [f"{each.path}: {console.told(each.reason, each.hint)}" for each in outcome.refused]
    counted = console.say(
        "{added} transcripts taken in, {skipped} passed over, {refused} refused",
        added=len(outcome.added),
        skipped=len(outcome.skipped),
        refused=len(outcome.refused),
    )
    return [*refused, counted]


def _export(told: argparse.Namespace, console: Console) -> int:
    if not told.out.absolute().parent.is_dir():
        raise FileTrouble(
            message("The folder {path} is not there.", path=told.out.absolute().parent), message("Make it first.")
        )
    with closing(console.open()) as studio:
        segments = studio.transcripts.export(RecordingId(told.recording), told.out)
    console.give({"path": str(told.out), "segments": segments}, [str(told.out)])
    return 0
