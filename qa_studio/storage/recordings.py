"""The library of recordings."""

from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, case, delete, insert, literal, select, text, update

from qa_studio.domain.folding import folded
from qa_studio.domain.people import AgentId, TeamId
from qa_studio.domain.recording import AudioState, CallDetails, Recording, RecordingId, Sound
from qa_studio.errors import NotFound, Refused
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort
from qa_studio.storage.asking_once import asked_once
from qa_studio.storage.changed_columns import write_changed
from qa_studio.storage.keywords import SqlKeywords
from qa_studio.storage.planning import planned_anew
from qa_studio.storage.recording_query import (
    Words,
    counted,
    first_rows,
    indexes_asked,
    ordered_ids,
    row_of,
    rows_by_id,
    rows_of_case,
)
from qa_studio.storage.tables import (
    agents,
    coaching_samples,
    evaluation_calls,
    evaluations,
    inspection_calls,
    inspections,
    notes,
    recordings,
    teams,
)
from qa_studio.storage.word_search import Indexes
from qa_studio.texts import message

_R = recordings.c
_JUDGED = (
    inspections.c.recording_id,
    evaluations.c.recording_id,
    inspection_calls.c.recording_id,
    evaluation_calls.c.recording_id,
    notes.c.recording_id,
)
_IN_SLICES_OF = 500


