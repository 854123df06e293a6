"""Listing recordings by what they are."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from call_maker import MadeCall
from command_shell import Shell

HEADERS = ["file", "start", "agent_id", "agent", "team", "queue", "csat"]
ROWS = [
    ["call-0.wav", "2026-03-01 23:59", "1", "Wang Fang", "East", "billing", "5"],
    ["call-1.wav", "2026-03-02 00:01", "2", "Li Qiang", "East", "sales", "1"],
    ["call-2.wav", "2026-03-02 23:58", "3", "Li Qiang", "West", "sales", ""],
    ["call-3.wav", "2026-03-03 00:00", "", "王芳", "West", "投诉", ""],
]


@pytest.fixture
def centre(qa: Shell, empty_workspace: Path, calls: Callable[..., list[MadeCall]], tmp_path: Path) -> Shell:
    """Four calls around one day of the workspace's zone, Asia/Shanghai."""
    calls(4)
    shutil.copytree(empty_workspace, qa.workspace)
    table = tmp_path / "calls" / "calls.csv"
    with table.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADERS, *ROWS])
    assert qa("import", tmp_path / "calls", "--metadata", table).status == 0
    return qa


def names(shell: Shell, *words: object) -> list[str]:
    return [Path(row["path"]).stem[-1] for row in shell.json("recordings", *words)]


def test_the_newest_call_comes_first(centre: Shell) -> None:
    assert names(centre) == ["3", "2", "1", "0"]
    assert names(centre, "--limit", 2) == ["3", "2"]


def test_a_day_is_the_workspaces_and_the_last_one_is_included(centre: Shell) -> None:
    assert names(centre, "--from", "2026-03-02", "--to", "2026-03-02") == ["2", "1"]
    assert names(centre, "--from", "2026-03-03") == ["3"]
    assert names(centre, "--to", "2026-03-01") == ["0"]


def test_times_are_told_in_utc_and_shown_in_the_workspaces_zone(centre: Shell) -> None:
    assert centre.json("recordings", "--limit", 1)[0]["started_at"] == "2026-03-02T16:00:00Z"
    assert "2026-03-03 00:00" in centre("recordings", "--limit", 1).out


def test_an_agent_is_named_by_name_or_number(centre: Shell) -> None:
    assert names(centre, "--agent", "Wang Fang") == ["0"]
    assert names(centre, "--agent", "3") == ["2"]
    assert names(centre, "--agent", "王芳") == ["3"]


def test_a_name_that_two_agents_share_is_refused_with_their_numbers(centre: Shell) -> None:
    said = centre("recordings", "--agent", "Li Qiang")
    assert (said.status, said.out) == (1, "")
    assert "2, 3" in said.err


def test_teams_and_words_narrow(centre: Shell) -> None:
    assert names(centre, "--team", "East") == ["1", "0"]
    assert names(centre, "--text", "sales") == ["2", "1"]
    assert names(centre, "--text", "投诉") == ["3"]
    assert names(centre, "--text", "sales", "--team", "West") == ["2"]
    assert names(centre, "--text", "%") == []
    assert names(centre, "--text", "\"' OR 1") == []


def test_who_is_not_there_is_said(centre: Shell) -> None:
    assert centre("recordings", "--agent", "Nobody").status == 1
    assert centre("recordings", "--team", "Nowhere").status == 1


def test_every_column_of_the_contract_is_there(centre: Shell) -> None:
    row = centre.json("recordings", "--agent", "1")[0]
    assert isinstance(row["id"], int)
    assert (row["agent"], row["agent_number"], row["team"]) == ("Wang Fang", "1", "East")
    assert (row["queue"], row["direction"], row["csat"]) == ("billing", None, 5.0)
    assert (row["channels"], row["sample_rate"], row["codec"], row["complete"]) == (2, 8000, "pcm_s16", True)
