"""What is said where an optional package is not installed."""

import subprocess
import sys
from pathlib import Path

import pytest
from call_maker import make_conversation
from command_shell import Shell

ROOT = Path(__file__).parents[2]
WITHOUT = "import sys; sys.modules[sys.argv[1]] = None; from qa_studio.cli import main; sys.exit(main(sys.argv[2:]))"


def run_without(package: str, *words: object) -> "subprocess.CompletedProcess[str]":
    """A command in a Python that lacks the package."""
    line = [sys.executable, "-c", WITHOUT, package, *map(str, words)]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_cluster_needs_dask(qa: Shell, tmp_path: Path) -> None:
    make_conversation(tmp_path / "calls" / "a.wav", turns=3)
    assert qa("import", tmp_path / "calls").status == 0
    said = run_without("distributed", "--workspace", qa.workspace, "analyse", "--cluster", "tcp://127.0.0.1:1")
    assert said.returncode == 1
    assert "Dask" in said.stderr and "qa-studio[cluster]" in said.stderr and len(said.stderr.splitlines()) == 1
    assert run_without("distributed", "--workspace", qa.workspace, "analyse", "--jobs", 1).returncode == 0


@pytest.mark.parametrize("package", ["fsspec", "s3fs"])
def test_object_storage_needs_fsspec_and_s3fs(qa: Shell, package: str) -> None:
    said = run_without(package, "--workspace", qa.workspace, "import", "s3://calls/march")
    assert said.returncode == 1
    assert "qa-studio[cloud]" in said.stderr and len(said.stderr.splitlines()) == 1


def test_the_help_warns_of_an_open_scheduler(qa: Shell) -> None:
    said = qa.anywhere("analyse", "--help")
    assert "anybody's code" in " ".join(said.out.split()) and "TLS" in said.out
