"""What was chosen once for a recorder is chosen again by its name."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.calls import CallField
from qa_studio.domain.import_profile import ImportProfile, ImportProfileId
from qa_studio.services.studio import Studio
from qa_studio.ui.importing.dialog import ImportDialog
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def dialog(studio: Studio, around: Surroundings, qtbot: QtBot) -> ImportDialog:
    made = ImportDialog(studio, around)
    qtbot.addWidget(made)
    made.open()
    return made


def test_what_is_chosen_is_kept_and_there_the_next_time(
    dialog: ImportDialog, studio: Studio, around: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "export.csv"
    table.write_text("file,Dossier\n", "utf-8")
    dialog.use_metadata(table)
    qtbot.waitUntil(lambda: "Dossier" in dialog.columns.choices)
    dialog.columns.choices["Dossier"].chosen.emit("case")
    dialog.names.set_names("vicidial")
    dialog.zone.set_code("Europe/Berlin")
    dialog.swapped.setChecked(True)
    asked = dialog.profile.ask_name()
    asked.field.setText("Berlin")
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.profile.name == "Berlin")
    (kept,) = studio.import_profiles.all()
    assert (kept.names, kept.zone, kept.swapped) == ("vicidial", "Europe/Berlin", True)
    assert dict(kept.columns) == {"Dossier": CallField.CASE}

    around.preferences.change(import_profile="Berlin")
    again = ImportDialog(studio, around)
    qtbot.addWidget(again)
    again.open()
    qtbot.waitUntil(lambda: again.profile.name == "Berlin")
    order = again.order()
    assert (order.names, order.zone, order.swapped) == ("vicidial", "Europe/Berlin", True)
    assert order.columns == {"Dossier": CallField.CASE}


def test_columns_that_a_file_does_not_have_are_no_trouble(
    dialog: ImportDialog, studio: Studio, around: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    studio.import_profiles.keep(ImportProfile(ImportProfileId(0), "Berlin", columns={"Dossier": CallField.CASE}))
    around.preferences.change(import_profile="Berlin")
    again = ImportDialog(studio, around)
    qtbot.addWidget(again)
    again.open()
    qtbot.waitUntil(lambda: again.profile.name == "Berlin")
    other = tmp_path / "other.csv"
    other.write_text("file,queue\na.wav,Billing\n", "utf-8")
    again.use_metadata(other)
    qtbot.waitUntil(lambda: "queue" in again.columns.choices)
    assert again.trouble.text() == ""


def test_the_button_to_keep_is_reached_with_the_keyboard(dialog: ImportDialog) -> None:
    button = dialog.profile.keep_button
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
