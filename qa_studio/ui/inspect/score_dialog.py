"""How this score came about: every weight, shift, fail and rounding, and the same answers counted in other ways."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.explaining import explain
from qa_studio.domain.explanation import ExplainedQuestion, ExplainedSection, Explanation
from qa_studio.domain.marks import State
from qa_studio.domain.score import VERDICTS, Verdict, in_words
from qa_studio.domain.score_compared import ComparedScore, compare
from qa_studio.texts import Catalogue
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cells import Cell, NumberCell, PillCell, TextCell
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.pills import PillKind
from qa_studio.ui.components.table import AnyIndex, Column, RowsModel, Table
from qa_studio.ui.components.tabs import Tab, Tabs
from qa_studio.ui.formatting import NOTHING, signed

_WIDE, _HIGH = 1040, 860
_PILLS: dict[Verdict, tuple[PillKind, str]] = {
    Verdict.PASS: ("good", "check-circle-fill"),
    Verdict.FAIL: ("bad", "warning-circle-fill"),
    Verdict.NOT_SCORED: ("neutral", "minus-circle"),
}


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A row of the table: a section with its sums, or a question."""

    number: str
    words: str
    remark: str
    answer: str
    token: str
    weight: Fraction | None
    share: Fraction | None
    earned: Fraction | None
    section: bool


