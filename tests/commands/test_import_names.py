"""The names of the files tell about the calls, where no metadata file knows better."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from call_maker import make_conversation
from command_shell import Shell

OUT = "out-71222333444-1002-20241105-091730-1730780250.107.wav"  # recorded at UTC+05:00
QUEUE = "q-500-13812348001-20241105-101730-1730783850.9.wav"


@pytest.fixture
def named(tmp_path: Path) -> Callable[..., Path]:
    """Makes a call under each name, each of another length, in the folder `named`."""

    def make(*names: str) -> Path:
        for number, name in enumerate(names):
            make_conversation(tmp_path / "named" / name, turns=2 + number)
        return tmp_path / "named"

    return make


def rows(qa: Shell) -> dict[str, dict[str, Any]]:
    return {Path(row["path"]).name: row for row in qa.json("recordings")}


def test_names_of_freepbx_become_details_of_the_calls(qa: Shell, named: Callable[..., Path]) -> None:
    said = qa("--json", "import", named(OUT, QUEUE), "--names", "freepbx")
    assert {kind: len(each) for kind, each in said.json.items()} == {"added": 2, "skipped": 0, "refused": 0}
    assert "UTC+05:00 (recordings: 2)" in said.err
    out, queue = rows(qa)[OUT], rows(qa)[QUEUE]
    assert (out["direction"], out["agent_number"], out["started_at"]) == ("out", "1002", "2024-11-05T04:17:30Z")
    assert out["customer_number"] == "712****3444"
    assert (queue["direction"], queue["queue"], queue["started_at"]) == ("in", "500", "2024-11-05T05:17:30Z")


def test_a_metadata_row_goes_before_the_name_and_the_name_fills_its_gaps(
    qa: Shell, named: Callable[..., Path], tmp_path: Path
) -> None:
    folder = named(OUT, QUEUE)
    table = tmp_path / "named" / "calls.csv"
    table.write_text(f"file,agent,team,queue,start_time\n{OUT},Anna,Night,billing,\n", "utf-8")
    qa.json("import", folder, "--metadata", table, "--names", "FreePBX")
    out, queue = rows(qa)[OUT], rows(qa)[QUEUE]
    # The agent comes from the row as a whole, so that Anna does not become the owner of extension 1002.
    assert (out["agent"], out["agent_number"], out["team"], out["queue"]) == ("Anna", None, "Night", "billing")
    assert (out["direction"], out["started_at"]) == ("out", "2024-11-05T04:17:30Z")
    assert queue["queue"] == "500"


def test_a_template_of_ones_own_in_the_recorders_zone(qa: Shell, named: Callable[..., Path]) -> None:
    folder = named("20260314-101502_13812348001_late-shift_1001.wav")
    template = "{date:%Y%m%d}-{time:%H%M%S}_{customer_number}_{queue}_{agent_number}"
    qa.json("import", folder, "--names", template, "--timezone", "Europe/Berlin")
    [row] = rows(qa).values()
    assert (row["queue"], row["agent_number"], row["started_at"]) == ("late-shift", "1001", "2026-03-14T09:15:02Z")


def test_a_file_named_otherwise_comes_in_with_a_note(qa: Shell, named: Callable[..., Path]) -> None:
    said = qa("--json", "import", named(OUT, "meeting.wav"), "--names", "freepbx")
    assert len(said.json["added"]) == 2
    note = (
        "meeting.wav: imported without call details: meeting isn't named like in-dst-src-20260314-101502-1773454502.17."
    )
    assert note in said.err
    assert rows(qa)["meeting.wav"]["started_at"] is None


def test_the_notes_and_the_zone_are_told_in_words(qa: Shell, named: Callable[..., Path]) -> None:
    said = qa("import", named(OUT, "meeting.wav"), "--names", "freepbx", "--language", "zh_CN")
    assert said.status == 0
    assert "meeting.wav：已导入，但没有通话信息：" in said.err
    assert "UTC+05:00" in said.err


def test_names_complete_what_is_in_the_library_already(qa: Shell, named: Callable[..., Path]) -> None:
    folder = named(OUT)
    qa.json("import", folder)
    outcome = qa.json("import", folder, "--names", "freepbx")
    assert [each["reason"] for each in outcome["skipped"]] == [
        "already in the library; its call details were completed"
    ]
    assert rows(qa)[OUT]["agent_number"] == "1002"


@pytest.mark.parametrize("names", ["asterix", "{agnet}_{date}", "{date"])
def test_what_is_neither_preset_nor_template_makes_nothing(qa: Shell, named: Callable[..., Path], names: str) -> None:
    said = qa("import", named(OUT), "--names", names)
    assert said.status == 1
    assert len(said.err.strip().splitlines()) == 1
    assert ("vicidial" in said.err) == ("{" not in names)
    assert not qa.workspace.exists()