class SqlRecordings:
    """The library on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name

    @asked_once
    def get(self, recording: RecordingId) -> Recording:
        """The recording; raises NotFound."""
        found = self._connection.execute(select(recordings).where(_R.id == recording)).first()
        if found is None:
            raise _no_recording(recording)
        return _recording(found)

    def add(self, recording: Recording) -> RecordingId:
        """Keep a new one; its id is given anew."""
        return self.add_all((recording,))[0]

    def add_all(self, recordings: Sequence[Recording]) -> tuple[RecordingId, ...]:
        """Keep new ones; the ids in their order."""
        if not recordings:
            return ()
        names = _Names.of(self._connection)
        keys = self._next_keys(len(recordings))
        values = [{"id": key, **_values(new, names)} for key, new in zip(keys, recordings, strict=True)]
        self._connection.execute(insert(_R.id.table), values)
        return tuple(map(RecordingId, keys))

    def _next_keys(self, n: int) -> Sequence[int]:
        # Taken beforehand: asked for with each row they cost as much as writing it.
        if self._dialect == "postgresql":
            drawn = "SELECT nextval(pg_get_serial_sequence('recordings', 'id')) FROM generate_series(1, :n)"
            return self._connection.execute(text(drawn), {"n": n}).scalars().all()
        last = self._connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'recordings'")).scalar() or 0
        return range(last + 1, last + n + 1)

    def save(self, recording: Recording) -> None:
        """Write all of it; evaluations follow a correction of the instant of the call, and gone sound stays gone."""
        was = self.get(recording.id).details.started_at
        values = _values(recording, _Names.of(self._connection))
        # Retention may have removed it since the recording was read.
        kept = case((_R.audio == AudioState.REMOVED, _R.audio), else_=literal(recording.audio, _R.audio.type))
        if not write_changed(self._connection, recordings, recording.id, values, audio=kept):
            raise _no_recording(recording.id)
        called = recording.details.started_at
        if called == was or self._dialect == "postgresql":  # there a trigger of the table sees to it
            return
        instant = evaluations.c.completed_at if called is None else called
        self._connection.execute(
            update(evaluations).where(evaluations.c.recording_id == recording.id).values(called_at=instant)
        )

    def remove(self, recordings: Sequence[RecordingId]) -> None:
        """Take them out of the library; refused where a coaching sample was marked."""
        for few in _slices(recordings):
            marked = select(coaching_samples.c.id).where(coaching_samples.c.recording_id.in_(few)).limit(1)
            if self._connection.execute(marked).first():
                raise Refused(
                    message("A coaching sample was marked in one of these recordings."),
                    message("Remove the sample first."),
                )
            self._connection.execute(delete(_R.id.table).where(_R.id.in_(few)))

    def known(self, hashes: Iterable[str]) -> dict[str, RecordingId]:
        """The recordings with these contents."""
        found: dict[str, RecordingId] = {}
        for few in _slices(list(hashes)):
            wanted = select(_R.content_hash, _R.id).where(_R.content_hash.in_(few))
            found.update((digest, RecordingId(key)) for digest, key in self._connection.execute(wanted))
        return found

    def sizes(self, paths: Iterable[str]) -> dict[str, int]:
        """How many bytes those have that lie at these paths."""
        found: dict[str, int] = {}
        for few in _slices(list(paths)):
            wanted = select(_R.path, _R.size).where(_R.path.in_(few))
            found.update((path, size) for path, size in self._connection.execute(wanted))
        return found

    def first(self, chosen: RecordingFilter, sort: RecordingSort, limit: int) -> tuple[RecordingRow, ...]:
        """The first `limit` lines."""
        words, indexes = self._sought(chosen)
        return tuple(map(row_of, self._connection.execute(first_rows(chosen, words, sort, limit, indexes)).all()))

    def ids(self, chosen: RecordingFilter, sort: RecordingSort) -> Sequence[int]:
        """All ids in order, eight bytes each."""
        words, indexes = self._sought(chosen)
        return array("q", self._connection.execute(ordered_ids(chosen, words, sort, indexes)).scalars())

    def count(self, chosen: RecordingFilter) -> int:
        """How many the filter lets through."""
        return self._connection.execute(counted(chosen, *self._sought(chosen))).scalar_one()

    def _sought(self, chosen: RecordingFilter) -> tuple[Words, Indexes]:
        words = self._said(chosen)
        return words, indexes_asked(self._connection, chosen, words)

    def _said(self, chosen: RecordingFilter) -> Words:
        if not chosen.keyword_lists:
            return ()
        lists = [each for each in SqlKeywords(self._connection).all() if each.id in chosen.keyword_lists]
        return tuple((folded(word), each.whole_words) for each in lists for word in each.words)

    def rows(self, recordings: Sequence[RecordingId]) -> tuple[RecordingRow, ...]:
        """In the order asked; unknown ids are left out."""
        found = rows_by_id(self._connection, recordings)
        return tuple(found[key] for key in recordings if key in found)

    def queues(self) -> tuple[str, ...]:
        """Every queue that occurs, sorted."""
        found: list[str] = []
        # From one to the next larger in the index: a DISTINCT would read it all.
        larger: ColumnElement[bool] = _R.queue.is_not(None)
        while True:
            next_one = planned_anew(select(_R.queue).where(larger).order_by(_R.queue).limit(1))
            queue = self._connection.execute(next_one).scalar()
            if queue is None:
                return tuple(found)
            found.append(queue)
            larger = _R.queue > queue

    def of_case(self, case: str) -> tuple[RecordingRow, ...]:
        """All calls with a case number, by time."""
        return rows_of_case(self._connection, case)

    def inspected(self, recordings: Sequence[RecordingId]) -> tuple[RecordingId, ...]:
        """Those that have an inspection, an evaluation or notes and so can't be taken back."""
        judged: set[int] = set()
        for few in _slices(recordings):
            for key in _JUDGED:
                judged.update(self._connection.execute(select(key).where(key.in_(few)).distinct()).scalars())
        return tuple(recording for recording in recordings if recording in judged)

    def move_to_team(self, agent: AgentId, team: TeamId, since: datetime) -> None:
        """Calls of the agent from that instant on belong to `team`; evaluations keep what they say."""
        theirs = (_R.agent_id == agent, _R.started_at >= since)
        self._connection.execute(update(recordings).where(*theirs).values(team_id=team))
        refresh_names(self._connection, *theirs)


