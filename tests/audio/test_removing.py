"""Retention on object storage: a real S3 server, its objects, and the copies on this computer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from call_maker import make_conversation
from s3_storage import BUCKET, Storage, opened_storage

from qa_studio.bootstrap import open_studio
from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.retained import Removed
from qa_studio.services.studio import Studio


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Storage]:
    """An S3 storage whose keys are in the environment."""
    with opened_storage(monkeypatch) as opened:
        yield opened


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A workspace that keeps audio for thirty days."""
    opened = open_studio(tmp_path / "workspace", create=True)
    rule = replace(opened.settings.read(), retention_days=30, retention_evaluated_only=False)
    opened.settings.save(rule)
    yield opened
    opened.close()


@pytest.fixture
def call(studio: Studio, storage: Storage, tmp_path: Path) -> RecordingId:
    """A call of January 2020 that lies in the storage and was heard here."""
    url = storage.put(make_conversation(tmp_path / "made" / "old.wav", turns=2).path, "2020/old.wav")
    added = studio.importing.run(ImportOrder((), urls=(url,)), Quiet()).added[0].id
    details = studio.library.get(added).details
    studio.library.correct(added, replace(details, started_at=datetime(2020, 1, 2, tzinfo=UTC)))
    studio.library.sound_file(added)
    return added


def run(studio: Studio) -> Removed:
    """Remove what is due."""
    due = studio.retention.preview(studio.today())
    assert due is not None
    assert due.recordings == 1
    return studio.retention.run(due, Quiet())


def copies(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "workspace" / "cache").rglob("old.wav"))


def test_the_object_goes_and_its_copy_on_this_computer(
    studio: Studio, storage: Storage, call: RecordingId, tmp_path: Path
) -> None:
    assert copies(tmp_path)
    assert run(studio).recordings == 1
    assert not storage.files.exists(f"{BUCKET}/2020/old.wav")
    assert not copies(tmp_path)


def test_an_object_that_is_gone_already_is_no_trouble(studio: Studio, storage: Storage, call: RecordingId) -> None:
    storage.files.rm_file(f"{BUCKET}/2020/old.wav")
    assert run(studio).recordings == 1


def test_another_object_in_its_place_stays(studio: Studio, storage: Storage, call: RecordingId, tmp_path: Path) -> None:
    storage.put(make_conversation(tmp_path / "made" / "new.wav", turns=5).path, "2020/old.wav")
    assert "Something else" in str(run(studio).left[0].why)
    assert storage.files.exists(f"{BUCKET}/2020/old.wav")


def test_a_storage_that_does_not_answer_is_not_taken_for_an_empty_one(
    studio: Studio, storage: Storage, call: RecordingId
) -> None:
    storage.stop()
    assert len(run(studio).left) == 1
    assert studio.library.get(call).audio is not AudioState.REMOVED
