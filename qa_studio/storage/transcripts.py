"""What was said in recordings."""

from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, column, delete, func, insert, select, union_all

from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment, Transcript
from qa_studio.storage.column_types import DOCUMENT
from qa_studio.storage.stored_json import words_in, words_out
from qa_studio.storage.tables import recordings, transcript_segments, transcripts

_T = transcripts.c
_S = transcript_segments.c


class SqlTranscripts:
    """Transcripts on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, recording: RecordingId) -> Transcript | None:
        """What was said in it, None where nobody wrote it down."""
        head = self._connection.execute(select(transcripts).where(_T.recording_id == recording)).first()
        if head is None:
            return None
        found = self._connection.execute(self._segments(recording))
        segments = tuple(
            Segment(Span(start, end), speaker, said, words_in(words)) for _, start, end, speaker, said, words in found
        )
        made_by = None if head.made_by is None else PersonId(head.made_by)
        return Transcript(recording, head.source, head.language, segments, made_by, head.made_at)

    def _segments(self, recording: RecordingId) -> Select[Any] | CompoundSelect[Any]:
        shown = select(_S.position, _S.span_start, _S.span_end, _S.speaker, _S.text, _S.words)
        shown = shown.where(_S.recording_id == recording)
        if self._connection.dialect.name != "postgresql":
            return shown.order_by(_S.position)
        # A server gives segments below masks with their words hidden, where somebody may not hear them.
        names = ("place", "span_start", "span_end", "speaker", "said", column("words", DOCUMENT))
        hidden = func.masked_segments(recording).table_valued(*names)
        return union_all(shown, select(*hidden.c)).order_by("position")

    def keep(self, transcript: Transcript) -> None:
        """In place of what was there before."""
        self.remove(transcript.recording)
        head = {
            "recording_id": transcript.recording,
            "source": transcript.source,
            "language": transcript.language,
            "made_by": transcript.made_by,
            "made_at": transcript.made_at,
        }
        self._connection.execute(insert(transcripts).values(head))
        rows = [_row(transcript.recording, position, each) for position, each in enumerate(transcript.segments)]
        if rows:
            self._connection.execute(insert(transcript_segments), rows)

    def remove(self, recording: RecordingId) -> None:
        """Take it away."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(select(func.transcript_away(recording)))
            return
        self._connection.execute(delete(transcript_segments).where(_S.recording_id == recording))
        self._connection.execute(delete(transcripts).where(_T.recording_id == recording))

    def recordings_at(self, stem: str) -> tuple[RecordingId, ...]:
        """The recordings whose files are called so, with any ending."""
        path = recordings.c.path
        # From “stem.” to before “stem/”: the index of paths is enough.
        wanted = select(recordings.c.id, path).where(path >= f"{stem}.", path < f"{stem}/").order_by(recordings.c.id)
        found = self._connection.execute(wanted)
        return tuple(
            RecordingId(key)
            for key, where in found
            if where.startswith(f"{stem}.") and "." not in where[len(stem) + 1 :]
        )

    def missing(self) -> tuple[RecordingId, ...]:
        """The recordings whose sound is there and that have no transcript, the newest first."""
        wanted = (
            select(recordings.c.id)
            .outerjoin(transcripts, _T.recording_id == recordings.c.id)
            .where(_T.recording_id.is_(None), recordings.c.audio == AudioState.PRESENT)
            .order_by(recordings.c.id.desc())
        )
        return tuple(map(RecordingId, self._connection.execute(wanted).scalars()))


def _row(recording: RecordingId, position: int, segment: Segment) -> dict[str, Any]:
    return {
        "recording_id": recording,
        "position": position,
        "span_start": segment.span.start,
        "span_end": segment.span.end,
        "speaker": segment.speaker,
        "text": segment.text,
        "words": words_out(segment.words) or None,
    }
