"""What is measured in a call, on the inspect page: spans, moments, and answers that wait to be accepted."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from inspect_stage import Stage, on_stage
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qa_studio.services.studio import Studio
from qa_studio.ui.theme import Theme
from qa_studio.ui.waveform_layers import Layer

SOURCE = """
checklist: sound
title: {en: Sound}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: one
    title: {en: One}
    questions:
      - code: silence
        text: {en: No long silence}
        kind: choice
        suggest: {measure: dead_air.longest_s, ranges: [{up_to: 3, option: yes}, {option: no}]}
        options: [{code: yes, text: {en: Yes}, score: 100}, {code: no, text: {en: No}, score: 0}]
      - {code: longest, text: {en: Longest silence}, kind: number, ranges: [{up_to: 5, score: 100}, {score: 0}],
         suggest: {measure: dead_air.longest_s}, evidence: never}
      - {code: free, text: {en: Anything}, kind: text}
"""
SILENCE = (47.45, 51.25)
"""Of the call, as its index says."""


@pytest.fixture
def stage(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    studio.checklists.add_missing(lambda: [SOURCE])
    with on_stage(studio, tmp_path, qtbot) as stage:
        yield stage


def test_opening_a_call_measures_it_and_goes_to_its_moments(stage: Stage) -> None:
    bench = stage.open("sound")
    row = stage.studio.library.rows([stage.recording])[0]
    assert row.dead_air_s == pytest.approx(SILENCE[1] - SILENCE[0], abs=0.1)
    stage.preferences.change(moments=["dead_air"])
    stage.press(Qt.Key.Key_Period)
    stage.until(lambda: bench.listening.position() == pytest.approx(SILENCE[0], abs=0.1))


def test_a_suggestion_counts_only_once_it_is_accepted(stage: Stage) -> None:
    bench = stage.open("sound")
    row = bench.checklist.row("silence")
    assert row.suggestion is not None
    assert row.suggestion.words == "Measured: 3.8 s at 00:47. Suggests No"
    assert row.state.value is None
    assert "silence" in bench.judging.draft.missing()
    assert bench.judging.draft.result.score is None

    row.suggestion.accept.click()
    stage.settle()

    answers = stage.studio.inspections.view(bench.subject.inspection).inspection.answers
    assert answers.values == {"silence": "no"}
    (span,) = answers.evidence["silence"]
    assert (span.start, span.end) == pytest.approx(SILENCE, abs=0.1)
    assert row.suggestion is None


def test_a_number_is_suggested_as_it_was_measured_without_evidence_where_none_is_wanted(stage: Stage) -> None:
    bench = stage.open("sound")
    line = bench.checklist.row("longest").suggestion
    assert line is not None
    line.accept.click()
    stage.settle()
    answers = stage.studio.inspections.view(bench.subject.inspection).inspection.answers
    assert answers.values == {"longest": Decimal("3.8")}
    assert "longest" not in answers.evidence


def test_another_answer_takes_the_suggestion_away_and_opening_the_question_brings_it_back(stage: Stage) -> None:
    bench = stage.open("sound")
    row = bench.checklist.row("silence")
    bench.judging.answer("silence", "yes")
    assert row.suggestion is None
    bench.judging.answer("silence", None)
    assert row.suggestion is not None
    assert bench.checklist.row("free").suggestion is None


def test_the_silence_is_drawn_over_the_lanes(stage: Stage) -> None:
    bench = stage.open("sound")
    before = bench.waveform.grab().toImage()
    for layer in Layer:
        bench.waveform.set_layer(layer, [])
    assert bench.waveform.grab().toImage() != before
