"""The checklists page: read one, bring one in from a file, retire it, hand it out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from page_stage import settle
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.wording import Wording
from qa_studio.services.studio import Studio
from qa_studio.ui.checklists.designer.dialogs import TrialDialog
from qa_studio.ui.checklists.page import ChecklistsPage
from qa_studio.ui.checklists.publish_dialog import PublishDialog
from qa_studio.ui.checklists.reading import ChecklistReading
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.surroundings import Surroundings

GREETING = """\
checklist: greeting
title: {en: Greeting, zh_CN: 问候}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: all
    title: {en: All}
    questions:
      - {code: hello, text: {en: Says hello}, kind: choice, weight: 1,
         options: [{code: yes, score: 100}, {code: no, score: 0}]}
"""


@pytest.fixture
def page(studio: Studio, around: Surroundings, qtbot: QtBot) -> Iterator[ChecklistsPage]:
    shown = ChecklistsPage(studio, around)
    qtbot.addWidget(shown)
    shown.resize(1224, 776)
    shown.show()
    settle(around, qtbot)
    yield shown


def listed(page: ChecklistsPage) -> list[str]:
    model = page.shelf.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def read_words(page: ChecklistsPage) -> str:
    reading = page.shelf.reading.widget()
    assert isinstance(reading, ChecklistReading)
    words = [each.accessibleName() or each.text() for each in reading.findChildren(Paragraph)]
    return "\n".join(words + [each.text() for each in reading.findChildren(ElidedLabel)])


def test_the_first_checklist_is_open_and_another_one_key_away(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot
) -> None:
    assert len(listed(page)) == 3
    first = read_words(page)
    assert page.shelf.chosen() is not None
    QTest.keyClick(page.shelf.table, Qt.Key.Key_Down)
    settle(around, qtbot)
    assert read_words(page) != first


def test_a_file_that_is_dropped_becomes_a_checklist_and_its_next_version_too(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    told: list[str] = []
    around.presenter.mentioned.connect(told.append)
    file = tmp_path / "greeting.checklist.yaml"
    file.write_text(GREETING, "utf-8")
    drop(page, file)
    settle(around, qtbot)
    assert told[-1] == "greeting v1 is published."
    file.write_text(GREETING.replace("Says hello", "Says hello and the name"), "utf-8")
    drop(page, file)
    qtbot.waitUntil(lambda: page.shelf.files.asking is not None)
    dialog = page.shelf.files.asking
    assert dialog is not None and dialog.correction.isChecked()
    dialog.remark.setText("clearer")
    QTest.keyClick(dialog.remark, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.shelf.files.asking is None)
    settle(around, qtbot)
    assert told[-1] == "greeting v2 is published."
    newest = studio.checklists.versions("greeting")[0]
    assert (newest.version, newest.correction, newest.remark) == (2, True, "clearer")
    assert newest.published_by == around.person.name
    assert any("greeting" in line.lower() for line in listed(page))
    page.shelf.select("greeting")
    settle(around, qtbot)
    assert "Says hello and the name" in read_words(page)


def test_what_scores_otherwise_is_a_new_version_and_the_versions_tell_what_changed(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    file = tmp_path / "greeting.yaml"
    for text in (GREETING, GREETING.replace("score: 0}", "score: 0, fails: form}")):
        file.write_text(text, "utf-8")
        page.shelf.files.take([file])
        settle(around, qtbot)
    qtbot.waitUntil(lambda: page.shelf.files.asking is not None)
    dialog = page.shelf.files.asking
    assert dialog is not None and not dialog.correction.isVisible()
    assert "fails: – becomes form" in said_in(dialog)
    assert "fails the form without evidence" in said_in(dialog)
    QTest.mouseClick(dialog.trial, Qt.MouseButton.LeftButton)
    (trial,) = dialog.findChildren(TrialDialog)
    qtbot.waitUntil(lambda: "Nothing was evaluated" in trial.trial.summary.text())
    trial.reject()
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.shelf.files.asking is None)
    settle(around, qtbot)
    page.shelf.select("greeting")
    settle(around, qtbot)
    versions = page.shelf.deeds.show_versions()
    assert versions is not None
    qtbot.waitUntil(lambda: versions.model.rowCount() == 2)
    qtbot.waitUntil(lambda: "fails: – becomes form" in said_in(versions))
    versions.table.select_row(1)
    qtbot.waitUntil(lambda: "becomes" not in said_in(versions))


def test_an_unchanged_file_publishes_nothing(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    told: list[str] = []
    around.presenter.mentioned.connect(told.append)
    file = tmp_path / "greeting.yaml"
    file.write_text(GREETING, "utf-8")
    for _ in range(2):
        page.shelf.files.take([file])
        settle(around, qtbot)
    assert told[-1] == "greeting is the same as v1: nothing to publish."
    assert len(studio.checklists.versions("greeting")) == 1


def test_what_a_form_of_another_product_has_beyond_a_checklist_is_told_before_it_is_published(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    file = tmp_path / "survey.json"
    file.write_text(
        '{"elements": [{"type": "boolean", "name": "polite"}, {"type": "signaturepad", "name": "signed"}]}', "utf-8"
    )
    page.shelf.files.take([file])
    settle(around, qtbot)
    qtbot.waitUntil(lambda: page.shelf.files.asking is not None)
    dialog = page.shelf.files.asking
    assert dialog is not None and not dialog.correction.isVisible()
    assert "signaturepad can't be asked here" in said_in(dialog)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.shelf.files.asking is None)
    settle(around, qtbot)
    assert [row.code for row in studio.checklists.rows()].count("survey") == 1


def said_in(dialog: QWidget) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(Paragraph) if not each.isHidden())


def drop(page: ChecklistsPage, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    page.shelf.dropEvent(
        QDropEvent(
            QPointF(QPoint(50, 200)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_a_wrong_file_is_told_with_its_place_and_the_next_one_is_still_taken(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    noticed: list[str] = []
    around.presenter.noticed.connect(lambda notice: noticed.append(notice.words))
    (tmp_path / "wrong.yaml").write_text(GREETING.replace("kind: choice", "kind: riddle"), "utf-8")
    (tmp_path / "right.yaml").write_text(GREETING, "utf-8")
    page.shelf.files.take([tmp_path / "wrong.yaml", tmp_path / "right.yaml"])
    settle(around, qtbot)
    assert len(noticed) == 1
    assert "wrong.yaml" in noticed[0]
    assert "greeting" in [row.code for row in studio.checklists.rows()]


def test_a_retired_checklist_stays_in_the_list_and_can_be_used_again(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio
) -> None:
    chosen = page.shelf.chosen()
    assert chosen is not None
    QTest.mouseClick(page.shelf.deeds.retire.button, Qt.MouseButton.LeftButton)
    settle(around, qtbot)
    assert [row.code for row in studio.checklists.rows() if row.retired] == [chosen.code]
    assert page.shelf.chosen() is not None and page.shelf.chosen().code == chosen.code  # type: ignore[union-attr]
    assert page.shelf.deeds.retire.button.text() == "Use again"
    QTest.mouseClick(page.shelf.deeds.retire.button, Qt.MouseButton.LeftButton)
    settle(around, qtbot)
    assert not any(row.retired for row in studio.checklists.rows())


@pytest.mark.parametrize("name", ["out.yaml", "out.xlsx"])
def test_what_is_handed_out_can_be_brought_in_again(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio, tmp_path: Path, name: str
) -> None:
    page.shelf.deeds.export_to("follow-up", tmp_path / name)
    settle(around, qtbot)
    kept, _ = studio.checklists.newest("follow-up")
    assert studio.checklists.read_file(tmp_path / name) == kept


def test_the_titles_are_said_in_the_language_of_the_window(studio: Studio, around: Surroundings, qtbot: QtBot) -> None:

    page = ChecklistsPage(studio, replace(around, language="zh_CN"))
    qtbot.addWidget(page)
    settle(around, qtbot)
    titles = [row.title.in_language("zh_CN") for row in studio.checklists.rows()]
    assert all(title in line for title, line in zip(titles, listed(page), strict=True))
    assert any("质检表" in title for title in titles)


def test_a_checklist_is_meant_for_some_calls(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio
) -> None:
    team = studio.people.add_team("华东一组")
    chosen = page.shelf.chosen()
    assert chosen is not None
    assert chosen.published is not None
    dialog = page.shelf.deeds.show_use(chosen.published, studio.checklists.use(chosen.code), studio.people.teams())
    dialog.teams[str(team)].click()
    dialog.queues.setText("billing， 投诉")
    dialog.from_day.click()
    dialog.first.set_day(date(2026, 1, 1))
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(around, qtbot)
    use = studio.checklists.use(chosen.code)
    assert (use.teams, use.queues) == (frozenset({team}), frozenset({"billing", "投诉"}))
    assert (use.valid_from, use.valid_until) == (date(2026, 1, 1), None)


def test_a_checklist_is_edited_in_its_place_and_left_again(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio
) -> None:
    QTest.mouseClick(page.shelf.deeds.edit.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.designer is not None)
    settle(around, qtbot)
    designer = page.designer
    assert designer is not None and designer.isVisible() and not page.shelf.isVisible()
    checklist = designer.editing.checklist
    designer.editing.edit("Rename", replace(checklist, title=Wording({"en": "Complaints, mended"})))
    QTest.mouseClick(designer.head.back, Qt.MouseButton.LeftButton)
    settle(around, qtbot)
    assert page.designer is None and page.shelf.isVisible()
    chosen = page.shelf.chosen()
    assert chosen is not None and chosen.draft is not None
    assert str(chosen.title) == "Complaints, mended"
    assert str(studio.drafts.get(chosen.draft.id).checklist.title) == "Complaints, mended"


def test_a_checklist_that_was_only_looked_at_leaves_no_draft(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio
) -> None:
    looked_at = page.shelf.chosen()
    QTest.mouseClick(page.shelf.deeds.edit.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.designer is not None)
    settle(around, qtbot)
    assert page.designer is not None
    QTest.mouseClick(page.designer.head.back, Qt.MouseButton.LeftButton)
    settle(around, qtbot)
    assert studio.drafts.rows() == ()
    chosen = page.shelf.chosen()
    assert chosen is not None and looked_at is not None and chosen.key == looked_at.key


def test_what_is_being_written_is_kept_when_the_window_goes(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio
) -> None:
    page.shelf.opened.emit(studio.drafts.edit("follow-up"))
    qtbot.waitUntil(lambda: page.designer is not None)
    designer = page.designer
    assert designer is not None
    designer.editing.edit("Rename", replace(designer.editing.checklist, title=Wording({"en": "Written"})))
    page.keep()
    settle(around, qtbot)
    assert str(studio.drafts.get(designer.draft_id).checklist.title) == "Written"


def test_what_is_published_from_the_designer_is_chosen_on_the_shelf(
    page: ChecklistsPage, around: Surroundings, qtbot: QtBot, studio: Studio
) -> None:
    draft = studio.drafts.edit("follow-up")
    checklist = studio.drafts.get(draft).checklist
    studio.drafts.save(draft, replace(checklist, sections=checklist.sections[:-1]), 1)
    page.shelf.opened.emit(draft)
    qtbot.waitUntil(lambda: page.designer is not None)
    settle(around, qtbot)
    designer = page.designer
    assert designer is not None
    QTest.mouseClick(designer.head.publish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PublishDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PublishDialog)
    QTest.keyClick(dialog.remark, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.designer is None)
    settle(around, qtbot)
    chosen = page.shelf.chosen()
    assert chosen is not None and (chosen.code, chosen.version) == ("follow-up", "v2")
    assert studio.drafts.rows() == ()
