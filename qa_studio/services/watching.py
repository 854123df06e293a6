"""Watched folders: what arrives there is imported, once it is complete."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from qa_studio.domain.import_profile import ImportProfile, ImportProfileId, WatchedFolder, WatchedFolderId
from qa_studio.errors import Cancelled, RecordingUnreadable, Refused, StudioError
from qa_studio.services.events import ImportProfilesChanged
from qa_studio.services.import_profiles import order_by
from qa_studio.services.importing import Importing, ImportOrder, ImportOutcome
from qa_studio.services.ports import Clock, SoundFiles, WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.services.sound import AudioEngine
from qa_studio.texts import Message, message

SETTLED_AFTER = timedelta(seconds=10)
"""A file that did not change for so long is not being written any more."""
TABLES = (".csv", ".xlsx")
ASKED_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is ready to be imported from one folder."""

    folder: WatchedFolder
    order: ImportOrder
    by_table: bool
    """A new or changed table brought it: then what is wrong with its rows is news."""


@dataclass(frozen=True, slots=True)
class FolderState:
    """How a watched folder stands: files that are still being written or were cut off wait; `trouble`: unreachable."""

    folder: WatchedFolder
    profile: ImportProfile | None
    taken: int = 0
    waiting: tuple[Path, ...] = ()
    trouble: Message | None = None


@dataclass(frozen=True, slots=True)
class _Shape:
    """A file as it was seen: bytes, and when it was written, in ns."""

    size: int
    written: int


@dataclass(slots=True)
class _Memory:
    """What is known of the files of one folder since the program was started."""

    seen: dict[Path, tuple[_Shape, datetime]] = field(default_factory=dict)
    done: dict[Path, _Shape] = field(default_factory=dict)
    cut_off: dict[Path, _Shape] = field(default_factory=dict)
    looked: bool = False
    taken: int = 0


