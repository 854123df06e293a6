"""Synthetic two-party calls with an exact truth, damaged sound files, and the export of a call centre with bad rows.

Needs numpy and soundfile only, nothing of the program, so that a mistake there can't hide itself here.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

Sound = npt.NDArray[np.float64]

SPEECH_LEVEL = 0.25
CLICK_LEVEL = 0.9
SAMPLES_OF_A_CLICK = 4

# Names that break programs which build command lines, split at blanks or guess encodings.
HARD_NAMES = (
    "客户 投诉 2026年1月.wav",
    'it\'s a "call" (1).wav',
    "100% späte Antwort #7 & more.wav",
    "  leading and double  blanks.wav",
    "-rf.wav",
    "通话—“引号”；分号.WAV",
)


@dataclass(frozen=True, slots=True)
class Tone:
    """Somebody talking, as a steady tone from `start` to `end` (seconds); channel 0 is the agent, 1 the customer."""

    start: float
    end: float
    channel: int = 0
    hertz: float = 440.0
    level: float = SPEECH_LEVEL


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody talking, like speech: gliding pitch, syllables of changing colour, no pause of its own."""

    start: float
    end: float
    channel: int = 0
    level: float = SPEECH_LEVEL


@dataclass(frozen=True, slots=True)
class Music:
    """Chords that change every half second, as callers on hold hear them."""

    start: float
    end: float
    channel: int = 0
    level: float = 0.15


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys pressed from `start` on, 100 ms each with 100 ms between."""

    start: float
    digits: str
    channel: int = 1
    level: float = 0.2


@dataclass(frozen=True, slots=True)
class Click:
    """Four loud samples beginning at `at` seconds on `channel`: what a seek must land on to the sample."""

    at: float
    channel: int = 0


@dataclass(frozen=True, slots=True)
class MadeCall:
    """What was written and what is in it."""

    path: Path
    rate: int
    channels: int
    samples: int
    tones: Sequence[Tone] = ()
    clicks: Sequence[Click] = ()

    @property
    def seconds(self) -> float:
        """The exact length."""
        return self.samples / self.rate


def voice(seconds: float, rate: int, level: float) -> Sound:
    """Harmonics of a pitch that glides, in syllables of 160 ms, each with another colour and loudness."""
    chance = np.random.default_rng(round(seconds * 1000))
    clock = np.arange(round(seconds * rate)) / rate
    syllables = int(seconds / 0.16) + 2
    places = np.arange(syllables) * 0.16
    pitch = np.interp(clock, places, chance.uniform(90, 230, syllables))
    colour = np.interp(clock, places, chance.uniform(350, 2200, syllables))
    loudness = np.interp(clock, places, chance.uniform(0.4, 1.0, syllables))
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    sound = sum(np.exp(-(((number * pitch - colour) / 350) ** 2)) * np.sin(number * phase) for number in range(2, 24))
    return np.asarray(level * loudness * sound / 2)


def music(seconds: float, rate: int, level: float) -> Sound:
    """One chord of three notes after the other."""
    clock = np.arange(round(seconds * rate)) / rate
    chords = np.array([(262, 330, 392), (220, 262, 330), (175, 220, 262), (196, 247, 294)], float)
    hertz = chords[(clock / 0.5).astype(int) % len(chords)]
    return np.asarray(level * np.sin(2 * np.pi * hertz * clock[:, None]).mean(axis=1))


def keypad(digits: str, rate: int, level: float) -> Sound:
    """Both tones of each key."""
    rows, columns = (697, 770, 852, 941), (1209, 1336, 1477, 1633)
    clock = np.arange(round(0.1 * rate)) / rate
    pieces = []
    for digit in digits:
        row, column = divmod("123A456B789C*0#D".index(digit), 4)
        tones = np.sin(2 * np.pi * rows[row] * clock) + np.sin(2 * np.pi * columns[column] * clock)
        pieces += [level * tones / 2, np.zeros(len(clock))]
    return np.concatenate(pieces)


def speech_samples(
    seconds: float,
    sounds: Sequence[Voice | Music | Keys],
    *,
    noise: float = 0.0005,
    tones: Sequence[Tone] = (),
    rate: int = 8000,
    channels: int = 2,
) -> Sound:
    """A call in which people are heard, over line noise of that level; shape (frames, channels)."""
    samples = call_samples(seconds, tones=tones, rate=rate, channels=channels)
    samples += np.random.default_rng(7).standard_normal(samples.shape) * noise
    for each in sounds:
        if isinstance(each, Keys):
            made = keypad(each.digits, rate, each.level)
        else:
            made = (voice if isinstance(each, Voice) else music)(each.end - each.start, rate, each.level)
        first = round(each.start * rate)
        samples[first : first + len(made), each.channel] += made[: len(samples) - first]
    return samples


def call_samples(
    seconds: float, *, clicks: Sequence[Click] = (), tones: Sequence[Tone] = (), channels: int = 2, rate: int = 8000
) -> Sound:
    """The samples of a call, shape (frames, channels), between -1 and 1; silence where nothing is named."""
    samples = np.zeros((round(seconds * rate), channels))
    for tone in tones:
        first, last = round(tone.start * rate), min(round(tone.end * rate), len(samples))
        clock = np.arange(last - first) / rate
        samples[first:last, tone.channel] += tone.level * np.sin(2 * np.pi * tone.hertz * clock)
    for click in clicks:
        first = round(click.at * rate)
        samples[first : first + SAMPLES_OF_A_CLICK, click.channel] = CLICK_LEVEL
    return samples


def make_call(
    path: Path,
    seconds: float,
    *,
    clicks: Sequence[Click] = (),
    tones: Sequence[Tone] = (),
    channels: int = 2,
    rate: int = 8000,
    format: str | None = None,
    subtype: str | None = None,
) -> MadeCall:
    """Write a call to `path`; `format` and `subtype` in the words of soundfile, after the suffix when not said."""
    samples = call_samples(seconds, clicks=clicks, tones=tones, channels=channels, rate=rate)
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, rate, format=format, subtype=subtype)
    return MadeCall(path, rate, channels, len(samples), tuple(tones), tuple(clicks))


def make_conversation(
    path: Path, turns: int = 4, *, turn: float = 1.0, pause: float = 0.5, rate: int = 8000
) -> MadeCall:
    """A call in which agent (440 Hz) and customer (620 Hz) take `turns` turns, the agent first, with pauses between."""
    tones = [
        Tone(number * (turn + pause) + pause, (number + 1) * (turn + pause), number % 2, (440.0, 620.0)[number % 2])
        for number in range(turns)
    ]
    return make_call(path, turns * (turn + pause) + pause, tones=tones, rate=rate)


# ---------------------------------------------------------------- damaged files


def cut_in_half(path: Path) -> Path:
    """The file loses its second half, as when a copy breaks off."""
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def header_only(path: Path) -> Path:
    """Of the WAV file only the header is left, which still promises the sound."""
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"data") + 8])
    return path


def with_data_size(path: Path, size: int) -> Path:
    """The WAV file's data size is `size`: 0 when a recorder was killed, 0xFFFFFFFF when it wrote to a pipe."""
    whole = bytearray(path.read_bytes())
    place = whole.index(b"data") + 4
    whole[place : place + 4] = size.to_bytes(4, "little")
    path.write_bytes(bytes(whole))
    return path


