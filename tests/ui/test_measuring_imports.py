"""What is imported is measured in the background."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from call_maker import make_conversation
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio
from qa_studio.ui.measuring_imports import MeasuringImports
from qa_studio.ui.runtime import Task
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def measuring(studio: Studio, around: Surroundings) -> Iterator[MeasuringImports]:
    made = MeasuringImports(studio.analysing, around.runner, studio.events, around.runner)
    yield made
    made.close()


def bring_in(studio: Studio, folder: Path, first: int, count: int) -> None:
    """Different calls."""
    for number in range(first, first + count):
        make_conversation(folder / f"{number}.wav", turns=2 + number)
    studio.importing.run(ImportOrder((folder,)), Quiet())


def test_an_import_is_measured_and_so_is_the_next(
    studio: Studio, around: Surroundings, measuring: MeasuringImports, tmp_path: Path, qtbot: QtBot
) -> None:
    begun: list[Task] = []
    around.runner.began.connect(begun.append)
    bring_in(studio, tmp_path / "calls", 0, 3)
    bring_in(studio, tmp_path / "calls", 3, 2)
    qtbot.waitUntil(lambda: begun != [] and not around.runner.busy and studio.analysing.missing() == (), timeout=20_000)


def test_stopping_it_leaves_the_rest_for_when_they_are_opened(
    studio: Studio, around: Surroundings, measuring: MeasuringImports, tmp_path: Path, qtbot: QtBot
) -> None:
    around.runner.began.connect(lambda task: task.cancel())
    bring_in(studio, tmp_path / "calls", 0, 4)
    with qtbot.waitSignal(around.runner.settled, timeout=20_000):
        pass
    assert len(studio.analysing.missing()) == 4


def test_once_closed_it_hears_nothing(
    studio: Studio, around: Surroundings, measuring: MeasuringImports, tmp_path: Path, qtbot: QtBot
) -> None:
    measuring.close()
    begun: list[Task] = []
    around.runner.began.connect(begun.append)
    bring_in(studio, tmp_path / "calls", 0, 1)
    QApplication.processEvents()
    assert begun == []
