"""Improvement actions in the window, from a complaint or a cause to the proof that it helped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.action import (
    NEEDED,
    ActionId,
    ActionKind,
    ActionState,
    ImprovementAction,
    Measurement,
    Metric,
    MetricKind,
    Origin,
)
from qa_studio.domain.answers import Answers
from qa_studio.domain.recording import AudioState, CallDetails, Picked, Recording, RecordingId, Sound
from qa_studio.domain.root_cause import RootCauseId
from qa_studio.domain.spans import Span
from qa_studio.services.studio import Studio
from qa_studio.ui.actions.dialogs import FieldsDialog
from qa_studio.ui.actions.doubts import Doubts
from qa_studio.ui.actions.measurement_editor import MeasurementEditor
from qa_studio.ui.actions.page import ActionsPage
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.fields import Choice, TextArea, TextField
from qa_studio.ui.navigation import Destination, ToAction, ToCauses, ToEvaluation, ToPlace
from qa_studio.ui.places import Place
from qa_studio.ui.presenter import Notice
from qa_studio.ui.shell import Furniture, Shell
from qa_studio.ui.surroundings import Surroundings

S = ActionState
LEFT = Qt.MouseButton.LeftButton
CHECKLIST = """
checklist: short
title: {en: Short call}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: S
    title: {en: All}
    questions:
      - code: Q1
        text: {en: Names the time limit}
        kind: choice
        weight: 1
        options:
          - {code: yes, text: {en: Yes}, score: 100}
          - {code: no, text: {en: No}, score: 0}
"""
METRIC = Metric(MetricKind.QUESTION_MET, checklist="short", question="Q1")
TODAY = datetime.now(ZoneInfo("Asia/Shanghai")).date()
_numbers = count()


class Centre:
    """A centre with a checklist of one question, and the page over it."""

    def __init__(self, studio: Studio, around: Surroundings, page: ActionsPage, bot: QtBot) -> None:
        self.studio, self.around, self.page, self.bot = studio, around, page, bot
        self.went: list[Destination] = []
        self.told: list[str] = []
        around.navigation.asked.connect(self._on_asked)
        around.presenter.noticed.connect(self._on_noticed)
        self.cause = next(iter(studio.causes.tree.leaves())).code

    def _on_asked(self, destination: Destination) -> None:
        self.went.append(destination)
        if isinstance(destination, ToAction):
            self.page.go_to(destination)

    def _on_noticed(self, notice: Notice) -> None:
        self.told.append(notice.words)

    def judge(self, day: date, met: bool) -> RootCauseId | None:
        """A call of that day, picked at random and evaluated; a lost question gets its cause with evidence."""
        at = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
        recording = self.studio.library.add_without_sound(
            Recording(
                id=RecordingId(0),
                path="call.wav",
                content_hash=str(next(_numbers)),
                size=1,
                sound=Sound(60, 8000, 2, "pcm_s16le"),
                details=CallDetails(started_at=at),
                imported_at=at,
                audio=AudioState.REMOVED,
                picked=Picked.RANDOM,
            )
        )
        self.studio.library.assign([recording], None, picked=Picked.RANDOM)
        answers = Answers("short").with_answer("Q1", "yes" if met else "no")
        me = self.around.person.id
        evaluation = self.studio.inspections.evaluate(recording, answers, me)
        if met:
            return None
        inspection = self.studio.evaluations.view(evaluation).evaluation.inspection
        return self.studio.causes.log(inspection, self.cause, me, "Q1", evidence=Span(12.0, 15.0))

    def lost_before_and_met_since(self, done: date) -> tuple[RootCauseId, ...]:
        """Ten calls before the measure, eight of them lost; ten since, all met."""
        causes = [self.judge(done - timedelta(days=3 * n + 1), met=n >= 8) for n in range(10)]
        for n in range(10):
            self.judge(done + timedelta(days=2 * n), met=True)
        return tuple(cause for cause in causes if cause is not None)

    def action(self, state: ActionState, **fields: object) -> ActionId:
        """An action that has come as far as `state`."""
        if "causes" not in fields:
            fields["causes"] = (self.judge(TODAY - timedelta(days=90), met=False),)
        causes = fields["causes"]
        assert isinstance(causes, tuple)
        me, actions = self.around.person.id, self.studio.actions
        key = actions.raise_for("Name the time limit", "Customers call again", causes, me)
        way = (S.ANALYSED, S.PLANNED, S.APPROVED, S.IN_PROGRESS, S.DONE, S.EVALUATING)
        actions.edit(replace(planned(actions.get(key)), **fields))  # type: ignore[arg-type]
        for step in way[: way.index(state) + 1] if state in way else way:
            actions.move(key, step, me)
        if state not in way:
            actions.move(key, state, me)
        return key

    def open(self, action: ActionId) -> None:
        """Show it."""
        self.page.go_to(ToAction(action))
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is read or written any more."""
        self.bot.waitUntil(lambda: not self.around.runner.busy)

    def dialog(self) -> FieldsDialog:
        """The dialog that is open."""
        self.bot.waitUntil(lambda: self.page.dialog is not None)
        dialog = self.page.dialog
        assert isinstance(dialog, FieldsDialog)
        return dialog

    def press(self, button: Button) -> None:
        """Click it."""
        QTest.mouseClick(button, LEFT)

    def state(self, action: ActionId) -> ActionState:
        """As it is kept."""
        return self.studio.actions.get(action).state


