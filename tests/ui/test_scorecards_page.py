"""The scorecards: who does how well, how sure that is, and the evaluations behind every number."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from centre import FIRST_DAY, Centre
from page_stage import settle
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.people import AgentId
from qa_studio.domain.recording import Picked
from qa_studio.ui.charts.bars import BarList
from qa_studio.ui.components.bars import CompareBar
from qa_studio.ui.components.cards import BigFact
from qa_studio.ui.navigation import Destination, ToEvaluation, ToScorecard
from qa_studio.ui.scorecards.page import ScorecardsPage
from qa_studio.ui.surroundings import Surroundings

Kind = TypeVar("Kind", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def page(centre: Centre, around_centre: Surroundings, qtbot: QtBot) -> Iterator[ScorecardsPage]:
    studio = centre.studio
    shown = ScorecardsPage(studio.scorecards, studio.checklists, studio.reports, studio.today(), around_centre)
    qtbot.addWidget(shown)
    around_centre.navigation.asked.connect(lambda to: shown.go_to(to) if isinstance(to, ToScorecard) else None)
    shown.resize(1224, 836)
    shown.show()
    yield shown


def judged(centre: Centre, name: str, solutions: list[str], team: str = "East") -> AgentId:
    """An agent with an evaluation a day, by how well each solved it."""
    agent = centre.agent(name, team)
    for number, solution in enumerate(solutions):
        centre.evaluate(centre.recording(agent, FIRST_DAY - timedelta(days=number), team), solution=solution)
    return agent


def lines(page: ScorecardsPage) -> list[tuple[str, str]]:
    """Name and score of each line of the overview."""
    model = page.overview.table.model()
    codes = [column.code for column in page.overview.table.columns]
    return [
        (str(model.index(row, codes.index("name")).data()), str(model.index(row, codes.index("score")).data()))
        for row in range(model.rowCount())
    ]


def facts(page: ScorecardsPage) -> dict[str, str]:
    return {each.accessibleName().split(":")[0]: each.accessibleName() for each in visible(page, BigFact)}


def visible(page: QWidget, kind: type[Kind]) -> list[Kind]:
    return [each for each in page.findChildren(kind) if each.isVisible()]


def test_only_those_with_enough_evaluations_are_ranked(
    page: ScorecardsPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    judged(centre, "Best but once", ["yes"])
    judged(centre, "Good", ["yes"] * 7 + ["partly"])
    judged(centre, "Weaker", ["no"] * 5 + ["yes"] * 3)
    settle(around_centre, qtbot)
    page.overview.tabs.set_code("agents")
    page.overview.tabs.chosen.emit("agents")
    for descending in (True, False):
        page.overview.table.sort_asked.emit("score", descending)
        names = [name.split()[0] for name, _ in lines(page)]
        assert names == (["Good", "Weaker", "Best"] if descending else ["Weaker", "Good", "Best"])
    assert "too few" in lines(page)[-1][1]
    assert "n = 8" in lines(page)[0][1]


def test_the_card_says_n_and_interval_with_every_number(
    page: ScorecardsPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    agent = judged(centre, "Wang Fang", ["yes"] * 6 + ["no"] * 3)
    page.go_to(ToScorecard(agent=agent))
    settle(around_centre, qtbot)
    assert page.head.title.text() == "Wang Fang  East"
    said = facts(page)
    assert "75.0 n = 9, 46.2 to 100.0" in said["Mean score"]
    assert "67 %" in said["Pass rate"]


def test_below_the_least_n_the_card_gives_no_number(
    page: ScorecardsPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    agent = judged(centre, "Wang Fang", ["yes"] * 3)
    page.go_to(ToScorecard(agent=agent))
    settle(around_centre, qtbot)
    assert "too few" in facts(page)["Mean score"]
    assert "n = 3" in facts(page)["Mean score"]


def test_other_picks_are_counted_apart(
    page: ScorecardsPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    agent = judged(centre, "Wang Fang", ["yes"] * 8)
    centre.evaluate(centre.recording(agent, FIRST_DAY), solution="no", picked=Picked.COMPLAINT)
    page.go_to(ToScorecard(agent=agent))
    settle(around_centre, qtbot)
    assert "n = 8" in facts(page)["Mean score"] and "100.0" in facts(page)["Mean score"]
    assert page.card.evaluations.table.model().rowCount() == 9


def test_a_click_on_a_lost_question_leads_to_the_evaluations_behind_it(
    page: ScorecardsPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot, gone_to: list[Destination]
) -> None:
    agent = judged(centre, "Wang Fang", ["yes"] * 6 + ["no"] * 3)
    page.go_to(ToScorecard(agent=agent))
    settle(around_centre, qtbot)
    bars = page.card.findChild(BarList)
    assert bars is not None
    bars.grab()
    QTest.mouseClick(bars, LEFT, pos=bars.parts[0][1].center().toPoint())
    table = page.card.evaluations.table
    assert table.model().rowCount() == 3
    assert heading(page) == "Solves it: 3 evaluations"
    table.select_row(0)
    QTest.keyClick(table, Key.Key_Return)
    (destination,) = gone_to
    assert isinstance(destination, ToEvaluation)
    assert centre.studio.evaluations.view(destination.evaluation).evaluation.answers.values["solution"] == "no"


def heading(page: ScorecardsPage) -> str:
    return page.card.evaluations.heading.text()


def test_a_section_leads_to_its_evaluations(
    page: ScorecardsPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    agent = judged(centre, "Wang Fang", ["yes"] * 8)
    page.go_to(ToScorecard(agent=agent))
    settle(around_centre, qtbot)
    (bar,) = visible(page.card, CompareBar)
    bar.clicked.emit()
    assert heading(page) == "All: 8 evaluations"


def test_a_team_leads_to_its_agents_and_the_way_back_to_the_overview(
    page: ScorecardsPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot, gone_to: list[Destination]
) -> None:
    judged(centre, "Wang Fang", ["yes"] * 8)
    judged(centre, "Chen Hao", ["no"] * 8)
    settle(around_centre, qtbot)
    page.overview.table.select_row(0)
    QTest.keyClick(page.overview.table, Key.Key_Return)
    settle(around_centre, qtbot)
    assert gone_to == [ToScorecard(team=centre.team())]
    assert page.head.title.text().startswith("East")
    assert page.back.isVisible() and page.pdf_button.isVisible()
    page.back.clicked.emit()
    settle(around_centre, qtbot)
    assert page.overview.isVisible()
    assert not page.back.isVisible() and not page.pdf_button.isVisible()


def test_without_evaluations_it_says_what_scorecards_grow_from(
    page: ScorecardsPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    settle(around_centre, qtbot)
    assert not page.overview.table.isVisible()
    agent = centre.agent()
    centre.evaluate(centre.recording(agent, FIRST_DAY))
    settle(around_centre, qtbot)
    assert page.overview.table.isVisible()
    page.go_to(ToScorecard(agent=agent))
    page.period.choose(FIRST_DAY - timedelta(days=300), FIRST_DAY - timedelta(days=200))
    settle(around_centre, qtbot)
    assert not page.card.evaluations.isVisible()


def test_the_card_is_printed_with_the_same_numbers(
    page: ScorecardsPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot, tmp_path: Path
) -> None:
    agent = judged(centre, "Wang Fang", ["yes"] * 6 + ["no"] * 3)
    page.go_to(ToScorecard(agent=agent))
    settle(around_centre, qtbot)
    page.print_to(tmp_path / "card.pdf")
    settle(around_centre, qtbot)
    text = "".join(each.extract_text() for each in PdfReader(tmp_path / "card.pdf").pages)
    assert "Wang Fang" in text
    assert "46.2" in text
