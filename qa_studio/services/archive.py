"""The package of a month: what was judged, as paper and as figures, with everything that proves it."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from qa_studio import __version__
from qa_studio.domain.audit import ChainedRow, Did, Subject, TrailHead, chained
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.recording import RecordingId
from qa_studio.errors import FileTrouble
from qa_studio.services.audit import handed_out
from qa_studio.services.library import Library
from qa_studio.services.packages import PackageReader, PackageWriter, reading_package, writing_package
from qa_studio.services.papers import Imprint
from qa_studio.services.periods import start_of
from qa_studio.services.ports import Clock, Work, WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.services.reports import Reports
from qa_studio.services.rows import EvaluationFilter
from qa_studio.texts import Language, Message, catalogue, message

KIND, FORMAT = "month", 1
TRAIL = "audit.jsonl"
ANSWERS = "answers.xlsx"


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into a package; `left_out` names recordings whose sound did not, with the reason."""

    evaluations: int
    events: int
    sounds: int
    bytes: int
    left_out: tuple[tuple[RecordingId, Message], ...]
    manifest: str
    """The SHA-256 of the manifest, which stands for the whole package; the audit trail names it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What looking at a package showed."""

    month: str
    files: int
    problems: tuple[Message, ...]
    manifest: str


class MonthArchive:
    """Makes packages of months."""

    def __init__(self, work: WorkFactory, reports: Reports, library: Library, clock: Clock) -> None:
        self._work, self._reports, self._library, self._clock = work, reports, library, clock

    def write(
        self,
        month: date,
        out: Path,
        language: Language,
        progress: Progress,
        *,
        with_audio: bool = False,
    ) -> Packed:
        """The current evaluations of calls of a month, their checklists, and the month's audit trail, as one zip.

        Raises FileTrouble where it can't be written, and Cancelled; half a file never stays.
        """
        imprint = self._reports.imprint(language)
        first = month.replace(day=1)
        since, before = (start_of(day, imprint.zone) for day in (first, _next(first)))
        with self._work.read() as work:
            rows = work.evaluations.rows(EvaluationFilter(since=since, before=before))
        evaluations = [row.id for row in rows]
        with writing_package(out) as package:
            with tempfile.TemporaryDirectory(prefix=".qa-studio-", dir=out.parent) as folder:
                self._add_papers(package, evaluations, imprint, Path(folder), progress)
            self._add_checklists(package, evaluations, progress)
            trail = self._add_trail(package, since, before, progress)
            sounds = sorted({row.recording for row in rows})
            left = self._add_sounds(package, sounds, progress) if with_audio else ()
            packed = len(sounds) - len(left) if with_audio else 0
            told = {
                "kind": KIND,
                "format": FORMAT,
                "program": __version__,
                "centre": imprint.centre,
                "month": f"{first:%Y-%m}",
                "zone": imprint.zone,
                "made_at": imprint.printed_at.isoformat(),
                "counts": {"evaluations": len(evaluations), "events": trail["events"], "recordings": packed},
                "audit": {**trail, "newest": str(imprint.trail)},
                "left_out": [{"recording": key, "reason": catalogue("en").say(why)} for key, why in left],
            }
            manifest = package.finish(told, progress)
        size = out.stat().st_size
        self._note(out, f"{first:%Y-%m}", len(evaluations), size, manifest)
        return Packed(len(evaluations), int(str(trail["events"])), packed, size, left, manifest)

    def _note(self, out: Path, month: str, count: int, size: int, manifest: str) -> None:
        with self._work() as work:
            told = handed_out(out, what="archive", month=month, count=count, bytes=size, hash=manifest)
            work.audit.note(Subject.WORKSPACE, "", Did.EXPORTED, told)

    def _add_papers(
        self,
        package: PackageWriter,
        evaluations: Sequence[EvaluationId],
        imprint: Imprint,
        folder: Path,
        progress: Progress,
    ) -> None:
        for each in progress.over(evaluations, message("Printing evaluations")):
            paper = folder / f"{each}.pdf"
            self._reports.packed([each], paper, imprint, progress)
            package.add_file(f"evaluations/{each}.pdf", paper, progress)
            paper.unlink()
        if evaluations:
            book = folder / ANSWERS
            self._reports.packed(evaluations, book, imprint, progress)
            package.add_file(ANSWERS, book, progress)

    def _add_checklists(self, package: PackageWriter, evaluations: Sequence[EvaluationId], progress: Progress) -> None:
        with self._work.read() as work:
            used = dict.fromkeys(work.evaluations.get(each).checklist for each in evaluations)
            for version in used:
                name = f"checklists/{work.checklists.get(version).code}-v{work.checklists.number(version)}.yaml"
                package.add_text(name, [work.checklists.source(version)], progress)

    def _add_trail(
        self, package: PackageWriter, since: datetime, before: datetime, progress: Progress
    ) -> dict[str, object]:
        """The events of the month as they were hashed, and from which hash they follow."""
        with self._work.read() as work:
            trail = _MonthOfTrail(work, since, before, progress)
            package.add_text(TRAIL, trail.lines(), progress)
        return {"before": trail.before, "head": str(trail.head), "events": trail.events}

    def _add_sounds(
        self, package: PackageWriter, recordings: Sequence[RecordingId], progress: Progress
    ) -> tuple[tuple[RecordingId, Message], ...]:
        left: list[tuple[RecordingId, Message]] = []
        for each in progress.over(recordings, message("Packing audio")):
            try:
                # What is masked must not leave the house whole.
                with self._work.read() as work:
                    if work.masks.of(each):
                        raise FileTrouble(message("Parts of it are masked."))
                path = self._library.sound_file(each, progress)
                package.add_file(f"audio/{each}{path.suffix.lower()}", path, progress, squeezed=False)
            except FileTrouble as trouble:
                left.append((each, trouble.what))
        return tuple(left)


