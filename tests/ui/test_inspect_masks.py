"""Masking on the inspect page: heard and seen at once, confirmed, adjusted, taken back, opened by who may."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import soundfile
from call_maker import Keys, Voice, speech_samples
from inspect_stage import CALL, Stage, on_stage
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.domain.mask import Cover, MaskOrigin, MaskSound
from qa_studio.domain.people import Role
from qa_studio.domain.spans import Span
from qa_studio.services.studio import Studio
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.keypad_masks import KeypadMasksDialog
from qa_studio.ui.theme import Theme
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_layers import Layer
from qa_studio.ui.waveform_layout import GUTTER

LEFT = Qt.MouseButton.LeftButton
LANE_Y = 100  # in the lane of the agent, below ruler and evidence
Raise = Callable[..., Stage]


@pytest.fixture
def curtain(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Raise]:
    """Shows the page to somebody of a role, with a call."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with ExitStack() as stack:

        def lift(role: Role = Role.INSPECTOR, call: Path = CALL) -> Stage:
            return stack.enter_context(on_stage(studio, tmp_path, qtbot, role=role, call=call))

        yield lift


def masks(stage: Stage) -> list[tuple[Span, MaskSound]]:
    return [(mask.span, mask.sound) for mask in stage.studio.masks.of(stage.recording)]


def select(bench: Bench, start: float, end: float) -> None:
    bench.waveform.set_selection((start, end))
    bench.taking.show_selection()


def drawn(bench: Bench, start: float, end: float) -> float:
    """How high the sound stands in the lanes there."""
    source = bench.waveform.source
    assert source is not None
    return max(float(source.columns(lane, start, end, 40).high.max()) for lane in (0, 1))


def loud_stretch(bench: Bench) -> tuple[float, float]:
    """Two seconds in which somebody speaks."""
    source = bench.waveform.source
    assert source is not None
    starts = [at * 0.5 for at in range(8, 90)]
    start = max(starts, key=lambda at: max(float(source.columns(lane, at, at + 2, 4).rms.min()) for lane in (0, 1)))
    return start, start + 2


def test_what_is_selected_is_masked_with_one_key_and_taken_back_with_another(curtain: Raise) -> None:
    stage = curtain()
    bench = stage.open()
    start, end = loud_stretch(bench)
    assert drawn(bench, start, end) > 0.15
    select(bench, start, end)
    stage.press(Qt.Key.Key_H)
    assert list(stage.player.masks) == [Cover(Span(start, end))]  # before it is even written
    stage.settle()
    assert masks(stage) == [(Span(start, end), MaskSound.TONE)]
    assert drawn(bench, start, end) == pytest.approx(0.1, abs=0.001)
    (shown,) = bench.waveform.layers.of(Layer.MASKS)
    assert (shown.start, shown.end, shown.movable) == (start, end, True)
    assert [row.place.text() for row in bench.tabs.masks.rows] and not bench.tabs.masks.open.isVisibleTo(bench)
    stage.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert masks(stage) == [] and not stage.player.masks
    assert drawn(bench, start, end) > 0.15


def test_two_presses_while_it_plays_mask_what_lies_between(curtain: Raise) -> None:
    stage = curtain()
    bench = stage.open()
    bench.listening.seek(5.0)
    stage.press(Qt.Key.Key_H)
    assert "press H again" in stage.noticed[-1]
    bench.listening.seek(7.5)
    stage.press(Qt.Key.Key_H)
    stage.settle()
    assert masks(stage) == [(Span(5, 7.5), MaskSound.TONE)]
    stage.press(Qt.Key.Key_H, Qt.Key.Key_Escape)
    bench.listening.seek(9.0)
    stage.press(Qt.Key.Key_H)
    stage.settle()
    assert len(masks(stage)) == 1


def test_the_strip_over_a_selection_offers_it(curtain: Raise) -> None:
    stage = curtain()
    bench = stage.open()
    select(bench, 3.0, 4.0)
    assert bench.selection.isVisible()
    QTest.mouseClick(bench.selection.mask_button, LEFT)
    stage.settle()
    assert masks(stage) == [(Span(3, 4), MaskSound.TONE)]
    assert not bench.selection.isVisible()
    select(bench, 6.0, 7.0)
    stage.press(Qt.Key.Key_H, modifier=Qt.KeyboardModifier.ShiftModifier)
    stage.settle()
    assert masks(stage)[1] == (Span(6, 7), MaskSound.SILENCE)


def test_a_mask_is_adjusted_sounds_otherwise_and_is_removed(curtain: Raise) -> None:
    stage = curtain()
    bench = stage.open()
    select(bench, 3.0, 4.0)
    stage.press(Qt.Key.Key_H)
    stage.settle()
    key = str(stage.studio.masks.of(stage.recording)[0].id)
    bench.waveform.spanMoved.emit(Layer.MASKS, key, 2.5, 4.5)
    stage.settle()
    assert masks(stage) == [(Span(2.5, 4.5), MaskSound.TONE)]
    QTest.keyClick(bench.tabs.masks.rows[0].sound, Qt.Key.Key_Right)
    stage.settle()
    assert masks(stage) == [(Span(2.5, 4.5), MaskSound.SILENCE)]
    assert stage.player.masks == (Cover(Span(2.5, 4.5), MaskSound.SILENCE),)
    banner = bench.banner("mask")
    assert banner is not None
    banner.acted.emit()
    stage.settle()
    assert masks(stage) == [(Span(2.5, 4.5), MaskSound.TONE)]
    QTest.mouseClick(bench.tabs.masks.rows[0].remove, LEFT)
    stage.settle()
    assert masks(stage) == [] and bench.tabs.masks.rows == []


