"""Transcripts: taking in what recognisers wrote, saying who speaks, and giving it out again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.mask import hidden_segments, may_hear_masked
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import Recording, RecordingId
from qa_studio.domain.spans import Span
from qa_studio.domain.speakers import AGENT, CUSTOMER, roles_of
from qa_studio.domain.transcript import Segment, Transcript, Word
from qa_studio.errors import FileTrouble, NotFound, Refused, StudioError
from qa_studio.services.audit import handed_out
from qa_studio.services.events import TranscriptsChanged
from qa_studio.services.importing import Declined, Skipped
from qa_studio.services.masks import covers_of
from qa_studio.services.meanwhile import AS_A_WHOLE, refuse_changed
from qa_studio.services.ports import Clock, Work, WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.speaking import HeardSides
from qa_studio.services.transcript_files import TRANSCRIPT_SUFFIXES, Line, TranscriptFiles, TranscriptText
from qa_studio.texts import Message, message

_BEYOND_S = 0.05
_SAME_NAMES = 50


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A transcript that was taken in.

    `clipped` segments reached beyond the end of the recording, `dropped` ones lay behind it; `unknown` are speakers of
    whom nobody can say whether they are the agent or the customer.
    """

    recording: RecordingId
    path: str
    segments: int
    clipped: int = 0
    dropped: int = 0
    unknown: tuple[str, ...] = ()

    def left_out(self) -> tuple[Message, ...]:
        """What of the file did not fit the recording, in sentences."""
        said = []
        if self.clipped:
            said.append(
                message("Segments that reached beyond the end of the recording and were cut: {n}.", n=self.clipped)
            )
        if self.dropped:
            said.append(
                message("Segments that lay behind the end of the recording and were left out: {n}.", n=self.dropped)
            )
        return tuple(said)


@dataclass(frozen=True, slots=True)
class TakenFolder:
    """What became of the transcript files of a folder."""

    added: tuple[TakenIn, ...]
    skipped: tuple[Skipped, ...]
    refused: tuple[Declined, ...]


