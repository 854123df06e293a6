"""Administration on a real workspace."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.import_profile import ImportProfile, ImportProfileId
from qa_studio.domain.people import Role
from qa_studio.services.doctor import Check
from qa_studio.services.studio import Studio
from qa_studio.texts import message
from qa_studio.ui.administration.page import AdministrationPage
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.fields import Choice, NumberField
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def page(studio: Studio, around: Surroundings, qtbot: QtBot) -> AdministrationPage:
    team = studio.people.add_team("华东一组")
    studio.people.add_team("华东二组")
    studio.people.add_agent("王芳", "1001", team, date(2026, 1, 1))
    made = AdministrationPage(studio, around, lambda: (Check(message("fonts"), True, message("all there")),))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: made.agents.model.rowCount() == 1)
    return made


def press(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_agents_stand_with_number_and_team(page: AdministrationPage) -> None:
    row = [page.agents.model.index(0, column).data() for column in range(5)]
    assert row == ["王芳", "1001", "华东一组", "1 Jan 2026", "Here"]


def test_an_agent_is_added_into_a_team(page: AdministrationPage, studio: Studio, qtbot: QtBot) -> None:
    dialog = page.edit_agent(None)
    dialog.name.setText("赵磊")
    dialog.number.setText("1002")
    dialog.team.set_code(dialog.team.itemData(1))
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.agents.model.rowCount() == 2)
    added = studio.people.agent_called("1002")
    assert added.name == "赵磊"
    line = next(each for each in studio.people.agents(date(2026, 12, 1)) if each.agent.id == added.id)
    assert line.team is not None


def test_a_number_that_is_taken_is_refused_in_the_dialog(page: AdministrationPage, qtbot: QtBot) -> None:
    dialog = page.edit_agent(None)
    dialog.name.setText("赵磊")
    dialog.number.setText("1001")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.why.text() == "The number 1001 belongs to 王芳. Choose another number.")
    assert dialog.isVisible()
    dialog.number.setText("1003")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.agents.model.rowCount() == 2)


def test_an_agent_moves_leaves_and_comes_back(page: AdministrationPage, studio: Studio, qtbot: QtBot) -> None:
    line = page.agents.model.row(0)
    move = page.move_agent(line)
    move.team.set_code(str(studio.people.team_called("华东二组").id))
    move.since.set_day(date(2026, 3, 1))
    QTest.mouseClick(move.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.agents.model.index(0, 2).data() == "华东二组")
    leave = page.agent_leaves(line)
    leave.day.set_day(date(2026, 4, 30))
    QTest.mouseClick(leave.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.agents.model.index(0, 4).data() == "Left 30 Apr 2026")
    press(page.agent_menu(page.agents.model.row(0)), "Is back")
    qtbot.waitUntil(lambda: page.agents.model.index(0, 4).data() == "Here")


def test_enter_renames_and_the_chosen_row_stays_chosen(page: AdministrationPage, studio: Studio, qtbot: QtBot) -> None:
    page.agents.table.select_row(0)
    dialog = page.edit_agent(page.agents.chosen())
    dialog.name.setText("王小芳")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.agents.model.index(0, 0).data() == "王小芳")
    chosen = page.agents.chosen()
    assert chosen is not None and chosen.agent.name == "王小芳"
    assert page.agents.change.isEnabled()


def test_a_team_is_added_and_counts_its_agents(page: AdministrationPage, qtbot: QtBot) -> None:
    page.show_tab("teams")
    assert [page.teams.model.index(row, 1).data() for row in range(2)] == ["1", "0"]
    dialog = page.edit_team(None)
    dialog.name.setText("夜班")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.teams.model.rowCount() == 3)
    assert page.add.text() == "Add team"


def test_a_search_narrows_the_list(page: AdministrationPage) -> None:
    page.teams.search.setText("二组")
    assert [page.teams.model.index(row, 0).data() for row in range(page.teams.model.rowCount())] == ["华东二组"]


def test_users_get_a_name_and_a_role(page: AdministrationPage, studio: Studio, qtbot: QtBot) -> None:
    dialog = page.edit_user(None)
    dialog.name.setText("陈静")
    dialog.role.set_code(Role.LEAD)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.users.model.rowCount() == 2)
    assert {(each.name, each.role) for each in studio.people.persons()} == {
        ("李静", Role.INSPECTOR),
        ("陈静", Role.LEAD),
    }


def test_somebody_else_sits_down(page: AdministrationPage, studio: Studio, around: Surroundings, qtbot: QtBot) -> None:
    other = studio.people.add_person("陈静")
    qtbot.waitUntil(lambda: page.users.model.rowCount() == 2)
    mine = next(each for each in page.users.model.rows() if each.id == around.person.id)
    assert "This is me" not in [action.text() for action in page.user_menu(mine).actions()]
    theirs = next(each for each in page.users.model.rows() if each.id == other)
    with qtbot.waitSignal(page.person_chosen) as chosen:
        press(page.user_menu(theirs), "This is me")
    assert chosen.args == [other]
    assert around.preferences.now.person == other


def test_settings_are_changed_in_their_dialog(
    page: AdministrationPage, studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    page.show_tab("settings")
    qtbot.waitUntil(lambda: not around.runner.busy)
    dialog = page.settings.open_settings()
    least, language = dialog.editor("least_n"), dialog.editor("language")
    assert isinstance(least, NumberField) and isinstance(language, Choice)
    least.setValue(12)
    language.set_code("zh_CN")
    with qtbot.waitSignal(page.preferences_changed):
        QTest.mouseClick(dialog.form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.settings.read().least_n == 12)
    assert around.preferences.now.language == "zh_CN"


def test_the_workspace_is_copied_on_wish(
    page: AdministrationPage, tmp_path: Path, around: Surroundings, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(around.presenter.noticed) as noticed:
        page.settings.copies.copy_to(tmp_path / "copy.sqlite3")
    assert "copy.sqlite3" in noticed.args[0].words
    assert (tmp_path / "copy.sqlite3").stat().st_size > 0


def test_what_works_on_this_machine_is_said(page: AdministrationPage, qtbot: QtBot) -> None:
    page.show_tab("settings")
    QTest.mouseClick(page.settings.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(each.text() == "fonts: all there" for each in page.settings.findChildren(Paragraph)))


def test_a_folder_is_watched_by_a_profile_and_given_up(
    page: AdministrationPage, studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    studio.import_profiles.keep(ImportProfile(ImportProfileId(0), "柏林录音", names="vicidial"))
    page.show_tab("imports")
    page.imports.refresh()
    qtbot.waitUntil(lambda: "柏林录音" in names_in(page.imports))
    dialog = page.imports.ask_profile(tmp_path)
    dialog.profile.set_code(dialog.profile.itemData(1))
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: str(tmp_path) in names_in(page.imports))
    (state,) = studio.watching.folders()
    assert state.profile is not None and state.profile.name == "柏林录音"
    again = page.imports.ask_profile(tmp_path / "deeper")
    QTest.mouseClick(again.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: again.why.text() != "")
    again.reject()
    stop = next(each for each in page.imports.findChildren(IconButton) if "no longer" in each.toolTip())
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.watching.folders() == ())


def names_in(view: QWidget) -> list[str]:
    return [each.text() for each in view.findChildren(ElidedLabel)]


def test_a_folder_says_who_owns_everything(page: AdministrationPage) -> None:
    page.show_tab("users")
    told = [each.text() for each in page.users.findChildren(Paragraph)]
    assert any("whoever owns the file owns everything in it" in words for words in told)
    assert page.logins is None
    assert page.add.text() == "Add person"
