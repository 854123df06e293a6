"""Workspaces in folders of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.storage.workspace import OpenWorkspace, create_workspace, open_workspace


@pytest.fixture
def opened() -> Iterator[Callable[[Path], OpenWorkspace]]:
    """Opens workspaces that are closed after the test."""
    those: list[OpenWorkspace] = []

    def opener(root: Path) -> OpenWorkspace:
        those.append(open_workspace(root, read_text_of))
        return those[-1]

    yield opener
    for workspace in those:
        workspace.close()


@pytest.fixture
def workspace(tmp_path: Path, opened: Callable[[Path], OpenWorkspace]) -> OpenWorkspace:
    """A new workspace."""
    create_workspace(tmp_path / "centre")
    return opened(tmp_path / "centre")
