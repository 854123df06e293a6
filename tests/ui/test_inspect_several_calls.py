"""A complaint that took several calls, judged in one go; and a call of which only a part is somebody's."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from inspect_stage import CALL, Stage, on_stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.inspected_call import CallSpan
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.inspect.add_call_dialog import AddCallDialog
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.dialogs import ExampleDialog
from qa_studio.ui.inspect.unheard_dialog import UnheardDialog
from qa_studio.ui.navigation import ToEvaluation, ToInspection
from qa_studio.ui.theme import Theme
from qa_studio.ui.waveform_layers import Layer

CONTROL = Qt.KeyboardModifier.ControlModifier
OTHERS = tuple(CALL.parent / name for name in ("callback-en.opus", "bounced-en.opus"))
CASE = "20260312-7"


@pytest.fixture(autouse=True)
def no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.fixture
def stage(studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Stage]:
    """With something that sounds."""
    with on_stage(studio, tmp_path, qtbot, device=True) as stage:
        yield stage


def two_more(stage: Stage, case: str | None = CASE) -> tuple[RecordingId, RecordingId]:
    """Two further calls, of the same case as the one that is on the stage."""
    done = stage.studio.importing.run(ImportOrder(paths=OTHERS), Quiet())
    second, third = sorted(each.id for each in done.added)
    for each in (stage.recording, second, third):
        details = stage.studio.library.get(each).details
        stage.studio.library.correct(each, replace(details, case=case))
    return second, third


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def shown_anew(stage: Stage, act: Callable[[], object]) -> Bench:
    """What is on the page after something that shows it anew."""
    with stage.bot.waitSignal(stage.page.opened, timeout=20_000):
        act()
    stage.settle()
    return stage.bench


def three_calls(stage: Stage) -> Bench:
    """An inspection of all calls of the case, the first one open."""
    two_more(stage)
    bench = stage.open()
    return shown_anew(stage, lambda: click(bench.header.case_calls))


def test_a_call_that_stands_alone_looks_as_it_always_did(stage: Stage) -> None:
    bench = stage.open()
    assert bench.strip.isHidden()
    assert bench.header.case_calls.isHidden()
    assert bench.header.add.isVisible()
    code = stage.questions[0].code
    bench.judging.add_evidence(code, Span(1.0, 6.0))
    assert [chip.text() for chip in bench.checklist.row(code).chips] == ["00:01–00:06"]
    stage.press(Qt.Key.Key_Tab, modifier=CONTROL)
    assert stage.bench is bench


def test_the_other_calls_of_the_case_are_offered_and_join_with_one_click(stage: Stage) -> None:
    two_more(stage)
    bench = stage.open()
    assert bench.header.case_calls.text() == "2 more calls of this case"
    bench = shown_anew(stage, lambda: click(bench.header.case_calls))
    assert bench.strip.isVisible()
    assert len(bench.strip.segments.words()) == 3
    assert bench.header.case_calls.isHidden()
    assert bench.strip.case.isHidden()
    assert bench.strip.remove.isHidden()  # the call with which it was begun stays


def test_one_key_goes_from_call_to_call_and_each_has_its_own_sound(stage: Stage) -> None:
    three_calls(stage)
    lengths = []
    for _ in range(3):
        stage.until(lambda: stage.player.duration_s > 0)
        lengths.append(round(stage.bench.listening.duration_s, 1))
        shown_anew(stage, lambda: stage.press(Qt.Key.Key_Tab, modifier=CONTROL))
    assert len(set(lengths)) == 3
    assert stage.bench.subject.at == 0  # behind the last one the first again


def test_the_place_in_each_call_and_the_active_question_stay(stage: Stage) -> None:
    bench = three_calls(stage)
    stage.until(lambda: stage.player.duration_s > 0)
    code = stage.questions[2].code
    bench.checklist.activate(code)
    bench.listening.seek(20.0)
    shown_anew(stage, lambda: bench.several.open_at(1))
    assert stage.bench.checklist.active == code
    assert stage.bench.listening.position() == 0.0
    back = shown_anew(stage, lambda: stage.bench.several.open_at(0))
    stage.until(lambda: abs(back.listening.position() - 20.0) < 0.1)


def test_evidence_says_in_which_call_it_lies_and_is_heard_there(stage: Stage) -> None:
    bench = three_calls(stage)
    code = stage.questions[0].code
    bench.judging.add_evidence(code, Span(1.0, 6.0))
    second = shown_anew(stage, lambda: bench.several.open_at(1))
    second.judging.add_evidence(code, Span(12.0, 14.0))
    assert [chip.text() for chip in second.checklist.row(code).chips] == ["1 · 00:01–00:06", "2 · 00:12–00:14"]
    assert [flag.start for flag in second.waveform.layers.of(Layer.EVIDENCE)] == [12.0]
    recording = second.subject.recording.id
    stage.settle()
    first = shown_anew(stage, lambda: second.several.open_at(0))
    assert [flag.start for flag in first.waveform.layers.of(Layer.EVIDENCE)] == [1.0]
    chip = first.checklist.row(code).chips[1]
    there = shown_anew(stage, lambda: QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 12)))
    assert there.subject.recording.id == recording
    stage.until(lambda: stage.player.playing and stage.player.position() >= 12.0)
    kept = stage.studio.inspections.view(there.subject.inspection).inspection.answers.evidence[code]
    assert kept == (Span(1.0, 6.0), CallSpan(12.0, 14.0, recording))


def test_moved_and_removed_evidence_stays_in_its_call(stage: Stage) -> None:
    bench = three_calls(stage)
    code = stage.questions[0].code
    bench.judging.add_evidence(code, Span(1.0, 6.0))
    stage.settle()
    second = shown_anew(stage, lambda: bench.several.open_at(1))
    recording = second.subject.recording.id
    second.judging.add_evidence(code, Span(12.0, 14.0))
    second.waveform.spanMoved.emit(Layer.EVIDENCE, f"{code}#1", 12.5, 15.0)
    assert second.judging.draft.evidence(code) == (Span(1.0, 6.0), CallSpan(12.5, 15.0, recording))
    second.judging.remove_evidence(code, 0)
    assert second.judging.draft.evidence(code) == (CallSpan(12.5, 15.0, recording),)


def test_what_is_heard_counts_for_the_call_that_is_heard(stage: Stage) -> None:
    bench = three_calls(stage)
    second = shown_anew(stage, lambda: bench.several.open_at(1))
    stage.until(lambda: stage.player.duration_s > 0)
    stage.press(Qt.Key.Key_Space)
    stage.hear_until(3.0)
    stage.press(Qt.Key.Key_Space)
    second.keep()
    stage.settle()
    calls = stage.studio.inspections.view(second.subject.inspection).calls
    assert [bool(call.heard) for call in calls] == [False, True, False]
    words = second.strip.segments.words()
    assert words[0].endswith("0 %")
    assert words[1].endswith(f"{int(second.heard.coverage.call * 100)} %")
    assert not words[1].endswith(" 0 %")


def test_only_a_part_is_judged_what_lies_outside_is_pointed_out_and_all_of_it_comes_back(stage: Stage) -> None:
    bench = stage.open()
    code = stage.questions[0].code
    stage.studio.inspections.heard(bench.subject.inspection, Ledger.of([Span(0, 55)]))
    bench = stage.show_again()
    bench.judging.add_evidence(code, Span(1.0, 6.0))
    bench.waveform.set_selection((20.0, 50.0))
    bench.taking.show_selection()
    part = shown_anew(stage, lambda: click(bench.selection.part))
    assert part.subject.calls[0].part == Span(20.0, 50.0)
    assert part.strip.part.text() == "Only 00:20–00:50 is judged"
    assert part.strip.segments.isHidden()  # it is one call
    assert part.heard.coverage.call == 1.0
    assert part.checklist.row(code).state.outside
    whole = shown_anew(stage, lambda: click(part.strip.whole))
    assert whole.strip.isHidden()
    assert not whole.checklist.row(code).state.outside


def test_a_call_with_evidence_is_removed_once_that_is_confirmed(stage: Stage) -> None:
    bench = three_calls(stage)
    second = shown_anew(stage, lambda: bench.several.open_at(1))
    code = stage.questions[0].code
    second.judging.add_evidence(code, Span(12.0, 14.0))
    stage.settle()
    click(second.strip.remove)
    dialog = second.several.dialogs.current
    assert isinstance(dialog, Dialog)
    left = shown_anew(stage, lambda: click(dialog.accept_button))
    assert (len(left.subject.calls), left.subject.at) == (2, 0)
    assert left.judging.draft.evidence(code) == ()
    assert left.strip.case.text() == "1 more call of this case"
    third = shown_anew(stage, lambda: left.several.open_at(1))
    alone = shown_anew(stage, lambda: click(third.strip.remove))  # nothing lies in it, so nothing is asked
    assert alone.strip.isHidden()
    assert alone.header.case_calls.text() == "2 more calls of this case"


def test_a_call_is_found_by_its_words_and_added(stage: Stage) -> None:
    two_more(stage, case=None)
    bench = stage.open()
    click(bench.header.add)
    dialog = bench.several.dialogs.current
    assert isinstance(dialog, AddCallDialog)
    stage.until(lambda: dialog.model.rowCount() == 2)  # all but the open one
    click(dialog.accept_button)
    assert dialog.why.text() == "Choose a call of the list."
    dialog.look_for("callback")
    stage.until(lambda: dialog.model.rowCount() == 1)
    dialog.table.select_row(0)
    added = shown_anew(stage, lambda: click(dialog.accept_button))
    assert [call.recording.file_name() for call in added.subject.calls] == ["wrong-person-en.opus", "callback-en.opus"]


def test_who_judges_a_call_already_is_said(stage: Stage) -> None:
    second, _third = two_more(stage)
    other = stage.studio.people.add_person("Ma Li", Role.INSPECTOR)
    stage.studio.inspections.begin(second, "inbound-consultation", other)
    bench = stage.open()
    assert bench.header.case_calls.text() == "1 more call of this case"  # of the other one nothing is offered
    bench.several.add([second])
    stage.until(lambda: bool(stage.noticed))
    assert "callback-en.opus is in an inspection of Ma Li" in stage.noticed[-1]
    assert len(stage.bench.subject.calls) == 1


def test_opening_one_of_the_calls_goes_on_with_the_inspection_there(stage: Stage) -> None:
    bench = three_calls(stage)
    third = bench.subject.calls[2].recording.id
    opened = stage.show(ToInspection(third, None, 8.0))
    assert (opened.subject.inspection, opened.subject.at) == (bench.subject.inspection, 2)
    assert opened.listening.position() == 8.0


def answered(stage: Stage, bench: Bench) -> None:
    for question in bench.subject.checklist.questions:
        bench.judging.answer(question.code, question.options[0].code)
    stage.settle()


def test_what_was_not_heard_leads_to_its_call(stage: Stage) -> None:
    bench = three_calls(stage)
    stage.studio.settings.save(replace(stage.studio.settings.read(), least_heard=50, least_heard_of_said=False))
    answered(stage, bench)
    stage.studio.inspections.heard(bench.subject.inspection, Ledger.of([Span(0, 60)]))
    stage.page.finishing.complete(bench)
    stage.until(lambda: isinstance(stage.page.dialog, UnheardDialog))
    dialog = stage.page.dialog
    assert dialog is not None
    there = shown_anew(stage, lambda: click(dialog.accept_button))
    assert there.subject.at == 1


def test_the_evaluation_shows_its_calls_and_can_not_be_changed(stage: Stage) -> None:
    bench = three_calls(stage)
    code = stage.questions[0].code
    second = shown_anew(stage, lambda: bench.several.open_at(1))
    second.judging.add_evidence(code, Span(12.0, 14.0))
    answered(stage, second)
    recording = second.subject.recording.id
    done = shown_anew(stage, lambda: stage.page.finishing.complete(second))
    assert done.subject.evaluation is not None
    assert done.strip.isVisible()
    assert [done.strip.add.isHidden(), done.strip.remove.isHidden(), done.header.add.isHidden()] == [True] * 3
    chip = done.checklist.row(code).chips[0]
    assert chip.text() == "2 · 00:12–00:14"
    there = shown_anew(stage, lambda: QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 12)))
    assert (there.subject.recording.id, there.subject.evaluation) == (recording, done.subject.evaluation)
    assert [row.head.calls for row in there.tabs.history.rows] == [3]
    stage.show(ToEvaluation(done.subject.evaluation.id, 3.0, recording))
    assert stage.bench.subject.at == 1


def test_an_example_is_taken_from_the_call_in_which_it_lies(stage: Stage) -> None:
    bench = three_calls(stage)
    code = stage.questions[0].code
    second = shown_anew(stage, lambda: bench.several.open_at(1))
    second.judging.add_evidence(code, Span(12.0, 14.0))
    stage.settle()
    recording = second.subject.recording.id
    first = shown_anew(stage, lambda: second.several.open_at(0))
    first.checklist.row(code).example_wanted.emit(code, 0)
    dialog = stage.page.dialog
    assert isinstance(dialog, ExampleDialog)
    click(dialog.accept_button)
    stage.settle()
    (row,) = stage.studio.coaching.rows()
    assert (row.sample.recording, row.sample.span) == (recording, Span(12.0, 14.0))


def test_whose_part_it_is_can_be_said(stage: Stage) -> None:
    other = stage.studio.people.add_agent("Zhao Lei", "A2000", None, stage.studio.today())
    details = stage.studio.library.get(stage.recording).details
    agent = stage.studio.people.agents(stage.studio.today())[-1].agent.id
    stage.studio.library.correct(stage.recording, replace(details, agent=agent))
    bench = stage.open()
    bench.waveform.set_selection((20.0, 50.0))
    part = shown_anew(stage, bench.several.judge_selection)
    assert part.strip.judged.text() == "Judged: 王芳"
    changed = shown_anew(stage, lambda: part.several.judge(other))
    assert changed.strip.judged.text() == "Judged: Zhao Lei"
    whole = shown_anew(stage, lambda: click(changed.strip.whole))
    assert whole.strip.isVisible()  # it is not the agent of the recording who is judged
    answered(stage, whole)
    done = shown_anew(stage, lambda: stage.page.finishing.complete(whole))
    assert done.subject.evaluation is not None
    assert done.subject.evaluation.agent == other
    assert done.strip.about.text() == "Judged: Zhao Lei"
    assert done.strip.judged.isHidden()  # it can't be changed any more