def planned(action: ImprovementAction) -> ImprovementAction:
    """With everything filled that a plan needs, and what comes after it."""
    done = TODAY - timedelta(days=30)
    return replace(
        action,
        measure="Training",
        kind=ActionKind.TRAINING,
        owner="陈立",
        department="Complaints",
        due_on=TODAY + timedelta(days=5),
        metric=METRIC,
        baseline=Measurement(20.0, done - timedelta(days=60), done - timedelta(days=1), 10, 5.7, 51.0),
        target=80.0,
        evaluate_on=TODAY + timedelta(days=5),
        approver="陈立",
        approved_on=done,
        started_on=done,
        done_on=done,
        proof="List of participants",
    )


def a_page(studio: Studio, around: Surroundings) -> ActionsPage:
    """The page over a workspace."""
    return ActionsPage(studio.actions, studio.causes, studio.people, studio.checklists, studio.reports, around)


@pytest.fixture
def centre(studio: Studio, around: Surroundings, qtbot: QtBot, tmp_path: Path) -> Centre:
    path = tmp_path / "short.checklist.yaml"
    path.write_text(CHECKLIST, "utf-8")
    studio.checklists.import_file(path)
    page = a_page(studio, around)
    qtbot.addWidget(page)
    page.resize(1224, 800)
    page.show()
    made = Centre(studio, around, page, qtbot)
    made.settle()
    return made


def test_a_complaint_becomes_an_action_from_the_empty_register(centre: Centre) -> None:
    centre.press(centre.page.register.new_button)
    dialog = centre.dialog()
    centre.press(dialog.accept_button)
    assert dialog.isVisible() and "Title" in dialog.why.text()
    title, problem, origin = (dialog.fields.inputs[name] for name in ("title", "problem", "origin"))
    assert isinstance(title, TextField) and isinstance(problem, TextArea) and isinstance(origin, Choice)
    QTest.keyClicks(title, "Call back in time")
    problem.setText("Three complaints in a week")
    origin.set_code(Origin.COMPLAINT)
    centre.press(dialog.accept_button)
    centre.bot.waitUntil(lambda: bool(centre.went))
    centre.settle()
    kept = centre.studio.actions.get(ActionId(1))
    assert (kept.title, kept.origin, kept.state) == ("Call back in time", Origin.COMPLAINT, S.DRAFT)
    assert centre.page.detail.isVisible() and centre.page.detail.title.text() == "Call back in time"


