"""The line at the bottom of the window: what runs, what was saved, what was said."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.texts import Language, catalogue
from qa_studio.ui.components.bars import ProgressLine
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.cards import Sign, Surface
from qa_studio.ui.components.labels import ElidedLabel, LinkLabel
from qa_studio.ui.formatting import Formats
from qa_studio.ui.runtime import Task, TaskRunner

MESSAGE_MS = 8000


class StatusLine(Surface):
    """28 px: a message, the running task with its cancel, and at the right when the last write was saved."""

    def __init__(self, runner: TaskRunner, language: Language, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__("rail", "t", parent)
        self._runner = runner
        self._say = catalogue(language)
        self._formats = Formats(language, zone)
        self._task: Task | None = None
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(8)
        self.message = ElidedLabel("", "small", "ink2")
        row.addWidget(self.message, 1)
        self._task_part = QWidget()
        part = QHBoxLayout(self._task_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(8)
        self.task_words = ElidedLabel("", "small", "ink2", side="right")
        self.task_words.setMinimumWidth(120)
        part.addWidget(self.task_words, 1)
        self._line = ProgressLine()
        self._line.setFixedWidth(120)
        part.addWidget(self._line)
        self.left = ElidedLabel("", "small", "ink3")
        part.addWidget(self.left)
        self.cancel = IconButton("x", self.tr("Stop it"), size=24)
        self.cancel.clicked.connect(self._on_cancel)
        part.addWidget(self.cancel)
        row.addWidget(self._task_part, 1)
        self._waiting_sign = Sign("warning-circle-fill", "warn", 14)
        row.addWidget(self._waiting_sign)
        self.waiting = LinkLabel("", "small")
        row.addWidget(self.waiting)
        self._all_there = True
        self._saved_at: datetime | None = None
        self._saved_sign = Sign("check-bold", "good", 12)
        row.addWidget(self._saved_sign)
        self.saved = ElidedLabel("", "small", "ink3")
        row.addWidget(self.saved)
        self._saved_sign.hide()
        self.show_waiting("", "")
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(MESSAGE_MS)
        self._forget.timeout.connect(self.message.clear)
        runner.began.connect(self._show_task)
        runner.ended.connect(self._show_task)
        runner.saved.connect(self._on_saved)
        runner.writing.connect(self._on_writing)
        self._show_task()

    def say(self, words: str) -> None:
        """Show a message for a while."""
        self.message.setText(words)
        self.message.setAccessibleName(words)
        self._forget.start()

    def show_waiting(self, words: str, hint: str) -> None:
        """Say that something is not in the workspace yet; without words, that all is."""
        for part in (self._waiting_sign, self.waiting):
            part.setVisible(bool(words))
        self.waiting.setText(words)
        self.waiting.setAccessibleName(words)
        self.waiting.setToolTip(hint)
        before, self._all_there = self._all_there, not words
        if words:  # then nothing is said of what was saved before
            self._saved_sign.hide()
            self.saved.clear()
        elif not before and self._saved_at is not None:
            self._on_saved(self._saved_at)

    def _show_task(self) -> None:
        titled = [task for task in self._runner.tasks if task.title is not None]
        task = titled[-1] if titled else None
        if task is not self._task:
            if task is not None:
                task.progressed.connect(self._on_progress)
            self._task = task
        self._task_part.setVisible(task is not None)
        self._on_progress()

    def _on_progress(self) -> None:
        task = self._task
        if task is None or task.title is None:
            return
        words = self._say.say(task.title)
        if task.what is not None and (what := self._say.say(task.what)) != words:
            words = self._say.labelled(words, what)
        more = sum(1 for each in self._runner.tasks if each.title is not None) - 1
        self.task_words.setText(f"{words} (+{more})" if more > 0 else words)
        self._line.set_share(task.share)
        left = task.left_s()
        self.left.setText("" if left is None else self.tr("{time} left").format(time=self._formats.rough_length(left)))

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_saved(self, at: datetime) -> None:
        self._saved_at = at
        if not self._all_there:
            return
        self._saved_sign.show()
        self.saved.setText(self.tr("Saved {time}").format(time=self._formats.clock(at)))

    def _on_writing(self, waiting: int) -> None:
        if waiting and self._all_there:
            self._saved_sign.hide()
            self.saved.setText(self.tr("Saving…"))