def verify(path: Path, progress: Progress) -> Checked:
    """Hold a package against its manifest, and its part of the trail against itself; raises FileTrouble."""
    with reading_package(path) as package:
        problems = list(package.problems(progress))
        if package.kind != KIND:
            problems.append(message("This is no package of a month."))
        elif not problems:
            problems += _trail_problems(package)
        month = str(package.manifest.get("month", ""))
        return Checked(month, len(package.parts()), tuple(problems), package.manifest_hash)


class _MonthOfTrail:
    """Goes through the trail once."""

    def __init__(self, work: Work, since: datetime, before: datetime, progress: Progress) -> None:
        self._work, self._since, self._until, self._progress = work, since, before, progress
        self.before, self.head, self.events = "", TrailHead(), 0

    def lines(self) -> Iterator[str]:
        """Each event of the month on a line of its own."""
        previous, total = "", self._work.audit.count()
        for done, row in enumerate(self._work.audit.chain()):
            if done % 500 == 0:
                self._progress.at(done, total, message("Reading the audit trail"))
            # From the first of the month to its last: a clock that was put back must not tear a hole into it.
            if self._since <= row.at < self._until:
                if not self.events:
                    self.before = previous
                yield _line(row)
                self.events += 1
                self.head = TrailHead(row.id, row.hash)
            elif self.events and row.at >= self._until:
                return
            elif self.events:
                yield _line(row)
                self.events += 1
                self.head = TrailHead(row.id, row.hash)
            previous = row.hash


def _line(row: ChainedRow) -> str:
    return json.dumps({"id": row.id, "hash": row.hash, "document": row.document}, ensure_ascii=False) + "\n"


def _trail_problems(package: PackageReader) -> Iterator[Message]:
    try:
        told = package.manifest["audit"]
        previous, count, last = str(told["before"]), 0, 0
        with package.open(TRAIL) as lines:
            for line in lines:
                event = json.loads(line)
                if event["hash"] != chained(previous, event["document"]) or (last and event["id"] != last + 1):
                    yield message("The audit trail is broken at event {number}.", number=event["id"])
                    return
                previous, last, count = event["hash"], event["id"], count + 1
        if count != told["events"] or (count and str(TrailHead(last, previous)) != told["head"]):
            yield message("The audit trail does not end where the manifest says.")
    except (KeyError, TypeError, ValueError):
        yield message("The audit trail can't be read.")


def _next(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
