"""My work on a real workspace."""

import getpass
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.best_answers import best_answer
from qa_studio.domain.checklist import Requirement
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.domain.recording import AudioState, Picked, RecordingId, RecordingState
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingRow, WorkItem
from qa_studio.services.studio import Studio
from qa_studio.ui.my_work.next_item import next_item
from qa_studio.ui.my_work.page import MyWorkPage
from qa_studio.ui.navigation import ToInspection, ToPlace
from qa_studio.ui.recordings.thumbnails import Thumbnails
from qa_studio.ui.surroundings import Surroundings

TODAY = date(2026, 5, 14)


def a_row(number: int, due_on: date | None = None) -> RecordingRow:
    return RecordingRow(
        id=RecordingId(number), path=f"/calls/{number}.wav", started_at=None, duration_s=60, channels=2,
        sample_rate=8000, codec="pcm_s16le", complete=True, state=RecordingState.NEW, agent=AgentId(1),
        agent_name="王芳", agent_number=None, team=TeamId(1), team_name="华东一组", queue=None, direction=None,
        customer_number=None, case=None, csat=None, score=None, audio=AudioState.PRESENT, assigned_to=PersonId(1),
        assigned_name="李静", due_on=due_on, picked=Picked.RANDOM, content_hash="",
    )  # fmt: skip


def test_what_is_overdue_comes_first_then_what_was_begun_then_what_is_due() -> None:
    begun = WorkItem(a_row(1), inspection=InspectionId(9))
    tomorrow = WorkItem(a_row(2, TODAY + timedelta(days=1)))
    late = WorkItem(a_row(3, TODAY - timedelta(days=1)))
    later = WorkItem(a_row(4, TODAY - timedelta(days=3)))
    assert next_item([begun, tomorrow, late, later], TODAY) is later
    assert next_item([begun, tomorrow], TODAY) is begun
    assert next_item([tomorrow], TODAY) is tomorrow
    assert next_item([], TODAY) is None


@pytest.fixture
def calls(studio: Studio, tmp_path: Path) -> list[RecordingId]:
    chance = np.random.default_rng(3)
    for number in range(3):
        soundfile.write(tmp_path / f"call-{number}.wav", chance.uniform(-0.5, 0.5, (4000, 2)), 8000)
    outcome = studio.importing.run(ImportOrder(tuple(sorted(tmp_path.glob("*.wav")))), Quiet())
    return [added.id for added in outcome.added]


@pytest.fixture
def open_page(studio: Studio, around: Surroundings, qtbot: QtBot) -> Callable[[], MyWorkPage]:
    def make() -> MyWorkPage:
        page = MyWorkPage(studio.library, studio.inspections, studio.claims, studio.people, around)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        qtbot.waitUntil(lambda: not around.runner.busy)
        return page

    return make


def test_an_empty_desk_says_so_and_leads_to_the_recordings(
    open_page: Callable[[], MyWorkPage], around: Surroundings, qtbot: QtBot
) -> None:
    page = open_page()
    assert page.nothing_card.isVisible()
    assert not page.next_button.isEnabled()
    with qtbot.waitSignal(around.navigation.asked) as asked:
        QTest.mouseClick(page.nothing.second, Qt.MouseButton.LeftButton)
    assert asked.args == [ToPlace("recordings")]


def test_with_an_empty_desk_next_takes_a_call_that_nobody_has(
    studio: Studio, calls: list[RecordingId], open_page: Callable[[], MyWorkPage], around: Surroundings, qtbot: QtBot
) -> None:
    page = open_page()
    assert page.next_button.isEnabled()
    with qtbot.waitSignal(around.navigation.asked) as asked:
        QTest.mouseClick(page.nothing.action, Qt.MouseButton.LeftButton)
    assert asked.args == [ToInspection(calls[0])]
    other = studio.people.add_person("赵敏")
    assert studio.claims.take_next(other) == calls[1]


