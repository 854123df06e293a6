"""`measure` and `analyse`."""

from pathlib import Path

import pytest
import soundfile
from call_maker import Keys, Music, Voice, make_conversation, speech_samples, text_named_wav
from command_shell import Shell

SOUNDS = (Voice(1, 3, 0), Voice(3.5, 5, 1), Music(6, 12, 0), Keys(12.5, "42", 1), Voice(14, 16, 0), Voice(20, 22, 0))


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """24 seconds with everything in it."""
    path = tmp_path / "calls" / "call.wav"
    path.parent.mkdir()
    soundfile.write(path, speech_samples(23, SOUNDS), 8000)
    return path


def test_a_file_is_measured_without_a_workspace(qa: Shell, call: Path) -> None:
    found = qa.anywhere("measure", call, "--json").json
    assert found["duration_s"] == 23
    assert [channel["role"] for channel in found["channels"]] == ["agent", "customer"]
    assert found["channels"][0]["speech"] == [pytest.approx(pair, abs=0.06) for pair in ([1, 3], [14, 16], [20, 22])]
    assert found["channels"][0]["talk_s"] == pytest.approx(6, abs=0.2)
    assert found["channels"][1]["level_dbfs"] < 0
    assert found["channels"][1]["clipped_s"] == 0
    assert found["dead_air"]["spans"] == [pytest.approx([16, 20], abs=0.06)]
    assert found["dead_air"]["longest_s"] == found["dead_air"]["total_s"] == pytest.approx(4, abs=0.1)
    assert found["overlap"]["spans"] == [] and found["overlap"]["total_s"] == 0
    assert found["hold"]["spans"] == [pytest.approx([6, 12], abs=0.2)]
    assert [(tone["key"], tone["channel"]) for tone in found["dtmf"]] == [("4", "customer"), ("2", "customer")]
    assert found["dtmf"][0]["from"] == pytest.approx(12.5, abs=0.03)


def test_people_read_the_same_in_sentences(qa: Shell, call: Path) -> None:
    said = qa.anywhere("measure", call, "--language", "zh_CN")
    assert said.status == 0
    assert "4.0" in said.out and "静默" in said.out


def test_one_of_the_library_is_measured_and_kept(qa: Shell, call: Path) -> None:
    number = qa.json("import", call.parent)["added"][0]["id"]
    assert qa.json("recordings")[0]["dead_air_longest_s"] is None
    found = qa.json("measure", "--recording", number)
    listed = qa.json("recordings")[0]
    assert listed["dead_air_longest_s"] == pytest.approx(found["dead_air"]["longest_s"], abs=0.001)
    assert listed["agent_share"] == found["agent_share"]
    assert qa.json("analyse") == {"measured": 0, "failed": []}


def test_what_is_to_be_measured_must_be_said_once(qa: Shell, call: Path) -> None:
    assert qa.anywhere("measure").status == 1
    assert qa.anywhere("measure", call, "--recording", 1).status == 1
    assert qa.anywhere("measure", call.parent / "none.wav").status == 1
    assert qa.anywhere("analyse", "--jobs", 0).status == 2


def test_the_library_is_measured_once_and_what_fails_is_named(qa: Shell, call: Path) -> None:
    for number in range(3):
        make_conversation(call.parent / f"{number}.wav", turns=2 + number)
    broken = make_conversation(call.parent / "broken.wav", turns=9).path
    assert qa("import", call.parent).status == 0
    text_named_wav(broken)
    ids = {Path(row["path"]).name: row["id"] for row in qa.json("recordings")}
    said = qa("analyse", "--all", "--jobs", 2, "--json")
    assert said.status == 3
    assert said.json["measured"] == 4
    assert [failed["id"] for failed in said.json["failed"]] == [ids["broken.wav"]]
    assert "broken.wav" in said.json["failed"][0]["reason"]
    assert qa.json("analyse")["measured"] == 0
    assert sum(row["dead_air_longest_s"] is not None for row in qa.json("recordings")) == 4
