"""What is kept and what goes, as the window shows it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from qa_studio.domain.people import Role
from qa_studio.domain.recording import RecordingId
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio
from qa_studio.ui.administration.page import SETTINGS, AdministrationPage
from qa_studio.ui.administration.retention_card import RetentionCard
from qa_studio.ui.components.cards import FactRow
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.recordings.page import RecordingsPage
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def calls(studio: Studio, tmp_path: Path) -> list[RecordingId]:
    """Two calls of January 2020, and one of today."""
    folder = tmp_path / "calls"
    folder.mkdir()
    chance = np.random.default_rng(1)
    for number in range(3):
        soundfile.write(folder / f"{number}.wav", chance.uniform(-0.5, 0.5, (8000 * 6, 2)), 8000)
    added = studio.importing.run(ImportOrder((folder,)), Quiet()).added
    found = [each.id for each in sorted(added, key=lambda each: each.path)]
    for recording in found[:2]:
        details = studio.library.get(recording).details
        studio.library.correct(recording, replace(details, started_at=datetime(2020, 1, 5, 4, tzinfo=UTC)))
    return found


@pytest.fixture
def administrator(studio: Studio, around: Surroundings) -> Iterator[Surroundings]:
    """The window of somebody who may remove and hold."""
    me = around.person
    studio.people.change_person(me.id, me.name, Role.ADMINISTRATOR)
    yield replace(around, person=studio.people.person(me.id))


@pytest.fixture
def recordings(studio: Studio, administrator: Surroundings, calls: list[RecordingId], qtbot: QtBot) -> RecordingsPage:
    made = RecordingsPage(studio, administrator)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    qtbot.waitUntil(lambda: made.model.complete and made.filter_bar.count.text() != "")
    return made


def keep_thirty_days(studio: Studio) -> None:
    studio.settings.save(replace(studio.settings.read(), retention_days=30, retention_evaluated_only=False))


@pytest.fixture
def card(studio: Studio, administrator: Surroundings, calls: list[RecordingId], qtbot: QtBot) -> RetentionCard:
    """The card of a workspace that keeps audio for thirty days."""
    keep_thirty_days(studio)
    page = AdministrationPage(studio, administrator)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show_tab(SETTINGS)
    page.show()
    found = page.settings.retention
    assert found is not None
    qtbot.waitUntil(lambda: "30 days" in found.rule.text())
    found.setProperty("page", page)  # as long as the card is there
    return found


def facts(card: RetentionCard) -> list[str]:
    return [label.text() for row in card.findChildren(FactRow) for label in row.findChildren(ElidedLabel)]


def press(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def choose(page: RecordingsPage, recording: RecordingId) -> QMenu:
    row = page.model.rows_of([recording])[0]
    page.table.choose([row], row)
    return page.commands.menu([page.model.row(row)], [recording], page)  # type: ignore[list-item]


def test_the_card_names_what_is_due_and_removes_it_after_a_question_with_the_numbers(
    studio: Studio, card: RetentionCard, calls: list[RecordingId], qtbot: QtBot
) -> None:
    studio.holds.place([calls[1]], "Claim 17", None)
    card.look.click()
    qtbot.waitUntil(lambda: card.remove.isVisible())
    told = facts(card)
    assert told[told.index("Recordings that would lose their audio") + 1] == "1"
    assert told[told.index("Held, so that they stay") + 1] == "1"
    assert told[told.index("The oldest call") + 1] == "5 Jan 2020"
    question = card.ask_removal()
    assert question is not None
    assert "Remove the audio of 1 recordings?" in question.heading.text()
    assert question.focusWidget() is question.reject_button
    question.accept_button.click()
    qtbot.waitUntil(lambda: not Path(studio.library.get(calls[0]).path).exists())
    qtbot.waitUntil(lambda: any("1 recordings lost" in each.text() for each in card.findChildren(Paragraph)))
    assert Path(studio.library.get(calls[1]).path).exists()
    assert not card.remove.isVisible()


def test_nothing_goes_when_the_question_is_declined(
    studio: Studio, card: RetentionCard, calls: list[RecordingId], qtbot: QtBot
) -> None:
    card.look.click()
    qtbot.waitUntil(lambda: card.remove.isVisible())
    question = card.ask_removal()
    assert question is not None
    question.reject_button.click()
    assert all(Path(studio.library.get(each).path).exists() for each in calls)


def test_who_may_not_remove_sees_what_is_due_and_no_button(
    studio: Studio, around: Surroundings, calls: list[RecordingId], qtbot: QtBot
) -> None:
    keep_thirty_days(studio)
    card = RetentionCard(studio.retention, around, studio.today)
    qtbot.addWidget(card)
    card.show_rule(studio.settings.read())
    card.show()
    card.preview()
    qtbot.waitUntil(lambda: "The oldest call" in facts(card))
    assert not card.remove.isVisible()


def test_without_a_rule_there_is_nothing_to_look_for(studio: Studio, around: Surroundings, qtbot: QtBot) -> None:
    card = RetentionCard(studio.retention, around, studio.today)
    qtbot.addWidget(card)
    card.show()
    assert not card.look.isVisible()
    assert card.rule.text().startswith("All audio is kept.")


def test_a_hold_is_set_from_the_menu_and_its_reason_stands_in_the_details(
    studio: Studio, recordings: RecordingsPage, calls: list[RecordingId], qtbot: QtBot
) -> None:
    menu = choose(recordings, calls[0])
    assert "Let go of what is held…" not in [action.text() for action in menu.actions()]
    row = recordings.model.row(recordings.model.rows_of([calls[0]])[0])
    assert row is not None
    dialog = recordings.commands.holding.ask([row], [calls[0]])
    dialog.accept_button.click()
    assert dialog.why.text() == "Name the case, or who asked for it."
    QTest.keyClicks(dialog.reason.editor, "Claim 17")
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: studio.holds.of(calls[0]) is not None)
    qtbot.waitUntil(lambda: "Claim 17" in recordings.details.held.text())
    assert recordings.details.held.isVisible()
    menu = choose(recordings, calls[0])
    assert "Let go of what is held…" in [action.text() for action in menu.actions()]


def test_held_recordings_are_a_part_of_the_filter(
    studio: Studio, recordings: RecordingsPage, calls: list[RecordingId], qtbot: QtBot
) -> None:
    studio.holds.place([calls[2]], "Police", None)
    press(recordings.filter_bar.filter_menu(), "Held")
    qtbot.waitUntil(lambda: recordings.filter_bar.count.text() == "1 of 3")
    assert "Held" not in [action.text() for action in recordings.filter_bar.filter_menu().actions()]


def test_inspectors_are_not_offered_to_hold(
    studio: Studio, around: Surroundings, calls: list[RecordingId], qtbot: QtBot
) -> None:
    page = RecordingsPage(studio, around)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.complete and page.model.rowCount() == 3)
    assert "Hold…" not in [action.text() for action in choose(page, calls[0]).actions()]


def test_the_details_say_when_the_audio_was_removed(
    studio: Studio, recordings: RecordingsPage, calls: list[RecordingId], qtbot: QtBot
) -> None:
    keep_thirty_days(studio)
    due = studio.retention.preview(studio.today())
    assert due is not None
    choose(recordings, calls[0])
    studio.retention.run(due, Quiet())
    qtbot.waitUntil(lambda: "removed by retention on" in recordings.details.notice.text())
