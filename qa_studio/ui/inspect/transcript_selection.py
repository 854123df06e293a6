"""Words of a transcript that are selected, over one row or several."""

from collections.abc import Sequence

from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment
from qa_studio.domain.transcript_places import span_of

Place = tuple[int, int]
"""Row and letter."""


class WordSelection:
    """From where the mouse went down to where it is."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._anchor: Place | None = None
        self._end: Place | None = None

    def begin(self, place: Place) -> None:
        """Nothing yet, from here."""
        self._anchor = self._end = place

    def extend(self, place: Place) -> None:
        """To here."""
        self._end = place

    def clear(self) -> None:
        """Nothing is selected any more."""
        self._anchor = self._end = None

    def _ends(self) -> tuple[Place, Place] | None:
        if self._anchor is None or self._end is None or self._anchor == self._end:
            return None
        return min(self._anchor, self._end), max(self._anchor, self._end)

    def within(self, row: int) -> tuple[int, int] | None:
        """The selected letters of a row, from the first to behind the last."""
        ends = self._ends()
        if ends is None or not ends[0][0] <= row <= ends[1][0]:
            return None
        (first_row, first), (last_row, last) = ends
        return first if row == first_row else 0, last if row == last_row else len(self._segments[row].text)

    def span(self) -> Span | None:
        """When the selected words are said."""
        ends = self._ends()
        if ends is None:
            return None
        (first_row, first), (last_row, last) = ends
        one, other = self._segments[first_row], self._segments[last_row]
        start = span_of(one, first, max(first + 1, last if one is other else len(one.text))).start
        return Span(start, max(start, span_of(other, first if one is other else 0, last).end))

    def text(self) -> str:
        """The selected words, a line for each row."""
        ends = self._ends()
        if ends is None:
            return ""
        parts = ((row, self.within(row)) for row in range(ends[0][0], ends[1][0] + 1))
        return "\n".join(self._segments[row].text[part[0] : part[1]] for row, part in parts if part is not None)
