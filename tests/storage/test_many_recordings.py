"""Fifty thousand recordings: what the database lists is what Python would."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from qa_studio.domain.people import AgentId, Person, PersonId, TeamId
from qa_studio.domain.recording import (
    CallDetails,
    Direction,
    Picked,
    Recording,
    RecordingId,
    RecordingState,
    Sound,
)
from qa_studio.domain.spans import Span, total_s
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.measuring import ChannelMeasures, ChannelRole, Measurements, Overlap
from qa_studio.services.rows import RECORDING_SORTS, RecordingFilter, RecordingSort
from qa_studio.storage.workspace import OpenWorkspace, create_workspace, open_workspace

N = 50_000
START = datetime(2026, 1, 1, tzinfo=UTC)
AGENTS = ("王芳", "李伟", "Wang Fang", "li wei", "Zhao Lei")
TEAMS = ("东区", "West")


class Library:
    """The workspace, and the same recordings in memory."""

    def __init__(self, workspace: OpenWorkspace, recordings: list[Recording]) -> None:
        self.workspace = workspace
        self.recordings = recordings

    def expected(self, lets_through: Callable[[Recording], bool], sort: RecordingSort) -> list[int]:
        """Ids as Python would list them."""
        key = KEYS[sort.column]
        chosen = sorted((r for r in self.recordings if lets_through(r)), key=lambda r: -r.id)
        # Sorting keeps equal ones in their order, the newest first, both ways.
        known = sorted((r for r in chosen if key(r) is not None), key=key, reverse=sort.descending)
        return [int(r.id) for r in known] + [int(r.id) for r in chosen if key(r) is None]


MEASURED: dict[int, tuple[float, float | None, float | None, float]] = {}
"""Longest dead air, overlap and the agent's share of the recordings that were measured."""

KEYS: dict[str, Callable[[Recording], Any]] = {
    "started_at": lambda r: r.details.started_at,
    "agent": lambda r: AGENTS[r.details.agent - 1].casefold() if r.details.agent else None,
    "team": lambda r: TEAMS[r.details.team - 1].casefold() if r.details.team else None,
    "queue": lambda r: r.details.queue,
    "duration": lambda r: r.sound.duration_s,
    "direction": lambda r: r.details.direction,
    "csat": lambda r: r.details.csat,
    "state": lambda r: r.state,
    "score": lambda r: r.score,
    "due_on": lambda r: r.due_on,
    "dead_air": lambda r: MEASURED.get(r.id, (None,))[0],
    "overlap": lambda r: MEASURED.get(r.id, (None, None))[1],
    "talk_share": lambda r: MEASURED.get(r.id, (None, None, None))[2],
    "hold": lambda r: MEASURED.get(r.id, (None, None, None, None))[3],
}


def made_up(number: int, chance: random.Random) -> Recording:
    agent = chance.choice([None, *range(1, len(AGENTS) + 1)])
    details = CallDetails(
        call_id=f"c{number}",
        started_at=chance.choice([None, START + timedelta(minutes=chance.randrange(100_000))]),
        agent=None if agent is None else AgentId(agent),
        team=None if agent is None else TeamId(1 + agent % 2),
        queue=chance.choice([None, "consult", "投诉"]),
        direction=chance.choice([None, *Direction]),
        customer_number=str(13_000_000_000 + chance.randrange(10**9)),
        csat=chance.choice([None, 1.0, 2.0, 3.0, 4.0, 5.0]),
    )
    return Recording(
        id=RecordingId(number),
        path=f"/calls/{number}.wav",
        content_hash=str(number),
        size=1,
        sound=Sound(chance.randrange(6000) / 10, 8000, 2, "pcm_s16le"),
        details=details,
        imported_at=START,
        state=chance.choice(list(RecordingState)),
        assigned_to=chance.choice([None, None, PersonId(1)]),
        due_on=chance.choice([None, date(2026, 1, 1) + timedelta(days=chance.randrange(90))]),
        picked=chance.choice(list(Picked)),
        score=chance.choice([None, chance.randrange(100) + 0.5]),
    )


