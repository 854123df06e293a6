"""Before an import one sees what the names of the files become."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.ui.importing.dialog import ImportDialog
from qa_studio.ui.surroundings import Surroundings

OUT = "out-71222333444-1002-20241105-091730-1730780250.107.wav"  # recorded at UTC+05:00
MEETING = "meeting.wav"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A call that FreePBX recorded, and a file that somebody named."""
    folder = tmp_path / "monitor"
    folder.mkdir()
    chance = np.random.default_rng(2)
    for name in (OUT, MEETING):
        soundfile.write(folder / name, chance.uniform(-0.5, 0.5, 4000), 8000)
    return folder


@pytest.fixture
def dialog(studio: Studio, around: Surroundings, folder: Path, qtbot: QtBot) -> ImportDialog:
    return dialog_on(studio, around, folder, qtbot)


def dialog_on(studio: Studio, around: Surroundings, folder: Path, qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog(studio, around, (folder,))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def choose(dialog: ImportDialog, code: str) -> None:
    """Pick from the list as the keyboard does."""
    dialog.names.choice.set_code(code)
    dialog.names.choice.activated.emit(dialog.names.choice.currentIndex())


def preview(dialog: ImportDialog) -> dict[str, list[str]]:
    """The cells after the name, by the name of the file."""
    model = dialog.names.model
    cells = [[str(model.index(row, at).data()) for at in range(model.columnCount())] for row in range(model.rowCount())]
    return {line[0].split("\n")[0]: line[1:] for line in cells}


def test_without_a_choice_nothing_is_read_from_the_names(dialog: ImportDialog) -> None:
    assert dialog.order().names is None
    assert dialog.names.table.isHidden()
    assert not dialog.names.template.isVisible()


def test_a_preset_shows_what_the_first_files_become(dialog: ImportDialog, qtbot: QtBot) -> None:
    choose(dialog, "freepbx")
    qtbot.waitUntil(dialog.names.table.isVisible)
    rows = preview(dialog)
    assert rows[OUT] == ["5 Nov 2024, 12:17", "Outbound", "1002", "–", "712****3444"]
    other = next(cells for name, cells in rows.items() if name.startswith(MEETING))
    assert other == ["–"] * 5
    assert dialog.names.summary.text() == (
        "The unique ids in the names put the recorder at UTC+05:00. "
        "meeting isn't named like in-dst-src-20260314-101502-1773454502.17."
    )


def test_a_template_is_read_while_it_is_typed(dialog: ImportDialog, qtbot: QtBot) -> None:
    choose(dialog, "own")
    assert dialog.names.template.isVisible()
    dialog.names.template.clear()
    QTest.keyClicks(dialog.names.template, "{case")
    qtbot.waitUntil(lambda: bool(dialog.names.unclear))
    assert "A brace in it is not closed" in dialog.names.unclear
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.why.text() == "The template of the file names can't be used as it is."
    QTest.keyClicks(dialog.names.template, "}")
    qtbot.waitUntil(dialog.names.table.isVisible)
    assert dialog.names.unclear == ""
    assert dialog.order().names == "{case}"


def test_what_was_shown_is_what_comes_into_the_library(dialog: ImportDialog, studio: Studio, qtbot: QtBot) -> None:
    choose(dialog, "freepbx")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.result_view is not None)
    rows = {Path(row.path).name: row for row in studio.library.first(RecordingFilter(), RecordingSort(), 5)}
    assert (rows[OUT].agent_number, rows[OUT].direction) == ("1002", "out")
    assert rows[MEETING].agent_number is None
    assert dialog.result_view is not None
    noted = [dialog.result_view.model.index(row, 0).data() for row in range(dialog.result_view.model.rowCount())]
    assert noted == [MEETING]


def test_the_next_import_begins_with_the_last_choice(
    studio: Studio, around: Surroundings, folder: Path, qtbot: QtBot
) -> None:
    first = dialog_on(studio, around, folder, qtbot)
    choose(first, "own")
    first.names.template.setText("{customer_number}-{case}")
    first.zone.set_code("Europe/Berlin")
    QTest.mouseClick(first.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: first.result_view is not None)
    again = dialog_on(studio, around, folder, qtbot)
    assert again.order().names == "{customer_number}-{case}"
    assert again.order().zone == "Europe/Berlin"
