"""Taking recordings into the library: files, folders, and what a metadata file says about them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import chain, islice
from pathlib import Path

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.calls import CallField, CallRow, CallRows, NameReading, RefusedRow
from qa_studio.domain.recording import AudioState, CallDetails, Recording, RecordingId, Sound
from qa_studio.errors import FileTrouble, RecordingUnreadable
from qa_studio.services.call_people import CallPeople
from qa_studio.services.call_sources import CallSources
from qa_studio.services.events import RecordingsChanged, RecordingsImported
from qa_studio.services.known_calls import KnownCalls, completed
from qa_studio.services.places import RecordingPlaces, is_url, named
from qa_studio.services.ports import Clock, SoundFiles, Work, WorkFactory
from qa_studio.services.progress import Progress, Quiet
from qa_studio.services.sound import AudioEngine
from qa_studio.texts import Message, message

# Looked up together: one question to the database serves many files.
LOOKED_UP = 200
# Committed together, for a commit costs as much as a hundred rows; but a crash loses the looking at no more than these.
BATCH = 1000
BATCH_LASTS = timedelta(seconds=5)
_SOURCES_TOLD = 5
_IMPORTING = message("Importing recordings")


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What to import and how: `columns` overrides what a column is; `zone` is the recorder's where times have none.

    `names` is a preset or a template by which the files' names are read; what a metadata file says goes before it.
    `urls` are objects or folders of a storage elsewhere, like s3://bucket/folder.
    `lenient`: columns that the metadata file doesn't have are passed over, not refused.
    """

    paths: tuple[Path, ...]
    metadata: Path | None = None
    columns: Mapping[str, CallField | None] = field(default_factory=dict)
    zone: str | None = None
    swapped: bool = False
    names: str | None = None
    lenient: bool = False
    urls: tuple[str, ...] = ()


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
class Noted:
    """A recording that was taken although something about it could not be told, and why."""

    path: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Remarked:
    """A recording that was taken, and what is to be known of its sound: it is incomplete, or had to be guessed at."""

    path: str
    reason: Message


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that could be imported, and what its name says."""

    path: Path
    reading: NameReading


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What happened to every file and every row that went wrong.

    `offsets`: where the unique ids in the names put the recorder, as distance from UTC and number of recordings.
    """

    added: tuple[Added, ...]
    skipped: tuple[Skipped, ...]
    refused: tuple[Declined, ...]
    notes: tuple[Noted, ...] = ()
    offsets: tuple[tuple[timedelta, int], ...] = ()
    remarks: tuple[Remarked, ...] = ()


