"""Speak the demonstration calls of resources/demonstration/scripts.yaml: Opus files and index.json beside it.

Only needed after a change of the scripts.  Wants espeak-ng on the machine and, beside the packages of the program,
pypinyin: espeak-ng reads Chinese characters letter by letter, but speaks numbered pinyin well.

    python installer/make_demo_calls.py [--scripts FILE] [--out FOLDER] [CALL-ID ...]
"""

import argparse
import json
import subprocess
import tempfile
import zlib
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import soundfile
from pypinyin import Style, lazy_pinyin  # type: ignore[import-not-found,unused-ignore]
from pypinyin.contrib.tone_convert import to_tone3  # type: ignore[import-not-found,unused-ignore]
from ruamel.yaml import YAML

Sound = npt.NDArray[np.float64]
Span = tuple[float, float]
Json = dict[str, Any]

RATE = 8000
BITRATE = 25_000
TELEPHONE_BAND = (300.0, 3400.0)
SPEECH_DBFS = {"agent": -20.0, "customer": -23.0}
NOISE_DBFS = {"agent": -64.0, "customer": -58.0}
KEY_TONES = {
    **{key: (697, tone) for key, tone in zip("123", (1209, 1336, 1477), strict=True)},
    **{key: (770, tone) for key, tone in zip("456", (1209, 1336, 1477), strict=True)},
    **{key: (852, tone) for key, tone in zip("789", (1209, 1336, 1477), strict=True)},
    **{key: (941, tone) for key, tone in zip("*0#", (1209, 1336, 1477), strict=True)},
}
DEAD_AIR_FROM = 3.0
OVERLAP_FROM = 0.2
DEFAULT_PAUSE = 0.5
TAIL = 0.8


@dataclass(frozen=True)
class Voice:
    """How one person sounds, in the words of espeak-ng."""

    language: str
    variant: str
    pitch: int
    speed: int
    accent: str = "en-us"

    def speak(self, text: str) -> Sound:
        """`text` at RATE in the telephone band, silence at both ends cut off, loud parts at 0 dBFS RMS."""
        base = "cmn-latn-pinyin" if self.language == "zh_CN" else self.accent
        words = pinyin(text) if self.language == "zh_CN" else text
        with tempfile.TemporaryDirectory() as folder:
            spoken = Path(folder) / "spoken.wav"
            settings = ["-v", f"{base}+{self.variant}", "-p", str(self.pitch), "-s", str(self.speed)]
            subprocess.run(["espeak-ng", *settings, "-w", str(spoken), words], check=True)
            samples, rate = soundfile.read(spoken, dtype="float64")
        return levelled(trimmed(telephone(samples, rate)))


def pinyin(text: str) -> str:
    """Chinese `text` as pinyin with tone numbers; a third tone before a third one is spoken as a second."""
    marked = lazy_pinyin(text, style=Style.TONE, tone_sandhi=True)
    numbered = (to_tone3(part, neutral_tone_with_five=True) if part.isalpha() else part for part in marked)
    return " ".join(numbered).translate(str.maketrans("，。？！：；", ",.?!,,"))


