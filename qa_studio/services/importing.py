"""Taking recordings into the library: files, folders, and what a metadata file says about them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta
from pathlib import Path

from qa_studio.domain.calls import CallField, CallRow, CallRows
from qa_studio.domain.people import AgentId, Membership, TeamId, team_on
from qa_studio.domain.recording import AudioState, CallDetails, Recording, RecordingId, Sound
from qa_studio.errors import FileTrouble, RecordingUnreadable
from qa_studio.services.events import RecordingsChanged, RecordingsImported
from qa_studio.services.ports import CallMetadata, Clock, SoundFiles, Work, WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.services.sound import AudioEngine
from qa_studio.texts import Message, message

# Looked up together: one question to the database serves many files.
LOOKED_UP = 200
# Committed together, for a commit costs as much as a hundred rows; but a crash loses the looking at no more than these.
BATCH = 1000
BATCH_LASTS = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What to import and how: `columns` overrides what a column is; `zone` is the recorder's where times have none."""

    paths: tuple[Path, ...]
    metadata: Path | None = None
    columns: Mapping[str, CallField | None] = field(default_factory=dict)
    zone: str | None = None
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """A recording that is new in the library."""

    id: RecordingId
    path: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that the library had already."""

    path: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Declined:
    """A file or a metadata row that could not be taken, why, and what to do."""

    path: str
    reason: Message
    hint: Message | None


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What happened to every file and every row that went wrong."""

    added: tuple[Added, ...]
    skipped: tuple[Skipped, ...]
    refused: tuple[Declined, ...]


class Importing:
    """Brings recordings into the library; one bad file never stops the rest."""

    def __init__(
        self, work: WorkFactory, engine: AudioEngine, files: SoundFiles, metadata: CallMetadata, clock: Clock
    ) -> None:
        self._work, self._engine, self._files, self._metadata, self._clock = work, engine, files, metadata, clock

    def look_at(self, order: ImportOrder) -> CallRows | None:
        """How the metadata file would be understood, to be confirmed; None where there is none."""
        return None if order.metadata is None else self._read_metadata(order)

    def run(self, order: ImportOrder, progress: Progress) -> ImportOutcome:
        """Import; on cancelling, what was committed before stays in the library."""
        rows = self._read_metadata(order) if order.metadata else None
        files = tuple(dict.fromkeys(path.absolute() for path in self._files.found_in(order.paths)))
        calls = _Calls(rows, order.metadata, files)
        tally = _Tally()
        tally.refused += calls.refused
        walk = _Walk(progress, len(files))
        batch: list[_Found] = []
        begun = self._clock()
        for start in range(0, len(files), LOOKED_UP):
            hashed = self._hashed(files[start : start + LOOKED_UP], walk, tally)
            for found in self._looked_into(hashed, walk, tally):
                batch.append(found)
                if len(batch) >= BATCH or self._clock() - begun >= BATCH_LASTS:
                    self._take(batch, calls, order, tally)
                    batch, begun = [], self._clock()
        self._take(batch, calls, order, tally)
        return ImportOutcome(tuple(tally.added), tuple(tally.skipped), tuple(tally.refused))

    def _read_metadata(self, order: ImportOrder) -> CallRows:
        assert order.metadata is not None
        with self._work.read() as work:
            zone = order.zone or work.settings().zone
        return self._metadata.read(order.metadata, dict(order.columns), zone)

    def _hashed(self, paths: Sequence[Path], walk: "_Walk", tally: "_Tally") -> list["_Found"]:
        """Those that can be read, each content once."""
        hashed = []
        for path in paths:
            walk.step()
            with _declining(path, tally):
                str(path).encode()  # raises where the name is no text
                found = _Found(path, self._engine.content_hash(path), path.stat().st_size)
                if found.hash in tally.hashes:
                    reason = message("the same recording as another file of this import")
                    tally.skipped.append(Skipped(str(path), reason))
                else:
                    tally.hashes.add(found.hash)
                    hashed.append(found)
        return hashed

    def _looked_into(self, hashed: list["_Found"], walk: "_Walk", tally: "_Tally") -> Iterator["_Found"]:
        """Those that are in the library, and the new ones that are sound."""
        with self._work.read() as work:
            known = work.recordings.known([found.hash for found in hashed])
        for found in hashed:
            walk.step()
            looked_into = False
            with _declining(found.path, tally):
                if found.hash not in known:
                    facts = self._engine.probe(found.path)
                    found.sound = Sound(
                        facts.duration_s, facts.sample_rate, facts.channels, facts.codec, facts.complete
                    )
                looked_into = True
            if looked_into:
                yield found

    def _take(self, batch: list["_Found"], calls: "_Calls", order: ImportOrder, tally: "_Tally") -> None:
        if not batch:
            return
        with self._work() as work:
            people = _People(work, self._clock().date())
            known = work.recordings.known([found.hash for found in batch])
            fresh, changed = [], []
            for found in batch:
                details = people.details(calls.row_for(found.path))
                if found.hash in known:
                    recording = work.recordings.get(known[found.hash])
                    if _meet_again(work, recording, found, details, tally):
                        changed.append(recording.id)
                elif found.sound is not None:
                    fresh.append(self._recording(found, found.sound, details, order))
            ids = work.recordings.add_all(fresh)
            tally.added += [Added(id_, recording.path) for id_, recording in zip(ids, fresh, strict=True)]
            if ids:
                work.record(RecordingsImported(tuple(ids)))
            if changed:
                work.record(RecordingsChanged(tuple(changed)))

    def _recording(self, found: "_Found", sound: Sound, details: CallDetails, order: ImportOrder) -> Recording:
        return Recording(
            id=RecordingId(0),
            path=str(found.path),
            content_hash=found.hash,
            size=found.size,
            sound=sound,
            details=details,
            imported_at=self._clock(),
            swapped=order.swapped,
        )


