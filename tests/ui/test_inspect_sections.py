"""Whole sections: what their heads say, and answering all of one in one go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inspect_stage import Stage, on_stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from qa_studio.domain.answers import Answers
from qa_studio.domain.best_answers import best_answer
from qa_studio.domain.section_answers import Filling
from qa_studio.domain.spans import Span
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.studio import Studio
from qa_studio.texts import catalogue
from qa_studio.ui.inspect.checklist_panel import ChecklistPanel
from qa_studio.ui.inspect.draft import Draft
from qa_studio.ui.keys import KeyMap
from qa_studio.ui.theme import Theme

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
FORM = """
checklist: heads
title: {en: Heads}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: opening
    title: {en: Opening}
    questions:
      - {code: greeting, text: {en: Greets}, kind: choice, comment: on_loss, evidence: on_loss,
         options: [{code: yes, score: 100}, {code: no, score: 0, fails: section}]}
  - code: more
    title: {en: More}
    questions:
      - {code: why, text: {en: Why}, kind: text, show_when: {question: greeting, is: [no]}}
"""


@pytest.fixture
def stage(studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Stage]:
    with on_stage(studio, tmp_path, qtbot) as set_up:
        yield set_up


def the_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def kept(stage: Stage) -> dict[str, object]:
    return dict(stage.studio.inspections.view(stage.bench.subject.inspection).inspection.answers.values)


def test_x_and_f_answer_the_whole_section_and_one_undo_takes_it_back(stage: Stage) -> None:
    bench = stage.open()
    first = bench.subject.checklist.sections[0]
    stage.press(Key.Key_3)
    worst = first.questions[0].options[2].code
    stage.press(Key.Key_X)
    QTest.keyClick(the_menu(), Key.Key_F)
    stage.settle()
    best = {question.code: best_answer(question) for question in first.questions[1:]}
    assert kept(stage) == {first.questions[0].code: worst, **best}
    assert stage.noticed[-1] == f"Questions answered: {len(best)}."

    stage.press(Key.Key_Z, modifier=CONTROL)
    stage.settle()
    assert kept(stage) == {first.questions[0].code: worst}
    assert bench.checklist.row(first.questions[1].code).state.value is None


def test_the_menu_of_a_head_opens_with_its_button_and_with_the_menu_key(stage: Stage) -> None:
    bench = stage.open()
    section = bench.subject.checklist.sections[1]
    head = bench.checklist.head(section.code)
    assert head.more.isHidden()
    head.setFocus(Qt.FocusReason.TabFocusReason)
    assert head.more.isVisible()
    QTest.keyClick(head, Key.Key_Tab)
    assert head.more.hasFocus(), "the button is the next stop"
    QTest.mouseClick(head.more, Qt.MouseButton.LeftButton)
    assert len([action for action in the_menu().actions() if not action.isSeparator()]) == 4
    the_menu().close()
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), head.mapToGlobal(QPoint()))
    QApplication.sendEvent(head, by_key)
    QTest.keyClick(the_menu(), Key.Key_A)
    stage.settle()
    assert kept(stage) == {question.code: best_answer(question) for question in section.questions}


def test_what_does_not_allow_n_a_is_left_and_told(stage: Stage) -> None:
    bench = stage.open()
    sections = bench.subject.checklist.sections
    mixed = next(each for each in sections if len({question.not_applicable for question in each.questions}) == 2)
    bench.section_menu.fill(mixed.code, Filling.NOT_APPLICABLE)
    stage.settle()
    allowed = [question.code for question in mixed.questions if question.not_applicable]
    left = [question.code for question in mixed.questions if not question.not_applicable]
    assert kept(stage) == dict.fromkeys(allowed, "na")
    numbers = ", ".join(bench.judging.draft.numbers[code] for code in left)
    told = f"Left, because they have to be judged: {len(left)} ({numbers})."
    assert stage.noticed[-1] == f"Questions answered: {len(allowed)}. {told}"

    bench.section_menu.fill(mixed.code, Filling.OPEN_AGAIN)
    stage.settle()
    assert kept(stage) == {}
    bench.section_menu.fill(mixed.code, Filling.OPEN_AGAIN)
    assert stage.noticed[-1] == "Nothing changes in this section."


def test_the_palette_offers_it_for_the_section_in_hand_until_the_form_is_finished(stage: Stage) -> None:
    bench = stage.open()
    second = bench.subject.checklist.sections[1]
    bench.checklist.activate(second.questions[0].code)
    commands = stage.page.own_commands()
    title = second.title.in_language("en")
    assert commands[0].title == f"Section {title}: Answer all open with full marks"
    commands[0].run()
    stage.settle()
    assert kept(stage) == {question.code: best_answer(question) for question in second.questions}
    for section in bench.subject.checklist.sections:
        bench.section_menu.fill(section.code, Filling.ALL_FULL)
    stage.settle()
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: stage.bench.subject.evaluation is not None)
    assert stage.page.own_commands() == []
    head = stage.bench.checklist.head(second.code)
    head.setFocus(Qt.FocusReason.TabFocusReason)
    assert head.more.isHidden()


def test_heads_say_in_words_and_signs_how_their_section_stands(qtbot: QtBot, theme: Theme) -> None:
    form = read_text_of(FORM)
    draft = Draft(form, Answers(form.code))
    panel = ChecklistPanel(draft, 1, catalogue("en"))
    qtbot.addWidget(panel)
    opening, more = panel.head("opening"), panel.head("more")
    assert (opening.accessibleName(), more.accessibleName()) == ("1 Opening 0 / 1 1 left", "2 More 0 not asked")
    draft.answer("greeting", "no")
    assert opening.accessibleName() == "1 Opening 0 / 1 failed, 1 unfinished"
    assert more.accessibleName() == "2 More 0 1 left"
    draft.comment("greeting", "silent")
    draft.set_evidence("greeting", [Span(1.0, 2.0)])
    assert opening.accessibleName() == "1 Opening 0 / 1 failed"
    draft.answer("greeting", "yes")
    assert opening.accessibleName() == "1 Opening 1 / 1 complete"


def many_sections(sections: int) -> str:
    """A form of so many sections with two questions each; the second one hangs on the first."""
    each = (
        "\n  - code: s{n}\n    title: {{en: Section {n}}}\n    questions:\n"
        "      - {{code: a{n}, text: {{en: A}}, kind: choice, not_applicable: true, comment: on_loss,\n"
        "         options: [{{code: yes, score: 100}}, {{code: no, score: 0, fails: section}}]}}\n"
        "      - {{code: b{n}, text: {{en: B}}, kind: choice, show_when: {{question: a{n}, is: [yes]}},\n"
        "         options: [{{code: yes, score: 100}}, {{code: no, score: 0}}]}}"
    )
    head = "checklist: many\ntitle: {en: Many}\nscoring: {method: percentage, pass_mark: 80}\nsections:"
    return head + "".join(each.format(n=number) for number in range(sections))


def test_bars_of_many_sections_leave_room_for_the_questions_and_follow_the_active_one(
    qtbot: QtBot, theme: Theme
) -> None:
    form = read_text_of(many_sections(14))
    panel = ChecklistPanel(Draft(form, Answers(form.code)), 1, catalogue("en"))
    qtbot.addWidget(panel)
    panel.resize(464, 600)
    panel.show()
    bars = panel.summary.bars
    assert panel.summary.height() < 300
    assert bars.visibleRegion().boundingRect().top() == 0
    panel.activate("a13")
    seen = bars.visibleRegion().boundingRect()
    assert seen.contains(10, 13 * bars.ROW + bars.ROW // 2)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 3), st.sampled_from(["yes", "no", "na", None, "c"])))
)
def test_how_sections_stand_after_any_answers_is_how_a_form_with_them_stands(
    steps: list[tuple[str, int, str | None]],
) -> None:
    form = read_text_of(many_sections(4))
    draft = Draft(form, Answers(form.code))
    for letter, number, value in steps:
        code = f"{letter}{number}"
        if value == "c":
            draft.comment(code, "words")
        elif value != "na" or letter == "a":
            draft.answer(code, value)
        assert draft.standing() == Draft(form, draft.answers).standing()


LONG = """
checklist: long
title: {en: Long}
scoring: {method: percentage, pass_mark: 80, not_applicable: section}
sections:
"""


def a_long_form() -> str:
    """Sections of questions with guidance; the first one shows three more at its very beginning."""
    one = (
        "      - {{code: {code}, text: {{en: Question {code}}}, guidance: {{en: Listen for this}},\n"
        "         kind: choice, not_applicable: true{more},\n"
        "         options: [{{code: yes, score: 100}}, {{code: no, score: 0}}]}}\n"
    )
    when = ", show_when: {question: trigger, is: [no]}"
    text = (
        LONG
        + "  - code: s0\n    title: {en: First}\n    weight: 1\n    questions:\n"
        + one.format(code="trigger", more="")
    )
    text += "".join(one.format(code=f"hidden{n}", more=when) for n in range(3))
    for section in range(1, 4):
        text += f"  - code: s{section}\n    title: {{en: Section {section}}}\n    weight: 1\n    questions:\n"
        text += "".join(one.format(code=f"q{section}{n}", more="") for n in range(6))
    return text


@pytest.fixture
def long_draft() -> Draft:
    form = read_text_of(a_long_form())
    return Draft(form, Answers(form.code))


@pytest.fixture
def long_panel(long_draft: Draft, qtbot: QtBot, theme: Theme) -> ChecklistPanel:
    panel = ChecklistPanel(long_draft, 1, catalogue("en"))
    panel.answered.connect(long_draft.answer)
    qtbot.addWidget(panel)
    panel.resize(464, 600)
    panel.show()
    QApplication.processEvents()
    return panel


def height_on_screen(panel: ChecklistPanel, code: str) -> int:
    """Where the row of a question stands in what is seen of the form."""
    QApplication.processEvents()
    return panel.row(code).mapTo(panel, QPoint(0, 0)).y()


def test_a_row_stays_under_the_mouse_while_what_is_above_it_changes(long_panel: ChecklistPanel) -> None:
    panel = long_panel
    panel.activate("q20")
    below = "q21"
    before = height_on_screen(panel, below)
    QTest.mouseClick(panel.row(below), Qt.MouseButton.LeftButton, pos=QPoint(100, 12))
    assert panel.active == below
    assert height_on_screen(panel, below) == before, "the guidance above it has gone"


def test_conditional_questions_come_and_go_without_moving_the_one_in_hand(
    long_panel: ChecklistPanel, long_draft: Draft
) -> None:
    panel, draft = long_panel, long_draft
    panel.activate("q20")
    before = height_on_screen(panel, "q20")
    draft.answer("trigger", "no")
    assert not panel.row("hidden1").isHidden()
    assert height_on_screen(panel, "q20") == before
    draft.answer("trigger", "yes")
    assert panel.row("hidden1").isHidden()
    assert height_on_screen(panel, "q20") == before


def test_who_stands_on_a_question_that_goes_stands_on_the_next_one(
    long_panel: ChecklistPanel, long_draft: Draft
) -> None:
    panel, draft = long_panel, long_draft
    draft.answer("trigger", "no")
    panel.activate("hidden1")
    draft.answer("trigger", "yes")
    assert panel.active == "q10"


def test_a_form_opens_at_the_first_question_where_something_is_missing(qtbot: QtBot, theme: Theme) -> None:
    form = read_text_of(a_long_form())
    done = {question.code: "yes" for question in form.questions if question.code != "q35"}
    panel = ChecklistPanel(Draft(form, Answers(form.code, done)), 1, catalogue("en"))
    qtbot.addWidget(panel)
    panel.resize(464, 600)
    panel.show()
    qtbot.waitUntil(lambda: not panel.row("q35").visibleRegion().isEmpty())
    assert panel.active == "q35"


def test_points_of_the_others_follow_where_a_weight_is_shared_with_them(long_panel: ChecklistPanel) -> None:
    panel = long_panel
    panel.activate("q10")
    panel.press(1)
    assert panel.row("q10").state.points == "1 / 1"
    panel.activate("q11")
    panel.press(1)
    assert panel.row("q10").state.points == panel.row("q11").state.points == "0.5 / 0.5"


def test_a_new_action_leaves_its_key_to_what_somebody_has_put_there_before() -> None:
    keys = KeyMap({"evidence": "X"})
    assert (keys.key("evidence"), keys.key("section"), keys.taken_by("X")) == ("X", "", "evidence")
    assert KeyMap({}).taken_by("X") == "section"