def telephone(samples: Sound, rate: int) -> Sound:
    """`samples` at RATE, with soft edges (60 Hz wide) around the band that a telephone lets through."""
    spectrum = np.fft.rfft(samples)
    hertz = np.fft.rfftfreq(len(samples), 1 / rate)
    low, high = TELEPHONE_BAND
    spectrum *= np.clip((hertz - low) / 60 + 1, 0, 1) * np.clip((high - hertz) / 60 + 1, 0, 1)
    length = round(len(samples) * RATE / rate)
    kept = np.zeros(length // 2 + 1, complex)
    count = min(len(kept), len(spectrum))
    kept[:count] = spectrum[:count]
    return np.asarray(np.fft.irfft(kept, length) * (length / len(samples)))


def loudness(samples: Sound) -> Sound:
    """RMS of each 10 ms of `samples`."""
    hop = RATE // 100
    return np.asarray(np.sqrt((samples[: len(samples) // hop * hop].reshape(-1, hop) ** 2).mean(axis=1)))


def trimmed(samples: Sound) -> Sound:
    """`samples` without the silence before the first and after the last sound (35 dB below the loudest 10 ms)."""
    rms = loudness(samples)
    sounding = np.flatnonzero(rms > rms.max() * 10 ** (-35 / 20))
    return samples[sounding[0] * RATE // 100 : (sounding[-1] + 1) * RATE // 100]


def levelled(samples: Sound) -> Sound:
    """`samples` scaled so that its loud 10 ms pieces have an RMS of 1."""
    rms = loudness(samples)
    loud = rms[rms > rms.max() * 10 ** (-20 / 20)]
    return np.asarray(samples / np.sqrt((loud**2).mean()))


def gain(dbfs: float) -> float:
    """`dbfs` as a factor."""
    return float(10 ** (dbfs / 20))


def hold_music(seconds: float) -> Sound:
    """A slow broken chord over a bass, `seconds` long, RMS about -24 dBFS, faded in and out."""
    length, beat = round(seconds * RATE), 0.32
    out = np.zeros(length + RATE)
    chords = [(392, 494, 587, 784), (440, 523, 659, 880), (349, 440, 523, 698), (392, 494, 587, 740)]
    for step in range(int(seconds / beat) + 1):
        chord, at = chords[step // 8 % 4], round(step * beat * RATE)
        clock = np.arange(RATE) / RATE
        note = np.sin(2 * np.pi * chord[(0, 1, 2, 3, 2, 1, 2, 1)[step % 8]] * clock) * np.exp(-clock * 3)
        note += 0.4 * np.sin(2 * np.pi * 2 * chord[0] * clock) * np.exp(-clock * 6)
        out[at : at + RATE] += note[: len(out[at : at + RATE])]
    music = out[:length]
    fade = np.minimum(np.minimum(np.arange(length), np.arange(length)[::-1]) / (0.3 * RATE), 1)
    return np.asarray(music * fade * gain(-24.0) / np.sqrt((music**2).mean()))


def key_tones(digits: str) -> Sound:
    """The keypad tones of `digits`: 120 ms each, 200 ms apart in between."""
    clock = np.arange(round(0.12 * RATE)) / RATE
    pieces = []
    for digit in digits:
        low, high = KEY_TONES[digit]
        pieces += [gain(-15.0) * (np.sin(2 * np.pi * low * clock) + np.sin(2 * np.pi * high * clock)) / 2]
        pieces += [np.zeros(round(0.2 * RATE))]
    return np.concatenate(pieces[:-1])


@dataclass
class Timeline:
    """A call while it is put together: what sounds on which line from when to when, in samples."""

    sounds: list[tuple[str, int, Sound]] = field(default_factory=list)
    entries: list[Json] = field(default_factory=list)
    end: int = 0

    def add(self, line: str, sound: Sound, after: float, entry: Json) -> None:
        """`sound` on `line`, `after` seconds behind the end of everything so far."""
        begin = max(0, self.end + round(after * RATE))
        self.sounds.append((line, begin, sound))
        self.entries.append({**entry, "start": seconds(begin), "end": seconds(begin + len(sound))})
        self.end = max(self.end, begin + len(sound))

    def mixed(self, seed: int) -> Sound:
        """Both lines as columns, agent first, with mild noise on each."""
        noise = np.random.default_rng(seed)
        out = np.zeros((self.end + round(TAIL * RATE), 2))
        for column, line in enumerate(("agent", "customer")):
            hiss = telephone(noise.standard_normal(len(out)), RATE)
            out[:, column] = hiss * gain(NOISE_DBFS[line]) / hiss.std()
        for line, begin, sound in self.sounds:
            out[begin : begin + len(sound), ("agent", "customer").index(line)] += sound
        return np.asarray(np.clip(out, -0.98, 0.98))


def seconds(samples: int) -> float:
    """`samples` at RATE in seconds, to the millisecond."""
    return round(samples / RATE, 3)


def assembled(call: Json, voices: dict[str, Voice]) -> Timeline:
    """The timeline of `call`, every turn spoken."""
    timeline = Timeline()
    for turn in call["turns"]:
        after = turn.get("after", DEFAULT_PAUSE)
        name = {"as": turn["as"]} if "as" in turn else {}
        if "hold" in turn:
            timeline.add("agent", hold_music(turn["hold"]), after, {"kind": "hold", **name})
        elif "keys" in turn:
            timeline.add("customer", key_tones(turn["keys"]), after, {"kind": "keys", "keys": turn["keys"], **name})
        else:
            line = "agent" if "agent" in turn else "customer"
            spoken = voices[call["voices"][line]].speak(turn[line]) * gain(SPEECH_DBFS[line])
            timeline.add(line, spoken, after, {"kind": "speech", "speaker": line, "text": turn[line], **name})
    return timeline


def silences(entries: list[Json]) -> list[Span]:
    """Where from the first sound to the last nothing sounds for DEAD_AIR_FROM seconds or longer."""
    found, reached = [], entries[0]["end"]
    for entry in sorted(entries, key=lambda entry: float(entry["start"])):
        if entry["start"] - reached >= DEAD_AIR_FROM:
            found.append((reached, entry["start"]))
        reached = max(reached, entry["end"])
    return found


def overlaps(entries: list[Json]) -> list[Span]:
    """Where agent and customer speak at once for OVERLAP_FROM seconds or longer."""
    speech = [entry for entry in entries if entry["kind"] == "speech"]
    agent = [entry for entry in speech if entry["speaker"] == "agent"]
    customer = [entry for entry in speech if entry["speaker"] == "customer"]
    shared = [(max(a["start"], c["start"]), min(a["end"], c["end"])) for a in agent for c in customer]
    return sorted(span for span in shared if span[1] - span[0] >= OVERLAP_FROM)


def finding(written: Json, entries: list[Json], spans: dict[str, list[Span]]) -> Json:
    """A finding of the script with its evidence in seconds, neighbouring turns as one span."""
    evidence: list[Span] = []
    named = {entry["as"]: entry for entry in entries if "as" in entry}
    for place in written["at"]:
        evidence += spans[place] if place in spans else [(named[place]["start"], named[place]["end"])]
    return {
        "question": written["question"],
        "answer": written["answer"],
        "comment": {"en": written["en"], "zh_CN": written["zh"]},
        "evidence": sorted(evidence),
    }


def described(call: Json, agent: Json, timeline: Timeline) -> Json:
    """What index.json says about `call`, spoken by `agent`; all times in seconds."""
    entries = timeline.entries
    spans = {
        "dead_air": silences(entries),
        "overlap": overlaps(entries),
        "hold": [(entry["start"], entry["end"]) for entry in entries if entry["kind"] == "hold"],
    }
    return {
        "id": call["id"],
        "file": f"{call['id']}.opus",
        "language": call["language"],
        "kind": call["kind"],
        "agent": {"number": agent["number"], "name": {"en": agent["en"], "zh_CN": agent["zh"]}},
        "customer_number_ends": call["customer_number_ends"],
        "satisfaction": call.get("satisfaction"),
        "title": {"en": call["title"]["en"], "zh_CN": call["title"]["zh"]},
        "duration": seconds(timeline.end + round(TAIL * RATE)),
        **spans,
        "turns": entries,
        "findings": [finding(written, entries, spans) for written in call["findings"]],
    }


def write_opus(samples: Sound, path: Path) -> None:
    """`samples` (one column a line) as Ogg Opus; one line is heard on the other only 20 dB below its speech."""
    whole = np.round(samples * 32767).astype(np.int16)
    # Without bitexact FFmpeg draws a random stream number, and every run would change every file.
    with av.open(str(path), "w", format="ogg", options={"fflags": "+bitexact"}) as out:
        stream = out.add_stream("libopus", rate=RATE, layout="stereo", options={"application": "audio"})
        stream.bit_rate = BITRATE
        frame = av.AudioFrame.from_ndarray(whole.reshape(1, -1), format="s16", layout="stereo")
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        for packet in (*stream.encode(frame), *stream.encode(None)):
            out.mux(packet)


def main() -> None:
    """Make the calls that are named, or all; index.json is written only with all of them."""
    beside = Path(__file__).parent.parent / "resources" / "demonstration"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scripts", type=Path, default=beside / "scripts.yaml")
    parser.add_argument("--out", type=Path, default=beside)
    parser.add_argument("calls", nargs="*")
    wanted = parser.parse_args()
    scripts = YAML(typ="safe").load(wanted.scripts)
    voices = {name: Voice(**voice) for name, voice in scripts["voices"].items()}
    wanted.out.mkdir(parents=True, exist_ok=True)
    index = []
    for call in scripts["calls"]:
        if wanted.calls and call["id"] not in wanted.calls:
            continue
        timeline = assembled(call, voices)
        write_opus(timeline.mixed(zlib.crc32(call["id"].encode())), wanted.out / f"{call['id']}.opus")
        index.append(described(call, scripts["agents"][call["voices"]["agent"]], timeline))
        print(f"{call['id']:24} {index[-1]['duration']:6.1f} s")  # noqa: T201
    if not wanted.calls:
        text = json.dumps({"calls": index}, ensure_ascii=False, indent=1)
        (wanted.out / "index.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
