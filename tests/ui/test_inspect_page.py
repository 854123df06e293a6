"""An inspector's work on one call: listening, answering, marking, completing, correcting."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from inspect_stage import Stage, on_stage
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.answers import Answers
from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.recording import Picked
from qa_studio.domain.spans import Span
from qa_studio.services.rows import CauseFilter, EvaluationFilter
from qa_studio.services.studio import Studio
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.inspect.dialogs import ChecklistDialog, ExampleDialog, MissingDialog, ReasonDialog
from qa_studio.ui.navigation import ToEvaluation, ToInspection, ToPlace
from qa_studio.ui.recordings.dialogs import CorrectDialog
from qa_studio.ui.theme import Theme
from qa_studio.ui.time_axis import TimeAxis
from qa_studio.ui.waveform_layout import GUTTER

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with on_stage(studio, tmp_path, qtbot) as stage:
        yield stage


def keyboard() -> QWidget:
    """What the next key goes to."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def kept_answers(stage: Stage) -> dict[str, object]:
    return dict(stage.studio.inspections.view(stage.bench.subject.inspection).inspection.answers.values)


def answer_everything(stage: Stage, keys: list[Qt.Key]) -> None:
    """Answer from the first question down with the figures given, Down after each; the rest with 1."""
    for number in range(len(stage.questions)):
        stage.press(keys[number] if number < len(keys) else Key.Key_1, Key.Key_Down)


def test_a_call_is_inspected_with_keys_only_from_the_first_answer_to_the_evaluation(stage: Stage) -> None:
    stage.open()
    stage.press(Key.Key_Space)
    stage.hear_until(1.0)
    answer_everything(stage, [Key.Key_2])
    stage.press(*[Key.Key_Up] * len(stage.questions))
    stage.press(Key.Key_C)
    QTest.keyClicks(keyboard(), "Company not named")
    stage.press(Key.Key_Return)
    stage.until(lambda: stage.bench.checklist.row(stage.questions[0].code).editor is None)
    stage.press(Key.Key_R)
    QTest.keyClick(stage.bench.causes.picker.search, Key.Key_Return)
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: stage.bench.subject.evaluation is not None)

    rows = stage.studio.evaluations.rows(EvaluationFilter())
    first = stage.questions[0]
    assert [row.id for row in rows] == [stage.bench.subject.evaluation.id]  # type: ignore[union-attr]
    kept = stage.studio.evaluations.view(rows[0].id)
    assert kept.evaluation.answers.values[first.code] == first.options[1].code
    assert kept.evaluation.answers.comments[first.code] == "Company not named"
    assert [row.root_cause.cause for row in kept.causes] == [first.root_causes[0]]
    assert kept.evaluation.heard


def test_a_finished_evaluation_can_be_read_but_not_changed(stage: Stage) -> None:
    stage.open()
    answer_everything(stage, [])
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: stage.bench.subject.evaluation is not None)
    before = stage.bench.judging.draft.answers
    stage.press(Key.Key_3, Key.Key_C)
    QTest.mouseClick(stage.bench.checklist.row(stage.questions[1].code).input, Qt.MouseButton.LeftButton)
    assert stage.bench.judging.draft.answers == before
    assert stage.bench.footer.complete.isHidden()
    assert not stage.bench.footer.reopen.isHidden()


def test_completing_too_early_names_what_is_missing_and_leads_there(stage: Stage) -> None:
    bench = stage.open()
    stage.press(Key.Key_3)
    second = stage.questions[1]
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: isinstance(stage.page.dialog, MissingDialog))
    dialog = stage.page.dialog
    assert isinstance(dialog, MissingDialog)
    assert dialog.codes == [question.code for question in stage.questions]
    assert "comment" in dialog.links[0].text()
    QTest.mouseClick(dialog.links[1], Qt.MouseButton.LeftButton)
    assert bench.checklist.active == second.code
    assert stage.studio.evaluations.rows(EvaluationFilter()) == ()


