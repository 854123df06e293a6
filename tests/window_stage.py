"""The real window on real workspaces, for the stories that go through the whole program."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from page_stage import reads_soon
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.app import make_window
from qa_studio.bootstrap import preferences
from qa_studio.services.studio import Studio
from qa_studio.texts import Language
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.page import InspectPage
from qa_studio.ui.navigation import Destination, ToPlace
from qa_studio.ui.window import StudioWindow

LONG_MS = 20_000
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Seat:
    """Somebody before the window."""

    window: StudioWindow
    bot: QtBot
    mentioned: list[str] = field(default_factory=list)
    noticed: list[str] = field(default_factory=list)

    @property
    def studio(self) -> Studio:
        """The workspace that is open."""
        assert self.window.studio is not None
        return self.window.studio

    def until(self, holds: Callable[[], object]) -> None:
        """Until something holds."""
        self.bot.waitUntil(lambda: bool(holds()), timeout=LONG_MS)

    def settle(self) -> None:
        """Until nothing is read or written any more."""
        QApplication.processEvents()  # what happened is told first, then read
        self.until(lambda: not (self.window.runner.busy or reads_soon()))

    def open(self, place: Path, create: bool = False) -> Studio:
        """Open a workspace and wait for its first page."""
        self.window.open(str(place), create)
        return self.wait_for(place)

    def wait_for(self, place: Path) -> Studio:
        """Until this workspace is open and its page at rest."""
        self.until(lambda: self.window.studio is not None and self.window.studio.place == str(place))
        self.settle()
        return self.studio

    def go(self, destination: Destination | str) -> QWidget:
        """Go to a place, or to something particular; gives the page when it has come to rest."""
        self.window.navigation.go(ToPlace(destination) if isinstance(destination, str) else destination)
        self.settle()
        return self.page()

    def page(self) -> QWidget:
        """The page that is shown."""
        page = self.window.shell.page(self.window.shell.place)
        assert page is not None
        return page

    @property
    def bench(self) -> Bench:
        """The inspection that is open."""
        page = self.window.shell.page("inspect")
        assert isinstance(page, InspectPage) and page.bench is not None
        return page.bench

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(self.keyboard(), key, modifier)
            QApplication.processEvents()  # no finger is quicker than the window

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.keyboard(), words)
        QApplication.processEvents()

    def keyboard(self) -> QWidget:
        """What the next key goes to."""
        QApplication.processEvents()
        if QApplication.activeWindow() is None:
            # Offscreen there is no window manager that does it when a dialog has gone.
            self.window.shell.activateWindow()
            self.until(lambda: QApplication.activeWindow() is not None)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def turn_to(self) -> None:
        """Another window was in front; this one comes forward."""
        self.window.shell.activateWindow()
        self.until(lambda: QApplication.activeWindow() is self.window.shell)

    def click(self, widget: QWidget) -> None:
        """A click in the middle of it."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def told(self) -> str:
        """All that stands in banners, above the page and on it."""
        banners = self.window.shell.findChildren(Banner)
        return "\n".join(banner.accessibleName() for banner in banners if banner.isVisible())

    def title(self) -> str:
        """What the window's head says."""
        return self.window.shell.windowTitle()


Sit = Callable[..., AbstractContextManager[Seat]]
"""Sit down before a window: `with sit(folder) as seat`; without a folder at the welcome page."""


@contextmanager
def seated(bot: QtBot, place: Path | None = None, language: Language = "en") -> Iterator[Seat]:
    """The window as the program opens it, closed at the end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = make_window(app, language)
    window.wear("light")
    seat = Seat(window, bot)
    window.presenter.mentioned.connect(seat.mentioned.append)
    window.presenter.noticed.connect(lambda notice: seat.noticed.append(notice.words))
    window.start(str(place) if place is not None else None)
    window.shell.activateWindow()
    bot.waitExposed(window.shell)
    try:
        if place is not None:
            seat.until(lambda: window.studio is not None or seat.noticed)
            seat.settle()
        yield seat
    finally:
        if window.language != "en":
            window.speak("en")
        window.shell.close()
        window.shell.deleteLater()
        window.deleteLater()
        window.presenter.deleteLater()  # what the seat hears of it would keep the window
        QTest.qWait(0)
        # Another window of the same story reads what this one chose; the next story has a home of its own.
        preferences.cache_clear()