def text_named_wav(path: Path) -> Path:
    """A web server's error page that was saved under the name of a recording."""
    path.write_text("<html><body>403 Forbidden</body></html>\n", "utf-8")
    return path


def empty_file(path: Path) -> Path:
    """Zero bytes."""
    path.write_bytes(b"")
    return path


def make_damaged(folder: Path) -> dict[str, Path]:
    """One damaged WAV file of each kind in `folder`; each was a good call of two seconds before."""
    folder.mkdir(parents=True, exist_ok=True)

    def fresh(name: str) -> Path:
        return make_call(folder / name, 2.0, tones=[Tone(0.2, 1.8)]).path

    return {
        "header only": header_only(fresh("header_only.wav")),
        "cut in half": cut_in_half(fresh("cut_in_half.wav")),
        "data size 0": with_data_size(fresh("killed_recorder.wav"), 0),
        "data size unknown": with_data_size(fresh("piped.wav"), 0xFFFFFFFF),
        "text": text_named_wav(folder / "error_page.wav"),
        "empty": empty_file(folder / "empty.wav"),
    }


def make_hard_names(folder: Path) -> list[MadeCall]:
    """A good call of half a second under each of HARD_NAMES, every one with other sound."""
    return [
        make_call(folder / name, 0.5, tones=[Tone(0.1, 0.4, hertz=300.0 + 50 * number)])
        for number, name in enumerate(HARD_NAMES)
    ]


