"""Sets text: paragraphs, tables, pills and headings in the document's language, fonts and colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table, TableStyle

from qa_studio.reports.fonts import Typeface
from qa_studio.reports.formats import Formats
from qa_studio.reports.palette import (
    ACCENT,
    ACCENT_SOFT,
    BAD,
    BAD_SOFT,
    GOOD,
    GOOD_SOFT,
    HOVER,
    INK,
    INK2,
    INK3,
    LINE,
    LINE2,
    SUNKEN,
    WARN,
    WARN_SOFT,
)  # fmt: skip
from qa_studio.reports.picture import BOLD_STROKE, Picture
from qa_studio.services.papers import Imprint
from qa_studio.texts import Catalogue

_LONG = 300  # characters of a paragraph in a table
_MOST = 600  # characters of a cell
WIDTH = 493.0  # points between the margins of an A4 page
Story = list[Flowable]
Cell: TypeAlias = str | Flowable | list[Flowable]


@dataclass(frozen=True, slots=True)
class Look:
    """Size, line height and colour of a kind of text."""

    size: float
    leading: float
    colour: Color
    strong: bool = False


TITLE = Look(17, 23, INK, True)
HEADING = Look(10.5, 15, INK, True)
BODY = Look(8.5, 12, INK)
STRONG = Look(8.5, 12, INK, True)
SECOND = Look(8, 11.5, INK2)
LABEL = Look(7.5, 10.5, INK3)

TONES: Mapping[str, tuple[Color, Color]] = {
    "good": (GOOD, GOOD_SOFT),
    "bad": (BAD, BAD_SOFT),
    "warn": (WARN, WARN_SOFT),
    "accent": (ACCENT, ACCENT_SOFT),
    "neutral": (INK2, HOVER),
}


class _Text(Paragraph):  # type: ignore[misc]
    """A paragraph that knows its words."""

    words = ""


class StrongParagraph(_Text):
    """A paragraph with a thicker outline, for fonts that have no bold."""

    def draw(self) -> None:
        """Onto the page, filled and outlined."""
        self.canv.setStrokeColor(self.style.textColor)
        self.canv.setLineWidth(BOLD_STROKE * self.style.fontSize)
        # The text render mode is part of the graphics state that the paragraph's own text object inherits.
        self.canv._code.append("2 Tr")
        super().draw()
        self.canv._code.append("0 Tr")


def _that_fit(cell: Sequence[Flowable]) -> int:
    """How many of the paragraphs, at least one, are together short enough for a row of a table."""
    length = 0
    for kept, each in enumerate(cell):
        length += len(each.words) if isinstance(each, _Text) else 0
        if kept and length > _MOST:
            return kept
    return len(cell)


def _figure_look(number: str, colour: Color) -> Look:
    """Large for a number, quiet for words that stand in its place."""
    return Look(15, 20, colour, True) if any(c.isdigit() for c in number) else Look(10.5, 20, INK3)


class Setter:
    """What every report is set with: the language's sentences, formats and fonts."""

    def __init__(self, say: Catalogue, typeface: Typeface, imprint: Imprint) -> None:
        self.say = say
        self.typeface = typeface
        self.imprint = imprint
        self.formats = Formats(imprint.language, imprint.zone)
        self._samples: dict[ParagraphStyle, Any] = {}
        self._styles: dict[tuple[Look, bool, bool], ParagraphStyle] = {}

    def text(self, text: str, look: Look = BODY, *, right: bool = False) -> Paragraph:
        """A paragraph of somebody's words; line ends stay."""
        style = self._style(look, right, any(character >= "\u2e80" for character in text))
        kind = StrongParagraph if look.strong and not self.typeface.heavy else _Text
        words = text.strip()
        if "\n" in words:
            markup = "<br/>".join(self._markup(line, look.strong) for line in words.split("\n"))
            paragraph = kind(markup, style)
        else:
            # Without line ends nothing needs the markup parser, which takes most of the time of a page.
            sample = self._sample(style)
            runs = self.typeface.runs(words, bold=look.strong)
            paragraph = kind(None, style, frags=[sample.clone(fontName=run.font, text=run.text) for run in runs])
        paragraph.words = text
        return paragraph

    def texts(self, text: str, look: Look = BODY) -> Story:
        """Somebody's words as paragraphs that are each short enough for a row of a table."""
        return [self.text(text[at : at + _LONG], look) for at in range(0, len(text), _LONG)]

    def parts_of(self, row: Sequence[Cell]) -> list[list[Cell]]:
        """The row, or several of it where a cell is too long: a row of a table can't go over to the next page."""
        cells = [self.texts(cell) if isinstance(cell, str) and len(cell) > _LONG else cell for cell in row]
        first: list[Cell] = list(cells)
        rest: list[Cell] = [""] * len(cells)
        for at, cell in enumerate(cells):
            if isinstance(cell, list) and len(cell) > 1 and (kept := _that_fit(cell)) < len(cell):
                first[at], rest[at] = cell[:kept], cell[kept:]
        return [first, *self.parts_of(rest)] if any(rest) else [cells]

    def heading(self, text: str, note: str = "", *, room: float = 110) -> Story:
        """A heading that keeps `room` points of what follows on its page."""
        words = [self.text(text, HEADING)]
        words[0].spaceBefore = 12
        if note:
            words.append(self.text(note, LABEL))
        return [CondPageBreak(room), *words, Spacer(0, 5)]

    def picture(self, width: float, height: float) -> Picture:
        """An empty picture."""
        return Picture(self.typeface, width, height)

    def pill(self, word: str, tone: str) -> Picture:
        """A word on a round tint, which states a fact."""
        ink, soft = TONES[tone]
        width = self.typeface.width(word, 7.5, bold=True) + 14
        picture = self.picture(width, 13)
        picture.box(0, 0, width, 13, soft, radius=6.5)
        picture.text(7, 3.9, word, size=7.5, colour=ink, bold=True)
        return picture

    def banner(self, text: str, tone: str) -> Table:
        """A sentence over the whole width on a tint."""
        ink, soft = TONES[tone]
        words = self.text(text, Look(8.5, 12, ink, True))
        return self.grid([[words]], [WIDTH], [("BACKGROUND", (0, 0), (-1, -1), soft), ("ROUNDEDCORNERS", [4] * 4)], 9)

    def facts(self, pairs: Sequence[tuple[str, str]], columns: int = 4, width: float = WIDTH) -> Table:
        """Labels with their values below, `columns` side by side."""
        cells = [[self.text(label, LABEL), self.text(value, BODY)] for label, value in pairs]
        cells += [[self._nothing]] * (-len(cells) % columns)
        rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
        return self.grid(rows, [width / columns] * columns, [], 3)

    def figures(self, figures: Sequence[tuple[str, str, str]], tones: Mapping[int, Color] | None = None) -> Table:
        """Large numbers in a frame: label, number, and what says how far it can be trusted."""
        cells = [
            [
                self.text(label, LABEL),
                self.text(number, _figure_look(number, (tones or {}).get(at, INK))),
                self.text(note, LABEL),
            ]
            for at, (label, number, note) in enumerate(figures)
        ]
        lines = [("LINEBEFORE", (1, 0), (-1, -1), 0.6, LINE), ("BOX", (0, 0), (-1, -1), 0.6, LINE2)]
        return self.grid([cells], [WIDTH / len(cells)] * len(cells), [*lines, ("ROUNDEDCORNERS", [5] * 4)], 8)

    def table(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        widths: Sequence[float],
        *,
        right: Sequence[int] = (),
        styles: Sequence[tuple[Any, ...]] = (),
    ) -> Table:
        """A table whose headings are repeated on every page; the columns `right` are aligned to the right."""
        head = [self.text(text, LABEL, right=at in right) for at, text in enumerate(headings)]
        parts = [part for row in rows for part in self.parts_of(row)]
        body = [[self._cell(cell, at in right) for at, cell in enumerate(row)] for row in parts]
        hairlines = [
            ("BACKGROUND", (0, 0), (-1, 0), SUNKEN),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, LINE),
            ("ALIGN", (0, 0), (-1, -1), "LEFT"),
            *(("ALIGN", (at, 0), (at, -1), "RIGHT") for at in right),
        ]
        return self.grid([head, *body], self._for_words(headings, widths), [*hairlines, *styles], 4.5, repeat=1)

    def grid(
        self,
        rows: Sequence[Sequence[Any]],
        widths: Sequence[float],
        styles: Sequence[tuple[Any, ...]],
        padding: float,
        *,
        repeat: int = 0,
    ) -> Table:
        """A table without lines; `padding` above and below each row."""
        plain = [
            # Even for cells without text the table chooses its font, which has to be an embedded one.
            ("FONT", (0, 0), (-1, -1), self.typeface.main, 8.5, 12),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
            ("LEFTPADDING", (0, 0), (-1, -1), 6),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ]
        return Table(
            [list(row) for row in rows],
            colWidths=list(widths),
            repeatRows=repeat,
            style=TableStyle([*plain, *styles]),
            hAlign="LEFT",
        )

    def _for_words(self, headings: Sequence[str], widths: Sequence[float]) -> list[float]:
        """The widths, changed where the longest word of a heading needs more, at the cost of the widest column."""
        needed = [
            max((self.typeface.width(word, LABEL.size) for word in heading.split()), default=0) + 13
            for heading in headings
        ]
        fitted = [max(width, need) for width, need in zip(widths, needed, strict=True)]
        widest = max(range(len(fitted)), key=fitted.__getitem__)
        fitted[widest] -= sum(fitted) - sum(widths)
        return fitted

    def _cell(self, cell: Cell, right: bool) -> Flowable | list[Flowable]:
        return self.text(cell, BODY, right=right) if isinstance(cell, str) else cell

    @cached_property
    def _nothing(self) -> Paragraph:
        return self.text("")

    def _markup(self, line: str, bold: bool) -> str:
        return "".join(
            escape(run.text) if run.font == self._font(bold) else f'<font name="{run.font}">{escape(run.text)}</font>'
            for run in self.typeface.runs(line, bold=bold)
        )

    def _font(self, bold: bool) -> str:
        return self.typeface.main_bold if bold else self.typeface.main

    def _sample(self, style: ParagraphStyle) -> Any:
        if style not in self._samples:
            self._samples[style] = Paragraph("x", style).frags[0]
        return self._samples[style]

    def _style(self, look: Look, right: bool, chinese: bool) -> ParagraphStyle:
        key = (look, right, chinese)
        if key not in self._styles:
            self._styles[key] = ParagraphStyle(
                "set",
                fontName=self._font(look.strong),
                fontSize=look.size,
                leading=look.leading,
                textColor=look.colour,
                alignment=TA_RIGHT if right else TA_LEFT,
                wordWrap="CJK" if chinese else None,
                splitLongWords=1,
                bulletFontName=self.typeface.main,
            )
        return self._styles[key]
