"""Coaching samples in the window: heard, sorted, corrected, handed out."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from qa_studio.domain.coaching import CoachingSampleId, SampleKind
from qa_studio.domain.mask import Cover, CustomerVoice, MaskSound
from qa_studio.domain.people import Person, Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.clips import ClipWish
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio
from qa_studio.ui.coaching.dialogs import ChangeSampleDialog
from qa_studio.ui.coaching.export_dialog import ExportDialog
from qa_studio.ui.coaching.page import CoachingPage
from qa_studio.ui.navigation import Destination, ToInspection, ToPlace
from qa_studio.ui.player import Player
from qa_studio.ui.presenter import Notice
from qa_studio.ui.surroundings import Surroundings

LEFT = Qt.MouseButton.LeftButton
RATE = 8000
LONG_MS = 20_000


class Bench:
    """The page over a workspace with two calls of six seconds."""

    def __init__(self, studio: Studio, around: Surroundings, player: Player, page: CoachingPage, bot: QtBot) -> None:
        self.studio, self.around, self.player, self.page, self.bot = studio, around, player, page, bot
        self.calls: list[RecordingId] = []
        self.went: list[Destination] = []
        self.told: list[str] = []
        around.navigation.asked.connect(self.went.append)
        around.presenter.noticed.connect(self._on_noticed)

    def _on_noticed(self, notice: Notice) -> None:
        self.told.append(notice.words)

    def mark(
        self, call: int, start: float, end: float, topic: str, kind: SampleKind = SampleKind.GOOD
    ) -> CoachingSampleId:
        """Mark a stretch, and wait until the page shows it."""
        before = self.page.list.model.rowCount()
        me = self.around.person.id
        sample = self.studio.coaching.mark(self.calls[call], Span(start, end), kind, topic, "Slowly", me)
        self.bot.waitUntil(lambda: self.page.list.model.rowCount() == before + 1)
        self.settle()
        return sample

    def settle(self) -> None:
        """Wait until nothing is read or written any more."""
        self.bot.waitUntil(lambda: not self.around.runner.busy)

    def topics(self) -> list[str]:
        """Of the samples in the list, from the top."""
        return [row.sample.topic for row in self.page.list.shown()]


@pytest.fixture
def bench(
    studio: Studio, around: Surroundings, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    # No sound server anywhere, whatever this machine has: then the player runs on its silent clock.
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    for number in range(2):
        wave = np.sin(2 * np.pi * (300 + 50 * number) * np.arange(6 * RATE) / RATE) / 4
        soundfile.write(tmp_path / f"call-{number}.wav", np.stack([wave, wave], axis=1), RATE)
    outcome = studio.importing.run(ImportOrder(tuple(sorted(tmp_path.glob("*.wav")))), Quiet())
    player = Player(tmp_path / "sound")
    page = CoachingPage(studio.coaching, studio.library, studio.reports, player, around)
    qtbot.addWidget(page)
    page.resize(1224, 800)
    page.show()
    made = Bench(studio, around, player, page, qtbot)
    made.calls = [added.id for added in outcome.added]
    made.settle()
    yield made
    player.shutdown()


def test_without_samples_the_page_says_how_to_mark_one(bench: Bench) -> None:
    assert not bench.page.list.isVisible() and not bench.page.export_button.isEnabled()
    button = next(
        each for each in bench.page.findChildren(type(bench.page.export_button)) if each.text() == "Go to my work"
    )
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    assert bench.went == [ToPlace("my_work")]


def test_space_plays_just_the_stretch(bench: Bench) -> None:
    sample = bench.mark(0, 2.0, 2.6, "Greeting")
    heard: list[float] = []
    bench.player.positionChanged.connect(heard.append)
    bench.page.list.table.select_row(0)
    QTest.keyClick(bench.page.list.table, Qt.Key.Key_Space)
    bench.bot.waitUntil(lambda: bench.page.listening.playing, timeout=LONG_MS)
    assert bench.page.listening.sample == sample
    bench.bot.waitUntil(lambda: bench.page.listening.sample is None, timeout=LONG_MS)
    assert not bench.player.playing
    assert min(heard) >= 2.0 and 2.5 < max(heard) < 5.0


def test_the_row_shows_how_far_it_is_and_pause_stays_inside(bench: Bench) -> None:
    bench.mark(0, 1.0, 5.0, "Greeting")
    listening, details = bench.page.listening, bench.page.details
    QTest.mouseClick(details.play, LEFT)
    bench.bot.waitUntil(lambda: listening.share > 0.1, timeout=LONG_MS)
    QTest.mouseClick(details.play, LEFT)
    bench.bot.waitUntil(lambda: not listening.playing)
    columns = [column.code for column in bench.page.list.model.columns]
    cell = bench.page.list.model.columns[columns.index("length")].cell(bench.page.list.shown()[0])
    assert getattr(cell, "share", None) == pytest.approx(listening.share)
    at = bench.player.position()
    QTest.mouseClick(details.play, LEFT)
    bench.bot.waitUntil(lambda: bench.player.position() > at + 0.05, timeout=LONG_MS)
    assert bench.player.position() >= 1.0


def test_play_on_goes_to_the_next_sample_of_the_list(bench: Bench) -> None:
    second = bench.mark(1, 0.5, 1.0, "Solution")
    bench.mark(0, 2.0, 2.4, "Greeting")
    assert bench.topics() == ["Greeting", "Solution"]
    bench.page.list.filters.play_on.setChecked(True)
    bench.page.list.play_asked.emit(bench.page.list.shown()[0])
    bench.bot.waitUntil(lambda: bench.page.listening.sample == second, timeout=LONG_MS)
    assert bench.page.list.chosen()[0].sample.id == second
    bench.bot.waitUntil(lambda: bench.page.listening.sample is None, timeout=LONG_MS)


def test_leaving_the_page_stops_the_sample(bench: Bench) -> None:
    bench.mark(0, 0.0, 5.5, "Greeting")
    bench.page.list.play_asked.emit(bench.page.list.shown()[0])
    bench.bot.waitUntil(lambda: bench.page.listening.playing, timeout=LONG_MS)
    bench.page.hide()
    assert not bench.player.playing and bench.page.listening.sample is None


def test_kind_and_topic_narrow_the_list(bench: Bench) -> None:
    bench.mark(0, 0.0, 1.0, "Greeting")
    bench.mark(0, 1.0, 2.0, "Greeting too short", SampleKind.TO_IMPROVE)
    bench.mark(1, 1.0, 2.0, "Solution", SampleKind.TO_IMPROVE)
    filters = bench.page.list.filters
    QTest.keyClicks(filters.search, "greeting")
    QTest.keyClick(filters.search, Qt.Key.Key_Return)
    assert bench.topics() == ["Greeting too short", "Greeting"]
    filters.kind.setFocus()
    QTest.keyClick(filters.kind, Qt.Key.Key_Right)
    assert bench.topics() == ["Greeting"]
    QTest.keyClicks(filters.search, " nothing")
    QTest.keyClick(filters.search, Qt.Key.Key_Return)
    assert bench.topics() == [] and not bench.page.list.table.isVisible()


def test_a_sample_is_corrected_in_its_dialog(bench: Bench) -> None:
    sample = bench.mark(0, 1.0, 2.0, "Greeting")
    QTest.mouseClick(bench.page.details.edit_button, LEFT)
    dialog = bench.page.dialog
    assert isinstance(dialog, ChangeSampleDialog)
    dialog.last.setValue(0.5)
    QTest.mouseClick(dialog.accept_button, LEFT)
    assert dialog.isVisible() and dialog.why.text()
    dialog.last.setValue(3.0)
    dialog.topic.selectAll()
    QTest.keyClicks(dialog.topic, "Opening")
    QTest.keyClick(dialog.topic, Qt.Key.Key_Return)
    bench.bot.waitUntil(lambda: bench.topics() == ["Opening"])
    kept = bench.studio.coaching.rows()[0].sample
    assert (kept.id, kept.span, kept.kind, kept.teaching_point) == (sample, Span(1.0, 3.0), SampleKind.GOOD, "Slowly")


def test_removing_asks_first(bench: Bench) -> None:
    bench.mark(0, 1.0, 2.0, "Greeting")
    bench.page.list.table.setFocus()
    QTest.keyClick(bench.page.list.table, Qt.Key.Key_Delete)
    bench.bot.waitUntil(lambda: bench.page.dialog is not None)
    assert bench.page.dialog is not None and len(bench.studio.coaching.rows()) == 1
    QTest.mouseClick(bench.page.dialog.accept_button, LEFT)
    bench.bot.waitUntil(lambda: not bench.studio.coaching.rows())
    bench.bot.waitUntil(lambda: not bench.page.list.isVisible())


def test_enter_opens_the_call_at_the_place(bench: Bench) -> None:
    bench.mark(1, 4.0, 5.0, "Solution")
    bench.page.list.table.setFocus()
    QTest.keyClick(bench.page.list.table, Qt.Key.Key_Return)
    assert bench.went == [ToInspection(bench.calls[1], at_s=4.0)]


def test_clips_go_out_with_their_list_and_what_is_missing_is_told(bench: Bench, tmp_path: Path) -> None:
    bench.mark(0, 1.0, 1.5, "Greeting")
    bench.mark(1, 2.0, 4.0, "Solution/first step")
    (tmp_path / "call-0.wav").unlink()
    bench.page.export(tmp_path / "clips")
    bench.bot.waitUntil(lambda: len(bench.told) == 2, timeout=LONG_MS)
    assert bench.told[0].endswith("clips: 1, with their list.")
    assert "call-0.wav" in bench.told[1]
    clip = tmp_path / "clips" / "01 Solution first step.wav"
    assert soundfile.info(clip).frames == 2 * RATE
    sheet = openpyxl.load_workbook(tmp_path / "clips" / "Coaching samples.xlsx").worksheets[0]
    assert any("01 Solution first step.wav" in [cell.value for cell in row] for row in sheet.iter_rows())


def test_slash_goes_to_the_search(bench: Bench) -> None:
    bench.mark(0, 1.0, 1.5, "Greeting")
    bench.page.activateWindow()
    QTest.keyClick(bench.page.list.table, Qt.Key.Key_Slash)
    bench.bot.waitUntil(lambda: isinstance(bench.page.focusWidget(), QLineEdit))
    assert bench.page.focusWidget() is bench.page.list.filters.search


@pytest.mark.parametrize("role", list(Role))
def test_who_hands_clips_out_says_whose_voice_and_may_hear_the_masked(
    role: Role, bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    bench.mark(0, 0.0, 3.0, "Greeting")
    allowed = role in (Role.ADMINISTRATOR, Role.LEAD)
    dialog = ExportDialog(Person(bench.around.person.id, "Chen", role), 1, bench.page)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.unmasked.isVisible() is allowed
    QTest.keyClick(dialog.voice, Qt.Key.Key_Right)
    assert "understood" in dialog.explained.text()
    dialog.unmasked.click()
    assert dialog.wish == ClipWish(CustomerVoice.ALTER, by=bench.around.person.id, unmasked=allowed)


def test_clips_are_asked_about_before_they_are_cut(bench: Bench) -> None:
    bench.mark(0, 0.0, 3.0, "Greeting")
    QTest.mouseClick(bench.page.export_button, LEFT)
    dialog = bench.page.dialog
    assert isinstance(dialog, ExportDialog) and dialog.voice.code == "keep"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert bench.page.dialog is None


def test_a_sample_is_played_with_the_masks_of_its_call(bench: Bench) -> None:
    bench.mark(0, 0.0, 5.0, "Greeting")
    bench.page.list.play_asked.emit(bench.page.list.shown()[0])
    bench.bot.waitUntil(lambda: bench.page.listening.playing, timeout=LONG_MS)
    bench.studio.masks.add(bench.calls[0], [Span(1, 2)], MaskSound.TONE, None)
    bench.bot.waitUntil(lambda: not bench.page.listening.playing, timeout=LONG_MS)
    bench.page.list.play_asked.emit(bench.page.list.shown()[0])
    bench.bot.waitUntil(lambda: bench.page.listening.playing, timeout=LONG_MS)
    assert bench.player.masks == (Cover(Span(1, 2)),)
