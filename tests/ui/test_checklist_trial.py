"""Trying a draft on past evaluations, in the window: who would pass and fail, and what each question is good for."""

from datetime import date
from typing import Any

import pytest
from centre import CALL_CHECKLIST, Centre
from pytestqt.qtbot import QtBot

from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.ui.checklists.trial import TrialView
from qa_studio.ui.components.cells import words_of
from qa_studio.ui.components.table import RowsModel
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def judged(centre: Centre) -> Centre:
    """East scores 62.5, West 75; one call of East is judged by the lead as well, who finds it solved."""
    east, west = centre.agent("Wang Fang"), centre.agent("Zhao Lei", "West")
    twice = centre.recording(east, date(2026, 3, 3))
    centre.evaluate(twice, solution="partly")
    centre.evaluate(centre.recording(west, date(2026, 3, 3), "West"), greeting="no")
    inspector, centre.inspector = centre.inspector, centre.lead
    centre.evaluate(twice)
    centre.inspector = inspector
    return centre


def view(centre: Centre, around: Surroundings, qtbot: QtBot, **changes: str) -> TrialView:
    text = CALL_CHECKLIST
    for old, new in changes.items():
        text = text.replace(f"{old}: 80", f"{old}: {new}")
    made = TrialView(centre.studio.trying, around, read_text_of(text))
    qtbot.addWidget(made)
    made.show()
    made.start()
    qtbot.waitUntil(lambda: not around.runner.busy)
    return made


def rows(model: RowsModel[Any]) -> list[list[str]]:
    return [[words_of(column.cell(row)) for column in model.columns] for row in model.rows()]


@pytest.mark.parametrize(("pass_mark", "passed"), [("70", "1"), ("80", "0")])
def test_it_says_how_many_would_pass(
    judged: Centre, around: Surroundings, qtbot: QtBot, pass_mark: str, passed: str
) -> None:
    trial = view(judged, around, qtbot, pass_mark=pass_mark)
    assert f"Of 3 evaluations 0 that passed would fail, {passed} that failed would pass." in trial.summary.text()
    assert trial.changed_model.rowCount() == int(passed)


def test_teams_stand_below_all_of_them(judged: Centre, around: Surroundings, qtbot: QtBot) -> None:
    trial = view(judged, around, qtbot, pass_mark="70")
    assert [row[:2] for row in rows(trial.model)] == [["All teams", "3"], ["East", "2"], ["West", "1"]]


def test_whose_verdict_changes_is_told(judged: Centre, around: Surroundings, qtbot: QtBot) -> None:
    trial = view(judged, around, qtbot, pass_mark="70")
    trial.show_tab("evaluations")
    assert trial.changed_table.isVisible()
    (changed,) = rows(trial.changed_model)
    assert changed[0] == "Zhao Lei West"
    assert changed[3:7] == ["75.00", "75.00", "Fail", "Pass"]


def test_where_inspectors_agree_is_told_by_question(judged: Centre, around: Surroundings, qtbot: QtBot) -> None:
    trial = view(judged, around, qtbot)
    agreed = {row[1]: row[4] for row in rows(trial.questions_model)}
    assert agreed == {"Greets": "100 % of 1 calls", "Solves it": "0 % of 1 calls", "Asks who it is": "100 % of 1 calls"}
    assert "Judged by two inspectors: 1" in trial.summary.text()


def test_it_says_plainly_where_no_call_was_judged_twice(centre: Centre, around: Surroundings, qtbot: QtBot) -> None:
    centre.evaluate(centre.recording(centre.agent()))
    assert "No call was judged by two inspectors" in view(centre, around, qtbot).summary.text()


def test_closing_what_is_around_it_stops_it(judged: Centre, around: Surroundings, qtbot: QtBot) -> None:
    trial = TrialView(judged.studio.trying, around, read_text_of(CALL_CHECKLIST))
    qtbot.addWidget(trial)
    trial.show()
    trial.start()
    (task,) = around.runner.tasks
    trial.hide()
    assert task.cancelled
    qtbot.waitUntil(lambda: not around.runner.busy)