def test_the_banner_takes_a_mask_back_whatever_was_answered_meanwhile(curtain: Raise) -> None:
    stage = curtain()
    bench = stage.open()
    select(bench, 3.0, 4.0)
    stage.press(Qt.Key.Key_H)
    stage.settle()
    stage.press(Qt.Key.Key_1)
    stage.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert masks(stage) == [(Span(3, 4), MaskSound.TONE)] and not bench.judging.draft.answers.values
    banner = bench.banner("mask")
    assert banner is not None
    banner.acted.emit()
    stage.settle()
    assert masks(stage) == [] and bench.banner("mask") is None


def pull(view: WaveformView, start: float, end: float) -> None:
    """Drag what stands at a second to another, with Alt so that it doesn't snap to a silence."""
    first, last = view.visible
    left, right = (
        QPoint(round(GUTTER + (at - first) / (last - first) * (view.width() - GUTTER)), LANE_Y) for at in (start, end)
    )
    alt = Qt.KeyboardModifier.AltModifier
    QTest.mousePress(view, LEFT, alt, left)
    for where in (QPointF(left + (right - left) / 2), QPointF(right)):
        moved = QMouseEvent(QEvent.Type.MouseMove, where, view.mapToGlobal(where), Qt.MouseButton.NoButton, LEFT, alt)
        QApplication.sendEvent(view, moved)
    QTest.mouseRelease(view, LEFT, alt, right)


def test_its_edges_are_dragged_and_delete_lets_it_be_heard_again(curtain: Raise) -> None:
    stage = curtain()
    bench = stage.open()
    select(bench, 20.0, 24.0)
    stage.press(Qt.Key.Key_H)
    stage.settle()
    pull(bench.waveform, 24.0, 30.0)
    stage.settle()
    (span, _) = masks(stage)[0]
    assert span.start == 20 and span.end == pytest.approx(30, abs=0.1)
    assert stage.player.masks[0].span == span
    bench.tabs.go_to("masks")
    QTest.keyClick(bench.tabs.masks.rows[0].place, Qt.Key.Key_Delete)
    stage.settle()
    assert masks(stage) == []


def test_numbers_that_are_typed_are_proposed_and_confirmed(curtain: Raise, tmp_path: Path) -> None:
    sounds = (Voice(1, 6), Voice(7, 9, channel=1), Keys(11, "41112222"), Keys(22, "1"), Voice(24, 28))
    soundfile.write(tmp_path / "card.wav", speech_samples(30, sounds), 8000)
    stage = curtain(call=tmp_path / "card.wav")
    bench = stage.open()
    QTest.mouseClick(bench.tabs.masks.keypad, LEFT)
    stage.settle()
    dialog = bench.masking.dialogs.current
    assert isinstance(dialog, KeypadMasksDialog) and len(dialog.boxes) == 2
    dialog.boxes[1].click()
    QTest.mouseClick(dialog.accept_button, LEFT)
    stage.settle()
    (mask,) = stage.studio.masks.of(stage.recording)
    assert mask.origin is MaskOrigin.KEYPAD and mask.span.start < 11 < 12.5 < mask.span.end
    QTest.mouseClick(bench.tabs.masks.keypad, LEFT)
    stage.settle()
    again = bench.masking.dialogs.current
    assert isinstance(again, KeypadMasksDialog) and len(again.boxes) == 1
    again.reject()


@pytest.mark.parametrize("role", list(Role))
def test_only_some_may_hear_and_see_what_is_masked(role: Role, curtain: Raise) -> None:
    stage = curtain(role)
    stage.studio.masks.add(stage.recording, [Span(10, 20)], MaskSound.SILENCE, None)
    bench = stage.open()
    tab, hidden = bench.tabs.masks, (Cover(Span(10, 20), MaskSound.SILENCE),)
    assert set(stage.player.masks) == {*hidden} and drawn(bench, 11, 19) == 0
    may = role in (Role.ADMINISTRATOR, Role.LEAD)
    assert tab.open.isVisibleTo(tab) is may and not tab.open.isChecked()
    assert tab.rows[0].remove.isVisibleTo(tab) is may
    bench.masking.hear_masked(True)
    stage.settle()
    assert (not stage.player.masks) is may
    assert (drawn(bench, 11, 19) > 0.05) is may
    assert (bench.banner("masks open") is not None) is may
    if may:
        select(bench, 30.0, 31.0)
        stage.press(Qt.Key.Key_H)  # whoever makes a mask hears it masked at once
        assert not tab.open.isChecked()
        stage.settle()
        assert set(stage.player.masks) == {*hidden, Cover(Span(30, 31))}
        assert drawn(bench, 11, 19) == 0


def test_masks_that_others_make_are_heard_at_once(curtain: Raise) -> None:
    stage = curtain()
    bench = stage.open()
    stage.press(Qt.Key.Key_Space)
    stage.hear_until(0.2)
    stage.studio.masks.add(stage.recording, [Span(5, 6)], MaskSound.TONE, None)
    stage.until(lambda: stage.player.masks == (Cover(Span(5, 6)),))
    assert stage.player.playing
    stage.until(lambda: len(bench.tabs.masks.rows) == 1)
    assert not bench.tabs.masks.rows[0].remove.isVisibleTo(bench.tabs.masks)