def test_an_answer_is_on_the_disk_at_once_and_undone_with_one_key(stage: Stage) -> None:
    stage.open()
    first = stage.questions[0]
    stage.press(Key.Key_1)
    stage.press(Key.Key_3)
    stage.settle()
    assert kept_answers(stage) == {first.code: first.options[2].code}
    assert stage.bench.header.saved.text().startswith("Saved ")

    stage.press(Key.Key_Z, modifier=CONTROL)
    stage.settle()
    assert kept_answers(stage) == {first.code: first.options[0].code}
    assert stage.bench.checklist.row(first.code).state.value == first.options[0].code
    stage.press(Key.Key_Z, modifier=CONTROL)
    stage.settle()
    assert kept_answers(stage) == {}
    stage.press(Key.Key_Z, modifier=CONTROL)
    stage.settle()
    assert stage.noticed == ["There is nothing to undo."]


def test_evidence_is_what_was_heard_while_its_key_was_held(stage: Stage) -> None:
    stage.open()
    code = stage.questions[0].code
    stage.press(Key.Key_Space)
    stage.hear_until(2.0)
    QTest.keyPress(stage.bench, Key.Key_M)
    stage.hear_until(3.2)
    QTest.keyRelease(stage.bench, Key.Key_M)
    stage.settle()
    (span,) = stage.studio.inspections.view(stage.bench.subject.inspection).inspection.answers.evidence[code]
    assert 2.0 <= span.start < 3.0
    assert 3.2 <= span.end < 5.0
    assert len(stage.bench.checklist.row(code).chips) == 1


def test_evidence_is_dragged_over_the_waveform_and_taken_with_its_key(stage: Stage) -> None:
    bench = stage.open()
    stage.until(lambda: bench.waveform.visible[1] > 50)
    axis = TimeAxis.between(GUTTER, bench.waveform.width() - GUTTER, *bench.waveform.visible)
    y = bench.waveform.height() - 30
    first, last = QPoint(round(axis.x(10)), y), QPoint(round(axis.x(15)), y)
    QTest.mousePress(bench.waveform, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(bench.waveform, (first + last) / 2)
    QTest.mouseMove(bench.waveform, last)
    QTest.mouseRelease(bench.waveform, Qt.MouseButton.LeftButton, pos=last)
    assert bench.selection.isVisible()
    stage.press(Key.Key_M)
    (span,) = bench.judging.draft.evidence(stage.questions[0].code)
    assert span.start == pytest.approx(10, abs=0.2)
    assert span.end == pytest.approx(15, abs=0.2)
    assert not bench.selection.isVisible()


def test_evidence_is_heard_again_and_removed(stage: Stage) -> None:
    bench = stage.open()
    code = stage.questions[0].code
    bench.judging.add_evidence(code, Span(20.0, 21.0))
    chip = bench.checklist.row(code).chips[0]
    stage.until(lambda: stage.player.duration_s > 0)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    stage.hear_until(20.5)
    stage.until(lambda: not stage.player.playing)
    assert 20.9 <= stage.player.position() < 22.5
    QTest.keyClick(chip, Key.Key_Delete)
    assert bench.judging.draft.evidence(code) == ()


def test_a_cause_of_a_lost_question_is_logged_with_one_click_and_removed_with_another(stage: Stage) -> None:
    bench = stage.open()
    first = stage.questions[0]
    stage.press(Key.Key_3)
    bench.judging.add_evidence(first.code, Span(1.0, 2.0))
    QTest.mouseClick(bench.footer.causes.chips[0], Qt.MouseButton.LeftButton)
    stage.settle()
    (cause,) = stage.studio.causes.of_inspection(bench.subject.inspection)
    assert (cause.cause, cause.question, cause.evidence) == (first.root_causes[0], first.code, Span(1.0, 2.0))
    chip = bench.footer.causes.chips[0]
    assert chip.is_chosen
    QTest.keyClick(chip, Key.Key_Delete)
    stage.settle()
    assert stage.studio.causes.of_inspection(bench.subject.inspection) == ()
    assert stage.studio.causes.rows(CauseFilter()) == ()


def finished(stage: Stage) -> EvaluationId:
    stage.open()
    answer_everything(stage, [])
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: stage.bench.subject.evaluation is not None)
    stage.settle()
    assert stage.bench.subject.evaluation is not None
    return stage.bench.subject.evaluation.id


