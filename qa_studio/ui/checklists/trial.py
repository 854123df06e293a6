"""How past evaluations would have come out: asked for with a button, told in a sentence and a table of teams."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.what_if import GroupChange, WhatIf
from qa_studio.errors import StudioError
from qa_studio.services.what_if import Trying
from qa_studio.texts import message
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cells import NumberCell, TextCell
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.table import Column, RowsModel, Table
from qa_studio.ui.formatting import NOTHING, points
from qa_studio.ui.runtime import Task
from qa_studio.ui.surroundings import Surroundings

AMOUNTS = (100, 1000, 10_000, 100_000)
TABLE_HEIGHT = 168
ALWAYS, LEAST = 20, 0.9
"""A question is named as never or always losing marks only where it was asked so often."""


class TrialView(QWidget):
    """A button with how many to try; then the sentence, the table, and the questions that decide nothing."""

    def __init__(
        self, trying: Trying, around: Surroundings, checklist: Checklist, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._trying, self._around, self._checklist = trying, around, checklist
        self._task: Task | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.button = Button(self.tr("Try on past evaluations"), icon="flask")
        self.button.clicked.connect(self.start)
        options = [(str(each), self.tr("the last {n}").format(n=f"{each:,}")) for each in AMOUNTS]
        self.amount = Choice(options, self.tr("How many"), str(AMOUNTS[1]))
        row.addWidget(self.button)
        row.addWidget(self.amount)
        row.addStretch(1)
        column.addLayout(row)
        self.summary = Paragraph("", "body")
        self.summary.hide()
        column.addWidget(self.summary)
        self.model: RowsModel[tuple[str | None, GroupChange]] = RowsModel(self._columns())
        self.table = Table(self.model, self.model.columns, self.tr("Teams before and after"))
        self.table.setFixedHeight(TABLE_HEIGHT)
        self.table.hide()
        column.addWidget(self.table)

    def _columns(self) -> list[Column[tuple[str | None, GroupChange]]]:
        return [
            Column(
                "team",
                self.tr("Team"),
                lambda row: TextCell(row[0] or self.tr("No team"), weight=500),
                width=140,
                stretch=True,
            ),
            Column("n", self.tr("n"), lambda row: NumberCell(str(row[1].evaluations)), width=56, side="right"),
            Column("before", self.tr("Mean before"), lambda row: _mean(row[1].mean_before), width=96, side="right"),
            Column("after", self.tr("Mean after"), lambda row: _mean(row[1].mean_after), width=96, side="right"),
            Column("fail", self.tr("Now fail"), lambda row: NumberCell(str(row[1].to_fail)), width=80, side="right"),
            Column("pass", self.tr("Now pass"), lambda row: NumberCell(str(row[1].to_pass)), width=80, side="right"),
            Column(
                "band", self.tr("Other band"), lambda row: NumberCell(str(row[1].other_band)), width=92, side="right"
            ),
        ]

    def start(self) -> None:
        """Replay them; a second press stops."""
        if self._task is not None:
            self._task.cancel()
            return
        most, checklist = int(self.amount.code), self._checklist
        self._task = self._around.runner.run(
            lambda progress: self._trying.on_past(checklist, most, progress),
            self._on_done,
            title=message("Scoring past evaluations"),
            failed=self._on_failed,
            owner=self,
        )
        self.button.setText(self.tr("Stop"))

    def _end(self) -> None:
        self._task = None
        self.button.setText(self.tr("Try on past evaluations"))

    def _on_failed(self, trouble: StudioError) -> None:
        self._end()
        self._say(self._around.say.sentences(trouble.what, trouble.hint))

    def _on_done(self, found: WhatIf) -> None:
        self._end()
        self._say(self._around.say.sentences(*self._sentences(found)))
        self.model.set_rows(sorted(found.teams.items(), key=lambda item: item[0] or ""))
        self.table.setVisible(bool(found.teams))

    def _say(self, words: str) -> None:
        self.summary.setText(words)
        self.summary.show()

    def _sentences(self, found: WhatIf) -> list[str]:
        whole = found.whole
        if not whole.evaluations:
            return [self.tr("Nothing was evaluated with this checklist yet.")]
        words = self.tr("Of {n} evaluations {fail} that passed would fail, {passed} that failed would pass.")
        told = [words.format(n=whole.evaluations, fail=whole.to_fail, passed=whole.to_pass)]
        if found.open:
            words = self.tr("{n} leave new questions unanswered, which take no part.")
            told.append(words.format(n=found.open))
        if found.lost_answers:
            words = self.tr("Answers without an option now: {n}.")
            told.append(words.format(n=sum(found.lost_answers.values())))
        return told + self._questions(found)

    def _questions(self, found: WhatIf) -> list[str]:
        often = {code: use for code, use in found.questions.items() if use.asked >= ALWAYS}
        never = [code for code, use in often.items() if not use.lost]
        always = [code for code, use in often.items() if use.lost == use.asked]
        apart = [
            code
            for code, use in found.questions.items()
            if use.judged_twice >= 5 and use.agreed / use.judged_twice < LEAST
        ]
        told = []
        for words, codes in (
            (self.tr("Never loses marks: {codes}."), never),
            (self.tr("Always loses marks: {codes}."), always),
            (self.tr("Inspectors disagree on: {codes}."), apart),
        ):
            if codes:
                told.append(words.format(codes=self._around.say.listed(codes)))
        return told


def _mean(value: Decimal | None) -> NumberCell:
    return NumberCell(NOTHING if value is None else points(float(value), 1))
