"""What holds for every command: where options stand, what goes to which output, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_shell import Shell


def in_a_process(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "qa_studio", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        cwd=Path(__file__).parents[2],
    )


def test_the_workspace_may_be_named_anywhere_on_the_line(library: Shell) -> None:
    place = library.workspace
    before = library.anywhere("--workspace", place, "--json", "recordings", "--limit", 1)
    after = library.anywhere("recordings", "--limit", 1, f"--workspace={place}", "--json")
    assert before.json == after.json
    assert len(before.json) == 1


def test_the_workspace_of_the_environment_is_taken_where_the_line_names_none(
    library: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_STUDIO_WORKSPACE", str(library.workspace))
    assert len(library.anywhere("recordings", "--json").json) == 3


def test_the_last_workspace_is_opened_again(library: Shell) -> None:
    assert len(library.anywhere("recordings", "--json").json) == 3


def test_without_any_workspace_a_command_says_how_to_name_one(qa: Shell) -> None:
    said = qa.anywhere("recordings")
    assert (said.status, said.out) == (1, "")
    assert "--workspace" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    "line",
    [
        ["nonsense"],
        ["recordings", "--nope"],
        ["recordings", "--work", "here"],
        ["recordings", "--limit", "0"],
        ["recordings", "--from", "2026-13-01"],
        ["--language", "de", "recordings"],
        ["recordings", "--workspace"],
        ["import"],
        ["import", "calls", "--map", "skill"],
        ["checklist"],
        ["report", "scorecard", "-o", "out.pdf"],
        ["evaluate", "first", "--checklist", "a", "--answers", "b", "--inspector", "c"],
        ["clip", "call.wav", "--from", "-1", "--to", "2", "-o", "out.wav"],
        ["waveform", "call.wav", "-o", "out.dat", "--bits", "12"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(qa: Shell, line: list[str]) -> None:
    said = qa.anywhere(*line)
    assert (said.status, said.out) == (2, "")
    assert said.err


@pytest.mark.parametrize(
    "line",
    [
        ["recordings"],
        ["checklist", "list"],
        ["checklist", "check", "missing.yaml"],
        ["checklist", "export", "missing", "-o", "out.yaml"],
        ["score", "missing.yaml", "missing.yaml"],
        ["score", "x" * 300, "missing.yaml"],
        ["import", "missing"],
        ["waveform", "missing.wav", "-o", "out.dat"],
        ["clip", "missing.wav", "--from", "1", "--to", "2", "-o", "out.wav"],
        ["report", "evaluation", "1", "-o", "out.pdf"],
        ["backup", "out.bak"],
        ["restore", "missing.bak"],
    ],
    ids=lambda line: " ".join(line)[:40],
)
def test_what_is_not_there_ends_with_1_and_one_line(qa: Shell, line: list[str]) -> None:
    said = qa(*line)
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert len([sentence for sentence in said.err.split(". ") if sentence]) >= 2, "what happened, and what to do"
    assert "Traceback" not in said.err


def test_ids_that_nothing_has_are_not_found_however_large(library: Shell) -> None:
    for number in (0, 999, 10**30):
        said = library("report", "evaluation", number, "-o", library.workspace.parent / "out.pdf")
        assert said.status == 1
        assert said.err.startswith("There is no evaluation")


def test_a_password_in_a_database_url_is_not_repeated(qa: Shell) -> None:
    said = qa.anywhere("recordings", "--workspace", "postgresql+psycopg://ann:secret@host/centre")
    assert said.status == 1
    assert "secret" not in said.err


def test_a_process_of_its_own_speaks_json_only_and_ends_with_the_status(library: Shell, tmp_path: Path) -> None:
    (tmp_path / "calls" / "broken.wav").write_text("403 Forbidden", "utf-8")
    done = in_a_process("import", tmp_path / "calls", "--json", "--workspace", library.workspace)
    assert done.returncode == 3, done.stderr
    assert len(json.loads(done.stdout)["refused"]) == 1
    assert done.stderr == ""


def test_json_is_utf8_whatever_the_terminal_is(library: Shell, tmp_path: Path) -> None:
    done = in_a_process(
        "checklist", "list", "--language", "zh_CN", "--json", "--workspace", library.workspace, PYTHONIOENCODING="ascii"
    )
    assert done.returncode == 0, done.stderr
    assert "投诉" in done.stdout


def test_no_command_loads_qt(library: Shell, tmp_path: Path) -> None:
    call = tmp_path / "calls" / "call-0.wav"
    lines = [
        ["recordings", "--workspace", str(library.workspace)],
        ["import", str(tmp_path / "calls"), "--workspace", str(library.workspace)],
        ["clip", str(call), "--from", "0", "--to", "1", "-o", str(tmp_path / "clip.wav")],
        ["waveform", str(call), "-o", str(tmp_path / "call.dat")],
        ["report", "actions", "-o", str(tmp_path / "actions.pdf"), "--workspace", str(library.workspace)],
        ["report", "actions", "-o", str(tmp_path / "actions.xlsx"), "--workspace", str(library.workspace)],
        ["doctor"],
    ]
    program = (
        "import sys\n"
        "from qa_studio.cli import main\n"
        f"assert [main(line) for line in {lines!r}] == {[0] * len(lines)!r}\n"
        "qt = ('PySide6', 'shiboken', 'pyqtgraph', 'qa_studio.ui')\n"
        "loaded = [name for name in sys.modules if name.startswith(qt)]\n"
        "assert not loaded, loaded\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 0, done.stderr


def test_whoever_stops_reading_hears_no_complaint(library: Shell) -> None:
    listing = f"{sys.executable} -m qa_studio recordings --workspace '{library.workspace}'"
    done = subprocess.run(
        ["sh", "-c", f"{listing} | true"], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert done.stderr == ""


def test_doctor_names_what_works(qa: Shell) -> None:
    said = qa.anywhere("doctor", "--json")
    assert said.status == 0, said.err
    checks = {check["name"]: check for check in said.json["checks"]}
    assert checks["database"]["ok"] is True
    assert "SQLite" in checks["database"]["detail"]
    for check in checks.values():
        assert set(check) == {"name", "ok", "detail", "hint"}
        assert check["ok"] or check["hint"], check
