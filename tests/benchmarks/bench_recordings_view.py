"""The table of recordings over a million rows beside the same table over rows in memory.

Run it: python tests/benchmarks/bench_recordings_view.py

Uses the library that bench_recordings.py makes (and makes it, where it is not there yet).
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_recordings import library
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from qa_studio.domain.people import TeamId
from qa_studio.services.library import Library
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort
from qa_studio.storage.workspace import OpenWorkspace
from qa_studio.texts import catalogue
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.formatting import Formats
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.recordings.columns import RecordingCells
from qa_studio.ui.recordings.model import FIRST, RecordingsModel
from qa_studio.ui.recordings.table import RecordingsTable
from qa_studio.ui.recordings.thumbnails import Thumbnails
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.theme import Theme

LIMIT = 1.5
WIDTH, HEIGHT = 1100, 800
TIMES = 40


class NoSound:
    """Stands where the sound engine and the files would: nothing is heard or drawn in this benchmark."""


def wait_until(done: Callable[[], bool]) -> None:
    """Let the window work until `done`."""
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 1000)


def paint(table: Table, canvas: QImage) -> None:
    """One whole frame of the rows."""
    table.viewport().render(canvas)


def medians(calls: Sequence[Callable[[], None]], times: int = TIMES) -> list[float]:
    """Milliseconds of each, taken in turn so that a busy machine slows them alike."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(times):
        for call, those in zip(calls, taken, strict=True):
            begun = time.perf_counter()
            call()
            those.append(1000 * (time.perf_counter() - begun))
    return [statistics.median(those) for those in taken]


class Bench:
    """Both tables, of one size, over the same columns."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self.runner = TaskRunner(Presenter("en"))
        self.library = Library(workspace.work, NoSound(), NoSound(), NoSound())  # type: ignore[arg-type]
        thumbnails = Thumbnails(self.library, self.runner)
        formats = Formats("en", ZoneInfo("Asia/Shanghai"))
        cells = RecordingCells(formats, catalogue("en"), date(2026, 5, 14), False, thumbnails)
        # The small waveforms need sound files, which made-up calls don't have.
        columns: list[Column[RecordingRow]] = [each for each in cells.columns() if each.code not in ("call", "check")]
        self.model = RecordingsModel(self.library, self.runner, columns)
        self.table = RecordingsTable(self.model, "million")
        self.rows: RowsModel[RecordingRow] = RowsModel(columns)
        self.plain = Table(self.rows, columns, "memory", many=True)
        self.canvas = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        for each in (self.table, self.plain):
            each.resize(WIDTH, HEIGHT)
            each.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            each.show()
        self.show(RecordingFilter(), RecordingSort())

    def show(self, chosen: RecordingFilter, sort: RecordingSort) -> None:
        """The same first rows in both tables."""
        self.model.show(chosen, sort)
        wait_until(lambda: self.model.complete)
        self.rows.set_rows(self.library.first(chosen, sort, FIRST))

    def frame(self) -> tuple[float, float]:
        """A frame standing still."""
        ours, plain = medians((lambda: paint(self.table, self.canvas), lambda: paint(self.plain, self.canvas)))
        return ours, plain

    def scrolled(self) -> tuple[float, float]:
        """Frames while scrolling row by row through the rows that both have."""

        def step(table: Table) -> Callable[[], None]:
            state = [0]

            def scroll() -> None:
                state[0] = (state[0] + 3) % 100
                table.verticalScrollBar().setValue(state[0] * 44)
                paint(table, self.canvas)

            return scroll

        ours, plain = medians((step(self.table), step(self.plain)), 60)
        return ours, plain

    def filtered(self) -> tuple[float, float]:
        """From a filter change to its first frame, the query included in both."""
        taken: tuple[list[float], list[float]] = ([], [])
        for turn in range(24):
            chosen = RecordingFilter(teams=(TeamId(turn // 2 % 4 + 1),))
            # Which one asks first changes, for the second finds the pages of the database in memory.
            for number in (0, 1) if turn % 2 else (1, 0):
                taken[number].append(self._ours(chosen) if number == 0 else self._plain(chosen))
        return statistics.median(taken[0]), statistics.median(taken[1])

    def _ours(self, chosen: RecordingFilter) -> float:
        painted: list[float] = []

        def frame() -> None:
            paint(self.table, self.canvas)
            painted.append(time.perf_counter())

        # Painted as soon as the rows stand there: what goes on after the first frame is not part of it.
        connection = self.model.shown.connect(frame)
        begun = time.perf_counter()
        self.model.show(chosen, RecordingSort())
        wait_until(lambda: self.model.complete)
        self.model.shown.disconnect(connection)
        return 1000 * (painted[0] - begun)

    def _plain(self, chosen: RecordingFilter) -> float:
        begun = time.perf_counter()
        self.rows.set_rows(self.library.first(chosen, RecordingSort(), FIRST))
        paint(self.plain, self.canvas)
        return 1000 * (time.perf_counter() - begun)

    def jump(self) -> float:
        """From a leap of the scroll bar to the middle of the million until its rows stand there, ms."""
        begun = time.perf_counter()
        self.table.verticalScrollBar().setValue(self.table.verticalScrollBar().maximum() // 2)
        paint(self.table, self.canvas)
        row = self.table.indexAt(self.table.viewport().rect().center()).row()
        wait_until(lambda: self.model.row(row) is not None)
        paint(self.table, self.canvas)
        return 1000 * (time.perf_counter() - begun)


def main() -> int:
    """Print the table; 1 where a ratio is above its limit."""
    app = QApplication([])
    Theme(app, "light")
    workspace = library()
    bench = Bench(workspace)
    too_slow = 0
    print(f"{bench.model.rowCount():,} recordings")
    print(f"{'':30}{'in memory, ms':>16}{'a million, ms':>15}{'ratio':>8}{'limit':>7}")
    for name, measure in (
        ("a frame", bench.frame),
        ("a frame while scrolling", bench.scrolled),
        ("filter to first frame", bench.filtered),
    ):
        ours, plain = measure()
        too_slow += ours / plain > LIMIT
        print(f"{name:30}{plain:16.2f}{ours:15.2f}{ours / plain:8.2f}{LIMIT:7.1f}")
    bench.show(RecordingFilter(), RecordingSort())
    print(f"leap to the middle, rows in sight: {bench.jump():.1f} ms")
    bench.runner.close()
    workspace.close()
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
