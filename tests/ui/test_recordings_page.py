"""The recordings page on a real workspace with real sound files."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from qa_studio.domain.recording import CallDetails, Picked, Recording, RecordingId, RecordingState, Sound
from qa_studio.domain.spans import Span
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cells import WaitingCell
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.components.table import CELL_ROLE, ROW_HEIGHT
from qa_studio.ui.navigation import ToEvaluation, ToInspection, ToRecordings
from qa_studio.ui.presenter import Notice
from qa_studio.ui.recordings.dialogs import AssignDialog, CorrectDialog, PickedDialog
from qa_studio.ui.recordings.filter_popover import CheckList, DayRange, FilterPopover, NumberRange
from qa_studio.ui.recordings.page import RecordingsPage
from qa_studio.ui.surroundings import Surroundings

NOON = datetime(2026, 5, 14, 4, tzinfo=UTC)


@pytest.fixture
def calls(studio: Studio, tmp_path: Path) -> list[RecordingId]:
    """Three calls: 王芳 (Billing, the newest, satisfaction 2), 赵磊 (Sales) and 周强 (Billing)."""
    folder = tmp_path / "calls"
    folder.mkdir()
    team = studio.people.add_team("华东一组")
    agents = [studio.people.add_agent(name, None, team, date(2026, 1, 1)) for name in ("王芳", "赵磊", "周强")]
    chance = np.random.default_rng(1)
    for number in range(3):
        soundfile.write(folder / f"{number}.wav", chance.uniform(-0.5, 0.5, (8000 * (number + 1), 2)), 8000)
    outcome = studio.importing.run(ImportOrder((folder,)), Quiet())
    ids = [added.id for added in sorted(outcome.added, key=lambda added: added.path)]
    for number, (each, agent, queue) in enumerate(zip(ids, agents, ("Billing", "Sales", "Billing"), strict=True)):
        details = CallDetails(
            agent=agent,
            team=team,
            queue=queue,
            started_at=NOON - timedelta(days=number),
            csat=2 if number == 0 else 5,
            customer_number="13812348001",
        )
        studio.library.correct(each, details)
    return ids


@pytest.fixture
def page(studio: Studio, around: Surroundings, qtbot: QtBot) -> RecordingsPage:
    made = RecordingsPage(studio, around)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    return made


@pytest.fixture
def shown(calls: list[RecordingId], page: RecordingsPage, qtbot: QtBot) -> RecordingsPage:
    """The page with the three calls read, the newest first."""
    page.show()
    qtbot.waitUntil(lambda: page.model.complete and page.filter_bar.count.text() != "")
    return page


def words(page: RecordingsPage, code: str) -> list[str]:
    column = [each.code for each in page.model.columns].index(code)
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def opened(kind: type[QDialog]) -> QDialog | None:
    return next((each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()), None)


def await_dialog(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    qtbot.waitUntil(lambda: opened(kind) is not None)
    dialog = opened(kind)
    assert dialog is not None
    return dialog


def choose_in(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_recordings_stand_newest_first_with_what_is_known(shown: RecordingsPage) -> None:
    assert words(shown, "agent") == ["王芳", "赵磊", "周强"]
    assert words(shown, "date")[0] == "14 May 12:00"
    assert words(shown, "duration") == ["00:01", "00:02", "00:03"]
    assert words(shown, "customer")[0] == "138****8001"
    assert shown.filter_bar.count.text() == "3 recordings"
    assert shown.stack.currentWidget() is shown.table


def test_an_empty_workspace_says_so_and_offers_the_import(page: RecordingsPage, qtbot: QtBot) -> None:
    page.show()
    qtbot.waitUntil(lambda: page.model.complete)
    assert page.stack.currentWidget() is page.nothing
    QTest.mouseClick(page.nothing.action, Qt.MouseButton.LeftButton)
    from qa_studio.ui.importing.dialog import ImportDialog

    await_dialog(qtbot, ImportDialog).reject()


def test_a_click_on_a_head_sorts_in_the_database(shown: RecordingsPage, qtbot: QtBot) -> None:
    head = shown.table.horizontalHeader()
    column = [each.code for each in shown.model.columns].index("duration")
    at = QPoint(head.sectionViewportPosition(column) + 10, 10)
    with qtbot.waitSignal(shown.model.shown):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown.model.sorting == RecordingSort("duration", True)
    assert words(shown, "agent") == ["周强", "赵磊", "王芳"]


def test_the_slash_key_searches(shown: RecordingsPage, qtbot: QtBot) -> None:
    shown.activateWindow()
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Slash)
    qtbot.waitUntil(shown.filter_bar.search.hasFocus)
    shown.filter_bar.search.insert("赵磊")
    QTest.keyClick(shown.filter_bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words(shown, "agent") == ["赵磊"])
    qtbot.waitUntil(lambda: shown.filter_bar.count.text() == "1 of 3")


def test_a_search_that_finds_nothing_offers_to_clear_the_filter(shown: RecordingsPage, qtbot: QtBot) -> None:
    shown.filter_bar.search.setText("nobody")
    QTest.keyClick(shown.filter_bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.no_match)
    QTest.mouseClick(shown.no_match.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(words(shown, "agent")) == 3)
    assert shown.filter_bar.search.text() == ""


def test_a_filter_is_chosen_in_a_small_window_and_taken_away_at_its_chip(shown: RecordingsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(shown.commands.names.queues))
    popover = shown.filter_bar.edit("queue")
    assert isinstance(popover.editor, CheckList)
    popover.editor.box("Billing").click()
    QTest.keyClick(popover, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words(shown, "agent") == ["王芳", "周强"])
    chip = next(each for each in shown.filter_bar.findChildren(Chip) if each.text() == "Queue: Billing")
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(words(shown, "agent")) == 3)


def test_days_lengths_and_persons_become_a_filter(shown: RecordingsPage, around: Surroundings, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(shown.commands.names.persons))
    days = shown.filter_bar.edit("date")
    assert isinstance(days.editor, DayRange)
    days.editor.set_days(date(2026, 5, 13), date(2026, 5, 14))
    chosen = days.value()
    assert (chosen.since, chosen.before) == (
        datetime(2026, 5, 12, 16, tzinfo=UTC),
        datetime(2026, 5, 14, 16, tzinfo=UTC),
    )
    days.close()
    lengths = shown.filter_bar.edit("duration")
    assert isinstance(lengths.editor, NumberRange)
    lengths.editor.low.setValue(2)
    assert lengths.value() == RecordingFilter(shortest_s=120)
    lengths.close()
    persons = shown.filter_bar.edit("assigned")
    assert isinstance(persons.editor, CheckList)
    persons.editor.box(str(around.person.id)).click()
    assert persons.value() == RecordingFilter(assigned_to=around.person.id)
    persons.close()


def test_clearing_a_part_in_its_window_takes_it_away(shown: RecordingsPage, qtbot: QtBot) -> None:
    shown.go_to(ToRecordings(RecordingFilter(csat_to=2)))
    qtbot.waitUntil(lambda: words(shown, "agent") == ["王芳"])
    popover: FilterPopover = shown.filter_bar.edit("csat")
    QTest.mouseClick(popover.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(words(shown, "agent")) == 3)


def test_a_filter_is_kept_as_a_tab_with_its_count(shown: RecordingsPage, around: Surroundings, qtbot: QtBot) -> None:
    low = RecordingFilter(csat_to=2)
    shown.go_to(ToRecordings(low))
    assert shown.filter_tabs.save.isVisible()
    shown.filter_tabs.keep("Low CSAT")
    assert shown.filter_tabs.tabs.code == "Low CSAT"
    assert '"csat_to": 2' in around.preferences.now.filters["Low CSAT"]
    shown.filter_tabs.tabs.chosen.emit("")
    qtbot.waitUntil(lambda: len(words(shown, "agent")) == 3)
    shown.filter_tabs.tabs.chosen.emit("Low CSAT")
    qtbot.waitUntil(lambda: words(shown, "agent") == ["王芳"])
    QTest.mouseClick(shown.filter_tabs.forget, Qt.MouseButton.LeftButton)
    assert around.preferences.now.filters == {}


def test_chosen_columns_are_remembered(shown: RecordingsPage, around: Surroundings) -> None:
    choose_in(shown.table.column_menu(), "Customer")
    assert "customer" in around.preferences.now.columns["recordings"]
    assert "customer" in shown.table.shown_columns()


def test_enter_opens_the_recording_for_judging(
    shown: RecordingsPage, calls: list[RecordingId], around: Surroundings, qtbot: QtBot
) -> None:
    shown.table.select_row(1)
    with qtbot.waitSignal(around.navigation.asked) as asked:
        QTest.keyClick(shown.table, Qt.Key.Key_Return)
    assert asked.args == [ToInspection(calls[1])]


def test_the_details_show_the_call_and_its_waveform(
    shown: RecordingsPage, calls: list[RecordingId], around: Surroundings, qtbot: QtBot
) -> None:
    shown.table.select_row(0)
    assert shown.details.title.text() == "王芳"
    assert shown.details.subtitle.text() == "Billing · 14 May 12:00"
    qtbot.waitUntil(lambda: shown.details.picture.drawn)
    with qtbot.waitSignal(around.navigation.asked) as asked:
        QTest.mouseClick(shown.details.inspect, Qt.MouseButton.LeftButton)
    assert asked.args == [ToInspection(calls[0])]
    shown.filter_bar.details.click()
    assert not shown.details.isVisible()


def test_check_boxes_choose_several_and_the_bar_takes_them(
    shown: RecordingsPage, studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    for row in (0, 2):
        box = shown.table.visualRect(shown.model.index(row, 0)).center()
        QTest.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert shown.table.selected_rows() == [0, 2]
    assert shown.bulk.count.text() == "2 selected"
    take = next(each for each in shown.bulk.findChildren(Button) if each.text() == "Take")
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: words(shown, "assigned") == ["李静", "—", "李静"])
    assert len(studio.library.desk(around.person.id).waiting) == 2
    assert shown.table.selected_rows() == [0, 2]


def test_recordings_are_assigned_with_a_due_day_and_how_they_were_picked(
    shown: RecordingsPage, studio: Studio, calls: list[RecordingId], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(shown.commands.names.persons))
    shown.table.select_row(0)
    QTest.mouseClick(shown.details.assign, Qt.MouseButton.LeftButton)
    dialog = await_dialog(qtbot, AssignDialog)
    assert isinstance(dialog, AssignDialog)
    dialog.has_due.click()
    dialog.due.set_day(date(2026, 5, 20))
    dialog.picked.set_code("risk")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.library.get(calls[0]).due_on == date(2026, 5, 20))
    assert studio.library.get(calls[0]).picked is Picked.RISK
    qtbot.waitUntil(lambda: words(shown, "picked")[0] == "Risk")


def test_how_it_was_picked_can_be_said_without_touching_the_desk(
    shown: RecordingsPage, studio: Studio, calls: list[RecordingId], around: Surroundings, qtbot: QtBot
) -> None:
    studio.library.assign([calls[0]], around.person.id, date(2026, 5, 20))
    qtbot.waitUntil(lambda: words(shown, "assigned")[0] == "李静")
    shown.table.select_row(0)
    rows = [row for row in (shown.model.row(0),) if row is not None]
    choose_in(shown.commands.menu(rows, [calls[0]], shown), "How it was picked…")
    dialog = await_dialog(qtbot, PickedDialog)
    assert isinstance(dialog, PickedDialog)
    dialog.picked.set_code("random")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.library.get(calls[0]).picked is Picked.RANDOM)
    assert studio.library.get(calls[0]).due_on == date(2026, 5, 20)


def test_a_call_that_was_judged_with_another_leads_to_their_evaluation(
    studio: Studio, shown: RecordingsPage, calls: list[RecordingId], around: Surroundings, qtbot: QtBot
) -> None:
    inspections, me = studio.inspections, around.person.id
    begun = inspections.begin(calls[1], "follow-up", me)
    studio.inspected_calls.add(begun, [calls[0]])
    for question in inspections.view(begun).checklist.questions:
        inspections.answer(begun, question.code, question.options[0].code)
        inspections.comment(begun, question.code, "heard")
        inspections.set_evidence(begun, question.code, [Span(0.0, 1.0)])
    evaluation = inspections.complete(begun)
    shown.table.select_row(0)
    qtbot.waitUntil(lambda: shown.details.row is not None and shown.details.row.score is not None)
    qtbot.waitUntil(lambda: any("2 calls" in each.text() for each in shown.details.findChildren(ElidedLabel)))
    with qtbot.waitSignal(around.navigation.asked) as asked:
        shown.details.evaluation_asked.emit(int(evaluation))
    assert asked.args == [ToEvaluation(evaluation, None, calls[0])]


def test_call_details_are_corrected_and_a_wrong_date_is_refused(
    shown: RecordingsPage, studio: Studio, calls: list[RecordingId], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(shown.commands.names.agents))
    shown.commands.ask_correct(calls[0])
    dialog = await_dialog(qtbot, CorrectDialog)
    assert isinstance(dialog, CorrectDialog)
    dialog.started.setText("yesterday")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog.why.text() == "Something above can't be read."
    dialog.started.setText("2026-05-15 09:30")
    assert dialog.customer.text() == "138****8001"
    dialog.queue.setText("Cancellation")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.library.get(calls[0]).details.queue == "Cancellation")
    assert studio.library.get(calls[0]).details.started_at == datetime(2026, 5, 15, 1, 30, tzinfo=UTC)
    assert studio.library.get(calls[0]).details.customer_number == "13812348001"
    qtbot.waitUntil(lambda: words(shown, "queue")[0] == "Cancellation")


def test_channels_are_swapped_and_moved_files_found(
    shown: RecordingsPage, studio: Studio, calls: list[RecordingId], tmp_path: Path, qtbot: QtBot
) -> None:
    shown.commands.swap_channels(calls[0])
    qtbot.waitUntil(lambda: studio.library.get(calls[0]).swapped)
    moved = Path(studio.library.get(calls[0]).path).rename(tmp_path / "elsewhere.wav")
    shown.commands.find_moved(calls[0], moved)
    qtbot.waitUntil(lambda: studio.library.get(calls[0]).path == str(moved))


def test_another_file_is_not_taken_for_a_moved_one(
    shown: RecordingsPage, studio: Studio, calls: list[RecordingId], around: Surroundings, qtbot: QtBot
) -> None:
    other = Path(studio.library.get(calls[1]).path)
    with qtbot.waitSignal(around.presenter.noticed) as noticed:
        shown.commands.find_moved(calls[0], other)
    notice: Notice = noticed.args[0]
    assert notice.words.startswith("1.wav is another recording.")


def test_delete_takes_a_wrong_import_back_after_asking(
    shown: RecordingsPage, answer: Callable[[str], None], qtbot: QtBot
) -> None:
    shown.table.select_row(1)
    answer("Keep")
    QTest.keyClick(shown.table, Qt.Key.Key_Delete)
    assert shown.model.rowCount() == 3
    answer("Take back")
    QTest.keyClick(shown.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: words(shown, "agent") == ["王芳", "周强"])


@pytest.fixture
def answer(qtbot: QtBot) -> Callable[[str], None]:
    """Press the button with these words in the next question."""
    from PySide6.QtCore import QTimer

    def press(words: str) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            buttons = dialog.findChildren(Button) if dialog is not None else []
            found = [button for button in buttons if button.text() == words]
            if found:
                found[0].click()
            else:
                QTimer.singleShot(10, look)

        QTimer.singleShot(0, look)

    return press


def test_the_choice_survives_what_others_change(
    shown: RecordingsPage, studio: Studio, calls: list[RecordingId], qtbot: QtBot
) -> None:
    shown.table.choose([1, 2], 2)
    with qtbot.waitSignal(shown.model.renewed):
        studio.library.take_back([calls[0]])
    assert words(shown, "agent") == ["赵磊", "周强"]
    assert shown.chosen_ids() == (calls[1], calls[2])
    assert shown.table.currentIndex().row() == 1


@pytest.fixture
def many(studio: Studio) -> list[RecordingId]:
    """Sixty calls, the newest first."""
    team = studio.people.add_team("华东二组")
    return [
        studio.library.add_without_sound(
            Recording(
                id=RecordingId(0),
                path=f"/calls/many-{number}.wav",
                content_hash=f"{number:064}",
                size=1,
                sound=Sound(60.0, 8000, 2, "pcm_s16", True),
                details=CallDetails(team=team, queue="Many", started_at=NOON - timedelta(days=30, hours=number)),
                imported_at=NOON,
            )
        )
        for number in range(60)
    ]


def pointed_at(page: RecordingsPage, row: int) -> int:
    """Move the mouse onto a row; gives its height in the list."""
    place = page.table.rowViewportPosition(row)
    QTest.mouseMove(page.table.viewport(), QPoint(300, place + 20))
    QApplication.processEvents()
    assert page.table.hovered_row == row
    return place


def height_of(page: RecordingsPage, recording: RecordingId) -> int:
    (row,) = page.model.rows_of([recording])
    return page.table.rowViewportPosition(row)


def test_the_row_under_the_mouse_stays_when_others_bring_calls_and_take_calls_away(
    page: RecordingsPage, studio: Studio, many: list[RecordingId], calls: list[RecordingId], qtbot: QtBot
) -> None:
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 63 and page.model.complete, timeout=20_000)
    page.table.verticalScrollBar().setValue(10 * ROW_HEIGHT + 7)
    QApplication.processEvents()
    row = page.table.rowAt(200)
    aimed_at = page.model.id_at(row)
    place = pointed_at(page, row)
    with qtbot.waitSignal(page.model.renewed):
        studio.library.take_back(calls[:2])  # the newest ones, above
    assert height_of(page, aimed_at) == place
    assert page.table.verticalScrollBar().value() == 8 * ROW_HEIGHT + 7


def test_at_the_top_of_the_list_rows_that_go_wait_until_the_mouse_is_elsewhere(
    page: RecordingsPage, studio: Studio, many: list[RecordingId], calls: list[RecordingId], qtbot: QtBot
) -> None:
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 63 and page.model.complete, timeout=20_000)
    place = pointed_at(page, 5)
    aimed_at = page.model.id_at(5)
    with qtbot.waitSignal(page.model.counted):
        studio.library.take_back(calls[:1])
    assert page.model.rowCount() == 63 and height_of(page, aimed_at) == place
    QApplication.sendEvent(page.table.viewport(), QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: page.model.rowCount() == 62)


def test_a_finished_evaluation_shows_at_once(
    shown: RecordingsPage, studio: Studio, calls: list[RecordingId], around: Surroundings, qtbot: QtBot
) -> None:
    studio.inspections.begin(calls[0], "follow-up", around.person.id)
    qtbot.waitUntil(lambda: words(shown, "state")[0] == "In review")
    assert studio.library.get(calls[0]).state is RecordingState.IN_REVIEW


def test_the_list_is_exported_to_excel(
    shown: RecordingsPage, tmp_path: Path, around: Surroundings, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(around.presenter.noticed):
        shown.commands.export(RecordingFilter(), RecordingSort(), tmp_path / "list.xlsx")
    assert (tmp_path / "list.xlsx").stat().st_size > 0


def test_dropped_files_start_an_import(shown: RecordingsPage, tmp_path: Path, qtbot: QtBot) -> None:
    from qa_studio.ui.importing.dialog import ImportDialog

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "calls"))])
    shown.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    dialog = await_dialog(qtbot, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.order().paths == (tmp_path / "calls",)
    dialog.reject()


def test_just_imported_recordings_are_shown_alone(
    shown: RecordingsPage, calls: list[RecordingId], qtbot: QtBot
) -> None:
    shown.show_only([calls[2]])
    qtbot.waitUntil(lambda: words(shown, "agent") == ["周强"])
    chip = next(each for each in shown.filter_bar.findChildren(Chip) if each.text() == "Just imported")
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(words(shown, "agent")) == 3)


def test_a_page_that_is_gone_hears_no_more(
    studio: Studio, around: Surroundings, calls: list[RecordingId], qtbot: QtBot
) -> None:
    page = RecordingsPage(studio, around)
    page.show()
    qtbot.waitUntil(lambda: page.model.complete)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    known = studio.library.get(calls[0])
    studio.library.correct(known.id, replace(known.details, queue="Sales"))
    qtbot.waitUntil(lambda: not around.runner.busy)


def test_rows_beyond_the_first_come_when_they_are_scrolled_to(
    studio: Studio, around: Surroundings, page: RecordingsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        soundfile.write(folder / f"{number:03}.wav", np.full((80, 1), number / 1000), 8000)
    studio.importing.run(ImportOrder((folder,)), Quiet())
    page.show()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 400)
    last = page.model.index(399, 1)
    assert isinstance(last.data(CELL_ROLE), WaitingCell)
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: last.data() == "New")
    page.table.selectAll()
    assert page.table.selected_count() == 400


def test_the_details_say_how_many_notes_the_reader_finds(
    shown: RecordingsPage, studio: Studio, around: Surroundings, calls: list[RecordingId], qtbot: QtBot
) -> None:
    shown.table.select_row(0)
    qtbot.waitUntil(lambda: shown.details.row is not None)
    recording = shown.details.row.id  # type: ignore[union-attr]
    other = studio.people.add_person("Ma Li")
    studio.notes.write(recording, Span(0, 0), "for all", True, other)
    studio.notes.write(recording, Span(0, 0), "hers alone", False, other)
    qtbot.waitUntil(lambda: shown.details.note_count.text() == "1")
    studio.notes.write(recording, Span(0, 0), "mine", False, around.person.id)
    qtbot.waitUntil(lambda: shown.details.note_count.text() == "2")
