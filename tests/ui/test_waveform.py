"""The waveform shows what is in the sound, and turns mouse and keys into seconds."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.domain.spans import Span
from qa_studio.services.sound import Columns, Samples
from qa_studio.ui.overview import WaveformOverview
from qa_studio.ui.theme import DARK, LIGHT, Theme, color
from qa_studio.ui.time_axis import TimeAxis, shifted, zoomed
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_layers import Layer, LayerSpan
from qa_studio.ui.waveform_layout import GUTTER
from qa_studio.ui.waveform_marks import Loop
from qa_studio.ui.waveform_picture import LaneTiles, lane_picture, thumbnail

pytestmark = pytest.mark.usefixtures("theme")


class TalkThenListen:
    """100 s of two channels: the agent speaks in the first half, the customer in the second."""

    channels = 2
    duration_s = 100.0

    def __init__(self) -> None:
        self.asked = 0

    def columns(self, channel: int, start_s: float, end_s: float, width: int) -> Columns:
        self.asked += 1
        middles = start_s + (np.arange(width) + 0.5) * (end_s - start_s) / width
        loud = ((middles < 50) == (channel == 0)) & (middles >= 0) & (middles < 100)
        level = loud.astype(np.float32) * np.float32(0.5)
        return Columns(-level, level, level / 2)

    def extent(self) -> float:
        return 0.5

    sample_rate = 8000

    def samples(self, first: int, beyond: int) -> Samples:
        return np.zeros((beyond - first, 2), np.int16)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[WaveformView]:
    """1000 px of sound beside the gutter, the whole call in sight."""
    view = WaveformView(("Agent", "Customer"))
    view.set_source(TalkThenListen())
    qtbot.addWidget(view)
    view.resize(GUTTER + 1000, view.sizeHint().height())
    with qtbot.waitExposed(view):
        view.show()
    yield view


def x(view: WaveformView, seconds: float) -> int:
    start, end = view.visible
    return round(GUTTER + (seconds - start) / (end - start) * 1000)


LANE_Y = 100


def test_sound_is_drawn_where_it_is_and_nowhere_else(view: WaveformView) -> None:
    picture: QImage = view.grab().toImage()
    agent_loud = picture.pixelColor(x(view, 25), LANE_Y).name().upper()
    agent_quiet = picture.pixelColor(x(view, 75), LANE_Y).name().upper()
    assert agent_loud == LIGHT.agent
    assert agent_quiet == LIGHT.sunken


def test_the_dark_theme_draws_the_waves_anew(view: WaveformView, theme: Theme) -> None:
    view.grab()
    theme.use("dark")
    assert view.grab().toImage().pixelColor(x(view, 25), LANE_Y).name().upper() == DARK.agent


def test_a_click_seeks_to_the_second_under_the_mouse(qtbot: QtBot, view: WaveformView) -> None:
    with qtbot.waitSignal(view.seekRequested) as sought:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x(view, 30), LANE_Y))
    assert (sought.args or [0])[0] == pytest.approx(30, abs=0.1)


def test_a_drag_selects_and_does_not_seek(qtbot: QtBot, view: WaveformView) -> None:
    with qtbot.waitSignal(view.spanSelected) as selected, qtbot.assertNotEmitted(view.seekRequested):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(x(view, 42), LANE_Y))
        QTest.mouseMove(view, QPoint(x(view, 20), LANE_Y))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(x(view, 20), LANE_Y))
    assert selected.args == pytest.approx([20, 42], abs=0.1)
    with qtbot.waitSignal(view.selectionCleared):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection is None


def wheel(view: WaveformView, at: int, turn: QPoint) -> None:
    where = QPointF(at, LANE_Y)
    event = QWheelEvent(
        where, view.mapToGlobal(where), QPoint(), turn, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_the_wheel_zooms_and_keeps_the_second_under_the_mouse(view: WaveformView) -> None:
    at = x(view, 30)
    for _ in range(5):
        wheel(view, at, QPoint(0, 120))
    start, end = view.visible
    assert end - start < 40
    assert start + (at - GUTTER) / 1000 * (end - start) == pytest.approx(30, abs=0.05)


def test_a_sideways_wheel_moves_along_and_stops_at_the_ends(view: WaveformView) -> None:
    view.show_range(40, 60)
    wheel(view, 500, QPoint(-120, 0))
    assert view.visible == pytest.approx((42, 62))
    for _ in range(60):
        wheel(view, 500, QPoint(120, 0))
    assert view.visible == pytest.approx((0, 20))


def test_keys_zoom_and_turn_pages(view: WaveformView) -> None:
    view.show_range(40, 60)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.visible == pytest.approx((45, 55))
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.visible == pytest.approx((50, 60))
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.visible == pytest.approx((90, 100))


def test_dragging_the_ruler_moves_along(view: WaveformView) -> None:
    view.show_range(40, 60)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(GUTTER + 500, 40))
    QTest.mouseMove(view, QPoint(GUTTER + 400, 40))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(GUTTER + 400, 40))
    assert view.visible == pytest.approx((42, 62))


def test_a_handle_of_the_loop_can_be_dragged(qtbot: QtBot, view: WaveformView) -> None:
    view.set_loop(Loop(20, 40, True))
    with qtbot.waitSignal(view.loopMoved) as moved:
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(x(view, 40), 42))
        QTest.mouseMove(view, QPoint(x(view, 55), 42))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(x(view, 55), 42))
    assert moved.args == pytest.approx([20, 55], abs=0.1)


def test_a_flag_leads_to_its_answer(qtbot: QtBot, view: WaveformView) -> None:
    view.set_layer(Layer.EVIDENCE, [LayerSpan(42, 47, "2.1", "identity#0", kind="bad", icon="x-bold")])
    with qtbot.waitSignal(view.spanChosen, check_params_cb=lambda *told: told == (Layer.EVIDENCE, "identity#0")):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x(view, 42) + 10, 14))


def test_a_keypad_span_hides_the_sound_below(view: WaveformView) -> None:
    view.set_layer(Layer.KEYPAD, [LayerSpan(20, 30, lane="agent")])
    view.set_layer(Layer.DEAD_AIR, [LayerSpan(60, 70, "Dead air 10 s")])
    picture = view.grab().toImage()
    shades = {picture.pixelColor(x(view, 22) + step, 85 + step).name().upper() for step in range(12)}
    assert LIGHT.agent not in shades
    assert LIGHT.agentpk not in shades


def test_following_turns_the_page_before_the_playhead_leaves(view: WaveformView) -> None:
    view.show_range(0, 20)
    view.set_position(10, follow=True)
    assert view.visible == (0, 20)
    view.set_position(19, follow=True)
    start, end = view.visible
    assert start < 19 < start + 0.5 * (end - start)


def test_panning_asks_only_for_what_was_not_drawn_yet(qtbot: QtBot) -> None:
    source = TalkThenListen()
    view = WaveformView(("Agent", "Customer"))
    view.set_source(source)
    qtbot.addWidget(view)
    view.resize(GUTTER + 1000, 300)
    view.show_range(20, 30)
    view.grab()
    view.show_range(20.01, 30.01)
    view.grab()
    before = source.asked
    for step in range(100):
        view.show_range(20 + step / 25, 30 + step / 25)
        view.grab()
    # 400 px further on two pieces of 256 px came into sight, in each lane.
    assert source.asked - before <= 4


def test_the_overview_seeks_outside_its_frame_and_moves_the_frame_inside(qtbot: QtBot) -> None:
    overview = WaveformOverview()
    overview.set_source(TalkThenListen())
    overview.set_view(20, 40)
    overview.set_heard([Span(0, 30)])
    qtbot.addWidget(overview)
    overview.resize(GUTTER + 1000, 76)
    overview.grab()
    with qtbot.waitSignal(overview.seekRequested) as sought:
        QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(GUTTER + 700, 30))
    assert (sought.args or [0])[0] == pytest.approx(70, abs=0.2)
    with qtbot.waitSignal(overview.viewRequested) as moved:
        QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=QPoint(GUTTER + 300, 30))
        QTest.mouseMove(overview, QPoint(GUTTER + 400, 30))
    assert moved.args == pytest.approx([30, 50], abs=0.2)


def test_a_thumbnail_has_the_agent_above_and_the_customer_below() -> None:
    picture = thumbnail(TalkThenListen(), 104, 26)
    assert (picture.width(), picture.height()) == (104, 26)
    upper, lower = picture.pixelColor(20, 10), picture.pixelColor(80, 16)
    assert upper.name() == color("agent").name()
    assert lower.name() == color("cust").name()
    assert picture.pixelColor(80, 5).alpha() == 0


def test_a_lane_is_mirrored_around_its_middle_and_never_leaves_it() -> None:
    loud = Columns(*(np.full(8, value, np.float32) for value in (-3.0, 3.0, 0.2)))
    picture = lane_picture(loud, 40, 1.0, color("agent"), color("agentpk"))
    column = [picture.pixelColor(4, row).name() for row in range(40)]
    assert column[0] == column[39] == color("agentpk").name()
    assert column[19] == column[20] == color("agent").name()


def test_tiles_are_kept_only_while_they_are_likely_to_be_used_again() -> None:
    source = TalkThenListen()
    tiles = LaneTiles(source)
    for number in range(400):
        tiles.tile(0, number, 0.001, 40)
    asked = source.asked
    tiles.tile(0, 399, 0.001, 40)
    assert source.asked == asked
    tiles.tile(0, 0, 0.001, 40)
    assert source.asked == asked + 1


def test_seconds_and_pixels_are_each_others_inverse() -> None:
    axis = TimeAxis.between(92, 1000, 35, 119)
    assert axis.at(axis.x(72.4)) == pytest.approx(72.4)
    assert [second for second, _ in axis.ticks()] == list(range(40, 120, 10))


def test_zooming_out_shows_at_most_the_whole_call() -> None:
    assert zoomed(20, 40, 100, 30, 60) == (0, 60)
    assert shifted(-5, 15, 60) == (0, 20)
    assert shifted(50, 70, 60) == (40, 60)
