"""Events in words, the same on each engine, whatever way the engine writes values down."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from qa_studio.domain.action import ActionId, ActionState, ActionStep, ImprovementAction, Origin
from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.cause_tree import Cause, CauseTree
from qa_studio.domain.coaching import CoachingSample, CoachingSampleId, SampleKind
from qa_studio.domain.people import Membership, Person, PersonId, Role
from qa_studio.domain.recording import CallDetails, Direction, Picked, Recording, RecordingId, Sound
from qa_studio.domain.spans import Span
from qa_studio.domain.wording import Wording
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.audit import Acting, AuditTrail
from qa_studio.services.audit_fields import FieldChange, Manner
from qa_studio.services.audit_words import EventWords
from qa_studio.services.rows import AuditFilter
from qa_studio.shipped import shipped
from qa_studio.storage.work import SqlWork, SqlWorkFactory
from qa_studio.texts import Language, catalogue

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FOLLOW_UP = shipped("checklists/follow-up.checklist.yaml").read_text("utf-8")
TREE = CauseTree((Cause("RC-P", Wording({"en": "People", "zh_CN": "人员"})),))


def said(begin: SqlWorkFactory, language: Language = "en", numbers: bool = False, **wanted: Any) -> list[str]:
    """Sentences and changes, oldest first."""
    page = AuditTrail(begin, Acting()).page(AuditFilter(**wanted))
    zone = ZoneInfo("Asia/Shanghai")
    manner = Manner(
        catalogue(language),
        lambda at: f"{at.astimezone(zone):%d.%m. %H:%M}",
        lambda day: f"{day:%d.%m.%Y}",
        zone,
        TREE,
        numbers,
    )
    words = EventWords(manner, page.names)
    lines: list[str] = []
    for event in reversed(page.events):
        lines += [words.sentence(event), *map(_line, words.changes(event))]
    return lines


def _line(change: FieldChange) -> str:
    return f"{change.field}: {change.before} > {change.after}"


def call(work: SqlWork, **details: Any) -> RecordingId:
    sound = Sound(60.0, 8000, 2, "pcm_s16", True)
    known = CallDetails(started_at=NOON, **details)
    path = "/calls/20260302-13812348001.wav"
    return work.recordings.add(Recording(RecordingId(0), path, "a hash", 1000, sound, known, NOON))


def test_a_correction_of_a_call_is_told_by_names_times_and_codes_of_people(begin: SqlWorkFactory) -> None:
    with begin() as work:
        agent, person = work.people.add_agent("王芳", "1001"), work.people.add_person(Person(PersonId(0), "李静"))
        recording = call(work, agent=agent)
        known = work.recordings.get(recording)
        details = replace(known.details, direction=Direction.IN, csat=4.5, started_at=NOON.replace(hour=13))
        work.recordings.save(
            replace(
                known, details=details, swapped=True, assigned_to=person, due_on=date(2026, 3, 9), picked=Picked.RISK
            )
        )
    lines = said(begin, subject=Subject.RECORDING)
    assert lines[0] == f"Changed recording {recording} · 王芳, 02.03.2026"
    assert sorted(lines[1:]) == sorted(
        [
            "Time of the call: 02.03. 20:00 > 02.03. 21:00",
            "Direction: – > Inbound",
            "Satisfaction: – > 4.5",
            "Channels swapped: No > Yes",
            "Assigned to: – > 李静",
            "Due: – > 09.03.2026",
            "Picked: Not said > Risk",
        ]
    )


def test_customer_numbers_are_masked_in_values_and_in_file_names(begin: SqlWorkFactory) -> None:
    with begin() as work:
        recording = call(work, customer_number="13812348001")
        work.audit.note(Subject.RECORDING, str(recording), Did.EXPORTED, {"to": "13812348001.wav"})
    assert said(begin, subject=Subject.RECORDING)[0].endswith("to 138****8001.wav")
    with begin() as work:
        work.recordings.remove([recording])
    told = said(begin, subject=Subject.RECORDING, subject_id=str(recording))
    assert f"Removed recording {recording} · 20260302-138****8001.wav" in told
    assert "Customer: 138****8001 > –" in told
    assert "File: /calls/20260302-138****8001.wav > –" in told
    whole = said(begin, numbers=True, subject=Subject.RECORDING)
    assert "Customer: 138****8001 > –" in whole, "the trail itself has masked numbers"


def test_what_belongs_to_something_is_told_of_that(begin: SqlWorkFactory) -> None:
    with begin() as work:
        team, agent = work.people.add_team("East"), work.people.add_agent("王芳", None)
        work.people.join(Membership(agent, team, date(2026, 1, 1)))
        person = work.people.add_person(Person(PersonId(0), "李静", Role.LEAD))
        step = ActionStep(ActionState.DRAFT, person, NOON, "")
        action = work.actions.add(ImprovementAction(ActionId(0), "Say the limit", Origin.SURVEY, "P", steps=(step,)))
    assert said(begin, subject=Subject.AGENT, did=Did.ADDED)[-4] == f"Put agent {agent} · 王芳 into team East"
    lines = said(begin, subject=Subject.ACTION)
    assert f"Noted a step of action A-{action} · Say the limit: Draft" in lines
    assert {"Origin: – > Satisfaction survey", "State: – > Draft", "By: – > 李静"} <= set(lines)
    assert said(begin, "zh_CN", subject=Subject.TEAM)[0] == f"新增了班组 {team} · East"


def test_saving_an_action_again_tells_only_what_is_new(begin: SqlWorkFactory) -> None:
    with begin() as work:
        person = work.people.add_person(Person(PersonId(0), "李静"))
        first = ActionStep(ActionState.DRAFT, person, NOON, "")
        action = work.actions.add(ImprovementAction(ActionId(0), "Say it", Origin.KPI, "P", steps=(first,)))
    with begin() as work:
        before = work.audit.head().id
        known = work.actions.get(action)
        more = ActionStep(ActionState.ANALYSED, person, NOON, "why")
        work.actions.save(replace(known, state=ActionState.ANALYSED, steps=(first, more)))
        assert work.actions.get(action).steps == (first, more)
    with begin.read() as work:
        told = [each for each in work.audit.events(AuditFilter()) if each.id > before]
    assert sorted(each.did for each in told) == [Did.ADDED, Did.CHANGED]


def test_a_published_checklist_and_an_example_bear_their_names(begin: SqlWorkFactory) -> None:
    with begin() as work:
        person = work.people.add_person(Person(PersonId(0), "李静"))
        work.checklists.add(read_text_of(FOLLOW_UP), FOLLOW_UP, NOON, person)
        work.checklists.retire("follow-up", True)
        sample = CoachingSample(
            CoachingSampleId(0), call(work), Span(1, 2), SampleKind.GOOD, "Greeting", "", person, NOON
        )
        work.coaching.add(sample)
    lines = said(begin, subject=Subject.CHECKLIST)
    assert lines[0] == "Added checklist follow-up · Follow-up and satisfaction call"
    assert "Published by: – > 李静" in lines
    assert "Retired: No > Yes" in lines
    assert said(begin, "zh_CN", subject=Subject.CHECKLIST)[0] == "新增了质检表 follow-up · 回访与满意度质检表"
    assert said(begin, subject=Subject.EXAMPLE)[0].endswith("· Greeting")


def test_settings_are_told_one_by_one(begin: SqlWorkFactory) -> None:
    with begin() as work:
        work.save_settings(replace(work.settings(), name="East Centre"))
    with begin() as work:
        work.save_settings(replace(work.settings(), least_n=12, show_customer_numbers=True))
    lines = said(begin, subject=Subject.SETTINGS, did=Did.CHANGED)
    assert lines[0] == "Changed the settings"
    assert sorted(lines[1:]) == [
        "Least number of evaluations for a figure: 8 > 12",
        "Show customer numbers in full: No > Yes",
    ]


@pytest.mark.parametrize(
    ("subject", "subject_id", "values", "words"),
    [
        (Subject.RECORDING, "", {"count": 3, "to": "r.xlsx"}, "Exported recordings: 3 to r.xlsx"),
        (Subject.WORKSPACE, "", {"what": "backup", "to": "b.sqlite3"}, "Backed the workspace up to b.sqlite3"),
        (Subject.AGENT, "7", {"what": "scorecard", "to": "s.pdf"}, "Exported the scorecard of agent 7 to s.pdf"),
        (
            Subject.RECORDING,
            "9",
            {"what": "clip", "to": "c.wav", "masks": "off"},
            "Exported a piece of recording 9 to c.wav, masks off",
        ),
    ],
)
def test_exports_are_told_by_what_went_where(
    begin: SqlWorkFactory, subject: Subject, subject_id: str, values: dict[str, object], words: str
) -> None:
    with begin() as work:
        work.audit.note(subject, subject_id, Did.EXPORTED, values)
    assert said(begin, subject=subject)[0] == words
