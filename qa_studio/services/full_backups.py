"""Copies of a workspace with the audio, in one file, and the way back."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from qa_studio import __version__
from qa_studio.domain.audit import Subject
from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.errors import FileTrouble, NotFound, Refused
from qa_studio.services.audit import AuditTrail, handed_out
from qa_studio.services.packages import PackageReader, PackageWriter, reading_package, writing_package
from qa_studio.services.places import RecordingPlaces, is_url
from qa_studio.services.ports import Backups, Clock, WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.services.rows import RecordingFilter, RecordingRow, RecordingSort
from qa_studio.texts import Message, message

KIND, FORMAT = "backup", 1
DATABASE = "workspace.copy"
TOGETHER = 500


@dataclass(frozen=True, slots=True)
class FullCopy:
    """What a copy holds; `left_out` names recordings whose audio it doesn't, with the reason."""

    bytes: int
    recordings: int
    left_out: tuple[tuple[RecordingId, Message], ...]


class FullBackups:
    """Copies the database and every sound file; what lies in object storage is fetched."""

    def __init__(
        self, backups: Backups, work: WorkFactory, places: RecordingPlaces, audit: AuditTrail, clock: Clock
    ) -> None:
        self._backups, self._work, self._audit, self._clock = backups, work, audit, clock
        self._places = places

    def write(self, out: Path, progress: Progress, *, replace: bool = False) -> FullCopy:
        """One zip file at `out`, which may only be there already with `replace`; half a file never stays.

        What can't be read is left out, and named in the manifest.  Raises FileTrouble, and Cancelled.
        """
        if out.exists() and not replace:
            raise FileTrouble(
                message("{path} is there already.", path=str(out)), message("Choose another name for the copy.")
            )
        left: list[tuple[RecordingId, Message]] = []
        packed: dict[str, str] = {}
        with writing_package(out) as package:
            with tempfile.TemporaryDirectory(prefix=".qa-studio-", dir=out.parent) as folder:
                copy = Path(folder) / DATABASE
                progress.at(0, None, message("Copying the database"))
                self._backups.write(copy)
                package.add_file(DATABASE, copy, progress)
            for row in self._rows(progress):
                try:
                    packed[str(row.id)] = _pack(package, row, self._places, progress)
                except FileTrouble as trouble:
                    left.append((row.id, trouble.what))
            told = {
                "kind": KIND,
                "format": FORMAT,
                "program": __version__,
                "made_at": self._clock().isoformat(),
                "recordings": packed,
                "left_out": [key for key, _ in left],
                "left_out_because": {str(key): str(why) for key, why in left},
            }
            package.finish(told, progress)
        size = out.stat().st_size
        noted = handed_out(out, what="backup", bytes=size, count=len(packed))
        self._audit.exported(Subject.WORKSPACE, "", noted)
        return FullCopy(size, len(packed), tuple(left))

    def _rows(self, progress: Progress) -> Iterator[RecordingRow]:
        """Every recording whose audio was not removed."""
        with self._work.read() as work:
            ids = [RecordingId(each) for each in work.recordings.ids(RecordingFilter(), RecordingSort())]
        for start in range(0, len(ids), TOGETHER):
            with self._work.read() as work:
                rows = work.recordings.rows(ids[start : start + TOGETHER])
            for done, row in enumerate(rows, start=start):
                progress.at(done, len(ids), message("Packing audio"))
                if row.audio is not AudioState.REMOVED:
                    yield row


def _pack(package: PackageWriter, row: RecordingRow, places: RecordingPlaces, progress: Progress) -> str:
    elsewhere = is_url(row.path)
    path = places.local(row.path, progress) if elsewhere else Path(row.path)
    if not path.is_file():
        raise FileTrouble(message("{path} is not there.", path=row.path))
    name = f"recordings/{row.id}/{PurePosixPath(row.path).name if elsewhere else path.name}"
    try:
        part = package.add_file(name, path, progress, squeezed=False)
    except PermissionError as error:
        raise FileTrouble(message("{path} can't be read: {why}.", path=row.path, why=error.strerror)) from error
    if part.sha256 != row.content_hash:
        raise FileTrouble(message("Something else lies at {path} now.", path=row.path))
    return name


def take_out(
    copy: Path,
    folder: Path,
    beside: Path,
    restore: Callable[[Path], None],
    open_work: Callable[[], WorkFactory],
    progress: Progress,
) -> int:
    """A workspace from a copy with audio, which goes into `folder`; gives how many recordings have theirs again.

    It is unpacked in the folder `beside`, on the same disk.  `restore` makes the workspace from the copy of its
    database, `open_work` opens it.  Everything is held against the manifest before anything is made; where something
    goes wrong before the workspace is made, nothing stays.
    """
    with reading_package(copy) as package:
        _refuse_others(package, folder, progress)
        try:
            beside.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".qa-studio-", dir=beside, ignore_cleanup_errors=True) as staging:
                database, sounds = Path(staging) / DATABASE, Path(staging) / "recordings"
                sounds.mkdir()
                package.take_out(DATABASE, database)
                taken = _sounds(package, sounds, progress)
                restore(database)
                folder.parent.mkdir(parents=True, exist_ok=True)
                sounds.replace(folder)
        except OSError as error:
            raise FileTrouble(
                message("{path} can't be written: {why}", path=str(folder), why=error.strerror or str(error)),
                message("Make room or choose another folder, then try again."),
            ) from error
    return _correct_paths(open_work(), folder, taken, progress)


def _refuse_others(package: PackageReader, folder: Path, progress: Progress) -> None:
    if package.kind != KIND or DATABASE not in package.parts():
        raise Refused(
            message("{path} is no copy of a workspace.", path=str(package.path)), message("Choose a backup with audio.")
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(message("{folder} is not empty.", folder=str(folder)), message("Choose a new folder."))
    wrong = next(package.problems(progress), None)
    if wrong is not None:
        raise FileTrouble(wrong, message("Take another copy of it."))


def _sounds(package: PackageReader, staging: Path, progress: Progress) -> Mapping[RecordingId, Path]:
    """Every sound file below `staging`; gives where, relative to it."""
    taken: dict[RecordingId, Path] = {}
    named = package.manifest.get("recordings", {})
    for key, name in progress.over(sorted(named.items()), message("Unpacking audio")):
        # The name is what somebody wrote into a file: it must not lead out of the folder.
        place = Path(str(int(key))) / PurePosixPath(str(name).replace("\\", "/")).name
        (staging / place.parent).mkdir(exist_ok=True)
        package.take_out(name, staging / place)
        taken[RecordingId(int(key))] = place
    return taken


def _correct_paths(works: WorkFactory, folder: Path, taken: Mapping[RecordingId, Path], progress: Progress) -> int:
    found = 0
    with works() as work:
        for key, place in progress.over(list(taken.items()), message("Correcting where recordings lie")):
            try:
                work.lock(Subject.RECORDING, key)
                known = work.recordings.get(key)
            except NotFound:  # it came in after the database was copied
                continue
            work.recordings.save(replace(known, path=str(folder / place), audio=AudioState.PRESENT))
            found += 1
    return found
