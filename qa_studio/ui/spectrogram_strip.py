"""Pictures of which tones are in the sound, made beside the window, piece by piece."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtGui import QColor, QImage, qRgb

from qa_studio.services.sound import Brightness, Spectrograph, Waveform
from qa_studio.ui.theme import color, tokens
from qa_studio.ui.waveform_picture import LANE_SHADES, TILE
from qa_studio.ui.waveform_samples import ReadLater

KEPT = 160
AT_ONCE = 2

Piece = tuple[int, float, int, int]
"""Lane, seconds per pixel, number, bands."""


class SpectrumTiles:
    """Gives pieces that are there, and asks for those that are not: the last one asked for first."""

    def __init__(
        self, source: Waveform, spectrograph: Spectrograph, later: ReadLater, arrived: Callable[[], None]
    ) -> None:
        self._source, self._spectrograph = source, spectrograph
        self._later, self._arrived = later, arrived
        self._kept: OrderedDict[Piece, Brightness] = OrderedDict()
        self._images: dict[tuple[Piece, bool], QImage] = {}
        self._wanted: list[Piece] = []
        self._coming: set[Piece] = set()

    @property
    def lanes(self) -> int:
        """How many are drawn, one above the other."""
        return min(2, self._source.channels)

    def tile(self, lane: int, number: int, seconds_per_pixel: float, bands: int) -> QImage | None:
        """Pixels `number` × 256 and the 256 after it, None while they are being made."""
        piece = (lane, seconds_per_pixel, number, bands)
        found = self._kept.get(piece)
        if found is None:
            self._want(piece)
            return None
        self._kept.move_to_end(piece)
        key = (piece, tokens().dark)
        if key not in self._images:
            self._images[key] = _image(found, lane)
        return self._images[key]

    def _want(self, piece: Piece) -> None:
        if piece in self._coming:
            return
        # What was wanted at another zoom is out of sight.
        self._wanted = [each for each in self._wanted if each[1] == piece[1] and each != piece]
        self._wanted.append(piece)
        self._next()

    def _next(self) -> None:
        while self._wanted and len(self._coming) < AT_ONCE:
            self._make(self._wanted.pop())

    def _make(self, piece: Piece) -> None:
        lane, seconds_per_pixel, number, bands = piece
        self._coming.add(piece)
        step = TILE * seconds_per_pixel
        source, spectrograph = self._source, self._spectrograph
        self._later(
            lambda: spectrograph.spectrum(source, lane, number * step, (number + 1) * step, (TILE, bands)),
            lambda made: self._keep(piece, made),
        )

    def _keep(self, piece: Piece, made: Brightness) -> None:
        self._coming.discard(piece)
        self._kept[piece] = made
        if len(self._kept) > KEPT:
            gone, _ = self._kept.popitem(last=False)
            for dark in (False, True):
                self._images.pop((gone, dark), None)
        self._next()
        self._arrived()


def _image(made: Brightness, lane: int) -> QImage:
    bands, columns = made.shape
    indexed = QImage(made.data, columns, bands, columns, QImage.Format.Format_Indexed8)
    indexed.setColorTable(_shades(lane))
    return indexed.convertToFormat(QImage.Format.Format_RGB32)


def _shades(lane: int) -> list[int]:
    """From the ground of the lanes over the pale and the strong colour of the lane to that of writing."""
    strong, pale = LANE_SHADES[lane]
    stops = [color("sunken"), color(pale), color(strong), color("ink")]
    return [_between(stops, value / 255) for value in range(256)]


def _between(stops: list[QColor], share: float) -> int:
    place = share * (len(stops) - 1)
    number = min(int(place), len(stops) - 2)
    rest = place - number
    low, high = stops[number], stops[number + 1]
    reds, greens, blues = (
        round(one + (other - one) * rest)
        for one, other in ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    )
    return qRgb(reds, greens, blues)
