"""Coaching samples: marking stretches of calls from which others can learn, and handing them out."""

import re
from dataclasses import replace
from pathlib import Path

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.coaching import CoachingSample, CoachingSampleId, SampleKind
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import FileTrouble, Refused, StudioError
from qa_studio.services.clips import AS_IT_IS, Clips, ClipWish
from qa_studio.services.events import CoachingSampleMarked, CoachingSampleRemoved
from qa_studio.services.meanwhile import both_kept, refuse_changed
from qa_studio.services.papers import Imprint, ListPaper, ReportWriter
from qa_studio.services.ports import Clock, WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.services.rows import SampleRow
from qa_studio.texts import Message, catalogue, message

KIND_NAMES = {SampleKind.GOOD: message("Good example"), SampleKind.TO_IMPROVE: message("To improve")}


class Coaching:
    """Examples from real calls."""

    def __init__(self, work: WorkFactory, clips: Clips, writer: ReportWriter, clock: Clock) -> None:
        self._work, self._clips, self._writer, self._clock = work, clips, writer, clock

    def mark(
        self, recording: RecordingId, span: Span, kind: SampleKind, topic: str, teaching_point: str, by: PersonId
    ) -> CoachingSampleId:
        """Make a stretch of a call an example; refused without a length or a topic."""
        _refuse_empty(span, topic)
        with self._work() as work:
            sample = work.coaching.add(
                CoachingSample(
                    id=CoachingSampleId(0),
                    recording=recording,
                    span=span,
                    kind=kind,
                    topic=topic.strip(),
                    teaching_point=teaching_point.strip(),
                    marked_by=by,
                    marked_at=self._clock(),
                )
            )
            work.record(CoachingSampleMarked(sample))
            return sample

    def change(self, changed: CoachingSample, seen: CoachingSample | None = None) -> None:
        """Correct an example: its stretch, kind, topic and teaching point.

        Raises ChangedMeanwhile where somebody else changed the same of it since it was `seen`.
        """
        _refuse_empty(changed.span, changed.topic)
        sample = changed.id
        with self._work() as work:
            work.lock(Subject.EXAMPLE, sample)
            known = work.coaching.get(sample)
            wanted = replace(
                known,
                span=changed.span,
                kind=changed.kind,
                topic=changed.topic.strip(),
                teaching_point=changed.teaching_point.strip(),
            )
            work.coaching.save(both_kept(work, (Subject.EXAMPLE, str(sample)), seen, wanted, known))
            work.record(CoachingSampleMarked(sample))

    def remove(self, sample: CoachingSampleId, seen: CoachingSample | None = None) -> None:
        """Take an example away; the recording stays.  Raises ChangedMeanwhile where it is not what was `seen`."""
        with self._work() as work:
            if seen is not None:
                work.lock(Subject.EXAMPLE, sample)
                refuse_changed(work, (Subject.EXAMPLE, str(sample)), seen, work.coaching.get(sample))
            work.coaching.remove(sample)
            work.record(CoachingSampleRemoved(sample))

    def rows(self) -> tuple[SampleRow, ...]:
        """All examples, newest first."""
        with self._work.read() as work:
            return work.coaching.rows()

    def export(
        self,
        samples: tuple[SampleRow, ...],
        folder: Path,
        imprint: Imprint,
        progress: Progress,
        wish: ClipWish = AS_IT_IS,
    ) -> tuple[int, tuple[Message, ...]]:
        """Cut the examples into `folder` with a list beside them; gives how many, and what could not be cut."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileTrouble(
                message("{path} can't be written: {why}.", path=str(folder), why=error.strerror or str(error)),
                message("Choose another place, or make room."),
            ) from error
        say = catalogue(imprint.language)
        lines: list[tuple[str | float | None, ...]] = []
        troubles: list[Message] = []
        for number, row in enumerate(progress.over(samples, message("Cutting examples")), start=1):
            name = f"{number:02d} {_safe(row.sample.topic)}.wav"
            try:
                self._clips.cut(row.sample.recording, row.sample.span, folder / name, wish)
            except StudioError as error:
                troubles.append(error.what)
                continue
            lines.append(
                (
                    name,
                    say.say(KIND_NAMES[row.sample.kind]),
                    row.sample.topic,
                    row.sample.teaching_point,
                    row.recording.agent_name,
                    row.sample.span.start,
                    row.sample.span.end,
                )
            )
        headings = (
            say("File"),
            say("Kind"),
            say("Topic"),
            say("Teaching point"),
            say("Agent"),
            say("From, s"),
            say("To, s"),
        )
        title = say("Coaching samples")
        self._writer.table(ListPaper(title, headings, lines), imprint, folder / f"{title}.xlsx")
        told = {"what": "examples", "to": folder.name, "count": len(lines), "printed": imprint.trail.short}
        with self._work() as work:
            work.audit.note(Subject.EXAMPLE, "", Did.EXPORTED, told)
        return len(lines), tuple(troubles)


def _refuse_empty(span: Span, topic: str) -> None:
    if span.length <= 0:
        raise Refused(message("An example needs a stretch of the call."), message("Drag over the waveform first."))
    if not topic.strip():
        raise Refused(message("An example needs a topic."))


def _safe(name: str) -> str:
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", name).strip()[:60] or "example"
