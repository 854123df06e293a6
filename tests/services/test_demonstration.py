"""The demonstration has something true to show on every page."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from qa_studio.bootstrap import make_demonstration, open_studio
from qa_studio.domain.action import ActionState
from qa_studio.domain.people import Role
from qa_studio.domain.recording import AudioState, Picked
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import CauseFilter, EvaluationFilter, RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.services.suggesting import suggestions
from qa_studio.shipped import shipped


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Made once: it takes as long as all the other tests here."""
    folder = tmp_path_factory.mktemp("demonstration") / "demo"
    made = make_demonstration(folder, "en", Quiet())
    again = make_demonstration(folder, "en", Quiet())
    assert again == made, "one that is there stays as it is"
    studio = open_studio(folder)
    yield studio
    studio.close()


def today(studio: Studio) -> date:
    return studio.clock().date()


def test_the_centre_is_as_large_as_promised(demonstration: Studio) -> None:
    people = demonstration.people
    assert len(people.teams()) == 3
    assert len(people.agents(today(demonstration))) == 12
    assert sum(person.role is Role.INSPECTOR for person in people.persons()) == 4


def test_calls_in_both_languages_can_be_heard(demonstration: Studio) -> None:
    count = demonstration.library.count(RecordingFilter())
    rows = demonstration.library.first(RecordingFilter(), RecordingSort(), count)
    spoken = [row for row in rows if row.audio is AudioState.PRESENT]
    assert len(spoken) >= 12
    assert all(Path(row.path).is_file() and row.channels == 2 and row.complete for row in spoken)
    index = json.loads(shipped("demonstration/index.json").read_text("utf-8"))["calls"]
    assert {call["language"] for call in index} == {"en", "zh_CN"}
    assert all(row.audio is AudioState.REMOVED for row in rows if row not in spoken)


def test_what_is_to_be_heard_in_the_calls_is_measured(demonstration: Studio) -> None:
    assert demonstration.analysing.missing() == ()
    index = json.loads(shipped("demonstration/index.json").read_text("utf-8"))["calls"]
    silent = {call["file"] for call in index if call["dead_air"]}
    found = demonstration.library.first(RecordingFilter(dead_air_over_s=3), RecordingSort("dead_air"), 50)
    assert {Path(row.path).name for row in found} == silent
    longest = max(end - start for call in index for start, end in call["dead_air"])
    assert found[0].dead_air_s == pytest.approx(longest, abs=0.1)


def test_four_months_of_evaluations(demonstration: Studio) -> None:
    rows = demonstration.evaluations.rows(EvaluationFilter())
    assert 280 <= len(rows) <= 360
    assert max(row.called_at for row in rows) - min(row.called_at for row in rows) > timedelta(days=100)
    assert {row.checklist for row in rows} == {"inbound-consultation", "complaint-handling", "follow-up"}
    assert {row.verdict for row in rows} >= {"pass", "fail"}
    assert any(row.failed for row in rows)
    assert {Picked.RANDOM, Picked.COMPLAINT} <= {row.picked for row in rows}


def test_causes_actions_and_effects_are_there(demonstration: Studio) -> None:
    causes = demonstration.causes.rows(CauseFilter())
    assert len(demonstration.causes.pareto(causes, 1)) >= 3
    register = demonstration.actions.register(today(demonstration))
    states = {row.state for row in register}
    assert ActionState.CLOSED in states
    assert len(states) >= 4
    closed = next(row for row in register if row.state is ActionState.CLOSED)
    assert closed.baseline is not None
    assert closed.effect is not None
    assert demonstration.coaching.rows()
    assert any(demonstration.library.desk(person.id).waiting for person in demonstration.people.persons())


def test_notes_of_several_people_stand_at_calls(demonstration: Studio) -> None:
    rows = demonstration.library.first(RecordingFilter(), RecordingSort(), 500)
    everybodys = [note for row in rows for note in demonstration.notes.of_recording(row.id, None)]
    assert len({note.author for note in everybodys}) >= 2
    inspector = next(person.id for person in demonstration.people.persons() if person.name == "Li Jing")
    assert any(not note.note.public for row in rows for note in demonstration.notes.of_recording(row.id, inspector))


def test_every_scorecard_has_enough_to_show(demonstration: Studio) -> None:
    end = today(demonstration)
    for team in demonstration.people.teams():
        card = demonstration.scorecards.of_team(team.id, end - timedelta(days=120), end)
        assert any(each.score is not None and each.score.enough(8) for each in card.cards)
        assert card.members


def test_one_call_was_not_heard_to_its_end_and_evidence_was_heard_twice(demonstration: Studio) -> None:
    views = [demonstration.evaluations.view(row.id) for row in demonstration.evaluations.rows(EvaluationFilter())]
    heard = [view for view in views if view.evaluation.heard]
    assert sum(view.coverage.call < 0.9 for view in heard) == 1
    assert any(view.evaluation.heard.repeated() for view in heard)
    assert len({speed for view in heard for speed in view.evaluation.heard.seconds_at()}) >= 3


@pytest.mark.parametrize(
    ("call", "checklist", "question", "answer"),
    [
        ("billing-interrupted-zh", "complaint-handling", "CH-1.2", "no"),
        ("modem-heated-en", "complaint-handling", "CH-1.2", "yes"),
        ("renewal-zh", "inbound-consultation", "IC-6.1", "partly"),
        ("roaming-zh", "inbound-consultation", "IC-6.2", "na"),
        ("plan-hold-en", "inbound-consultation", "IC-6.2", "yes"),
        ("repair-followup-zh", "follow-up", "FU-3.3", "yes"),
    ],
)
def test_the_sound_suggests_what_is_true_of_the_call(
    demonstration: Studio, call: str, checklist: str, question: str, answer: str
) -> None:
    rows = demonstration.library.first(RecordingFilter(), RecordingSort(), 400)
    recording = next(row.id for row in rows if Path(row.path).stem.endswith(call))
    measured = demonstration.library.measurements(recording)
    assert measured is not None
    assert suggestions(demonstration.checklists.newest(checklist)[0], measured)[question].answer == answer
