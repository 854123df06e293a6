"""The pages of one open workspace, each made when it is first shown."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qa_studio.domain.people import Role
from qa_studio.services.doctor import Check
from qa_studio.services.events import Event
from qa_studio.services.periods import day_of
from qa_studio.services.studio import Studio
from qa_studio.ui.navigation import History, ToPlace
from qa_studio.ui.place_list import NOT_FOR, OF_AGENTS, PLACES, Titles
from qa_studio.ui.places import Place
from qa_studio.ui.player import Player
from qa_studio.ui.player_settings import settings_of
from qa_studio.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from qa_studio.domain.recording import RecordingId
    from qa_studio.ui.audit.history_dialog import HistoryDialog
    from qa_studio.ui.deciding import Outcome
    from qa_studio.ui.media_control import MediaControl
    from qa_studio.ui.searching.dialog import SearchDialog


class Rooms(QObject):
    """The pages of one workspace for one person; `counted(code, n)` tells what waits at a place.

    `person_chosen(id)`, `preferences_changed` and `recode_asked(passphrase, keep)` are the administration page's wishes
    to the window.
    """

    counted = Signal(str, int)
    person_chosen = Signal(int)
    preferences_changed = Signal()
    recode_asked = Signal(str, bool)

    def __init__(
        self,
        studio: Studio,
        around: Surroundings,
        check: Callable[[], tuple[Check, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio, self._around, self._check = studio, around, check
        self.player = Player(studio.cache)
        self.player.set_settings(settings_of(around.preferences.now))
        self.player.stateChanged.connect(self._offer_player)
        self._media_control: MediaControl | None = None
        self.pages: dict[str, QWidget] = {}
        self._search: SearchDialog | None = None
        self._history: HistoryDialog | None = None
        self._stop = around.events.listen(Event, self._on_event)
        around.navigation.history_asked.connect(self.show_history)

    def places(self) -> list[Place]:
        """Every place of the person's role with the way to make its page."""
        titles = Titles()
        role = self._around.person.role if self._around.by_login else None
        closed = NOT_FOR.get(role, frozenset()) if role is not None else frozenset()
        return [
            Place(code, titles.of(code), icon, self._maker(code), group)
            for code, icon, group in ((*OF_AGENTS, *PLACES) if role is Role.AGENT else PLACES)
            if code not in closed
        ]

    @property
    def surroundings(self) -> Surroundings:
        """What every page was given."""
        return self._around

    def keep(self) -> None:
        """Hand on what is being written."""
        for page in self.pages.values():
            keep = getattr(page, "keep", None)
            if keep is not None:
                keep()

    def leave(self) -> None:
        """Hand on what is being written, and give back what was only looked at: the workspace is closed."""
        for page in self.pages.values():
            leave = getattr(page, "leave", getattr(page, "keep", None))
            if leave is not None:
                leave()

    def close(self) -> None:
        """End the sound, and be gone soon; the pages go with the shell."""
        self._stop()
        self._around.navigation.history_asked.disconnect(self.show_history)
        if self._search is not None:
            self._search.close()
            self._search.deleteLater()
        if self._media_control is not None:
            self._media_control.withdraw()
        self.player.shutdown()
        self.deleteLater()

    def _offer_player(self) -> None:
        """To the desktop's media keys, from the first time on that something plays."""
        self.player.stateChanged.disconnect(self._offer_player)
        from qa_studio.ui.media_control import MediaControl, bus_is_there

        if bus_is_there():
            self._media_control = MediaControl(self.player)

    def count(self) -> None:
        """Count again what waits."""
        studio, person, is_agent = self._studio, self._around.person.id, self._around.person.role is Role.AGENT

        def read() -> tuple[int, int, int]:
            today = self._today()
            waiting = len(studio.library.desk(person, 0).waiting)
            unread = sum(not each.said for each in studio.acknowledgements.own()) if is_agent else 0
            return waiting, sum(row.overdue for row in studio.actions.register(today)), unread

        self._around.runner.read(read, self._on_counted, owner=self)

    def look_again(self) -> None:
        """Read lists that are in sight anew."""
        self.count()
        for code in ("my_work", "own_evaluations", "recordings"):
            page = self.pages.get(code)
            refresh = getattr(page, "refresh", None)
            if page is not None and page.isVisible() and refresh is not None:
                refresh()

    def show_decided(self, recording: "RecordingId", outcome: "Outcome") -> None:
        """It is decided which of two versions of an inspection stands."""
        from qa_studio.ui.inspect.page import InspectPage

        page = self.pages.get("inspect")
        if isinstance(page, InspectPage):
            page.show_decided(recording, outcome)

    def import_recordings(self) -> None:
        """Go to the recordings and open the import dialog."""
        from qa_studio.ui.recordings.page import RecordingsPage

        self._around.navigation.go(ToPlace("recordings"))
        page = self.pages.get("recordings")
        if isinstance(page, RecordingsPage):
            page.open_import()

    def search_everything(self) -> None:
        """Open the search over all that was said, noted and commented; it keeps what was found last."""
        from qa_studio.ui.searching.dialog import SearchDialog

        if self._search is None:
            # Over the window that shows the pages: it never hides behind it, and goes with it.
            above = next((page.window() for page in self.pages.values()), None)
            self._search = SearchDialog(self._studio.searching, self._around, above)
        self._search.begin()

    def show_history(self, wanted: History) -> "HistoryDialog":
        """What was done to one thing, over the page that is in sight."""
        from qa_studio.ui.audit.history_dialog import HistoryDialog

        above = next((page.window() for page in self.pages.values()), None)
        self._history = dialog = HistoryDialog(self._studio, self._around, wanted, above)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_counted(self, counts: tuple[int, int, int]) -> None:
        self.counted.emit("my_work", counts[0])
        self.counted.emit("actions", counts[1])
        self.counted.emit("own_evaluations", counts[2])

    def _on_event(self, event: Event) -> None:
        self.count()

    def _today(self) -> date:
        # The workspace's zone is known: the database, which may be far, need not be asked.
        return day_of(self._studio.clock(), self._around.zone.key)

    def _maker(self, code: str) -> Callable[[], QWidget]:
        make: Callable[[], QWidget] = getattr(self, f"_make_{code}")

        def build() -> QWidget:
            page = self.pages[code] = make()
            return page

        return build

    # Imported when first shown: charts and forms take their time.

    def _make_own_evaluations(self) -> QWidget:
        from qa_studio.ui.own_evaluations.page import OwnEvaluationsPage

        return OwnEvaluationsPage(self._studio.acknowledgements, self._around)

    def _make_my_work(self) -> QWidget:
        from qa_studio.ui.my_work.page import MyWorkPage

        studio = self._studio
        return MyWorkPage(studio.library, studio.inspections, studio.claims, studio.people, self._around)

    def _make_recordings(self) -> QWidget:
        from qa_studio.ui.recordings.page import RecordingsPage

        return RecordingsPage(self._studio, self._around)

    def _make_inspect(self) -> QWidget:
        from qa_studio.ui.inspect.page import InspectPage

        return InspectPage(self._studio, self.player, self._around)

    def _make_checklists(self) -> QWidget:
        from qa_studio.ui.checklists.page import ChecklistsPage

        return ChecklistsPage(self._studio, self._around)

    def _make_causes(self) -> QWidget:
        from qa_studio.ui.causes.page import CausesPage

        studio = self._studio
        return CausesPage(studio.causes, studio.actions, studio.people, studio.reports, self._today(), self._around)

    def _make_actions(self) -> QWidget:
        from qa_studio.ui.actions.page import ActionsPage

        studio = self._studio
        return ActionsPage(
            studio.actions, studio.causes, studio.people, studio.checklists, studio.reports, self._around
        )

    def _make_scorecards(self) -> QWidget:
        from qa_studio.ui.scorecards.page import ScorecardsPage

        studio = self._studio
        return ScorecardsPage(studio.scorecards, studio.checklists, studio.reports, self._today(), self._around)

    def _make_coaching(self) -> QWidget:
        from qa_studio.ui.coaching.page import CoachingPage

        studio = self._studio
        return CoachingPage(studio.coaching, studio.library, studio.reports, self.player, self._around)

    def _make_reports(self) -> QWidget:
        from qa_studio.ui.reports.page import ReportsPage

        return ReportsPage(self._studio, self._around)

    def _make_administration(self) -> QWidget:
        from qa_studio.ui.administration.page import AdministrationPage

        page = AdministrationPage(self._studio, self._around, self._check)
        page.person_chosen.connect(self.person_chosen)
        page.preferences_changed.connect(self.preferences_changed)
        if page.encryption is not None:
            page.encryption.recode_asked.connect(self.recode_asked)
        return page