def test_the_register_counts_what_is_overdue_and_finds_by_words(centre: Centre) -> None:
    centre.action(S.IN_PROGRESS, due_on=TODAY - timedelta(days=6))
    centre.action(S.PLANNED, title="Hold only with consent", due_on=TODAY + timedelta(days=9))
    register = centre.page.register
    centre.bot.waitUntil(lambda: register.model.rowCount() == 2)
    centre.settle()
    assert [row.title for row in register.model.rows()] == ["Name the time limit", "Hold only with consent"]
    due = [column.code for column in register.model.columns].index("due")
    assert register.model.index(0, due).data().endswith("6 days overdue")
    register.tabs.setFocus()
    QTest.keyClick(register.tabs, Qt.Key.Key_Right)
    assert [row.number for row in register.model.rows()] == ["A-1"]
    QTest.keyClick(register.tabs, Qt.Key.Key_Left)
    QTest.keyClicks(register.search, "consent")
    QTest.keyClick(register.search, Qt.Key.Key_Return)
    assert [row.number for row in register.model.rows()] == ["A-2"]
    register.table.select_row(0)
    QTest.keyClick(register.table, Qt.Key.Key_Return)
    assert centre.went == [ToAction(ActionId(2))]


def test_the_analysis_asks_for_causes_only_and_links_the_picked_one(centre: Centre) -> None:
    cause = centre.judge(TODAY - timedelta(days=4), met=False)
    me = centre.around.person.id
    action = centre.studio.actions.raise_for("Time limit", "Not named", (), me)
    centre.open(action)
    centre.press(centre.page.detail.next_button)
    dialog = centre.dialog()
    assert list(dialog.fields.inputs) == ["causes"]
    picker = dialog.fields.inputs["causes"]
    table = picker.table  # type: ignore[attr-defined]
    table.select_row(0)
    QTest.keyClick(table, Qt.Key.Key_Space)
    centre.press(dialog.accept_button)
    centre.bot.waitUntil(lambda: centre.state(action) is S.ANALYSED)
    assert centre.studio.actions.get(action).causes == (cause,)


def test_a_plan_needs_a_measured_baseline_and_warns_who_does_not_lead(centre: Centre) -> None:
    causes = centre.lost_before_and_met_since(TODAY - timedelta(days=25))
    me = centre.around.person.id
    action = centre.studio.actions.raise_for("Time limit", "Not named", causes, me)
    centre.studio.actions.move(action, S.ANALYSED, me)
    centre.open(action)
    centre.press(centre.page.detail.next_button)
    dialog = centre.dialog()
    assert list(dialog.fields.inputs) == list(NEEDED[S.PLANNED])
    for name, words in (("measure", "Training"), ("owner", "陈立"), ("department", "Complaints"), ("target", "85 %")):
        dialog.fields.inputs[name].setText(words)  # type: ignore[attr-defined]
    kind, baseline = dialog.fields.inputs["kind"], dialog.fields.inputs["baseline"]
    assert isinstance(kind, Choice) and isinstance(baseline, MeasurementEditor)
    kind.set_code(ActionKind.TRAINING)
    centre.press(dialog.accept_button)
    assert "Baseline" in dialog.why.text() and centre.state(action) is S.ANALYSED
    baseline.first.set_day(TODAY - timedelta(days=80))
    baseline.last.set_day(TODAY - timedelta(days=26))
    centre.press(baseline.button)
    centre.bot.waitUntil(lambda: baseline.measurement() is not None)
    assert baseline.result.text().startswith("20 %, n = 10, 95 % interval")
    centre.press(dialog.accept_button)
    centre.bot.waitUntil(lambda: centre.state(action) is S.PLANNED)
    centre.settle()
    kept = centre.studio.actions.get(action)
    assert kept.metric == METRIC and kept.target == 85.0
    assert kept.baseline is not None and (kept.baseline.value, kept.baseline.n) == (20.0, 10)
    assert centre.told == ["“Planned” is usually set by somebody else."]


def test_another_period_takes_the_measured_value_back(centre: Centre) -> None:
    action = centre.action(S.EVALUATING)
    centre.judge(TODAY - timedelta(days=3), met=True)
    centre.open(action)
    centre.page.measure_effect()
    editor = centre.dialog().fields.inputs["effect"]
    assert isinstance(editor, MeasurementEditor)
    centre.press(editor.button)
    centre.bot.waitUntil(lambda: editor.measurement() is not None)
    editor.first.setDate(editor.first.date().addDays(1))
    assert editor.measurement() is None