class _TippedRows(RowsModel[Any]):
    """Rows whose words can be read whole as a tip, where a cell is too narrow for them."""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell, its words, or its words as a tip."""
        if role == Qt.ItemDataRole.ToolTipRole:
            cell = self.columns[index.column()].cell(self.row(index.row()))
            if isinstance(cell, TextCell):
                return "\n".join(part for part in (cell.words, cell.second) if part)
            return None
        return super().data(index, role)


class ScoreDialog(Dialog):
    """Shows how the score of `answers` came about, and what it would be in other ways of counting."""

    def __init__(self, checklist: Checklist, answers: Answers, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__("", "", width=720, parent=parent)
        self.name_parts(self.tr("How this score came about"), self.tr("Close"))
        self._say = say
        self.explanation = explain(checklist, answers, say.language)
        self._checklist, self._answers = checklist, answers
        tabs = [Tab("explained", self.tr("Step by step")), Tab("compared", self.tr("Other ways of counting"))]
        self.tabs = Tabs(tabs, "explained", self.tr("How this score came about"))
        self.tabs.chosen.connect(self.go_to)
        self.body.addWidget(self.tabs)
        self._pages = QStackedWidget()
        self.table = self._explained_table()
        self._pages.addWidget(self._explained_page())
        self.body.addWidget(self._pages, 1)
        self.copy = Button(self.tr("Copy as text"), icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(self.explanation.lines())))
        self.foot.insertWidget(1, self.copy)
        self.resize(self._fitting())
        self.table.setFocus()

    def _fitting(self) -> QSize:
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(_WIDE, _HIGH)
        return QSize(min(_WIDE, max(720, room.width() - 80)), min(_HIGH, max(480, room.height() - 80)))

    def go_to(self, code: str) -> None:
        """Show one of the two pages."""
        self.tabs.set_code(code)
        # A long form is scored many times over for the comparison: only for those who want to see it.
        if code == "compared" and self._pages.count() == 1:
            self._pages.addWidget(self._compared_page())
        self._pages.setCurrentIndex(0 if code == "explained" else 1)

    # Step by step

    def _explained_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(Paragraph(self._say.sentences(*self.explanation.rules), "small", "ink2"))
        column.addWidget(self.table, 1)
        conclusion = QGridLayout()
        conclusion.setVerticalSpacing(2)
        lines = self.explanation.conclusion
        half = (len(lines) + 1) // 2
        for number, words in enumerate(lines):
            conclusion.addWidget(Paragraph(words, "body", "ink"), number % half, number // half)
        column.addSpacing(8)
        column.addLayout(conclusion)
        return page

    def _explained_table(self) -> Table:
        head = self.explanation.headings
        columns: list[Column[ScoreLine]] = [
            Column("number", self.tr("No."), lambda row: _strong(row, row.number), 64),
            Column("question", self.tr("Question"), lambda row: _strong(row, row.words, row.remark), 400, stretch=True),
            Column("answer", self.tr("Answer"), lambda row: TextCell(row.answer, token=row.token), 150),
            Column("weight", head.weight, lambda row: _number(row, row.weight), 130, "right"),
            Column("share", head.share, lambda row: _number(row, row.share), 90, "right", shown=bool(head.share)),
            Column("earned", head.earned, lambda row: _number(row, row.earned), 90, "right"),
        ]
        return Table(_TippedRows(columns, self._lines()), columns, self.tr("How this score came about"))

    def _lines(self) -> list[ScoreLine]:
        lines: list[ScoreLine] = []
        for section in self.explanation.sections:
            lines.append(self._section_line(section))
            lines += [self._question_line(each) for each in section.questions]
        return [*lines, self._sum_line(self.explanation)]

    def _section_line(self, section: ExplainedSection) -> ScoreLine:
        remark = self._say.sentences(*section.remarks)
        sums = (section.weight, section.share, section.earned)
        return ScoreLine(section.number, section.title, remark, "", "bad" if section.failed else "ink", *sums, True)

    def _question_line(self, each: ExplainedQuestion) -> ScoreLine:
        token = "ink3" if each.state is not State.ANSWERED else "ink"
        if each.fails:
            token = "bad"
        elif each.lost:
            token = "warn"
        remark, sums = self._say.sentences(*each.remarks), (each.weight, each.share, each.earned)
        return ScoreLine(each.number, each.wording, remark, each.answer, token, *sums, False)

    def _sum_line(self, told: Explanation) -> ScoreLine:
        words = self.tr("Whole form")
        if told.exact is None:
            return ScoreLine("", words, "", "", "ink", None, None, None, True)
        share = 100 * told.earned / told.weight if told.weight and told.headings.share else None
        return ScoreLine("", words, "", "", "ink", told.weight, share, told.earned, True)

    # Other ways

    @cached_property
    def compared(self) -> tuple[ComparedScore, ...]:
        """The same answers in every way of counting, the checklist's own first."""
        return compare(self._checklist, self._answers)

    @cached_property
    def ways(self) -> Table:
        """They as a table."""
        return self._compared_table()

    def _compared_page(self) -> QWidget:
        page, column = _page()
        words = self.tr(
            "The same answers, scored as other programs do. Nothing of it is kept: only the first line counts."
        )
        column.addWidget(Paragraph(words, "small", "ink2"))
        column.addWidget(self.ways, 1)
        return page

    def _compared_table(self) -> Table:
        columns: list[Column[ComparedScore]] = [
            Column("way", self.tr("Way of counting"), self._way, 520, stretch=True),
            Column(
                "score", self.tr("Score"), lambda each: NumberCell(_score(each.score), strong=each.own), 80, "right"
            ),
            Column("before", self.tr("Before the fail"), self._before, 110, "right"),
            Column("change", self.tr("Difference"), self._change, 90, "right"),
            Column("verdict", self.tr("Verdict"), self._verdict, 116),
        ]
        return Table(_TippedRows(columns, self.compared), columns, self.tr("Other ways of counting"))

    def _way(self, each: ComparedScore) -> Cell:
        return TextCell(self._say.say(each.title), self._say.sentences(*each.how), weight=600 if each.own else 400)

    def _before(self, each: ComparedScore) -> Cell:
        return NumberCell(_score(each.before_fail) if each.before_fail != each.score else "")

    def _change(self, each: ComparedScore) -> Cell:
        own = self.compared[0].before_fail
        if each.own or own is None or each.before_fail is None:
            return NumberCell("")
        return NumberCell(signed(float(each.before_fail - own), 2))

    def _verdict(self, each: ComparedScore) -> Cell:
        kind, icon = _PILLS[each.verdict]
        return PillCell(self._say.say(VERDICTS[each.verdict]), kind, icon)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return page, column


def _strong(row: ScoreLine, words: str, second: str = "") -> Cell:
    token = row.token if row.section else "ink"
    return TextCell(words, second, token, 600 if row.section else 400)


def _number(row: ScoreLine, value: Fraction | None) -> Cell:
    return NumberCell("" if value is None else in_words(value).replace("-", "−"), strong=row.section)


def _score(score: object) -> str:
    return NOTHING if score is None else str(score).replace("-", "−")
