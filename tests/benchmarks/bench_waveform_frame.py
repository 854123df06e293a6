"""A waveform frame while panning beside drawing a ready picture.

Run it: python tests/benchmarks/bench_waveform_frame.py.  Both are widgets of 1600 × 200 that repaint themselves, in
turns, in one run; what counts is the ratio of the medians.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qa_studio.audio.waveform import PointWaveform, WaveformBuilder
from qa_studio.ui.theme import Theme
from qa_studio.ui.waveform import WaveformView
from qa_studio.ui.waveform_layers import Layer, LayerSpan
from qa_studio.ui.waveform_marks import Loop

WIDTH, HEIGHT = 1600, 200
FRAMES, ROUNDS = 400, 5
LIMIT = 2.0
EVENNESS = 2.0
"""At most so many times the median may the slowest of twenty frames take."""
LANE = 60
MINUTES = 10
RATE = 8000


class ReadyPicture(QWidget):
    """Draws a picture that is there already."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One call."""
        QPainter(self).drawPixmap(0, 0, self._picture)


def a_call() -> PointWaveform:
    """Ten minutes of two channels that speak in turns."""
    noise = np.random.default_rng(7).normal(0, 5000, (MINUTES * 60 * RATE, 2))
    seconds = np.arange(len(noise)) / RATE
    turns = (np.sin(2 * np.pi * seconds / 7) > 0).astype(np.float64)
    speech = noise * np.stack([turns, 1 - turns], axis=1) * np.abs(np.sin(2 * np.pi * 3.1 * seconds))[:, None]
    builder = WaveformBuilder(2, RATE)
    builder.add(speech.clip(-32768, 32767).astype(np.int16))
    return builder.so_far()


def a_view() -> WaveformView:
    """Lanes, every layer, loop and playhead, at 1600 × 200."""
    view = WaveformView(("Agent", "Customer"))
    view.set_source(a_call())
    view.set_lane_height(LANE)
    spans = {
        Layer.DEAD_AIR: [LayerSpan(30 * n, 30 * n + 5, "Dead air 5.0 s") for n in range(20)],
        Layer.HOLD: [LayerSpan(100 * n + 6, 100 * n + 20, "Hold 14.0 s") for n in range(6)],
        Layer.OVERLAP: [LayerSpan(17 * n, 17 * n + 1, "Overlap 1.0 s") for n in range(35)],
        Layer.KEYPAD: [LayerSpan(50 * n + 1, 50 * n + 1.1, "Keypad", lane="customer") for n in range(12)],
        Layer.SPEECH: [LayerSpan(7 * n, 7 * n + 3.5, lane=("agent", "customer")[n % 2]) for n in range(85)],
        Layer.EVIDENCE: [
            LayerSpan(41 * n, 41 * n + 4, f"2.{n}", f"{n}", kind="good", icon="check-bold", movable=True)
            for n in range(14)
        ],
        Layer.NOTES: [LayerSpan(23 * n, 23 * n + 6, f"A note, number {n}", f"{n}", movable=True) for n in range(26)],
        Layer.TRANSCRIPT: [
            LayerSpan(7 * n, 7 * n + 6.5, "Thank you for calling, what can I do?", f"{n}", ("agent", "customer")[n % 2])
            for n in range(85)
        ],
        Layer.KEYWORDS: [LayerSpan(19 * n, 19 * n + 0.6, "supervisor", f"{n}", "customer") for n in range(31)],
        Layer.MASKS: [LayerSpan(120 * n + 9, 120 * n + 12, "Masked", f"{n}") for n in range(5)],
    }
    for layer, those in spans.items():
        view.set_layer(layer, those)
    view.set_loop(Loop(70, 90, True))
    view.set_position(80)
    return view


def slowest(frames: Iterable[float]) -> float:
    """What nineteen of twenty frames stay below."""
    return statistics.quantiles(frames, n=20)[-1]


def timed(frame: Callable[[], None]) -> float:
    """Milliseconds of one frame."""
    began = time.perf_counter()
    frame()
    return (time.perf_counter() - began) * 1000


def main() -> int:
    """Print the table; 1 where the limit is missed."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, "light")
    view = a_view()
    view.resize(WIDTH, HEIGHT)
    view.show()
    QTest.qWaitForWindowExposed(view)
    ready = ReadyPicture(view.grab())
    ready.resize(WIDTH, HEIGHT)
    ready.show()
    QTest.qWaitForWindowExposed(ready)
    view.show_range(0, 60)
    start = [0.0]

    def pan() -> None:
        start[0] = (start[0] + 0.45) % (MINUTES * 60 - 60)
        view.show_range(start[0], start[0] + 60)
        view.repaint()

    def play() -> None:
        start[0] += 0.03
        view.set_position(start[0] % 60)
        app.processEvents()

    def a_round() -> list[tuple[float, float]]:
        panned = []
        for _ in range(FRAMES):
            app.processEvents()  # between two frames the program looks ahead
            panned.append((timed(ready.repaint), timed(pan)))
        return panned

    # What else runs on the machine only adds: the most even of five rounds counts.
    panned = min((a_round() for _ in range(ROUNDS)), key=lambda each: slowest(frame for _, frame in each))
    view.show_range(0, 60)
    view.repaint()
    played = [timed(play) for _ in range(FRAMES)]
    picture_ms = statistics.median(first for first, _ in panned)
    frame_ms = statistics.median(second for _, second in panned)
    slowest_ms = slowest(second for _, second in panned)
    ratio, evenness = frame_ms / picture_ms, slowest_ms / frame_ms
    print(f"{'frame of 1600 × 200':28} {'median ms':>10} {'95 % ms':>10} {'ratio':>7} {'limit':>6}")
    print(f"{'ready picture':28} {picture_ms:10.3f}")
    print(f"{'waveform while panning':28} {frame_ms:10.3f} {slowest_ms:10.3f} {ratio:7.2f} {LIMIT:6.1f}")
    print(f"{'slowest of twenty to median':28} {'':10} {'':10} {evenness:7.2f} {EVENNESS:6.1f}")
    print(f"{'playhead while playing':28} {statistics.median(played):10.3f}")
    del theme
    return 0 if ratio <= LIMIT and evenness <= EVENNESS else 1


if __name__ == "__main__":
    sys.exit(main())