class Importing:
    """Brings recordings into the library; one bad file never stops the rest."""

    def __init__(
        self,
        work: WorkFactory,
        engine: AudioEngine,
        files: SoundFiles,
        places: RecordingPlaces,
        sources: CallSources,
        clock: Clock,
    ) -> None:
        self._work, self._engine, self._files, self._sources, self._clock = work, engine, files, sources, clock
        self._places = places

    def look_at(self, order: ImportOrder) -> CallRows | None:
        """How the metadata file would be understood, to be confirmed; None where there is none."""
        return None if order.metadata is None else self._read_metadata(order)

    def look_at_names(self, order: ImportOrder, most: int) -> tuple[NamedFile, ...]:
        """What the names of the first files say, to be confirmed; raises Refused for a template that is none."""
        if not order.names:
            return ()
        self._sources.names.check(order.names)
        zone = self._zone(order)
        elsewhere = (Path(named(place)) for url in order.urls for place in self._places.found_in(url, Quiet()))
        first = islice(chain(self._files.found_in(order.paths), elsewhere), most)
        return tuple(NamedFile(path, self._sources.names.read(order.names, path, zone)) for path in first)

    def run(self, order: ImportOrder, progress: Progress) -> ImportOutcome:
        """Import; on cancelling, what was committed before stays in the library."""
        if order.names:
            self._sources.names.check(order.names)
        order = replace(order, zone=self._zone(order))
        rows = self._read_metadata(order) if order.metadata else None
        tally = _Tally()
        files = tuple(self._found(order, progress))
        calls = KnownCalls(rows, order.metadata, files)
        tally.refused += [_declined(bad, order.metadata) for bad in calls.refused if order.metadata]
        self._run(files, calls, order, _Walk(progress, len(files)), tally)
        return tally.outcome()

    def _run(
        self, files: tuple[str, ...], calls: KnownCalls, order: ImportOrder, walk: "_Walk", tally: "_Tally"
    ) -> None:
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

    def _read_metadata(self, order: ImportOrder) -> CallRows:
        assert order.metadata is not None
        return self._sources.metadata.read(order.metadata, dict(order.columns), self._zone(order), order.lenient)

    def _zone(self, order: ImportOrder) -> str:
        if order.zone:
            return order.zone
        with self._work.read() as work:
            return work.settings().zone

    def _found(self, order: ImportOrder, progress: Progress) -> Iterable[str]:
        """The place of every recording, each once; raises FileTrouble where a storage can't be looked into."""
        own = (str(path.absolute()) for path in self._files.found_in(order.paths))
        elsewhere = (place for url in order.urls for place in self._places.found_in(url, progress))
        return dict.fromkeys(chain(own, elsewhere))

    def _hashed(self, places: Sequence[str], walk: "_Walk", tally: "_Tally") -> list["_Found"]:
        """Those that can be read, each content once."""
        hashed = []
        self._places.fetch(places, walk)
        for place in places:
            walk.step()
            with _declining(place, tally):
                place.encode()  # raises where the name is no text
                path = self._places.local(place, walk)
                found = _Found(place, self._engine.content_hash(path), path.stat().st_size)
                if found.hash in tally.hashes:
                    reason = message("the same recording as another file of this import")
                    tally.skipped.append(Skipped(place, reason))
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
            with _declining(found.place, tally):
                if found.hash not in known:
                    path = self._places.local(found.place, walk)  # a small cache may have dropped it again
                    facts = self._engine.probe(path)
                    found.sound = Sound(
                        facts.duration_s, facts.sample_rate, facts.channels, facts.codec, facts.complete
                    )
                    if facts.note is not None:
                        tally.remarks.append(Remarked(found.place, facts.note))
                    found.tags = self._sources.tags.read(path)
                looked_into = True
            if looked_into:
                yield found

    def _take(self, batch: list["_Found"], calls: KnownCalls, order: ImportOrder, tally: "_Tally") -> None:
        if not batch:
            return
        with self._work() as work:
            people = CallPeople(work, self._clock().date())
            known = work.recordings.known([found.hash for found in batch])
            fresh, changed = [], []
            for found in batch:
                details = people.details(self._known(found, calls.row_for(found.place), order, tally))
                if found.hash in known:
                    recording = work.recordings.get(known[found.hash])
                    if _meet_again(work, recording, found, details, tally):
                        changed.append(recording.id)
                elif found.sound is not None:
                    fresh.append(self._recording(found, found.sound, details, order))
            ids = work.recordings.add_all(fresh)
            tally.added += [Added(id_, recording.path) for id_, recording in zip(ids, fresh, strict=True)]
            if ids:
                # With them, not at the end of the import: a program that is killed leaves none without its event.
                work.audit.note(Subject.RECORDING, "", Did.ADDED, _told(order, ids))
                work.record(RecordingsImported(tuple(ids)))
            if changed:
                work.record(RecordingsChanged(tuple(changed)))

    def _known(self, found: "_Found", row: CallRow | None, order: ImportOrder, tally: "_Tally") -> CallRow | None:
        if not order.names:
            return completed(row, None, found.tags)
        reading = self._sources.names.read(order.names, Path(named(found.place)), order.zone or "UTC")
        if reading.reason is not None and row is None:
            tally.notes.append(Noted(found.place, reading.reason))
        if reading.offset is not None:
            tally.offsets[reading.offset] += 1
        return completed(row, reading.row, found.tags)

    def _recording(self, found: "_Found", sound: Sound, details: CallDetails, order: ImportOrder) -> Recording:
        return Recording(
            id=RecordingId(0),
            path=found.place,
            content_hash=found.hash,
            size=found.size,
            sound=sound,
            details=details,
            imported_at=self._clock(),
            swapped=order.swapped,
        )


