"""The audit trail in the window: found, looked into, checked, handed on, and of one thing."""

import csv
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from centre import Centre
from page_stage import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.audit import Did, Subject
from qa_studio.errors import FileTrouble
from qa_studio.services.rows import AuditFilter
from qa_studio.ui.administration.page import TRAIL, AdministrationPage
from qa_studio.ui.audit.history_dialog import HistoryDialog
from qa_studio.ui.audit.trail_view import TrailView
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.navigation import Destination, History, ToEvaluation
from qa_studio.ui.recordings.page import RecordingsPage
from qa_studio.ui.rooms import Rooms
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def around(around_centre: Surroundings) -> Surroundings:
    return around_centre


@pytest.fixture
def page(centre: Centre, around: Surroundings, qtbot: QtBot) -> AdministrationPage:
    """With the tab of the trail in front; the team East was renamed by 李静."""
    centre.studio.audit.acts("李静")
    team = centre.studio.people.add_team("East")
    centre.studio.people.rename_team(team, "West")
    made = AdministrationPage(centre.studio, around)
    qtbot.addWidget(made)
    made.resize(1224, 800)
    made.show()
    made.show_tab(TRAIL)
    settle(around, qtbot)
    return made


def column(view: TrailView, code: int) -> list[str]:
    return [view.model.index(row, code).data() for row in range(view.model.rowCount())]


def shown(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(Paragraph)]


def banners(view: TrailView) -> list[str]:
    return [each.words.text() for each in view.findChildren(Banner) if each.isVisible()]


def press(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_what_was_done_stands_in_words_the_newest_first_and_shows_what_it_was_before(
    page: AdministrationPage, centre: Centre
) -> None:
    view = page.trail
    number = centre.studio.audit.head().id
    assert column(view, 0)[:2] == [str(number), str(number - 1)]
    assert column(view, 3)[:2] == ["Changed team 1 West", "Added team 1 West"]
    assert column(view, 2)[0].startswith("李静")
    assert view.detail.shown is not None
    assert view.detail.shown.sentence == "Changed team 1 · West"
    assert {"East", "West"} <= set(shown(view.detail))


def test_who_sat_here_and_who_was_logged_in_are_told_apart(page: AdministrationPage) -> None:
    row = page.trail.model.row(0)
    assert (row.who, row.login) == ("李静", row.event.login)
    assert row.login
    assert f"login {row.login}" in page.trail.model.index(0, 2).data()


def test_the_list_is_narrowed_by_subject_deed_person_and_number(
    page: AdministrationPage, centre: Centre, around: Surroundings, qtbot: QtBot
) -> None:
    agent = centre.agent("王芳")
    view = page.trail
    view.refresh()
    settle(around, qtbot)
    for choice, code in ((view.bar.subject, "agent"), (view.bar.did, "added"), (view.bar.who, "李静")):
        choice.setFocus()
        choice.setCurrentIndex(choice.findData(code))
        choice.activated.emit(choice.currentIndex())
    settle(around, qtbot)
    assert {row.event.subject for row in view.model.rows()} == {Subject.AGENT}
    assert {row.event.did for row in view.model.rows()} == {Did.ADDED}
    view.bar.number.setFocus()
    QTest.keyClicks(view.bar.number, f"{agent + 1}")
    QTest.keyClick(view.bar.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.none_fits.isVisible())
    QTest.mouseClick(view.none_fits.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.table.isVisible() and view.model.rowCount() > 5)


def test_days_are_days_of_the_workspace(page: AdministrationPage, around: Surroundings, qtbot: QtBot) -> None:
    view, today = page.trail, datetime.now(around.zone).date()
    view.bar.choose_days(today - timedelta(days=9), today - timedelta(days=1))
    qtbot.waitUntil(lambda: view.none_fits.isVisible())
    view.bar.choose_days(today, today)
    qtbot.waitUntil(lambda: view.table.isVisible())
    wanted = view.bar.narrow(AuditFilter())
    assert wanted.until is not None
    assert wanted.since is not None
    assert wanted.until - wanted.since == timedelta(days=1)


def test_older_events_come_while_somebody_scrolls(
    page: AdministrationPage, centre: Centre, around: Surroundings, qtbot: QtBot
) -> None:
    view, bar = page.trail, page.trail.table.verticalScrollBar()
    team = centre.team("West")
    for number in range(430):
        centre.studio.people.rename_team(team, f"Team {number}")
    view.refresh()
    settle(around, qtbot)
    assert view.model.rowCount() == 200
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: view.model.rowCount() == 400)
    while view.model.canFetchMore(view.table.rootIndex()):
        with qtbot.waitSignal(view.model.rowsInserted):
            bar.setValue(bar.maximum())
    numbers = [row.event.id for row in view.model.rows()]
    assert numbers == list(range(centre.studio.audit.head().id, 0, -1))


