"""Vector pictures for a page: a drawing whose texts use the document's embedded fonts."""

from collections.abc import Sequence
from typing import Literal

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Line, Path, PolyLine, Rect, String
from reportlab.lib.attrmap import AttrMap, AttrMapValue
from reportlab.lib.colors import Color
from reportlab.lib.validators import isColor, isNumber
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from qa_studio.reports.fonts import Typeface
from qa_studio.reports.palette import INK2, LINE

Anchor = Literal["start", "middle", "end"]
BOLD_STROKE = 0.028  # of the size: how much thicker the outline of strong text is where there is no bold font


class _Outlined(String):  # type: ignore[misc]
    """Text with a thicker outline."""

    _attrMap = AttrMap(BASE=String, strokeColor=AttrMapValue(isColor), strokeWidth=AttrMapValue(isNumber))


class Picture(Flowable):  # type: ignore[misc]
    """A drawing of `width` × `height` points, the origin below on the left, that can stand on a page or in a cell."""

    def __init__(self, typeface: Typeface, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._typeface = typeface
        # Else every drawing begins with Times-Roman, which is not embedded.
        self.drawing = Drawing(width, height, initialFontName=typeface.main)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its own size, whatever is there."""
        return self.width, self.height

    def draw(self) -> None:
        """Onto the page."""
        canvas: Canvas = self.canv
        renderPDF.draw(self.drawing, canvas, 0, 0)

    def text(
        self, x: float, y: float, text: str, *, size: float = 7.5, colour: Color = INK2, anchor: Anchor = "start",
        bold: bool = False,
    ) -> float:  # fmt: skip
        """Write `text` on the base line `y` at, around or up to `x`; gives its width."""
        runs = self._typeface.runs(text, bold=bold)
        width = self._typeface.width(text, size, bold=bold)
        x -= {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        outlined = bold and not self._typeface.heavy
        for run in runs:
            string = (_Outlined if outlined else String)(x, y, run.text)
            string.fontName, string.fontSize, string.fillColor = run.font, size, colour
            if outlined:
                string.textRenderMode, string.strokeColor, string.strokeWidth = 2, colour, BOLD_STROKE * size
            self.drawing.add(string)
            x += self._typeface.width(run.text, size, bold=bold)
        return width

    def fits(self, text: str, size: float, room: float) -> str:
        """`text`, shortened to `room` points."""
        return self._typeface.fits(text, size, room)

    def text_width(self, text: str, size: float) -> float:
        """Points that `text` takes."""
        return self._typeface.width(text, size)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: Color = LINE, width: float = 0.6,
        dash: Sequence[float] | None = None,
    ) -> None:  # fmt: skip
        """A straight line."""
        self.drawing.add(
            Line(x1, y1, x2, y2, strokeColor=colour, strokeWidth=width, strokeDashArray=list(dash) if dash else None)
        )

    def box(
        self, x: float, y: float, width: float, height: float, fill: Color | None, stroke: Color | None = None,
        radius: float = 0,
    ) -> None:  # fmt: skip
        """A rectangle, its corner below on the left."""
        self.drawing.add(
            Rect(x, y, width, height, rx=radius, ry=radius, fillColor=fill, strokeColor=stroke, strokeWidth=0.6)
        )

    def polyline(self, points: Sequence[tuple[float, float]], colour: Color, width: float = 1.2) -> None:
        """A line through the points."""
        flat = [value for point in points for value in point]
        self.drawing.add(PolyLine(flat, strokeColor=colour, strokeWidth=width, strokeLineJoin=1))

    def area(self, points: Sequence[tuple[float, float]], fill: Color) -> None:
        """The filled shape with these corners."""
        if len(points) < 3:
            return
        path = Path(fillColor=fill, strokeColor=None)
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.closePath()
        self.drawing.add(path)
