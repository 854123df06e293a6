"""A call that lies in an object storage, on the inspect page: fetched, drawn, and said where nothing answers."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from call_maker import make_conversation
from inspect_stage import Stage, on_stage
from pytestqt.qtbot import QtBot
from s3_storage import BUCKET, Storage, opened_storage

from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.theme import Theme


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Storage]:
    """An S3 storage whose keys are in the environment."""
    with opened_storage(monkeypatch) as opened:
        yield opened


@pytest.fixture
def stage(
    studio: Studio, storage: Storage, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    """The page with a call of the storage that was imported, but is not on this machine any more."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    storage.put(make_conversation(tmp_path / "made" / "call.wav", turns=6).path, "call.wav")
    with on_stage(studio, tmp_path, qtbot) as opened:
        (added,) = studio.importing.run(ImportOrder((), urls=(f"s3://{BUCKET}",)), Quiet()).added
        opened.settle()
        rmtree(Path(studio.place) / "cache", ignore_errors=True)
        opened.recording = added.id
        yield opened


def fetching(stage: Stage) -> list[str]:
    """The titles of the long work that begins from now on."""
    begun: list[str] = []
    stage.runner.began.connect(lambda task: begun.append(str(task.title)))
    return begun


def test_a_call_elsewhere_is_fetched_in_sight_and_can_be_heard(stage: Stage) -> None:
    begun = fetching(stage)
    assert not stage.studio.library.at_hand(stage.recording)
    stage.open()
    assert "Fetching the recording" in begun
    stage.until(lambda: stage.player.duration_s > 1)
    assert stage.studio.library.at_hand(stage.recording)


def test_a_storage_that_is_silent_is_said_and_the_work_goes_on(stage: Stage, storage: Storage) -> None:
    storage.stop()
    bench = stage.open()
    said = [banner for banner in bench.findChildren(Banner) if "can't be reached" in banner.accessibleName()]
    assert len(said) == 1
    assert stage.questions