def test_what_others_do_meanwhile_appears_at_the_top_and_the_chosen_event_stays(
    page: AdministrationPage, centre: Centre, qtbot: QtBot
) -> None:
    view = page.trail
    view.table.select_row(1)
    chosen = view.model.row(1).event.id
    centre.studio.people.add_team("North")
    qtbot.waitUntil(lambda: view.model.row(0).sentence == "Added team 2 · North")
    assert view.detail.shown is not None
    assert view.detail.shown.event.id == chosen
    assert view.table.selected_rows() == [2]


def verdict(view: TrailView, around: Surroundings, qtbot: QtBot, printed: str = "") -> str:
    """Ask for a check as one does; gives what is said then."""
    dialog = view.ask_check()
    QTest.keyClicks(dialog.printed, printed)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible(), dialog.why.text()
    settle(around, qtbot)
    qtbot.waitUntil(lambda: view.bar.check.isEnabled() and len(banners(view)) == 2)
    return banners(view)[-1]


def test_an_untouched_trail_is_intact_also_against_what_a_pdf_says(
    page: AdministrationPage, centre: Centre, around: Surroundings, qtbot: QtBot
) -> None:
    head = centre.studio.audit.head()
    assert f"intact: {head.id} events; its head is {head.short}" in verdict(page.trail, around, qtbot)
    said = verdict(page.trail, around, qtbot, f"Audit trail {head.short}")
    assert "What the PDFs say fits it." in said


def test_what_is_no_head_is_refused_in_the_dialog(page: AdministrationPage) -> None:
    dialog = page.trail.ask_check()
    QTest.keyClicks(dialog.printed, "page 3")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "a number, a colon" in dialog.why.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_trail_that_was_forged_as_a_whole_is_not_the_one_of_the_pdf(
    page: AdministrationPage, centre: Centre, around: Surroundings, qtbot: QtBot
) -> None:
    number = centre.studio.audit.head().id
    said = verdict(page.trail, around, qtbot, f"{number}:0123456789abcdef")
    assert f"differs at event {number}" in said
    assert "put a copy of it aside" in said
    said = verdict(page.trail, around, qtbot, f"{number + 5}:0123456789abcdef")
    assert f"ends at event {number}, but a PDF tells of event {number + 5}" in said


def test_the_first_broken_event_is_named_and_shown_in_red(
    page: AdministrationPage, centre: Centre, around: Surroundings, qtbot: QtBot, tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "workspace" / "workspace.sqlite3") as forger:
        forger.execute("DROP TRIGGER audit_is_not_changed")
        forger.execute("UPDATE audit_events SET person = 'nobody' WHERE id = 7")
    forger.close()
    view = page.trail
    assert "Broken at event 7" in verdict(view, around, qtbot)
    place = next(each for each in view.findChildren(Button) if each.text() == "Show the place")
    QTest.mouseClick(place, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.model.rowCount() > 0 and view.model.row(0).event.id == 7)
    assert view.detail.shown is not None
    assert view.detail.shown.event.id == 7


def test_a_score_that_does_not_follow_from_its_answers_is_named_and_leads_to_its_evaluation(
    page: AdministrationPage,
    centre: Centre,
    around: Surroundings,
    qtbot: QtBot,
    tmp_path: Path,
    gone_to: list[Destination],
) -> None:
    evaluation = centre.evaluate(centre.recording(), solution="no")
    view = page.trail
    assert "Scores computed again: 1; each follows from its answers." in verdict(view, around, qtbot)
    with sqlite3.connect(tmp_path / "workspace" / "workspace.sqlite3") as forger:
        for (seal,) in forger.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'evaluations'"
        ).fetchall():
            forger.execute(f"DROP TRIGGER {seal}")
        forger.execute("UPDATE evaluations SET score = '99.00'")
    forger.close()
    view.verify(scores=True)
    qtbot.waitUntil(lambda: len(banners(view)) == 3)
    assert "score 99.00 instead of 25.00" in banners(view)[-1]
    first = next(each for each in view.findChildren(Button) if each.text() == "Show the first")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert gone_to == [ToEvaluation(evaluation)]


def test_a_workspace_that_is_a_file_says_what_that_means_and_one_on_a_server_doesnt(
    page: AdministrationPage, centre: Centre, around: Surroundings, qtbot: QtBot
) -> None:
    assert any("whoever owns it could forge" in words for words in banners(page.trail))
    on_server = TrailView(replace(centre.studio, place="postgresql+psycopg://li@db/quality"), around)
    qtbot.addWidget(on_server)
    on_server.show()
    settle(around, qtbot)
    assert banners(on_server) == []