class Watching:
    """Looks into the folders that this computer watches; `look` and `take` are called by one thread at a time."""

    def __init__(
        self,
        work: WorkFactory,
        importing: Importing,
        files: SoundFiles,
        engine: AudioEngine,
        clock: Clock,
        computer: str,
    ) -> None:
        self._work, self._importing, self._files, self._engine = work, importing, files, engine
        self._clock, self._computer = clock, computer
        self._memories: dict[WatchedFolderId, _Memory] = {}
        self._states: tuple[FolderState, ...] = ()

    def folders(self) -> tuple[FolderState, ...]:
        """Those of this computer, as they stood at the last look."""
        looked = {state.folder.id: state for state in self._states}
        return tuple(
            replace(looked.get(folder.id, FolderState(folder, profile)), folder=folder, profile=profile)
            for folder, profile in self._read()
        )

    def watch(self, path: Path, profile: ImportProfileId | None) -> WatchedFolderId:
        """From now on import what arrives in a folder and those below it; raises Refused."""
        path = path.absolute()
        if not path.is_dir():
            raise Refused(message("{path} is not a folder.", path=str(path)))
        for folder, _ in self._read():
            known = Path(folder.path)
            if path == known or known in path.parents or path in known.parents:
                raise Refused(
                    message("{path} is watched already.", path=folder.path),
                    message("A folder is watched together with the folders in it."),
                )
        with self._work() as work:
            added = work.import_profiles.add_folder(
                WatchedFolder(WatchedFolderId(0), self._computer, str(path), profile)
            )
            work.record(ImportProfilesChanged())
        return added

    def stop(self, folder: WatchedFolderId) -> None:
        """Watch it no longer; what was imported stays."""
        with self._work() as work:
            work.import_profiles.remove_folder(folder)
            work.record(ImportProfilesChanged())
        self._memories.pop(folder, None)

    def look(self) -> tuple[Arrival, ...]:
        """What is complete, settled and not in the library yet; a file counts as settled at the second look."""
        arrivals, states = [], []
        for folder, profile in self._read():
            memory = self._memories.setdefault(folder.id, _Memory())
            try:
                arrival = self._arrival(folder, profile, memory)
                trouble = None
            except OSError as error:
                why = error.strerror or str(error)
                arrival, trouble = None, message("{path} can't be read ({why}).", path=folder.path, why=why)
            if arrival is not None:
                arrivals.append(arrival)
            waiting = tuple(sorted({*memory.seen, *memory.cut_off}))
            states.append(FolderState(folder, profile, memory.taken, waiting, trouble))
        self._states = tuple(states)
        return tuple(arrivals)

    def take(self, arrival: Arrival, progress: Progress) -> ImportOutcome:
        """Import it; what could not be imported is found again by the next looks, unless it was stopped."""
        memory = self._memories.setdefault(arrival.folder.id, _Memory())
        try:
            outcome = self._importing.run(arrival.order, progress)
        except Cancelled:
            raise
        except StudioError:
            # It is tried again as soon as it can be.
            for path in arrival.order.paths:
                memory.done.pop(path, None)
            if arrival.order.metadata is not None:
                memory.done.pop(arrival.order.metadata, None)
            raise
        memory.taken += len(outcome.added)
        if arrival.by_table:
            return outcome
        # The table speaks of earlier recordings too, which are no part of this import.
        ours = {str(path) for path in arrival.order.paths}
        return replace(outcome, refused=tuple(each for each in outcome.refused if each.path in ours))

    def _read(self) -> tuple[tuple[WatchedFolder, ImportProfile | None], ...]:
        with self._work.read() as work:
            profiles = {profile.id: profile for profile in work.import_profiles.all()}
            folders = work.import_profiles.folders(self._computer)
        return tuple((folder, profiles.get(folder.profile) if folder.profile else None) for folder in folders)

    def _arrival(self, folder: WatchedFolder, profile: ImportProfile | None, memory: _Memory) -> Arrival | None:
        place = Path(folder.path)
        tables = [Path(each.path) for each in os.scandir(place) if Path(each.name).suffix.lower() in TABLES]
        calls = list(self._files.found_in((place,)))
        if not memory.looked:
            self._recall(calls, memory)
            memory.done |= {table: shape for table in tables if (shape := _shape(table))}
            memory.looked = True
        settled = self._settled([*calls, *tables], memory)
        fresh = [path for path in settled if path.suffix.lower() not in TABLES and self._is_whole(path, memory)]
        changed = [path for path in settled if path.suffix.lower() in TABLES]
        memory.done |= {path: settled[path] for path in (*fresh, *changed)}
        if changed:
            whole = tuple(path for path in calls if path in memory.done)
            return Arrival(folder, order_by(profile, whole, _newest(changed)), by_table=True)
        if fresh:
            beside = [table for table in tables if table in memory.done]
            return Arrival(folder, order_by(profile, tuple(fresh), _newest(beside)), by_table=False)
        return None

    def _recall(self, calls: Sequence[Path], memory: _Memory) -> None:
        """What is in the library already from an earlier day."""
        for start in range(0, len(calls), ASKED_TOGETHER):
            few = calls[start : start + ASKED_TOGETHER]
            with self._work.read() as work:
                sizes = work.recordings.sizes([str(path) for path in few])
            for path in few:
                shape = _shape(path)
                if shape is not None and sizes.get(str(path)) == shape.size:
                    memory.done[path] = shape

    def _settled(self, paths: Iterable[Path], memory: _Memory) -> dict[Path, _Shape]:
        now, settled = self._clock(), {}
        seen: dict[Path, tuple[_Shape, datetime]] = {}
        there = tuple(paths)
        memory.cut_off = {path: memory.cut_off[path] for path in there if path in memory.cut_off}
        for path in there:
            shape = _shape(path)
            if shape is None or shape in (memory.done.get(path), memory.cut_off.get(path)):
                continue
            before, since = memory.seen.get(path, (None, now))
            if before != shape:
                since = now
            if now - since >= SETTLED_AFTER:
                settled[path] = shape
            else:
                seen[path] = (shape, since)
        memory.seen = seen
        return settled

    def _is_whole(self, path: Path, memory: _Memory) -> bool:
        """Whether it decodes to its end.  What can't be read at all is whole: the import says what is wrong with it."""
        shape = _shape(path)
        try:
            whole = shape is not None and shape.size > 0 and self._engine.probe(path).complete
        except (RecordingUnreadable, OSError):
            whole = True
        if whole or shape is None:
            memory.cut_off.pop(path, None)
        else:
            memory.cut_off[path] = shape
        return whole


def _shape(path: Path) -> _Shape | None:
    """None for a file that went away meanwhile."""
    try:
        found = path.stat()
    except OSError:
        return None
    return _Shape(found.st_size, found.st_mtime_ns)


def _newest(tables: Sequence[Path]) -> Path | None:
    there = [(shape.written, table) for table in tables if (shape := _shape(table))]
    return max(there)[1] if there else None
