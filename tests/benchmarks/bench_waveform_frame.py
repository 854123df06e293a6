"""A waveform frame while panning beside drawing a ready picture.

Run it: python tests/benchmarks/bench_waveform_frame.py.  Both are widgets of 1600 × 200 that repaint themselves, in
turns, in one run; what counts is the ratio of the medians.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qa_studio.audio.waveform import PointWaveform, WaveformBuilder
from qa_studio.ui.theme import Theme
from qa_studio.ui.waveform import BELOW, FLAGS, GAP, RULER, WaveformView
from qa_studio.ui.waveform_marks import EvidenceFlag, Loop, WaveSpan

WIDTH, HEIGHT = 1600, 200
FRAMES = 400
LIMIT = 3.0
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
    """Lanes, spans, evidence, loop and playhead, at 1600 × 200."""
    view = WaveformView(("Agent", "Customer"))
    view.set_source(a_call())
    view.set_lane_height((HEIGHT - FLAGS - RULER - GAP - BELOW) // 2)
    view.set_spans([WaveSpan("dead_air", 30 * n, 30 * n + 5, "Dead air 5.0 s") for n in range(20)])
    view.set_evidence([EvidenceFlag(f"{n}", 41 * n, 41 * n + 4, f"2.{n}", "good", "check-bold") for n in range(14)])
    view.set_loop(Loop(70, 90, True))
    view.set_position(80)
    return view


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

    panned = [(timed(ready.repaint), timed(pan)) for _ in range(FRAMES)]
    view.show_range(0, 60)
    view.repaint()
    played = [timed(play) for _ in range(FRAMES)]
    picture_ms = statistics.median(first for first, _ in panned)
    frame_ms = statistics.median(second for _, second in panned)
    slowest_ms = statistics.quantiles([second for _, second in panned], n=20)[-1]
    ratio = frame_ms / picture_ms
    print(f"{'frame of 1600 × 200':28} {'median ms':>10} {'95 % ms':>10} {'ratio':>7} {'limit':>6}")
    print(f"{'ready picture':28} {picture_ms:10.3f}")
    print(f"{'waveform while panning':28} {frame_ms:10.3f} {slowest_ms:10.3f} {ratio:7.2f} {LIMIT:6.1f}")
    print(f"{'playhead while playing':28} {statistics.median(played):10.3f}")
    del theme
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
