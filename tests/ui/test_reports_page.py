"""The reports page: what is printed, for which days, in which language; and the period button and page head."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from centre import FIRST_DAY, Centre
from page_stage import settle
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.texts import Language
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.components.period import PeriodButton
from qa_studio.ui.reports.page import ReportsPage
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(centre: Centre, around_centre: Surroundings, qtbot: QtBot) -> Iterator[ReportsPage]:
    agent = centre.agent("王芳", "East", "1027")
    for number in range(3):
        centre.evaluate(centre.recording(agent, FIRST_DAY - timedelta(days=number)), solution="no")
    shown = ReportsPage(centre.studio, around_centre)
    qtbot.addWidget(shown)
    shown.resize(1224, 836)
    shown.show()
    settle(around_centre, qtbot)
    yield shown


def printed(path: Path) -> str:
    return "\n".join(each.extract_text() for each in PdfReader(path).pages)


def test_every_report_is_offered_as_what_it_can_be(page: ReportsPage) -> None:
    names = {each.accessibleName() for each in page.findChildren(Button)}
    for title in ("Agent scorecard", "Team scorecard", "Evaluations", "Root causes", "Action register"):
        assert {f"{title} PDF", f"{title} Excel"} <= names
    assert "Recordings Excel" in names and "Recordings PDF" not in names


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_report_is_written_in_the_language_of_the_paper(
    page: ReportsPage, around_centre: Surroundings, qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    page.language.set_code(language)
    page.write("agent", tmp_path / "card.pdf")
    settle(around_centre, qtbot)
    text = printed(tmp_path / "card.pdf")
    assert "王芳" in text
    assert ("Scorecard" in text) == (language == "en")
    assert any("一" <= letter <= "鿿" for letter in text.replace("王芳", "")) == (language == "zh_CN")


def test_only_evaluations_of_the_period_are_printed(
    page: ReportsPage, around_centre: Surroundings, qtbot: QtBot, tmp_path: Path
) -> None:
    page.period.choose(FIRST_DAY - timedelta(days=1), FIRST_DAY)
    page.write("evaluations", tmp_path / "two.xlsx")
    settle(around_centre, qtbot)
    sheet = openpyxl.load_workbook(tmp_path / "two.xlsx").worksheets[0]
    assert len([row for row in sheet.iter_rows(values_only=True) if any(row)]) == 1 + 2


@pytest.mark.parametrize("code", ["team", "evaluations", "causes", "actions", "recordings"])
def test_each_report_lands_in_the_file_and_is_mentioned(
    page: ReportsPage, around_centre: Surroundings, qtbot: QtBot, tmp_path: Path, code: str
) -> None:
    told: list[str] = []
    around_centre.presenter.mentioned.connect(told.append)
    suffix = ".pdf" if page.reports[code].pdf else ".xlsx"
    page.write(code, tmp_path / f"{code}{suffix}")
    settle(around_centre, qtbot)
    assert (tmp_path / f"{code}{suffix}").stat().st_size > 500
    assert told == [f"{tmp_path / code}{suffix} is written."]


def test_a_folder_that_cant_be_written_is_named(
    page: ReportsPage, around_centre: Surroundings, qtbot: QtBot, tmp_path: Path
) -> None:
    noticed: list[str] = []
    around_centre.presenter.noticed.connect(lambda notice: noticed.append(notice.words))
    page.write("actions", tmp_path / "nowhere" / "actions.pdf")
    settle(around_centre, qtbot)
    assert len(noticed) == 1
    assert "actions.pdf" in noticed[0] or "nowhere" in noticed[0]


def test_somebody_who_is_new_can_be_chosen_at_once_and_the_choice_stays(
    page: ReportsPage, centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    chosen = page.agent.code
    centre.agent("Aaron First")
    settle(around_centre, qtbot)
    assert page.agent.count() == 2
    assert page.agent.code == chosen


def test_without_agents_their_scorecard_is_refused_with_a_sentence(
    centre: Centre, around_centre: Surroundings, qtbot: QtBot, tmp_path: Path
) -> None:
    noticed: list[str] = []
    around_centre.presenter.noticed.connect(lambda notice: noticed.append(notice.words))
    page = ReportsPage(centre.studio, around_centre)
    qtbot.addWidget(page)
    settle(around_centre, qtbot)
    page.write("agent", tmp_path / "nobody.pdf")
    settle(around_centre, qtbot)
    assert len(noticed) == 1
    assert not (tmp_path / "nobody.pdf").exists()


def test_the_period_button_knows_the_usual_periods(qtbot: QtBot, theme: Theme) -> None:
    button = PeriodButton("en", date(2026, 3, 18))
    qtbot.addWidget(button)
    told: list[tuple[date, date]] = []
    button.period_chosen.connect(lambda first, last: told.append((first, last)))
    menu = button.menu_of_periods()
    by_name = {action.text(): action for action in menu.actions() if action.text()}
    for name, first, last in (
        ("Last 30 days", date(2026, 2, 17), date(2026, 3, 18)),
        ("This week", date(2026, 3, 16), date(2026, 3, 18)),
        ("Last month", date(2026, 2, 1), date(2026, 2, 28)),
        ("This quarter", date(2026, 1, 1), date(2026, 3, 18)),
        ("Last quarter", date(2025, 10, 1), date(2025, 12, 31)),
        ("This year", date(2026, 1, 1), date(2026, 3, 18)),
    ):
        by_name[name].trigger()
        assert told[-1] == button.days == (first, last)
    assert "2026" in button.text()


def test_any_other_days_are_chosen_in_a_dialog_also_the_wrong_way_round(qtbot: QtBot, theme: Theme) -> None:
    button = PeriodButton("en", date(2026, 3, 18))
    qtbot.addWidget(button)
    button.show()
    button.menu_of_periods().actions()[-1].trigger()
    dialog = button.dialog
    assert dialog is not None
    dialog.first.set_day(date(2026, 3, 9))
    dialog.last.set_day(date(2026, 3, 2))
    QTest.mouseClick(dialog.accept_button, LEFT)
    assert button.days == (date(2026, 3, 2), date(2026, 3, 9))


def test_the_head_leads_back_only_where_there_is_something_to_go_back_to(qtbot: QtBot, theme: Theme) -> None:
    went: list[int] = []
    head = PageHead("Wang Fang")
    qtbot.addWidget(head)
    link = head.lead_back("Scorecards", lambda: went.append(1))
    head.resize(800, 64)
    head.show()
    QTest.mouseClick(link, LEFT)
    assert went == [1]
    head.lead_visible(False)
    assert not link.isVisible()
    assert head.title.isVisible()
