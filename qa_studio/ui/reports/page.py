"""The reports page: one card for each report, with its period and its subject."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qa_studio.domain.people import AgentId, Team, TeamId
from qa_studio.services.events import Event, PeopleChanged
from qa_studio.services.people import AgentLine
from qa_studio.services.periods import day_of, end_of, start_of
from qa_studio.services.progress import Progress
from qa_studio.services.rows import CauseFilter, EvaluationFilter, RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.texts import LANGUAGES, Language, message
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Card, Surface
from qa_studio.ui.components.fields import Choice, FormField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.components.period import PeriodButton
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.documents import PAPER, ask_where
from qa_studio.ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Order:
    """What to print, taken down when the button is pressed: the fields may change while the report is made."""

    path: Path
    language: Language
    start: date
    end: date
    zone: str
    agent: AgentId
    team: TeamId

    @property
    def since(self) -> datetime:
        """The instant at which the period begins."""
        return start_of(self.start, self.zone)

    @property
    def before(self) -> datetime:
        """The instant at which the day after it begins."""
        return end_of(self.end, self.zone)


Write = Callable[[Order, Progress], int]


@dataclass(frozen=True, slots=True)
class Report:
    """One kind of report: what it is called, what is in it, and how it is written."""

    code: str
    title: str
    what: str
    write: Write
    excel: bool = True
    pdf: bool = True


class ReportsPage(QWidget):
    """Everything that goes out, in the language that is chosen for the paper."""

    def __init__(self, studio: Studio, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio, self._around = studio, surroundings
        self.period = PeriodButton(surroundings.language, day_of(studio.clock(), surroundings.zone.key))
        self.language = Segmented(
            [(code, {"en": "English", "zh_CN": "中文"}[code]) for code in LANGUAGES],
            surroundings.language,
            self.tr("Language of the paper"),
        )
        self.agent = Choice([], self.tr("Agent"))
        self.team = Choice([], self.tr("Team"))
        self.reports = {each.code: each for each in (self._agent_report(), self._team_report(), *self._others())}
        head = PageHead(self.tr("Reports"))
        head.add(self.language, self.period)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._cards(), 1)
        surroundings.hear(self, self._on_people, PeopleChanged)
        self.refresh()

    def refresh(self) -> None:
        """Read agents and teams again."""
        today = self._studio.today
        self._around.runner.read(
            lambda: (self._studio.people.agents(today()), self._studio.people.teams()), self._show_people, owner=self
        )

    def _on_people(self, event: Event) -> None:
        self.refresh()

    def _show_people(self, found: tuple[tuple[AgentLine, ...], tuple[Team, ...]]) -> None:
        agents, teams = found
        for field, options in (
            (self.agent, [(str(line.agent.id), _named(line)) for line in agents]),
            (self.team, [(str(team.id), team.name) for team in teams]),
        ):
            chosen = field.code
            field.set_options(options)
            if chosen in dict(options):
                field.set_code(chosen)

    def _cards(self) -> QScrollArea:
        ground = Surface("window")
        grid = QGridLayout(ground)
        grid.setContentsMargins(24, 20, 24, 24)
        grid.setSpacing(16)
        fields = {"agent": FormField(self.tr("Agent"), self.agent), "team": FormField(self.tr("Team"), self.team)}
        cards = [
            self._card(report, *(fields[code] for code in (report.code,) if code in fields))
            for report in self.reports.values()
        ]
        for number, card in enumerate(cards):
            grid.addWidget(card, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(cards), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        return area

    def _card(self, report: Report, *fields: QWidget) -> Card:
        card = Card(report.title)
        card.body.addWidget(Paragraph(report.what, "body", "ink2"))
        for each in fields:
            card.body.addWidget(each)
        row = QHBoxLayout()
        row.setSpacing(8)
        for suffix, offered, icon in ((".pdf", report.pdf, "file-pdf"), (".xlsx", report.excel, "table")):
            if offered:
                button = Button("PDF" if suffix == ".pdf" else "Excel", icon=icon)
                button.setAccessibleName(f"{report.title} {button.text()}")
                button.clicked.connect(lambda _=False, ending=suffix: self._ask_where(report, ending))
                row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _agent_report(self) -> Report:
        return Report(
            "agent",
            self.tr("Agent scorecard"),
            self.tr("Score trend, sections, most-lost questions and critical errors of one agent."),
            lambda order, progress: self._studio.reports.agent_scorecard(
                order.agent, order.start, order.end, order.path, order.language
            ),
        )

    def _team_report(self) -> Report:
        return Report(
            "team",
            self.tr("Team scorecard"),
            self.tr("The same for a team, with a line for each of its agents."),
            lambda order, progress: self._studio.reports.team_scorecard(
                order.team, order.start, order.end, order.path, order.language
            ),
        )

    def _others(self) -> tuple[Report, ...]:
        return (
            Report(
                "evaluations",
                self.tr("Evaluations"),
                self.tr("Every evaluation of the period: as PDF one after the other, in Excel with all answers."),
                self._write_evaluations,
            ),
            Report(
                "causes",
                self.tr("Root causes"),
                self.tr("How often each cause was found in the period, with the calls behind it."),
                self._write_causes,
            ),
            Report(
                "actions",
                self.tr("Action register"),
                self.tr("All improvement actions with owner, due day, baseline, target and effect."),
                lambda order, progress: self._studio.reports.actions(order.path, order.language),
            ),
            Report(
                "recordings",
                self.tr("Recordings"),
                self.tr("The recordings of the period as a list."),
                self._write_recordings,
                pdf=False,
            ),
        )

    def _write_evaluations(self, order: Order, progress: Progress) -> int:
        rows = self._studio.evaluations.rows(EvaluationFilter(since=order.since, before=order.before))
        return self._studio.reports.evaluations([row.id for row in rows], order.path, order.language, progress)

    def _write_causes(self, order: Order, progress: Progress) -> int:
        chosen = CauseFilter(since=order.since, before=order.before)
        return self._studio.reports.causes(chosen, order.start, order.end, order.path, order.language)

    def _write_recordings(self, order: Order, progress: Progress) -> int:
        chosen = RecordingFilter(since=order.since, before=order.before)
        return self._studio.reports.recordings(chosen, RecordingSort(), order.path, order.language, progress)

    def _ask_where(self, report: Report, suffix: str) -> None:
        start, end = self.period.days
        proposed = f"{report.title} {start:%Y-%m-%d} {end:%Y-%m-%d}{suffix}"
        if path := ask_where(self, report.title, proposed, {suffix: PAPER[suffix]}):
            self.write(report.code, path)

    def write(self, code: str, path: Path) -> None:
        """Write a report and open it when it is there."""
        write = self.reports[code].write
        start, end = self.period.days
        order = Order(
            path=path,
            language="zh_CN" if self.language.code == "zh_CN" else "en",
            start=start,
            end=end,
            zone=str(self._around.zone),
            agent=AgentId(int(self.agent.code or 0)),
            team=TeamId(int(self.team.code or 0)),
        )
        self._around.runner.run(
            lambda progress: write(order, progress),
            lambda pages: self._on_written(path),
            title=message("Writing {path}", path=path.name),
            owner=self,
        )

    def _on_written(self, path: Path) -> None:
        self._around.presenter.mention(message("{path} is written.", path=path))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _named(line: AgentLine) -> str:
    return f"{line.agent.name}  {line.agent.number or ''}".strip()
