"""How a call is heard on the inspect page: levels, what is skipped, the device, moments, going to a time, keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from inspect_stage import Stage, on_stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sound_server import sound_server

from qa_studio.domain.settings import MOMENTS
from qa_studio.domain.spans import Span
from qa_studio.services.measuring import Measurements
from qa_studio.services.sound import Skipping
from qa_studio.services.studio import Studio
from qa_studio.ui.inspect.go_to_time import GoToTime, second_of
from qa_studio.ui.inspect.levels_popover import LevelsPopover
from qa_studio.ui.inspect.moments import MomentsPopover, measured_moments
from qa_studio.ui.inspect.skip_popover import SkipPopover
from qa_studio.ui.keys import DEFAULT_KEYS, SAME_AS, WHILE_TYPING, KeyWords
from qa_studio.ui.theme import Theme

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stage(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with on_stage(studio, tmp_path, qtbot) as stage:
        stage.page.resize(1800, 900)
        yield stage


Panel = TypeVar("Panel", bound=QWidget)


def popup(kind: type[Panel]) -> Panel:
    """The panel that is open."""
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, kind)
    return opened


def test_each_side_gets_a_level_of_its_own_that_stays(stage: Stage) -> None:
    bench = stage.open()
    QTest.mouseClick(bench.transport.levels, LEFT)
    levels = popup(LevelsPopover)
    levels.customer.setFocus()
    for _ in range(6):
        QTest.keyClick(levels.customer, Key.Key_Right)
    QTest.keyClick(levels.agent, Key.Key_Left)
    QTest.mouseClick(levels.levelling, LEFT)
    assert (stage.player.settings.agent_db, stage.player.settings.customer_db) == (-1, 6)
    assert stage.player.settings.levelling
    now = stage.preferences.now
    assert (now.agent_db, now.customer_db, now.levelling) == (-1, 6, True)

    levels.close()
    stage.player.set_gain(0, 0)
    stage.player.set_levelling(False)
    stage.page.hide()
    stage.page.show()  # as with the next recording, the player is told anew
    stage.until(lambda: stage.player.settings.customer_db == 6)
    assert stage.player.settings.levelling

    QTest.mouseClick(bench.transport.levels, LEFT)
    QTest.mouseClick(popup(LevelsPopover).reset, LEFT)
    assert (stage.player.settings.agent_db, stage.player.settings.customer_db) == (0, 0)
    assert not stage.preferences.now.levelling


def test_the_volume_turns_both_sides_and_keeps_their_difference(stage: Stage) -> None:
    bench = stage.open()
    bench.listening.choices.set_levels(-3, 5)
    bench.listening.choices.set_volume(50)
    settings = stage.player.settings
    assert settings.agent_db == pytest.approx(-9.02, abs=0.01)
    assert settings.customer_db - settings.agent_db == pytest.approx(8)


def test_what_is_skipped_is_chosen_next_to_its_switch(stage: Stage) -> None:
    bench = stage.open()
    QTest.mouseClick(bench.transport.skip, LEFT)
    assert stage.player.settings.skip
    assert stage.player.settings.skipping == Skipping()
    QTest.mouseClick(bench.transport.skip_more, LEFT)
    skipping = popup(SkipPopover)
    QTest.mouseClick(skipping.silence, LEFT)
    assert not stage.player.settings.skipping.silence
    QTest.mouseClick(skipping.silence, LEFT)
    skipping.least.setValue(2.5)
    skipping.rest.setValue(0.8)
    skipping.threshold.setCurrentIndex(skipping.threshold.findData("-45"))
    skipping.threshold.activated.emit(skipping.threshold.currentIndex())
    assert stage.player.settings.skipping == Skipping(True, True, -45.0, 2.5, 0.8)
    assert stage.preferences.now.skip_threshold_db == -45.0
    stage.press(Key.Key_S)
    assert not stage.player.settings.skip


def test_a_device_is_chosen_and_kept_and_a_banner_says_when_it_is_gone(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sound_server(monkeypatch) as server:
        server.start(qtbot, "Desk", "Headset")
        with on_stage(studio, tmp_path, qtbot) as stage:
            stage.page.resize(1800, 900)
            bench = stage.open()
            stage.until(lambda: len(stage.player.devices) == 2)
            QTest.mouseClick(bench.transport.levels, LEFT)
            device = popup(LevelsPopover).device
            assert [device.itemText(n) for n in range(device.count())] == ["As the system: Desk", "Desk", "Headset"]
            device.setCurrentIndex(2)
            device.activated.emit(2)
            assert stage.player.settings.device == stage.preferences.now.sound_device == "Headset"
            popup(LevelsPopover).close()
            stage.press(Key.Key_Space)
            stage.hear_until(0.5)

            server.pull("Headset")
            stage.until(lambda: bench.banner("device") is not None)
            banner = bench.banner("device")
            assert banner is not None
            assert "Headset is not connected any more. Sound goes to Desk" in banner.words.text()
            assert stage.player.playing
            QTest.mouseClick(bench.transport.levels, LEFT)
            assert popup(LevelsPopover).device.currentText() == "Not connected now"
            popup(LevelsPopover).close()


def test_the_keys_lead_from_moment_to_moment_of_the_kinds_that_count(stage: Stage) -> None:
    bench = stage.open()
    moments = bench.listening.moments
    moments.put({kind: [] for kind in MOMENTS})
    moments.put({"customer": [5.0, 20.0], "dead_air": [12.0], "evidence": [30.0]})
    places = []
    for key in (Key.Key_Period, Key.Key_Period, Key.Key_Period, Key.Key_Period, Key.Key_Comma):
        stage.press(key)
        places.append(stage.player.position())
    assert places == [5.0, 12.0, 20.0, 30.0, 20.0]

    QTest.mouseClick(bench.transport.moments, LEFT)
    panel = popup(MomentsPopover)
    assert "2" in panel.boxes["customer"].text()
    QTest.mouseClick(panel.boxes["customer"], LEFT)
    QTest.mouseClick(panel.previous, LEFT)
    assert stage.player.position() == 12.0
    panel.close()
    assert "customer" not in stage.preferences.now.moments
    stage.press(Key.Key_Period)
    assert stage.player.position() == 30.0


def test_what_is_measured_gives_moments_and_tells_the_player_where_hold_is(stage: Stage) -> None:
    bench = stage.open()
    stage.until(lambda: bench.measured.found is not None)
    found = bench.measured.found
    assert found is not None
    assert bench.listening.moments.count("customer") == len(measured_moments(found)["customer"]) > 2
    assert bench.listening.moments.count("dead_air") == len(found.dead_air)
    bench.listening.show_measured(Measurements(55.0, (), hold=(Span(3.0, 40.0),)))
    bench.listening.choices.set_skip_silence(True)
    bench.listening.seek(2.5)
    stage.press(Key.Key_Space)
    stage.hear_until(39.0)
    assert not any(span.end > 10 and span.start < 35 for span in bench.listening.ledger.spans)


@pytest.mark.parametrize(
    ("words", "second"),
    [
        ("75", 75.0), ("1:15", 75.0), ("1:02:03.5", 3723.5), ("-10", 3990.0), ("−10", 3990.0), ("+7,5", 27.5),
        (" 0:00 ", 0.0), ("9:99:99", 4000.0), ("1：15", 75.0), ("", None), ("1:2:3:4", None), ("soon", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(words: str, second: float | None) -> None:
    assert second_of(words, here=20.0, length=4000.0) == second


def test_a_time_that_is_typed_is_gone_to(stage: Stage) -> None:
    bench = stage.open()
    stage.press(Key.Key_G, modifier=CONTROL)
    panel = popup(GoToTime)
    QTest.keyClicks(panel.field, "later")
    QTest.keyClick(panel.field, Key.Key_Return)
    assert panel.isVisible()
    panel.field.selectAll()
    QTest.keyClicks(panel.field, "0:41.5")
    QTest.keyClick(panel.field, Key.Key_Return)
    assert stage.player.position() == 41.5
    QTest.mouseClick(bench.transport.position, LEFT, pos=QPoint(5, 5))
    panel = popup(GoToTime)
    QTest.keyClicks(panel.field, "-5")
    QTest.keyClick(panel.field, Key.Key_Return)
    assert stage.player.position() == pytest.approx(bench.listening.duration_s - 5)


def test_everything_about_the_sound_has_a_key_while_typing(stage: Stage) -> None:
    bench = stage.open()
    bench.listening.moments.put({kind: [] for kind in MOMENTS})
    bench.listening.moments.put({"customer": [5.0, 20.0]})
    bench.edit_comment()
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "s,.[")
    for key, modifier in ((Key.Key_F3, SHIFT), (Key.Key_F3, CONTROL), (Key.Key_F8, SHIFT), (Key.Key_F7, CONTROL)):
        QTest.keyClick(editor, key, modifier)
    assert stage.player.position() == 6.0
    assert stage.player.settings.speed == 1.25
    assert stage.player.settings.channel == "customer"
    QTest.keyClick(editor, Key.Key_F8)
    assert stage.player.settings.skip
    QTest.keyClick(editor, Key.Key_F9, CONTROL)
    bench.listening.seek(9.0)
    QTest.keyClick(editor, Key.Key_F9, SHIFT)
    assert (bench.listening.loop.start, bench.listening.loop.end, bench.listening.loop.on) == (6.0, 9.0, True)
    assert QApplication.focusWidget() is editor


def test_every_key_stands_on_the_sheet_once_and_no_two_are_the_same() -> None:
    listed = [action for _, group in KeyWords().groups() for action, _ in group]
    assert sorted(listed) == sorted(set(listed))
    assert {action for action in DEFAULT_KEYS if action not in listed} == set()
    assert len(set(DEFAULT_KEYS.values())) == len(DEFAULT_KEYS)
    assert set(SAME_AS) < WHILE_TYPING
    assert set(SAME_AS.values()) < set(DEFAULT_KEYS)


def test_the_media_keys_of_a_headset_play_pause_and_jump(stage: Stage) -> None:
    bench = stage.open()
    bench.listening.moments.put({kind: [] for kind in MOMENTS})
    bench.listening.moments.put({"customer": [5.0, 20.0]})

    def press(key: Qt.Key) -> None:
        # Not keyClick: that has no letters for these.
        QTest.sendKeyEvent(QTest.KeyAction.Click, stage.page, key, "", Qt.KeyboardModifier.NoModifier)

    press(Key.Key_MediaNext)
    assert stage.player.position() == 5.0
    press(Key.Key_MediaTogglePlayPause)
    assert stage.player.playing
    press(Key.Key_MediaStop)
    assert not stage.player.playing
    press(Key.Key_MediaStop)
    assert not stage.player.playing


def test_a_narrow_bar_has_the_rest_in_one_menu(stage: Stage) -> None:
    bench = stage.open()
    stage.page.resize(1100, 776)
    stage.until(lambda: bench.transport.width() < 900)
    assert not bench.transport.levels.isVisible()
    QTest.mouseClick(bench.transport.more, LEFT)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Levels and sound device…",
        "What is skipped…",
        "Moments to jump to…",
        "Go to a time…",
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert popup(LevelsPopover).isVisible()
