"""The spoken calls: index.json says what their sound shows, and their findings answer real questions."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from ruamel.yaml import YAML

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.measure import BlockMeter
from qa_studio.shipped import shipped

Call = dict[str, Any]

INDEX: list[Call] = json.loads(shipped("demonstration/index.json").read_text("utf-8"))["calls"]
CHECKLIST_OF = {
    "consultation": "inbound-consultation",
    "complaint": "complaint-handling",
    "follow-up": "follow-up",
}

each_call = pytest.mark.parametrize("call", INDEX, ids=lambda call: str(call["id"]))


@cache
def loud(file: str) -> npt.NDArray[np.bool_]:
    """Which 10 ms of the call in `file` sound, shape (pieces, 2): louder than -40 dBFS."""
    with shipped(f"demonstration/{file}").open("rb") as source:
        samples, rate = soundfile.read(source, dtype="float32")
    hop = rate // 100
    pieces = samples[: len(samples) // hop * hop].reshape(-1, hop, 2)
    return np.asarray(np.sqrt((pieces**2).mean(axis=1)) > 0.01)


def share_of(sounding: npt.NDArray[np.bool_], start: float, end: float) -> float:
    """How much of the span sounds, with a tenth of a second left out at both ends."""
    inside = sounding[round(start * 100) + 10 : round(end * 100) - 10]
    return float(inside.mean()) if len(inside) else 1.0


def test_there_are_calls_of_each_kind_in_both_languages() -> None:
    kinds = {(call["language"], call["kind"]) for call in INDEX}

    assert len(kinds) == 6
    assert sum(call["language"] == "zh_CN" for call in INDEX) * 2 == len(INDEX)


@each_call
def test_the_sound_has_the_length_and_the_speakers_of_the_index(call: Call) -> None:
    sounding = loud(call["file"])

    assert len(sounding) / 100 == pytest.approx(call["duration"], abs=0.02)
    for turn in call["turns"]:
        line = 1 if turn["kind"] == "keys" or turn.get("speaker") == "customer" else 0
        # Keypad tones sound 0.12 s of every 0.32 s, speech for well over half of the time.
        least = 0.3 if turn["kind"] == "keys" else 0.4
        assert share_of(sounding[:, line], turn["start"], turn["end"]) > least, turn


@each_call
def test_nothing_sounds_in_dead_air_and_only_music_on_hold(call: Call) -> None:
    sounding = loud(call["file"])

    for start, end in call["dead_air"]:
        assert end - start >= 3
        assert share_of(np.logical_or(*sounding.T), start, end) == 0
    for start, end in call["hold"]:
        assert share_of(sounding[:, 1], start, end) == 0


@each_call
def test_both_lines_sound_where_both_talk(call: Call) -> None:
    sounding = loud(call["file"])

    for start, end in call["overlap"]:
        both = sounding[round(start * 100) : round(end * 100)].mean(axis=0)
        assert both.min() > 0.3, (start, end)


@each_call
def test_what_is_measured_is_what_the_index_says(call: Call, tmp_path: Path) -> None:
    file = tmp_path / call["file"]
    file.write_bytes(shipped(f"demonstration/{call['file']}").read_bytes())

    found = BlockMeter(SoundCache(tmp_path / "cache")).measure(file)

    assert [(span.start, span.end) for span in found.dead_air] == [
        pytest.approx(pair, abs=0.1) for pair in call["dead_air"]
    ]
    assert [(span.start, span.end) for span in found.hold] == [pytest.approx(pair, abs=0.1) for pair in call["hold"]]
    typed = [turn["keys"] for turn in call["turns"] if turn["kind"] == "keys"]
    assert "".join(tone.key for tone in found.keypad) == "".join(typed)
    both = sum(end - start for start, end in call["overlap"])
    assert found.overlap_total_s == pytest.approx(both, abs=0.15 * both)
    assert not found.mono and not found.maybe_swapped


@each_call
def test_findings_point_into_the_call_and_can_be_answered_on_its_checklist(call: Call) -> None:
    source = shipped(f"checklists/{CHECKLIST_OF[call['kind']]}.checklist.yaml").read_text("utf-8")
    sections = YAML(typ="safe").load(source)["sections"]
    questions = {question["code"]: question for section in sections for question in section["questions"]}

    for finding in call["findings"]:
        assert finding["answer"] in possible(questions[finding["question"]]), finding
        assert all(0 <= start < end <= call["duration"] for start, end in finding["evidence"])


def possible(question: Call) -> set[str]:
    """What a finding may say about this question of a checklist file."""
    if any("fails" in option for option in question["options"]):
        return {"occurred"}
    between = {"partly"} if any(0 < option["score"] < 100 for option in question["options"]) else set()
    return {"met", "missed"} | between | ({"na"} if question.get("not_applicable") else set())
