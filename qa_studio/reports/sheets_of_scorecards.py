"""Scorecards as a workbook: figures, sections, questions, members and the evaluations behind them."""

from collections.abc import Iterator, Sequence

from qa_studio.domain.estimates import Estimate, rate
from qa_studio.domain.score import VERDICTS
from qa_studio.domain.scorecard import ChecklistCard
from qa_studio.reports.names import FAMILIES, PICKED
from qa_studio.reports.workbook import Book, Cell, Share
from qa_studio.services.papers import ScorecardPaper


def write_scorecards(book: Book, papers: Sequence[ScorecardPaper]) -> None:
    """One sheet each of figures, sections, lost questions, members and evaluations, for all subjects."""
    say = book.say
    subject = [say("Subject"), say("Checklist")]
    trust = [say("n"), say("Low"), say("High")]
    book.sheet(say("Figures"), [*subject, say("Figure"), say("Value"), *trust, say("Remark")], _figures(book, papers))
    heads = [*subject, say("Section"), say("Share of points, %"), *trust, say("All others"), say("Remark")]
    book.sheet(say("Sections"), heads, _sections(book, papers))
    heads = [*subject, say("Code"), say("Question"), say("Lost"), say("Asked"), say("Share"), say("Low"), say("High")]
    book.sheet(
        say("Lost questions"), [*heads, say("Points lost"), say("Failed forms"), say("Remark")], _lost(book, papers)
    )
    heads = [*subject, say("Agent"), say("Agent number"), say("Score"), *trust, say("Failed forms"), say("Remark")]
    if any(paper.scorecard.members for paper in papers):
        book.sheet(say("Members"), heads, _members(book, papers))
    heads = [*subject, say("Evaluation"), say("Call"), say("Agent"), say("Agent number"), say("Team"), say("Queue")]
    heads += [say("Picked"), say("Inspector"), say("Version"), say("Score"), say("Score before the fail")]
    heads += [say("Critical score"), say("Verdict"), say("Band"), say("Satisfaction")]
    book.sheet(say("Evaluations"), heads, _evaluations(book, papers), frozen=1)


def _cards(book: Book, papers: Sequence[ScorecardPaper]) -> Iterator[tuple[ScorecardPaper, ChecklistCard, list[Cell]]]:
    for paper in papers:
        for card in paper.scorecard.cards:
            yield paper, card, [paper.scorecard.subject, card.title.in_language(book.imprint.language)]


def _trusted(book: Book, estimate: Estimate | None, *, share: bool = False) -> list[Cell]:
    """Value, n, ends of the interval, remark; below the least number only n."""
    if estimate is None:
        return [None, 0, None, None, None]
    if not estimate.enough(book.imprint.least_n):
        return [None, estimate.n, None, None, book.say("too few")]
    kind = Share if share else float
    return [kind(estimate.value), estimate.n, kind(estimate.low), kind(estimate.high), None]


def _figures(book: Book, papers: Sequence[ScorecardPaper]) -> Iterator[list[Cell]]:
    say = book.say
    for _, card, subject in _cards(book, papers):
        yield [*subject, say("Score"), *_trusted(book, card.score)]
        yield [*subject, say("All others"), *_trusted(book, card.others_score)]
        yield [*subject, say("Passed"), *_trusted(book, card.passed, share=True)]
        yield [*subject, say("Failed forms"), *_trusted(book, rate(*card.failed_forms), share=True)]
        yield [*subject, say("Satisfaction"), *_trusted(book, card.csat)]
        for family, estimate in card.critical.items():
            name = say.say(FAMILIES[family]) if family in FAMILIES else family
            cells = _trusted(book, estimate, share=True)
            yield [*subject, name, *(cells if estimate else [None, None, None, None, say("not configured")])]
        for pick, n in card.others_by_pick().items():
            picked = say.say(PICKED[pick])
            yield [*subject, say("Counted apart: {pick}", pick=picked), None, n, None, None, None]


def _sections(book: Book, papers: Sequence[ScorecardPaper]) -> Iterator[list[Cell]]:
    for paper, card, subject in _cards(book, papers):
        form = paper.checklists.get(card.checklist)
        titles = {s.code: s.title.in_language(book.imprint.language) for s in form.sections} if form else {}
        for section in card.sections:
            *cells, remark = _trusted(book, section.share)
            yield [*subject, titles.get(section.section, section.section), *cells, section.elsewhere, remark]


def _lost(book: Book, papers: Sequence[ScorecardPaper]) -> Iterator[list[Cell]]:
    for paper, card, subject in _cards(book, papers):
        form = paper.checklists.get(card.checklist)
        for lost in card.lost:
            known = form is not None and form.has_question(lost.question)
            text = form.question(lost.question).text.in_language(book.imprint.language) if form and known else None
            value, _, low, high, remark = _trusted(book, rate(lost.times, lost.asked), share=True)
            yield [
                *subject, lost.question, text, lost.times, lost.asked, value, low, high, lost.points, lost.failed,
                remark,
            ]  # fmt: skip


def _members(book: Book, papers: Sequence[ScorecardPaper]) -> Iterator[list[Cell]]:
    for paper in papers:
        for member in paper.scorecard.members:
            form = paper.checklists.get(member.checklist)
            title = form.title.in_language(book.imprint.language) if form else member.checklist
            *cells, remark = _trusted(book, member.score)
            yield [paper.scorecard.subject, title, member.name, member.number, *cells, member.failed_forms, remark]


def _evaluations(book: Book, papers: Sequence[ScorecardPaper]) -> Iterator[list[Cell]]:
    say = book.say
    for _, card, subject in _cards(book, papers):
        for row in sorted((*card.rows, *card.others), key=lambda row: (row.called_at, row.id)):
            yield [
                *subject, int(row.id), row.called_at, row.agent_name, row.agent_number, row.team_name, row.queue,
                say.say(PICKED[row.picked]), row.inspector, row.version, row.score, row.score_before_fail,
                row.critical_score, say.say(VERDICTS[row.verdict]) if row.verdict in VERDICTS else row.verdict,
                row.band, row.csat,
            ]  # fmt: skip
