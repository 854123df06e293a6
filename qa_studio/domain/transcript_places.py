"""Where in the text of a segment its words stand, and when a stretch of the text is heard."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A word's characters, from `first` to before `last`, and when it is heard."""

    first: int
    last: int
    span: Span


@lru_cache(maxsize=4096)
def word_places(segment: Segment) -> tuple[WordPlace, ...]:
    """Where the timed words of a segment stand in its text; those that are not found in order are left out."""
    found: list[WordPlace] = []
    at = 0
    for word in segment.words:
        text = word.text.strip()
        place = segment.text.find(text, at) if text else -1
        if place >= 0:
            at = place + len(text)
            found.append(WordPlace(place, at, word.span))
    return tuple(found)


def span_of(segment: Segment, first: int, last: int) -> Span:
    """When the characters from `first` to before `last` are heard; without word times in proportion."""
    covered = [each for each in word_places(segment) if each.first < last and each.last > first]
    if covered:
        start = covered[0].span.start
        return Span(start, max(start, max(each.span.end for each in covered)))
    letters = max(1, len(segment.text))
    start = segment.span.start + segment.span.length * min(1.0, first / letters)
    end = segment.span.start + segment.span.length * min(1.0, last / letters)
    return Span(start, max(start, end))


def word_at(segment: Segment, seconds: float) -> WordPlace | None:
    """The word that is heard then, None where none is or none has a time."""
    for place in word_places(segment):
        if place.span.start <= seconds < max(place.span.end, place.span.start + 0.05):
            return place
    return None


def segment_at(starts: Sequence[float], seconds: float) -> int:
    """Which of the segments with these starts, in order, is heard then or was heard last; -1 before the first."""
    return bisect_right(starts, seconds + 1e-6) - 1
