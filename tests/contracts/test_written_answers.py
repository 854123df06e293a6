"""What a person has answered in everything begun, and what they wrote about the same questions before."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.inspection import Inspection, InspectionId
from qa_studio.domain.people import Person, PersonId
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.domain.spans import Span
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.ports import Work, WorkFactory

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
FORM = """
checklist: {code}
title: {{en: Form}}
scoring: {{method: percentage, pass_mark: 80}}
sections:
  - code: all
    title: {{en: All}}
    questions:
      - {{code: greeting, text: {{en: Greets}}, kind: choice,
         options: [{{code: yes, score: 100}}, {{code: no, score: 0}}]}}
"""


class Desk:
    """A person with inspections, each of a call of its own, a minute after the one before."""

    def __init__(self, work: Work, name: str) -> None:
        self._work = work
        self.person = work.people.add_person(Person(PersonId(0), name))
        self._at = NOON

    def inspect(self, checklist: str, comments: dict[str, str], **values: AnswerValue) -> Inspection:
        """An open inspection with these answers and comments."""
        self._at += timedelta(minutes=1)
        work, call = self._work, f"{self.person}-{self._at.isoformat()}"
        sound = Sound(60.0, 8000, 2, "pcm_s16le")
        recording = work.recordings.add(Recording(RecordingId(0), call, call, 1, sound, CallDetails(), NOON))
        version = work.checklists.newest(checklist)
        if version is None:
            source = FORM.format(code=checklist)
            version = work.checklists.add(read_text_of(source), source, NOON)
        answers = Answers(checklist, values, comments, {"greeting": (Span(1.0, 2.0),)})
        begun = Inspection(InspectionId(0), recording, version, self.person, self._at, self._at, answers)
        return work.inspections.get(work.inspections.add(begun))


def test_the_answers_of_all_that_is_begun_come_together(begin: WorkFactory) -> None:
    with begin() as work:
        chen, wang = Desk(work, "Chen"), Desk(work, "Wang")
        first = chen.inspect("a", {}, greeting="yes", count=Decimal("7.50"), topics=("one", "two"))
        second = chen.inspect("b", {"greeting": "late"})
        done = chen.inspect("a", {}, greeting="no")
        work.inspections.save(replace(done, completed_at=NOON))
        wang.inspect("a", {}, greeting="no")
        found = work.inspections.begun_answers(chen.person)
        assert [(each.inspection, each.checklist, each.answers) for each in found] == [
            (first.id, first.checklist, first.answers),
            (second.id, second.checklist, second.answers),
        ]
        nobody = work.people.add_person(Person(PersonId(0), "Nobody"))
        assert work.inspections.begun_answers(nobody) == ()


def test_my_last_comments_come_newest_first_and_each_once(begin: WorkFactory) -> None:
    with begin() as work:
        chen, wang = Desk(work, "Chen"), Desk(work, "Wang")
        for words in ("first", "second", "first", "third", "fourth"):
            chen.inspect("a", {"greeting": words})
        chen.inspect("another", {"greeting": "of another checklist"})
        wang.inspect("a", {"greeting": "of somebody else"})
        now = chen.inspect("a", {"greeting": "in hand"})
        used = work.inspections.comments_used(chen.person, "a", now.id, 3)
        assert used == {"greeting": ("fourth", "third", "first")}


def test_comments_of_finished_inspections_and_of_older_versions_count_too(begin: WorkFactory) -> None:
    with begin() as work:
        chen = Desk(work, "Chen")
        done = chen.inspect("a", {"greeting": "finished"})
        work.inspections.save(replace(done, completed_at=NOON))
        source = FORM.format(code="a") + "\n"
        work.checklists.add(read_text_of(source), source, NOON)
        now = chen.inspect("a", {})
        assert work.inspections.comments_used(chen.person, "a", now.id, 5) == {"greeting": ("finished",)}
