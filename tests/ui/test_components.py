"""The building blocks answer to mouse and keyboard, say their names, and give way."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.ui.components.answers import AnswerBar, AnswerOption
from qa_studio.ui.components.banner import Banner
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Card, FactColumn
from qa_studio.ui.components.cells import Cell, NumberCell, TextCell
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import Choice, DateField, NumberField, SearchField, TextArea
from qa_studio.ui.components.flow_layout import FlowLayout
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.pills import Chip, Pill
from qa_studio.ui.components.rail import NARROW, WIDE, Rail, RailItem
from qa_studio.ui.components.score_ring import RingScore, ScoreRing
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.components.tabs import Tab, Tabs
from qa_studio.ui.theme import DARK, LIGHT, Theme

OPTIONS = [
    AnswerOption("yes", "Yes", "good"),
    AnswerOption("partly", "Partly", "partly"),
    AnswerOption("no", "No", "fatal"),
    AnswerOption("na", "N/A", "none"),
]
BY_TAB = Qt.FocusReason.TabFocusReason

pytestmark = pytest.mark.usefixtures("theme")


Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    """Puts widgets side by side into a window that lives as long as the test."""
    windows: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        row = QHBoxLayout(window)
        row.setContentsMargins(20, 20, 20, 20)
        for widget in widgets:
            row.addWidget(widget)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return show


def test_a_click_on_an_answer_answers_once(shown: Show) -> None:
    bar = AnswerBar(OPTIONS, "2.1")
    shown(bar)
    answers: list[str] = []
    bar.answered.connect(answers.append)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(20, 14))
    assert answers == ["yes"]
    assert bar.accessibleName() == "2.1: Yes"


@pytest.mark.parametrize(("key", "answer"), [("1", "yes"), ("2", "partly"), ("3", "no"), ("0", "na")])
def test_figures_answer_and_0_means_not_applicable(shown: Show, key: str, answer: str) -> None:
    bar = AnswerBar(OPTIONS, "2.1")
    shown(bar)
    bar.setFocus(BY_TAB)
    QTest.keyClicks(bar, key)
    assert bar.chosen == {answer}


def test_arrows_and_enter_answer_too(shown: Show) -> None:
    bar = AnswerBar(OPTIONS, "2.1")
    shown(bar)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    QTest.keyClick(bar, Qt.Key.Key_Return)
    assert bar.chosen == {"partly"}


def test_a_suggested_answer_is_not_chosen_before_somebody_accepts_it(shown: Show) -> None:
    bar = AnswerBar(OPTIONS, "3.2", suggested="no")
    shown(bar)
    assert bar.chosen == frozenset()
    assert "not answered" in bar.accessibleName()


def test_choosing_moves_no_other_answer(qtbot: QtBot) -> None:
    bar = AnswerBar(OPTIONS, "2.1")
    open_width = bar.sizeHint().width()
    bar.set_chosen("partly")
    assert bar.sizeHint().width() == open_width


def test_several_answers_stay_chosen_together(shown: Show) -> None:
    bar = AnswerBar(OPTIONS, "2.1", chosen=["yes", "no"], multiple=True)
    shown(bar)
    answers: list[str] = []
    bar.answered.connect(answers.append)
    bar.answer("yes")
    assert answers == ["yes"]
    assert bar.chosen == {"yes", "no"}


def test_the_ring_shows_for_the_keyboard_and_never_for_the_mouse(shown: Show) -> None:
    button, other = Button("Save"), Button("Cancel")
    shown(button, other)
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert other.has_ring
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not button.has_ring
    assert not other.has_ring


def test_enter_presses_a_button_and_a_disabled_one_does_nothing(qtbot: QtBot, shown: Show) -> None:
    button = Button("Complete", "primary", "check", "Ctrl+Return")
    shown(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_readers_of_the_screen_hear_names_and_roles(shown: Show) -> None:
    button, icon_button = Button("Complete"), IconButton("x", "Close", "Escape")
    switch, pill = Switch("Skip silence"), Pill("Failed", "bad")
    shown(button, icon_button, switch, pill)
    for widget, name in ((button, "Complete"), (icon_button, "Close"), (switch, "Skip silence"), (pill, "Failed")):
        heard = QAccessible.queryAccessibleInterface(widget)
        assert heard is not None
        assert heard.text(QAccessible.Text.Name) == name
    heard = QAccessible.queryAccessibleInterface(button)
    assert heard is not None
    assert heard.role() == QAccessible.Role.Button


def test_an_icon_button_names_its_key_in_its_tip(qtbot: QtBot) -> None:
    assert IconButton("flag", "Mark", "M").toolTip() == "Mark (M)"


def test_a_long_line_gives_way_and_tells_its_whole_text(shown: Show) -> None:
    label = ElidedLabel("Promised nothing that cannot be kept by anybody, ever")
    window = shown(label)
    window.resize(120, 80)
    assert label.is_elided()
    assert window.minimumSizeHint().width() <= 80


def test_a_paragraph_grows_higher_as_it_gets_narrower(qtbot: QtBot) -> None:
    text = Paragraph("Count silence on both channels. A silence announced by the agent is not counted. 静默不计入。")
    assert text.heightForWidth(160) > text.heightForWidth(600)
    assert text.heightForWidth(600) % 20 == 0


def test_the_x_of_a_chip_removes_and_its_words_click(qtbot: QtBot, shown: Show) -> None:
    chip = Chip("Repeat contact", chosen=True, removable=True)
    shown(chip)
    with qtbot.waitSignal(chip.removed), qtbot.assertNotEmitted(chip.clicked):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, 12))
    with qtbot.waitSignal(chip.clicked):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)


def test_arrows_move_along_segments_and_tabs(qtbot: QtBot, shown: Show) -> None:
    segments = Segmented([("agent", "Agent"), ("both", "Both"), ("customer", "Customer")], "both", "Channel")
    tabs = Tabs([Tab("all", "All"), Tab("low", "Low CSAT", 14)], "all", "Saved filters")
    shown(segments, tabs)
    with qtbot.waitSignal(segments.chosen, check_params_cb=lambda code: code == "customer"):
        QTest.keyClick(segments, Qt.Key.Key_Right)
    with qtbot.waitSignal(tabs.chosen, check_params_cb=lambda code: code == "low"):
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert segments.accessibleName() == "Channel: Customer"
    assert tabs.accessibleName() == "Saved filters: Low CSAT"


def test_a_search_waits_for_the_last_key_and_escape_empties_it(qtbot: QtBot, shown: Show) -> None:
    field = SearchField("Agent, number, case")
    shown(field)
    searches: list[str] = []
    field.searched.connect(searches.append)
    with qtbot.waitSignal(field.searched):
        QTest.keyClicks(field, "bill")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert searches == ["bill", ""]


def test_inputs_give_back_what_was_put_in(qtbot: QtBot, shown: Show) -> None:
    team = Choice([("1", "East one"), ("2", "华东一组")], "Team", "2")
    points, day = NumberField("Points", 12), DateField("From", date(2026, 5, 14))
    comment = TextArea("Comment", "said twice")
    shown(team, points, day, comment)
    assert (team.code, points.value(), day.day, comment.text()) == ("2", 12, date(2026, 5, 14), "said twice")
    assert {each.height() for each in (team, points, day)} == {32}
    with qtbot.waitSignal(day.picked, check_params_cb=lambda picked: picked == date(2026, 5, 15)):
        QTest.keyClick(day, Qt.Key.Key_End)
        day.stepUp()


def test_the_focus_of_long_text_leaving_tells_what_was_written(qtbot: QtBot, shown: Show) -> None:
    comment, other = TextArea("Comment"), QLineEdit()
    shown(comment, other)
    comment.setFocus()
    QTest.keyClicks(comment.editor, "too fast")
    with qtbot.waitSignal(comment.left, check_params_cb=lambda text: text == "too fast"):
        other.setFocus()


COLUMNS: list[Column[int]] = [
    Column("name", "Name", lambda row: TextCell(f"Call {row}", "Billing"), 160, stretch=True, sort="name"),
    Column("dead", "Dead air", lambda row: NumberCell(f"{row} s", over=row > 5), 90, "right", sort="dead_air"),
    Column("note", "Note", lambda row: TextCell("—"), 90, shown=False),
]


def test_a_table_opens_plays_and_sorts(qtbot: QtBot, shown: Show) -> None:
    table = Table(RowsModel(COLUMNS, range(20)), COLUMNS, "Recordings")
    shown(table).resize(520, 400)
    table.setFocus(BY_TAB)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.selected_rows()  # the first where nothing was chosen yet, else the next
    table.select_row(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened, check_params_cb=lambda row: row == 1):
        QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.played, check_params_cb=lambda row: row == 1):
        QTest.keyClick(table, Qt.Key.Key_Space)
    head = table.horizontalHeader()
    where = QPoint(head.sectionViewportPosition(1) + 20, 18)
    with qtbot.waitSignal(table.sort_asked, check_params_cb=lambda sort, down: (sort, down) == ("dead_air", True)):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_hidden_columns_can_be_shown_and_all_fit_the_width(qtbot: QtBot, shown: Show) -> None:
    table = Table(RowsModel(COLUMNS, range(3)), COLUMNS, "Recordings")
    shown(table).resize(560, 300)
    assert table.shown_columns() == ["name", "dead"]
    with qtbot.waitSignal(table.columns_changed):
        table.column_menu().actions()[2].trigger()
    assert table.shown_columns() == ["name", "dead", "note"]
    assert sum(table.columnWidth(number) for number in range(3)) <= table.viewport().width()


def test_rows_can_be_read_out(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, [7])
    assert [model.index(0, column).data() for column in range(2)] == ["Call 7 Billing", "7 s"]
    cell: Cell = COLUMNS[1].cell(7)
    assert isinstance(cell, NumberCell)
    assert cell.over


def test_the_rail_tells_where_to_go_and_narrows_to_icons(qtbot: QtBot, shown: Show) -> None:
    rail = Rail(
        [RailItem("work", "My work", "tray"), RailItem("calls", "Recordings", "phone-call")], "李静", "Inspector"
    )
    shown(rail)
    rail.set_count("work", 7)
    with qtbot.waitSignal(rail.chosen, check_params_cb=lambda code: code == "calls"):
        button = next(child for child in rail.findChildren(QWidget) if child.accessibleName() == "Recordings")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert rail.width() == WIDE
    rail.set_narrow(True)
    assert rail.width() == NARROW
    assert any(child.toolTip() == "My work, 7" for child in rail.findChildren(QWidget))


def test_enter_accepts_a_dialog_unless_something_is_missing(qtbot: QtBot) -> None:
    class Naming(Dialog):
        def refusal(self) -> str:
            return "" if self.name.text() else "Give it a name."

        name: QLineEdit

    dialog = Naming("New team", "Add", "Cancel")
    dialog.name = QLineEdit()
    dialog.body.addWidget(dialog.name)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.name.setFocus()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.why.text() == "Give it a name."
    QTest.keyClicks(dialog.name, "East one")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.result() == Dialog.DialogCode.Accepted


def test_a_banner_can_be_acted_on_and_closed(qtbot: QtBot, shown: Show) -> None:
    banner = Banner("4.2 has no guidance.", "warn", "Go to 4.2", closable=True)
    shown(banner)
    act, close = (child for child in banner.findChildren(QWidget) if isinstance(child, Button | IconButton))
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.closed):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_a_ring_says_that_the_form_fails(qtbot: QtBot) -> None:
    ring = ScoreRing(RingScore(0.6, 0.77, "77"))
    assert ring.accessibleName() == "Score 77"
    ring.show_score(RingScore(0.6, 0.77, "77", failed=True))
    assert ring.accessibleName() == "Score 77, FAIL"


def test_things_that_flow_take_more_rows_where_it_is_narrow(qtbot: QtBot) -> None:
    window = QWidget()
    flow = FlowLayout(8, window)
    for words in ("Procedure not known", "System slow", "Repeat contact"):
        flow.addWidget(Chip(words))
    assert flow.heightForWidth(1000) == 24
    assert flow.heightForWidth(160) == 3 * 24 + 2 * 8
    qtbot.addWidget(window)


def test_widgets_repaint_in_the_other_theme(qtbot: QtBot, theme: Theme) -> None:
    card = Card("Call")
    card.body.addWidget(FactColumn("Queue", "Billing"))
    window = QWidget()
    QVBoxLayout(window).addWidget(card)
    qtbot.addWidget(window)
    window.resize(300, 160)

    def ground() -> str:
        picture: QImage = window.grab().toImage()
        return picture.pixelColor(150, 130).name().upper()

    assert ground() == LIGHT.panel
    theme.use("dark")
    assert ground() == DARK.panel
