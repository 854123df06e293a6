"""The import dialog with real files, a real metadata file and a real workspace."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.calls import CallField
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.ui.importing.dialog import ImportDialog
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Two calls, a file that is no recording, and the telephone system's list of them, in Chinese."""
    folder = tmp_path / "export"
    folder.mkdir()
    chance = np.random.default_rng(2)
    for number in (1, 2):
        soundfile.write(folder / f"call-{number}.wav", chance.uniform(-0.5, 0.5, (4000, 2)), 8000)
    (folder / "broken.wav").write_bytes(b"this is no sound at all" * 20)
    (folder / "calls.csv").write_text(
        "文件名,通话时间,坐席姓名,备注\n"
        "call-1.wav,2026-05-14 10:32:00,王芳,first\n"
        "call-2.wav,2026-05-14 11:00:00,赵磊,second\n"
        "call-9.wav,2026-05-14 11:30:00,赵磊,gone\n",
        encoding="utf-8",
    )
    return folder


def dialog_on(studio: Studio, around: Surroundings, qtbot: QtBot, *paths: Path) -> ImportDialog:
    dialog = ImportDialog(studio, around, paths)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def finish(dialog: ImportDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.result_view is not None)


def test_the_columns_of_a_metadata_file_are_shown_for_confirmation(
    studio: Studio, around: Surroundings, export: Path, qtbot: QtBot
) -> None:
    dialog = dialog_on(studio, around, qtbot, export)
    assert dialog.metadata == export / "calls.csv"
    qtbot.waitUntil(dialog.columns.isVisible)
    taken = {header: choice.code for header, choice in dialog.columns.choices.items()}
    assert taken == {"文件名": "file", "通话时间": "started_at", "坐席姓名": "agent", "备注": "extra"}


def test_a_column_can_be_taken_for_something_else(
    studio: Studio, around: Surroundings, export: Path, qtbot: QtBot
) -> None:
    dialog = dialog_on(studio, around, qtbot, export)
    qtbot.waitUntil(dialog.columns.isVisible)
    dialog.columns.choices["备注"].chosen.emit("queue")
    qtbot.waitUntil(lambda: dialog.columns.isVisible() and dialog.columns.choices["备注"].code == "queue")
    assert dialog.order().columns == {"备注": CallField.QUEUE}
    finish(dialog, qtbot)
    rows = studio.library.first(RecordingFilter(), RecordingSort("started_at", False))
    assert [(row.agent_name, row.queue) for row in rows] == [("王芳", "first"), ("赵磊", "second")]


def test_the_result_says_what_was_added_and_what_was_refused_and_why(
    studio: Studio, around: Surroundings, export: Path, qtbot: QtBot
) -> None:
    dialog = dialog_on(studio, around, qtbot, export)
    finish(dialog, qtbot)
    result = dialog.result_view
    assert result is not None
    assert [pill.accessibleName() for pill in (result.added, result.skipped, result.refused)] == [
        "2 added",
        "0 already there",
        "2 refused",
    ]
    QTest.mouseClick(result.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert {line.split("\t")[0].rsplit("/", 1)[-1] for line in lines} == {"broken.wav", "calls.csv:4"}
    assert all(hint for _, _, hint in (line.split("\t") for line in lines))


def test_what_was_added_can_be_shown(studio: Studio, around: Surroundings, export: Path, qtbot: QtBot) -> None:
    dialog = dialog_on(studio, around, qtbot, export)
    finish(dialog, qtbot)
    assert dialog.accept_button.text() == "Show them"
    with qtbot.waitSignal(dialog.show_asked) as asked:
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert len(asked.args[0]) == 2
    assert not dialog.isVisible()


def test_a_second_import_adds_nothing(studio: Studio, around: Surroundings, export: Path, qtbot: QtBot) -> None:
    finish(dialog_on(studio, around, qtbot, export), qtbot)
    again = dialog_on(studio, around, qtbot, export)
    finish(again, qtbot)
    assert again.result_view is not None
    assert again.result_view.added.accessibleName() == "0 added"
    assert again.result_view.skipped.accessibleName() == "2 already there"
    assert again.accept_button.text() == "Close"


def test_nothing_is_imported_before_something_was_chosen(
    studio: Studio, around: Surroundings, export: Path, qtbot: QtBot
) -> None:
    dialog = dialog_on(studio, around, qtbot)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.why.text() == "Add the recordings first."
    assert dialog.isVisible()
    dialog.add_paths([export])
    assert dialog.why.text() == ""


def test_a_metadata_file_that_is_none_is_said_and_can_be_left_out(
    studio: Studio, around: Surroundings, export: Path, qtbot: QtBot
) -> None:
    (export / "calls.csv").write_bytes(b"")
    dialog = dialog_on(studio, around, qtbot, export)
    qtbot.waitUntil(dialog.trouble.isVisible)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.why.text() == "The call details can't be read as they are."
    dialog.use_metadata(None)
    finish(dialog, qtbot)
    assert studio.library.count(RecordingFilter()) == 2


def test_channels_and_zone_are_handed_on(studio: Studio, around: Surroundings, export: Path, qtbot: QtBot) -> None:
    dialog = dialog_on(studio, around, qtbot, export)
    dialog.swapped.click()
    dialog.zone.set_code("Europe/Berlin")
    finish(dialog, qtbot)
    row = studio.library.first(RecordingFilter(), RecordingSort("started_at", False))[0]
    assert studio.library.get(row.id).swapped
    assert row.started_at is not None and row.started_at.hour == 8


def test_an_import_can_go_on_in_the_background_and_comes_back(
    studio: Studio, around: Surroundings, export: Path, qtbot: QtBot
) -> None:
    dialog = dialog_on(studio, around, qtbot, export)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.background, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.result_view is not None and dialog.isVisible())


def test_a_stopped_import_says_that_what_is_done_stays(
    studio: Studio, around: Surroundings, export: Path, qtbot: QtBot
) -> None:
    dialog = dialog_on(studio, around, qtbot, export)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    dialog.reject()
    qtbot.waitUntil(lambda: not around.runner.busy)
    assert dialog.isVisible()
    assert dialog.reject_button.text() == "Close"
    dialog.reject()
    assert not dialog.isVisible()
