"""Searching everything, from the window."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from centre import Centre
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.settings import PersonalPreferences
from qa_studio.services.transcript_files import Line, TranscriptText
from qa_studio.storage.preferences_file import PreferencesFile
from qa_studio.ui.navigation import Destination, Navigation, ToEvaluation, ToInspection
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.searching.dialog import SearchDialog
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import Theme


class Desk:
    """The dialog over a small centre, and where it led."""

    def __init__(self, centre: Centre, folder: Path, bot: QtBot) -> None:
        self.centre, self.bot = centre, bot
        self.gone_to: list[Destination] = []
        presenter = Presenter("en")
        self.runner = TaskRunner(presenter)
        navigation = Navigation()
        navigation.asked.connect(self.gone_to.append)
        studio = centre.studio
        person = studio.people.person(centre.inspector)
        preferences = PersonalPreferences(PreferencesFile(folder / "preferences"))
        zone = ZoneInfo("Asia/Shanghai")
        around = Surroundings(self.runner, presenter, studio.events, navigation, preferences, person, "en", zone)
        self.dialog = SearchDialog(studio.searching, around)
        bot.addWidget(self.dialog)

    def search(self, words: str) -> list[str]:
        """Type words; the lines that are shown then."""
        self.dialog.field.clear()
        self.dialog.field.setText(words)
        QTest.keyClick(self.dialog.field, Qt.Key.Key_Return)
        self.bot.waitUntil(lambda: not self.runner.busy, timeout=10_000)
        model = self.dialog.hits.model_
        return [str(model.data(model.index(row))) for row in range(model.rowCount())]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    centre = Centre.founded(tmp_path / "workspace")
    desk = Desk(centre, tmp_path, qtbot)
    desk.dialog.begin()
    yield desk
    desk.runner.close()
    centre.studio.close()


def say(centre: Centre, *lines: tuple[float, str, str]) -> RecordingId:
    recording = centre.recording(centre.agent(f"Wang {len(lines)}"))
    found = TranscriptText("plain", "", tuple(Line(at, at + 1, text, by) for at, by, text in lines))
    centre.studio.transcripts.keep(recording, found, "call.json")
    return recording


def test_places_are_shown_by_call_and_lead_there(desk: Desk) -> None:
    old = say(desk.centre, (3.0, "agent", "请稍等"), (9.0, "customer", "我要投诉，这是第二次投诉"))
    new = say(desk.centre, (5.0, "customer", "I will complain, 投诉"))
    desk.centre.studio.notes.write(new, Span(7.0, 7.0), "Nearly a complaint: 投诉", False, desk.centre.inspector)
    assert desk.search("投诉") == [
        "Wang 1",
        "00:05 customer: I will complain, 投诉",
        "00:07 Zhang Wei: Nearly a complaint: 投诉",
        "Wang 2",
        "00:09 customer: 我要投诉，这是第二次投诉",
    ]
    assert desk.dialog.count.text() == "Places: 3 · calls: 2"
    QTest.keyClick(desk.dialog.field, Qt.Key.Key_Down)
    QTest.keyClick(desk.dialog.field, Qt.Key.Key_Down)
    QTest.keyClick(desk.dialog.field, Qt.Key.Key_Down)
    QTest.keyClick(desk.dialog.field, Qt.Key.Key_Return)
    assert desk.gone_to == [ToInspection(old, None, 9.0)]
    rows = desk.dialog.hits
    point = rows.visualRect(rows.model_.index(2)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert desk.gone_to[-1] == ToInspection(new, None, 7.0)
    assert not rows.grab().isNull()


def test_a_call_that_is_judged_opens_as_its_evaluation(desk: Desk) -> None:
    recording = say(desk.centre, (5.0, "customer", "please help"))
    evaluation = desk.centre.evaluate(recording)
    desk.search("help")
    desk.dialog.hits.open_current()
    assert desk.gone_to == [ToEvaluation(evaluation, 5.0, recording)]


def test_where_to_look_can_be_narrowed(desk: Desk) -> None:
    say(desk.centre, (5.0, "customer", "please help"))
    assert len(desk.search("help")) == 2
    desk.dialog.kinds.chosen.emit(desk.dialog.kinds.code)
    desk.dialog.kinds.set_code("notes")
    assert desk.search("help") == []
    assert desk.dialog.count.text() == ""
