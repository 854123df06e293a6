"""Recordings come in with what is known about them, and nothing bad stops the rest."""

import csv
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from call_maker import MadeCall, make_call, make_damaged, make_export, make_hard_names
from command_shell import Shell


def test_a_folder_comes_in_with_its_true_lengths(
    qa: Shell, calls: Callable[..., list[MadeCall]], tmp_path: Path
) -> None:
    made = calls(3)
    outcome = qa.json("import", tmp_path / "calls")
    assert [Path(added["path"]) for added in outcome["added"]] == [call.path for call in made]
    assert (outcome["skipped"], outcome["refused"]) == ([], [])
    listed = {row["path"]: row for row in qa.json("recordings")}
    for added, call in zip(outcome["added"], made, strict=True):
        row = listed[str(call.path)]
        assert (row["id"], row["duration_s"], row["channels"]) == (added["id"], call.seconds, call.channels)
        assert (row["sample_rate"], row["codec"], row["complete"]) == (call.rate, "pcm_s16", True)


def test_a_second_import_adds_nothing(library: Shell, tmp_path: Path) -> None:
    outcome = library.json("import", tmp_path / "calls")
    assert outcome["added"] == []
    assert {skipped["reason"] for skipped in outcome["skipped"]} == {"already in the library"}
    assert len(library.json("recordings")) == 3


def test_a_moved_file_is_found_again(library: Shell, tmp_path: Path) -> None:
    (tmp_path / "calls").rename(tmp_path / "elsewhere")
    outcome = library.json("import", tmp_path / "elsewhere")
    assert outcome["added"] == []
    assert {Path(row["path"]).parent.name for row in library.json("recordings")} == {"elsewhere"}


def test_a_copy_counts_once(qa: Shell, calls: Callable[..., list[MadeCall]], tmp_path: Path) -> None:
    [call] = calls(1)
    shutil.copyfile(call.path, tmp_path / "calls" / "copy.wav")
    outcome = qa.json("import", tmp_path / "calls")
    assert [len(outcome[kind]) for kind in ("added", "skipped", "refused")] == [1, 1, 0]


def test_damaged_files_are_refused_or_marked_and_the_rest_goes_on(qa: Shell, tmp_path: Path) -> None:
    damaged = make_damaged(tmp_path / "calls")
    good = make_call(tmp_path / "calls" / "good.wav", 1.5)
    outcome = qa.json("import", tmp_path / "calls")
    refused = {Path(each["path"]): each for each in outcome["refused"]}
    assert set(refused) == {damaged["header only"], damaged["text"], damaged["empty"]}
    assert all(each["reason"] and each["hint"] for each in refused.values())
    assert qa("import", tmp_path / "calls").status == 3
    rows = {Path(row["path"]): row for row in qa.json("recordings")}
    assert rows[good.path]["complete"] is True
    assert rows[damaged["data size unknown"]]["duration_s"] == 2.0
    assert 0 < rows[damaged["cut in half"]]["duration_s"] < 2.0
    assert rows[damaged["cut in half"]]["complete"] is False


