"""The writer of reports: chooses between paper and workbook, and puts whole files in their places."""

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.platypus import PageBreak

from qa_studio.reports.evaluation import evaluation_chapter, evaluation_story
from qa_studio.reports.files import kind_of, put
from qa_studio.reports.fonts import FontLibrary
from qa_studio.reports.page import Chapter, print_story
from qa_studio.reports.setter import Setter, Story
from qa_studio.services.papers import EvaluationPaper, Imprint
from qa_studio.services.progress import Progress, Quiet
from qa_studio.texts import Language, catalogue, message


class PaperWriter:
    """Writes every report as PDF or Excel; keeps the fonts that it has read."""

    def __init__(self, fonts: FontLibrary | None = None) -> None:
        self._fonts = fonts or FontLibrary()

    def evaluation(self, paper: EvaluationPaper, imprint: Imprint, out: Path) -> int:
        """One evaluation."""
        return self.evaluations([paper], imprint, out, Quiet())

    def evaluations(self, papers: Sequence[EvaluationPaper], imprint: Imprint, out: Path, progress: Progress) -> int:
        """Many: each from the top of a page."""
        kind_of(out)
        setter = self._setter(imprint)
        chapters = [evaluation_chapter(setter, paper) for paper in papers]
        story = _book(
            [
                (chapter, evaluation_story(setter, paper))
                for chapter, paper in zip(chapters, progress.over(papers, message("Setting the pages")), strict=True)
            ]
        )
        return self._print(setter, story, chapters[0], out)

    def fonts(self, language: Language) -> str:
        """The name of the font that would be used."""
        return self._fonts.typeface(language).name

    def _setter(self, imprint: Imprint) -> Setter:
        return Setter(catalogue(imprint.language), self._fonts.typeface(imprint.language), imprint)

    def _print(self, setter: Setter, story: Story, chapter: Chapter, out: Path, *, wide: bool = False) -> int:
        return put(out, lambda beside: print_story(setter, story, chapter, beside, wide=wide))


def _book(parts: Sequence[tuple[Chapter, Story]]) -> Story:
    story: Story = []
    for at, (chapter, part) in enumerate(parts):
        story += [chapter, PageBreak(), *part] if at else part
    return story
