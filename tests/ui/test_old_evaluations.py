"""Evaluations that are due to go, on the settings tab."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from centre import Centre
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from qa_studio.domain.people import Role
from qa_studio.storage.engine import sqlite_engine
from qa_studio.ui.administration.page import SETTINGS, AdministrationPage
from qa_studio.ui.components.cards import FactRow
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.surroundings import Surroundings


def test_the_card_names_them_says_what_becomes_of_figures_and_removes_them_after_a_question(
    centre: Centre, around_centre: Surroundings, qtbot: QtBot
) -> None:
    centre.clock.now = datetime(2020, 3, 2, 4, tzinfo=UTC)
    evaluation = centre.evaluate(centre.recording(centre.agent(), date(2020, 3, 1)))
    centre.clock.now = datetime(2020, 9, 2, 4, tzinfo=UTC)
    studio, me = centre.studio, around_centre.person
    with (
        closing(sqlite_engine(Path(centre.studio.place) / "workspace.sqlite3").connect()) as connection,
        connection.begin(),
    ):
        connection.execute(text("UPDATE recordings SET audio = 'removed'"))
    studio.settings.save(replace(studio.settings.read(), retention_evaluation_days=90))
    studio.people.change_person(me.id, me.name, Role.ADMINISTRATOR)
    page = AdministrationPage(studio, replace(around_centre, person=studio.people.person(me.id)))
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show_tab(SETTINGS)
    page.show()
    card = page.old_evaluations
    qtbot.waitUntil(lambda: "90 days" in card.rule.text())
    card.look.click()
    qtbot.waitUntil(card.remove.isVisible)
    told = [label.text() for row in card.findChildren(FactRow) for label in row.findChildren(ElidedLabel)]
    assert told[told.index("Evaluations that would go") + 1] == "1"
    words = " ".join(each.text() for each in card.findChildren(Paragraph))
    assert f"Evaluation {evaluation} · Wang Fang · 1 Mar 2020" in words and "Scorecards" in words
    question = card.ask_removal()
    assert question is not None and question.focusWidget() is question.reject_button
    question.accept_button.click()
    qtbot.waitUntil(lambda: any("1 evaluations were removed" in each.text() for each in card.findChildren(Paragraph)))
    found = studio.evaluation_retention.preview(date(2020, 9, 2))
    assert found is not None and found.evaluations == 0
