"""What the sound suggests beyond seconds, and what it can't, on the inspect page."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from inspect_stage import Stage, on_stage
from pytestqt.qtbot import QtBot

from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.services.studio import Studio
from qa_studio.ui.theme import Theme

SOURCE = """
checklist: told
title: {en: What the sound tells}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: one
    title: {en: One}
    questions:
      - code: share
        text: {en: Lets the customer speak}
        kind: choice
        suggest: {measure: talk.agent_share, ranges: [{up_to: 80, option: yes}, {option: no}]}
        options: [{code: yes, text: {en: Yes}, score: 100}, {code: no, text: {en: No}, score: 0}]
      - code: hold
        text: {en: Hold kept short}
        kind: choice
        not_applicable: true
        suggest: {measure: hold.longest_s, ranges: [{up_to: 0, option: na}, {option: no}]}
        options: [{code: yes, text: {en: Yes}, score: 100}, {code: no, text: {en: No}, score: 0}]
      - code: mood
        text: {en: Mood}
        kind: number
        ranges: [{score: 100}]
        suggest: {measure: mood.total_s}
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


def test_a_share_is_suggested_in_per_cent_with_the_longest_turn_as_its_place(stage: Stage) -> None:
    line = stage.open("told").checklist.row("share").suggestion
    assert line is not None
    assert line.words.startswith("Measured: 64 %, as at 00:")
    assert line.words.endswith("Suggests Yes")


def test_not_applicable_is_suggested_in_words_and_accepted_without_evidence(stage: Stage) -> None:
    bench = stage.open("told")
    row = bench.checklist.row("hold")
    assert row.suggestion is not None
    assert row.suggestion.words == "Measured: 0.0 s. Suggests Not applicable"
    row.suggestion.accept.click()
    stage.settle()
    answers = stage.studio.inspections.view(bench.subject.inspection).inspection.answers
    assert answers.values == {"hold": "na"}
    assert answers.evidence == {}


def test_a_question_whose_measure_is_not_there_says_so_until_it_is_answered(stage: Stage) -> None:
    bench = stage.open("told")
    row = bench.checklist.row("mood")
    assert row.suggestion is None
    assert row.unmeasured is not None
    assert row.unmeasured.words == "Not measured: there is no measure mood.total_s."
    bench.judging.answer("mood", Decimal(3))
    assert row.unmeasured is None


def test_a_call_that_can_not_be_measured_says_so_at_every_question_that_asks(stage: Stage, tmp_path: Path) -> None:
    gone = Recording(
        id=RecordingId(0),
        path=str(tmp_path / "gone.wav"),
        content_hash="ab" * 32,
        size=1,
        sound=Sound(60.0, 8000, 2, "pcm_s16", True),
        details=CallDetails(),
        imported_at=stage.studio.clock(),
    )
    stage.recording = stage.studio.library.add_without_sound(gone)
    bench = stage.open("told")
    for code in ("share", "hold", "mood"):
        line = bench.checklist.row(code).unmeasured
        assert line is not None
        assert line.words.startswith("Not measured: ")
        assert "gone.wav" in line.words
