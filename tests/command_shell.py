"""Running a command as a user would, in this process."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qa_studio.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said: its exit status, its standard output, and its standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on the standard output."""
        return json.loads(self.out)


class Shell:
    """Types commands on a workspace; they are given as text, or as paths."""

    def __init__(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.workspace = workspace
        self._capsys = capsys

    def anywhere(self, *words: object) -> Said:
        """Run a line that names its workspace itself, or needs none."""
        self._capsys.readouterr()
        status = main([str(word) for word in words])
        heard = self._capsys.readouterr()
        return Said(status, heard.out, heard.err)

    def __call__(self, *words: object) -> Said:
        """Run a line on the workspace."""
        return self.anywhere("--workspace", self.workspace, *words)

    def json(self, *words: object) -> Any:
        """Run a line that must succeed, or succeed in part; gives its document."""
        said = self("--json", *words)
        assert said.status in (0, 3), said.err
        return said.json
