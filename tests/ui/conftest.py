"""Every test of the window runs in the shipped theme, and any warning of Qt's own fails it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from centre import Centre
from gui_thread import the_window_asks_nothing_while_it_paints
from no_qt_warning import no_qt_warning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_garbage import widgets_end_with_their_test

from qa_studio.bootstrap import preferences
from qa_studio.services.studio import Studio
from qa_studio.ui.navigation import Destination, Navigation
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import Theme

__all__ = ["no_qt_warning", "the_window_asks_nothing_while_it_paints", "widgets_end_with_their_test"]


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    """The light theme over the application; a test may change it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    worn = Theme(app, "light")
    yield worn
    worn.use("light")


@contextmanager
def _surrounded(studio: Studio) -> Iterator[Surroundings]:
    me = studio.people.person(studio.people.add_person("李静"))
    presenter = Presenter("en")
    runner = TaskRunner(presenter)
    studio.events.deliver_through(runner.post)
    # The choices of one test must not be seen by the next; the store itself lies in the test's own home.
    preferences.cache_clear()
    yield Surroundings(
        runner=runner,
        presenter=presenter,
        events=studio.events,
        navigation=Navigation(),
        preferences=preferences(),
        person=me,
        language="en",
        zone=ZoneInfo("Asia/Shanghai"),
    )
    runner.close()
    preferences.cache_clear()


@pytest.fixture
def around(studio: Studio, theme: Theme) -> Iterator[Surroundings]:
    """What pages are given: a real runner, and 李静 before the window, in English and Shanghai's time."""
    with _surrounded(studio) as surroundings:
        yield surroundings


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre that is founded once and copied for each story."""
    folder = tmp_path_factory.mktemp("founded") / "workspace"
    Centre.founded(folder).studio.close()
    return folder


@pytest.fixture
def centre(founded: Path, tmp_path: Path) -> Iterator[Centre]:
    """A centre in March 2026, to fill with calls and evaluations."""
    copytree(founded, tmp_path / "workspace")
    opened = Centre(tmp_path / "workspace")
    yield opened
    opened.studio.close()


@pytest.fixture
def around_centre(centre: Centre, theme: Theme) -> Iterator[Surroundings]:
    """The same as `around`, in the centre."""
    with _surrounded(centre.studio) as surroundings:
        yield surroundings


@pytest.fixture
def gone_to(around_centre: Surroundings) -> list[Destination]:
    """Where pages in the centre have asked to go."""
    places: list[Destination] = []
    around_centre.navigation.asked.connect(places.append)
    return places
