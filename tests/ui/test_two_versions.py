"""Two people on one thing, each before an own window: the second sees both versions and chooses."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from inspect_stage import on_stage
from page_stage import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.bootstrap import open_studio
from qa_studio.domain.checklist import Method
from qa_studio.domain.people import Agent
from qa_studio.services.doctor import Check
from qa_studio.services.meanwhile import Edit
from qa_studio.services.studio import Studio
from qa_studio.services.version_words import TwoVersions
from qa_studio.ui.actions.dialogs import FieldsDialog
from qa_studio.ui.actions.page import ActionsPage
from qa_studio.ui.administration.dialogs import AgentDialog
from qa_studio.ui.administration.page import AdministrationPage
from qa_studio.ui.checklists.page import ChecklistsPage
from qa_studio.ui.components.both_versions import BothVersions
from qa_studio.ui.components.fields import TextArea
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.navigation import ToAction
from qa_studio.ui.presenter import Notice, Presenter
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton
QUEUE = TwoVersions("queue", "Queue", "sales", "support")
CASE = TwoVersions("case", "Case", "C-1", "C-2")


@pytest.fixture
def at_hers(studio: Studio, around: Surroundings) -> Iterator[tuple[Studio, Surroundings]]:
    """The same workspace in a second window, before which Wang Min sits."""
    opened = open_studio(studio.place)
    me = opened.people.person(opened.people.add_person("Wang Min"))
    opened.audit.acts(me.name)
    studio.audit.acts(around.person.name)
    presenter = Presenter("en", Path("log"))
    runner = TaskRunner(presenter)
    opened.events.deliver_through(runner.post)
    yield opened, replace(around, runner=runner, presenter=presenter, events=opened.events, person=me)
    runner.close()
    opened.close()


def await_view(qtbot: QtBot) -> BothVersions:
    """The view that opens over a window."""

    def shown() -> list[BothVersions]:
        windows = QApplication.topLevelWidgets()
        return [each for each in windows if isinstance(each, BothVersions) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
    return shown()[0]


def a_view(qtbot: QtBot, *rows: TwoVersions) -> BothVersions:
    view = BothVersions("Li Na changed this at 10:42.", rows)
    qtbot.addWidget(view)
    view.show()
    return view


def press(key: Qt.Key) -> None:
    """Whatever has the keyboard gets it."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def test_by_keys_alone(theme: Theme, qtbot: QtBot) -> None:
    view = a_view(qtbot, QUEUE, CASE)
    view.activateWindow()
    qtbot.waitUntil(lambda: view.rows[0].hasFocus())
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Return)  # the other field is open still
    assert view.isVisible() and view.why.text() == "Choose for each field which version stays."
    assert view.rows[1].hasFocus()
    press(Qt.Key.Key_Right)
    assert view.why.text() == ""
    press(Qt.Key.Key_Up)
    assert view.rows[0].hasFocus()
    press(Qt.Key.Key_Return)
    assert view.result() == QDialog.DialogCode.Accepted
    assert view.kept_mine() == {"queue"}
    assert view.rows[1].accessibleName() == "Case: mine is C-1, theirs is C-2; theirs is kept"


def test_by_the_mouse_all_at_once_and_one_otherwise(theme: Theme, qtbot: QtBot) -> None:
    view = a_view(qtbot, QUEUE, CASE)
    QTest.mouseClick(view.all_mine, LEFT)
    QTest.mouseClick(view.rows[0].theirs, LEFT)
    QTest.mouseClick(view.accept_button, LEFT)
    assert view.kept_mine() == {"case"}


def test_escape_decides_nothing(theme: Theme, qtbot: QtBot) -> None:
    view = a_view(qtbot, QUEUE)
    assert not view.all_mine.isVisible()  # there is one field only
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.result() == QDialog.DialogCode.Rejected


def people_page(studio: Studio, around: Surroundings, qtbot: QtBot) -> AdministrationPage:
    page = AdministrationPage(studio, around, tuple[Check, ...])
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.agents.model.rowCount() == 1, timeout=20_000)
    return page


def renaming(page: AdministrationPage, name: str) -> AgentDialog:
    dialog = page.edit_agent(page.agents.model.row(0))
    dialog.name.setText(name)
    return dialog


def the_agent(studio: Studio) -> Agent:
    (line,) = studio.people.agents(date(2026, 3, 2))
    return line.agent


def test_two_windows_rename_one_agent(
    studio: Studio, around: Surroundings, at_hers: tuple[Studio, Surroundings], qtbot: QtBot
) -> None:
    studio.people.add_agent("Wang Fang", "1001")
    mine, hers = people_page(studio, around, qtbot), people_page(*at_hers, qtbot)
    here, there = renaming(mine, "Wang Fangfang"), renaming(hers, "Wang F.")
    QTest.mouseClick(there.accept_button, LEFT)
    qtbot.waitUntil(lambda: the_agent(studio).name == "Wang F.", timeout=20_000)
    here.number.setText("1002")
    QTest.mouseClick(here.accept_button, LEFT)
    view = await_view(qtbot)
    assert view.statement.text().startswith("Wang Min changed this at ")
    assert [(row.versions.title, row.versions.mine, row.versions.theirs) for row in view.rows] == [
        ("Name", "Wang Fangfang", "Wang F.")
    ]
    QTest.keyClick(view, Qt.Key.Key_Escape)  # back to what was typed, which is still there
    qtbot.waitUntil(lambda: here.why.text().startswith("Wang Min changed this at "))
    assert here.isVisible() and here.name.text() == "Wang Fangfang" and here.accept_button.isEnabled()
    QTest.mouseClick(here.accept_button, LEFT)
    view = await_view(qtbot)
    view.choose_all("theirs")
    QTest.mouseClick(view.accept_button, LEFT)
    qtbot.waitUntil(lambda: the_agent(studio) == replace(the_agent(studio), name="Wang F.", number="1002"))
    settle(around, qtbot)


