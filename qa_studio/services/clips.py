"""Pieces of the library's recordings as files: what is masked stays masked, whoever cuts them."""

from dataclasses import dataclass
from pathlib import Path

from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.mask import Cover, CustomerVoice
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.audit import handed_out
from qa_studio.services.events import ClipsExported
from qa_studio.services.library import Library
from qa_studio.services.masks import covers_of
from qa_studio.services.ports import WorkFactory
from qa_studio.services.sound import AudioEngine, Channel


@dataclass(frozen=True, slots=True)
class ClipWish:
    """How pieces are handed out: the customer's voice, whose channel, and what to hide beside the masks.

    `by` hands them out; with `unmasked` what is masked is heard, which only some may ask for.
    """

    customer: CustomerVoice = CustomerVoice.KEEP
    channel: Channel = "both"
    more: tuple[Cover, ...] = ()
    by: PersonId | None = None
    unmasked: bool = False


AS_IT_IS = ClipWish()
"""Both channels with the customer's own voice, masks hidden."""


class Clips:
    """Cuts pieces out of recordings of the library."""

    def __init__(self, work: WorkFactory, library: Library, engine: AudioEngine) -> None:
        self._work, self._library, self._engine = work, library, engine

    def cut(self, recording: RecordingId, span: Span, out: Path, wish: ClipWish = AS_IT_IS) -> float:
        """Write the piece to `out` and give its seconds; refused where what is masked may not be handed out."""
        if wish.unmasked and wish.by is None:
            raise ValueError("nobody asks to hear what is masked")
        with self._work.read() as work:
            covers = covers_of(work, recording, wish.by if wish.unmasked else None)
            known = work.recordings.get(recording)
        seconds = self._engine.clip(
            self._library.sound_file(recording),
            span,
            out,
            masks=(*covers, *wish.more),
            channel=wish.channel,
            swapped=known.swapped,
            customer=wish.customer,
        )
        with self._work() as work:
            work.audit.note(
                Subject.RECORDING,
                str(recording),
                Did.EXPORTED,
                {**_told(span, wish), **handed_out(out, masks_off=wish.unmasked, number=known.details.customer_number)},
            )
            work.record(ClipsExported((recording,), wish.by, wish.unmasked))
        return seconds


def _told(span: Span, wish: ClipWish) -> dict[str, object]:
    more: dict[str, object] = {"what": "clip", "start_s": span.start, "end_s": span.end}
    if wish.channel != "both":
        more["channel"] = wish.channel
    if wish.customer is not CustomerVoice.KEEP:
        more["voice"] = wish.customer.value
    return more