def test_the_measured_effect_decides_which_verdict_is_offered(centre: Centre) -> None:
    causes = centre.lost_before_and_met_since(TODAY - timedelta(days=30))
    action = centre.action(S.EVALUATING, causes=causes)
    centre.open(action)
    detail = centre.page.detail
    assert detail.next_button.text() == "Measure the effect"
    centre.press(detail.next_button)
    dialog = centre.dialog()
    editor = dialog.fields.inputs["effect"]
    assert isinstance(editor, MeasurementEditor)
    centre.press(editor.button)
    centre.bot.waitUntil(lambda: editor.measurement() is not None)
    centre.press(dialog.accept_button)
    centre.bot.waitUntil(lambda: detail.next_button.text() == "Confirm as effective")
    assert S.PARTIAL not in detail.steps and S.INEFFECTIVE not in detail.steps
    doubts = detail.findChild(Doubts)
    assert isinstance(doubts, Doubts)
    assert doubts.doubts[0].words.startswith("10 evaluations before") and not doubts.doubts[0].serious
    centre.press(detail.next_button)
    centre.press(centre.dialog().accept_button)
    centre.bot.waitUntil(lambda: centre.state(action) is S.EFFECTIVE)


def test_few_evaluations_are_a_doubt(centre: Centre) -> None:
    centre.judge(TODAY - timedelta(days=40), met=False)
    centre.judge(TODAY - timedelta(days=2), met=True)
    centre.open(centre.action(S.EVALUATING))
    doubts = centre.page.detail.findChild(Doubts)
    assert isinstance(doubts, Doubts)
    serious = [each.words for each in doubts.doubts if each.serious]
    assert serious[0].startswith("Few evaluations: ") and "Weeks measured since: only 1; it may not last" in serious


def test_a_partly_effective_action_is_closed_with_a_follow_up(centre: Centre) -> None:
    half = Measurement(60.0, TODAY - timedelta(days=30), TODAY, 10, 31.0, 83.0)
    action = centre.action(S.EVALUATING)
    centre.studio.actions.edit(replace(centre.studio.actions.get(action), effect=half))
    centre.studio.actions.move(action, S.PARTIAL, centre.around.person.id)
    centre.open(action)
    centre.press(centre.page.detail.next_button)
    dialog = centre.dialog()
    assert list(dialog.fields.inputs) == ["standardised"]
    dialog.fields.inputs["standardised"].setText("Step 4 of the procedure")  # type: ignore[attr-defined]
    centre.press(dialog.accept_button)
    centre.bot.waitUntil(lambda: bool(centre.went))
    centre.settle()
    assert centre.state(action) is S.CLOSED
    following = centre.studio.actions.get(ActionId(int(action) + 1))
    assert (following.follow_up_of, following.title) == (action, "Follow-up: Name the time limit")


def test_cancelling_needs_a_reason(centre: Centre) -> None:
    action = centre.action(S.ANALYSED)
    centre.open(action)
    labels = {each.text(): each for each in centre.page.detail.menu().actions()}
    labels["Cancel the action…"].trigger()
    dialog = centre.dialog()
    centre.press(dialog.accept_button)
    assert "Reason" in dialog.why.text()
    dialog.fields.inputs["reason"].setText("The system is replaced")  # type: ignore[attr-defined]
    centre.press(dialog.accept_button)
    centre.bot.waitUntil(lambda: centre.state(action) is S.CANCELLED)
    centre.bot.waitUntil(lambda: not centre.page.detail.next_button.isVisible())


def test_a_cause_and_an_evidence_call_are_one_click_away(centre: Centre) -> None:
    centre.open(centre.action(S.ANALYSED))
    detail = centre.page.detail
    detail.evidence.calls[0].setFocus()
    QTest.keyClick(detail.evidence.calls[0], Qt.Key.Key_Return)
    assert isinstance(centre.went[0], ToEvaluation) and centre.went[0].at_s == 12.0
    detail.strip.bars.repaint()
    QTest.mouseClick(detail.strip.bars, LEFT)
    assert centre.went[1] == ToCauses(centre.cause)


