"""The waveform on the inspect page: evidence that is moved there is kept, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from inspect_stage import Stage, on_stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.spans import Span
from qa_studio.services.studio import Studio
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.theme import Theme
from qa_studio.ui.waveform_layers import Layer
from qa_studio.ui.waveform_layout import FLAGS, RULER

CONTROL = Qt.KeyboardModifier.ControlModifier
LANE_Y = FLAGS + RULER + 30


@pytest.fixture
def stage(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with on_stage(studio, tmp_path, qtbot) as stage:
        yield stage


def marked(stage: Stage) -> Bench:
    """The bench with one span of evidence, from 20 s to 25 s."""
    bench = stage.open()
    bench.judging.add_evidence(stage.questions[0].code, Span(20.0, 25.0))
    stage.settle()
    return bench


def kept(stage: Stage) -> tuple[Span, ...]:
    """The evidence as it is stored."""
    answers = stage.studio.inspections.view(stage.bench.subject.inspection).inspection.answers
    return answers.evidence.get(stage.questions[0].code, ())


def place(bench: Bench, seconds: float) -> QPoint:
    return QPoint(round(bench.waveform.axis().x(seconds)), LANE_Y)


def test_evidence_whose_edge_is_dragged_is_kept_and_undone_in_one_step(stage: Stage) -> None:
    bench = marked(stage)
    QTest.mousePress(bench.waveform, Qt.MouseButton.LeftButton, pos=place(bench, 25))
    QTest.mouseMove(bench.waveform, place(bench, 28))
    QTest.mouseMove(bench.waveform, place(bench, 30))
    QTest.mouseRelease(bench.waveform, Qt.MouseButton.LeftButton, pos=place(bench, 30))
    stage.settle()
    (span,) = kept(stage)
    assert span.start == 20.0
    assert span.end == pytest.approx(30, abs=0.2)
    bench.setFocus()
    stage.press(Qt.Key.Key_Z, modifier=CONTROL)
    stage.settle()
    assert kept(stage) == (Span(20.0, 25.0),)
    assert bench.waveform.layers.of(Layer.EVIDENCE)[0].end == 25.0


def test_the_edges_of_chosen_evidence_are_moved_with_keys(stage: Stage) -> None:
    bench = marked(stage)
    flag = QPoint(place(bench, 20).x() + 8, 14)
    QTest.mouseClick(bench.waveform, Qt.MouseButton.LeftButton, pos=flag)
    bench.setFocus()
    stage.press(Qt.Key.Key_Up, modifier=CONTROL)
    stage.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, modifier=CONTROL)
    stage.press(Qt.Key.Key_Right, modifier=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    stage.until(lambda: kept(stage) == (Span(20.11, 25.0),))


def test_evidence_that_is_moved_before_another_stays_the_chosen_one(stage: Stage) -> None:
    bench = marked(stage)
    bench.judging.add_evidence(stage.questions[0].code, Span(30.0, 35.0))
    QTest.mousePress(bench.waveform, Qt.MouseButton.LeftButton, pos=place(bench, 30))
    QTest.mouseMove(bench.waveform, place(bench, 18))
    QTest.mouseMove(bench.waveform, place(bench, 10))
    QTest.mouseRelease(bench.waveform, Qt.MouseButton.LeftButton, pos=place(bench, 10))
    bench.setFocus()
    stage.press(Qt.Key.Key_Right, modifier=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    stage.until(lambda: len(kept(stage)) == 2 and kept(stage)[0].end == 35.1)
    assert kept(stage)[0].start == pytest.approx(10, abs=0.2)
    assert kept(stage)[1] == Span(20.0, 25.0)


def test_a_finished_form_lets_nothing_be_moved(stage: Stage) -> None:
    bench = marked(stage)
    bench.judging.locked = True
    bench.judging.draft.changed.emit("")
    assert not any(span.movable for span in bench.waveform.layers.of(Layer.EVIDENCE))


def test_plus_and_minus_zoom_wherever_on_the_page_the_keyboard_is(stage: Stage) -> None:
    bench = stage.open()
    whole = bench.waveform.visible
    bench.setFocus()
    stage.press(Qt.Key.Key_Plus)
    first, last = bench.waveform.visible
    assert last - first == pytest.approx((whole[1] - whole[0]) / 2)
    stage.press(Qt.Key.Key_Minus)
    assert bench.waveform.visible == pytest.approx(whole)


def test_hidden_layers_are_remembered_with_the_other_preferences(stage: Stage) -> None:
    bench = marked(stage)
    QTest.mouseClick(bench.waves.layers, Qt.MouseButton.LeftButton)
    QTest.mouseClick(bench.waves.layers.popover.boxes[Layer.SPEECH], Qt.MouseButton.LeftButton)
    bench.waves.layers.popover.close()
    assert stage.preferences.now.layers_off == ["speech"]
    assert not bench.waveform.layers.shown(Layer.SPEECH)


def test_the_whole_call_is_in_sight_at_its_length_before_its_sound_is_there(stage: Stage) -> None:
    bench = stage.open()
    duration = bench.subject.recording.duration_s
    assert bench.waveform.visible == pytest.approx((0, duration), abs=0.1)
    bench.waveform.set_source(None)
    bench.waveform.set_length(duration)
    assert bench.waveform.visible == pytest.approx((0, duration), abs=0.1)
