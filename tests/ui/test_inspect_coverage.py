"""How much of the call was heard: shown, led on from, asked for before completing, and kept with the evaluation."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from inspect_stage import Stage, on_stage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.answers import Answers
from qa_studio.domain.listening import Ledger
from qa_studio.domain.spans import Span
from qa_studio.services.studio import Studio
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.unheard_dialog import UnheardDialog
from qa_studio.ui.navigation import ToEvaluation
from qa_studio.ui.theme import Theme

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.fixture
def stage(studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme) -> Iterator[Stage]:
    """With something that sounds."""
    with on_stage(studio, tmp_path, qtbot, device=True) as stage:
        yield stage


def answered(stage: Stage) -> Bench:
    """The page with a form on which nothing is missing."""
    bench = stage.open()
    for question in bench.subject.checklist.questions:
        bench.judging.answer(question.code, question.options[0].code)
    stage.settle()
    return bench


def ask_for(stage: Stage, percent: int) -> None:
    """Let the workspace ask for that much to be heard."""
    settings = stage.studio.settings.read()
    stage.studio.settings.save(replace(settings, least_heard=percent))


def test_what_is_heard_is_counted_and_kept_with_its_speed_and_side(stage: Stage) -> None:
    bench = stage.open()
    assert bench.transport.heard.accessibleName() == "Heard 0 % · speech 0 %"
    stage.until(lambda: stage.player.duration_s > 0)
    bench.listening.choices.set_speed(2.0)
    bench.listening.choices.set_channel("customer")
    stage.press(Key.Key_Space)
    stage.hear_until(4.0)
    stage.press(Key.Key_Space)
    bench.keep()
    stage.settle()
    kept = stage.studio.inspections.view(bench.subject.inspection).inspection.heard
    assert {(entry.speed, entry.channel) for entry in kept.entries} == {(2.0, "customer")}
    assert kept.spans[-1].end >= 4.0
    assert kept == bench.listening.ledger
    assert 0 < bench.heard.coverage.call < 0.2
    assert bench.transport.heard.text().startswith("Heard 7 %")
    said = " ".join(bench.heard.lines())
    assert "at 2×" in said
    assert "with the customer alone" in said


def test_one_key_leads_from_one_unheard_stretch_of_speech_to_the_next_and_around(stage: Stage) -> None:
    bench = stage.open()
    stage.until(lambda: stage.player.duration_s > 0)
    bench.judging.heard(Ledger.of([Span(0.0, 30.0)], 1.0, "both"))
    stage.settle()
    bench = stage.show_again()
    stretches = bench.heard.coverage.stretches
    assert stretches
    assert stretches[0].start >= 30.0
    reached = []
    for _ in range(len(stretches) + 1):
        stage.press(Key.Key_U)
        reached.append(bench.listening.position())
    wanted = [span.start - 0.5 for span in (*stretches, stretches[0])]
    assert reached == pytest.approx(wanted, abs=0.05)


def test_the_figures_open_a_window_that_explains_them_and_leads_on(stage: Stage) -> None:
    bench = stage.open()
    stage.until(lambda: stage.player.duration_s > 0)
    QTest.mouseClick(bench.transport.heard, Qt.MouseButton.LeftButton)
    panel = bench.heard.panel
    assert panel is not None
    assert panel.links
    second = bench.heard.coverage.stretches[1]
    QTest.mouseClick(panel.links[1], Qt.MouseButton.LeftButton)
    assert bench.listening.position() == pytest.approx(second.start - 0.5, abs=0.05)
    stage.until(lambda: bench.heard.panel is None)


def test_evidence_outside_what_was_heard_is_pointed_out_until_it_is_heard(stage: Stage) -> None:
    bench = stage.open()
    code = stage.questions[0].code
    bench.judging.add_evidence(code, Span(20.0, 21.0))
    assert bench.checklist.row(code).state.unheard
    stage.until(lambda: stage.player.duration_s > 0)
    QTest.mouseClick(bench.checklist.row(code).chips[0], Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    stage.until(lambda: not bench.checklist.row(code).state.unheard)


def test_the_finished_evaluation_says_which_evidence_nobody_heard_and_hears_no_more(stage: Stage) -> None:
    bench = answered(stage)
    code = stage.questions[2].code
    bench.judging.heard(Ledger.of([Span(0.0, 10.0)], 1.0, "both"))
    bench.judging.add_evidence(code, Span(40.0, 42.0))
    stage.settle()
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: stage.bench.subject.evaluation is not None)
    stage.settle()
    done = stage.bench
    banner = done.banner("unheard")
    assert banner is not None
    number = done.judging.draft.numbers[code]
    assert banner.accessibleName() == f"Evidence lies outside what was heard: {number}"
    assert done.checklist.row(code).state.unheard
    before = done.transport.heard.text()
    stage.until(lambda: stage.player.duration_s > 0)
    done.listening.seek(39.0)
    stage.press(Key.Key_Space)
    stage.hear_until(40.0)
    stage.press(Key.Key_Space)
    assert done.transport.heard.text() == before


def test_of_an_evaluation_from_a_file_of_answers_no_listening_is_on_record(stage: Stage) -> None:
    answers = Answers("follow-up")
    for question in stage.studio.checklists.newest("follow-up")[0].questions:
        answers = answers.with_answer(question.code, question.options[0].code)
        answers = answers.with_evidence(question.code, (Span(3.0, 4.0),))
    person = stage.studio.people.persons()[0].id
    bench = stage.show(ToEvaluation(stage.studio.inspections.evaluate(stage.recording, answers, person)))
    assert bench.transport.heard.text() == "Heard —"
    assert bench.transport.heard.toolTip() == "No listening is on record."
    assert bench.banner("unheard") is None


def test_completing_too_early_says_how_much_is_missing_and_leads_to_it(stage: Stage) -> None:
    ask_for(stage, 90)
    bench = answered(stage)
    stage.until(lambda: stage.player.duration_s > 0)
    bench.judging.heard(Ledger.of([Span(0.0, 20.0)], 1.0, "both"))
    stage.settle()
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: isinstance(stage.page.dialog, UnheardDialog))
    dialog = stage.page.dialog
    assert isinstance(dialog, Dialog)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert bench.listening.position() >= 19.4
    assert bench.subject.evaluation is None

    bench.judging.heard(Ledger.of([Span(20.0, 55.0)], 2.0, "both"))
    stage.settle()
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: stage.bench.subject.evaluation is not None)


def test_without_a_sound_output_nothing_is_heard(studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme) -> None:
    with on_stage(studio, tmp_path, qtbot) as stage:
        bench = stage.open()
        stage.until(lambda: stage.player.silent)
        stage.press(Key.Key_Space)
        stage.hear_until(2.5)
        stage.press(Key.Key_Space)
        assert bench.heard.coverage.call == 0
        assert any("without a sound" in line for line in bench.heard.lines())