def test_mine_stays_in_an_action_that_somebody_else_changed_too(
    studio: Studio, around: Surroundings, at_hers: tuple[Studio, Surroundings], qtbot: QtBot
) -> None:
    raised = studio.actions.raise_for("Ask once", "The address is asked for twice.", (), around.person.id)
    page = ActionsPage(studio.actions, studio.causes, studio.people, studio.checklists, studio.reports, around)
    qtbot.addWidget(page)
    page.show()
    page.go_to(ToAction(raised))
    qtbot.waitUntil(lambda: page.detail.view is not None, timeout=20_000)
    page.edit()
    qtbot.waitUntil(lambda: isinstance(page.dialog, FieldsDialog), timeout=20_000)
    dialog = page.dialog
    assert isinstance(dialog, FieldsDialog)
    problem = dialog.fields.inputs["problem"]
    assert isinstance(problem, TextArea)
    problem.setText("It takes half a minute.")
    theirs = at_hers[0].actions
    seen = theirs.get(raised)
    theirs.edit(replace(seen, problem="Customers are angry.", title="Ask for the address once"), seen)
    QTest.mouseClick(dialog.accept_button, LEFT)
    view = await_view(qtbot)
    assert [row.versions.code for row in view.rows] == ["problem"]
    view.rows[0].choose("mine")
    QTest.mouseClick(view.accept_button, LEFT)
    qtbot.waitUntil(lambda: studio.actions.get(raised).problem == "It takes half a minute.", timeout=20_000)
    assert studio.actions.get(raised).title == "Ask for the address once"
    settle(around, qtbot)


def test_who_gives_up_is_told_that_nothing_was_written(
    studio: Studio, around: Surroundings, at_hers: tuple[Studio, Surroundings], qtbot: QtBot
) -> None:
    notices: list[Notice] = []
    around.presenter.noticed.connect(notices.append)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    seen, theirs = studio.settings.read(), at_hers[0].settings
    theirs.save(replace(seen, zone="Asia/Tokyo", official_score=True), seen)
    mine = replace(seen, zone="Europe/Berlin", official_score=True)
    write: Callable[..., object] = lambda was, now: studio.settings.save(now, was)  # noqa: E731
    write_edit(around, Edit(seen, mine, write), window)
    view = await_view(qtbot)
    assert [row.versions.title for row in view.rows] == ["Time zone"]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(notices))
    assert "Wang Min changed this at" in notices[0].words
    assert studio.settings.read().zone == "Asia/Tokyo"


def test_who_leaves_before_it_is_written_is_told_too(
    studio: Studio, around: Surroundings, at_hers: tuple[Studio, Surroundings], qtbot: QtBot
) -> None:
    notices: list[Notice] = []
    around.presenter.noticed.connect(notices.append)
    studio.people.add_agent("Wang Fang", "1001")
    dialog = renaming(people_page(studio, around, qtbot), "Wang Fangfang")
    theirs = at_hers[0].people
    theirs.change_agent(the_agent(studio).id, "Wang F.", "1001")
    QTest.mouseClick(dialog.accept_button, LEFT)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(notices), timeout=20_000)
    assert "Wang Min changed this at" in notices[0].words
    assert the_agent(studio).name == "Wang F."


def told(bench: Bench) -> str:
    banner = bench.banner("history")
    return "" if banner is None else banner.words.text()


def test_whoever_opens_a_call_is_told_who_judges_it_and_since_when(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme
) -> None:
    with on_stage(studio, tmp_path, qtbot) as stage:
        li = studio.people.add_person("Li Na")
        begun = studio.inspections.begin(stage.recording, "inbound-consultation", li)
        since = studio.inspections.view(begun).inspection.begun_at.astimezone(ZoneInfo("Asia/Shanghai"))
        banner = stage.open().banner("history")
        assert banner is not None
        said = banner.words.text()
        assert said.startswith("Li Na has been judging this call since ") and said.endswith(f"{since:%H:%M}.")
        wu = studio.people.add_person("Wu Min")
        also = studio.inspections.begin(stage.recording, "inbound-consultation", wu)
        stage.until(lambda: "Wu Min has been judging this call since" in told(stage.bench))
        for done in (begun, also):
            studio.inspections.discard(done)
        stage.until(lambda: stage.bench.banner("history") is None)


def test_whoever_opens_a_draft_is_told_who_worked_on_it(studio: Studio, around: Surroundings, qtbot: QtBot) -> None:
    notices: list[Notice] = []
    around.presenter.noticed.connect(notices.append)
    li = studio.people.add_person("Li Na")
    draft = studio.drafts.blank("Complaints", Method.PERCENTAGE, "en", li)
    page = ChecklistsPage(studio, around)
    qtbot.addWidget(page)
    page.show()
    page.shelf.opened.emit(draft)
    qtbot.waitUntil(lambda: page.designer is not None and bool(notices), timeout=20_000)
    assert notices[0].words.startswith("Li Na worked on this draft last, at ")
    settle(around, qtbot)
