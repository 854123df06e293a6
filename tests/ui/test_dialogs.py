"""Settings, key sheet and welcome page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.settings import Preferences, WorkspaceSettings
from qa_studio.texts import catalogue
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.fields import Choice, NumberField
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.key_sheet import KeySheet
from qa_studio.ui.settings_dialog import SettingsDialog
from qa_studio.ui.welcome import WelcomePage


def test_settings_give_back_what_was_chosen_and_leave_the_rest(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Preferences(speed=1.5), WorkspaceSettings(name="East"), catalogue("en"))
    qtbot.addWidget(dialog)
    language, least, masked = (dialog.editor(name) for name in ("language", "least_n", "show_customer_numbers"))
    assert isinstance(language, Choice)
    assert isinstance(least, NumberField)
    assert isinstance(masked, Switch)
    language.set_code("zh_CN")
    least.setValue(12)
    masked.click()
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.form.save.click()
    preferences, workspace = saved.args or [None, None]
    assert preferences == Preferences(language="zh_CN", speed=1.5)
    assert workspace == WorkspaceSettings(name="East", least_n=12, show_customer_numbers=True)


def test_who_may_not_change_the_workspace_sees_only_their_own_settings(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Preferences(), None, catalogue("en"))
    qtbot.addWidget(dialog)
    assert dialog.form.workspaceTitle.isHidden()
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.form.save.click()
    assert saved.args == [Preferences(), None]


def test_settings_fit_a_small_screen_and_their_rows_scroll(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Preferences(), WorkspaceSettings(), catalogue("en"))
    qtbot.addWidget(dialog)
    dialog.resize(520, 600)
    dialog.show()
    least = dialog.editor("least_heard")
    assert dialog.height() == 600
    assert dialog.rect().contains(dialog.form.save.geometry())
    assert least.visibleRegion().isEmpty()
    least.setFocus()
    QTest.keyClick(least, Qt.Key.Key_Backtab)
    QTest.keyClick(dialog.focusWidget() or least, Qt.Key.Key_Tab)
    assert not least.visibleRegion().isEmpty()


def test_a_key_can_be_changed_but_not_taken_from_another_action(qtbot: QtBot) -> None:
    sheet = KeySheet({})
    qtbot.addWidget(sheet)
    row = sheet.row("evidence")
    QTest.keyClick(row, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(sheet.changed):
        QTest.keyClick(row, Qt.Key.Key_N)
    assert "N" in sheet.form.note.text()
    assert row.accessibleName().endswith(": M")
    QTest.keyClick(row, Qt.Key.Key_Return)
    with qtbot.waitSignal(sheet.changed, check_params_cb=lambda own: own == {"evidence": "Y"}):
        QTest.keyClick(row, Qt.Key.Key_Y)
    with qtbot.waitSignal(sheet.changed, check_params_cb=lambda own: own == {}):
        sheet.form.usual.click()
    assert row.accessibleName().endswith(": M")


def test_the_welcome_page_offers_what_was_opened_lately(qtbot: QtBot) -> None:
    page = WelcomePage(["/calls/East", "/calls/West"])
    qtbot.addWidget(page)
    west = next(button for button in page.findChildren(Button) if button.text() == "West")
    with qtbot.waitSignal(page.recent_chosen, check_params_cb=lambda place: place == "/calls/West"):
        west.click()
    with qtbot.waitSignal(page.create_asked):
        page.form.create.click()
