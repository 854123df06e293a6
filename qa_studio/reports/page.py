"""The sheet: A4, a header with the centre and the title, a footer with page n of m."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ActionFlowable, BaseDocTemplate, Frame, PageTemplate

from qa_studio.reports.fonts import Typeface
from qa_studio.reports.palette import INK2, INK3, LINE2
from qa_studio.reports.setter import WIDTH, Setter, Story

MARGIN = (A4[0] - WIDTH) / 2
_TOP, _BOTTOM = 58.0, 56.0
_SIZE = 7.5
_FOOT, _FOOT_BELOW = 30.0, 19.0


class Chapter(ActionFlowable):  # type: ignore[misc]
    """From the next page on the header says `title` and the footer `basis`."""

    def __init__(self, title: str, basis: str = "") -> None:
        super().__init__()
        self.title, self.basis = title, basis

    def apply(self, doc: "_Sheets") -> None:
        """Tell the document."""
        doc.chapter = self


class _Sheets(BaseDocTemplate):  # type: ignore[misc]
    chapter: Chapter


def print_story(setter: Setter, story: Story, chapter: Chapter, out: Path, *, wide: bool = False) -> int:
    """Write the story to `out` and give the number of pages; raises NoFont before a byte is written."""
    imprint = setter.imprint
    printed = setter.say("Printed {moment}", moment=setter.formats.moment(imprint.printed_at))
    for text in (
        imprint.centre,
        printed,
        chapter.title,
        chapter.basis,
        _trail(setter),
        setter.say("Page {n} of {m}", n=0, m=123456789),
    ):
        setter.typeface.runs(text)
    setter.typeface.demand_all()
    size = landscape(A4) if wide else A4
    sheets = _Sheets(
        str(out), pagesize=size, title=chapter.title, author=imprint.centre, creator="QA Studio", subject=chapter.basis,
        keywords=f"audit {imprint.trail}" if imprint.trail.id else "",
        lang="zh-CN" if imprint.language == "zh_CN" else "en", initialFontName=setter.typeface.main,
    )  # fmt: skip
    sheets.chapter = chapter
    frame = Frame(
        MARGIN, _BOTTOM, size[0] - 2 * MARGIN, size[1] - _TOP - _BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip

    def begin(canvas: Canvas, doc: _Sheets) -> None:
        _header_and_footer(setter, canvas, doc.chapter, printed, size)

    sheets.addPageTemplates([PageTemplate(frames=[frame], onPage=begin)])
    sheets.build(story, canvasmaker=_numbering(setter, size))
    return int(sheets.page)


def _header_and_footer(
    setter: Setter, canvas: Canvas, chapter: Chapter, printed: str, size: tuple[float, float]
) -> None:
    width, height = size
    face, say = setter.typeface, setter.imprint.centre
    canvas.saveState()
    canvas.setStrokeColor(LINE2)
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, height - 42, width - MARGIN, height - 42)
    canvas.line(MARGIN, 42, width - MARGIN, 42)
    canvas.setFillColor(INK2)
    half = (width - 2 * MARGIN) / 2 - 10
    _write(canvas, face, MARGIN, height - 35, face.fits(say, _SIZE, half))
    canvas.setFillColor(INK3)
    title = face.fits(chapter.title, _SIZE, half)
    _write(canvas, face, width - MARGIN - face.width(title, _SIZE), height - 35, title)
    basis = f"{chapter.basis}  ·  {printed}" if chapter.basis else printed
    _write(canvas, face, MARGIN, _FOOT, face.fits(basis, _SIZE, 2 * half - 80))
    _write(canvas, face, MARGIN, _FOOT_BELOW, _trail(setter))
    canvas.restoreState()


def _trail(setter: Setter) -> str:
    """The head of the audit trail: on every page, since pages are handed on one by one."""
    trail = setter.imprint.trail
    return setter.say("Audit trail {head}", head=trail.short) if trail.id else ""


def _write(canvas: Canvas, face: Typeface, x: float, y: float, text: str) -> None:
    for run in face.runs(text):
        canvas.setFont(run.font, _SIZE)
        canvas.drawString(x, y, run.text)
        x += face.width(run.text, _SIZE)


def _numbering(setter: Setter, size: tuple[float, float]) -> Callable[..., Canvas]:
    class _Numbered(Canvas):  # type: ignore[misc]
        """Keeps the pages until all are laid out, then says on each how many there are."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:
            """Keep the page."""
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            """Number the pages and write the file."""
            for n, page in enumerate(self._kept, 1):
                self.__dict__.update(page)
                text = setter.say("Page {n} of {m}", n=n, m=len(self._kept))
                self.setFillColor(INK3)
                _write(self, setter.typeface, size[0] - MARGIN - setter.typeface.width(text, _SIZE), _FOOT, text)
                super().showPage()
            super().save()

    return _Numbered
