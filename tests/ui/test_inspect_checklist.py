"""The checklist pane: every kind of question, conditions, the score that follows each answer."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.answers import NOT_APPLICABLE, Answers
from qa_studio.domain.spans import Span
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.texts import catalogue
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.inspect.checklist_panel import ChecklistPanel
from qa_studio.ui.inspect.draft import Draft
from qa_studio.ui.theme import Theme

Key = Qt.Key
FORM = """
checklist: mixed
title: {en: Mixed form, zh_CN: 混合表}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: opening
    title: {en: Opening, zh_CN: 开场}
    questions:
      - code: greeting
        text: {en: Greets, zh_CN: 问候}
        guidance: {en: At once}
        comments: [{en: Name missing}, {en: Too late}]
        kind: choice
        weight: 4
        not_applicable: true
        options: [{code: yes, text: {en: Yes}, score: 100}, {code: no, text: {en: No}, score: 0}]
      - code: why
        text: {en: Why not}
        kind: text
        show_when: {question: greeting, is: [no]}
      - code: identity
        text: {en: Checks identity}
        kind: choice
        weight: 6
        evidence: on_loss
        options: [{code: yes, score: 100, text: {en: Yes}}, {code: no, score: 0, fails: form, text: {en: No}}]
  - code: rest
    title: {en: The rest}
    questions:
      - code: topics
        text: {en: Names topics}
        kind: multiple
        weight: 2
        options: [{code: price, score: 50}, {code: term, score: 50}]
      - code: silence
        text: {en: Longest silence}
        kind: number
        weight: 2
        ranges: [{up_to: 5, score: 100}, {score: 0}]
      - code: callback
        text: {en: Day of the call back}
        kind: date
