"""The shelf of checklists: drafts beside what is published, and how each is begun."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from page_stage import settle
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Method
from qa_studio.domain.checklist_draft import DraftId
from qa_studio.domain.checklist_use import ChecklistUse
from qa_studio.domain.wording import Wording
from qa_studio.services.studio import Studio
from qa_studio.ui.checklists.new_dialog import NewChecklistDialog
from qa_studio.ui.checklists.publish_dialog import PublishDialog
from qa_studio.ui.checklists.shelf import ShelfView
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.surroundings import Surroundings


@pytest.fixture
def shelf(studio: Studio, around: Surroundings, qtbot: QtBot) -> Iterator[ShelfView]:
    view = ShelfView(studio, around)
    qtbot.addWidget(view)
    view.resize(1224, 736)
    view.show()
    settle(around, qtbot)
    yield view


@pytest.fixture
def opened(shelf: ShelfView) -> list[DraftId]:
    """The drafts for which the designer was asked."""
    asked: list[DraftId] = []
    shelf.opened.connect(asked.append)
    return asked


def lines(shelf: ShelfView) -> list[tuple[str, str, str]]:
    """Title with its second line, state, version."""
    model = shelf.table.model()
    return [tuple(str(model.index(row, at).data()) for at in range(3)) for row in range(model.rowCount())]  # type: ignore[misc]


def visible_deeds(shelf: ShelfView) -> list[str]:
    return [deed.button.text() for deed in shelf.deeds.all if deed.button.isVisible()]


def choose(shelf: ShelfView, words: str, around: Surroundings, qtbot: QtBot) -> None:
    shelf.table.select_row(next(at for at, line in enumerate(lines(shelf)) if words in " ".join(line)))
    settle(around, qtbot)


def filled(dialog: NewChecklistDialog, title: str, qtbot: QtBot) -> None:
    dialog.title.setText(title)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.title, Qt.Key.Key_Return)


def pick(dialog: NewChecklistDialog, words: str) -> None:
    at = next(at for at in range(dialog.base.count()) if words in dialog.base.itemText(at))
    dialog.base.setCurrentIndex(at)
    dialog.base.activated.emit(at)


def test_a_blank_form_is_begun_with_a_title_and_a_way_of_scoring(
    shelf: ShelfView, opened: list[DraftId], studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    QTest.mouseClick(shelf.new_button, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewChecklistDialog)
    settle(around, qtbot)
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.why.text() == "A title is needed."
    QTest.keyClick(dialog.method, Qt.Key.Key_Right)
    filled(dialog, "Night calls", qtbot)
    settle(around, qtbot)
    draft = studio.drafts.get(opened[0])
    assert (draft.checklist.code, draft.checklist.scoring.method) == ("night-calls", Method.POINTS)
    title, state, version = lines(shelf)[0]
    assert title.startswith("Night calls 李静, ") and (state, version) == ("Draft", "v1")


def test_what_comes_with_the_program_and_what_is_there_can_be_begun_from(
    shelf: ShelfView, opened: list[DraftId], studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    dialog = shelf.deeds.ask_new()
    settle(around, qtbot)
    pick(dialog, "Bank")
    assert not dialog.method.isVisible() and "questions" in dialog.about.text()
    built_in = dialog.title.text()
    filled(dialog, built_in, qtbot)
    begun = studio.drafts.get(opened[0]).checklist
    assert begun == next(each for each in studio.checklist_library.entries if each.code == begun.code).checklist
    dialog = shelf.deeds.ask_new()
    settle(around, qtbot)
    pick(dialog, "Follow-up")
    filled(dialog, "Our follow-up", qtbot)
    copied = studio.drafts.get(opened[1])
    assert copied.checklist.title == Wording({"en": "Our follow-up"})
    assert copied.based_on is not None and copied.based_on.code == "follow-up"


def test_a_copy_is_proposed_as_such(
    shelf: ShelfView, opened: list[DraftId], studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    choose(shelf, "follow-up", around, qtbot)
    dialog = shelf.deeds.ask_copy()
    settle(around, qtbot)
    assert dialog.title.text() == "Copy of Follow-up and satisfaction call"
    filled(dialog, dialog.title.text(), qtbot)
    assert studio.drafts.get(opened[0]).checklist.code == "copy-of-follow-up-and-satisfaction-call"


def test_editing_opens_the_one_draft_of_a_checklist(
    shelf: ShelfView, opened: list[DraftId], studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    choose(shelf, "follow-up", around, qtbot)
    assert visible_deeds(shelf) == ["Edit", "Duplicate", "Calls…", "Versions", "Retire", "Export"]
    shelf.table.setFocus()
    QTest.keyClick(shelf.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    settle(around, qtbot)
    titles = [line for line in lines(shelf) if line[0].startswith("Follow-up")]
    assert [(state, version) for _, state, version in titles] == [("Draft", "v2"), ("In use", "v1")]
    assert shelf.chosen() is not None and shelf.chosen().published is not None  # type: ignore[union-attr]
    QTest.mouseClick(shelf.deeds.edit.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(opened) == 2)
    choose(shelf, "v2", around, qtbot)
    assert visible_deeds(shelf) == ["Edit", "Discard draft"]
    assert [action.text() for action in shelf.deeds.menu().actions()] == visible_deeds(shelf)
    QTest.mouseClick(shelf.deeds.edit.button, Qt.MouseButton.LeftButton)
    assert opened == [studio.drafts.rows()[0].id] * 3


@pytest.mark.parametrize("sure", [False, True])
def test_a_draft_is_discarded_only_after_asking(
    shelf: ShelfView, studio: Studio, around: Surroundings, qtbot: QtBot, sure: bool
) -> None:
    studio.drafts.edit("follow-up")
    settle(around, qtbot)
    choose(shelf, "v2", around, qtbot)

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, Dialog) and "Follow-up" in asked.windowTitle()
        QTest.keyClick(asked.accept_button, Qt.Key.Key_Return if sure else Qt.Key.Key_Escape)

    QTimer.singleShot(0, answer)
    QTest.mouseClick(shelf.deeds.discard.button, Qt.MouseButton.LeftButton)
    settle(around, qtbot)
    assert len(studio.drafts.rows()) == (0 if sure else 1)
    assert [state for _, state, _ in lines(shelf)].count("Draft") == (0 if sure else 1)


def test_the_list_says_for_which_days_a_checklist_is(
    shelf: ShelfView, studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    today, day = studio.today(), timedelta(days=1)
    studio.checklists.meant_for("follow-up", ChecklistUse(valid_until=today - day))
    studio.checklists.meant_for("inbound-consultation", ChecklistUse(valid_from=today + day))
    studio.checklists.meant_for("complaint-handling", ChecklistUse(valid_from=today, valid_until=today))
    settle(around, qtbot)
    states = {title.split()[0]: state for title, state, _ in lines(shelf)}
    assert states == {"Follow-up": "Expired", "Inbound": "Planned", "Complaint": "In use"}
    words = " ".join(title for title, _, _ in lines(shelf))
    assert "valid until " in words and "valid from " in words
    studio.checklists.retire("follow-up")
    settle(around, qtbot)
    assert ("Retired", "v1") in [line[1:] for line in lines(shelf)]


def test_a_file_with_changes_may_be_opened_as_a_draft_instead(
    shelf: ShelfView, opened: list[DraftId], studio: Studio, around: Surroundings, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "next.yaml"
    studio.checklists.export("follow-up", file)
    file.write_text(file.read_text("utf-8").replace("pass_mark: 80", "pass_mark: 70"), "utf-8")
    shelf.files.take([file])
    qtbot.waitUntil(lambda: shelf.files.asking is not None)
    QTest.mouseClick(asked_about(shelf).draft_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened) and shelf.files.asking is None)
    assert studio.drafts.get(opened[0]).checklist.scoring.pass_mark == 70
    assert studio.checklists.newest("follow-up")[1] == 1
    shelf.files.take([file])
    qtbot.waitUntil(lambda: shelf.files.asking is not None)
    QTest.mouseClick(asked_about(shelf).draft_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "There is a draft of follow-up already." in asked_about(shelf).why.text())


def asked_about(shelf: ShelfView) -> PublishDialog:
    assert shelf.files.asking is not None
    return shelf.files.asking


def test_a_checklist_of_hundreds_of_questions_is_read_on_as_one_scrolls(
    shelf: ShelfView, studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    small, _ = studio.checklists.newest("follow-up")
    many = tuple(replace(small.questions[0], code=f"q{number}") for number in range(120))
    long = replace(small, code="long", sections=(replace(small.sections[0], questions=many),))
    studio.drafts.begin(long, "")
    settle(around, qtbot)
    choose(shelf, "v1", around, qtbot)
    shelf.select("", studio.drafts.of("long"))
    settle(around, qtbot)
    assert "1.1" in read_on(shelf) and "1.120" not in read_on(shelf)
    bar = shelf.reading.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return "1.120" in read_on(shelf)

    qtbot.waitUntil(at_the_end)


def read_on(shelf: ShelfView) -> set[str]:
    reading = shelf.reading.widget()
    return {each.text() for each in reading.findChildren(ElidedLabel)} if reading else set()


def test_behind_the_designer_nothing_is_read_and_afterwards_all_of_it(
    shelf: ShelfView, studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    shelf.hide()
    studio.drafts.edit("follow-up")
    settle(around, qtbot)
    assert "Draft" not in [state for _, state, _ in lines(shelf)]
    shelf.show()
    settle(around, qtbot)
    assert "Draft" in [state for _, state, _ in lines(shelf)]
