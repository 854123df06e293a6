"""Spans lie on the waveform in layers, can be chosen and moved there, and hidden."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.audio.spectrogram import HannSpectrograph
from qa_studio.domain.settings import Preferences
from qa_studio.services.progress import Quiet
from qa_studio.services.settings import PersonalPreferences
from qa_studio.services.sound import Columns, Samples, Waveform
from qa_studio.ui.layer_menu import SPECTROGRAM, LayerMenu
from qa_studio.ui.overview import WaveformOverview
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.theme import LIGHT
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_edges import quiet_near
from qa_studio.ui.waveform_layers import Layer, LayerSpan, LayerStack
from qa_studio.ui.waveform_layout import FLAGS, GUTTER, RULER, WORDS
from qa_studio.ui.waveform_tags import TagPlaces

pytestmark = pytest.mark.usefixtures("theme")

RATE = 8000
ACROSS = 1000
PAUSE = (4.0, 4.3)
LANE_Y = FLAGS + RULER + 80
LEFT = Qt.MouseButton.LeftButton
Open = Callable[[Samples, int], WaveformView]


def speech_with_a_pause() -> Samples:
    """20 s in which both speak, but for 0.3 s after the fourth."""
    seconds = np.arange(20 * RATE) / RATE
    sound = 8000 * np.sin(2 * np.pi * 300 * seconds)
    sound[(seconds >= PAUSE[0]) & (seconds < PAUSE[1])] = 0
    return np.stack([sound, sound], axis=1).astype(np.int16)


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner(Presenter("en"))
    yield runner
    runner.close()


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, runner: TaskRunner) -> Open:
    """Shows sound from a file in a waveform 1000 px wide beside its gutter."""

    def show(samples: Samples, rate: int = RATE) -> WaveformView:
        path = tmp_path / "call.wav"
        soundfile.write(path, samples, rate)
        view = WaveformView(("Agent", "Customer"))
        qtbot.addWidget(view)
        view.read_through(lambda work, done: runner.read(work, done, owner=view), HannSpectrograph())
        view.set_source(CachedAudioEngine(SoundCache(tmp_path / "cache")).waveform(path, Quiet()))
        view.resize(GUTTER + ACROSS, view.sizeHint().height())
        with qtbot.waitExposed(view):
            view.show()
        return view

    return show


@pytest.fixture
def view(opened: Open) -> WaveformView:
    return opened(speech_with_a_pause(), RATE)


def x(view: WaveformView, seconds: float) -> int:
    start, end = view.visible
    return round(GUTTER + (seconds - start) / (end - start) * ACROSS)


def drag(view: WaveformView, start: QPoint, end: QPoint, keys: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mousePress(view, LEFT, keys, start)
    for step in (0.5, 1.0):
        at = QPointF(start + (end - start) * step)
        moved = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, keys)
        QApplication.sendEvent(view, moved)
    QTest.mouseRelease(view, LEFT, keys, end)


def sound_of(view: WaveformView) -> Waveform:
    assert view.source is not None
    return view.source


def shades(picture: QImage, left: int, right: int, top: int, bottom: int) -> set[str]:
    return {picture.pixelColor(at, y).name().upper() for at in range(left, right) for y in range(top, bottom)}


EVIDENCE = LayerSpan(6.0, 10.0, "2.1", "identity#0", kind="bad", icon="x-bold", movable=True)


def test_every_layer_shows_and_can_be_hidden(view: WaveformView) -> None:
    bare = view.grab().toImage()
    for layer in Layer:
        view.set_layer(layer, [LayerSpan(6, 9, "words", "key", "agent")])
        assert view.grab().toImage() != bare, layer
        view.hide_layers([layer])
        assert view.grab().toImage() == bare, layer
        view.hide_layers([])
        view.set_layer(layer, [])
    assert view.grab().toImage() == bare


def test_what_is_switched_off_stays_off_the_next_time(qtbot: QtBot, view: WaveformView) -> None:
    class Drawer:
        kept = Preferences()

        def load(self) -> Preferences:
            return self.kept

        def save(self, preferences: Preferences) -> None:
            self.kept = preferences

    drawer = Drawer()
    menu = LayerMenu(view, PersonalPreferences(drawer))
    view.set_layer(Layer.DEAD_AIR, [LayerSpan(6, 9, "Dead air 3.0 s")])
    assert view.layers.shown(Layer.DEAD_AIR)
    menu.open()
    QTest.mouseClick(menu.popover.boxes[Layer.DEAD_AIR], LEFT)
    QTest.mouseClick(menu.popover.boxes[SPECTROGRAM], LEFT)
    menu.popover.close()
    assert not view.layers.shown(Layer.DEAD_AIR)

    other = WaveformView(("Agent", "Customer"))
    qtbot.addWidget(other)
    menu = LayerMenu(other, PersonalPreferences(drawer))
    assert not menu.shows(Layer.DEAD_AIR)
    assert menu.shows(SPECTROGRAM)
    assert other.sizeHint().height() > view.sizeHint().height() - 40


def test_a_note_is_chosen_by_its_tag_in_a_row_of_its_own(qtbot: QtBot, view: WaveformView) -> None:
    before = view.sizeHint().height()
    view.set_layer(Layer.NOTES, [LayerSpan(5, 7, "Sounds tired", "note-1"), LayerSpan(12, 12, "Again", "note-2")])
    assert view.sizeHint().height() > before
    view.resize(view.width(), view.sizeHint().height())
    with qtbot.waitSignal(view.spanChosen, check_params_cb=lambda *told: told == (Layer.NOTES, "note-2")):
        QTest.mouseClick(view, LEFT, pos=QPoint(x(view, 12) + 20, round(view.layout_now.notes_top) + 9))


def test_words_of_a_transcript_are_chosen_where_they_are_written(qtbot: QtBot, view: WaveformView) -> None:
    view.set_layer(Layer.TRANSCRIPT, [LayerSpan(5, 8, "Thank you for calling", "0", "agent")])
    words = QPoint(x(view, 6), FLAGS + RULER + WORDS // 2)
    with qtbot.waitSignal(view.spanChosen, check_params_cb=lambda *told: told == (Layer.TRANSCRIPT, "0")):
        QTest.mouseClick(view, LEFT, pos=words)
    with qtbot.waitSignal(view.seekRequested), qtbot.assertNotEmitted(view.spanChosen):
        QTest.mouseClick(view, LEFT, pos=QPoint(words.x(), LANE_Y))


def test_a_masked_stretch_hides_the_sound_from_all_but_those_who_may_move_it(view: WaveformView) -> None:
    box = (x(view, 12) + 4, x(view, 13) - 4, FLAGS + RULER + 10, FLAGS + RULER + 100)
    view.set_layer(Layer.MASKS, [LayerSpan(12, 13, "Masked", "1")])
    assert not {LIGHT.agent, LIGHT.agentpk} & shades(view.grab().toImage(), *box)
    view.set_layer(Layer.MASKS, [LayerSpan(12, 13, "Masked", "1", movable=True)])
    through = shades(view.grab().toImage(), *box)
    view.set_layer(Layer.MASKS, [LayerSpan(12, 13, "Masked", "1")])
    assert len(through) > len(shades(view.grab().toImage(), *box))


def test_a_dragged_edge_snaps_to_the_silence_near_it(qtbot: QtBot, view: WaveformView) -> None:
    view.set_layer(Layer.EVIDENCE, [EVIDENCE])
    view.show_range(3, 13)
    with qtbot.waitSignal(view.spanMoved) as moved:
        drag(view, QPoint(x(view, 6), LANE_Y), QPoint(x(view, 4.36), LANE_Y))
    layer, key, start, end = moved.args or []
    assert (layer, key, end) == (Layer.EVIDENCE, "identity#0", 10.0)
    assert 4.27 <= start <= PAUSE[1]


def test_with_alt_an_edge_goes_exactly_where_the_mouse_is(view: WaveformView) -> None:
    view.set_layer(Layer.EVIDENCE, [EVIDENCE])
    view.show_range(3, 13)
    at = x(view, 4.36)
    drag(view, QPoint(x(view, 6), LANE_Y), QPoint(at, LANE_Y), Qt.KeyboardModifier.AltModifier)
    (span,) = view.layers.of(Layer.EVIDENCE)
    assert span.start == pytest.approx(view.axis().at(at), abs=1e-6)


def test_escape_puts_a_dragged_edge_back(qtbot: QtBot, view: WaveformView) -> None:
    view.set_layer(Layer.EVIDENCE, [EVIDENCE])
    with qtbot.assertNotEmitted(view.spanMoved):
        QTest.mousePress(view, LEFT, pos=QPoint(x(view, 10), LANE_Y))
        QTest.mouseMove(view, QPoint(x(view, 15), LANE_Y))
        assert view.layers.of(Layer.EVIDENCE) != (EVIDENCE,)
        QTest.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(view, LEFT, pos=QPoint(x(view, 15), LANE_Y))
    assert view.layers.of(Layer.EVIDENCE) == (EVIDENCE,)


def test_an_edge_never_passes_the_other_end(view: WaveformView) -> None:
    view.set_layer(Layer.EVIDENCE, [EVIDENCE])
    drag(view, QPoint(x(view, 6), LANE_Y), QPoint(x(view, 14), LANE_Y))
    (span,) = view.layers.of(Layer.EVIDENCE)
    assert span.start < span.end == 10.0


def test_the_mouse_shows_what_can_be_done(view: WaveformView) -> None:
    view.set_layer(Layer.EVIDENCE, [EVIDENCE])
    QTest.mouseMove(view, QPoint(x(view, 10), LANE_Y))
    assert view.cursor().shape() is Qt.CursorShape.SplitHCursor
    QTest.mouseMove(view, QPoint(x(view, 15), LANE_Y))
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor
    QTest.mouseMove(view, QPoint(x(view, 6) + 10, 14))
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_what_may_not_be_moved_is_not(qtbot: QtBot, view: WaveformView) -> None:
    view.set_layer(Layer.MASKS, [LayerSpan(6, 10, "Masked", "1")])
    with qtbot.assertNotEmitted(view.spanMoved):
        drag(view, QPoint(x(view, 10), LANE_Y), QPoint(x(view, 15), LANE_Y))
    assert view.layers.of(Layer.MASKS)[0].end == 10


def test_keys_move_the_edge_that_was_taken_and_tell_once(qtbot: QtBot, view: WaveformView) -> None:
    view.set_layer(Layer.EVIDENCE, [EVIDENCE])
    view.choose(Layer.EVIDENCE, EVIDENCE.key)
    with qtbot.waitSignal(view.spanMoved) as moved:
        view.moves.pick_edge("start")
        assert view.moves.step_edge(0.1)
        assert view.moves.step_edge(0.01)
    assert moved.args == [Layer.EVIDENCE, EVIDENCE.key, pytest.approx(6.11), 10.0]
    view.choose(None)
    assert not view.moves.step_edge(0.1)


def test_silence_is_looked_for_within_80_ms(view: WaveformView) -> None:
    waveform = sound_of(view)
    assert PAUSE[0] <= quiet_near(waveform, 3.95, 0.01) <= PAUSE[0] + 0.08
    assert quiet_near(waveform, 2.0, 0.01) == 2.0
    assert quiet_near(waveform, 4.15, 0.01) == 4.15
    # Zoomed in so far that 12 px are less than the way to the pause, nothing pulls.
    assert quiet_near(waveform, 3.95, 0.002) == 3.95


def test_zoomed_in_far_enough_every_sample_is_a_dot(qtbot: QtBot, opened: Open) -> None:
    samples = np.zeros((RATE, 2), np.int16)
    samples[4000:4100:2, 0] = 20000
    view = opened(samples, RATE)
    view.show_range(0.5, 0.504)
    assert view.visible == pytest.approx((0.5, 0.504))
    per_sample = ACROSS / 32
    top, height = view.layout_now.lane(0)

    def high(sample: int) -> bool:
        picture = view.grab().toImage()
        at = round(GUTTER + sample * per_sample)
        return LIGHT.agent in shades(picture, at - 1, at + 2, round(top) + 2, round(top + height / 4))

    qtbot.waitUntil(lambda: [high(sample) for sample in range(2, 8)] == [True, False] * 3)


class DayLong:
    """24 hours of silence with one loud sample, 23 hours in."""

    channels = 1
    duration_s = 86_400.0
    sample_rate = RATE
    loud = 23 * 3600 * RATE + 8

    def columns(self, channel: int, start_s: float, end_s: float, width: int) -> Columns:
        nothing = np.zeros(width, np.float32)
        return Columns(nothing, nothing, nothing)

    def extent(self) -> float:
        return 1.0

    def samples(self, first: int, beyond: int) -> Samples:
        frames = np.arange(first, beyond)
        return np.where(frames == self.loud, 32767, 0).astype(np.int16)[:, None]


def test_a_sample_near_the_end_of_a_day_stands_in_its_place(qtbot: QtBot) -> None:
    view = WaveformView(("Call", ""))
    qtbot.addWidget(view)
    view.read_through(lambda work, done: done(work()), HannSpectrograph())
    view.set_source(DayLong())
    view.resize(GUTTER + ACROSS, view.sizeHint().height())
    start = 23 * 3600.0
    view.show_range(start, start + 0.004)
    view.grab()
    picture = view.grab().toImage()
    top = round(view.layout_now.lane(0)[0])
    at = x(view, start + 8 / RATE)
    assert LIGHT.agent in shades(picture, at - 1, at + 2, top, top + 30)
    assert LIGHT.agent not in shades(picture, GUTTER + 4, at - 12, top, top + 30)
    for step in range(1, 18):
        view.show_range(start + step * 0.00005, start + 0.004 + step * 0.00005)
        picture = view.grab().toImage()
        at = x(view, start + 8 / RATE)
        assert LIGHT.agent in shades(picture, at - 2, at + 3, top, top + 30), step


def test_the_view_never_shrinks_below_some_samples_nor_grows_beyond_the_call(view: WaveformView) -> None:
    for _ in range(60):
        view.zoom(0.5, 10.0)
    start, end = view.visible
    assert end - start == pytest.approx(0.002)
    for _ in range(60):
        view.zoom(2.0)
    assert view.visible == (0, 20)


def test_the_spectrogram_shows_a_tone_at_its_height(qtbot: QtBot, opened: Open) -> None:
    seconds = np.arange(10 * RATE) / RATE
    sound = np.zeros((len(seconds), 2))
    sound[:, 0] = 12000 * np.sin(2 * np.pi * 1000 * seconds)
    view = opened(sound.astype(np.int16), RATE)
    view.show_spectrogram(True)
    view.resize(view.width(), view.sizeHint().height())
    layout = view.layout_now
    half = layout.spectrum // 2

    def rows() -> list[int]:
        picture = view.grab().toImage()
        at, top = x(view, 5), round(layout.spectrum_top)
        column = [picture.pixelColor(at, y).name().upper() for y in range(top, top + layout.spectrum - 1)]
        return [row for row, shade in enumerate(column) if shade != LIGHT.sunken]

    qtbot.waitUntil(lambda: rows() != [])
    # 1 kHz of the 4 kHz that there are, from below; nothing in the lane of the customer.
    assert rows() == pytest.approx([0.75 * half], abs=2)


def test_a_long_call_is_drawn_from_its_beginning_while_it_is_read(opened: Open, view: WaveformView) -> None:
    fresh = WaveformView(("Agent", "Customer"))
    fresh.resize(GUTTER + ACROSS, fresh.sizeHint().height())
    fresh.set_length(40.0)
    whole = sound_of(view)
    fresh.set_source(whole, keep_view=True)
    assert fresh.visible == (0, 40)
    picture = fresh.grab().toImage()
    assert picture.pixelColor(x(fresh, 10), LANE_Y).name().upper() in (LIGHT.agent, LIGHT.agentpk)
    assert picture.pixelColor(x(fresh, 31), LANE_Y).name().upper() == LIGHT.sunken
    fresh.show_range(5, 10)
    fresh.set_source(whole, keep_view=True)
    assert fresh.visible == (5, 10)
    fresh.deleteLater()


def test_a_picture_that_moved_along_is_the_same_as_one_drawn_at_once(qtbot: QtBot, view: WaveformView) -> None:
    for layer in Layer:
        spans = [
            LayerSpan(n, n + 0.6, f"words {n}", f"{n}", ("agent", "customer")[n % 2], movable=True)
            for n in range(1, 19, 2)
        ]
        view.set_layer(layer, spans)
    view.resize(view.width(), view.sizeHint().height())
    view.show_range(0, 5)
    view.grab()
    for step in range(1, 101):
        view.show_range(step / 10, step / 10 + 5)
        view.grab()
    moved = view.grab().toImage()
    view.set_selection((19, 19.5))
    view.set_selection(None)
    assert view.grab().toImage() == moved


def test_tags_that_have_no_room_become_signs_and_then_none() -> None:
    layers = LayerStack()
    layers.put(Layer.NOTES, [LayerSpan(n / 10, n / 10, "A long note about this", str(n)) for n in range(1000)])
    places = TagPlaces(layers)
    close, wide = places.notes(0.002, 1000), places.notes(0.1, 1000)
    assert {tag.words for tag in close.within(0, 1e9)} >= {"A long note about this"}
    tags = wide.within(-1e9, 1e9)
    assert all(before.right <= after.left for before, after in pairwise(tags))
    assert len(tags) < 60


def test_a_hundred_thousand_spans_are_found_by_time() -> None:
    layers = LayerStack()
    layers.put(Layer.SPEECH, [LayerSpan(n, n + 0.5) for n in range(100_000)] + [LayerSpan(10, 99_999)])
    found = layers.within(Layer.SPEECH, 500.2, 501.2)
    assert [(span.start, span.end) for span in found] == [(10, 99_999), (500, 500.5), (501, 501.5)]


def test_of_very_many_short_spans_one_is_drawn_for_each_pixel() -> None:
    layers = LayerStack()
    layers.put(Layer.TRANSCRIPT, [LayerSpan(n / 10, n / 10 + 0.05) for n in range(50_000)])
    thinned = layers.within(Layer.TRANSCRIPT, 0, 5000, apart=5.0)
    assert [span.start for span in thinned] == pytest.approx([n * 5.0 for n in range(1000)], abs=0.1)
    assert len(layers.within(Layer.TRANSCRIPT, 0, 100, apart=5.0)) == 1001


def test_the_overview_marks_what_matters(qtbot: QtBot, view: WaveformView) -> None:
    overview = WaveformOverview()
    qtbot.addWidget(overview)
    overview.resize(GUTTER + ACROSS, 76)
    overview.set_length(20)
    for layer in (Layer.EVIDENCE, Layer.NOTES, Layer.KEYWORDS, Layer.DEAD_AIR, Layer.HOLD, Layer.MASKS):
        overview.show_layers(LayerStack())
        bare = overview.grab().toImage()
        layers = LayerStack()
        layers.put(layer, [LayerSpan(6, 9, "words", "key")])
        overview.show_layers(layers)
        assert overview.grab().toImage() != bare, layer
