"""How a score came about, asked for on the inspect page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from inspect_stage import Stage, on_stage
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.services.papers import explains_on_a_page
from qa_studio.services.studio import Studio
from qa_studio.ui.inspect.score_dialog import ScoreDialog
from qa_studio.ui.theme import Theme

SOURCE = """
checklist: told
title: {en: Short call}
scoring: {method: percentage, pass_mark: 80, not_applicable: section}
sections:
  - code: opening
    title: {en: Opening}
    weight: 40
    questions:
      - code: greets
        text: {en: Greets the customer}
        kind: choice
        not_applicable: true
        options: [{code: yes, text: {en: Yes}, score: 100}, {code: no, text: {en: No}, score: 0}]
      - code: names
        text: {en: Gives a name}
        kind: choice
        not_applicable: true
        options: [{code: yes, text: {en: Yes}, score: 100}, {code: no, text: {en: No}, score: 0}]
  - code: solving
    title: {en: Solving}
    weight: 60
    questions:
      - code: solves
        text: {en: Solves it}
        kind: choice
        options: [{code: yes, text: {en: Yes}, score: 100}, {code: partly, text: {en: Partly}, score: 50},
                  {code: no, text: {en: No}, score: 0, fails: form}]
"""


@pytest.fixture
def stage(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    studio.checklists.add_missing(lambda: [SOURCE])
    with on_stage(studio, tmp_path, qtbot) as stage:
        yield stage


def asked(stage: Stage, **answers: str) -> ScoreDialog:
    """The dialog that a click on the ring opens after these answers."""
    bench = stage.open("told")
    for code, value in answers.items():
        bench.judging.answer(code, value)
    QTest.mouseClick(bench.checklist.summary.ring, Qt.MouseButton.LeftButton)
    dialog = stage.page.dialog
    assert isinstance(dialog, ScoreDialog)
    return dialog


def rows(dialog: ScoreDialog, which: str = "table") -> list[list[str]]:
    table = dialog.table if which == "table" else dialog.ways
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_click_on_the_ring_shows_every_weight_shift_and_sum(stage: Stage) -> None:
    dialog = asked(stage, greets="na", names="yes", solves="partly")
    assert rows(dialog) == [
        [
            "1",
            "Opening Section weight 40 over question weights of 1: each 1 counts 40 in the form",
            "",
            "40",
            "100",
            "40",
        ],
        ["1.1", "Greets the customer Its weight of 20 goes to the rest of its section", "Not applicable", "", "", ""],
        [
            "1.2",
            "Gives a name Takes over from what takes no part: its weight of 20 becomes 40",
            "Yes",
            "40",
            "100",
            "40",
        ],
        [
            "2",
            "Solving Section weight 60 over question weights of 1: each 1 counts 60 in the form",
            "",
            "60",
            "50",
            "30",
        ],
        ["2.1", "Solves it", "Partly", "60", "50", "30"],
        ["", "Whole form", "", "100", "70", "70"],
    ]
    assert dialog.explanation.conclusion[-1] == "Pass mark 80: fail"
    whole = dialog.table.model().index(2, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert whole == "Gives a name\nTakes over from what takes no part: its weight of 20 becomes 40"


def test_the_same_answers_stand_beside_each_other_in_other_ways_of_counting(stage: Stage) -> None:
    dialog = asked(stage, greets="na", names="yes", solves="no")
    dialog.go_to("compared")
    found = rows(dialog, "ways")
    assert found[0][1:] == ["0.00", "40.00", "", "Fail"]
    assert [row[2] for row in found] == ["40.00", "25.00", "40.00", "50.00", "50.00", "50.00", "40.00", "40.00"]
    assert found[1][3] == "−15.00"


def test_the_keyboard_reaches_the_ring_and_leaves_the_dialog(stage: Stage) -> None:
    bench = stage.open("told")
    ring = bench.checklist.summary.ring
    ring.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.has_ring
    assert "How this score came about" in ring.accessibleName()
    QTest.keyClick(ring, Qt.Key.Key_Return)
    dialog = stage.page.dialog
    assert isinstance(dialog, ScoreDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    stage.bot.waitUntil(lambda: stage.page.dialog is None)


def test_the_explanation_can_be_taken_along_as_text(stage: Stage) -> None:
    dialog = asked(stage, greets="yes", names="yes", solves="yes")
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert "  2.1  Solves it: Yes, 100% of 60 = 60" in copied
    assert copied[-1] == "Pass mark 80: pass"


def test_a_finished_evaluation_is_explained_with_the_answers_it_has(stage: Stage) -> None:
    bench = stage.open("told")
    for code, value in (("greets", "yes"), ("names", "no"), ("solves", "partly")):
        bench.judging.answer(code, value)
    stage.settle()
    with stage.bot.waitSignal(stage.page.opened, timeout=20_000):
        bench.complete_asked.emit()
    stage.settle()
    assert stage.bench.subject.evaluation is not None
    QTest.mouseClick(stage.bench.checklist.summary.ring, Qt.MouseButton.LeftButton)
    dialog = stage.page.dialog
    assert isinstance(dialog, ScoreDialog)
    assert dialog.explanation.conclusion[0] == "Form: 50 of 100 = 50%"
    assert str(stage.bench.subject.evaluation.score) == "50.00"


@pytest.mark.parametrize(("count", "asked"), [(40, False), (60, True)])
def test_a_long_explanation_is_printed_only_where_it_is_wanted(count: int, asked: bool) -> None:
    question = {"text": {"en": "Q"}, "kind": "choice", "options": [{"code": "yes", "score": 100}]}
    form = read_checklist(
        {
            "checklist": "long",
            "title": {"en": "Long"},
            "scoring": {"method": "percentage", "pass_mark": 80},
            "sections": [
                {"code": "s", "title": {"en": "S"}, "questions": [{"code": f"q{n}", **question} for n in range(count)]}
            ],
        }
    )
    assert explains_on_a_page(form) is not asked
