"""The writer of reports: chooses between paper and workbook, and puts whole files in their places."""

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.platypus import PageBreak

from qa_studio.errors import Refused
from qa_studio.reports.actions import actions_chapter, actions_story
from qa_studio.reports.causes import causes_chapter, causes_story
from qa_studio.reports.csv_file import is_csv, write_csv
from qa_studio.reports.evaluation import evaluation_chapter, evaluation_story
from qa_studio.reports.files import kind_of, put
from qa_studio.reports.fonts import FontLibrary
from qa_studio.reports.listing import is_wide, list_chapter, list_story
from qa_studio.reports.page import Chapter, print_story
from qa_studio.reports.scorecard import scorecard_chapter, scorecard_story
from qa_studio.reports.setter import Setter, Story
from qa_studio.reports.sheets_of_evaluations import write_evaluations
from qa_studio.reports.sheets_of_scorecards import write_scorecards
from qa_studio.reports.sheets_of_work import write_actions, write_causes, write_list
from qa_studio.reports.workbook import Book, write_book
from qa_studio.services.papers import ActionsPaper, CausesPaper, EvaluationPaper, Imprint, ListPaper, ScorecardPaper
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
        if kind_of(out) == "xlsx":
            return self._workbook(imprint, out, lambda book: write_evaluations(book, papers))
        setter = self._setter(imprint)
        watched = progress.over(papers, message("Setting the pages"))
        return self._print(
            setter, [(evaluation_chapter(setter, paper), evaluation_story(setter, paper)) for paper in watched], out
        )

    def scorecard(self, paper: ScorecardPaper, imprint: Imprint, out: Path) -> int:
        """One scorecard."""
        return self.scorecards([paper], imprint, out, Quiet())

    def scorecards(self, papers: Sequence[ScorecardPaper], imprint: Imprint, out: Path, progress: Progress) -> int:
        """Many: each from the top of a page."""
        if kind_of(out) == "xlsx":
            return self._workbook(imprint, out, lambda book: write_scorecards(book, papers))
        setter = self._setter(imprint)
        watched = progress.over(papers, message("Setting the pages"))
        return self._print(
            setter, [(scorecard_chapter(setter, paper), scorecard_story(setter, paper)) for paper in watched], out
        )

    def actions(self, paper: ActionsPaper, imprint: Imprint, out: Path) -> int:
        """The action register."""
        if kind_of(out) == "xlsx":
            return self._workbook(imprint, out, lambda book: write_actions(book, paper))
        setter = self._setter(imprint)
        return self._print(setter, [(actions_chapter(setter, paper), actions_story(setter, paper))], out)

    def causes(self, paper: CausesPaper, imprint: Imprint, out: Path) -> int:
        """Root causes with their Pareto picture."""
        if kind_of(out) == "xlsx":
            return self._workbook(imprint, out, lambda book: write_causes(book, paper))
        setter = self._setter(imprint)
        return self._print(setter, [(causes_chapter(setter, paper), causes_story(setter, paper))], out)

    def table(self, paper: ListPaper, imprint: Imprint, out: Path) -> int:
        """A list; as `.csv` too."""
        if is_csv(out):
            return put(out, lambda beside: write_csv(beside, paper))
        if kind_of(out) == "xlsx":
            return self._workbook(imprint, out, lambda book: write_list(book, paper))
        setter = self._setter(imprint)
        return self._print(setter, [(list_chapter(setter, paper), list_story(setter, paper))], out, wide=is_wide(paper))

    def fonts(self, language: Language) -> str:
        """The name of the font that would be used."""
        return self._fonts.typeface(language).name

    def _setter(self, imprint: Imprint) -> Setter:
        return Setter(catalogue(imprint.language), self._fonts.typeface(imprint.language), imprint)

    def _print(self, setter: Setter, parts: Sequence[tuple[Chapter, Story]], out: Path, *, wide: bool = False) -> int:
        if not parts:
            raise Refused(
                message("There is nothing to print."), message("Choose another period or filter and try again.")
            )
        return put(out, lambda beside: print_story(setter, _book(parts), parts[0][0], beside, wide=wide))

    def _workbook(self, imprint: Imprint, out: Path, fill: Callable[[Book], None]) -> int:
        return put(out, lambda beside: write_book(beside, catalogue(imprint.language), imprint, fill))


def _book(parts: Sequence[tuple[Chapter, Story]]) -> Story:
    story: Story = []
    for at, (chapter, part) in enumerate(parts):
        story += [chapter, PageBreak(), *part] if at else part
    return story
