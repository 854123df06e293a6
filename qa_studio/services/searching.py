"""Finding words in everything that was said, noted and commented."""

from collections.abc import Sequence
from dataclasses import replace

from qa_studio.domain.folding import folded, occurrences
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId, RecordingState
from qa_studio.services.found_texts import FoundCall, FoundWords, TextHit, TextKind
from qa_studio.services.masked_texts import without_masked
from qa_studio.services.ports import WorkFactory
from qa_studio.services.rows import RecordingRow

_AROUND = 48  # letters shown before the first hit
_LONGEST = 160
_JUDGED = (RecordingState.DONE, RecordingState.FAILED)


class Searching:
    """Searches transcripts, notes and comments."""

    def __init__(self, work: WorkFactory) -> None:
        self._work = work

    def find(
        self, text: str, person: PersonId | None, limit: int = 200, kinds: Sequence[TextKind] = tuple(TextKind)
    ) -> FoundWords:
        """Texts that hold every word of `text`; notes that are not public are found by their author only."""
        words = words_of(text)
        if not words:
            return FoundWords((), False)
        with self._work.read() as work:
            hits: list[TextHit] = []
            if TextKind.TRANSCRIPT in kinds:
                hits += without_masked(work, work.texts.spoken(words, limit + 1), words)
            if TextKind.NOTE in kinds:
                hits += work.texts.noted(words, person, limit + 1)
            if TextKind.COMMENT in kinds:
                hits += work.texts.commented(words, limit + 1)
            rows = work.recordings.rows(sorted({hit.recording for hit in hits}, reverse=True))
            counting = work.texts.counting([row.id for row in rows if row.state in _JUDGED])
        calls = _grouped(rows, [snippet(hit, words) for hit in hits], limit)
        with_evaluations = tuple(replace(call, evaluation=counting.get(call.recording.id)) for call in calls)
        return FoundWords(with_evaluations, len(hits) > limit)


def words_of(text: str) -> tuple[str, ...]:
    """The words that are looked for; between quotation marks they stay together."""
    parts = text.replace("“", '"').replace("”", '"').split('"')
    quoted = [part.strip() for part in parts[1::2]]
    single = [word for part in parts[0::2] for word in part.split()]
    return tuple(dict.fromkeys(folded(each) for each in (*quoted, *single) if each))


def snippet(hit: TextHit, words: Sequence[str]) -> TextHit:
    """The hit with its text cut around the first word, and its words marked."""
    text = " ".join(hit.text.split())
    marks = occurrences(text, words)
    first = marks[0][0] if marks else 0
    start = max(0, first - _AROUND) if len(text) > _LONGEST else 0
    end = min(len(text), start + _LONGEST)
    before, behind = ("…" if start else ""), ("…" if end < len(text) else "")
    moved = len(before) - start
    inside = tuple((a + moved, b + moved) for a, b in marks if a >= start and b <= end)
    return replace(hit, text=f"{before}{text[start:end]}{behind}", marks=inside)


def _grouped(rows: Sequence[RecordingRow], hits: Sequence[TextHit], limit: int) -> list[FoundCall]:
    by_call: dict[RecordingId, list[TextHit]] = {}
    for hit in hits:
        by_call.setdefault(hit.recording, []).append(hit)
    calls, left = [], limit
    for row in rows:
        own = sorted(by_call[row.id], key=_by_time)[:left]
        left -= len(own)
        if own:
            calls.append(FoundCall(row, tuple(own)))
    return calls


def _by_time(hit: TextHit) -> tuple[float, str]:
    return (float("inf") if hit.at_s is None else hit.at_s, hit.kind)
