"""Backups while the workspace is in use, and the demonstration."""

from collections.abc import Callable
from pathlib import Path

import pytest
from call_maker import MadeCall
from command_shell import Shell

from qa_studio.bootstrap import make_demonstration, open_studio
from qa_studio.domain.people import Role
from qa_studio.errors import Cancelled
from qa_studio.services.progress import Quiet


def test_a_backup_restored_elsewhere_has_every_id(
    library: Shell, example: Path, answers: Callable[..., Path], tmp_path: Path
) -> None:
    library.json("checklist", "import", example)
    line = ("evaluate", 2, "--checklist", "inbound-consultation", "--answers", answers(), "--inspector", "Li")
    evaluation = library.json(*line)["evaluation"]
    copy, elsewhere = tmp_path / "copy.bak", tmp_path / "else where"
    given = library.json("backup", copy)
    assert given == {"path": str(copy), "bytes": copy.stat().st_size}
    restored = library.anywhere("restore", copy, "--workspace", elsewhere, "--json")
    assert restored.status == 0, restored.err
    assert restored.json["path"] == str(elsewhere)
    for words in (["recordings"], ["checklist", "list"]):
        assert library.anywhere(*words, "--workspace", elsewhere, "--json").json == library.json(*words)
    report = library.anywhere("report", "evaluation", evaluation, "-o", tmp_path / "x.pdf", "--workspace", elsewhere)
    assert report.status == 0


def test_a_backup_holds_what_was_committed_while_somebody_writes(library: Shell, tmp_path: Path) -> None:
    studio = open_studio(library.workspace)
    try:
        studio.people.add_person("Before", Role.INSPECTOR)
        assert library("backup", tmp_path / "copy.bak").status == 0
        studio.people.add_person("After", Role.INSPECTOR)
    finally:
        studio.close()
    library.anywhere("restore", tmp_path / "copy.bak", "--workspace", tmp_path / "restored")
    restored = open_studio(tmp_path / "restored")
    try:
        assert [person.name for person in restored.people.persons()] == ["Before"]
    finally:
        restored.close()


def test_nothing_that_is_there_is_written_over(library: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "copy.bak"
    assert library("backup", copy).status == 0
    before = copy.read_bytes()
    assert library("backup", copy).status == 1
    assert copy.read_bytes() == before
    for place in (library.workspace, tmp_path / "calls", copy):
        said = library.anywhere("restore", copy, "--workspace", place)
        assert (said.status, said.err.count("\n")) == (1, 1)
    assert len(library.json("recordings")) == 3


@pytest.mark.parametrize("name", ["calls", "calls/call-0.wav", "example.checklist.yaml"])
def test_what_is_no_backup_makes_no_workspace(library: Shell, example: Path, tmp_path: Path, name: str) -> None:
    said = library.anywhere("restore", tmp_path / name, "--workspace", tmp_path / "new")
    assert said.status == 1
    assert not (tmp_path / "new").exists()


def test_restoring_needs_a_place_that_is_named(library: Shell, tmp_path: Path) -> None:
    library("backup", tmp_path / "copy.bak")
    said = library.anywhere("restore", tmp_path / "copy.bak")
    assert said.status == 1
    assert "--workspace" in said.err


class Impatient(Quiet):
    """Somebody who stops after a while."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = 0

    def at(self, done: float, total: float | None, what: object) -> None:
        """Count; stop at the third step."""
        self.steps += 1
        if self.steps == 3:
            raise Cancelled


def test_a_demonstration_that_was_stopped_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    folder = tmp_path / "demonstration"
    with pytest.raises(Cancelled):
        make_demonstration(folder, "en", Impatient())
    assert not (folder / "workspace.sqlite3").exists()
    assert not (folder / "demonstration calls").exists()


def test_a_folder_with_other_things_in_it_becomes_no_demonstration(
    qa: Shell, calls: Callable[..., list[MadeCall]], tmp_path: Path
) -> None:
    calls(1)
    said = qa.anywhere("demo", tmp_path / "calls", "--no-window")
    assert said.status == 1
    assert [path.name for path in (tmp_path / "calls").iterdir()] == ["call-0.wav"]
