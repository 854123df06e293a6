"""The causes page: a Pareto picture of the period, the calls behind it, and the way to an improvement action."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.action import ActionId
from qa_studio.domain.audit import Subject
from qa_studio.domain.people import Team, TeamId
from qa_studio.domain.rights import Deed
from qa_studio.services.actions import Actions
from qa_studio.services.causes import RootCauses
from qa_studio.services.events import ActionChanged, EvaluationCompleted, RootCauseLogged, RootCauseRemoved
from qa_studio.services.people import PeopleDirectory
from qa_studio.services.periods import end_of, start_of
from qa_studio.services.reports import Reports
from qa_studio.services.rows import CauseFilter, CauseRow
from qa_studio.texts import message
from qa_studio.ui.audit.history_menu import add_history
from qa_studio.ui.causes.raise_dialog import RaiseDialog
from qa_studio.ui.charts.pareto import ParetoBar, ParetoChart
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Card, Surface
from qa_studio.ui.components.cells import TextCell
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.components.period import PeriodButton
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.documents import PAPER, ask_where
from qa_studio.ui.formatting import NOTHING, Formats, stretch
from qa_studio.ui.navigation import ToAction, ToCauses, ToEvaluation, ToInspection, ToPlace
from qa_studio.ui.place_list import is_offered
from qa_studio.ui.reading_again import ReadingAgain
from qa_studio.ui.surroundings import Surroundings

MOST_BARS = 12
Found = tuple[tuple[CauseRow, ...], tuple[Team, ...]]


class CausesPage(QWidget):
    """Root causes of a period."""

    def __init__(
        self,
        causes: RootCauses,
        actions: Actions,
        people: PeopleDirectory,
        reports: Reports,
        today: date,
        surroundings: Surroundings,
    ) -> None:
        super().__init__()
        self._causes, self._actions, self._people, self._reports = causes, actions, people, reports
        self._around = surroundings
        self._formats = Formats(surroundings.language, surroundings.zone)
        self._cause: str | None = None
        self._asked = 0
        self._rows: tuple[CauseRow, ...] = ()
        self.dialog: RaiseDialog | None = None
        self.period = PeriodButton(surroundings.language, today)
        self.period.period_chosen.connect(self.refresh)
        self.team = Choice([("", self.tr("All teams"))], self.tr("Team"), "")
        self.team.chosen.connect(self.refresh)
        self.level = Segmented(
            [("1", self.tr("Area")), ("2", self.tr("Group")), ("3", self.tr("Cause"))],
            "2",
            self.tr("Level of the tree"),
        )
        self.level.chosen.connect(self._draw)
        self.chart = ParetoChart([], self.tr("Causes by how often they were found"))
        self.chart.chosen.connect(self._on_bar)
        self._model: RowsModel[CauseRow] = RowsModel(self._columns())
        self.table = Table(self._model, self._model.columns, self.tr("Root causes"), many=True)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self._on_opened)
        self.table.menu_asked.connect(self._on_menu)
        self.table.picked.connect(self._show_picked)
        self._stack = QStackedWidget()
        self._build()
        again = ReadingAgain(self, self.refresh)
        changes = (RootCauseLogged, RootCauseRemoved, EvaluationCompleted, ActionChanged)
        surroundings.hear(self, lambda _: again.ask(), *changes)
        self.refresh()

    def _columns(self) -> list[Column[CauseRow]]:
        return [
            Column("cause", self.tr("Cause"), self._cause_cell, width=230, stretch=True, fixed=True),
            Column("question", self.tr("Question"), self._question_cell, width=220, stretch=True),
            Column("agent", self.tr("Agent"), lambda row: TextCell(row.agent_name or NOTHING), width=96),
            Column("team", self.tr("Team"), lambda row: TextCell(row.team_name or NOTHING), width=110),
            Column("call", self.tr("Call"), self._call_cell, width=104),
            Column("by", self.tr("Logged by"), lambda row: TextCell(row.logged_by), width=90),
            Column("actions", self.tr("Actions"), self._action_cell, width=84),
        ]

    def _cause_cell(self, row: CauseRow) -> TextCell:
        path = self._causes.tree.path(row.root_cause.cause)
        titles = [cause.title.in_language(self._around.language) for cause in path]
        return TextCell(titles[-1] if titles else row.root_cause.cause, " › ".join(titles[:-1]), weight=500)

    def _question_cell(self, row: CauseRow) -> TextCell:
        if row.question_text is None:
            return TextCell(NOTHING)
        return TextCell(row.question_text.in_language(self._around.language), row.root_cause.note)

    def _call_cell(self, row: CauseRow) -> TextCell:
        when = self._formats.short_when(row.called_at) if row.called_at else NOTHING
        span = row.root_cause.evidence
        return TextCell(when, stretch(span.start, span.end) if span else "")

    def _action_cell(self, row: CauseRow) -> TextCell:
        return TextCell(
            ", ".join(f"A-{number}" for number in row.actions) or NOTHING, token="accent" if row.actions else "ink3"
        )

    def _build(self) -> None:
        head = PageHead(self.tr("Causes"))
        self.pdf_button = Button("PDF", icon="file-pdf")
        self.pdf_button.clicked.connect(self._on_pdf)
        self.raise_button = Button(self.tr("Raise action"), "primary", "trend-up")
        self.raise_button.clicked.connect(self.raise_action)
        self.raise_button.setVisible(self._around.may(Deed.STEER_ACTIONS))
        head.add(self.period, self.pdf_button, self.raise_button)
        bar = Surface("panel", "b")
        bar.setFixedHeight(56)
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        row.addWidget(self.level)
        row.addWidget(self.team)
        self.chip = Chip("", chosen=True, removable=True)
        self.chip.removed.connect(lambda: self.show_cause(None))
        row.addWidget(self.chip)
        row.addStretch(1)
        self.count = ElidedLabel("", "body", "ink2", 500, side="right")
        self.count.setMinimumWidth(96)
        row.addWidget(self.count)
        empty = EmptyState(
            "git-branch",
            self.tr("No root cause was logged in this period."),
            self.tr("While inspecting, press R on a question that lost marks."),
            self.tr("Go to my work"),
        )
        empty.acted.connect(lambda: self._around.navigation.go(ToPlace("my_work")))
        empty.action.setVisible(is_offered("my_work", self._around))
        self._stack.addWidget(self._content())
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def _content(self) -> QWidget:
        ground = Surface("window")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(24, 16, 24, 16)
        card = Card(self.tr("How often each cause was found"))
        card.body.addWidget(self.chart, 1)
        inner.addWidget(card)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(ground)
        splitter.addWidget(self.table)
        splitter.setSizes([380, 360])
        return splitter

    def go_to(self, destination: ToCauses) -> None:
        """Narrow to a cause."""
        self.show_cause(destination.cause)

    def show_cause(self, cause: str | None) -> None:
        """Only this cause and what lies below it; None: all."""
        self._cause = cause
        self.refresh()

    def refresh(self) -> None:
        """Read causes and teams again."""
        chosen = self._filter()
        self._asked += 1
        asked = self._asked
        self._around.runner.read(
            lambda: (self._causes.rows(chosen), self._people.teams()),
            # Two reads at once may end in either order: only the last one asked for counts.
            lambda found: self._show(found) if asked == self._asked else None,
            owner=self,
        )

    def _filter(self) -> CauseFilter:
        first, last = self.period.days
        zone, team = str(self._around.zone), self.team.code
        return CauseFilter(
            since=start_of(first, zone),
            before=end_of(last, zone),
            teams=(TeamId(int(team)),) if team else (),
            cause=self._cause,
        )

    def _show(self, found: Found) -> None:
        picked = {row.root_cause.id for row in self.picked()} if self.table.selected_rows() else set()
        self._rows, teams = found
        team = self.team.code
        self.team.set_options([("", self.tr("All teams")), *((str(each.id), each.name) for each in teams)])
        self.team.set_code(team or "")
        known = self._causes.tree.find(self._cause) if self._cause else None
        self.chip.setVisible(known is not None)
        if known is not None:
            self.chip.setText(known.title.in_language(self._around.language))
        n = len(self._rows)
        self.count.setText(self.tr("1 cause") if n == 1 else self.tr("{n} causes").format(n=n))
        self._model.set_rows(self._rows)
        self.table.select_rows([number for number, row in enumerate(self._rows) if row.root_cause.id in picked])
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self._draw()
        self._show_picked()

    def _draw(self) -> None:
        bars = self._causes.pareto(self._rows, int(self.level.code))
        shown = [
            ParetoBar(bar.cause.code, bar.cause.title.in_language(self._around.language), bar.count)
            for bar in bars[:MOST_BARS]
        ]
        rest = sum(bar.count for bar in bars[MOST_BARS:])
        if rest:
            shown.append(ParetoBar("", self.tr("Others"), rest))
        self.chart.show_bars(shown)

    def picked(self) -> tuple[CauseRow, ...]:
        """The selected causes; where none is selected, all of the cause that the page is narrowed to."""
        rows = self.table.selected_rows()
        return tuple(self._model.row(number) for number in rows) or (self._rows if self._cause else ())

    def _show_picked(self) -> None:
        picked = self.picked()
        self.raise_button.setEnabled(bool(picked))
        self.raise_button.setToolTip("" if picked else self.tr("Choose a bar, or select causes in the list."))

    def _on_bar(self, code: str) -> None:
        if code:
            if self.level.code != "3":
                self.level.set_code(str(int(self.level.code) + 1))
            self.show_cause(code)

    def _on_opened(self, number: int) -> None:
        row = self._model.row(number)
        at = row.root_cause.evidence.start if row.root_cause.evidence else None
        if row.evaluation is not None:
            self._around.navigation.go(ToEvaluation(row.evaluation, at, row.root_cause.recording))
        else:
            self._around.navigation.go(ToInspection(row.root_cause.recording, at_s=at))

    def _on_menu(self, number: int, point: QPoint) -> None:
        row = self._model.row(number)
        menu = QMenu(self)
        menu.addAction(self.tr("Open the evaluation"), lambda: self._on_opened(number))
        if self._around.may(Deed.STEER_ACTIONS):
            menu.addAction(self.tr("Raise action…"), self.raise_action)
        for action in row.actions:
            menu.addAction(f"A-{action}", partial(self._around.navigation.go, ToAction(ActionId(action))))
        name = self._cause_cell(row).words
        add_history(menu, self._around.navigation, Subject.CAUSE, row.root_cause.id, name)
        menu.popup(point)

    def raise_action(self) -> None:
        """Ask for title and problem, then open the new action."""
        rows = self.picked()
        self.dialog = RaiseDialog(rows, self._causes.tree, self._around, self)
        self.dialog.accepted.connect(partial(self._on_raised, self.dialog, rows))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _on_raised(self, dialog: RaiseDialog, rows: tuple[CauseRow, ...]) -> None:
        title, problem = dialog.title_field.text(), dialog.problem_field.text()
        ids, by = tuple(row.root_cause.id for row in rows), self._around.person.id
        self._around.runner.queue(
            lambda: self._actions.raise_for(title, problem, ids, by),
            lambda action: self._around.navigation.go(ToAction(action)),
            owner=self,
        )

    def _on_pdf(self) -> None:
        first, last = self.period.days
        proposed = f"{self.tr('Root causes')} {first:%Y-%m-%d} {last:%Y-%m-%d}.pdf"
        if path := ask_where(self, self.tr("Root causes"), proposed, PAPER):
            self.print_to(path)

    def print_to(self, path: Path) -> None:
        """Write what is shown, as PDF or Excel after the file's name."""
        (first, last), chosen = self.period.days, self._filter()
        self._around.runner.run(
            lambda progress: self._reports.causes(chosen, first, last, path, self._around.language),
            lambda pages: self._around.presenter.mention(message("{path} is written.", path=path)),
            title=message("Writing {path}", path=path.name),
            owner=self,
        )
