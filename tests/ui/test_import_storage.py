"""Recordings from an object storage in the window: added by URL, imported, fetched when they are opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from call_maker import make_conversation
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from s3_storage import BUCKET, Storage, opened_storage

from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.ui.importing.dialog import ImportDialog
from qa_studio.ui.importing.storage_dialog import StorageDialog
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Storage]:
    """Two calls in a storage."""
    with opened_storage(monkeypatch) as opened:
        for number in range(2):
            opened.put(
                make_conversation(tmp_path / "made" / f"{number}.wav", turns=3 + number).path, f"may/{number}.wav"
            )
        yield opened


def asked_for(dialog: ImportDialog, url: str) -> StorageDialog:
    QTest.mouseClick(dialog.add_storage_button, Qt.MouseButton.LeftButton)
    asking = dialog.findChild(StorageDialog)
    assert isinstance(asking, StorageDialog)
    QTest.keyClicks(asking.address, url)
    QTest.keyClick(asking.address, Qt.Key.Key_Return)
    return asking


def test_a_folder_of_a_storage_is_imported(
    studio: Studio, around: Surroundings, storage: Storage, qtbot: QtBot
) -> None:
    dialog = ImportDialog(studio, around)
    qtbot.addWidget(dialog)
    dialog.open()
    asked_for(dialog, f"s3://{BUCKET}/may")
    assert f"s3://{BUCKET}/may" in dialog.chosen.words
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.result_view is not None)
    rows = studio.library.first(RecordingFilter(), RecordingSort())
    assert sorted(row.path for row in rows) == [f"s3://{BUCKET}/may/{number}.wav" for number in range(2)]


def test_what_is_no_url_is_said_before_it_is_taken(studio: Studio, around: Surroundings, qtbot: QtBot) -> None:
    dialog = ImportDialog(studio, around)
    qtbot.addWidget(dialog)
    dialog.open()
    asking = asked_for(dialog, "bucket/may")
    assert asking.isVisible() and "s3://" in asking.why.text()
    assert dialog.order().urls == ()
