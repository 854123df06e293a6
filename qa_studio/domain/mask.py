"""What not everybody may hear: masks over a recording, who may hear below them, and what they hide elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from qa_studio.domain.people import Person, PersonId, Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.rights import Deed, allowed
from qa_studio.domain.spans import Span, united
from qa_studio.domain.transcript import Segment, Word

MaskId = NewType("MaskId", int)

HIDDEN = "●●●"
"""Stands for words that are said in a masked stretch."""

HIDDEN_KEY = "●"
"""Stands for a key that is pressed in a masked stretch."""

TYPED_TOGETHER_S = 3.0
"""Keys with no more than this between them belong to one number."""

TYPING_MARGIN_S = 0.25
"""So much more is masked before the first and after the last key of a number."""

SHORTEST_MASK_S = 0.02

_FIRM_AFTER = timedelta(hours=1)


class MaskSound(StrEnum):
    """What is heard instead."""

    TONE = "tone"
    SILENCE = "silence"


class MaskOrigin(StrEnum):
    """Who found the place."""

    HAND = "hand"
    KEYPAD = "keypad"


class CustomerVoice(StrEnum):
    """What becomes of the customer's voice in what is handed out."""

    KEEP = "keep"
    ALTER = "alter"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Cover:
    """A stretch of a recording, of all its channels, in which `sound` is heard instead."""

    span: Span
    sound: MaskSound = MaskSound.TONE


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of a recording, of all its channels, that is hidden; `made_by` None: the program did it by itself."""

    id: MaskId
    recording: RecordingId
    span: Span
    sound: MaskSound
    origin: MaskOrigin
    made_by: PersonId | None
    made_at: datetime

    @property
    def cover(self) -> Cover:
        """What it means for the sound."""
        return Cover(self.span, self.sound)


def may_hear_masked(role: Role) -> bool:
    """Whether somebody in this role may hear below masks: administrators and team leads, nobody else."""
    return allowed(role, Deed.HEAR_MASKED)


def may_change_mask(person: Person, mask: Mask, now: datetime) -> bool:
    """Whether a person may adjust or remove a mask: who may hear below it, and for an hour whoever made it."""
    return may_hear_masked(person.role) or (mask.made_by == person.id and now - mask.made_at < _FIRM_AFTER)


def typed_stretches(keys: Iterable[Span], duration_s: float) -> tuple[Span, ...]:
    """The stretches in which numbers are typed: keys close together joined, with a margin, inside the recording."""
    return tuple(
        Span(max(0.0, round(each.start - TYPING_MARGIN_S, 3)), min(duration_s, round(each.end + TYPING_MARGIN_S, 3)))
        for each in united(keys, TYPED_TOGETHER_S)
        if each.start < duration_s
    )


def is_covered(span: Span, covers: Iterable[Cover]) -> bool:
    """Whether any of a span lies under a cover."""
    return any(cover.span.start < span.end and span.start < cover.span.end for cover in covers)


def is_wholly_covered(span: Span, covers: Iterable[Cover]) -> bool:
    """Whether all of a span lies under covers."""
    at = span.start
    for cover in sorted(covers, key=lambda each: each.span):
        if cover.span.start <= at:
            at = max(at, cover.span.end)
    return at >= span.end


def hidden_segments(segments: Sequence[Segment], covers: Sequence[Cover]) -> tuple[Segment, ...]:
    """The segments as those see them who may not hear below covers: ●●● for each word that lies under one.

    Where the words of a segment have no times of their own, all of it is hidden as soon as a cover touches it.
    """
    return tuple(_hidden(segment, covers) if is_covered(segment.span, covers) else segment for segment in segments)


def _hidden(segment: Segment, covers: Sequence[Cover]) -> Segment:
    text, words, at = "", [], 0
    for word in segment.words:
        place = segment.text.find(word.text, at)
        if place < 0:  # the text is not made of its words, so nobody knows what to hide of it
            break
        covered = is_covered(word.span, covers)
        text += segment.text[at:place] + (HIDDEN if covered else word.text)
        words.append(Word(word.span, HIDDEN) if covered else word)
        at = place + len(word.text)
    else:
        if words:
            return replace(segment, text=text + segment.text[at:], words=tuple(words))
    return replace(segment, text=HIDDEN, words=())
