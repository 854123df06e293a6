"""A team's workspace with a day's stock of recordings, and somebody who uses the whole window on it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gui_thread import no_questions_on_it
from network_between import NetworkBetween
from postgres_server import PostgresServer
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qa_studio.app import make_window
from qa_studio.bootstrap import copy_workspace, make_demonstration, open_studio, prepare_team
from qa_studio.domain.login import NewLogin
from qa_studio.domain.people import Role
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.navigation import Destination, ToPlace
from qa_studio.ui.reading_again import ReadingAgain
from qa_studio.ui.window import StudioWindow

PASSWORD = "correct horse battery"
REST_S, PATIENCE_S = 0.15, 60.0
_MORE = """
INSERT INTO recordings (path, content_hash, size, duration_s, sample_rate, channels, codec, complete, started_at, extra,
  imported_at, state, swapped, audio, picked, search_text, queue)
SELECT r.path, lpad(g::text, 64, 'f'), r.size, r.duration_s, r.sample_rate, r.channels, r.codec, r.complete,
  now() - g * interval '1 minute', '{{}}', now(), 'new', r.swapped, r.audio, 'random', 'sales', 'sales'
FROM (SELECT * FROM recordings WHERE audio = 'present' LIMIT 1) r, generate_series(1, {count}) g
"""


def team_workspace(server: PostgresServer, database: str, folder: Path, more: int) -> None:
    """The demonstration, and as many more calls that nobody has judged, for boss, li (inspector) and ma (lead)."""
    make_demonstration(folder, "en", Quiet())
    server.run(f"CREATE DATABASE {database}")
    owner = server.address(database)
    copy_workspace(str(folder), owner, Quiet())
    server.run(_MORE.format(count=more), database)
    prepare_team(owner, "boss", lambda: PASSWORD)
    boss = open_studio(server.address(database, "boss"))
    teams = tuple(team.name for team in boss.people.teams())
    boss.logins.add(NewLogin("li", "Li Na", Role.INSPECTOR, teams), PASSWORD)
    boss.logins.add(NewLogin("ma", "Ma Li", Role.LEAD, teams), PASSWORD)
    boss.close()
    server.run("ANALYZE", database)


@dataclass
class Felt:
    """How one action felt: the longest stretch in which the window did not turn, until all was read and written."""

    freeze_s: float
    rest_s: float
    round_trips: int


class Watch(QObject):
    """A heart that beats on the GUI thread every two milliseconds, when it is let: `longest_s` is its longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_s, self._last = 0.0, time.perf_counter()
        self._beat = QTimer(self, interval=2, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def begin(self) -> None:
        """Something is done from now on."""
        self.longest_s, self._last = 0.0, time.perf_counter()

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.longest_s, self._last = max(self.longest_s, now - self._last), now


class Desk:
    """Somebody before the real window, doing one thing after the other; `felt` says how each was."""

    def __init__(self, app: QApplication, address: str, network: NetworkBetween | None = None) -> None:
        self.window: StudioWindow = make_window(app, "en")
        self.watch, self._network = Watch(), network
        self.felt: dict[str, Felt] = {}
        self.noticed: list[str] = []
        self.window.presenter.noticed.connect(lambda notice: self.noticed.append(notice.words))
        self.act("start", lambda: self.window.start(address), lambda: self.window.studio is not None)

    def act(self, name: str, call: Callable[[], object], done: Callable[[], object] = lambda: True) -> None:
        """Do one thing from the event loop, and wait until it is done and nothing is read or written any more."""
        before = self._network.round_trips if self._network else 0
        began = last = time.perf_counter()
        loop, tick = QEventLoop(), QTimer(interval=5)
        self.watch.begin()

        def look() -> None:
            nonlocal last
            now = time.perf_counter()
            if self.window.runner.busy or self._reads_soon() or not done():
                last = now
            if now - last > REST_S or now - began > PATIENCE_S:
                loop.quit()

        tick.timeout.connect(look)
        QTimer.singleShot(0, call)
        tick.start()
        loop.exec()
        tick.stop()
        assert last - began < PATIENCE_S - REST_S, (name, self.noticed)
        trips = self._network.round_trips - before if self._network else 0
        assert name not in self.felt
        self.felt[name] = Felt(self.watch.longest_s, last - began, trips)

    def _reads_soon(self) -> bool:
        return any(again.waiting for again in self.window.shell.findChildren(ReadingAgain))

    def go(self, name: str, to: Destination | str) -> QWidget:
        """Go to a place or a thing; gives the page."""
        self.act(name, lambda: self.window.navigation.go(ToPlace(to) if isinstance(to, str) else to))
        page = self.window.shell.page(self.window.shell.place)
        assert page is not None
        return page

    def dialog(self, name: str, call: Callable[[], object]) -> QDialog:
        """Open one; gives it."""
        self.act(name, call, lambda: self._open_dialog() is not None)
        found = self._open_dialog()
        assert found is not None
        return found

    def accept(self, name: str) -> None:
        """Press the button of the dialog that is open, and wait until it has gone."""
        dialog = self._open_dialog()
        assert isinstance(dialog, Dialog)
        self.act(name, dialog.accept_button.click, lambda: self._open_dialog() is not dialog)

    def reject(self, name: str) -> None:
        """Leave the dialog that is open."""
        dialog = self._open_dialog()
        assert dialog is not None
        self.act(name, dialog.reject, lambda: self._open_dialog() is None)

    @property
    def studio(self) -> Studio:
        """The workspace that is open, for what the story itself asks."""
        assert self.window.studio is not None
        return self.window.studio

    def _open_dialog(self) -> QDialog | None:
        above = QApplication.activeModalWidget()
        if isinstance(above, QDialog):
            return above
        return next(
            (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()), None
        )

    def close(self) -> None:
        """Close the window, which is an action too."""
        self.act("close the window", self.window.shell.close)
        self.watch.deleteLater()
        self.window.shell.deleteLater()
        self.window.deleteLater()
        QApplication.processEvents()


@contextmanager
def seated(app: QApplication, address: str, network: NetworkBetween | None = None) -> Iterator[Desk]:
    """A desk whose window asks the database nothing on its own thread."""
    with no_questions_on_it() as asked:
        desk = Desk(app, address, network)
        yield desk
        desk.close()
    assert not asked, asked
