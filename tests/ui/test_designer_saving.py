"""A draft is kept while it is made, and never over what somebody else saved."""

from dataclasses import replace
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Method
from qa_studio.domain.checklist_draft import ChecklistDraft
from qa_studio.domain.wording import plain
from qa_studio.errors import StudioError
from qa_studio.services.studio import Studio
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.saving import DraftSaving
from qa_studio.ui.surroundings import Surroundings


class Desk:
    """An author before a draft, and all that was said about keeping it."""

    def __init__(self, studio: Studio, around: Surroundings) -> None:
        self._studio = studio
        self.draft = studio.drafts.get(studio.drafts.blank("Billing call", Method.PERCENTAGE, "en", around.person.id))
        self.editing = Editing(self.draft.checklist)
        self.saving = DraftSaving(studio.drafts, self.draft, self.editing, around, self.editing)
        self.saved: list[datetime] = []
        self.conflicts: list[tuple[ChecklistDraft, StudioError]] = []
        self.failures: list[StudioError] = []
        self.saving.saved.connect(self.saved.append)
        self.saving.conflicted.connect(lambda theirs, trouble: self.conflicts.append((theirs, trouble)))
        self.saving.failed.connect(self.failures.append)

    def title(self, words: str) -> None:
        self.editing.change_form("Title", lambda form: replace(form, title=plain(words)), merge="title")

    def kept(self) -> str:
        return str(self._studio.drafts.get(self.draft.id).checklist.title)

    def somebody_saves(self, words: str) -> None:
        """Another person, who had read the same draft."""
        other = self._studio.people.add_person("王芳")
        now = self._studio.drafts.get(self.draft.id)
        self._studio.drafts.save(self.draft.id, replace(now.checklist, title=plain(words)), now.revision, other)


@pytest.fixture
def desk(qtbot: QtBot, studio: Studio, around: Surroundings) -> Desk:
    return Desk(studio, around)


def test_a_change_is_on_the_disk_soon_after_it(qtbot: QtBot, desk: Desk) -> None:
    desk.title("Billing call, new")
    assert desk.saving.unsaved
    qtbot.waitUntil(lambda: bool(desk.saved))
    assert desk.kept() == "Billing call, new"
    assert not desk.saving.unsaved


def test_leaving_writes_at_once_and_once(qtbot: QtBot, desk: Desk, around: Surroundings) -> None:
    desk.title("One")
    desk.title("Two")
    desk.saving.write()
    desk.saving.write()
    around.runner.finish_writes()
    assert desk.kept() == "Two"
    qtbot.waitUntil(lambda: len(desk.saved) == 1)
    assert desk.saving.revision == desk.draft.revision + 1


def test_changes_one_after_the_other_are_kept_in_order(qtbot: QtBot, desk: Desk) -> None:
    for words in ("One", "Two", "Three"):
        desk.title(words)
        desk.saving.write()
    qtbot.waitUntil(lambda: len(desk.saved) == 3)
    assert desk.kept() == "Three"


def test_what_somebody_else_saved_is_not_written_over_but_told(qtbot: QtBot, desk: Desk) -> None:
    desk.somebody_saves("Theirs")
    desk.title("Mine")
    desk.saving.write()
    qtbot.waitUntil(lambda: bool(desk.conflicts))
    desk.title("Mine, once more")
    desk.saving.write()
    theirs, trouble = desk.conflicts[0]
    assert "王芳 saved this draft at" in str(trouble.what)
    assert str(theirs.checklist.title) == "Theirs"
    assert desk.kept() == "Theirs"
    assert len(desk.conflicts) == 1
    assert not desk.saved


def test_mine_is_kept_over_theirs_when_its_author_says_so(qtbot: QtBot, desk: Desk) -> None:
    desk.somebody_saves("Theirs")
    desk.title("Mine")
    desk.saving.write()
    qtbot.waitUntil(lambda: bool(desk.conflicts))
    desk.saving.keep_mine(desk.conflicts[0][0])
    qtbot.waitUntil(lambda: bool(desk.saved))
    assert desk.kept() == "Mine"


def test_theirs_is_taken_as_a_step_that_can_be_undone(qtbot: QtBot, desk: Desk) -> None:
    desk.somebody_saves("Theirs")
    desk.title("Mine")
    desk.saving.write()
    qtbot.waitUntil(lambda: bool(desk.conflicts))
    desk.saving.take_theirs(desk.conflicts[0][0], "Take theirs")
    assert str(desk.editing.checklist.title) == "Theirs"
    desk.editing.steps.undo()
    desk.saving.write()
    qtbot.waitUntil(lambda: bool(desk.saved))
    assert desk.kept() == "Mine"


def test_what_could_not_be_written_is_held_until_it_is_tried_again(qtbot: QtBot, desk: Desk, studio: Studio) -> None:
    studio.drafts.discard(desk.draft.id)
    desk.title("Mine")
    desk.saving.write()
    qtbot.waitUntil(lambda: bool(desk.failures))
    assert desk.saving.held
    assert "There is no draft" in str(desk.failures[0].what)
    desk.saving.retry()
    qtbot.waitUntil(lambda: len(desk.failures) == 2)
    assert desk.saving.unsaved


def test_after_publishing_nothing_is_written(qtbot: QtBot, desk: Desk, around: Surroundings) -> None:
    desk.saving.stop()
    desk.title("Later")
    desk.saving.write()
    around.runner.finish_writes()
    assert desk.kept() == "Billing call"
