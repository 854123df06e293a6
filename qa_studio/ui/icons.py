"""Icons drawn from the Phosphor font in the colours of the theme, and the program's own mark."""

import json
import logging
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPainterPath,
    QPixmap,
    QRawFont,
    QTransform,
)

from qa_studio.shipped import shipped
from qa_studio.ui.theme import color

_log = logging.getLogger(__name__)


@cache
def _glyphs() -> dict[str, str]:
    return {
        name: chr(int(code, 16)) for name, code in json.loads(shipped("icons/phosphor.json").read_text("utf-8")).items()
    }


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFontFromData(shipped("icons/phosphor.ttf").read_bytes())
    return QFontDatabase.applicationFontFamilies(number)[0]


def is_icon(name: str) -> bool:
    """Whether the font has a drawing of that name."""
    return name in _glyphs()


@cache
def _outline(name: str) -> QPainterPath:
    """The drawing in a square of 1 × 1, y down.

    A name that the font does not have is our mistake and logged; an exception while Qt paints would end the program, so
    a question mark is drawn then.
    """
    if not is_icon(name):
        _log.error("There is no icon called %s", name)
        name = "question"
    face = QFont(_family())
    face.setPixelSize(256)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    raw = QRawFont.fromFont(face)
    glyph = raw.glyphIndexesForString(_glyphs()[name])[0]
    width = raw.advancesForGlyphIndexes([glyph])[0].x()
    # The font is drawn on a square as wide as its advance that reaches from the ascent down to the descent.
    height = raw.ascent() + raw.descent()
    top = (height - width) / 2 - raw.ascent()
    lowered = QTransform.fromTranslate(0, -top).map(raw.pathForGlyph(glyph))
    return QTransform.fromScale(1 / width, 1 / width).map(lowered)


def paint_icon(painter: QPainter, name: str, box: QRectF, shade: QColor) -> None:
    """Draw the icon `name` into the square in the middle of `box`."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center() - QPointF(side / 2, side / 2))
    painter.scale(side, side)
    painter.fillPath(_outline(name), shade)
    painter.restore()


def pixmap(name: str, token: str = "ink2", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` pixels at the device pixel `ratio`."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, size, size), color(token))
    painter.end()
    return picture


class _GlyphEngine(QIconEngine):
    """Draws at whatever size and theme it is asked for."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        shade = color("ink3" if mode == QIcon.Mode.Disabled else self._token)
        paint_icon(painter, self._name, QRectF(rect), shade)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return QPixmap.fromImage(image)

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._name, self._token)


def icon(name: str, token: str = "ink2") -> QIcon:
    """An icon for menus and window parts of Qt's own; it follows the theme."""
    return QIcon(_GlyphEngine(name, token))


def paint_mark(painter: QPainter, box: QRectF) -> None:
    """The program's mark: five bars of sound on the accent colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    side = min(box.width(), box.height())
    painter.translate(box.topLeft())
    painter.scale(side / 28, side / 28)
    painter.setBrush(color("accfill"))
    painter.drawRoundedRect(QRectF(0, 0, 28, 28), 7, 7)
    painter.setBrush(color("onfill"))
    for left, height in ((6.2, 4.0), (9.6, 9.0), (13.0, 15.0), (16.4, 8.0), (19.8, 4.0)):
        painter.drawRoundedRect(QRectF(left, 14 - height / 2, 2, height), 1, 1)
    painter.restore()


def app_icon() -> QIcon:
    """The mark as a window icon."""
    result = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_mark(painter, QRectF(0, 0, side, side))
        painter.end()
        result.addPixmap(picture)
    return result
