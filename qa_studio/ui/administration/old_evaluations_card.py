"""How long evaluations are kept: the rule in words, what is due today, and removing it after a question."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.retention import may_remove_sound
from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.errors import StudioError
from qa_studio.services.old_evaluations import EvaluationRetention
from qa_studio.services.retained import EvaluationsDue
from qa_studio.texts import message
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Card, FactRow, clear_layout
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.formatting import Formats, whole
from qa_studio.ui.surroundings import Surroundings

LABELS = 400
LISTED = 12
"""So many are named."""


class OldEvaluationsCard(Card):
    """Says the rule; what is due is looked up when somebody asks, and removed when somebody confirms the numbers."""

    def __init__(
        self,
        retention: EvaluationRetention,
        around: Surroundings,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", " ", parent)
        self._retention, self._around, self._today = retention, around, today
        self._formats = Formats(around.language, around.zone)
        self.title.setText(self.tr("Retention of evaluations"))
        self.note.hide()
        self.rule = Paragraph("", "body", "ink2")
        self.body.addWidget(self.rule)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        self.look = Button(self.tr("Look what is due"), icon="hourglass-medium")
        self.look.clicked.connect(self.preview)
        self.remove = Button(self.tr("Remove…"), "danger", "trash")
        self.remove.clicked.connect(lambda: self.ask_removal())
        row.addWidget(self.look)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.body.addLayout(row)
        self._due: EvaluationsDue | None = None
        self.show_rule(WorkspaceSettings())

    def show_rule(self, settings: WorkspaceSettings) -> None:
        """The rule of these settings; what was found by another is forgotten."""
        self._due = None
        clear_layout(self._lines)
        days = settings.retention_evaluation_days
        self.look.setVisible(days > 0)
        self.remove.hide()
        if days <= 0:
            self.rule.setText(
                self.tr("All evaluations are kept. “Change settings…” makes a rule; nothing is ever removed by itself.")
            )
            return
        words = self.tr(
            "Evaluations may be removed {n} days after their last revision, once the audio of their calls is gone. "
            "What is held, being inspected, or has a coaching sample stays. Nothing is removed by itself."
        )
        self.rule.setText(words.format(n=whole(days)))

    def preview(self) -> None:
        """Look what would be removed today."""
        self.look.setEnabled(False)
        self._around.runner.run(
            lambda progress: self._retention.preview(self._today(), LISTED),
            self._on_found,
            title=message("Looking what is due"),
            failed=self._on_failed,
            owner=self,
        )

    def _on_failed(self, trouble: StudioError) -> None:
        self.look.setEnabled(True)
        self._around.presenter.show(trouble)

    def _on_found(self, due: EvaluationsDue | None) -> None:
        self.look.setEnabled(True)
        self._due = due
        clear_layout(self._lines)
        if due is None:
            return
        for label, value in self.facts(due):
            self._lines.addWidget(FactRow(label, value, LABELS))
        for each in due.listed:
            words = self.tr("Evaluation {number} · {agent} · {day}").format(
                number=each.id, agent=each.agent or "–", day=self._day(each.called_at)
            )
            self._lines.addWidget(Paragraph(words, "small", "ink2"))
        if due.evaluations > len(due.listed):
            more = self.tr("and {n} more").format(n=whole(due.evaluations - len(due.listed)))
            self._lines.addWidget(Paragraph(more, "small", "ink3"))
        if due.evaluations:
            self._lines.addWidget(Paragraph(self.afterwards(), "small", "warn"))
        may = may_remove_sound(self._around.person.role)
        self.remove.setVisible(due.evaluations > 0 and may)
        if due.evaluations and not may:
            words = self.tr("Only administrators may remove evaluations.")
            self._lines.addWidget(Paragraph(words, "small", "ink3"))

    def _day(self, at: datetime) -> str:
        return self._formats.day(at.astimezone(self._around.zone).date())

    def afterwards(self) -> str:
        """What becomes of figures, and what stays."""
        return self.tr(
            "Scorecards, charts and counts of causes of that time are without them; what was printed stays. "
            "Improvement actions stay with their titles and figures. The audit trail still has what it told when they "
            "were written, and earlier backups have all of them."
        )

    def facts(self, due: EvaluationsDue) -> list[tuple[str, str]]:
        """What would be removed, and what stays, line by line."""
        facts = [
            (self.tr("Completed before"), self._day(due.before)),
            (self.tr("Evaluations that would go"), whole(due.evaluations)),
            (self.tr("With so many revisions"), whole(due.revisions)),
            (self.tr("Root causes that would go"), whole(due.causes)),
            (self.tr("Improvement actions that lose causes"), whole(due.actions)),
            (self.tr("Notes that would go"), whole(due.notes)),
            (self.tr("Transcripts that would go"), whole(due.transcripts)),
            (self.tr("Held, so that they stay"), whole(due.held)),
            (self.tr("Being inspected, so that they stay"), whole(due.inspected)),
            (self.tr("With audio, so that they stay"), whole(due.with_audio)),
            (self.tr("With a coaching sample, so that they stay"), whole(due.examples)),
        ]
        if due.first is not None and due.last is not None:
            time = self._formats.days(
                due.first.astimezone(self._around.zone).date(), due.last.astimezone(self._around.zone).date()
            )
            facts.insert(2, (self.tr("Calls of"), time))
        return facts

    def ask_removal(self) -> Dialog | None:
        """Ask, with the numbers, whether to remove what was found; None where nothing was."""
        due = self._due
        if due is None or not due.evaluations:
            return None
        title = self.tr("Remove evaluations")
        dialog = Dialog(title, self.tr("Remove for good"), self.tr("Keep"), "danger", 460, self.window())
        words = self.tr(
            "{n} evaluations are removed with their answers, causes, notes and transcripts. This can't be undone; the "
            "audit trail tells their numbers."
        ).format(n=whole(due.evaluations))
        dialog.body.addWidget(Paragraph(words, "body", "ink2"))
        dialog.body.addWidget(Paragraph(self.afterwards(), "small", "ink2"))
        dialog.reject_button.setFocus()
        dialog.accepted.connect(lambda: self._run(due))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _run(self, due: EvaluationsDue) -> None:
        self.remove.hide()
        person = self._around.person.id
        self._around.runner.run(
            lambda progress: self._retention.run(due, progress, person),
            self._on_removed,
            title=message("Removing evaluations"),
            owner=self,
        )

    def _on_removed(self, gone: int) -> None:
        self._due = None
        clear_layout(self._lines)
        words = self.tr("{n} evaluations were removed.").format(n=whole(gone))
        self._lines.addWidget(Paragraph(words, "body", "ink"))
