"""What goes onto paper, from a centre that is at work."""

from pathlib import Path

import pytest
from centre import Centre
from pypdf import PdfReader

from qa_studio.services.progress import Quiet


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre.founded(tmp_path / "centre")


def printed(centre: Centre, evaluation: int, path: Path) -> str:
    """All the text of its paper."""
    centre.studio.reports.evaluation(evaluation, path, "en", Quiet())  # type: ignore[arg-type]
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_paper_lists_the_revisions_of_its_own_evaluation_only(centre: Centre, tmp_path: Path) -> None:
    recording = centre.recording()
    first = centre.evaluate(recording)
    inspections = centre.studio.inspections
    other = inspections.begin(recording, "call", centre.lead)
    for question in ("greeting", "solution", "identity"):
        inspections.answer(other, question, "yes")
    second = inspections.complete(other)
    assert "Revisions" not in printed(centre, first, tmp_path / "first.pdf")

    again = inspections.reopen(second, "The solution was partial", centre.lead)
    inspections.answer(again, "solution", "partly")
    third = inspections.complete(again)
    paper = printed(centre, third, tmp_path / "third.pdf")
    assert "Revisions" in paper
    assert "The solution was partial" in paper
    assert "Zhang Wei" not in paper
