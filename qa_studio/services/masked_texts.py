"""What is found in transcripts, without what is said in masked stretches."""

from collections.abc import Sequence
from dataclasses import replace

from qa_studio.domain.folding import folded
from qa_studio.domain.mask import Mask, hidden_segments
from qa_studio.services.found_texts import TextHit
from qa_studio.services.ports import Work


def without_masked(work: Work, hits: Sequence[TextHit], words: Sequence[str]) -> list[TextHit]:
    """The hits in transcripts whose words can be heard, with ●●● in place of what can't; for everybody alike."""
    masked = work.masks.of_many(sorted({hit.recording for hit in hits}))
    shown = ((hit, _hidden(hit, masked.get(hit.recording, ()))) for hit in hits)
    return [
        after for hit, after in shown if after.text == hit.text or all(word in folded(after.text) for word in words)
    ]


def _hidden(hit: TextHit, masks: Sequence[Mask]) -> TextHit:
    """The hit as those read it who must not hear what is masked."""
    if hit.said is None or not masks:
        return hit
    (said,) = hidden_segments([hit.said], [mask.cover for mask in masks])
    return replace(hit, text=said.text, said=said)
