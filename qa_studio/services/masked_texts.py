"""What is found in transcripts, without what is said in masked stretches."""

from collections.abc import Sequence
from dataclasses import replace

from qa_studio.domain.folding import folded
from qa_studio.domain.mask import Cover, hidden_segments
from qa_studio.domain.recording import RecordingId
from qa_studio.services.found_texts import TextHit
from qa_studio.services.ports import Work


def without_masked(work: Work, hits: Sequence[TextHit], words: Sequence[str]) -> list[TextHit]:
    """The hits in transcripts whose words can be heard, with ●●● in place of what can't; for everybody alike."""
    masked = work.masks.of_many(sorted({hit.recording for hit in hits}))
    if not masked:
        return list(hits)
    hidden = {
        recording: _hidden(work, recording, [each.cover for each in masks]) for recording, masks in masked.items()
    }
    shown = [replace(hit, text=hidden.get(hit.recording, {}).get(hit.text, hit.text)) for hit in hits]
    return [hit for hit in shown if all(word in folded(hit.text) for word in words)]


def _hidden(work: Work, recording: RecordingId, covers: Sequence[Cover]) -> dict[str, str]:
    """What those read who must not hear it, by what is said; twice the same is hidden twice."""
    transcript = work.transcripts.get(recording)
    if transcript is None:
        return {}
    shown = hidden_segments(transcript.segments, covers)
    return {
        before.text: after.text
        for before, after in zip(transcript.segments, shown, strict=True)
        if before.text != after.text
    }