@contextmanager
def _declining(path: Path, tally: "_Tally") -> Iterator[None]:
    """What is wrong with one file is noted there; the others go on."""
    try:
        yield
    except RecordingUnreadable as error:
        tally.refused.append(Declined(str(path), error.why, error.hint))
    except FileTrouble as error:
        tally.refused.append(Declined(str(path), error.what, error.hint))
    except UnicodeEncodeError:
        shown = str(path).encode(errors="replace").decode()
        reason = message("its name is not written in UTF-8.")
        tally.refused.append(Declined(shown, reason, message("Rename the file and import it again.")))
    except OSError as error:
        reason = message("the file can't be read ({why}).", why=error.strerror or str(error))
        tally.refused.append(Declined(str(path), reason, message("Check that it is there and that you may read it.")))


def _meet_again(work: Work, known: Recording, found: "_Found", details: CallDetails, tally: "_Tally") -> bool:
    """Say that the library has it; mend its place and fill empty details.  True where something was changed."""
    changed = known
    reason = message("already in the library")
    if known.path != str(found.path) and (known.audio is not AudioState.PRESENT or not Path(known.path).exists()):
        changed = replace(changed, path=str(found.path), audio=AudioState.PRESENT)
        reason = message("already in the library; it was found again at this place")
    filled = _filled(known.details, details)
    if filled != known.details:
        changed = replace(changed, details=filled)
        reason = message("already in the library; its call details were completed")
    if changed != known:
        work.recordings.save(changed)
    tally.skipped.append(Skipped(str(found.path), reason))
    return changed != known


def _filled(known: CallDetails, more: CallDetails) -> CallDetails:
    names = (
        "call_id",
        "started_at",
        "agent",
        "team",
        "queue",
        "direction",
        "customer_number",
        "case",
        "case_type",
        "csat",
    )
    gaps = {name: getattr(more, name) for name in names if getattr(known, name) is None}
    return replace(known, extra={**more.extra, **known.extra}, **gaps)


class _Walk:
    """Tells where the import is; a file counts half when it is hashed and half when it was looked into."""

    def __init__(self, progress: Progress, files: int) -> None:
        self._progress, self._files, self._done = progress, files, 0.0

    def step(self) -> None:
        """On to the next; raises Cancelled."""
        self._done += 0.5
        self._progress.at(int(self._done), self._files, message("Importing recordings"))


@dataclass(slots=True)
class _Found:
    path: Path
    hash: str
    size: int
    sound: Sound | None = None


@dataclass(slots=True)
class _Tally:
    added: list[Added] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    refused: list[Declined] = field(default_factory=list)
    hashes: set[str] = field(default_factory=set)


