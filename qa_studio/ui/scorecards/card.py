"""The card of one agent or team: figures, trend, sections, most-lost questions, and the evaluations behind them."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.action import ActionId
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.recording import PICKED_NAMES
from qa_studio.domain.scorecard import ChecklistCard, EvaluationRow, LostQuestion, Scorecard
from qa_studio.ui.charts.bars import BarList, BarRow
from qa_studio.ui.charts.trend import TrendChart
from qa_studio.ui.components.bars import CompareBar
from qa_studio.ui.components.cards import BigFact, Card, FactRow, Hairline, Surface, clear_layout
from qa_studio.ui.components.cells import NumberCell, RingCell, TextCell
from qa_studio.ui.components.empty_state import EmptyState
from qa_studio.ui.components.labels import LinkLabel, Paragraph
from qa_studio.ui.components.score_ring import RingScore
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.components.tabs import Tab, Tabs
from qa_studio.ui.formatting import Formats, signed
from qa_studio.ui.navigation import ToAction, ToEvaluation, ToScorecard
from qa_studio.ui.scorecards.trend_of import TrendWords, trend_of
from qa_studio.ui.scorecards.words import ScoreWords
from qa_studio.ui.surroundings import Surroundings

MOST_LOST = 6


class CardView(QWidget):
    """Everything of one scorecard; every number leads to the evaluations behind it."""

    def __init__(self, words: ScoreWords, formats: Formats, surroundings: Surroundings) -> None:
        super().__init__()
        self._words, self._formats, self._around = words, formats, surroundings
        self._card: Scorecard | None = None
        self._checklists: dict[str, Checklist] = {}
        self.tabs = Tabs([Tab("", "")], "", self.tr("Checklist"))
        self.tabs.chosen.connect(self._draw)
        self._body = QVBoxLayout()
        self._body.setSpacing(16)
        self._body.setContentsMargins(24, 16, 16, 24)
        self.evaluations = _EvaluationList(words, formats, surroundings)
        ground = Surface("window")
        ground.setLayout(self._body)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area, 1)
        row.addWidget(self.evaluations)
        self._stack = QStackedWidget()
        self._stack.addWidget(inner)
        self._stack.addWidget(
            EmptyState(
                "chart-line",
                self.tr("No evaluation in this period."),
                self.tr("Choose another period at the top right."),
            )
        )
        self._bar = bar = Surface("panel", "b")
        line = QHBoxLayout(bar)
        line.setContentsMargins(24, 4, 24, 4)
        line.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def show_card(self, card: Scorecard, checklists: dict[str, Checklist]) -> None:
        """Show another one; the chosen checklist stays where it has it too."""
        self._card, self._checklists = card, checklists
        chosen, language = self.tabs.code, self._around.language
        codes = [each.checklist for each in card.cards]
        self._stack.setCurrentIndex(0 if codes else 1)
        self._bar.setVisible(bool(codes))
        if codes:
            self.tabs.set_tabs(
                [
                    Tab(each.checklist, each.title.in_language(language), len(each.rows) + len(each.others))
                    for each in card.cards
                ]
            )
            self.tabs.set_code(chosen if chosen in codes else codes[0])
            self._draw()

    def _draw(self) -> None:
        assert self._card is not None
        card = next(each for each in self._card.cards if each.checklist == self.tabs.code)
        clear_layout(self._body)
        self._body.addWidget(self._facts(card))
        self._body.addWidget(self._trend(card))
        pair = QHBoxLayout()
        pair.setSpacing(16)
        pair.addWidget(self._sections(card), 1, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self._lost(card), 1, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(pair)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        pair.addWidget(self._critical(card), 1, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self._others(card), 1, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(pair)
        if self._card.members:
            self._body.addWidget(self._members(card))
        self._body.addStretch(1)
        self.evaluations.show_rows([*card.rows, *card.others])

    def _facts(self, card: ChecklistCard) -> Card:
        words, box = self._words, Card("")
        row = QHBoxLayout()
        row.setSpacing(24)
        failed, scored = card.failed_forms
        others = words.value(card.others_score)
        for label, value, note in (
            (self.tr("Mean score"), words.value(card.score), words.sure(card.score)),
            (self.tr("Everybody else"), others, words.sure(card.others_score)),
            (self.tr("Pass rate"), words.share(card.passed), words.sure(card.passed, percent=True, digits=0)),
            (self.tr("Failed forms"), self.tr("{n} of {all}").format(n=failed, all=scored), ""),
            (self.tr("Satisfaction"), words.value(card.csat), words.sure(card.csat)),
        ):
            row.addWidget(BigFact(label, value, note), 1)
        box.body.addLayout(row)
        return box

    def _trend(self, card: ChecklistCard) -> Card:
        box = Card(self.tr("Score by call"), self.tr("random picks"))
        names = TrendWords(self.tr("Mean"), self.tr("Upper limit"), self.tr("Lower limit"), self.tr("Failed"))
        chart = TrendChart(trend_of(card, names, self._formats), self.tr("Score by call"))
        chart.setMinimumHeight(280)
        chart.chosen.connect(self._on_evaluation)
        box.body.addWidget(chart)
        if any(len(phase.rows) < self._words.least_n for phase in card.phases):
            few = self.tr("Control limits need at least {n} evaluations in a stretch.").format(n=self._words.least_n)
            box.body.addWidget(Paragraph(few, "small", "ink3"))
        links = QHBoxLayout()
        links.setSpacing(16)
        for action in sorted({mark.action for phase in card.phases if (mark := phase.mark) and mark.action}):
            link = LinkLabel(self.tr("Open action A-{n}").format(n=action), "small")
            link.clicked.connect(partial(self._around.navigation.go, ToAction(ActionId(action))))
            links.addWidget(link)
        links.addStretch(1)
        box.body.addLayout(links)
        return box

    def _sections(self, card: ChecklistCard) -> Card:
        box = Card(self.tr("Sections against everybody else"))
        titles = self._section_titles(card.checklist)
        for section in card.sections:
            enough = section.share.enough(self._words.least_n)
            gap = None if section.elsewhere is None else section.share.value - section.elsewhere
            bar = CompareBar(
                titles.get(section.section, section.section),
                section.share.value / 100 if enough else None,
                self._words.value(section.share, 0),
                section.elsewhere / 100 if section.elsewhere is not None else None,
                signed(gap) if gap is not None and enough else "",
                worse=gap is not None and gap < -3,
                note=self._words.sure(section.share),
            )
            asked = [row for row in card.rows if any(each.section == section.section for each in row.outcomes)]
            bar.clicked.connect(partial(self._narrow, tuple(asked), titles.get(section.section, "")))
            box.body.addWidget(bar)
        return box

    def _section_titles(self, code: str) -> dict[str, str]:
        checklist = self._checklists.get(code)
        language = self._around.language
        return {each.code: each.title.in_language(language) for each in checklist.sections} if checklist else {}

    def _lost(self, card: ChecklistCard) -> Card:
        box = Card(self.tr("Most lost questions"), self.tr("times, points"))
        lost = card.lost[:MOST_LOST]
        if not lost:
            box.body.addWidget(Paragraph(self.tr("No question lost marks."), "body", "ink2"))
            return box
        top = lost[0].times
        rows = [
            BarRow(
                each.question,
                self._question_text(card.checklist, each.question),
                each.times / top,
                self.tr("{n} of {all}").format(n=each.times, all=each.asked),
                f"−{each.points:.0f}",
                "bad" if each.failed else "ink3",
                "warning-octagon-fill" if each.failed else "",
            )
            for each in lost
        ]
        bars = BarList(rows, self.tr("Most lost questions"))
        bars.chosen.connect(lambda code: self._on_lost(card, code))
        box.body.addWidget(bars)
        return box

    def _question_text(self, checklist: str, code: str) -> str:
        known = self._checklists.get(checklist)
        for question in known.questions if known else ():
            if question.code == code:
                return question.text.in_language(self._around.language)
        return code

    def _on_lost(self, card: ChecklistCard, code: str) -> None:
        question: LostQuestion = next(each for each in card.lost if each.question == code)
        behind = set(question.evaluations)
        self._narrow(tuple(row for row in card.rows if row.id in behind), self._question_text(card.checklist, code))

    def _narrow(self, rows: tuple[EvaluationRow, ...], title: str) -> None:
        self.evaluations.show_rows(list(rows), title)

    def _critical(self, card: ChecklistCard) -> Card:
        box = Card(self.tr("Critical error accuracy"), self.tr("share of evaluations without a critical error"))
        families = {
            "customer": self.tr("Customer"),
            "business": self.tr("Business"),
            "compliance": self.tr("Compliance"),
            "true": self.tr("Without family"),
        }
        for family, estimate in card.critical.items():
            if estimate is None:
                words = self.tr("not configured")
            else:
                words = f"{self._words.share(estimate)}   {self._words.sure(estimate, percent=True, digits=0)}"
            box.body.addWidget(FactRow(families.get(family, family), words, 120))
        return box

    def _others(self, card: ChecklistCard) -> Card:
        box = Card(self.tr("Not picked at random"), self.tr("counted apart"))
        picks = card.others_by_pick()
        if not picks:
            box.body.addWidget(
                Paragraph(self.tr("Every evaluation of this period was picked at random."), "body", "ink2")
            )
        for pick, n in picks.items():
            box.body.addWidget(FactRow(self._around.say.say(PICKED_NAMES[pick]), str(n), 120))
        return box

    def _members(self, card: ChecklistCard) -> Card:
        assert self._card is not None
        box = Card(self.tr("Agents"))
        members = [member for member in self._card.members if member.checklist == card.checklist]
        for number, member in enumerate(sorted(members, key=lambda each: -each.score.value)):
            if number:
                box.body.addWidget(Hairline())
            row = QHBoxLayout()
            link = LinkLabel(f"{member.name}  {member.number or ''}".strip())
            link.clicked.connect(partial(self._around.navigation.go, ToScorecard(agent=member.agent)))
            row.addWidget(link, 2)
            row.addWidget(Paragraph(self._words.value(member.score), "body", "ink", 600), 1)
            row.addWidget(Paragraph(self._words.sure(member.score), "small", "ink3"), 2)
            failed = self.tr("{n} failed").format(n=member.failed_forms) if member.failed_forms else ""
            row.addWidget(Paragraph(failed, "small", "bad"), 1)
            box.body.addLayout(row)
        return box

    def _on_evaluation(self, code: str) -> None:
        self._around.navigation.go(ToEvaluation(EvaluationId(int(code))))


class _EvaluationList(Surface):
    """The evaluations behind the numbers, at the right; Enter or a double click opens one."""

    def __init__(self, words: ScoreWords, formats: Formats, surroundings: Surroundings) -> None:
        super().__init__("panel", "l")
        self._words, self._formats, self._around = words, formats, surroundings
        self.setFixedWidth(280)
        self.heading = Paragraph("", "body", "ink", 600)
        self._model: RowsModel[EvaluationRow] = RowsModel(self._columns())
        self.table = Table(self._model, self._model.columns, self.tr("Evaluations"))
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(16, 16, 16, 12)
        holder.addWidget(self.heading)
        column.addLayout(holder)
        column.addWidget(self.table, 1)

    def show_rows(self, rows: list[EvaluationRow], title: str = "") -> None:
        """These evaluations, newest first."""
        self._model.set_rows(sorted(rows, key=lambda row: row.called_at, reverse=True))
        n = len(rows)
        words = self.tr("1 evaluation") if n == 1 else self.tr("{n} evaluations").format(n=n)
        self.heading.setText(f"{title}: {words}" if title else words)

    def _columns(self) -> list[Column[EvaluationRow]]:
        return [
            Column("score", "", self._score, width=92),
            Column(
                "who",
                "",
                lambda row: TextCell(row.agent_name or row.inspector, self._around.say.say(PICKED_NAMES[row.picked])),
                width=90,
                stretch=True,
            ),
            Column(
                "when",
                "",
                lambda row: NumberCell(
                    self._formats.short_day(row.called_at.astimezone(self._around.zone).date()), second=row.inspector
                ),
                width=96,
                side="right",
            ),
        ]

    def _score(self, row: EvaluationRow) -> RingCell:
        value = row.score_before_fail or 0.0
        passed = row.verdict == "pass"
        token = "good" if passed else "warn"
        shown = "—" if row.score_before_fail is None else f"{value:.0f}"
        return RingCell(RingScore(value / 100, value / 100, shown, row.failed, token))

    def _on_opened(self, number: int) -> None:
        self._around.navigation.go(ToEvaluation(self._model.row(number).id))
