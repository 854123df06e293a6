"""Backups with the audio, and what comes of them, on a folder and on a database."""

import hashlib
import json
import shutil
import zipfile
from itertools import count
from pathlib import Path

import pytest
from call_maker import make_conversation
from command_shell import Shell
from postgres_server import PostgresServer
from s3_storage import opened_storage

_databases = count(1)


def place(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place for a workspace."""
    if kind == "folder":
        return str(tmp_path / "new" / "place")
    server: PostgresServer = request.getfixturevalue("server")
    name = f"full_{next(_databases)}"
    server.run(f"CREATE DATABASE {name}")
    return server.address(name)


def sounds(folder: Path) -> set[str]:
    return {hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.wav")}


@pytest.mark.parametrize("kind", ["folder", "database"])
def test_a_workspace_comes_back_with_its_audio_though_all_else_is_lost(
    qa: Shell, calls: object, tmp_path: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    calls(3)  # type: ignore[operator]
    before = place(kind, request, tmp_path)
    assert qa.anywhere("import", tmp_path / "calls", "--workspace", before).status == 0
    copy, kept = tmp_path / "all.zip", sounds(tmp_path / "calls")
    made = qa.anywhere("backup", copy, "--with-audio", "--workspace", before, "--json").json
    assert (made["recordings"], made["left_out"], made["bytes"]) == (3, [], copy.stat().st_size)
    listed = qa.anywhere("recordings", "--workspace", before, "--json").json
    shutil.rmtree(tmp_path / "calls")
    again = place(kind, request, tmp_path / "again")
    folder = Path(again) / "recordings" if kind == "folder" else tmp_path / "sound"
    named = [] if kind == "folder" else ["--recordings", folder]
    restored = qa.anywhere("restore", copy, "--workspace", again, *named, "--json")
    assert restored.status == 0, restored.err
    assert restored.json["recordings"] == 3
    assert sounds(folder) == kept
    rows = qa.anywhere("recordings", "--workspace", again, "--json").json
    assert [row["id"] for row in rows] == [row["id"] for row in listed]
    assert [Path(row["path"]) for row in rows] == [
        folder / str(row["id"]) / Path(old["path"]).name for row, old in zip(rows, listed, strict=True)
    ]
    measured = qa.anywhere("measure", "--recording", rows[0]["id"], "--workspace", again)
    assert measured.status == 0, measured.err
    assert qa.anywhere("audit", "verify", "--workspace", again).status == 0


def test_a_file_that_is_gone_is_named_and_the_rest_is_copied(library: Shell, tmp_path: Path) -> None:
    (tmp_path / "calls" / "call-1.wav").unlink()
    said = library("backup", tmp_path / "all.zip", "--with-audio", "--json")
    assert said.status == 3
    assert said.json["recordings"] == 2
    assert "call-1.wav is not there." in said.json["left_out"][0]["reason"]


def test_what_lies_in_object_storage_is_in_the_copy_or_named_in_its_manifest(
    qa: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_storage(monkeypatch) as storage:
        call = make_conversation(tmp_path / "made" / "one.wav", turns=2).path
        for name in ("one", "two"):
            storage.put(call if name == "one" else make_conversation(tmp_path / "made" / "2.wav", turns=3).path,
                        f"march/{name}.wav")  # fmt: skip
        assert qa("import", "s3://calls/march").status == 0
        shutil.rmtree(qa.workspace / "cache" / "remote")
        storage.files.rm_file("calls/march/two.wav")
        said = qa("backup", tmp_path / "all.zip", "--with-audio", "--json")
        assert (said.status, said.json["recordings"], len(said.json["left_out"])) == (3, 1, 1)
    with zipfile.ZipFile(tmp_path / "all.zip") as package:
        told = json.loads(package.read("manifest.json"))
        assert list(told["recordings"].values()) == ["recordings/1/one.wav"]
        assert told["left_out"] == [2] and "two.wav" in told["left_out_because"]["2"]
        assert package.read("recordings/1/one.wav") == call.read_bytes()


def test_a_damaged_copy_makes_no_workspace(library: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "all.zip"
    library("backup", copy, "--with-audio")
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 255
    copy.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    said = library.anywhere("restore", copy, "--workspace", tmp_path / "new")
    assert said.status == 1
    assert "another file than was packed" in said.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_name_in_a_copy_does_not_lead_out_of_the_folder(library: Shell, tmp_path: Path) -> None:
    copy, bad = tmp_path / "all.zip", tmp_path / "bad.zip"
    library("backup", copy, "--with-audio")
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(bad, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = content.replace(b"recordings/1/call", b"recordings/1/../../../../call")
            new.writestr(name.replace("recordings/1/call", "recordings/1/../../../../call"), content)
    said = library.anywhere("restore", bad, "--workspace", tmp_path / "deep" / "new")
    assert said.status == 0, said.err
    assert len(list((tmp_path / "deep" / "new" / "recordings" / "1").iterdir())) == 1
    assert not list(tmp_path.glob("call-*"))


def test_nothing_that_is_there_is_written_over(library: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "all.zip"
    library("backup", copy, "--with-audio")
    assert library("backup", copy, "--with-audio").status == 1
    said = library.anywhere("restore", copy, "--workspace", library.workspace)
    assert said.status == 1
    assert "is not empty" in said.err
    assert library.anywhere("archive", "verify", copy).status == 1


def test_audio_of_a_database_needs_a_folder(library: Shell, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    library("backup", tmp_path / "all.zip", "--with-audio")
    said = library.anywhere("restore", tmp_path / "all.zip", "--workspace", place("database", request, tmp_path))
    assert said.status == 1
    assert "--recordings" in said.err


def test_the_copy_of_a_database_says_how_it_is_made_by_hand(
    qa: Shell, calls: object, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    calls(1)  # type: ignore[operator]
    team = place("database", request, tmp_path)
    qa.anywhere("import", tmp_path / "calls", "--workspace", team)
    said = qa.anywhere("backup", tmp_path / "team.dump", "--workspace", team)
    assert said.status == 0
    assert "pg_dump --format=custom --no-owner --file=FILE postgresql://" in said.err