class Transcripts:
    """What was said in the calls of the library."""

    def __init__(self, work: WorkFactory, files: TranscriptFiles, clock: Clock) -> None:
        self._work, self._files, self._clock = work, files, clock

    def get(self, recording: RecordingId) -> Transcript | None:
        """What was said in a recording, None where nobody wrote it down."""
        with self._work.read() as work:
            return work.transcripts.get(recording)

    def shown_to(self, recording: RecordingId, reader: PersonId | None) -> Transcript | None:
        """The same as `reader` may see it: what is said in masked stretches is hidden from who may not hear it."""
        with self._work.read() as work:
            found = work.transcripts.get(recording)
            return None if found is None else _as_seen(work, found, reader)

    def read(self, path: Path) -> TranscriptText:
        """What a file holds, to be looked at before it is taken in; raises FileTrouble."""
        return self._files.read(path)

    def take_in(
        self,
        recording: RecordingId,
        path: Path,
        by: PersonId | None = None,
        roles: Mapping[str, str] | None = None,
    ) -> TakenIn:
        """The transcript in the file, in place of one that was there; `roles` says who is "agent" and "customer"."""
        found = self._files.read(path)
        return self.keep(recording, found, path.name, by, roles)

    def who_speaks(self, recording: RecordingId, found: TranscriptText) -> dict[str, str]:
        """Agent or customer for each speaker of a file, by names and by the sound; others as they are called."""
        with self._work.read() as work:
            swapped = work.recordings.get(recording).swapped
            sides = HeardSides(work.measures.get(recording))
        return roles_of(found.labels(swapped), sides.roles(found.lines, swapped))

    def keep(
        self,
        recording: RecordingId,
        found: TranscriptText,
        source: str,
        by: PersonId | None = None,
        roles: Mapping[str, str] | None = None,
    ) -> TakenIn:
        """The same with what was read or recognised already; refused where all of it lies behind the recording."""
        with self._work() as work:
            known = work.recordings.get(recording)
            sides = HeardSides(work.measures.get(recording))
            told = sides.roles(found.lines, known.swapped) | dict(roles or {})
            named = roles_of(found.labels(known.swapped), told)
            fitted = _Fitted(found.lines, known, named, sides)
            if not fitted.segments:
                raise Refused(
                    message(
                        "Everything in {name} lies behind the end of {recording}.", name=source, recording=known.name
                    ),
                    message("It is the transcript of another recording."),
                )
            transcript = Transcript(recording, source, found.language, fitted.segments, by, self._clock())
            work.transcripts.keep(transcript)
            work.record(TranscriptsChanged((recording,)))
        speakers = dict.fromkeys(each.speaker for each in fitted.segments)
        unknown = tuple(label for label in speakers if label not in (AGENT, CUSTOMER))
        return TakenIn(recording, source, len(fitted.segments), fitted.clipped, fitted.dropped, unknown)

    def take_in_folder(
        self, folder: Path, progress: Progress, by: PersonId | None = None, anew: bool = False
    ) -> TakenFolder:
        """Every transcript in the folder whose recording has its name; those that are there already only `anew`."""
        added: list[TakenIn] = []
        skipped: list[Skipped] = []
        refused: list[Declined] = []
        for path in progress.over(_files_in(folder), message("Reading transcripts")):
            try:
                recording = self._recording_named(path)
                if recording is None:
                    _tell_unknown(path, skipped, refused)
                elif not anew and self.get(recording) is not None:
                    skipped.append(Skipped(str(path), message("the recording has a transcript already")))
                else:
                    added.append(replace(self.take_in(recording, path, by), path=str(path)))
            except StudioError as error:
                refused.append(Declined(str(path), error.what, error.hint))
        return TakenFolder(tuple(added), tuple(skipped), tuple(refused))

    def take_in_beside(self, recordings: Sequence[RecordingId], progress: Progress) -> TakenFolder:
        """For new recordings: the transcript that lies beside the sound under the same name, where one does."""
        added: list[TakenIn] = []
        refused: list[Declined] = []
        with self._work.read() as work:
            rows = work.recordings.rows(recordings)
        for row in progress.over(rows, message("Reading transcripts")):
            for path in _beside(Path(row.path)):
                try:
                    added.append(replace(self.take_in(row.id, path), path=str(path)))
                    break
                except StudioError as error:
                    if path.suffix.lower() != ".json":  # JSON beside a recording may be anything
                        refused.append(Declined(str(path), error.what, error.hint))
        return TakenFolder(tuple(added), (), tuple(refused))

    def export(self, recording: RecordingId, path: Path, reader: PersonId | None = None) -> int:
        """Write it as `reader` may see it, as `.srt`, `.vtt` or `.json`; gives how many segments.

        Raises NotFound where there is none.
        """
        with self._work.read() as work:
            whole = _there(work, recording)
            transcript = _as_seen(work, whole, reader)
            number = work.recordings.get(recording).details.customer_number
            masks_off = transcript is whole and bool(work.masks.of(recording))
        self._files.write(transcript, path)
        with self._work() as work:
            told = handed_out(
                path, masks_off=masks_off, number=number, what="transcript", count=len(transcript.segments)
            )
            work.audit.note(Subject.RECORDING, str(recording), Did.EXPORTED, told)
        return len(transcript.segments)

    def name_speakers(
        self, recording: RecordingId, roles: Mapping[str, str], seen: Sequence[str] | None = None
    ) -> None:
        """Say who the speakers are: {"SPEAKER_00": "agent", "agent": "customer"}.

        Raises ChangedMeanwhile where somebody else did so since the speakers of the lines were `seen`.
        """
        with self._work() as work:
            work.lock(Subject.RECORDING, recording)
            transcript = _there(work, recording)
            before = None if seen is None else {"speakers": tuple(seen)}
            now = {"speakers": tuple(each.speaker for each in transcript.segments)}
            refuse_changed(work, (Subject.TRANSCRIPT, str(recording)), before, now, AS_A_WHOLE)
            named = tuple(replace(each, speaker=roles.get(each.speaker, each.speaker)) for each in transcript.segments)
            work.transcripts.keep(replace(transcript, segments=named))
            work.record(TranscriptsChanged((recording,)))

    def swap_speakers(self, recording: RecordingId, seen: Sequence[str] | None = None) -> None:
        """Agent and customer the other way round; raises ChangedMeanwhile as `name_speakers` does."""
        self.name_speakers(recording, {AGENT: CUSTOMER, CUSTOMER: AGENT}, seen)

    def remove(self, recording: RecordingId) -> None:
        """Take it away; raises NotFound where there is none."""
        with self._work() as work:
            _there(work, recording)
            work.transcripts.remove(recording)
            work.record(TranscriptsChanged((recording,)))

    def _recording_named(self, path: Path) -> RecordingId | None:
        """The one recording that the file is named after: beside it, else anywhere; refused where several are."""
        with self._work.read() as work:
            for name in dict.fromkeys((path.stem, Path(path.stem).stem)):
                beside = work.transcripts.recordings_at(str(path.absolute().parent / name))
                if len(beside) == 1:
                    return beside[0]
                rows = work.recordings.first(RecordingFilter(text=f"{name}."), RecordingSort(), _SAME_NAMES)
                same = [row.id for row in rows if Path(row.path.replace("\\", "/")).stem == name]
                if len(same) == 1:
                    return same[0]
                if len(same) > 1:
                    raise Refused(
                        message("Several recordings are named {name}.", name=name),
                        message("Take it in for one of them: “transcript import RECORDING_ID FILE”."),
                    )
        return None


