"""The window carries the user between its places, tells what happened, and finds every command."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.recording import RecordingId
from qa_studio.texts import Language, message
from qa_studio.ui.command import Command
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.navigation import Destination, Navigation, ToInspection, ToPlace
from qa_studio.ui.palette import CommandPalette, fuzzy_rank
from qa_studio.ui.places import Place, Trail
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.shell import Furniture, Shell

pytestmark = pytest.mark.usefixtures("theme")


class InspectPage(QLabel):
    """Shows which recording it was asked for."""

    def go_to(self, destination: Destination) -> None:
        assert isinstance(destination, ToInspection)
        self.setText(f"recording {destination.recording}")

    def own_commands(self) -> list[Command]:
        return [Command("full", "Full marks for the section", lambda: self.setText("full marks"))]


class Window:
    """A shell with three places, and what was built and run in it."""

    def __init__(self) -> None:
        self.presenter = Presenter()
        self.runner = TaskRunner(self.presenter)
        self.navigation = Navigation()
        self.shell = Shell(self.runner, self.presenter, self.navigation)
        self.built: list[str] = []
        self.ran: list[str] = []

    def furnish(self, language: Language = "en") -> None:
        def make(code: str, page: type[QWidget]) -> QWidget:
            self.built.append(code)
            return page()

        titles = {"en": ("My work", "Recordings", "Inspect"), "zh_CN": ("我的工作", "录音", "质检")}[language]
        pages = (("my_work", QWidget), ("recordings", QWidget), ("inspect", InspectPage))
        places = [
            Place(code, title, "tray", lambda code=code, page=page: make(code, page))  # type: ignore[misc]
            for title, (code, page) in zip(titles, pages, strict=True)
        ]
        command = Command("import", "Import recordings", lambda: self.ran.append("import"), "Ctrl+I", "download-simple")
        self.shell.furnish(
            Furniture(places, language, ZoneInfo("Asia/Shanghai"), "李静", "Inspector", commands=[command])
        )


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """Shown at 1280 × 800."""
    window = Window()
    window.furnish()
    qtbot.addWidget(window.shell)
    window.shell.resize(1280, 800)
    with qtbot.waitExposed(window.shell):
        window.shell.show()
    window.shell.activateWindow()
    yield window
    window.shell.close()


def test_a_page_is_made_when_it_is_first_shown_and_only_once(window: Window) -> None:
    assert window.built == ["my_work"]
    window.navigation.go(ToPlace("recordings"))
    window.navigation.go(ToPlace("my_work"))
    window.navigation.go(ToPlace("recordings"))
    assert window.built == ["my_work", "recordings"]


def test_back_and_forward_lead_to_what_was_shown_not_only_where(window: Window) -> None:
    window.navigation.go(ToInspection(RecordingId(7)))
    window.navigation.go(ToInspection(RecordingId(8)))
    QTest.keyClick(window.shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    page = window.shell.page("inspect")
    assert isinstance(page, InspectPage)
    assert page.text() == "recording 7"
    window.shell.forward()
    assert page.text() == "recording 8"
    window.shell.back()
    window.shell.back()
    assert window.shell.place == "my_work"


def test_another_language_makes_the_pages_anew_and_stays_where_it_was(window: Window) -> None:
    window.navigation.go(ToInspection(RecordingId(7)))
    before = window.shell.page("inspect")
    window.furnish("zh_CN")
    after = window.shell.page("inspect")
    assert window.shell.place == "inspect"
    assert isinstance(after, InspectPage)
    assert after is not before
    assert after.text() == "recording 7"
    assert [command.title for command in window.shell.commands()][:3] == ["我的工作", "录音", "质检"]


def test_the_palette_offers_what_can_be_done_on_the_page_that_is_shown(window: Window) -> None:
    assert "full" not in [command.code for command in window.shell.commands()]
    window.navigation.go(ToInspection(RecordingId(7)))
    window.shell.open_palette()
    palette = window.shell.overlay
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.search, "full marks")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    page = window.shell.page("inspect")
    assert isinstance(page, InspectPage)
    assert page.text() == "full marks"


def test_trouble_stands_above_the_page_until_it_is_closed(window: Window) -> None:
    window.presenter.tell(message("The disk is full."), "bad")
    window.presenter.tell(message("The disk is full."), "bad")
    (banner,) = window.shell.banners
    assert banner.accessibleName() == "The disk is full."
    banner.closed.emit()
    assert window.shell.banners == []


def test_the_status_line_says_what_was_mentioned_and_saved(qtbot: QtBot, window: Window) -> None:
    window.presenter.mention("12 recordings added")
    assert window.shell.status.message.text() == "12 recordings added"
    with qtbot.waitSignal(window.runner.settled):
        window.runner.queue(lambda: None)
    assert window.shell.status.saved.text().startswith("Saved ")


def test_a_few_letters_find_a_command_and_enter_runs_it(window: Window) -> None:
    QTest.keyClick(window.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.shell.overlay
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.search, "imp")
    assert palette.shown()[0].code == "import"
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.ran == ["import"]
    assert window.shell.overlay is None


def test_a_command_listens_to_its_own_key(window: Window) -> None:
    QTest.keyClick(window.shell, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.ran == ["import"]


def test_letters_that_no_command_has_say_so(window: Window) -> None:
    window.shell.open_palette()
    palette = window.shell.overlay
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.search, "zzz")
    assert palette.shown() == []
    nothing = palette.findChild(EmptyState)
    assert nothing is not None
    assert nothing.isVisible()


def test_a_narrow_window_keeps_icons_only(window: Window) -> None:
    rail = window.shell.findChild(QWidget, "rail")
    assert rail is not None
    assert rail.width() == 56
    window.shell.resize(1500, 800)
    assert rail.width() == 184


def test_whole_words_rank_before_scattered_letters() -> None:
    whole, scattered = fuzzy_rank("rec", "Open recordings"), fuzzy_rank("rec", "Root causes everywhere, cumulated")
    assert whole is not None
    assert scattered is not None
    assert whole < scattered
    assert fuzzy_rank("xyz", "Open recordings") is None


def test_going_on_forgets_what_lay_ahead() -> None:
    trail = Trail()
    for code in ("my_work", "recordings", "actions"):
        trail.went(ToPlace(code))
    trail.step(-1)
    trail.went(ToPlace("causes"))
    assert trail.step(1) is None
    assert trail.step(-1) == ToPlace("recordings")
