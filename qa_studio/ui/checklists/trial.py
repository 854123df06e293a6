"""How past evaluations would have come out: asked for with a button, told in sentences and three tables."""

from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.what_if import MOST_TOLD, Changed, WhatIf
from qa_studio.errors import StudioError
from qa_studio.services.what_if import Trying
from qa_studio.texts import message
from qa_studio.ui.checklists.trial_tables import QuestionLine, TeamLine, TrialColumns
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.table import RowsModel, Table
from qa_studio.ui.components.tabs import Tab, Tabs
from qa_studio.ui.formatting import percent, whole
from qa_studio.ui.runtime import Task
from qa_studio.ui.surroundings import Surroundings

AMOUNTS = (100, 1000, 10_000, 100_000)
TABLE_HEIGHT = 212


class TrialView(QWidget):
    """A button with how many to try; then the sentences, and teams, evaluations that change, and questions in tabs."""

    def __init__(
        self, trying: Trying, around: Surroundings, checklist: Checklist, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._trying, self._around, self._checklist = trying, around, checklist
        self._columns = TrialColumns(checklist, around.say, self)
        self._task: Task | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._start_row())
        self.summary = Paragraph("", "body")
        self.summary.hide()
        column.addWidget(self.summary)
        self.tabs = Tabs([], "teams", self.tr("What would change"))
        self.tabs.chosen.connect(self.show_tab)
        column.addWidget(self.tabs)
        self._pages = QStackedWidget()
        self.model: RowsModel[TeamLine] = RowsModel(self._columns.teams())
        self.changed_model: RowsModel[Changed] = RowsModel(self._columns.changed())
        self.questions_model: RowsModel[QuestionLine] = RowsModel(self._columns.questions())
        self.table = self._page(self.model, self.tr("Teams before and after"))
        self.changed_table = self._page(self.changed_model, self.tr("Evaluations that change"))
        self.questions_table = self._page(self.questions_model, self.tr("Questions"))
        column.addWidget(self._pages, 1)
        for part in (self.tabs, self._pages):  # a dialog that grows under the results would leave a small screen
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self._show_tables(False)

    def _start_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.button = Button(self.tr("Try on past evaluations"), icon="flask")
        self.button.clicked.connect(self.start)
        options = [(str(each), self.tr("the last {n}").format(n=f"{each:,}")) for each in AMOUNTS]
        self.amount = Choice(options, self.tr("How many"), str(AMOUNTS[1]))
        row.addWidget(self.button)
        row.addWidget(self.amount)
        row.addStretch(1)
        return row

    def _page(self, model: RowsModel[Any], label: str) -> Table:
        table = Table(model, model.columns, label)
        table.setMinimumHeight(TABLE_HEIGHT)
        self._pages.addWidget(table)
        return table

    def _show_tables(self, shown: bool) -> None:
        self.tabs.setVisible(shown)
        self._pages.setVisible(shown)

    def show_tab(self, code: str) -> None:
        """Show `teams`, `evaluations` or `questions`."""
        self.tabs.set_code(code)
        self._pages.setCurrentIndex(("teams", "evaluations", "questions").index(code))

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
        self._task.progressed.connect(self._on_progress)
        self.button.setText(self.tr("Stop"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for it any more where the dialog around it is closed."""
        super().hideEvent(event)
        if self._task is not None and not event.spontaneous():
            self._task.cancel()

    def _on_progress(self) -> None:
        if self._task is not None and self._task.share is not None:
            self._say(self.tr("Scoring past evaluations: {share}").format(share=percent(self._task.share)))

    def _end(self) -> None:
        self._task = None
        self.button.setText(self.tr("Try on past evaluations"))

    def _on_failed(self, trouble: StudioError) -> None:
        self._end()
        self._say(self._around.say.sentences(trouble.what, trouble.hint))

    def _on_done(self, found: WhatIf) -> None:
        self._end()
        self._say(self._around.say.sentences(*self._sentences(found)))
        self.model.set_rows(self._columns.team_lines(found))
        self.changed_model.set_rows(sorted(found.changed, key=lambda each: not each.other_verdict))
        self.questions_model.set_rows(self._columns.question_lines(found))
        self.tabs.set_tabs(
            [
                Tab("teams", self.tr("Teams"), len(found.teams)),
                Tab("evaluations", self.tr("Evaluations that change"), len(found.changed)),
                Tab("questions", self.tr("Questions"), len(found.questions)),
            ]
        )
        self._show_tables(bool(found.teams))

    def _say(self, words: str) -> None:
        self.summary.setText(words)
        self.summary.show()

    def _sentences(self, found: WhatIf) -> list[str]:
        change = found.whole
        if not change.evaluations:
            return [self.tr("Nothing was evaluated with this checklist yet.")]
        words = self.tr("Of {n} evaluations {fail} that passed would fail, {passed} that failed would pass.")
        counts = {"fail": whole(change.to_fail), "passed": whole(change.to_pass)}
        told = [words.format(n=whole(change.evaluations), **counts)]
        if change.other_band:
            told.append(self.tr("{n} would get another band.").format(n=whole(change.other_band)))
        if len(found.changed) == MOST_TOLD:
            told.append(self.tr("The newest {n} that change are listed.").format(n=whole(MOST_TOLD)))
        if found.open:
            words = self.tr("{n} leave new questions unanswered, which take no part.")
            told.append(words.format(n=whole(found.open)))
        if found.lost_answers:
            words = self.tr("Answers without an option now: {n}.")
            told.append(words.format(n=whole(sum(found.lost_answers.values()))))
        return [*told, self._about_questions(found), self._about_agreement(found)]

    def _about_questions(self, found: WhatIf) -> str:
        never = sum(use.never_loses for use in found.questions.values())
        always = sum(use.always_loses for use in found.questions.values())
        words = self.tr("Questions that never lose marks: {never}; that always lose marks: {always}.")
        return words.format(never=never, always=always)

    def _about_agreement(self, found: WhatIf) -> str:
        if not found.judged_twice:
            return self.tr("No call was judged by two inspectors, so nothing says where they disagree.")
        words = self.tr("Judged by two inspectors: {calls}; questions that they disagree on: {n}.")
        disputed = sum(use.disputed for use in found.questions.values())
        return words.format(calls=whole(found.judged_twice), n=disputed)
