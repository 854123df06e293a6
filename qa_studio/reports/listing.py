"""A list as people see it, on paper."""

from datetime import date, datetime

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Spacer

from qa_studio.reports.page import MARGIN, Chapter
from qa_studio.reports.setter import SECOND, TITLE, WIDTH, Setter, Story
from qa_studio.reports.setter import Cell as TableCell
from qa_studio.services.papers import ListPaper

_WIDE = A4[1] - 2 * MARGIN
_SAMPLE = 200  # rows that decide the widths of the columns
_LEAST, _MOST = 34.0, 220.0
Cell = str | float | int | date | datetime | None


def is_wide(paper: ListPaper) -> bool:
    """Whether the list needs the sheet across."""
    return len(paper.headings) > 6


def list_chapter(setter: Setter, paper: ListPaper) -> Chapter:
    """What stands above and below the pages."""
    return Chapter(paper.title, setter.say("{count} rows", count=len(paper.rows)))


def list_story(setter: Setter, paper: ListPaper) -> Story:
    """Title and one table."""
    count = setter.say("{count} rows", count=len(paper.rows))
    rows: list[list[TableCell]] = [[_said(setter, cell) for cell in row] for row in paper.rows]
    right = [
        at
        for at in range(len(paper.headings))
        if any(isinstance(row[at], int | float) for row in paper.rows)
        and all(row[at] is None or isinstance(row[at], int | float) for row in paper.rows)
    ]
    table = setter.table(paper.headings, rows, _widths(setter, paper), right=right)
    return [setter.text(paper.title, TITLE), setter.text(count, SECOND), Spacer(0, 10), table]


def _said(setter: Setter, cell: Cell) -> str:
    match cell:
        case None:
            return "–"
        case str():
            return cell
        case datetime():
            return setter.formats.moment(cell)
        case date():
            return setter.formats.day(cell)
        case bool():
            return setter.say("yes") if cell else setter.say("no")
        case _:
            return setter.formats.number(cell, 2)


def _widths(setter: Setter, paper: ListPaper) -> list[float]:
    """As wide as the contents ask for, in proportion to the room there is."""
    room = _WIDE if is_wide(paper) else WIDTH
    wanted = []
    for at, heading in enumerate(paper.headings):
        texts = [heading, *(_said(setter, row[at]) for row in paper.rows[:_SAMPLE])]
        longest = max(setter.typeface.width(line, 8.5) for text in texts for line in text.split("\n"))
        wanted.append(min(_MOST, max(_LEAST, longest + 14)))
    scale = room / sum(wanted) if wanted else 1.0
    return [width * scale for width in wanted]
