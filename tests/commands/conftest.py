"""A shell, calls, and the example of the checklist format."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from call_maker import MadeCall, make_conversation
from command_shell import Shell
from format_example import ANSWERS, EXAMPLE

from qa_studio.bootstrap import open_studio, preferences


@pytest.fixture
def qa(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell on a workspace that is not there yet."""
    preferences.cache_clear()  # each test is a person of its own
    return Shell(tmp_path / "workspace", capsys)


@pytest.fixture
def calls(tmp_path: Path) -> Callable[..., list[MadeCall]]:
    """Makes so many different calls in the folder `calls`, each some seconds long."""

    def make(count: int = 1, folder: str = "calls", first_turns: int = 2) -> list[MadeCall]:
        return [
            make_conversation(tmp_path / folder / f"call-{number}.wav", turns=first_turns + number)
            for number in range(count)
        ]

    return make


@pytest.fixture(scope="session")
def empty_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace that is copied for each test: copying takes a tenth of the time of making."""
    folder = tmp_path_factory.mktemp("empty") / "workspace"
    open_studio(folder, create=True).close()
    return folder


@pytest.fixture
def library(qa: Shell, empty_workspace: Path, calls: Callable[..., list[MadeCall]], tmp_path: Path) -> Shell:
    """A shell on a workspace with three calls."""
    calls(3)
    shutil.copytree(empty_workspace, qa.workspace)
    assert qa("import", tmp_path / "calls").status == 0
    return qa


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example of the file format: `example.checklist.yaml`."""
    path = tmp_path / "example.checklist.yaml"
    path.write_text(EXAMPLE, "utf-8")
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Callable[..., Path]:
    """Writes the answers of the example, with pieces of the text replaced."""

    def write(*replaced: tuple[str, str]) -> Path:
        text = ANSWERS.replace("[[3.2, 6.8]]", "[[0.2, 1.8]]")  # the calls are short
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "answers.yaml"
        path.write_text(text, "utf-8")
        return path

    return write
