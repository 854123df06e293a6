"""How much of a call was heard, and what a workspace may ask for before an evaluation counts."""

from dataclasses import replace
from pathlib import Path

import pytest
from centre import Centre

from qa_studio.domain.answers import Answers
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.listening import Ledger
from qa_studio.domain.mask import MaskSound
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.hearing import NotHeardEnough
from qa_studio.services.inspections import InspectionIncomplete
from qa_studio.services.measuring import ChannelMeasures, Measurements
from qa_studio.storage.engine import sqlite_engine
from qa_studio.storage.work import SqlWorkFactory
from qa_studio.storage.workspace import DATABASE

ALL = ("greeting", "solution", "identity")


def answered(centre: Centre, recording: RecordingId) -> InspectionId:
    """An inspection of a call of 60 seconds on which nothing is missing."""
    begun = centre.begin(recording)
    for question in ALL:
        centre.studio.inspections.answer(begun, question, "yes")
    return begun


def measured(centre: Centre, recording: RecordingId) -> None:
    """The agent speaks for 20 seconds, the customer for 10, the rest is silence."""
    channels = (
        ChannelMeasures("agent", (Span(0, 20),), -20, -60, 0),
        ChannelMeasures("customer", (Span(40, 50),), -20, -60, 0),
    )
    engine = sqlite_engine(Path(centre.studio.place) / DATABASE)
    with SqlWorkFactory(engine, read_text_of, lambda _events: None)() as work:
        work.measures.keep({recording: Measurements(60.0, channels)}, centre.clock())
    engine.dispose()


def ask_for(centre: Centre, percent: int, *, of_said: bool = True) -> None:
    settings = centre.studio.settings.read()
    centre.studio.settings.save(replace(settings, least_heard=percent, least_heard_of_said=of_said))


def hear(centre: Centre, inspection: InspectionId, *spans: Span) -> None:
    centre.studio.inspections.heard(inspection, Ledger.of(spans, 1.5, "both"))


def test_nothing_is_asked_for_unless_the_workspace_says_so(centre: Centre) -> None:
    begun = answered(centre, centre.recording())
    evaluation = centre.studio.inspections.complete(begun)
    assert not centre.studio.evaluations.view(evaluation).evaluation.heard


def test_what_is_said_has_to_be_heard_and_silence_may_be_skipped(centre: Centre) -> None:
    ask_for(centre, 90)
    recording = centre.recording()
    measured(centre, recording)
    begun = answered(centre, recording)
    hear(centre, begun, Span(0, 20))
    with pytest.raises(NotHeardEnough) as refused:
        centre.studio.inspections.complete(begun)
    assert str(refused.value) == (
        "Only 66 % of what was said was heard; at least 90 % is asked for. "
        "10 s are missing; the first stretch begins at 00:40."
    )
    assert refused.value.following == Span(40, 50)
    hear(centre, begun, Span(40, 50))
    evaluation = centre.studio.evaluations.view(centre.studio.inspections.complete(begun))
    assert evaluation.coverage.said == 1
    assert evaluation.coverage.call == 0.5


def test_the_whole_call_may_be_asked_for(centre: Centre) -> None:
    ask_for(centre, 60, of_said=False)
    recording = centre.recording()
    measured(centre, recording)
    begun = answered(centre, recording)
    hear(centre, begun, Span(0, 20), Span(40, 50))
    with pytest.raises(NotHeardEnough, match="Only 50 % of the call was heard; at least 60 %") as refused:
        centre.studio.inspections.complete(begun)
    assert refused.value.following == Span(20, 40)
    hear(centre, begun, Span(20, 26))
    centre.studio.inspections.complete(begun)


def test_where_nobody_measured_the_call_the_whole_of_it_is_asked_for(centre: Centre) -> None:
    ask_for(centre, 90)
    begun = answered(centre, centre.recording())
    hear(centre, begun, Span(0, 40))
    with pytest.raises(NotHeardEnough, match="Only 66 % of the call"):
        centre.studio.inspections.complete(begun)


def test_masked_stretches_need_not_be_heard(centre: Centre) -> None:
    ask_for(centre, 100)
    recording = centre.recording()
    measured(centre, recording)
    centre.studio.masks.add(recording, [Span(40, 60)], MaskSound.TONE, None)
    begun = answered(centre, recording)
    hear(centre, begun, Span(0, 20))
    view = centre.studio.evaluations.view(centre.studio.inspections.complete(begun))
    assert view.coverage.said == 1
    assert view.coverage.call == 0.5


def test_missing_answers_are_named_before_missing_minutes(centre: Centre) -> None:
    ask_for(centre, 90)
    with pytest.raises(InspectionIncomplete):
        centre.studio.inspections.complete(centre.begin(centre.recording()))


def test_answers_from_a_file_are_asked_for_no_listening(centre: Centre) -> None:
    ask_for(centre, 90)
    answers = Answers("call")
    for question in ALL:
        answers = answers.with_answer(question, "yes")
    evaluation = centre.studio.inspections.evaluate(centre.recording(), answers, centre.inspector)
    assert not centre.studio.evaluations.view(evaluation).evaluation.heard


def test_a_correction_begins_with_what_was_heard_before(centre: Centre) -> None:
    begun = answered(centre, centre.recording())
    hear(centre, begun, Span(0, 30))
    wrong = centre.studio.inspections.complete(begun)
    again = centre.studio.inspections.reopen(wrong, "too strict", centre.lead)
    hear(centre, again, Span(20, 40))
    heard = centre.studio.inspections.view(again).inspection.heard
    assert heard.spans == (Span(0, 40),)
    assert heard.repeated() == ((Span(20, 30), 2),)
    assert centre.studio.evaluations.view(wrong).evaluation.heard.spans == (Span(0, 30),), "it stays frozen"