def test_what_is_listed_is_exported_with_before_and_after(
    page: AdministrationPage, around: Surroundings, qtbot: QtBot, tmp_path: Path
) -> None:
    view = page.trail
    view.bar.subject.set_code("team")
    view.export_to(tmp_path / "trail.csv")
    qtbot.waitUntil(lambda: (tmp_path / "trail.csv").exists())
    settle(around, qtbot)
    with (tmp_path / "trail.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["What was done"] for row in rows] == ["Changed team 1 · West", "Added team 1 · West"]
    assert (rows[0]["Before"], rows[0]["After"], rows[0]["Who"]) == ("Name: East", "Name: West", "李静")


def test_a_customers_number_stays_masked_in_the_trail(
    centre: Centre, around: Surroundings, qtbot: QtBot, tmp_path: Path
) -> None:
    recording = centre.recording()
    details = centre.studio.library.get(recording).details
    centre.studio.library.correct(recording, replace(details, customer_number="13812348001"))
    for shows in (False, True):
        view = TrailView(
            centre.studio, replace(around, show_customer_numbers=shows), (Subject.RECORDING, str(recording))
        )
        qtbot.addWidget(view)
        view.show()
        settle(around, qtbot)
        assert "138****8001" in shown(view.detail), "the trail itself has masked numbers"
        view.hide()


def test_the_history_of_a_recording_is_asked_for_in_its_menu_and_holds_only_its_events(
    centre: Centre, around: Surroundings, qtbot: QtBot
) -> None:
    agent = centre.agent()
    recording, other = centre.recording(agent), centre.recording(agent)
    centre.studio.library.assign([recording], centre.inspector, date(2026, 3, 9))
    centre.studio.library.assign([other], centre.lead)
    page = RecordingsPage(centre.studio, around)
    qtbot.addWidget(page)
    (row,) = centre.studio.library.rows([recording])
    asked: list[History] = []
    around.navigation.history_asked.connect(asked.append)
    press(page.commands.menu([row], [recording], page), "History…")
    assert asked == [History(Subject.RECORDING, str(recording), row.file_name())]
    dialog = HistoryDialog(centre.studio, around, asked[0])
    qtbot.addWidget(dialog)
    dialog.open()
    settle(around, qtbot)
    assert [each.sentence.split(" · ")[0] for each in dialog.view.model.rows()] == [
        f"Changed recording {recording}",
        f"Added recording {recording}",
    ]
    assert dialog.heading.text() == f"History of {row.file_name()}"
    assert {"Zhang Wei", "9 Mar 2026"} <= set(shown(dialog.view.detail))
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_people_agents_and_teams_have_their_history_in_their_menus(
    page: AdministrationPage, around: Surroundings, qtbot: QtBot
) -> None:
    asked: list[History] = []
    around.navigation.history_asked.connect(asked.append)
    qtbot.waitUntil(lambda: page.teams.model.rowCount() == 1 and page.users.model.rowCount() > 0)
    press(page.team_menu(page.teams.model.row(0)), "History…")
    press(page.user_menu(page.users.model.row(0)), "History…")
    assert [each.subject for each in asked] == [Subject.TEAM, Subject.PERSON]


def test_times_stand_in_the_workspaces_zone(page: AdministrationPage, around: Surroundings) -> None:
    event = page.trail.model.row(0).event
    assert event.at.tzinfo is not None
    local = event.at.astimezone(UTC).astimezone(around.zone)
    assert f"{local:%H:%M}" in column(page.trail, 1)[0]


def test_a_new_look_is_listed_with_its_masks_off(
    page: AdministrationPage, centre: Centre, studio_look: None, qtbot: QtBot, around: Surroundings
) -> None:
    page.trail.refresh()
    settle(around, qtbot)
    assert page.trail.model.row(0).brief == "Opened recording 1, masks off"


@pytest.fixture
def studio_look(centre: Centre) -> None:
    """A lead has listened below the masks of a call."""
    recording = centre.recording()
    with pytest.raises(FileTrouble, match="removed by retention"):
        centre.studio.library.sound(recording, open_for=centre.lead)


def histories() -> list[HistoryDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, HistoryDialog) and each.isVisible()]


def test_the_window_shows_a_history_over_the_page_that_asks_and_none_once_it_is_closed(
    centre: Centre, around: Surroundings, qtbot: QtBot
) -> None:
    team = centre.studio.people.add_team("East")
    rooms = Rooms(centre.studio, around, lambda: ())
    around.navigation.show_history(Subject.TEAM, team, "East")
    (dialog,) = histories()
    settle(around, qtbot)
    assert [each.brief for each in dialog.view.model.rows()] == [f"Added team {team}"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: histories() == [])
    rooms.close()
    around.navigation.show_history(Subject.TEAM, team, "East")
    assert histories() == []