def test_when_others_were_quicker_that_is_said(
    studio: Studio, calls: list[RecordingId], open_page: Callable[[], MyWorkPage], around: Surroundings, qtbot: QtBot
) -> None:
    page = open_page()
    for name in ("赵敏", "钱进", "孙丽"):
        studio.claims.take_next(studio.people.add_person(name))
    with qtbot.waitSignal(around.presenter.noticed) as noticed:
        page.open_next()
    assert "Others have taken" in noticed.args[0].words


def test_assigned_calls_wait_and_overdue_ones_are_marked(
    studio: Studio, calls: list[RecordingId], open_page: Callable[[], MyWorkPage], around: Surroundings, qtbot: QtBot
) -> None:
    page = open_page()
    yesterday = datetime.now(around.zone).date() - timedelta(days=1)
    studio.library.assign([calls[0]], around.person.id)
    studio.library.assign([calls[1]], around.person.id, yesterday)
    qtbot.waitUntil(lambda: page.waiting.model.rowCount() == 2)
    assert page.note.text() == "Waiting: 2, overdue: 1"
    due = page.waiting.model.columns[-1].cell(page.waiting.model.row(0))
    assert getattr(due, "token", "") == "bad" and getattr(due, "icon", "") == "warning-circle-fill"
    with qtbot.waitSignal(around.navigation.asked) as asked:
        QTest.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    assert asked.args == [ToInspection(calls[1])]


def test_what_was_begun_shows_how_far_it_is(
    studio: Studio, calls: list[RecordingId], open_page: Callable[[], MyWorkPage], around: Surroundings, qtbot: QtBot
) -> None:
    page = open_page()
    begun = studio.inspections.begin(calls[0], "follow-up", around.person.id)
    qtbot.waitUntil(lambda: page.begun.model.rowCount() == 1)
    form = studio.inspections.view(begun).checklist
    asked, first = len(form.questions), form.questions[0].text.in_language("en")
    answered = [column.code for column in page.begun.model.columns].index("answered")
    assert page.begun.model.index(0, answered).data() == f"0 of {asked} Next: 1.1 {first}"
    page.begun.table.select_row(0)
    with qtbot.waitSignal(around.navigation.asked) as went:
        QTest.keyClick(page.begun.table, Qt.Key.Key_Return)
    assert went.args == [ToInspection(calls[0])]


def test_what_was_begun_names_what_is_missing(
    studio: Studio, calls: list[RecordingId], open_page: Callable[[], MyWorkPage], around: Surroundings, qtbot: QtBot
) -> None:
    begun = studio.inspections.begin(calls[0], "inbound-consultation", around.person.id)
    form = studio.inspections.view(begun).checklist
    wanting = next(each for each in form.questions if each.comment is Requirement.ON_LOSS)
    studio.inspections.answer(begun, wanting.code, min(wanting.options, key=lambda option: option.worth).code)
    gaps = studio.inspections.unfinished(around.person.id)[begun].gaps
    page = open_page()
    answered = [column.code for column in page.begun.model.columns].index("answered")
    index = page.begun.model.index(0, answered)
    words, tip = index.data(), index.data(Qt.ItemDataRole.ToolTipRole)
    assert words.startswith("1 of ") and "Comments missing: 1" in words
    assert f"Next: {gaps[0].number} {gaps[0].text.in_language('en')}" in words
    lines = tip.split("\n")
    assert lines[0] == "Missing:"
    assert f"{wanting.text.in_language('en')}: comment" in tip
    assert lines[-1] == f"and {len(gaps) - 6} more"

    page.hide()
    for question in form.questions:
        studio.inspections.answer(begun, question.code, best_answer(question))
    page.show()
    qtbot.waitUntil(lambda: "Ready to complete" in page.begun.model.index(0, answered).data())
    assert page.begun.model.index(0, answered).data(Qt.ItemDataRole.ToolTipRole) == ""


