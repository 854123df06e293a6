"""`measure` and `analyse`: what can be measured in the sound of calls."""

import argparse
from collections.abc import Iterable
from typing import Any

from qa_studio.commands.console import Console, an_id, sound_at
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span, total_s
from qa_studio.errors import Refused
from qa_studio.services.measuring import ChannelMeasures, Measurements
from qa_studio.texts import Catalogue, message


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    measure = commands.add_parser("measure", help="what can be measured in the audio")
    measure.add_argument("file", nargs="?", metavar="FILE")
    measure.add_argument("--recording", type=an_id, metavar="ID", help="one of the library, in place of a file")
    measure.set_defaults(run=_measure)
    analyse = commands.add_parser("analyse", help="measure every recording that is not measured yet")
    analyse.add_argument("--all", action="store_true", help="the whole library, which is meant anyway")
    analyse.add_argument("--jobs", type=_jobs, metavar="N", help="processes; one for each core where not said")
    analyse.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="the scheduler of a Dask cluster, like tls://host:8786, in place of processes here; a scheduler that is "
        "open to others runs anybody's code on its workers: use TLS, as Dask's configuration says",
    )
    analyse.set_defaults(run=_analyse)


def _jobs(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)


def _measure(told: argparse.Namespace, console: Console) -> int:
    if (told.file is None) == (told.recording is None):
        raise Refused(message("One recording is measured at a time."), message("Name a FILE, or --recording ID."))
    found = _of_library(told.recording, console) if told.file is None else _of_file(told.file, console)
    console.give(measurements_plain(found), _lines(found, console.say))
    return 0


def _of_file(file: str, console: Console) -> Measurements:
    from qa_studio.bootstrap import open_tools

    with open_tools() as tools:
        progress = console.progress()
        return tools.meter.measure(sound_at(file, tools.places, progress), progress=progress)


def _of_library(number: int, console: Console) -> Measurements:
    studio = console.open()
    try:
        return studio.analysing.measure(RecordingId(number), console.progress())
    finally:
        studio.close()


def measurements_plain(found: Measurements) -> dict[str, Any]:
    """What `--json` prints; times in seconds to the millisecond."""
    return {
        "duration_s": found.duration_s,
        "channels": [_channel(channel) for channel in found.channels],
        "dead_air": {
            "spans": _pairs(found.dead_air),
            "longest_s": _ms(found.dead_air_longest_s),
            "total_s": _ms(total_s(found.dead_air)),
        },
        "overlap": {
            "spans": _pairs(each.span for each in found.overlaps),
            "total_s": None if found.overlap_total_s is None else _ms(found.overlap_total_s),
            "cut_in": [each.cut_in for each in found.overlaps],
        },
        "hold": {"spans": _pairs(found.hold), "total_s": _ms(total_s(found.hold))},
        "ring": {"spans": _pairs(found.ring), "total_s": _ms(total_s(found.ring))},
        "dtmf": [
            {"from": _ms(each.span.start), "to": _ms(each.span.end), "channel": each.role, "key": each.key}
            for each in found.keypad
        ],
        "responses_s": [_ms(each) for each in found.responses_s],
        "agent_share": found.agent_share,
        "mono": found.mono,
        "maybe_swapped": found.maybe_swapped,
    }


def _channel(channel: ChannelMeasures) -> dict[str, Any]:
    return {
        "role": channel.role,
        "talk_s": _ms(channel.talk_s),
        "speech": _pairs(channel.speech),
        "level_dbfs": channel.level_dbfs,
        "noise_dbfs": channel.noise_dbfs,
        "clipped_s": channel.clipped_s,
    }


def _pairs(spans: Iterable[Span]) -> list[list[float]]:
    return [[_ms(span.start), _ms(span.end)] for span in spans]


def _ms(seconds: float) -> float:
    return round(seconds, 3)


def _lines(found: Measurements, say: Catalogue) -> list[str]:
    lines = [say("Dead air: longest {longest} s, {total} s in all", **_seconds(found.dead_air))]
    if found.mono:
        lines.append(say("Agent and customer are on one channel: who speaks and who cuts in can't be known."))
    else:
        lines.append(say("Overlap: {total} s in all", **_seconds([each.span for each in found.overlaps])))
        if found.agent_share is not None:
            lines.append(say("Talk share of the agent: {share}%", share=round(100 * found.agent_share)))
    lines.append(say("Hold: {total} s in all", **_seconds(found.hold)))
    lines.append(say("Keys pressed: {number}", number=len(found.keypad)))
    if found.maybe_swapped:
        lines.append(say("Agent and customer may be swapped: what the switchboard plays is on the customer's side."))
    return lines


def _seconds(spans: Iterable[Span]) -> dict[str, str]:
    lengths = [span.length for span in spans]
    return {"longest": f"{max(lengths, default=0):.1f}", "total": f"{sum(lengths):.1f}"}


def _analyse(told: argparse.Namespace, console: Console) -> int:
    studio = console.open()
    try:
        outcome = studio.analysing.run(console.progress(), told.jobs, cluster=told.cluster)
    finally:
        studio.close()
    say = console.say
    failed = [{"id": each.recording, "reason": say.say(each.reason)} for each in outcome.failed]
    lines = [f"{each['id']}: {each['reason']}" for each in failed]
    counted = say("{measured} measured, {failed} could not be measured", measured=outcome.measured, failed=len(failed))
    console.give({"measured": outcome.measured, "failed": failed}, [*lines, counted])
    return 3 if failed else 0