def test_many_evidence_calls_are_shown_on_demand(centre: Centre) -> None:
    causes = tuple(centre.judge(TODAY - timedelta(days=n + 1), met=False) for n in range(11))
    centre.open(centre.action(S.ANALYSED, causes=causes))
    evidence = centre.page.detail.evidence
    assert len(evidence.calls) == 8 and evidence.more.text() == "Show 3 more"
    QTest.keyClick(evidence.more, Qt.Key.Key_Return)
    assert len(evidence.calls) == 11 and evidence.more.isHidden()


def test_back_and_the_rail_lead_from_an_action_to_the_register(centre: Centre, around: Surroundings) -> None:
    action = centre.action(S.ANALYSED)
    shell = Shell(around.runner, around.presenter, around.navigation)
    centre.bot.addWidget(shell)
    places = [Place("actions", "Actions", "trend-up", lambda: a_page(centre.studio, around))]
    shell.furnish(Furniture(places, "en", around.zone, "李静", "Inspector"))
    shell.resize(1280, 800)
    shell.show()
    page = shell.page("actions")
    assert isinstance(page, ActionsPage)
    around.navigation.go(ToAction(action))
    centre.bot.waitUntil(lambda: page.detail.isVisible())
    shell.back()
    assert page.register.isVisible() and not page.detail.isVisible()
    shell.forward()
    centre.bot.waitUntil(lambda: page.detail.isVisible())
    shell.go_to(ToPlace("actions"))
    assert page.register.isVisible()
    page.go_to(ToAction(action))
    centre.bot.waitUntil(lambda: page.detail.isVisible())
    QTest.mouseClick(page.detail.back, LEFT)
    assert page.register.isVisible()


def test_a_metric_by_hand_is_typed_and_compared_without_an_interval(centre: Centre) -> None:
    metric = Metric(MetricKind.BY_HAND, name="Complaints a month")
    before = Measurement(12.0, TODAY - timedelta(days=60), TODAY - timedelta(days=31))
    action = centre.action(S.EVALUATING, metric=metric, baseline=before, target=6.0)
    centre.open(action)
    centre.press(centre.page.detail.next_button)
    dialog = centre.dialog()
    editor = dialog.fields.inputs["effect"]
    assert isinstance(editor, MeasurementEditor) and not editor.button.isVisible()
    QTest.keyClicks(editor.by_hand, "5,5")
    centre.press(dialog.accept_button)
    centre.bot.waitUntil(lambda: centre.page.detail.next_button.text() == "Confirm as effective")
    kept = centre.studio.actions.get(action).effect
    assert kept is not None and (kept.value, kept.n) == (5.5, None)


@pytest.mark.parametrize(("name", "begin"), [("register.xlsx", b"PK"), ("register.pdf", b"%PDF")])
def test_the_register_goes_out_on_paper(centre: Centre, tmp_path: Path, name: str, begin: bytes) -> None:
    centre.action(S.PLANNED)
    centre.page.write_register(tmp_path / name)
    centre.settle()
    assert (tmp_path / name).read_bytes().startswith(begin)


def test_what_others_change_appears_and_the_selection_stays(
    centre: Centre, studio: Studio, around: Surroundings
) -> None:
    first, second = centre.action(S.ANALYSED), centre.action(S.ANALYSED)
    register = centre.page.register
    centre.bot.waitUntil(lambda: register.model.rowCount() == 2)
    centre.settle()
    register.select(second)
    selected: Callable[[], int] = lambda: register.model.row(register.table.selected_rows()[0]).id  # noqa: E731
    assert selected() == second
    studio.actions.move(first, S.PLANNED, around.person.id)
    centre.bot.waitUntil(lambda: any(row.state is S.PLANNED for row in register.model.rows()))
    assert selected() == second