# ---------------------------------------------------------------- the export of a call centre

ENGLISH_HEADERS = {
    "file": "filename",
    "call_id": "uniqueid",
    "started_at": "start_time",
    "agent_number": "extension",
    "agent": "agent_name",
    "team": "team",
    "queue": "queue",
    "direction": "direction",
    "customer_number": "phone",
    "csat": "csat",
}
CHINESE_HEADERS = {
    "file": "录音文件",
    "call_id": "流水号",
    "started_at": "开始时间",
    "agent_number": "坐席工号",
    "agent": "坐席姓名",
    "team": "班组",
    "queue": "技能组",
    "direction": "呼叫方向",
    "customer_number": "客户号码",
    "csat": "满意度",
}
STAFF = (
    ("6012", "林悦", "一班"),
    ("6024", "陈浩", "一班"),
    ("6018", "Grace Hall", "Blue"),
    ("6027", "Owen Price", "Blue"),
)


@dataclass(frozen=True, slots=True)
class Export:
    """A folder of recordings with its metadata file, and which of its rows are wrong."""

    folder: Path
    metadata: Path
    calls: Sequence[MadeCall]
    rows: Sequence[Mapping[str, str]]
    """The good rows by FIELD, in the order of `calls`."""
    bad_rows: Mapping[int, str] = field(default_factory=dict)
    """Line of the metadata file (the header is 1) -> what is wrong with it."""


def _row(number: int, name: str, chinese: bool) -> dict[str, str]:
    extension, agent, team = STAFF[number % len(STAFF)]
    day, hour = 1 + number % 28, 8 + number % 10
    return {
        "file": name,
        "call_id": f"17705{number:05}.{number}",
        "started_at": f"2026-03-{day:02} {hour:02}:{number % 60:02}:05",
        "agent_number": extension,
        "agent": agent,
        "team": team,
        "queue": "宽带" if chinese else "broadband",
        "direction": (("呼入", "呼出") if chinese else ("inbound", "outbound"))[number % 2],
        "customer_number": f"1390000{number:04}",
        "csat": (("满意", "一般", "很差") if chinese else ("5", "3", "1"))[number % 3],
    }


def make_export(
    folder: Path, calls: int = 6, *, encoding: str = "utf-8-sig", chinese: bool = True, bad_rows: bool = True
) -> Export:
    """A tree `2026/03/DD/name.wav` with `metadata.csv` in `encoding` ("utf-8-sig" has a BOM, or "gb18030").

    With `bad_rows` three more lines follow the good ones: a recording that isn't there, a time that isn't one, and a
    time that reads as two different days.  Files of the two bad times exist.
    """
    made: list[MadeCall] = []
    rows: list[dict[str, str]] = []
    wrong: dict[int, str] = {}

    def another(number: int) -> dict[str, str]:
        name = f"2026/03/{1 + number % 28:02}/in-4008-1390000{number:04}-{number}.wav"
        call = make_call(folder / name, 0.5, tones=[Tone(0.1, 0.4, number % 2, 300.0 + 10 * number)])
        made.append(call)
        return _row(number, name, chinese)

    rows = [another(number) for number in range(calls)]
    good = list(made)
    lines = list(rows)
    if bad_rows:
        lines.append(_row(calls, "2026/03/31/never_recorded.wav", chinese))
        lines.append({**another(calls + 1), "started_at": "yesterday-ish"})
        lines.append({**another(calls + 2), "started_at": "03/04/2026 10:00"})
        wrong = {calls + 2: "no such recording", calls + 3: "not a time", calls + 4: "ambiguous day"}
    headers = CHINESE_HEADERS if chinese else ENGLISH_HEADERS
    metadata = folder / "metadata.csv"
    with metadata.open("w", encoding=encoding, newline="") as out:
        writer = csv.writer(out)
        writer.writerow(headers.values())
        writer.writerows([line[name] for name in headers] for line in lines)
    return Export(folder, metadata, good, rows, wrong)
