"""What every unit of work promises, on each engine."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import Engine, text

from qa_studio.domain.action import (
    ActionId,
    ActionKind,
    ActionState,
    ActionStep,
    ImprovementAction,
    Measurement,
    Metric,
    MetricKind,
    Origin,
)
from qa_studio.domain.answers import Answers
from qa_studio.domain.coaching import CoachingSample, CoachingSampleId, SampleKind
from qa_studio.domain.evaluation import Evaluation, EvaluationId, EvaluationState
from qa_studio.domain.inspection import ChecklistVersionId, Inspection, InspectionId
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import Agent, AgentId, Membership, Person, PersonId, Role, Team, TeamId
from qa_studio.domain.recording import (
    AudioState,
    CallDetails,
    Direction,
    Picked,
    Recording,
    RecordingId,
    RecordingState,
    Sound,
)
from qa_studio.domain.root_cause import RootCause, RootCauseId
from qa_studio.domain.scorecard import QuestionOutcome
from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound, Refused, StudioError
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.events import Event, PeopleChanged, RecordingsChanged
from qa_studio.services.measuring import ChannelMeasures, KeypadTone, Measurements, MeasureOrder, Overlap
from qa_studio.services.ports import Work, WorkFactory
from qa_studio.services.rows import CauseFilter, EvaluationFilter, RecordingFilter, RecordingSort
from qa_studio.shipped import shipped

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LEDGER = (
    Ledger.of([Span(0, 60.5)], 1.5, "both")
    + Ledger.of([Span(10, 12)], 1.0, "agent", 3)
    + Ledger.of([Span(70, 71.125)])
    + Ledger.of([Span(80, 81)], 2.0, "none")
)
CONSULTATION = shipped("checklists/inbound-consultation.checklist.yaml").read_text("utf-8")


def a_recording(name: str = "call-1.wav", **details: object) -> Recording:
    call = CallDetails(**details)  # type: ignore[arg-type]
    sound = Sound(120.5, 8000, 2, "pcm_s16le")
    return Recording(RecordingId(0), f"/calls/{name}", f"hash of {name}", 1000, sound, call, NOON)


def a_desk(work: Work) -> tuple[PersonId, ChecklistVersionId]:
    """An inspector and a published checklist."""
    inspector = work.people.add_person(Person(PersonId(0), "Chen Jing"))
    return inspector, work.checklists.add(read_text_of(CONSULTATION), CONSULTATION, NOON)


def an_inspection(recording: RecordingId, checklist: ChecklistVersionId, inspector: PersonId) -> Inspection:
    answers = Answers("inbound-consultation")
    return Inspection(InspectionId(0), recording, checklist, inspector, NOON, NOON, answers)


def an_evaluation(inspection: Inspection, **changed: object) -> Evaluation:
    evaluation = Evaluation(
        id=EvaluationId(0),
        chain=EvaluationId(0),
        revision=1,
        state=EvaluationState.CURRENT,
        inspection=inspection.id,
        recording=inspection.recording,
        checklist=inspection.checklist,
        inspector=inspection.inspector,
        agent=None,
        team=None,
        picked=Picked.RANDOM,
        completed_at=NOON + timedelta(hours=1),
        answers=inspection.answers,
        score=Decimal("87.50"),
        score_before_fail=Decimal("87.50"),
        critical_score=Decimal("100.00"),
        verdict="pass",
        band=None,
    )
    return replace(evaluation, **changed)  # type: ignore[arg-type]


def begun(work: Work, recording: RecordingId | None = None) -> Inspection:
    """An open inspection of a recording."""
    inspector, checklist = a_desk(work)
    recording = recording or work.recordings.add(a_recording())
    return work.inspections.get(work.inspections.add(an_inspection(recording, checklist, inspector)))


def a_cause(inspection: Inspection, cause: str = "RC-P.1.1", question: str | None = None) -> RootCause:
    return RootCause(
        RootCauseId(0), inspection.id, inspection.recording, cause, inspection.inspector, NOON, question, "sighs",
        Span(3.0, 4.5),
    )  # fmt: skip


# --- the unit itself


def test_what_was_done_is_there_afterwards_and_its_events_are_told_once_it_is(
    begin: WorkFactory, published: list[Event]
) -> None:
    with begin() as work:
        team = work.people.add_team("East")
        work.record(PeopleChanged())
        assert published == []
    assert published == [PeopleChanged()]
    with begin.read() as work:
        assert work.people.team(team) == Team(team, "East")


def test_an_exception_undoes_everything_and_tells_nothing(begin: WorkFactory, published: list[Event]) -> None:
    with pytest.raises(KeyError), begin() as work:
        work.people.add_team("East")
        work.record(PeopleChanged())
        raise KeyError
    with begin.read() as work:
        assert work.people.teams() == ()
    assert published == []


def test_what_the_database_refuses_leaves_as_a_sentence(begin: WorkFactory) -> None:
    with pytest.raises(Refused), begin() as work:
        work.people.join(Membership(AgentId(404), TeamId(404), date(2026, 1, 1)))


def test_a_time_without_a_zone_is_refused(begin: WorkFactory) -> None:
    with pytest.raises(ValueError, match="time zone"), begin() as work:
        work.recordings.add(a_recording(started_at=datetime(2026, 3, 2, 12)))


def test_settings_are_shared_by_everybody_who_opens_the_workspace(begin: WorkFactory) -> None:
    with begin() as work:
        assert work.settings() == WorkspaceSettings()
        work.save_settings(WorkspaceSettings(name="东区呼叫中心", least_n=5))
        work.save_settings(WorkspaceSettings(name="东区呼叫中心", least_n=6))
    with begin.read() as work:
        assert work.settings() == WorkspaceSettings(name="东区呼叫中心", least_n=6)


# --- people


def test_people_are_kept_changed_and_listed_by_name(begin: WorkFactory) -> None:
    with begin() as work:
        wang = work.people.add_agent("Wang Fang", "1002")
        li = work.people.add_agent("Li Wei", None)
        work.people.save_agent(Agent(li, "Zhao Wei", "1001", date(2026, 5, 31)))
        lead = work.people.add_person(Person(PersonId(0), "Chen", Role.LEAD))
        work.people.save_person(Person(lead, "Chen Jing", Role.TRAINER, date(2026, 6, 1)))
        team = work.people.add_team("East")
        work.people.save_team(Team(team, "West", date(2026, 7, 1)))
    with begin.read() as work:
        assert work.people.agents() == (
            Agent(wang, "Wang Fang", "1002"),
            Agent(li, "Zhao Wei", "1001", date(2026, 5, 31)),
        )
        assert work.people.persons() == (Person(lead, "Chen Jing", Role.TRAINER, date(2026, 6, 1)),)
        assert work.people.team(team) == Team(team, "West", date(2026, 7, 1))


def test_a_membership_of_the_same_day_replaces_the_one_before(begin: WorkFactory) -> None:
    with begin() as work:
        agent, east, west = (
            work.people.add_agent("Li", None),
            work.people.add_team("East"),
            work.people.add_team("West"),
        )
        for team, day in ((east, date(2026, 1, 1)), (east, date(2026, 4, 1)), (west, date(2026, 4, 1))):
            work.people.join(Membership(agent, team, day))
    with begin.read() as work:
        expected = (Membership(agent, east, date(2026, 1, 1)), Membership(agent, west, date(2026, 4, 1)))
        assert work.people.memberships(agent) == work.people.memberships() == expected


@pytest.mark.parametrize(
    "look_for",
    [
        lambda work: work.people.agent(AgentId(9)),
        lambda work: work.people.team(TeamId(9)),
        lambda work: work.people.person(PersonId(9)),
        lambda work: work.recordings.get(RecordingId(9)),
        lambda work: work.checklists.get(ChecklistVersionId(9)),
        lambda work: work.checklists.number(ChecklistVersionId(9)),
        lambda work: work.inspections.get(InspectionId(9)),
        lambda work: work.evaluations.get(EvaluationId(9)),
        lambda work: work.causes.get(RootCauseId(9)),
        lambda work: work.actions.get(ActionId(9)),
        lambda work: work.coaching.get(CoachingSampleId(9)),
    ],
)
def test_what_is_not_there_is_said_so(begin: WorkFactory, look_for: Callable[[Work], object]) -> None:
    with pytest.raises(NotFound), begin.read() as work:
        look_for(work)


# --- measurements

MEASURED = Measurements(
    120.5,
    (
        ChannelMeasures("agent", (Span(0.5, 30.25), Span(50, 60)), -21.5, -60.1, 0.02),
        ChannelMeasures("customer", (Span(31, 38),), None, -58.0, 0.0),
    ),
    dead_air=(Span(38, 44.2), Span(70, 80.5)),
    overlaps=(Overlap(Span(29.75, 30.25), "customer"),),
    hold=(Span(90, 110),),
    ring=(Span(0.1, 0.4),),
    keypad=(KeypadTone(Span(85, 85.1), "customer", "#"),),
    responses_s=(0.75, 2.0),
    maybe_swapped=True,
)


def test_measurements_come_back_as_they_were_kept(begin: WorkFactory) -> None:
    with begin() as work:
        key = work.recordings.add(a_recording())
        assert work.measures.get(key) is None
        work.measures.keep({key: MEASURED}, NOON)
    with begin.read() as work:
        assert work.measures.get(key) == MEASURED
        row = work.recordings.rows([key])[0]
    assert (row.dead_air_s, row.overlap_s) == (10.5, 0.5)
    assert row.agent_share == pytest.approx(39.75 / 46.75)


def test_recordings_that_are_not_measured_yet_are_the_newest_first(begin: WorkFactory) -> None:
    with begin() as work:
        one, two, three = work.recordings.add_all([a_recording(f"{n}.wav") for n in range(3)])
        gone = work.recordings.add(replace(a_recording("gone.wav"), audio=AudioState.MISSING))
        assert work.measures.missing() == (three, two, one)
        work.measures.keep({two: MEASURED}, NOON)
        work.measures.keep({two: replace(MEASURED, dead_air=()), gone: MEASURED, RecordingId(99): MEASURED}, NOON)
        assert work.measures.missing() == (three, one)
        assert work.recordings.rows([two])[0].dead_air_s == 0
        work.measures.forget((two,))
        assert work.measures.missing() == (three, two, one)
        assert work.recordings.rows([two])[0].agent_share is None


def test_what_is_to_be_measured_is_given_in_the_order_asked(begin: WorkFactory) -> None:
    with begin() as work:
        one, two = work.recordings.add_all([a_recording(f"{n}.wav") for n in range(2)])
        work.recordings.save(replace(work.recordings.get(two), swapped=True))
        known = [work.recordings.get(each) for each in (two, one)]
        assert work.measures.orders([two, RecordingId(99), one]) == tuple(
            MeasureOrder(each.id, each.path, each.swapped, each.sound.duration_s) for each in known
        )
        work.measures.keep({one: MEASURED}, NOON)
        held = sum(span.length for span in MEASURED.hold)
        assert [row.hold_s for row in work.recordings.rows([one, two])] == [held, None]
        first = work.recordings.first(RecordingFilter(), RecordingSort("hold"), 1)
        assert [row.id for row in first] == [one]
        chosen = RecordingFilter(hold_over_s=held - 0.5, overlap_over_s=0.4, agent_share_from=0.5, agent_share_to=0.9)
        assert list(work.recordings.ids(chosen, RecordingSort())) == [one]
        assert work.recordings.count(replace(chosen, hold_over_s=held)) == 0


def test_measurements_of_an_older_way_are_missing(begin: WorkFactory, engine: Engine) -> None:
    with begin() as work:
        key = work.recordings.add(a_recording())
        work.measures.keep({key: MEASURED}, NOON)
    with engine.begin() as connection:
        connection.execute(text("UPDATE recording_measures SET version = 0"))
    with begin.read() as work:
        assert work.measures.missing() == (key,)


def test_a_recording_that_is_taken_back_takes_its_measurements_along(begin: WorkFactory) -> None:
    with begin() as work:
        key = work.recordings.add(a_recording())
        work.measures.keep({key: MEASURED}, NOON)
        work.recordings.remove([key])
        assert work.measures.get(key) is None


def test_long_dead_air_is_found_and_sorted_by(begin: WorkFactory) -> None:
    with begin() as work:
        long, short, unknown = work.recordings.add_all([a_recording(f"{n}.wav") for n in range(3)])
        work.measures.keep({long: MEASURED, short: replace(MEASURED, dead_air=(Span(0, 4),))}, NOON)
        assert list(work.recordings.ids(RecordingFilter(dead_air_over_s=10), RecordingSort())) == [long]
        assert list(work.recordings.ids(RecordingFilter(dead_air_over_s=10.5), RecordingSort())) == []
        assert list(work.recordings.ids(RecordingFilter(), RecordingSort("dead_air"))) == [long, short, unknown]


# --- recordings


def test_a_recording_comes_back_as_it_was_given(begin: WorkFactory) -> None:
    beijing = timezone(timedelta(hours=8))
    with begin() as work:
        agent, team = work.people.add_agent("王芳", "1001"), work.people.add_team("东区")
        person = work.people.add_person(Person(PersonId(0), "Chen"))
        given = replace(
            a_recording(
                call_id="c-1", started_at=datetime(2026, 3, 2, 20, tzinfo=beijing), agent=agent, team=team,
                queue="投诉", direction=Direction.IN, customer_number="13812348001", case="T-7", case_type="complaint",
                csat=4.5, extra={"线路": "400"},
            ),
            swapped=True, audio=AudioState.MISSING, assigned_to=person, due_on=date(2026, 4, 1), picked=Picked.RISK,
        )  # fmt: skip
        key = work.recordings.add(given)
    with begin.read() as work:
        assert work.recordings.get(key) == replace(given, id=key)
        row = work.recordings.rows([key])[0]
    assert (row.agent_name, row.agent_number, row.team_name, row.assigned_name) == ("王芳", "1001", "东区", "Chen")
    assert (row.case, row.due_on, row.started_at) == ("T-7", date(2026, 4, 1), NOON)


def test_ids_of_many_come_in_the_order_given_and_are_never_given_again(begin: WorkFactory) -> None:
    with begin() as work:
        keys = work.recordings.add_all([a_recording(f"{n}.wav") for n in range(1200)])
        assert [work.recordings.get(keys[n]).path for n in (0, 700, 1199)] == [
            f"/calls/{n}.wav" for n in (0, 700, 1199)
        ]
        work.recordings.remove(keys)
        assert work.recordings.add(a_recording("new.wav")) not in keys
        assert work.recordings.count(RecordingFilter()) == 1


def test_a_recording_is_known_by_its_content(begin: WorkFactory) -> None:
    with begin() as work:
        key = work.recordings.add(a_recording())
        assert work.recordings.known(["hash of call-1.wav", "another"]) == {"hash of call-1.wav": key}


def test_rows_come_in_the_order_asked_without_those_that_are_gone(begin: WorkFactory) -> None:
    with begin() as work:
        one, two, three = work.recordings.add_all([a_recording(f"{n}.wav") for n in range(3)])
        assert [row.id for row in work.recordings.rows([three, RecordingId(99), one, two])] == [three, one, two]


@pytest.mark.parametrize("descending", [False, True])
def test_what_is_unknown_stands_last_and_equal_ones_the_newest_first(begin: WorkFactory, descending: bool) -> None:
    with begin() as work:
        b1, none, a, b2 = work.recordings.add_all(
            [a_recording(f"{n}.wav", queue=queue) for n, queue in enumerate(["b", None, "a", "b"])]
        )
        expected = [b2, b1, a, none] if descending else [a, b2, b1, none]
        sort = RecordingSort("queue", descending)
        assert list(work.recordings.ids(RecordingFilter(), sort)) == expected
        assert [row.id for row in work.recordings.first(RecordingFilter(), sort, 3)] == expected[:3]
        assert work.recordings.queues() == ("a", "b")


@pytest.mark.parametrize(
    "words", ["王芳", "wang", "WANG fang", "1001", "138", "投诉", "T-", "call-1", "东区", "c-77", '"', "100%"]
)
def test_a_recording_is_found_by_any_word_of_it(begin: WorkFactory, words: str) -> None:
    with begin() as work:
        agent, team = work.people.add_agent("王芳 Wang Fang", "1001"), work.people.add_team("东区")
        found = work.recordings.add(
            a_recording(
                'call-1 "100%".wav', call_id="c-77", agent=agent, team=team, queue="投诉", case="T-7",
                customer_number="13812348001",
            )
        )  # fmt: skip
        work.recordings.add(a_recording("other.wav", queue="consult"))
        assert list(work.recordings.ids(RecordingFilter(text=words), RecordingSort())) == [found]
        assert work.recordings.count(RecordingFilter(text=words + " nothing")) == 0


def test_a_renamed_agent_is_found_under_the_new_name_only(begin: WorkFactory) -> None:
    with begin() as work:
        agent, team = work.people.add_agent("Li Wei", "1001"), work.people.add_team("East")
        work.recordings.add(a_recording(agent=agent, team=team))
        work.people.save_agent(Agent(agent, "赵伟", "2002"))
        work.people.save_team(Team(team, "西区"))

        def count(words: str) -> int:
            return work.recordings.count(RecordingFilter(text=words))

        assert [count(words) for words in ("li wei", "1001", "East")] == [0, 0, 0]
        assert [count(words) for words in ("赵伟", "2002", "西区")] == [1, 1, 1]


def test_moving_an_agent_moves_the_calls_from_that_day_on(begin: WorkFactory) -> None:
    with begin() as work:
        agent, east, west = (
            work.people.add_agent("Li", None),
            work.people.add_team("East"),
            work.people.add_team("West"),
        )
        before, after = work.recordings.add_all(
            [
                a_recording("a.wav", agent=agent, team=east, started_at=NOON),
                a_recording("b.wav", agent=agent, team=east, started_at=NOON + timedelta(days=2)),
            ]
        )
        work.recordings.move_to_team(agent, west, NOON + timedelta(days=1))
        assert work.recordings.get(before).details.team == east
        assert work.recordings.get(after).details.team == west
        assert list(work.recordings.ids(RecordingFilter(text="west"), RecordingSort())) == [after]


def test_an_example_keeps_its_recording_in_the_library(begin: WorkFactory) -> None:
    with begin() as work:
        person = work.people.add_person(Person(PersonId(0), "Chen"))
        key = work.recordings.add(a_recording())
        work.coaching.add(
            CoachingSample(CoachingSampleId(0), key, Span(1, 2), SampleKind.GOOD, "Opening", "Warm", person, NOON)
        )
        with pytest.raises(Refused):
            work.recordings.remove([key])


# --- checklists


def test_a_checklist_is_published_version_by_version(begin: WorkFactory) -> None:
    checklist = read_text_of(CONSULTATION)
    with begin() as work:
        first = work.checklists.add(checklist, CONSULTATION, NOON)
        second = work.checklists.add(checklist, CONSULTATION + "\n", NOON + timedelta(days=1))
        assert work.checklists.newest(checklist.code) == second
        assert work.checklists.newest("none") is None
    with begin.read() as work:
        assert (work.checklists.number(first), work.checklists.number(second)) == (1, 2)
        assert work.checklists.source(first) == CONSULTATION
        assert work.checklists.get(first) == checklist
        assert work.checklists.get(first) is work.checklists.get(first)
        (row,) = work.checklists.rows()
    assert (row.id, row.version, row.title, row.questions) == (second, 2, checklist.title, len(checklist.questions))


def test_a_version_that_was_rolled_back_is_not_remembered(begin: WorkFactory) -> None:
    other = CONSULTATION.replace("inbound-consultation", "another-form")
    with pytest.raises(KeyError), begin() as work:
        work.checklists.get(work.checklists.add(read_text_of(CONSULTATION), CONSULTATION, NOON))
        raise KeyError
    with begin() as work:
        version = work.checklists.add(read_text_of(other), other, NOON)
    with begin.read() as work:
        assert work.checklists.get(version).code == "another-form"


def test_a_retired_checklist_comes_back_with_its_next_version(begin: WorkFactory) -> None:
    checklist = read_text_of(CONSULTATION)
    with begin() as work:
        work.checklists.add(checklist, CONSULTATION, NOON)
        work.checklists.retire(checklist.code, True)
        assert work.checklists.rows()[0].retired
        work.checklists.add(checklist, CONSULTATION, NOON)
        assert not work.checklists.rows()[0].retired


# --- inspections


def test_an_inspection_comes_back_with_every_kind_of_answer(begin: WorkFactory) -> None:
    answers = Answers(
        "inbound-consultation",
        {"a": "met", "b": ("x", "y"), "c": Decimal("7.50"), "d": (), "e": "na"},
        {"a": "语气很好", "f": "only a comment"},
        {"a": (Span(1.5, 2.25), Span(9, 9)), "g": (Span(0, 1),)},
    )
    with begin() as work:
        given = replace(begun(work), answers=answers, summary="fine", heard=LEDGER, revises=3, reason="why")
        work.inspections.save(given)
    with begin.read() as work:
        assert work.inspections.get(given.id) == given


def test_what_was_heard_adds_up_and_touches_nothing_else(begin: WorkFactory) -> None:
    later = NOON + timedelta(seconds=5)
    with begin() as work:
        given = replace(begun(work), answers=Answers("inbound-consultation", {"a": "met"}), summary="fine")
        work.inspections.save(given)
    for more in (LEDGER, Ledger.of([Span(55, 62)], 1.5, "both")):
        with begin() as work:
            assert work.inspections.hear(given.id, more, later)
    with begin.read() as work:
        found = work.inspections.get(given.id)
    assert found == replace(given, heard=LEDGER + Ledger.of([Span(55, 62)], 1.5, "both"), saved_at=later)


def test_what_was_heard_of_a_completed_inspection_stays_as_it_was(begin: WorkFactory) -> None:
    with begin() as work:
        given = replace(begun(work), heard=LEDGER, completed_at=NOON)
        work.inspections.save(given)
        assert not work.inspections.hear(given.id, Ledger.of([Span(0, 100)]), NOON)
    with begin.read() as work:
        assert work.inspections.get(given.id).heard == LEDGER
    with begin() as work, pytest.raises(NotFound):
        work.inspections.hear(InspectionId(999), LEDGER, NOON)


def test_plain_stretches_of_an_older_workspace_were_heard_nobody_knows_how(begin: WorkFactory, engine: Engine) -> None:
    with begin() as work:
        given = begun(work)
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE inspections SET heard = '[[0.0, 12.5], [20, 30]]' WHERE id = :id"), {"id": given.id}
        )
    with begin.read() as work:
        heard = work.inspections.get(given.id).heard
    assert heard == Ledger.of([Span(0, 12.5), Span(20, 30)])
    assert heard.seconds_at() == {None: 22.5}


def test_saving_one_question_writes_that_question_only(begin: WorkFactory) -> None:
    later = NOON + timedelta(minutes=1)
    with begin() as work:
        inspection = begun(work)
        kept = replace(inspection, answers=inspection.answers.with_answer("a", "met").with_comment("b", "late"))
        work.inspections.save(kept)
        changed = kept.answers.with_answer("a", "lost").with_comment("b", "very late")
        work.inspections.save(replace(kept, answers=changed, saved_at=later, summary="unseen"), "b")
    with begin.read() as work:
        found = work.inspections.get(inspection.id)
    assert (found.answers.values, found.answers.comments) == ({"a": "met"}, {"b": "very late"})
    assert (found.saved_at, found.summary) == (later, "")


def test_changes_are_taken_back_last_first(begin: WorkFactory) -> None:
    with begin() as work:
        inspection = begun(work).id
        work.inspections.note_change(inspection, "a", '{"value": null}')
        work.inspections.note_change(inspection, "b", "{}")
        assert work.inspections.take_change(inspection) == ("b", "{}")
        assert work.inspections.take_change(inspection) == ("a", '{"value": null}')
        assert work.inspections.take_change(inspection) is None


def test_a_recording_is_in_review_while_it_is_inspected_and_new_again_when_that_is_given_up(begin: WorkFactory) -> None:
    with begin() as work:
        inspection = begun(work)
        assert work.recordings.get(inspection.recording).state is RecordingState.IN_REVIEW
        assert work.inspections.open_of(inspection.recording) == (inspection,)
        assert work.recordings.inspected([inspection.recording]) == (inspection.recording,)
        work.causes.add(a_cause(inspection))
        work.inspections.remove(inspection.id)
        assert work.recordings.get(inspection.recording).state is RecordingState.NEW
        assert work.inspections.open_of(inspection.recording) == ()
        assert work.recordings.inspected([inspection.recording]) == ()


def test_the_desk_holds_what_i_began_then_what_waits_for_me_by_due_day(begin: WorkFactory) -> None:
    with begin() as work:
        mine = begun(work)
        work.inspections.save(replace(mine, answers=mine.answers.with_answer("a", "met").with_comment("b", "x")))
        waiting = [
            replace(a_recording(f"w{n}.wav"), assigned_to=mine.inspector, due_on=due)
            for n, due in enumerate([None, date(2026, 5, 2), date(2026, 5, 1)])
        ]
        no_day, second, first = work.recordings.add_all(waiting)
        work.recordings.add(a_recording("nobody's.wav"))
    with begin.read() as work:
        desk = work.inspections.desk(mine.inspector)
        asked = len(work.checklists.get(mine.checklist).questions)
    assert [item.recording.id for item in desk] == [mine.recording, first, second, no_day]
    assert (desk[0].inspection, desk[0].answered, desk[0].asked, desk[0].saved_at) == (mine.id, 1, asked, NOON)
    assert desk[1].inspection is None


def test_what_i_finished_is_listed_with_its_evaluation(begin: WorkFactory) -> None:
    with begin() as work:
        inspection = begun(work)
        evaluation = work.evaluations.add(an_evaluation(inspection), (), "{}")
        assert work.inspections.desk(inspection.inspector) == ()
        (item,) = work.inspections.finished(inspection.inspector, 5)
    assert (item.inspection, item.evaluation, item.completed_at) == (
        inspection.id, evaluation, NOON + timedelta(hours=1),
    )  # fmt: skip


# --- evaluations


def test_an_evaluation_comes_back_as_it_was_frozen(begin: WorkFactory) -> None:
    with begin() as work:
        agent, team = work.people.add_agent("Li", "7"), work.people.add_team("East")
        inspection = begun(work)
        given = an_evaluation(
            replace(inspection, answers=inspection.answers.with_answer("n", Decimal("0.10"))),
            agent=agent, team=team, score=Decimal("0.00"), band="合格", summary="s", heard=LEDGER, reason="r",
        )  # fmt: skip
        key = work.evaluations.add(given, (), "{}")
    with begin.read() as work:
        found = work.evaluations.get(key)
        assert found == replace(given, id=key, chain=key)
        assert str(found.score) == "0.00"
        assert work.evaluations.of_inspection(inspection.id) == key
        assert work.inspections.get(inspection.id).completed_at == given.completed_at


@pytest.mark.parametrize(("verdict", "state"), [("pass", "done"), ("fail", "failed"), ("not scored", "done")])
def test_completing_moves_the_recording_on(begin: WorkFactory, verdict: str, state: str) -> None:
    with begin() as work:
        inspection = begun(work)
        work.evaluations.add(an_evaluation(inspection, verdict=verdict, score=Decimal(0)), (), "{}")
        recording = work.recordings.get(inspection.recording)
    assert (recording.state.value, recording.score) == (state, 87.5)


def revised(work: Work, key: EvaluationId, **changed: object) -> EvaluationId:
    """The next revision of an evaluation."""
    before = work.evaluations.get(key)
    after = replace(before, revision=before.revision + 1, **changed)  # type: ignore[arg-type]
    return work.evaluations.add(after, (), "{}")


def test_a_revision_supersedes_the_ones_before(begin: WorkFactory) -> None:
    with begin() as work:
        inspection = begun(work)
        first = work.evaluations.add(an_evaluation(inspection), (), "{}")
        second = revised(work, first, score_before_fail=Decimal(70))
        third = revised(work, second, score_before_fail=Decimal(60))
        states = [(head.id, head.state) for head in work.evaluations.of_recording(inspection.recording)]
        assert work.recordings.get(inspection.recording).score == 60
        assert [row.id for row in work.evaluations.rows(EvaluationFilter())] == [third]
    superseded = EvaluationState.SUPERSEDED
    assert states == [(third, EvaluationState.CURRENT), (second, superseded), (first, superseded)]


def test_a_withdrawn_evaluation_counts_no_more_and_its_recording_is_new_again(begin: WorkFactory) -> None:
    with begin() as work:
        inspection = begun(work)
        work.causes.add(a_cause(inspection))
        first = work.evaluations.add(an_evaluation(inspection), (), "{}")
        assert len(work.causes.rows(CauseFilter())) == 1
        revised(work, first, state=EvaluationState.WITHDRAWN, reason="wrong call")
        recording = work.recordings.get(inspection.recording)
        assert (recording.state, recording.score) == (RecordingState.NEW, None)
        assert work.evaluations.rows(EvaluationFilter()) == ()
        assert work.causes.rows(CauseFilter()) == ()


def test_a_withdrawal_leaves_the_recording_in_review_where_somebody_else_is_at_it(begin: WorkFactory) -> None:
    with begin() as work:
        inspection = begun(work)
        key = work.evaluations.add(an_evaluation(inspection), (), "{}")
        other = work.people.add_person(Person(PersonId(0), "Zhou"))
        work.inspections.add(replace(inspection, inspector=other))
        revised(work, key, state=EvaluationState.WITHDRAWN)
        assert work.recordings.get(inspection.recording).state is RecordingState.IN_REVIEW


def test_giving_up_a_correction_leaves_the_recording_as_evaluated(begin: WorkFactory) -> None:
    with begin() as work:
        inspection = begun(work)
        key = work.evaluations.add(an_evaluation(inspection), (), "{}")
        correction = work.inspections.add(replace(inspection, revises=key, completed_at=None))
        assert work.recordings.get(inspection.recording).state is RecordingState.IN_REVIEW
        work.inspections.remove(correction)
        recording = work.recordings.get(inspection.recording)
        assert (recording.state, recording.score) == (RecordingState.DONE, 87.5)


def test_evaluations_are_counted_by_the_instant_of_the_call_also_after_it_is_corrected(begin: WorkFactory) -> None:
    outcome = QuestionOutcome("q1", "s1", 2.0, 4.0, True, "customer", False)
    with begin() as work:
        agent, team = work.people.add_agent("Li", "7"), work.people.add_team("East")
        recording = work.recordings.add(a_recording(started_at=NOON, queue="q", csat=4.0))
        inspection = begun(work, recording)
        work.evaluations.add(an_evaluation(inspection, agent=agent, team=team), (outcome,), "{}")
        march = EvaluationFilter(since=NOON, before=NOON + timedelta(seconds=1))
        (row,) = work.evaluations.rows(march)
        call = work.recordings.get(recording)
        work.recordings.save(replace(call, details=replace(call.details, started_at=NOON - timedelta(days=30))))
        assert work.evaluations.rows(march) == ()
        assert len(work.evaluations.rows(EvaluationFilter(before=NOON))) == 1
    assert (row.agent_name, row.agent_number, row.team_name, row.queue, row.csat) == ("Li", "7", "East", "q", 4.0)
    assert (row.called_at, row.score, row.version, row.outcomes) == (NOON, 87.5, 1, (outcome,))


@pytest.mark.parametrize("wanted", ["agents", "teams", "checklists", "ids"])
def test_evaluations_are_narrowed(begin: WorkFactory, wanted: str) -> None:
    with begin() as work:
        agent, team = work.people.add_agent("Li", "7"), work.people.add_team("East")
        key = work.evaluations.add(an_evaluation(begun(work), agent=agent, team=team), (), "{}")
        mine = {"agents": agent, "teams": team, "checklists": "inbound-consultation", "ids": key}[wanted]
        others = "none" if wanted == "checklists" else 99
        assert [row.id for row in work.evaluations.rows(EvaluationFilter(**{wanted: (mine,)}))] == [key]  # type: ignore[arg-type]
        assert work.evaluations.rows(EvaluationFilter(**{wanted: (others,)})) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evaluations SET score = '100'",
        "UPDATE evaluations SET answers = '{}'",
        "UPDATE evaluations SET verdict = 'pass'",
        "UPDATE evaluations SET agent_id = NULL",
        "DELETE FROM evaluations",
        "UPDATE evaluation_outcomes SET earned = 9",
        "DELETE FROM evaluation_outcomes",
    ],
)
def test_no_statement_can_change_what_is_frozen(begin: WorkFactory, engine: Engine, statement: str) -> None:
    with begin() as work:
        key = work.evaluations.add(an_evaluation(begun(work)), (QuestionOutcome("q", "s", 1, 2, True),), "{}")
        before = work.evaluations.rows(EvaluationFilter())
    with pytest.raises(Exception, match="evaluation is"), engine.begin() as connection:
        connection.execute(text(statement))
    with begin.read() as work:
        assert work.evaluations.rows(EvaluationFilter()) == before
        assert work.evaluations.get(key).score == Decimal("87.50")


# --- root causes


def test_causes_are_listed_with_their_call_and_narrowed_to_a_branch(begin: WorkFactory) -> None:
    with begin() as work:
        agent, team = work.people.add_agent("Li", "7"), work.people.add_team("East")
        recording = work.recordings.add(a_recording(started_at=NOON, agent=agent, team=team))
        inspection = begun(work, recording)
        question = work.checklists.get(inspection.checklist).questions[0]
        key = work.causes.add(a_cause(inspection, "RC-P.1.1", question.code))
        other = work.causes.add(a_cause(inspection, "RC-P.10"))
        assert work.causes.get(key) == replace(a_cause(inspection, "RC-P.1.1", question.code), id=key)
        assert [cause.id for cause in work.causes.of_inspection(inspection.id)] == [key, other]
        assert [row.root_cause.id for row in work.causes.rows(CauseFilter(cause="RC-P.1"))] == [key]
        assert [row.root_cause.id for row in work.causes.rows(CauseFilter(cause="RC-P"))] == [key, other]
        assert work.causes.rows(CauseFilter(before=NOON)) == ()
        assert len(work.causes.rows(CauseFilter(since=NOON, agents=(agent,), teams=(team,)))) == 2
        (row,) = work.causes.by_ids([key])
    assert (row.question_text, row.agent_name, row.team_name) == (question.text, "Li", "East")
    assert (row.checklist, row.called_at, row.logged_by, row.evaluation) == (
        "inbound-consultation", NOON, "Chen Jing", None,
    )  # fmt: skip


def test_causes_of_a_correction_count_once_it_replaces_the_evaluation(begin: WorkFactory) -> None:
    with begin() as work:
        inspection = begun(work)
        old = work.causes.add(a_cause(inspection))
        key = work.evaluations.add(an_evaluation(inspection), (), "{}")
        correction = work.inspections.get(work.inspections.add(replace(inspection, revises=key)))
        new = work.causes.add(a_cause(correction, "RC-S.1"))
        assert [row.root_cause.id for row in work.causes.rows(CauseFilter())] == [old]
        work.evaluations.add(an_evaluation(correction, chain=key, revision=2), (), "{}")
        assert [row.root_cause.id for row in work.causes.rows(CauseFilter())] == [new]


def test_a_cause_that_an_action_rests_on_stays(begin: WorkFactory) -> None:
    with begin() as work:
        inspection = begun(work)
        cause = work.causes.add(a_cause(inspection))
        action = work.actions.add(ImprovementAction(ActionId(0), "Train", Origin.EVALUATION, "rude", causes=(cause,)))
        assert work.causes.by_ids([cause])[0].actions == (action,)
        with pytest.raises(Refused):
            work.causes.remove(cause)
        with pytest.raises(Refused):
            work.inspections.remove(inspection.id)
        work.actions.save(replace(work.actions.get(action), causes=()))
        work.causes.remove(cause)
        assert work.causes.of_inspection(inspection.id) == ()


# --- actions and coaching


def test_an_action_comes_back_with_its_measure_causes_and_steps(begin: WorkFactory) -> None:
    with begin() as work:
        inspection = begun(work)
        causes = (work.causes.add(a_cause(inspection)), work.causes.add(a_cause(inspection)))
        before = Measurement(71.5, date(2026, 1, 1), date(2026, 1, 31), 12, 65.0, 78.0)
        measured = Metric(MetricKind.MEAN_SCORE, checklist="c", team=TeamId(1))
        given = ImprovementAction(
            ActionId(0), "培训", Origin.COMPLAINT, "rude", ActionState.PLANNED, 2, causes[::-1], "m",
            ActionKind.TRAINING, "Owner", "Dept", date(2026, 4, 1), measured, before,
            80.0, date(2026, 5, 1), "Lead", date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3), "proof",
            replace(before, value=79.0, n=None), "standard", "reason",
        )  # fmt: skip
        key = work.actions.add(given)
        step = ActionStep(ActionState.PLANNED, inspection.inspector, NOON, "go")
        following = replace(given, id=ActionId(0), follow_up_of=key)
        other = work.actions.add(following)
        work.actions.save(replace(given, id=key, steps=(step,)))
    with begin.read() as work:
        assert work.actions.get(key) == replace(given, id=key, steps=(step,))
        assert [action.id for action in work.actions.all()] == [key, other]
        row = work.actions.rows(date(2026, 4, 2))[0]
    assert (row.number, row.causes, row.overdue, row.baseline, row.effect) == (f"A-{key}", 2, True, 71.5, 79.0)


def test_coaching_samples_are_kept_changed_and_removed(begin: WorkFactory) -> None:
    with begin() as work:
        person = work.people.add_person(Person(PersonId(0), "Chen"))
        recording = work.recordings.add(a_recording())
        given = CoachingSample(
            CoachingSampleId(0), recording, Span(1.5, 8), SampleKind.TO_IMPROVE, "Hold", "Say why", person, NOON
        )
        key = work.coaching.add(given)
        work.coaching.save(replace(given, id=key, topic="Holding"))
        assert work.coaching.get(key) == replace(given, id=key, topic="Holding")
        (row,) = work.coaching.rows()
        assert (row.sample.id, row.recording.id, row.marked_by) == (key, recording, "Chen")
        work.coaching.remove(key)
        assert work.coaching.rows() == ()


def test_events_of_several_kinds_keep_their_order(begin: WorkFactory, published: list[Event]) -> None:
    with begin() as work:
        work.record(RecordingsChanged((RecordingId(1),)))
        work.record(PeopleChanged())
    assert published == [RecordingsChanged((RecordingId(1),)), PeopleChanged()]


def test_every_refusal_says_what_to_do(begin: WorkFactory) -> None:
    with pytest.raises(StudioError) as refusal, begin() as work:
        inspection = begun(work)
        cause = work.causes.add(a_cause(inspection))
        work.actions.add(ImprovementAction(ActionId(0), "Train", Origin.EVALUATION, "rude", causes=(cause,)))
        work.causes.remove(cause)
    assert refusal.value.hint is not None
