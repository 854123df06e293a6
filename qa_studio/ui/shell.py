"""The main window: places at the left, the page, banners above it, the status line below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.errors import StudioError
from qa_studio.texts import Language
from qa_studio.ui.command import Command
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.components.cards import Surface, clear_layout
from qa_studio.ui.components.rail import Rail, RailItem
from qa_studio.ui.icons import app_icon
from qa_studio.ui.navigation import Destination, Navigation, ToPlace
from qa_studio.ui.places import GoesTo, HasCommands, HasStart, Place, Trail, place_of
from qa_studio.ui.presenter import Notice, Presenter
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.status_line import StatusLine

NARROW_BELOW = 1440
MOST_BANNERS = 3
LOW_BELOW = 900


@dataclass(frozen=True)
class Furniture:
    """Everything in the window that depends on the workspace, the person and the language."""

    places: Sequence[Place]
    language: Language
    zone: tzinfo
    person: str = ""
    role: str = ""
    title: str = "QA Studio"
    commands: Sequence[Command] = ()
    person_menu: Callable[[QWidget], QMenu] | None = None
    key_sheet: Callable[[QWidget], QDialog] | None = None


class Shell(QMainWindow):
    """Shows places and carries the user between them.

    `furnish` fills it, and fills it anew in another language or for another person; state lives in the services, so the
    pages are simply made again.  `about_to_close` comes before the last writes are awaited; `arrived(code)` after every
    change of place.
    """

    arrived = Signal(str)
    about_to_close = Signal()

    def __init__(
        self, runner: TaskRunner, presenter: Presenter, navigation: Navigation, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._presenter = runner, presenter
        self._trail = Trail()
        self._furniture: Furniture | None = None
        self._pages: dict[str, QWidget] = {}
        self._shortcuts: list[QShortcut] = []
        self._rail: Rail | None = None
        self._overlay: QDialog | None = None
        self.setWindowTitle("QA Studio")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(1240, 720)  # what the inspect page needs to show both lanes and the whole checklist
        self._ground = Surface("window")
        self.setCentralWidget(self._ground)
        self._row = QHBoxLayout(self._ground)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        navigation.asked.connect(self.go_to)
        presenter.noticed.connect(self._on_noticed)
        presenter.settled.connect(self._on_settled)
        presenter.mentioned.connect(self._on_mentioned)

    def furnish(self, furniture: Furniture) -> None:
        """Make rail, pages and status line for this workspace, person and language; stay at the place shown."""
        self._furniture = furniture
        self._pages = {}
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        clear_layout(self._row)
        items = [RailItem(place.code, place.title, place.icon, place.group) for place in furniture.places]
        self._rail = Rail(items, furniture.person, furniture.role)
        self._rail.setObjectName("rail")
        for place in furniture.places:
            self._rail.set_count(place.code, place.count)
        if furniture.person_menu is not None:
            self._rail.set_person(furniture.person, furniture.role, furniture.person_menu(self._rail))
        self._rail.chosen.connect(self._on_rail)
        self._row.addWidget(self._rail)
        self._row.addWidget(self._make_side(furniture), 1)
        self._make_shortcuts(furniture)
        self.setWindowTitle(furniture.title)
        self._fit_rail()
        here = self._trail.here
        known = [place.code for place in furniture.places]
        if here is None or place_of(here) not in known:
            here = ToPlace(known[0])
        self.go_to(here)

    def _make_side(self, furniture: Furniture) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banner_area = Surface("window")
        self._banners = QVBoxLayout(self._banner_area)
        self._banners.setContentsMargins(24, 8, 24, 8)
        self._banners.setSpacing(8)
        self._banner_area.hide()
        column.addWidget(self._banner_area)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.status = StatusLine(self._runner, furniture.language, furniture.zone)
        column.addWidget(self.status)
        return side

    def _make_shortcuts(self, furniture: Furniture) -> None:
        self._shortcuts = []
        fixed: list[tuple[str, Callable[[], None]]] = [
            ("Ctrl+K", self.open_palette),
            ("F1", self.open_key_sheet),
            ("Alt+Left", self.back),
            ("Alt+Right", self.forward),
        ]
        own = [(command.shortcut, command.run) for command in furniture.commands if command.shortcut]
        for keys, run in fixed + own:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(run)
            self._shortcuts.append(shortcut)

    # Going somewhere

    @property
    def place(self) -> str:
        """Code of the place shown, empty before `furnish`."""
        here = self._trail.here
        return place_of(here) if here is not None else ""

    def page(self, code: str) -> QWidget | None:
        """The page of a place, if it was made."""
        return self._pages.get(code)

    def go_to(self, destination: Destination) -> None:
        """Show a place, or something particular at it."""
        self._trail.went(destination)
        self._show(destination)

    def back(self) -> None:
        """Where the user was before."""
        if (destination := self._trail.step(-1)) is not None:
            self._show(destination)

    def forward(self) -> None:
        """Where the user went back from."""
        if (destination := self._trail.step(1)) is not None:
            self._show(destination)

    def forget_the_way(self) -> None:
        """Another workspace is coming: what was shown, and the way back, belong to the one before."""
        self._trail = Trail()

    def _show(self, destination: Destination) -> None:
        code = place_of(destination)
        try:
            page = self._page(code)
            if page is None:
                return
            first_time = page.focusWidget() is None
            was_here = self._stack.currentWidget() is page
            self._stack.setCurrentWidget(page)
            if self._rail is not None:
                self._rail.set_here(code)
            if first_time or not page.isAncestorOf(self.focusWidget() or self):
                page.setFocus()  # its keys work from now on, not the rail's
            self._hand_over(destination, page, was_here)
        except StudioError as trouble:
            self._presenter.show(trouble)
        self.arrived.emit(code)

    def _hand_over(self, destination: Destination, page: QWidget, was_here: bool) -> None:
        """Particular destinations are the page's; whoever asks for the place where he is wants its beginning."""
        if isinstance(destination, ToPlace):
            if was_here and isinstance(page, HasStart):
                page.show_start()
        elif isinstance(page, GoesTo):
            page.go_to(destination)

    def _page(self, code: str) -> QWidget | None:
        if code not in self._pages and self._furniture is not None:
            place = next((each for each in self._furniture.places if each.code == code), None)
            if place is None:
                return None
            page = self._pages[code] = place.build()
            self._stack.addWidget(page)
        return self._pages.get(code)

    def _on_rail(self, code: str) -> None:
        self.go_to(ToPlace(code))

    def set_count(self, code: str, count: int) -> None:
        """Show in the rail how much waits at a place."""
        if self._rail is not None:
            self._rail.set_count(code, count)

    # Commands and keys

    def commands(self) -> list[Command]:
        """Every command, the places first."""
        if self._furniture is None:
            return []
        places = [
            Command(f"go_{place.code}", place.title, partial(self._on_rail, place.code), "", place.icon)
            for place in self._furniture.places
        ]
        page = self._stack.currentWidget()
        own = [*(page.own_commands() if isinstance(page, HasCommands) else []), *self._furniture.commands]
        words = [
            Command("back", self.tr("Back"), self.back, "Alt+Left", "arrow-left"),
            Command("forward", self.tr("Forward"), self.forward, "Alt+Right", "arrow-right"),
        ]
        if self._furniture.key_sheet is not None:
            words.append(Command("keys", self.tr("Show the keys"), self.open_key_sheet, "F1", "keyboard"))
        return places + own + words

    def open_palette(self) -> None:
        """The field in which every command is found."""
        from qa_studio.ui.palette import CommandPalette

        palette = CommandPalette(self.commands(), self)
        palette.move(self.mapToGlobal(QPoint((self.width() - palette.width()) // 2, 96)))
        self._open(palette)
        palette.search.setFocus()

    def open_key_sheet(self) -> None:
        """The sheet with all keys."""
        if self._furniture is not None and self._furniture.key_sheet is not None:
            self._open(self._furniture.key_sheet(self))

    @property
    def overlay(self) -> QDialog | None:
        """The palette or key sheet that was opened last, while it is open."""
        return self._overlay

    def _open(self, dialog: QDialog) -> None:
        if self._overlay is not None:
            self._overlay.reject()
        self._overlay = dialog
        dialog.finished.connect(self._on_overlay_closed)
        dialog.open()

    def _on_overlay_closed(self) -> None:
        if self._overlay is not None:
            self._overlay.deleteLater()
        self._overlay = None

    # Telling

    @property
    def banners(self) -> list[Banner]:
        """What is told above the page now."""
        return [banner for banner in self._banner_area.findChildren(Banner) if not banner.isHidden()]

    def _on_noticed(self, notice: Notice) -> None:
        if self._furniture is None or any(banner.accessibleName() == notice.words for banner in self.banners):
            return
        most = MOST_BANNERS if self.height() >= LOW_BELOW else 1  # a low window has no room above the page
        for banner in self.banners[: len(self.banners) - most + 1]:
            self._drop(banner)
        banner = Banner(notice.words, notice.kind, notice.action, closable=True)
        banner.acted.connect(lambda: self._drop(banner))
        banner.acted.connect(lambda: notice.act())
        banner.closed.connect(lambda: self._drop(banner))
        self._banners.addWidget(banner)
        self._banner_area.show()

    def _on_settled(self, words: str) -> None:
        for banner in self.banners if self._furniture is not None else ():
            if banner.accessibleName() == words:
                self._drop(banner)

    def _drop(self, banner: Banner) -> None:
        self._banners.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self._banner_area.setVisible(bool(self.banners))

    def _on_mentioned(self, words: str) -> None:
        if self._furniture is not None:
            self.status.say(words)

    # The window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps only the icons of the rail."""
        super().resizeEvent(event)
        self._fit_rail()

    def _fit_rail(self) -> None:
        if self._rail is not None:
            self._rail.set_narrow(self.width() < NARROW_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the writes that wait reach the disk, then go."""
        self.about_to_close.emit()
        self._runner.close()
        event.accept()
