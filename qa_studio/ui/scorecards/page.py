"""The scorecards page: the overview, and from it the card of one agent or team."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.scorecard import Scorecard
from qa_studio.services.checklists import ChecklistShelf
from qa_studio.services.events import ActionChanged, EvaluationCompleted, EvaluationWithdrawn, SettingsChanged
from qa_studio.services.reports import Reports
from qa_studio.services.rows import ChecklistRow
from qa_studio.services.scorecards import ScorecardLine, Scorecards
from qa_studio.texts import message
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.page_head import PageHead
from qa_studio.ui.components.period import PeriodButton
from qa_studio.ui.documents import PAPER, ask_where
from qa_studio.ui.formatting import Formats
from qa_studio.ui.navigation import ToPlace, ToScorecard
from qa_studio.ui.reading_again import ReadingAgain
from qa_studio.ui.scorecards.card import CardView
from qa_studio.ui.scorecards.overview import Overview
from qa_studio.ui.scorecards.words import ScoreWords
from qa_studio.ui.surroundings import Surroundings

Overviewed = tuple[tuple[ScorecardLine, ...], tuple[ChecklistRow, ...]]
Carded = tuple[Scorecard, dict[str, Checklist]]


class ScorecardsPage(QWidget):
    """How agents and teams do over a period."""

    def __init__(
        self,
        scorecards: Scorecards,
        checklists: ChecklistShelf,
        reports: Reports,
        today: date,
        surroundings: Surroundings,
    ) -> None:
        super().__init__()
        self._scorecards, self._checklists, self._reports = scorecards, checklists, reports
        self._around = surroundings
        self._whose: ToScorecard | None = None
        self._asked = 0
        formats = Formats(surroundings.language, surroundings.zone)
        self._words = ScoreWords(formats, surroundings.least_n, self)
        self.period = PeriodButton(surroundings.language, today)
        self.period.period_chosen.connect(self.refresh)
        self.pdf_button = Button("PDF", icon="file-pdf")
        self.pdf_button.clicked.connect(self._on_pdf)
        self.head = PageHead(self.tr("Scorecards"))
        self.back = self.head.lead_back(self.tr("Scorecards"), self._on_back)
        self.head.add(self.period, self.pdf_button)
        self.overview = Overview(self._words)
        self.setFocusProxy(self.overview.table)
        self.overview.opened.connect(self._on_line)
        self.overview.to_recordings.connect(lambda: surroundings.navigation.go(ToPlace("recordings")))
        self.card = CardView(self._words, formats, surroundings)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        again = ReadingAgain(self, self.refresh)
        changes = (EvaluationCompleted, EvaluationWithdrawn, ActionChanged, SettingsChanged)
        surroundings.hear(self, lambda _: again.ask(), *changes)
        self.refresh()

    def go_to(self, destination: ToScorecard) -> None:
        """Show the card of an agent or a team."""
        self._whose = destination if destination.agent is not None or destination.team is not None else None
        self.refresh()

    def show_start(self) -> None:
        """Back to the overview of everybody."""
        self.go_to(ToScorecard())

    def refresh(self) -> None:
        """Read again what is shown."""
        first, last = self.period.days
        shown = self._whose
        self._asked += 1
        asked = self._asked
        self.head.lead_visible(shown is not None)
        self.pdf_button.setVisible(shown is not None)
        if shown is None:
            self.head.title.setText(self.tr("Scorecards"))
            self._stack.setCurrentWidget(self.overview)
            self._around.runner.read(
                lambda: (self._scorecards.overview(first, last), self._checklists.rows()),
                lambda found: self._show_overview(found) if asked == self._asked else None,
                owner=self,
            )
        else:
            self._around.runner.read(
                lambda: self._card_of(shown, first, last),
                # Two reads at once may end in either order: only the last one asked for counts.
                lambda found: self._show_card(found) if asked == self._asked else None,
                owner=self,
            )

    def _card_of(self, whose: ToScorecard, first: date, last: date) -> Carded:
        if whose.agent is not None:
            card = self._scorecards.of_agent(whose.agent, first, last)
        else:
            assert whose.team is not None
            card = self._scorecards.of_team(whose.team, first, last)
        return card, self._scorecards.checklists(card)

    def _show_overview(self, found: Overviewed) -> None:
        lines, checklists = found
        language = self._around.language
        self.overview.show_lines(lines, {row.code: row.title.in_language(language) for row in checklists})

    def _show_card(self, found: Carded) -> None:
        card, checklists = found
        self.head.title.setText(f"{card.subject}  {card.detail}".strip())
        self.card.show_card(card, checklists)
        self._stack.setCurrentWidget(self.card)

    def _on_line(self, line: ScorecardLine) -> None:
        self._around.navigation.go(ToScorecard(agent=line.agent, team=line.team))

    def _on_back(self) -> None:
        self._around.navigation.go(ToScorecard())

    def _on_pdf(self) -> None:
        first, last = self.period.days
        proposed = f"{self.head.title.text()} {first:%Y-%m-%d} {last:%Y-%m-%d}.pdf"
        if path := ask_where(self, self.tr("Scorecard"), proposed, PAPER):
            self.print_to(path)

    def print_to(self, path: Path) -> None:
        """Write the card that is shown."""
        whose, (first, last), language = self._whose, self.period.days, self._around.language
        if whose is None:
            return

        def write() -> int:
            if whose.agent is not None:
                return self._reports.agent_scorecard(whose.agent, first, last, path, language)
            assert whose.team is not None
            return self._reports.team_scorecard(whose.team, first, last, path, language)

        self._around.runner.run(
            lambda progress: write(),
            lambda pages: self._around.presenter.mention(message("{path} is written.", path=path)),
            title=message("Writing {path}", path=path.name),
            owner=self,
        )
