"""What the window tells the audio process and what it tells back: plain facts, one JSON object per line."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from qa_studio.domain.mask import Cover, MaskSound
from qa_studio.domain.spans import Span
from qa_studio.services.sound import Channel
from qa_studio.texts import Message

SOUND_SWITCH = "--sound-process"


def sound_command(cache: Path) -> list[str]:
    """Program and arguments that start the audio process; a frozen program is its own interpreter."""
    start = (
        [sys.executable, SOUND_SWITCH] if getattr(sys, "frozen", False) else [sys.executable, "-m", "qa_studio.sound"]
    )
    return [*start, "--cache", str(cache)]


Masked = tuple[tuple[float, float, str], ...]
"""Hidden stretches: from second, to second, and which `MaskSound` is heard instead."""


def masked(covers: Sequence[Cover]) -> Masked:
    """Covers as messages carry them."""
    return tuple((each.span.start, each.span.end, each.sound.value) for each in covers)


def covers(masks: Masked) -> tuple[Cover, ...]:
    """What messages carry, as covers."""
    return tuple(Cover(Span(start, end), MaskSound(sound)) for start, end, sound in masks)


@dataclass(frozen=True, slots=True)
class Open:
    """Take this recording, paused at `at` seconds."""

    path: str
    swapped: bool = False
    at: float = 0.0
    turn: int = 0
    masks: Masked = ()


@dataclass(frozen=True, slots=True)
class SetMasks:
    """Hide these stretches from now on, and no others."""

    masks: Masked


@dataclass(frozen=True, slots=True)
class Play:
    """Go on from where it is."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop where it is; the next `Play` steps back a little."""


@dataclass(frozen=True, slots=True)
class Seek:
    """Go to this second, playing or not; positions told from then on carry its `turn`."""

    seconds: float
    turn: int = 0


@dataclass(frozen=True, slots=True)
class SetSpeed:
    """0.5 to 3 times, at unchanged pitch."""

    speed: float


@dataclass(frozen=True, slots=True)
class SetChannel:
    """Whom to hear."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class SetGain:
    """Louder or softer, in decibels for each side."""

    agent_db: float
    customer_db: float


@dataclass(frozen=True, slots=True)
class SetLevelling:
    """Bring both sides to the same loudness by itself."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetLoop:
    """Repeat between two seconds; None and None: no more."""

    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class SetSkipping:
    """Leave out what `qa_studio.services.sound.Skipping` says, or nothing."""

    on: bool
    silence: bool
    hold: bool
    threshold_db: float | None
    least_s: float
    rest_s: float


@dataclass(frozen=True, slots=True)
class SetHold:
    """Where the caller of the open recording is on hold: pairs of seconds, in order."""

    spans: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class SetDevice:
    """Play to this device; "" means to the one that the system has chosen."""

    device: str


@dataclass(frozen=True, slots=True)
class SetStepBack:
    """How many seconds `Play` after `Pause` steps back."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Close:
    """Let go of the recording."""


Command = (
    Open
    | SetMasks
    | Play
    | Pause
    | Seek
    | SetSpeed
    | SetChannel
    | SetGain
    | SetLevelling
    | SetLoop
    | SetSkipping
    | SetHold
    | SetDevice
    | SetStepBack
    | Close
)


@dataclass(frozen=True, slots=True)
class Ready:
    """The recording can be played; `settled` once its length is counted rather than estimated."""

    path: str
    duration_s: float
    settled: bool = True


@dataclass(frozen=True, slots=True)
class Position:
    """What is heard, how fast it moves, and whether it moves; `at` which second of time.perf_counter, while it does."""

    seconds: float
    speed: float
    playing: bool
    at: float = 0.0
    turn: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """Playing or not; `silent` where there is no sound output and only the clock runs."""

    playing: bool
    silent: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of the recording was heard."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something the listener must know."""

    what: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class Devices:
    """The sound devices there are, as pairs of id and name."""

    devices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """The device that was played to is gone; `instead` of it another one plays, "" where there is none."""

    device: str
    instead: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The open recording's file is no longer what was opened: it has `grown` behind its old end, or is another one."""

    path: str
    grown: bool


Report = Ready | Position | State | Finished | Trouble | Devices | Moved | Changed

_KINDS: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (
        Open, SetMasks, Play, Pause, Seek, SetSpeed, SetChannel, SetGain, SetLevelling, SetLoop, SetSkipping,
        SetHold, SetDevice, SetStepBack, Close, Ready, Position, State, Finished, Trouble, Devices, Moved,
        Changed,
    )
}  # fmt: skip


def encoded(said: Command | Report) -> bytes:
    """One line of JSON in UTF-8, line end included."""
    told: dict[str, object] = {"is": type(said).__name__}
    told.update({field.name: _plain(getattr(said, field.name)) for field in fields(said)})
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def decoded(line: bytes) -> Command | Report:
    """What the line says; raises ValueError where it isn't one of ours."""
    told = json.loads(line)
    kind = _KINDS.get(told.pop("is", "")) if isinstance(told, dict) else None
    if kind is None:
        raise ValueError(f"not a message of the audio process: {line[:200]!r}")
    try:
        said: Command | Report = kind(**{name: _restored(value) for name, value in told.items()})
    except (TypeError, KeyError) as error:
        raise ValueError(f"not what the audio process says: {line[:200]!r}") from error
    return said


def _plain(value: object) -> object:
    if isinstance(value, Message):
        return {"template": value.template, "values": {name: _plain(v) for name, v in value.values.items()}}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def _restored(value: object) -> object:
    if isinstance(value, dict):
        return Message(value["template"], {name: _restored(v) for name, v in value["values"].items()})
    if isinstance(value, list):
        return tuple(_restored(each) for each in value)
    return value
