"""A book of scorecards against reportlab alone: `python tests/benchmarks/bench_reports.py` prints the ratios.

The limit is reportlab's own template laying out and drawing the same flowables and drawings on A4, in the same run;
ours adds choosing fonts, composing the pages, header, footer, numbering and the whole-file write.
"""

import importlib.util
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import PageBreak, SimpleDocTemplate

from qa_studio.reports.fonts import FontLibrary
from qa_studio.reports.scorecard import scorecard_story
from qa_studio.reports.setter import Setter
from qa_studio.reports.writer import PaperWriter
from qa_studio.services.progress import Quiet
from qa_studio.texts import catalogue

PAGES = 200
LIMIT = 1.5
ROUNDS = 3


def papers_and_imprint(count: int) -> tuple[list[Any], Any]:
    """Sample scorecards of the tests, three pages each."""
    place = Path(__file__).parent.parent / "reports" / "conftest.py"
    spec = importlib.util.spec_from_file_location("report_samples", place)
    assert spec is not None and spec.loader is not None
    samples = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(samples)
    return [samples.scorecard_paper(subject=f"王芳 {at}") for at in range(count)], samples.imprint("en")


def quickest(work: Callable[[], float]) -> float:
    """The shortest of a few rounds."""
    return min(work() for _ in range(ROUNDS))


def main() -> None:
    """Measure and print."""
    papers, imprint = papers_and_imprint((PAGES + 2) // 3)
    library = FontLibrary()
    writer = PaperWriter(library)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "book.pdf")
        pages = writer.scorecards(papers, imprint, out, Quiet())

        def ours() -> float:
            begun = time.perf_counter()
            writer.scorecards(papers, imprint, out, Quiet())
            return time.perf_counter() - begun

        def bare() -> float:
            face = library.typeface(imprint.language)
            setter = Setter(catalogue(imprint.language), face, imprint)
            story = [element for paper in papers for element in (*scorecard_story(setter, paper), PageBreak())]
            sheets = SimpleDocTemplate(
                str(out), pagesize=A4, topMargin=58, bottomMargin=56, leftMargin=45, rightMargin=45,
                initialFontName=face.main,
            )  # fmt: skip
            begun = time.perf_counter()
            sheets.build(story)
            return time.perf_counter() - begun

        mine, limit = quickest(ours), quickest(bare)
    print(f"{'book':<34}{'pages':>7}{'ours s':>9}{'bare s':>9}{'ratio':>8}{'limit':>8}")
    print(f"{'scorecards, three pages each':<34}{pages:>7}{mine:>9.2f}{limit:>9.2f}{mine / limit:>8.2f}{LIMIT:>8.2f}")


if __name__ == "__main__":
    main()
