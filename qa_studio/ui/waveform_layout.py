"""Where things are on a waveform: one row below the other."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

GUTTER = 92
GAP = 14
FLAGS = 28
RULER = 24
BELOW = 8
NOTES = 24
TAG = 18
WORDS = 16


@dataclass(frozen=True, slots=True)
class WaveformLayout:
    """Flags, ruler, lanes with a gap between, and below them notes and spectrogram where they are shown.

    A single lane is as high as two, and the gap lies under it.
    """

    lane_height: int
    lanes: int = 2
    notes: bool = False
    spectrum: int = 0

    def lane(self, number: int) -> tuple[float, float]:
        """Top and height of a lane."""
        top = FLAGS + RULER
        if self.lanes < 2:
            return top, 2 * self.lane_height
        return top + number * (self.lane_height + GAP), self.lane_height

    @property
    def body_top(self) -> float:
        """Where the lanes begin."""
        return FLAGS + RULER

    @property
    def body_bottom(self) -> float:
        """Where the lanes end."""
        top, height = self.lane(self.lanes - 1)
        return top + height

    @property
    def gap(self) -> tuple[float, int]:
        """Top and height of the row with the tags of what was measured."""
        return FLAGS + RULER + (self.lane_height if self.lanes > 1 else 2 * self.lane_height), GAP

    @property
    def band(self) -> tuple[int, int]:
        """Top and height of the rows in which tags step aside from the playhead."""
        top, height = self.gap
        return round(top) - 3, height + 6

    @property
    def notes_top(self) -> float:
        """Where the row of notes begins, shown or not."""
        return FLAGS + RULER + 2 * self.lane_height + GAP + 2

    @property
    def spectrum_top(self) -> float:
        """Where the spectrogram begins, shown or not."""
        return self.notes_top + (NOTES if self.notes else 4)

    @property
    def height(self) -> int:
        """Of everything."""
        below = self.spectrum + 4 if self.spectrum else 0
        return round(self.spectrum_top + below) + BELOW - 6

    def ruler(self, left: float, width: float) -> QRectF:
        """The row with times."""
        return QRectF(left, FLAGS, width, RULER)

    def body(self, left: float, width: float) -> QRectF:
        """All lanes."""
        return QRectF(left, self.body_top, width, self.body_bottom - self.body_top)
