"""How long audio is kept: the rule in words, what is due today, and removing it after a question that names it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.retention import may_remove_sound
from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.errors import StudioError
from qa_studio.services.retained import Due, Removed
from qa_studio.services.retention import Retention
from qa_studio.texts import message
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Card, FactRow, clear_layout
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.formatting import Formats, whole
from qa_studio.ui.surroundings import Surroundings

LABELS = 400
LISTED = 20
"""So many of those that could not be removed are named."""


class RetentionCard(Card):
    """Says the rule; what is due is looked up when somebody asks, and removed when somebody confirms the numbers."""

    def __init__(
        self, retention: Retention, around: Surroundings, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__("", " ", parent)
        self._retention, self._around, self._today = retention, around, today
        self._formats = Formats(around.language, around.zone)
        self.title.setText(self.tr("Retention"))
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
        self.remove.clicked.connect(self._ask)
        row.addWidget(self.look)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.body.addLayout(row)
        self._due: Due | None = None
        self.show_rule(WorkspaceSettings())

    def show_rule(self, settings: WorkspaceSettings) -> None:
        """The rule of these settings; what was found by another is forgotten."""
        self._due = None
        clear_layout(self._lines)
        self.look.setVisible(settings.retention_days > 0)
        self.remove.hide()
        self.rule.setText(self._words(settings))

    def _words(self, settings: WorkspaceSettings) -> str:
        if settings.retention_days <= 0:
            return self.tr("All audio is kept. “Change settings…” makes a rule; nothing is ever removed by itself.")
        which = (
            self.tr("The audio of calls that are evaluated may be removed {n} days after the call.")
            if settings.retention_evaluated_only
            else self.tr("The audio of calls may be removed {n} days after the call, evaluated or not.")
        )
        words = (
            self.tr("Notes and transcripts go with it; evaluations stay.")
            if settings.retention_words
            else self.tr("Notes, transcripts and evaluations stay.")
        )
        held = self.tr("What is held or being inspected stays. Nothing is removed by itself.")
        joined = "" if self._around.language == "zh_CN" else " "
        return joined.join((which.format(n=whole(settings.retention_days)), words, held))

    def preview(self) -> None:
        """Look what would be removed today."""
        self.look.setEnabled(False)
        self._around.runner.run(
            lambda progress: self._retention.preview(self._today()),
            self._on_found,
            title=message("Looking what is due"),
            failed=self._on_failed,
            owner=self,
        )

    def _on_failed(self, trouble: StudioError) -> None:
        self.look.setEnabled(True)
        self._around.presenter.show(trouble)

    def _on_found(self, due: Due | None) -> None:
        self.look.setEnabled(True)
        self._due = due
        clear_layout(self._lines)
        if due is None:
            return
        for label, value in self.facts(due):
            self._lines.addWidget(FactRow(label, value, LABELS))
        may = may_remove_sound(self._around.person.role)
        self.remove.setVisible(due.recordings > 0 and may)
        if due.recordings and not may:
            self._lines.addWidget(Paragraph(self.tr("Only administrators may remove audio."), "small", "ink3"))

    def facts(self, due: Due) -> list[tuple[str, str]]:
        """What would be removed, line by line."""
        day = self._formats.day
        oldest = "–" if due.oldest is None else day(due.oldest.astimezone(self._around.zone).date())
        facts = [
            (self.tr("Calls before"), day(due.before.astimezone(self._around.zone).date())),
            (self.tr("Recordings that would lose their audio"), whole(due.recordings)),
            (self.tr("Hours of audio"), f"{due.seconds / 3600:.1f}"),
            (self.tr("Room on the disk"), f"{due.bytes / 1e6:.1f} MB"),
            (self.tr("The oldest call"), oldest),
            (self.tr("Held, so that they stay"), whole(due.held)),
            (self.tr("Being inspected, so that they stay"), whole(due.inspected)),
        ]
        if due.rule.words:
            facts.append((self.tr("Notes that would go"), whole(due.notes)))
            facts.append((self.tr("Transcripts that would go"), whole(due.transcripts)))
        if due.examples:
            facts.append((self.tr("Coaching samples that could be heard no longer"), whole(due.examples)))
        return facts

    def _ask(self) -> None:
        self.ask_removal()

    def ask_removal(self) -> Dialog | None:
        """Ask, with the numbers, whether to remove what was found; None where nothing was."""
        due = self._due
        if due is None or not due.recordings:
            return None
        words = self.tr(
            "The audio of {n} recordings, {hours} hours, is removed from where it lies. "
            "This can't be undone. What was judged stays, and the audit trail tells of each."
        ).format(n=whole(due.recordings), hours=f"{due.seconds / 3600:.1f}")
        title = self.tr("Remove the audio of {n} recordings?").format(n=whole(due.recordings))
        dialog = Dialog(title, self.tr("Remove for good"), self.tr("Keep"), "danger", 460, self.window())
        dialog.body.addWidget(Paragraph(words, "body", "ink2"))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for label, value in self.facts(due):
            lines.addWidget(FactRow(label, value, 300))
        dialog.body.addLayout(lines)
        dialog.reject_button.setFocus()
        dialog.accepted.connect(lambda: self._run(due))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _run(self, due: Due) -> None:
        self.remove.hide()
        person = self._around.person.id
        self._around.runner.run(
            lambda progress: self._retention.run(due, progress, person),
            self._on_removed,
            title=message("Removing audio"),
            owner=self,
        )

    def _on_removed(self, found: Removed) -> None:
        self._due = None
        clear_layout(self._lines)
        words = self.tr("{n} recordings lost their audio, {hours} hours.")
        self._lines.addWidget(
            Paragraph(words.format(n=whole(found.recordings), hours=f"{found.seconds / 3600:.1f}"), "body", "ink")
        )
        if found.left:
            stay = self.tr("{n} could not be removed:").format(n=whole(len(found.left)))
            self._lines.addWidget(Paragraph(stay, "body", "warn"))
        for each in found.left[:LISTED]:
            told = self._around.say.labelled(each.name, self._around.say.say(each.why))
            self._lines.addWidget(Paragraph(told, "small", "ink2"))
