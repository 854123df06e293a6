"""Presses everything that each role is offered on a team's server: no way ends in a refusal by the database.

`python tests/benchmarks/bench_offered.py [ROLE…]`.  Every button, menu entry and command of every place, dialogs
accepted as they come; what the server refused stands in its log.
"""

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import shiboken6
from postgres_server import binaries, running
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QWidget
from team_stage import TeamStage

from qa_studio.app import make_window
from qa_studio.domain.people import Role
from qa_studio.domain.spans import Span
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.ui.administration.page import AdministrationPage
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.table import Table
from qa_studio.ui.navigation import Destination, ToInspection, ToPlace

LOGIN_OF = {Role.ADMINISTRATOR: "boss", Role.INSPECTOR: "li", Role.LEAD: "ma", Role.TRAINER: "tian", Role.AGENT: "fang"}
LEAVING = {"New workspace…", "Open a workspace…", "Open the demonstration", "Connect to a team…", "Back", "Forward"}
ROUNDS = 90


class Presser:
    """Sits before one window and presses what has not been pressed at this place."""

    def __init__(self, app: QApplication, address: str, log: Path) -> None:
        self.app, self.window, self.done, self.refused = (
            app,
            make_window(app, "en"),
            set[tuple[str, str]](),
            list[str](),
        )
        self._pressing = False
        self._timer = QTimer(interval=60)
        self._timer.timeout.connect(self._answer)
        self._timer.start()
        self._log = log.open(encoding="utf-8")
        self._log.seek(0, 2)
        self.window.presenter.noticed.connect(lambda notice: self._hear(notice.words))
        self.window.start(address)
        self.window.shell.resize(1600, 1000)
        while self.window.studio is None:
            self._wait(50)
        self.settle()

    def _hear(self, words: str) -> None:
        if "does not allow this" in words:
            self.refused.append(words)

    def _wait(self, ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def settle(self) -> None:
        """Until nothing is read or written."""
        self._wait(30)
        for _ in range(300):
            if not self.window.runner.busy:
                break
            self._wait(20)

    def look(self, where: str) -> None:
        """What the server refused meanwhile."""
        self.refused += [f"{where}: {line}" for line in self._log.read().splitlines() if "denied" in line]

    def everything(self) -> None:
        """Every place, recordings opened, tabs of the administration, commands."""
        shell = self.window.shell
        for place in [each.code.removeprefix("go_") for each in shell.commands() if each.code.startswith("go_")]:
            if place != "inspect":
                self._place(place, ToPlace(place))
        assert self.window.studio is not None
        for row in self.window.studio.library.first(RecordingFilter(), RecordingSort(), 3):
            self._place("inspect", ToInspection(row.id))
        for command in shell.commands():
            if not command.code.startswith("go_") and command.title not in LEAVING:
                self._do(command.run)
                self._after(command.title)

    def _place(self, place: str, destination: Destination) -> None:
        def back() -> None:
            self.window.navigation.go(destination)
            self.settle()

        back()
        self.look(place)
        page = self.window.shell.page(place)
        if isinstance(page, AdministrationPage):
            for tab in list(page._pages):
                page.show_tab(tab)
                self.settle()
                self._press(place, partial(self._back_to_tab, page, tab, back))
        else:
            self._press(place, back)

    def _back_to_tab(self, page: AdministrationPage, tab: str, back: Callable[[], object]) -> None:
        back()
        page.show_tab(tab)

    def _press(self, place: str, back: Callable[[], object]) -> None:
        for _ in range(ROUNDS):
            page = self.window.shell.page(place)
            if page is None:
                break
            button = next((each for each in self._buttons(page) if self._is_new(place, each)), None)
            if button is None:
                break
            words = _words(button)
            self.done.add((place, words))
            self._do(button.click)
            self._after(f"{place} › {words}")
            if self.window.shell.place != place:
                back()
        for table in self._tables(place):
            table.select_row(0)
            self._do(lambda table=table: table.menu_asked.emit(0, QPoint(50, 50)))  # type: ignore[misc]
            self._after(f"{place} › menu of a row")
            if self.window.shell.place != place:
                back()

    def _do(self, press: Callable[[], object]) -> None:
        self._pressing = True
        press()
        self._pressing = False

    def _answer(self) -> None:
        """What waits in a loop of its own for an answer gets one: what it offers first."""
        if not self._pressing:
            return
        menu, asked = self.app.activePopupWidget(), self.app.activeModalWidget()
        if isinstance(menu, QMenu):
            menu.close()
        elif isinstance(asked, Dialog):
            asked.accept_button.click()

    def _buttons(self, page: QWidget) -> list[QAbstractButton]:
        return [each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]

    def _tables(self, place: str) -> list[Table]:
        page = self.window.shell.page(place)
        found = page.findChildren(Table) if page is not None else []
        return [each for each in found if each.isVisible() and each.model().rowCount()]

    def _is_new(self, place: str, button: QAbstractButton) -> bool:
        words = _words(button)
        return (place, words) not in self.done and words not in LEAVING

    def _after(self, where: str) -> None:
        """Go through menus and dialogs that came of it, and look what was refused."""
        self.settle()
        for _ in range(4):
            menus = [each for each in self._tops() if isinstance(each, QMenu)]
            for menu in menus:
                self._menu(menu, where)
            dialogs = [each for each in self._tops() if isinstance(each, QDialog)]
            for dialog in dialogs:
                self._accept(dialog)
            if not menus and not dialogs:
                break
        self.look(where)

    def _tops(self) -> list[QWidget]:
        return [each for each in self.app.topLevelWidgets() if shiboken6.isValid(each) and each.isVisible()]

    def _menu(self, menu: QMenu, where: str) -> None:
        for action in list(menu.actions()):
            if not shiboken6.isValid(menu) or not shiboken6.isValid(action):
                return
            key = (where.split(" › ")[0], action.text())
            if action.isSeparator() or not action.isEnabled() or key in self.done or action.text() in LEAVING:
                continue
            self.done.add(key)
            self._do(action.trigger)
            self._after(where)
        if shiboken6.isValid(menu):
            menu.close()

    def _accept(self, dialog: QDialog) -> None:
        key = ("dialog", dialog.windowTitle())
        if isinstance(dialog, Dialog) and key not in self.done:
            self.done.add(key)
            for field in dialog.findChildren(QLineEdit):
                if field.isVisible() and field.isEnabled() and not field.text():
                    field.setText("Something 7")
            dialog.accept_button.click()
            self.settle()
        if shiboken6.isValid(dialog) and dialog.isVisible():
            dialog.reject()
            self.settle()


def _words(button: QAbstractButton) -> str:
    return button.text() or button.accessibleName() or type(button).__name__


def _furnished(stage: TeamStage) -> None:
    """A judged call with a cause, an action, a sample and a note."""
    with stage.studio("li") as li:
        assert li.person is not None
        calls = [row.id for row in li.library.first(RecordingFilter(), RecordingSort(), 9)]
        begun = li.inspections.begin(calls[0], "call", li.person)
        li.inspections.answer_many(begun, {"greeting": "yes", "solution": "yes", "identity": "yes"})
        li.causes.log(begun, li.causes.tree.roots[0].code, li.person)
        li.inspections.complete(begun)
        li.notes.write(calls[0], Span(1.0, 2.0), "a note", True, li.person)
    with stage.studio("ma") as ma:
        assert ma.person is not None
        causes = [cause.id for cause in ma.causes.of_inspection(begun)]
        ma.actions.raise_for("Bad greeting", "Too late", tuple(causes), ma.person)


def main(roles: list[str]) -> int:
    """Press as each role; gives how many were refused something."""
    programs = binaries()
    if programs is None:
        print("PostgreSQL is not installed")
        return 1
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    # Dialogs of the system would wait for somebody.
    QFileDialog.exec = lambda *_: 0  # type: ignore[method-assign]
    for name, nothing in (("getOpenFileName", ("", "")), ("getOpenFileNames", ([], "")), ("getExistingDirectory", "")):
        setattr(QFileDialog, name, staticmethod(lambda *_, nothing=nothing, **__: nothing))
    QDesktopServices.openUrl = staticmethod(lambda *_: True)  # type: ignore[method-assign]
    failed = 0
    for role in Role:
        if roles and role.value not in roles:
            continue
        with running(programs) as server, tempfile.TemporaryDirectory() as folder:
            stage = TeamStage.founded(server, "offered", Path(folder) / "files")
            _furnished(stage)
            presser = Presser(app, stage.address(LOGIN_OF[role]), server.folder / "log")
            presser.everything()
            presser.window.shell.close()
            failed += bool(presser.refused)
            print(f"{role.value}: {len(presser.done)} pressed, {len(presser.refused)} refused (limit 0)", flush=True)
            for words in presser.refused:
                print(f"  {words}")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
