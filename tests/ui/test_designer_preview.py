"""The preview beside the fields: answered like the real thing, with what each answer does to the score."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import (
    Band,
    Checklist,
    Fails,
    Method,
    Option,
    Question,
    QuestionKind,
    Requirement,
    Scoring,
    Section,
    ShowWhen,
)
from qa_studio.domain.checklist_edit import FORM, Spot, change_question
from qa_studio.domain.wording import Wording, plain
from qa_studio.texts import catalogue
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.findings import Findings
from qa_studio.ui.checklists.designer.preview import PreviewPanel
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.pills import Pill
from qa_studio.ui.inspect.score_dialog import ScoreDialog
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton
FIRST = QPoint(20, 14)
"""Inside the first answer of a bar."""


def options(fails: Fails | None = None) -> tuple[Option, ...]:
    return (
        Option("yes", Fraction(100), plain("Yes")),
        Option("partly", Fraction(50), plain("Partly")),
        Option("no", Fraction(0), plain("No"), fails),
    )


def question(code: str, text: str, weight: int, fails: Fails | None = None) -> Question:
    return Question(
        code,
        plain(text),
        QuestionKind.CHOICE,
        Fraction(weight),
        options(fails),
        not_applicable=fails is not None,
        evidence=Requirement.ALWAYS if fails else Requirement.OPTIONAL,
        guidance=plain("Name and address."),
    )


def billing() -> Checklist:
    why = replace(question("why", "Said why", 6), show_when=ShowWhen("hold", ("no",)))
    sections = (
        Section("opening", plain("Opening"), (question("greets", "Greets", 30), question("reason", "Asks why", 30))),
        Section("identity", plain("Identity"), (question("verified", "Verified identity", 12, Fails.FORM),)),
        Section("closing", plain("Closing"), (question("hold", "Explains the hold", 28), why)),
    )
    bands = (Band(Fraction(90), plain("Excellent")), Band(Fraction(0), plain("Improve")))
    return Checklist("billing", plain("Billing call"), Scoring(Method.PERCENTAGE, Fraction(80), bands=bands), sections)


class Stage:
    """A checklist in hand with its preview."""

    def __init__(self, qtbot: QtBot, runner: TaskRunner, checklist: Checklist) -> None:
        self._bot = qtbot
        say = catalogue("en")
        self.editing = Editing(checklist)
        self.findings = Findings(self.editing, runner, say)
        self.panel = PreviewPanel(self.editing, self.findings, runner, say)
        qtbot.addWidget(self.panel)
        self.panel.resize(512, 900)
        self.panel.show()
        self.rest()

    def rest(self) -> None:
        """Until nothing is looked at any more."""
        self.editing.settle()
        self._bot.waitUntil(lambda: not (self.findings.looking or self.panel.looking))

    def go_to(self, code: str) -> None:
        """Take a question in hand."""
        self.editing.go_to(Spot(question=code))
        self.rest()

    def click_first_answer(self) -> None:
        """Answer the question in hand with its first option."""
        row = self.panel.question.row
        assert row is not None
        assert row.input.bar is not None
        QTest.mouseClick(row.input.bar, LEFT, pos=FIRST)
        self.rest()

    def press(self, figure: Qt.Key) -> None:
        """Answer it with a key."""
        row = self.panel.question.row
        assert row is not None
        assert row.input.bar is not None
        QTest.keyClick(row.input.bar, figure)
        self.rest()

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """Mark, words and score of each answer."""
        return [(line.mark, line.words, line.score) for line in self.panel.effects.lines]


@pytest.fixture
def runner(qtbot: QtBot, theme: Theme) -> Iterator[TaskRunner]:
    made = TaskRunner(Presenter("en"))
    yield made
    made.close()


@pytest.fixture
def stage(qtbot: QtBot, runner: TaskRunner) -> Stage:
    return Stage(qtbot, runner, billing())


def test_each_answer_says_what_it_does_to_the_score(stage: Stage) -> None:
    stage.go_to("verified")
    # 12 of the 100 that are asked when all is met.
    assert stage.lines == [
        ("good", "Answering Yes keeps all 12 points", "100"),
        ("partly", "Answering Partly takes 6 points", "94"),
        ("fatal", "Answering No takes 12 points and fails the form", "88"),
        ("none", "N/A spreads its 12 points over the rest", "100"),
    ]
    assert stage.panel.effects_note.text() == "if all else is met"
    assert stage.panel.effects.lines[2].remark == "The official score is 0"
    assert "88 is kept as the score before the fail" in stage.panel.effects.lines[2].tip


def test_the_question_is_answered_like_the_real_thing_and_the_others_follow(stage: Stage) -> None:
    stage.go_to("verified")
    row = stage.panel.question.row
    assert row is not None
    stage.press(Qt.Key.Key_3)
    assert (row.state.value, row.state.fatal, row.state.points) == ("no", True, "−12")
    assert row.state.wants_evidence
    QTest.mouseClick(row._add, LEFT)
    assert [span.start for span in row.state.evidence] == [42.0]
    stage.go_to("greets")
    assert stage.panel.effects_note.text() == "2.1 fails the form"
    assert [score for _, _, score in stage.lines] == ["88", "73", "58"]
    stage.go_to("verified")
    stage.click_first_answer()
    stage.go_to("greets")
    assert stage.panel.effects_note.text() == "with your other answers"
    assert [score for _, _, score in stage.lines] == ["100", "85", "70"]


def test_a_comment_is_written_and_evidence_taken_away_like_in_the_real_thing(stage: Stage, qtbot: QtBot) -> None:
    stage.go_to("verified")
    row = stage.panel.question.row
    assert row is not None
    high = stage.panel.question.height()
    row.edit_comment()
    assert row.editor is not None
    QTest.keyClicks(row.editor.area.editor, "Name only")
    assert stage.panel.question.height() > high
    QTest.keyClick(row.editor.area.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.editor is None)
    assert stage.panel.tried.answers.comments == {"verified": "Name only"}
    stage.panel.tried.add_evidence("verified")
    stage.panel.tried.add_evidence("verified")
    row.evidence_removed.emit("verified", 0)
    assert [span.start for span in stage.panel.tried.answers.evidence["verified"]] == [72.0]
    assert [chip.isVisible() for chip in row.chips] == [True]


def test_another_width_lays_the_question_out_anew_with_its_answer(stage: Stage) -> None:
    stage.go_to("verified")
    stage.press(Qt.Key.Key_3)
    stage.panel.resize(400, 900)
    row = stage.panel.question.row
    assert row is not None
    assert row.width() == stage.panel.question.width() - 2
    assert row.state.value == "no"


def test_a_question_with_a_condition_is_told_as_asked_and_its_gate_tells_of_it(stage: Stage) -> None:
    stage.go_to("why")
    assert len(stage.lines) == 3
    stage.go_to("hold")
    assert [line.remark for line in stage.panel.effects.lines] == ["", "", "1 question more"]


def test_what_the_judged_person_reads(stage: Stage) -> None:
    stage.go_to("greets")
    QTest.mouseClick(stage.panel.reader, LEFT, pos=QPoint(stage.panel.reader.width() - 20, 16))
    assert stage.panel.reader.code == "agent"
    assert not stage.panel.question.isVisible()
    assert "Answer it as the inspector first" in _words(stage)
    QTest.keyClick(stage.panel.reader, Qt.Key.Key_Left)
    stage.press(Qt.Key.Key_2)
    row = stage.panel.question.row
    assert row is not None
    row.commented.emit("greets", "No company named")
    QTest.keyClick(stage.panel.reader, Qt.Key.Key_Right)
    said = _words(stage)
    for words in ("Greets", "Partly", "15 / 30", "No company named", "Name and address."):
        assert words in said


def _words(stage: Stage) -> str:
    labels = [label.text() for label in stage.panel.agent.findChildren(QLabel)]
    return " | ".join([*labels, *(pill.accessibleName() for pill in stage.panel.agent.findChildren(Pill))])


def test_typing_shows_in_the_preview(stage: Stage, qtbot: QtBot) -> None:
    stage.go_to("greets")
    stage.editing.change_question("Wording", lambda old: replace(old, text=plain("Greets with name")), merge="text")
    qtbot.waitUntil(
        lambda: stage.panel.question.row is not None and "with name" in stage.panel.question.row.accessibleName()
    )
    stage.editing.change_question("Weight", lambda old: replace(old, weight=Fraction(58)))
    stage.rest()
    assert stage.lines[2][1] == "Answering No takes 45.31 points"
    assert stage.panel.balance_note.text() == "share of the form"


def test_words_alone_are_no_reason_to_score_the_form_again(stage: Stage) -> None:
    stage.go_to("greets")
    before = stage.lines
    stage.editing.change_question("Wording", lambda old: replace(old, text=plain("Says hello"), guidance=None))
    stage.editing.settle()
    assert not stage.panel.looking
    assert stage.lines == before
    stage.editing.change_question("Answers", lambda old: replace(old, options=options()[:2]))
    stage.editing.settle()
    assert stage.panel.looking


def test_an_answer_that_there_is_no_more_is_forgotten(stage: Stage) -> None:
    stage.go_to("greets")
    stage.press(Qt.Key.Key_2)
    stage.editing.change_question("Answers", lambda old: replace(old, options=(old.options[0], old.options[2])))
    stage.rest()
    assert not stage.panel.tried.given
    assert len(stage.lines) == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"options": ()}, "Add the answers to choose from."),
        ({"text": Wording({})}, "Write what the inspector reads."),
        ({"kind": QuestionKind.NUMBER, "options": ()}, "Add the ranges that numbers fall into."),
        ({"kind": QuestionKind.TEXT, "options": ()}, "Texts and dates are never scored."),
        ({"show_when": ShowWhen("gone", ("a",))}, "No answer to the questions before it ever shows this one"),
    ],
)
def test_what_is_missing_is_said_in_place_of_a_score(stage: Stage, change: dict[str, object], said: str) -> None:
    stage.go_to("reason")
    stage.editing.change_question("Change", lambda old: replace(old, **change))  # type: ignore[arg-type]
    stage.rest()
    assert said in stage.panel.missing.text()
    assert not stage.panel.effects.isVisible()
    QTest.mouseClick(stage.panel.whole_button, LEFT)
    assert stage.panel.whole is not None


def test_an_empty_draft_breaks_nothing(qtbot: QtBot, runner: TaskRunner) -> None:
    nothing = Checklist("new", Wording({}), Scoring(Method.PERCENTAGE, Fraction(80)), ())
    stage = Stage(qtbot, runner, nothing)
    said = [banner.words.text() for banner in stage.panel.found.banners]
    assert said == ["Add a section.", "Name the checklist."]
    QTest.mouseClick(stage.panel.whole_button, LEFT)
    QTest.mouseClick(stage.panel.whole_button, LEFT)
    assert stage.panel.whole is None


def test_the_balance_shows_where_the_points_are_and_leads_there(stage: Stage) -> None:
    stage.go_to("verified")
    bars = stage.panel.balance.bars
    assert [(bar.title, bar.words, bar.chosen) for bar in bars] == [
        ("Opening", "56.6 %", False),
        ("Identity", "11.3 %", True),
        ("Closing", "32.1 %", False),
    ]
    jumps: list[tuple[object, str]] = []
    stage.panel.jump_wanted.connect(lambda spot, key: jumps.append((spot, key)))
    QTest.mouseClick(stage.panel.balance, LEFT, pos=QPoint(40, 60))
    assert jumps == [(Spot(section="closing"), "")]


def test_a_section_in_hand_shows_its_questions_and_the_form_its_scale(stage: Stage) -> None:
    stage.editing.go_to(Spot(section="opening"))
    stage.rest()
    assert [bar.title for bar in stage.panel.own.bars] == ["1.1  Greets", "1.2  Asks why"]
    assert not stage.panel.effects_head.isVisible()
    stage.editing.go_to(FORM)
    stage.rest()
    assert stage.panel.scale.isVisible()
    assert stage.panel.scale.accessibleName() == "80 to pass; Excellent 90 and more; Improve 0 to below 90"
    assert not stage.panel.own.isVisible()


def test_what_is_wrong_leads_to_its_field_the_most_serious_first(qtbot: QtBot, runner: TaskRunner) -> None:
    checklist = change_question(billing(), "reason", lambda old: replace(old, options=()))
    for code in ("greets", "hold", "why"):
        checklist = change_question(checklist, code, lambda old: replace(old, text=plain("Did not shout")))
    stage = Stage(qtbot, runner, checklist)
    found = stage.panel.found
    assert len(found.banners) == 3
    assert found.banners[0].words.text() == "1.2: Add the answers to choose from."
    jumps: list[tuple[object, str]] = []
    stage.panel.jump_wanted.connect(lambda spot, key: jumps.append((spot, key)))
    button = found.banners[0].findChild(Button)
    assert button is not None
    QTest.mouseClick(button, LEFT)
    assert jumps == [(Spot(question="reason"), "options")]
    # Three wordings, and a section that may be left out as a whole.
    assert found.more.text() == "2 more"
    QTest.mouseClick(found.more, LEFT)
    assert len(found.banners) == 5
    assert not found.more.isVisible()


def test_the_whole_form_is_answered_with_its_score_beside(stage: Stage, qtbot: QtBot) -> None:
    QTest.mouseClick(stage.panel.whole_button, LEFT)
    whole = stage.panel.whole
    assert whole is not None
    qtbot.waitUntil(lambda: whole.body.built)
    assert whole.answered.text() == "0 of 4"
    for code in ("greets", "reason", "verified"):
        bar = whole.body.rows[code].input.bar
        assert bar is not None
        QTest.mouseClick(bar, LEFT, pos=FIRST)
    hold = whole.body.rows["hold"].input.bar
    assert hold is not None
    assert not whole.body.rows["why"].isVisible()
    QTest.keyClick(hold, Qt.Key.Key_3)
    assert whole.body.rows["why"].isVisible()
    assert whole.draft.result.score_before_fail == 72
    assert "72" in whole.summary.ring.accessibleName()
    assert whole.answered.text() == "4 of 5"
    # Answers tried here are those of the single question, too.
    QTest.mouseClick(stage.panel.whole_button, LEFT)
    stage.go_to("greets")
    assert stage.panel.effects_note.text() == "with your other answers"


def test_the_whole_form_is_answered_with_keys_alone(stage: Stage, qtbot: QtBot) -> None:
    QTest.mouseClick(stage.panel.whole_button, LEFT)
    whole = stage.panel.whole
    assert whole is not None
    body = whole.body
    qtbot.waitUntil(lambda: body.built)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_0):
        QTest.keyClick(body, key)
    assert whole.draft.answers.values == {"greets": "yes", "verified": "na"}
    assert body.active == "verified"
    reached = []
    for key in (Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_Up):
        QTest.keyClick(body, key)
        reached.append(body.active)
    assert reached == ["hold", "reason", "greets"]


def test_the_whole_form_tells_how_its_score_came_about_and_begins_anew(stage: Stage, qtbot: QtBot) -> None:
    stage.go_to("verified")
    stage.press(Qt.Key.Key_3)
    QTest.mouseClick(stage.panel.whole_button, LEFT)
    whole = stage.panel.whole
    assert whole is not None
    assert whole.summary.banner.isVisible()

    told: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ScoreDialog)
        told.extend(dialog.explanation.lines())
        dialog.reject()

    QTimer.singleShot(0, close)
    QTest.mouseClick(whole.summary.ring, LEFT)
    assert any("Verified identity" in line for line in told)
    QTest.mouseClick(whole.reset, LEFT)
    assert not stage.panel.tried.given
    assert not whole.reset.isEnabled()
    assert whole.draft.result.score is None


def test_a_section_of_the_whole_form_folds_and_is_answered_in_one_go(stage: Stage, qtbot: QtBot) -> None:
    QTest.mouseClick(stage.panel.whole_button, LEFT)
    whole = stage.panel.whole
    assert whole is not None
    qtbot.waitUntil(lambda: whole.body.built)
    head = whole.body.parts[0].head
    QTest.mouseClick(head, LEFT, pos=QPoint(20, 10))
    assert not whole.body.rows["greets"].isVisible()
    QTest.mouseClick(head, LEFT, pos=QPoint(20, 10))
    assert whole.body.rows["greets"].isVisible()
    whole.body.section_menu("opening").actions()[0].trigger()
    assert whole.draft.answers.values == {"greets": "yes", "reason": "yes"}


def test_what_is_changed_in_the_fields_shows_in_the_whole_form_with_its_answers(stage: Stage, qtbot: QtBot) -> None:
    QTest.mouseClick(stage.panel.whole_button, LEFT)
    whole = stage.panel.whole
    assert whole is not None
    whole.draft.answer("greets", "partly")
    stage.editing.go_to(Spot(question="greets"))
    stage.editing.change_question("Wording", lambda old: replace(old, text=plain("Says hello")))
    stage.rest()
    whole = stage.panel.whole
    assert whole is not None
    assert whole.draft.checklist.question("greets").text == plain("Says hello")
    assert whole.draft.answers.values == {"greets": "partly"}


def test_a_thousand_questions_are_built_while_the_window_lives(qtbot: QtBot, runner: TaskRunner) -> None:
    sections = tuple(
        Section(f"s{s}", plain(f"S{s}"), tuple(question(f"q{s}.{n}", "Greets", 1) for n in range(10)))
        for s in range(100)
    )
    stage = Stage(qtbot, runner, replace(billing(), sections=sections))
    assert len(stage.panel.balance.bars) == 12
    assert stage.panel.balance_more.text() == "88 more sections"
    QTest.mouseClick(stage.panel.whole_button, LEFT)
    whole = stage.panel.whole
    assert whole is not None
    assert not whole.body.built
    # What is gone to is built at once.
    stage.go_to("q50.3")
    assert "q50.3" in whole.body.rows
    whole.summary.section_chosen.emit("s99")
    assert "q99.0" in whole.body.rows
    qtbot.waitUntil(lambda: whole.body.built)
    assert len(whole.body.rows) == 1000
