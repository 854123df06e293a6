"""Scorecards on paper."""

from dataclasses import replace
from typing import Any

import pytest

from qa_studio.services.progress import Quiet


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_font_is_inside(press: Any, office: Any, language: str) -> None:
    fonts = press.scorecard(office.scorecard(team=True), office.imprint(language)).fonts()
    assert fonts
    assert all(embedded for _, embedded in fonts), fonts


def test_numbers_stand_with_their_n_and_interval(press: Any, office: Any) -> None:
    paper = office.scorecard()
    score = paper.scorecard.cards[0].score
    printed = press.scorecard(paper, office.imprint())
    assert printed.says(f"{score.value:.1f}")
    assert printed.says(f"n {score.n}, {score.low:.1f} to {score.high:.1f}")
    assert printed.says("2 of 30")
    assert printed.says("Upper")


def test_below_the_least_number_no_figure_is_given(press: Any, office: Any) -> None:
    paper = office.scorecard(6)
    score = paper.scorecard.cards[0].score
    printed = press.scorecard(paper, office.imprint())
    assert printed.says(f"too few n {score.n}")
    assert not printed.says(f"{score.low:.1f} to")
    assert not printed.says("Upper")


def test_a_family_without_questions_is_not_configured(press: Any, office: Any) -> None:
    paper = office.scorecard()
    card = replace(paper.scorecard.cards[0], critical={"customer": None})
    printed = press.scorecard(replace(paper, scorecard=replace(paper.scorecard, cards=(card,))), office.imprint())
    assert printed.says("Customer critical not configured")


def test_picks_that_are_not_random_are_counted_apart(press: Any, office: Any) -> None:
    printed = press.scorecard(office.scorecard(), office.imprint())
    assert printed.says("30 at random. Counted apart: For a complaint 6.")


def test_a_failed_form_shows_the_score_before(press: Any, office: Any) -> None:
    paper = office.scorecard()
    failed = next(row for row in paper.scorecard.cards[0].rows if row.failed)
    printed = press.scorecard(paper, office.imprint())
    assert printed.says(f"FAIL, before {failed.score_before_fail:.0f}")


def test_a_team_lists_its_members_and_ranks_only_those_with_enough(press: Any, office: Any) -> None:
    printed = press.scorecard(office.scorecard(team=True, checklists=2, subject="华东一组"), office.imprint())
    assert printed.says("Members: Inbound consultation call")
    assert printed.says("Members: Complaint handling call")
    assert printed.says("张敏 A1003 too few n 5")


def test_a_period_without_evaluations_says_so(press: Any, office: Any) -> None:
    paper = office.scorecard()
    empty = replace(paper, scorecard=replace(paper.scorecard, cards=()))
    assert press.scorecard(empty, office.imprint()).says("No call of this period has been evaluated.")


def test_a_checklist_that_is_gone_leaves_its_codes(press: Any, office: Any) -> None:
    paper = replace(office.scorecard(), checklists={})
    assert press.scorecard(paper, office.imprint()).says("IC-1")


def test_a_book_counts_all_its_pages(press: Any, office: Any, writer: Any) -> None:
    out = press.folder / "book.pdf"
    papers = [office.scorecard(subject=name) for name in ("王芳", "李伟")]
    pages = writer.scorecards(papers, office.imprint(), out, Quiet())
    single = press.scorecard(papers[0], office.imprint()).pages
    assert pages == 2 * single
