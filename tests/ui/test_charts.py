"""Charts: what is drawn can be clicked, walked through with arrows, and read out."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.ui.charts.bars import BarList, BarRow
from qa_studio.ui.charts.before_after import BeforeAfter, BeforeAfterChart, Week
from qa_studio.ui.charts.interval import Estimate, IntervalPlot
from qa_studio.ui.charts.pareto import ParetoBar, ParetoChart
from qa_studio.ui.charts.plot import round_steps, spaced
from qa_studio.ui.charts.trend import Limits, Strip, Trend, TrendChart, TrendMark, TrendPoint
from qa_studio.ui.theme import DARK, Theme

pytestmark = pytest.mark.usefixtures("theme")

ROOT = Path(__file__).parents[2]
SCORES = [84, 82, 86, 71, 73, 88, 90]
TREND = Trend(
    [
        TrendPoint(f"e{n}", f"{n + 1} May", score, f"{score} points", score == 71, "2.1")
        for n, score in enumerate(SCORES)
    ],
    [Limits(0, 4, 79, 67, 89), Limits(5, 6, 89)],
    [TrendMark(5, "Action A-17")],
    85,
    "Target 85",
    ("Mean", "Upper limit", "Lower limit"),
)


def test_a_click_on_a_point_of_the_trend_leads_to_its_evaluation(qtbot: QtBot) -> None:
    chart = TrendChart(TREND, "Score")
    qtbot.addWidget(chart)
    chart.resize(900, 320)
    with qtbot.waitExposed(chart):
        chart.show()
    QApplication.processEvents()
    with qtbot.waitSignal(chart.chosen, check_params_cb=lambda code: code == "e3"):
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=chart.plot.pixel_of(3).toPoint())


def test_arrows_walk_along_the_trend_and_say_each_point(qtbot: QtBot) -> None:
    chart = TrendChart(TREND, "Score")
    qtbot.addWidget(chart)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleName() == "Score: 82 points"
    with qtbot.waitSignal(chart.chosen, check_params_cb=lambda code: code == "e1"):
        QTest.keyClick(chart, Qt.Key.Key_Return)


def test_the_trend_takes_on_the_other_theme(qtbot: QtBot, theme: Theme) -> None:
    chart = TrendChart(TREND, "Score")
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    chart.grab()
    theme.use("dark")
    assert chart.grab().toImage().pixelColor(3, 3).name().upper() == DARK.panel


def test_a_trend_without_points_is_an_empty_plane(qtbot: QtBot) -> None:
    chart = TrendChart(Trend(()), "Score")
    qtbot.addWidget(chart)
    chart.resize(400, 240)
    assert not chart.grab().isNull()


def test_a_bar_of_the_pareto_picture_leads_to_its_cause(qtbot: QtBot) -> None:
    chart = ParetoChart(
        [ParetoBar("slow", "System slow", 15), ParetoBar("unknown", "Procedure not known", 38)], "Causes"
    )
    qtbot.addWidget(chart)
    chart.resize(640, 300)
    chart.grab()
    assert [code for code, _, _ in chart.parts] == ["unknown", "slow"]
    code, box, words = chart.parts[0]
    assert words == "Procedure not known: 38 · 72 %"
    with qtbot.waitSignal(chart.chosen, check_params_cb=lambda chosen: chosen == code):
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=box.center().toPoint())


def test_bars_can_be_walked_through_with_arrows(qtbot: QtBot) -> None:
    chart = BarList(
        [BarRow("2.2", "Explained the hold", 1, "9 ×"), BarRow("5.1", "Summarised", 0.7, "7 ×")], "Most lost"
    )
    qtbot.addWidget(chart)
    chart.resize(500, 72)
    chart.grab()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    with qtbot.waitSignal(chart.chosen, check_params_cb=lambda code: code == "5.1"):
        QTest.keyClick(chart, Qt.Key.Key_Return)
    with qtbot.waitSignal(chart.chosen, check_params_cb=lambda code: code == "2.2"):
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))


def test_before_and_after_skip_weeks_without_calls(qtbot: QtBot) -> None:
    weeks = [Week("w14", "W14", 0.5, 0.3, 0.7), Week("w15", "W15", None), Week("w16", "W16", 0.4, 0.2, 0.6)]
    after = [Week("w20", "W20", 0.8, 0.6, 0.9)]
    chart = BeforeAfterChart(BeforeAfter(weeks, after, "Refresher", "Before", "After", 0.85, "Target"), "Share")
    qtbot.addWidget(chart)
    chart.resize(600, 360)
    chart.grab()
    assert [code for code, _, _ in chart.parts] == ["w14", "w16", "w20"]


def test_an_interval_says_its_numbers(qtbot: QtBot) -> None:
    plot = IntervalPlot(Estimate(41, 31, 51, 15, "wanted +15"), "Effect")
    qtbot.addWidget(plot)
    assert not plot.grab().isNull()
    assert plot.accessibleName() == "Effect: +41.0 (+31.0 … +51.0) wanted +15"


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [(0, 38, [0, 10, 20, 30]), (62, 98, [70, 80, 90]), (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1.0]), (5, 5, [5])],
)
def test_axes_have_round_steps(low: float, high: float, steps: list[float]) -> None:
    assert round_steps(low, high) == steps


def test_labels_keep_their_distance_and_the_last_one_stays() -> None:
    labels = [(float(x), str(x)) for x in (0, 30, 60, 90, 100)]
    assert [words for _, words in spaced(labels, 50)] == ["0", "100"]
    assert [words for _, words in spaced(labels, 30)] == ["0", "30", "60", "100"]


def test_nobody_waits_for_pyqtgraph_before_a_trend_is_shown() -> None:
    script = (
        "import sys, qa_studio.ui.shell, qa_studio.ui.charts.trend, qa_studio.ui.charts.pareto\n"
        "sys.exit('pyqtgraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_bars_of_the_strip_stand_below_their_points_and_leave_gaps(qtbot: QtBot) -> None:
    strip = Strip("CSAT", [4, None, 2, 5, 4.5, 3, 4], 5, 2, "last 4 of 5")
    chart = TrendChart(replace(TREND, strip=strip), "Score")
    qtbot.addWidget(chart)
    chart.resize(900, 380)
    with qtbot.waitExposed(chart):
        chart.show()
    QApplication.processEvents()
    bars = dict(chart.strip.bars())
    assert sorted(bars) == [0, 2, 3, 4, 5, 6]
    for number, bar in bars.items():
        assert bar.center().x() == pytest.approx(chart.plot.pixel_of(number).x(), abs=1.5)
    assert bars[3].height() > bars[2].height()
