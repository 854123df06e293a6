"""Teams and agents that were evaluated in a period, a line for each checklist."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.services.scorecards import ScorecardLine
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.cells import BarCell, NumberCell, TextCell
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.components.tabs import Tab, Tabs
from qa_studio.ui.scorecards.words import ScoreWords


class Overview(QWidget):
    """The lines of a period; `opened(ScorecardLine)` for Enter or a double click."""

    opened = Signal(object)
    to_recordings = Signal()

    def __init__(self, words: ScoreWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: tuple[ScorecardLine, ...] = ()
        self._titles: dict[str, str] = {}
        self._sort = ("score", True)
        self._shown_before = False
        self.tabs = Tabs([Tab("teams", self.tr("Teams")), Tab("agents", self.tr("Agents"))], "teams", self.tr("Whose"))
        self.tabs.chosen.connect(self._draw)
        self.checklist = Choice([("", self.tr("All checklists"))], self.tr("Checklist"), "")
        self.checklist.chosen.connect(self._draw)
        self._model: RowsModel[ScorecardLine] = RowsModel(self._columns())
        self.table = Table(self._model, self._model.columns, self.tr("Scorecards"))
        self.table.opened.connect(lambda number: self.opened.emit(self._model.row(number)))
        self.table.sort_asked.connect(self._on_sort)
        self.table.show_sorted(*self._sort)
        self._stack = QStackedWidget()
        bar = Surface("panel", "b")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 4, 24, 4)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.checklist)
        empty = EmptyState(
            "chart-line",
            self.tr("No scorecard in this period."),
            self.tr("They grow from completed evaluations of calls whose agent is known: see the call's details."),
            self.tr("Open recordings"),
        )
        empty.acted.connect(self.to_recordings)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def show_lines(self, lines: tuple[ScorecardLine, ...], titles: dict[str, str]) -> None:
        """Show these lines; `titles` by checklist code."""
        self._lines, self._titles = lines, titles
        used = Counter({line.checklist: 0 for line in lines})
        for line in lines:
            used[line.checklist] += line.evaluations if line.team is not None else 0
        # Scores of different checklists don't compare, so one is chosen from the start.
        chosen = self.checklist.code if self._shown_before else next((code for code, _ in used.most_common(1)), "")
        if lines and not self._shown_before and not any(line.team is not None for line in lines):
            self.tabs.set_code("agents")
        self._shown_before = self._shown_before or bool(lines)
        self.checklist.set_options(
            [("", self.tr("All checklists")), *((code, titles.get(code, code)) for code in used)]
        )
        self.checklist.set_code(chosen if chosen in used else "")
        self.checklist.updateGeometry()  # the titles are wider than “All checklists”
        self._draw()

    def _columns(self) -> list[Column[ScorecardLine]]:
        words = self._words
        return [
            Column(
                "name",
                self.tr("Name"),
                lambda line: TextCell(line.name, line.detail, weight=500),
                width=220,
                stretch=True,
                fixed=True,
                sort="name",
            ),
            Column(
                "checklist",
                self.tr("Checklist"),
                lambda line: TextCell(self._titles.get(line.checklist, line.checklist)),
                width=190,
                stretch=True,
            ),
            Column(
                "score",
                self.tr("Mean score"),
                lambda line: NumberCell(words.value(line.score), strong=True, second=words.sure(line.score)),
                width=170,
                side="right",
                sort="score",
            ),
            Column("bar", "", self._bar, width=150),
            Column(
                "failed",
                self.tr("Failed forms"),
                lambda line: NumberCell(str(line.failed_forms), low=line.failed_forms > 0),
                width=104,
                side="right",
                sort="failed",
            ),
            Column(
                "evaluations",
                self.tr("Evaluations"),
                lambda line: NumberCell(str(line.evaluations)),
                width=100,
                side="right",
                sort="evaluations",
            ),
        ]

    def _bar(self, line: ScorecardLine) -> BarCell:
        enough = line.score is not None and line.score.enough(self._words.least_n)
        return BarCell(line.score.value / 100 if line.score and enough else None, "")

    def _on_sort(self, sort: str, descending: bool) -> None:
        self._sort = (sort, descending)
        self._draw()

    def _draw(self) -> None:
        teams = self.tabs.code == "teams"
        code = self.checklist.code
        lines = [line for line in self._lines if (line.team is not None) == teams and code in ("", line.checklist)]
        sort, descending = self._sort
        lines.sort(key=lambda line: (line.checklist, line.name))
        lines.sort(key=lambda line: self._key(line, sort), reverse=descending)
        if sort == "score":  # too few are not ranked
            lines.sort(key=lambda line: line.score is None or not line.score.enough(self._words.least_n))
        self._model.set_rows(lines)
        self._stack.setCurrentIndex(0 if lines else 1)

    def _key(self, line: ScorecardLine, sort: str) -> float | str:
        if sort == "name":
            return line.name
        if sort == "failed":
            return line.failed_forms
        if sort == "evaluations":
            return line.evaluations
        return line.score.value if line.score is not None else -1.0
