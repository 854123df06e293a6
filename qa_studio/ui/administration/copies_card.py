"""Copies of the workspace: those that are made by themselves, and one now, with the audio where that is wanted."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.services.full_backups import FullBackups, FullCopy
from qa_studio.services.ports import Backups
from qa_studio.texts import message
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Card
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.documents import ask_where
from qa_studio.ui.surroundings import Surroundings


class CopiesCard(Card):
    """Says what is copied by itself, and copies now."""

    def __init__(
        self, backups: Backups, full: FullBackups, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__("", " ", parent)
        self._backups, self._full, self._around = backups, full, around
        self.title.setText(self.tr("Backups"))
        self.note.hide()
        self._tell_how()
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        self.back_up = Button(self.tr("Back up now…"), icon="floppy-disk")
        self.back_up.clicked.connect(self._ask_copy)
        self.with_audio = Switch(self.tr("With the audio, in one file"))
        row.addWidget(self.back_up)
        row.addWidget(self.with_audio)
        row.addStretch(1)
        self.body.addLayout(row)

    def _tell_how(self) -> None:
        if self._backups.by_hand:
            words = self.tr("Daily copies of a team's database are made on its server. The same copy as here, by hand:")
            how = self._backups.by_hand
        else:
            words = self.tr(
                "The database is copied by itself every day and before an upgrade; the last ten copies are kept in the "
                "folder “backups” of the workspace. Recordings are not copied: they stay where they are."
            )
            how = self.tr("To go back to a copy: qa-studio restore COPY --workspace NEW-FOLDER")
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        told = Paragraph(how, "small", "ink3")
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(told)

    def _ask_copy(self) -> None:
        database = ".dump" if self._backups.by_hand else ".sqlite3"
        suffix = ".zip" if self.with_audio.isChecked() else database
        if path := ask_where(self, self.tr("Back up now"), f"qa-studio{suffix}", {suffix: self.tr("Backups")}):
            self.copy_to(path)

    def copy_to(self, path: Path) -> None:
        """Write a copy there, with the audio where the switch says so."""
        if self.with_audio.isChecked():
            self._around.runner.run(
                # The dialog has asked about a file that is there already.
                lambda progress: self._full.write(path, progress, replace=True),
                lambda made: self._on_copied(path, made),
                title=message("Backing up"),
                owner=self,
            )
            return
        self._around.runner.run(
            lambda progress: self._backups.write(path, replace=True),
            lambda size: self._around.presenter.tell(
                self.tr("The copy is in {path} ({size} MB).").format(path=path, size=f"{size / 1e6:.1f}"), "good"
            ),
            title=message("Copying the database"),
            owner=self,
        )

    def _on_copied(self, path: Path, made: FullCopy) -> None:
        size = f"{made.bytes / 1e6:.1f}"
        if made.left_out:
            words = self.tr(
                "The copy is in {path} ({size} MB). The audio of {n} recordings is left out: it is not there, another "
                "file by now, or lies where nothing answers. The manifest in it names them."
            )
            self._around.presenter.tell(words.format(path=path, size=size, n=len(made.left_out)), "warn")
            return
        words = self.tr("The copy is in {path} ({size} MB), with the audio of {n} recordings.")
        self._around.presenter.tell(words.format(path=path, size=size, n=made.recordings), "good")
