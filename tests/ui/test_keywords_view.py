"""Keyword lists in administration."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.services.studio import Studio
from qa_studio.ui.administration.keywords_view import KeywordsView
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import Theme


@pytest.fixture
def view(studio: Studio, around: Surroundings, qtbot: QtBot, theme: Theme) -> KeywordsView:
    for each in studio.keywords.lists():
        studio.keywords.remove(each.id)
    made = KeywordsView(studio.keywords, around)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: not around.runner.busy)
    return made


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=10_000)


def test_a_list_is_added_changed_and_removed(view: KeywordsView, studio: Studio, qtbot: QtBot) -> None:
    view.add.click()
    dialog = view.edit(None)
    dialog.name.setText("Fruit")
    dialog.words.setText("apple\npear, 苹果")
    dialog.accept_button.click()
    until(qtbot, lambda: [each.words for each in view.lists] == [("apple", "pear", "苹果")])
    (known,) = view.lists
    dialog = view.edit(known)
    assert dialog.words.text() == "apple\npear\n苹果"
    dialog.whole.setChecked(False)
    dialog.accept_button.click()
    until(qtbot, lambda: not view.lists[0].whole_words)
    view.ask_remove(view.lists[0]).accept_button.click()
    until(qtbot, lambda: view.lists == ())
    assert studio.keywords.lists() == ()


def test_what_is_refused_stays_open_and_says_why(view: KeywordsView, qtbot: QtBot) -> None:
    dialog = view.edit(None)
    dialog.name.setText("Empty")
    dialog.accept_button.click()
    until(qtbot, lambda: "at least one word" in dialog.why.text())
    assert dialog.isVisible()
    dialog.reject()


def test_the_usual_lists_are_a_click_away(view: KeywordsView, qtbot: QtBot) -> None:
    (usual,) = (each for each in view.findChildren(Button) if each.text() == "Add the usual lists")
    usual.click()
    until(qtbot, lambda: len(view.lists) == 5)
    names = [each.accessibleName() for each in view.findChildren(IconButton)]
    assert all(names) and any("Legal" in name for name in names)
    assert not view.findChildren(QPushButton) and view.findChildren(QWidget)
