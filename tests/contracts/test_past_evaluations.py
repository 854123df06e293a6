"""What every unit of work promises about the evaluations on which a new version is tried, on each engine."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.evaluation import Evaluation, EvaluationId, EvaluationState
from qa_studio.domain.inspection import ChecklistVersionId, Inspection, InspectionId
from qa_studio.domain.people import Person, PersonId
from qa_studio.domain.recording import CallDetails, Picked, Recording, RecordingId, Sound
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.ports import Work, WorkFactory
from qa_studio.shipped import shipped

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CODE = "inbound-consultation"
SOURCE = shipped(f"checklists/{CODE}.checklist.yaml").read_text("utf-8")
TOLD: dict[str, AnswerValue] = {"greeting": "yes", "topics": ("a", "b"), "wait": Decimal("7.50")}


class Story:
    """A published checklist, a team with an agent, and calls that are judged an hour after each other."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.checklist: ChecklistVersionId = work.checklists.add(read_text_of(SOURCE), SOURCE, NOON)
        self.team = work.people.add_team("East")
        self.agent = work.people.add_agent("Wang Fang", None)
        self._hours = 0

    def person(self, name: str) -> PersonId:
        return self.work.people.add_person(Person(PersonId(0), name))

    def call(self, name: str) -> RecordingId:
        sound = Sound(60, 8000, 2, "pcm_s16le")
        return self.work.recordings.add(
            Recording(RecordingId(0), f"/calls/{name}", f"hash of {name}", 1, sound, CallDetails(), NOON)
        )

    def judged(self, call: RecordingId, inspector: PersonId, **changed: object) -> EvaluationId:
        self._hours += 1
        at = NOON + timedelta(hours=self._hours)
        answers = Answers(CODE, dict(TOLD), {"greeting": "Well done"})
        begun = Inspection(InspectionId(0), call, self.checklist, inspector, at, at, answers)
        evaluation = Evaluation(
            id=EvaluationId(0),
            chain=EvaluationId(0),
            revision=1,
            state=EvaluationState.CURRENT,
            inspection=self.work.inspections.add(begun),
            recording=call,
            checklist=self.checklist,
            inspector=inspector,
            agent=self.agent,
            team=self.team,
            picked=Picked.RANDOM,
            completed_at=at,
            answers=answers,
            score=Decimal(0),
            score_before_fail=Decimal("87.50"),
            critical_score=None,
            verdict="fail",
            band="Good",
        )
        return self.work.evaluations.add(replace(evaluation, **changed), (), "{}")  # type: ignore[arg-type]


def test_they_are_told_whole_and_the_newest_first(begin: WorkFactory) -> None:
    with begin() as work:
        story = Story(work)
        inspector = story.person("Chen Jing")
        older, newer = (story.judged(story.call(name), inspector) for name in ("a.wav", "b.wav"))
    with begin.read() as work:
        first, second = work.evaluations.past(CODE, 10)
        assert work.evaluations.count_by(CODE) == 2
    assert (first.id, second.id) == (newer, older)
    assert (first.inspector, first.agent, first.team) == ("Chen Jing", "Wang Fang", "East")
    assert (first.score_before_fail, first.verdict, first.band) == (Decimal("87.50"), "fail", "Good")
    assert dict(first.answers.values) == TOLD
    assert not first.judged_again


def test_only_so_many_and_only_those_of_the_checklist_are_told(begin: WorkFactory) -> None:
    with begin() as work:
        story = Story(work)
        inspector = story.person("Chen Jing")
        told = [story.judged(story.call(f"{n}.wav"), inspector) for n in range(3)]
    with begin.read() as work:
        assert [each.id for each in work.evaluations.past(CODE, 2)] == [told[2], told[1]]
        assert list(work.evaluations.past("another", 10)) == []


def test_what_was_corrected_is_told_as_it_stands_now(begin: WorkFactory) -> None:
    with begin() as work:
        story = Story(work)
        inspector, call = story.person("Chen Jing"), story.call("a.wav")
        first = story.judged(call, inspector)
        second = story.judged(call, story.person("Ma Li"), chain=first, revision=2, reason="An appeal")
    with begin.read() as work:
        (told,) = work.evaluations.past(CODE, 10)
    assert told.id == second
    assert not told.judged_again  # the one that it corrects counts no more


def test_a_call_that_two_inspectors_judged_is_marked(begin: WorkFactory) -> None:
    with begin() as work:
        story = Story(work)
        chen, ma, call = story.person("Chen Jing"), story.person("Ma Li"), story.call("a.wav")
        twice = {story.judged(call, chen), story.judged(call, ma)}
        story.judged(story.call("b.wav"), chen)
    with begin.read() as work:
        assert {each.id for each in work.evaluations.past(CODE, 10) if each.judged_again} == twice