def measured(number: int) -> Measurements:
    """Every third is mono."""
    agent, customer = Span(0, 1 + number % 7), Span(0, 2)
    roles: tuple[ChannelRole, ...] = ("agent", "customer") if number % 3 else ("both",)
    found = Measurements(
        60,
        tuple(
            ChannelMeasures(role, (span,), -20, -60, 0) for role, span in zip(roles, (agent, customer), strict=False)
        ),
        dead_air=(Span(0, number % 30),),
        overlaps=(Overlap(Span(0, number % 5), "agent"),),
        hold=(Span(30, 30 + number % 11), Span(45, 47)),
        mono=len(roles) == 1,
    )
    MEASURED[number] = (found.dead_air_longest_s, found.overlap_total_s, found.agent_share, total_s(found.hold))
    return found


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Made once for all these tests, which only read."""
    root: Path = tmp_path_factory.mktemp("many") / "centre"
    create_workspace(root)
    workspace = open_workspace(root, read_text_of)
    chance = random.Random(1)
    recordings = [made_up(number, chance) for number in range(1, N + 1)]
    with workspace.work() as work:
        for name in AGENTS:
            work.people.add_agent(name, None)
        for name in TEAMS:
            work.people.add_team(name)
        work.people.add_person(Person(PersonId(0), "Chen"))
        assert work.recordings.add_all(recordings) == tuple(range(1, N + 1))
        work.measures.keep({RecordingId(number): measured(number) for number in range(1, 1001)}, START)
    yield Library(workspace, recordings)
    workspace.close()


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("column", RECORDING_SORTS)
def test_every_sort_gives_the_order_and_the_first_window(library: Library, column: str, descending: bool) -> None:
    sort = RecordingSort(column, descending)
    expected = library.expected(lambda recording: True, sort)
    with library.workspace.work.read() as work:
        ids = work.recordings.ids(RecordingFilter(), sort)
        assert list(ids) == expected
        assert [row.id for row in work.recordings.first(RecordingFilter(), sort, 200)] == expected[:200]
        window = [RecordingId(key) for key in ids[30_000:30_200]]
        assert [row.id for row in work.recordings.rows(window)] == expected[30_000:30_200]


FILTERS: dict[str, tuple[RecordingFilter, Callable[[Recording], bool]]] = {
    "agents": (RecordingFilter(agents=(AgentId(1), AgentId(4))), lambda r: r.details.agent in (1, 4)),
    "teams": (RecordingFilter(teams=(TeamId(2),)), lambda r: r.details.team == 2),
    "queues": (RecordingFilter(queues=("投诉",)), lambda r: r.details.queue == "投诉"),
    "days": (
        RecordingFilter(since=START + timedelta(days=3), before=START + timedelta(days=5)),
        lambda r: r.details.started_at is not None and 3 <= (r.details.started_at - START).days < 5,
    ),
    "durations": (RecordingFilter(shortest_s=10.0, longest_s=20.0), lambda r: 10 <= r.sound.duration_s <= 20),
    "directions": (RecordingFilter(directions=(Direction.OUT,)), lambda r: r.details.direction is Direction.OUT),
    "csat": (
        RecordingFilter(csat_from=2.0, csat_to=3.0),
        lambda r: r.details.csat is not None and 2 <= r.details.csat <= 3,
    ),
    "states": (RecordingFilter(states=(RecordingState.FAILED,)), lambda r: r.state is RecordingState.FAILED),
    "assigned": (RecordingFilter(assigned_to=PersonId(1)), lambda r: r.assigned_to == 1),
    "picked": (RecordingFilter(picked=(Picked.RISK, Picked.COMPLAINT)), lambda r: r.picked in ("risk", "complaint")),
    "dead air": (RecordingFilter(dead_air_over_s=20), lambda r: MEASURED.get(r.id, (0,))[0] > 20),
    "name of two characters": (RecordingFilter(text="王芳"), lambda r: r.details.agent == 1),
    "name of three and more": (RecordingFilter(text="wang fang"), lambda r: r.details.agent == 3),
    "digits": (RecordingFilter(text="1234"), lambda r: "1234" in searched(r)),
    "two digits": (RecordingFilter(text="77"), lambda r: "77" in searched(r)),
    "all at once": (
        RecordingFilter(text="李伟 99", teams=(TeamId(1),), states=(RecordingState.NEW,), csat_from=3.0),
        lambda r: (
            r.details.agent == 2
            and "99" in searched(r)
            and r.details.team == 1
            and r.state is RecordingState.NEW
            and r.details.csat is not None
            and r.details.csat >= 3
        ),
    ),
}


def searched(recording: Recording) -> str:
    return f"{recording.details.customer_number}\n{recording.details.call_id}\n{recording.name}"


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_lets_through_what_it_says(library: Library, name: str) -> None:
    chosen, lets_through = FILTERS[name]
    sort = RecordingSort("duration", False)
    expected = library.expected(lets_through, sort)
    with library.workspace.work.read() as work:
        assert list(work.recordings.ids(chosen, sort)) == expected
        assert work.recordings.count(chosen) == len(expected)
        assert [row.id for row in work.recordings.first(chosen, sort, 50)] == expected[:50]
