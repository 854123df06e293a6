"""`transcribe` with a model that the test makes."""

from pathlib import Path

import pytest
import soundfile
from call_maker import Voice, speech_samples
from command_shell import Shell
from tiny_whisper import make_tiny_whisper

pytest.importorskip("faster_whisper")


def test_one_recording_then_all_that_are_left(library: Shell, tmp_path: Path) -> None:
    model = make_tiny_whisper(tmp_path / "models" / "tiny")
    mute = [each["id"] for each in library.json("recordings")]
    for number in range(2):
        sounds = (Voice(1, 3, 0), Voice(3.5, 5 + number, 1))
        soundfile.write(tmp_path / "calls" / f"spoken-{number}.wav", speech_samples(7, sounds), 8000)
    first, *others = (each["id"] for each in library.json("import", tmp_path / "calls")["added"])
    taken = library.json("transcribe", first, "--model", model)
    assert taken["segments"] > 0 and taken["unknown_speakers"] == []
    outcome = library.json("transcribe", "--all", "--model", model)
    assert sorted(outcome["transcribed"]) == others
    assert sorted(each["id"] for each in outcome["failed"]) == sorted(mute), "nobody speaks in them"
    assert library.json("transcribe", "--all", "--model", model)["transcribed"] == []
    assert library.json("search", "h")["hits"]
    library("transcript", "export", first, "-o", tmp_path / "out.vtt")
    assert "<v agent>" in (tmp_path / "out.vtt").read_text("utf-8")


def test_without_a_model_it_says_what_to_get(library: Shell, tmp_path: Path) -> None:
    said = library("transcribe", "--all")
    assert said.status == 1 and "faster-whisper-small" in said.err
    assert library("transcribe", "--all", "--model", tmp_path / "none").status == 1
    assert library("transcribe").status == 1
    assert library("transcribe", 1, "--all").status == 1