def give_reason(stage: Stage, words: str) -> None:
    dialog = stage.page.dialog
    assert isinstance(dialog, ReasonDialog)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible(), "a reason is needed"
    QTest.keyClicks(dialog.reason.editor, words)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_a_wrong_evaluation_is_reopened_and_its_next_revision_stands_beside_it(stage: Stage) -> None:
    wrong = finished(stage)
    QTest.mouseClick(stage.bench.footer.reopen, Qt.MouseButton.LeftButton)
    give_reason(stage, "Greeting judged too kindly")
    stage.until(lambda: stage.bench.subject.revises == wrong)
    code = stage.questions[0].code
    stage.bench.checklist.activate(code)
    stage.press(Key.Key_3)
    stage.bench.judging.comment(code, "No greeting at all")
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: stage.bench.subject.evaluation is not None)
    history = stage.studio.evaluations.of_recording(stage.recording)
    assert [(head.revision, head.state) for head in history] == [
        (2, EvaluationState.CURRENT),
        (1, EvaluationState.SUPERSEDED),
    ]
    assert history[0].reason == "Greeting judged too kindly"
    assert len(stage.bench.tabs.history.rows) == 2


def test_a_withdrawn_evaluation_counts_no_more_and_says_why(stage: Stage) -> None:
    finished(stage)
    QTest.mouseClick(stage.bench.footer.withdraw, Qt.MouseButton.LeftButton)
    give_reason(stage, "Wrong recording")
    stage.until(
        lambda: (
            stage.bench.subject.evaluation is not None
            and stage.bench.subject.evaluation.state is EvaluationState.WITHDRAWN
        )
    )
    assert stage.studio.evaluations.rows(EvaluationFilter()) == ()
    assert stage.bench.footer.withdraw.isHidden()


def test_leaving_in_the_middle_keeps_even_the_comment_that_is_being_written(stage: Stage) -> None:
    bench = stage.open()
    code = stage.questions[0].code
    stage.press(Key.Key_3)
    stage.press(Key.Key_C)
    QTest.keyClicks(keyboard(), "Half a sent")
    inspection = bench.subject.inspection
    stage.page.keep()
    stage.runner.finish_writes()
    kept = stage.studio.inspections.view(inspection).inspection.answers
    assert kept.comments == {code: "Half a sent"}
    assert kept.values == {code: stage.questions[0].options[2].code}


def test_what_was_begun_is_gone_on_with_where_it_stood(stage: Stage) -> None:
    first = stage.open()
    stage.press(Key.Key_2)
    stage.settle()
    inspection = first.subject.inspection
    stage.show(ToEvaluation(_other_evaluation(stage)))
    again = stage.open(None)
    assert again.subject.inspection == inspection
    assert again.checklist.row(stage.questions[0].code).state.value == stage.questions[0].options[1].code


def _other_evaluation(stage: Stage) -> EvaluationId:
    checklist, _ = stage.studio.checklists.newest("follow-up")
    values = {question.code: question.options[0].code for question in checklist.questions}
    return stage.studio.inspections.evaluate(
        stage.recording, Answers("follow-up", values), stage.studio.people.persons()[0].id
    )


def test_letters_belong_to_the_text_while_one_is_written(stage: Stage) -> None:
    bench = stage.open()
    stage.press(Key.Key_C)
    editor = keyboard()
    QTest.keyClicks(editor, "small 1 n")
    assert bench.judging.draft.answers.values == {}
    stage.until(lambda: stage.player.duration_s > 0)
    QTest.keyClick(editor, Key.Key_F4)
    assert stage.player.playing
    QTest.keyClick(editor, Key.Key_F4)
    assert not stage.player.playing