def test_what_had_to_be_guessed_or_is_incomplete_is_remarked_beside_the_result(qa: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    folder.mkdir()
    (folder / "trunk7_6k.vox").write_bytes(bytes(range(256)) * 20)
    make_damaged(folder)
    done = qa("import", folder)
    assert "trunk7_6k.vox: The file has no header; by its name it was taken for Dialogic ADPCM" in done.err
    assert "one channel at 6000 Hz" in done.err
    assert "what is there can be heard" in done.err
    assert "has no header" not in done.out


def test_hard_names_make_no_difference(qa: Shell, tmp_path: Path) -> None:
    made = make_hard_names(tmp_path / "calls")
    workspace = tmp_path / '工作 区 it\'s "ours" 100%'
    said = qa.anywhere("import", tmp_path / "calls", "--workspace", workspace, "--json")
    assert {Path(each["path"]) for each in said.json["added"]} == {call.path for call in made}
    listed = qa.anywhere("recordings", "--text", "投诉", "--workspace", workspace, "--json").json
    assert [Path(row["path"]).name for row in listed] == ["客户 投诉 2026年1月.wav"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is always text")
def test_a_name_that_is_no_text_is_refused(qa: Shell, calls: Callable[..., list[MadeCall]], tmp_path: Path) -> None:
    [call] = calls(1)
    shutil.copyfile(call.path, os.fsencode(tmp_path / "calls") + b"/\xff.wav")
    outcome = qa.json("import", tmp_path / "calls")
    assert len(outcome["added"]) == 1
    assert "UTF-8" in outcome["refused"][0]["reason"]


@pytest.mark.parametrize(("encoding", "chinese"), [("utf-8-sig", False), ("utf-8", True), ("gb18030", True)])
def test_a_metadata_file_tells_who_spoke(qa: Shell, tmp_path: Path, encoding: str, chinese: bool) -> None:
    export = make_export(tmp_path / "export", encoding=encoding, chinese=chinese)
    outcome = qa.json("import", export.folder, "--metadata", export.metadata)
    lines = {int(each["path"].rsplit(":", 1)[1]) for each in outcome["refused"]}
    assert lines == set(export.bad_rows)
    rows = {Path(row["path"]).relative_to(export.folder).as_posix(): row for row in qa.json("recordings")}
    assert len(rows) == len(export.calls) + 2, "a bad row keeps no file out"
    for told in export.rows:
        row = rows[told["file"]]
        assert (row["agent"], row["agent_number"], row["team"]) == (told["agent"], told["agent_number"], told["team"])
        assert row["queue"] == told["queue"]
        assert row["direction"] == {"呼入": "in", "呼出": "out", "inbound": "in", "outbound": "out"}[told["direction"]]
        assert row["csat"] == {"满意": 5, "一般": 3, "很差": 1, "5": 5, "3": 3, "1": 1}[told["csat"]]
        assert row["customer_number"].endswith(told["customer_number"][-4:])
        assert row["customer_number"] != told["customer_number"], "it is masked"


def a_table(folder: Path, *rows: list[str]) -> Path:
    path = folder / "calls.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    return path


def test_a_column_can_be_mapped_by_hand(qa: Shell, calls: Callable[..., list[MadeCall]], tmp_path: Path) -> None:
    calls(1)
    table = a_table(tmp_path / "calls", ["clip", "product"], ["call-0.wav", "broadband"])
    qa.json("import", tmp_path / "calls", "--metadata", table, "--map", "clip=file", "--map", "product=queue")
    assert [row["queue"] for row in qa.json("recordings")] == ["broadband"]
    wrong = qa("import", tmp_path / "calls", "--metadata", table, "--map", "nope=queue")
    assert wrong.status == 1
    assert "clip, product" in wrong.err


def test_times_are_in_the_zone_that_is_named(qa: Shell, calls: Callable[..., list[MadeCall]], tmp_path: Path) -> None:
    calls(2)
    table = a_table(
        tmp_path / "calls", ["file", "start"], ["call-0.wav", "2026-03-02 09:30"], ["call-1.wav", "2026-03-02T09:30Z"]
    )
    qa.json("import", tmp_path / "calls", "--metadata", table, "--timezone", "Europe/Berlin")
    started = {Path(row["path"]).name: row["started_at"] for row in qa.json("recordings")}
    assert started == {"call-0.wav": "2026-03-02T08:30:00Z", "call-1.wav": "2026-03-02T09:30:00Z"}
    for zone in ("Mars/Phobos", "/etc/passwd", "../x"):
        assert qa("import", tmp_path / "calls", "--timezone", zone).status == 1


def test_a_recording_of_a_row_that_is_not_there_is_refused_by_its_row(
    qa: Shell, calls: Callable[..., list[MadeCall]], tmp_path: Path
) -> None:
    calls(1)
    table = a_table(tmp_path / "calls", ["file", "agent"], ["call-0.wav", "Ann"], ["lost.wav", "Bob"])
    said = qa("import", tmp_path / "calls", "--metadata", table)
    assert said.status == 3
    assert "calls.csv:3" in said.out
    assert "lost.wav isn't there. " in said.out


def test_the_same_name_in_two_folders_needs_the_folder(
    qa: Shell, calls: Callable[..., list[MadeCall]], tmp_path: Path
) -> None:
    calls(1, "all/a")
    calls(1, "all/b", first_turns=5)
    table = a_table(tmp_path, ["file", "agent"], ["call-0.wav", "Ann"], ["all/b/call-0.wav", "Bob"])
    outcome = qa.json("import", tmp_path / "all", "--metadata", table)
    assert [each["path"] for each in outcome["refused"]] == ["calls.csv:2"]
    agents = {Path(row["path"]).parent.name: row["agent"] for row in qa.json("recordings")}
    assert agents == {"a": None, "b": "Bob"}


def test_details_are_completed_by_a_later_metadata_file(library: Shell, tmp_path: Path) -> None:
    table = a_table(tmp_path / "calls", ["file", "agent", "csat"], ["call-1.wav", "Ann", "4"])
    library.json("import", tmp_path / "calls", "--metadata", table)
    again = a_table(tmp_path / "calls", ["file", "agent", "csat"], ["call-1.wav", "Bob", "1"])
    library.json("import", tmp_path / "calls", "--metadata", again)
    rows = {Path(row["path"]).name: (row["agent"], row["csat"]) for row in library.json("recordings")}
    assert rows["call-1.wav"] == ("Ann", 4.0), "what is known stays"
    assert rows["call-0.wav"] == (None, None)


@pytest.mark.parametrize("metadata", ["calls", "calls/call-0.wav", "missing.csv"])
def test_what_is_no_table_is_refused_before_anything_comes_in(
    qa: Shell, calls: Callable[..., list[MadeCall]], tmp_path: Path, metadata: str
) -> None:
    calls(1)
    said = qa("import", tmp_path / "calls", "--metadata", tmp_path / metadata)
    assert said.status == 1
    assert said.err.count("\n") == 1
    assert not qa.workspace.exists() or qa.json("recordings") == []


def test_what_was_left_of_an_unfinished_workspace_is_in_nobodys_way(
    qa: Shell, calls: Callable[..., list[MadeCall]], tmp_path: Path
) -> None:
    calls(1)
    for leftover in ("cache", "backups"):
        (qa.workspace / leftover).mkdir(parents=True)
    (qa.workspace / "workspace.sqlite3.new").write_bytes(b"half")
    (qa.workspace / "workspace.sqlite3.new-journal").write_bytes(b"half")
    assert len(qa.json("import", tmp_path / "calls")["added"]) == 1
    assert len(qa.json("checklist", "list")) == 3


def test_the_outcome_is_said_in_the_language_of_the_line(library: Shell, tmp_path: Path) -> None:
    english = library.json("import", tmp_path / "calls", "--language", "en")
    chinese = library.json("import", tmp_path / "calls", "--language", "zh_CN")
    assert [each["path"] for each in english["skipped"]] == [each["path"] for each in chinese["skipped"]]
    assert json.dumps(chinese)