class _Calls:
    """Which metadata row belongs to which file: beside the metadata file first, then by name."""

    def __init__(self, rows: CallRows | None, source: Path | None, files: Iterable[Path]) -> None:
        self.refused: list[Declined] = []
        self._rows: dict[Path, CallRow] = {}
        if rows is None or source is None:
            return
        self._source = source
        by_name: dict[str, list[Path]] = {}
        wanted = set()
        for path in files:
            by_name.setdefault(path.name, []).append(path)
            wanted.add(path)
        for bad in rows.refused:
            self._refuse(bad.row_number, bad.reason, bad.hint)
        for row in rows.rows:
            self._match(row, wanted, by_name)

    def row_for(self, path: Path) -> CallRow | None:
        """What the metadata file says about this recording."""
        return self._rows.get(path)

    def _match(self, row: CallRow, wanted: set[Path], by_name: dict[str, list[Path]]) -> None:
        if not row.file:
            self._refuse(
                row.row_number, message("the row names no file."), message("Fill the column that names the recording.")
            )
            return
        relative = row.file.replace("\\", "/")
        beside = (self._source.parent / relative).absolute()
        if beside in wanted:
            self._put(beside, row)
            return
        named = by_name.get(relative.rsplit("/", 1)[-1], [])
        if len(named) == 1:
            self._put(named[0], row)
        elif len(named) > 1:
            self._refuse(
                row.row_number,
                message("{n} files are called {name}.", n=len(named), name=row.file),
                message("Name the file with its folder, as seen from the metadata file."),
            )
        elif not beside.exists():
            # One that lies beside the metadata file but was not asked for is passed over in silence.
            self._refuse(
                row.row_number,
                message("the recording {name} isn't there.", name=row.file),
                message("Import its folder too, or correct the name."),
            )

    def _put(self, path: Path, row: CallRow) -> None:
        first = self._rows.setdefault(path, row)
        if first is not row and replace(row, row_number=first.row_number) != first:
            self._refuse(
                row.row_number,
                message("row {first} says something else about the same recording.", first=first.row_number),
                message("Keep one row for each recording."),
            )

    def _refuse(self, row_number: int, reason: Message, hint: Message) -> None:
        place = f"{self._source.name}:{row_number}"
        self.refused.append(Declined(place, message("row {row}: {reason}", row=row_number, reason=reason), hint))


class _People:
    """Finds the agents and teams that rows name, and adds those that are new."""

    def __init__(self, work: Work, today: date) -> None:
        self._work, self._today = work, today
        agents = work.people.agents()
        self._by_number = {agent.number: agent.id for agent in agents if agent.number}
        self._by_name = {agent.name: agent.id for agent in agents if not agent.number}
        self._any_by_name = {agent.name: agent.id for agent in agents}
        self._teams = {team.name: team.id for team in work.people.teams()}
        self._memberships: dict[AgentId, list[Membership]] = {}
        for membership in work.people.memberships():
            self._memberships.setdefault(membership.agent, []).append(membership)

    def details(self, row: CallRow | None) -> CallDetails:
        """The call's details with agent and team found or added."""
        if row is None:
            return CallDetails()
        agent = self._agent(row)
        day = row.started_at.date() if row.started_at else self._today
        team = self._team(row.team) if row.team else None
        if agent is not None:
            mine = self._memberships.setdefault(agent, [])
            if team is not None and not mine:
                mine.append(Membership(agent, team, day))
                self._work.people.join(mine[0])
            team = team if team is not None else team_on(mine, day)
        return CallDetails(
            call_id=row.call_id,
            started_at=row.started_at.astimezone(UTC) if row.started_at else None,
            agent=agent,
            team=team,
            queue=row.queue,
            direction=row.direction,
            customer_number=row.customer_number,
            case=row.case,
            case_type=row.case_type,
            csat=csat_value(row.csat),
            extra=row.extra,
        )

    def _agent(self, row: CallRow) -> AgentId | None:
        number, name = row.agent_number, row.agent
        if number:
            if number not in self._by_number:
                self._by_number[number] = self._work.people.add_agent(name or number, number)
            return self._by_number[number]
        if not name:
            return None
        known = self._by_name.get(name) or self._any_by_name.get(name)
        if known is None:
            known = self._by_name[name] = self._work.people.add_agent(name, None)
        return known

    def _team(self, name: str) -> TeamId:
        if name not in self._teams:
            self._teams[name] = self._work.people.add_team(name)
        return self._teams[name]


# The survey of the domain study has three words; they take the ends and the middle of the usual scale of five.
_CSAT_WORDS = {"满意": 5.0, "一般": 3.0, "很差": 1.0, "satisfied": 5.0, "fair": 3.0, "very poor": 1.0}


def csat_value(said: str | None) -> float | None:
    """Satisfaction as a number; the words of the survey count 5, 3 and 1, anything else is not known."""
    if said is None:
        return None
    if said in _CSAT_WORDS:
        return _CSAT_WORDS[said]
    try:
        return float(said)
    except ValueError:
        return None