def _told(order: ImportOrder, ids: Sequence[RecordingId]) -> dict[str, object]:
    """What the audit trail says of recordings that came in together."""
    names = _folders_of(order)
    sources = [*names[:_SOURCES_TOLD], *(["…"] if len(names) > _SOURCES_TOLD else [])]
    told: dict[str, object] = {"count": len(ids), "from": sources, "first": min(ids), "last": max(ids)}
    if order.metadata is not None:
        told["metadata"] = order.metadata.name
    return told


def _folders_of(order: ImportOrder) -> list[str]:
    """Names of folders only: files may be named after customers."""
    own = (path.absolute() if path.is_dir() else path.absolute().parent for path in order.paths)
    elsewhere = (Path(named(url)) for url in order.urls)
    folders = [*own, *(place.parent if place.suffix else place for place in elsewhere)]
    return list(dict.fromkeys(folder.name for folder in folders))


@contextmanager
def _declining(place: str, tally: "_Tally") -> Iterator[None]:
    """What is wrong with one file is noted there; the others go on."""
    try:
        yield
    except RecordingUnreadable as error:
        tally.refused.append(Declined(place, error.why, error.hint))
    except FileTrouble as error:
        tally.refused.append(Declined(place, error.what, error.hint))
    except UnicodeEncodeError:
        shown = place.encode(errors="replace").decode()
        reason = message("its name is not written in UTF-8.")
        tally.refused.append(Declined(shown, reason, message("Rename the file and import it again.")))
    except OSError as error:
        reason = message("the file can't be read ({why}).", why=error.strerror or str(error))
        tally.refused.append(Declined(place, reason, message("Check that it is there and that you may read it.")))


def _meet_again(work: Work, known: Recording, found: "_Found", details: CallDetails, tally: "_Tally") -> bool:
    """Say that the library has it; mend its place and fill empty details.  True where something was changed."""
    changed = known
    reason = message("already in the library")
    gone = known.audio is not AudioState.PRESENT or not (is_url(known.path) or Path(known.path).exists())
    if known.path != found.place and gone:
        changed = replace(changed, path=found.place, audio=AudioState.PRESENT)
        reason = message("already in the library; it was found again at this place")
    filled = _filled(known.details, details)
    if filled != known.details:
        changed = replace(changed, details=filled)
        reason = message("already in the library; its call details were completed")
    if changed != known:
        work.lock(Subject.RECORDING, known.id)
        if (now := work.recordings.get(known.id)) != known:  # somebody was quicker
            return _meet_again(work, now, found, details, tally)
        work.recordings.save(changed)
    tally.skipped.append(Skipped(found.place, reason))
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


class _Walk(Quiet):
    """Tells where the import is; a file counts half when it is hashed and half when it was looked into.

    As the progress of one file it only learns that it should stop.
    """

    def __init__(self, progress: Progress, files: int) -> None:
        super().__init__()
        self._progress, self._files, self._done = progress, files, 0.0

    def step(self) -> None:
        """On to the next; raises Cancelled."""
        self._done += 0.5
        self.at(0, None, _IMPORTING)

    def at(self, done: float, total: float | None, what: Message) -> None:
        """Where the whole import is; raises Cancelled."""
        self._progress.at(int(self._done), self._files, _IMPORTING)


@dataclass(slots=True)
class _Found:
    place: str
    hash: str
    size: int
    sound: Sound | None = None
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Tally:
    added: list[Added] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    refused: list[Declined] = field(default_factory=list)
    hashes: set[str] = field(default_factory=set)
    notes: list[Noted] = field(default_factory=list)
    offsets: Counter[timedelta] = field(default_factory=Counter)
    remarks: list[Remarked] = field(default_factory=list)

    def outcome(self) -> ImportOutcome:
        """All of it."""
        return ImportOutcome(
            tuple(self.added),
            tuple(self.skipped),
            tuple(self.refused),
            tuple(self.notes),
            tuple(sorted(self.offsets.items())),
            tuple(self.remarks),
        )


def _declined(bad: RefusedRow, source: Path) -> Declined:
    reason = message("row {row}: {reason}", row=bad.row_number, reason=bad.reason)
    return Declined(f"{source.name}:{bad.row_number}", reason, bad.hint)
