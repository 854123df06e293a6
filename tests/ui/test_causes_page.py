"""The causes page: how often each was found, the calls behind it, and the way to an improvement action."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from centre import FIRST_DAY, Centre
from page_stage import settle
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.action import ActionId
from qa_studio.ui.causes.page import CausesPage
from qa_studio.ui.charts.plot import Clickable
from qa_studio.ui.navigation import Destination, ToAction, ToCauses, ToEvaluation
from qa_studio.ui.surroundings import Surroundings

LEFT = Qt.MouseButton.LeftButton


def lose_marks(centre: Centre, cause: str, name: str = "Wang Fang", team: str = "East", day: date = FIRST_DAY) -> None:
    """An evaluation whose solution lost marks for this cause."""
    known = {line.agent.name: line.agent.id for line in centre.studio.people.agents(day)}
    agent = known.get(name) or centre.agent(name, team)
    begun = centre.begin(centre.recording(agent, day, team))
    for question, value in (("greeting", "yes"), ("solution", "no"), ("identity", "yes")):
        centre.studio.inspections.answer(begun, question, value)
    centre.studio.causes.log(begun, cause, centre.inspector, "solution")
    centre.studio.inspections.complete(begun)


def leaves(centre: Centre) -> list[str]:
    """Two causes of one group, and one of another area."""
    tree = centre.studio.causes.tree
    group, other = tree.roots[0].children[0], tree.roots[1].children[0]
    return [group.children[0].code, group.children[1].code, other.children[0].code]


@pytest.fixture
def page(centre: Centre, around_centre: Surroundings, qtbot: QtBot) -> Iterator[CausesPage]:
    studio = centre.studio
    shown = CausesPage(studio.causes, studio.actions, studio.people, studio.reports, studio.today(), around_centre)
    qtbot.addWidget(shown)
    shown.resize(1224, 836)
    shown.show()
    yield shown


def click_part(chart: Clickable, code: str) -> None:
    """Click the part of a chart."""
    chart.grab()
    box = next(box for each, box, _ in chart.parts if each == code)
    QTest.mouseClick(chart, LEFT, pos=box.center().toPoint())


def test_an_empty_page_says_how_causes_are_logged(page: CausesPage, around_centre: Surroundings, qtbot: QtBot) -> None:
    settle(around_centre, qtbot)
    assert "No root cause" in words_of(page)
    assert not page.raise_button.isEnabled()


def words_of(page: QWidget) -> str:
    return "\n".join(
        each.accessibleName() or getattr(each, "text", str)() for each in page.findChildren(QWidget) if each.isVisible()
    )


def test_a_bar_narrows_to_its_causes_and_goes_one_level_down(
    page: CausesPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    one, two, other = leaves(centre)
    for cause in (one, one, two, other):
        lose_marks(centre, cause)
    settle(around_centre, qtbot)
    assert page.count.text() == "4 causes"
    group = centre.studio.causes.tree.path(one)[1].code
    click_part(page.chart, group)
    settle(around_centre, qtbot)
    assert page.count.text() == "3 causes"
    assert page.level.code == "3"
    page.chart.grab()
    assert [code for code, _, _ in page.chart.parts] == [one, two]
    assert page.chip.isVisible()
    page.chip.removed.emit()
    settle(around_centre, qtbot)
    assert page.count.text() == "4 causes"


def test_team_and_period_narrow_too(
    page: CausesPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    one, two, _ = leaves(centre)
    lose_marks(centre, one)
    lose_marks(centre, two, "Chen Hao", "West", FIRST_DAY - timedelta(days=40))
    settle(around_centre, qtbot)
    page.team.set_code(str(centre.team("West")))
    page.team.chosen.emit(page.team.code)
    settle(around_centre, qtbot)
    assert page.count.text() == "1 cause"
    page.period.choose(FIRST_DAY - timedelta(days=29), FIRST_DAY)
    settle(around_centre, qtbot)
    assert page.count.text() == "0 causes"


def test_an_action_is_raised_from_a_bar_with_the_problem_proposed(
    page: CausesPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot, gone_to: list[Destination]
) -> None:
    one, _, other = leaves(centre)
    for cause in (one, one, other):
        lose_marks(centre, cause)
    page.go_to(ToCauses(one))
    settle(around_centre, qtbot)
    QTest.mouseClick(page.raise_button, LEFT)
    dialog = page.dialog
    assert dialog is not None
    assert "Solves it" in dialog.problem_field.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.why.text() == "Give the action a title."
    QTest.keyClicks(dialog.title_field, "Practise solutions")
    QTest.keyClick(dialog.title_field, Qt.Key.Key_Return)
    settle(around_centre, qtbot)
    (row,) = centre.studio.actions.register(centre.studio.today())
    assert row.title == "Practise solutions"
    assert gone_to == [ToAction(ActionId(row.id))]
    assert [bool(cause.actions) for cause in page.picked()] == [True, True]


def test_a_line_opens_its_evaluation(
    page: CausesPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot, gone_to: list[Destination]
) -> None:
    lose_marks(centre, leaves(centre)[0])
    settle(around_centre, qtbot)
    page.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    (destination,) = gone_to
    assert isinstance(destination, ToEvaluation)


def test_the_choice_of_lines_survives_a_cause_that_somebody_logs(
    page: CausesPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    one, two, _ = leaves(centre)
    lose_marks(centre, one)
    settle(around_centre, qtbot)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    before = page.picked()
    lose_marks(centre, two)
    settle(around_centre, qtbot)
    assert page.count.text() == "2 causes"
    assert page.picked() == before


def test_the_list_is_printed_for_the_period(
    page: CausesPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot, tmp_path: Path
) -> None:
    lose_marks(centre, leaves(centre)[0])
    page.print_to(tmp_path / "causes.pdf")
    settle(around_centre, qtbot)
    text = "".join(each.extract_text() for each in PdfReader(tmp_path / "causes.pdf").pages)
    assert centre.studio.causes.tree.path(leaves(centre)[0])[-1].title.in_language("en") in text


def test_the_chart_is_worked_by_keys(
    page: CausesPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    lose_marks(centre, leaves(centre)[0])
    settle(around_centre, qtbot)
    page.chart.grab()
    QTest.keyClick(page.chart, Qt.Key.Key_Right)
    QTest.keyClick(page.chart, Qt.Key.Key_Return)
    settle(around_centre, qtbot)
    assert page.chip.isVisible()