def _as_seen(work: Work, transcript: Transcript, reader: PersonId | None) -> Transcript:
    covers = covers_of(work, transcript.recording)
    if not covers or (reader is not None and may_hear_masked(work.people.person(reader).role)):
        return transcript
    return replace(transcript, segments=hidden_segments(transcript.segments, covers))


def _there(work: Work, recording: RecordingId) -> Transcript:
    found = work.transcripts.get(recording)
    if found is None:
        name = work.recordings.get(recording).name
        raise NotFound(
            message("{name} has no transcript.", name=name),
            message("Import one, or let the program transcribe the call."),
        )
    return found


def _files_in(folder: Path) -> tuple[Path, ...]:
    try:
        found = [each for each in folder.rglob("*") if each.suffix.lower() in TRANSCRIPT_SUFFIXES and each.is_file()]
    except OSError as error:
        raise FileTrouble(
            message("{path} can't be read: {why}.", path=str(folder), why=error.strerror or str(error)),
            message("Check the name and that you may read it."),
        ) from error
    return tuple(sorted(found))


def _beside(sound: Path) -> Iterator[Path]:
    for suffix in TRANSCRIPT_SUFFIXES:
        for path in (sound.with_suffix(suffix), sound.with_name(sound.name + suffix)):
            if path.is_file():
                yield path


def _tell_unknown(path: Path, skipped: list[Skipped], refused: list[Declined]) -> None:
    reason = message("no recording of the library has this name")
    if path.suffix.lower() == ".json":
        skipped.append(Skipped(str(path), reason))
    else:
        refused.append(Declined(str(path), reason, message("Import the recording first.")))


class _Fitted:
    """Lines as segments of a recording: nothing goes beyond its end."""

    def __init__(
        self, lines: Iterable[Line], recording: Recording, roles: Mapping[str, str], sides: HeardSides
    ) -> None:
        self._length = recording.sound.duration_s
        self.clipped = self.dropped = 0
        segments = []
        for line in lines:
            if line.start >= self._length:
                self.dropped += 1
                continue
            self.clipped += line.end > self._length + _BEYOND_S
            span = self._inside(line.start, line.end)
            words = tuple(Word(self._inside(w.span.start, w.span.end), w.text) for w in line.words)
            speaker = roles[line.label(recording.swapped)] or sides.role(line)
            segments.append(Segment(span, speaker, line.text, words))
        self.segments = tuple(sorted(segments, key=lambda each: (each.span.start, each.span.end)))

    def _inside(self, start: float, end: float) -> Span:
        return Span(min(start, self._length), min(max(start, end), self._length))