"""


@pytest.fixture
def draft() -> Draft:
    checklist = read_text_of(FORM)
    return Draft(checklist, Answers(checklist.code))


@pytest.fixture
def panel(draft: Draft, qtbot: QtBot, theme: Theme) -> ChecklistPanel:
    panel = ChecklistPanel(draft, 1, catalogue("en"))
    qtbot.addWidget(panel)
    panel.answered.connect(draft.answer)
    panel.resize(464, 700)
    panel.show()
    return panel


def test_figures_answer_the_active_question_and_0_is_not_applicable(panel: ChecklistPanel, draft: Draft) -> None:
    panel.press(2)
    assert draft.answers.values == {"greeting": "no"}
    panel.press(0)
    assert draft.answers.values == {"greeting": NOT_APPLICABLE}
    panel.activate("identity")
    panel.press(0)
    assert "identity" not in draft.answers.values, "it does not allow N/A"


def test_a_question_appears_when_the_answer_before_asks_for_it(panel: ChecklistPanel, draft: Draft) -> None:
    assert panel.row("why").isHidden()
    panel.press(2)
    assert panel.row("why").isVisible()
    panel.step(1)
    assert panel.active == "why"
    panel.activate("greeting")
    panel.press(1)
    assert panel.row("why").isHidden()
    panel.step(1)
    assert panel.active == "identity"


def test_several_options_can_be_chosen_and_taken_back(panel: ChecklistPanel, draft: Draft) -> None:
    panel.activate("topics")
    panel.press(2)
    panel.press(1)
    assert draft.answers.values["topics"] == ("price", "term")
    panel.press(2)
    assert draft.answers.values["topics"] == ("price",)
    panel.press(1)
    assert "topics" not in draft.answers.values
    bar = panel.row("topics").input.bar
    assert bar is not None
    bar.answer("-none-")
    assert draft.answers.values["topics"] == ()


def test_a_number_is_kept_with_enter_and_a_word_is_refused(panel: ChecklistPanel, draft: Draft) -> None:
    field = panel.row("silence").input.field
    assert field is not None
    QTest.keyClicks(field, "7,5")
    QTest.keyClick(field, Key.Key_Return)
    assert draft.answers.values["silence"] == Decimal("7.5")
    field.selectAll()
    QTest.keyClicks(field, "long")
    QTest.keyClick(field, Key.Key_Return)
    assert draft.answers.values["silence"] == Decimal("7.5")
    assert "no answer" in field.toolTip()


def test_the_first_figure_begins_the_number_and_enter_gives_the_keys_back(
    panel: ChecklistPanel, draft: Draft, qtbot: QtBot
) -> None:
    field = panel.row("silence").input.field
    assert field is not None
    panel.activate("silence")
    panel.press(1)
    QTest.keyClicks(field, "2")
    with qtbot.waitSignal(panel.left_text):
        QTest.keyClick(field, Key.Key_Return)
    assert draft.answers.values["silence"] == Decimal("12")


def test_escape_puts_back_the_number_that_was_there(panel: ChecklistPanel, draft: Draft, qtbot: QtBot) -> None:
    draft.answer("silence", Decimal("7"))
    field = panel.row("silence").input.field
    assert field is not None
    panel.activate("silence")
    panel.press(9)
    with qtbot.waitSignal(panel.left_text):
        QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == "7"
    assert draft.answers.values["silence"] == Decimal("7")


def test_a_day_is_written_as_a_day(panel: ChecklistPanel, draft: Draft) -> None:
    field = panel.row("callback").input.field
    assert field is not None
    QTest.keyClicks(field, "2026-03-31")
    QTest.keyClick(field, Key.Key_Return)
    assert draft.answers.values["callback"] == "2026-03-31"


def test_a_fatal_answer_fails_the_form_and_keeps_the_points(panel: ChecklistPanel, draft: Draft) -> None:
    panel.press(1)
    panel.activate("identity")
    panel.press(2)
    banner = panel.summary.banner
    assert banner.isVisible()
    assert banner.accessibleName() == "Fatal item 1.3 is No: form fails, 40 points kept"
    assert "FAIL" in panel.summary.ring.accessibleName()
    assert panel.row("identity").state.wants_evidence
    draft.set_evidence("identity", (Span(1.0, 2.0),))
    assert not panel.row("identity").state.wants_evidence


def test_the_section_says_what_is_left_and_what_it_earned(panel: ChecklistPanel, draft: Draft) -> None:
    assert panel.head("opening").accessibleName() == "1 Opening 0 / 10 2 left"
    panel.press(1)
    assert panel.head("opening").accessibleName() == "1 Opening 4 / 10 1 left"
    panel.activate("identity")
    panel.press(1)
    assert panel.head("opening").accessibleName() == "1 Opening 10 / 10 complete"


def test_next_missing_goes_around_and_unfolds_its_section(panel: ChecklistPanel, draft: Draft) -> None:
    panel.head("rest").setChecked(False)
    assert panel.row("topics").isHidden()
    panel.activate("identity")
    panel.press(1)
    panel.next_missing()
    assert panel.active == "topics"
    assert panel.row("topics").isVisible()
    for code, value in (("topics", ()), ("silence", Decimal(3)), ("callback", "2026-03-31")):
        draft.answer(code, value)
    panel.next_missing()
    assert panel.active == "greeting"
    draft.answer("greeting", "yes")
    assert not panel.next_missing()


def test_guidance_is_open_at_the_active_question_only(panel: ChecklistPanel) -> None:
    low, high = panel.row("identity").height(), panel.row("greeting").height()
    panel.activate("identity")
    assert panel.row("greeting").height() < high
    assert panel.row("identity").height() == low, "it has no guidance"


def test_nothing_is_wider_than_the_pane_in_either_language(draft: Draft, qtbot: QtBot, theme: Theme) -> None:
    for language in ("en", "zh_CN"):
        panel = ChecklistPanel(draft, 1, catalogue(language))
        qtbot.addWidget(panel)
        panel.set_narrow(True)
        panel.resize(456, 700)
        panel.show()
        for question in draft.checklist.questions:
            row = panel.row(question.code)
            assert row.input.geometry().right() <= panel.scroll_area.viewport().width()


def test_a_ready_made_comment_is_taken_with_one_click(panel: ChecklistPanel, draft: Draft, qtbot: QtBot) -> None:
    panel.commented.connect(draft.comment)
    row = panel.row("greeting")
    row.edit_comment()
    assert row.editor is not None
    offers = row.editor.findChildren(Chip)
    assert [offer.text() for offer in offers] == ["Name missing", "Too late"]
    QTest.mouseClick(offers[1], Qt.MouseButton.LeftButton)
    assert draft.answers.comments == {"greeting": "Too late"}
    qtbot.waitUntil(lambda: row.editor is None)
