"""Everybody gets a recording of their own, on each engine."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from qa_studio.domain.people import PersonId, Role
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, RecordingState, Sound
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.claims import LEASE, Claims
from qa_studio.services.inspections import Inspections
from qa_studio.services.people import PeopleDirectory
from qa_studio.storage.work import SqlWorkFactory

FORM = """\
checklist: call
title: {en: Call}
scoring: {method: percentage, pass_mark: 80}
sections: [{code: all, title: {en: All}, questions: [
  {code: greeting, text: {en: Greets}, kind: choice, options: [{code: yes, score: 100}, {code: no, score: 0}]}]}]
"""


class Clock:
    """A clock that the story moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def claims(begin: SqlWorkFactory, clock: Clock) -> Claims:
    return Claims(begin, clock)


@pytest.fixture
def inspections(begin: SqlWorkFactory, clock: Clock) -> Inspections:
    with begin() as work:
        work.checklists.add(read_text_of(FORM), FORM, clock())
    return Inspections(begin, clock)


@pytest.fixture
def people(begin: SqlWorkFactory) -> list[PersonId]:
    """Four inspectors."""
    directory = PeopleDirectory(begin)
    return [directory.add_person(name, Role.INSPECTOR) for name in ("Li", "Ma", "Wang", "Zhang")]


@pytest.fixture
def calls(begin: SqlWorkFactory, clock: Clock) -> Callable[[int], list[RecordingId]]:
    """Puts so many recordings into the pool, the oldest first."""

    def put(count: int) -> list[RecordingId]:
        with begin() as work:
            return [work.recordings.add(recording(number, clock())) for number in range(count)]

    return put


def recording(number: int, now: datetime) -> Recording:
    return Recording(
        id=RecordingId(0),
        path=f"/calls/{number}.wav",
        content_hash=f"{number:064x}",
        size=1,
        sound=Sound(60.0, 8000, 2, "pcm_s16", True),
        details=CallDetails(started_at=now + timedelta(minutes=number)),
        imported_at=now,
    )


def test_the_oldest_goes_first_and_each_to_one_person_only(
    claims: Claims, people: list[PersonId], calls: Callable[[int], list[RecordingId]]
) -> None:
    pool = calls(3)
    assert [claims.take_next(person) for person in people] == [*pool, None]
    assert claims.free() == 0


def test_who_has_answered_nothing_yet_gets_the_same_again(
    claims: Claims, people: list[PersonId], calls: Callable[[int], list[RecordingId]]
) -> None:
    pool = calls(3)
    assert [claims.take_next(people[0]) for _ in range(3)] == [pool[0]] * 3
    assert claims.free() == 2


def test_who_has_begun_may_take_another(
    claims: Claims, inspections: Inspections, people: list[PersonId], calls: Callable[[int], list[RecordingId]]
) -> None:
    pool = calls(2)
    claims.take_next(people[0])
    begun = inspections.begin(pool[0], "call", people[0])
    assert claims.take_next(people[0]) == pool[0]
    inspections.answer(begun, "greeting", "yes")
    assert claims.take_next(people[0]) == pool[1]


def test_what_is_looked_at_and_left_is_free_again(
    claims: Claims,
    inspections: Inspections,
    people: list[PersonId],
    calls: Callable[[int], list[RecordingId]],
    begin: SqlWorkFactory,
) -> None:
    (call,) = calls(1)
    claims.take_next(people[0])
    inspections.begin(call, "call", people[0])
    assert claims.give_back(call, people[0])
    with begin.read() as work:
        assert work.recordings.get(call).state is RecordingState.NEW
        assert work.inspections.open_of(call) == ()
    assert claims.take_next(people[1]) == call


def test_what_was_answered_stays_with_who_answered(
    claims: Claims, inspections: Inspections, people: list[PersonId], calls: Callable[[int], list[RecordingId]]
) -> None:
    (call,) = calls(1)
    claims.take_next(people[0])
    begun = inspections.begin(call, "call", people[0])
    inspections.answer(begun, "greeting", "no")
    assert not claims.give_back(call, people[0])
    assert claims.take_next(people[1]) is None
    assert inspections.view(begun).inspection.answers.values == {"greeting": "no"}


def test_a_recording_whose_taker_is_not_heard_of_is_given_to_the_next(
    claims: Claims, inspections: Inspections, people: list[PersonId], calls: Callable[[int], list[RecordingId]],
    clock: Clock,
) -> None:  # fmt: skip
    (call,) = calls(1)
    claims.take_next(people[0])
    inspections.begin(call, "call", people[0])
    clock.now += LEASE - timedelta(minutes=1)
    assert claims.renew(call, people[0])
    clock.now += timedelta(minutes=2)
    assert claims.take_next(people[1]) is None
    clock.now += LEASE
    assert claims.take_next(people[1]) == call
    assert not claims.renew(call, people[0])


def test_what_is_on_somebodys_desk_is_not_in_the_pool(
    claims: Claims, people: list[PersonId], calls: Callable[[int], list[RecordingId]], begin: SqlWorkFactory
) -> None:
    (call,) = calls(1)
    with begin() as work:
        work.recordings.save(replace(work.recordings.get(call), assigned_to=people[2]))
    assert (claims.free(), claims.take_next(people[0])) == (0, None)


def test_many_take_at_once_and_nobody_gets_what_another_has(
    claims: Claims, inspections: Inspections, people: list[PersonId], calls: Callable[[int], list[RecordingId]]
) -> None:
    pool = calls(24)

    def work_through(person: PersonId) -> list[RecordingId]:
        taken = []
        while (call := claims.take_next(person)) is not None:
            begun = inspections.begin(call, "call", person)
            inspections.answer(begun, "greeting", "yes")
            taken.append(call)
        return taken

    with ThreadPoolExecutor(4) as team:
        shares = list(team.map(work_through, people))
    assert Counter(call for share in shares for call in share) == Counter(pool)


def test_a_connection_that_the_server_closed_is_made_anew(
    engine: Engine, claims: Claims, people: list[PersonId], calls: Callable[[int], list[RecordingId]]
) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("a file closes nothing")
    pool = calls(1)
    assert claims.take_next(people[0]) == pool[0]
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert claims.take_next(people[0]) == pool[0]
