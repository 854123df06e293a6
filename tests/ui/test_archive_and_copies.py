"""Copies with audio and packages of months, from the administration page."""

import zipfile
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio
from qa_studio.ui.administration.page import SETTINGS, AdministrationPage
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def page(studio: Studio, around: Surroundings, qtbot: QtBot) -> AdministrationPage:
    made = AdministrationPage(studio, around)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show_tab(SETTINGS)
    made.show()
    return made


def test_the_switch_makes_a_copy_with_the_audio(
    studio: Studio, page: AdministrationPage, tmp_path: Path, qtbot: QtBot
) -> None:
    soundfile.write(tmp_path / "call.wav", np.random.default_rng(1).uniform(-0.5, 0.5, (8000, 2)), 8000)
    call = studio.importing.run(ImportOrder((tmp_path / "call.wav",)), Quiet()).added[0].id
    page.settings.copies.with_audio.click()
    page.settings.copies.copy_to(tmp_path / "all.zip")
    qtbot.waitUntil((tmp_path / "all.zip").exists)
    with zipfile.ZipFile(tmp_path / "all.zip") as package:
        assert package.read(f"recordings/{call}/call.wav") == (tmp_path / "call.wav").read_bytes()


def test_a_month_is_packed_and_checked(page: AdministrationPage, tmp_path: Path, qtbot: QtBot) -> None:
    card = page.settings.archive
    card.write(tmp_path / "month.zip")
    qtbot.waitUntil((tmp_path / "month.zip").exists)
    card.verify(tmp_path / "month.zip")
    qtbot.waitUntil(lambda: "month.zip is intact" in card.found.text())
    assert card.month.code in card.found.text()


def test_a_package_that_was_changed_is_said_to_be(page: AdministrationPage, tmp_path: Path, qtbot: QtBot) -> None:
    card = page.settings.archive
    card.write(tmp_path / "month.zip")
    qtbot.waitUntil((tmp_path / "month.zip").exists)
    with zipfile.ZipFile(tmp_path / "month.zip", "a") as package:
        package.writestr("evaluations/7.pdf", b"made up")
    card.verify(tmp_path / "month.zip")
    qtbot.waitUntil(lambda: "was changed" in card.found.text())
    assert "evaluations/7.pdf is not in the manifest." in card.found.text()
