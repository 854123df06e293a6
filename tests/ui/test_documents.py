"""Asking where a document is to be written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.ui.documents import PAPER, ask_where

Answer = Callable[[QFileDialog], None]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Before which the dialog opens."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def asked(page: QWidget, answer: Answer, proposed: str = "Scorecard.pdf") -> Path | None:
    """What comes of the dialog when it is answered like this."""

    def give() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        answer(dialog)

    QTimer.singleShot(0, give)
    return ask_where(page, "Scorecard", proposed, PAPER)


def named(path: Path, kind: str = "PDF (*.pdf)") -> Answer:
    """Name the file, of this kind."""

    def answer(dialog: QFileDialog) -> None:
        dialog.selectNameFilter(kind)
        dialog.filterSelected.emit(kind)
        dialog.selectFile(str(path))
        dialog.accept()

    return answer


def test_the_path_is_the_one_that_was_named(page: QWidget, tmp_path: Path) -> None:
    assert asked(page, named(tmp_path / "card.pdf")) == tmp_path / "card.pdf"
    assert asked(page, named(tmp_path / "card.xlsx")) == tmp_path / "card.xlsx"


def test_a_name_without_a_kind_gets_the_chosen_one(page: QWidget, tmp_path: Path) -> None:
    assert asked(page, named(tmp_path / "card")) == tmp_path / "card.pdf"
    assert asked(page, named(tmp_path / "card", "Excel (*.xlsx)")) == tmp_path / "card.xlsx"


def test_a_dot_in_the_name_cuts_nothing_off(page: QWidget, tmp_path: Path) -> None:
    assert asked(page, named(tmp_path / "Team A. Smith 2026")) == tmp_path / "Team A. Smith 2026.pdf"


def test_closing_the_dialog_writes_nothing(page: QWidget) -> None:
    assert asked(page, QFileDialog.reject) is None


def test_a_slash_in_the_proposed_name_makes_no_folder(page: QWidget, tmp_path: Path) -> None:
    seen: list[str] = []

    def look(dialog: QFileDialog) -> None:
        seen.extend(Path(each).name for each in dialog.selectedFiles())
        dialog.reject()

    assert asked(page, look, "Night/Day.pdf") is None
    assert seen == ["Night-Day.pdf"]
