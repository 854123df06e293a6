"""The window imports what arrives in a watched folder."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from call_maker import make_conversation
from pytestqt.qtbot import QtBot

from qa_studio.bootstrap import open_studio
from qa_studio.services.rows import RecordingFilter
from qa_studio.services.studio import Studio
from qa_studio.ui.presenter import Notice
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.watching_folders import WatchingFolders


class Watch:
    """The time, which the story moves on."""

    now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def studio(tmp_path: Path, watch: Watch) -> Iterator[Studio]:
    opened = open_studio(tmp_path / "workspace", create=True, clock=watch)
    yield opened
    opened.close()


@pytest.fixture
def watching(studio: Studio, around: Surroundings) -> Iterator[WatchingFolders]:
    made = WatchingFolders(studio.watching, around.runner, around.presenter, around.runner)
    yield made
    made.close()


def test_what_arrives_comes_in_and_is_mentioned(
    studio: Studio, around: Surroundings, watching: WatchingFolders, watch: Watch, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "arriving"
    make_conversation(folder / "one.wav", turns=2)
    (folder / "two.wav").write_bytes(b"no sound at all" * 100)
    studio.watching.watch(folder, None)
    mentioned: list[str] = []
    told: list[Notice] = []
    around.presenter.mentioned.connect(mentioned.append)
    around.presenter.noticed.connect(told.append)
    watching.look()
    qtbot.waitUntil(lambda: len(studio.watching.folders()[0].waiting) == 2)
    watch.now += timedelta(seconds=11)
    qtbot.waitUntil(lambda: not watching.looking)
    watching.look()
    qtbot.waitUntil(lambda: studio.library.count(RecordingFilter()) == 1)
    qtbot.waitUntil(lambda: mentioned != [] and told != [])
    assert mentioned == ["Recordings that arrived: 1."]
    assert [notice.kind for notice in told] == ["warn"] and "two.wav" in told[0].words


def test_a_folder_that_is_gone_is_told_once(
    studio: Studio, around: Surroundings, watching: WatchingFolders, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    studio.watching.watch(folder, None)
    shutil.rmtree(folder)
    told: list[Notice] = []
    around.presenter.noticed.connect(told.append)
    watching.look()
    qtbot.waitUntil(lambda: len(told) == 1)
    for _ in range(3):
        watching.look()
        qtbot.waitUntil(lambda: not watching.looking)
    assert len(told) == 1
