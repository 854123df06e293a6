"""What is measured in the sound, in the table of recordings, its details and its filter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.ui.components.bars import MeasureBar
from qa_studio.ui.components.cells import NumberCell, TalkCell
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.recordings.filter_popover import NumberRange, OverSeconds
from qa_studio.ui.recordings.page import RecordingsPage
from qa_studio.ui.surroundings import Surroundings

CALLS = Path(__file__).parents[2] / "resources" / "demonstration"
SILENT, LIVELY = CALLS / "renewal-zh.opus", CALLS / "modem-heated-en.opus"
"""Eleven seconds of dead air in one, customer and agent talking over each other in the other."""


@pytest.fixture
def page(studio: Studio, around: Surroundings, qtbot: QtBot) -> Iterator[RecordingsPage]:
    """Both calls, not measured yet."""
    studio.importing.run(ImportOrder((SILENT, LIVELY)), Quiet())
    made = RecordingsPage(studio, around)
    qtbot.addWidget(made)
    made.resize(1500, 900)
    made.show()
    qtbot.waitUntil(lambda: made.model.complete and made.filter_bar.count.text() != "")
    yield made
    qtbot.waitUntil(lambda: not around.runner.busy)


def cells(page: RecordingsPage, file: Path) -> dict[str, object]:
    """What the line of a file shows, by column."""
    rows = [page.model.row(number) for number in range(page.model.rowCount())]
    row = next(row for row in rows if row is not None and row.path.endswith(file.name))
    return {column.code: column.cell(row) for column in page.model.columns if column.code in SHOWN}


SHOWN = ("dead_air", "overlap", "talk_share")


def measure_all(studio: Studio, page: RecordingsPage, qtbot: QtBot) -> None:
    """Until the page shows it."""
    studio.analysing.run_here(Quiet())
    qtbot.waitUntil(lambda: page.model.complete and cells(page, SILENT)["dead_air"] != NumberCell("—"))


def test_columns_fill_when_calls_are_measured_and_long_ones_are_marked(
    studio: Studio, page: RecordingsPage, qtbot: QtBot
) -> None:
    assert set(SHOWN) <= set(page.table.shown_columns())
    assert cells(page, SILENT) == {
        "dead_air": NumberCell("—"),
        "overlap": NumberCell("—"),
        "talk_share": TalkCell(None, None),
    }
    measure_all(studio, page, qtbot)
    silent, lively = cells(page, SILENT), cells(page, LIVELY)
    assert silent["dead_air"] == NumberCell("11.5 s", over=True)
    assert silent["overlap"] == NumberCell("0.0 s")
    assert lively["dead_air"] == NumberCell("0.0 s")
    assert isinstance(lively["overlap"], NumberCell) and lively["overlap"].over
    talk = lively["talk_share"]
    assert isinstance(talk, TalkCell) and talk.agent is not None and talk.customer is not None
    assert talk.agent + talk.customer == pytest.approx(1)


def test_dead_air_over_some_seconds_is_filtered_and_said(studio: Studio, page: RecordingsPage, qtbot: QtBot) -> None:
    measure_all(studio, page, qtbot)
    popover = page.filter_bar.edit("dead_air")
    assert isinstance(popover.editor, OverSeconds)
    popover.editor.least.setValue(10)
    popover.apply.click()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 1)
    assert page.filter_bar.chosen == RecordingFilter(dead_air_over_s=10)
    row = page.model.row(0)
    assert row is not None and row.path.endswith(SILENT.name)


@pytest.mark.parametrize(
    ("part", "least", "wanted"),
    [("overlap", 1.0, RecordingFilter(overlap_over_s=1)), ("hold", 0.0, RecordingFilter(hold_over_s=0))],
)
def test_overlap_and_hold_are_filtered_and_said(
    studio: Studio, page: RecordingsPage, qtbot: QtBot, part: str, least: float, wanted: RecordingFilter
) -> None:
    measure_all(studio, page, qtbot)
    popover = page.filter_bar.edit(part)
    assert isinstance(popover.editor, OverSeconds)
    popover.editor.least.setValue(least)
    popover.apply.click()
    qtbot.waitUntil(lambda: page.model.complete and page.filter_bar.chosen == wanted)
    found = [studio.library.measurements(row.id) for row in studio.library.first(wanted, RecordingSort())]
    assert [each.path for each in studio.library.first(wanted, RecordingSort())] == (
        [str(LIVELY)] if part == "overlap" else []
    )
    assert all(each is not None and each.overlap_total_s for each in found)
    assert any(f"over {least:g} s" in chip.text() for chip in page.filter_bar.findChildren(Chip))


def test_an_agent_who_speaks_most_of_the_time_is_found(studio: Studio, page: RecordingsPage, qtbot: QtBot) -> None:
    measure_all(studio, page, qtbot)
    shares = {row.path: row.agent_share or 0 for row in studio.library.first(RecordingFilter(), RecordingSort())}
    between = sum(shares.values()) / 2
    popover = page.filter_bar.edit("talk_share")
    assert isinstance(popover.editor, NumberRange)
    popover.editor.low.setValue(100 * between)
    popover.apply.click()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 1)
    row = page.model.row(0)
    assert row is not None and row.path == max(shares, key=lambda path: shares[path])


def test_details_measure_against_the_limit(studio: Studio, page: RecordingsPage, qtbot: QtBot) -> None:
    measure_all(studio, page, qtbot)
    row = next(row for number in range(2) if (row := page.model.row(number)) and row.path.endswith(SILENT.name))
    page.details.show_row(row)

    def bars() -> list[str]:
        return [bar.accessibleName() for bar in page.details.findChildren(MeasureBar) if bar.isVisible()]

    qtbot.waitUntil(lambda: len(bars()) == 3)
    said = bars()
    assert said[:2] == ["Longest dead air: 11.5 s of 5 s, over the limit", "Overlap: 0.0 s of 2 s"]
    assert said[2].startswith("Talk share of the agent: ")


def test_where_there_is_little_room_some_columns_give_way(page: RecordingsPage, qtbot: QtBot) -> None:
    page.resize(1224, 720)
    qtbot.waitUntil(lambda: "talk_share" not in page.table.shown_columns())
    assert "dead_air" in page.table.shown_columns()