def refresh_names(connection: Connection, *which: ColumnElement[bool]) -> None:
    """Write anew what is sorted and searched by in `which` recordings, after a name changed."""
    names = _Names.of(connection)
    parts = (_R.id, _R.agent_id, _R.team_id, _R.queue, _R.customer_number, _R.case_number, _R.call_id, _R.path)
    changed = [
        {"of": key, **names.sorted_and_searched(agent, team, more)}
        for key, agent, team, *more in connection.execute(select(*parts).where(*which))
    ]
    if changed:
        connection.execute(update(recordings).where(_R.id == bindparam("of")), changed)


class _Names:
    """What agents and teams are called, in lower case."""

    def __init__(self, agent_names: dict[int, tuple[str, str]], team_names: dict[int, str]) -> None:
        self._agents, self._teams = agent_names, team_names

    @classmethod
    def of(cls, connection: Connection) -> "_Names":
        found = connection.execute(select(agents.c.id, agents.c.name, agents.c.number))
        return cls(
            {key: (name.casefold(), (number or "").casefold()) for key, name, number in found},
            {key: name.casefold() for key, name in connection.execute(select(teams.c.id, teams.c.name))},
        )

    def sorted_and_searched(self, agent: int | None, team: int | None, more: Sequence[str | None]) -> dict[str, Any]:
        """The columns of one recording that hold names; the last of `more` is its path."""
        name, number = self._agents.get(agent, ("", "")) if agent is not None else ("", "")
        team_name = self._teams.get(team) if team is not None else None
        file = (more[-1] or "").replace("\\", "/").rsplit("/", 1)[-1]
        searched = (name, number, team_name, *(part.casefold() for part in (*more[:-1], file) if part))
        return {
            "agent_sort": name or None,
            "team_sort": team_name,
            "search_text": "".join(f"{part}\n" for part in searched if part),
        }


def _values(recording: Recording, names: _Names) -> dict[str, Any]:
    sound, details = recording.sound, recording.details
    more = (details.queue, details.customer_number, details.case, details.call_id, recording.path)
    return {
        "path": recording.path,
        "content_hash": recording.content_hash,
        "size": recording.size,
        "duration_s": sound.duration_s,
        "sample_rate": sound.sample_rate,
        "channels": sound.channels,
        "codec": sound.codec,
        "complete": sound.complete,
        "call_id": details.call_id,
        "started_at": details.started_at,
        "agent_id": details.agent,
        "team_id": details.team,
        "queue": details.queue,
        "direction": details.direction,
        "customer_number": details.customer_number,
        "case_number": details.case,
        "case_type": details.case_type,
        "csat": details.csat,
        "extra": dict(details.extra),
        "imported_at": recording.imported_at,
        "state": recording.state,
        "swapped": recording.swapped,
        "audio": recording.audio,
        "assigned_to": recording.assigned_to,
        "due_on": recording.due_on,
        "picked": recording.picked,
        "score": recording.score,
        **names.sorted_and_searched(details.agent, details.team, more),
    }


def _recording(row: Row[Any]) -> Recording:
    details = CallDetails(
        call_id=row.call_id,
        started_at=row.started_at,
        agent=row.agent_id,
        team=row.team_id,
        queue=row.queue,
        direction=row.direction,
        customer_number=row.customer_number,
        case=row.case_number,
        case_type=row.case_type,
        csat=row.csat,
        extra=row.extra,
    )
    return Recording(
        id=RecordingId(row.id),
        path=row.path,
        content_hash=row.content_hash,
        size=row.size,
        sound=Sound(row.duration_s, row.sample_rate, row.channels, row.codec, row.complete),
        details=details,
        imported_at=row.imported_at,
        state=row.state,
        swapped=row.swapped,
        audio=row.audio,
        assigned_to=row.assigned_to,
        due_on=row.due_on,
        picked=row.picked,
        score=row.score,
    )


def _slices(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (items[start : start + _IN_SLICES_OF] for start in range(0, len(items), _IN_SLICES_OF))


def _no_recording(number: RecordingId) -> NotFound:
    return NotFound(
        message("There is no recording {number}.", number=number),
        message("“qa-studio recordings” and the recordings page show which there are."),
    )