def test_how_it_was_picked_is_kept(stage: Stage) -> None:
    bench = stage.open()
    bench.tabs.go_to("call")
    choice = bench.tabs.call.picked_choice
    choice.setFocus()
    QTest.keyClick(choice, Key.Key_Down)
    choice.chosen.emit(Picked.RISK.value)
    stage.settle()
    assert stage.studio.inspections.view(bench.subject.inspection).inspection.picked is Picked.RISK


def test_a_stretch_becomes_a_coaching_sample(stage: Stage) -> None:
    bench = stage.open()
    bench.waveform.set_selection((3.0, 6.5))
    QTest.mouseClick(bench.selection.example, Qt.MouseButton.LeftButton)
    dialog = stage.page.dialog
    assert isinstance(dialog, ExampleDialog)
    dialog.topic.setText("Checking identity")
    QTest.keyClicks(dialog.point.editor, "Ask before you tell")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    stage.settle()
    (row,) = stage.studio.coaching.rows()
    assert (row.sample.span, row.sample.topic) == (Span(3.0, 6.5), "Checking identity")


def test_a_call_without_its_file_can_still_be_judged_and_is_found_again(stage: Stage, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere.opus"
    here = tmp_path / "call.opus"
    here.write_bytes(Path(stage.studio.library.get(stage.recording).path).read_bytes())
    stage.studio.library.find_moved(stage.recording, here)
    here.rename(moved)
    bench = stage.open()
    assert bench.banner("sound") is not None
    stage.press(Key.Key_1)
    assert bench.judging.draft.answers.values
    stage.page.care.find_moved(stage.recording, moved)
    stage.until(lambda: stage.bench is not bench)
    stage.settle()
    assert stage.bench.banner("sound") is None
    assert Path(stage.studio.library.get(stage.recording).path) == moved
    assert stage.bench.judging.draft.answers.values


def test_corrected_details_stand_in_the_head(stage: Stage) -> None:
    bench = stage.open()
    details = replace(stage.studio.library.get(stage.recording).details, queue="Billing", customer_number="13812348001")
    stage.runner.queue(lambda: stage.studio.library.correct(stage.recording, details))
    stage.until(lambda: stage.bench is not bench)
    words = [fact.accessibleName() for fact in stage.bench.header.facts.values()]
    assert "Queue: Billing" in words
    assert "Customer: 138****8001" in words


def test_speed_and_channel_stay_for_the_next_recording(stage: Stage) -> None:
    stage.open()
    stage.press(Key.Key_BracketRight, Key.Key_BracketRight, Key.Key_Q)
    assert (stage.preferences.now.speed, stage.preferences.now.channel) == (1.5, "agent")
    assert stage.player.settings.speed == 1.5
    assert stage.bench.transport.speed.text() == "1.5×"


def test_without_a_sound_device_the_page_says_so(stage: Stage) -> None:
    stage.open()
    stage.until(lambda: stage.player.silent)
    assert stage.bench.banner("silent") is not None


def test_the_page_speaks_the_language_of_the_checklist(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    with on_stage(studio, tmp_path, qtbot, "zh_CN") as stage:
        bench = stage.open()
        assert "问候" in bench.checklist.row(stage.questions[0].code).accessibleName()
        stage.press(Key.Key_3)
        tree, first = stage.studio.causes.tree, stage.questions[0]
        offered = tree.find(first.root_causes[0])
        assert offered is not None
        assert bench.footer.causes.chips[0].text() == offered.title.in_language("zh_CN")


def test_the_finished_evaluation_is_handed_out_as_a_pdf(stage: Stage, tmp_path: Path) -> None:
    evaluation = finished(stage)
    paper = tmp_path / "evaluation.pdf"
    stage.page.finishing.write_pdf(evaluation, paper)
    stage.until(lambda: any("evaluation.pdf" in words for words in stage.noticed))
    assert paper.read_bytes().startswith(b"%PDF")


def test_the_causes_of_a_finished_evaluation_stay_as_they_are(stage: Stage) -> None:
    bench = stage.open()
    bench.judging.log_cause("", stage.studio.causes.tree.roots[0].code)
    stage.settle()
    finished(stage)
    chips = stage.bench.footer.causes.chips
    QTest.keyClick(chips[0], Key.Key_Delete)
    stage.settle()
    assert len(stage.studio.causes.of_inspection(stage.bench.subject.inspection)) == 1


def test_a_key_that_was_changed_works_at_once(stage: Stage) -> None:
    bench = stage.open()
    stage.preferences.change(keys={"next_question": "J"})
    stage.press(Key.Key_J)
    assert bench.checklist.active == stage.questions[1].code
    stage.press(Key.Key_Up)
    assert bench.checklist.active == stage.questions[0].code


def test_the_loop_repeats_between_its_ends(stage: Stage) -> None:
    bench = stage.open()
    stage.until(lambda: stage.player.duration_s > 0)
    bench.listening.seek(10.0)
    stage.press(Key.Key_A)
    bench.listening.seek(11.5)
    stage.press(Key.Key_B)
    assert bench.transport.loop.isChecked()
    bench.listening.seek(10.8)
    stage.press(Key.Key_Space)
    positions: list[float] = []
    stage.player.positionChanged.connect(positions.append)
    stage.until(lambda: any(later < earlier - 0.5 for earlier, later in pairwise(positions)))
    assert max(positions) < 12.0


def test_hiding_the_page_stops_the_sound_and_coming_back_stands_at_the_same_place(stage: Stage) -> None:
    bench = stage.open()
    stage.press(Key.Key_Space)
    stage.hear_until(1.5)
    stage.page.hide()
    assert not stage.player.playing
    at = bench.listening.position()
    stage.settle()
    heard = stage.studio.inspections.view(bench.subject.inspection).inspection.heard
    assert heard.entries[0].span.end == pytest.approx(at, abs=0.3)
    stage.page.show()
    stage.until(lambda: stage.player.duration_s > 0)
    assert stage.player.position() == pytest.approx(at, abs=0.05)


def test_details_are_corrected_in_a_dialog(stage: Stage) -> None:
    bench = stage.open()
    QTest.mouseClick(bench.tabs.call.correct, Qt.MouseButton.LeftButton)
    stage.until(lambda: isinstance(stage.page.dialog, CorrectDialog))
    dialog = stage.page.dialog
    assert isinstance(dialog, CorrectDialog)
    dialog.queue.setText("Complaints")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    stage.until(lambda: stage.bench is not bench)
    assert stage.studio.library.get(stage.recording).details.queue == "Complaints"


def test_the_checklist_is_asked_for_and_enter_takes_the_last_one_used(stage: Stage) -> None:
    stage.studio.inspections.begin(stage.recording, "follow-up", stage.studio.people.persons()[0].id)
    first = stage.open(None)
    assert first.subject.checklist.code == "follow-up", "what was begun is gone on with"
    answer_everything(stage, [])
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: stage.bench.subject.evaluation is not None)

    stage.page.go_to(ToInspection(stage.recording))
    stage.until(lambda: isinstance(stage.page.dialog, ChecklistDialog))
    dialog = stage.page.dialog
    assert isinstance(dialog, ChecklistDialog)
    assert dialog.checklist.code == "follow-up"
    QTest.keyClick(dialog, Key.Key_Return)
    stage.until(lambda: stage.bench.subject.evaluation is None)
    assert stage.bench.subject.checklist.code == "follow-up"
    banner = stage.bench.banner("history")
    assert banner is not None
    assert "李静 has evaluated this recording already: 100.0 points." in banner.accessibleName()


def test_a_discarded_inspection_is_gone_and_my_work_is_shown(stage: Stage) -> None:
    bench = stage.open()
    stage.press(Key.Key_1)
    QTimer.singleShot(0, lambda: press_accept(stage))
    stage.page.finishing.discard(bench)
    stage.until(lambda: stage.page.bench is None)
    assert stage.gone_to[-1] == ToPlace("my_work")
    assert stage.studio.library.desk(stage.studio.people.persons()[0].id).waiting == ()


def press_accept(stage: Stage) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
