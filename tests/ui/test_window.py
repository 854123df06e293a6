"""The window's owner: workspaces, persons, settings, language and appearance, and what is where when they change."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from call_maker import Tone, make_call
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from window_stage import CONTROL, LONG_MS, Seat, seated

from qa_studio.bootstrap import open_studio, preferences
from qa_studio.cli import main
from qa_studio.domain.people import Role
from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.errors import WorkspaceTrouble
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.help.window import HelpWindow
from qa_studio.ui.importing.dialog import ImportDialog
from qa_studio.ui.place_list import PLACES
from qa_studio.ui.recordings.page import RecordingsPage
from qa_studio.ui.searching.dialog import SearchDialog
from qa_studio.ui.settings_dialog import SettingsDialog
from qa_studio.ui.theme import tokens

Key = Qt.Key


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace that is copied for each story."""
    folder = tmp_path_factory.mktemp("made") / "centre"
    open_studio(folder, create=True).close()
    return folder


@pytest.fixture
def seat(made: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    """Before a window on a new workspace."""
    copytree(made, tmp_path / "centre")
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    preferences.cache_clear()
    with seated(qtbot, tmp_path / "centre") as sitting:
        yield sitting


def choices(menu: QMenu, title: str) -> dict[str, bool]:
    """The choices of a submenu, and which is checked."""
    (sub,) = [each for each in menu.findChildren(QMenu) if each.title() == title]
    return {action.text(): action.isChecked() for action in sub.actions()}


def choose(menu: QMenu, title: str, words: str) -> None:
    (sub,) = [each for each in menu.findChildren(QMenu) if each.title() == title]
    next(action for action in sub.actions() if action.text() == words).trigger()


def person_menu(seat: Seat) -> QMenu:
    return seat.window._person_menu(seat.window.shell)


def test_a_new_workspace_has_the_three_checklists_and_somebody_who_sits_here(seat: Seat) -> None:
    assert len(seat.studio.checklists.rows()) == 3
    (person,) = seat.studio.people.persons()
    assert seat.window.person == person
    assert seat.window.shell.place == "my_work"


def test_every_place_of_an_empty_workspace_opens_and_has_the_keyboard(seat: Seat) -> None:
    for code, _, _ in PLACES:
        page = seat.go(code)
        assert seat.window.shell.place == code
        assert not seat.noticed, code
        keyboard = seat.keyboard()
        assert keyboard is page or page.isAncestorOf(keyboard), code


def test_all_places_can_be_reached_with_the_palette(seat: Seat) -> None:
    seat.press(Key.Key_K, modifier=CONTROL)
    seat.until(lambda: seat.window.shell.overlay is not None)
    seat.type("causes")
    seat.press(Key.Key_Return)
    seat.settle()
    assert seat.window.shell.place == "causes"


def test_somebody_else_sits_down_and_finds_their_own_desk(seat: Seat) -> None:
    seat.studio.people.add_person("李静", Role.LEAD)
    seat.settle()
    menu = person_menu(seat)
    assert list(choices(menu, "Who sits here").values()) == [True, False]
    choose(menu, "Who sits here", "李静")
    seat.settle()
    assert seat.window.person.name == "李静"
    assert preferences().now.person == seat.window.person.id


def test_somebody_who_left_is_not_offered_and_does_not_sit_here(seat: Seat) -> None:
    first = seat.window.person
    other = seat.studio.people.add_person("李静")
    seat.settle()
    seat.studio.people.change_person(first.id, first.name, first.role, seat.studio.today())
    seat.until(lambda: seat.window.person.id == other)
    assert list(choices(person_menu(seat), "Who sits here")) == ["李静"]


def test_appearance_changes_at_once_and_is_remembered(seat: Seat) -> None:
    light = tokens()
    choose(person_menu(seat), "Appearance", "Dark")
    assert tokens() is not light
    assert preferences().now.theme == "dark"
    choose(person_menu(seat), "Appearance", "Light")
    assert tokens() is light


def test_settings_of_the_workspace_are_saved_and_stand_in_the_title(seat: Seat) -> None:
    seat.window.show_settings()
    dialog = seat.window.shell.findChild(SettingsDialog)
    assert dialog is not None
    settings = WorkspaceSettings(name="Blue Line", zone="Europe/Berlin", least_n=5)
    dialog.saved.emit(preferences().now, settings)
    dialog.reject()
    seat.until(lambda: seat.title().startswith("Blue Line"))
    assert seat.studio.settings.read() == settings


def test_another_workspace_takes_the_place_of_the_first_which_is_free_again(
    seat: Seat, tmp_path: Path, qtbot: QtBot
) -> None:
    first = Path(seat.studio.place)
    seat.open(tmp_path / "second", create=True)
    assert seat.title().startswith("second")
    assert list(preferences().now.recent) == [str(tmp_path / "second"), str(first)]
    seat.open(first)
    assert seat.title().startswith("centre")


def test_import_is_one_key_from_every_place(seat: Seat) -> None:
    seat.go("reports")
    seat.press(Key.Key_I, modifier=CONTROL)
    seat.until(lambda: seat.window.shell.place == "recordings")
    seat.settle()
    dialog = seat.window.shell.findChild(ImportDialog)
    assert dialog is not None and dialog.isVisible()
    seat.press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_no_place_needs_more_than_the_window(seat: Seat) -> None:
    smallest = seat.window.shell.minimumSize().toTuple()
    for code, _, _ in PLACES:
        seat.go(code)
        for size in (smallest, (1280, 800), (1920, 1080)):
            seat.window.shell.resize(*size)
            assert seat.window.shell.size().toTuple() == size, code
            assert seat.page().minimumSizeHint().width() <= seat.page().width(), (code, size)


def test_the_search_stays_over_the_window_and_goes_with_it(seat: Seat) -> None:
    seat.press(Key.Key_F, modifier=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = seat.window.shell.findChild(SearchDialog)
    assert dialog is not None and dialog.isVisible()
    seat.window.shell.close()
    assert not dialog.isVisible()


def test_closing_lets_go_of_the_workspace(qtbot: QtBot, tmp_path: Path) -> None:
    with seated(qtbot) as first:
        first.open(tmp_path / "centre", create=True)
        first.window.shell.close()
        with seated(qtbot, tmp_path / "centre") as second:
            assert second.window.studio is not None
            assert not second.noticed


def test_the_welcome_page_offers_what_was_opened_before(qtbot: QtBot, tmp_path: Path) -> None:
    with seated(qtbot) as seat:
        seat.open(tmp_path / "centre", create=True)
    with seated(qtbot) as seat:
        button = next(each for each in seat.page().findChildren(Button) if each.accessibleName().endswith("centre"))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: seat.window.studio is not None, timeout=LONG_MS)
        seat.settle()
        assert seat.window.shell.place == "my_work"


def test_what_a_command_imported_beside_the_window_is_there_when_the_user_comes_back(
    seat: Seat, qtbot: QtBot, tmp_path: Path
) -> None:
    page = seat.go("recordings")
    assert isinstance(page, RecordingsPage)
    make_call(tmp_path / "calls" / "one.wav", 0.5, tones=[Tone(0, 0.5)])
    assert main(["--workspace", str(tmp_path / "centre"), "import", str(tmp_path / "calls")]) == 0
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=LONG_MS)


def test_a_folder_that_holds_no_workspace_any_more_is_told_as_that(seat: Seat, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    with pytest.raises(WorkspaceTrouble, match="workspace"):
        open_studio(gone, window=True)
    assert list(gone.iterdir()) == []


def test_the_help_is_a_key_away(seat: Seat) -> None:
    seat.press(Key.Key_F1, modifier=Qt.KeyboardModifier.ShiftModifier)
    seat.until(lambda: seat.window.shell.findChild(HelpWindow))