def test_a_call_can_be_put_back_and_an_inspection_discarded(
    studio: Studio, calls: list[RecordingId], open_page: Callable[[], MyWorkPage], around: Surroundings, qtbot: QtBot
) -> None:
    studio.library.assign([calls[0]], around.person.id)
    page = open_page()
    menu = page.menu(page.waiting.model.row(0))
    next(action for action in menu.actions() if action.text() == "Take off my desk").trigger()
    qtbot.waitUntil(lambda: page.waiting.model.rowCount() == 0)
    begun = studio.inspections.begin(calls[0], "follow-up", around.person.id)
    qtbot.waitUntil(lambda: page.begun.model.rowCount() == 1)
    assert "Discard…" in [action.text() for action in page.menu(page.begun.model.row(0)).actions()]
    studio.inspections.discard(begun)
    qtbot.waitUntil(lambda: page.nothing_card.isVisible())


def test_calls_that_are_judged_together_are_one_line(
    studio: Studio, calls: list[RecordingId], open_page: Callable[[], MyWorkPage], around: Surroundings, qtbot: QtBot
) -> None:
    studio.library.assign(calls[:2], around.person.id)
    page = open_page()
    begun = studio.inspections.begin(calls[0], "follow-up", around.person.id)
    qtbot.waitUntil(lambda: page.waiting.model.rowCount() == 1)
    studio.inspected_calls.add(begun, [calls[1]])
    qtbot.waitUntil(lambda: page.waiting.model.rowCount() == 0)
    assert page.begun.model.rowCount() == 1
    qtbot.waitUntil(lambda: "2 calls" in page.begun.model.index(0, 0).data())


def test_somebody_elses_desk_is_another_one(
    studio: Studio, calls: list[RecordingId], around: Surroundings, qtbot: QtBot
) -> None:
    studio.library.assign([calls[0]], around.person.id)
    other = studio.people.person(studio.people.add_person("陈静"))
    page = MyWorkPage(studio.library, studio.inspections, studio.claims, studio.people, replace(around, person=other))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.nothing_card.isVisible)
    assert page.waiting.model.rowCount() == 0


def test_who_is_known_by_the_login_only_is_asked_for_a_name(studio: Studio, around: Surroundings, qtbot: QtBot) -> None:
    me = studio.people.person(studio.people.add_person(getpass.getuser()))
    page = MyWorkPage(studio.library, studio.inspections, studio.claims, studio.people, replace(around, person=me))
    qtbot.addWidget(page)
    page.show()
    assert page.who.isVisible()
    dialog = page.ask_name()
    dialog.field.setText("王静")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.people.person(me.id).name == "王静")
    qtbot.waitUntil(lambda: not page.who.isVisible())


def test_who_has_a_name_is_not_asked(open_page: Callable[[], MyWorkPage]) -> None:
    assert not open_page().who.isVisible()


def test_what_waits_shows_the_shape_of_its_sound(
    studio: Studio, calls: list[RecordingId], open_page: Callable[[], MyWorkPage], around: Surroundings, qtbot: QtBot
) -> None:
    page = open_page()
    studio.library.assign([calls[0]], around.person.id)
    qtbot.waitUntil(lambda: page.waiting.model.rowCount() == 1)
    row = page.waiting.model.row(0).recording
    qtbot.waitUntil(lambda: page.thumbnails.picture(row) is not None)
    picture = page.thumbnails.picture(row)
    assert picture is not None
    assert {picture.pixelColor(x, picture.height() // 2 - 2).name() for x in range(0, picture.width(), 9)} != {
        "#000000"
    }
    gone = replace(row, id=RecordingId(4711), audio=AudioState.MISSING)
    assert page.thumbnails.picture(gone) is None


def test_long_calls_are_drawn_in_lists_once_their_waveform_is_known(
    studio: Studio, around: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    soundfile.write(tmp_path / "long.wav", np.zeros(901 * 8000, np.int16), 8000)
    (added,) = studio.importing.run(ImportOrder((tmp_path / "long.wav",)), Quiet()).added
    (row,) = studio.library.rows([added.id])
    thumbnails = Thumbnails(studio.library, around.runner)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.picture(row)
    assert thumbnails.picture(row) is None
    studio.library.waveform(added.id, Quiet())
    assert thumbnails.picture(row) is None  # what could not be drawn is not tried again
    thumbnails.forget((added.id,))
    qtbot.waitUntil(lambda: thumbnails.picture(row) is not None)
