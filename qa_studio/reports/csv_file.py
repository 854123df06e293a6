"""Lists as text that every program for tables reads."""

import csv
from datetime import date, datetime
from pathlib import Path

from qa_studio.services.papers import ListPaper

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

ListCell = str | float | int | date | datetime | None


def write_csv(path: Path, paper: ListPaper) -> int:
    """UTF-8 with a mark that Excel knows it by; gives 1, as there is one table."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(paper.headings)
        lines.writerows([_cell(cell) for cell in row] for row in paper.rows)
    return 1


def _cell(cell: ListCell) -> str | float | int | None:
    """Text never becomes a formula of the program that opens it."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell
    if isinstance(cell, date):
        return cell.isoformat()
    return cell


def is_csv(out: Path) -> bool:
    """Whether a list is wanted as such text."""
    return out.suffix.lower() == ".csv"
